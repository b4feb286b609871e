"""Sheets as plain grids of cells."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ...cells import legal_in_utf8
from ...errors import TableError
from ...reasons import Reason
from .limits import LONGEST_CELL, MOST_COLUMNS

Cell: TypeAlias = str | int | float | bool | dt.datetime | dt.date | None

LARGEST_EXACT = 2**53  # beyond it a float is no longer a certain whole number


@dataclass(frozen=True, slots=True)
class Sheet:
    """One grid, with what the user's program shows beside its cells.

    Attributes
    ----------
    name
        None where a file has only one and gives it no name.
    rows
        (number, cells); a number is what the user's program shows beside the row. Blank rows are left out.
    spans
        Cells that were merged across columns, as (row number, first column, last column): headings over several columns.
    hidden
        Whether the whole sheet is hidden.
    labelled
        Whether the first row holds the keys of records, and so is the header beyond doubt.
    hidden_rows, struck_rows
        Numbers of rows that are hidden or filtered out, and of rows whose cells are struck through.
    hidden_columns
        Positions of hidden columns; 0 is the first.
    links, comments
        (row number, column) -> the address behind a cell, and the note on it.
    remarks
        What the user should know of how the file was opened, such as the encoding taken.
    """

    name: str | None
    rows: list[tuple[int, list[Cell]]]
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    hidden: bool = False
    labelled: bool = False
    hidden_rows: frozenset[int] = frozenset()
    struck_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)
    remarks: tuple[Reason, ...] = ()


def numbered(grid: Iterable[list[Cell]], first: int) -> list[tuple[int, list[Cell]]]:
    """Give rows their numbers, from `first` on, and leave the blank ones out.

    Examples
    --------
    >>> numbered([["Seoul"], [None], ["Busan"]], 1)
    [(1, ['Seoul']), (3, ['Busan'])]
    """
    return [(number, row) for number, row in enumerate(grid, first) if any(cell is not None for cell in row)]


def plain_cell(value: Any) -> Cell:
    """Return a cell as the user sees it: no float for a whole number, no time on a day, nothing for an empty one.

    Examples
    --------
    >>> [plain_cell(value) for value in (3.0, dt.datetime(1998, 4, 21), " Kobe ", "", float("nan"))]
    [3, datetime.date(1998, 4, 21), 'Kobe', None, None]
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < LARGEST_EXACT:
        return int(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, str):
        return legal_in_utf8(value).strip() or None
    if value is None or value != value:
        return None
    return value if isinstance(value, int | float | bool | dt.datetime | dt.date) else str(value)


def carried_cell(value: Any) -> Cell:
    """Return what a cell holds of a value that pandas or a library of maps gives.

    Examples
    --------
    >>> carried_cell(["art", "trade"]), carried_cell(3.0), carried_cell({"x": 1})
    ('art; trade', 3, '{"x": 1}')
    """
    if hasattr(value, "tolist"):  # what NumPy holds
        value = value.tolist()
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime(warn=False)
    if isinstance(value, list | tuple | set) and all(isinstance(item, str) for item in value):
        return plain_cell("; ".join(value))
    if isinstance(value, dict | list | tuple | set):
        listed = list(value) if isinstance(value, set) else value
        return plain_cell(json.dumps(listed, ensure_ascii=False, default=str))
    return plain_cell(value)


def check_cells(sheet: Sheet, path: str) -> None:
    """Refuse a row or a cell that is no row or cell of a table.

    Raises
    ------
    TableError
        If a row has more than `MOST_COLUMNS` or a cell more than `LONGEST_CELL` characters.
    """
    for number, cells in sheet.rows:
        if len(cells) > MOST_COLUMNS:
            where = f"{path}, {f'sheet {sheet.name}, ' if sheet.name else ''}row {number}"
            raise TableError(f"{where}: has {len(cells):,} columns, expected at most {MOST_COLUMNS:,}")
        for column, cell in enumerate(cells, start=1):
            if isinstance(cell, str) and len(cell) > LONGEST_CELL:
                where = (
                    f"{path}, {f'sheet {sheet.name}, ' if sheet.name else ''}row {number}, column {column}"
                )
                raise TableError(
                    f"{where}: the cell holds {len(cell):,} characters, expected at most {LONGEST_CELL:,};"
                    " is a closing quote missing?"
                )
