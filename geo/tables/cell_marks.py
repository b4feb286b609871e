"""What a program shows beside its cells: the addresses behind them and the notes on them, where they are not hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .table import Table

Texts = list[str | None]


def addresses(table: Table, sources: Sequence[str | None]) -> Texts:
    """Return where each tie is documented: the address behind its source, else the source, else any address of the row.

    Parameters
    ----------
    table
        The ties.
    sources
        What the table's own column of sources holds, one a tie.
    """
    links = _shown(table, table.block.sheet.links)
    if not links:
        return [*sources]
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


def remarks(table: Table, notes: Sequence[str | None]) -> Texts:
    """Return the notes of each tie: the table's own, then those on the cells of its row."""
    if not table.block.sheet.comments:
        return [*notes]
    on: dict[int, list[str]] = {}
    for (number, _), comment in sorted(_shown(table, table.block.sheet.comments).items()):
        on.setdefault(number, []).append(comment)
    return [
        "; ".join([*([note] if note else []), *on.get(number, [])]) or None
        for (number, _), note in zip(table.rows, notes, strict=True)
    ]


def _shown(table: Table, marks: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Return the marks of this table; what is in a hidden column is not carried into one that is shown."""
    first, last = table.block.first_column, table.block.first_column + len(table.block.labels)
    hidden = table.block.sheet.hidden_columns
    return {at: text for at, text in marks.items() if first <= at[1] < last and at[1] not in hidden}
