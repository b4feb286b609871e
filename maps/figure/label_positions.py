"""The positions that a name can have beside its dot, what each costs, and which are out of the question.

As ``js/data/label_positions.js`` has them: eight directions at five distances. The cheapest position is the one that a
reader joins to its dot most easily; where another dot is nearer to a name than its own, a line joins them, and no name is
nearer to home's dot than to its own. Lengths are points, downwards from the upper left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np

from .segments import (
    boxes_overlap,
    distances_to_boxes,
    distances_to_segments,
    lengths_in_boxes,
    segments_cross,
)

Floats = np.ndarray[Any, Any]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Leader = tuple[float, float, float, float]  # from the dot's edge to the name

_PAGE_FONT = 14.0  # px, which the lengths below are for
_GAPS = (5.0, 11.0, 20.0, 32.0, 46.0)  # between dot and name
_GAP_COSTS = (0.0, 4.0, 11.0, 17.0, 24.0)
_LEADER_FROM = 15.0  # a name that is farther away is joined to its dot by a line
_LEAST_LEADER = 8.0  # a shorter line would not be seen
_SAME = 0.1  # points, by which two distances are not told apart
_BESIDE_HOME = 3.0  # that leaders stay away from home's dot
_DIRECTIONS = {"E": (1, 0), "W": (-1, 0), "NE": (1, -1), "SE": (1, 1), "NW": (-1, -1), "SW": (-1, 1), "N": (0, -1), "S": (0, 1)}  # fmt: skip
_RTL = ("W", "E", "NW", "SW", "NE", "SE", "N", "S")
_DIRECTION, _SOFT_LINE, _SOFT_LINE_PX, _LEADER_OVER_LINE, _OTHER_NEARER, _EDGE = 0.6, 2.5, 0.12, 2.0, 6.0, 2.0
_EDGE_PX = 4.0  # nearer to the frame's edge a name looks cut
_TOWARDS_HOME = -0.2  # cosine; a leader in home's direction would be read as its tie


class Label(NamedTuple):
    """A name to be placed beside its dot."""

    x: float
    y: float
    r: float  # of the dot
    w: float
    h: float
    size: float = 7.0  # of its letters
    must: bool = False  # whether it is written whatever it covers


class Position(NamedTuple):
    """Where a name may be."""

    label: int  # which of them
    box: Box
    leader: Leader | None
    cost: float
    forced: bool = False


@dataclass(frozen=True)
class Surroundings:
    """What is in a map's frame already."""

    frame: Box
    dots: Floats = field(default_factory=lambda: np.empty((0, 3)))  # x, y, r of each
    lines: Floats = field(default_factory=lambda: np.empty((0, 4)))  # that names had better not cover
    boxes: Floats = field(default_factory=lambda: np.empty((0, 4)))  # that no name covers
    home: tuple[float, float] | None = None  # from which leaders point away
    rtl: bool = False
    home_r: float = 0.0  # of home's dot


