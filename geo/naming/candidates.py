"""One name -> the places that have it, and what every way to find candidates shares."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import Place
from ..scripts import is_latin
from .answer import Candidate
from .evidence import Features, prior
from .generic_term_words import Levels
from .generic_terms import strip_generic_term
from .name_evidence import name_features, with_owners
from .stated_levels import is_quarter, level_features, levels_for, places_with_whole_name, stated_levels
from .variants import has_words

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

# Features of a name that is not the place's own.
_NOT_OWN_NAME = frozenset(("alias", "reading", "stripped", "stripped_owned", "variant", "part", "typo"))
NAMED_BY_CHARACTERS = frozenset(("CN", "HK", "JP", "KP", "KR", "MO", "TW"))
STRIPPED = frozenset(("stripped", "stripped_owned"))
# People of a town that all know by its name, in Latin letters and in other scripts, whose aliases may be of any source.
WELL_KNOWN = {True: 100_000, False: 300_000}
WELL_KNOWN_LANGUAGES = 60  # in which sources name a region that all know
NAMED_BY_READINGS = frozenset(
    ("CN", "HK", "MO", "TW")
)  # 하남 is how Koreans read 河南, while 富山 is 도야마 to them
METROPOLIS = 1_000_000  # people; better known than a region by a weak name


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
    named_whole = places_with_whole_name(name, readings, gazetteer)
    found: dict[str, Candidate] = {}
    for place, name_type in gazetteer.lookup(key):
        exact = normalise(place.name) == key
        features = name_features(name, key, place, name_type)
        levels = None if place.place_id in named_whole else stated
        keep_best(found, make_candidate(place, "exact" if exact else "alias", features, levels))
    # Shinagawa-ku is the ward of this name before any town called Shinagawa.
    whole = [one for one in found.values() if "level_other" not in one.features]
    owners = [one for one in whole if is_own_name(one)]
    found |= _owned_with_term(found, owners, {normalise(reading.name) for reading in readings})
    for reading in readings:
        bare = normalise(reading.name)
        for place, name_type in gazetteer.lookup(bare):
            features = name_features(reading.name, bare, place, name_type)
            levels = levels_for(place, reading.levels, gazetteer)
            one = make_candidate(place, "normalised", features | {"stripped": 1.0}, levels)
            if place.level == "country" or "level_other" in one.features:
                continue
            # 上市 is Kamiichi before any place called 上: one character is called like much.
            mine = whole if len(reading.name) == 1 else owners
            if any(_is_before(owner, one) for owner in mine):
                one = make_candidate(place, "normalised", features | {"stripped_owned": 1.0}, levels)
            keep_best(found, one)
    known = _without_borrowed(list(found.values()))
    return with_owners(known, map(is_own_name, known), key, gazetteer)


def without_weak_namesakes(found: list[Candidate], name: str) -> list[Candidate]:
    """Leave out places that are called so only by a reading, by sound or in spite of a slip, where a larger one abroad is.

    Busan is no reading of Toyama's characters, whatever country stands beside it.
    """
    weak = [one for one in found if _is_weakly_called(one, name)]
    known = [one for one in found if one not in weak and _is_well_known(one, name)] if weak else []
    return [
        one for one in found if one not in weak or not any(_is_rather_meant(other, one) for other in known)
    ]


def _is_weakly_called(one: Candidate, name: str) -> bool:
    """Tell whether a name reaches a place only by sound, by a slip, or by an alias that is no beginning of its name."""
    if one.match in ("transliteration", "fuzzy"):
        return True
    key = normalise(name)
    if "reading" in one.features:
        return one.place.country not in NAMED_BY_READINGS or is_latin(key)
    alias = "alias" in one.features and is_latin(key)  # other scripts have hardly any name but as an alias
    return alias and not has_words(one.place.name, key)


def _is_well_known(one: Candidate, name: str) -> bool:
    if one.place.level == "admin1":
        return "alias" not in one.features and one.place.languages >= WELL_KNOWN_LANGUAGES
    latin = is_latin(normalise(name))
    own = "alias" not in one.features or not latin
    return own and one.place.level == "city" and one.place.population >= WELL_KNOWN[latin]


def _is_rather_meant(known: Candidate, one: Candidate) -> bool:
    """Tell whether a well-known place abroad is rather meant; another town of its name may be meant as well."""
    a, b = known.place, one.place
    if one.match == "transliteration" and "alias" in known.features:
        return False  # what one source alone writes so is no better than the sound
    if a.country == b.country or b.level == "country" or normalise(a.name) == normalise(b.name):
        return False
    if b.level == "admin1":
        return a.level == "admin1" or a.population >= METROPOLIS
    return a.population >= b.population if a.level == "city" else b.population < METROPOLIS


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
        level = level_features(place, stated)
        if place.level == "city" and is_quarter(stated) and _is_borrowed(match, name_features):
            level = {"level_other": 1.0}  # 타이산구 is a quarter of some town, not the town of Taishan
        features |= level
    return Candidate(place, match, features, spelling)


def keep_best(found: dict[str, Candidate], candidate: Candidate) -> None:
    """Put a candidate into `found`, by place_id, unless a likelier one of this place is there."""
    known = found.get(candidate.place.place_id)
    if known is None or candidate.log_odds > known.log_odds:
        found[candidate.place.place_id] = candidate


# ---- steps ----


def _is_borrowed(match: str, name_features: Features) -> bool:
    """Tell whether a name is not the own name of a place: it only sounds so, or some call the place so."""
    stripped = not STRIPPED.isdisjoint(name_features)
    return match == "transliteration" or (
        stripped and not _NOT_OWN_NAME.isdisjoint(name_features.keys() - STRIPPED)
    )


def _is_before(owner: Candidate, stripped: Candidate) -> bool:
    """Tell whether a place that has the whole name comes before one that has it without its term.

    So it does in its own country, and anywhere if it is as likely, or its usual name has the term: Durham County.
    """
    named = owner.match == "exact" and "level_stated" in owner.features
    return named or owner.place.country == stripped.place.country or owner.log_odds >= stripped.log_odds


def _owned_with_term(
    found: dict[str, Candidate], owners: list[Candidate], bare: set[str]
) -> dict[str, Candidate]:
    """Return the places that a source also calls by their name and a term, where that is a town's own name in the country.

    Virginia in Illinois is called Virginia City now and then, and Virginia City is in Nevada.
    """
    owning = {owner.place.country for owner in owners if owner.place.level == "city"}
    return {
        place_id: one.with_features(stripped_owned=1.0)
        for place_id, one in found.items()
        if one.place.country in owning and "alias" in one.features and normalise(one.place.name) in bare
    }


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
