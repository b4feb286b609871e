"""One name and what stands beside it -> an answer: placed, ambiguous or missing, and why."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .answer import Answer, Candidate
from .candidates import (
    NAME,
    SOUND,
    SOUND_SLOPE,
    candidates_by_key,
    candidates_by_label,
    candidates_by_part,
    candidates_by_sound,
    candidates_by_typo,
    candidates_by_variant,
    merge,
    namesakes,
)
from .country import Country, agrees, country_named, demonym, read_country
from .levels import is_level_word
from .toponym import normalise, split_cell

if TYPE_CHECKING:
    from .gazetteer import Gazetteer, Place

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
BESIDE_KM = 60.0  # a town in the cell lies at most this far from the city or district that is named with it
DEPTH = {"country": 0, "admin1": 1, "admin2": 2, "city": 3}
LONGEST = 300  # no place name is longer; what is has been pasted


def locate(
    name: str | None,
    country: str | None = None,
    *,
    gazetteer: Gazetteer,
    region: str | None = None,
    level: str | None = None,
) -> Answer:
    """Find the place that a name stands for.

    Parameters
    ----------
    name
        The cell: a name, or a whole path with commas, brackets and glosses, in any script.
    country
        The country cell, in any language and form.
    gazetteer
        The places.
    region
        A state or province that the table names in a cell of its own.
    level
        What the other rows of the column mostly are, ``"city"`` or ``"admin1"``: evidence where a name is both.

    Returns
    -------
    Answer
        Never raises for a name, however odd.

    Examples
    --------
    >>> locate("?!", gazetteer=None).verdict
    'missing'
    """
    text = "" if name is None else " ".join(str(name).split())
    if not normalise(text[:LONGEST]):
        return Answer("missing", "The name holds no letter." if text else "There is no name.")
    if len(text) > LONGEST:
        return Answer("missing", f"The name has {len(text):,} characters; no place name is that long.")
    if normalise(text).isdigit():
        return Answer("missing", f"{text!r} is a number, not a name.")
    stated = read_country(country, gazetteer)
    if region:
        text = f"{text}, {region}"
    answers = _ways_to_read(text, stated, gazetteer, level)
    first = None
    for answer in answers:
        if answer is not None and answer.verdict == "placed":
            return answer
        first = first or answer
    return first or _not_found(text, stated, gazetteer)


def _ways_to_read(
    text: str, stated: Country | None, gazetteer: Gazetteer, level: str | None
) -> Iterator[Answer | None]:
    """Yield what each way to cut a cell gives, the plainest first: as it is, mended, at marks, at words, at spaces."""
    ways = list(split_cell(text))
    whole = _judge_one(text, stated, gazetteer, level, mend=False)
    yield whole
    if whole is not None:
        return  # a name that is known as it stands is not cut
    if not _MARKED.search(text):
        yield _judge_one(text, stated, gazetteer, level, mend=True)
    for tokens in ways[1:]:
        if len(tokens) == 1:
            yield _judge_one(tokens[0], stated, gazetteer, level, mend=True)
        else:
            yield _judge_tokens(tokens, stated, gazetteer, level, _in_brackets(text))


_BRACKETS = re.compile(r"[(\[（【〔|](.*?)(?:[)\]）】〕|]|$)")
_MARKED = re.compile(r"[,;、，；()（）]")


def _in_brackets(text: str) -> frozenset[str]:
    return frozenset(match.strip() for match in _BRACKETS.findall(text))


# ---- a cell of one or more tokens ----


def _judge_tokens(
    tokens: list[str], stated: Country | None, gazetteer: Gazetteer, level: str | None, aside: frozenset[str]
) -> Answer | None:
    """Return an answer if the tokens, taken together, stand for something. `aside` are those in brackets."""
    words = [is_level_word(token) for token in tokens]
    said = next((word for word in words if word), None)
    tokens = [token for token, word in zip(tokens, words, strict=True) if not word]
    named = {token: country_named(token, gazetteer) or demonym(token, gazetteer) for token in tokens}
    sure = {token: _known(token, gazetteer, stated) for token in tokens}
    groups = {token: sure[token] or _heard(token, gazetteer, stated) for token in tokens}
    known = [token for token in tokens if groups[token] or named[token]]
    found = [one for one in _path_ends(known, groups, named, sure) if said is None or one.place.level in said]
    unknown = [token for token in tokens if token not in known]
    found = [one for one in found if one.place.level != "country" or not unknown]
    strangers = [token for token in unknown if any(_same_script(token, other) for other in known)]
    if not found:
        return _disagreeing(known, groups) if len(known) > 1 and not unknown else None
    if strangers and not (set(strangers) <= aside and stated):
        best = max(found, key=lambda one: one.weight)
        return Answer(
            "ambiguous",
            f"{strangers[0]!r} is not known; {known[0]!r} is {_told(best.place)}.",
            candidates=tuple(sorted(found, key=lambda one: -one.weight)[:10]),
        )
    return _judge(", ".join(tokens), found, stated, level, "region" if len(known) > 1 else None, gazetteer)


def _path_ends(
    known: list[str],
    groups: dict[str, list[Candidate]],
    named: dict[str, frozenset[str]],
    sure: dict[str, list[Candidate]],
) -> list[Candidate]:
    """Return the candidates that all other tokens agree with: the end of the path, not what holds it."""
    found = []
    for token in known:
        # A gloss that was only heard, not known, may help and cannot hurt.
        others = [other for other in known if other != token]
        for candidate in groups[token]:
            helping = [other for other in others if _supports(candidate.place, groups[other], named[other])]
            failing = [other for other in others if other not in helping and (sure[other] or named[other])]
            if not failing and (sure[token] or helping or not others):
                holding = sum(_holds(candidate.place, groups[other], token, other) for other in others)
                found.append(_with(candidate, region=0.8 * len(helping) - 3.0 * holding))
    return merge(found)


def _holds(place: Place, others: list[Candidate], token: str, other: str) -> bool:
    """Tell whether the place holds, or is the larger neighbour of, what another token stands for."""
    if normalise(token) == normalise(other) or any(one.place.place_id == place.place_id for one in others):
        return False
    for one in others:
        deeper = DEPTH[one.place.level] > DEPTH[place.level]
        smaller = one.place.level == place.level == "city" and 2 * one.place.population < place.population
        if (deeper or smaller) and _supports(one.place, [Candidate(place, "exact", {})], frozenset()):
            return True
    return False


def _disagreeing(known: list[str], groups: dict[str, list[Candidate]]) -> Answer | None:
    """Say that the parts of a cell are places that do not lie in one another."""
    found = sorted((one for token in known for one in groups[token]), key=lambda one: -one.weight)
    if not found:
        return None
    return Answer(
        "ambiguous",
        f"{known[0]!r} and {known[-1]!r} do not fit together; one of them may be {_told(found[0].place)}.",
        candidates=tuple(found[:10]),
    )


def _known(token: str, gazetteer: Gazetteer, stated: Country | None) -> list[Candidate]:
    found = candidates_by_key(token, gazetteer) or candidates_by_variant(token, gazetteer)
    if not found and stated and stated.codes and normalise(token)[:1] <= "\u024f":
        found = candidates_by_part(token, gazetteer, sorted(stated.codes))
    return found


def _heard(token: str, gazetteer: Gazetteer, stated: Country | None) -> list[Candidate]:
    if not stated or not stated.codes or normalise(token)[:1] <= "\u024f":
        return []
    return candidates_by_sound(token, gazetteer, sorted(stated.codes))


def _supports(place: Place, others: list[Candidate], countries: frozenset[str]) -> bool:
    """Tell whether another token is the place's region, its country, a town beside it or the place itself."""
    if place.country in countries and place.level != "country":
        return True
    for other in others:
        one = other.place
        if one.place_id == place.place_id:
            return True
        if one.level == "admin1" and place.admin1 == one.admin1 and place.level != "country":
            return True
        near = {one.level, place.level} <= {"admin2", "city"} and one.country == place.country
        if near and distance_km(one, place) < BESIDE_KM:
            return True
    return False


