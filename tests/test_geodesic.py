"""Geodesics against GeographicLib's published figures, pyproj and the antimeridian package."""

import antimeridian
import numpy as np
import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st
from pyproj import Geod
from sistermap.geo.geodesic import distances_km, geodesics

GEOD = Geod(ellps="WGS84")
LON, LAT = st.floats(-180, 180), st.floats(-90, 90)


def draw(a, b, **options):
    [line] = geodesics([a[0]], [a[1]], [b[0]], [b[1]], **options)
    return line


def length_km(line):
    """Length of all pieces on the ellipsoid."""
    return GEOD.geometry_length(line) / 1000


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        # GeographicLib, GeodSolve documentation: JFK to LHR
        ((-73.8, 40.6), (-0.5, 51.6), 5551.759400),
        # Karney (2013), "Algorithms for geodesics", table 5: nearly antipodal points
        ((0, -30), (179.8, 29.9), 19989.832827610),
        # half a meridian of WGS 84, pole to pole: 2 × 10 001.965 729 km
        ((0, 90), (0, -90), 20003.931458),
        # one degree along the equator: π/180 × 6378.137 km
        ((179.5, 0), (-179.5, 0), 111.319491),
    ],
)
def test_distances_km_equals_published_lengths(a, b, km):
    assert distances_km([a[0]], [a[1]], [b[0]], [b[1]]) == pytest.approx([km], abs=1.1e-6)


@given(LON, LAT, LON, LAT)
@example(180, 10, -170, 10)
@example(-180, 10, 170, 20)
@example(180, 10, -180, 20)
@example(0, 90, 120, -90)
@example(0, 80, 180, 80)
@example(0, 0, 179.9, 0)
@example(0, 0, 180, 0)
@example(-179.99999999999997, 0, 180, 40)
@example(12, 34, 12, 34.00000000000001)
def test_geodesics_are_valid_and_as_long_as_pyproj_says(a_lon, a_lat, b_lon, b_lat):
    line = draw((a_lon, a_lat), (b_lon, b_lat))
    metres = GEOD.inv(a_lon, a_lat, b_lon, b_lat)[2]
    assert line.geom_type in ("LineString", "MultiLineString") and (line.is_valid or line.is_empty)
    # A vertex may lie half a centimetre off, which is what 7 decimals cost.
    assert length_km(line) * 1000 == pytest.approx(metres, rel=1e-7, abs=0.1)


@given(LON, LAT, LON, LAT)
@example(180, 10, -170, 10)
@example(0, 90, 120, -90)
def test_geodesics_stay_in_the_world_and_never_jump_across_it(a_lon, a_lat, b_lon, b_lat):
    line = draw((a_lon, a_lat), (b_lon, b_lat))
    for piece in shapely.get_parts(line):
        lon, lat = shapely.get_coordinates(piece).T
        assert (np.abs(lon) <= 180).all() and (np.abs(lat) <= 90).all()
        assert (np.abs(np.diff(lon)) <= 180).all()


@given(LON, LAT, LON, LAT)
def test_geodesics_run_from_end_to_end(a_lon, a_lat, b_lon, b_lat):
    line = draw((a_lon, a_lat), (b_lon, b_lat))
    if not line.is_empty:
        coordinates = shapely.get_coordinates(line)
        gaps = distances_km(*coordinates[[0, -1]].T, [a_lon, b_lon], [a_lat, b_lat])
        assert gaps == pytest.approx([0, 0], abs=1e-5)


@pytest.mark.parametrize("max_segment_km", [1, 100, 3000])
def test_geodesics_step_no_longer_than_the_limit(max_segment_km):
    line = draw((129.08, 35.18), (-0.13, 51.51), max_segment_km=max_segment_km)
    lon, lat = shapely.get_coordinates(line).T
    steps = GEOD.line_lengths(lon, lat)
    assert max(steps) / 1000 <= max_segment_km * (1 + 1e-6)


