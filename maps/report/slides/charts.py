"""Charts and tables of slides: native, so that they can be edited."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu

from ....geo.archive import without_clock
from ...texts import direction
from ..outline import text_width
from .deck import Bars, Grid
from .sheet import Sheet, points, set_chart_text
from .template import Box
from .text import LETTER, PALE, Run, shorten, write_paragraphs

CHART_SIZE, REMARK_SIZE, CELL_SIZES, ROW_IN = 14, 14, (16, 14, 12, 10), 0.42
WIDEST = 40  # letters of a column of a table
CELL_PADDING = 15  # points, left and right in a cell together
GAP_PERCENT = 45  # of a bar's width, between bars


def add_bars(sheet: Sheet, slide: Bars) -> None:
    """Add a bar chart with its numbers on the bars, and a sentence below it.

    Parameters
    ----------
    sheet
        What it is added to: the chart takes the placeholder for content, if that takes charts.
    slide
        What it shows.
    """
    area = sheet.area
    below = int(0.45 * 914_400) if slide.remark else 0
    # python-pptx has types for some of its functions only.
    data = CategoryChartData(number_format="#,##0")  # type: ignore[no-untyped-call]
    data.categories = slide.categories
    data.add_series(slide.series, slide.values)  # type: ignore[no-untyped-call]
    box = Box(area.left, area.top, area.width, area.height - below)
    shape = sheet.slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *map(Emu, box), data)
    _dress(shape.chart, sheet)
    book = shape.chart.part.chart_workbook.xlsx_part
    book._blob = without_clock(book.blob)
    sheet.describe(shape, slide.alt)
    sheet.occupy(shape, KIND.CHART, KIND.OBJECT)
    if slide.remark:
        foot = Box(area.left, area.top + area.height - below, area.width, below)
        sheet.add_text(foot, [[Run(slide.remark, REMARK_SIZE, None, PALE)]])


def _dress(chart: Any, sheet: Sheet) -> None:
    set_chart_text(chart, CHART_SIZE, sheet.lang)
    chart.has_legend = chart.has_title = False
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories, plot.has_data_labels = GAP_PERCENT, False, True
    plot.data_labels.show_value, plot.data_labels.number_format = True, "#,##0;;"
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    bars = plot.series[0].format.fill
    bars.solid()
    bars.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    values, categories = chart.value_axis, chart.category_axis
    values.visible, values.has_major_gridlines, values.minimum_scale = False, False, 0
    categories.format.line.color.theme_color = PALE
    categories.has_major_gridlines = False
    if direction(sheet.lang) == "rtl":
        categories.reverse_order = True


def add_grid(sheet: Sheet, slide: Grid) -> int:
    """Add a table whose rows are as many as there is room for.

    Parameters
    ----------
    sheet
        What it is added to.
    slide
        What it shows.

    Returns
    -------
    int
        How many rows are left out.
    """
    row = int(ROW_IN * 914_400)
    shown = slide.rows[: max(1, sheet.area.height // row - 1)]
    box = sheet.area._replace(height=row * (len(shown) + 1))
    shape = sheet.slide.shapes.add_table(len(shown) + 1, len(slide.heads), *map(Emu, box))
    table = shape.table
    if direction(sheet.lang) == "rtl":
        table._tbl.tblPr.set("rtl", "1")
    letters = [
        min(WIDEST, max(text_width(row[at]) for row in (slide.heads, *shown))) + 2
        for at in range(len(slide.heads))
    ]
    whole = points(box.width) - CELL_PADDING * len(letters)
    size = next((size for size in CELL_SIZES if sum(letters) * LETTER * size <= whole), CELL_SIZES[-1])
    for column, wanted in zip(table.columns, letters, strict=True):
        column.width = Emu(box.width * wanted // sum(letters))
    for at, texts in enumerate((slide.heads, *shown)):
        table.rows[at].height = Emu(row)
        for cell, column, text in zip(table.rows[at].cells, table.columns, texts, strict=True):
            room = int((points(column.width) - CELL_PADDING) / (LETTER * size))
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            align = "r" if direction(sheet.lang) == "rtl" else "l"
            write_paragraphs(cell.text_frame, [[Run(shorten(text, room), size)]], sheet.lang, align=align)
    sheet.describe(shape, slide.title)
    sheet.occupy(shape, KIND.TABLE, KIND.OBJECT)
    return len(slide.rows) - len(shown)
