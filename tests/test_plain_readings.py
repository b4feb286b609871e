"""Korean and Japanese letters read as they stand."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.plain_readings import plain_readings

GAZETTEER = Gazetteer.open(data.HERE)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("유후인", "yuhuin"),
        ("구마가야", "kumagaya"),
        ("나쓰메", "natsume"),
        ("おおつき", "otsuki"),
        ("시라하마", "shirahama"),
    ],
)
def test_plain_readings_have_the_latin_name(name, reading):
    assert reading in [*plain_readings(name)]


@pytest.mark.parametrize("name", ["파리", "巴黎", "Paris"])
def test_plain_readings_of_short_names_and_other_scripts_are_none(name):
    assert [*plain_readings(name)] == []


def test_locate_finds_no_other_town_by_sound_where_the_reading_is_a_towns_name():
    assert locate("요쓰카이도", "일본", gazetteer=GAZETTEER).place.name == "Yotsukaidō"
