"""The levels that a name's generic term states, and whether a place is of them: by its level, and by what its type is called."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from .evidence import Features
from .generic_term_words import Levels
from .generic_terms import StrippedName, levels_of_type, strip_generic_term
from .relations import is_district

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

SECTION_OF_TOWN = "PPLX"  # GeoNames' feature code
ANY_LEVEL = frozenset(("admin1", "admin2", "city"))
USUAL_LEVEL_FACTOR = (
    1.7  # a district's term rather means the district than a town in it, a province's the province
)


def stated_levels(name: str) -> Levels | None:
    """Return the levels that the generic terms of a name may mean, None where it has none.

    Examples
    --------
    >>> sorted(stated_levels("Jilin Province")), stated_levels("Jilin")
    (['admin1', 'admin2'], None)
    """
    readings = strip_generic_term(name)
    return _all_levels(readings) if readings else None


def _all_levels(readings: list[StrippedName]) -> Levels:
    levels = [one.levels for one in readings]
    usuals = itertools.chain(*(one.usuals for one in levels))
    return Levels([levels[0].usual, *itertools.chain(*levels)], usuals=usuals)


def level_features(place: Place, stated: Levels) -> Features:
    """Return whether a place is what a generic term says, by its level and by what its own type is called.

    A Portuguese distrito is a first-level unit, a Zambian district is none; a city's word is no county's.
    """
    own = levels_of_type(place.type) if place.level != "city" else None
    if place.level == "admin1" and own is not None and own.usual in stated.usuals and own == stated:
        return {"level_stated": _usual_factor(place, stated)}
    if place.level not in stated:
        section = place.feature == SECTION_OF_TOWN and stated.usual == "admin2"
        return {"level_stated": 1.0} if section else {"level_other": 1.0}
    if own is not None and own.usual == "city" and "city" not in stated and place.level == "admin1":
        return {"level_other": 1.0}  # Rīgas novads is not Riga, which is a region by itself
    if place.level in stated.usuals:
        # A town that was a district is called so now and then.
        town = place.level == "admin2" and own is not None and own.usual == "city"
        return {} if town else {"level_stated": _usual_factor(place, stated)}
    if own is None or own.usual in stated.usuals or _is_of_any_level(stated):
        return {"level_stated": 0.5 if stated.usual == "city" else 1.0}
    return {} if stated.usual == "city" and is_district(place) else {"level_other": 1.0}


def is_of_levels(place: Place, stated: Levels) -> bool:
    """Tell whether a place may be what a generic term says."""
    return "level_other" not in level_features(place, stated)


def _usual_factor(place: Place, stated: Levels) -> float:
    several = len(stated) > 1 and place.level == stated.usual and not _is_of_any_level(stated)
    return USUAL_LEVEL_FACTOR if several and place.level != "city" else 1.0


def levels_for(place: Place, stated: Levels, gazetteer: Gazetteer) -> Levels:
    """Return what a term states of a place: a quarter's that of a town too, if the town is one by its own names, as 目黒区."""
    if place.level != "city" or not is_quarter(stated):
        return stated
    quarters = (
        one.levels for label in gazetteer.names(place.place_id).values() for one in strip_generic_term(label)
    )
    return Levels(("city", "admin2")) if any(map(is_quarter, quarters)) else stated


def _is_of_any_level(stated: Levels) -> bool:
    """Tell whether a term means a region, a district or a town as it may be, as "Special City" does."""
    return stated == ANY_LEVEL and stated.usual == "admin1"


def is_quarter(stated: Levels) -> bool:
    """Tell whether a term means a part of a town, which is a town to some sources, as 区 and Stadtteil do."""
    return stated == ANY_LEVEL and stated.usual == "admin2"


def places_with_whole_name(name: str, readings: list[StrippedName], gazetteer: Gazetteer) -> frozenset[str]:
    """Return the ids of the places that are called `name` with what looks like its generic term, which is none then.

    京都 is not called 京, as 曼托瓦省 is also called 曼托瓦; "Federal District" is a region, and no district called Federal.
    """
    if not readings:
        return frozenset()
    named = gazetteer.lookup(normalise(name))
    certain = any(one.certain for one in readings)
    short = {
        place.place_id
        for one in readings
        for place, how in gazetteer.lookup(normalise(one.name))
        if (certain or how <= NameType.OFFICIAL) and normalise(place.type or "") != normalise(name)
    }
    stated = _all_levels(readings)
    other = {
        place.place_id: how
        for place, how in named
        if "level_other" in level_features(place, stated) and place.place_id not in short
    }
    own = {place_id for place_id, how in other.items() if how <= NameType.OFFICIAL}
    if certain:
        return frozenset(own)
    # The last character of a name that a town has is no word for a prefecture in that of the prefecture either.
    return (
        frozenset(place.place_id for place, _ in named if place.place_id not in short)
        if own
        else frozenset(other)
    )
