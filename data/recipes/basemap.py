"""Land and the lines between countries, drawn light enough to travel inside every page."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from ...maps.page.basemap import unite_land

TOLERANCE_DEG = 0.12
SMALLEST_DEG2 = 0.06  # islets below it are left out, unless they are all there is of a country


def build_basemap(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return rows of `kind` land (polygons, one per country), border (lines between two countries) and united (all land)."""
    coarse = units[["country"]].assign(
        geometry=shapely.coverage_simplify(units.geometry.values, TOLERANCE_DEG)
    )
    coarse = gpd.GeoDataFrame(coarse, geometry="geometry", crs=units.crs)
    coarse["country"] = coarse["country"].fillna("")
    whole = coarse.dissolve("country", method="coverage")
    whole = whole[whole.index != "AQ"]
    borders = _borders(whole.geometry)
    land = [_without_islets(shape) for shape in whole.geometry]
    shapes = [shapely.set_precision(shape, 1e-3, mode="pointwise") for shape in (*land, borders)]
    kinds = ["land"] * len(land) + ["border"]
    frame = gpd.GeoDataFrame({"kind": kinds}, geometry=shapes, crs=units.crs)
    return _with_united_land(frame[~frame.geometry.is_empty].reset_index(drop=True))


def _with_united_land(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add all land as one shape: uniting it takes a page a tenth of its time."""
    whole = unite_land(frame)
    return gpd.GeoDataFrame(
        {"kind": [*frame["kind"], "united"]}, geometry=[*frame.geometry, whole], crs=frame.crs
    )


def _without_islets(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    area = shapely.area(parts)
    kept = parts[(area >= SMALLEST_DEG2) | (area == area.max())]
    rings = [
        shapely.Polygon(p.exterior, [h for h in p.interiors if shapely.Polygon(h).area >= SMALLEST_DEG2])
        for p in kept
    ]
    return shapely.normalize(shapely.make_valid(shapely.MultiPolygon(rings)))


def _borders(shapes: gpd.GeoSeries) -> shapely.Geometry:
    """Return the edges that two countries share: in a clean coverage they are equal, vertex by vertex."""
    rings = shapely.get_rings(shapely.get_parts(shapes.values))
    pieces = []
    for ring in rings:
        points = shapely.get_coordinates(ring)
        pieces.append(np.concatenate([points[:-1], points[1:]], axis=1))
    edges = np.concatenate(pieces)
    turn = (edges[:, 0] > edges[:, 2]) | ((edges[:, 0] == edges[:, 2]) & (edges[:, 1] > edges[:, 3]))
    edges[turn] = edges[turn][:, [2, 3, 0, 1]]
    unique, times = np.unique(edges, axis=0, return_counts=True)
    lines = shapely.linestrings(unique[times == 2].reshape(-1, 2, 2))
    borders: shapely.Geometry = shapely.normalize(shapely.line_merge(shapely.multilinestrings(lines)))
    return borders


def write_basemap(frame: gpd.GeoDataFrame, target: Path) -> None:
    """Write GeoParquet."""
    frame.to_parquet(target, index=False, compression="zstd")
