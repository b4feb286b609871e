"""The evidence for a candidate: features, and the weight of each in log10 of odds; how a posterior is made of them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..gazetteer.place import Place

# benchmarks/fit_weights.py fits these to lists whose answers are known: log10 of the odds that one unit of a feature gives
# to a candidate. It says which of them are set by hand, and why.
EVIDENCE = {
    "name": {
        # What the name is to the place (`NameType`); a primary name has no feature.
        "official": -1.88,
        "alias": -1.68,
        "reading": -2.2,
        "accents_left": -0.71,
        "accents_other": -0.87,
        "country_foreign": -1.0,
        "stripped": -0.1,
        "stripped_owned": -3.76,
        "variant": -1.61,
        "part": -2.2,
        # One typo; how many letters the name has less than nine; how much smaller than a large town the town is (that no
        # source has the place is likelier then); a typo in the first letter; in a name that is not the town's own.
        "typo": -1.17,
        "typo_short": -0.38,
        "typo_town": -4.0,
        "typo_first": -1.86,
        "typo_alias": -2.37,
        # A name in another script: log10 of how well the place's Latin name explains it, the units of the script, and a
        # constant.
        "transliteration_hangul": 0.45,
        "transliteration_kana": 0.47,
        "transliteration_han": 0.4,
        "transliteration_letters": 0.45,
        "units_hangul": 0.11,
        "units_kana": 0.12,
        "units_han": 0.22,
        "units_letters": 0.06,
        "transliterated_hangul": -2.59,
        "transliterated_kana": -2.65,
        "transliterated_han": -2.93,
        "transliterated_letters": -2.39,
    },
    # The generic term of the name; a country where a place in it has the same name.
    "level": {
        "level_stated": 1.0,
        "level_other": -4.0,
        "country_beside": -3.0,
    },
    # The place is in the stated country; in a territory that lists count as part of it; elsewhere.
    "country": {
        "here": 1.65,
        "territory": -0.3,
        "away": -2.6,
    },
    # How many other parts of the cell agree; how many are inside the candidate.
    "region": {
        "region": 0.8,
        "holds": -3.0,
    },
    "population": {
        # log10 of the population; how much it is above a large town's; unknown; of a name with a typo; a suburb.
        "people": 1.25,
        "people_many": -0.73,
        "people_none": 1.03,
        "people_typo": -0.06,
        "suburb": -0.16,
        "admin1": 4.2,
        "admin2": 0.16,
        "country": 6.5,
        # The same of a place whose name is a transliteration.
        "people_transliterated": 0.51,
        "admin1_transliterated": 2.6,
        "admin2_transliterated": 0.25,
        "country_transliterated": 2.0,
    },
    # log10 of the languages in which sources name it.
    "fame": {
        "fame": 0.38,
        "fame_transliterated": -0.13,
    },
    # The rows near by are of the candidate's level (1) or of another (-1).
    "neighbours": {
        "neighbours": 0.8,
    },
    # log10 of how many times likelier the country is in this list than in any; a row near by is this very place;
    # log10 of how many times likelier the country is near this row than in the list.
    "list": {
        "list": 0.35,
        "again": 1.24,
        "beside": 0.43,
    },
}
NONE_LOG_ODDS = 2.9  # of "none of these"

WEIGHTS = {name: weight for part in EVIDENCE.values() for name, weight in part.items()}
PARTS = {part: tuple(weights) for part, weights in EVIDENCE.items()}  # as users see them

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
    return features | {"fame_transliterated" if transliterated else "fame": fame}


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
