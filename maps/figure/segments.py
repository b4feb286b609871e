"""Boxes, dots and segments in the plane, many against many: what `label_positions` asks of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Floats = np.ndarray[Any, Any]


def overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    """Return whether two boxes (left, one edge, right, the other) have an area in common.

    Examples
    --------
    >>> overlap((0, 0, 2, 2), (1, 1, 3, 3)), overlap((0, 0, 2, 2), (2, 0, 3, 2))
    (True, False)
    """
    return bool(one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def boxes_overlap(boxes: Floats, others: Floats) -> Floats:
    """Return for each box and each other whether they have an area in common.

    Examples
    --------
    >>> boxes_overlap(np.array([[0, 0, 2, 2]]), np.array([[1, 1, 3, 3], [2, 0, 3, 2]])).tolist()
    [[True, False]]
    """
    a, b = boxes[:, None, :], others[None, :, :]
    found: Floats = (
        (a[..., 0] < b[..., 2]) & (b[..., 0] < a[..., 2]) & (a[..., 1] < b[..., 3]) & (b[..., 1] < a[..., 3])
    )
    return found


def distances_to_boxes(points: Floats, boxes: Floats) -> Floats:
    """Return for each box how far each point, of which x and y come first, is from it: 0 inside.

    Examples
    --------
    >>> distances_to_boxes(np.array([[3, 4], [1, 1]]), np.array([[0, 0, 3, 2]])).tolist()
    [[2.0, 0.0]]
    """
    x, y = points[None, :, 0], points[None, :, 1]
    left, top, right, bottom = (boxes[:, None, k] for k in range(4))
    dx = np.maximum(np.maximum(left - x, x - right), 0.0)
    dy = np.maximum(np.maximum(top - y, y - bottom), 0.0)
    return np.asarray(np.hypot(dx, dy))


def distances_to_segments(points: Floats, segments: Floats) -> Floats:
    """Return for each segment, x1 y1 x2 y2, how far each point is from it.

    Examples
    --------
    >>> distances_to_segments(np.array([[1, 2], [9, 0]]), np.array([[0, 0, 4, 0]])).tolist()
    [[2.0, 5.0]]
    """
    x1, y1, x2, y2 = (segments[:, None, k] for k in range(4))
    dx, dy = x2 - x1, y2 - y1
    x, y = points[None, :, 0], points[None, :, 1]
    along = ((x - x1) * dx + (y - y1) * dy) / np.maximum(dx**2 + dy**2, 1e-12)
    along = np.clip(along, 0.0, 1.0)
    return np.asarray(np.hypot(x - x1 - along * dx, y - y1 - along * dy))


def lengths_in_boxes(segments: Floats, boxes: Floats) -> Floats:
    """Return for each segment how much of it lies in each box.

    Examples
    --------
    >>> lengths_in_boxes(np.array([[0, 1, 10, 1], [0, 5, 1, 5]]), np.array([[2, 0, 4, 2]])).tolist()
    [[2.0], [0.0]]
    """
    x1, y1, x2, y2 = (segments[:, None, k] for k in range(4))
    left, top, right, bottom = (boxes[None, :, k] for k in range(4))
    start, end = np.zeros((len(segments), len(boxes))), np.ones((len(segments), len(boxes)))
    for at, step, low, high in ((x1, x2 - x1, left, right), (y1, y2 - y1, top, bottom)):
        still = np.abs(step) < 1e-12
        whole = np.where(still, 1.0, step)
        one, other = (low - at) / whole, (high - at) / whole
        enters, leaves = np.minimum(one, other), np.maximum(one, other)
        within = (at > low) & (at < high)
        start = np.maximum(start, np.where(still, np.where(within, 0.0, 2.0), enters))
        end = np.minimum(end, np.where(still, 1.0, leaves))
    return np.asarray(np.maximum(end - start, 0.0) * np.hypot(x2 - x1, y2 - y1))


def segments_cross(segments: Floats, others: Floats) -> Floats:
    """Return for each segment and each other whether they cross.

    Examples
    --------
    >>> segments_cross(np.array([[0, 0, 2, 2]]), np.array([[0, 2, 2, 0], [3, 0, 3, 9]])).tolist()
    [[True, False]]
    """
    a, b = segments[:, None, :], others[None, :, :]

    def side(line: Floats, x: Floats, y: Floats) -> Floats:
        turn: Floats = (line[..., 2] - line[..., 0]) * (y - line[..., 1]) - (line[..., 3] - line[..., 1]) * (
            x - line[..., 0]
        )
        return turn

    first = side(a, b[..., 0], b[..., 1]) * side(a, b[..., 2], b[..., 3]) < 0
    second = side(b, a[..., 0], a[..., 1]) * side(b, a[..., 2], a[..., 3]) < 0
    return np.asarray(first & second)
