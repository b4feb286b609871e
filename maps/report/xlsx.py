"""An outline as a workbook: a sheet for each table, all rows, numbers as numbers."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from ...geo.cells import CELL_LENGTH, is_formula
from ..style import ACCENT
from .archive import without_clock
from .outline import (
    Chart,
    Column,
    Figure,
    KeyFigures,
    Outline,
    Table,
    column_widths,
    table_of,
    text_width,
    write_cell,
)

FORMATS = {"count": "#,##0", "days": "#,##0", "km": '#,##0" km"', "share": "0.0%"}
HEAD_ROW = 3
WIDEST, COVER = 48, 110  # letters
HIGHEST = 400.0  # points that Excel takes for a row
FACE = "Calibri"
HEAD_COLOUR = ACCENT[1:].upper()
PLAIN = Font(name=FACE, size=11)
LINK = Font(name=FACE, size=11, color=HEAD_COLOUR, underline="single")
PICTURE_PX = 1000


def write_xlsx(outline: Outline) -> bytes:
    """Write an outline as .xlsx, with filters and header rows that stay.

    No text of the user's becomes a formula: it is stored as text, and stays text when its cell is edited.

    Parameters
    ----------
    outline
        From `make_outline`.

    Returns
    -------
    bytes
        The same for the same outline.
    """
    book = Workbook(write_only=True)  # a row is gone from the memory as soon as it is written
    cover = book.create_sheet(_sheet_name(outline.sections[0].title, set()))
    names = {cover.title}
    lines = [_Line(outline.title, Font(name=FACE, size=18, bold=True)), _Line(outline.lead)]
    pictures = []
    for section in outline.sections:
        lines.append(_Line(section.title, Font(name=FACE, size=12, bold=True, color=HEAD_COLOUR)))
        for block in section.blocks:
            if isinstance(block, Table):
                sheet = book.create_sheet(_sheet_name(block.name, names))
                names.add(sheet.title)
                _fill(sheet, block)
                lines.append(_Line(block.caption, LINK, sheet.title))
            elif isinstance(block, Figure):
                pictures.append(block)
                lines.append(_Line(block.caption))
            elif isinstance(block, KeyFigures):
                lines += [
                    _Line(f"{write_cell(figure.value, figure.holds, outline.lang)} {figure.label}")
                    for figure in block.figures
                ]
            elif isinstance(block, Chart):
                sheet = book.create_sheet(_sheet_name(block.name, names))
                names.add(sheet.title)
                _fill(sheet, table_of(block))
                lines.append(_Line(block.caption, LINK, sheet.title))
            else:
                lines.append(_Line(block))
    _fill_cover(cover, lines, pictures)
    book.properties.title, book.properties.creator = outline.title, "sistermap"
    written = io.BytesIO()
    book.save(written)
    return without_clock(written.getvalue())


@dataclass(frozen=True)
class _Line:
    """A line of the cover, and the sheet that it leads to."""

    text: str
    font: Font = PLAIN
    sheet: str | None = None


def _fill_cover(cover: Any, lines: list[_Line], pictures: list[Figure]) -> None:
    cover.sheet_view.showGridLines = False
    cover.column_dimensions["A"].width = COVER
    _fit_paper(cover)
    for row, line in enumerate(lines, 1):
        cell = _cell(cover, line.text)
        cell.font, cell.alignment = line.font, Alignment(wrap_text=True, vertical="top")
        # No program works out the height of a row that wraps before somebody touches it.
        height = 1.5 * line.font.size * (1 + text_width(line.text) // COVER)
        cover.row_dimensions[row].height = min(HIGHEST, height)
        if line.sheet is not None:
            quoted = line.sheet.replace("'", "''")
            cell.hyperlink = Hyperlink(ref=f"A{row}", location=f"'{quoted}'!A1")
        cover.append([cell])
    for picture in pictures:
        _add_picture(cover, picture, len(lines) + 2)


def _fill(sheet: Any, table: Table) -> None:
    # What stands in a sheet's file before its rows is set before the first of them.
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + len(table.rows)}"
    for at, width in enumerate(column_widths(table, most=WIDEST), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width + 5
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    _fit_paper(sheet)
    caption = _cell(sheet, table.caption)
    caption.font = Font(name=FACE, size=13, bold=True)
    for row in ([caption], [], [_head(sheet, column) for column in table.columns]):
        sheet.append(row)
    formats = [FORMATS.get(column.holds) for column in table.columns]
    for cells in table.rows:
        sheet.append([_value(sheet, *cell) for cell in zip(cells, formats, strict=True)])


def _head(sheet: Any, column: Column) -> Any:
    head = _cell(sheet, column.label)
    head.font, head.fill = (
        Font(name=FACE, bold=True, color="FFFFFF"),
        PatternFill("solid", fgColor=HEAD_COLOUR),
    )
    head.alignment = Alignment(horizontal="right" if column.is_number else "left", vertical="center")
    return head


def _fit_paper(sheet: Any) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _value(sheet: Any, value: Any, number_format: str | None) -> Any:
    """Return what a row takes for a value: itself, if that cannot be taken for anything else, or a cell."""
    if value is None:
        return None
    if number_format is None and isinstance(value, str) and value[:1].isalnum():
        return value[:CELL_LENGTH]
    cell = _cell(sheet, value)
    if number_format is not None:
        cell.number_format = number_format
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, value[:CELL_LENGTH])
    cell.data_type = "s"  # openpyxl takes text that begins with "=" for a formula
    cell.quotePrefix = is_formula(value)
    return cell


def _sheet_name(name: str, taken: set[str]) -> str:
    """Make a name that Excel takes: 31 letters, none of them brackets, colons, stars, slashes or question marks, and not twice."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name)[:31].strip("' ") or "-"
    found, number = plain, 2
    while found in taken:
        found, number = f"{plain[:27]} {number}", number + 1
    return found


def _add_picture(sheet: Any, figure: Figure, row: int) -> None:
    picture = Image(io.BytesIO(figure.png))
    picture.height = round(picture.height * PICTURE_PX / picture.width)
    picture.width = PICTURE_PX
    sheet.add_image(picture, f"A{row}")
