"""The evidence for a candidate: features, and the weight of each in log10 of odds; how a posterior is made of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..scripts import is_latin

if TYPE_CHECKING:
    from ..gazetteer.place import Place
    from ..gazetteer.store import Gazetteer

# benchmarks/fit_weights.py fits these to lists whose answers are known: log10 of the odds that one unit of a feature gives
# to a candidate. It says which of them are set by hand, and why.
EVIDENCE = {
    "name": {
        # What the name is to the place (`NameType`); a primary name has no feature.
        "official": -1.23,
        "alias": -0.96,
        "reading": -2.2,
        "accents_left": -0.74,
        "accents_other": -0.76,
        "country_foreign": -1.0,
        "stripped": -0.1,
        "stripped_owned": -3.76,
        "variant": -2.28,
        "part": -2.2,
        # The same of a name in another script than Latin, which no place has for its own.
        "official_script": 0.11,
        "alias_script": -0.0,
        # What is only also called so: the place's own name has more words, or fewer; how far it is another word, and how
        # little known the place is; another place of the country, or elsewhere, has the name for its own.
        "words_missing": -0.07,
        "words_added": 1.97,
        "unlike": -1.59,
        "unlike_unknown": 2.2,
        "owned_here": -0.73,
        "owned_abroad": -0.48,
        "owned_exonym": -3.5,  # and only languages in which no page is call the place so
        # One typo; how many letters the name has less than nine; how much smaller than a large town the town is (that no
        # source has the place is likelier then); a typo in the first letter; in a name that is not the town's own.
        "typo": -0.96,
        "typo_short": -0.19,
        "typo_town": -0.54,
        "typo_first": -1.21,
        "typo_alias": -1.86,
        # How much odder the letters are than those of the country's names; what the slip is; in how many languages the
        # town is named.
        "typo_odd": 0.46,
        "typo_last": -0.23,
        "typo_exchanged": 0.86,
        "typo_vowel": -0.4,
        "typo_double": 0.19,
        "typo_fame": -0.77,
        # A name in another script: log10 of how well the place's Latin name explains it, the units of the script, and a
        # constant.
        "transliteration_hangul": 0.11,
        "transliteration_kana": 0.12,
        "transliteration_han": 0.05,
        "transliteration_letters": 0.06,
        "units_hangul": 0.04,
        "units_kana": 0.05,
        "units_han": 0.12,
        "units_letters": 0.03,
        "transliterated_hangul": -0.81,
        "transliterated_kana": -0.93,
        "transliterated_han": -1.11,
        "transliterated_letters": -1.04,
        "transliteration_rate": 1.93,  # log10 a unit
        "transliteration_poor": -0.53,  # how far it is below a usual one
    },
    # The generic term of the name; a country where a place in it has the same name.
    "level": {
        "level_stated": 1.0,
        "level_other": -4.0,
        "country_beside": -3.0,
    },
    # The place is in the stated country; in a territory that lists count as part of it; elsewhere.
    "country": {
        "here": 2.66,
        "territory": -0.3,
        "away": -2.6,
    },
    # How many other parts of the cell agree; how many are inside the candidate.
    "region": {
        "region": 1.5,
        "holds": -5.0,
    },
    "population": {
        # log10 of the population; how much it is above a large town's; unknown; of a name with a typo; a suburb.
        "people": 1.43,
        "people_many": -0.34,
        "people_none": 1.04,
        "people_open": -0.62,  # log10 above 10,000, where no country is stated
        "people_typo": -0.15,
        "suburb": -0.15,
        # Where GeoNames says what a city is: the seat of a country, of a region, of a district, or a part of another town.
        "capital": 0.44,
        "seat": 0.42,
        "seat_district": 0.21,
        "section": -0.58,
        "admin1": 5.3,
        "admin2": 0.07,
        "country": 8.0,
        # The same of a place whose name is a transliteration.
        "people_transliterated": 0.98,
        "admin1_transliterated": 4.6,
        "admin2_transliterated": -0.11,
        "country_transliterated": 4.4,
    },
    # log10 of the languages in which sources name it.
    "fame": {
        "fame": 0.43,
        "fame_transliterated": -0.18,
        "fame_many": 1.0,  # above that of 20 languages
        "fame_none": -0.13,  # no source names it in any
        "fame_open": 0.31,  # where no country is stated
        "fame_region": 0.8,  # of a first-level region, above that of 10 languages
    },
    # The rows near by are of the candidate's level (1) or of another (-1).
    "neighbours": {
        "neighbours": 0.8,
    },
    # log10 of how many times likelier the country is in this list than in any; a row near by is this very place;
    # log10 of how many times likelier the country is near this row than in the list.
    "list": {
        "list": 0.35,
        "again": 1.21,
        "beside": 0.37,
    },
}
# Of "none of these": always; where a country is stated; of a name in another script; how many letters a name has less than
# eight, or characters less than four; log10 of how many places have the name for their own here; where names only resemble
# it, log10 of how many names the country has, from 1,000.
NONE = {
    "none": 3.76,
    "none_stated": 1.63,
    "none_script": 0.86,
    "none_script_stated": -0.38,
    "none_short": 0.07,
    "none_short_script": 0.2,
    "none_namesakes": 1.2,
    "none_namesakes_stated": 1.43,
    "none_typo_names": 0.61,
    "none_sound_names": 0.23,
}

WEIGHTS = {name: weight for part in EVIDENCE.values() for name, weight in part.items()}
PARTS = {part: tuple(weights) for part, weights in EVIDENCE.items()}  # as users see them

SEATS = {
    "PPLC": "capital",
    "PPLG": "capital",
    "PPLA": "seat",
    "PPLA2": "seat_district",
    "PPLA3": "seat_district",
    "PPLX": "section",
}
WORLD_CITY = math.log10(20)  # languages
LARGE_LOG10_POPULATION = 4.5  # above it, more people weigh less
DEFAULT_DISTRICT_LOG10_POPULATION = 3.4  # of a county or district whose population no source has

Features = dict[str, float]


def log_odds(features: Features) -> float:
    """Return log10 of the odds of a candidate with these features.

    Examples
    --------
    >>> log_odds({"people": 6.0, "alias": 1.0}) == 6.0 * WEIGHTS["people"] + WEIGHTS["alias"]
    True
    """
    whole = 0.0
    for name, value in features.items():
        whole += WEIGHTS[name] * value
    return whole


def none_log_odds(features: Features) -> float:
    """Return log10 of the odds that a name means none of its candidates.

    Examples
    --------
    >>> none_log_odds({"none": 1.0}) == NONE["none"]
    True
    """
    return sum(NONE[name] * value for name, value in features.items())


def log_odds_by_part(features: Features) -> dict[str, float]:
    """Return the log10 odds of each part of the evidence; parts without a feature are left out.

    Examples
    --------
    >>> list(log_odds_by_part({"people": 6.0, "alias": 1.0}))
    ['name', 'population']
    """
    return {
        part: sum(WEIGHTS[name] * features[name] for name in names if name in features)
        for part, names in PARTS.items()
        if any(name in features for name in names)
    }


def prior(place: Place, *, transliterated: bool = False) -> Features:
    """Return the features of a place whatever its name: its population, and in how many languages it is named.

    Parameters
    ----------
    place
        Any place. Regions have no population in most sources, so all of them have the same.
    transliterated
        Whether the name is a transliteration of the place's; its features have weights of their own then.
    """
    people, fame = math.log10(place.population + 200), math.log10(1 + place.languages)
    if place.level == "admin2":
        people = max(people, DEFAULT_DISTRICT_LOG10_POPULATION)
    features = {"people": people} if place.level in ("city", "admin2") else {}
    if place.level == "city":
        features["people_many"] = max(0.0, people - LARGE_LOG10_POPULATION)
        if not place.population:
            features["people_none"] = 1.0
    if place.level != "city":
        features[place.level] = 1.0
    if transliterated:
        features = {
            name: value for name, value in features.items() if name not in ("people_many", "people_none")
        }
        features = {f"{name}_transliterated": value for name, value in features.items()}
        features["fame_transliterated"] = fame
    else:
        features |= {"fame": fame, "fame_many": max(0.0, fame - WORLD_CITY), "fame_none": float(fame == 0.0)}
        if place.level == "admin1":
            features["fame_region"] = max(0.0, fame - 1.0)
    if seat := SEATS.get(place.feature):
        features[seat] = 1.0
    return features


def none_features(
    name: str, places: Iterable[tuple[Place, str, bool]], codes: frozenset[str], gazetteer: Gazetteer | None
) -> Features:
    """Return the features of "none of these": how likely a name is of a place that no source has.

    Parameters
    ----------
    name
        The key.
    places
        Each candidate's place, match, and whether the name is its own.
    codes
        The stated countries; empty where none is stated.
    gazetteer
        Knows how many places a country has.
    """
    latin, stated = is_latin(name), bool(codes)
    features = {"none": 1.0}
    if stated:
        features["none_stated"] = 1.0
    if latin:
        features["none_short"] = max(0.0, 8.0 - len(name))
    else:
        features["none_script"] = 1.0
        features["none_short_script"] = max(0.0, 4.0 - len(name))
        if stated:
            features["none_script_stated"] = 1.0
    here = [one for one in places if not stated or one[0].country in codes]
    own = math.log10(max(1, sum(is_own and place.level == "city" for place, _, is_own in here)))
    features["none_namesakes_stated" if stated else "none_namesakes"] = own
    matches = {match for _, match, _ in here}
    kind = (
        "none_typo_names"
        if "fuzzy" in matches
        else "none_sound_names"
        if "transliteration" in matches
        else ""
    )
    if kind and gazetteer is not None:
        count = max((gazetteer.count(code) for code in {place.country for place, _, _ in here}), default=1)
        features[kind] = math.log10(max(1, count)) - 3.0
    return features


def posterior(candidates_log_odds: Iterable[float], none: float) -> list[float]:
    """Return the probability of each of several candidates, where "none of these" has log10 odds too.

    Examples
    --------
    >>> [round(p, 2) for p in posterior([3.0, 2.0], none=2.0)]
    [0.83, 0.08]
    """
    odds = [10.0 ** min(one - none, 300.0) for one in candidates_log_odds]
    whole = 1.0 + sum(odds)
    return [each / whole for each in odds]
