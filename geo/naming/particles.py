"""Small words of names, such as articles, "of" and "and", in many languages; read when first needed."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from ..words import read_words

PARTICLES = Path(__file__).with_name("words") / "name_particles.tsv"


@functools.cache
def particles(meaning: str, *, language: str | None = None) -> frozenset[str]:
    """Return the words of one meaning, of all languages or of one.

    Parameters
    ----------
    meaning
        As the list has it: article, link, elided, title, title behind, and, or, in, unit, numbered, river or inner.
    language
        BCP 47 tag; None takes all.

    Examples
    --------
    >>> "und" in particles("and"), particles("article", language="en")
    (True, frozenset({'the'}))
    """
    rows = read_words(PARTICLES)
    return frozenset(row.word for row in rows if row.meaning == meaning and language in (None, row.language))


def alternatives(meaning: str, *, language: str | None = None) -> str:
    """Return the words of one meaning as a pattern without groups, the longest first.

    Examples
    --------
    >>> alternatives("in", language="en")
    'near|in|of'
    """
    words = sorted(particles(meaning, language=language), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words)
