"""The names on the map in a real browser: how many find room, and that they stay while the pointer moves."""

import json

import geopandas as gpd
import pytest
import shapely
from sistermap.maps.page.tie_map import render_page

BASEMAP = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(120, 30, 145, 45)], crs=4326)
PAGE = "Object.values(sistermap.pages)[0]"
BOXES = f"{PAGE}.map.sistermap.layer.scene().named().map(({{ box }}) => box.map(Math.round))"
PARTNERS = [
    ("부산광역시", 129.08, 35.18), ("가오슝", 120.31, 22.62), ("로스앤젤레스", -118.24, 34.05), ("시모노세키", 130.94, 33.95),
    ("바르셀로나", 2.16, 41.39), ("리우데자네이루", -43.17, -22.91), ("블라디보스토크", 131.89, 43.12), ("상하이", 121.47, 31.23),
    ("수라바야", 112.75, -7.25), ("티후아나", -117.04, 32.53), ("호찌민", 106.66, 10.78), ("오클랜드", 174.76, -36.85),
    ("발파라이소", -71.63, -33.04), ("웨스턴케이프", 18.42, -33.92), ("몬트리올", -73.57, 45.5), ("이스탄불", 28.98, 41.01),
    ("두바이", 55.3, 25.26),
]  # fmt: skip


@pytest.fixture
def opened(make_layer, open_page):
    places = [(f"city:{k}", *place) for k, place in enumerate(PARTNERS)]
    columns = {"names": [json.dumps({"ko": name}) for name, *_ in PARTNERS], "country": ["KR"] * len(places)}
    layer = make_layer(places, [("city:0", f"city:{k}") for k in range(1, 17)], place_columns=columns)
    page = open_page(render_page(layer, basemap=BASEMAP, home="city:0", lang="ko"), width=1440, height=900)
    page.until(f"{PAGE}.map.sistermap.layer.scene().named()?.length > 0")
    return page


def flat(page):
    page.evaluate(f"{PAGE}.store.set({{mapView: 'flat'}})")
    page.until(f"{PAGE}.map.sistermap.layer.scene().named().length === 17")
    page.wait_for_timeout(500)


def test_map_names_every_partner_on_a_wide_screen(opened):
    scene = f"{PAGE}.map.sistermap.layer.scene()"
    near = opened.evaluate(f"{scene}.loupe(256 * 2 ** {PAGE}.map.getZoom())?.places.size ?? 0")
    assert near + len(opened.evaluate(BOXES)) == len(PARTNERS)  # what the loupe shows is named there
    flat(opened)
    assert opened.errors == []


def test_map_leaves_names_where_they_are_under_the_pointer(opened):
    flat(opened)
    rest, counts = opened.evaluate(BOXES), []
    for place in range(1, 17):
        opened.evaluate(f"{PAGE}.store.set({{hover: {{place: {place}}}}})")
        opened.wait_for_timeout(150)
        moved = [box for box in opened.evaluate(BOXES) if box not in rest]
        counts.append(len(moved))
    assert sum(counts) - 16 <= 4  # each its own, which is larger; few make room for it
    opened.evaluate(f"{PAGE}.store.set({{hover: null}})")
    opened.wait_for_timeout(150)
    assert opened.evaluate(BOXES) == rest
