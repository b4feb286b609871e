"""Names beside dots that do not cover one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Where a name may be beside its dot: right, left, above, below, and between them.
_SPOTS = (
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0, 1, "center", "bottom"),
    (0, -1, "center", "top"),
    (0.7, 0.7, "left", "bottom"),
    (0.7, -0.7, "left", "top"),
    (-0.7, 0.7, "right", "bottom"),
    (-0.7, -0.7, "right", "top"),
)
_GAP_PT = 4.0
Box = tuple[float, float, float, float]  # px: left, bottom, right, top
Spot = tuple[float, float, str, str]
_TRIED = 400  # places, weightiest first; the rest has no room anyway


def place_labels(
    axes: Axes,
    x: npt.NDArray[np.float64],
    y: npt.NDArray[np.float64],
    names: list[str],
    weights: npt.NDArray[np.float64],
    *,
    colour: str,
    paper: str,
    most: int,
    avoid: Any = None,
    fontsize: float = 7.0,
) -> list[str]:
    """Write names beside dots, the weightiest first, each only where it covers no other.

    Parameters
    ----------
    axes
        With its limits set.
    x, y
        Dots, in the axes' data units. NaN is passed over.
    names
        One a dot; the empty name is passed over.
    weights
        Which names matter most.
    colour, paper
        Of the text and of the patch behind it.
    most
        How many names at most.
    avoid
        An inset that names stay clear of.
    fontsize
        In points.

    Returns
    -------
    list of str
        The names that found room.
    """
    figure = axes.figure
    renderer: Any = figure.canvas.get_renderer()  # type: ignore[attr-defined]  # Agg has one
    frame = axes.get_window_extent(renderer)
    boxes: list[Box] = []
    if avoid is not None:
        extent = avoid.get_window_extent(renderer)
        boxes.append((extent.x0, extent.y0, extent.x1, extent.y1))
    dots = axes.transData.transform(np.column_stack([x, y]))
    px = figure.dpi / 72
    shown = dots[np.isfinite(dots).all(axis=1)]
    written: list[str] = []
    for at in np.argsort(-weights, kind="stable")[:_TRIED]:
        if len(written) >= most:
            break
        if not names[at] or not np.isfinite(dots[at]).all() or not frame.contains(*dots[at]):
            continue
        text = axes.text(0, 0, names[at], fontsize=fontsize, color=colour, zorder=9, clip_on=True)
        size = text.get_window_extent(renderer)
        spot = _free_spot(dots[at], size.width, size.height, _GAP_PT * px, boxes, frame, shown)
        if spot is None:
            text.remove()
            continue
        box, (dx, dy, ha, va) = spot
        boxes.append(box)
        text.remove()
        axes.annotate(
            names[at], (x[at], y[at]), xytext=(dx * _GAP_PT, dy * _GAP_PT), textcoords="offset points", ha=ha, va=va,
            fontsize=fontsize, color=colour, zorder=9, # a halo around the letters would turn text into paths
            bbox={"facecolor": paper, "edgecolor": "none", "alpha": 0.6, "pad": 0.4},
        )  # fmt: skip
        written.append(names[at])
    return written


def _free_spot(
    dot: npt.NDArray[np.float64],
    width: float,
    height: float,
    gap: float,
    boxes: list[Box],
    frame: Any,
    dots: npt.NDArray[np.float64],
) -> tuple[Box, Spot] | None:
    """Find where a name covers no other name: first where it covers no dot either, else the fewest dots."""
    free: list[tuple[int, Box, Spot]] = []
    for spot in _SPOTS:
        dx, dy, ha, va = spot
        left = dot[0] + dx * gap - {"left": 0.0, "right": width, "center": width / 2}[ha]
        bottom = dot[1] + dy * gap - {"bottom": 0.0, "top": height, "center": height / 2}[va]
        box = (left, bottom, left + width, bottom + height)
        inside = frame.x0 <= box[0] and box[2] <= frame.x1 and frame.y0 <= box[1] and box[3] <= frame.y1
        if inside and not any(
            box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in boxes
        ):
            within = ((dots > box[:2]) & (dots < box[2:])).all(axis=1)
            covered = int(within.sum())
            if not covered:
                return box, spot
            free.append((covered, box, spot))
    if not free:
        return None
    _, box, spot = min(free, key=lambda found: found[0])
    return box, spot
