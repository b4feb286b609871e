"""Numbers as languages write them."""

import pytest
from sistermap.geo.languages import LANGUAGES
from sistermap.maps.numbers import share_text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_share_text_says_0_of_nothing_only(lang):
    marks = {
        "de": ("<0,1\u202f%", "0,1\u202f%"),
        "fr": ("<0,1\u202f%", "0,1\u202f%"),
        "es": ("<0,1\u202f%", "0,1\u202f%"),
    }
    assert (share_text(0.0003, lang), share_text(0.001, lang)) == marks.get(lang, ("<0.1%", "0.1%"))
    assert share_text(0, lang) in ("0%", "0\u202f%")
