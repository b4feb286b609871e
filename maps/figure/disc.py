"""Shapes on a disc that shows the whole earth: the middle's antipode is its rim, and there is no seam."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

Floats = npt.NDArray[np.float64]
Shapes = npt.NDArray[np.object_]
Project = Callable[[Floats], Floats]  # degrees -> metres on the disc
STEP_DEG = 2.0  # a straight edge of the source gets a point so often: it is curved on a sheet
_ROUGH, _FINE = 1 / 25, 1 / 100  # of the radius: an edge as long is divided, into parts as long
_ROUNDS, _PARTS = 8, 64  # how often an edge is divided, and into how many parts at most
_FINEST_DEG = 1e-3
_AT_EDGE = 1e-6  # degrees


def disc_shapes(shapes: Shapes, project: Project, antipode: tuple[float, float], radius: float) -> Shapes:
    """Bring lines or polygons onto a disc.

    Parameters
    ----------
    shapes
        In degrees, EPSG:4326, cut at 180° or not.
    project
        Brings an array of longitudes and latitudes onto the disc.
    antipode
        Longitude and latitude of the antipode of the disc's middle.
    radius
        Of the disc, metres.

    Returns
    -------
    numpy.ndarray
        A polygon around the antipode fills the disc up to its rim.
    """
    whole = np.array([_joined(shape) if _is_cut(shape) else shape for shape in shapes], dtype=object)
    whole = shapely.segmentize(whole, STEP_DEG)
    made = np.asarray(shapely.transform(whole, project))
    lon, lat = antipode
    around = np.zeros(len(whole), dtype=bool)
    polygons = shapely.get_dimensions(whole) == 2
    for turn in (-360.0, 0.0, 360.0):
        around |= polygons & shapely.intersects_xy(whole, lon + turn, lat)
    rough = _longest_edges(made) > _ROUGH * radius
    poles = polygons & (np.abs(shapely.bounds(whole)[:, [1, 3]]) > 90 - _AT_EDGE).any(axis=1)
    disc = shapely.Point(0, 0).buffer(radius, quad_segs=180)
    for at in np.flatnonzero(around | rough | poles):
        made[at] = _carefully(whole[at], project, antipode, radius, disc)
    unsound = (shapely.get_dimensions(made) == 2) & ~shapely.is_valid(made)
    made[unsound] = shapely.make_valid(made[unsound], method="structure", keep_collapsed=False)
    return made


def _is_cut(shape: Any) -> bool:
    west, _, east, _ = shape.bounds
    return bool(shape.geom_type == "MultiPolygon" and west <= -180 + _AT_EDGE and east >= 180 - _AT_EDGE)


def _joined(shape: Any) -> Any:
    """Join the parts that are cut at 180°: on a disc nobody sees a line there."""
    parts = shapely.get_parts(shape)
    bounds = shapely.bounds(parts)
    west, east = bounds[:, 0] <= -180 + _AT_EDGE, bounds[:, 2] >= 180 - _AT_EDGE
    turned = shapely.transform(parts[west & ~east], lambda xy: xy + np.array([360.0, 0.0]))
    joined = shapely.union_all(np.concatenate([turned, parts[east & ~west]]))
    polygons = [*parts[west == east], *shapely.get_parts(joined)]
    return shapely.MultiPolygon([part for part in polygons if part.geom_type == "Polygon"])


def _longest_edges(shapes: Shapes) -> Floats:
    xy, shape = shapely.get_coordinates(shapes, return_index=True)
    longest = np.zeros(len(shapes))
    inside = shape[1:] == shape[:-1]
    np.maximum.at(longest, shape[1:][inside], np.hypot(*np.diff(xy, axis=0)[inside].T))
    return longest


def _carefully(shape: Any, project: Project, antipode: tuple[float, float], radius: float, disc: Any) -> Any:
    """Bring one shape onto the disc that is near its rim, around it, or at a pole."""
    parts = shapely.get_parts(shape)
    if shapely.get_dimensions(shape) < 2:
        lines = [
            line
            for part in parts
            for line in _cut_at_rim(_divided(shapely.get_coordinates(part), project, radius), radius)
        ]
        return shapely.MultiLineString(lines)

    def area(ring: Any) -> Any:
        degrees = shapely.get_coordinates(ring)
        lon, lat = antipode
        inside = shapely.intersects_xy(shapely.Polygon(ring), [lon - 360, lon, lon + 360], [lat] * 3).any()
        ring_on_disc = shapely.Polygon(_divided(_without_pole(degrees), project, radius))
        made = shapely.make_valid(ring_on_disc, method="structure", keep_collapsed=False)
        return disc.difference(made) if inside else made

    made = [
        area(part.exterior).difference(shapely.union_all([area(ring) for ring in part.interiors]))
        for part in parts
    ]
    polygons = [one for one in shapely.get_parts(shapely.get_parts(made)) if one.geom_type == "Polygon"]
    return shapely.MultiPolygon(polygons)


def _without_pole(degrees: Floats) -> Floats:
    """Leave out the edges along a pole and 180° by which a flat map closes a ring around a pole."""
    lon, lat = np.abs(degrees).T
    if np.ptp(degrees[:, 0]) < 360 - _AT_EDGE or not (lat > 90 - _AT_EDGE).any():
        return degrees
    kept = degrees[(lat < 90 - _AT_EDGE) & (lon < 180 - _AT_EDGE)]
    # A shape that is all pole and edges, such as the whole earth, has no ring on the disc.
    return np.concatenate([kept, kept[:1]]) if len(kept) > 2 else degrees


def _divided(degrees: Floats, project: Project, radius: float) -> Floats:
    """Bring a line onto the disc, with more points where it runs fast: near the rim."""
    for _ in range(_ROUNDS):
        made = project(degrees)
        parts = np.ceil(np.hypot(*np.diff(made, axis=0).T) / (_FINE * radius))
        # A whole turn around the pole is one point, and what is shorter than a step is at the antipode itself.
        steps = np.abs(np.diff(degrees, axis=0)).max(axis=1)
        parts = np.clip(np.where((steps > 180) | (steps < _FINEST_DEG), 1, parts), 1, _PARTS).astype(int)
        if (parts == 1).all():
            return made
        at = np.concatenate([start + np.arange(count) / count for start, count in enumerate(parts)])
        at = np.append(at, len(degrees) - 1)
        degrees = np.column_stack([np.interp(at, np.arange(len(degrees)), axis) for axis in degrees.T])
    return project(degrees)


def _cut_at_rim(line: Floats, radius: float) -> list[Floats]:
    """Cut a line where it jumps from one side of the rim to the other, through the antipode."""
    jumps = np.flatnonzero(np.hypot(*np.diff(line, axis=0).T) > radius / 2) + 1
    return [part for part in np.split(line, jumps) if len(part) > 1]
