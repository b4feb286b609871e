"""Finer land and regions round a page's places, for those who zoom in: the whole world as fine would be too large."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from ..layer_like import LayerLike, count_ends
from .packing import pack_rings

HALF_DEG = (2.6, 1.9)  # of the box round a place, in longitude and latitude: a window at zoom 8
MOST_POINTS = 9_000  # of all finer lines: some 25 kB
STEP_DEG = 0.01  # 1.1 km: two pixels at zoom 8
TOLERANCE_DEG = 0.012
EDGE_DEG = 1e-5  # as near to the edge of all land a line is taken for it
ARC_DEG = 0.5  # the edge of a box gets a point so often: it is curved in the view from home


def pack_close_up(layer: LayerLike, regions: gpd.GeoDataFrame | None) -> dict[str, Any]:
    """Pack what lies round the places, those with the most ties first, as far as the budget goes.

    Parameters
    ----------
    layer
        Places and ties.
    regions
        Polygons of admin-1 units with their ``country``, EPSG:4326, neighbours sharing their edges. Without it nothing is
        packed.

    Returns
    -------
    dict
        ``boxes``, the part of the earth that is packed; ``land`` there; ``borders`` between countries and ``regions``, the
        lines between units; each as `pack_rings` writes it. Empty where there is nothing.
    """
    if regions is None or layer.places.empty:
        return {}
    units = regions[regions["level"] == "admin1"]
    shapes = units.geometry.to_numpy()
    tree = shapely.STRtree(shapes)
    boxes = _boxes(layer, shapes, tree)
    if boxes is None:
        return {}
    near = tree.query(boxes, predicate="intersects")
    if not len(near):
        return {}
    fine = shapely.coverage_simplify(shapes[near], TOLERANCE_DEG)
    countries = units["country"].to_numpy()[near]
    land = [_within(shapely.union_all(fine[countries == code]), boxes) for code in np.unique(countries)]
    whole = shapely.union_all(land)
    edge = shapely.buffer(shapely.boundary(whole), EDGE_DEG)
    return {
        "boxes": pack_rings(np.array([shapely.segmentize(boxes, ARC_DEG)]), STEP_DEG),
        "land": pack_rings(np.array([whole]), STEP_DEG),
        "borders": pack_rings(np.array([_lines(land, edge)]), STEP_DEG),
        "regions": pack_rings(np.array([_lines(_within(fine, boxes), edge)]), STEP_DEG),
    }


def _boxes(layer: LayerLike, shapes: Any, tree: shapely.STRtree) -> Any:
    """Unite the boxes round the places for which there is room."""
    points = shapely.get_coordinates(layer.places.geometry.to_numpy())
    sizes = shapely.get_num_coordinates(shapes)
    taken: set[int] = set()
    room, boxes = MOST_POINTS, []
    for row in np.argsort(-count_ends(layer), kind="stable")[:400]:
        (lon, lat), (wide, tall) = points[row], HALF_DEG
        wide = min(20.0, wide / max(0.13, float(np.cos(np.radians(lat)))))
        box = shapely.box(
            max(-180, lon - wide), max(-85, lat - tall), min(180, lon + wide), min(85, lat + tall)
        )
        found = set(map(int, tree.query(box))) - taken
        # Of a long coast only what is in the box counts; half of a unit's points is a fair guess.
        cost = int(sum(sizes[unit] for unit in found)) // 2
        if cost > room:
            continue
        room -= cost
        taken |= found
        boxes.append(box)
    return shapely.union_all(boxes) if boxes else None


def _within(shapes: Any, boxes: Any) -> Any:
    return shapely.intersection(shapely.make_valid(shapes), boxes)


def _lines(areas: Any, edge: Any) -> Any:
    """Return the edges that two areas share, which are all but those on the `edge` of the whole: coasts and edges of boxes."""
    shared = shapely.difference(shapely.union_all(shapely.boundary(areas)), edge)
    parts = shapely.get_parts(shapely.line_merge(shared))
    return shapely.multilinestrings(parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING])
