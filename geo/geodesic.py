"""Shortest lines and their lengths on the WGS 84 ellipsoid, whole columns at a time."""

from __future__ import annotations

import geopandas
import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from pyproj import Geod

WGS84 = Geod(ellps="WGS84")
DECIMALS = 7  # about 1 cm, which is also what GeoJSON (RFC 7946) keeps

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]


def geodesics(
    from_lon: ArrayLike,
    from_lat: ArrayLike,
    to_lon: ArrayLike,
    to_lat: ArrayLike,
    *,
    max_segment_km: float = 100.0,
) -> geopandas.GeoSeries:
    """Draw the geodesic between each pair of points, cut where it crosses the antimeridian.

    Parameters
    ----------
    from_lon, from_lat, to_lon, to_lat
        Degrees, EPSG:4326. A longitude beyond ±180 is taken around the globe.
    max_segment_km
        Longest step between two vertices. On a map in degrees the drawn line strays from the geodesic by no more
        than a few hundred metres at 100 km, outside the polar regions.

    Returns
    -------
    geopandas.GeoSeries
        One geometry a pair, EPSG:4326: a LineString, a MultiLineString where the line crosses the antimeridian, and
        an empty LineString where both ends are one place or a coordinate is missing. Ends keep the coordinates
        given; vertices between them are rounded to 7 decimals.

    Raises
    ------
    ValueError
        If a latitude is beyond ±90 or `max_segment_km` is not above 0.

    Examples
    --------
    >>> [busan_to_los_angeles] = geodesics([129.08], [35.18], [-118.24], [34.05], max_segment_km=5000)
    >>> busan_to_los_angeles.geom_type, len(busan_to_los_angeles.geoms)
    ('MultiLineString', 2)
    """
    if not max_segment_km > 0:
        raise ValueError(f"max_segment_km is {max_segment_km!r}, expected a length above 0")
    ends = _ends(from_lon, from_lat, to_lon, to_lat)
    lon, lat, line = _interpolate(*ends, max_segment_m=1000 * max_segment_km)
    return geopandas.GeoSeries(_assemble(*_cut(lon, lat, line), count=len(ends[0])), crs="EPSG:4326")


def distances_km(from_lon: ArrayLike, from_lat: ArrayLike, to_lon: ArrayLike, to_lat: ArrayLike) -> Floats:
    """Measure the geodesic between each pair of points.

    Parameters
    ----------
    from_lon, from_lat, to_lon, to_lat
        Degrees, EPSG:4326.

    Returns
    -------
    numpy.ndarray
        Kilometres; not a number where a coordinate is missing.

    Raises
    ------
    ValueError
        If a latitude is beyond ±90.

    Examples
    --------
    >>> distances_km([129.08], [35.18], [-118.24], [34.05]).round()
    array([9636.])
    """
    _, metres = _inverse(*_ends(from_lon, from_lat, to_lon, to_lat))
    return metres / 1000


def _ends(*columns: ArrayLike) -> tuple[Floats, Floats, Floats, Floats]:
    """Make the four columns arrays of one length, with longitudes within ±180 and missing pairs as NaN."""
    a_lon, a_lat, b_lon, b_lat = np.broadcast_arrays(
        *(np.atleast_1d(np.asarray(c, dtype=float)) for c in columns)
    )
    for lat in (a_lat, b_lat):
        if (np.abs(lat) > 90).any():
            raise ValueError(f"a latitude is {lat[np.abs(lat) > 90][0]}, expected -90 to 90")
    known = np.isfinite(a_lon) & np.isfinite(a_lat) & np.isfinite(b_lon) & np.isfinite(b_lat)
    a_lon, a_lat, b_lon, b_lat = (np.where(known, column, np.nan) for column in (a_lon, a_lat, b_lon, b_lat))
    return _within_180(a_lon), a_lat, _within_180(b_lon), b_lat


def _within_180(lon: Floats) -> Floats:
    # Only what lies beyond is touched: arithmetic would change the last digit of the others.
    return np.where(np.abs(lon) > 180, (lon + 180) % 360 - 180, lon)


def _inverse(a_lon: Floats, a_lat: Floats, b_lon: Floats, b_lat: Floats) -> tuple[Floats, Floats]:
    """Solve for the azimuth at the first end, in degrees, and the length in metres."""
    azimuth, _, metres = WGS84.inv(a_lon, a_lat, b_lon, b_lat)
    known = np.isfinite(a_lon)
    return np.where(known, azimuth, np.nan), np.where(known, metres, np.nan)


