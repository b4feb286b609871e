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
        ("fr", "Busan et ses 2 villes jumelles", "De Kaohsiung en 1966 à Dubai en 2006"),
    ],
)
def test_headline_text_is_a_sentence_of_the_language(layer, lang, headline, sub):
    layer.places["country"] = "KR"
    assert (headline_text(layer, 0, lang), subline_text(layer, 0, lang)) == (headline, sub)


def test_headline_text_tells_what_is_listed_where_nothing_is_placed(make_layer):
    layer = make_layer([], [])
    layer.unplaced = pd.DataFrame({"sheet": [""] * 3, "row": [2, 3, 4]})
    assert headline_text(layer, None) == "3 rows, none of them on the map"


@pytest.mark.parametrize("lang", ["en", "ko", "ja", "zh-Hans", "zh-Hant", "de", "fr", "es", "ar"])
def test_page_writes_the_same_headline(node, layer, lang):
    summary = summarise_headline(layer, 0)
    names = [name for _, name, _, _ in PLACES]
    data = {"meta": {"title": None, "headline": summary}, "places": {"name": names, "names": [{}] * 3}}
    script = (
        f"for (const f of ['names', 'texts', 'counts', 'headline']) require({json.dumps(str(ASSETS))} + '/' + f + '.js');"
        "const [data, texts, lang] = JSON.parse(process.argv[1]), sm = globalThis.sistermap; sm.useTexts(texts, lang);"
        "console.log(JSON.stringify([sm.headlineText(data, lang), sm.subline(data, lang)]))"
    )
    given = json.dumps([data, page_words(), lang])
    done = subprocess.run([node, "-e", script, given], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [headline_text(layer, 0, lang), subline_text(layer, 0, lang)]
