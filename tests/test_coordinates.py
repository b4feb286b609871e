"""Coordinates in any notation, and the order of their axes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.tables.coordinates import Points, read_axes, read_point, read_points
from sistermap.geo.tables.lookup import Lookup
from sistermap.geo.tables.orientation import orient

KYOTO = [
    "35.0116, 135.7681", "35.0116,135.7681", "35,0116; 135,7681", "35,0116 135,7681", "35,0116, 135,7681",
    "35,0116,135,7681", "35.0116 135.7681", "35.0116\t135.7681", "35.0116/135.7681", "(35.0116, 135.7681)",
    "+35.0116 +135.7681", "３５．０１１６，１３５．７６８１", "٣٥٫٠١١٦, ١٣٥٫٧٦٨١", "POINT (135.7681 35.0116)", "Point(135.7681 35.0116)",
    "SRID=4326;POINT(135.7681 35.0116)", "POINT Z (135.7681 35.0116 56.2)", "point(135.7681, 35.0116)",
    "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> Point(135.7681 35.0116)", "[35.0116, 135.7681]",
    '{"lat": 35.0116, "long": 135.7681}', "{'latitude': '35.0116', 'longitude': '135.7681'}", '{"lng":135.7681,"lat":35.0116}',
    '{"type": "Point", "coordinates": [135.7681, 35.0116]}', "lat: 35.0116, lon: 135.7681", "lat=35.0116 lng=135.7681",
    "위도 35.0116, 경도 135.7681", "緯度35.0116 経度135.7681", "geo:35.0116,135.7681", "geo:35.0116,135.7681,56;crs=wgs84?z=12",
    "135.7681, 35.0116", "35.0116° N, 135.7681° E", "35.0116°N 135.7681°E", "N35.0116 E135.7681", "E135.7681 N35.0116",
    "https://www.openstreetmap.org/#map=12/35.0116/135.7681", "https://www.openstreetmap.org/?mlat=35.0116&mlon=135.7681#map=4/1/2",
    "https://www.google.com/maps/@35.0116,135.7681,12z", "https://maps.google.com/?q=35.0116,135.7681",
    "https://www.google.com/maps/place/Kyoto/@34.9,135.6,11z/data=!3m1!4b1!4m5!3m4!1s0x0:0x0!8m2!3d35.0116!4d135.7681",
    "https://www.google.com/maps/search/?api=1&query=35.0116%2C135.7681", "https://maps.apple.com/?ll=35.0116,135.7681",
    "https://map.kakao.com/link/map/Kyoto,35.0116,135.7681", "https://www.bing.com/maps?cp=35.0116~135.7681&lvl=11",
]  # fmt: skip
DEGREES = [  # 35° 0′ 36″ N, 135° 45′ E
    "35°0′36″N 135°45′0″E", "N 35° 0' 36\" E 135° 45' 0\"", "35 deg 0 min 36 sec N, 135 deg 45 min E", "35 0 36 N 135 45 0 E",
    "35°00’36’’N, 135°45’00’’E", "35:00:36N 135:45:00E", "北緯35度0分36秒 東経135度45分0秒", "北纬35度0分36秒，东经135度45分0秒",
    "북위 35도 0분 36초, 동경 135도 45분", "35°0′36″ с.ш., 135°45′ в.д.", "35° 0′ 36″ северной широты 135° 45′ восточной долготы",
    "35°0′36″ пн. ш. 135°45′ сх. д.", "35°0′36″ n. Br., 135°45′ ö. L.", "35°0′36″ Nord, 135°45′ Ost", "35°0′36″ s. š., 135°45′ v. d.",
    "35°0′36″ LU 135°45′ BT", "35º0'36\"N 135º45'0\"E", "35°0,6'N 135°45'E", "35° 0.6′ N 135° 45′ E", "35°0'36\" K, 135°45' D",
    "35°0'36\" שמאל".replace("שמאל", "צפון") + " 135°45' מזרח", "35°0'36\" شمالا 135°45' شرقا", "35°0′36″ Β 135°45′ Α",
]  # fmt: skip
NOTHING = [
    "", "Kyoto", "1959", "35.0116", "35,0116", "+82 51 888 1111", "2019-05-03", "35.0116, 235", "95 10", "0, 0", "POINT EMPTY",
    "35°70′N 135°0′E", "35 N 135", "12 Main Street, 5", "1,234,567", "35.0116 N 34.5 N", "Point(1 2 3 4 5 6)", "-35 S 10 E",
    "https://example.org/35.0116,135.7681", "35°S′ 10°", "nan, nan", "1e5, 3", "35.0116, 135.7681, 56, 7", True, None,
]  # fmt: skip


@pytest.mark.parametrize("cell", KYOTO)
def test_read_point_reads_decimal_degrees(cell):
    assert read_point(cell) == (35.0116, 135.7681)


@pytest.mark.parametrize("cell", DEGREES)
def test_read_point_reads_minutes_seconds_and_hemispheres(cell):
    assert read_point(cell) == pytest.approx((35.01, 135.75))


@pytest.mark.parametrize("cell", NOTHING)
def test_read_point_takes_nothing_else(cell):
    assert read_point(cell) is None


@pytest.mark.parametrize(
    ("cell", "axis", "degrees"),
    [
        (135.77, "lon", 135.77), (35, "lat", 35), ("35,5", "lat", 35.5), ("−35.5", "lat", -35.5), ("35° 30′ S", "lat", -35.5),
        ("S 35° 30′", "lat", -35.5), ("35,5° O", "lon", None), ("3° 30' Ouest", "lon", -3.5), ("3,5 з. д.", "lon", -3.5),
        ("西經3度30分", "lon", -3.5), ("3.5W", "lon", -3.5), ("3.5 N", "lon", None), ("181", "lon", None), ("91", "lat", None),
        ("35 30", "lat", 35.5), ("-3.5 W", "lon", None), ("abc", "lat", None), (None, "lat", None), ("35.5.5", "lat", None),
    ],
)  # fmt: skip
def test_read_axes_reads_one_coordinate_a_cell(cell, axis, degrees):
    other = 10 if axis == "lon" else 120  # what cannot be on the other axis beside these
    lats, lons = ([other], [cell]) if axis == "lon" else ([cell], [other])
    [point] = read_axes(lats, lons, "Lat", "Lon").points
    assert (point and getattr(point, axis)) == degrees


@pytest.mark.parametrize(
    ("cells", "lons"),
    [
        (["48 N 11 O", "50 N 3 W"], [11, -3]),  # German: O is east
        (["48 N 11 E", "50 N 3 O"], [11, -3]),  # Romance: O is west
        (["48 N 11 O"], [None]),
    ],
)
def test_read_points_knows_the_language_of_letters_by_the_column(cells, lons):
    assert [point and point.lon for point in read_points(cells, "L").points] == lons


def test_read_points_notes_why_a_cell_is_not_used():
    found = read_points(["35.0 135.7", "somewhere", "95 200", None, "n/a"], "Lage")
    assert {row: note.code for row, note in found.notes.items()} == {
        1: "coordinates_unreadable",
        2: "coordinates_out_of_range",
    }


def test_read_axes_swaps_what_can_only_be_the_other_way():
    found = read_axes([135.77, 8.68], [35.01, 50.11], "Lat", "Lon")
    assert [point.lat for point in found.points] == [35.01, 50.11]
    assert found.swapped.code == "coordinates_swapped"
    found = read_axes([135.77, 8.68, 0.5], [35.01, 50.11, 120], "Lat", "Lon")  # the last is right
    assert found.swapped is None and found.points[0] is None and list(found.notes) == [0]


def test_read_axes_notes_a_latitude_without_longitude():
    found = read_axes(["35.0", ""], ["", "8.68"], "Lat", "Lon")
    assert found.points == [None, None] and [note.params["label"] for note in found.notes.values()] == [
        "Lat",
        "Lon",
    ]


CITIES = [
    ("Deutschland", 50.11, 8.68),
    ("Italia", 45.46, 9.19),
    ("日本", 35.01, 35.77),
    ("Kenya", -1.29, 36.82),
]


@pytest.mark.parametrize(("turn", "swapped"), [(False, False), (True, True)])
def test_orient_swaps_axes_by_the_countries_of_most_rows(turn, swapped):
    points = [(lon, lat) if turn else (lat, lon) for _, lat, lon in CITIES]
    with Gazetteer.open(data.HERE) as gazetteer:
        found = read_axes([lat for lat, _ in points], [lon for _, lon in points], "Lat", "Lon")
        found = orient(found, [country for country, *_ in CITIES], Lookup(gazetteer), gazetteer)
    assert [tuple(point) for point in found.points] == [(lat, lon) for _, lat, lon in CITIES]
    assert (found.swapped is not None) is swapped
    assert {row: note.code for row, note in found.notes.items()} == {
        2: "coordinates_elsewhere"
    }  # 35.77 E is no Japan


TEXT = st.text(st.sampled_from("0123456789.,°'\" -NSEWOпн度분;:()") | st.characters(), max_size=25)


@settings(deadline=None)
@given(cells=st.lists(TEXT | st.floats() | st.integers() | st.none(), max_size=4))
def test_no_cell_of_coordinates_raises(cells):
    for found in (read_points(cells, "x"), read_axes(cells, cells[::-1], "a", "b")):
        assert isinstance(found, Points) and len(found.points) == len(cells)
        assert all(abs(point.lat) <= 90 and abs(point.lon) <= 180 for point in found.points if point)


@given(lat=st.floats(-90, 90), lon=st.floats(-180, 180))
def test_points_are_read_as_they_are_written(lat, lon):
    lat, lon = round(lat, 5), round(lon, 5)
    if abs(lat) > 1 and abs(lon) > 1:
        assert read_point(f"{lat:.5f}, {lon:.5f}") == (lat, lon)
        assert read_point(f"{lat:.5f}; {lon:.5f}".replace(".", ",")) == (lat, lon)
        assert read_point(f"POINT({lon:.5f} {lat:.5f})") == (lat, lon)


@pytest.mark.parametrize("date", ["12.3.2004", "1.5.1998", "21.04.98", "12.3.04"])
def test_read_point_takes_no_date_for_a_point(date):
    assert read_point(date) is None
