"""How likely a name that no place has is a place's name with one slip, as features: most are other places' names."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from .evidence import LARGE_LOG10_POPULATION, Features

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place

LONG_NAME_LETTERS = 9  # the shorter a name, the more others are one slip away
SAMPLE = 3_000  # keys of a country that show which letters follow one another in its names
MOST_ODD = 2.5  # log10
_VOWELS = frozenset("aeiouy")


def slip_features(key: str, other: str, place: Place, gazetteer: Gazetteer) -> Features:
    """Return the features of a place whose key is `other`, for a name of which the key is `key`."""
    features = {"typo": 1.0, "typo_short": max(0.0, LONG_NAME_LETTERS - len(key))}
    if place.level == "city":
        features["people_typo"] = people = math.log10(place.population + 200)
        features["typo_town"] = max(0.0, LARGE_LOG10_POPULATION - people)
    features["typo_odd"] = _oddness(key, other, place.country, gazetteer)
    features["typo_fame"] = math.log10(1 + place.languages)
    # A typo in a town's own name is likelier than one in what another town is called too.
    if other != normalise(place.name):
        features["typo_alias"] = 1.0
    return features | dict.fromkeys(_kinds(key, other), 1.0)


def _kinds(key: str, other: str) -> list[str]:
    """Return what kind of slip makes `key` of `other`, by its place and its letters."""
    kinds = []
    if other[:1] != key[:1]:
        kinds.append("typo_first")
    if other[-1:] != key[-1:]:
        kinds.append("typo_last")
    at = next(
        (i for i, (a, b) in enumerate(zip(key, other, strict=False)) if a != b), min(len(key), len(other))
    )
    if len(key) == len(other):
        if sorted(key) == sorted(other):
            kinds.append("typo_exchanged")
        elif {key[at], other[at]} <= _VOWELS:
            kinds.append("typo_vowel")  # mostly another way to write a sound
    else:
        longer = max(key, other, key=len)
        if longer[at : at + 1] in (longer[at - 1 : at], longer[at + 1 : at + 2]):
            kinds.append("typo_double")
    return kinds


def _oddness(key: str, other: str, country: str, gazetteer: Gazetteer) -> float:
    """Return how much odder the letters of `key` are than those of `other` among a country's names, in log10.

    A slip makes letters follow one another that names of the country do not have; another place's name does not.
    """
    text = gazetteer.cached(_sample, country)
    whole = len(text) - 1.0
    written, meant = _triples(key), _triples(other)
    new, old = written - meant, meant - written
    if not new or not old:
        return 0.0
    odd = sum(-math.log10((_times(one, text) + 0.5) / whole) for one in sorted(new)) / len(new)
    usual = sum(-math.log10((_times(one, text) + 0.5) / whole) for one in sorted(old)) / len(old)
    return round(max(-MOST_ODD, min(MOST_ODD, odd - usual)), 2)


def _triples(key: str) -> set[str]:
    text = f"\n{key}\n"
    return {text[at : at + 3] for at in range(len(text) - 2)}


def _times(three: str, text: str) -> int:
    """Return how often three letters follow one another in a text."""
    if three[0] != three[2]:
        return text.count(three)
    return len(re.findall(f"(?={re.escape(three)})", text))  # "ana" is twice in "anana"


def _sample(gazetteer: Gazetteer, country: str) -> str:
    """Return a sample of a country's keys, which shows which letters follow one another in its names."""
    keys = gazetteer.spellings(country)[0].split("\n")
    return "\n" + "\n".join(keys[:: max(1, len(keys) // SAMPLE)]) + "\n"
