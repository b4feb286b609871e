"""Workbooks whose sheet a user fills in and gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..sheets import WIDTH, Rows, add_sheet, new_book

LINE_PT = 15
_MARGIN_INCHES = 0.4
_HIGHEST_PT = 409  # that Excel allows


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
    from openpyxl.styles import PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    book = new_book()
    sheet = add_sheet(book, title, header, rows, widths)
    decision = header.index(filled_in) + 1
    for number, row in enumerate(rows, start=2):
        # No program does so by itself for a file that it did not write.
        lines = max(_lines(cell, widths.get(column, WIDTH)) for column, cell in zip(header, row, strict=True))
        sheet.row_dimensions[number].height = min(LINE_PT * lines + 2, _HIGHEST_PT)
        cell = sheet.cell(number, decision)
        cell.fill = PatternFill("solid", fgColor="FFF8DC")
        cell.number_format = "@"  # else a program makes a formula of "-33.9, 18.4"
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)  # as wide as the paper
    margins = sheet.page_margins
    margins.left = margins.right = _MARGIN_INCHES
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&F", "&P / &N"
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


def _lines(cell: object, width: int) -> int:
    """Count the lines that a text takes in a cell so many letters wide."""
    return sum(1 + len(line) // width for line in str(cell or "").split("\n"))