def possible_positions(index: int, label: Label, around: Surroundings) -> list[Position]:
    """List the positions where a name covers no dot and no taken box, the cheapest first.

    Examples
    --------
    >>> first = possible_positions(0, Label(50, 50, 2, 20, 8), Surroundings((0, 0, 100, 100)))[0]
    >>> first.box[0] > 52, first.leader
    (True, None)
    """
    boxes, leaders, gaps, costs = _all_positions(label, around.rtl)
    scale = _scale(label)
    near = _near(label, around)
    misread = _nearer_to(near.dots[~_is_own(label, near.dots)], label, boxes)
    joined = (gaps >= _LEADER_FROM * scale) | misread
    ok = _inside(boxes, around.frame, 0.0) & ~boxes_overlap(boxes, around.boxes).any(axis=1)
    ok &= ~(distances_to_boxes(near.dots, boxes) < near.dots[:, 2]).any(axis=1)
    if label.must:
        ok &= ~joined
    else:
        ok &= ~(joined & (gaps < _LEAST_LEADER * scale)) & ~_nearer_to(_home_dot(label, around), label, boxes)
    rows = np.flatnonzero(ok)
    led = ~_points_home(label, leaders[rows], around.home) & ~_over_dots(label, leaders[rows], near.dots)
    beside_home = _home_dot(label, around) + np.array([0.0, 0.0, _BESIDE_HOME * scale])
    led &= ~_over_dots(label, leaders[rows], beside_home)
    led &= ~(lengths_in_boxes(leaders[rows], around.boxes) > 0).any(axis=1)
    rows = rows[led | ~joined[rows]]
    total = costs[rows] + _surroundings(
        label, boxes[rows], leaders[rows], gaps[rows], joined[rows], near, around.frame
    )
    order = np.argsort(total, kind="stable")
    return [
        Position(index, _tuple(boxes[k]), _tuple(leaders[k]) if joined[k] else None, float(cost))
        for k, cost in zip(rows[order], total[order], strict=True)
    ]


def forced_position(index: int, label: Label, around: Surroundings, placed: Iterable[Box]) -> Position:
    """Return the least bad position right beside its dot of a name that is written whatever it covers, moved into the frame."""
    boxes, _, gaps, costs = _all_positions(label, around.rtl)
    beside = gaps < _LEADER_FROM * _scale(label)
    boxes, costs = boxes[beside], costs[beside]
    left, top, right, bottom = around.frame
    dx = np.maximum(left - boxes[:, 0], np.minimum(0, right - boxes[:, 2]))
    dy = np.maximum(top - boxes[:, 1], np.minimum(0, bottom - boxes[:, 3]))
    boxes = boxes + np.column_stack([dx, dy, dx, dy])
    others = np.array([*placed, *around.boxes], dtype=float).reshape(-1, 4)
    bad = costs + 100 * boxes_overlap(boxes, others).sum(axis=1)
    bad += 40 * (distances_to_boxes(around.dots, boxes) < around.dots[:, 2]).any(axis=1)
    return Position(index, _tuple(boxes[int(bad.argmin())]), None, float(bad.min()), forced=True)


def _all_positions(label: Label, rtl: bool) -> tuple[Floats, Floats, Floats, Floats]:
    """Return boxes, leaders, gaps and costs of all forty."""
    order = _RTL if rtl else tuple(_DIRECTIONS)
    scale = _scale(label)
    many = [
        (gap * scale, *_DIRECTIONS[anchor], cost + _DIRECTION * number)
        for gap, cost in zip(_GAPS, _GAP_COSTS, strict=True)
        for number, anchor in enumerate(order)
    ]
    gap, dx, dy, cost = np.array(many).T
    away = (label.r + gap) * np.where((dx != 0) & (dy != 0), 0.75, 1.0)
    cx = label.x + dx * (away + label.w / 2)
    cy = label.y + dy * (away + np.where(dx != 0, label.h / 4, label.h / 2))
    boxes = np.column_stack([cx - label.w / 2, cy - label.h / 2, cx + label.w / 2, cy + label.h / 2])
    return boxes, _leaders(label, boxes), gap, cost


def _scale(label: Label) -> float:
    return label.size / _PAGE_FONT


def _leaders(label: Label, boxes: Floats) -> Floats:
    """Join the dot's edge to the nearest of each name, a little into it where letters do not fill its height."""
    inset = 2 * _scale(label)
    x = np.clip(label.x, boxes[:, 0], boxes[:, 2])
    y = np.clip(label.y, boxes[:, 1] + inset, boxes[:, 3] - inset)
    length = np.maximum(np.hypot(x - label.x, y - label.y), 1e-9)
    return np.column_stack(
        [label.x + (x - label.x) * label.r / length, label.y + (y - label.y) * label.r / length, x, y]
    )


