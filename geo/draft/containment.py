"""Names beside one another of which one says where the other is: "Newcastle in New South Wales", 中国甘粛省の蘭州市."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from ..naming.generic_terms import strip_generic_term
from .name_spans import Known, NameSpan

# What is between a place and what it lies in, behind it.
_BEHIND = re.compile(
    r",\s|\s?[(（]|\s(?:in|en|au|aux|à|im|bei|near)\s(?:the\s|la\s|el\s|der\s)?|,\s(?:in|en|à l'\w{4,5} de|au \w{3,4} de)\s"
)
# And before it.
_BEFORE = re.compile(r"\s?|\s?의\s|の|的|首都|'s\s|’s\s|の首都")
_MORE_PEOPLE = 20  # times as many as the namesake in the next name's region: then both are of a list


@dataclass(frozen=True, slots=True)
class Located:
    """A name with the names that say where it is, the nearest first."""

    name: NameSpan
    around: tuple[NameSpan, ...]
    start: int
    end: int


def located(text: str, spans: list[NameSpan], known: Known, language: str) -> list[Located]:
    """Join the names of a sentence with those that only say where they are."""
    east_asian = language in ("ko", "ja", "zh")
    found: list[Located] = []
    for span in spans:
        whole = Located(span, (), *(span.organisation or (span.start, span.end)))
        if found and not span.dropped:
            last = found[-1]
            between = text[last.end : whole.start]
            if east_asian and _BEFORE.fullmatch(between) and _holds(last.name, span, known):
                found[-1] = Located(span, (last.name, *last.around), last.start, whole.end)
                continue
            if not east_asian and span.organisation is None and not last.name.dropped:
                if (
                    between.startswith(("'s ", "’s "))
                    and len(between) == 3
                    and _holds(last.name, span, known)
                ):
                    found[-1] = Located(span, (last.name, *last.around), last.start, whole.end)
                    continue
                outer = last.around[-1] if last.around else last.name
                if _BEHIND.fullmatch(between) and _holds(span, outer, known):
                    end = whole.end + (
                        text[whole.end : whole.end + 1] in (")", "）") and between.strip() in ("(", "（")
                    )
                    found[-1] = Located(last.name, (*last.around, span), last.start, end)
                    continue
        found.append(whole)
    return found


def places_called(name: str, known: Known) -> list[tuple[Place, NameType]]:
    """Return the places that have a name, with or without its generic term."""
    keys = [name, *(one.name for one in strip_generic_term(name))]
    return [one for key in keys for one in known.get(normalise(key), [])]


def _holds(outer: NameSpan, inner: NameSpan, known: Known) -> bool:
    """Tell whether a place called `inner` lies in one called `outer`, and is no larger namesake's neighbour in a list."""
    if outer.dropped or inner.dropped or outer.organisation:
        return False
    outside = places_called(outer.text, known)
    inside = [(place, kind) for place, kind in places_called(inner.text, known) if place.level != "country"]
    if not inside:
        return not known.get(normalise(inner.text)) and any(
            place.level in ("country", "admin1") for place, _ in outside
        )
    most = max(place.population for place, _ in inside)
    return any(
        _is_in(place, region) and place.population * _MORE_PEOPLE >= most
        for region, kind in outside
        if kind < NameType.READING
        for place, _ in inside
    )


def _is_in(place: Place, region: Place) -> bool:
    if place.country != region.country or place.place_id == region.place_id:
        return False
    if region.level == "country":
        return True
    if region.level == "admin1":
        return f"admin1:{place.admin1}" == region.place_id
    if region.level == "admin2":
        return place.admin2 == region.place_id
    return place.level == "admin2" and place.admin1 == region.admin1
