"""What part of the sheet a figure shows: every place is in it, and a whole sheet has its whole outline."""

import xml.etree.ElementTree as ElementTree

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from sistermap.geo.geodesic import geodesics
from sistermap.maps.figure.draw import _lay_out, draw_map
from sistermap.maps.figure.drawing import Drawing
from sistermap.maps.figure.furniture import set_limits
from sistermap.maps.figure.projection import PROJECTIONS

COLOURS = dict.fromkeys(("paper", "sea", "land", "edge", "border", "region", "ink"), "#000000")
BASEMAP = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326)
DEGREES = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
HOSTILE = {
    "around 180": [(178.4, -18.1), (-171.8, -13.8), (179.2, -8.5), (-175.2, -21.1)],
    "both poles": [(15.6, 78.2), (166.7, -77.8), (0.0, 90.0), (0.0, -90.0)],
    "nearly the antipode": [(174.8, -41.3), (-3.7, 40.4), (-9.1, 38.7)],
    "the antipode": [(129.0, 35.0), (-51.0, -35.0)],
    "one place": [(2.35, 48.86)],
    "one place twice": [(2.35, 48.86), (2.35, 48.86)],
    "at 180 itself": [(180.0, 0.0), (-180.0, 10.0)],
    "beyond Mercator": [(0.0, 83.0), (90.0, -85.0)],
    "round the world": [(lon, 0.0) for lon in range(-180, 180, 40)],
}


def framed(make_layer, places, projection, width=10.0, height=5.0):
    """Axes with their limits set, and the drawing, of ties from the first place to all others."""
    layer = make_layer(
        [(f"city:{k}", f"Town {k}", *place) for k, place in enumerate(places)],
        [("city:0", f"city:{k}") for k in range(1, len(places))],
    )
    if len(places) > 1:
        lon, lat = np.array(places).T
        home = np.zeros(len(places) - 1, dtype=int)
        layer.ties = layer.ties.set_geometry(
            geodesics(lon[home], lat[home], lon[1:], lat[1:]).to_numpy(), crs=4326
        )
    sheet = _lay_out(layer, projection, 0, None)
    drawing = Drawing(layer, BASEMAP, sheet, COLOURS, False, list(layer.places["name"]), 0, {})
    axes = Figure(figsize=(width, height)).add_axes((0, 0, 1, 1))
    axes.set_aspect("equal")
    set_limits(axes, drawing, None)
    return axes, drawing


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("places", HOSTILE.values(), ids=HOSTILE)
def test_set_limits_shows_every_place_of_hostile_lists(make_layer, places, projection):
    axes, drawing = framed(make_layer, places, projection)
    on_sheet = np.array([abs(lat) <= 82 or projection != "mercator" for _, lat in places])
    assert drawing.seen(axes).tolist() == on_sheet.tolist()


@settings(max_examples=40)
@given(st.lists(DEGREES, min_size=1, max_size=5), st.sampled_from(PROJECTIONS), st.floats(0.6, 3))
def test_set_limits_shows_every_place(make_layer, places, projection, shape):
    axes, drawing = framed(make_layer, places, projection, width=5 * shape)
    on_sheet = [abs(lat) <= 82 or projection != "mercator" for _, lat in places]
    assert drawing.seen(axes).tolist() == on_sheet


@pytest.mark.parametrize("projection", ["equal-earth", "azimuthal-equidistant", "lambert"])
@pytest.mark.parametrize("shape", [0.7, 1.0, 1.9, 2.4])
def test_set_limits_shows_the_whole_outline_of_a_world(make_layer, projection, shape):
    world = [(129.0, 35.0), (-43.2, -22.9), (18.4, -33.9), (-118.2, 34.1), (13.4, 52.5)]
    axes, drawing = framed(make_layer, world, projection, width=5 * shape)
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    assert shapely.box(left, bottom, right, top).contains(drawing.outline[0])


def test_set_limits_shows_no_disc_of_which_only_the_corners_are_cut_off(make_layer):
    reach_deg = 130  # of arc: 14,500 km around home, of 20,004 up to the rim
    axes, drawing = framed(make_layer, [(0.0, 0.0), (reach_deg, 0.0)], "azimuthal-equidistant", width=5.0)
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    frame = shapely.box(left, bottom, right, top)
    assert frame.contains(drawing.outline[0]) or drawing.outline[0].contains(frame)


def test_set_limits_of_a_region_is_a_part_of_the_sheet(make_layer):
    axes, drawing = framed(make_layer, [(2.35, 48.86), (12.5, 41.9)], "equal-earth")
    left, right = axes.get_xlim()
    assert right - left < 5_000_000
    assert abs(drawing.sheet.lon - 7.4) < 1


def written_on(drawn):
    """Return the texts of a figure's SVG, without its description."""
    nodes = ElementTree.fromstring(drawn.files[".svg"]).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(node.itertext()).strip() for node in nodes]


