"""Candidates -> a verdict: which place is clearly meant, or why none is."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from .answer import Answer, Candidate
from .candidates import NAME, SOUND, SOUND_SLOPE
from .country import Country, agrees, country_named
from .toponym import normalise

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place

# Thresholds, in powers of ten; benchmarks/fit_thresholds.py shows right against wrong for each.
MARGIN = {"country": 0.8, "region": 0.3, "none": 2.0}
MARGIN_ALIAS = 1.2  # less, if the winner only goes by the name and another place is called so
LEAST = {"country": 2.2, "none": 2.9}  # least weight of name and population of a winner
LEAST_MENDED = 3.0  # of one whose spelling was mended: a hamlet is rather another place than a typo
LEAST_ALIAS = 2.6  # of one that goes by a name that no source calls its own
LEAST_MENDED_LATIN = 3.0
SOUND_PLACED_CLEAR = 0.16  # farther apart than SOUND_PLACED, if by SOUND_CLEAR ahead of all others
SOUND_CLEAR = 1.5
SOUND_PLACED = 0.13  # farther apart, a sound only suggests
SAME_PLACE_KM = 20.0


def judge(
    name: str,
    found: list[Candidate],
    stated: Country | None,
    level: str | None,
    context: str | None,
    gazetteer: Gazetteer,
) -> Answer:
    """Weigh the places that `name` may stand for: placed if one is clearly ahead and would be believed alone.

    Parameters
    ----------
    name
        As written.
    found
        At least one candidate.
    stated
        What the country cell says, or None.
    level
        What the other rows of the column mostly are, or None.
    context
        ``"region"`` where other parts of the cell confirm the candidates, else None.
    gazetteer
        Knows the largest city of a region.
    """
    codes = stated.codes if stated else frozenset()
    if codes:
        here = [one for one in found if agrees(one.place.country, codes, one.place.admin1)]
        if not here:
            return contradict(name, stated, found)
        found = [with_evidence(one, country=1.0 if one.place.country in codes else -0.3) for one in here]
    found = [_with_habits(one, bool(codes), level) for one in found]
    found = sorted(found, key=lambda one: (-one.weight, one.place.place_id))
    best = _seat(found, found[0], gazetteer)
    rivals = [one for one in found if not _same(one, best, gazetteer)]
    margin = best.weight - rivals[0].weight if rivals else math.inf
    if rivals and _is_region_of(rivals[0], best):
        margin = min(margin, 0.0)  # Jilin may be the province or the city in it, however large either is
    if best.match == "alias" and any(one.match == "exact" for one in rivals):
        margin -= MARGIN_ALIAS  # Cham is Damascus to some, yet a town of that name is rather meant
    shown = (best, *(one for one in found if one is not best))[:10]
    if margin < MARGIN[context or ("country" if codes else "none")]:
        return Answer(
            "ambiguous",
            _either(name, best.place, rivals[0].place, len(rivals)),
            candidates=shown,
            margin=margin,
        )
    if not _stands_alone(best, margin, bool(codes or context), normalise(name)[:1] > "\u024f"):
        return Answer(
            "ambiguous", f"{name!r} may be {told(best.place)}, but that is not sure.", candidates=shown
        )
    if best.match in ("sound", "fuzzy") and not codes:
        return Answer(
            "ambiguous", f"{name!r} resembles {told(best.place)}; no country confirms it.", candidates=shown
        )
    return Answer(
        "placed", _because(best, stated, rivals), best.match, _score(best, margin), best.place, shown, margin
    )


def contradict(name: str, stated: Country | None, found: list[Candidate]) -> Answer:
    """Say that the country speaks against the name, and what would fit."""
    found = sorted(found, key=lambda one: -one.weight)
    where = stated.text if stated else ""
    return Answer(
        "ambiguous",
        f"No place called {name!r} is known in {where}; it would fit {told(found[0].place)}.",
        candidates=tuple(with_evidence(one, country=-3.0) for one in found[:10]),
    )


def _stands_alone(best: Candidate, margin: float, backed: bool, heard: bool) -> bool:
    """Tell whether the winner would be believed if it were the only candidate."""
    if math.isinf(margin) and best.match == "exact" and best.evidence.get("fame", 0.0) > 0:
        return True  # nobody else in the world goes by it, and more than one language names it
    weight = best.evidence["name"] + best.evidence["population"]
    if best.place.level != "city":
        weight += best.evidence.get("fame", 0.0)
    if best.match == "sound" and best.spelling and heard:
        apart = (SOUND - best.evidence["name"]) / SOUND_SLOPE
        return apart <= SOUND_PLACED or (apart <= SOUND_PLACED_CLEAR and margin >= SOUND_CLEAR)
    if best.spelling:
        return weight >= (LEAST_MENDED if heard or best.match == "alias" else LEAST_MENDED_LATIN)
    if best.evidence["name"] <= NAME["alias"] and not heard:
        return weight >= LEAST_ALIAS
    return weight >= LEAST["country" if backed else "none"]


def _with_habits(one: Candidate, country_given: bool, level: str | None) -> Candidate:
    """Add what the other rows and the country cell say about the level, where the name itself says nothing."""
    if "level" in one.evidence:
        return one
    parts = {}
    if one.place.level == "country" and country_given:
        parts["level"] = -3.0
    if level is not None and one.place.level != "country":
        parts["neighbours"] = 0.7 if (one.place.level == "admin1") == (level == "admin1") else -0.7
    return with_evidence(one, **parts)


def _seat(found: list[Candidate], best: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Return the town among the candidates that is the best one's seat, if the name itself does not ask for a region."""
    if (
        best.place.level not in ("admin1", "admin2")
        or "level" in best.evidence
        or "neighbours" in best.evidence
    ):
        return best
    return next((one for one in found if one.place.level == "city" and _same(one, best, gazetteer)), best)


