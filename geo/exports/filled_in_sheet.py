"""Sheets that a user fills in and gives back, as CSV or as a workbook: no program runs what is in their cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from ..cells import CELL_LENGTH, guard_formula, legal_in_xml

LINE_PT = 15
_WIDTH = 20  # characters
_HIGHEST_PT = 409  # that Excel allows

Rows = Sequence[Sequence[object]]


def safe_cell(value: object) -> object:
    """Make a value what a cell of either kind of file can hold, and no program runs.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell(3)
    ("'=1+1", 3)
    """
    return guard_formula(legal_in_xml(value)[: CELL_LENGTH - 1]) if isinstance(value, str) else value


def csv_sheet(header: Sequence[str], rows: Rows) -> bytes:
    r"""Write a sheet as CSV that Excel opens as UTF-8.

    Examples
    --------
    >>> csv_sheet(["name"], [["부산"]]).decode()
    '\ufeffname\r\n부산\r\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([[safe_cell(cell) for cell in row] for row in [header, *rows]])
    return text.getvalue().encode("utf-8-sig")  # by the mark Excel recognises UTF-8


def open_book(
    title: str, header: Sequence[str], rows: Rows, widths: Mapping[str, int], filled_in: str
) -> Any:
    """Begin a workbook whose only sheet is easy to read on paper too: cells are wrapped and rows as high as they need.

    Parameters
    ----------
    title
        Of the sheet.
    header, rows
        What is in it.
    widths
        Of columns, in characters.
    filled_in
        The column that the user fills in, which is coloured.

    Returns
    -------
    openpyxl.Workbook
        To add lists to pick from, and to save by `book_bytes`.
    """
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in [header, *rows]:
        sheet.append([safe_cell(cell) for cell in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.data_type == "f":
                cell.data_type = "s"
    for at, column in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = widths.get(column, _WIDTH)
        sheet.cell(1, at).font = Font(bold=True)
    decision = header.index(filled_in) + 1
    for number, row in enumerate(rows, start=2):
        # No program does so by itself for a file that it did not write.
        lines = max(
            _lines(cell, widths.get(column, _WIDTH)) for column, cell in zip(header, row, strict=True)
        )
        sheet.row_dimensions[number].height = min(LINE_PT * lines + 2, _HIGHEST_PT)
        cell = sheet.cell(number, decision)
        cell.fill = PatternFill("solid", fgColor="FFF8DC")
        cell.number_format = "@"  # else a program makes a formula of "-33.9, 18.4"
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)  # as wide as the paper
    sheet.auto_filter.ref = sheet.dimensions
    return book


def add_list(sheet: Any, cells: str, formula: str, *, title: str, prompt: str) -> None:
    """Let cells be picked from a list, and anything else be written."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(
        type="list",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=False,  # coordinates are no choice of a list of candidates
        showInputMessage=True,
        promptTitle=title,
        prompt=prompt,
    )
    rule.add(cells)
    sheet.add_data_validation(rule)


def book_bytes(book: Any) -> bytes:
    """Return a workbook as its file has it."""
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def _lines(cell: object, width: int) -> int:
    """Count the lines that a text takes in a cell so many letters wide."""
    return sum(1 + len(line) // width for line in str(cell or "").split("\n"))
