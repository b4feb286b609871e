"""One news item, and the sentences in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

JUDGED_PARAGRAPHS = 200


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text without a break: a paragraph, a heading, an entry of a list, a cell."""

    text: str
    line: int  # of its first letter in the file, 1-based; of a .pdf or .docx the line of its text as it is read out
    breaks: tuple[tuple[int, int], ...] = ()  # where in the text each further line begins, and its number

    def line_at(self, offset: int) -> int:
        """Return the line of a letter of the text.

        Examples
        --------
        >>> Paragraph("They signed it. It goes on.", 3, ((12, 4),)).line_at(16)
        4
        """
        found = bisect_right(self.breaks, offset, key=lambda one: one[0])
        return self.breaks[found - 1][1] if found else self.line


@dataclass(frozen=True, slots=True)
class Item:
    """One text about one matter, with a title and a day."""

    title: str  # "" where it has none
    published: str | None  # YYYY, YYYY-MM or YYYY-MM-DD; None where the item does not state it
    paragraphs: tuple[Paragraph, ...]  # without the title and the line of the date
    path: str  # of the file, or "<stdin>"
    language: str  # one of `geo.draft.language.TEXT_LANGUAGES`
    title_line: int = 1

    def beginning(self) -> list[str]:
        """Return as much of the text as its language is judged by."""
        return [self.title, *(paragraph.text for paragraph in self.paragraphs[:JUDGED_PARAGRAPHS])]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and where it is."""

    text: str
    line: int
    paragraph: int  # 0 is the title, 1 the first paragraph
