"""One name and what stands beside it -> an answer: placed, ambiguous or missing, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .answer import Answer, Candidate
from .candidates import (
    candidates_by_key,
    candidates_by_label,
    candidates_by_part,
    candidates_by_romanisation,
    candidates_by_sound,
    candidates_by_typo,
    candidates_by_variant,
    merge,
    namesakes,
)
from .country import Country, agrees, country_named, demonym, read_country
from .levels import bare_names, is_level_word
from .toponym import normalise, split_cell
from .verdict import distance_km, judge, not_found, told

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place
    from .column import Around

BESIDE_KM = 60.0  # a town in the cell lies at most this far from the city or district that is named with it
DEPTH = {"country": 0, "admin1": 1, "admin2": 2, "city": 3}
LONGEST = 300  # no place name is longer; what is has been pasted


def locate(
    name: str | None,
    country: str | None = None,
    *,
    gazetteer: Gazetteer,
    region: str | None = None,
    around: Around | None = None,
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
    around
        What the other rows of the list tell: evidence where the name alone does not.

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
    answers = _ways_to_read(text, stated, gazetteer, around)
    first = None
    for answer in answers:
        if answer is not None and answer.verdict == "placed":
            return answer
        first = first or answer
    return first or not_found(text, stated, gazetteer)


def _ways_to_read(
    text: str, stated: Country | None, gazetteer: Gazetteer, around: Around | None
) -> Iterator[Answer | None]:
    """Yield what each way to cut a cell gives, the plainest first: as it is, mended, at marks, at words, at spaces."""
    ways = list(split_cell(text))
    whole = _judge_one(text, stated, gazetteer, around, mend=False)
    yield whole
    if whole is not None:
        return  # a name that is known as it stands is not cut
    if not _MARKED.search(text):
        yield _judge_one(text, stated, gazetteer, around, mend=True)
    for tokens in ways[1:]:
        if len(tokens) == 1:
            yield _judge_one(tokens[0], stated, gazetteer, around, mend=True)
        else:
            yield _judge_tokens(tokens, stated, gazetteer, around, _in_brackets(text))


_BRACKETS = re.compile(r"[(\[（【〔|](.*?)(?:[)\]）】〕|]|$)")
_MARKED = re.compile(r"[,;、，；()（）]")


def _in_brackets(text: str) -> frozenset[str]:
    return frozenset(match.strip() for match in _BRACKETS.findall(text))


# ---- a cell of one or more tokens ----


def _judge_tokens(
    tokens: list[str],
    stated: Country | None,
    gazetteer: Gazetteer,
    around: Around | None,
    aside: frozenset[str],
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
            f"{strangers[0]!r} is not known; {known[0]!r} is {told(best.place)}.",
            candidates=tuple(sorted(found, key=lambda one: -one.weight)[:10]),
        )
    return judge(", ".join(tokens), found, stated, around, gazetteer)


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
                found.append(candidate.with_features(region=len(helping), holds=holding))
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
        f"{known[0]!r} and {known[-1]!r} do not fit together; one of them may be {told(found[0].place)}.",
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
    name: str, stated: Country | None, gazetteer: Gazetteer, around: Around | None, *, mend: bool
) -> Answer | None:
    """Return an answer for a name that is not cut. Only with `mend` is it mended or heard."""
    codes = stated.codes if stated else frozenset()
    found = candidates_by_key(name, gazetteer)
    if codes and not any(agrees(one.place.country, codes, one.place.admin1) for one in found):
        if not mend:
            return None
        found = merge(found, _mended(name, gazetteer, codes, found))
    elif not found:
        found = candidates_by_variant(name, gazetteer)
        if not found and mend:
            found = _mended_anywhere(name, gazetteer, around.countries if around else ())
    if not found:
        return None
    if normalise(name)[:1] > "\u024f" or bare_names(name):
        found = merge(found, namesakes(found, name, gazetteer))
    return judge(name, found, stated, around, gazetteer)


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
    here = candidates_by_romanisation(name, gazetteer, countries) or candidates_by_part(
        name, gazetteer, countries
    )
    if here or _weighty(elsewhere):
        return here
    return candidates_by_typo(name, gazetteer, countries)


def _mended_anywhere(name: str, gazetteer: Gazetteer, countries: tuple[str, ...]) -> list[Candidate]:
    """Return what a name that nobody goes by may stand for, where no country is stated: in those of the list, or larger."""
    if normalise(name)[:1] > "\u024f":
        heard = candidates_by_sound(name, gazetteer, countries) if countries else []
        return merge(heard, candidates_by_sound(name, gazetteer, ()))
    return candidates_by_typo(name, gazetteer, countries)


def _weighty(candidates: list[Candidate]) -> bool:
    return any(not {"alias", "reading", "bare_owned"} & one.features.keys() for one in candidates)
