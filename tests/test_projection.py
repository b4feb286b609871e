"""Sheets of a figure: every place is on them where it is true, and shapes are whole: no seam, no cap, no tear."""

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from sistermap.maps.figure import projection
from sistermap.maps.figure.projection import PROJECTIONS, Projection, choose_projection

WGS84 = pyproj.Geod(ellps="WGS84")
LON, LAT = st.floats(-180, 180), st.floats(-90, 90)
GRID = [axis.ravel() for axis in np.meshgrid(np.arange(-179.0, 180, 7), np.arange(-88.0, 89, 4))]
HOMES = [
    (129.0, 35.0),
    (-3.7, 40.4),
    (174.8, -41.3),
    (19.0, 69.6),
    (0.0, 51.5),
    (166.7, -77.8),
    (178.4, -18.1),
]


@given(LON, LAT, LON, LAT)
def test_azimuthal_equidistant_is_true_from_home_up_to_the_antipode(home_lon, home_lat, lon, lat):
    sheet = choose_projection(
        "azimuthal-equidistant", np.array([lon]), np.array([lat]), home=(home_lon, home_lat)
    )
    [x], [y] = sheet.points(np.array([lon]), np.array([lat]))
    azimuth, _, metres = WGS84.inv(home_lon, home_lat, lon, lat)
    assert np.hypot(x, y) == pytest.approx(metres, rel=1e-3, abs=5)
    assert np.hypot(x, y) <= sheet.radius
    # At the middle and at its antipode there is no direction, and at a pole none is north.
    if 1000 < metres < 19_900_000 and max(abs(home_lat), abs(lat)) < 89.9:
        turn = (np.degrees(np.arctan2(x, y)) - azimuth + 180) % 360 - 180
        assert turn == pytest.approx(0, abs=0.1)


@given(st.sampled_from(PROJECTIONS), st.lists(st.tuples(LON, LAT), min_size=1, max_size=5))
def test_every_place_is_on_the_sheet(name, places):
    lon, lat = np.array(places).T
    sheet = choose_projection(name, lon, lat, home=places[0])
    x, y = sheet.points(lon, lat)
    shown = np.isfinite(x) & np.isfinite(y)
    assert (shown == ((np.abs(lat) <= 82) | (name != "mercator"))).all()
    assert shapely.intersects_xy(sheet.outline.buffer(30_000), x[shown], y[shown]).all()


SHAPES = {
    "around the antipode": shapely.box(-70, -60, -30, -20),
    "cut at 180": shapely.MultiPolygon([shapely.box(160, -30, 180, 70), shapely.box(-180, -30, -150, 70)]),
    "around the south pole": shapely.Polygon(
        [(-180, -90), (-180, -70), (-90, -75), (0, -68), (90, -72), (180, -70), (180, -90)]
    ),
    "around the north pole": shapely.box(-180, 60, 180, 90),
    "a wedge to the pole": shapely.box(20, 40, 60, 90),
    "with a hole": shapely.box(-80, -60, 40, 50).difference(shapely.box(-60, -45, -20, 20)),
    "far from it": shapely.box(100, 10, 140, 50),
    "the whole earth": shapely.box(-180, -90, 180, 90),
}


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("name", ["azimuthal-equidistant", "lambert"])
def test_a_disc_shows_in_a_polygon_what_is_in_it_on_the_globe(name, shape, home):
    sheet = Projection(name, *home)
    lon, lat = GRID
    inside = shapely.intersects_xy(shape, lon, lat)
    [drawn] = sheet.shapes(np.array([shape]))
    assert drawn.is_valid
    # Straight edges in degrees are curves on the globe: what is near them is on either side.
    clear = shapely.distance(shape.boundary, shapely.points(lon, lat)) > 0.5
    x, y = sheet.points(lon, lat)
    assert (shapely.intersects_xy(drawn, x, y) == inside)[clear].all()


def test_a_disc_joins_what_is_cut_at_180():
    [drawn] = Projection("azimuthal-equidistant", 129.0, 35.0).shapes(np.array([SHAPES["cut at 180"]]))
    assert len(shapely.get_parts(drawn)) == 1


def test_a_disc_has_no_line_to_the_pole_in_a_polygon_around_it():
    [drawn] = Projection("azimuthal-equidistant", 129.0, 35.0).shapes(
        np.array([SHAPES["around the north pole"]])
    )
    [x], [y] = Projection("azimuthal-equidistant", 129.0, 35.0).points(np.array([0.0]), np.array([90.0]))
    assert (
        shapely.distance(drawn.boundary, shapely.Point(x, y)) > 2_000_000
    )  # 30 degrees of latitude are 3,300 km


@pytest.mark.parametrize("off", [0.0, 1e-6, 0.01, 1.0, -1.0])
def test_a_line_by_the_antipode_keeps_to_the_disc_and_never_crosses_it(off):
    sheet = Projection("azimuthal-equidistant", 129.0, 35.0)
    line = shapely.LineString([(-91, -35 + off), (-61, -35 + off), (-41, -35 + off), (-11, -35 + off)])
    [drawn] = sheet.shapes(np.array([line]))
    assert shapely.get_coordinates(drawn).shape[0] > 4
    assert shapely.distance(drawn, shapely.Point(0, 0)) > 14_000_000
    assert shapely.get_coordinates(drawn).min() > -20_004_000


def test_shapes_are_the_same_however_many_are_brought_at_once(monkeypatch):
    lines = [shapely.LineString([(lon, 10), (lon + 80, lon / 4)]) for lon in range(-170, 90, 20)]
    sheet = Projection("equal-earth", -170.0, 0.0)
    whole = sheet.shapes(np.array(lines))
    monkeypatch.setattr(projection, "_AT_ONCE", 4)
    parts = sheet.shapes(np.array(lines))
    assert [shape.wkb for shape in parts] == [shape.wkb for shape in whole]
    assert {shape.geom_type for shape in whole} == {"LineString", "MultiLineString"}


@pytest.mark.parametrize(
    ("lon", "middle"),
    [((178.4, -171.8), -176.7), ((5.0,), 5.0), ((-10.0, 30.0), 10.0), ((-180.0, 180.0), 180.0)],
)
def test_a_flat_sheet_of_a_region_is_upright_in_its_middle(lon, middle):
    sheet = choose_projection("equal-earth", np.array(lon), np.zeros(len(lon)))
    assert abs((sheet.lon - middle + 180) % 360 - 180) == pytest.approx(0, abs=1e-6)
