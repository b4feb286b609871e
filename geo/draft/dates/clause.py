"""The clause around a date: whether it speaks of what is to come, and which dates are in the same sentence."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from ...words import WordPattern, read_words
from .line import Line

WORDS = Path(__file__).parents[1] / "words"
_CLAUSE_END = re.compile(r"[,;:!?()\n。、，；：！？「」“”„«»]|\.\s")
_SENTENCE_END = re.compile(r"[!?\n。！？]|(?<!\d)\.\s")
_REACH = 120


def is_future(line: Line, start: int, end: int) -> bool:
    """Tell whether the clause of a date has a word that puts it into the future.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> is_future(read_line("on October 7 the council will vote", "en"), 3, 12)
    True
    >>> is_future(read_line("signed on October 7, it will be renewed", "en"), 10, 19)
    False
    """
    before = _CLAUSE_END.split(line.text[max(start - _REACH, 0) : start])[-1]
    behind = _CLAUSE_END.split(line.text[end : end + _REACH], maxsplit=1)[0]
    words = _future_words(line.language)
    return words.search(before) or words.search(behind)


def is_one_sentence(line: Line, start: int, end: int) -> bool:
    """Tell whether no sentence ends between two places.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> line = read_line("Am 3. Mai. Gestern.", "de")
    >>> is_one_sentence(line, 0, 9), is_one_sentence(line, 0, 12)
    (True, False)
    """
    return end - start <= 2 * _REACH and not _SENTENCE_END.search(line.text, start, end)


@functools.cache
def _future_words(language: str) -> WordPattern:
    rows = read_words(WORDS / "future.tsv")
    return WordPattern([row.word for row in rows if row.language == language], inside=True)
