"""What every format of a document is read as: blocks of text, in parts that a separator divides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Marks of direction among them: a name that is turned round on the screen is the same name.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\0]")
_SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’»」』)）]*$")


@dataclass(slots=True)
class Block:
    """A paragraph, a heading, an entry of a list or a cell."""

    text: str  # without line ends
    line: int  # 1-based, of its first letter in the file
    heading: int = 0  # its level, 1 to 6; 0 where it is no heading

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
        """Add a block, if there is anything in it."""
        if text := plain_text(text):
            self.blocks.append(Block(text, line, heading))


def plain_text(text: str) -> str:
    r"""Return a text on one line, without what is not seen.

    Examples
    --------
    >>> plain_text(" Part\u00adner\n stadt\u200b ")
    'Partner stadt'
    """
    return " ".join(_INVISIBLE.sub("", text).split())
