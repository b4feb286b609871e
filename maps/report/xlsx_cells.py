"""Cells and paper of a workbook: text stays text, dates are dates, each sheet fits the paper it is printed on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from ...geo.cells import CELL_LENGTH, is_formula
from ..numbers import km_text
from ..style import ACCENT, INK, INK_2
from .outline import text_width

FACE = "Calibri"
HEAD_COLOUR, INK_COLOUR, SOFT_COLOUR = (colour[1:].upper() for colour in (ACCENT, INK, INK_2))
FORMATS = {
    "count": "#,##0", "days": "#,##0", "value": "#,##0.##", "share": "[<0.01]0.0%;0%", "year": "0",
}  # fmt: skip
DATE_FORMAT = "yyyy-mm-dd"
FIRST_DAY = dt.date(1900, 3, 1)  # Excel knows no day before 1900, and counts one too many before March
WIDEST = 48  # letters of a column
FOOTER, FOOTER_ACROSS = 105, 165  # letters in one line; Excel takes 255, with what they look like
MARGIN_IN = 0.45
NUMBER = Alignment(horizontal="right", indent=1)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def text_cell(
    sheet: Any, value: Any, *, size: float = 11, bold: bool = False, colour: str = INK_COLOUR
) -> Any:
    """Make a cell that is shown as it is; text never becomes a formula, also when its cell is edited.

    Parameters
    ----------
    sheet
        Of a workbook that is only written.
    value
        Text or a number.
    size, bold, colour
        Of the letters: points, and RRGGBB.
    """
    cell = WriteOnlyCell(sheet, None if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.value = value[:CELL_LENGTH]
        cell.data_type = "s"  # openpyxl takes text that begins with "=" for a formula
        cell.quotePrefix = is_formula(value)
    cell.font = Font(name=FACE, size=size, bold=bold, color=colour)
    if is_rtl(sheet):
        cell.alignment = at_start(sheet)
    return cell


def at_start(sheet: Any, **how: Any) -> Alignment:
    """Align a cell with the side that its sheet is read from, whatever letters or digits it begins with."""
    if is_rtl(sheet):
        return Alignment(horizontal="right", readingOrder=2, **how)
    return Alignment(horizontal="left", **how)


def is_rtl(sheet: Any) -> bool:
    """Tell whether a sheet is read from the right."""
    return bool(sheet.sheet_view.rightToLeft)


def number_formats(lang: str) -> dict[str, str]:
    """Return the format of each thing that a column holds; marks of thousands are those of the reader's own program.

    Examples
    --------
    >>> number_formats("en")["km"], number_formats("zh-Hans")["km"]
    ('#,##0" km"', '#,##0" 公里"')
    """
    unit = km_text(0, lang).replace("0", "").replace('"', "")
    return {**FORMATS, "km": f'#,##0"{unit}"'}


def table_cell(sheet: Any, value: Any, holds: str, formats: Mapping[str, str]) -> Any:
    """Return what a row takes for a value: itself, if that cannot be taken for anything else, or a cell."""
    if value is None:
        return None
    if holds == "date":
        return _date_cell(sheet, str(value))
    number_format = formats.get(holds)
    if number_format is None or isinstance(value, str):
        return _plain_text(sheet, value)
    cell = WriteOnlyCell(sheet, value)
    cell.number_format, cell.alignment = number_format, NUMBER
    return cell


def _plain_text(sheet: Any, value: Any) -> Any:
    long = isinstance(value, str) and text_width(value) > WIDEST
    if isinstance(value, str) and value[:1].isalnum() and not long and not is_rtl(sheet):
        return value
    cell = text_cell(sheet, value)
    if long:
        cell.alignment = at_start(sheet, wrap_text=True, vertical="top")
    return cell


def _date_cell(sheet: Any, text: str) -> Any:
    day = full_date(text)
    if day is None:
        cell = text_cell(sheet, text)
    else:
        cell = WriteOnlyCell(sheet, dt.datetime(day.year, day.month, day.day))
        cell.number_format = DATE_FORMAT
    cell.alignment = at_start(sheet)
    return cell


def full_date(text: str) -> dt.date | None:
    """Read a date that is known to the day and that Excel can hold; others stay text, no more precise than they are.

    Examples
    --------
    >>> full_date("1998-04-21"), full_date("1998-04"), full_date("1889-01-01"), full_date("1998-02-30")
    (datetime.date(1998, 4, 21), None, None, None)
    """
    if not _DAY.fullmatch(text):
        return None
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day >= FIRST_DAY else None


def set_paper(sheet: Any, footer: str, *, across: bool, pages: int = 0) -> None:
    """Fit a sheet to the width of A4, and to a number of pages if it is not 0; each page has a footer.

    Parameters
    ----------
    sheet
        Before its first row.
    footer
        Whose data it is; it is cut where Excel takes no more.
    across
        Whether the paper lies on its long side.
    pages
        To fit all of it on, from top to bottom; 0 for as many as it needs.
    """
    sheet.page_setup.orientation = "landscape" if across else "portrait"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for side in ("left", "right", "top"):
        setattr(sheet.page_margins, side, MARGIN_IN)
    sheet.page_margins.bottom, sheet.page_margins.footer = 2 * MARGIN_IN, MARGIN_IN / 2
    foot = sheet.HeaderFooter.oddFooter
    foot.left.text, foot.left.size = footer_text(footer, FOOTER_ACROSS if across else FOOTER), 7
    foot.right.text, foot.right.size = "&P / &N", 7


def footer_text(text: str, most: int) -> str:
    """Keep the sentences that a footer has room for, as `text_width` counts, and cut one alone; there "&" begins a code.

    Examples
    --------
    >>> footer_text("Cats & dogs", 99), footer_text("Cats & dogs", 10)
    ('Cats && dogs', 'Cats &&…')
    >>> footer_text("Map: ours · Places: GeoNames · Borders: Natural Earth", 40)
    'Map: ours · Places: GeoNames'
    """
    parts = text.split(" · ")
    while len(parts) > 1 and text_width(" · ".join(parts)) > most:
        parts.pop()
    shown = text = " · ".join(parts)
    while text_width(shown) > most - (shown != text) and shown != text[:1]:
        shown = shown.rpartition(" ")[0] or shown[: most // 2]
    return (shown if shown == text else f"{shown}…").replace("&", "&&")
