"""The picture that a link to a page is shown with: the headline, and the ties from home as a disc."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..colours import Pair
from ..headline import headline_text, home_of, subline_text
from ..layer_like import LayerLike, count_ends, one_a_pair, rows_of_ties
from ..place_names import place_names
from ..style import ACCENT, HAIRLINE, HOME_COLOUR, INK, INK_2, INK_3, LAND, PAPER, SEA, style_kinds
from ..texts import direction
from .fonts import choose_fonts, writable_names
from .in_view import parts_of, path_of
from .projection import Projection, choose_projection
from .segments import overlap
from .writing import Font, shorten, text_size, wrap, write_with_home

Box = tuple[float, float, float, float]
WIDTH, HEIGHT = 1200, 630  # px, as sites that show links want it
TEXT_PX, MARGIN = 420, 56  # the column of the headline
MIDDLE, RADIUS = (842, 322), 348  # of the disc, in px from the upper left
SIZES, MOST_LINES = (46, 40, 34, 28, 24, 20, 16), 4  # of the headline: the largest at which no word is cut
MOST_LABELS = 9
HOME_SIZES, HOME_PX = (21, 17, 14), 340  # of the name of home, which may stand so far from its dot
HOME_AWAY = (0, -28, 28, -46, 46, -64, 64, -84, 84)
_TO_BASELINE = 0.5  # px for each point of a line's letters, from its middle
MOST_TRIED = 400  # places, those with the most ties first; the rest has no room anyway
RING_KM = (5000, 10000, 15000)
EARTH_KM = 6371.0088


def draw_cover(
    layer: LayerLike,
    basemap: gpd.GeoDataFrame,
    *,
    title: str | None = None,
    lang: str = "en",
    home: str | None = None,
    attribution: Sequence[Mapping[str, str]] = (),
    kind_colours: Mapping[str, Pair] | None = None,
    accent: Pair | None = None,
) -> bytes:
    """Draw the cover.

    Parameters
    ----------
    layer, basemap, title, lang, home, attribution
        As `TieMap` has them. A list with several homes is seen from the middle of its places.
    kind_colours, accent
        As `draw_map` has them.

    Returns
    -------
    bytes
        A PNG of 1200 x 630 pixels; the same input gives the same bytes.

    Raises
    ------
    MapError
        If a script has no font here.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from sistermap.maps.boundaries import no_basemap
    >>> draw_cover(example_layer(), no_basemap())[1:4]
    b'PNG'
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    home_row = home_of(layer, home)
    names, _ = writable_names(place_names(layer, lang), layer.places["name"].astype(str).tolist())
    headline = title or headline_text(layer, home_row, lang)
    sub = subline_text(layer, home_row, lang)
    families = choose_fonts([headline, sub, *names])
    with mpl.rc_context({"font.family": families, "text.parse_math": False}):
        figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=100, facecolor=PAPER)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(HEIGHT, 0)
        axes.axis("off")
        colour = accent.light if accent else HOME_COLOUR
        _paint_disc(axes, layer, basemap, names, home_row, colour, kind_colours)
        _write_headline(
            axes,
            headline,
            sub,
            names[home_row] if home_row is not None and not title else None,
            rtl=direction(lang) == "rtl",
            colour=colour,
        )
        credit = " · ".join(
            str(entry["text"]).split(":")[-1].strip()
            for entry in attribution
            if entry.get("what") in ("places", "boundaries")
        )
        axes.text(MARGIN, HEIGHT - 40, credit, fontsize=11, color=INK_3, va="center")
        made = io.BytesIO()
        figure.savefig(made, format="png", dpi=100, metadata={"Software": "sistermap", "Title": headline})
    return made.getvalue()


# ---- the disc ----


