"""The words beside, behind and like names in running text, from the tables in ``words/``."""

from __future__ import annotations

import functools
from pathlib import Path

from ...words import read_words

_FOLDER = Path(__file__).parents[1] / "words"


@functools.cache
def neighbours(meaning: str, language: str | None = None) -> frozenset[str]:
    """Return the words of one meaning beside names in Latin letters; None takes those of all languages.

    Examples
    --------
    >>> "University" in neighbours("organisation"), "University" in neighbours("organisation", "fr")
    (True, False)
    """
    rows = read_words(_FOLDER / "name_neighbours.tsv")
    return frozenset(row.word for row in rows if row.meaning == meaning and language in (None, row.language))


@functools.cache
def endings(language: str, meaning: str) -> tuple[str, ...]:
    """Return what may be written on end with a name in Chinese, Japanese or Korean, the longest first.

    Examples
    --------
    >>> "에서" in endings("ko", "particle")
    True
    """
    rows = read_words(_FOLDER / "name_endings.tsv")
    return tuple(
        sorted(
            (row.word for row in rows if (row.language, row.meaning) == (language, meaning)),
            key=lambda w: (-len(w), w),
        )
    )


@functools.cache
def side_terms(language: str, meaning: str) -> frozenset[str]:
    """Return the words of one meaning by which an unknown name is a place's, in Chinese, Japanese or Korean.

    Examples
    --------
    >>> "군" in side_terms("ko", "town"), "도시" in side_terms("ko", "stop")
    (True, True)
    """
    rows = read_words(_FOLDER / "side_terms.tsv")
    return frozenset(row.word for row in rows if (row.language, row.meaning) == (language, meaning))
