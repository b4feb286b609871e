"""A layer → a figure for print: SVG, PDF or PNG, with legend, names, sources and the notice on borders."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .errors import MapError
from .fonts import choose_fonts
from .labels import place_labels
from .payload import LayerLike
from .projection import Projection, choose_projection
from .style import style_kinds

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = (".svg", ".pdf", ".png")
# Paper, sea, land, its edge, borders, regions, ink; grey is for copiers and newspapers.
STYLES: dict[str, dict[str, str]] = {
    "print": {"paper": "#ffffff", "sea": "#f4f7f9", "land": "#ffffff", "edge": "#c4ccd2", "border": "#dfe4e8", "region": "#f3e3c3", "ink": "#1c2731"},
    "screen": {"paper": "#ffffff", "sea": "#e9eef2", "land": "#fcfaf6", "edge": "#c4ccd2", "border": "#d9dfe4", "region": "#f3e3c3", "ink": "#1c2731"},
    "grey": {"paper": "#ffffff", "sea": "#ffffff", "land": "#f2f2f2", "edge": "#bbbbbb", "border": "#d5d5d5", "region": "#dddddd", "ink": "#000000"},
}  # fmt: skip
SIZE_IN = (11.0, 6.6)
MOST_LABELS = 60
# A dense corner gets an inset where so many places share so small a part of the sheet.
INSET_PLACES, INSET_PART = 10, 0.09


def draw_figure(
    layer: LayerLike,
    suffix: str,
    *,
    basemap: gpd.GeoDataFrame,
    projection: str = "equal-earth",
    home: str | None = None,
    extent: tuple[float, float, float, float] | None = None,
    style: str = "print",
    title: str | None = None,
    source: str | None = None,
    date: str | None = None,
    lang: str = "en",
    dpi: int = 300,
    attribution: Sequence[Mapping[str, str]] = (),
    words: Mapping[str, str] | None = None,
) -> bytes:
    """Draw a layer for print.

    Parameters
    ----------
    layer
        Places and ties, EPSG:4326, with the columns of the layer's tables.
    suffix
        ``.svg``, ``.pdf`` or ``.png``. Text stays text in the first two.
    basemap
        Rows of ``kind`` land and border, EPSG:4326.
    projection
        ``equal-earth`` for the world; ``azimuthal-equidistant``: distances and directions are true from `home`;
        ``lambert`` (azimuthal, equal area) for regions; ``mercator``.
    home
        The place in the middle of ``azimuthal-equidistant``, by its name in the layer.
    extent
        West, south, east, north in degrees; fitted to the places if None.
    style
        ``print``, ``screen`` or ``grey``.
    title, source, date
        Written above and below the map. Nothing is written for None.
    lang
        BCP 47 tag: names of places and words in the legend.
    dpi
        Of a PNG.
    attribution
        ``{"text", "licence"}`` of each source, and the notice on borders: always written.
    words
        Names of kinds in `lang`; English if None.

    Returns
    -------
    bytes
        The file. The same input gives the same bytes.

    Raises
    ------
    MapError
        If there is nothing to draw, home is not in the layer, a script has no font here, or an option is unknown.

    Examples
    --------
    >>> draw_figure(layer, ".svg", basemap=basemap)[:5]  # doctest: +SKIP
    b'<?xml'
    """
    if suffix.lower() not in FORMATS:
        raise MapError(f"a figure is {', '.join(FORMATS)}, not {suffix or 'a file without a suffix'}")
    if style not in STYLES:
        raise MapError(f"style {style!r} is not known, expected one of {', '.join(STYLES)}")
    if len(layer.places) == 0:
        raise MapError(
            "there is no place to draw; see which names are not placed with: sistermap review TABLE"
        )
    names = names_in(layer.places, lang)
    at = None if home is None else home_of(layer.places, names, home)
    lon, lat = layer.places.geometry.x.to_numpy(), layer.places.geometry.y.to_numpy()
    centre = None if at is None else (float(lon[at]), float(lat[at]))
    # Lines reach farther than their ends: from Busan to Los Angeles they pass the Aleutians.
    reached = shapely.get_coordinates(layer.ties.geometry.to_numpy())
    sheet = choose_projection(
        projection, np.append(lon, reached[:, 0]), np.append(lat, reached[:, 1]), home=centre, extent=extent
    )
    notes = [*(f"{entry['text']}" for entry in attribution)]
    told = [title or "", source or "", date or "", *names, *notes, *(words or {}).values()]
    families = choose_fonts(told)
    drawing = _Drawing(layer, basemap, sheet, STYLES[style], style == "grey", names, at, words or {})
    return _render(drawing, suffix.lower(), families, title, source, date, notes, extent, dpi)


def names_in(places: pd.DataFrame, lang: str) -> list[str]:
    """Return each place's name in a language, or the one it goes by."""
    found = []
    for names, name in zip(places["names"], places["name"], strict=True):
        tags = json.loads(names) if isinstance(names, str) else {}
        found.append(tags.get(lang) or tags.get(lang.split("-")[0]) or name)
    return found


