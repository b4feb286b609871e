"""What places are called on a page: the list's own wording, current names, and the same in the page's script."""

import json
import subprocess
from pathlib import Path

import pytest
from sistermap.geo.gazetteer.current_names import is_current
from sistermap.geo.languages import LANGUAGES
from sistermap.maps.page.packed_places import pack_places
from sistermap.maps.place_names import (
    LATIN_ONLY,
    SCRIPTS_OF,
    _fold,
    _without_clutter,
    place_name,
    scripts_of_wording,
    written_names,
)

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
    ("wording", "scripts"),
    [
        ("부산광역시", ("Hang",)),
        ("広島市", ("Jpan",)),
        ("广岛市", ("Hans",)),
        ("臺北市", ("Hant",)),
        ("上海", ("Hani",)),
        ("さいたま市", ("Kana",)),
        ("南アルプス市", ("Kana",)),
        ("Đà Nẵng", ("Latn",)),
        ("القاهرة", ("Arab",)),
        ("เชียงใหม่", ()),
        ("Θεσσαλονίκη", ()),
        ("חיפה", ()),
        ("जयपुर", ()),
        ("София", ()),
    ],
)
def test_scripts_of_wording_tells_whose_letters_a_name_has(wording, scripts):
    found = scripts_of_wording(wording)
    assert found == scripts or (scripts == ("Hant",) and "Hant" in found and "Hans" not in found)


def names_by_page(node, data, langs):
    """What the page calls each place of a decoded payload in each language."""
    script = (
        f"require({json.dumps(str(ASSETS / 'names.js'))});"
        "const [data, langs] = JSON.parse(process.argv[1]), { placeName } = globalThis.sistermap;"
        "console.log(JSON.stringify(langs.map((lang) => data.places.name.map((_, p) => placeName(data, p, lang)))))"
    )
    given = json.dumps([data, langs])
    done = subprocess.run([node, "-e", script, given], capture_output=True, text=True, check=True)
    return dict(zip(langs, json.loads(done.stdout), strict=True))


HOFU = {"ja": "防府市", "ar": "هوفو"}
TAIPEI = {"ko": "타이베이", "zh-Hans": "台北", "zh-Hant": "臺北", "de": "Taipeh", "de-x-old": "Taihoku"}
# (name, names, written) and what it is called in the languages
CALLED = [
    ("Hōfu", HOFU, {"Hang": "호후시"}, {"ko": "호후시", "en": "Hōfu", "ja": "防府市", "de": "Hōfu", "ar": "هوفو"}),
    ("Hōfu", HOFU, {"Hang": "호후시", "Latn": "Hofu City"}, {"ko": "호후시", "en": "Hofu City", "fr": "Hofu City"}),
    ("Thionville", {"de-x-old": "Diedenhofen"}, {}, {"de": "Thionville", "fr": "Thionville"}),
    ("Trier", {"fr": "Trèves"}, {"Latn": "Trèves"}, {"fr": "Trèves", "de": "Trier", "en": "Trier"}),  # a French list
    ("Kyiv", {"de": "Kiew", "fr": "Kiev"}, {"Latn": "Kiew"}, {"de": "Kiew", "fr": "Kiev", "en": "Kyiv"}),
    ("Thionville", {"de-x-old": "Diedenhofen"}, {"Latn": "Diedenhofen"}, {"de": "Diedenhofen", "fr": "Thionville"}),
    ("Lyon", {"es": "Lyon"}, {"Latn": "Lyons"}, {"de": "Lyons", "en": "Lyons"}),  # nobody else's name
    ("Hiroshima", {"zh-Hans": "广岛"}, {"Jpan": "広島市"}, {"ja": "広島市", "zh-Hans": "广岛", "zh-Hant": "Hiroshima"}),
    ("Taipei", TAIPEI, {"Hani": "台北市"}, {"ja": "台北市", "zh-Hant": "台北市", "zh-Hans": "台北市", "ko": "타이베이"}),
    ("Taipei", TAIPEI, {"Hant": "臺北市", "Jpan": "臺北市"}, {"zh-Hans": "台北", "zh-Hant": "臺北市", "de": "Taipeh"}),
]  # fmt: skip