def _is_region_of(region: Candidate, city: Candidate) -> bool:
    """Tell whether one is the province of the other's name, and nothing says which of the two is meant."""
    said = {"level", "neighbours"} & city.evidence.keys()
    return (
        not said and region.place.level == "admin1" and region.place.place_id == f"admin1:{city.place.admin1}"
    )


def _is_hinted(best: Candidate) -> bool:
    return best.evidence.get("neighbours", 0.0) > 0


def _same(one: Candidate, best: Candidate, gazetteer: Gazetteer) -> bool:
    """Tell whether two candidates are one place to a reader: near, or a town and the region that it is the seat of."""
    a, b = one.place, best.place
    levels = {a.level, b.level}
    near = distance_km(a, b) <= SAME_PLACE_KM
    city, region = (a, b) if a.level == "city" else (b, a)
    if levels == {"city", "admin1"} and region.place_id == f"admin1:{city.admin1}":
        if best.evidence.get("level", 0.0) > 0 and not near:
            return False
        if "neighbours" in best.evidence and not near:
            return _is_hinted(best) and best.place.level == "city"
        largest = gazetteer.largest_city(str(city.admin1))
        return largest is not None and 2 * city.population >= largest.population
    if levels == {"city", "admin2"} and a.admin1 == b.admin1:
        return distance_km(a, b) <= 60
    return near


def _score(best: Candidate, margin: float) -> float:
    sure = 1 / (1 + 10 ** -min(margin, 3))
    return round(sure * min(1.0, 10 ** (0.15 * best.evidence["name"])), 3)


def with_evidence(candidate: Candidate, **parts: float) -> Candidate:
    """Add to the named parts of a candidate's weight."""
    evidence = dict(candidate.evidence)
    for part, value in parts.items():
        evidence[part] = evidence.get(part, 0.0) + value
    return dataclasses.replace(candidate, evidence=evidence)


def distance_km(a: Place, b: Place) -> float:
    """Return the great-circle distance of two places on a sphere, in kilometres."""
    if abs(a.lat - b.lat) > 3:
        return 1000.0
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


# ---- sentences ----


def told(place: Place) -> str:
    """Name a place with its level and region."""
    where = place.admin1 or place.country
    return (
        f"{place.name} ({place.level}, {where})" if place.level != "country" else f"the country {place.name}"
    )


def _either(name: str, best: Place, other: Place, rivals: int) -> str:
    more = f" and {rivals - 1} more" if rivals > 1 else ""
    return f"{name!r} may be {told(best)} or {told(other)}{more}."


_HOW = {
    "exact": "by this name",
    "alias": "under another of its names",
    "normalised": "by this name with its level word or spelling aside",
    "sound": "as it sounds",
    "fuzzy": "with one slip of spelling",
}


def _because(best: Candidate, stated: Country | None, rivals: list[Candidate]) -> str:
    words = [f"Known {_HOW[best.match]} as {told(best.place)}"]
    if stated and not stated.codes:
        words.append(f"the country {stated.text!r} was not understood")
    elif stated and stated.mended:
        words.append(f"{stated.text!r} was read as {best.place.country}")
    elif stated and best.place.country not in stated.codes:
        words.append(f"which lists count as part of {stated.text}")
    if rivals:
        words.append(f"clearly ahead of {told(rivals[0].place)}")
    return ", ".join(words) + "."


def not_found(text: str, stated: Country | None, gazetteer: Gazetteer) -> Answer:
    """Say that nobody goes by a text, unless it is itself a country."""
    if stated and not stated.codes:
        return Answer("missing", f"{text!r} is not known, nor is the country {stated.text!r}.")
    if stated:
        for code in sorted(country_named(text, gazetteer) & stated.codes):
            place = gazetteer.place(f"country:{code}")
            if place:
                return Answer("placed", f"The country {place.name}.", "exact", 1.0, place)
        return Answer("missing", f"No place called {text!r} is known in {stated.text}.")
    for code in sorted(country_named(text, gazetteer)):
        place = gazetteer.place(f"country:{code}")
        if place:
            return Answer("placed", f"The country {place.name}.", "exact", 1.0, place)
    return Answer("missing", f"No place called {text!r} is known.")
