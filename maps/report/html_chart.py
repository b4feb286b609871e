"""A chart as HTML: columns for a few short categories, such as decades, else a table with bars in it."""

from __future__ import annotations

from xml.etree import ElementTree

from ..numbers import number_text
from ..texts import direction
from .outline import Chart, text_width

MOST_COLUMNS, SHORT = 200, 8  # columns that are still seen; letters of a name below one
NAMED, COUNTED = 12, 24  # of so many columns each has its name, or its number
TOP, HIGH = 24, 132  # px: above the highest column, and its height
LABEL_PX = 20  # below the axis
WIDE = 0.62  # of its place that a column takes

Tree = ElementTree.Element


def add_chart(parent: Tree, chart: Chart, lang: str) -> None:
    """Add a chart and its caption to a tree; its text is text.

    Parameters
    ----------
    parent
        Where it is added.
    chart
        Values of 0 and more.
    lang
        Of the numbers; where it is read from the right, the first category is on the right.

    Examples
    --------
    >>> body = ElementTree.Element("body")
    >>> add_chart(body, Chart("Ties by decade", "Decades", ("1960s", "1970s"), (1, 3), "Ties", b""), "en")
    >>> [text.text for text in body.iter("text")]
    ['1', '1960s', '3', '1970s']
    """
    frame = ElementTree.SubElement(parent, "figure")
    short = all(text_width(name) <= SHORT for name in chart.categories)
    if short and len(chart.categories) <= MOST_COLUMNS:
        _add_columns(frame, chart, lang)
        ElementTree.SubElement(frame, "figcaption").text = chart.caption
    else:
        _add_bars(frame, chart, lang)


def _add_columns(frame: Tree, chart: Chart, lang: str) -> None:
    # Per cent across and pixels down: letters keep their size however wide the page is.
    drawn = ElementTree.SubElement(
        frame, "svg", {"class": "columns", "role": "img", "aria-label": chart.alt or chart.caption}
    )
    place, most = 100 / max(1, len(chart.categories)), max([*chart.values, 1])
    base, step = TOP + HIGH, -(-len(chart.categories) // NAMED)
    for at, (name, value) in enumerate(zip(chart.categories, chart.values, strict=True)):
        middle = (at + 0.5) * place
        if direction(lang) == "rtl":
            middle = 100 - middle
        high = HIGH * value / most
        box = {"x": _percent(middle - WIDE * place / 2), "width": _percent(WIDE * place)}
        ElementTree.SubElement(drawn, "rect", {**box, "y": f"{base - high:.1f}", "height": f"{high:.1f}"})
        if len(chart.categories) <= COUNTED or value == most:
            number = {"x": _percent(middle), "y": f"{base - high - 6:.1f}"}
            ElementTree.SubElement(drawn, "text", number).text = number_text(value, lang)
        if at % step == 0:
            # On a phone every other name is left out.
            odd = "axis even" if at // step % 2 and len(chart.categories) > 6 else "axis"
            label = {"class": odd, "x": _percent(middle), "y": str(base + LABEL_PX)}
            ElementTree.SubElement(drawn, "text", label).text = name
    ElementTree.SubElement(drawn, "line", x1="0", x2="100%", y1=str(base), y2=str(base))


def _add_bars(frame: Tree, chart: Chart, lang: str) -> None:
    drawn = ElementTree.SubElement(frame, "table", {"class": "bars"})
    ElementTree.SubElement(drawn, "caption").text = chart.caption
    body, most = ElementTree.SubElement(drawn, "tbody"), max([*chart.values, 1])
    for name, value in zip(chart.categories, chart.values, strict=True):
        line = ElementTree.SubElement(body, "tr")
        ElementTree.SubElement(line, "th", scope="row").text = name
        add_bar(ElementTree.SubElement(line, "td"), value, most, lang)
        ElementTree.SubElement(line, "td", {"class": "number"}).text = number_text(value, lang)


def add_bar(cell: Tree, value: float, most: float, lang: str) -> None:
    """Add a bar to a table's cell, as long as the cell for `most`; its number is beside it."""
    bar = ElementTree.SubElement(cell, "svg", {"class": "bar", "aria-hidden": "true"})
    wide = 100 * value / max(most, 1)
    start = 100 - wide if direction(lang) == "rtl" else 0
    ElementTree.SubElement(bar, "rect", x=_percent(start), width=_percent(wide), height="12")


def _percent(value: float) -> str:
    return f"{value:.2f}%"
