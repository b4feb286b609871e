"""How a slip differs from another place's name."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.geocode_names import geocode_names
from sistermap.geo.naming.slips import slip_features

GAZETTEER = Gazetteer.open(data.HERE)
ERLANGEN = GAZETTEER.place("city:2929567")


@pytest.mark.parametrize(
    ("slip", "kind"),
    [
        ("erlagnen", "typo_exchanged"),
        ("erlangem", "typo_last"),
        ("orlangen", "typo_first"),
        ("erlengen", "typo_vowel"),
        ("errlangen", "typo_double"),
    ],
)
def test_slip_features_tell_what_kind_of_slip_it_is(slip, kind):
    assert kind in slip_features(slip, "erlangen", ERLANGEN, GAZETTEER)


def test_slip_features_find_letters_odd_that_names_of_the_country_do_not_have():
    odd, usual = (
        slip_features(each, "erlangen", ERLANGEN, GAZETTEER)["typo_odd"] for each in ("erlxngen", "erlingen")
    )
    assert odd > usual


def test_geocode_names_offers_first_what_may_be_another_places_name():
    (answer,) = geocode_names(["Penwith"], ["United Kingdom"], GAZETTEER)  # a part of Cornwall
    assert answer.verdict != "placed"


def test_geocode_names_places_a_slip_of_a_large_town():
    (answer,) = geocode_names(["Stuttgrat"], ["Germany"], GAZETTEER)
    assert answer.place is not None and answer.place.name == "Stuttgart"


def test_geocode_names_places_no_slip_that_is_a_name_elsewhere():
    (answer,) = geocode_names(["Landskrona"], ["Denmark"], GAZETTEER)
    assert answer.verdict == "ambiguous"
