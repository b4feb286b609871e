"""Groups of names as columns of text boxes."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

from pptx.util import Pt

from ....geo.reasons import phrase
from ...texts import direction
from .columns import GAP, GROUP_GAP, HEADING, Line, Page, Room, flow
from .deck import Groups
from .sheet import Sheet, points
from .template import Box
from .text import ACCENT, LINE, PADDING, TEXT, Paragraph, Run, write_paragraphs

MOST_SLIDES = 6
NAMES_POINTS, COUNTS_POINTS = 240, 165  # the least width of a column of names, and of numbers
MOST_COLUMNS = 5
# Sizes of letters, whether each continent is in one column, and how many slides that can be, the best first.
WAYS = (
    (18, True, 1),
    (16, True, 1),
    (14, True, 1),
    (16, False, 1),
    (14, False, 1),
    (12, False, 1),
    (14, False, MOST_SLIDES),
)


class GroupPages(NamedTuple):
    """What is in which column of which slide, and how it is written."""

    title: str
    size: float  # of the letters, points
    columns: int
    pages: list[Page]


def group_pages(slide: Groups, area: Box) -> GroupPages:
    """Distribute groups over slides, or their short forms where they would be too many.

    Parameters
    ----------
    slide
        The groups.
    area
        Of a slide for content.
    """
    forms = ((slide.groups, slide.title, NAMES_POINTS), (slide.short, slide.short_title, COUNTS_POINTS))
    for groups, title, least in forms:
        room = _room(area, least)
        for size, whole, most in WAYS:
            pages = flow(groups, room, size, most=most, whole=whole)
            if pages is not None:
                return GroupPages(title, size, room.columns, pages)
    size = WAYS[-1][0]
    return GroupPages(title, size, room.columns, flow(slide.short, room, size, most=sys.maxsize) or [])


def _room(area: Box, least: float) -> Room:
    columns = max(1, min(MOST_COLUMNS, int(points(area.width) // least)))
    return Room(points(area.width) / columns - 2 * PADDING, points(area.height), columns)


def add_groups(sheet: Sheet, page: Page, shown: GroupPages, continued: str) -> None:
    """Add the columns of one slide, the first where the language begins.

    Parameters
    ----------
    sheet
        What they are added to.
    page, shown
        One of the pages of `group_pages`, and all of it.
    continued
        What is written for a label that goes on from another column: ``{name} (continued)``.
    """
    area = sheet.drop_spot()
    width = area.width // shown.columns
    for at, lines in enumerate(page):
        across = shown.columns - 1 - at if direction(sheet.lang) == "rtl" else at
        box = Box(area.left + across * width, area.top, width, area.height)
        shape = sheet.add_text(box, [], name=lines[0].label)
        _write(shape.text_frame, lines, shown.size, continued, sheet.lang)


def _write(frame: Any, lines: list[Line], size: float, continued: str, lang: str) -> None:
    between = phrase("separator", {}, lang)
    align = "r" if direction(lang) == "rtl" else "l"
    paragraphs: list[Paragraph] = []
    for line in lines:
        label = continued.format(name=line.label) if line.goes_on else line.label
        if line.is_heading:
            paragraphs.append([Run(label, HEADING * size, True, ACCENT)])
        else:
            paragraphs.append(
                [Run(f"{label}  ", size, True, TEXT), Run(between.join(line.names), size, None, TEXT)]
            )
    write_paragraphs(frame, paragraphs, lang, align=align, after=GAP * LINE * size)
    for at, (paragraph, line) in enumerate(zip(frame.paragraphs, lines, strict=True)):
        if line.is_heading and at:
            paragraph.space_before = Pt(GROUP_GAP * size)
