"""Rings of distance, the four directions, and the arrow to the north only where up is north."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from sistermap.maps.figure.drawing import Drawing
from sistermap.maps.figure.projection import Projection
from sistermap.maps.figure.rings import add_directions, add_rings, north_is_up

COLOURS = dict.fromkeys(("paper", "sea", "land", "edge", "border", "region", "ink"), "#000000")
BASEMAP = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326)
HOME = (129.0, 35.0)


def drawn(make_layer, sheet, reach, count=12, lang="en"):
    """Axes that show so many metres around the middle, of a layer with partners everywhere except in the northwest."""
    turns = np.radians(np.arange(count) * 300 / count)
    places = [("city:home", "Home", *HOME)]
    places += [
        (f"city:{k}", f"Town {k}", HOME[0] + 8 * np.sin(t), HOME[1] + 8 * np.cos(t))
        for k, t in enumerate(turns)
    ]
    layer = make_layer(places, [("city:home", f"city:{k}") for k in range(count)])
    drawing = Drawing(layer, BASEMAP, sheet, COLOURS, False, list(layer.places["name"]), 0, {}, lang=lang)
    axes = Figure(figsize=(8, 8)).add_axes((0, 0, 1, 1))
    FigureCanvasAgg(axes.figure)
    axes.set(xlim=(-reach, reach), ylim=(-reach, reach))
    return axes, drawing


@pytest.mark.parametrize(("reach", "expected"), [
    (21e6, [5000, 10000, 15000]), (7e6, [2500, 5000]), (1.2e6, [500, 1000]), (6e4, [25, 50]),
])  # fmt: skip
def test_add_rings_draws_round_distances_that_the_frame_has_room_for(make_layer, reach, expected):
    axes, drawing = drawn(make_layer, Projection("azimuthal-equidistant", *HOME), reach)
    add_rings(axes, drawing)
    assert [patch.radius / 1000 for patch in axes.patches] == expected
    assert [text.get_text() for text in axes.texts] == [f"{km:,} km" for km in expected]


def test_add_rings_writes_distances_where_no_line_and_no_dot_is(make_layer):
    axes, drawing = drawn(make_layer, Projection("azimuthal-equidistant", *HOME), 1.2e6)
    add_rings(axes, drawing)
    dots = axes.transData.transform(np.column_stack([drawing.x, drawing.y]))
    for text in axes.texts:
        box = text.get_window_extent()
        assert not any(box.contains(*dot) for dot in dots)
        (left, bottom), (right, top) = axes.transData.inverted().transform(box.get_points())
        assert not shapely.intersects(shapely.box(left, bottom, right, top), drawing.ties).any()


@pytest.mark.parametrize("sheet", ["lambert", "equal-earth", "mercator"])
def test_add_rings_draws_none_where_distances_are_not_true(make_layer, sheet):
    axes, drawing = drawn(make_layer, Projection(sheet, *HOME), 1e6)
    add_rings(axes, drawing)
    assert not axes.patches and not axes.texts


def test_add_rings_draws_none_around_a_middle_that_is_no_home(make_layer):
    axes, drawing = drawn(make_layer, Projection("azimuthal-equidistant", *HOME), 21e6)
    drawing.home = None
    add_rings(axes, drawing)
    add_directions(axes, drawing)
    assert not axes.patches and not axes.texts


@pytest.mark.parametrize(
    ("lang", "letters"), [("en", "NESW"), ("de", "NOSW"), ("fr", "NESO"), ("ko", "북동남서"), ("ar", "شقجغ")]
)
def test_add_directions_writes_four_around_a_whole_disc(make_layer, lang, letters):
    axes, drawing = drawn(make_layer, Projection("azimuthal-equidistant", *HOME), 21e6, lang=lang)
    add_directions(axes, drawing)
    assert "".join(text.get_text() for text in axes.texts) == letters
    x, y = np.array([text.xy for text in axes.texts]).T
    assert (np.sign(x).tolist(), np.sign(y).tolist()) == ([0, 1, 0, -1], [1, 0, -1, 0])


@pytest.mark.parametrize(
    ("sheet", "reach", "expected"),
    [
        (Projection("mercator", 129.0, 0.0), 1e6, True),
        (Projection("mercator", 129.0, 0.0), 19e6, False),  # the world
        (Projection("lambert", 129.0, 35.0), 1e5, True),
        (Projection("lambert", 129.0, 35.0), 1.5e6, False),
        (Projection("lambert", 25.0, 78.0), 5e5, False),  # Svalbard: meridians run together
        (Projection("equal-earth", 129.0, 0.0), 17e6, False),
        (Projection("azimuthal-equidistant", 129.0, 35.0), 1e5, True),
    ],
)
def test_north_is_up_only_where_meridians_are_upright(make_layer, sheet, reach, expected):
    axes, drawing = drawn(make_layer, sheet, reach)
    assert north_is_up(axes, drawing) == expected
    add_directions(axes, drawing)
    assert [text.get_text() for text in axes.texts] == (["N"] if expected else [])
