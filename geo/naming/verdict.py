"""Candidates -> a verdict: which place is clearly meant, or why none is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .answer import Answer, Candidate
from .country import Country, agrees, country_named
from .evidence import NONE_LOG_ODDS, posterior
from .relations import is_region_of, is_same_place, is_suburb

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place
    from .context import ListContext

# How likely the best candidate must be to be placed; benchmarks/fit_thresholds.py shows right against wrong for each. Where
# nothing but the name speaks, a mistake puts the pin in another country.
PLACE_THRESHOLD = {"confirmed": 0.75, "name_only": 0.93}
NEGLIGIBLE = 0.01  # candidates less likely than this part of the best are not told as rivals


def judge(
    name: str,
    found: list[Candidate],
    stated: Country | None,
    context: ListContext | None,
    gazetteer: Gazetteer,
) -> Answer:
    """Weigh the places that `name` may stand for: placed if one is likely enough, nobody at all being one of them.

    Parameters
    ----------
    name
        As written.
    found
        At least one candidate.
    stated
        What the country cell says, or None.
    context
        What the other rows of the list tell, or None.
    gazetteer
        Knows the largest city of a region.
    """
    codes = stated.codes if stated else frozenset()
    town_named = any(one.place.level != "country" and one.place.country in codes for one in found)
    found = sorted(
        (_with_context(one, codes, context, gazetteer, town_named=town_named) for one in found),
        key=lambda one: (-one.log_odds, one.place.place_id),
    )
    likely = posterior((one.log_odds for one in found), NONE_LOG_ODDS)
    if "away" in found[0].features:
        return contradict(name, stated, found, likely[0], gazetteer)
    best = _seat(found, found[0], gazetteer)
    mine = [one is best or is_same_place(one, best, gazetteer) for one in found]
    score = sum(chance for chance, same in zip(likely, mine, strict=True) if same)
    rivals = [one for one, same in zip(found, mine, strict=True) if not same]
    shown = (best, *(one for one in found if one is not best))[:10]
    sure = PLACE_THRESHOLD["confirmed" if codes or best.features.get("region") else "name_only"]
    if score >= sure and not (rivals and _is_region_of(rivals[0], best)):
        score = round(score, 3)
        by_list = _is_decided_by_context(found, mine, sure)
        reason = _because(best, stated, rivals, gazetteer, by_list=by_list)
        return Answer("placed", reason, best.match, score, best.place, shown)
    told_apart = sum(likely) - score < 1 - sum(likely)
    near = [one for one in rivals if one.log_odds >= best.log_odds + math.log10(NEGLIGIBLE)]
    reason = (
        f"{name!r} may be {told(best.place, gazetteer)}, but that is not sure."
        if not near or (told_apart and score < sure)
        else _either(name, best.place, near[0].place, len(near), gazetteer)
    )
    return Answer("ambiguous", reason, score=round(score, 3), candidates=shown)


def contradict(
    name: str, stated: Country | None, found: list[Candidate], score: float, gazetteer: Gazetteer
) -> Answer:
    """Say that the country speaks against the likeliest place, and what else there is."""
    where = stated.text if stated else ""
    here = next((one for one in found if "away" not in one.features and "here" in one.features), None)
    instead = (
        f"{name!r} may be {told(here.place, gazetteer)}"
        if here
        else f"No place called {name!r} is known in {where}"
    )
    return Answer(
        "ambiguous",
        f"{instead}; it would fit {told(found[0].place, gazetteer)}{' better' if here else ''}.",
        score=round(score, 3),
        candidates=tuple(found[:10]),
    )


def _with_context(
    one: Candidate,
    codes: frozenset[str],
    context: ListContext | None,
    gazetteer: Gazetteer,
    *,
    town_named: bool,
) -> Candidate:
    """Add what the country cell, the other rows and a larger city beside say of a candidate."""
    features = {"suburb": 1.0} if is_suburb(one.place, gazetteer) else {}
    if codes:
        # A place elsewhere stays in the running: now and then it is the country that is wrong.
        agreed = agrees(one.place.country, codes, one.place.admin1)
        features["here" if one.place.country in codes else "territory" if agreed else "away"] = 1.0
    if "level_stated" not in one.features and "level_other" not in one.features:
        if one.place.level == "country" and town_named:
            features["country_beside"] = 1.0
        if context and context.level and one.place.level != "country":
            features["neighbours"] = (
                1.0 if (one.place.level == "admin1") == (context.level == "admin1") else -1.0
            )
    if context and not codes:
        features["list"] = context.share(one.place.country)
        features["beside"] = context.share_beside(one.place.country)
        features["again"] = float(one.place.place_id in context.nearby_places)
    return one.with_features(**features)


def _is_decided_by_context(found: list[Candidate], mine: list[bool], sure: float) -> bool:
    """Tell whether the best candidate would not be placed but for what the other rows tell."""
    if not any({"list", "neighbours"} & one.features.keys() for one in found):
        return False
    bare = posterior((one.log_odds - one.context_log_odds for one in found), NONE_LOG_ODDS)
    return sum(chance for chance, same in zip(bare, mine, strict=True) if same) < sure


def _seat(found: list[Candidate], best: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Return the town among the candidates that is the best one's seat, if the name itself does not ask for a region."""
    if best.place.level not in ("admin1", "admin2") or _level_is_stated(best):
        return best
    return next(
        (one for one in found if one.place.level == "city" and is_same_place(one, best, gazetteer)), best
    )


