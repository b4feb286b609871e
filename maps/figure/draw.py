"""A layer → a figure for print: SVG, PDF or PNG, with legend, names, sources and the notice on borders."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...geo.errors import MapError
from ...geo.languages import check_language
from ..boundaries import no_basemap
from ..colours import Pair
from ..headline import home_of, subline_text
from ..kind_names import kind_names_of
from ..layer_like import LayerLike, row_of_place
from ..place_names import place_names
from ..sources import citation, shown_sources, source_lines, state_text
from ..texts import direction
from .alternative_text import MOST_PLACES, alt_text, not_placed, not_shown_text
from .drawing import Drawing
from .fonts import choose_fonts, writable_names
from .logo import Logo, read_address
from .print_styles import STYLES, Style
from .projection import Projection, choose_projection
from .render import Scene, Words, lay_out, settings, write
from .size import read_size
from .writing import RTL_MARK, with_plain_spaces

FORMATS = (".svg", ".pdf", ".png")
DPI = (36, 1200)  # the coarsest and the finest
MOST_HIDDEN, _PASSES = 40, 4  # names of places that are not shown, and how often their line may change
MOST_NAMED = 60  # places of a list in which each is named, on the map or below it


def draw_figure(layer: LayerLike, suffix: str, **options: Any) -> bytes:
    """Draw a layer for print, as `draw_map` does, in one format.

    Parameters
    ----------
    layer
        Places and ties, EPSG:4326, with the columns of the layer's tables.
    suffix
        ``.svg``, ``.pdf`` or ``.png``.
    **options
        As `draw_map` takes them.

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


def draw_figures(layer: LayerLike, suffixes: Sequence[str], **options: Any) -> dict[str, bytes]:
    """Draw a layer for print, as `draw_map` does; suffix, in lower case -> the file.

    Examples
    --------
    >>> import geopandas
    >>> from sistermap import data
    >>> from sistermap.geo.layer import example_layer
    >>> basemap = geopandas.read_parquet(data.path("basemap.parquet"))
    >>> sorted(draw_figures(example_layer(), [".svg", ".png"], basemap=basemap))
    ['.png', '.svg']
    """
    return draw_map(layer, suffixes, **options).files


class Drawn(NamedTuple):
    """What `draw_map` returns."""

    files: dict[str, bytes]  # suffix, in lower case -> the file
    alt: str  # what is seen, in words
    remarks: tuple[str, ...]  # what could not be drawn as requested, one line each


