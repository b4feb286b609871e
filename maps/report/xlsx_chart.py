"""Native charts of a workbook: they are drawn from the cells of their sheet and change with them."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from .outline import Table, Words
from .xlsx_cells import HEAD_COLOUR

MOST_BARS = 25
BAR_CM, COLUMN_CM = 0.75, 1.5
HIGH_CM, WIDE_CM = 8.0, 17.0


def make_chart(sheet: Any, table: Table, *, head: int, over_time: bool, rtl: bool, words: Words) -> Any:
    """Make a bar chart of the first two columns of a table.

    Parameters
    ----------
    sheet
        Whose cells it is drawn from.
    table
        The largest number first, or in the order of time.
    head
        Its row of heads in the sheet.
    over_time
        Whether all of it is shown, as columns from left to right; else its first rows, from top to bottom.
    rtl
        Whether time runs from the right.
    words
        Of the report: the chart has a title where it shows a part of the table.

    Returns
    -------
    openpyxl.chart.BarChart
        For the sheet's ``add_chart``.
    """
    shown = len(table.rows) if over_time else min(len(table.rows), MOST_BARS)
    chart: Any = BarChart()
    chart.type = "col" if over_time else "bar"
    chart.add_data(Reference(sheet, min_col=2, min_row=head, max_row=head + shown), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=head + 1, max_row=head + shown))
    if shown < len(table.rows):
        chart.title, chart.title.overlay = words["chart.first"].format(n=shown, all=len(table.rows)), False
    chart.gapWidth, chart.legend = 45, None
    # The first is on top, or on the right.
    chart.x_axis.scaling.orientation = "maxMin" if rtl or not over_time else "minMax"
    chart.x_axis.delete, chart.y_axis.delete = False, True
    chart.y_axis.majorGridlines, chart.y_axis.scaling.min = None, 0
    chart.x_axis.majorTickMark = "none"
    # The sheet has the caption, and paper enough round it.
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    [series] = chart.series
    series.graphicalProperties = GraphicalProperties(solidFill=HEAD_COLOUR)
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    if over_time:
        chart.width, chart.height = max(WIDE_CM / 2, min(2 * WIDE_CM, COLUMN_CM * shown + 1)), HIGH_CM
    else:
        chart.width, chart.height = WIDE_CM, BAR_CM * shown + (2 if chart.title is None else 3)
    return chart
