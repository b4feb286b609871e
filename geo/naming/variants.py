"""Other usual ways to write a name: Saint and St, ue and ü, without its article, parts of a compound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..gazetteer.keys import normalise
from .generic_terms import strip_generic_term, strip_glued_term

_SAINTS = (("saint", "st"), ("sankt", "st"), ("st", "saint"), ("st", "sankt"), ("saint", "sankt"), ("san", "saint"),
           ("sainte", "ste"), ("ste", "sainte"), ("mount", "mt"), ("mt", "mount"), ("fort", "ft"), ("ft", "fort"))  # fmt: skip
_ARTICLES = frozenset(
    [
        "the",
        "la",
        "le",
        "les",
        "el",
        "al",
        "los",
        "las",
        "as",
        "ash",
        "an",
        "ad",
        "ar",
        "o",
        "a",
        "il",
        "lo",
        "den",
        "de",
        "het",
    ]
)
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


def variants(name: str) -> Iterator[tuple[str, frozenset[str] | None]]:
    """Yield other usual ways to write a name, each with the levels that a level word taken off it asks for.

    Examples
    --------
    >>> [text for text, _ in variants("Saint Gallen")]
    ['st gallen', 'sankt gallen']
    """
    for text, levels in [(name, None), *((one.name, one.levels) for one in strip_generic_term(name))]:
        if levels is not None and text:
            yield from ((one, levels) for one in _spelled_otherwise(text))
        elif levels is None:
            yield from ((one, None) for one in _spelled_otherwise(text))
    for one in strip_glued_term(name):
        yield one.name, one.levels


def shortened(name: str) -> list[str]:
    """Return the parts of a compound name that may stand for it: either side of a slash, without a spa's title.

    Examples
    --------
    >>> shortened("Bad Boll"), shortened("Biel / Bienne")
    (['Boll'], ['Biel', 'Bienne'])
    """
    parts = [part.strip() for part in re.split(r"\s*/\s*|\s+[-–]\s+", name)]
    parts += [re.sub(r"^(bad|markt|stift|ostseebad|seebad)\s+", "", name, flags=re.IGNORECASE)]
    parts += [re.sub(r"\s+(am|an der|a\.\s?d\.|a\.)\s+\w+$", "", name)]
    return [text for text in dict.fromkeys(parts) if text and text != name and len(normalise(text)) >= 4]


def begins_with_words(name: str, key: str) -> bool:
    """Tell whether a key is that of the first words of a name, and the name goes on.

    Examples
    --------
    >>> begins_with_words("Hattersheim am Main", "hattersheim"), begins_with_words("Berlingen", "berlin")
    (True, False)
    """
    words = re.split(r"[\s\-/,(]+", name)
    return any("".join(map(normalise, words[:size])) == key for size in range(1, len(words)))


def _spelled_otherwise(text: str) -> Iterator[str]:
    words = [word for word in re.split(r"[\s.\-‐-―'’]+", text) if word]
    lower = [normalise(word) for word in words]
    for old, new in _SAINTS:
        if old in lower:
            yield " ".join(new if word == old else word for word in lower)
    if len(lower) > 1 and lower[0] in _ARTICLES and lower[1] not in ("of", "de"):
        yield " ".join(lower[1:])
    if len(lower) > 1 and "and" in lower:
        yield " ".join(word for word in lower if word != "and")
    key = normalise(text)
    if key.isascii():
        for old, new in _UMLAUTS:
            if old in key:
                yield key.replace(old, new)
        if key.endswith(("gmina", "comune")):
            yield key
    # 산 로렌조 si: a level word twice ("Jiangxi sheng province").
    for one in strip_generic_term(text):
        for again in strip_generic_term(one.name):
            yield again.name
