import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.normal_forms import JOINER, MOST_MARKS, SHORT, normal_form

FORMS = ("NFC", "NFD", "NFKC", "NFKD")
BELOW, ABOVE = "\u0316", "\u0301"  # sorted in this order


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text())
def test_normal_form_is_that_of_unicode(form, text):
    assert normal_form(form, text) == unicodedata.normalize(form, text)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "text", ["가", "é", "e\u0301", "ﷺ", "क्षि", "ệ", "\U0001d15e", "𐍉", "👨\u200d👩", "が"]
)
def test_normal_form_of_a_long_text_is_that_of_unicode(form, text):
    assert normal_form(form, text * 500) == unicodedata.normalize(form, text * 500).replace(JOINER, "")


def test_normal_form_sorts_as_many_marks_as_a_letter_may_have():
    text = "a" + (ABOVE + BELOW) * SHORT
    pieces = normal_form("NFD", text).split(JOINER)
    assert [piece.lstrip("a") for piece in pieces[:2]] == [
        BELOW * (MOST_MARKS // 2) + ABOVE * (MOST_MARKS // 2)
    ] * 2
    assert "".join(pieces).count(ABOVE) == "".join(pieces).count(BELOW) == SHORT


@pytest.mark.parametrize(
    "mark", ["\u0301", "\u0f73", "\uff9e", "\u3099", "\U0001e94a", "\U000101fd", "\u05b0", "\u20d0"]
)
def test_normal_form_leaves_no_long_run_of_any_mark(mark):
    runs = normal_form("NFKD", "a" + mark * 1000).split(JOINER)
    assert max(map(len, runs)) <= 2 * MOST_MARKS + 1
