"""The tables in ``words/`` that the rooms of this folder share → the words of one meaning, read once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path

from ..words import read_words

FOLDER = Path(__file__).with_name("words")


@functools.cache
def words_of(table: str, meaning: str, language: str | None = None) -> frozenset[str]:
    """Return the words of one meaning as a table in ``words/`` writes them; None takes those of all languages.

    Examples
    --------
    >>> sorted(words_of("roles", "its", "de")), "their" in words_of("roles", "its")
    (['ihre', 'ihrer', 'seine', 'seiner'], True)
    """
    rows = read_words(FOLDER / f"{table}.tsv")
    return frozenset(row.word for row in rows if row.meaning == meaning and language in (None, row.language))


def any_of(words: Iterable[str]) -> str:
    r"""Return what finds one of many words in a regular expression, the longest first; a star is the rest of a word.

    Examples
    --------
    >>> any_of(["port", "Partner*", "portal"])
    '(?:Partner\\w*|portal|port)'
    """
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})".replace(r"\*", r"\w*")