def test_place_name_is_the_list_s_own_where_it_suits_the_language_and_never_a_name_of_old(node, make_layer):
    layer = make_layer([(f"city:{k}", name, 131, 34) for k, (name, *_) in enumerate(CALLED)], [])
    layer.places["names"] = [json.dumps(names) for _, names, *_ in CALLED]
    written = [writings for _, _, writings, _ in CALLED]
    data = {"places": {"name": [one[0] for one in CALLED], "names": [one[1] for one in CALLED], "written": written}}  # fmt: skip
    pages = names_by_page(node, data, list(LANGUAGES))
    for row, (*_, called) in enumerate(CALLED):
        assert {lang: place_name(layer, row, lang, written[row]) for lang in called} == called
        assert {lang: pages[lang][row] for lang in called} == called


def test_place_name_knows_the_same_scripts_of_each_language_as_the_page(node):
    scripts = sorted({script for some in SCRIPTS_OF.values() for script in some} | set(LATIN_ONLY))
    data = {
        "places": {"name": [""] * len(scripts), "names": [{}] * len(scripts), "written": [{s: s} for s in scripts]}
    }  # fmt: skip
    for lang, found in names_by_page(node, data, list(LANGUAGES)).items():
        assert set(found) - {""} == set(SCRIPTS_OF.get(lang, LATIN_ONLY)), lang


def test_pack_places_keep_names_of_old_to_be_found_by(make_layer):
    layer = make_layer([("city:1", "Thionville", 6, 49)], [])
    layer.places["names"] = json.dumps({"de-x-old": "Diedenhofen", "ru-x-old": "Диденгофен"})
    packed = pack_places(layer.places, lang="fr", languages=["fr", "de"])
    assert list(packed["names"]) == ["de-x-old"]


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


@pytest.mark.parametrize(
    ("tag", "name", "own", "country", "population", "current"),
    [
        ("de", "Tarnowitz", "Tarnowskie Góry", "PL", 60_000, False),
        ("de", "Jaßbring", "Jászberény", "HU", 27_000, False),
        ("de", "Iwanowo", "Ivanovo", "RU", 400_000, True),  # a transcription
        ("fr", "Koutaïssi", "Kutaisi", "GE", 150_000, True),
        ("de", "Tavoy", "Dawei", "MM", 80_000, False),
        ("fr", "Pusan", "Busan", "KR", 3_400_000, False),  # the spelling before 2000
        ("es", "Busán", "Busan", "KR", 3_400_000, True),
        ("en", "Jinju", "Chinju", "KR", 300_000, True),
        ("de", "Provinz Mantua", "Mantua", "IT", 39_000, False),
        ("fr", "Province de Mantoue", "Mantua", "IT", 39_000, False),
        ("es", "Gdansk", "Gdańsk", "PL", 487_000, False),
    ],
)
def test_is_current_tells_transcriptions_from_names_of_other_times(tag, name, own, country, population, current):  # fmt: skip
    names = {tag: name, "en": own}
    assert is_current(tag, names, country=country, own=own, population=population) is current


def test_is_current_keeps_of_a_former_language_the_names_of_large_cities_that_many_languages_name():
    danzig = {"de": "Danzig", **{f"q{letter}": letter for letter in "abcdefghijklmnopqrstuvwxyz" * 2}}
    many = {**danzig, **{f"r{k}": f"Gdan{k}" for k in range(20)}}
    assert is_current("de", many, country="PL", own="Gdańsk", population=487_000)
    assert not is_current("de", many, country="PL", own="Gdańsk", population=87_000)


def test_is_current_keeps_the_names_of_capitals_and_of_the_largest_cities():
    assert is_current("de", BRNO, country="CZ", feature="PPLC")
    assert is_current("de", BRNO, country="CZ", population=2_000_000)
