"""Names and rows of places: rules of `data.recipes.places`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recipe_rows import city
from sistermap.data.recipes import cldr, places


@pytest.mark.parametrize("text", ["Pusan", "부산", "'s-Hertogenbosch", "Ås", "St. Gallen", "Ulm"])
def test_is_name_keeps_names(text):
    assert places.is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "PUS",
        "KRPUS",
        "fu shan shi",
        "https://example.org/x",
        "Gimhae Airport",
        "김해국제공항",
        "x" * 61,
    ],
)
def test_is_name_drops_codes_links_airports_and_machine_spelling(text):
    assert not places.is_name(text)


@pytest.mark.parametrize(
    ("text", "short"), [("KR", True), ("É.-U.", False), ("U.K.", True), ("Laos", False), ("한국", False)]
)
def test_short_names_of_countries_are_codes(text, short):
    assert bool(places.SHORT.fullmatch(text)) is short


def test_add_capitals_names_the_largest_city_of_the_zones_name(monkeypatch):
    monkeypatch.setattr(
        cldr, "city_names", lambda: {("NO", "Oslo"): {"ko": "오슬로"}, ("NO", "Troll"): {"ko": "트롤"}}
    )
    hamlet, capital = city("Oslo", 40), city("Oslo", 700_000)
    assert places.add_capitals([hamlet, capital]) == 1
    assert "오슬로" in capital.aliases and "오슬로" not in hamlet.aliases


@given(st.text(max_size=80))
def test_is_name_never_fails(text):
    assert places.is_name(text) in (True, False)
