"""Names as they are beside a generic term, in its case: Vilniaus (miestas) is Vilnius, Espoon (kaupunki) is Espoo."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from ..gazetteer.keys import normalise
from ..words import read_words
from .generic_terms import StrippedName

CASES = Path(__file__).with_name("words") / "name_cases.tsv"
LEAST_LETTERS = 2  # of a name before its ending
NOTHING = "-"


def nominatives(stripped: StrippedName) -> Iterator[str]:
    """Yield the keys that a name may have by itself, by the endings that the languages of its generic term have.

    Examples
    --------
    >>> from sistermap.geo.naming.generic_terms import strip_generic_term
    >>> [*nominatives(strip_generic_term("Espoon kaupunki")[0])]
    ['espoo']
    """
    key = normalise(stripped.name)
    for language in sorted(stripped.levels.languages):
        for ending, endings in _endings().get(language, ()):
            if key.endswith(ending) and len(key) >= len(ending) + LEAST_LETTERS:
                yield from (key[: -len(ending)] + other for other in endings)


@functools.cache
def _endings() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return language -> its endings, the longest first, and what is in their place in the name itself."""
    endings: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in sorted(read_words(CASES), key=lambda row: -len(row.word)):
        others = tuple("" if one == NOTHING else normalise(one) for one in row.meaning.split())
        endings.setdefault(row.language, []).append((normalise(row.word), others))
    return endings