def _paint_disc(
    axes: Any,
    layer: LayerLike,
    basemap: gpd.GeoDataFrame,
    names: list[str],
    home: int | None,
    colour: str,
    kind_colours: Mapping[str, Pair] | None,
) -> None:
    from matplotlib.collections import LineCollection, PathCollection
    from matplotlib.patches import Circle

    points = shapely.get_coordinates(layer.places.geometry.to_numpy())
    sheet = _sheet(points, home)
    disc = Circle(MIDDLE, RADIUS, facecolor=SEA, edgecolor=HAIRLINE, linewidth=1)
    axes.add_patch(disc)
    for kind, order in (("land", 1), ("border", 2)):
        shapes: Any = (
            sheet.shapes(basemap.loc[basemap["kind"] == kind].geometry.to_numpy()) if len(basemap) else []
        )
        parts = [shapely.transform(part, _to_pixels) for part in parts_of(shapes)] if len(shapes) else []
        if kind == "land":
            made: Any = PathCollection(
                [path_of(part) for part in parts], facecolor=LAND, edgecolor="none", zorder=order
            )
        else:
            made = LineCollection(
                [np.asarray(part.coords) for part in parts], colors=PAPER, linewidths=0.7, zorder=order
            )
        axes.add_collection(made)
        made.set_clip_path(disc)
    if home is not None:
        for km in RING_KM:
            axes.add_patch(
                Circle(
                    MIDDLE,
                    RADIUS * np.sin(km / EARTH_KM / 2),
                    fill=False,
                    edgecolor=INK_3,
                    alpha=0.5,
                    linewidth=0.8,
                    linestyle=(0, (2, 4)),
                    zorder=2,
                )
            )
    x, y = _to_pixels(np.column_stack(sheet.points(points[:, 0], points[:, 1]))).T
    _paint_ties(axes, layer, x, y, kind_colours)
    if home is not None:
        axes.scatter([x[home]], [y[home]], s=260, c=colour, edgecolors=PAPER, linewidths=2.4, zorder=5)
    _write_names(axes, layer, names, x, y, home)


def _sheet(points: Any, home: int | None) -> Projection:
    if home is not None:
        lon, lat = (float(value) for value in points[home])
    else:
        middle = choose_projection("equal-earth", points[:, 0], points[:, 1])
        lon, lat = middle.lon, float(np.clip(points[:, 1].mean(), -35, 35)) if len(points) else 20.0
    return Projection("lambert", lon, lat)


def _to_pixels(metres: Any) -> Any:
    # Lambert's disc has the radius of two earths.
    scale = RADIUS / (2 * EARTH_KM * 1000)
    return np.column_stack([MIDDLE[0] + metres[:, 0] * scale, MIDDLE[1] - metres[:, 1] * scale])


def _paint_ties(axes: Any, layer: LayerLike, x: Any, y: Any, kind_colours: Mapping[str, Pair] | None) -> None:
    from matplotlib.collections import LineCollection

    ties = one_a_pair(rows_of_ties(layer))
    number = pd.Series(range(len(x)), index=layer.places["place_id"])
    ends = [number.reindex(ties[end]).to_numpy(dtype=int) for end in ("from_id", "to_id")]
    kinds = ties["kind"].fillna("").astype(str).tolist() if "kind" in ties.columns else [""] * len(ties)
    styles = style_kinds(kinds, kind_colours)
    many = len(rows_of_ties(layer)) > 60
    corners = [np.column_stack([axis[end] for end in ends]) for axis in (x, y)]
    lines = np.stack(corners, axis=2)
    seen = np.isfinite(lines).all(axis=(1, 2))
    made = LineCollection(
        [*lines[seen]],
        colors=[styles[kind]["light"] for kind, is_seen in zip(kinds, seen, strict=True) if is_seen],
        linewidths=0.8 if many else 2.2,
        alpha=0.4 if many else 0.9,
        zorder=3,
        capstyle="butt",
    )
    axes.add_collection(made, autolim=False)
    axes.scatter(x, y, s=18 if many else 46, c=ACCENT, edgecolors=PAPER, linewidths=1.3, zorder=4)


