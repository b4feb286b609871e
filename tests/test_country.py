"""Country cells. ISO 3166-1 codes are looked up in the standard."""

import pytest

import data
from geo.gazetteer import Gazetteer
from geo.naming.country import agrees, demonym, read_country


@pytest.fixture(scope="module")
def gazetteer():
    with Gazetteer.open(data.HERE) as opened:
        yield opened


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Republic of Korea", "KR"),
        ("ROK", "KR"),
        ("대한민국", "KR"),
        ("라오스", "LA"),
        ("Lao PDR", "LA"),
        ("일본(Japan)", "JP"),
        ("U.S.A", "US"),
        ("United States of America", "US"),
        ("미국", "US"),
        ("Etats unis", "US"),
        ("England", "GB"),
        ("VR China", "CN"),
        ("People's Republic of China", "CN"),
        ("Italienische Republik", "IT"),
        ("Bundesrepublik Deutschland", "DE"),
        ("Holland", "NL"),
        ("Georgia", "GE"),
        ("NA", "NA"),
        ("DE", "DE"),
        ("Taiwan", "TW"),
        ("Kosovo", "XK"),
        ("Jersey", "JE"),
        ("트리니다드 토바고 공화국 (Republic of trinidad & tobago)", "TT"),
    ],
)
def test_read_country_knows_languages_and_usual_forms(cell, code, gazetteer):
    assert read_country(cell, gazetteer).codes == {code}


@pytest.mark.parametrize(("cell", "code"), [("Austrailia", "AU"), ("Germny", "DE"), ("Royaume ...", "GB")])
def test_read_country_mends_a_slip_and_says_so(cell, code, gazetteer):
    found = read_country(cell, gazetteer)
    assert found.codes == {code}
    assert found.mended or cell.endswith("...")


@pytest.mark.parametrize("cell", ["Bruges", "t431584180", "Atlantis"])
def test_read_country_does_not_make_one_up(cell, gazetteer):
    assert read_country(cell, gazetteer).codes == frozenset()


@pytest.mark.parametrize("cell", [None, "", "  ", "?"])
def test_read_country_of_an_empty_cell_is_none(cell, gazetteer):
    assert read_country(cell, gazetteer) is None


@pytest.mark.parametrize(("word", "code"), [("Japanese", "JP"), ("Dutch", "NL"), ("Italian", "IT")])
def test_demonym_finds_the_country(word, code, gazetteer):
    assert demonym(word, gazetteer) == {code}


def test_agrees_counts_territories_but_not_neighbours():
    assert agrees("RE", frozenset({"FR"}))
    assert not agrees("BE", frozenset({"FR"}))
