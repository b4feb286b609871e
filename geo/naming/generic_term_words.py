"""The word list of generic terms: which words they are, where they are written, and what levels they may mean."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from ..errors import SistermapError
from ..gazetteer.keys import normalise
from ..schema import LEVELS
from ..words import read_words
from .particles import PARTICLES, alternatives, particles

TERMS = Path(__file__).with_name("words") / "generic_terms.tsv"
# Where a term is written: a word before or behind the name; only before it; only behind it; written together with the
# name, before it or behind it; behind it, where it may as well be the name's own last syllable; in Latin letters.
POSITIONS = ("word", "before", "behind", "prefix", "suffix", "syllable", "concatenated")


class Levels(frozenset[str]):
    """Levels of `geo.schema.LEVELS` that a generic term may mean, and which it usually does.

    Examples
    --------
    >>> Levels(["city", "admin2"]).usual, Levels(["city", "admin2"]) == {"admin2", "city"}
    ('city', True)
    """

    usual: str
    usuals: frozenset[str]  # of every language: 縣 is a prefecture in Japan, and a county in China
    languages: frozenset[str]  # of the term, where it is known

    def __new__(
        cls, levels: Iterable[str], languages: Iterable[str] = (), usuals: Iterable[str] = ()
    ) -> Self:
        """Take the levels, the usual one first."""
        levels = tuple(levels)
        self = super().__new__(cls, levels)
        self.usual, self.languages = levels[0], frozenset(languages)
        self.usuals = frozenset(usuals) | {self.usual}
        return self


@functools.cache
def words_apart() -> dict[str, Levels]:
    """Return key of a term that is a word -> the levels it may mean.

    Examples
    --------
    >>> sorted(words_apart()["province"])
    ['admin1', 'admin2']
    """
    return {**terms_at("word"), **terms_at("before"), **terms_at("behind")}


def joined_term(key: str) -> Levels | None:
    """Return the levels of a term that is written together with names, None if the key is none.

    Examples
    --------
    >>> sorted(joined_term("시")), joined_term("busan")
    (['admin2', 'city'], None)
    """
    for position in ("suffix", "syllable", "prefix"):
        if levels := terms_at(position).get(key):
            return levels
    return None


@functools.cache
def longest_term(*positions: str) -> int:
    """Return how many letters the longest term in some of `POSITIONS` has.

    Examples
    --------
    >>> longest_term("suffix") > longest_term("syllable") > 0
    True
    """
    return max(len(key) for position in positions for key in terms_at(position))


@functools.cache
def terms_at(position: str) -> dict[str, Levels]:
    """Return key of a term in one of `POSITIONS` -> the levels it may mean, in every language that has it.

    Examples
    --------
    >>> sorted(terms_at("prefix")["จังหวัด"])
    ['admin1', 'admin2']
    """
    terms: dict[str, Levels] = {}
    for row in read_words(TERMS):
        where, *levels = row.meaning.split()
        if where not in POSITIONS or not levels or not set(levels) <= set(LEVELS):
            raise SistermapError(
                f"{TERMS}, {row.word!r}: the meaning is {row.meaning!r}, expected one of {', '.join(POSITIONS)}"
                f" and levels out of {', '.join(LEVELS)}"
            )
        if where == position:
            key = normalise(row.word)
            known = terms.get(key)
            first = [known.usual] if known else []
            languages = {row.language, *(known.languages if known else ())}
            usuals = {levels[0], *(known.usuals if known else ())}
            terms[key] = Levels([*first, *levels, *(known or ())], languages, usuals)
    return terms


@functools.cache
def terms_with_points() -> frozenset[str]:
    """Return keys of abbreviations in Latin letters that are written with a point.

    Examples
    --------
    >>> "kab" in terms_with_points(), "county" in terms_with_points()
    (True, False)
    """
    words = [(normalise(row.word), row.word) for row in read_words(TERMS)]
    return frozenset(key for key, word in words if "." in word and key.isascii()) - {
        key for key, word in words if "." not in word
    }


@functools.cache
def elided_link() -> re.Pattern[str]:
    """Return the pattern of a link that is written together with the name, as in "Ville d'Antibes".

    Examples
    --------
    >>> elided_link().sub("", "d'Antibes")
    'Antibes'
    """
    return re.compile(rf"^(?:{alternatives('elided')})['’]", re.IGNORECASE)


@functools.cache
def link_words() -> frozenset[str]:
    """Return keys of words between a term and the name, such as "of".

    Examples
    --------
    >>> "of" in link_words(), "paris" in link_words()
    (True, False)
    """
    return frozenset(map(normalise, particles("link")))


@functools.cache
def linking_languages() -> frozenset[str]:
    """Return the languages that link a term to a name, by their words for it.

    Examples
    --------
    >>> "fr" in linking_languages(), "ko" in linking_languages()
    (True, False)
    """
    return frozenset(row.language for row in read_words(PARTICLES) if row.meaning == "link")


@functools.cache
def terms_of_districts(languages: frozenset[str]) -> tuple[str, ...]:
    """Return the terms for second-level units in some languages, as written and in full.

    Examples
    --------
    >>> "Landkreis" in terms_of_districts(frozenset(["de"]))
    True
    """
    return tuple(
        row.word
        for row in read_words(TERMS)
        if row.language in languages
        and row.meaning.split()[:2] in (["word", "admin2"], ["before", "admin2"], ["behind", "admin2"])
        and "." not in row.word
    )
