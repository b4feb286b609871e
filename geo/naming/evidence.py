"""What speaks for a candidate and for nobody at all: measured features, and the weight of each in powers of ten."""

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
        # How the place goes by the name: its usual name weighs nothing.
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
        # One slip of spelling; letters that the name lacks to nine; a town of fewer people than many (a place of no source is likelier than a slip); in its first letter; in a name that is not the town's own.
        "slip": -1.17,
        "slip_short": -0.38,
        "slip_town": -4.0,
        "slip_first": -1.86,
        "slip_alias": -2.37,
        # How well its Latin name explains a writing in another script (log10), how many units that has, and that it was heard.
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
    # The level word of the name; a country where the country is stated beside it.
    "level": {
        "level_stated": 1.0,
        "level_other": -4.0,
        "country_beside": -3.0,
    },
    # The place lies in the stated country; in a land that its name is used for, too; elsewhere.
    "country": {
        "here": 1.65,
        "territory": -0.3,
        "away": -2.6,
    },
    # Other parts of the cell that agree; that lie inside the candidate.
    "region": {
        "region": 0.8,
        "holds": -3.0,
    },
    "population": {
        # log10 of the people; beyond many; none known; of a name with a slip; beside a city of three times as many.
        "people": 1.25,
        "people_many": -0.73,
        "people_none": 1.03,
        "people_slip": -0.06,
        "suburb": -0.16,
        "admin1": 4.2,
        "admin2": 0.16,
        "country": 6.5,
        # The same of a place that only sounds like the name.
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
    # The rows around are of the candidate's level (1) or of another (-1).
    "neighbours": {
        "neighbours": 0.8,
    },
    # log10 of how much likelier the country is in this list than in any; beside these rows than in this list; a row beside names this very place.
    "list": {
        "list": 0.35,
        "again": 1.24,
        "beside": 0.43,
    },
}
NONE_LOG_ODDS = 2.9  # the weight of "none of these"

WEIGHTS = {name: weight for part in EVIDENCE.values() for name, weight in part.items()}
PARTS = {part: tuple(weights) for part, weights in EVIDENCE.items()}  # as people are shown them

LARGE_LOG10_POPULATION = 4.5  # log10 of the people above which more of them log_odds less
DEFAULT_DISTRICT_LOG10_POPULATION = (
    3.4  # log10, of a county or district of which no source says how many live there
)

Features = dict[str, float]


def log_odds(features: Features) -> float:
    """Return log10 of the odds that features give.

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
    """Return the weight of each part of the evidence; parts that say nothing are left out.

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
    """Return what speaks for a place before its name is looked at: its people, and in how many languages it is named.

    Parameters
    ----------
    place
        Any place. Regions have no population in most sources; they log_odds alike.
    transliterated
        Whether only its sound is like the name; that is weighed apart.
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


def posterior(weights: Iterable[float], none: float) -> list[float]:
    """Return how likely each of several candidates is, where "none of these" has a weight too.

    Examples
    --------
    >>> [round(chance, 2) for chance in posterior([3.0, 2.0], 2.0)]
    [0.83, 0.08]
    """
    odds = [10.0 ** min(weight - none, 300.0) for weight in weights]
    whole = 1.0 + sum(odds)
    return [each / whole for each in odds]