def _interpolate(
    a_lon: Floats, a_lat: Floats, b_lon: Floats, b_lat: Floats, *, max_segment_m: float
) -> tuple[Floats, Floats, Indices]:
    """Place evenly spaced vertices on all lines at once; return them with the line that each is of."""
    azimuth, metres = _inverse(a_lon, a_lat, b_lon, b_lat)
    drawn = np.flatnonzero(metres > 0)
    steps = np.ceil(metres[drawn] / max_segment_m).astype(np.intp)
    line = np.repeat(drawn, steps + 1)
    last = np.cumsum(steps + 1) - 1
    first = last - steps
    step = np.arange(len(line)) - np.repeat(first, steps + 1)

    lon, lat = a_lon[line], a_lat[line]
    between = np.ones(len(line), dtype=bool)
    between[first] = between[last] = False
    along = metres[line] * step / np.repeat(steps, steps + 1)
    lon_between, lat_between, _ = WGS84.fwd(
        lon[between], lat[between], azimuth[line][between], along[between]
    )
    lon[between], lat[between] = np.round(lon_between, DECIMALS), np.round(lat_between, DECIMALS)
    lon[last], lat[last] = b_lon[drawn], b_lat[drawn]
    # +180 for both names of the antimeridian, so that a line that runs along it does not flit from side to side.
    return np.where(lon == -180, 180.0, lon), lat, line


def _cut(lon: Floats, lat: Floats, line: Indices) -> tuple[Floats, Floats, Indices, Indices]:
    """Cut lines where they cross the antimeridian; return vertices, the piece of each, and the line of each piece."""
    starts = np.diff(line, prepend=-1) != 0
    wraps = np.where(
        starts[1:], 0, np.rint(np.diff(lon) / 360)
    )  # -1 eastwards over 180, +1 westwards, else 0
    before = np.flatnonzero(wraps)
    leaves_at = -180 * wraps[before]
    crosses_at = _latitude_at(
        leaves_at, lon[before], lat[before], lon[before + 1] - 360 * wraps[before], lat[before + 1]
    )

    at = np.repeat(before + 1, 2)
    lon = np.insert(lon, at, np.column_stack([leaves_at, -leaves_at]).ravel())
    lat = np.insert(lat, at, np.repeat(crosses_at, 2))
    line = np.insert(line, at, np.repeat(line[before], 2))
    starts = np.insert(starts, at, np.tile([False, True], len(before)))

    # An end on the antimeridian meets the cut: the vertex is there already, or its piece is but a point.
    twice = ~starts & (np.diff(lon, prepend=np.nan) == 0) & (np.diff(lat, prepend=np.nan) == 0)
    piece = np.cumsum(starts)[~twice] - 1
    long_enough = np.bincount(piece, minlength=1)[piece] > 1
    _, first, piece = np.unique(piece[long_enough], return_index=True, return_inverse=True)
    lon, lat, line = (column[~twice][long_enough] for column in (lon, lat, line))
    return lon, lat, piece, line[first]


def _latitude_at(lon: Floats, a_lon: Floats, a_lat: Floats, b_lon: Floats, b_lat: Floats) -> Floats:
    """Find where the great circle through two vertices meets a meridian; so close together, it is the geodesic."""
    a_tan, b_tan = np.tan(np.radians(a_lat)), np.tan(np.radians(b_lat))
    above = a_tan * np.sin(np.radians(b_lon - lon)) + b_tan * np.sin(np.radians(lon - a_lon))
    below = np.sin(np.radians(b_lon - a_lon))
    # No width: the vertices are the two names of one longitude.
    tan = np.divide(above, below, out=a_tan.copy(), where=below != 0)
    lat: Floats = np.round(np.degrees(np.arctan(tan)), DECIMALS)
    return lat


def _assemble(
    lon: Floats, lat: Floats, piece: Indices, line_of_piece: Indices, *, count: int
) -> NDArray[np.object_]:
    """Build a LineString a line, or a MultiLineString of its pieces."""
    geometry = np.full(count, shapely.LineString(), dtype=object)
    if not len(line_of_piece):
        return geometry
    pieces = np.asarray(shapely.linestrings(lon, lat, indices=piece))
    number = np.bincount(line_of_piece, minlength=count)
    whole = number[line_of_piece] == 1
    geometry[line_of_piece[whole]] = pieces[whole]
    cut, of = np.unique(line_of_piece[~whole], return_inverse=True)
    if len(cut):
        geometry[cut] = shapely.multilinestrings(pieces[~whole], indices=of)
    return geometry