def _near(label: Label, around: Surroundings) -> Surroundings:
    """Return what of the surroundings a name can come near to at all."""
    reach = label.w + label.h + label.r + (_GAPS[-1] + _GAPS[0]) * _scale(label)
    dots, lines = around.dots, around.lines
    is_near: Floats = (np.abs(dots[:, 0] - label.x) < reach + dots[:, 2]) & (
        np.abs(dots[:, 1] - label.y) < reach + dots[:, 2]
    )
    x, y = lines[:, ::2], lines[:, 1::2]
    crossing: Floats = (
        (x.min(axis=1) < label.x + reach)
        & (x.max(axis=1) > label.x - reach)
        & (y.min(axis=1) < label.y + reach)
        & (y.max(axis=1) > label.y - reach)
    )
    return replace(around, dots=dots[is_near], lines=lines[crossing])


def _inside(boxes: Floats, frame: Box, edge: float) -> Floats:
    left, top, right, bottom = frame
    inside: Floats = (
        (boxes[:, 0] >= left + edge)
        & (boxes[:, 1] >= top + edge)
        & (boxes[:, 2] <= right - edge)
        & (boxes[:, 3] <= bottom - edge)
    )
    return inside


def _surroundings(
    label: Label, boxes: Floats, leaders: Floats, gaps: Floats, joined: Floats, near: Surroundings, frame: Box
) -> Floats:
    """Return what positions cost beyond direction and distance."""
    scale = _scale(label)
    covered = lengths_in_boxes(near.lines, boxes)
    cost = _SOFT_LINE * (covered > 0).sum(axis=0) + _SOFT_LINE_PX * covered.sum(axis=0) / scale
    cost = cost + _EDGE * ~_inside(boxes, frame, _EDGE_PX * scale)
    cost += joined * _LEADER_OVER_LINE * segments_cross(leaders, near.lines).sum(axis=1)
    others = near.dots[~_is_own(label, near.dots)]
    closer = distances_to_boxes(others, boxes) - others[:, 2] < np.minimum(gaps, _GAPS[0] * scale)[:, None]
    return np.asarray(cost + ~joined * _OTHER_NEARER * closer.any(axis=1))


def _is_own(label: Label, dots: Floats) -> Floats:
    own: Floats = (np.abs(dots[:, 0] - label.x) < 0.3) & (np.abs(dots[:, 1] - label.y) < 0.3)
    return own


def _home_dot(label: Label, around: Surroundings) -> Floats:
    """Return home's dot as the only one; none where the name is of a place that is there."""
    if around.home is None:
        return np.empty((0, 3))
    dot = np.array([[*around.home, around.home_r]])
    return dot[~_is_own(label, dot)]


def _nearer_to(others: Floats, label: Label, boxes: Floats) -> Floats:
    """Return of each position whether one of the other dots is nearer to the name than its own."""
    own = distances_to_boxes(np.array([[label.x, label.y]]), boxes) - label.r
    return np.asarray((distances_to_boxes(others, boxes) - others[:, 2] < own - _SAME).any(axis=1))


def _over_dots(label: Label, leaders: Floats, dots: Floats) -> Floats:
    others = dots[~_is_own(label, dots)]
    return np.asarray((distances_to_segments(others, leaders) < others[:, 2]).any(axis=1))


def _points_home(label: Label, leaders: Floats, home: tuple[float, float] | None) -> Floats:
    if home is None:
        return np.zeros(len(leaders), dtype=bool)
    ax, ay = label.x - home[0], label.y - home[1]
    bx, by = leaders[:, 2] - leaders[:, 0], leaders[:, 3] - leaders[:, 1]
    return np.asarray(ax * bx + ay * by < _TOWARDS_HOME * np.hypot(ax, ay) * np.hypot(bx, by))


def _tuple(row: Floats) -> tuple[float, float, float, float]:
    a, b, c, d = (float(one) for one in row)
    return a, b, c, d
