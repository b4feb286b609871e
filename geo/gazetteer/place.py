"""One place of the gazetteer, and the ways in which a name can be a place's."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class NameType(enum.IntEnum):
    """What a name is to a place, the closest first; the gazetteer's files store the number.

    Examples
    --------
    >>> NameType.OFFICIAL <= NameType.OFFICIAL < NameType.ALIAS
    True
    """

    PRIMARY = 0  # the usual name, which is `Place.name`
    OFFICIAL = 1  # a source gives it as the place's name in some language
    ALIAS = 2  # a source lists it among other names, without a language
    READING = 3  # made from the characters of another name, such as the Mandarin reading of a Korean one


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer. Coordinates are degrees, EPSG:4326."""

    place_id: str  # such as "city:1838524"
    name: str
    level: str  # one of `geo.schema.LEVELS`
    country: str  # ISO 3166-1 alpha-2
    admin1: str | None  # ISO 3166-2
    population: int  # 0 where it is not known
    lat: float
    lon: float
    type: str | None  # "Province", "gun", "County", … where a source gives it
    languages: int = 0  # in how many languages a source names it: the better known of two namesakes has more
    admin2: str | None = None  # `place_id` of the second-level unit that holds it; None where it is not known
    feature: str = ""  # GeoNames' code of a city, such as "PPLC" (a capital) or "PPLX" (a section of a town)