def home_of(places: pd.DataFrame, names: list[str], home: str) -> int:
    """Return the row of the place that `home` names, in any of its languages.

    Raises
    ------
    MapError
        If no place of the layer goes by it.
    """
    wanted = {home.casefold().strip(), home.split(",")[0].casefold().strip()}
    for row, (name, local, tags, shown) in enumerate(
        zip(places["name"], places["local_name"], places["names"], names, strict=True)
    ):
        spellings = {name, local, shown, *(json.loads(tags) if isinstance(tags, str) else {}).values()}
        if wanted & {text.casefold() for text in spellings if isinstance(text, str)}:
            return row
    raise MapError(f"home {home!r} is not among the {len(places)} places of the table")


class _Drawing:
    """What a sheet shows, brought onto it once and painted as often as there are axes."""

    def __init__(
        self,
        layer: LayerLike,
        basemap: gpd.GeoDataFrame,
        sheet: Projection,
        colours: dict[str, str],
        grey: bool,
        names: list[str],
        home: int | None,
        words: Mapping[str, str],
    ) -> None:
        self.layer, self.sheet, self.colours, self.grey = layer, sheet, colours, grey
        self.names, self.home, self.words = names, home, words
        kinds = basemap["kind"].to_numpy()
        self.land = _parts(sheet.shapes(basemap.geometry.to_numpy()[kinds == "land"]))
        self.borders = _parts(sheet.shapes(basemap.geometry.to_numpy()[kinds == "border"]))
        self.regions = _parts(sheet.shapes(layer.regions.geometry.to_numpy())) if len(layer.regions) else []
        self.outline = _parts(sheet.shapes(np.array([_turned_back(sheet)])))
        self.x, self.y = sheet.points(layer.places.geometry.x.to_numpy(), layer.places.geometry.y.to_numpy())
        drawn = layer.ties[~(layer.ties.geometry.is_empty | layer.ties.geometry.isna())]
        self.kinds = drawn["kind"].to_numpy()
        self.ties = sheet.shapes(drawn.geometry.to_numpy()) if len(drawn) else np.array([], dtype=object)
        self.styles = style_kinds(layer.ties["kind"].dropna())

    def paint(self, axes: Axes, thin: float = 1.0) -> None:
        """Paint everything but names onto axes."""
        from matplotlib.collections import LineCollection, PolyCollection

        colours = self.colours
        for parts, face, edge, width, order in (
            (self.outline, colours["sea"], colours["edge"], 0.6, 0),
            (self.land, colours["land"], colours["edge"], 0.4, 1),
            (self.regions, colours["region"], colours["edge"], 0.4, 2),
        ):
            rings = [np.asarray(part.exterior.coords) for part in parts]
            axes.add_collection(
                PolyCollection(rings, facecolor=face, edgecolor=edge, linewidth=width, zorder=order)
            )
        axes.add_collection(
            LineCollection(
                [np.asarray(part.coords) for part in self.borders],
                colors=colours["border"],
                linewidth=0.4,
                zorder=3,
            )
        )
        alpha = float(np.clip(40 / max(1, len(self.ties)) ** 0.62, 0.06, 0.9))
        for kind, look in self.styles.items():
            lines = [np.asarray(part.coords) for part in _parts(self.ties[self.kinds == kind])]
            dash = tuple(px / 2 for px in look["dash"])
            axes.add_collection(
                LineCollection(
                    lines, colors=self.colours["ink"] if self.grey else look["light"], linewidth=1.1 * thin, alpha=alpha,
                    linestyle=(0, dash) if dash else "solid", zorder=4, capstyle="round",
                )
            )  # fmt: skip
        self._paint_places(axes, thin)

    def _paint_places(self, axes: Axes, thin: float) -> None:
        degree = (
            self.layer.places["degree"].to_numpy() if "degree" in self.layer.places else np.ones(len(self.x))
        )
        size = np.clip(3.5 + np.sqrt(degree), 3.5, 12) ** 2 / 2.6 * thin
        if len(self.x) > 400:
            size = np.minimum(size, 3.0)
        guessed = self.layer.places["guessed"].fillna(False).astype(bool).to_numpy()
        countries = (self.layer.places["level"] == "country").to_numpy()
        for mask, marker in ((~countries, "o"), (countries, "s")):
            faces = np.where(guessed[mask], self.colours["paper"], self.colours["ink"])
            axes.scatter(
                self.x[mask],
                self.y[mask],
                s=size[mask],
                c=faces,
                marker=marker,
                edgecolors=self.colours["ink"],
                linewidths=0.5,
                zorder=6,
            )
        if self.home is not None and self.sheet.name == "azimuthal-equidistant":
            axes.scatter(
                self.x[self.home], self.y[self.home], s=60, marker="*", c=self.colours["ink"], zorder=7
            )


