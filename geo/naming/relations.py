"""How places lie to one another: how far apart, which is inside which, and when two are one place to a reader."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..words import words_by_meaning

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place
    from .answer import Candidate

SAME_PLACE_KM = 20.0
SEAT_KM = 60.0  # a town is at most this far from the middle of the district that it gives its name to
BESIDE_KM = 30.0  # a town in the cell lies at most this far from the city that is named with it
COUNTY_KM = 80.0  # and so far from the middle of its district
# How many times the people of the smaller: a city at most SAME_PLACE_KM away then has the place for a suburb; the larger
# of two towns holds the smaller; and a region's largest city is so much larger that the other is not its seat.
SUBURB_POPULATION_RATIO = 3
LARGER_TOWN_RATIO = 2
SEAT_POPULATION_RATIO = 2
CITY_WITH_DISTRICTS = 100_000  # people; a smaller town rather lies in the district that is named with it
DEPTH = {"country": 0, "admin1": 1, "admin2": 2, "city": 3}
_PREFECTURE = re.compile(r"(admin2:[A-Z]{2}-\d{4})00")  # whose counties have numbers that begin like its own
DISTRICT_TYPES = Path(__file__).with_name("words") / "district_types.tsv"
SPHERE_DIAMETER_KM = 12742.0


def great_circle_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance of two points on a sphere, in kilometres; degrees go in.

    Examples
    --------
    >>> round(great_circle_km(0, 0, 0, 180))
    20015
    """
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return SPHERE_DIAMETER_KM * math.asin(min(1.0, math.sqrt(half)))


def distance_km(a: Place, b: Place) -> float:
    """Return the great-circle distance of two places on a sphere, in kilometres."""
    return great_circle_km(a.lat, a.lon, b.lat, b.lon)


def lies_with(place: Place, one: Place, *, beside: bool) -> bool:
    """Tell whether `one` is the place, its region, its district or, if `beside` counts, a town near it."""
    if one.place_id == place.place_id:
        return True
    if one.level == "admin1" and place.admin1 == one.admin1 and place.level != "country":
        return True
    known = is_member(place, one)
    if known is not None:
        return known and (beside or one.level == "admin2")
    near = {one.level, place.level} <= {"admin2", "city"} and one.country == place.country
    if not near or not (beside or one.level == "admin2"):
        return False
    if one.level == place.level == "admin2":
        return (
            not is_sibling(one, place) and one.admin1 == place.admin1 and distance_km(one, place) < COUNTY_KM
        )
    # San Juan in Metro Manila is near Batangas, not in it.
    county = "admin2" in (one.level, place.level) and one.admin1 == place.admin1
    return distance_km(one, place) < (COUNTY_KM if county else BESIDE_KM)


def is_member(one: Place, other: Place) -> bool | None:
    """Tell whether one of two places is the district that holds the other, None where their districts are not known.

    Examples
    --------
    >>> from sistermap.geo.gazetteer import Place
    >>> county = Place("admin2:US-31007", "Banner County", "admin2", "US", "US-NE", 0, 41.5, -103.7, "County")
    >>> town = Place("city:1", "Town", "city", "US", "US-NE", 100, 41.6, -103.7, None, admin2="admin2:US-31109")
    >>> is_member(town, county), is_member(county, county)
    (False, None)
    >>> nanshan = Place("admin2:CN-440305", "Nanshan", "admin2", "CN", "CN-GD", 0, 22.5, 113.9, "District")
    >>> middle = "admin2:CN-440304"
    >>> is_member(Place("city:2", "Shenzhen", "city", "CN", "CN-GD", 10**7, 22.5, 114.1, None, 0, middle), nanshan)
    """
    if {one.level, other.level} != {"admin2", "city"}:
        return None
    city, district = (one, other) if one.level == "city" else (other, one)
    if city.admin2 is None or _numbering(city.admin2) != _numbering(district.place_id):
        return None  # each source has units of its own: a town is in a department of one and in a canton of another
    prefecture = _PREFECTURE.fullmatch(district.place_id)
    if city.admin2 == district.place_id or (prefecture and city.admin2.startswith(prefecture[1])):
        return True  # Kunshan, CN-320583, is in Suzhou, CN-320500
    if is_district(district) and city.population >= CITY_WITH_DISTRICTS:
        return None  # the middle of Shenzhen lies in Futian, which does not put its other districts outside
    return False if len(city.admin2) == len(district.place_id) else None


def is_sibling(one: Place, other: Place) -> bool:
    """Tell whether two districts are of one kind, by their numbers: neither of two counties holds the other.

    Examples
    --------
    >>> from sistermap.geo.gazetteer import Place
    >>> county = Place("admin2:US-31007", "Banner County", "admin2", "US", "US-NE", 0, 41.5, -103.7, "County")
    >>> is_sibling(county, county)
    True
    """
    a, b = one.place_id, other.place_id
    return _numbering(a) == _numbering(b) and len(a) == len(b)


def _numbering(place_id: str) -> str:
    """Return by which codes a unit is numbered: a country's own of ISO 3166-2, or a source's."""
    return re.split(r"[-.]", place_id, maxsplit=1)[0]


def is_within(one: Place, place: Place) -> bool:
    """Tell whether `one` is of a level below the place's, or the smaller of two towns."""
    if one.level == "admin2" and place.level == "city":
        return is_district(one) and place.population >= CITY_WITH_DISTRICTS
    if one.level == "city" and place.level == "admin2":
        return not (is_district(place) and one.population >= CITY_WITH_DISTRICTS)
    if one.level == place.level == "city":
        return LARGER_TOWN_RATIO * one.population < place.population
    return DEPTH[one.level] > DEPTH[place.level]


def is_suburb(place: Place, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is a quarter or a suburb of its region's largest city, as far as distance and size tell."""
    if place.level != "city" or place.admin1 is None:
        return False
    largest = gazetteer.largest_city(place.admin1, place.country)
    return (
        largest is not None
        and largest.population > SUBURB_POPULATION_RATIO * place.population
        and distance_km(place, largest) <= SAME_PLACE_KM
    )


def is_region_of(region: Place, place: Place) -> bool:
    """Tell whether one place is the region (admin1) of the other."""
    return region.level == "admin1" and region.place_id == f"admin1:{place.admin1}"


def is_same_place(one: Candidate, best: Candidate, gazetteer: Gazetteer) -> bool:
    """Tell whether two candidates are one place to a reader: near, or a town and the region that it is the seat of."""
    a, b = one.place, best.place
    levels = {a.level, b.level}
    near = distance_km(a, b) <= SAME_PLACE_KM
    city, region = (a, b) if a.level == "city" else (b, a)
    if levels == {"city", "admin1"} and is_region_of(region, city):
        if "level_stated" in best.features and not near:
            return False
        if "neighbours" in best.features and not near:
            return best.features["neighbours"] > 0 and best.place.level == "city"
        largest = gazetteer.largest_city(str(city.admin1), city.country)
        return largest is not None and SEAT_POPULATION_RATIO * city.population >= largest.population
    if levels == {"city", "admin2"} and a.admin1 == b.admin1:
        return distance_km(a, b) <= SEAT_KM
    return near


def is_district(place: Place) -> bool:
    """Tell whether a place is a part of a city, by the end of its type."""
    return (place.type or "").endswith(words_by_meaning(DISTRICT_TYPES)["district"])
