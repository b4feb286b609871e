"""Headlines: what a layer comes to, and the same words in the page."""

import json
import subprocess
from pathlib import Path

import pandas as pd
import pytest
from sistermap.maps.headline import headline_text, home_of, subline_text, summarise_headline
from sistermap.maps.texts import page_words

ASSETS = Path(__file__).parents[1] / "maps/assets/js/data"
PLACES = [("city:1", "Busan", 129, 35), ("city:2", "Kaohsiung", 120, 22), ("city:3", "Dubai", 55, 25)]


@pytest.fixture
def layer(make_layer):
    ties = [
        {"from_id": "city:1", "to_id": "city:2", "kind": "sister", "since": "1966-06-30"},
        {"from_id": "city:3", "to_id": "city:1", "kind": "sister", "since": "2006"},
    ]
    return make_layer(PLACES, ties)


def test_home_of_is_the_one_place_at_an_end_of_every_tie(layer):
    assert home_of(layer) == 0


def test_home_of_a_list_with_several_homes_is_none(make_layer):
    ties = [{"from_id": "city:1", "to_id": "city:2"}, {"from_id": "city:2", "to_id": "city:3"},
            {"from_id": "city:3", "to_id": "city:1"}]  # fmt: skip
    assert home_of(make_layer(PLACES, ties)) is None


def test_home_of_one_tie_is_the_home_that_is_given(make_layer):
    layer = make_layer(PLACES, [{"from_id": "city:1", "to_id": "city:2"}])
    assert (home_of(layer), home_of(layer, "city:2"), home_of(layer, "city:3")) == (None, 1, None)


def test_summarise_headline_count_partners_placed_or_not_and_never_home(layer):
    layer.unplaced = pd.DataFrame({"sheet": ["", ""], "row": [9, 9], "side": ["from", "to"]})
    assert summarise_headline(layer, 0)["count"] == 3


NOT_PLACED = [
    {"row": 4, "from_name": "Busan", "to_name": "Rodan-Alpy", "from_place_id": "city:1", "since": "1895"},
    {"row": 5, "from_name": "Kurdystan", "to_name": "Busan", "to_place_id": "city:1", "since": "2013"},
]


@pytest.mark.parametrize(
    ("rows", "sub"),
    [
        (NOT_PLACED[:1], "From Rodan-Alpy in 1895 to Dubai in 2006"),
        (NOT_PLACED, "From Rodan-Alpy in 1895 to Kurdystan in 2013"),
        ([{"row": 4, "since": "1980"}], "From Kaohsiung in 1966 to Dubai in 2006"),
        ([{"row": 4, "since": "1895"}], ""),
        ([{"row": 4, "since": "1895", "network": "WeGO"}], "From Kaohsiung in 1966 to Dubai in 2006"),
    ],
)
def test_subline_is_true_of_the_whole_list_placed_or_not(node, layer, rows, sub):
    layer.places["country"], layer.unplaced = "KR", pd.DataFrame(rows)
    assert subline_text(layer, 0) == sub
    assert as_page(node, layer, [name for _, name, _, _ in PLACES], "en")[1] == sub


def test_headline_of_a_published_layer_counts_and_names_only_what_is_placed(layer):
    layer.places["country"], layer.unplaced, layer.public = "KR", pd.DataFrame(NOT_PLACED), True
    assert headline_text(layer, 0) == "Busan’s 2 sister cities"
    assert subline_text(layer, 0) == "From Kaohsiung in 1966 to Dubai in 2006"


def test_headline_text_of_a_home_without_partners_counts_its_ties(make_layer):
    layer = make_layer(PLACES[:1], [{"from_id": "city:1", "to_id": "city:1", "kind": "sister"}] * 2)
    assert (headline_text(layer, 0), subline_text(layer, 0)) == ("2 sister-city ties", "")


@pytest.mark.parametrize(
    ("kinds", "key"),
    [(["sister", "sister"], "home.sister"), (["friendship"] * 2, "home.friendship"), (["sister", "mou"], "home.partners")],
)  # fmt: skip
def test_summarise_headline_take_the_noun_of_the_kinds(layer, kinds, key):
    layer.ties["kind"] = kinds
    assert summarise_headline(layer, 0)["key"] == key


def test_summarise_headline_call_regions_regions(layer):
    layer.places["level"] = ["city", "admin1", "admin1"]
    assert summarise_headline(layer, 0)["key"] == "home.regions"


