"""Tables as CSV and as sheets of a workbook: no program runs what is in their cells. One writer for all."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .archive import without_clock
from .cells import CELL_LENGTH, guard_formula, legal_in_xml

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 20  # of a column, in characters

Rows = Sequence[Sequence[object]]


def rows_of(table: pd.DataFrame) -> Rows:
    """Return the rows of a table, with None for what is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> rows_of(pd.DataFrame({"name": ["Busan"], "since": [float("nan")]}))
    [['Busan', None]]
    """
    rows: Rows = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    return rows


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


def new_book() -> Any:
    """Begin a workbook without a sheet, to be filled by `add_sheet`."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    return book


def add_sheet(
    book: Any, title: str, header: Sequence[str], rows: Rows, widths: Mapping[str, int], *, wraps: bool = True
) -> Any:
    """Add a sheet whose header stays in view and can be filtered by.

    Parameters
    ----------
    book
        Of openpyxl.
    title
        Of the sheet.
    header, rows
        What is in it.
    widths
        Of columns, in characters; others have `WIDTH`.
    wraps
        Whether long cells go on in a next line.

    Examples
    --------
    >>> sheet = add_sheet(new_book(), "ties", ["name"], [["=1+1"]], {})
    >>> sheet["A2"].value, sheet["A2"].data_type
    ("'=1+1", 's')
    """
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    for row in [header, *rows]:
        sheet.append([safe_cell(cell) for cell in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=wraps, vertical="top")
            if cell.data_type == "f":
                cell.data_type = "s"
    for at, column in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = widths.get(column, WIDTH)
        sheet.cell(1, at).font = Font(bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    return sheet


def book_bytes(book: Any) -> bytes:
    """Return a workbook as its file has it: the same cells are the same bytes."""
    whole = io.BytesIO()
    book.save(whole)
    return without_clock(whole.getvalue())
