"""How places lie to one another; coordinates and people are those of atlases, rounded."""

import dataclasses

import pytest
from sistermap.geo.gazetteer import Place
from sistermap.geo.naming.answer import Candidate
from sistermap.geo.naming.relations import (
    distance_km,
    great_circle_km,
    is_member,
    is_region_of,
    is_same_place,
    is_suburb,
    is_within,
    lies_with,
)


def place(place_id, name, admin1, population, lat, lon, kind=None, country="KR"):
    return Place(place_id, name, place_id.split(":")[0], country, admin1, population, lat, lon, kind)


SEOUL = place("city:1", "Seoul", "KR-11", 9_600_000, 37.57, 126.98)
BUSAN = place("city:2", "Busan", "KR-26", 3_400_000, 35.18, 129.08)
GANGNAM = place("admin2:3", "Gangnam-gu", "KR-11", 530_000, 37.50, 127.05, kind="gu")
SEOUL_REGION = place("admin1:KR-11", "Seoul", "KR-11", 9_600_000, 37.57, 126.98)


@pytest.mark.parametrize(
    ("points", "km"),
    [
        ((37.57, 126.98, 35.18, 129.08), 325),  # Seoul to Busan
        ((51.5, -0.12, 40.71, -74.01), 5570),  # London to New York
        ((0, 179.5, 0, -179.5), 111),  # across the antimeridian
        ((10, 20, 10, 20), 0),
    ],
)
def test_great_circle_km_agrees_with_published_distances(points, km):
    assert great_circle_km(*points) == pytest.approx(km, abs=5)


def test_distance_km_is_the_great_circle_of_two_places():
    assert distance_km(SEOUL, BUSAN) == great_circle_km(37.57, 126.98, 35.18, 129.08)


def test_lies_with_takes_the_place_its_region_and_its_district():
    assert lies_with(SEOUL, SEOUL, beside=False)
    assert lies_with(SEOUL, SEOUL_REGION, beside=False)
    assert lies_with(SEOUL, GANGNAM, beside=False)
    assert not lies_with(BUSAN, SEOUL_REGION, beside=True)


def test_lies_with_takes_a_town_near_by_only_where_that_counts():
    seongnam = place("city:4", "Seongnam", "KR-41", 1_000_000, 37.44, 127.14)
    assert lies_with(SEOUL, seongnam, beside=True)
    assert not lies_with(SEOUL, seongnam, beside=False)
    asan = place("city:5", "Asan", "KR-44", 300_000, 36.78, 127.00)
    assert not lies_with(SEOUL, asan, beside=True)


def test_is_within_puts_a_district_into_a_large_city_and_a_town_into_a_county():
    assert is_within(GANGNAM, SEOUL)
    assert not is_within(SEOUL, GANGNAM)
    county = place("admin2:5", "Gapyeong", "KR-41", 60_000, 37.8, 127.5, kind="County")
    assert is_within(place("city:6", "Gapyeong", "KR-41", 20_000, 37.8, 127.5), county)


def test_is_same_place_joins_a_region_and_its_seat():
    class OneCity:
        def largest_city(self, admin1, country):
            return SEOUL

    assert is_region_of(SEOUL_REGION, SEOUL)
    city, region = Candidate(SEOUL, "exact", {}), Candidate(SEOUL_REGION, "exact", {})
    assert is_same_place(region, city, OneCity())
    assert not is_same_place(Candidate(BUSAN, "exact", {}), city, OneCity())


@pytest.mark.parametrize(
    ("population", "lat", "expected"),
    [
        (900_000, 37.60, True),  # a tenth of the largest city, in it
        (9_000_000, 37.60, False),  # nearly as large
        (3_500_000, 37.60, False),  # not as small as a suburb is
        (900_000, 40.00, False),  # far away
    ],
)
def test_is_suburb_takes_both_distance_and_size(population, lat, expected):
    class Largest:
        def largest_city(self, admin1, country):
            return SEOUL

    assert is_suburb(place("city:9", "Town", "KR-11", population, lat, 126.98), Largest()) is expected


def test_is_member_goes_by_the_district_that_holds_a_town_where_its_numbers_are_the_same():
    county = place("admin2:PH-BTG", "Batangas", "PH-40", 0, 13.9, 121.0, kind="Province")
    san_juan = place("city:6", "San Juan", "PH-40", 0, 13.8, 121.4)
    assert is_member(san_juan, county) is None
    assert is_member(dataclasses.replace(san_juan, admin2="admin2:PH-BTG"), county)
    assert is_member(dataclasses.replace(san_juan, admin2="admin2:PH-QUE"), county) is False
    assert is_member(dataclasses.replace(san_juan, admin2="admin2:GN.1"), county) is None


def test_is_member_goes_by_the_number_of_the_prefecture_that_a_county_is_in():
    suzhou = place("admin2:CN-320500", "Suzhou", "CN-JS", 0, 31.3, 120.6, kind="City")
    kunshan = dataclasses.replace(
        place("city:7", "Kunshan", "CN-JS", 0, 31.4, 121.0), admin2="admin2:CN-320583"
    )
    assert is_member(kunshan, suzhou)
    assert is_member(kunshan, dataclasses.replace(suzhou, place_id="admin2:CN-320100")) is False
