"""Lines that leave a figure's map say where they go; what only passes through is not drawn."""

import geopandas as gpd
import pyproj
import pytest
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from sistermap.geo.geodesic import geodesics
from sistermap.maps.figure.crossings import find_crossings
from sistermap.maps.figure.draw import draw_figure
from sistermap.maps.figure.drawing import Drawing
from sistermap.maps.figure.edge_labels import add_edge_labels
from sistermap.maps.figure.projection import Projection

COLOURS = dict.fromkeys(("paper", "sea", "land", "edge", "border", "region", "ink"), "#000000")
PLACES = {
    "London": (-0.13, 51.51), "New York": (-74.01, 40.71), "Suva": (178.44, -18.14), "Apia": (-171.76, -13.83),
    "Auckland": (174.76, -36.85), "Valparaíso": (-71.62, -33.04), "Paris": (2.35, 48.86), "Busan": (129.08, 35.18),
}  # fmt: skip
BASEMAP = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326)


def layer_of(make_layer, ties):
    names = list(dict.fromkeys(name for tie in ties for name in tie))
    layer = make_layer(
        [(f"city:{name}", name, *PLACES[name]) for name in names],
        [tuple(f"city:{end}" for end in tie) for tie in ties],
    )
    ends = [[PLACES[tie[end]][axis] for tie in ties] for end in (0, 1) for axis in (0, 1)]
    layer.ties = layer.ties.set_geometry(geodesics(*ends).to_numpy(), crs=4326)
    return layer


def drawn(make_layer, ties, sheet, limits=None):
    """Axes of 10 inches that show a sheet, or a part of it, and its drawing."""
    layer = layer_of(make_layer, ties)
    drawing = Drawing(layer, BASEMAP, sheet, COLOURS, False, list(layer.places["name"]), None, {})
    axes = Figure(figsize=(10, 5)).add_axes((0, 0, 1, 1))
    FigureCanvasAgg(axes.figure)
    left, bottom, right, top = limits or drawing.outline[0].bounds
    axes.set(xlim=(left, right), ylim=(bottom, top))
    return axes, drawing


def written(axes, drawing):
    return [label.text for label in add_edge_labels(axes, drawing)]


def km(one, other):
    return round(pyproj.Geod(ellps="WGS84").inv(*PLACES[one], *PLACES[other])[2] / 1000)


PACIFIC, ATLANTIC = Projection("equal-earth", 170.0, 0.0), Projection("equal-earth", 0.0, 0.0)


@pytest.mark.parametrize(
    ("ties", "sheet", "expected"),
    [
        ([("London", "New York")], PACIFIC, {("London", "New York"), ("New York", "London")}),
        ([("London", "New York")], ATLANTIC, set()),
        ([("Suva", "Apia")], ATLANTIC, {("Suva", "Apia"), ("Apia", "Suva")}),
        ([("Suva", "Apia"), ("Auckland", "Valparaíso")], PACIFIC, set()),
        ([("Suva", "Apia")], Projection("azimuthal-equidistant", 0.0, 51.0), set()),
        ([("Suva", "Apia")], Projection("lambert", 180.0, 0.0), set()),
        ([("Suva", "Apia"), ("Apia", "Suva")], ATLANTIC, {("Suva", "Apia"), ("Apia", "Suva")}),
    ],
)
def test_find_crossings_are_both_sides_of_the_cut_and_none_on_a_disc(make_layer, ties, sheet, expected):
    axes, drawing = drawn(make_layer, ties, sheet)
    names = drawing.names
    assert {(names[one.shown], names[one.beyond]) for one in find_crossings(axes, drawing)} == expected


def test_edge_labels_name_the_other_end_its_distance_and_its_side(make_layer):
    axes, drawing = drawn(make_layer, [("London", "New York")], PACIFIC)
    away = km("London", "New York")
    assert sorted(written(axes, drawing)) == [f"← New York, {away:,} km", f"→ London, {away:,} km"]


