"""Names with short words, and with what tells a town from its namesakes: where the towns are is known from atlases."""

import csv
from pathlib import Path

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.abbreviations import has_open_word, is_abbreviated
from sistermap.geo.naming.full_names import candidates_by_full_name, candidates_by_small_words
from sistermap.geo.naming.leftovers import candidates_by_leftover
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.relations import great_circle_km

GAZETTEER = Gazetteer.open(data.HERE)
TOWN_KM = 25.0
# A name in short, its country if one is stated, and where an atlas has it.
SHORT_NAMES = Path(__file__).parent / "cases/names/short_names.tsv"


with SHORT_NAMES.open(encoding="utf-8", newline="") as stream:
    ROWS = [(row["name"], row["country"] or None, float(row["lat"]), float(row["lon"]))
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)]  # fmt: skip


@pytest.mark.parametrize(("name", "country", "lat", "lon"), ROWS)
def test_locate_takes_a_short_name_for_the_place_of_the_full_one(name, country, lat, lon):
    answer = locate(name, country, gazetteer=GAZETTEER)
    assert answer.place is not None, answer.reason
    assert great_circle_km(lat, lon, answer.place.lat, answer.place.lon) <= TOWN_KM, answer.reason


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Mt. Vernon", "USA"),  # in New York, Illinois, Washington, Ohio
        ("Tg. Balai", "Indonesia"),  # Tanjungbalai, and Tanjung Balai on another island
        ("St. Cloud", None),  # in Minnesota, in Florida, near Paris
        ("Frankfurt/Xy", "Germany"),
        ("Münster/Zz.", "Germany"),
        ("Lindau am Harz", "Germany"),  # is not in the gazetteer; Lindau is in the lake
        ("Nové Město n. M.", "Czechia"),  # na Moravě, nad Metují
        ("Coswig (Xyland)", "Germany"),
        ("Münster (Bayern)", "Germany"),
        ("Lyon (Bretagne)", "France"),
        ("Villeneuve s/Q.", "France"),
        ("Villeneuve s/Rhône", "France"),
    ],
)
def test_locate_never_drops_what_is_left_of_a_name(name, country):
    assert locate(name, country, gazetteer=GAZETTEER).verdict != "placed"


@pytest.mark.parametrize(
    ("name", "full"),
    [("Halle/S.", "Halle (Saale)"), ("Sta. Cruz", "Santa Cruz"), ("Jablonec n. N.", "Jablonec nad Nisou")],
)
def test_candidates_by_full_name_fits_each_word(name, full):
    assert full in {one.place.name for one in candidates_by_full_name(name, GAZETTEER)}


def test_candidates_by_full_name_has_none_for_names_in_full():
    assert candidates_by_full_name("New York", GAZETTEER) == []


@pytest.mark.parametrize(
    ("cell", "region"),
    [("Münster/Westf.", "DE-NW"), ("Coswig (Anhalt)", "DE-ST"), ("Coswig/Sachsen", "DE-SN")],
)
def test_candidates_by_leftover_agree_with_region(cell, region):
    found = candidates_by_leftover(cell, GAZETTEER, frozenset(["DE"]))
    assert {one.place.admin1 for one in found} == {region}


@pytest.mark.parametrize("name", ["Paris", "New York", "서울 (Seoul)", "Aix-en-Provence", "København K"])
def test_has_open_word_is_false_for_names_in_full(name):
    assert not has_open_word(name)


@pytest.mark.parametrize("name", ["Halle/S.", "Lauf a.d. Pegnitz", "Hódmezővásárh.", "Ростов н/Д"])
def test_is_abbreviated_knows_short_words(name):
    assert is_abbreviated(name)


def test_candidates_by_small_words_fit_all_other_words():
    found = candidates_by_small_words("Lauf Pegnitz", GAZETTEER, ["DE"])
    assert {one.place.name for one in found} == {"Lauf an der Pegnitz"}
    assert candidates_by_small_words("Lauf Regnitz", GAZETTEER, ["DE"]) == []
