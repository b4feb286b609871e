"""Sheets of a figure: what they show of the earth."""

import numpy as np
import pyproj
import pytest
import shapely
from sistermap.maps.figure import projection
from sistermap.maps.figure.projection import choose_projection


@pytest.mark.parametrize("home", [(129.0, 35.0), (-51.0, 10.0), (175.0, -41.0)])
def test_choose_projection_leaves_out_nothing_but_a_cap_around_the_antipode(home):
    sheet = choose_projection("azimuthal-equidistant", np.array([0.0]), np.array([0.0]), home=home)
    lon, lat = (axis.ravel() for axis in np.meshgrid(np.arange(-179.0, 180, 5), np.arange(-88.0, 89, 4)))
    geod = pyproj.Geod(ellps="WGS84")
    antipode = np.full(len(lon), (home[0] + 360) % 360 - 180), np.full(len(lon), -home[1])
    _, _, metres = geod.inv(lon, lat, *antipode)
    shown = ~np.isnan(sheet.points(lon, lat)[0])
    clear = np.abs(metres - 600_000) > 50_000  # the cap is a polygon, not a circle
    assert (shown[clear] == (metres[clear] > 600_000)).all()


def test_choose_projection_keeps_distances_from_home():
    home, other = (129.0, 35.0), (-118.2, 34.1)
    sheet = choose_projection("azimuthal-equidistant", np.array([0.0]), np.array([0.0]), home=home)
    x, y = sheet.points(np.array([other[0]]), np.array([other[1]]))
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(*home, *other)
    assert np.hypot(x, y)[0] == pytest.approx(metres, rel=1e-3)


def test_shapes_are_the_same_however_many_are_brought_at_once(monkeypatch):
    lines = [shapely.LineString([(lon, 10), (lon + 80, lon / 4)]) for lon in range(-170, 90, 20)]
    sheet = choose_projection("equal-earth", np.array([129.0, -118.0]), np.array([35.0, 34.0]))
    whole = sheet.shapes(np.array(lines))
    monkeypatch.setattr(projection, "_AT_ONCE", 4)
    parts = sheet.shapes(np.array(lines))
    assert [shape.wkb for shape in parts] == [shape.wkb for shape in whole]
    assert {shape.geom_type for shape in whole} == {"LineString", "MultiLineString"}
