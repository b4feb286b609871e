"""A part of a city that is known by its number, in Roman or other numerals: Budapest District XIII, Paris 13e, Prague 5."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from .answer import Candidate
from .candidates import candidates_by_key, is_own_name, keep_best, make_candidate
from .name_evidence import NAME_TYPE_FEATURES
from .particles import particles
from .relations import SEAT_KM, distance_km

if TYPE_CHECKING:
    from ..gazetteer.place import Place
    from ..gazetteer.store import Gazetteer

MOST_CITIES = 3  # of the name before the number that are looked at
_TOKEN = re.compile(r"[^\s,()/\-–]+")
_ORDINAL = re.compile(r"0*(\d{1,2})(?:st|nd|rd|th|e|er|è|ème|eme|[º°ªoa.])?", re.IGNORECASE)
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})[.º°]?")
_ROMAN_UNITS = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}


@functools.lru_cache(maxsize=4096)
def numbers_in(name: str) -> frozenset[int]:
    """Return the numbers up to 99 that are words of a name.

    Examples
    --------
    >>> numbers_in("Budapest XIII. kerület"), numbers_in("Lyon 03"), numbers_in("Lyon")
    (frozenset({13}), frozenset({3}), frozenset())
    """
    tokens = _TOKEN.findall(name)
    return frozenset(number for token in tokens[1:] if (number := _number(token)))


def candidates_by_number(name: str, gazetteer: Gazetteer, codes: frozenset[str]) -> list[Candidate]:
    """Return the parts of a city that bear the number in a name, whatever the word for them and the numerals.

    Parameters
    ----------
    name
        A city and one number, with or without a word such as district.
    gazetteer
        The places.
    codes
        The stated countries; empty where none is stated.
    """
    numbers = numbers_in(name)
    if len(numbers) != 1:
        return []
    head = _without_number(name)
    cities = [
        one
        for one in candidates_by_key(head, gazetteer)
        if one.place.level == "city" and (not codes or one.place.country in codes) and is_own_name(one)
    ]
    found: dict[str, Candidate] = {}
    for city in sorted(cities, key=lambda one: -one.log_odds)[:MOST_CITIES]:
        for part, key in _parts(city.place, head, gazetteer):
            if numbers_in(part.name) == numbers:
                features = NAME_TYPE_FEATURES[0] | {"region": 1.0}
                keep_best(found, make_candidate(part, "normalised", features, None, key))
    return list(found.values())


# ---- steps ----


def _parts(city: Place, head: str, gazetteer: Gazetteer) -> list[tuple[Place, str]]:
    """Return the places beside a city whose names begin with one of its names, with the keys that do."""
    names = {head, city.name, *gazetteer.names(city.place_id).values()}
    prefixes = {normalise(name) for name in names if normalise(name).isascii()} - {""}
    begun = [
        (place, key)
        for prefix in sorted(prefixes)
        for key in gazetteer.keys_with_prefix(prefix)
        for place, _ in gazetteer.lookup(key)
    ]
    # Praha 5 is a part of what English calls Prague.
    of_other_name = [
        (place, normalise(place.name))
        for place in gazetteer.cached(_numbered_places, city.country)
        if any(
            one.place_id == city.place_id
            for one, _ in gazetteer.lookup(normalise(_without_number(place.name)))
        )
    ]
    return [
        (place, key)
        for place, key in (*begun, *of_other_name)
        if place.place_id != city.place_id
        and place.level in ("admin2", "city")
        and place.country == city.country
        and distance_km(place, city) <= SEAT_KM
    ]


def _numbered_places(gazetteer: Gazetteer, country: str) -> list[Place]:
    """Return the districts of a country that have a number in their name."""
    return [place for place in gazetteer.units(country) if numbers_in(place.name)]


def _without_number(name: str) -> str:
    """Return a name without its number and the word for what is numbered."""
    return " ".join(
        token
        for at, token in enumerate(_TOKEN.findall(name))
        if not (at and _number(token)) and normalise(token) not in _numbered_words()
    )


def _number(token: str) -> int:
    """Return the number that a token writes; 0 if it writes none."""
    if ordinal := _ORDINAL.fullmatch(token):
        return int(ordinal[1])
    roman = _ROMAN.fullmatch(token)
    return 10 * len(roman[1]) + _ROMAN_UNITS[roman[2]] if roman else 0


@functools.cache
def _numbered_words() -> frozenset[str]:
    return frozenset(map(normalise, particles("numbered")))
