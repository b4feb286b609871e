"""Groups of lines in columns: what is on which slide and in which column of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from ..outline import text_width
from .deck import Group
from .text import LETTER, LINE, lines_of, shorten

LONGEST = 60  # letters of a name
SPLIT_LINES = (
    3  # of a long list of names: it is continued in the next column if at least so many are left here
)
HEADING = 1.25  # size of a heading, where lines are 1
GAP, GROUP_GAP = 0.35, 0.9  # of a line: below a line, above a heading


class Line(NamedTuple):
    """A heading, where it has no names, or a label with the names that belong to it."""

    label: str
    names: tuple[str, ...] = ()
    goes_on: bool = False  # what is before it is in another column

    @property
    def is_heading(self) -> bool:
        """Whether it begins a group."""
        return not self.names


Column = list[Line]
Page = list[Column]


class Room(NamedTuple):
    """How large a column is, points, and how many are beside one another on a slide."""

    width: float
    height: float
    columns: int


def flow(
    groups: Sequence[Group], room: Room, size: float, *, most: int, whole: bool = False
) -> list[Page] | None:
    """Distribute groups over columns and slides, in their order; on a single slide, columns end at about one height.

    Parameters
    ----------
    groups
        Headings with lines.
    room
        Of a slide.
    size
        Of the letters, points.
    most
        Slides.
    whole
        Whether each group is to be in one column.

    Returns
    -------
    list or None
        Slides of columns of lines; None where they are more than `most`, or a group is longer than a column has to be. No heading is the last of a column, and names are
        split where a column ends.

    Examples
    --------
    >>> groups = [Group("Asia", (("Japan", ("Shimonoseki", "Fukuoka")), ("China", ("Shanghai",)))), Group("Africa", (("Egypt", ("Cairo",)),))]
    >>> pages = flow(groups, Room(200, 300, 2), 14, most=1)
    >>> [[line.label for line in column] for column in pages[0]]
    [['Asia', 'Japan', 'China'], ['Africa', 'Egypt']]
    """
    pages = _Flow(room, size, most, whole).pages(groups)
    if pages is None or len(pages) != 1:
        return pages
    low, high = 0.0, room.height
    for _ in range(12):  # the least height at which the columns still hold everything
        height = (low + high) / 2
        tried = _Flow(room._replace(height=height), size, 1, whole).pages(groups)
        pages = pages if tried is None else tried
        low, high = (height, high) if tried is None else (low, height)
    return pages


class _Flow:
    """Fills one column after another."""

    def __init__(self, room: Room, size: float, most: int, whole: bool) -> None:
        self.room, self.size, self.most, self.whole = room, size, most * room.columns, whole
        self.filled: list[Column] = [[]]
        self.left = room.height

    def pages(self, groups: Sequence[Group]) -> list[Page] | None:
        for group in groups:
            heading: Line | None = Line(group.heading)
            if self.whole and not self.begin_whole(group):
                return None
            for label, names in group.lines:
                line: Line | None = Line(
                    shorten(label, LONGEST), tuple(shorten(name, LONGEST) for name in names)
                )
                while line is not None:
                    heading, line = self.add(heading, line, group.heading)
                    if len(self.filled) > self.most:
                        return None
        step = self.room.columns
        return [self.filled[at : at + step] for at in range(0, len(self.filled), step)]

    def begin_whole(self, group: Group) -> bool:
        """Take a new column for a group that is too long for what is left of this one; tell whether one holds it."""
        lines = [
            Line(shorten(label, LONGEST), tuple(shorten(n, LONGEST) for n in names))
            for label, names in group.lines
        ]
        height = self.heading_height(Line(group.heading)) + sum(map(self.height, lines))
        if height > self.left and self.filled[-1]:
            self.filled.append([])
            self.left = self.room.height
        return height <= self.left

    def add(self, heading: Line | None, line: Line, group: str) -> tuple[Line | None, Line | None]:
        """Put as much of a line as there is room for into the column; give the heading and the line that are left."""
        above = 0.0 if heading is None else self.heading_height(heading)
        fit = self.fitting(line, self.left - above)
        if fit == 0 and self.filled[-1]:
            self.filled.append([])
            self.left = self.room.height
            return heading or Line(group, goes_on=True), line
        part = line._replace(
            names=line.names[: max(1, fit)]
        )  # a column too low for a name has it nevertheless
        self.filled[-1] += [part] if heading is None else [heading, part]
        self.left -= above + self.height(part)
        rest = line.names[len(part.names) :]
        return None, Line(line.label, rest, goes_on=True) if rest else None

    def fitting(self, line: Line, height: float) -> int:
        """Return how many names of a line fit into a height: all, or as many as make it worth to part them, or none."""
        most = int(height / (LINE * self.size) - GAP)
        letters = most * self.room.width / (LETTER * self.size) - text_width(line.label) - 2
        for count, name in enumerate(line.names):
            letters -= text_width(name) + 2
            if letters < 0:
                return count if most >= SPLIT_LINES else 0
        return len(line.names) if most >= 1 else 0

    def heading_height(self, heading: Line) -> float:
        size = HEADING * self.size
        return LINE * size * lines_of(heading.label, self.room.width, size) + GROUP_GAP * self.size

    def height(self, line: Line) -> float:
        letters = text_width(line.label) + sum(text_width(name) + 2 for name in line.names) + 2
        lines = max(1, math.ceil(letters * LETTER * self.size / self.room.width))
        return LINE * self.size * (lines + GAP)
