"""What places are called on a page: the list's own wording, current names, and the same in the page's script."""

import json
import subprocess
from pathlib import Path

import pytest
from sistermap.geo.gazetteer.current_names import is_current
from sistermap.maps.place_names import _fold, _without_clutter, place_name, written_names

ASSETS = Path(__file__).parents[1] / "maps/assets/js/data"


@pytest.mark.parametrize(
    ("cell", "known", "country", "wording"),
    [
        ("Valparaiso, Chile", ["Valparaíso"], "Chile", "Valparaiso"),
        ("City of Busan, Korea", ["Busan"], "Korea", "Busan"),
        ("부산광역시", ["Busan", "부산"], "대한민국", "부산광역시"),
        ("Stadt Lyon (Frankreich)", ["Lyon"], "Frankreich", "Lyon"),
        ("Ciudad de México", ["Mexico City", "Ciudad de México"], "México", "Ciudad de México"),
        ("ホーチミン市、ベトナム", ["ホーチミン"], "ベトナム", "ホーチミン市"),
        ("Lyon France", ["Lyon"], "France", "Lyon"),
        ("Frankfurt/O.", ["Frankfurt (Oder)"], "Deutschland", "Frankfurt/O."),
        ("Busan/부산", ["Busan"], "Korea", "Busan"),
        ("Kota Bandung", ["Bandung"], "Indonesia", "Bandung"),
        ("Θεσσαλονίκη (Thessaloniki)", ["Thessaloniki"], "Ελλάδα", "Thessaloniki"),
        ("Singapore, Singapore", ["Singapore"], "Singapore", "Singapore"),
        ("Gmina Żory", ["Żory"], "Polska", "Żory"),
        ("Thành phố Đà Nẵng", ["Đà Nẵng", "Da Nang"], "Việt Nam", "Đà Nẵng"),
        ("เชียงใหม่", ["Chiang Mai"], "ประเทศไทย", "เชียงใหม่"),
        ("Saint-Denis", ["Saint-Denis"], "France", "Saint-Denis"),
    ],
)
def test_without_clutter_takes_the_name_and_leaves_country_and_level(cell, known, country, wording):
    assert _without_clutter(cell, {_fold(name) for name in known}, {_fold(country)}) == wording


def test_written_names_take_the_wording_that_occurs_most(make_layer):
    places = [("city:1", "Busan", 129, 35), ("city:2", "Thionville", 6, 49)]
    ties = [
        {"from_id": "city:1", "to_id": "city:2", "from_name": name, "to_name": "Diedenhofen"}
        for name in ("Pusan", "Busan", "Busan", "부산시")
    ]
    assert written_names(make_layer(places, ties)) == [
        {"Latn": "Busan", "Hang": "부산시"},
        {"Latn": "Diedenhofen"},
    ]


def test_written_names_leave_capitals_to_our_own_spelling(make_layer):
    layer = make_layer(
        [("city:1", "Lyon", 5, 46), ("city:2", "Milan", 9, 45)],
        [{"from_id": "city:1", "to_id": "city:2", "from_name": "LYON", "to_name": "MILAN"}],
    )
    assert written_names(layer) == [{}, {}]


@pytest.mark.parametrize(
    ("lang", "name"), [("ko", "호후시"), ("en", "Hōfu"), ("ja", "防府市"), ("de", "Hōfu"), ("ar", "هوفو")]
)
def test_place_name_is_the_list_s_own_where_it_suits_the_language(node, make_layer, lang, name):
    layer = make_layer([("city:1", "Hōfu", 131, 34)], [])
    layer.places["names"] = json.dumps({"ja": "防府市", "ar": "هوفو"}, ensure_ascii=False)
    written = {"Hang": "호후시"}
    assert place_name(layer, 0, lang, written) == name
    data = {
        "places": {
            "name": ["Hōfu"],
            "names": [json.loads(layer.places["names"].iloc[0])],
            "written": [written],
        }
    }
    script = f"require({json.dumps(str(ASSETS / 'names.js'))}); console.log(sistermap.placeName(...JSON.parse(process.argv[1])))"
    done = subprocess.run(
        [node, "-e", script, json.dumps([data, 0, lang])], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == name


BRNO = {**dict.fromkeys(("cs", "en", "fr", "es", "it", "nl", "pl", "sv"), "Brno"), "de": "Brünn"}
VENICE = {
    "it": "Venezia",
    "en": "Venice",
    "fr": "Venise",
    "es": "Venecia",
    "de": "Venedig",
    "sv": "Venedig",
    "da": "Venedig",
    "pl": "Wenecja",
}


@pytest.mark.parametrize(
    ("tag", "names", "country", "current"),
    [
        ("de", BRNO, "CZ", False),
        ("fr", BRNO, "CZ", True),
        ("de", VENICE, "IT", True),
        ("fr", VENICE, "IT", True),  # of many names each is in use
        (
            "de",
            {**dict.fromkeys(("en", "fr", "es", "it", "nl"), "Munich"), "de": "München"},
            "DE",
            True,
        ),  # its own
        ("ko", {**BRNO, "ko": "브르노"}, "CZ", True),  # a transcription
    ],
)
def test_is_current_tells_a_historical_name_from_one_in_use(tag, names, country, current):
    assert is_current(tag, names, country=country) is current


def test_is_current_keeps_the_names_of_capitals_and_of_the_largest_cities():
    assert is_current("de", BRNO, country="CZ", feature="PPLC")
    assert is_current("de", BRNO, country="CZ", population=2_000_000)
