"""Names at the edge of a figure's map: where the lines that leave it go, and how far that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyproj
import shapely

from ...geo.reasons import phrase
from ..numbers import km_text, number_text
from .crossings import MOST_LINES, Crossing, find_crossings
from .in_view import points_in_view
from .labels import write_with_halo
from .segments import overlap
from .writing import with_plain_spaces

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .drawing import Drawing

Box = tuple[float, float, float, float]  # px: left, bottom, right, top
_ARROWS = "→↗↑↖←↙↓↘"  # from the right, against the clock
MOST = 12  # labels; the other lines are counted beside the nearest one
_LONGEST = 32  # letters of a name
_GAP = 0.4  # of the text's height
_ROWS, _ROW = 4, 1.25  # of labels at the upper or lower edge, and their height in that of the text


class EdgeLabel(NamedTuple):
    """What is written where a line leaves the map."""

    text: str
    beyond: int  # row of the place that it names


def add_edge_labels(axes: Axes, drawing: Drawing, fontsize: float = 6.5) -> list[EdgeLabel]:
    """Write beside each line that leaves the map where it goes: ``→ Jilin, 8,017 km``.

    Parameters
    ----------
    axes
        Of the map, with its limits set.
    drawing
        What it shows.
    fontsize
        In points.

    Returns
    -------
    list of EdgeLabel
        What is written. A line whose label has no room is counted beside the nearest one: ``→ Jilin, 8,017 km +2``.
    """
    crossings = [one for one in find_crossings(axes, drawing) if drawing.names[one.beyond]]
    degree = np.bincount(drawing.ends.ravel(), minlength=len(drawing.x))
    crossings.sort(key=lambda one: (-degree[one.beyond], one.beyond, one.shown))
    texts = _texts(axes, drawing, crossings)
    surroundings = _surroundings(axes, drawing)
    placed: list[tuple[Crossing, str, Box, str]] = []
    more: dict[int, int] = {}
    for crossing, text in zip(crossings, texts, strict=True):
        boxes = [*surroundings.taken, *(one[2] for one in placed)]
        full = len(placed) >= MOST
        spot = None if full else _free_spot(axes, surroundings, crossing, text, fontsize, boxes)
        if spot is not None:
            placed.append((crossing, text, *spot))
        elif placed:
            away = [np.hypot(crossing.x - one.x, crossing.y - one.y) for one, *_ in placed]
            nearest = int(np.argmin(away))
            more[nearest] = more.get(nearest, 0) + 1
    written = []
    for number, (crossing, text, (left, bottom, right, _), side) in enumerate(placed):
        if number in more:
            text = with_plain_spaces(f"{text} +{number_text(more[number], drawing.lang)}")
        x, y = axes.transData.inverted().transform((left if side == "left" else right, bottom))
        write_with_halo(
            axes, x, y, text, drawing.colours, 8.5, ha=side, va="bottom", fontsize=fontsize, gid="edge-label"
        )
        written.append(EdgeLabel(text, crossing.beyond))
    return written


class Surroundings(NamedTuple):
    """What labels have to be clear of, in px."""

    renderer: Any
    frame: Box
    dots: Any
    lines: Any  # a point for every few px of the ties
    taken: list[Box]


def _surroundings(axes: Axes, drawing: Drawing) -> Surroundings:
    renderer: Any = axes.figure.canvas.get_renderer()  # type: ignore[attr-defined]  # Agg has one
    (left, right), px = axes.get_xlim(), axes.get_window_extent(renderer).width
    to_px = axes.transData.transform
    ties = drawing.ties[:MOST_LINES]
    points = points_in_view(ties, axes, 3 * (right - left) / px)
    taken = [_box(one, renderer) for one in axes.texts if one.get_text()]
    return Surroundings(
        renderer, _box(axes, renderer), to_px(np.column_stack([drawing.x, drawing.y])), to_px(points), taken
    )


def _box(artist: Any, renderer: Any) -> Box:
    left, bottom, right, top = artist.get_window_extent(renderer).extents
    return float(left), float(bottom), float(right), float(top)


def _texts(axes: Axes, drawing: Drawing, crossings: list[Crossing]) -> list[str]:
    if not crossings:
        return []
    lon, lat = shapely.get_coordinates(drawing.layer.places.geometry.to_numpy()).T
    shown, beyond = ([getattr(one, end) for one in crossings] for end in ("shown", "beyond"))
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(lon[shown], lat[shown], lon[beyond], lat[beyond])
    comma = phrase("separator", {}, drawing.lang)
    return [
        with_plain_spaces(
            f"{_arrow(axes, drawing, one)} {_cut(drawing.names[one.beyond])}{comma}{km_text(away / 1000, drawing.lang)}"
        )
        for one, away in zip(crossings, metres, strict=True)
    ]


def _arrow(axes: Axes, drawing: Drawing, crossing: Crossing) -> str:
    """Return the arrow of the line's way out; at the cut of a flat map, on either side of it, it points at that side."""
    _, _, _, top = drawing.outline[0].bounds
    if not _at_frame(axes, crossing) and abs(crossing.y) < 0.999 * top:
        return "←" if crossing.x < 0 else "→"
    return _ARROWS[round(crossing.angle / 45) % 8]


