"""Rows whose cells list several partners, lines or kinds -> one row of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..reasons import because
from .files import Cell
from .files.grid import plain_cell
from .kinds import kinds_of
from .part import Part
from .split import has_several_lines, split_parallel, split_partners, why_uncertain
from .table import Table

if TYPE_CHECKING:
    from .lookup import Lookup

    # A row of the table: its cells, and what is stated of it elsewhere, as by a heading.
    Row = tuple[list[Cell], dict[str, str]]

# Columns that may go on line by line together.
_OF_PARTNERS = ("to_name", "to_country", "to_region", "to_org", "kind", "status", "since", "until")


def split_cells(table: Table, lookup: Lookup | None) -> None:
    """Make one row of each partner and of each kind in a cell; the rows of the table are changed in place.

    What a cell says of one of its partners, "Miami (1986)", goes with that one.

    Parameters
    ----------
    table
        A list; a matrix and an edge list have one tie a row already.
    lookup
        What the gazetteer knows of names.
    """
    if table.layout in ("matrix", "edges"):
        return
    _split_lines(table)
    _split_partners(table, lookup)
    _split_kinds(table)


def _split_lines(table: Table) -> None:
    """Split rows in which the lines of several cells go together."""
    together = [table.roles[role] for role in _OF_PARTNERS if role in table.roles]
    if len(together) < 2:
        return
    columns = [[cells[at] for _, cells in table.rows] for at in together]
    if not any(map(has_several_lines, {cell for column in columns for cell in {*column}})):
        return
    changed: dict[int, list[Row]] = {}
    for index, pieces in enumerate(split_parallel(columns)):
        if len(pieces) > 1:
            row = table.rows[index][1]
            changed[index] = [
                (_with(row, dict(zip(together, map(plain_cell, piece), strict=True))), table.under[index])
                for piece in pieces
            ]
    _replace(table, changed)


def _split_partners(table: Table, lookup: Lookup | None) -> None:
    at = table.roles.get("to_name")
    if at is None:
        return
    texts = _texts(table, at)
    countries = _texts(table, table.roles["to_country"]) if "to_country" in table.roles else None
    label, numbers, since = table.labels[at], [], table.roles.get("since")
    changed: dict[int, list[Row]] = {}
    split = split_partners(texts, lookup, countries)
    # Equal cells share their parts: most of a million rows need no second look.
    several = {
        at for at, parts in {id(parts): parts for parts in split}.items() if parts and not _is_one_name(parts)
    }
    for index, parts in enumerate(split if several else ()):
        if id(parts) not in several:
            continue
        number, cells = table.rows[index]
        if len(parts) > 1:
            numbers.append(number)
        elif why := why_uncertain(parts[0], label):
            table.notes.append((why, number, label))
        dated = [
            part.since is not None and lookup is not None and bool(lookup.places(part.name)) for part in parts
        ]
        if len(parts) < 2 and (not any(dated) or (since is not None and cells[since] is not None)):
            continue  # a row's own date says more than a number in a name: "Campus 2024"
        rows = changed.setdefault(index, [])
        for part, has_date in zip(parts, dated, strict=True):
            stated = {"since": part.since} if has_date else {}
            if len(parts) > 1:
                stated |= {"country": part.country, "kind": part.kind}
            rows.append(_stating(table, index, _with(cells, {at: part.name}), stated))
    _replace(table, changed)
    if numbers:
        table.notes.append((because("several_in_cell", label=label, count=len(numbers)), numbers[0], label))


def _texts(table: Table, at: int) -> list[str | None]:
    return [cell if isinstance(cell := cells[at], str) else None for _, cells in table.rows]


def _is_one_name(parts: list[Part]) -> bool:
    return len(parts) == 1 and parts[0].since is None and not parts[0].uncertain


def _split_kinds(table: Table) -> None:
    """Split rows with several kinds, "Sister city (1967), MOU (2009)"; a year in the cell goes with its kind."""
    at = table.roles.get("kind")
    if at is None:
        return
    changed: dict[int, list[Row]] = {}
    texts = {cell for _, cells in table.rows if isinstance(cell := cells[at], str)}
    several = {text: found for text in texts if len(found := kinds_of(text)) > 1}
    for index, (number, cells) in enumerate(table.rows if several else ()):
        cell = cells[at]
        if cell not in several:
            continue
        label = table.labels[at]
        table.notes.append((because("several_kinds", label=label, cell=str(cell)), number, label))
        changed[index] = [
            _stating(
                table,
                index,
                _with(cells, {at: one.word}),
                {"since": None if one.year is None else str(one.year)},
            )
            for one in several[str(cell)]
        ]
    _replace(table, changed)


def _with(cells: list[Cell], changed: Mapping[int, Cell]) -> list[Cell]:
    return [changed.get(at, cell) for at, cell in enumerate(cells)]


def _stating(table: Table, index: int, cells: list[Cell], stated: Mapping[str, str | None]) -> Row:
    """Write what a part of a cell says into its column, or, where the table has none, with what headings say."""
    under = dict(table.under[index])
    for says, text in stated.items():
        at = table.roles.get("to_country" if says == "country" else says)
        if text is not None and at is not None:
            cells[at] = text
        elif text is not None:
            under[says] = text
    return cells, under


def _replace(table: Table, changed: Mapping[int, list[Row]]) -> None:
    """Put several rows in place of each that has changed."""
    if not changed:
        return
    rows: list[tuple[int, list[Cell]]] = []
    under: list[dict[str, str]] = []
    for index, (number, cells) in enumerate(table.rows):
        for one, above in changed.get(index, [(cells, table.under[index])]):
            rows.append((number, one))
            under.append(above)
    table.rows, table.under = rows, under
