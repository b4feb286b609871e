"""Word lists of countries. Codes are looked up in ISO 3166-1."""

import re
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
    names_in_columns,
    numeric_codes,
    other_codes,
    single_characters,
    territories,
    word_key,
)
from sistermap.geo.words import read_words


def test_every_meaning_is_a_country_of_the_gazetteer():
    codes = {*adjectives().values(), *long_names().values(), *numeric_codes().values()}
    several = (everyday_names(), names_in_columns(), single_characters(), other_codes(), territories())
    codes = codes.union(territories(), *(part for words in several for part in words.values()))
    with Gazetteer.open(data.HERE) as gazetteer:
        assert codes - set(gazetteer.countries) <= {"UM", "BQ"}


@pytest.mark.parametrize("part", ["viet", "nam", "pdr"])
def test_everyday_names_are_whole(part):
    assert part not in everyday_names()


def test_codes_of_three_letters_are_all_of_iso_3166():
    assert len([code for code in codes_of_three_letters() if len(code) == 3]) >= 249


def test_other_codes_are_no_other_countrys_first_code():
    first = {*territories(), *codes_of_three_letters()}
    assert first & {*other_codes()} == set()


def test_word_key_keeps_short_latin_words_as_they_are_written():
    assert word_key("SAD") != word_key("Sad")
    assert word_key("Ελλάδα") == word_key("ΕΛΛΑΔΑ")


def test_every_ending_is_of_a_language_with_names_and_forms():
    words = Path(country_words.__file__).with_name("words")
    endings = {row.language for row in read_words(words / "country_endings.tsv") if row.meaning == "ending"}
    assert endings <= {row.language for row in read_words(words / "country_forms.tsv")}
    assert endings <= {row.language for row in read_words(words / "country_cldr.tsv")}


def test_names_of_language_reads_as_many_rows_as_the_list_has():
    path = Path(country_words.__file__).with_name("words") / "country_cldr.tsv"
    finnish = [row for row in read_words(path) if row.language == "fi"]
    assert set(finnish) <= set(country_words.names_of_language("fi"))


def test_single_characters_are_single():
    assert {len(key) for key in single_characters()} == {1}


def test_every_list_is_read():
    source = Path(country_words.__file__).read_text(encoding="utf-8")
    lists = Path(country_words.__file__).with_name("words").glob("country_*.tsv")
    assert [path.name for path in lists if path.name not in source] == []


def test_every_everyday_name_earns_its_place(gazetteer, monkeypatch):
    words = Path(country_words.__file__).with_name("words")
    rows = read_words(words / "country_names.tsv")
    meant = country_words.countries_by_key(rows)
    rest = country_words.countries_by_key(read_words(words / "country_not_in_gazetteer.tsv"))
    monkeypatch.setattr(country, "everyday_names", lambda: rest)
    idle = [
        row.word
        for row in rows
        if (country.country_named(row.word, gazetteer) or country.demonym(row.word, gazetteer))
        == meant[word_key(row.word)]
    ]
    assert idle == []


def test_forms_have_no_two_rows_of_one_key():
    rows = read_words(Path(country_words.__file__).with_name("words") / "country_forms.tsv")
    keys = [
        (row.language, row.word[-1] == "*", *map(normalise, re.split(r"[\s'’.-]+", row.word))) for row in rows
    ]
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
