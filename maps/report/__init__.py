"""Numbers of a layer → a document: HTML, Markdown, Word, Excel or slides, all from one outline."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import pandas as pd

from ...geo.errors import MapError
from ..figure.draw import draw_map
from ..headline import headline_text, home_of, subline_text
from ..layer_like import LayerLike, rows_of_ties
from ..page.look import PageLook
from ..sources import citation, shown_sources, source_lines, state_of, state_text
from .docx import write_docx
from .html import write_html
from .markdown import write_markdown
from .outline import Outline, with_map
from .sections import make_outline
from .slides import make_slides, map_size, slide_drawing, write_slides
from .xlsx import write_xlsx

__all__ = [
    "FORMATS", "SLIDES", "Outline", "ReportMap", "check_report", "draw_report_map", "make_outline", "make_report", "make_slides", "map_size",
    "report_drawing", "slide_drawing", "with_map", "write_report", "write_slides",
]  # fmt: skip

Files = dict[Path, bytes]
FIGURE_DPI, FIGURE_SIZE = 200, "170mm"  # as wide as an upright page between its margins
MANY_TIES, MANY_TIES_DPI = 5_000, 140  # crossing lines make pictures large: three files hold this one
FORMATS: dict[str, Callable[[Outline, Path], Files]] = {
    ".html": lambda outline, path: {path: write_html(outline)},
    ".md": write_markdown,
    ".docx": lambda outline, path: {path: write_docx(outline)},
    ".xlsx": lambda outline, path: {path: write_xlsx(outline)},
}
SLIDES = ".pptx"  # of an outline and the layer: see `make_slides` and `write_slides`


def make_report(
    layer: LayerLike,
    summary: Mapping[str, pd.DataFrame],
    *,
    title: str,
    today: dt.date,
    lang: str = "en",
    home: str | None = None,
    basemap: gpd.GeoDataFrame | None = None,
    attribution: Sequence[Mapping[str, str]] = (),
    live: str = "",
    source: str | None = None,
    date: str | None = None,
    subtitle: str | None = None,
    drawing: Mapping[str, Any] | None = None,
    drawn: ReportMap | None = None,
    remark: Callable[[str], object] | None = None,
) -> Outline:
    """Lay out a report with its map; a layer without a place has a report too, without a map.

    Parameters
    ----------
    layer, home, basemap
        As `draw_map` takes them.
    summary, title, lang
        As `make_outline` takes them.
    today
        The day that the numbers hold for.
    attribution
        ``{"text", "licence"}`` of each source, and the notice on borders.
    live
        The layer as `page.tie_map.render_page` renders it with ``embed``, for HTML; other formats have no use for it.
    source
        Whose data it is, for how the report is cited.
    date
        Of when the data is; `today` if None.
    subtitle
        The line below the title; None for one made from the layer.
    drawing
        Other options of `draw_map`, such as its size and colours.
    drawn
        From `draw_report_map`, where that was drawn before.
    remark
        Called with one line where the map cannot be drawn, such as without a font for a script; the report is made without.

    Returns
    -------
    Outline
        For `write_report`.

    Raises
    ------
    SistermapError
        If there are no words in `lang`.
    """
    options = {"lang": lang, "home": home, "basemap": basemap, "attribution": attribution, **(drawing or {})}
    figure, alt = draw_report_map(layer, remark, **options) if drawn is None else drawn
    shown = shown_sources(layer, attribution, land=figure is not None and basemap is not None)
    state = state_of(date, today)
    cited = citation(title, lang, source=source, date=state)
    outline = make_outline(
        summary,
        title=title,
        lead=_lead(layer, title, home_of(layer, home), state, lang, subtitle),
        lang=lang,
        figure=figure,
        alt=alt,
        sources=[*source_lines(shown, lang, url=True), cited],
    )
    return dataclasses.replace(outline, live=live)


class ReportMap(NamedTuple):
    """The map of a report, which a layer without a place does not have, and what is seen in words."""

    png: bytes | None
    alt: str


def draw_report_map(
    layer: LayerLike, remark: Callable[[str], object] | None = None, **options: Any
) -> ReportMap:
    """Draw the map of a report, as wide as its page where the options of `draw_map` do not give another size.

    Parameters
    ----------
    layer
        As `draw_map` takes it.
    remark
        Called with one line where the map cannot be drawn.
    **options
        As `draw_map` takes them.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> draw_report_map(example_layer()).alt
    'Map of 2 ties between Busan and 2 places in 2 countries. By kind: Sister city 2. Most ties: Busan 2, Los Angeles 1, ...'
    """
    if not len(layer.places):
        return ReportMap(None, "")
    dpi = FIGURE_DPI if len(rows_of_ties(layer)) <= MANY_TIES else MANY_TIES_DPI
    try:
        drawn = draw_map(layer, [".png"], **{"size": FIGURE_SIZE, "dpi": dpi, **options})
    except MapError as error:
        if remark is not None:
            remark(f"the report has no map: {error}")
        return ReportMap(None, "")
    return ReportMap(drawn.files[".png"], drawn.alt)


def report_drawing(look: PageLook) -> dict[str, Any]:
    """Choose how the map of a report is drawn: in the colours of the page.

    Examples
    --------
    >>> sorted(report_drawing(PageLook()))
    ['accent', 'kind_colours']
    """
    return {"kind_colours": look.colours, "accent": look.accent}


def _lead(
    layer: LayerLike, title: str, home: int | None, date: str | None, lang: str, subtitle: str | None
) -> str:
    """Write what is below the title: the headline where the user has another title, its line, and the day."""
    headline, state = headline_text(layer, home, lang), state_text(date, lang)
    parts = (headline if headline != title else "", subtitle or subline_text(layer, home, lang), state)
    return " · ".join(filter(None, parts))


def write_report(outline: Outline, path: str | Path) -> Files:
    """Write an outline in the format that the suffix of `path` names.

    Parameters
    ----------
    outline
        From `make_report`.
    path
        ``.html``, ``.md``, ``.docx`` or ``.xlsx``.

    Returns
    -------
    dict
        Bytes by path: nothing is on the disk yet. Markdown has its figure in a file beside it. The same outline gives
        the same bytes.

    Raises
    ------
    MapError
        If there is no such format.
    """
    return FORMATS[check_report(path)](outline, Path(path))


def check_report(path: str | Path) -> str:
    """Return the suffix of `path` in lower case, if a report can be that.

    Raises
    ------
    MapError
        If it cannot.

    Examples
    --------
    >>> check_report("Report.DOCX")
    '.docx'
    """
    suffix, known = Path(path).suffix.lower(), (*FORMATS, SLIDES)
    if suffix not in known:
        raise MapError(f"{path}: a report is {', '.join(known)}, not {suffix or 'a file without a suffix'}")
    return suffix