def _turned_back(sheet: Projection) -> shapely.Geometry:
    """Return the sheet's window as longitudes and latitudes."""
    return shapely.transform(
        shapely.segmentize(sheet.window, 1.0), lambda xy: xy + np.array([sheet.lon, 0.0])
    )


def _parts(shapes: np.ndarray[Any, Any]) -> list[Any]:
    parts = shapely.get_parts(shapely.get_parts(np.asarray(shapes, dtype=object)))
    return [part for part in parts if not part.is_empty and part.geom_type in ("Polygon", "LineString")]


def _render(
    drawing: _Drawing,
    suffix: str,
    families: list[str],
    title: str | None,
    source: str | None,
    date: str | None,
    notes: list[str],
    extent: tuple[float, float, float, float] | None,
    dpi: int,
) -> bytes:
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {
        "font.family": families, "font.size": 8, "svg.fonttype": "none", "pdf.fonttype": 42, "text.parse_math": False,
        # The same input gives the same bytes: names inside the SVG come from this salt, not from chance.
        "svg.hashsalt": "sistermap",
    }  # fmt: skip
    with mpl.rc_context(settings):
        figure = Figure(figsize=SIZE_IN, facecolor=drawing.colours["paper"])
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0.02, 0.13, 0.96, 0.78))
        axes.set_aspect("equal")
        axes.axis("off")
        drawing.paint(axes)
        _set_limits(axes, drawing, extent)
        inset = _add_inset(axes, drawing) if extent is None else None
        _add_rings(axes, drawing)
        place_labels(
            axes,
            drawing.x,
            drawing.y,
            drawing.names,
            _weights(drawing),
            colour=drawing.colours["ink"],
            paper=drawing.colours["paper"],
            most=MOST_LABELS,
            avoid=inset,
        )
        _add_legend(axes, drawing)
        _add_words(figure, drawing, title, source, date, notes)
        written = io.BytesIO()
        metadata: dict[str, dict[str, Any]] = {
            ".svg": {"Date": None, "Creator": "sistermap", "Title": title or "sistermap"},
            ".pdf": {
                "CreationDate": None,
                "Creator": "sistermap",
                "Producer": "sistermap",
                "Title": title or "sistermap",
            },
            ".png": {"Software": "sistermap", "Title": title or "sistermap"},
        }
        figure.savefig(
            written, format=suffix[1:], dpi=dpi, metadata=metadata[suffix], facecolor=drawing.colours["paper"]
        )
    return written.getvalue()


def _weights(drawing: _Drawing) -> np.ndarray[Any, Any]:
    degree = (
        drawing.layer.places["degree"].to_numpy(dtype=float)
        if "degree" in drawing.layer.places
        else np.ones(len(drawing.x))
    )
    population = pd.to_numeric(drawing.layer.places["population"]).fillna(0).to_numpy(dtype=float)
    weights = degree + population / 1e9
    if drawing.home is not None:
        weights[drawing.home] = np.inf
    return np.asarray(weights)


