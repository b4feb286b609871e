"""Whose data an output shows: the same sentence everywhere."""

import json
from pathlib import Path

import pytest
from sistermap import data
from sistermap.api import _attribution
from sistermap.geo.attribution import credit, credits
from sistermap.geo.exports.about import About
from sistermap.maps.kit.index import render_index

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
    credited = credits(SHIPPED, url=True)
    assert About(SHIPPED).metadata()["ATTRIBUTION"] == " ".join(credited)
    index = render_index({}, title="Busan", attribution=SHIPPED)
    assert [sentence for sentence in credited if f"<p>{sentence}</p>" not in index] == []


def test_own_boundaries_take_the_place_of_ours_and_keep_the_notice():
    entries = _attribution(Path("some/mine.gpkg"))
    assert [entry["what"] for entry in entries] == [entry["what"] for entry in SHIPPED]
    assert "Natural Earth" not in " ".join(credits(entries))
    assert "Boundaries: mine.gpkg. Borders and names" in " ".join(credits(entries))
