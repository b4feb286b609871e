"""Kinds named on their own lines, in their colour, where they are so few that nobody needs a legend."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .drawing import Drawing
from .in_view import parts_in_view
from .label_positions import Box
from .labels import paper_box, to_points, write_with_halo
from .legend import kind_entries
from .paper import Paper
from .segments import boxes_overlap, distances_to_boxes
from .writing import Font, directed, text_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = np.ndarray[Any, Any]
MOST_KINDS, MOST_LINES = 4, 40
_LONGEST_LINES = 8  # of a kind, that its name may be beside
_STEP, _AT = 2.0, 6.0  # points between those that are measured along a line, and those where a name may be
# Of the letters' size: between a name and its line, and the least that other lines, dots and texts are away.
_GAP, _OTHER_LINE, _OTHER_TEXT = 0.25, 1.0, 0.5
_ROOM = 3.0  # of the letters' size, within which what is near makes a position worse
_SIDES = ((0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1), (1, 0), (-1, 0))  # above is best
_SIDE, _RANK, _MIDDLE, _NEAR = 0.05, 0.12, 1.5, 1.0  # what positions cost
_WIDEST = 0.4  # of the map
_AT_ONCE = 256  # boxes that are measured


class Written(NamedTuple):
    """What is on a map beside its lines, in points."""

    boxes: Floats  # of texts and insets
    dots: Floats  # x, y, r


def written_on(
    paper: Paper, axes: Axes, layers: tuple[Axes, Axes], taken: Iterable[Box], drawing: Drawing, areas: Floats
) -> Written:
    """Collect what `write_labels` wrote, what was taken before, and the dots; a leader is a row of dots."""
    boxes = [*taken, *(paper_box(paper, text) for text in layers[1].texts)]
    dots = np.column_stack([to_points(paper, axes, drawing.x, drawing.y), np.sqrt(areas) / 2])
    leaders = [_resampled(np.asarray(line.get_xydata())) for line in layers[0].lines]
    points = [np.column_stack([at, np.zeros(len(at))]) for at in leaders]
    every = np.concatenate([dots, *points])
    return Written(np.array(boxes, dtype=float).reshape(-1, 4), every[np.isfinite(every).all(axis=1)])


class _Spots(NamedTuple):
    """Where names of a kind may be."""

    boxes: Floats
    costs: Floats


def can_name_kinds(drawing: Drawing) -> bool:
    """Return whether lines and kinds are few enough, and a legend has nothing else to explain."""
    return (
        1 < len(drawing.styles) <= MOST_KINDS
        and len(drawing.ties) <= MOST_LINES
        and drawing.values is None
        and not len(drawing.regions)
        and not drawing.guessed.any()
        and not drawing.drafts.any()
    )


def name_kinds(paper: Paper, axes: Axes, drawing: Drawing, lang: str, written: Written) -> bool:
    """Write the name and number of each kind once, beside one of its lines; return whether all of them found room.

    Parameters
    ----------
    paper
        What the axes are on.
    axes
        Of the map, with everything else written.
    drawing
        What it shows.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    written
        What is written and dotted on it.
    """
    layer, font = paper.layer("kind-labels", 7.5), Font(paper.type.legend)
    boxes, dots = written
    lines = _lines(paper, axes, drawing)
    frame = paper_box(paper, axes)
    found = []
    # Those with the fewest lines have the least choice.
    for entry in sorted(kind_entries(drawing, lang), key=lambda entry: len(lines.get(entry.kind, ()))):
        wide, high = text_size(layer, entry.text, font)
        own = lines.get(entry.kind, []) if wide < _WIDEST * (frame[2] - frame[0]) else []
        others = [line for kind, some in lines.items() if kind != entry.kind for line in some]
        spots = _spots(own, wide, high, font.size)
        box = _best(spots, own, others, boxes, dots, frame, font.size)
        if box is None:
            return False
        boxes = np.vstack([boxes, box])
        found.append((box, entry))
    for (left, top, right, bottom), entry in found:
        colours = {**paper.style.colours, "ink": entry.colour}
        write_with_halo(
            layer, (left + right) / 2, (top + bottom) / 2, directed(entry.text, rtl=paper.rtl), colours, 1,
            fontsize=font.size, ha="center", va="center",
        )  # fmt: skip
    return True


def _lines(paper: Paper, axes: Axes, drawing: Drawing) -> dict[str, list[Floats]]:
    """Return the points of the lines that are seen, by kind, the longest first: x and y for every few points of the paper."""
    here = drawing.seen(axes)[drawing.ends].any(axis=1)
    seen = parts_in_view(drawing.ties[here], axes)
    left, top, right, bottom = paper_box(paper, axes)
    lines: dict[str, list[Floats]] = {}
    for part, kind in zip(seen.parts, drawing.kinds[here][seen.rows], strict=True):
        ends = np.asarray(part.coords)
        at = _resampled(to_points(paper, axes, ends[:, 0], ends[:, 1]))
        inside = (at[:, 0] > left) & (at[:, 0] < right) & (at[:, 1] > top) & (at[:, 1] < bottom)
        if inside.any():
            lines.setdefault(kind, []).append(at[inside])
    return {kind: sorted(some, key=lambda line: -len(line)) for kind, some in lines.items()}


def _resampled(at: Floats) -> Floats:
    along = np.append(0.0, np.cumsum(np.hypot(*np.diff(at, axis=0).T)))
    steps = np.linspace(0.0, along[-1], max(2, int(along[-1] / _STEP) + 1))
    return np.column_stack([np.interp(steps, along, at[:, 0]), np.interp(steps, along, at[:, 1])])


def _spots(lines: list[Floats], wide: float, high: float, size: float) -> _Spots:
    """List boxes beside lines, on eight sides of points along them, and what they cost by themselves."""
    boxes, costs, every = [np.empty((0, 4))], [np.empty(0)], int(_AT / _STEP)
    for rank, line in enumerate(lines[:_LONGEST_LINES]):
        at = line[every:-every:every]
        middle = np.abs(np.linspace(-1.0, 1.0, len(at))) * _MIDDLE
        for side, (dx, dy) in enumerate(_SIDES):
            gap = _GAP * size * (0.7 if dx and dy else 1.0)
            x, y = at[:, 0] + dx * (gap + wide / 2), at[:, 1] + dy * (gap + high / 2)
            boxes.append(np.column_stack([x - wide / 2, y - high / 2, x + wide / 2, y + high / 2]))
            costs.append(middle + side * _SIDE + rank * _RANK)
    return _Spots(np.concatenate(boxes), np.concatenate(costs))


def _best(
    spots: _Spots, own: list[Floats], others: list[Floats], taken: Floats, dots: Floats, frame: Box, size: float
) -> Floats | None:  # fmt: skip
    """Return the cheapest box that covers nothing and that no other kind's line is as near to as its own."""
    boxes, costs = spots
    free = ~boxes_overlap(_wider(boxes, _OTHER_TEXT * size), taken).any(axis=1)
    free &= (boxes[:, :2] >= np.add(frame[:2], 2)).all(axis=1)
    free &= (boxes[:, 2:] <= np.subtract(frame[2:], 2)).all(axis=1)
    free &= _nearest(dots[:, :2], boxes, dots[:, 2]) > _OTHER_TEXT * size
    free[free] = _nearest(_all(own), boxes[free]) > 0.6 * _GAP * size
    boxes, costs = boxes[free], costs[free]
    away = _nearest(_all(others), boxes)
    costs = costs + _NEAR * np.clip(_ROOM - away / size, 0, None)
    crowded = boxes_overlap(_wider(boxes, _ROOM / 2 * size), taken).sum(axis=1)
    costs = (costs + 0.5 * _NEAR * crowded)[away > _OTHER_LINE * size]
    boxes = boxes[away > _OTHER_LINE * size]
    return np.asarray(boxes[costs.argmin()]) if len(boxes) else None


def _wider(boxes: Floats, room: float) -> Floats:
    return np.asarray(boxes + np.array([-room, -room, room, room]))


def _all(lines: list[Floats]) -> Floats:
    return np.concatenate([np.empty((0, 2)), *lines])


def _nearest(points: Floats, boxes: Floats, radii: Floats | float = 0.0) -> Floats:
    """Return for each box how far the nearest of points is from it, or of discs; infinite where there are none."""
    found = [
        (distances_to_boxes(points, boxes[start : start + _AT_ONCE]) - radii).min(axis=1, initial=np.inf)
        for start in range(0, len(boxes), _AT_ONCE)
    ]
    return np.concatenate([np.empty(0), *found])
