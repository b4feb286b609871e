"""Words of lists that are hardly a place's name."""

import pytest
from sistermap.geo.naming.common_words import is_common_word, is_part_of_world, least_people
from sistermap.geo.naming.locate import locate


@pytest.mark.parametrize(
    "name",
    [
        "End",
        "Since",
        "Name",
        "Total",
        "Earth",
        "Moon",
        "Date",
        "Partnerstadt",
        "도시",
        "国家",
        "Summe",
        "Город",
        "Ciudad",
    ],
)
def test_locate_places_no_word_of_lists_without_a_country(name, gazetteer):
    assert locate(name, gazetteer=gazetteer).verdict != "placed"


@pytest.mark.parametrize(
    "name", ["Asia", "Europe", "Afrika", "아시아", "ヨーロッパ", "Азия", "亚洲", "Earth", "지구"]
)
def test_locate_reports_a_part_of_the_world(name, gazetteer):
    assert locate(name, gazetteer=gazetteer).reason_code == "name_is_part_of_world"


@pytest.mark.parametrize(
    ("name", "country"), [("Kota", "India"), ("Asia", "Philippines"), ("Nice", None), ("Van", None)]
)
def test_locate_places_a_town_that_is_called_like_a_common_word(name, country, gazetteer):
    assert locate(name, country, gazetteer=gazetteer).verdict == "placed"


def test_least_people_is_more_where_the_word_is_english():
    assert least_people("End") > least_people("Asti")
    assert is_common_word("End") and not is_part_of_world("End")