def test_geodesics_cut_as_the_antimeridian_package_does():
    rng = np.random.default_rng(7)
    a_lon, b_lon = rng.uniform(100, 180, 300), rng.uniform(-180, -100, 300)
    a_lat, b_lat = rng.uniform(-60, 60, (2, 300))
    for ours, ends in zip(
        geodesics(a_lon, a_lat, b_lon, b_lat), zip(a_lon, a_lat, b_lon, b_lat, strict=True), strict=True
    ):
        uncut = GEOD.inv_intermediate(
            *ends, del_s=100_000, initial_idx=0, terminus_idx=0, return_back_azimuth=False
        )
        theirs = antimeridian.fix_line_string(
            shapely.LineString(zip(uncut.lons, uncut.lats, strict=True)), great_circle=True
        )
        assert ours.geom_type == theirs.geom_type == "MultiLineString"
        assert ours.hausdorff_distance(theirs) < 0.02  # degrees; their steps end elsewhere


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # All on the equator or a meridian, where the geodesic is known without reckoning.
        ((179, 0), (-179, 0), "MULTILINESTRING ((179 0, 180 0), (-180 0, -179 0))"),
        ((-179, 0), (179, 0), "MULTILINESTRING ((-179 0, -180 0), (180 0, 179 0))"),
        ((180, 0), (-179, 0), "LINESTRING (-180 0, -179 0)"),
        ((-180, 0), (179, 0), "LINESTRING (180 0, 179 0)"),
        ((-180, 0), (-179, 0), "LINESTRING (-180 0, -179 0)"),
        ((179, 0), (-180, 0), "LINESTRING (179 0, 180 0)"),
        ((180, 10), (-180, 20), "LINESTRING (180 10, 180 20)"),
        ((190, 0), (-169, 0), "LINESTRING (-170 0, -169 0)"),
    ],
)
def test_geodesics_at_the_antimeridian(a, b, expected):
    assert draw(a, b, max_segment_km=5000).equals_exact(shapely.from_wkt(expected), tolerance=1e-9)


@pytest.mark.parametrize(
    ("a", "b"), [((5, 50), (5, 50)), ((180, 10), (-180, 10)), ((0, 90), (77, 90)), ((365, 1), (5, 1))]
)
def test_geodesics_are_empty_where_both_ends_are_one_place(a, b):
    assert draw(a, b).equals_exact(shapely.LineString())
    assert distances_km([a[0]], [a[1]], [b[0]], [b[1]]) == pytest.approx([0], abs=1e-9)


@pytest.mark.parametrize("hole", range(4))
def test_geodesics_are_empty_where_a_coordinate_is_missing(hole):
    ends = [[1.0], [2.0], [3.0], [4.0]]
    ends[hole] = [np.nan]
    assert geodesics(*ends).is_empty.tolist() == [True]
    assert np.isnan(distances_km(*ends)).tolist() == [True]


def test_geodesics_of_nothing_are_nothing():
    assert len(geodesics([], [], [], [])) == 0
    assert len(distances_km([], [], [], [])) == 0


def test_geodesics_keep_the_order_of_rows():
    lines = geodesics([0, 5, 179, 1], [0, 5, 0, 1], [1, 5, -179, 0], [0, 5, 0, 1])
    assert lines.crs == "EPSG:4326"
    assert lines.geom_type.tolist() == ["LineString", "LineString", "MultiLineString", "LineString"]
    assert lines.is_empty.tolist() == [False, True, False, False]


def test_geodesics_refuse_an_impossible_latitude():
    with pytest.raises(ValueError, match=r"91\.0"):
        geodesics([0], [91], [0], [0])


@pytest.mark.parametrize("max_segment_km", [0, -1, float("nan")])
def test_geodesics_refuse_a_step_that_is_no_length(max_segment_km):
    with pytest.raises(ValueError, match="max_segment_km"):
        geodesics([0], [0], [1], [1], max_segment_km=max_segment_km)
