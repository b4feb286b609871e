"""The first sheet of a workbook, one printed page, and the map on a page of its own."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl.drawing.fill import Blip
from openpyxl.drawing.geometry import PresetGeometry2D
from openpyxl.drawing.image import Image
from openpyxl.drawing.picture import PictureFrame
from openpyxl.drawing.spreadsheet_drawing import OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from PIL import Image as Picture

from .outline import Figure, KeyFigures, Outline, text_width
from .xlsx_cells import (
    FACE,
    HEAD_COLOUR,
    INK_COLOUR,
    SOFT_COLOUR,
    at_start,
    number_formats,
    set_paper,
    text_cell,
)

COVER, FEWEST = 102, 4  # letters across the cover; its columns
COVER_PX, MAP_PX = 740, 1050  # widths of the map
LETTER_PX, ROW_PT, PX_PT, EMU_PX = 7, 15, 0.75, 9525
HIGHEST = 400.0  # points that Excel takes for a row


@dataclass(frozen=True)
class Line:
    """A line across the cover, and the sheet that it leads to."""

    text: str
    size: float = 11
    bold: bool = False
    colour: str = SOFT_COLOUR
    sheet: str | None = None


def fill_cover(
    cover: Any,
    outline: Outline,
    key: KeyFigures | None,
    figure: Figure | None,
    lines: Sequence[Line],
    footer: str,
) -> None:
    """Write title, key figures, map, and lines below them, fitted to one page.

    Parameters
    ----------
    cover
        The sheet, empty.
    outline
        Whose title, line below it and language it has.
    key, figure
        None where there are none.
    lines
        Headings, links to sheets, sources.
    footer
        As `set_paper` takes it.
    """
    columns = max(FEWEST, len(key.figures) if key else 0)
    cover.sheet_view.showGridLines = False
    for at in range(1, columns + 1):
        cover.column_dimensions[get_column_letter(at)].width = COVER / columns
    set_paper(cover, footer, across=False, pages=1)
    page = _Page(cover, columns)
    page.line(Line(outline.title, 20, True, INK_COLOUR))
    page.line(Line(outline.lead))
    page.space()
    if key is not None:
        page.key_figures(key, number_formats(outline.lang))
        page.space()
    if figure is not None:
        page.picture(figure)
        page.line(Line(figure.caption, 9))
        page.space()
    for line in lines:
        page.line(line)


class _Page:
    """Rows across a number of columns; a sheet that is only written takes them one after another."""

    def __init__(self, sheet: Any, columns: int) -> None:
        self.sheet, self.columns, self.row = sheet, columns, 0

    def append(self, cells: list[Any], height: float) -> None:
        self.row += 1
        self.sheet.row_dimensions[self.row].height = min(HIGHEST, height)
        self.sheet.append(cells)

    def space(self, height: float = ROW_PT) -> None:
        self.append([], height)

    def line(self, line: Line) -> None:
        cell = text_cell(self.sheet, line.text, size=line.size, bold=line.bold, colour=line.colour)
        cell.alignment = at_start(self.sheet, wrap_text=True, vertical="top")
        if line.sheet is not None:
            cell.font = Font(name=FACE, size=line.size, color=HEAD_COLOUR, underline="single")
            quoted = line.sheet.replace("'", "''")
            cell.hyperlink = Hyperlink(ref=f"A{self.row + 1}", location=f"'{quoted}'!A1")
        last = get_column_letter(self.columns)
        self.sheet.merged_cells.add(f"A{self.row + 1}:{last}{self.row + 1}")
        # No program works out the height of a row that wraps before somebody touches it.
        rows = 1 + int(text_width(line.text) * line.size / 11 // (COVER * 0.95))
        self.append([cell], 1.4 * line.size * rows)

    def key_figures(self, key: KeyFigures, formats: Mapping[str, str]) -> None:
        values, labels = [], []
        for figure in key.figures:
            value = text_cell(self.sheet, figure.value, size=18, bold=True)
            value.number_format = formats.get(figure.holds, "General")
            value.alignment = at_start(self.sheet, vertical="bottom", shrink_to_fit=True)
            label = text_cell(self.sheet, figure.label, size=9, colour=SOFT_COLOUR)
            label.alignment = at_start(self.sheet, wrap_text=True, vertical="top")
            values.append(value)
            labels.append(label)
        letters = COVER / self.columns
        rows = max(1 + int(text_width(figure.label) * 0.85 // letters) for figure in key.figures)
        self.append(values, 27)
        self.append(labels, 13 * min(6, rows))

    def picture(self, figure: Figure) -> None:
        small = _shrink(figure.png, 2 * COVER_PX)
        height = _add_picture(self.sheet, small, figure.alt, self.row + 1, COVER_PX)
        left = height * PX_PT
        while left > 0:
            self.space(min(left, 10 * ROW_PT))
            left -= 10 * ROW_PT


def fill_map(sheet: Any, figure: Figure, footer: str) -> None:
    """Put the map on a sheet that is printed as one page across."""
    sheet.sheet_view.showGridLines = False
    set_paper(sheet, footer, across=True, pages=1)
    sheet.column_dimensions["A"].width = MAP_PX / LETTER_PX + 3
    sheet.row_dimensions[1].height = 20
    caption = text_cell(sheet, figure.caption, size=13, bold=True)
    # A print area must be known before the first row; the map is cut into rows that Excel takes.
    rows = -(-_height(figure.png, MAP_PX) * PX_PT // HIGHEST)
    for row in range(int(rows)):
        sheet.row_dimensions[row + 2].height = _height(figure.png, MAP_PX) * PX_PT / rows + 1
    sheet.print_area = f"A1:A{int(rows) + 1}"
    sheet.append([caption])
    for _ in range(int(rows)):
        sheet.append([])
    _add_picture(sheet, figure.png, figure.alt, 2, MAP_PX)


def _height(png: bytes, width: int) -> int:
    with Picture.open(io.BytesIO(png)) as opened:
        return round(opened.height * width / opened.width)


def _shrink(png: bytes, width: int) -> bytes:
    with Picture.open(io.BytesIO(png)) as opened:
        if opened.width <= width:
            return png
        small = opened.convert("RGB").resize(
            (width, round(opened.height * width / opened.width)), Picture.Resampling.LANCZOS
        )
    written = io.BytesIO()
    small.quantize(256, dither=Picture.Dither.NONE).save(written, "png", optimize=True)
    return written.getvalue()


def _add_picture(sheet: Any, png: bytes, alt: str, row: int, width: int) -> int:
    """Add a picture with its description, and return its height in px."""
    height = _height(png, width)
    picture = Image(io.BytesIO(png))
    frame: Any = PictureFrame()
    described = frame.nvPicPr.cNvPr
    described.id, described.name, described.descr = 1, "Map", alt
    frame.blipFill.blip = Blip(cstate="print")
    frame.spPr.prstGeom = PresetGeometry2D(prst="rect")
    anchor = OneCellAnchor(ext=XDRPositiveSize2D(width * EMU_PX, height * EMU_PX), pic=frame)
    anchor._from.row = row - 1
    picture.anchor = anchor
    sheet.add_image(picture)
    return height
