"""Shapes on a sheet as what axes show of them: parts, no finer than a printer prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

Shapes = np.ndarray[Any, Any]
MOST_KEPT_CLEAR = 400  # lines that what is written on a map keeps clear of
_DOTS_PER_INCH = 600


class Parts(NamedTuple):
    """What `parts_in_view` gives."""

    parts: list[Any]
    rows: np.ndarray[Any, Any]  # of the shape that each part is of


def parts_in_view(shapes: Shapes, axes: Axes, *, dots: int = 1) -> Parts:
    """Return the parts that the axes show, no finer than so many dots of a printer."""
    left, right = axes.get_xlim()
    inches = axes.get_position().width * axes.figure.get_figwidth()  # type: ignore[union-attr]
    dot = dots * (right - left) / (inches * _DOTS_PER_INCH)
    frame = _frame_around(axes)
    seen = np.flatnonzero(shapely.intersects(shapes, frame))
    found = _parts(shapely.simplify(shapes[seen], dot))
    inside = [k for k, part in enumerate(found.parts) if shapely.intersects(part, frame)]
    return Parts([found.parts[k] for k in inside], seen[found.rows[inside]])


def points_in_view(lines: Shapes, axes: Axes, step: float) -> Shapes:
    """Return points on lines, at most `step` apart, as far as the axes show them: a line may be a million frames long."""
    found = shapely.clip_by_rect(lines, *_frame_around(axes).bounds)
    return np.asarray(shapely.get_coordinates(shapely.segmentize(found, step)))


def _frame_around(axes: Axes) -> Any:
    """Return what the axes show, with room for the edges' own lines."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    wide, tall = (right - left) / 20, (top - bottom) / 20
    return shapely.box(left - wide, bottom - tall, right + wide, top + tall)


def parts_of(shapes: Shapes) -> list[Any]:
    """Return the polygons and lines of shapes one by one."""
    return _parts(shapes).parts


def _parts(shapes: Shapes) -> Parts:
    several, rows = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
    single, of = shapely.get_parts(several, return_index=True)
    drawn = [
        k
        for k, part in enumerate(single)
        if not part.is_empty and part.geom_type in ("Polygon", "LineString")
    ]
    return Parts([single[k] for k in drawn], rows[of[drawn]])


def path_of(polygon: Any) -> Path:
    """Make one path of a polygon and its holes, which turn the other way round: Lesotho is not South Africa."""
    from matplotlib.path import Path

    turned = shapely.geometry.polygon.orient(polygon)
    return Path.make_compound_path(
        *(Path(np.asarray(ring.coords), closed=True) for ring in (turned.exterior, *turned.interiors))
    )