def _write_names(axes: Any, layer: LayerLike, names: list[str], x: Any, y: Any, home: int | None) -> None:
    """Home first, then those with the most ties, farther ones before nearer ones, where there is room."""
    degree = count_ends(layer)
    away = np.hypot(x - MIDDLE[0], y - MIDDLE[1])
    order = sorted(range(len(names)), key=lambda row: (row != home, -degree[row], -away[row]))
    taken = [(a - 7, b - 7, a + 7, b + 7) for a, b in zip(x, y, strict=True) if np.isfinite(a)]
    if home is not None:
        taken.append((x[home] - 14, y[home] - 14, x[home] + 14, y[home] + 14))
        taken.append(_write_home(axes, names[home], (x[home], y[home]), taken))
    written = 0
    for row in order[:MOST_TRIED]:
        if written >= MOST_LABELS or row == home or not np.isfinite(x[row]):
            continue
        size, weight = 15, "normal"
        wide, high = text_size(axes, names[row], Font(size, weight))
        spots = [
            (x[row] + 13, y[row]),
            (x[row] - 13 - wide, y[row]),
            (x[row] - wide / 2, y[row] + 24),
            (x[row] - wide / 2, y[row] - 24),
        ]
        free = [
            (left, middle)
            for left, middle in spots
            if _is_free((left - 3, middle - high / 2, left + wide + 3, middle + high / 2), taken)
        ]
        if not free:
            continue
        left, middle = free[0]
        taken.append((left - 3, middle - high / 2, left + wide + 3, middle + high / 2))
        written += 1
        _text(axes, left, middle, names[row], size, weight)


def _write_home(axes: Any, name: str, at: tuple[float, float], taken: Sequence[Box]) -> Box:
    """Write the name of home beside its dot, smaller where there is no room; where there is none, over as little as can be."""
    least = len(taken) + 1
    # A name is made smaller before it is cut.
    whole = [size for size in HOME_SIZES if text_size(axes, name[:200], Font(size, "bold"))[0] <= HOME_PX]
    for size in whole or HOME_SIZES[-1:]:
        text = shorten(axes, name, Font(size, "bold"), HOME_PX)
        wide, high = text_size(axes, text, Font(size, "bold"))
        for away in HOME_AWAY:
            for side in (at[0] + 18, at[0] - 18 - wide, at[0] - wide / 2):
                left = min(max(side, TEXT_PX + 66), WIDTH - 14 - wide)
                box = (left - 3, at[1] + away - high / 2, left + wide + 3, at[1] + away + high / 2)
                covered = sum(overlap(box, other) for other in taken)
                if covered < least:
                    least, best = covered, (left, at[1] + away, text, size, box)
        if not least:
            break
    left, middle, text, size, box = best
    _text(axes, left, middle, text, size, "bold")
    return box


def _is_free(box: tuple[float, ...], taken: Sequence[tuple[float, ...]]) -> bool:
    inside = box[0] > TEXT_PX + 60 and box[2] < WIDTH - 8 and box[1] > 6 and box[3] < HEIGHT - 6
    return inside and not any(overlap(box, other) for other in taken)


# ---- text ----


def _write_headline(axes: Any, headline: str, sub: str, home: str | None, *, rtl: bool, colour: str) -> None:
    size = next((size for size in SIZES if _is_whole(_lines(axes, headline, size), headline)), SIZES[-1])
    lines = wrap(axes, headline, Font(size, "bold"), TEXT_PX, most=MOST_LINES)
    step, sub_lines = size * 1.85, wrap(axes, sub, Font(20), TEXT_PX)[:3]
    y = HEIGHT / 2 - (len(lines) * step + len(sub_lines) * 36) / 2 + step / 2
    start = MARGIN + TEXT_PX if rtl else MARGIN
    for line in lines:
        at = (start, y + _TO_BASELINE * size)
        write_with_home(axes, line, at, Font(size, "bold"), (INK, colour), home, rtl=rtl)
        y += step
    for line in sub_lines:
        axes.text(start, y, line, fontsize=18, color=INK_2, va="center", ha="right" if rtl else "left")
        y += 36


def _is_whole(lines: Sequence[str], text: str) -> bool:
    """Return whether lines are few, and none of them was cut."""
    return len(lines) <= MOST_LINES and "".join("".join(lines).split()) == "".join(text.split())


def _lines(axes: Any, text: str, size: int) -> list[str]:
    return wrap(axes, text, Font(size, "bold"), TEXT_PX)


def _text(axes: Any, x: float, y: float, text: str, size: int, weight: str) -> None:
    from matplotlib.patheffects import withStroke

    halo = [withStroke(linewidth=3, foreground=SEA)]
    axes.text(x, y, text, fontsize=size, weight=weight, color=INK, va="center", path_effects=halo, zorder=6)
