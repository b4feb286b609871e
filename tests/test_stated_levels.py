"""What a generic term says of the level: names with such terms in many languages, and the place of each."""

import csv
from pathlib import Path

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.generic_term_words import Levels
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.stated_levels import level_features, places_with_whole_name

GAZETTEER = Gazetteer.open(data.HERE)
ASK = "ask"
# Language, name, country, and what is right: "level:name", or "ask", or several of them with bars between.
CASES = Path(__file__).with_name("cases") / "names" / "level_words.tsv"


def cases():
    with CASES.open(encoding="utf-8", newline="") as file:
        return [
            (row["name"], row["country"], row["expected"]) for row in csv.DictReader(file, delimiter="\t")
        ]


@pytest.mark.parametrize(("name", "country", "expected"), cases())
def test_locate_places_what_the_word_for_a_level_says(name, country, expected):
    answer = locate(name, country or None, gazetteer=GAZETTEER)
    found = f"{answer.place.level}:{normalise(answer.place.name)}" if answer.place else ASK
    right = [
        one if one == ASK else f"{one.partition(':')[0]}:{normalise(one.partition(':')[2])}"
        for one in expected.split("|")
    ]
    assert found in right


@pytest.mark.parametrize("name", ["成都", "徐州", "锦州", "杭州", "温州", "青岛", "보르도"])
def test_locate_takes_no_last_character_from_a_name(name):
    assert locate(name, None, gazetteer=GAZETTEER).place.level == "city"


def test_places_with_whole_name_are_not_called_so_without_its_end():
    from sistermap.geo.naming.generic_terms import strip_generic_term

    ids = places_with_whole_name("京都", strip_generic_term("京都"), GAZETTEER)
    assert {"city:1857910", "admin1:JP-26"} <= ids
    assert not places_with_whole_name("京都府", strip_generic_term("京都府"), GAZETTEER)


@pytest.mark.parametrize(
    ("place_id", "levels", "feature"),
    [
        ("admin1:PT-01", ["admin2", "admin1"], "level_stated"),  # distrito de Aveiro
        ("admin1:ZM-09", ["admin2", "admin1"], "level_other"),  # Lusaka is a province
        ("admin2:US-53025", ["city", "admin2"], "level_other"),  # a county is no city
        ("admin2:US-53025", ["admin2", "admin1"], "level_stated"),
    ],
)
def test_level_features_go_by_the_type_of_a_place(place_id, levels, feature):
    assert feature in level_features(GAZETTEER.place(place_id), Levels(levels))


@pytest.mark.parametrize(
    ("name", "country", "term"),
    [("Huyện Củ Chi", "Việt Nam", "Huyện"), ("Oberösterreich, Bezirk Gmunden", "Österreich", "Bezirk")],
)
def test_locate_names_the_term_that_no_place_fits(name, country, term):
    answer = locate(name, country, gazetteer=GAZETTEER)
    assert answer.verdict == "ambiguous"
    assert answer.reason_params.get("term", term) == term
