"""A layer → a figure for print: SVG, PDF or PNG, with legend, names, sources and the notice on borders."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...geo.attribution import credits
from ...geo.errors import MapError
from ...geo.languages import check_language
from ..boundaries import no_basemap
from ..colours import Pair
from ..headline import home_of
from ..layer_like import LayerLike, row_of_place
from ..place_names import place_names
from ..texts import kind_words
from .captions import Captions, add_captions
from .drawing import Drawing
from .edge_labels import add_edge_labels
from .fonts import choose_fonts, pdf_font_type
from .furniture import add_inset, add_scale_bar, set_limits
from .labels import place_labels
from .legend import add_legend
from .projection import Projection, choose_projection
from .rings import add_directions, add_rings

FORMATS = (".svg", ".pdf", ".png")
# Paper, sea, land, its edge, borders, regions, ink; grey is for copiers and newspapers.
STYLES: dict[str, dict[str, str]] = {
    "print": {"paper": "#ffffff", "sea": "#f4f7f9", "land": "#ffffff", "edge": "#c4ccd2", "border": "#dfe4e8", "region": "#f3e3c3", "ink": "#1c2731"},
    "screen": {"paper": "#ffffff", "sea": "#e9eef2", "land": "#fcfaf6", "edge": "#c4ccd2", "border": "#d9dfe4", "region": "#f3e3c3", "ink": "#1c2731"},
    "grey": {"paper": "#ffffff", "sea": "#ffffff", "land": "#f2f2f2", "edge": "#bbbbbb", "border": "#d5d5d5", "region": "#dddddd", "ink": "#000000"},
}  # fmt: skip
SIZE_IN = (11.0, 6.6)
MOST_LABELS = 60
DPI = (36, 1200)  # the coarsest and the finest


def draw_figure(layer: LayerLike, suffix: str, **options: Any) -> bytes:
    """Draw a layer for print, as `draw_figures` does, in one format.

    Parameters
    ----------
    layer
        Places and ties, EPSG:4326, with the columns of the layer's tables.
    suffix
        ``.svg``, ``.pdf`` or ``.png``.
    **options
        As `draw_figures` takes them.

    Returns
    -------
    bytes
        The file. The same input gives the same bytes.

    Examples
    --------
    >>> import geopandas
    >>> from sistermap import data
    >>> from sistermap.geo.layer import example_layer
    >>> basemap = geopandas.read_parquet(data.path("basemap.parquet"))
    >>> draw_figure(example_layer(), ".svg", basemap=basemap)[:5]
    b'<?xml'
    """
    return draw_figures(layer, [suffix], **options)[suffix.lower()]


def draw_figures(
    layer: LayerLike,
    suffixes: Sequence[str],
    *,
    basemap: gpd.GeoDataFrame | None = None,
    projection: str = "equal-earth",
    home: str | None = None,
    extent: tuple[float, float, float, float] | None = None,
    style: str = "print",
    title: str | None = None,
    source: str | None = None,
    date: str | None = None,
    lang: str = "en",
    kind_colours: Mapping[str, Pair] | None = None,
    dpi: int = 300,
    attribution: Sequence[Mapping[str, str]] = (),
) -> dict[str, bytes]:
    """Draw a layer for print, in several formats.

    Parameters
    ----------
    layer
        Places and ties, EPSG:4326, with the columns of the layer's tables.
    suffixes
        ``.svg``, ``.pdf`` or ``.png``. Text stays text in the first two. The figure is laid out once for all of them.
    basemap
        Rows of ``kind`` land and border, EPSG:4326. Without it no land is drawn.
    projection
        ``equal-earth`` for the world; ``azimuthal-equidistant``: distances and directions are true from `home`;
        ``lambert`` (azimuthal, equal area) for regions; ``mercator``.
    home
        The place_id of the place in the middle of ``azimuthal-equidistant``; its name is written before all others.
        Without it that is the one home of the list, if it has one.
    extent
        West, south, east, north in degrees; fitted to the places if None.
    style
        ``print``, ``screen`` or ``grey``.
    title, source, date
        Written above and below the map. Nothing is written for None.
    lang
        A BCP 47 tag of `languages.LANGUAGES`: names of places and words in the legend.
    kind_colours
        Those that the user gives to some kinds, in place of ours.
    dpi
        Of a PNG.
    attribution
        ``{"text", "licence"}`` of each source, and the notice on borders: always written.

    Returns
    -------
    dict
        Suffix, in lower case -> the file. The same input gives the same bytes.

    Raises
    ------
    SistermapError
        If there is nothing to draw, the layer lacks the place to centre on, a script has no font here, or an option is unknown.

    Examples
    --------
    >>> import geopandas
    >>> from sistermap import data
    >>> from sistermap.geo.layer import example_layer
    >>> basemap = geopandas.read_parquet(data.path("basemap.parquet"))
    >>> sorted(draw_figures(example_layer(), [".svg", ".png"], basemap=basemap))
    ['.png', '.svg']
    """
    suffixes = [suffix.lower() for suffix in suffixes]
    _check(layer, suffixes, style, lang, dpi)
    words = kind_words(lang)
    names = place_names(layer, lang)
    captions = Captions(title or "", source or "", date or "", " ".join(credits(attribution)))
    families = choose_fonts([*captions, *names, *words.values()])
    row = row_of_place(layer, home)
    if row is None and home is not None and projection == "azimuthal-equidistant":
        raise MapError(f"home {home!r} is not among the {len(layer.places)} places of the layer")
    row = home_of(layer) if row is None else row
    sheet = _lay_out(layer, projection, row, extent)
    land = no_basemap() if basemap is None else basemap
    drawing = Drawing(
        layer, land, sheet, STYLES[style], style == "grey", names, row, words, kind_colours, lang
    )
    return _render(drawing, suffixes, families, captions, extent, dpi)


def _check(layer: LayerLike, suffixes: Sequence[str], style: str, lang: str, dpi: int) -> None:
    for suffix in suffixes:
        check_figure(suffix)
    check_language(lang)
    if style not in STYLES:
        raise MapError(f"style {style!r} is not known, expected one of {', '.join(STYLES)}")
    least, most = DPI
    if isinstance(dpi, bool) or not isinstance(dpi, int) or not least <= dpi <= most:
        raise MapError(f"dpi is {dpi!r}, expected a whole number from {least} to {most}")
    if len(layer.places) == 0:
        raise MapError(
            "there is no place to draw; see which names are not placed with: sistermap review TABLE"
        )


def check_figure(path: str | os.PathLike[str]) -> str:
    """Return the suffix of `path`, or `path` itself if it is one, in lower case.

    Raises
    ------
    MapError
        If a figure cannot be that.

    Examples
    --------
    >>> check_figure("Map.SVG"), check_figure(".pdf")
    ('.svg', '.pdf')
    """
    name = os.fspath(path)
    suffix = name.lower() if name.startswith(".") else Path(name).suffix.lower()
    if suffix not in FORMATS:
        raise MapError(f"{name or repr(name)}: a figure is one of {', '.join(FORMATS)}")
    return suffix


def _lay_out(
    layer: LayerLike, projection: str, home: int | None, extent: tuple[float, float, float, float] | None
) -> Projection:
    """Choose the sheet; `home` is the row of the place in the middle of it, if any."""
    points = shapely.get_coordinates(layer.places.geometry.to_numpy())
    centre = None if home is None else (float(points[home, 0]), float(points[home, 1]))
    # Lines reach farther than their ends: from Busan to Los Angeles they pass the Aleutians.
    reached = np.concatenate([points, shapely.get_coordinates(layer.ties.geometry.to_numpy())])
    lon = pd.Series(points[:, 0], index=layer.places["place_id"])
    from_lon, to_lon = (lon.reindex(layer.ties[end]).to_numpy() for end in ("from_id", "to_id"))
    placed = np.isfinite(from_lon) & np.isfinite(to_lon)
    ends = (np.asarray(from_lon[placed], dtype=np.float64), np.asarray(to_lon[placed], dtype=np.float64))
    return choose_projection(projection, reached[:, 0], reached[:, 1], ties=ends, home=centre, extent=extent)


def _render(
    drawing: Drawing,
    suffixes: Sequence[str],
    families: list[str],
    captions: Captions,
    extent: tuple[float, float, float, float] | None,
    dpi: int,
) -> dict[str, bytes]:
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {
        "font.family": families, "font.size": 8, "svg.fonttype": "none", "pdf.fonttype": pdf_font_type(families), "text.parse_math": False,
        # The same input gives the same bytes: names inside the SVG come from this salt, not from chance.
        "svg.hashsalt": "sistermap",
    }  # fmt: skip
    colours = drawing.colours
    with mpl.rc_context(settings):
        figure = Figure(figsize=SIZE_IN, facecolor=colours["paper"])
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.02, 0.165, 0.96, 0.755))
        axes.set_aspect("equal")
        axes.axis("off")
        set_limits(axes, drawing, extent)
        drawing.paint(axes)
        add_rings(axes, drawing)
        add_directions(axes, drawing)
        add_edge_labels(axes, drawing)
        inset = add_inset(axes, drawing) if extent is None else None
        add_scale_bar(axes, drawing)
        place_labels(
            axes, drawing.x, drawing.y, drawing.names, drawing.weights, colour=colours["ink"], paper=colours["paper"],
            most=MOST_LABELS, avoid=inset,
        )  # fmt: skip
        add_legend(axes, drawing)
        add_captions(figure, colours["ink"], captions)
        made = {}
        for suffix in suffixes:
            written = io.BytesIO()
            figure.savefig(
                written, format=suffix[1:], dpi=dpi, metadata=_metadata(suffix, captions.title), facecolor=colours["paper"]
            )  # fmt: skip
            made[suffix] = written.getvalue()
    return made


def _metadata(suffix: str, title: str) -> dict[str, Any]:
    """Name the program and the figure; without the time of day, the same input gives the same bytes."""
    by_suffix: dict[str, dict[str, Any]] = {
        ".svg": {"Date": None, "Creator": "sistermap"},
        ".pdf": {"CreationDate": None, "Creator": "sistermap", "Producer": "sistermap"},
        ".png": {"Software": "sistermap"},
    }
    return {**by_suffix[suffix], "Title": title or "sistermap"}
