"""The map on paper: whose names it has, and what is in its loupe."""

import math

import pytest
from panel_layer import BASEMAP
from sistermap.maps.page.tie_map import render_page

HOME = ("city:0", "Home", 20.0, 50.0)
FAR = [(f"city:f{k}", f"Far {k:02d}", -170 + 20 * k, -35 + 15 * (k % 4)) for k in range(17)]
NEAR = [("city:1", "Inside A", 16.0, 52.0), ("city:2", "Inside B", 24.0, 51.0), ("city:3", "Inside C", 21.0, 47.0),
        ("city:4", "Inside D", 30.0, 44.0), ("city:5", "Outside", -1.0, 35.0)]  # fmt: skip
PAINT = """([width, height]) => {
  const { map, data, store } = Object.values(sistermap.pages)[0], written = [], paint = sistermap.paintPlacedLabels;
  sistermap.paintPlacedLabels = (ctx, placed, labels, look) => {
    written.push(placed.map(({ index }) => labels[index].text));
    paint(ctx, placed, labels, look);
  };
  const { loupe, view } = sistermap.paintPaperMap(map, data, store, { width, height });
  sistermap.paintPlacedLabels = paint;
  const disc = view.scale / 2;
  return { written, km: loupe && loupe.km, size: loupe && loupe.size, x: loupe && loupe.x, y: loupe && loupe.y, disc, cx: disc - view.left, cy: disc - view.top };
}"""


@pytest.fixture
def paint(open_page, make_layer):
    def open_and_paint(places, size=(960, 590), lang="en"):
        ties = [{"from_id": "city:0", "to_id": place[0], "since": "2000"} for place in places]
        page = open_page(
            render_page(make_layer([HOME, *places], ties), basemap=BASEMAP, home="city:0", lang=lang)
        )
        return page.evaluate(PAINT, list(size))

    return open_and_paint


def test_paper_names_every_place_that_has_room(paint):
    (names,) = paint(FAR)["written"]
    assert sorted(names) == sorted(name for _, name, *_ in [HOME, *FAR])


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_loupe_names_home_and_what_is_in_it_and_lies_beside_the_disc(paint, lang):
    made = paint([*NEAR, *FAR], lang=lang)
    in_loupe, on_map = made["written"]
    assert made["km"] == 2000  # Outside is 2,370 km away, in the corner of the loupe's frame
    assert set(in_loupe) == {"Home", "Inside A", "Inside B", "Inside C", "Inside D"}
    assert "Outside" in on_map and not set(on_map) & {"Inside A", "Inside B", "Inside C", "Inside D"}
    half = made["size"] / 2
    apart = math.hypot(made["cx"] - made["x"] - half, made["cy"] - made["y"] - half)
    assert apart >= made["disc"] + half
    assert made["disc"] <= made["cx"] <= 960 - made["disc"]