def _set_limits(axes: Axes, drawing: _Drawing, extent: tuple[float, float, float, float] | None) -> None:
    """Show the whole sheet if the places take most of it, else the places and a margin."""
    left, bottom, right, top = shapely.total_bounds(np.array(drawing.outline, dtype=object))
    if extent is not None:
        west, south, east, north = extent
        edge = shapely.segmentize(shapely.box(west, south, east if east > west else east + 360, north), 1.0)
        shown = drawing.sheet.shapes(np.array([edge]))
        limits = shapely.total_bounds(shown)
    else:
        ends = shapely.total_bounds(drawing.ties) if len(drawing.ties) else np.array([np.nan] * 4)
        x, y = np.append(drawing.x, ends[[0, 2]]), np.append(drawing.y, ends[[1, 3]])
        limits = np.array([np.nanmin(x), np.nanmin(y), np.nanmax(x), np.nanmax(y)])
        margin = max(0.08 * max(limits[2] - limits[0], limits[3] - limits[1]), 250_000.0)
        limits = limits + np.array([-margin, -margin, margin, margin])
        if limits[2] - limits[0] > 0.72 * (right - left):
            limits[[0, 2]] = left, right
    limits = _widened(limits, axes)
    axes.set_xlim(max(left, limits[0]), min(right, limits[2]))
    axes.set_ylim(max(bottom, limits[1]), min(top, limits[3]))
    axes.apply_aspect()  # labels must know where things stand


def _widened(limits: np.ndarray[Any, Any], axes: Axes) -> np.ndarray[Any, Any]:
    """Widen or heighten the limits so that the map fills its frame."""
    frame = axes.get_window_extent()
    wide, tall = limits[2] - limits[0], limits[3] - limits[1]
    more_wide = max(0.0, tall * frame.width / frame.height - wide) / 2
    more_tall = max(0.0, wide * frame.height / frame.width - tall) / 2
    return np.asarray(limits + np.array([-more_wide, -more_tall, more_wide, more_tall]))


def _add_inset(axes: Axes, drawing: _Drawing) -> Any:
    """Enlarge the densest corner of a wide map; None where the places lie apart."""
    left, right = axes.get_xlim()
    side = INSET_PART * (right - left)
    inside = np.isfinite(drawing.x) & np.isfinite(drawing.y)
    x, y = drawing.x[inside], drawing.y[inside]
    if len(x) < 2 * INSET_PLACES or len(x) > 2000 or right - left < 8_000_000:
        return None
    cells = (
        pd.Series(np.floor(x / side).astype(int)).astype(str)
        + " "
        + pd.Series(np.floor(y / side).astype(int)).astype(str)
    )
    counts = cells.value_counts().sort_index()
    cell, count = str(counts.idxmax()), counts.max()
    if count < INSET_PLACES:
        return None
    column, row = map(int, cell.split())
    box = (column * side, row * side, (column + 1) * side, (row + 1) * side)
    inset = axes.inset_axes((0.0, 0.0, 0.24, 0.42))
    drawing.paint(inset, thin=0.8)
    inset.set(xlim=(box[0], box[2]), ylim=(box[1], box[3]), xticks=[], yticks=[], aspect="equal")
    for spine in inset.spines.values():
        spine.set_edgecolor(drawing.colours["ink"])
        spine.set_linewidth(0.6)
    axes.indicate_inset_zoom(inset, edgecolor=drawing.colours["ink"], linewidth=0.5)
    here = (drawing.x > box[0]) & (drawing.x < box[2]) & (drawing.y > box[1]) & (drawing.y < box[3])
    names = [name if seen else "" for name, seen in zip(drawing.names, here, strict=True)]
    place_labels(
        inset,
        drawing.x,
        drawing.y,
        names,
        _weights(drawing),
        colour=drawing.colours["ink"],
        paper=drawing.colours["paper"],
        most=20,
    )
    return inset


