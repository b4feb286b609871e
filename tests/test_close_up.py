"""Finer land round the places of a page."""

import geopandas as gpd
import pytest
import shapely
from sistermap.maps.page.close_up import MOST_POINTS, pack_close_up


def grid(columns=8, rows=4, size=5.0):
    """Squares of two countries, side by side."""
    boxes = [
        shapely.segmentize(shapely.box(x * size, y * size, (x + 1) * size, (y + 1) * size), 0.5)
        for x in range(columns)
        for y in range(rows)
    ]
    codes = ["AA" if x < columns // 2 else "BB" for x in range(columns) for _ in range(rows)]
    return gpd.GeoDataFrame({"level": "admin1", "country": codes}, geometry=boxes, crs=4326)


@pytest.fixture
def layer(make_layer):
    return make_layer(
        [("city:1", "A", 20, 5), ("city:2", "B", 2, 2)], [{"from_id": "city:1", "to_id": "city:2"}]
    )


def test_pack_close_up_has_land_borders_and_regions_round_the_places(layer):
    packed = pack_close_up(layer, grid())
    assert {name: packed[name]["n"] > 0 for name in packed} == dict.fromkeys(
        ("boxes", "land", "borders", "regions"), True
    )
    assert packed["boxes"]["n"] == 2


def test_pack_close_up_is_empty_without_regions_or_places(make_layer, layer):
    assert pack_close_up(layer, None) == {}
    assert pack_close_up(make_layer([], []), grid()) == {}


def test_pack_close_up_keeps_to_its_budget(make_layer):
    places = [(f"city:{k}", f"P{k}", (k * 7) % 300 - 150, (k * 3) % 120 - 60) for k in range(300)]
    dense = gpd.GeoDataFrame(
        {"level": ["admin1"] * 1440, "country": ["AA"] * 1440}, crs=4326,
        geometry=[shapely.Point(x, y).buffer(2, 200) for x in range(-150, 150, 5) for y in range(-60, 60, 5)],
    )  # fmt: skip
    packed = pack_close_up(make_layer(places, [{"from_id": "city:0", "to_id": "city:1"}]), dense)
    points = sum(len(packed[name]["xy"]) / 2 for name in packed)
    assert 0 < points < 3 * MOST_POINTS


def test_pack_close_up_gives_the_same_for_the_same(layer):
    assert pack_close_up(layer, grid()) == pack_close_up(layer, grid())
