"""Keys of names and the cutting of cells. Expected keys come from the names' own alphabets, not from our tables."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.naming.toponym import normalise, split_cell


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łódź", "LODZ"),
        ("São Paulo", "sao paulo"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("Iğdır", "Igdir"),
        ("Ｌｉèｇｅ", "Liege"),
        ("Đà Nẵng", "Da Nang"),
        ("廣島", "広島"),
        ("廣州", "广州"),
        ("瀋陽", "沈阳"),
        ("カトマンズ", "かとまんず"),
        ("ヴェネツィア", "ベネツィア"),
        ("Орёл", "Орел"),
        ("الْقَاهِرَة", "القاهرة"),
        ("Xi’an", "Xi'an"),
        ("가나\u200b다", "가나다"),
        ("\u202bحيفا\u202c", "حيفا"),
    ],
)
def test_normalise_gives_spellings_of_one_name_one_key(one, other):
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize(("one", "other"), [("か", "が"), ("नदी", "नद"), ("ไทย", "ทย"), ("도", "두")])
def test_normalise_keeps_marks_that_make_another_letter(one, other):
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize("name", ["", "?!…", "\u200f\u200e", "—", "()"])
def test_normalise_leaves_nothing_of_punctuation(name):
    assert normalise(name) == ""


@given(st.text(max_size=60))
def test_normalise_is_settled_after_one_turn(name):
    assert normalise(normalise(name)) == normalise(name)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, categories=["L"]), max_size=40))
def test_normalise_does_not_mind_how_accents_are_encoded(name):
    assert normalise(unicodedata.normalize("NFD", name)) == normalise(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(
    ("cell", "tokens"),
    [
        ("Guadalajara, Jalisco", ["Guadalajara", "Jalisco"]),
        ("佐賀縣(Sagaken) 唐津市(Karatsu) 가라츠시", ["佐賀縣", "Sagaken", "唐津市", "Karatsu", "가라츠시"]),
        ("奈良市 Nara", ["奈良市", "Nara"]),
        ("Orange County in California", ["Orange County", "California"]),
        ("the Japanese city of Hagi", ["Hagi", "Japanese"]),
        ("浙江省 杭州市", ["浙江省", "杭州市"]),
    ],
)
def test_split_cell_finds_the_names_in_a_cell(cell, tokens):
    assert tokens in list(split_cell(cell))


@given(st.text(max_size=80))
def test_split_cell_first_gives_the_cell_whole(cell):
    ways = list(split_cell(cell))
    assert ways == [] if normalise(cell) == "" else ways[0] == [cell]
