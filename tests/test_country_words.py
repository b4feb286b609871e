"""Word lists of countries. Codes are looked up in ISO 3166-1."""

from pathlib import Path

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming import country, country_words
from sistermap.geo.naming.country_words import (
    adjectives,
    codes_of_three_letters,
    everyday_names,
    long_names,
    single_characters,
    state_suffix,
    territories,
)
from sistermap.geo.words import read_words


def test_every_meaning_is_a_country_of_the_gazetteer():
    codes = {*everyday_names().values(), *adjectives().values(), *long_names().values()}
    codes = codes.union(*single_characters().values(), *territories().values(), territories())
    with Gazetteer.open(data.HERE) as gazetteer:
        assert codes - set(gazetteer.countries) <= {"UM", "BQ"}


@pytest.mark.parametrize("part", ["viet", "nam", "pdr"])
def test_everyday_names_are_whole(part):
    assert part not in everyday_names()


def test_codes_of_three_letters_are_all_of_iso_3166():
    assert len([code for code in codes_of_three_letters() if len(code) == 3]) >= 249


def test_state_suffix_takes_modifiers_with_it():
    assert state_suffix().sub("", "라오인민민주공화국") == "라오"
    assert state_suffix().sub("", "老挝人民民主共和国") == "老挝"


def test_single_characters_are_single():
    assert {len(key) for key in single_characters()} == {1}


def test_every_list_is_read():
    source = Path(country_words.__file__).read_text(encoding="utf-8")
    lists = Path(country_words.__file__).with_name("words").glob("country_*.tsv")
    assert [path.name for path in lists if path.name not in source] == []


def test_every_everyday_name_earns_its_place(gazetteer, monkeypatch):
    monkeypatch.setattr(country, "everyday_names", dict)
    idle = [
        row.word
        for row in read_words(Path(country_words.__file__).with_name("words") / "country_names.tsv")
        if (country.country_named(row.word, gazetteer) or country.demonym(row.word, gazetteer))
        == {row.meaning}
    ]
    assert idle == []


def test_forms_have_no_two_rows_of_one_key():
    rows = read_words(Path(country_words.__file__).with_name("words") / "country_forms.tsv")
    keys = [(row.language, normalise(row.word), row.meaning) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("People's Republic of Bangladesh", "BD"),
        ("People’s Republic of Bangladesh", "BD"),
        ("Peoples Republic of Bangladesh", "BD"),
        ("イランイスラーム共和国", "IR"),
        ("イランイスラム共和國", "IR"),
        ("Germany Deutschland", "DE"),
        ("Czech", "CZ"),
        ("Korea, Republic of", "KR"),
        ("Mainland China", "CN"),
        ("USA", "US"),
    ],
)
def test_read_country_knows_forms_in_every_spelling(cell, code, gazetteer):
    assert country.read_country(cell, gazetteer).codes == {code}


def test_only_two_countries_are_listed_under_one_another():
    under = {(code, part) for code, parts in territories().items() for part in parts}
    assert {(a, b) for a, b in under if (b, a) in under} == {("IL", "PS"), ("PS", "IL")}