def _is_region_of(region: Candidate, city: Candidate) -> bool:
    """Tell whether one is the province of the other's name, and nothing says which of the two is meant."""
    return not _level_is_stated(city) and is_region_of(region.place, city.place)


def _level_is_stated(one: Candidate) -> bool:
    """Tell whether the name's level word, or the level of the rows around, speaks for or against a candidate."""
    return bool({"level_stated", "level_other", "neighbours"} & one.features.keys())


# ---- sentences ----


_LEVELS = {"admin1": "region", "admin2": "district", "city": "city"}


def told(place: Place, gazetteer: Gazetteer) -> str:
    """Name a place with its level, region and country.

    Examples
    --------
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     told(gazetteer.place("city:4250542"), gazetteer), told(gazetteer.place("admin1:US-IL"), gazetteer)
    ('Springfield (city in Illinois, US)', 'Illinois (region, US)')
    """
    if place.level == "country":
        return f"the country {place.name}"
    region = gazetteer.place(f"admin1:{place.admin1}") if place.level != "admin1" else None
    inside = f" in {region.name}" if region else ""
    return f"{place.name} ({_LEVELS[place.level]}{inside}, {place.country})"


def _either(name: str, best: Place, other: Place, rivals: int, gazetteer: Gazetteer) -> str:
    more = f" and {rivals - 1} more" if rivals > 1 else ""
    return f"{name!r} may be {told(best, gazetteer)} or {told(other, gazetteer)}{more}."


_HOW = {
    "exact": "by this name",
    "alias": "under another of its names",
    "normalised": "by this name with its level word or spelling aside",
    "transliteration": "by transliteration",
    "fuzzy": "with one slip of spelling",
}


def _because(
    best: Candidate,
    stated: Country | None,
    rivals: list[Candidate],
    gazetteer: Gazetteer,
    *,
    by_list: bool = False,
) -> str:
    words = [f"Known {_HOW[best.match]} as {told(best.place, gazetteer)}"]
    if stated and not stated.codes:
        words.append(f"the country {stated.text!r} was not understood")
    elif stated and stated.mended:
        words.append(f"{stated.text!r} was read as {best.place.country}")
    elif stated and best.place.country not in stated.codes:
        words.append(f"which lists count as part of {stated.text}")
    if by_list:
        words.append("which the other rows make likely")
    if rivals:
        words.append(f"clearly ahead of {told(rivals[0].place, gazetteer)}")
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
