"""Country cells. ISO 3166-1 codes are looked up in the standard."""

import pytest
from sistermap.geo.naming.country import agrees, demonym, read_country


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
        ("KOR", "KR"),
        ("GER", "DE"),
        ("SUI", "CH"),
        ("🇯🇵", "JP"),
        ("이태리", "IT"),
        ("서반아", "ES"),
        ("美", "US"),
        ("英", "GB"),
        ("独", "DE"),
        ("獨", "DE"),
        ("仏", "FR"),
        ("露", "RU"),
        ("韓", "KR"),
        ("P.R. China", "CN"),
        ("R.O.C.", "TW"),
        ("中国台湾", "TW"),
        ("Hong Kong, China", "HK"),
        ("Rep. of Korea", "KR"),
        ("S. Korea", "KR"),
        ("Korea, Dem. People's Rep.", "KP"),
        ("Congo, Democratic Republic of the", "CD"),
        ("Congo, Rep.", "CG"),
        ("Iran, Islamic Republic of", "IR"),
        ("Macedonia, FYR", "MK"),
        ("Viêt Nam", "VN"),
        ("UK (Scotland)", "GB"),
        ("Georgia, USA", "US"),
        ("JP 日本", "JP"),
        ("Russische Föderation", "RU"),
        ("Japanisch", "JP"),
        ("French", "FR"),
        ("日本人", "JP"),
        ("트리니다드 토바고 공화국 (Republic of trinidad & tobago)", "TT"),
    ],
)
def test_read_country_knows_languages_and_usual_forms(cell, code, gazetteer):
    assert read_country(cell, gazetteer).codes == {code}


@pytest.mark.parametrize(
    ("cell", "codes"), [("Germany/Austria", {"DE", "AT"}), ("瑞", {"CH", "SE"}), ("BRN", {"BN", "BH"})]
)
def test_read_country_keeps_both_where_a_cell_may_say_two(cell, codes, gazetteer):
    assert read_country(cell, gazetteer).codes == codes


@pytest.mark.parametrize(("cell", "code"), [("Austrailia", "AU"), ("Germny", "DE"), ("Royaume ...", "GB")])
def test_read_country_mends_a_slip_and_says_so(cell, code, gazetteer):
    found = read_country(cell, gazetteer)
    assert found.codes == {code}
    assert found.corrected or cell.endswith("...")


@pytest.mark.parametrize("cell", ["Bruges", "t431584180", "Atlantis", "구라파", "ger", "XYZ"])
def test_read_country_does_not_make_one_up(cell, gazetteer):
    assert read_country(cell, gazetteer).codes == frozenset()


@pytest.mark.parametrize("cell", [None, "", "  ", "?", "N/A", "unknown", "미정", "-"])
def test_read_country_of_an_empty_cell_is_none(cell, gazetteer):
    assert read_country(cell, gazetteer) is None


@pytest.mark.parametrize(("word", "code"), [("Japanese", "JP"), ("Dutch", "NL"), ("Italian", "IT")])
def test_demonym_finds_the_country(word, code, gazetteer):
    assert demonym(word, gazetteer) == {code}


def test_agrees_counts_territories_but_not_neighbours():
    assert agrees("RE", frozenset({"FR"}))
    assert not agrees("BE", frozenset({"FR"}))


@pytest.mark.parametrize("cell", ["EU", "🇪🇺", "🇽🇽"])
def test_read_country_takes_no_union_for_a_country(cell, gazetteer):
    stated = read_country(cell, gazetteer)
    assert stated is not None and stated.codes == frozenset()
