"""Names in other scripts. What is expected is how these towns are written, as encyclopedias print it."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.transliteration import transliterate, transliterate_ahead


@pytest.fixture(scope="module")
def gazetteer():
    with Gazetteer.open(data.HERE) as gazetteer:
        yield gazetteer


def first(name, country, gazetteer):
    found = transliterate(name, [country], gazetteer)
    return gazetteer.place_by_rowid(found[0].rowid).name if found else None


@pytest.mark.parametrize(
    ("written", "country", "name"),
    [
        ("파리", "FR", "Paris"),
        ("シエナ", "IT", "Siena"),
        ("툴루즈", "FR", "Toulouse"),
        ("ボローニャ", "IT", "Bologna"),
        ("瓦莱塔", "MT", "Valletta"),
        ("Екатеринбург", "RU", "Yekaterinburg"),
        ("Мюнстер", "DE", "Münster"),
        ("Θεσσαλονίκη", "GR", "Thessaloníki"),
        ("ירושלים", "IL", "Jerusalem"),
        ("تورنتو", "CA", "Toronto"),
        ("თბილისი", "GE", "Tbilisi"),
        ("삿포로", "JP", "Sapporo"),
    ],
)
def test_transliterate_finds_the_town(written, country, name, gazetteer):
    assert first(written, country, gazetteer) == name


@pytest.mark.parametrize("written", ["뮌헨", "ミュンヘン", "Мюнхен"])
def test_transliterate_knows_what_a_town_calls_itself(written, gazetteer):
    assert first(written, "DE", gazetteer) == "Munich"


@pytest.mark.parametrize("written", ["東京", "東海市", "Paris", "", "!", "パリ市"])
def test_transliterate_leaves_what_is_not_a_transcription(written, gazetteer):
    assert transliterate(written, ["JP"], gazetteer) == []


def test_transliterate_gives_the_best_first_and_each_place_once(gazetteer):
    found = transliterate("산타크루스", ["ES", "BO"], gazetteer)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.rowid for one in found}) == len(found) > 1


def test_transliterate_looks_everywhere_without_a_country(gazetteer):
    assert "Belgrade" in [
        gazetteer.place_by_rowid(one.rowid).name for one in transliterate("베오그라드", [], gazetteer)[:2]
    ]


def test_transliterate_keeps_a_city_beside_a_village_that_sounds_as_much_like_it(gazetteer):
    # Marcé, of 900 people, is as good a guess; that it is the smaller one is weighed elsewhere.
    found = [gazetteer.place_by_rowid(one.rowid).name for one in transliterate("마르세유", ["FR"], gazetteer)]
    assert "Marseille" in found[:2]


def test_transliterate_tells_a_towns_own_name_from_others(gazetteer):
    found = {one.spelling: one.is_primary for one in transliterate("Мюнхен", ["DE"], gazetteer)}
    assert found["munchen"] is False
    assert all(own for spelling, own in found.items() if not spelling.islower())


def test_transliterate_puts_a_towns_own_name_before_the_same_name_of_another(gazetteer):
    # The capital is Zagreb; its county is called so in some languages only.
    assert gazetteer.place_by_rowid(transliterate("자그레브", ["HR"], gazetteer)[0].rowid).name == "Zagreb"


def test_transliterate_finds_the_same_with_and_without_accents_and_capitals(gazetteer):
    assert transliterate("ΑΘΉΝΑ", ["GR"], gazetteer) == transliterate("αθηνα", ["GR"], gazetteer) != []


def test_transliterate_ahead_changes_nothing_that_is_found():
    requests = [
        ("툴루즈", ["FR"]),
        ("ミュンヘン", ["AT", "DE"]),
        ("베오그라드", []),
        ("Тулуза", ["FR"]),
        ("툴루즈", []),
    ]
    with Gazetteer.open(data.HERE) as one_by_one, Gazetteer.open(data.HERE) as at_once:
        transliterate_ahead(requests, at_once)
        found = [transliterate(*one, at_once) for one in requests]
        assert found == [transliterate(*one, one_by_one) for one in requests]
        assert all(found)
