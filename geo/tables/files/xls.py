"""Workbooks of Excel until 2003."""

from __future__ import annotations

import io
from typing import Any

from ...errors import TableError
from .grid import Cell, Sheet, plain_cell
from .limits import Allowance, check_sheets
from .number_formats import ZERO_1900, ZERO_1904, hides_text, parse_format, shown
from .sparse import SparseSheet

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # where an .xlsx with a password keeps its content


def read_xls(content: bytes, path: str) -> list[Sheet]:
    """Read an old workbook of Excel as Excel shows it.

    Raises
    ------
    TableError
        If it is encrypted, or no workbook.
    """
    if _ENCRYPTED in content:
        raise TableError(f"{path} is encrypted; save it without a password")

    try:
        book = _opened(content, formatting=True)
    except Exception:  # broken styles: the cells may still be readable
        try:
            book = _opened(content, formatting=False)
        except Exception as error:  # whatever xlrd trips over: struct.error, IndexError, AssertionError …
            if "encrypted" in str(error):
                raise TableError(f"{path} is encrypted; save it without a password") from error
            raise TableError(f"{path} is no workbook that can be read ({error}); expected .xls") from error
    allowance = Allowance(path, len(content))
    check_sheets(book.nsheets, path)
    return [_xls_sheet(book, sheet, path, allowance) for sheet in book.sheets()]


def _opened(content: bytes, *, formatting: bool) -> Any:
    import xlrd

    # What xlrd has to say of odd files goes nowhere: they are read all the same.
    return xlrd.open_workbook(
        file_contents=content, formatting_info=formatting, ragged_rows=True, logfile=io.StringIO()
    )


def _xls_sheet(book: Any, source: Any, path: str, allowance: Allowance) -> Sheet:
    zero = ZERO_1904 if book.datemode else ZERO_1900
    sheet = SparseSheet(source.name, path, hidden=bool(source.visibility), zero=zero, allowance=allowance)
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            cell = source.cell(row, column)
            if cell.ctype not in (0, 6):  # empty, blank
                value, struck = _xls_cell(book, cell, sheet)
                blank = value is None and bool(str(cell.value).strip())
                sheet.put(row + 1, column, value, struck=struck, blank=blank)
    for first_row, after_row, first_column, after_column in source.merged_cells:
        sheet.merge(first_row + 1, first_column, after_row, after_column - 1)
    sheet.hidden_rows.update(
        row + 1 for row, info in source.rowinfo_map.items() if info.hidden or info.height == 0
    )
    sheet.hidden_columns += [
        (column, column) for column, info in source.colinfo_map.items() if info.hidden or info.width == 0
    ]
    for (row, column), link in source.hyperlink_map.items():
        if isinstance(link.url_or_path, str) and sheet.get(row + 1, column) is not None:
            sheet.links[row + 1, column] = link.url_or_path
    for (row, column), note in source.cell_note_map.items():
        if text := note.text.strip().removeprefix(f"{note.author}:").strip():
            sheet.comments[row + 1, column] = text
    return sheet.finished()


def _xls_cell(book: Any, cell: Any, sheet: SparseSheet) -> tuple[Cell, bool]:
    """Return what a cell shows, None for nothing, and whether it is struck through."""
    import xlrd

    code, struck = "", False
    if cell.xf_index is not None and cell.xf_index < len(book.xf_list):
        style = book.xf_list[cell.xf_index]
        struck = style.font_index < len(book.font_list) and bool(book.font_list[style.font_index].struck_out)
        known = book.format_map.get(style.format_key)
        code = known.format_str if known else ""
    if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_BOOLEAN) and hides_text(parse_format(code)):
        return None, struck
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value), struck
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#ERROR!"), struck
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        if not code and cell.ctype == xlrd.XL_CELL_DATE:
            code = "yyyy-mm-dd"
        return shown(cell.value, parse_format(code), sheet.zero), struck
    return plain_cell(cell.value), struck
