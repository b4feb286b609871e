"""The user's own boundaries as land and borders, and polygons united."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ..geo.errors import MapError

TOLERANCE_DEG = 0.12  # of the user's own boundaries; ours come simplified


def read_boundaries(path: str | Path) -> gpd.GeoDataFrame:
    """Read the user's own country polygons as a basemap.

    Parameters
    ----------
    path
        A GeoPackage, GeoJSON, Shapefile or Parquet of polygons, in any CRS that it states.

    Returns
    -------
    GeoDataFrame
        Rows of ``kind`` land and border, EPSG:4326.

    Raises
    ------
    MapError
        If it cannot be read or holds no polygons.
    """
    path = Path(path)
    try:
        frame = gpd.read_parquet(path) if path.suffix == ".parquet" else gpd.read_file(path)
    except Exception as error:  # each driver has errors of its own
        raise MapError(f"{path}: cannot be read as boundaries: {str(error).splitlines()[0]}") from error
    shapes = frame.geometry if frame.crs is None else frame.geometry.to_crs(4326)
    polygons = shapes[shapes.geom_type.isin(["Polygon", "MultiPolygon"])]
    if polygons.empty:
        raise MapError(f"{path}: holds no polygons, boundaries are polygons of countries")
    return _boundary_rows(np.asarray(polygons, dtype=object))


def no_basemap() -> gpd.GeoDataFrame:
    """Return a basemap without land or borders.

    Examples
    --------
    >>> len(no_basemap())
    0
    """
    return gpd.GeoDataFrame({"kind": []}, geometry=[], crs=4326)


def _boundary_rows(polygons: Any) -> gpd.GeoDataFrame:
    if shapely.coverage_is_valid(polygons):
        land = shapely.coverage_simplify(polygons, TOLERANCE_DEG)
    else:
        land = shapely.simplify(shapely.make_valid(polygons), TOLERANCE_DEG)
    coast = shapely.boundary(unite(land))
    borders = shapely.difference(shapely.union_all(shapely.boundary(land)), shapely.buffer(coast, 1e-6))
    kinds = ["land"] * len(land) + ["border"]
    return gpd.GeoDataFrame({"kind": kinds}, geometry=[*land, borders], crs=4326)


def unite(shapes: Any) -> Any:
    """Unite polygons: fast where they are a clean coverage, as ours are, and right where they are not."""
    if shapely.coverage_is_valid(shapes):
        return shapely.coverage_union_all(shapes)
    return shapely.union_all(shapely.make_valid(shapes))
