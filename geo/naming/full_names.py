"""A name with short words -> the places of which it is the name in short, word by word: Jablonec n. N., Sta. Cruz."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from ..scripts import is_latin
from .abbreviations import MOST_WORDS, WrittenWord, is_abbreviated, words_of, written_words
from .answer import Candidate
from .candidates import keep_best, make_candidate
from .name_alignment import alignment_cost, key_pattern, strict_key_pattern, whole_beginnings, whole_end
from .name_evidence import NAME_TYPE_FEATURES

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

LEAST_LETTERS = 3  # of the whole words by which a full name is looked for
MOST_KEYS = 5000  # that begin or end so; more would be a name that says nothing


def candidates_by_full_name(
    name: str, gazetteer: Gazetteer, countries: Iterable[str] = ()
) -> list[Candidate]:
    """Return the places whose name in full `name` is, with some of its words short or small words left out.

    Parameters
    ----------
    name
        One name: "Weil a. Rh.", "Landsberg/Lech", "N. Vancouver", "Ростов н/Д".
    gazetteer
        The places.
    countries
        Where to look; all where none is given.
    """
    if not is_abbreviated(name):
        return []
    return list(gazetteer.cached(_find, name, tuple(sorted(countries))))


def candidates_by_small_words(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the places of `countries` whose names are `name` and small words: Landsberg Lech, Santiago Compostela."""
    written = written_words(name)
    if not 1 < len(written) <= MOST_WORDS or is_abbreviated(name) or not is_latin(written[0].key):
        return []
    countries = tuple(sorted(countries))
    keys = {key for key in gazetteer.keys_with_prefix(written[0].key) if len(written[0].key) >= LEAST_LETTERS}
    return list(_fitting(written, keys, gazetteer, countries)) if len(keys) <= MOST_KEYS else []


def _find(gazetteer: Gazetteer, name: str, countries: tuple[str, ...]) -> tuple[Candidate, ...]:
    written = written_words(name)
    return _fitting(written, _keys(written, gazetteer, countries), gazetteer, countries)


def _fitting(
    written: tuple[WrittenWord, ...], keys: set[str], gazetteer: Gazetteer, countries: tuple[str, ...]
) -> tuple[Candidate, ...]:
    """Return the places with one of some keys whose names in full fit the written one, word by word."""
    matching = sorted(filter(key_pattern(written).fullmatch, keys)) if keys else []
    strict = strict_key_pattern(written) if matching else None
    costs: dict[str, int] = {}
    found: dict[str, Candidate] = {}
    for key in matching:
        for place, name_type in gazetteer.lookup(key):
            if place.level == "country" or (countries and place.country not in countries):
                continue
            cost = _cost(written, place, key, gazetteer)
            if cost is None and strict and strict.fullmatch(key):
                cost = 1
            if cost is not None:
                costs[place.place_id] = min(cost, costs.get(place.place_id, cost))
                keep_best(found, _candidate(place, name_type, key))
    least = min(costs.values(), default=0)
    return tuple(one for place_id, one in found.items() if costs[place_id] == least)


def _candidate(place: Place, name_type: NameType, key: str) -> Candidate:
    return make_candidate(place, "normalised", NAME_TYPE_FEATURES[name_type], None, key)


def _keys(written: tuple[WrittenWord, ...], gazetteer: Gazetteer, countries: tuple[str, ...]) -> set[str]:
    """Return the keys among which the full name is: those with the same first words in full, or the same last ones."""
    keys: set[str] = set()
    for beginning in whole_beginnings(written):
        if len(beginning) >= LEAST_LETTERS:
            begun = gazetteer.keys_with_prefix(beginning)
            keys.update(begun if len(begun) <= MOST_KEYS else ())
    end = whole_end(written)
    if len(end) >= LEAST_LETTERS and is_latin(end):
        for country in countries or gazetteer.countries:
            keys.update(gazetteer.keys_with_suffix(end, country))
    return keys


def _cost(written: tuple[WrittenWord, ...], place: Place, key: str, gazetteer: Gazetteer) -> int | None:
    """Return the cost of the place's names that have a key, as they are written; None if none of them fits."""
    if normalise(place.name) == key:
        names = {place.name}
    else:
        names = {label for label in gazetteer.names(place.place_id).values() if normalise(label) == key}
    costs = [alignment_cost(written, words_of(one)) for one in names]
    return min((cost for cost in costs if cost is not None), default=None)