def _same_script(one: str, other: str) -> bool:
    return normalise(one)[:1].isascii() == normalise(other)[:1].isascii()


# ---- one token ----


def _judge_one(
    name: str, stated: Country | None, gazetteer: Gazetteer, level: str | None, *, mend: bool
) -> Answer | None:
    """Return an answer for a name that is not cut. Only with `mend` is it mended or heard."""
    codes = stated.codes if stated else frozenset()
    found = candidates_by_key(name, gazetteer)
    if codes:
        here = [one for one in found if agrees(one.place.country, codes, one.place.admin1)]
        if not here and mend:
            here = _mended(name, gazetteer, codes, found)
        if not here and found and mend:
            return _contradicted(name, stated, found)
        found = here
    elif not found:
        found = candidates_by_variant(name, gazetteer)
    if not found:
        return None
    if normalise(name)[:1] > "\u024f":
        found = merge(found, namesakes(found, name, gazetteer))
    return _judge(name, found, stated, level, None, gazetteer)


def _mended(
    name: str, gazetteer: Gazetteer, codes: frozenset[str], elsewhere: list[Candidate]
) -> list[Candidate]:
    """Return what the name may stand for in the stated countries when nothing there goes by it."""
    countries = sorted(codes)
    found = candidates_by_variant(name, gazetteer)
    here = [one for one in found if agrees(one.place.country, codes, one.place.admin1)]
    if here:
        return here
    key = normalise(name)
    if key[:1] > "\u024f":
        return candidates_by_label(name, gazetteer, countries) or candidates_by_sound(
            name, gazetteer, countries
        )
    here = candidates_by_part(name, gazetteer, countries)
    if here or _weighty(elsewhere):
        return here
    sounding = [
        one for one in candidates_by_sound(name, gazetteer, countries) if one.evidence["name"] > SOUND - 0.7
    ]
    return merge(candidates_by_typo(name, gazetteer, countries), sounding)


