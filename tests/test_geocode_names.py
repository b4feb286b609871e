"""Names of a list, judged alone and in their context. The places are real: every atlas has them."""

import csv
import sys
from collections import Counter
from pathlib import Path

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.geocode_names import geocode_names
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.locate_ahead import locate_ahead

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
    [taunton] = geocode_names(["Taunton"], None, GAZETTEER)  # in Somerset or in Massachusetts
    assert taunton.reason_code == "either"
    [springfield] = geocode_names(["Springfield"], None, GAZETTEER)
    assert (springfield.reason_code, springfield.reason_params["count"] > 3) == ("several", True)


def test_geocode_names_takes_the_country_that_nearly_all_names_share():
    names = ["Wellington City", "Palmerston North", "Christchurch City", "Dunedin City"]
    assert {answer.place.country for answer in geocode_names(names, None, GAZETTEER)} == {"NZ"}
    assert geocode_names(["Lincoln City", "Lyon", "Osaka"], None, GAZETTEER)[0].verdict == "ambiguous"


LONG_LIST = [
    ("부산", "KR"),
    ("Lyon", "FR"),
    ("툴루즈", "프랑스"),
    ("ミュンヘン", None),
    ("Guadalajara", None),
    ("Nowhere", "FR"),
]


def test_geocode_names_judges_each_distinct_name_once_however_long_the_list(monkeypatch):
    module = sys.modules[geocode_names.__module__]
    judged = []

    def counted(name, country=None, *, gazetteer, context=None):
        judged.append((name, country, context is None))
        return locate(name, country, gazetteer=gazetteer, context=context)

    monkeypatch.setattr(module, "locate", counted)
    names, countries = zip(*LONG_LIST, strict=True)
    short = geocode_names(names, countries, GAZETTEER)
    once = len(judged)
    judged.clear()
    long = geocode_names(names * 400, countries * 400, GAZETTEER)
    assert [(one.verdict, one.place) for one in long[:6]] == [(one.verdict, one.place) for one in short]
    alone = [name for name, _, is_alone in judged if is_alone]
    assert sorted(alone) == sorted(names)
    # A name that may be a region or a city is judged again by the level of the rows around it.
    times = Counter(name for name, country, _ in judged if country)
    assert set(times.values()) <= {1, 2}
    assert len(judged) <= 2 * once


@pytest.mark.parametrize("countries", [None, ["DE", "FR", "프랑스", "JP", "KR", "RU", None, "GB"]])
def test_geocode_names_finds_in_a_list_what_each_name_alone_gives(countries):
    names = ["에를랑겐", "Тулуза", "툴루즈", "ひろしま", "부산", "Санкт-Петербург", "ミュンヘン", "本初"]
    stated = countries or [None] * len(names)
    together = [
        locate(name, country, gazetteer=GAZETTEER) for name, country in zip(names, stated, strict=True)
    ]
    with Gazetteer.open(data.HERE) as gazetteer:
        locate_ahead([(name, country, None) for name, country in zip(names, stated, strict=True)], gazetteer)
        ahead = [
            locate(name, country, gazetteer=gazetteer) for name, country in zip(names, stated, strict=True)
        ]
    assert ahead == together