@pytest.mark.parametrize(
    ("lang", "headline", "sub"),
    [
        ("en", "Busan’s 2 sister cities", "From Kaohsiung in 1966 to Dubai in 2006"),
        ("ko", "Busan의 자매도시 2곳", "1966년 Kaohsiung부터 2006년 Dubai까지"),
        ("de", "Die 2 Partnerstädte von Busan", "Von Kaohsiung 1966 bis Dubai 2006"),
        ("fr", "Les 2 villes jumelles de Busan", "De Kaohsiung en 1966 à Dubai en 2006"),
    ],
)
def test_headline_text_is_a_sentence_of_the_language(layer, lang, headline, sub):
    layer.places["country"] = "KR"
    assert (headline_text(layer, 0, lang), subline_text(layer, 0, lang)) == (headline, sub)


def test_headline_text_tells_what_is_listed_where_nothing_is_placed(make_layer):
    layer = make_layer([], [])
    layer.unplaced = pd.DataFrame({"sheet": [""] * 3, "row": [2, 3, 4]})
    assert headline_text(layer, None) == "3 rows, none of them on the map"


@pytest.mark.parametrize(
    ("name", "headline", "sub"),
    [
        ("Orléans", "Les 2 villes jumelles d’Orléans", "D’Orléans en 1966 à Orléans en 2006"),
        ("Évian", "Les 2 villes jumelles d’Évian", "D’Évian en 1966 à Évian en 2006"),
        ("Yverdon", "Les 2 villes jumelles d’Yverdon", "D’Yverdon en 1966 à Yverdon en 2006"),
        ("Yaoundé", "Les 2 villes jumelles de Yaoundé", "De Yaoundé en 1966 à Yaoundé en 2006"),
        ("Le Havre", "Les 2 villes jumelles du Havre", "Du Havre en 1966 au Havre en 2006"),
        ("Les Ulis", "Les 2 villes jumelles des Ulis", "Des Ulis en 1966 aux Ulis en 2006"),
        (
            "La Rochelle",
            "Les 2 villes jumelles de La Rochelle",
            "De La Rochelle en 1966 à La Rochelle en 2006",
        ),
        ("부산", "Les 2 villes jumelles de 부산", "De 부산 en 1966 à 부산 en 2006"),
    ],
)
def test_headline_text_draws_french_prepositions_into_names(node, layer, name, headline, sub):
    layer.places["name"], layer.places["country"] = name, "FR"
    assert (headline_text(layer, 0, "fr"), subline_text(layer, 0, "fr")) == (headline, sub)
    assert as_page(node, layer, [name] * 3, "fr") == [headline, sub]


@pytest.mark.parametrize("lang", ["en", "ko", "ja", "zh-Hans", "zh-Hant", "de", "fr", "es", "ar"])
def test_page_writes_the_same_headline(node, layer, lang):
    names = [name for _, name, _, _ in PLACES]
    assert as_page(node, layer, names, lang) == [headline_text(layer, 0, lang), subline_text(layer, 0, lang)]


def test_page_marks_the_name_of_home_in_its_headline(node, layer):
    parts = {
        ("ko", "Busan"): [["Busan", True], ["의 자매도시 2곳", False]],
        ("fr", "Le Havre"): [["Les 2 villes jumelles du ", False], ["Havre", True]],
        ("de", "Orléans"): [["Die 2 Partnerstädte von ", False], ["Orléans", True]],
    }
    for (lang, name), expected in parts.items():
        call = "sm.headline(data, lang).map(({ text, home }) => [text, home])"
        assert as_page(node, layer, [name] * 3, lang, call) == expected


def as_page(node, layer, names, lang, call="[sm.headlineText(data, lang), sm.subline(data, lang)]"):
    summary = summarise_headline(layer, 0)
    data = {"meta": {"title": None, "headline": summary}, "places": {"name": names, "names": [{}] * 3}}
    script = (
        f"for (const f of ['normal_form', 'names', 'texts', 'counts', 'headline']) require({json.dumps(str(ASSETS))} + '/' + f + '.js');"
        "const [data, texts, lang] = JSON.parse(process.argv[1]), sm = globalThis.sistermap; sm.useTexts(texts, lang);"
        f"console.log(JSON.stringify({call}))"
    )
    given = json.dumps([data, page_words(), lang])
    done = subprocess.run([node, "-e", script, given], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
