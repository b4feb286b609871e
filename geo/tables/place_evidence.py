"""How the names of a cell are related, as far as the gazetteer tells: one place, one inside the other, or far apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..naming.locate import locate
from ..naming.relations import distance_km
from ..scripts import LATIN_LETTERS

if TYPE_CHECKING:
    from ..gazetteer import Place
    from .lookup import Lookup

NEAR_KM = 60.0  # two towns so near may be one municipality: "Brighton and Hove", "Windsor and Maidenhead"
# A reading with so many times fewer people than the best of its name is not what a list means without a region.
UNLIKELY_RATIO = 30
# A town that a list may name without its country; a smaller one may as well be an island or a region of the name.
WELL_KNOWN = 50_000  # people
HAMLET = 5_000  # people
_CODE = re.compile(r"[A-Z]{2}|(?:[A-Z]\.\s?){2,3}")
_SHORT_WORD = re.compile(rf"[{LATIN_LETTERS}]|[{LATIN_LETTERS}]{{1,3}}\.")


def is_code(text: str) -> bool:
    """Tell whether a text looks like the code of a state or a country: it is never a partner by itself.

    Examples
    --------
    >>> is_code("IL"), is_code("D.C."), is_code("Ib")
    (True, True, False)
    """
    return _CODE.fullmatch(text.strip()) is not None


def is_short_word(text: str) -> bool:
    """Tell whether a text is a letter, or up to three with a point: it is short for a part of the name before it.

    Examples
    --------
    >>> is_short_word("O."), is_short_word("W"), is_short_word("Ulm")
    (True, True, False)
    """
    return _SHORT_WORD.fullmatch(text.strip()) is not None


def is_known(text: str, lookup: Lookup | None) -> bool:
    """Tell whether a whole text is a place or a country.

    Examples
    --------
    >>> is_known("Lyon", None)
    False
    """
    return (
        lookup is not None
        and not is_code(text)
        and any(map(str.isalpha, text))
        and bool(lookup.places(text) or lookup.named_countries(text))
    )


def is_well_known(text: str, lookup: Lookup) -> bool:
    """Tell whether a text is a country, a region or a larger town, and nothing small that is called so by chance."""
    places = lookup.places(text)
    if lookup.named_countries(text) or (len(places) == 1 and places[0].level != "city"):
        return True
    return any(place.population >= WELL_KNOWN or place.level == "admin1" for place in _likely(places))


def has_people(text: str, lookup: Lookup) -> bool:
    """Tell whether a text is a country, or some place called so is more than a hamlet."""
    places = lookup.places(text)
    return bool(lookup.named_countries(text)) or any(
        place.population >= HAMLET or place.level == "admin1" for place in places
    )


def contains(outer: str, inner: str, lookup: Lookup, *, as_region: bool = False) -> bool:
    """Tell whether one name is the country, the region or the district in which the other is.

    Parameters
    ----------
    outer, inner
        Names.
    as_region
        Whether a country does not count: in "Atlanta, Georgia" the Caucasus has no such place.
    """
    inside, outside = lookup.places(inner), lookup.places(outer)
    codes = lookup.named_countries(outer)
    if is_country := bool(lookup.named_countries(inner)):  # "Georgia, USA", not the town Colombia in Cuba
        inside = tuple(place for place in inside if place.level == "admin1")
    in_country = any(place.country in codes for place in inside)
    if codes and not as_region and (in_country or not (inside or is_country)):
        return True
    return not (as_region and in_country) and _is_in_region(inside, outside)


def _is_in_region(inside: Sequence[Place], outside: Sequence[Place]) -> bool:
    is_town, likely = _is_town(outside), _likely(inside)
    # What is a town as well holds only what a reader would think of: Valencia is hardly in Murcia.
    in_admin1 = {place.admin1 for place in (likely if is_town else inside) if place.level != "admin1"}
    for region in outside:
        if region.level == "admin1" and region.admin1 in in_admin1:
            return True
        if region.level == "admin2" and not is_town and _lies_near(region, likely):
            return True
    return False


def _lies_near(region: Place, places: Sequence[Place]) -> bool:
    return any(place.admin1 == region.admin1 and distance_km(place, region) <= NEAR_KM for place in places)


def holds_only(outer: str, inner: str, lookup: Lookup) -> bool:
    """Tell whether the first name is that of a country or a region, not of a town, and the second lies in it."""
    return not _is_town(lookup.places(outer)) and contains(outer, inner, lookup)


def is_in_region_of(one: str, other: str, country: str | None, lookup: Lookup) -> bool:
    """Tell whether one of two names is only a region, of the country if one is stated, and the other a place in it.

    Sources have few towns' names in other scripts, so the whole is read as a path, by sound too: "रोचेस्टर, मिनेसोटा".
    A name that the stated country does not have is a small town there, rather than one abroad.
    """
    codes = lookup.countries(country) if country else None
    here = {
        name: [place for place in lookup.places(name) if codes is None or place.country in codes]
        for name in (one, other)
    }
    regions = [name for name, places in here.items() if _is_region(places) and not _is_town(places)]
    if len(regions) != 1 or len(here) < 2:
        return False
    town = other if regions[0] == one else one
    if codes and not here[town]:
        return True
    admin1 = {place.admin1: place.country for place in here[regions[0]] if place.level == "admin1"}
    path = f"{town}, {regions[0]}"
    found = [
        locate(path, code, gazetteer=lookup.gazetteer).place for code in sorted(set(admin1.values()))[:3]
    ]
    return any(place is not None and place.level != "admin1" and place.admin1 in admin1 for place in found)


def _is_region(places: Sequence[Place]) -> bool:
    return any(place.level == "admin1" for place in places)


def are_near(one: str, other: str, lookup: Lookup) -> bool:
    """Tell whether two names may be neighbours: towns so near that one cell may name them as one."""
    return any(
        distance_km(a, b) <= NEAR_KM
        for a in _likely(lookup.places(one))
        for b in _likely(lookup.places(other))
        if a.country == b.country
    )


def are_same(one: str, other: str, lookup: Lookup) -> bool:
    """Tell whether two names are one place's: "Kyiv" and "Kiev"."""
    if (codes := lookup.named_countries(one)) and codes == lookup.named_countries(other):
        return True
    ids = {place.place_id for place in _likely(lookup.places(one))}
    return any(place.place_id in ids for place in _likely(lookup.places(other)))


def _likely(places: Sequence[Place]) -> list[Place]:
    least = max((place.population for place in places), default=0) / UNLIKELY_RATIO
    return [place for place in places if place.population >= least or place.level == "admin1"]


def _is_town(places: Sequence[Place]) -> bool:
    return any(place.level == "city" and place.population >= WELL_KNOWN for place in places)