def _add_rings(axes: Axes, drawing: _Drawing) -> None:
    """Draw what is true of the sheet: distances from home on azimuthal-equidistant, a scale bar on a regional map."""
    ink = drawing.colours["ink"]
    if drawing.sheet.name == "azimuthal-equidistant":
        turn = np.linspace(0, 2 * np.pi, 181)
        for km in (2500, 5000, 10000, 15000):
            axes.plot(
                km * 1000 * np.sin(turn),
                km * 1000 * np.cos(turn),
                color=ink,
                linewidth=0.35,
                linestyle=(0, (2, 3)),
                zorder=3.5,
                scalex=False,
                scaley=False,
            )
            axes.annotate(
                f"{km:,} km",
                (0, -km * 1000),
                ha="center",
                va="bottom",
                fontsize=6,
                color=ink,
                zorder=5,
                annotation_clip=True,
            )
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    if drawing.sheet.name == "lambert" and right - left < 5_000_000:
        km = max(
            step
            for step in (10, 25, 50, 100, 250, 500, 1000)
            if step * 1000 < 0.25 * (right - left) or step == 10
        )
        x, y = left + 0.03 * (right - left), bottom + 0.04 * (top - bottom)
        axes.plot([x, x + km * 1000], [y, y], color=ink, linewidth=1.5, solid_capstyle="butt", zorder=8)
        axes.annotate(
            f"{km} km",
            (x + km * 500, y),
            xytext=(0, 3),
            textcoords="offset points",
            ha="center",
            fontsize=7,
            color=ink,
            zorder=8,
        )


def _add_legend(axes: Axes, drawing: _Drawing) -> None:
    from matplotlib.lines import Line2D

    counts = drawing.layer.ties["kind"].value_counts()
    handles = [
        Line2D([], [], color=drawing.colours["ink"] if drawing.grey else look["light"], linewidth=1.4,
               linestyle=(0, tuple(px / 2 for px in look["dash"])) if look["dash"] else "solid",
               label=f"{drawing.words.get(kind) or look['label']} ({counts.get(kind, 0):,})")
        for kind, look in drawing.styles.items()
    ]  # fmt: skip
    if handles:
        axes.figure.legend(
            handles=handles[:12],
            loc="lower center",
            bbox_to_anchor=(0.5, 0.075),
            ncols=min(5, len(handles)),
            frameon=False,
            handlelength=3.2,
            fontsize=8,
        )


def _add_words(
    figure: Figure,
    drawing: _Drawing,
    title: str | None,
    source: str | None,
    date: str | None,
    notes: list[str],
) -> None:
    ink = drawing.colours["ink"]
    if title:
        figure.text(0.02, 0.955, title, fontsize=14, fontweight="bold", color=ink, va="center")
    lines = [" · ".join(text for text in (source, date) if text), *notes]
    figure.text(
        0.02,
        0.012,
        "\n".join(line for line in lines if line),
        fontsize=5.8,
        color=ink,
        va="bottom",
        wrap=True,
        linespacing=1.3,
    )


def alt_text(layer: LayerLike, title: str | None = None, words: Mapping[str, str] | None = None) -> str:
    """Say in words what the figure shows, for those who do not see it.

    Parameters
    ----------
    layer
        As `draw_figure` has it.
    title
        How it begins; nothing for None.
    words
        Names of kinds; English if None.

    Returns
    -------
    str
        Two or three sentences.

    Examples
    --------
    >>> alt_text(layer, "Our partners")  # doctest: +SKIP
    'Our partners. Map of 21 ties between 15 places in 8 countries: 9 Project, …'
    """
    styles = style_kinds(layer.ties["kind"].dropna())
    counts = layer.ties["kind"].value_counts()
    kinds = ", ".join(f"{n} {(words or {}).get(kind) or styles[kind]['label']}" for kind, n in counts.items())
    most = layer.places.sort_values("degree", ascending=False, kind="stable").head(5)
    busiest = ", ".join(
        f"{row.name_} ({row.degree})"
        for row in most.rename(columns={"name": "name_"}).itertuples()
        if row.degree
    )
    said = f"Map of {len(layer.ties)} ties between {len(layer.places)} places in {layer.places['country'].nunique()} countries"
    return (
        ". ".join(
            filter(
                None,
                [title, f"{said}: {kinds}" if kinds else said, f"Most ties: {busiest}" if busiest else ""],
            )
        )
        + "."
    )
