"""Whose data an output shows: the same sentence everywhere."""

import json
from pathlib import Path

import pytest
from sistermap import data
from sistermap.api import _attribution
from sistermap.geo.attribution import credit, credits
from sistermap.geo.exports.about import About
from sistermap.geo.languages import LANGUAGES
from sistermap.maps.kit.index import render_index
from sistermap.maps.kit.overview import Overview
from sistermap.maps.sources import citation, shown_sources, source_lines
from sistermap.maps.texts import page_words

SHIPPED = json.loads(data.path("attribution.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ({"text": "Borders: ours"}, "Borders: ours."),
        ({"text": "Borders: ours.", "licence": "", "url": ""}, "Borders: ours."),
        ({"text": "A", "licence": "CC0", "url": "https://a.example"}, "A (CC0, https://a.example)."),
        ({"text": "A", "url": "https://a.example"}, "A (https://a.example)."),
    ],
)
def test_credit_names_licence_and_place(source, expected):
    assert credit(source, url=True) == expected


def test_credit_without_place():
    assert credit({"text": "A", "licence": "CC0", "url": "https://a.example"}) == "A (CC0)."


def test_credits_leave_out_a_source_without_text():
    assert credits([{"text": "", "licence": "CC0"}]) == []


def test_every_shipped_source_has_its_licence_behind_its_name():
    whole = " ".join(credits(SHIPPED))
    assert "Natural Earth (public domain). Borders and names" in whole
    assert "territory (" not in whole


def test_exports_and_kits_say_the_same():
    assert About(SHIPPED).metadata()["ATTRIBUTION"] == " ".join(credits(SHIPPED, url=True))
    index = render_index(Overview("Busan", attribution=SHIPPED))
    assert [line for line in source_lines(SHIPPED, "en", url=True) if f"<p>{line}</p>" not in index] == []


def test_own_boundaries_take_the_place_of_ours_and_keep_the_notice():
    entries = _attribution(Path("some/mine.gpkg"))
    assert [entry["what"] for entry in entries] == [entry["what"] for entry in SHIPPED]
    assert "Natural Earth" not in " ".join(credits(entries))
    assert "Boundaries: mine.gpkg. Borders and names" in " ".join(credits(entries))


def shown(layer, **settings):
    return [(entry["what"], entry.get("short")) for entry in shown_sources(layer, SHIPPED, **settings)]


def test_shown_sources_are_those_that_the_page_has_something_of(make_layer):
    layer = make_layer(
        [("city:1838524", "Busan", 129.0, 35.1)], place_columns={"country_name": ["South Korea"]}
    )
    assert [what for what, _ in shown(layer, land=True)] == ["places", "names", "boundaries", "notice"]
    assert [what for what, _ in shown(layer, land=False)] == ["places", "names", "notice"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("admin2:KR-\ubd80\uc0b0-\ud574\uc6b4\ub300\uad6c", "National Geographic Information Institute"),
        ("admin2:DE-06631", "Destatis, landkreise-deutschland (Alexander Wunschik)"),
        ("admin2:1234", None),
        ("city:1838524", None),
    ],
)
def test_shown_sources_name_districts_only_where_one_of_theirs_is_shown(make_layer, place, expected):
    found = [
        short for what, short in shown(make_layer([(place, "A", 1.0, 2.0)]), land=True) if what == "districts"
    ]
    assert found == ([expected] if expected else [])


def test_shown_sources_credit_nobody_for_coordinates_of_the_file(make_layer):
    layer = make_layer([("at:35.18,129.07:A", "A", 129.07, 35.18)])
    assert [what for what, _ in shown(layer, land=False)] == ["notice"]


def test_shown_sources_put_tiles_before_the_notice(make_layer):
    layer = make_layer([("city:1", "A", 1.0, 2.0)])
    entries = shown_sources(layer, SHIPPED, land=True, tiles=[{"what": "tiles", "short": "OSM"}])
    assert [entry["what"] for entry in entries][-2:] == ["tiles", "notice"]


def test_the_notice_that_ships_is_that_of_the_page_in_every_language():
    [notice] = [entry["text"] for entry in SHIPPED if entry["what"] == "notice"]
    words = page_words()
    assert words["en"]["attribution.notice"] == notice
    assert len({words[tag]["attribution.notice"] for tag in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_source_lines_end_as_sentences_of_their_language_do(lang):
    stop = {"ja": "。", "zh-Hans": "。", "zh-Hant": "。"}.get(lang, ".")
    for line in (*source_lines(SHIPPED, lang, url=True), citation("T", lang, date="2026")):
        assert line.endswith(stop) and line[-2] not in ".。", line
