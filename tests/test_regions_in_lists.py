"""The rest of a list never turns a first-level region into a town of its name elsewhere."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.geocode_names import geocode_names

GAZETTEER = Gazetteer.open(data.HERE)
CITIES = [
    "Toronto",
    "Calgary",
    "Ottawa",
    "Edmonton",
    "Winnipeg",
    "Mississauga",
    "Regina",
    "Saskatoon",
    "Halifax",
]


@pytest.mark.parametrize(
    "region", ["Queensland", "Tuscany", "Distrito Federal", "Catalunya", "Bavaria", "Goa"]
)
def test_geocode_names_makes_no_region_a_town_elsewhere_in_a_list_of_cities(region):
    names = [*CITIES[:5], region, *CITIES[5:]]
    answer = geocode_names(names, None, GAZETTEER)[5]
    assert answer.place is None or answer.place.level == "admin1"


def test_geocode_names_says_where_only_the_list_decided():
    british = ["Birmingham", "Manchester", "Leeds", "Liverpool", "Bristol", "Sheffield"]
    alone = geocode_names(["Cambridge"], None, GAZETTEER)[0]
    answer = geocode_names([*british * 5, "Cambridge"], None, GAZETTEER)[-1]
    assert alone.verdict == "ambiguous"
    assert answer.verdict == "placed" and answer.reason_params["other_rows"]


def test_geocode_names_asks_where_the_list_alone_tells_a_town_from_a_region_elsewhere_in_the_country():
    names = ["Johannesburg", "Durban", "Cape Town", "Pretoria", "Mpumalanga", "Bloemfontein", "Kimberley"]
    answer = geocode_names(names, ["South Africa"] * len(names), GAZETTEER)[4]
    assert answer.place is None or answer.place.level == "admin1"
