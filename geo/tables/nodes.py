"""An edge list whose ends are ids, and the table that the ids refer to -> a list of places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .blocks import Block
from .column_content import CellTypes
from .column_fields import Column, read_fields
from .column_sides import give_sides
from .files import Cell

# So much of the ends of the edges must be among the ids of a table of nodes.
_KNOWN = 0.8
_FIELDS = ("name", "country", "region", "org", "lat", "lon", "coordinates")


class Nodes(NamedTuple):
    """A table of nodes."""

    block: Block
    at: dict[str, dict[str, Cell]]  # id -> field -> cell


class Joined(NamedTuple):
    """An edge list with its nodes' names in place of the ids."""

    labels: list[str]
    rows: list[tuple[int, list[Cell]]]
    columns: list[
        int | None
    ]  # of each column, its position in the edge list; None where it comes from the nodes


class Ends(NamedTuple):
    """The nodes of an edge list, and the positions of its source and target."""

    nodes: Nodes
    source: int
    target: int


def find_nodes(blocks: Sequence[Block], types: CellTypes) -> list[Nodes]:
    """Return the tables that may be of nodes, once by each column that may be their ids.

    Parameters
    ----------
    blocks
        Every table of the file, and those of the file of nodes.
    types
        Says what cells are.
    """
    return [nodes for block in blocks for nodes in _readings(block, types)]


def find_ends(edges: Block, found: Sequence[Nodes]) -> Ends | None:
    """Find the table that holds both ends of the edges as ids, and the two columns of the ends.

    Parameters
    ----------
    edges
        A table in which no column names a place, or whose ends are called source and target.
    found
        From `find_nodes`.

    Returns
    -------
    Ends or None
        None where no table has the ids of two columns.
    """
    for nodes in found:
        if nodes.block is not edges:
            known = [at for at in range(len(edges.labels)) if _share(edges, at, nodes) >= _KNOWN]
            if len(known) >= 2:
                return Ends(nodes, known[0], known[1])
    return None


def join_nodes(edges: Block, found: Ends) -> Joined:
    """Write the names, countries and coordinates of the nodes in place of their ids.

    An id that no node has stays as it is: it is listed as a name that is not known.
    """
    nodes, *ends = found
    fields = [field for field in _FIELDS if any(node.get(field) is not None for node in nodes.at.values())]
    others = [at for at in range(len(edges.labels)) if at not in ends]
    labels = [f"{side}_{field}" for side in ("from", "to") for field in fields]
    rows = []
    for number, cells in edges.rows:
        joined: list[Cell] = []
        for end in ends:
            node = nodes.at.get(_id(cells[end]))
            joined += [
                (cells[end] if field == "name" else None) if node is None else node.get(field)
                for field in fields
            ]
        rows.append((number, [*joined, *(cells[at] for at in others)]))
    columns: list[int | None] = [end if field == "name" else None for end in ends for field in fields]
    return Joined([*labels, *(edges.labels[at] for at in others)], rows, [*columns, *others])


def _readings(block: Block, types: CellTypes) -> list[Nodes]:
    """Return the block as a table of nodes, by each column that may be its ids."""
    cells = list(zip(*(row for _, row in block.rows), strict=True))
    if not cells:
        return []
    fields = read_fields(block.labels, cells, types)
    if any(one.side == "to" for one in fields):
        return []  # a list of ties: its places are no ids, however few of them there are
    roles = give_sides(fields, types.lookup, members=True).roles
    named = {role.removeprefix("from_"): index for role, index in roles.items()}
    if "name" not in named and "coordinates" not in named and "lat" not in named:
        return []
    found = []
    for column in sorted(fields, key=lambda one: (one.field != "id", one.position)):
        if _may_be_ids(column, named):
            at = {
                _id(row[column.position]): {field: row[index] for field, index in named.items()}
                for _, row in block.rows
            }
            found.append(Nodes(block, at))
    return found


def _may_be_ids(column: Column, named: dict[str, int]) -> bool:
    whole = column.content.filled == column.content.distinct == len(column.cells)
    return whole and column.position not in (index for field, index in named.items() if field != "name")


def _share(edges: Block, at: int, nodes: Nodes) -> float:
    ids = [_id(cells[at]) for _, cells in edges.rows if cells[at] is not None]
    if ids == [str(number) for number in range(1, len(edges.rows) + 1)]:
        return 0.0  # the rows are only numbered
    return sum(one in nodes.at for one in ids) / len(ids) if ids else 0.0


def _id(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip()
