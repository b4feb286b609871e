"""What a program keeps behind its cells: the addresses and the comments on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .table import Table

Texts = list[str | None]
_PAGES = ("https://", "http://")
COMMENTS = "Comments"  # the label of the column in which they are carried


def addresses(table: Table, sources: Sequence[str | None]) -> Texts:
    """Return where each tie is documented: the address behind its source, else the source, else any address of the row.

    Parameters
    ----------
    table
        The ties.
    sources
        What the table's own column of sources holds, one a tie.
    """
    links = {
        at: link for at, link in _shown(table, table.block.sheet.links).items() if link.startswith(_PAGES)
    }
    if not links:
        return list(sources)
    at = table.roles.get("source")
    positions = table.positions[at] if at is not None else ()
    first: dict[int, str] = {}
    for (number, _), address in links.items():
        first.setdefault(number, address)
    return [
        next((link for one in positions if (link := links.get((number, one)))), None)
        or source
        or first.get(number)
        for (number, _), source in zip(table.rows, sources, strict=True)
    ]


def comments(table: Table) -> Texts:
    """Return the comments on the cells of each tie's row; they are hidden until someone points at a cell.

    Returns
    -------
    list of str or None
        One a tie; empty where no cell of the table has a comment.
    """
    first, last = table.block.first_column, table.block.first_column + len(table.block.labels)
    on: dict[int, list[str]] = {}
    for (number, column), comment in sorted(table.block.sheet.comments.items()):
        if first <= column < last:
            on.setdefault(number, []).append(comment)
    if not on:
        return []
    return ["; ".join(on[number]) if number in on else None for number, _ in table.rows]


def _shown(table: Table, marks: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Return the marks of the columns that say what a tie is.

    What is behind a hidden cell or one of the user's own columns, which may be internal, is not carried into another.
    """
    known = {position for index in table.roles.values() for position in table.positions[index]}
    known -= table.block.sheet.hidden_columns
    return {at: text for at, text in marks.items() if at[1] in known}
