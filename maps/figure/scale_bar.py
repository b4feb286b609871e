"""The scale of a regional map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..numbers import km_text
from .in_view import MOST_KEPT_CLEAR, points_in_view
from .writing import with_plain_spaces

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .drawing import Drawing

WIDEST_M = 5_000_000  # of a map of one scale
_STEPS_KM = (10, 25, 50, 100, 250, 500, 1000)
_PART, _EDGE = 0.2, 0.03  # of the map's width: the longest bar, and how far it is from the edges


def add_scale_bar(axes: Axes, drawing: Drawing, fontsize: float = 7.0) -> None:
    """Draw a scale bar on a regional map, where one scale holds for all of it, in the corner with the fewest dots and lines."""
    (left, right), (bottom, _) = axes.get_xlim(), axes.get_ylim()
    if drawing.sheet.name != "lambert" or right - left >= WIDEST_M:
        return
    ink, wide = drawing.colours["ink"], right - left
    km = max(step for step in _STEPS_KM if step * 1000 < _PART * wide or step == _STEPS_KM[0])
    edge = _EDGE * wide
    points = points_in_view(drawing.ties[:MOST_KEPT_CLEAR], axes, edge / 4)
    points = np.concatenate([points, np.column_stack([drawing.x, drawing.y])])

    def covered(x: float) -> int:
        low, high = (x - edge / 2, bottom), (x + km * 1000 + edge / 2, bottom + 2.5 * edge)
        return int(((points > low) & (points < high)).all(axis=1).sum())

    x = min((left + edge, right - edge - km * 1000), key=covered)
    y = bottom + edge
    axes.plot(
        [x, x + km * 1000], [y, y], color=ink, linewidth=1.2, solid_capstyle="butt", zorder=8, gid="scale"
    )
    axes.annotate(
        with_plain_spaces(km_text(km, drawing.lang)), (x + km * 500, y), xytext=(0, 2), textcoords="offset points", ha="center", va="bottom",
        fontsize=fontsize, color=ink, zorder=8, gid="scale-label",
    )  # fmt: skip
