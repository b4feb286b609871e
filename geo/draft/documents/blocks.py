"""What every format of a document is read as: blocks of text, in parts that a separator divides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

# Marks of direction among them: a name that is turned round on the screen is the same name.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\0]")
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’»」』)）]*$")


class Line(NamedTuple):
    """One line of a paragraph."""

    number: int  # 1-based
    before: str  # what is between the line before and this one, where they are joined: a blank, or nothing
    text: str


@dataclass(slots=True)
class Block:
    """A paragraph, a heading, an entry of a list or a cell."""

    text: str  # without line ends
    line: int  # 1-based, of its first letter in the file
    heading: int = 0  # its level, 1 to 6; 0 where it is no heading
    breaks: tuple[tuple[int, int], ...] = ()  # as `item.Paragraph` has them

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does, and so is no title."""
        return not self.heading and _SENTENCE_END.search(self.text) is not None


@dataclass(slots=True)
class Part:
    """What is between two separators, with what the format states of it."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    published: str = ""  # as it is written

    def add(self, text: str, line: int, heading: int = 0) -> None:
        """Add a block, if there is anything in it; the line is that of its first letter."""
        lines = text.lstrip().split("\n")
        self.add_lines([Line(line + at, " ", each) for at, each in enumerate(lines)], heading)

    def add_lines(self, lines: Iterable[Line], heading: int = 0) -> None:
        """Add a block of several lines, if there is anything in it."""
        length, pieces, breaks = 0, list[str](), list[tuple[int, int]]()
        for line in lines:
            if not (piece := plain_text(line.text)):
                continue
            between = line.before if pieces else ""
            pieces += [between, piece]
            breaks.append((length + len(between), line.number))
            length += len(between) + len(piece)
        if pieces:
            self.blocks.append(Block("".join(pieces), breaks[0][1], heading, tuple(breaks[1:])))


def plain_text(text: str) -> str:
    r"""Return a text on one line, without what is not seen.

    Examples
    --------
    >>> plain_text(" Part\u00adner\n stadt\u200b ")
    'Partner stadt'
    """
    return " ".join(_INVISIBLE.sub("", text).split())
