"""Names of a list, judged alone and in their context. The places are real: every atlas has them."""

import csv
from pathlib import Path

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.geocode_names import geocode_names

GAZETTEER = Gazetteer.open(data.HERE)
# Names as municipalities of ten countries write them, with the place by an atlas: its English name, level and country.
WRITTEN = Path(__file__).parent / "cases/names/lists.csv"
SPANISH = ["Sevilla", "Zaragoza", "Málaga", "Bilbao", "Alicante", "Valladolid", "Vigo", "Gijón", "Oviedo", "Pamplona",
           "Donostia", "Burgos", "Albacete", "Castellón de la Plana", "Logroño", "Badajoz", "Huelva", "Lleida"]  # fmt: skip
JAPANESE = ["Osaka", "Nagoya", "Sapporo", "Fukuoka", "Kobe", "Kyoto", "Hiroshima", "Kumamoto", "Okayama"]


def one(names, name, countries=None):
    return geocode_names(names, countries, GAZETTEER)[names.index(name)]


def test_geocode_names_takes_the_country_of_a_list_as_evidence():
    alone = geocode_names(["Guadalajara"], None, GAZETTEER)[0]
    among = one([*SPANISH, "Guadalajara"], "Guadalajara")
    spanish = {"alone": _chance(alone, "ES"), "among": _chance(among, "ES")}
    assert spanish["among"] > 3 * spanish["alone"]


def _chance(answer, country):
    """How the weight of a country's best candidate stands to the best elsewhere, as odds."""
    best = {
        here: max(c.log_odds for c in answer.candidates if (c.place.country == country) is here)
        for here in (True, False)
    }
    return 10 ** (best[True] - best[False])


def test_geocode_names_reports_when_the_list_decided():
    alone, among = geocode_names(["Barcelona"], None, GAZETTEER)[0], one([*SPANISH, "Barcelona"], "Barcelona")
    assert (alone.verdict, among.verdict) == ("ambiguous", "placed")
    assert among.place.country == "ES"
    assert "other rows" in among.reason


def test_geocode_names_never_lets_a_list_overrule_a_stated_country():
    names = [*SPANISH, "Guadalajara"]
    answer = one(names, "Guadalajara", [None] * len(SPANISH) + ["Mexico"])
    assert answer.place is not None and answer.place.country == "MX"


def test_geocode_names_counts_the_rows_of_one_name_once():
    again = one([*["Toulouse"] * 200, *SPANISH, "Guadalajara"], "Guadalajara")
    once = one(["Toulouse", *SPANISH, "Guadalajara"], "Guadalajara")
    assert _chance(again, "ES") == pytest.approx(_chance(once, "ES"), rel=0.05)


def test_geocode_names_weighs_nearby_rows_more_where_a_list_is_sorted_by_country():
    blocks = [*SPANISH[:9], "Guadalajara", *SPANISH[9:], *JAPANESE]
    mixed = sorted([*SPANISH, *JAPANESE, "Guadalajara"], key=lambda name: name[::-1])
    assert _chance(one(blocks, "Guadalajara"), "ES") >= _chance(one(mixed, "Guadalajara"), "ES")


def test_geocode_names_gives_the_same_in_any_order_where_countries_are_stated():
    names, countries = [*SPANISH, *JAPANESE], ["Spain"] * len(SPANISH) + ["Japan"] * len(JAPANESE)
    forward = geocode_names(names, countries, GAZETTEER)
    backward = geocode_names(names[::-1], countries[::-1], GAZETTEER)[::-1]
    assert [a.place and a.place.place_id for a in forward] == [a.place and a.place.place_id for a in backward]


def test_geocode_names_takes_a_place_that_a_nearby_row_calls_otherwise():
    alone = geocode_names(["Trujillo"], None, GAZETTEER)[0]
    among = one(["트루히요 (페루)", "Trujillo"], "Trujillo")
    assert _chance(among, "PE") > 2 * _chance(alone, "PE")


@pytest.fixture(scope="module")
def answers():
    """Judge the names one by one, each without the others as its context."""
    with WRITTEN.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return {
        (row["name"], row["country"]): (row, geocode_names([row["name"]], [row["country"]], GAZETTEER)[0])
        for row in rows
    }


def test_geocode_names_places_names_as_they_are_written(answers):
    wrong = {
        key: answer.reason
        for key, (row, answer) in answers.items()
        if answer.place is None
        or (answer.place.level, answer.place.country) != (row["level"], row["country_code"])
        or not is_called(answer.place, row["expected"])
    }
    assert wrong == {}


def is_called(place, expected):
    return place.place_id in {one.place_id for one, _ in GAZETTEER.lookup(normalise(expected))}


def test_geocode_names_counts_the_places_beyond_the_two_that_it_names():
    [london] = geocode_names(["London"], None, GAZETTEER)  # England or Ontario; the other ones are hamlets
    assert london.reason_code == "either"
    [springfield] = geocode_names(["Springfield"], None, GAZETTEER)
    assert (springfield.reason_code, springfield.reason_params["count"] > 5) == ("several", True)


def test_geocode_names_takes_the_country_that_nearly_all_names_share():
    names = ["Wellington City", "Palmerston North", "Christchurch City", "Dunedin City"]
    assert {answer.place.country for answer in geocode_names(names, None, GAZETTEER)} == {"NZ"}
    assert geocode_names(["Wellington City", "Lyon", "Osaka"], None, GAZETTEER)[0].verdict == "ambiguous"
