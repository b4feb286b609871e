"""Numbers in each language, in Python and in the page's script, as the Unicode CLDR has them."""

import pytest
from panel_layer import BASEMAP, PLACES
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.reasons import phrase
from sistermap.maps.numbers import number_text, share_text
from sistermap.maps.page.tie_map import render_page

# ICU (CLDR): new Intl.NumberFormat(tag).format of 999, 6889, 18898, 1234567 and 1234.5
NUMBERS = {
    "en": ["999", "6,889", "18,898", "1,234,567", "1,234.5"],
    "ko": ["999", "6,889", "18,898", "1,234,567", "1,234.5"],
    "ja": ["999", "6,889", "18,898", "1,234,567", "1,234.5"],
    "zh-Hans": ["999", "6,889", "18,898", "1,234,567", "1,234.5"],
    "zh-Hant": ["999", "6,889", "18,898", "1,234,567", "1,234.5"],
    "de": ["999", "6.889", "18.898", "1.234.567", "1.234,5"],
    "fr": ["999", "6\u202f889", "18\u202f898", "1\u202f234\u202f567", "1\u202f234,5"],
    "es": ["999", "6889", "18.898", "1.234.567", "1234,5"],
    "ar": ["999", "6,889", "18,898", "1,234,567", "1,234.5"],
}


@pytest.mark.parametrize("lang", NUMBERS)
def test_number_text_writes_as_the_cldr_has_it(lang):
    written = [number_text(value, lang) for value in (999, 6889, 18898, 1234567)]
    assert [*written, number_text(1234.5, lang, digits=1)] == NUMBERS[lang]
    assert number_text(-18898, lang) == f"-{NUMBERS[lang][2]}"


@pytest.mark.parametrize("lang", NUMBERS)
def test_reasons_have_the_numbers_of_their_language(lang):
    assert NUMBERS[lang][1] in phrase("coordinates_swapped", {"count": 6889}, lang)
    assert NUMBERS[lang][2] in phrase("coordinates_swapped", {"count": 18898}, lang)


def test_the_page_writes_numbers_and_reasons_alike(open_page, make_layer):
    page = open_page(render_page(make_layer(PLACES), basemap=BASEMAP))
    made = page.evaluate(
        "(tags) => tags.map((tag) => [6889, 18898].map((n) => sistermap.formatNumber(n, tag)))", list(NUMBERS)
    )
    assert made == [numbers[1:3] for numbers in NUMBERS.values()]
    script = """(words) => [6889, 18898].map((n) => sistermap.reasonSentence({ ...words, x: "{n}" }, "x", { n }, "es"))"""
    assert (
        page.evaluate(script, {"number.group": ".", "number.grouped_from": "5", "between": " "})
        == NUMBERS["es"][1:3]
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_share_text_says_0_of_nothing_only(lang):
    marks = {
        "de": ("<0,1\u202f%", "0,1\u202f%"),
        "fr": ("<0,1\u202f%", "0,1\u202f%"),
        "es": ("<0,1\u202f%", "0,1\u202f%"),
    }
    assert (share_text(0.0003, lang), share_text(0.001, lang)) == marks.get(lang, ("<0.1%", "0.1%"))
    assert share_text(0, lang) in ("0%", "0\u202f%")
