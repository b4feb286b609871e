"""An outline as a workbook: a cover, the map on a page, a sheet for each table with all its rows, numbers as numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ...geo.archive import without_clock
from ..texts import direction
from .outline import (
    Chart,
    Column,
    Figure,
    KeyFigures,
    Outline,
    Section,
    Table,
    column_widths,
    table_of,
    text_width,
    whole_table,
)
from .xlsx_cells import (
    FACE,
    HEAD_COLOUR,
    SOFT_COLOUR,
    WIDEST,
    at_start,
    is_rtl,
    number_formats,
    set_paper,
    table_cell,
    text_cell,
)
from .xlsx_chart import make_chart
from .xlsx_cover import HIGHEST, ROW_PT, Line, fill_cover, fill_map

HEAD_ROW = 3
NAME = 31  # letters that Excel takes for a sheet's name
_ADDRESS = re.compile(r",? https?://[^\s)]{1,300}")


def write_xlsx(outline: Outline) -> bytes:
    """Write an outline as .xlsx, with filters, header rows that stay, native charts, and links from its cover.

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
    blocks = [block for section in outline.sections for block in section.blocks]
    figure = next((block for block in blocks if isinstance(block, Figure)), None)
    key = next((block for block in blocks if isinstance(block, KeyFigures)), None)
    names: set[str] = set()
    footer = _footer(outline)
    cover = _add_sheet(book, outline.sections[0].title if outline.sections else outline.title, outline, names)
    lines: list[Line] = []
    texts: list[Line] = []  # what leads to sheets comes first
    if figure is not None:
        sheet = _add_sheet(book, outline.words["sheet.map"], outline, names)
        fill_map(sheet, figure, footer)
        lines.append(Line(figure.caption, sheet=sheet.title))
    for section in outline.sections:
        written = [*_write_section(book, section, outline, names, footer)]
        if written and section is not outline.sections[0]:  # the cover has a heading of its own
            written.insert(0, Line(section.title, 12, True, HEAD_COLOUR))
        (lines if any(line.sheet for line in written) else texts).extend(written)
    fill_cover(cover, outline, key, figure, [*lines, *texts], footer)
    book.properties.title, book.properties.creator = outline.title, "sistermap"
    result = io.BytesIO()
    book.save(result)
    return without_clock(result.getvalue())


@dataclass
class _Sheet:
    """A table that gets a sheet, and the sentences on it."""

    table: Table
    remarks: list[str]
    over_time: bool = False


def _write_section(
    book: Any, section: Section, outline: Outline, names: set[str], footer: str
) -> Iterator[Line]:
    """Write the sheets of a section, and give the lines that the cover has for it."""
    sheets, remarks = _sheets(section)
    for one in sheets:
        sheet = _add_sheet(book, one.table.name, outline, names)
        _fill(sheet, one, outline, footer)
        yield Line(one.table.caption, sheet=sheet.title)
    for remark in remarks:
        yield Line(remark, 9)


def _sheets(section: Section) -> tuple[list[_Sheet], list[str]]:
    """Give each sentence to the table that it is of: the one before it, or where a section begins with one, after it."""
    sheets: list[_Sheet] = []
    waiting: list[str] = []
    leads = bool(section.blocks) and isinstance(section.blocks[0], str)
    for block in section.blocks:
        match block:
            case Table():
                sheets.append(_Sheet(whole_table(block), waiting))
                waiting = []
            case Chart():
                sheets.append(_Sheet(table_of(block), waiting, over_time=True))
                waiting = []
            case str() if leads or not sheets:
                waiting.append(block)
            case str():
                sheets[-1].remarks.append(block)
    if sheets:
        sheets[-1].remarks += waiting
        waiting = []
    return sheets, waiting


def _footer(outline: Outline) -> str:
    """Return how the report is cited, which a footer has room for, and its sources, without their addresses."""
    found = [part for part in outline.sections if part.title == outline.words["section.sources"]]
    texts = [block for part in found for block in part.blocks if isinstance(block, str)]
    return " · ".join(_ADDRESS.sub("", text) for text in (*texts[-1:], *texts[:-1]))


def _add_sheet(book: Any, name: str, outline: Outline, names: set[str]) -> Any:
    sheet = book.create_sheet(_sheet_name(name, names))
    names.add(sheet.title.casefold())
    sheet.sheet_view.rightToLeft = direction(outline.lang) == "rtl"
    return sheet


def _fill(sheet: Any, one: _Sheet, outline: Outline, footer: str) -> None:
    # What is in a sheet's file before its rows is set before the first of them.
    table, lang = one.table, outline.lang
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{HEAD_ROW + len(table.rows)}"
    for at, width in enumerate(column_widths(table, most=WIDEST, lang=lang), 1):
        sheet.column_dimensions[get_column_letter(at)].width = width + 5
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    set_paper(sheet, footer, across=len(table.columns) > 4 or table.is_counted)
    caption = text_cell(sheet, table.caption, size=13, bold=True)
    remark = text_cell(sheet, " ".join(one.remarks), size=9, colour=SOFT_COLOUR)
    heads = [_head(sheet, column) for column in table.columns]
    for row in ([caption], [remark] if one.remarks else [], heads):
        sheet.append(row)
    holds, formats = [column.holds for column in table.columns], number_formats(lang)
    for row_number, cells in enumerate(table.rows, HEAD_ROW + 1):
        if (lines := _lines(cells)) > 1:
            sheet.row_dimensions[row_number].height = min(HIGHEST, ROW_PT * lines)
        sheet.append([table_cell(sheet, *cell, formats) for cell in zip(cells, holds, strict=True)])
    if table.is_counted:
        chart = make_chart(
            sheet, table, head=HEAD_ROW, over_time=one.over_time, rtl=is_rtl(sheet), words=outline.words
        )
        beside = get_column_letter(len(table.columns) + 2)
        sheet.add_chart(chart, f"{beside}{HEAD_ROW + 1}")  # the row of heads comes again on each printed page


def _lines(cells: tuple[Any, ...]) -> int:
    """Count the lines of a row: what is wider than a column is broken."""
    longest = max((text_width(cell) for cell in cells if isinstance(cell, str)), default=0)
    return -(-longest // WIDEST)


def _head(sheet: Any, column: Column) -> Any:
    head = text_cell(sheet, column.label)
    head.font, head.fill = (
        Font(name=FACE, bold=True, color="FFFFFF"),
        PatternFill("solid", fgColor=HEAD_COLOUR),
    )
    number = Alignment(horizontal="right", vertical="center", indent=1)
    head.alignment = number if column.is_number else at_start(sheet, vertical="center")
    return head


def _sheet_name(name: str, taken: set[str]) -> str:
    """Make a name that Excel takes: 31 letters, none of them brackets, colons, stars, slashes or question marks, and not twice."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")
    if len(plain) > NAME:
        plain = plain[: NAME + 1].rpartition(" ")[0] or plain
    plain = plain[:NAME].strip("' ") or "-"
    found, number = plain, 2
    while found.casefold() in taken:  # Excel takes "Map" and "map" for the same
        found, number = f"{plain[:27]} {number}", number + 1
    return found
