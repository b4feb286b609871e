"""One name -> the places that have it, and what every way to find candidates shares."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from ..scripts import is_latin
from .answer import Candidate
from .country import agrees as lies_in
from .evidence import PARTS, Features, prior
from .generic_terms import Levels, strip_generic_term
from .relations import lies_with

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

NAME_TYPE_FEATURES: tuple[Features, ...] = (  # in the order of `NameType`
    {},
    {"official": 1.0},
    {"alias": 1.0},
    {"reading": 1.0},
)
# Features of a name that is not the place's own.
_NOT_OWN_NAME = frozenset(("alias", "reading", "stripped", "stripped_owned", "variant", "part", "typo"))
NAMED_BY_CHARACTERS = frozenset(("CN", "HK", "JP", "KP", "KR", "MO", "TW"))
DISTRICT_OR_TOWN, DISTRICT_OR_REGION = frozenset(("admin2", "city")), frozenset(("admin1", "admin2"))
USUAL_LEVEL_FACTOR = (
    1.7  # a district's term rather means the district than a town in it, a province's the province
)


def candidates_by_key(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the places called `name`, with or without its generic term.

    Parameters
    ----------
    name
        One name, without commas and brackets.

    Examples
    --------
    >>> candidates_by_key("!", None)
    []
    """
    key = normalise(name)
    if not key:
        return []
    readings = strip_generic_term(name)
    stated = stated_levels(name)
    found: dict[str, Candidate] = {}
    for place, name_type in gazetteer.lookup(key):
        exact = normalise(place.name) == key
        features = NAME_TYPE_FEATURES[name_type]
        features = features | (_accents(name, place.name) if exact else _foreign(place, name_type))
        # "Federal District" is the name of a region, not of a district called Federal.
        whole = key.isascii() and name_type <= NameType.OFFICIAL and place.level not in (stated or ())
        match = "exact" if exact else "alias"
        keep_best(found, make_candidate(place, match, features, None if whole else stated))
    # Shinagawa-ku is the ward of this name before any town called Shinagawa.
    owned = stated is not None and any(
        is_own_name(one) and one.place.level in stated for one in found.values()
    )
    stripped_feature: Features = {"stripped_owned" if owned else "stripped": 1.0}
    for reading in readings:
        for place, name_type in gazetteer.lookup(normalise(reading.name)):
            if place.level in reading.levels:
                features = NAME_TYPE_FEATURES[name_type] | stripped_feature
                keep_best(found, make_candidate(place, "normalised", features, reading.levels))
    return _without_borrowed(list(found.values()))


