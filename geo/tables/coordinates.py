"""Coordinates in one column or in two, in any notation, and the order of their axes."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from .. import lengths
from ..naming.cell import is_blank
from ..reasons import Reason, because
from .angles import LIMITS, Angles, hemispheres_of, languages_of, parse_angles
from .point_forms import read_form

if TYPE_CHECKING:
    from .files import Cell

Axis = Literal["lat", "lon"]


class Point(NamedTuple):
    """Degrees, EPSG:4326."""

    lat: float
    lon: float


class Points(NamedTuple):
    """The points of a column, or of two."""

    points: list[Point | None]  # one a row
    notes: dict[int, Reason]  # number of the row, from 0 -> why its cell is not used, or what is odd about it
    swapped: Reason | None = None  # that the axes were the other way round than stated, in all rows


def read_point(cell: Cell) -> Point | None:
    """Read a cell that holds both coordinates.

    Parameters
    ----------
    cell
        Two numbers, latitude first; degrees, minutes and seconds; WKT (longitude first); JSON; a ``geo:`` address; a link
        to a map.

    Returns
    -------
    Point or None
        None where the cell holds no point, or one out of range.

    Examples
    --------
    >>> read_point("35,0116; 135,7681"), read_point("Point(11.575 48.1375)")
    (Point(lat=35.0116, lon=135.7681), Point(lat=48.1375, lon=11.575))
    >>> read_point("北緯35度0分36秒 東経135度45分0秒"), read_point("Kyoto")
    (Point(lat=35.01, lon=135.75), None)
    """
    [point] = read_points([cell], "").points
    return point


def read_points(cells: Sequence[Cell], label: str, times: Sequence[int] | None = None) -> Points:
    """Read a column whose cells hold both coordinates.

    Parameters
    ----------
    cells
        The whole column: which language its letters of hemispheres are of, and which axis is first, is the same in all.
    label
        The column's, for the notes.
    times
        In how many rows of the file each cell is, where they are given once each; None: in one.

    Examples
    --------
    >>> read_points(["48° N 11° O", "50° N 3° W"], "Lage").points
    [Point(lat=48.0, lon=11.0), Point(lat=50.0, lon=-3.0)]
    >>> read_points(["135.77, 35.01", "8.68, 50.11"], "lon/lat").points
    [Point(lat=35.01, lon=135.77), Point(lat=50.11, lon=8.68)]
    """
    texts = [_text(cell) for cell in cells]
    parsed = [parse_angles(text, 2) if text and read_form(text) is None else None for text in texts]
    if all(angles is None or angles.bare for angles in parsed):
        parsed = [None] * len(parsed)
    languages = _languages(parsed)
    pairs = [_pair(text, angles, languages) for text, angles in zip(texts, parsed, strict=True)]
    return _checked(pairs, [(label, text) for text in texts], times)


def read_axes(
    lats: Sequence[Cell],
    lons: Sequence[Cell],
    lat_label: str,
    lon_label: str,
    times: Sequence[int] | None = None,
) -> Points:
    """Read a column of latitudes and one of longitudes.

    Parameters
    ----------
    lats, lons
        The cells of the two columns, row by row.
    lat_label, lon_label
        The columns', for the notes.
    times
        As `read_points` takes it.

    Examples
    --------
    >>> read_axes([35.01, "50,11", None], [135.77, "8,68", None], "Lat", "Lon").points
    [Point(lat=35.01, lon=135.77), Point(lat=50.11, lon=8.68), None]
    >>> read_axes([135.77, 8.68], [35.01, 50.11], "Lat", "Lon").points
    [Point(lat=35.01, lon=135.77), Point(lat=50.11, lon=8.68)]
    """
    columns = {"lat": [_text(cell) for cell in lats], "lon": [_text(cell) for cell in lons]}
    languages = _languages(parse_angles(text, 1) for texts in columns.values() for text in texts if text)
    pairs, shown = list[_Pair | None](), list[tuple[str, str]]()
    for lat_text, lon_text in zip(columns["lat"], columns["lon"], strict=True):
        one, other = parse_angles(lat_text, 1), parse_angles(lon_text, 1)
        lat = None if one is None else _on_axis(one, "lat", languages)
        lon = None if other is None else _on_axis(other, "lon", languages)
        pairs.append(None if lat is None or lon is None else _Pair(lat, lon, fixed=False))
        wrong = lon_text and (lon is None or (lat is not None and abs(lon) > LIMITS["lon"]))
        shown.append((lon_label, lon_text) if wrong or not lat_text else (lat_label, lat_text))
    return _checked(pairs, shown, times)


# ---- one cell ----


class _Pair(NamedTuple):
    first: float  # latitude, if nothing says otherwise
    second: float
    fixed: bool  # whether the cell itself says which axis is which


def _text(cell: Cell) -> str:
    if cell is None or isinstance(cell, bool):
        return ""
    text = str(cell).strip()
    if text[-1:].isdigit():  # most cells: nothing that ends in a digit says that there is nothing
        return text[: lengths.POINT + 1]
    return "" if is_blank(text) else text[: lengths.POINT + 1]


def _pair(text: str, angles: Angles | None, languages: frozenset[str]) -> _Pair | None:
    if not text or len(text) > lengths.POINT:
        return None
    if (form := read_form(text)) is not None:
        return _Pair(*form, fixed=True)
    if angles is None:
        return None
    degrees = [angle.degrees for angle in angles.angles]
    if not angles.hemispheres:
        if angles.axes and set(angles.axes) != set(LIMITS):
            return None
        first, second = degrees[::-1] if angles.axes == ("lon", "lat") else degrees
        return _Pair(first, second, fixed=bool(angles.axes))
    if any(angle.signed for angle in angles.angles):
        return None
    readings = [
        {axis: value * sign for value, (axis, sign) in zip(degrees, marks, strict=True)}
        for marks in hemispheres_of(angles.hemispheres, languages)
    ]
    possible = [one for one in readings if _in_range(one["lat"], one["lon"])] or readings
    return _Pair(possible[0]["lat"], possible[0]["lon"], fixed=True) if len(possible) == 1 else None


def _on_axis(angles: Angles, axis: Axis, languages: frozenset[str]) -> float | None:
    if angles.axes and angles.axes != (axis,):
        return None
    [angle] = angles.angles
    if not angles.hemispheres:
        return angle.degrees
    signs = {
        sign for (mark,) in hemispheres_of(angles.hemispheres, languages) for on, sign in [mark] if on == axis
    }
    return angle.degrees * signs.pop() if len(signs) == 1 and not angle.signed else None


def _languages(parsed: Iterable[Angles | None]) -> frozenset[str]:
    """Return the languages that know the marks of all cells; if there is none, each cell's own would be a guess."""
    return languages_of({key for angles in parsed if angles is not None for key in angles.hemispheres})


