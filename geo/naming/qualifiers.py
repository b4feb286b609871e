"""Words such as New, Old, Upper and North that lists translate: Great Kanizsa is Nagykanizsa, New Ulm Neu-Ulm."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType
from ..scripts import is_latin
from ..words import read_words
from .answer import Candidate
from .candidates import keep_best, make_candidate
from .name_evidence import NAME_TYPE_FEATURES
from .stated_levels import stated_levels

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

QUALIFIERS = Path(__file__).with_name("words") / "name_qualifiers.tsv"
LEAST_LETTERS = 3  # of the name that is qualified
_BETWEEN = re.compile(r"[\s\-‐-―]+")


def is_qualifier(text: str) -> bool:
    """Tell whether a text is nothing but a word that qualifies names.

    Examples
    --------
    >>> is_qualifier("Nueva"), is_qualifier("Kanizsa")
    (True, False)
    """
    return normalise(text) in _meanings()


def candidates_by_qualifier(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the places of `countries` that have the name with its qualifier in another language, before or behind it.

    Parameters
    ----------
    name
        One name in Latin letters: "Great Kanizsa", "New Ulm".
    gazetteer
        The places.
    countries
        Where to look.
    """
    countries = frozenset(countries)
    found: dict[str, Candidate] = {}
    stated = stated_levels(name)
    for meaning, base in _qualified(name):
        bare = {place.place_id for place, _ in gazetteer.lookup(base)}
        keys = (
            key for text in _names_of(base, gazetteer, countries) for key in _with_qualifier(meaning, text)
        )
        for key in keys:
            for place, name_type in gazetteer.lookup(key):
                if place.country in countries and place.place_id not in bare and name_type <= NameType.ALIAS:
                    features = NAME_TYPE_FEATURES[name_type] | {"variant": 1.0}
                    keep_best(found, make_candidate(place, "normalised", features, stated, key))
    return list(found.values())


# ---- steps ----


def _qualified(name: str) -> Iterator[tuple[str, str]]:
    """Yield what the qualifier of a name means, and the name without it."""
    words = [word for word in _BETWEEN.split(name) if normalise(word)]
    for qualifier, rest in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        base = normalise(" ".join(rest))
        if qualifier and len(base) >= LEAST_LETTERS:
            yield from ((meaning, base) for meaning in _meanings().get(normalise(qualifier[0]), ()))


def _names_of(base: str, gazetteer: Gazetteer, countries: frozenset[str]) -> list[str]:
    """Return the keys that the places of a name have in Latin letters, in any language: Cologne is Köln."""
    places = {
        place.place_id: place
        for place, name_type in gazetteer.lookup(base)
        if place.country in countries and name_type <= NameType.OFFICIAL
    }
    others = {
        normalise(label)
        for place_id, place in places.items()
        for label in (place.name, *gazetteer.names(place_id).values())
        if is_latin(label)
    }
    return [base, *sorted(others - {base})]


def _with_qualifier(meaning: str, base: str) -> Iterator[str]:
    for word in _words()[meaning]:
        yield word + base
        yield base + word


# ---- the word list ----


@functools.cache
def _meanings() -> dict[str, frozenset[str]]:
    """Return key of a qualifier -> what it may mean."""
    meanings: dict[str, frozenset[str]] = {}
    for row in read_words(QUALIFIERS):
        key = normalise(row.word)
        meanings[key] = meanings.get(key, frozenset()) | {row.meaning}
    return meanings


@functools.cache
def _words() -> dict[str, list[str]]:
    """Return meaning -> the keys of its words."""
    words: dict[str, dict[str, None]] = {}
    for row in read_words(QUALIFIERS):
        words.setdefault(row.meaning, {})[normalise(row.word)] = None
    return {meaning: list(keys) for meaning, keys in words.items()}
