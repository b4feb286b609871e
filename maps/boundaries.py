"""The user's own boundaries as land and borders, and polygons united."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely

from ..geo.errors import MapError
from ..geo.proj import to_degrees
from .boundary_files import read_shapes

if TYPE_CHECKING:
    import pyproj

TOLERANCE_DEG = 0.12  # of the user's own boundaries; ours come simplified
_POLYGONS, _MULTIPOINT, _COLLECTION = (3, 6), 4, 7  # as shapely numbers them; what is above 3 has parts
_DEGREES = (180.01, 90.01)  # longitude, latitude: the rounding of some programs
_ASSIGN = "assign the right CRS in a GIS, and save the map as a GeoPackage in EPSG:4326"


def read_boundaries(path: str | Path) -> gpd.GeoDataFrame:
    """Read the user's own country polygons as a basemap.

    Parameters
    ----------
    path
        A GeoPackage, GeoJSON, Shapefile (zipped too), FlatGeobuf or Parquet of polygons, in any CRS that it states;
        degrees where it states none.

    Returns
    -------
    GeoDataFrame
        Rows of ``kind`` land and border, EPSG:4326.

    Raises
    ------
    MapError
        If it cannot be read, holds no polygons, or its coordinates are none of its CRS.
    """
    shapes, crs = read_shapes(path)
    polygons = _polygons(shapes, path)
    _check_finite(polygons, path)
    polygons = _polygons(
        _made_valid(polygons), path
    )  # first: what a hole outside of its polygon is counts too
    if crs is not None:
        _check_units(polygons, crs, path)
        polygons = _in_degrees(polygons, crs, path)
    _check_degrees(polygons, crs, path)
    return _boundary_rows(polygons)


def _polygons(shapes: Any, path: str | Path) -> Any:
    """Return the polygons of each shape that has some, those of collections too; empty ones and other shapes are left out."""
    kinds = shapely.get_type_id(shapes)  # -1 where there is none
    found = shapes.copy()
    found[kinds == _COLLECTION] = [_polygonal(shape) for shape in shapes[kinds == _COLLECTION]]
    kept = found[np.isin(shapely.get_type_id(found), _POLYGONS) & ~shapely.is_empty(found)]
    if not shapely.area(kept).any():
        others = sorted({str(shape.geom_type) for shape in shapes[(kinds >= 0) & ~np.isin(kinds, _POLYGONS)]})
        only = f", only {' and '.join(others)}" if others else ""
        raise MapError(
            f"{path}: holds no polygons that have an area{only}; boundaries are polygons of countries"
        )
    return shapely.force_2d(kept)


def _polygonal(shape: Any) -> Any:
    """Return the polygons of a collection, however deep, as one shape."""
    parts = shapely.get_parts([shape])
    while (inner := shapely.get_type_id(parts) >= _MULTIPOINT).any():
        parts = np.concatenate([parts[~inner], shapely.get_parts(parts[inner])])
    return shapely.MultiPolygon(
        [*parts[(shapely.get_type_id(parts) == _POLYGONS[0]) & ~shapely.is_empty(parts)]]
    )


def _check_finite(polygons: Any, path: str | Path) -> None:
    finite = np.isfinite(shapely.get_coordinates(polygons)).all()
    if not finite:
        raise MapError(
            f"{path}: a coordinate is no finite number; expected degrees or metres, repair the file"
        )


def _check_units(polygons: Any, crs: pyproj.CRS, path: str | Path) -> None:
    """Refuse degrees in a CRS of metres: all of them would be one point in a sea."""
    if crs.is_projected and (np.abs(_bounds(polygons)) <= (*_DEGREES, *_DEGREES)).all():
        raise MapError(
            f"{path}: states {_called(crs)}, which counts metres, but its coordinates are within ±180 and ±90 as"
            " degrees are; assign it EPSG:4326 in a GIS"
        )


def _in_degrees(polygons: Any, crs: pyproj.CRS, path: str | Path) -> Any:
    from pyproj.exceptions import ProjError

    try:
        return to_degrees(polygons, crs)
    except ProjError as error:
        raise MapError(
            f"{path}: there is no way from {_called(crs)}, which it states, to degrees; {_ASSIGN}"
        ) from error


def _check_degrees(polygons: Any, crs: pyproj.CRS | None, path: str | Path) -> None:
    """Refuse what is not on the Earth, or nowhere near where its CRS is used."""
    bounds = _bounds(polygons)
    (west, south, east, north), (most_lon, most_lat) = bounds, _DEGREES
    if not np.isfinite(bounds).all():
        raise MapError(f"{path}: its coordinates are none of {_called(crs)}, which it states; {_ASSIGN}")
    if max(-west, east) > most_lon or max(-south, north) > most_lat:
        furthest = max(bounds, key=lambda value: abs(value) / most_lon)
        stated = f"states {_called(crs)}" if crs is not None else "states no CRS"
        if max(-south, north) <= most_lon and max(-west, east) <= most_lat:
            remedy = "latitude and longitude are exchanged: expected the longitude first"
        elif max(-west, east) <= 2 * most_lon and max(-south, north) <= most_lat:
            remedy = "longitudes run on past 180; expected -180 to 180, cut it at the date line in a GIS"
        else:
            remedy = _ASSIGN
        raise MapError(
            f"{path}: {stated}, but a coordinate is {furthest:,.10g}, expected ±180 and ±90 degrees; {remedy}"
        )
    area = crs.area_of_use if crs is not None and crs.is_projected else None
    if area is not None and area.west <= area.east:
        apart = west > area.east or east < area.west or south > area.north or north < area.south
        if apart:
            raise MapError(
                f"{path}: states {_called(crs)}, which is of {area.name}, but its coordinates are at latitude"
                f" {south:.4g} to {north:.4g}, longitude {west:.4g} to {east:.4g}; {_ASSIGN}"
            )


def _bounds(polygons: Any) -> Any:
    return shapely.total_bounds(polygons)


def _called(crs: pyproj.CRS | None) -> str:
    if crs is None:
        return "no CRS"
    known = crs.to_authority()
    return ":".join(known) if known else crs.name


def no_basemap() -> gpd.GeoDataFrame:
    """Return a basemap without land or borders.

    Examples
    --------
    >>> len(no_basemap())
    0
    """
    return gpd.GeoDataFrame({"kind": []}, geometry=[], crs=4326)


def _boundary_rows(polygons: Any) -> gpd.GeoDataFrame:
    if _is_coverage(polygons):
        land = shapely.coverage_simplify(polygons, TOLERANCE_DEG)
    else:
        land = shapely.simplify(_made_valid(polygons), TOLERANCE_DEG)
    coast = shapely.boundary(unite(land))
    borders = shapely.difference(shapely.union_all(shapely.boundary(land)), shapely.buffer(coast, 1e-6))
    kinds = ["land"] * len(land) + ["border"]
    return gpd.GeoDataFrame({"kind": kinds}, geometry=[*land, borders], crs=4326)


def _made_valid(polygons: Any) -> Any:
    """Mend polygons; what collapses to lines is left out."""
    made = polygons.copy()
    broken = ~shapely.is_valid(polygons)
    made[broken] = shapely.make_valid(polygons[broken])
    mixed = shapely.get_type_id(made) == _COLLECTION
    made[mixed] = [_polygonal(shape) for shape in made[mixed]]
    return made[np.isin(shapely.get_type_id(made), _POLYGONS)]


def _is_coverage(shapes: Any) -> bool:
    """Tell whether polygons are valid and share their borders exactly; the second test takes the first for granted."""
    return bool(shapely.is_valid(shapes).all()) and bool(shapely.coverage_is_valid(shapes))


def unite(shapes: Any) -> Any:
    """Unite polygons: fast where they are a clean coverage, as ours are, and right where they are not."""
    if _is_coverage(shapes):
        return shapely.coverage_union_all(shapes)
    return shapely.union_all(shapely.make_valid(shapes))