EIGHT = {
    "→": (3, 0),
    "↗": (3, 3),
    "↑": (0, 3),
    "↖": (-3, 3),
    "←": (-3, 0),
    "↙": (-3, -3),
    "↓": (0, -3),
    "↘": (3, -3),
}


@pytest.mark.parametrize(("arrow", "step"), EIGHT.items(), ids=EIGHT)
def test_edge_labels_point_the_way_the_line_goes(make_layer, monkeypatch, arrow, step):
    monkeypatch.setitem(PLACES, "There", step)
    monkeypatch.setitem(PLACES, "Here", (0, 0))
    sheet = Projection("azimuthal-equidistant", 0.0, 0.0)
    axes, drawing = drawn(make_layer, [("Here", "There")], sheet, (-2e5, -2e5, 2e5, 2e5))
    assert [text[0] for text in written(axes, drawing)] == [arrow]


def test_edge_labels_point_up_where_mercator_ends(make_layer, monkeypatch):
    monkeypatch.setitem(PLACES, "Alert", (-62.3, 82.5))
    sheet = Projection("mercator", 0.0, 0.0)
    axes, drawing = drawn(make_layer, [("New York", "Alert")], sheet, (-5e7, -2.5e7, 5e7, 2.5e7))
    assert written(axes, drawing) == [f"↑ Alert, {km('New York', 'Alert'):,} km"]


def test_edge_labels_count_what_has_no_room(make_layer, monkeypatch):
    for number in range(40):
        monkeypatch.setitem(PLACES, f"Town {number}", (30.0, number / 40))
    monkeypatch.setitem(PLACES, "Here", (0, 0))
    ties = [("Here", f"Town {number}") for number in range(40)]
    sheet = Projection("azimuthal-equidistant", 0.0, 0.0)
    axes, drawing = drawn(make_layer, ties, sheet, (-2e5, -1e5, 2e5, 1e5))
    texts = written(axes, drawing)
    counted = sum(int(text.rpartition("+")[2]) for text in texts if "+" in text)
    assert len(texts) + counted == 40 and counted > 0
    boxes = [text.get_window_extent() for text in axes.texts if text.get_gid() == "edge-label"]
    assert not any(a.overlaps(b) for k, a in enumerate(boxes) for b in boxes[:k])


@pytest.mark.parametrize(
    ("limits", "lines"),
    [((-6e6, -6e6, 6e6, 6e6), 1), ((1e6, -1e6, 5e6, 4e6), 1), ((2e6, -1e6, 5e6, 4e6), 0)],
    ids=["both ends", "one end", "none"],
)
def test_a_line_is_drawn_where_one_of_its_ends_is_on_the_map(make_layer, monkeypatch, limits, lines):
    monkeypatch.setitem(PLACES, "Here", (10, 0))
    monkeypatch.setitem(PLACES, "There", (50, 0))
    sheet = Projection("azimuthal-equidistant", 0.0, 0.0)
    axes, drawing = drawn(make_layer, [("Here", "There")], sheet, limits)
    drawing.paint(axes)
    [ties] = [made for made in axes.collections if made.get_gid() == "ties-sister"]
    assert len(ties.get_segments()) == lines


@pytest.mark.parametrize(
    ("lang", "comma"), [("de", "."), ("en", ","), ("fr", "\u00a0"), ("es", ""), ("ja", ",")]
)
def test_edge_labels_write_distances_as_the_language_does_in_letters_that_fonts_have(make_layer, lang, comma):
    layer = layer_of(make_layer, [("London", "Busan")])
    svg = draw_figure(layer, ".svg", basemap=BASEMAP, extent=(-20, 40, 40, 70), lang=lang).decode()
    whole = str(km("London", "Busan"))
    assert f"{whole[:-3]}{comma}{whole[-3:]}" in svg
    assert not {"\u2009", "\u202f"} & {*svg}
