"""Cells as users write them: what is no name, what is taken off a name, and where a cell is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.cell import clean, is_blank, split_cell, split_pair, why_no_name


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "name_empty"),
        ("?!…", "name_without_letters"),
        ("\u200f\u200b", "name_without_letters"),
        ("45292", "name_is_number"),
        ("1.0", "name_is_number"),
        ("-3,5", "name_is_number"),
        ("1.23E+10", "name_is_number"),
        ("١٢٣", "name_is_number"),
        ("2024-01-01 00:00:00", "name_is_date"),
        ("Jan-05", "name_is_date"),
        ("5. Mai", "name_is_date"),
        ("12-Sep-98", "name_is_date"),
        ("März 2001", "name_is_date"),
        ("12 février 2001", "name_is_date"),
        ("mayo 2001", "name_is_date"),
        ("2024년 1월 5일", "name_is_date"),
        ("12:30", "name_is_date"),
        ("TRUE", "name_is_truth_value"),
        ("#REF!", "name_is_error"),
        ("#N/A", "name_is_error"),
        ("#BEZUG!", "name_is_error"),
        ("N/A", "name_is_blank_word"),
        ("k.A.", "name_is_blank_word"),
        ("x" * 10_000, "name_too_long"),
    ],
)
def test_why_no_name_gives_what_a_cell_is_instead(cell, code):
    assert why_no_name(cell).code == code


@pytest.mark.parametrize(
    "cell",
    [
        "Busan",
        "A",
        "Å",
        "Y",
        "NA",
        "Mai",
        "Marburg",
        "March",
        "6 de Octubre",
        "Augsburg 2",
        "1 Decembrie",
        "True",
        "Mayo",
    ],
)
def test_why_no_name_leaves_names_alone(cell):
    assert why_no_name(cell) is None


@pytest.mark.parametrize(
    "cell", ["-", "n/a", "unknown", "TBD", "미정", "해당 없음", "無", "无", "未定", "なし", "inconnu"]
)
def test_is_blank_knows_what_users_write_for_nothing(cell):
    assert is_blank(cell)


@pytest.mark.parametrize("cell", ["NA", "No", "Nancy", "Ohne-Stadt", "無錫"])
def test_is_blank_takes_no_name_for_nothing(cell):
    assert not is_blank(cell)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("1. Busan", "Busan"),
        ("(2) Busan", "Busan"),
        ("① 부산", "부산"),
        ("가. 부산", "부산"),
        ("• Lyon", "Lyon"),
        ("- Lyon", "Lyon"),
        ("※ Lyon", "Lyon"),
        ("Lyon*", "Lyon"),
        ("Lyon [12]", "Lyon"),
        ("Lyon (1)", "Lyon"),
        ("Lyon¹", "Lyon"),
        ("“Lyon”", "Lyon"),
        ("「福岡市」", "福岡市"),
        ("1) « Lyon »*", "Lyon"),
        ("L\u00adyo\u200bn", "Lyon"),
        ("\u202bحيفا\u202c", "حيفا"),
        ("New\u00a0\u3000York", "New York"),
    ],
)
def test_clean_takes_off_what_is_not_the_name(cell, name):
    assert clean(cell) == name


@pytest.mark.parametrize(
    "cell",
    ["Paris (75)", "'s-Hertogenbosch", "St. Gallen", "(Old) York (New)", "25 de Mayo", "Halle (Saale)", "B"],
)
def test_clean_leaves_names_alone(cell):
    assert clean(cell) == cell


@given(st.text(max_size=60))
def test_clean_is_settled_after_one_turn_and_keeps_a_letter(cell):
    assert clean(clean(cell)) == clean(cell)
    assert bool(normalise(clean(cell))) == bool(normalise(cell))


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Minneapolis–Saint Paul", ["Minneapolis", "Saint Paul"]),
        ("Bombay / Mumbai", ["Bombay", "Mumbai"]),
        ("Seoul and Busan", ["Seoul", "Busan"]),
        ("Andorra", []),
    ],
)
def test_split_pair_parts_two_names(cell, names):
    assert split_pair(cell) == names


@pytest.mark.parametrize(
    ("cell", "tokens"),
    [
        ("Guadalajara, Jalisco", ["Guadalajara", "Jalisco"]),
        ("佐賀縣(Sagaken) 唐津市(Karatsu) 가라츠시", ["佐賀縣", "Sagaken", "唐津市", "Karatsu", "가라츠시"]),
        ("奈良市 Nara", ["奈良市", "Nara"]),
        ("Orange County in California", ["Orange County", "California"]),
        ("the Japanese city of Hagi", ["Hagi", "Japanese"]),
        ("the Italian province of Bari", ["province of Bari", "Italian"]),
        ("浙江省 杭州市", ["浙江省", "杭州市"]),
        ("서울Seoul", ["서울", "Seoul"]),
        ("USA: Boston", ["USA", "Boston"]),
    ],
)
def test_split_cell_finds_the_names_in_a_cell(cell, tokens):
    assert tokens in list(split_cell(cell))


@given(st.text(max_size=80))
def test_split_cell_first_gives_the_cell_whole(cell):
    ways = list(split_cell(cell))
    assert ways == [] if normalise(cell) == "" else ways[0] == [cell]
