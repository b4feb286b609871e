"""Japanese towns and their readings: rules of `data.recipes.japan`."""

import pytest
from recipe_rows import city
from sistermap.data.recipes import japan
from sistermap.geo.gazetteer.place import NameType


# As the towns' own sites write them, but for the marks of long vowels.
@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("たかちほ", "takachiho"),
        ("さっぽろ", "sapporo"),
        ("きょうと", "kyoto"),
        ("おおの", "ono"),
        ("じょうえつ", "joetsu"),
        ("ちゃたん", "chatan"),
        ("えっちゅう", "etchu"),
        ("ふじ", "fuji"),
    ],
)
def test_hepburn_writes_kana_in_latin(kana, latin):
    assert japan.hepburn(kana) == latin


@pytest.mark.parametrize(
    ("shown", "own", "name"),
    [
        ("Sasadaira", "Hinohara", "Hinohara"),
        ("Setouchi", "Setochi", "Setouchi"),
        ("Shimmachi", "Onjiyuku", "Shimmachi"),
    ],
)
def test_rename_shows_the_municipality_instead_of_a_hamlet(shown, own, name):
    row = city(shown)
    japan._rename(row, own)
    assert row.name == name and shown in row.aliases


def test_rename_keeps_a_hamlets_name_as_an_alias_only():
    row = city("Sasadaira")
    japan._rename(row, "Hinohara")
    assert row.aliases == {"Sasadaira": NameType.ALIAS, "Hinohara": NameType.PRIMARY}
