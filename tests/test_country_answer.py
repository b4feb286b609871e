"""Sides of which a file states nothing but the country."""

import pytest
from sistermap.geo.naming.country_answer import locate_country
from sistermap.geo.naming.geocode_names import geocode_names
from sistermap.geo.naming.locate import locate


@pytest.mark.parametrize(
    ("cell", "code"), [("CAR", "CF"), ("ROM", "RO"), ("BAE", "AE"), ("Σκόπια", "MK"), ("EUA", "US")]
)
def test_locate_country_places_a_country_where_a_town_is_called_so(cell, code, gazetteer):
    answer = locate_country(cell, gazetteer)
    assert (answer.verdict, answer.place.place_id) == ("placed", f"country:{code}")


def test_locate_country_offers_all_countries_that_a_cell_may_be(gazetteer):
    answer = locate_country("AS", gazetteer)
    assert answer.verdict == "ambiguous"
    assert {one.place.country for one in answer.candidates} == {"AS", "US"}


def test_locate_country_offers_a_region_and_never_a_town(gazetteer):
    assert [one.place.place_id for one in locate_country("Bavaria", gazetteer).candidates] == ["admin1:DE-BY"]
    assert locate_country("Milwaukee", gazetteer).verdict == "missing"
    assert locate_country("?", gazetteer) is None


def test_locate_country_flags_a_slip(gazetteer):
    assert locate_country("Germny", gazetteer).match == "fuzzy"


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("USA", "country:US"),
        ("U.S.", "country:US"),
        ("UK", "country:GB"),
        ("Great Britain", "country:GB"),
        ("Deutschland", "country:DE"),
        ("Allemagne", "country:DE"),
        ("ΗΠΑ", "country:US"),
        ("الولايات المتحدة", "country:US"),
        ("สหรัฐอเมริกา", "country:US"),
        ("Hoa Kỳ", "country:US"),
        ("한국", "country:KR"),
        ("Հայաստան", "country:AM"),
        ("Peru", "country:PE"),
        ("Lebanon", "country:LB"),
        ("England", "admin1:GB-ENG"),
        ("Schottland", "admin1:GB-SCT"),
        ("Chine", "country:CN"),
        ("Sudan", "country:SD"),
        ("Südkorea", "country:KR"),
        ("北朝鮮", "country:KP"),
        ("Burma", "country:MM"),
    ],
)
def test_locate_named_country_takes_a_countrys_name_for_the_country(name, place_id, gazetteer):
    answer = locate(name, gazetteer=gazetteer)
    assert (answer.verdict, answer.place and answer.place.place_id) == ("placed", place_id)


@pytest.mark.parametrize(
    ("name", "both"),
    [
        ("Korea", {"KP", "KR"}),
        ("Корея", {"KP", "KR"}),
        ("Congo", {"CD", "CG"}),
        ("Georgia", {"GE", "US"}),
        ("Armenia", {"AM", "CO"}),
        ("Mexico", {"MX"}),
    ],
)
def test_locate_named_country_asks_where_others_are_called_so(name, both, gazetteer):
    answer = locate(name, gazetteer=gazetteer)
    assert answer.verdict == "ambiguous"
    assert {one.place.country for one in answer.candidates} >= both


@pytest.mark.parametrize(
    ("others", "level"),
    [
        (["France", "Japan", "Peru", "Norway"], "country"),
        (["Andalusia", "Hokkaido", "Catalonia", "Guangdong"], "admin1"),
    ],
)
def test_locate_named_country_goes_by_the_level_of_the_rows_around(others, level, gazetteer):
    answers = geocode_names([*others, "Georgia"], None, gazetteer)
    assert (answers[-1].verdict, answers[-1].place and answers[-1].place.level) == ("placed", level)


@pytest.mark.parametrize(
    ("name", "country", "level"),
    [("Georgia", "USA", "admin1"), ("Usa", "Japan", "city"), ("USA", "USA", "country")],
)
def test_locate_named_country_goes_by_the_country_cell(name, country, level, gazetteer):
    answer = locate(name, country, gazetteer=gazetteer)
    assert (answer.verdict, answer.place and answer.place.level) == ("placed", level)
