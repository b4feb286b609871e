"""Word lists of countries. Codes are looked up in ISO 3166-1."""

from pathlib import Path

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming import country_words
from sistermap.geo.naming.country_words import (
    adjectives,
    codes_of_three_letters,
    everyday_names,
    long_names,
    single_characters,
    state_suffix,
    territories,
)


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