def draw_map(
    layer: LayerLike,
    suffixes: Sequence[str],
    *,
    basemap: gpd.GeoDataFrame | None = None,
    projection: str = "equal-earth",
    home: str | None = None,
    extent: tuple[float, float, float, float] | None = None,
    style: str = "print",
    size: str | None = None,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    date: str | None = None,
    lang: str = "en",
    kind_colours: Mapping[str, Pair] | None = None,
    accent: Pair | None = None,
    logo: str = "",
    dpi: int = 300,
    attribution: Sequence[Mapping[str, str]] = (),
) -> Drawn:
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
        ``print``, ``screen``, ``grey`` or ``journal``; what they are is in `print_styles`.
    size
        Such as ``160x90mm``; see `read_size`. That of the style if None.
    title, subtitle
        Written above the map, but not in a journal. Without a title there is none; without a subtitle one is made from
        the layer.
    source, date
        Whose data it is and of when, written below the map. Nothing is written for None.
    lang
        A BCP 47 tag of `languages.LANGUAGES`: names of places and words in the legend.
    kind_colours, accent
        Those that the user gives to some kinds and to home, in place of ours.
    logo
        A ``data:`` address, written beside the title.
    dpi
        Of a PNG.
    attribution
        ``{"text", "licence"}`` of each source, and the notice on borders: those that are shown are always written.

    Returns
    -------
    Drawn
        The same input gives the same bytes.

    Raises
    ------
    SistermapError
        If there is nothing to draw, or nothing in the extent, the layer lacks the place to centre on, a script has no font here, an option is
        unknown, or the paper is too small for what is written on it.

    Examples
    --------
    >>> import geopandas
    >>> from sistermap import data
    >>> from sistermap.geo.layer import example_layer
    >>> basemap = geopandas.read_parquet(data.path("basemap.parquet"))
    >>> draw_map(example_layer(), [".svg"], basemap=basemap, size="single", style="journal").alt
    'Map of 2 ties between Busan and 2 places in 2 countries. By kind: Sister city 2. Most ties: Busan 2, Los Angeles 1, ...'
    """
    import matplotlib as mpl

    suffixes = [suffix.lower() for suffix in suffixes]
    paper = read_size(size, check_style(style))
    _check(layer, suffixes, lang, dpi)
    row = row_of_place(layer, home)
    if row is None and home is not None and projection == "azimuthal-equidistant":
        raise MapError(f"home {home!r} is not among the {len(layer.places)} places of the layer")
    if row is None:
        home, row = None, home_of(layer)
    words = _words(
        layer, row, style, lang, title, subtitle, source, date, attribution, land=basemap is not None
    )
    kinds = kind_names_of(layer, lang)
    written, unwritable = writable_names(place_names(layer, lang), layer.places["name"].astype(str).tolist())
    names = [with_plain_spaces(name) for name in written]
    families = choose_fonts(
        [
            words.title,
            words.subtitle,
            *words.credits,
            *names,
            *kinds.values(),
            *not_placed(layer)[:MOST_PLACES],
        ]
    )
    sheet = _lay_out(layer, projection, row, extent)
    look = _coloured(STYLES[style], accent)
    land = no_basemap() if basemap is None else basemap
    drawing = Drawing(
        layer, land, sheet, dict(look.colours), look.in_grey, names, row, kinds, kind_colours, lang
    )
    picture, remarks = _logo(logo, suffixes)
    with mpl.rc_context(settings(families)):
        scene = _lay_out_with_hidden(drawing, words, paper, look, extent=extent, logo=picture)
        if extent is not None and not scene.seen.any():
            raise MapError(
                f"no place of the list lies in the extent {extent}, expected west, south, east, north in degrees around some"
            )
        alt = alt_text(layer, title, lang=lang, seen=scene.seen, home=home)
        files = {suffix: write(scene, suffix, dpi=dpi, title=title or "", alt=alt) for suffix in suffixes}
    return Drawn(files, alt, (*unwritable, *remarks))


def _lay_out_with_hidden(drawing: Drawing, words: Words, *how: Any, **options: Any) -> Scene:
    """Lay a figure out as `lay_out` does, and list below it the places that it does not show, and those without a name."""
    scene = lay_out(drawing, words, *how, **options)
    notes: tuple[str, ...] = ()
    hidden: set[int] = set()
    nameless: set[int] = set()
    for _ in range(_PASSES):
        hidden |= {*np.flatnonzero(~scene.seen).tolist()} - scene.at_edge
        if len(drawing.names) <= MOST_NAMED:
            nameless |= {*np.flatnonzero(scene.seen).tolist()} - scene.named
        # Rows without a place add to the number; there may be thousands, of which few are named.
        lacking = [
            *(drawing.names[row] for row in sorted(hidden) if drawing.names[row]),
            *not_placed(drawing.layer),
        ]
        unnamed = [drawing.names[row] for row in sorted(nameless - hidden) if drawing.names[row]]
        lines = (
            not_shown_text(unnamed, words.lang, MOST_HIDDEN, drawn=True),
            not_shown_text(lacking, words.lang, max(MOST_PLACES, min(len(hidden), MOST_HIDDEN))),
        )
        found = tuple(filter(None, lines))
        if found == notes:
            break
        # The lines take some of the map's height, which may hide one more.
        notes = found
        scene = lay_out(drawing, words._replace(credits=(*notes, *words.credits)), *how, **options)
    return scene


def check_style(style: str) -> str:
    """Return a style, if there is one of that name.

    Raises
    ------
    MapError
        If there is none.

    Examples
    --------
    >>> check_style("journal")
    'journal'
    """
    if style not in STYLES:
        raise MapError(f"style {style!r} is not known, expected one of {', '.join(STYLES)}")
    return style


def _check(layer: LayerLike, suffixes: Sequence[str], lang: str, dpi: int) -> None:
    for suffix in suffixes:
        check_figure(suffix)
    check_language(lang)
    least, most = DPI
    if isinstance(dpi, bool) or not isinstance(dpi, int) or not least <= dpi <= most:
        raise MapError(f"dpi is {dpi!r}, expected a whole number from {least} to {most}")
    if len(layer.places) == 0:
        raise MapError(
            "there is no place to draw; see which names are not placed with: sistermap review TABLE"
        )


def _words(
    layer: LayerLike,
    home: int | None,
    style: str,
    lang: str,
    title: str | None,
    subtitle: str | None,
    source: str | None,
    date: str | None,
    attribution: Sequence[Mapping[str, str]],
    *,
    land: bool,
) -> Words:
    """Write what is above and below the map; in a journal the caption has the title.

    How the map is cited says whose data it shows and of when, which is written by itself where there is no citation.
    """
    in_text, rtl = STYLES[style].in_text, direction(lang) == "rtl"
    if rtl and source:
        source += RTL_MARK  # a number after a name in Latin would be read with it
    sources = source_lines(shown_sources(layer, attribution, land=land), lang)
    if title and not in_text:
        stated = citation(title, lang, source=source, date=date)
    else:
        stated = " · ".join(filter(None, (source, state_text(date, lang))))
    if in_text or not title:
        title, subtitle = "", ""
    elif subtitle is None:
        subtitle = subline_text(layer, home, lang)
    title, subtitle = with_plain_spaces(title), with_plain_spaces(subtitle)
    return Words(title, subtitle, (stated, " ".join(sources)), lang, rtl)


def _coloured(style: Style, accent: Pair | None) -> Style:
    if accent is None or style.in_grey:
        return style
    return style._replace(colours={**style.colours, "home": accent.light})


def _logo(address: str, suffixes: Sequence[str]) -> tuple[Logo | None, tuple[str, ...]]:
    """Read a logo; one of lines can be put into an SVG alone."""
    if not address:
        return None, ()
    logo = read_address(address)
    dots = [suffix for suffix in suffixes if suffix != ".svg"]
    if logo.picture is None and dots:
        return (None if len(dots) == len(suffixes) else logo), (
            f"the logo is an SVG, which {', '.join(dots)} cannot hold; expected PNG, JPEG, WebP or GIF there",
        )
    return logo, ()


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
