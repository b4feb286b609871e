"""Where in a sentence a name of the gazetteer may be written, in any of the languages that are read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...gazetteer.keys import normalise
from ...gazetteer.place import NameType, Place
from ...naming.country import country_named
from ...naming.country_words import everyday_names, word_key
from .name_words import neighbours

if TYPE_CHECKING:
    from ...gazetteer.store import Gazetteer

KEYS_AT_ONCE = 5_000  # of which SQLite is given no more in one question
LONGEST_KEY = 60
SHORT = 3  # letters of an abbreviation

Known = dict[str, list[tuple[Place, NameType]]]  # key -> the places that have it


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a sentence, not yet judged."""

    start: int
    end: int
    text: str
    weak: bool = False  # nothing but the letters says that it is a name
    likely: bool = False  # weak, but meant where the sentence speaks of a tie
    inflected: bool = False  # written with an ending: "Erfurter" is Erfurt
    organisation: tuple[int, int] | None = None  # the whole name of the organisation that it is within
    town: bool = False  # one word that is only towns' name, no region's and no country's
    unknown: bool = (
        False  # the gazetteer has no such name: only its sound in the country beside it may place it
    )
    dropped: bool = False  # within the name of a company, a street or a river: no place is meant


def known_countries(texts: Iterable[str], gazetteer: Gazetteer) -> Known:
    """Return the everyday and long names of countries among many texts, which no place may have: "Republic of Korea".

    Examples
    --------
    >>> known_countries(["Busan"], None)
    {}
    """
    found: Known = {}
    for text in texts:
        words = text.split() if len(text) <= LONGEST_KEY else []
        codes = (
            everyday_names().get(word_key(text), frozenset()) if words and len(text) > SHORT else frozenset()
        )
        if len(codes) == 1 and (place := gazetteer.place(f"country:{min(codes)}")):
            found[normalise(text)] = [(place, NameType.OFFICIAL)]
        elif not neighbours("state").isdisjoint(words) and words[0] not in neighbours("word"):
            places = [gazetteer.place(f"country:{code}") for code in country_named(text, gazetteer)]
            found[normalise(text)] = [(place, NameType.OFFICIAL) for place in places if place is not None]
    return {key: places for key, places in found.items() if len(places) == 1}


def known_keys(texts: Iterable[str], gazetteer: Gazetteer) -> frozenset[str]:
    """Return those of the keys of many texts that some place has.

    Examples
    --------
    >>> known_keys([], None)
    frozenset()
    """
    keys = list({key for text in texts if (key := normalise(text)) and len(key) <= LONGEST_KEY})
    found: set[str] = set()
    for at in range(0, len(keys), KEYS_AT_ONCE):
        found.update(gazetteer.keys_among(keys[at : at + KEYS_AT_ONCE]))
    return frozenset(found)


# ---- names of Latin letters ----

_WORD = re.compile(r"[^\W\d_]+")
_JOINS = frozenset((" ", "-", "‐", "'", "’", ". ", "."))
MOST_WORDS = 6
_LONGEST_PARTICLE = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence."""

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens_of(text: str) -> list[Token]:
    """Return the words of a sentence in Latin letters.

    Examples
    --------
    >>> [token.text for token in tokens_of("Xi'an, 2 May")]
    ['Xi', 'an', 'May']
    """
    return [Token(word.start(), word.end(), word[0]) for word in _WORD.finditer(text)]


def latin_grams(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Return the first and last word of all that may be a name by its capitals: "Frankfurt am Main", not "am Main".

    Examples
    --------
    >>> words = tokens_of("in Frankfurt am Main")
    >>> latin_grams("in Frankfurt am Main", words)
    [(1, 1), (1, 3), (3, 3)]
    """
    found = []
    for first, token in enumerate(tokens):
        if not token.is_capital:
            continue
        for last in range(first, min(first + MOST_WORDS, len(tokens))):
            end = tokens[last]
            if last > first:
                join = text[tokens[last - 1].end : end.start]
                if (
                    join == " ("
                    and last == first + 1
                    and end.is_capital
                    and text[end.end : end.end + 1] == ")"
                ):
                    found.append((first, last))  # Frankfurt (Oder)
                    break
                if join not in _JOINS or (
                    join.startswith(".") and len(tokens[last - 1].text) > _LONGEST_PARTICLE
                ):
                    break
                if not end.is_capital and join == " " and len(end.text) > _LONGEST_PARTICLE:
                    break
                joined = join in "-'’‐" and end.text != "s"
                if not end.is_capital and not joined:
                    continue
            found.append((first, last))
    return found
