"""Keys that are spelled like another key."""

import contextlib

import pytest
from sistermap import data
from sistermap.geo.gazetteer.built import gazetteer_file
from sistermap.geo.gazetteer.database import connect
from sistermap.geo.gazetteer.spellings import spelled, typos


@pytest.fixture(scope="module")
def base():
    with contextlib.closing(connect(gazetteer_file(data.HERE))) as opened:
        yield opened


def test_spelled_keeps_the_beginning_the_country_and_the_lengths(base):
    keys = [key for key, _ in spelled(base, "DE", "erlang", (8, 9))]
    assert "erlangen" in keys
    assert all(key.startswith("erlang") and 8 <= len(key) <= 9 for key in keys)


@pytest.mark.parametrize("typo", ["erlange", "erlangenn", "erlanden", "erlagnen", "rlangen"])
def test_typos_finds_one_letter_more_less_other_or_exchanged(base, typo):
    assert "erlangen" in [key for key, _ in typos(base, "DE", typo)]


@pytest.mark.parametrize("key", ["erlangen", "erlngn", "erl", ""])
def test_typos_is_exactly_one(base, key):
    assert "erlangen" not in [other for other, _ in typos(base, "DE", key)]
