"""Land and borders as a page carries them: simplified, on a grid, a few ten thousand bytes."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ..boundaries import unite
from .packing import pack_integers, pack_rings, pack_texts

STEP_DEG = 0.025  # 2.8 km: half a pixel at the closest zoom that makes sense on this basemap
LABEL_STEP_DEG = 0.1


def unite_land(basemap: gpd.GeoDataFrame) -> Any:
    """Return the land of a basemap in one: its row of ``kind`` united, or made of its land, which takes a while."""
    ready = basemap.loc[basemap["kind"] == "united"].geometry.to_numpy()
    if len(ready):
        return ready[0]
    return unite(basemap.loc[basemap["kind"] == "land"].geometry.to_numpy())


def pack_basemap(basemap: gpd.GeoDataFrame, land: Any = None) -> dict[str, Any]:
    """Pack land and borders for the page.

    Parameters
    ----------
    basemap
        Rows of ``kind`` land (polygons), border (lines) and maybe united (all land in one), EPSG:4326. Where a column ``country`` (ISO 3166-1 alpha-2)
        has the country that the land belongs to, the page labels the countries.
    land
        From `unite_land`, where that was made before.

    Returns
    -------
    dict
        ``land`` and ``borders`` as `pack_rings` writes them, and ``labels``. Empty for an empty frame.
    """
    if basemap.empty:
        return {}
    countries = basemap.loc[basemap["kind"] == "land"]
    borders = basemap.loc[basemap["kind"] == "border"]
    return {
        "land": pack_rings(np.array([unite_land(basemap) if land is None else land]), STEP_DEG),
        "borders": pack_rings(np.array([shapely.union_all(borders.geometry.to_numpy())]), STEP_DEG),
        "labels": _pack_labels(countries),
    }


def _pack_labels(land: gpd.GeoDataFrame) -> dict[str, Any] | None:
    if "country" not in land.columns:
        return None
    named = land[land["country"].fillna("").str.len() == 2]
    parts = named.geometry.explode(index_parts=False).to_frame("geometry")
    # In square degrees: it only has to distinguish a mainland from its islands.
    largest = (
        parts.assign(size=shapely.area(parts["geometry"].to_numpy()))
        .sort_values("size")
        .groupby(level=0)
        .last()
    )
    points = shapely.get_coordinates(shapely.point_on_surface(largest["geometry"].to_numpy()))
    bounds = shapely.bounds(largest["geometry"].to_numpy())
    grid = np.round(np.column_stack([points, bounds[:, 2] - bounds[:, 0]]) / LABEL_STEP_DEG).astype(int)
    return {
        "n": len(named),
        "step": LABEL_STEP_DEG,
        "country": pack_texts(list(named.loc[largest.index, "country"])),
        "lon": pack_integers(grid[:, 0]),
        "lat": pack_integers(grid[:, 1]),
        "width": pack_integers(grid[:, 2]),
    }
