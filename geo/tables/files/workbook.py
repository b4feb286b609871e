"""Workbooks of Excel and LibreOffice."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from ...errors import TableError
from .grid import Cell, Sheet, numbered, plain_cell

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def read_xlsx(content: bytes, path: str) -> list[Sheet]:
    """Read a workbook of Excel: merged cells are filled, formulas give their values.

    Raises
    ------
    TableError
        If it is encrypted, an old .xls, or no workbook.
    """
    import openpyxl

    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableError(
            f"{path} is encrypted, or an old .xls under another name; save it as .xlsx without a password"
        )
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(content)) if _has_formulas(content) else book
    except Exception as error:  # openpyxl raises what the zip or XML reader inside it raises
        raise TableError(f"{path} is no workbook that can be read ({error}); expected .xlsx") from error
    return [
        _worksheet(sheet, as_written)
        for sheet, as_written in zip(book.worksheets, formulas.worksheets, strict=True)
    ]


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f>" in (part := parts.read(name)) or b"<f " in part for name in sheets)


def _worksheet(sheet: Worksheet, formulas: Worksheet) -> Sheet:
    grid: list[list[Cell]] = [[plain_cell(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    if formulas is not sheet:
        # A formula that no program has worked out yet has no value; it is shown as it is.
        for cells, written in zip(grid, formulas.iter_rows(values_only=True), strict=True):
            cells[:] = [
                plain_cell(as_is) if cell is None else cell
                for cell, as_is in zip(cells, written, strict=True)
            ]
    first = sheet.min_row
    spans = []
    for merged in sheet.merged_cells.ranges:
        value = grid[merged.min_row - first][merged.min_col - sheet.min_column]
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                grid[row - first][column - sheet.min_column] = value
            if merged.max_col > merged.min_col:
                spans.append((row, merged.min_col - sheet.min_column, merged.max_col - sheet.min_column))
    return Sheet(sheet.title, numbered(grid, first), spans, sheet.sheet_state != "visible")


def read_ods(content: bytes, path: str) -> list[Sheet]:
    """Read a workbook of LibreOffice.

    Raises
    ------
    TableError
        If it is no workbook.
    """
    import pandas as pd

    try:
        frames = pd.read_excel(
            io.BytesIO(content),
            engine="odf",
            sheet_name=None,
            header=None,
            dtype=object,
            keep_default_na=False,
        )
    except Exception as error:  # as above: whatever the zip or XML reader raises
        raise TableError(f"{path} is no workbook that can be read ({error}); expected .ods") from error
    return [
        Sheet(
            str(name), numbered([[plain_cell(cell) for cell in row] for row in frame.to_numpy().tolist()], 1)
        )
        for name, frame in frames.items()
    ]
