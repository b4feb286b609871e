"""Lines → paragraphs: a line that was broken for its width is joined again, one that its author ended is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from ...scripts import is_east_asian
from .blocks import Line

WIDEST_BREAK = 130  # columns; a text of longer lines has one a paragraph
_LIST_ENTRY = re.compile(r"\s*(?:[-*+•‣◦▪·○●◎□■※ㅇ]|\(?\d{1,3}[.)]|[a-z][.)])\s")
_MARKED = re.compile(r"[^\s:：]{1,20}\s{0,3}[:：]\s")  # TO: …, Date: …
_FIRST_WORD = re.compile(r"\S+")
_DIVIDED = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,40})-$")
_WRITTEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FULL = 0.75  # of the widest line of a page: what a line of it has at least
_BEGINNING = re.compile(r"[^\W\d_]{1,40}")
_ENDED = re.compile(r"[.!?:;。！？：][\"'”’»」』)）]*$")


class LineJoiner:
    """Joins the lines of one text to paragraphs.

    A line was broken for its width where the first word of the next one had no room on it, or where it ends within a
    sentence and the next one begins in small letters. Entries of lists and lines such as ``Date: …`` begin a paragraph.

    Parameters
    ----------
    lines
        All of the text. Beyond `WIDEST_BREAK` columns no line was broken for its width; and how a word is written
        within a line, with a hyphen or without, decides on one that is divided between two.
    printed
        Whether letters differ in width, so that columns are only about as wide as they look, and words are divided by
        syllables, as in a PDF.

    Examples
    --------
    >>> lines = ["The two cities", "signed it.", "- Kobe", "- Lyon"]
    >>> [[(line.number, line.text) for line in lines] for lines in LineJoiner(lines).join(enumerate(lines, 1))]
    [[(1, 'The two cities'), (2, 'signed it.')], [(3, '- Kobe')], [(4, '- Lyon')]]
    """

    def __init__(self, lines: Sequence[str], *, printed: bool = False) -> None:
        self._widest = max((width_of(line.rstrip()) for line in lines), default=0)
        self._printed = printed
        self._words = frozenset(word for line in lines for word in _WRITTEN.findall(line.casefold()))

    def join(self, lines: Iterable[tuple[int, str]]) -> Iterator[list[Line]]:
        """Join one run of lines, between blank ones; yield those of each paragraph."""
        joined: list[Line] = []
        last = ""
        for number, line in lines:
            if last and self._is_broken(last, line):
                ended, between = self._end(joined[-1].text, line)
                joined[-1] = joined[-1]._replace(text=ended)
                joined.append(Line(number, between, line.strip()))
            else:
                if last:
                    yield joined
                joined = [Line(number, "", line.strip())]
            last = line.strip()
        if last:
            yield joined

    def _is_broken(self, line: str, after: str) -> bool:
        if self._widest > WIDEST_BREAK and not self._printed:
            return False
        first = _FIRST_WORD.search(after)
        if first is None or _LIST_ENTRY.match(after) or _MARKED.match(after):
            return False
        if not _ENDED.search(line) and (first[0][0].islower() or line.endswith("-")):
            return True
        if self._printed:
            return width_of(line) >= _FULL * self._widest
        # Between signs without blanks a line may be broken anywhere.
        room = 2 if is_east_asian(first[0][0]) else width_of(first[0]) + 1
        return width_of(line) + room > self._widest

    def _end(self, piece: str, line: str) -> tuple[str, str]:
        """Return a piece of a line as it ends before the next one, and what is put between them."""
        line = line.strip()
        divided, begins = _DIVIDED.search(piece), _BEGINNING.match(line)
        if divided and begins:
            one, other = divided[1].casefold(), begins[0].casefold()
            whole = other == begins[0] and f"{one}-{other}" not in self._words
            whole = whole and (self._printed or one + other in self._words)
            return (piece[:-1] if whole else piece), ""
        return piece, "" if _is_dense(piece[-1:]) and _is_dense(line[:1]) else " "


def width_of(line: str) -> int:
    """Return how many columns a line takes; a sign of Chinese, Japanese and Korean takes two.

    Examples
    --------
    >>> width_of("Busan"), width_of("부산")
    (5, 4)
    """
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def _is_dense(char: str) -> bool:
    """Return whether a sign is one of a script that has no blanks between words, or a mark in it."""
    return not "\uac00" <= char <= "\ud7a3" and (is_east_asian(char) or char in "、。，「」『』（）・")
