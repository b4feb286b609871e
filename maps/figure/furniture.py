"""What surrounds and overlies a figure's map: its limits, an inset, a scale, the legend, title and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from .drawing import Drawing
from .rings import is_around_home

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# There is an inset where so many places share the smallest of these parts of the map's width, or half of a list any of them.
INSET_PLACES, INSET_PARTS = 10, (0.06, 0.09, 0.12)
FEWEST_IN_INSET = 6
LEAST_INSET, LEAST_ENLARGED = (
    70.0,
    1.8,
)  # points of its side, in which names have room; and how much larger it shows them
INSET_MARGIN = 1.2  # of the part that it has to show
# The whole sheet is shown where the frame around the places takes more of it, with a little room around it.
MOST_PART, ROOM = 0.8, 0.01
MOST_MOVED = 0.05  # of what the places take, by which their frame may be moved off their middle
DISC_ROOM = 0.04  # for the four directions
CORNER_PARTS = (0.6, 0.53, 0.46, 0.4, 0.34, 0.28)  # of the axes' height, as high as an inset may be


def set_limits(axes: Axes, drawing: Drawing, extent: tuple[float, float, float, float] | None) -> None:
    """Show the whole sheet if the places take most of it, else the places and a margin."""
    left, bottom, right, top = shapely.total_bounds(drawing.outline)
    room = (DISC_ROOM if drawing.sheet.radius else ROOM) * (right - left)
    whole = np.array([left - room, bottom - room, right + room, top + room])
    if extent is not None:
        west, south, east, north = extent
        edge = shapely.segmentize(shapely.box(west, south, east if east > west else east + 360, north), 1.0)
        limits = shapely.total_bounds(drawing.sheet.shapes(np.array([edge])))
    else:
        limits = _reach(drawing)
        frame = _widened(limits, axes)
        part = (frame[2:] - frame[:2]) / (right - left, top - bottom)
        if drawing.sheet.name == "mercator":  # all of it would be mostly Greenland
            limits = np.where([part[0] > MOST_PART, False] * 2, whole, limits)
        elif part.max() > MOST_PART or (drawing.sheet.radius and not _fills(frame, drawing)):
            limits = whole
        else:
            limits = _on_sheet(frame, limits, drawing)
    limits = _widened(limits, axes)
    # A sheet that is narrower than its frame is whole in the middle of it.
    for edges, (low, high), (least, most) in (
        (axes.set_xlim, limits[[0, 2]], whole[[0, 2]]),
        (axes.set_ylim, limits[[1, 3]], whole[[1, 3]]),
    ):
        if high - low < most - least:
            shift = max(0.0, least - low) - max(0.0, high - most)
            edges(low + shift, high + shift)
        else:
            middle = (least + most) / 2
            edges(middle - (high - low) / 2, middle + (high - low) / 2)
    axes.apply_aspect()  # labels must know where things are


def _on_sheet(
    frame: np.ndarray[Any, Any], reach: np.ndarray[Any, Any], drawing: Drawing
) -> np.ndarray[Any, Any]:
    """Move a frame as little as brings all of it onto the sheet, if its places keep some of the margin around them."""
    outline = drawing.outline[0]
    kept = MOST_MOVED * max(reach[2:] - reach[:2])
    down, up = np.minimum(frame[:2] - reach[:2] - kept, 0), np.maximum(frame[2:] - reach[2:] + kept, 0)
    steps = np.concatenate([np.linspace(0, 1, 5)[:, None] * down, np.linspace(0, 1, 5)[1:, None] * up])
    moves = sorted(((dx, dy) for dx in steps[:, 0] for dy in steps[:, 1]), key=lambda move: np.hypot(*move))
    moved = (frame + np.array([dx, dy, dx, dy]) for dx, dy in moves)
    return next((box for box in moved if outline.contains(shapely.box(*box))), frame)


def _fills(frame: np.ndarray[Any, Any], drawing: Drawing) -> bool:
    """Return whether there is earth in the whole frame: a disc of which only the corners are cut off looks torn."""
    return bool(drawing.outline[0].contains(shapely.box(*frame)))


def _reach(drawing: Drawing) -> np.ndarray[Any, Any]:
    """Return what the places and their lines take of the sheet, and a margin; around home on a disc of true distances."""
    ends = shapely.total_bounds(drawing.ties) if len(drawing.ties) else np.array([np.nan] * 4)
    x, y = np.append(drawing.x, ends[[0, 2]]), np.append(drawing.y, ends[[1, 3]])
    if not np.isfinite(x + y).any():  # all beyond the end of Mercator
        return np.asarray(shapely.total_bounds(drawing.outline))
    if is_around_home(drawing):
        x, y = np.append(x, -x), np.append(y, -y)
    limits = np.array([np.nanmin(x), np.nanmin(y), np.nanmax(x), np.nanmax(y)])
    margin = max(0.08 * max(limits[2] - limits[0], limits[3] - limits[1]), 250_000.0)
    return np.asarray(limits + np.array([-margin, -margin, margin, margin]))


def _widened(limits: np.ndarray[Any, Any], axes: Axes) -> np.ndarray[Any, Any]:
    """Widen or heighten the limits so that the map fills its frame."""
    frame = axes.get_window_extent()
    wide, tall = limits[2] - limits[0], limits[3] - limits[1]
    more_wide = max(0.0, tall * frame.width / frame.height - wide) / 2
    more_tall = max(0.0, wide * frame.height / frame.width - tall) / 2
    return np.asarray(limits + np.array([-more_wide, -more_tall, more_wide, more_tall]))


class Inset(NamedTuple):
    """The enlarged part of a map."""

    axes: Axes
    rows: np.ndarray[Any, Any]  # whether each place is in it


def add_inset(axes: Axes, drawing: Drawing, thin: float = 0.8) -> Inset | None:
    """Enlarge the densest part of a wide map, in a corner where it hides no place; None where there is neither."""
    left, right = axes.get_xlim()
    found = _crowd(drawing, right - left) if right - left >= 8_000_000 else None
    if found is None:
        return None
    densest, part = found
    corner = _free_corner(axes, drawing, _least_height(axes, part))
    if corner is None:
        return None
    # In the middle of those it shows, not of the place that has the most around it.
    middle_x, middle_y = (np.ptp(at[densest]) / 2 + at[densest].min() for at in (drawing.x, drawing.y))
    half = INSET_MARGIN * part * (right - left) / 2
    inset = axes.inset_axes(corner)
    inset.set(
        xlim=(middle_x - half, middle_x + half), ylim=(middle_y - half, middle_y + half), xticks=[], yticks=[]
    )
    inset.set_aspect("equal")
    drawing.paint(inset, thin)
    for spine in inset.spines.values():
        spine.set_edgecolor(drawing.colours["ink"])
        spine.set(linewidth=0.6, zorder=5)
    # Without the lines from corner to corner, which would cross the map as ties do.
    axes.indicate_inset(inset.viewLim.bounds, edgecolor=drawing.colours["ink"], linewidth=0.5)
    here = (np.abs(drawing.x - middle_x) < half) & (np.abs(drawing.y - middle_y) < half)
    return Inset(inset, here)


def _crowd(drawing: Drawing, width: float) -> tuple[np.ndarray[Any, Any], float] | None:
    """Find the places that share a small part of a map of such a width: their rows, and the part."""
    rows = np.flatnonzero(np.isfinite(drawing.x) & np.isfinite(drawing.y))
    if len(rows) > 2000:
        return None
    x, y = drawing.x[rows], drawing.y[rows]
    apart = np.maximum(np.abs(x[:, None] - x), np.abs(y[:, None] - y))
    for part in INSET_PARTS:
        near = apart < part * width / 2
        if not len(rows):
            break
        densest = near[near.sum(axis=1).argmax()]
        many = part == INSET_PARTS[0] and len(rows) >= 2 * INSET_PLACES and densest.sum() >= INSET_PLACES
        if many or densest.sum() >= max(FEWEST_IN_INSET, len(rows) / 2):
            return rows[densest], part
    return None


def _least_height(axes: Axes, part: float) -> float:
    """Return how high an inset of a part of the map has to be, as a part of the axes' height."""
    frame = axes.get_window_extent()
    points = 72 / axes.figure.dpi
    return max(
        LEAST_INSET / (frame.height * points),
        LEAST_ENLARGED * INSET_MARGIN * part * frame.width / frame.height,
    )


