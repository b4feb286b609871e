"""The ties as a file that every command reads: .csv or .xlsx, in which no cell is run as a formula."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..cells import CELL_LENGTH, guard_formula, legal_in_xml
from ..errors import ExportError

if TYPE_CHECKING:
    import pandas as pd

TABLES = (".csv", ".xlsx")
QUERIES = (".rq", ".sparql", ".txt")


def check_output_name(path: str | os.PathLike[str], *, is_table: bool) -> None:
    """Refuse a name whose suffix is of something else than what is written.

    Raises
    ------
    ExportError
        With what was expected.

    Examples
    --------
    >>> check_output_name("ties.csv", is_table=False)
    Traceback (most recent call last):
    sistermap.geo.errors.ExportError: ties.csv: is a name for a table, which needs --online; a query is written as .rq, .sparql, .txt
    """
    suffix = Path(path).suffix.lower()
    if os.fspath(path).startswith(("-", "/dev/")) or suffix in (TABLES if is_table else QUERIES):
        return
    if is_table:
        raise ExportError(f"{path}: has the suffix {suffix!r}, expected one of {' '.join(TABLES)}")
    if suffix in TABLES:
        raise ExportError(
            f"{path}: is a name for a table, which needs --online; a query is written as {', '.join(QUERIES)}"
        )
    raise ExportError(f"{path}: has the suffix {suffix!r}, expected one of {' '.join(QUERIES)}")


def table_bytes(ties: pd.DataFrame, path: str | os.PathLike[str]) -> bytes:
    """Write a table of ties: a workbook for a path that ends in .xlsx, else CSV.

    Examples
    --------
    >>> import pandas as pd
    >>> table_bytes(pd.DataFrame({"from_name": ["Busan"], "to_name": ["=1+1"]}), "ties.csv").decode("utf-8-sig").split()
    ['from_name,to_name', "Busan,'=1+1"]
    """
    rows = ties.astype(object).where(ties.notna(), None)
    cells: list[list[Any]] = [
        list(ties.columns),
        *([_cell(value) for value in row] for row in rows.itertuples(index=False)),
    ]
    return _xlsx(cells) if Path(path).suffix.lower() == ".xlsx" else _csv(cells)


def _cell(value: Any) -> Any:
    return guard_formula(legal_in_xml(value)[: CELL_LENGTH - 1]) if isinstance(value, str) else value


def _csv(cells: Sequence[list[Any]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(cells)
    return text.getvalue().encode("utf-8-sig")  # by the mark Excel recognises UTF-8


def _xlsx(cells: Sequence[list[Any]]) -> bytes:
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "ties"
    for row in cells:
        sheet.append(row)
    for line in sheet.iter_rows():
        for cell in line:
            if cell.data_type == "f":
                cell.data_type = "s"
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()
