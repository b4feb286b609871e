"""Where names go beside their dots, as ``js/data/label_layout.js`` does it in the page.

The important ones first, each at its best free position; a name that finds none makes others move, where they can, but not
home's, which stays right beside its dot; at last each takes a better place that came free. The same input gives the same
layout.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .label_positions import Box, Label, Position, Surroundings, forced_position, possible_positions
from .segments import lengths_in_boxes, segments_cross

_MOVES = 600  # positions that may be tried by making others move
_DEPTH = 2  # who has to move may make others move so often
_MOST_MOVED = 2  # at once
_ROUNDS = 3
_SPACE = 0.36  # of the letters' size, between two names in a row, that they are not read as one


def lay_out_labels(labels: Sequence[Label], around: Surroundings, *, most: int) -> list[Position]:
    """Place names beside their dots.

    Parameters
    ----------
    labels
        The most important first.
    around
        What no name covers.
    most
        How many names at most, and those that are written in any case.

    Returns
    -------
    list of Position
        Of those that found room, in their order.

    Examples
    --------
    >>> labels = [Label(50, 50, 2, 20, 8), Label(50, 52, 2, 20, 8)]
    >>> [one.label for one in lay_out_labels(labels, Surroundings((0, 0, 100, 100)), most=9)]
    [0, 1]
    """
    scene = _Scene(labels, around)
    for index, label in enumerate(labels):
        if label.must and not scene.insert(index):
            boxes = [one.box for one in scene.placed.values()]
            scene.put(forced_position(index, label, around, boxes))
    for index, label in enumerate(labels):
        if len(scene.placed) >= most:
            break
        if not label.must:
            scene.insert(index)
    scene.improve()
    return [scene.placed[index] for index in sorted(scene.placed)]


class _Scene:
    """Names that have a place, and what each may still try."""

    def __init__(self, labels: Sequence[Label], around: Surroundings) -> None:
        self.labels, self.around = labels, around
        self.placed: dict[int, Position] = {}
        self._found: dict[int, list[Position]] = {}
        self._moves = _MOVES

    def put(self, position: Position) -> None:
        self.placed[position.label] = position

    def insert(self, index: int, depth: int = _DEPTH, fixed: frozenset[int] = frozenset()) -> bool:
        """Put a name at its best free position, or at one from which others can move; return whether it could."""
        free = self._best_free(index)
        if free is not None:
            self.put(free)
            return True
        if not depth:
            return False
        fixed = fixed | {index}
        for wanted in self._possible(index):
            others = self._in_the_way(wanted)
            if len(others) > _MOST_MOVED or any(one.label in fixed or self._stays(one) for one in others):
                continue
            self._moves -= 1
            if self._moves < 0:
                break
            before = dict(self.placed)
            for other in others:
                del self.placed[other.label]
            self.put(wanted)
            if all(self.insert(other.label, depth - 1, fixed) for other in others):
                return True
            self.placed = before
        return False

    def improve(self) -> None:
        """Let each name in turn take the best position that is free by now."""
        for _ in range(_ROUNDS):
            moved = False
            for index in sorted(self.placed):
                now = self.placed[index]
                if self._stays(now):
                    continue
                del self.placed[index]
                best = self._best_free(index) or now
                self.put(best)
                moved = moved or best is not now
            if not moved:
                return

    def _stays(self, position: Position) -> bool:
        return position.forced or self.labels[position.label].must

    def _possible(self, index: int) -> list[Position]:
        if index not in self._found:
            self._found[index] = possible_positions(index, self.labels[index], self.around)
        return self._found[index]

    def _best_free(self, index: int) -> Position | None:
        return next((one for one in self._possible(index) if not self._in_the_way(one)), None)

    def _in_the_way(self, position: Position) -> list[Position]:
        space = _SPACE * self.labels[position.label].size
        return [other for other in self.placed.values() if _touch(position, other, space)]


def _touch(one: Position, other: Position, space: float) -> bool:
    a, b = one.box, other.box
    if a[0] - space < b[2] and b[0] - space < a[2] and a[1] < b[3] and b[1] < a[3]:
        return True
    if one.leader and _is_over(one.leader, b):
        return True
    if other.leader and _is_over(other.leader, a):
        return True
    if one.leader and other.leader:
        return bool(segments_cross(np.array([one.leader]), np.array([other.leader]))[0, 0])
    return False


def _is_over(leader: Box, box: Box) -> bool:
    if max(leader[0], leader[2]) < box[0] or min(leader[0], leader[2]) > box[2]:
        return False
    return bool(lengths_in_boxes(np.array([leader]), np.array([box]))[0, 0] > 0)