def _free_corner(
    axes: Axes, drawing: Drawing, least: float = 0.0
) -> tuple[float, float, float, float] | None:
    """Find a square in a corner, of at least such a height, as parts of the axes: left, bottom, width, height.

    It covers no dot, nothing written and nothing of a disc that is whole; one that covers no line is better than a larger one.
    """
    frame = axes.get_window_extent()
    to_axes = axes.transAxes.inverted().transform

    def parts(x: Any, y: Any) -> Any:
        return to_axes(axes.transData.transform(np.column_stack([x, y])))

    dots = parts(drawing.x, drawing.y)
    lines = parts(*shapely.get_coordinates(drawing.ties).T)
    kept = [to_axes(text.get_window_extent()) for text in axes.texts if text.get_text()]
    if drawing.sheet.radius and shapely.box(*to_limits(axes)).contains(drawing.outline[0]):
        kept.append(parts(*shapely.get_coordinates(drawing.outline[0]).T))
    found = []
    for tall in filter(lambda part: part >= least, CORNER_PARTS):
        wide = tall * frame.height / frame.width
        for left in (0.0, 1 - wide):
            for bottom in (0.0, 1 - tall):
                box = (left - 0.01, bottom - 0.01, left + wide + 0.01, bottom + tall + 0.01)
                free = not _inside(dots, box) and not any(
                    _inside(some, box) or _covers(some, box) for some in kept
                )
                if free:
                    found.append((_inside(lines, box) > 0, -tall, (left, bottom, wide, tall)))
    return min(found, key=lambda corner: corner[:2])[2] if found else None


def _inside(points: Any, box: tuple[float, float, float, float]) -> int:
    return int(((points > box[:2]) & (points < box[2:])).all(axis=1).sum())


def _covers(points: Any, box: tuple[float, float, float, float]) -> bool:
    """Return whether two boxes overlap: of a text's two corners, and one."""
    (left, bottom), (right, top) = points[0], points[-1]
    return len(points) == 2 and left < box[2] and box[0] < right and bottom < box[3] and box[1] < top


def to_limits(axes: Axes) -> tuple[float, float, float, float]:
    """Return the limits of axes as a box: left, bottom, right, top."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return left, bottom, right, top
