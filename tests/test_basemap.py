"""Land and borders as the page carries them, and the user's own boundaries."""

import json

import geopandas as gpd
import pytest
import shapely
from sistermap.geo.errors import MapError
from sistermap.maps.boundaries import read_boundaries, unite
from sistermap.maps.page.basemap import pack_basemap, unite_land


def test_pack_basemap_joins_the_land_of_countries(basemap):
    assert pack_basemap(basemap)["land"]["n"] == 1


def test_pack_basemap_of_nothing_is_nothing(basemap):
    assert pack_basemap(basemap.iloc[:0]) == {}


def test_pack_basemap_labels_countries_where_they_are_known(basemap):
    named = basemap.assign(country=["KR", "JP", None])
    assert pack_basemap(named)["labels"]["n"] == 2
    assert pack_basemap(basemap)["labels"] is None


def test_unite_land_takes_what_is_united_already(basemap):
    ready = shapely.box(0, 0, 9, 9)
    known = gpd.GeoDataFrame(
        {"kind": [*basemap["kind"], "united"]}, geometry=[*basemap.geometry, ready], crs=4326
    )
    assert unite_land(known).equals(ready)
    assert not unite_land(basemap).equals(ready)


def test_unite_is_right_where_polygons_overlap():
    assert unite([shapely.box(0, 0, 2, 2), shapely.box(1, 0, 3, 2)]).area == 6


def test_read_boundaries_gives_land_and_the_line_between(tmp_path):
    path = tmp_path / "own.geojson"
    gpd.GeoDataFrame(geometry=[shapely.box(0, 0, 20, 20), shapely.box(20, 0, 40, 20)], crs=4326).to_file(path)
    frame = read_boundaries(path)
    assert list(frame["kind"]) == ["land", "land", "border"]
    assert frame.geometry.iloc[-1].length == pytest.approx(20, abs=1e-3)


def test_read_boundaries_turns_any_crs_into_degrees(tmp_path):
    path = tmp_path / "own.gpkg"
    gpd.GeoDataFrame(geometry=[shapely.box(10, 50, 20, 60)], crs=4326).to_crs(3857).to_file(path)
    assert read_boundaries(path).total_bounds == pytest.approx([10, 50, 20, 60], abs=1e-3)


@pytest.mark.parametrize("content, message", [(b"nothing", "cannot be read"), (None, "cannot be read")])
def test_read_boundaries_says_what_is_wrong(tmp_path, content, message):
    path = tmp_path / "own.geojson"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MapError, match=message):
        read_boundaries(path)


def test_read_boundaries_refuses_points(tmp_path):
    path = tmp_path / "own.geojson"
    gpd.GeoDataFrame(geometry=[shapely.Point(1, 1)], crs=4326).to_file(path)
    with pytest.raises(MapError, match="holds no polygons that have an area, only Point;"):
        read_boundaries(path)


@pytest.mark.parametrize(
    ("rings", "message"),
    [
        # A shell that crosses itself and a hole beside it; a hole of two points; a hole far outside, beyond the pole.
        ([[[5, 5.5], [6, 9.5], [9.5, 0], [9, 5], [2.5, 0], [2, 5.5]], [[5, 5], [0, 0], [5, 0], [7, 1], [0, 5], [5, 4], [5, 5]]], None),
        ([[[1, 4], [9.5, 7.5], [0, 0], [8, 4]], [[3, 2], [0, 6], [3, 0]], [[-17, -50], [9, 5], [-17, -50]]], None),
        ([[[0, 0], [0, 0], [4.5, 0]], [[0.5, 5], [8, 5], [5, 125], [0, 0]]], "a coordinate is 125"),
        ([[[0, 0], [4, 0], [0, 0], [4, 0]]], "no polygons that have an area"),
    ],
)  # fmt: skip
def test_read_boundaries_mends_polygons_that_are_none_before_it_looks_at_them(tmp_path, rings, message):
    path = tmp_path / "land.geojson"
    path.write_text(
        json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]] for ring in rings]}), encoding="utf-8"
    )
    if message is None:
        assert shapely.is_valid(read_boundaries(path).geometry.to_numpy()).all()
    else:
        with pytest.raises(MapError, match=message):
            read_boundaries(path)