def layer_names(drawn):
    """Return the names of the layers of a figure's SVG."""
    nodes = ElementTree.fromstring(drawn.files[".svg"]).iter("{http://www.w3.org/2000/svg}g")
    return [node.get("id") for node in nodes]


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "Not shown (2): Alert, Far."), ("de", "Nicht gezeigt (2): Alert, Far.")]
)
def test_draw_map_names_below_the_map_what_it_does_not_show(make_layer, lang, text):
    places = [
        ("city:1", "Oslo", 10.7, 59.9),
        ("city:2", "Bergen", 5.3, 60.4),
        ("city:3", "Alert", -62.3, 82.5),
        ("city:4", "Far", 0.0, -89.0),
    ]
    layer = make_layer(places, [("city:1", "city:2")])
    drawn = draw_map(layer, [".svg"], basemap=BASEMAP, projection="mercator", lang=lang, size="300x200mm")
    assert text in "\n".join(written_on(drawn))
    assert text in drawn.alt


@pytest.mark.parametrize(("step", "enlarged"), [(1.5, True), (45.0, False)])
def test_draw_map_enlarges_where_half_of_a_list_crowds(make_layer, step, enlarged):
    """An inset has the layers of the map once more."""
    places = [("city:0", "Home", -74.0, 40.7), ("city:13", "Far", 151.2, -33.9)] + [
        (f"city:{k}", f"Place {k}", -10 + step * (k % 4), 40 + step / 4 * (k // 4)) for k in range(1, 13)
    ]
    layer = make_layer(places, [("city:0", f"city:{k}") for k in range(1, 14)])
    assert ("places-2" in layer_names(draw_map(layer, [".svg"]))) == enlarged


def test_draw_map_names_rows_that_are_not_placed_a_few_of_them(make_layer):
    rows = [
        {"row": row, "name": name} for row, name in enumerate(["Alpy", "Alpy", None, "B", "C", "D", "E", "F"])
    ]
    layer = make_layer(
        [("city:1", "Oslo", 10.7, 59.9), ("city:2", "Bergen", 5.3, 60.4)],
        [("city:1", "city:2")],
        unplaced=rows,
    )
    drawn = draw_map(layer, [".svg"], basemap=BASEMAP, size="300x200mm")
    text = "Not shown (8): Alpy, B, C, D, E …."
    assert text in "\n".join(written_on(drawn))
    assert text in drawn.alt
    layer.public = True
    assert "Not shown" not in draw_map(layer, [".svg"], basemap=BASEMAP, size="300x200mm").alt


def test_draw_map_names_once_what_is_named_at_the_edge(make_layer):
    layer = make_layer(
        [("city:1", "Oslo", 10.7, 59.9), ("city:2", "Alert", -62.3, 82.5)], [("city:1", "city:2")]
    )
    drawn = draw_map(layer, [".svg"], basemap=BASEMAP, projection="mercator", size="300x200mm")
    texts = "\n".join(written_on(drawn))
    assert "Alert, " in texts and "Not shown" not in texts
    assert "Not shown (1): Alert." in drawn.alt


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_draw_map_of_a_world_leaves_nothing_out(make_layer, projection):
    places = [(f"city:{k}", f"Town {k}", lon, 10.0 * k - 40) for k, lon in enumerate(range(-170, 180, 40))]
    layer = make_layer(places, [("city:0", f"city:{k}") for k in range(1, len(places))])
    assert "Not shown" not in draw_map(layer, [".svg"], basemap=BASEMAP, projection=projection).alt


def test_set_limits_moves_a_part_off_the_edge_of_the_sheet(make_layer):
    # Kraków, Lapland, Jiangsu, Andhra Pradesh and Andalusia: the frame around them ends off the upper right.
    places = [(19.9, 50.1), (25.7, 66.5), (119.8, 33.0), (79.7, 15.9), (-4.8, 37.5)]
    axes, drawing = framed(make_layer, places, "equal-earth", 10.0, 5.0)
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    assert drawing.outline[0].contains(shapely.box(left, bottom, right, top))
    assert drawing.seen(axes).all()


@pytest.mark.parametrize("extent", [None, (-20, 40, 150, 88)])
def test_paint_draws_one_edge_that_is_on_the_sheet(make_layer, extent):
    axes, drawing = framed(make_layer, [(10.0, 50.0), (150.0, 70.0)], "equal-earth")
    set_limits(axes, drawing, extent)
    drawing.colours.update(ink2="#000000", home="#000000")
    drawing.paint(axes)
    edges = [one for one in axes.collections if one.get_gid() in ("outline", "frame")]
    assert len(edges) == 1 and not [line for line in axes.lines if line.get_gid() == "frame"]
    drawn = shapely.MultiPoint(np.concatenate([path.vertices for path in edges[0].get_paths()]))
    assert drawing.outline[0].buffer(20_000).contains(drawn)
