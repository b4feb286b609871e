"""What is reported of a table of nodes that cannot be joined to the edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..errors import TableError
from ..terminal import escaped_line
from .blocks import Block
from .files import Cell

_LONGEST = 40  # characters of an id or a label


def unfit_nodes(nodes: str, blocks: Sequence[Block], edges: Iterable[Block]) -> TableError:
    """Return the error on a stated table of nodes that gives the ids of the edges no places.

    Parameters
    ----------
    nodes
        The file of the nodes as the user named it.
    blocks
        The tables in it.
    edges
        The tables of the list.

    Examples
    --------
    >>> from .files import Sheet
    >>> def block(*rows):
    ...     return Block(Sheet(None, []), list(rows[0]), (1,), (), list(enumerate(map(list, rows[1:]), 2)))
    >>> edges = block(("source", "target"), ("c1", "c2"))
    >>> print(unfit_nodes("n.csv", [block(("id", "name"), ("c1", "Kobe"), ("c2", "Graz"), ("c1", "Lyon"))], [edges]))
    n.csv, rows 2 and 4: the id 'c1' is in both, expected each id in one row
    >>> print(unfit_nodes("n.csv", [block(("id", "size"), ("c1", 4), ("c2", 7))], [edges]))
    n.csv: no column names the places of the ids; found 'id', 'size', expected one such as "name"
    """
    if not blocks:
        return TableError(f'{nodes}: no row looks like a header; expected labels such as "id" and "name"')
    ends = list(
        dict.fromkeys(
            _id(cell) for block in edges for _, cells in block.rows for cell in cells if cell is not None
        )
    )
    known = set(ends)
    shared, block, at = max(
        (
            (len(known.intersection(_ids(block, at))), block, at)
            for block in blocks
            for at in range(len(block.labels))
        ),
        key=lambda one: one[0],
        default=(0, blocks[0], 0),
    )
    if not shared:
        found = ", ".join(_quoted(label) for label in block.labels if label)
        wanted = f", such as {_quoted(ends[0])}" if ends else ""
        return TableError(f"{nodes}: no column holds the ids of the list{wanted}; found {found}")
    ids = _ids(block, at)
    again = next((one for one, count in Counter(ids).items() if one and count > 1), None)
    if again is not None:
        first, second = [number for (number, _), one in zip(block.rows, ids, strict=True) if one == again][:2]
        return TableError(
            f"{nodes}, rows {first} and {second}: the id {_quoted(again)} is in both, expected each id in one row"
        )
    missing = next((number for (number, _), one in zip(block.rows, ids, strict=True) if not one), None)
    if missing is not None:
        return TableError(
            f"{nodes}, row {missing}: no id below {_quoted(block.labels[at])}, expected one in each row"
        )
    return _without_places(nodes, block, at, known, set(ids))


def _without_places(nodes: str, block: Block, at: int, ends: set[str], ids: set[str]) -> TableError:
    """Return the error on nodes whose ids are in order."""
    labels = [label for label in block.labels if label]
    if len(labels) < 2 or not any(_is_text(cells, at) for _, cells in block.rows):
        found = ", ".join(map(_quoted, labels))
        return TableError(
            f'{nodes}: no column names the places of the ids; found {found}, expected one such as "name"'
        )
    return TableError(
        f"{nodes}: {len(ends & ids)} of {len(ids)} ids are in the list, and no two columns of it hold enough of them, or"
        f" no column here names places; expected the ids of both ends below {_quoted(block.labels[at])}"
    )


def _is_text(cells: Sequence[Cell], but: int) -> bool:
    return any(
        isinstance(cell, str) and not cell.strip().isdecimal() for at, cell in enumerate(cells) if at != but
    )


def _ids(block: Block, at: int) -> list[str]:
    return [_id(cells[at]) if at < len(cells) else "" for _, cells in block.rows]


def _id(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()


def _quoted(text: str) -> str:
    line = " ".join(escaped_line(text).split())
    return f"'{line}'" if len(line) <= _LONGEST else f"'{line[:_LONGEST]}…'"
