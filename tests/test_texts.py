"""The page's words: every language says everything, and nothing that English does not."""

import datetime as dt
import json
import re
from pathlib import Path

import pandas as pd
import pytest
import sistermap
from sistermap import api
from sistermap.geo.analysis.summary import name_places
from sistermap.geo.errors import SistermapError
from sistermap.geo.field_names import field_name
from sistermap.geo.languages import LANGUAGES, name_in
from sistermap.geo.layer import example_layer
from sistermap.geo.reasons import sentence
from sistermap.maps.calendar import format_events, render_calendar
from sistermap.maps.figure.alternative_text import alt_text
from sistermap.maps.figure.draw import draw_figure
from sistermap.maps.kit.index import render_index
from sistermap.maps.kit.overview import Overview
from sistermap.maps.page.tie_map import TieMap
from sistermap.maps.place_names import place_names

TEXTS = Path(__file__).parents[1] / "maps/texts"
FOLDER = TEXTS / "page"
FOLDERS = ("page", "figure", "report", "calendar", "kit", "slides")  # with words in every language
FORMS = re.compile(r"\.(zero|one|two|few|many|other)$")


def texts(tag, folder="page"):
    return json.loads((TEXTS / folder / f"{tag}.json").read_text(encoding="utf-8"))


def keys(tag, folder="page"):
    return {FORMS.sub("", key) for key in texts(tag, folder)}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_has_the_keys_of_english(tag, folder):
    assert keys(tag, folder) == keys("en", folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_a_language_of_the_page(folder):
    assert sorted(path.stem for path in (TEXTS / folder).glob("*.json")) == sorted(LANGUAGES)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_text_fills_in_only_what_english_fills_in(tag, folder):
    english = {
        FORMS.sub("", key): set(re.findall(r"\{(\w+)\}", text)) for key, text in texts("en", folder).items()
    }
    strange = {
        key: text
        for key, text in texts(tag, folder).items()
        if set(re.findall(r"\{(?:of_|to_)?(\w+)\}", text)) - english[FORMS.sub("", key)]
    }
    assert strange == {}


def test_every_text_that_scripts_ask_for_exists():
    scripts = FOLDER.parents[1] / "assets/js"
    used = {
        match
        for path in scripts.rglob("*.js")
        for match in re.findall(r'\b(?:translate|words)\("([\w.]+)"', path.read_text(encoding="utf-8"))
    }
    assert used - keys("en") == set()
    assert len(used) > 30


TABLE = pd.DataFrame({"from": ["Busan"], "to": ["Shimonoseki"]})
NO_EVENTS = pd.DataFrame(columns=["date"])
IN_ANY_LANGUAGE = {
    "report": lambda layer, lang, path: sistermap.report(layer, path / "report.html", lang=lang),
    "explore": lambda layer, lang, path: sistermap.explore(layer, lang=lang),
    "TieMap": lambda layer, lang, path: TieMap(layer, lang=lang),
    "draw_figure": lambda layer, lang, path: draw_figure(layer, ".svg", lang=lang),
    "alt_text": lambda layer, lang, path: alt_text(layer, lang=lang),
    "check": lambda layer, lang, path: sistermap.check(TABLE, lang=lang),
    "review": lambda layer, lang, path: sistermap.review(TABLE, path / "places.csv", lang=lang),
    "render_index": lambda layer, lang, path: render_index(Overview("Kit", lang=lang)),
    "sentence": lambda layer, lang, path: sentence("name_empty", {}, lang),
    "kit": lambda layer, lang, path: sistermap.kit(layer, path / "kit", lang=lang),
    "calendar": lambda layer, lang, path: api.calendar(layer, path / "ties.ics", lang=lang),
    "render_calendar": lambda layer, lang, path: render_calendar(
        NO_EVENTS, start=dt.date(2026, 1, 1), lang=lang
    ),
    "format_events": lambda layer, lang, path: format_events(NO_EVENTS, lang=lang),
}


@pytest.mark.parametrize("made", IN_ANY_LANGUAGE)
def test_an_unknown_language_is_named_with_those_that_exist(made, tmp_path):
    with pytest.raises(SistermapError, match=r"^lang is 'xx', expected one of en, ko, .*, ar$"):
        IN_ANY_LANGUAGE[made](example_layer(), "xx", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("lang", "names", "found"),
    [
        ("ko", '{"ko": "부산"}', "부산"),
        ("zh-Hant", '{"zh-Hant": "釜山廣域市", "zh": "釜山"}', "釜山廣域市"),
        ("zh-Hant", '{"zh-Hans": "釜山广域市", "zh": "釜山"}', "釜山"),
        ("zh-Hant", '{"zh-Hans": "釜山广域市"}', "Busan"),
        ("de", "{}", "Busan"),
        ("de", None, "Busan"),
        ("de", float("nan"), "Busan"),
    ],
)
def test_a_place_is_called_the_same_in_figures_and_reports(lang, names, found):
    layer = example_layer()
    layer.places["names"] = [names] * len(layer.places)
    layer.places["name"] = "Busan"
    assert name_in(lang, names, "Busan") == found
    layer.ties[["from_name", "to_name"]] = ""  # the list's own wording comes first
    assert set(place_names(layer, lang)) == {found}
    assert set(name_places(layer, lang).places["name"]) == {found}


# Column -> the words that pages have for it: what changed is called so in terminals and documents as well.
FIELDS = {
    "from_name": ["column.from"],
    "to_country": ["column.to", "facet.country"],
    "to_org": ["column.to", "card.organisation"],
    "kind_original": ["card.kind", "card.written"],
    "value_unit": ["card.unit"],
    **{
        field: [f"card.{field}"] for field in ("kind", "status", "since", "until", "network", "role", "title")
    },
    **{field: [f"card.{field}"] for field in ("themes", "value", "source", "note", "directed")},
}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_column_is_called_the_same_in_pages_and_in_lists_of_changes(tag):
    words = texts(tag)
    called = {field: " · ".join(words[key] for key in keys) for field, keys in FIELDS.items()}
    assert {field: field_name(field, tag) for field in FIELDS} == called