def namesakes(found: Iterable[Candidate], name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return what shares a name with places in `found`: the cities of regions, regions of cities, and other cities.

    Sources have in a script what they happen to have: 에스메랄다스 the province, not its capital Esmeraldas; 得梅因 the
    town in Washington, not the larger Des Moines in Iowa.
    """
    stated = stated_levels(name)
    more: dict[str, Candidate] = {}
    for one in found:
        place = one.place
        if place.level == "country" or place.admin1 is None or (place.level == "city" and stated is None):
            continue
        features = {part: value for part, value in one.features.items() if part in PARTS["name"]}
        for text in _names_to_share(place, gazetteer):
            for other, name_type in gazetteer.lookup(normalise(text)):
                if not _is_region_and_city(place, other):
                    continue
                official = place.level != "city" and name_type <= NameType.OFFICIAL
                if official or (place.level == "city" and other.level in (stated or ())):
                    features_here = features | {"stripped": 1.0}
                    keep_best(more, make_candidate(other, one.match, features_here, stated, one.spelling))
    for one in found:
        if one.place.level in ("city", "admin2") and not is_own_name(one):
            for other in _same_name_beside(one.place, gazetteer):
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
    counties = {
        one.place.name
        for stripped in strip_generic_term(name)
        for town in candidates_by_key(stripped.name, gazetteer)
        if town.place.level == "city" and (not codes or town.place.country in codes)
        for one in candidates_by_key(town.place.name, gazetteer)
        if one.place.level in stripped.levels - {"city"} and lies_with(town.place, one.place, beside=False)
    }
    # Its own namesakes stand beside it: there are twenty Montgomery Counties.
    found = merge(*(candidates_by_key(county, gazetteer) for county in sorted(counties)))
    return [one for one in found if one.place.level != "city" and (not codes or one.place.country in codes)]


def without_false_level(found: list[Candidate], name: str, codes: frozenset[str]) -> list[Candidate]:
    """Take back what a last syllable says of the level where no place of the stated country is of it: 보르도 is Bordeaux."""
    here = [one for one in found if not codes or lies_in(one.place.country, codes, one.place.admin1)]
    certain = any(one.certain for one in strip_generic_term(name))
    if not here or certain or any("level_stated" in one.features for one in here):
        return found
    return [one.without_features("level_other") if one in here else one for one in found]


def is_own_name(candidate: Candidate) -> bool:
    """Tell whether the name is the place's usual or official one."""
    return _NOT_OWN_NAME.isdisjoint(candidate.features)


def merge(*groups: list[Candidate]) -> list[Candidate]:
    """Return the candidates of several groups, each place once at its best.

    Examples
    --------
    >>> merge([], [])
    []
    """
    found: dict[str, Candidate] = {}
    for candidate in itertools.chain(*groups):
        keep_best(found, candidate)
    return list(found.values())


# ---- shared by every way to find candidates ----


def stated_levels(name: str) -> Levels | None:
    """Return the levels that the generic terms of a name may mean, None where it has none.

    Examples
    --------
    >>> sorted(stated_levels("Jilin Province")), stated_levels("Jilin")
    (['admin1', 'admin2'], None)
    """
    readings = strip_generic_term(name)
    return (
        Levels([readings[0].levels.usual, *itertools.chain(*(one.levels for one in readings))])
        if readings
        else None
    )


def make_candidate(
    place: Place, match: str, name_features: Features, stated: Levels | None, spelling: str = ""
) -> Candidate:
    """Return a place as a candidate, with features of the place and of the name's generic term.

    Parameters
    ----------
    place
        The place.
    match
        One of `geo.schema.MATCHES`.
    name_features
        What the name is to the place.
    stated
        The levels that the name's generic term may mean.
    spelling
        The key that matched, where it is not the name's own.
    """
    features = name_features | prior(place, transliterated=match == "transliteration")
    if stated is not None and place.level != "country":
        usual = place.level == stated.usual and stated in (DISTRICT_OR_TOWN, DISTRICT_OR_REGION)
        agrees = USUAL_LEVEL_FACTOR if usual and place.level != "city" else 1.0
        features |= {"level_stated": agrees} if place.level in stated else {"level_other": 1.0}
    return Candidate(place, match, features, spelling)


def keep_best(found: dict[str, Candidate], candidate: Candidate) -> None:
    """Put a candidate into `found`, by place_id, unless a likelier one of this place is there."""
    known = found.get(candidate.place.place_id)
    if known is None or candidate.log_odds > known.log_odds:
        found[candidate.place.place_id] = candidate


# ---- steps ----


def _without_borrowed(found: list[Candidate]) -> list[Candidate]:
    """Leave out the regions and districts that only one source calls by the name of another region.

    Córdoba is not Andalucía, which it is in; Bangkok is not จังหวัดเชียงใหม่, which is what Chiang Mai is called.
    """
    regions = {one.place.place_id for one in found if one.place.level == "admin1" and is_own_name(one)}
    official = {
        one.place.country
        for one in found
        if one.place.level == "admin1" and {"alias", "reading"}.isdisjoint(one.features)
    }
    return [
        one
        for one in found
        if "alias" not in one.features
        or (
            not (one.place.level == "admin2" and f"admin1:{one.place.admin1}" in regions)
            and not (one.place.level == "admin1" and one.place.country in official)
        )
    ]


def _accents(name: str, usual: str) -> Features:
    """Return whether a name has other accents than a place's usual name, or none of them: Melle is not Mellé."""
    if name == usual:
        return {}
    written, own = (
        "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).casefold())) for text in (name, usual)
    )
    if written == own:
        return {}
    return {"accents_left": 1.0} if written.isascii() else {"accents_other": 1.0}


def _foreign(place: Place, name_type: NameType) -> Features:
    """Return whether a name is a country's in another language only: Pero is Peru to some, and a town in Italy."""
    foreign = place.level == "country" and name_type is not NameType.PRIMARY
    return {"country_foreign": 1.0} if foreign else {}


def _same_name_beside(place: Place, gazetteer: Gazetteer) -> list[Place]:
    """Return the other cities of a place's country that have its own name, as other scripts write it.

    Where names are made of characters, two of one romanisation are two names: 下田 is one Shimoda of several.
    """
    if place.country in NAMED_BY_CHARACTERS:
        return []
    return [
        other
        for other, name_type in gazetteer.lookup(normalise(place.name))
        if name_type is NameType.PRIMARY
        and other.level == "city"
        and other.country == place.country
        and other.place_id != place.place_id
    ]


def _names_to_share(place: Place, gazetteer: Gazetteer) -> list[str]:
    """Return the names that a region and a city in it may have in common."""
    labels = gazetteer.names(place.place_id) if place.level == "admin1" else {}
    texts = {place.name, *(labels[tag] for tag in ("en", "de", "fr") if tag in labels)}
    return sorted(texts | {one.name for text in texts for one in strip_generic_term(text)})


def _is_region_and_city(place: Place, other: Place) -> bool:
    return other.admin1 == place.admin1 and other.country == place.country and other.level != place.level
