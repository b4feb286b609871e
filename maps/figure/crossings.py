"""Where lines leave a figure's map: at its frame, or at the cut of a flat one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from .in_view import parts_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from .drawing import Drawing

Floats = np.ndarray[Any, Any]
MOST_LINES = 400  # of more, nobody follows one to where it leaves
_NEAR = 1e-4  # of the frame's width: so near are what is one point


class Crossing(NamedTuple):
    """Where a line leaves the map."""

    x: float  # metres on the sheet
    y: float
    angle: float  # degrees, of the line's way out: 0 to the right, 90 upwards
    shown: int  # row of the place at the line's end that is on the map
    beyond: int  # row of the place to which the line goes on


def find_crossings(axes: Axes, drawing: Drawing) -> list[Crossing]:
    """Find where the ties leave the map, each once for every pair of places; of lines that only pass through, nowhere."""
    if len(drawing.ties) > MOST_LINES:
        return []
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    frame = shapely.box(left, bottom, right, top)
    shown = shapely.intersection(frame, drawing.outline[0])
    near = _NEAR * (right - left)
    found: dict[tuple[int, int], Crossing] = {}
    for shape, ends in zip(drawing.ties, drawing.ends, strict=True):
        if shapely.contains_properly(shown, shape):
            continue
        for chain in _chains(parts_of(np.array([shapely.intersection(shape, frame)])), near):
            for crossing in _leaving(chain, ends, drawing, shown.boundary, near):
                found.setdefault((crossing.shown, crossing.beyond), crossing)
    return list(found.values())


def _chains(parts: list[Any], near: float) -> list[list[Any]]:
    """Gather the parts that meet: a line that is cut at 180° goes on in the middle of a map."""
    chains: list[list[Any]] = []
    for part in parts:
        meeting = [chain for chain in chains if any(_meet(part, other, near) for other in chain)]
        chains = [chain for chain in chains if chain not in meeting]
        chains.append([part, *(one for chain in meeting for one in chain)])
    return chains


def _meet(one: Any, other: Any, near: float) -> bool:
    ends = [np.asarray(line.coords)[[0, -1]] for line in (one, other)]
    return bool((np.hypot(*(ends[0][:, None] - ends[1]).transpose(2, 0, 1)) < near).any())


def _leaving(chain: list[Any], ends: Floats, drawing: Drawing, edge: Any, near: float) -> list[Crossing]:
    """Return where a chain of parts leaves the map, if one of the line's two ends is on it."""
    lines = [np.asarray(part.coords) for part in chain]
    # Each tip, and what comes before it.
    tips = [(line[at], line[before]) for line in lines for at, before in ((0, 1), (-1, -2))]
    places = np.column_stack([drawing.x[ends], drawing.y[ends]])
    here = [bool(min(np.hypot(*(tip - place)) for tip, _ in tips) < near) for place in places]
    if sum(here) != 1:
        return []
    shown, beyond = (ends[0], ends[1]) if here[0] else (ends[1], ends[0])
    home = places[0 if here[0] else 1]
    return [
        Crossing(float(tip[0]), float(tip[1]), _angle(before, tip), int(shown), int(beyond))
        for tip, before in tips
        if shapely.distance(edge, shapely.Point(tip)) < near and np.hypot(*(tip - home)) >= near
    ]


def _angle(before: Floats, tip: Floats) -> float:
    return float(np.degrees(np.arctan2(tip[1] - before[1], tip[0] - before[0])))
