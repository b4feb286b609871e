"""What is left of a cell when a known name is taken out of it: the region, river or landscape that tells it from namesakes.

"Münster/Westf." is the Münster in Westfalen, "Lindau am Harz" not the Lindau in the lake. What is left must agree with the
place; if it says nothing that is known of any of the namesakes, nothing is placed.
"""

from __future__ import annotations

import bisect
import itertools
import re
from array import array
from typing import TYPE_CHECKING, NamedTuple

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType
from ..scripts import is_latin
from .abbreviations import WrittenWord, fits, is_small, words_of, written_words
from .answer import Candidate
from .candidates import candidates_by_key, is_own_name, merge
from .particles import particles
from .relations import distance_km
from .similar_names import candidates_by_part
from .variants import begins_with_words

if TYPE_CHECKING:
    from ..gazetteer.place import Place
    from ..gazetteer.store import Gazetteer

# How far away another town is that is called after the same landscape or river, where several are and where one is.
LANDSCAPE_KM, SMALL_LANDSCAPE_KM = 30.0, 15.0
SMALL_TOWN = 2000  # people; what has less gives way to a town of which its name is the beginning
TOWN = 6000  # people of such a town
LEAST_TOWNS = 3  # that are called after a landscape which is not a small one
LEAST_LETTERS = 3  # of a word that names a region; what has less begins too many
_COMMAS = (",", "，", "、", ";")
MOST_COUNTRIES = 6  # whose names are searched for a landscape where no country is stated


class Leftover(NamedTuple):
    """One way to take a name out of a cell."""

    head: str  # the name
    rest: tuple[WrittenWord, ...]  # what is left, without small words
    is_river: bool = False  # whether the small word before it is one that a river follows


def leftovers(cell: str) -> list[Leftover]:
    """Return the ways to take a name out of the beginning of a cell, the longest name first.

    Examples
    --------
    >>> [(one.head, [word.text for word in one.rest]) for one in leftovers("Lindau am Harz")]
    [('Lindau', ['Harz'])]
    """
    words = written_words(cell)
    found = []
    for at in range(len(words) - 1, 0, -1):
        rest = tuple(word for word in words[at:] if not is_small(word))
        after_comma = cell[: words[at].start].rstrip().endswith(_COMMAS)
        begins = words[at].marked or after_comma or is_small(words[at])
        if begins and rest and not is_small(words[at - 1]):
            found.append(
                Leftover(
                    cell[: words[at].start].rstrip(" /(（[-–／,，、;"), rest, _is_before_river(words[at])
                )
            )
    return found


def candidates_by_leftover(cell: str, gazetteer: Gazetteer, codes: frozenset[str]) -> list[Candidate]:
    """Return the places of the name at the beginning of a cell with which what is left of the cell agrees.

    Parameters
    ----------
    cell
        "Münster/Westf.", "Coswig (Anhalt)", "Lindau am Harz", "Kempten im Allgäu".
    gazetteer
        The places.
    codes
        The stated countries; empty where none is stated.
    """
    return [*gazetteer.cached(_find, cell, codes)]


# ---- steps ----


def _find(gazetteer: Gazetteer, cell: str, codes: frozenset[str]) -> list[Candidate]:
    for head, rest, is_river in leftovers(cell):
        named = [
            one
            for one in candidates_by_key(head, gazetteer)
            if one.place.level == "city" and (not codes or one.place.country in codes)
        ]
        named.sort(key=lambda one: -one.log_odds)
        countries = list(dict.fromkeys(one.place.country for one in named))[:MOST_COUNTRIES]
        near = [one for one in named if one.place.country in countries]
        agreeing = _agreeing(near, rest, gazetteer, is_river=is_river)
        # Sachsen is a whole region before it is a word of Sachsen-Anhalt.
        whole = normalise(cell[rest[0].start :])
        named_whole = [one for one in agreeing if whole in map(normalise, _regions(one.place, gazetteer))]
        if len(rest) > 1 and not named_whole and _is_region(whole, countries, gazetteer):
            continue  # Rio Grande do Sul is no part of Rio Grande do Norte
        agreeing = named_whole or agreeing
        if not any(is_own_name(one) and one.place.population >= SMALL_TOWN for one in agreeing):
            longer = _agreeing(_longer_names(head, codes, gazetteer), rest, gazetteer, is_river=is_river)
            if any(one.place.population >= TOWN for one in longer):
                agreeing = merge(agreeing, longer)
        if agreeing and not _begins_another_name(cell, countries, gazetteer):
            return agreeing
    return []


def _agreeing(
    found: list[Candidate], rest: tuple[WrittenWord, ...], gazetteer: Gazetteer, *, is_river: bool
) -> list[Candidate]:
    """Return the candidates with which every word that is left agrees."""
    return [
        one.with_features(region=1.0)
        for one in found
        if all(_agrees(one.place, word, gazetteer, is_river=is_river) for word in rest)
    ]


