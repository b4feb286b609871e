"""Numbers of a layer → a document: HTML, Markdown, Word or Excel, all from one outline."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import pandas as pd

from ...geo.errors import MapError
from ..figure.alternative_text import alt_text
from ..figure.draw import draw_figure
from ..layer_like import LayerLike, rows_of_ties
from .docx import write_docx
from .html import write_html
from .markdown import write_markdown
from .outline import Outline
from .sections import make_outline
from .xlsx import write_xlsx

__all__ = ["FORMATS", "Outline", "check_report", "make_outline", "make_report", "write_report"]

Files = dict[Path, bytes]
FIGURE_DPI = 200
MANY_TIES, MANY_TIES_DPI = 5_000, 140  # crossing lines make pictures large: three files hold this one
FORMATS: dict[str, Callable[[Outline, Path], Files]] = {
    ".html": lambda outline, path: {path: write_html(outline)},
    ".md": write_markdown,
    ".docx": lambda outline, path: {path: write_docx(outline)},
    ".xlsx": lambda outline, path: {path: write_xlsx(outline)},
}


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
) -> Outline:
    """Lay out a report with its map; a layer without a place has a report too, without a map.

    Parameters
    ----------
    layer, home, basemap
        As `draw_figure` takes them.
    summary, title, today, lang, attribution
        As `make_outline` takes them.
    live
        The layer as `page.tie_map.render_page` renders it with ``embed``, for HTML; other formats have no use for it.

    Returns
    -------
    Outline
        For `write_report`.

    Raises
    ------
    SistermapError
        If there are no words in `lang`, or the map cannot be drawn.
    """
    figure, alt = None, ""
    if len(layer.places):
        figure = draw_figure(
            layer,
            ".png",
            basemap=basemap,
            home=home,
            lang=lang,
            attribution=attribution,
            dpi=FIGURE_DPI if len(rows_of_ties(layer)) <= MANY_TIES else MANY_TIES_DPI,
        )
        alt = alt_text(layer, lang=lang)
    outline = make_outline(
        summary, title=title, today=today, lang=lang, figure=figure, alt=alt, attribution=attribution
    )
    return dataclasses.replace(outline, live=live)


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
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise MapError(f"{path}: a report is {', '.join(FORMATS)}, not {suffix or 'a file without a suffix'}")
    return suffix
