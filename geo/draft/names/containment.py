"""Names beside one another of which one says where the other is: "Newcastle in New South Wales", 中国甘粛省の蘭州市."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...gazetteer.keys import normalise
from ...gazetteer.place import NameType, Place
from ...naming.generic_terms import strip_generic_term
from ...naming.relations import distance_km
from ...scripts import is_east_asian
from .east_asian_names import TERMS
from .name_spans import Known, NameSpan

# What is between a place and what it lies in, behind it.
_BEHIND = re.compile(
    r",\s|\s?[(（]|,?\s(?:in|en|au|aux|à|im|bei|near)\s(?:the\s|la\s|el\s|der\s)?|,\s(?:à l['’]\w{3,5} de|au \w{3,5} de)\s"
)
_OWNER = re.compile("['’]s? ")  # "Japan's Osaka"
_BEFORE = re.compile(
    r"\s?|\s?의\s|の|的|的?首都|の首都|\s수도\s|・|首府|省会"
)  # between a place and what is before it
_STATE = re.compile(r",\s([A-Z]{2}|D\.C\.)(?!\w)")
_MORE_PEOPLE = 20  # times as many as the namesake in the next name's region: then both are of a list
_QUARTERS = ("구", "군", "区", "區", "县", "縣")
_QUARTER_KM = 80  # from the middle of a town to its counties
_TOWN = 50_000  # people of a town that is called like its region, and may be of a list
_CLOSING = (")", "）")


@dataclass(frozen=True, slots=True)
class Located:
    """A name with the names that say where it is, the nearest first."""

    name: NameSpan
    around: tuple[NameSpan, ...]
    start: int
    end: int


def join_located(text: str, spans: list[NameSpan], known: Known, language: str) -> list[Located]:
    """Join the names of a sentence with those that only say where they are.

    Examples
    --------
    >>> join_located("", [], {}, "en")
    []
    """
    found: list[Located] = []
    for span in spans:
        whole = Located(span, (), *(span.organisation or (span.start, span.end)))
        joined = None
        if found and not span.dropped and not found[-1].name.dropped:
            join = _east_asian if language in TERMS else _latin
            joined = join(text, found[-1], whole, known, language)
        if joined is not None:
            found[-1] = joined
        else:
            found.append(whole)
    return found if language in TERMS else [_with_state(text, one, known) for one in found]


def _with_state(text: str, one: Located, known: Known) -> Located:
    """Return a name with the code of the American state behind it: "Portland, OR", "Washington, D.C."."""
    match = _STATE.match(text, one.end) if not one.around else None
    if match is None:
        return one
    state = f"US-{match[1].replace('.', '')}"
    if not any(place.admin1 == state for place, _ in places_called(one.name.text, known)):
        return one
    return Located(one.name, (NameSpan(match.start(1), match.end(1), match[1]),), one.start, match.end(1))


def places_called(name: str, known: Known) -> list[tuple[Place, NameType]]:
    """Return the places that have a name, with or without its generic term.

    Examples
    --------
    >>> places_called("Busan City", {})
    []
    """
    keys = [
        name,
        *(one.name for one in strip_generic_term(name)),
        *([name[:-1]] if name[-1:] in ("国", "國") else []),
    ]
    return [one for key in keys for one in known.get(normalise(key), [])]


# ---- steps ----


def _east_asian(text: str, last: Located, whole: Located, known: Known, language: str) -> Located | None:
    between = text[last.end : whole.start]
    outer, inner = last.name, whole.name
    if (
        between in ("(", "（")
        and text[whole.end : whole.end + 1] in _CLOSING
        and _holds(inner, outer, known, stated=True)
    ):
        return Located(outer, (*last.around, inner), last.start, whole.end + 1)
    if outer.organisation or not _BEFORE.fullmatch(between):
        return None
    has_term = inner.text.endswith(TERMS[language]) and len(inner.text) > 1
    unknown = not places_called(outer.text, known) and outer.text.endswith(TERMS[language])
    stated = has_term and (unknown or _is_country(outer, known)) and not _is_country(inner, known)
    if stated or _holds(outer, inner, known):
        return Located(inner, (outer, *last.around), last.start, whole.end)
    return None


def _latin(text: str, last: Located, whole: Located, known: Known, language: str) -> Located | None:
    between = text[last.end : whole.start]
    if _OWNER.fullmatch(between) and last.name.organisation is None and _holds(last.name, whole.name, known):
        return Located(whole.name, (last.name, *last.around), last.start, whole.end)
    if whole.name.organisation or not _BEHIND.fullmatch(between):
        return None
    outer = last.around[-1] if last.around else last.name
    town = any(
        place.level == "city" and place.population >= _TOWN
        for place, _ in places_called(whole.name.text, known)
    )
    if not _holds(whole.name, outer, known, stated=not town or between != ", "):
        return None
    closed = between.strip() in ("(", "（") and text[whole.end : whole.end + 1] in _CLOSING
    return Located(last.name, (*last.around, whole.name), last.start, whole.end + closed)


def _is_country(span: NameSpan, known: Known) -> bool:
    return any(place.level == "country" for place, _ in places_called(span.text, known))


def _holds(outer: NameSpan, inner: NameSpan, known: Known, *, stated: bool = False) -> bool:
    """Tell whether a place called `inner` lies in one called `outer`, and is no larger namesake's neighbour in a list.

    It is in no list where "in" or brackets state it, or where no town is called like the region.
    """
    outside = places_called(outer.text, known)
    inside = [one for one in places_called(inner.text, known) if one[0].level != "country"]
    if not inside:
        above = ("country", "admin1", *(("admin2", "city") if inner.text.endswith(_QUARTERS) else ()))
        return not known.get(normalise(inner.text)) and any(place.level in above for place, _ in outside)
    most = 0 if stated else max(place.population for place, _ in inside)
    return any(
        (region.level != "city" or is_east_asian(outer.text) or place.level == "city")
        and _is_in(place, region)
        and (place.level != "city" or place.population * _MORE_PEOPLE >= most)
        for region, kind in outside
        if kind < NameType.READING
        for place, _ in inside
    )


def _is_in(place: Place, region: Place) -> bool:
    if place.country != region.country or place.place_id == region.place_id:
        return False
    if region.level != "city":
        return is_in_unit(place, region)
    quarter = place.level == "admin2" and place.admin1 == region.admin1
    return quarter and distance_km(place, region) < _QUARTER_KM


def is_in_unit(place: Place, unit: Place) -> bool:
    """Tell whether a place is in a unit of its country, or in the country itself; no city is one."""
    if unit.level == "country":
        return place.country == unit.country
    if unit.level == "admin1":
        return f"admin1:{place.admin1}" == unit.place_id
    return unit.level == "admin2" and place.admin2 == unit.place_id
