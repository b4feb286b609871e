"""The words beside, behind and like names in running text, from the tables in ``words/``."""

from __future__ import annotations

import functools

from ..word_lists import words_of


def neighbours(meaning: str, language: str | None = None) -> frozenset[str]:
    """Return the words of one meaning beside names in Latin letters; None takes those of all languages.

    Examples
    --------
    >>> "University" in neighbours("organisation"), "University" in neighbours("organisation", "fr")
    (True, False)
    """
    return words_of("name_neighbours", meaning, language)


@functools.cache
def endings(language: str, meaning: str) -> tuple[str, ...]:
    """Return what may be written on end with a name in Chinese, Japanese or Korean, the longest first.

    Examples
    --------
    >>> "에서" in endings("ko", "particle")
    True
    """
    return tuple(sorted(words_of("name_endings", meaning, language), key=lambda word: (-len(word), word)))


def side_terms(language: str, meaning: str) -> frozenset[str]:
    """Return the words of one meaning by which an unknown name is a place's, in Chinese, Japanese or Korean.

    Examples
    --------
    >>> "군" in side_terms("ko", "town"), "도시" in side_terms("ko", "stop")
    (True, True)
    """
    return words_of("side_terms", meaning, language)