def _at_frame(axes: Axes, crossing: Crossing) -> bool:
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    away = min(crossing.x - left, right - crossing.x, crossing.y - bottom, top - crossing.y)
    return bool(away < 1e-3 * (right - left))


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _free_spot(
    axes: Axes, surroundings: Surroundings, crossing: Crossing, text: str, fontsize: float, boxes: list[Box]
) -> tuple[Box, str] | None:
    """Find where a label covers no dot and no other label, and as little of lines as can be."""
    trial = axes.text(0, 0, text, fontsize=fontsize)
    size = trial.get_window_extent(surroundings.renderer)
    trial.remove()
    frame = surroundings.frame
    x, y = axes.transData.transform((crossing.x, crossing.y))
    free: list[tuple[int, Box, str]] = []
    for left, bottom, side in _spots(x, y, crossing, size.width, size.height):
        box = (left, bottom, left + size.width, bottom + size.height)
        inside = frame[0] <= box[0] and box[2] <= frame[2] and frame[1] <= box[1] and box[3] <= frame[3]
        if not inside or _inside(surroundings.dots, box, 3.0) or any(overlap(box, other) for other in boxes):
            continue
        covered = _inside(surroundings.lines, box, 1.0)
        if not covered:
            return box, side
        free.append((covered, box, side))
    return min(free, key=lambda spot: spot[0])[1:] if free else None


def _spots(
    x: float, y: float, crossing: Crossing, width: float, height: float
) -> list[tuple[float, float, str]]:
    """Return where a label may be, best first: left, bottom, and its side that is at the edge."""
    gap, turn = _GAP * height, np.radians(crossing.angle)
    to_right, up = np.cos(turn) >= 0, np.sin(turn)
    beyond = (x + gap, "left") if to_right else (x - gap - width, "right")
    within = (x - gap - width, "right") if to_right else (x + gap, "left")
    # A line that rises to the edge has room above its end on the map, one that falls below it.
    steps = [0.6, -1.6, 1.8, -2.8, 3.0, -4.0] if up >= 0 else [-1.6, 0.6, -2.8, 1.8, -4.0, 3.0]
    spots = [(beyond[0], y - height / 2, beyond[1])]
    spots += [(within[0], y + step * height, within[1]) for step in steps]
    # At the upper and the lower edge, in rows on either side of the line, which slants away from its end.
    slant = min(4.0, abs(np.cos(turn)) / max(0.05, abs(up)))
    for row in range(_ROWS):
        bottom = y - gap - (1 + _ROW * row) * height if up >= 0 else y + gap + _ROW * row * height
        away = gap + (1 + _ROW * row) * height * slant
        right, left = (gap, away) if to_right else (away, gap)
        spots += [(x + right, bottom, "left"), (x - left - width, bottom, "right")]
    return spots


def _inside(points: Any, box: Box, room: float) -> int:
    within = (points > (box[0] - room, box[1] - room)) & (points < (box[2] + room, box[3] + room))
    return int(within.all(axis=1).sum())