# ---- a column ----


def _checked(
    pairs: Sequence[_Pair | None], shown: Sequence[tuple[str, str]], times: Sequence[int] | None
) -> Points:
    """Give each pair its axes: the second first in all rows, if some can only be so, and none can only be the other way."""
    fits: Counter[tuple[bool, bool]] = Counter()
    for pair, count in zip(pairs, times or itertools.repeat(1), strict=False):
        if pair and not pair.fixed:
            fits[_in_range(pair.first, pair.second), _in_range(pair.second, pair.first)] += count
    turned = (False, True) in fits and (True, False) not in fits
    points, notes = list[Point | None](), dict[int, Reason]()
    for row, (pair, (label, cell)) in enumerate(zip(pairs, shown, strict=True)):
        point = None
        if pair is not None:
            lat, lon = (pair.second, pair.first) if turned and not pair.fixed else (pair.first, pair.second)
            # Nobody lives at 0, 0: it is how programs write that there are none.
            point = Point(lat, lon) if _in_range(lat, lon) and (lat or lon) else None
        points.append(point)
        if point is None and cell:
            is_far = pair is not None and (pair.first or pair.second)
            notes[row] = because(
                "coordinates_out_of_range" if is_far else "coordinates_unreadable",
                label=label,
                cell=cell[:60],
            )
    swapped = because("coordinates_swapped", count=fits[False, True]) if turned else None
    return Points(points, notes, swapped)


def _in_range(lat: float, lon: float) -> bool:
    return abs(lat) <= LIMITS["lat"] and abs(lon) <= LIMITS["lon"]
