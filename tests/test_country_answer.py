"""Sides of which a file states nothing but the country."""

import pytest
from sistermap.geo.naming.country_answer import locate_country


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