def _weighty(candidates: list[Candidate]) -> bool:
    return any(one.evidence["name"] > -0.5 for one in candidates)


def _contradicted(name: str, stated: Country | None, found: list[Candidate]) -> Answer:
    found = sorted(found, key=lambda one: -one.weight)
    where = stated.text if stated else ""
    return Answer(
        "ambiguous",
        f"No place called {name!r} is known in {where}; it would fit {_told(found[0].place)}.",
        candidates=tuple(_with(one, country=-3.0) for one in found[:10]),
    )


# ---- the verdict ----


def _judge(
    name: str,
    found: list[Candidate],
    stated: Country | None,
    level: str | None,
    context: str | None,
    gazetteer: Gazetteer,
) -> Answer:
    codes = stated.codes if stated else frozenset()
    if codes:
        here = [one for one in found if agrees(one.place.country, codes, one.place.admin1)]
        if not here:
            return _contradicted(name, stated, found)
        found = [_with(one, country=1.0 if one.place.country in codes else -0.3) for one in here]
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
            "ambiguous", f"{name!r} may be {_told(best.place)}, but that is not sure.", candidates=shown
        )
    if best.match in ("sound", "fuzzy") and not codes:
        return Answer(
            "ambiguous", f"{name!r} resembles {_told(best.place)}; no country confirms it.", candidates=shown
        )
    return Answer(
        "placed", _because(best, stated, rivals), best.match, _score(best, margin), best.place, shown, margin
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
    return _with(one, **parts)


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


def _with(candidate: Candidate, **parts: float) -> Candidate:
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


def _told(place: Place) -> str:
    where = place.admin1 or place.country
    return (
        f"{place.name} ({place.level}, {where})" if place.level != "country" else f"the country {place.name}"
    )


def _either(name: str, best: Place, other: Place, rivals: int) -> str:
    more = f" and {rivals - 1} more" if rivals > 1 else ""
    return f"{name!r} may be {_told(best)} or {_told(other)}{more}."


_HOW = {
    "exact": "by this name",
    "alias": "under another of its names",
    "normalised": "by this name with its level word or spelling aside",
    "sound": "as it sounds",
    "fuzzy": "with one slip of spelling",
}


def _because(best: Candidate, stated: Country | None, rivals: list[Candidate]) -> str:
    words = [f"Known {_HOW[best.match]} as {_told(best.place)}"]
    if stated and not stated.codes:
        words.append(f"the country {stated.text!r} was not understood")
    elif stated and stated.mended:
        words.append(f"{stated.text!r} was read as {best.place.country}")
    elif stated and best.place.country not in stated.codes:
        words.append(f"which lists count as part of {stated.text}")
    if rivals:
        words.append(f"clearly ahead of {_told(rivals[0].place)}")
    return ", ".join(words) + "."


def _not_found(text: str, stated: Country | None, gazetteer: Gazetteer) -> Answer:
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
