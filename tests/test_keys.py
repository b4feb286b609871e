"""Keys of names. Expected keys come from the names' own alphabets, not from our tables."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.gazetteer.keys import normalise


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
