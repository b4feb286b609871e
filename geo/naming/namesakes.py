"""What shares a name with the places that are called so: the city of a region, the county of a town, towns elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from ..scripts import is_latin
from .answer import Candidate
from .candidates import NAMED_BY_CHARACTERS, candidates_by_key, is_own_name, keep_best, make_candidate
from .evidence import PARTS
from .generic_terms import levels_of_type, strip_generic_term
from .name_evidence import EXONYM_LANGUAGES
from .relations import SEAT_KM, distance_km, lies_with
from .stated_levels import level_features, stated_levels

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer


def namesakes(
    found: Iterable[Candidate], name: str, gazetteer: Gazetteer, codes: frozenset[str]
) -> list[Candidate]:
    """Return what shares a name with places in `found`: the cities of regions, regions of cities, and other cities.

    Sources have in a script what they happen to have: 에스메랄다스 the province, not its capital Esmeraldas; 得梅因 the
    town in Washington, not the larger Des Moines in Iowa; 北安普敦 the town in Massachusetts, not Northampton.

    Parameters
    ----------
    found
        The places that are called `name`.
    name
        As written.
    gazetteer
        The places.
    codes
        The stated countries; where none is stated, cities of other countries count too.
    """
    found = list(found)
    stated = stated_levels(name)
    if any(map(_is_without_term, found)) and not any(one.certain for one in strip_generic_term(name)):
        stated = None  # 徐州 is a city's name, and no 州 called 徐
    more: dict[str, Candidate] = {}
    for one in found:
        place = one.place
        if place.level == "country" or place.admin1 is None:
            continue
        if place.level == "city" and (stated is None or (one.match == "exact" and is_own_name(one))):
            continue
        features = {part: value for part, value in one.features.items() if part in PARTS["name"]}
        for text in _names_to_share(place, gazetteer):
            for other, name_type in gazetteer.lookup(normalise(text)):
                if not _is_region_and_city(place, other):
                    continue
                official = place.level != "city" and name_type <= NameType.OFFICIAL
                if official or (place.level == "city" and other.level in (stated or ())):
                    features_here = features | {"stripped": 1.0}
                    for each in (other, *_units_of_its_name(other, gazetteer)):
                        keep_best(more, make_candidate(each, one.match, features_here, stated, one.spelling))
    for one in found:
        # Dayton in Nevada was Nevada City; no other Dayton was.
        if one.place.level in ("city", "admin2") and not is_own_name(one) and "unlike" not in one.features:
            for other in _same_name_beside(one.place, gazetteer, anywhere=not codes):
                features = {part: value for part, value in one.features.items() if part in PARTS["name"]}
                keep_best(
                    more, make_candidate(other, one.match, features | {"stripped": 1.0}, stated, one.spelling)
                )
    return list(more.values())


def counties_of_namesakes(name: str, gazetteer: Gazetteer, codes: frozenset[str]) -> list[Candidate]:
    """Return the counties that bear the name of a town in them, for a name with a county's term in another script.

    Sources have 로스앤젤레스, not 로스앤젤레스 카운티.

    Parameters
    ----------
    name
        One name.
    codes
        The stated countries; empty where none is stated.
    """
    if is_latin(normalise(name)):
        return []
    towns = [
        (stripped.levels, town.place)
        for stripped in strip_generic_term(name)
        for town in candidates_by_key(stripped.name, gazetteer)
        if town.place.level == "city" and (not codes or town.place.country in codes)
    ]
    levels = {
        county.place.name: stated
        for stated, town in towns
        for county in candidates_by_key(town.name, gazetteer)
        if county.place.level in ("admin1", "admin2")
        and "level_stated" in level_features(county.place, stated)
        and (lies_with(town, county.place, beside=False) or _is_around(county.place, town, gazetteer))
    }
    # Its own namesakes are beside it, as likely: there are twenty Montgomery Counties.
    found = {
        one.place.place_id: make_candidate(one.place, "alias", {"stripped": 1.0}, levels[county])
        for county in sorted(levels)
        for one in candidates_by_key(county, gazetteer)
        if one.place.level != "city" and (not codes or one.place.country in codes)
    }
    return [*found.values()]


def candidates_by_namesake_abroad(name: str, gazetteer: Gazetteer, codes: frozenset[str]) -> list[Candidate]:
    """Return the towns of the stated countries that have the name of a world city, for what another language calls that.

    Venedig in America is Venice in Florida, Вифлеем in America is Bethlehem.

    Parameters
    ----------
    name
        One name.
    codes
        The stated countries.
    """
    cities = {
        place.name: place
        for place, name_type in gazetteer.lookup(normalise(name))
        if name_type is NameType.OFFICIAL
        and place.level == "city"
        and place.country not in codes
        and place.languages >= EXONYM_LANGUAGES
    }
    return [
        make_candidate(place, "normalised", {"official": 1.0, "variant": 1.0}, None, normalise(city))
        for city in sorted(cities)
        for place, name_type in gazetteer.lookup(normalise(city))
        if name_type is NameType.PRIMARY and place.level == "city" and place.country in codes
    ]


# ---- steps ----


def _is_around(county: Place, town: Place, gazetteer: Gazetteer) -> bool:
    """Tell whether a county may be around a town that is a unit by itself, as Fairfax County is around Fairfax."""
    own = gazetteer.place(town.admin2) if town.admin2 else None
    levels = levels_of_type(own.type) if own else None
    return (
        levels is not None
        and levels.usual == "city"
        and county.admin1 == town.admin1
        and distance_km(county, town) <= SEAT_KM
    )


def _units_of_its_name(county: Place, gazetteer: Gazetteer) -> list[Place]:
    """Return the other counties of the same name, as likely: there are twelve Clark Counties."""
    if county.level != "admin2":
        return []
    return [
        other
        for other, name_type in gazetteer.lookup(normalise(county.name))
        if name_type is NameType.PRIMARY and (other.level, other.country) == ("admin2", county.country)
    ]


def _same_name_beside(place: Place, gazetteer: Gazetteer, *, anywhere: bool) -> list[Place]:
    """Return the other cities of a place's country, or of any, that have its own name, as other scripts write it.

    Where names are made of characters, two of one romanisation are two names: 下田 is one Shimoda of several.
    """
    if place.country in NAMED_BY_CHARACTERS:
        return []
    return [
        other
        for other, name_type in gazetteer.lookup(normalise(place.name))
        if name_type is NameType.PRIMARY
        and other.level == "city"
        and (anywhere or other.country == place.country)
        and other.country not in NAMED_BY_CHARACTERS
        and other.place_id != place.place_id
    ]


def _names_to_share(place: Place, gazetteer: Gazetteer) -> list[str]:
    """Return the names that a region and a city in it may have in common."""
    labels = gazetteer.names(place.place_id) if place.level == "admin1" else {}
    texts = {place.name, *(labels[tag] for tag in ("en", "de", "fr") if tag in labels)}
    return sorted(texts | {one.name for text in texts for one in strip_generic_term(text)})


def _is_region_and_city(place: Place, other: Place) -> bool:
    return other.admin1 == place.admin1 and other.country == place.country and other.level != place.level


def _is_without_term(candidate: Candidate) -> bool:
    """Tell whether a candidate has the name as it is written, and no part of it is a generic term."""
    written = candidate.match in ("exact", "alias")
    return (
        written and is_own_name(candidate) and {"level_stated", "level_other"}.isdisjoint(candidate.features)
    )
