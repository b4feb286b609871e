"""Which of two coordinates is the latitude, by the countries beside them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..reasons import because
from .coordinates import Point, Points

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer
    from .lookup import Lookup

# A point is in a country if a place of it is in the same square of a degree or in one beside it: about 100 to 200 km.
_LEAST_PEOPLE = 1000


def orient(
    found: Points,
    countries: Sequence[str | None],
    lookup: Lookup,
    gazetteer: Gazetteer,
    times: Sequence[int] | None = None,
) -> Points:
    """Exchange the axes where most points are in their stated country only that way, and note those that are not in it.

    Parameters
    ----------
    found
        From `read_points` or `read_axes`.
    countries
        What each row states, as written.
    lookup
        Reads the countries.
    gazetteer
        Whose places show where a country is.
    times
        In how many rows of the file each point is; None: in one.

    Examples
    --------
    >>> orient(Points([None], {}), [None], None, None)
    Points(points=[None], notes={}, swapped=None)
    """
    stated = [
        (row, point, codes)
        for row, (point, country) in enumerate(zip(found.points, countries, strict=True))
        if point is not None and country and (codes := lookup.countries(country))
    ]
    straight, other = (
        {row for row, point, codes in stated if _is_in(turn(point), codes, gazetteer)}
        for turn in (_same, _turned)
    )
    points, swapped = found.points, found.swapped

    def count(rows: Iterable[int]) -> int:
        return sum(1 if times is None else times[row] for row in rows)

    if count(other - straight) > count(straight - other) and 2 * count(other) > count(
        row for row, _, _ in stated
    ):
        points = [None if point is None else _turned(point) for point in points]
        swapped, straight = because("coordinates_swapped", count=count(other - straight)), other
    notes = {
        row: because("coordinates_elsewhere", cell=_shown(points[row]), country=countries[row])
        for row, _, codes in stated
        if row not in straight and any(code in gazetteer.countries for code in codes)
    }
    return Points(points, {**notes, **found.notes}, swapped)


def _same(point: Point) -> Point:
    return point


def _turned(point: Point) -> Point:
    return Point(point.lon, point.lat)


def _is_in(point: Point, codes: frozenset[str], gazetteer: Gazetteer) -> bool:
    square = (math.floor(point.lat), math.floor(point.lon))
    return any(square in gazetteer.cached(_squares_of, code) for code in codes)


def _squares_of(gazetteer: Gazetteer, country: str) -> frozenset[tuple[int, int]]:
    """Return the squares of one degree in which a country's places are, and those beside them."""
    squares = gazetteer.squares(country, _LEAST_PEOPLE)
    if place := gazetteer.place(f"country:{country}"):
        squares |= {(math.floor(place.lat), math.floor(place.lon))}
    steps = (-1, 0, 1)
    return frozenset(
        (lat + up, (lon + east + 180) % 360 - 180) for lat, lon in squares for up in steps for east in steps
    )


def _shown(point: Point | None) -> str:
    return "" if point is None else f"{point.lat:g}, {point.lon:g}"
