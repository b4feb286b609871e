"""Units of scripts and letters of Latin names."""

import pytest
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.transliteration_units import letters, units


@pytest.mark.parametrize(
    ("one", "other"),
    [("パリ", "ぱり"), ("巴黎", "巴梨"), ("東京", "东京"), ("ЁЛКА", "елка"), ("ΑΘΉΝΑ", "αθηνα")],
)
def test_units_are_one_for_what_sounds_alike(one, other):
    assert units(normalise(one)) == units(normalise(other)) != ""


@pytest.mark.parametrize(
    ("written", "expected"), [("ミュンヘン", "myulhel"), ("フィレンツェ", "firelxe"), ("シャロン", "syarol")]
)
def test_units_of_small_kana_join_the_syllable_before(written, expected):
    assert units(normalise(written)) == expected


def test_units_of_two_scripts_are_none():
    assert units(normalise("シエナ市")) == ""


@pytest.mark.parametrize(
    ("name", "spelled"),
    [("Stratford-upon-Avon", "|stratford|upon|avon|"), ("Şile", "|şile|"), ("İzmir", "|izmir|")],
)
def test_letters_mark_the_ends_of_words(name, spelled):
    assert letters(name) == spelled
