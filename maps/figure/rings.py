"""Distances from home as rings, and the directions around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..numbers import km_text
from ..texts import figure_words
from .in_view import MOST_KEPT_CLEAR, points_in_view
from .writing import with_plain_spaces

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .drawing import Drawing

Floats = np.ndarray[Any, Any]
_STEPS_KM = (5000, 2500, 1000, 500, 250, 100, 50, 25, 10)
_LEAST_RINGS = 2
_ANGLES = 72
_ROOM_PX = 26.0  # from the middle of a ring's label to the next line or dot
NORTH_IS_UP_DEG = 2.0  # so far from upright at most, anywhere on a map with an arrow to the north
_PART_OF_WORLD = 0.5  # of the sheet's width


def add_rings(axes: Axes, drawing: Drawing, fontsize: float = 6.0) -> None:
    """Draw distances from home as rings, on azimuthal-equidistant around it, where they are true."""
    from matplotlib.patches import Circle

    if not is_around_home(drawing):
        return
    ink = drawing.colours["ink"]
    rings = _ring_distances(axes)
    for km in rings:
        axes.add_patch(
            Circle((0, 0), km * 1000, fill=False, edgecolor=ink, linewidth=0.35, linestyle=(0, (2, 3)), zorder=3.5, gid=f"ring-{km}")
        )  # fmt: skip
    angle = _clearest_angle(axes, drawing, rings)
    for km in rings:
        x, y = km * 1000 * np.cos(angle), km * 1000 * np.sin(angle)
        axes.text(
            x, y, with_plain_spaces(km_text(km, drawing.lang)), ha="center", va="center", fontsize=fontsize, color=ink, zorder=5, clip_on=True, gid=f"ring-label-{km}",
            bbox={"facecolor": drawing.colours["sea"], "edgecolor": "none", "alpha": 0.85, "pad": 0.6},
        )  # fmt: skip


def is_around_home(drawing: Drawing) -> bool:
    """Return whether distances and directions from the sheet's middle are those from home."""
    return drawing.sheet.name == "azimuthal-equidistant" and drawing.home is not None


def _ring_distances(axes: Axes) -> list[int]:
    """Return round distances of which the frame has room for a few."""
    reach = min(*map(abs, axes.get_xlim()), *map(abs, axes.get_ylim())) / 1000
    step = next((step for step in _STEPS_KM if reach > step * (_LEAST_RINGS + 0.3)), _STEPS_KM[-1])
    return [km for km in (step, 2 * step, 3 * step, 4 * step) if km < min(0.98 * reach, 19_000)]


def _clearest_angle(axes: Axes, drawing: Drawing, rings: list[int]) -> float:
    """Return at which angle the labels of all rings are farthest from lines, dots and what else is written."""
    to_px = axes.transData.transform
    turns = np.radians(np.arange(_ANGLES) * 360 / _ANGLES - 90)  # downwards first
    (left, right), px = axes.get_xlim(), axes.get_window_extent().width
    lines = points_in_view(drawing.ties[:MOST_KEPT_CLEAR], axes, 8 * (right - left) / px)
    dots = np.column_stack([drawing.x, drawing.y])
    taken = to_px(np.concatenate([lines, dots[np.isfinite(dots).all(axis=1)]]))
    best, clearest = float(turns[0]), -1.0
    for turn in turns:
        room = 1e9
        for km in rings:
            label = to_px((km * 1000 * np.cos(turn), km * 1000 * np.sin(turn)))
            room = min(room, float(np.hypot(*(taken - label).T).min(initial=1e9)))
        if room > clearest + 1e-6:
            best, clearest = float(turn), room
        if clearest >= 3 * _ROOM_PX:  # the first that is clear enough
            break
    return best


def add_directions(axes: Axes, drawing: Drawing, fontsize: float = 7.0) -> None:
    """Write the four directions around a whole disc, or an arrow to the north where `north_is_up`."""
    words = figure_words(drawing.lang)
    ink = drawing.colours["ink"]
    radius = drawing.sheet.radius
    if is_around_home(drawing) and radius and radius <= axes.get_ylim()[1]:
        for name, x, y, side, height in (
            ("north", 0, 1, "center", "bottom"), ("east", 1, 0, "left", "center"),
            ("south", 0, -1, "center", "top"), ("west", -1, 0, "right", "center"),
        ):  # fmt: skip
            axes.annotate(
                words[f"direction.{name}"], (x * radius, y * radius), xytext=(3 * x, 2 * y), textcoords="offset points",
                ha=side, va=height, fontsize=fontsize, color=ink, zorder=5, gid=f"direction-{name}", annotation_clip=False,
            )  # fmt: skip
        return
    if not north_is_up(axes, drawing):
        return
    axes.annotate(
        words["direction.north"], (0.975, 0.965), xytext=(0.975, 0.885), xycoords="axes fraction", textcoords="axes fraction",
        ha="center", va="center", fontsize=fontsize, color=ink, zorder=8, gid="north",
        arrowprops={"arrowstyle": "-|>", "color": ink, "linewidth": 0.8, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 7},
    )  # fmt: skip


def north_is_up(axes: Axes, drawing: Drawing) -> bool:
    """Return whether up is north everywhere in the frame, which is a part of the world: only there an arrow says so."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    west, _, east, _ = drawing.outline[0].bounds
    if right - left > _PART_OF_WORLD * (east - west):
        return False
    return bool((np.abs(drawing.sheet.north(*_grid(left, right, bottom, top))) <= NORTH_IS_UP_DEG).all())


def _grid(left: float, right: float, bottom: float, top: float) -> tuple[Floats, Floats]:
    x, y = np.meshgrid(np.linspace(left, right, 5), np.linspace(bottom, top, 5))
    return x.ravel(), y.ravel()