def _longer_names(head: str, codes: frozenset[str], gazetteer: Gazetteer) -> list[Candidate]:
    """Return the towns of the stated countries of whose names a name is the beginning.

    Alcalá in Sevilla is Alcalá de Guadaíra before the smaller Alcalá del Río, which some call so, and before a hamlet.
    """
    if not is_latin(normalise(head)):
        return []
    longer = candidates_by_part(head, gazetteer, sorted(codes))
    return [one for one in longer if one.place.level == "city"]


def _is_region(key: str, countries: list[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a region of some countries is called so."""
    return any(
        place.level == "admin1" and place.country in countries and how <= NameType.OFFICIAL
        for place, how in gazetteer.lookup(key)
    )


def _begins_another_name(cell: str, countries: list[str], gazetteer: Gazetteer) -> bool:
    """Tell whether a place's name is the cell and more: Granarolo dell'Emilia e Viadagola is none of the Granarolos."""
    key = normalise(cell)
    return any(
        place.country in countries and begins_with_words(place.name, key)
        for other in gazetteer.keys_with_prefix(key)
        for place, _ in gazetteer.lookup(other)
    )


def _agrees(place: Place, word: WrittenWord, gazetteer: Gazetteer, *, is_river: bool) -> bool:
    """Tell whether a word names the place's region or district, or what other towns near it are called after."""
    if len(word.key) < 2:
        return False
    # Villeneuve sur Rhône is not any Villeneuve of the region Auvergne-Rhône-Alpes.
    if not is_river and any(_is_named(word, one) for one in _regions(place, gazetteer)):
        return True
    if leftovers(place.name):
        return False  # Chalon-sur-Saône is on no other river
    return any(
        _lies_in(place, towns)
        for towns in gazetteer.cached(_towns_named_after, word._replace(start=0), place.country)
    )


def _is_before_river(word: WrittenWord) -> bool:
    return is_small(word) and any(fits(word, normalise(one)) for one in particles("river"))


def _lies_in(place: Place, towns: list[Place]) -> bool:
    """Tell whether a place lies in the landscape that towns are called after, or on their river."""
    others = [one for one in towns if one.place_id != place.place_id]
    most = LANDSCAPE_KM if len(others) >= LEAST_TOWNS else SMALL_LANDSCAPE_KM
    return any(distance_km(one, place) <= most for one in others)


def _regions(place: Place, gazetteer: Gazetteer) -> set[str]:
    """Return the names of the region and the district of a place, in every language."""
    ids = [f"admin1:{place.admin1}" if place.admin1 else None, place.admin2]
    regions = [region for region in (gazetteer.place(one) for one in ids if one) if region]
    return {name for one in regions for name in (one.name, *gazetteer.names(one.place_id).values())}


def _is_named(word: WrittenWord, region: str) -> bool:
    return any(_may_name(word, key) and fits(word, key) for key in words_of(region))


def _may_name(word: WrittenWord, key: str) -> bool:
    """Tell whether a word is long enough to name a region: at least three letters, or an abbreviation that is listed."""
    return len(word.key) >= LEAST_LETTERS or fits(word._replace(dotted=False, marked=False), key)


def _towns_named_after(gazetteer: Gazetteer, word: WrittenWord, country: str) -> tuple[list[Place], ...]:
    """Return the towns that are called after what a word names, for each such name: "Lech" -> Landsberg am Lech."""
    text, starts, rowids = gazetteer.cached(_names_as_one, country)
    size = 1 if len(word.key) <= LEAST_LETTERS or word.dotted else 2
    begin = f"[ \\-/('’.](?:{re.escape(word.text[:size].lower())}|{word.key[:size]})"
    at = {bisect.bisect_right(starts, match.start()) - 1 for match in re.finditer(begin, text)}
    towns: dict[str, list[Place]] = {}
    for line in sorted(at):
        name = text[starts[line] : starts[line + 1] - 1 if line + 1 < len(starts) else len(text)]
        if not any(fits(word, key) for key in words_of(name)):
            continue  # most names only begin like the word
        keys = {one.key for left in leftovers(name) for one in left.rest}
        for key in keys:
            if _may_name(word, key) and fits(word, key):
                towns.setdefault(key, []).append(gazetteer.place_by_rowid(rowids[line]))
    return tuple(towns.values())


def _names_as_one(gazetteer: Gazetteer, country: str) -> tuple[str, array[int], array[int]]:
    """Return the names of several words of a country's places as lines of one text, where each begins, and the places' row numbers."""
    rows = [(name.lower(), rowid) for name, rowid in gazetteer.compound_names(country)]
    starts = array("q", itertools.accumulate((len(name) + 1 for name, _ in rows), initial=0))[:-1]
    return "\n".join(name for name, _ in rows), starts, array("q", (rowid for _, rowid in rows))
