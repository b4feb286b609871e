"""Adjectives of countries in a sentence: "the Japanese city", ukrainische, russe."""

from __future__ import annotations

import re

from ..gazetteer.keys import normalise
from ..naming.country_words import adjectives

_WORD = re.compile(r"[^\W\d_]+")


def country_adjectives(text: str, language: str) -> list[tuple[int, int, str]]:
    """Return the adjectives of countries in a sentence: where each begins and ends, and ISO 3166-1 alpha-2.

    Examples
    --------
    >>> country_adjectives("the Dutch port", "en")
    [(4, 9, 'NL')]
    """
    if language in ("ko", "ja", "zh"):
        return []
    found = []
    for word in _WORD.finditer(text):
        code = adjectives().get(normalise(word[0]))
        if code:
            found.append((word.start(), word.end(), code))
    return found
