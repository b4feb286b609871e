"""Other usual ways to write a name: Saint and St, ue and ü, without its article, parts of a compound."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

from ..gazetteer.keys import normalise
from ..words import read_words
from .cases import nominatives
from .generic_term_words import Levels
from .generic_terms import other_terms, strip_concatenated_term, strip_generic_term
from .particles import alternatives, particles

SPELLINGS = Path(__file__).with_name("words") / "name_spellings.tsv"
LEAST_LETTERS = 4  # of a part that is a name by itself
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


def variants(name: str) -> Iterator[tuple[str, Levels | None]]:
    """Yield other usual ways to write a name.

    Yields
    ------
    (str, frozenset of str or None)
        The name, and the levels that the generic term stripped off it may mean; None if none was stripped.

    Examples
    --------
    >>> [text for text, _ in variants("Saint Gallen")]
    ['st gallen', 'sankt gallen']
    """
    yield from ((text, None) for text in _other_spellings(name))
    for stripped in strip_generic_term(name):
        if stripped.name:
            yield from ((text, stripped.levels) for text in _other_spellings(stripped.name))
            yield from ((text, stripped.levels) for text in nominatives(stripped))
            for term in other_terms(stripped.levels):
                texts = (f"{term} {stripped.name}", f"{stripped.name} {term}")
                yield from ((text, stripped.levels) for text in texts if normalise(text) != normalise(name))
            # A generic term may be there twice: 산 로렌조 si, "Jiangxi sheng province".
            yield from ((again.name, stripped.levels) for again in strip_generic_term(stripped.name))
    for stripped in strip_concatenated_term(name):
        yield stripped.name, stripped.levels


def parts_of_name(name: str) -> list[str]:
    """Return the parts of a name that may be used for it: without a spa's title.

    What follows a slash, a bracket or "am" is never left out: it tells a place from its namesakes.

    Examples
    --------
    >>> parts_of_name("Bad Boll"), parts_of_name("Bath Spa"), parts_of_name("Frankfurt/Main")
    (['Boll'], ['Bath'], [])
    """
    parts = [_title().sub("", name), _title_behind().sub("", name)]
    return [
        text
        for text in dict.fromkeys(parts)
        if text and text != name and len(normalise(text)) >= LEAST_LETTERS
    ]


def begins_with_words(name: str, key: str) -> bool:
    """Tell whether a key is that of the first words of a name, and the name goes on.

    Examples
    --------
    >>> begins_with_words("Hattersheim am Main", "hattersheim"), begins_with_words("Berlingen", "berlin")
    (True, False)
    """
    words = re.split(r"[\s\-/,(]+", name)
    return any("".join(map(normalise, words[:size])) == key for size in range(1, len(words)))


def has_words(name: str, key: str) -> bool:
    """Tell whether a key is that of some words of a name that stand together: Valencia in NIA Valencia.

    Examples
    --------
    >>> has_words("Newcastle upon Tyne", "newcastle"), has_words("NIA Valencia", "valencia"), has_words("Toyama", "oyama")
    (True, True, False)
    """
    words = [normalise(word) for word in re.split(r"[\s\-/,()]+", name)]
    ends = range(1, len(words) + 1)
    return any("".join(words[first:last]) == key for last in ends for first in range(last))


def _other_spellings(text: str) -> Iterator[str]:
    words = [normalise(word) for word in re.split(r"[\s.\-‐-―'’]+", text) if word]
    for old, new in _word_spellings():
        if old in words:
            yield " ".join(new if word == old else word for word in words)
    if len(words) > 1 and words[0] in articles() and words[1] not in ("of", "de"):
        yield " ".join(words[1:])
    if len(words) > 1 and "and" in words:
        yield " ".join(word for word in words if word != "and")
    key = normalise(text)
    if key.isascii():
        for old, new in _UMLAUTS:
            if old in key:
                yield key.replace(old, new)


# ---- word lists ----


@functools.cache
def _word_spellings() -> tuple[tuple[str, str], ...]:
    return tuple((row.word, row.meaning) for row in read_words(SPELLINGS))


@functools.cache
def articles() -> frozenset[str]:
    """Return the keys of words that are left out where a name begins with them, as "The" is.

    Examples
    --------
    >>> "the" in articles()
    True
    """
    return frozenset(map(normalise, particles("article")))


@functools.cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives('title')})\s+", re.IGNORECASE)


@functools.cache
def _title_behind() -> re.Pattern[str]:
    return re.compile(rf"(?<![\s\-])[\s\-]++(?:{alternatives('title behind')})$", re.IGNORECASE)
