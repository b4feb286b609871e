"""Parts of a document → items, each with its title, its day and its language."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..item import Item, Paragraph
from ..language import language_of
from .blocks import Block, Part
from .item_dates import date_in_title, date_of_line, dateline_of
from .line_breaks import width_of

HEAD = 6  # blocks at the top of an item among which its title and its day are
LONGEST_TITLE = 240  # columns
_JUDGED = 200  # blocks by which a language is judged
_FOOT = 3  # blocks at the end of an item among which a letter has its day


def items_of(parts: Sequence[Part], path: str, published: str | None = None) -> list[Item]:
    r"""Divide the parts of a document into items.

    An item begins behind a separator, at a heading or title line with a date right below or above it, if there are several
    of them, and at each of several articles of a page. What a separator divides from an item that has a day, and has none
    itself while others have, belongs to that item: a break within it.

    Parameters
    ----------
    parts
        Of one file, in its order.
    path
        Of the file.
    published
        The day of items that state none.

    Examples
    --------
    >>> from sistermap.geo.draft.documents.plain_text import read_plain_text
    >>> text = "A pact for Kobe\n12 July 2012\n\nThe two cities signed it.\n\nA visit\n13 July 2012\n\nThe mayor has come."
    >>> [(item.title, item.published, len(item.paragraphs)) for item in items_of(read_plain_text(text), "news.txt")]
    [('A pact for Kobe', '2012-07-12', 1), ('A visit', '2012-07-13', 1)]
    """
    pieces = [piece for part in parts for piece in _at_dated_titles(part) if piece.blocks]
    heads = _joined([_Head(piece) for piece in pieces])
    return [head.item(path, published) for head in heads]


def _at_dated_titles(part: Part) -> list[Part]:
    """Divide a part before each heading or title that has a date right below or above it."""
    blocks = part.blocks
    language = _language(blocks)
    starts: list[int] = []
    for at, (block, after) in enumerate(pairwise(blocks)):
        if starts and starts[-1] == at - 1:
            continue  # within the head that has just begun
        is_dated = _is_title(block) and _is_date(after, language)
        is_dated = is_dated or (_is_date(block, language) and after.heading > 0)
        if is_dated:
            starts.append(at)
    if len(starts) < 2:
        return [part]
    edges = [*([0] if starts[0] else []), *starts, len(blocks)]
    return [Part(blocks[begin:end]) for begin, end in pairwise(edges)]


def _is_title(block: Block) -> bool:
    return block.heading > 0 or (width_of(block.text) <= LONGEST_TITLE and not block.is_sentence)


def _is_date(block: Block, language: str | None) -> bool:
    return date_of_line(block.text, language, words=1) is not None


def _language(blocks: Sequence[Block]) -> str | None:
    return language_of("\n".join(block.text for block in blocks[:_JUDGED]))


class _Head:
    """The title and the day of a piece, and what is left of it."""

    def __init__(self, part: Part) -> None:
        self.language = _language(part.blocks)
        blocks = list(part.blocks)
        self.published = self._take_date(blocks)
        title = self._take_title(blocks)
        self.title = title.text if title else part.title
        self.line = title.line if title else part.blocks[0].line
        self.blocks = blocks
        self.published = self.published or self._stated_elsewhere(part)

    def _take_date(self, blocks: list[Block]) -> str | None:
        """Take the line of the date out of the head, which ends at the first sentence."""
        for at, block in enumerate(blocks[:HEAD]):
            if day := date_of_line(block.text, self.language):
                del blocks[at]
                return day
            if block.is_sentence:
                return None
        return None

    def _take_title(self, blocks: list[Block]) -> Block | None:
        """Take the first heading out of the head, or else its first line, if more than that is left."""
        head = blocks[:HEAD]
        heading = next((block for block in head if block.heading), None)
        title = heading or next((block for block in head[:1] if _is_title(block)), None)
        if title is None or (len(blocks) == 1 and not heading):
            return None
        blocks.remove(title)
        return title

    def _stated_elsewhere(self, part: Part) -> str | None:
        """Return the day that the format states, or the title, the beginning of the text, or the end of a letter."""
        first = self.blocks[0].text if self.blocks else ""
        days = (
            date_of_line(part.published, words=0),
            date_in_title(self.title, self.language),
            dateline_of(first, self.language),
            *(date_of_line(block.text, self.language) for block in self.blocks[-_FOOT:]),
        )
        return next((day for day in days if day), None)

    def item(self, path: str, published: str | None) -> Item:
        paragraphs = tuple(Paragraph(block.text, block.line, block.breaks) for block in self.blocks)
        return Item(
            self.title, self.published or published, paragraphs, path, self.language or "en", self.line
        )


def _joined(heads: list[_Head]) -> list[_Head]:
    """Join a piece without a day to the one before, where that has one: it was a break within an item."""
    kept: list[_Head] = []
    for head in heads:
        if kept and kept[-1].published and not head.published:
            title = [Block(head.title, head.line)] if head.title else []
            kept[-1].blocks += [*title, *head.blocks]
        else:
            kept.append(head)
    return kept
