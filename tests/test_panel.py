"""The panel in a real browser: its pages, networks, and what is not placed."""

import json

import pytest
from panel_layer import BASEMAP, COLUMNS, MEMBERS, PLACES, TIES, UNPLACED, rows, state, store
from sistermap.geo.reasons import sentence
from sistermap.maps.page.tie_map import render_page


@pytest.fixture
def layer(make_layer):
    return make_layer(PLACES, TIES, members=MEMBERS, unplaced=UNPLACED, place_columns=COLUMNS)


@pytest.fixture
def opened(open_page, layer):
    return open_page(render_page(layer, basemap=BASEMAP, title="Busan and friends"))


def test_list_comes_first_and_what_is_behind_it_leads_back(opened):
    for button, title, page in (
        ("Filter", "Filter", "filter"),
        ("Look: Networks", "WeGO", "networks"),
        ("Look: Not placed", "Not placed", "unplaced"),
    ):
        opened.get_by_role("button", name=button, exact=True).locator("visible=true").click()
        assert state(opened, "s.page") == page
        heading = opened.locator(".sm-page-head h2").locator("visible=true")
        assert heading.inner_text().split("\n")[0] == title
        assert heading.evaluate("(e) => e === document.activeElement")
        assert rows(opened).first.is_hidden()
        opened.get_by_role("button", name="List: back to the list").locator("visible=true").click()
        assert rows(opened).first.is_visible()
        assert opened.evaluate("document.activeElement.dataset.opens") == page


def test_list_of_members_opens_on_them(open_page, make_layer):
    layer = make_layer(PLACES, members=MEMBERS, place_columns=COLUMNS)
    page = open_page(render_page(layer, basemap=BASEMAP, title="T"))
    text = page.locator(".sm-networks").inner_text()
    assert "WeGO" in text and "Busan" in text and "chair" in text
    assert page.locator(".sm-back").count() == 0
    page.get_by_role("button", name="Kobe").click()
    assert state(page, "s.selection.place") == 1


def test_list_of_which_nothing_is_placed_opens_on_what_is_not(open_page, make_layer):
    page = open_page(render_page(make_layer([], unplaced=UNPLACED), basemap=BASEMAP, title="T"))
    text = page.locator(".sm-unplaced").inner_text()
    assert "Xyzzyville, Japan" in text and "row 12" in text and "review sheet" in text
    assert page.errors == []


def test_empty_network_is_a_sentence_and_a_button(open_page, make_layer):
    layer = make_layer(PLACES, TIES, members=MEMBERS, unplaced=UNPLACED)
    page = open_page(render_page(layer, basemap=BASEMAP, title="T"))
    page.evaluate("Object.values(sistermap.pages)[0].data.memberships.length = 0")
    store(page, "{page: 'networks'}")
    nothing = page.locator(".sm-networks .sm-nothing")
    assert nothing.locator("p").inner_text() == "None of its members is on the map."
    nothing.get_by_role("button").click()
    assert state(page, "s.page") == "unplaced"


def test_address_holds_page_and_view(open_page, make_layer):
    layer = make_layer(PLACES, TIES[:2], unplaced=UNPLACED, place_columns=COLUMNS)
    html = render_page(layer, basemap=BASEMAP, title="T", home="city:1")
    page = open_page(html)
    store(page, "{page: 'unplaced', mapView: 'flat', greatCircles: true}")
    page.until("location.hash.includes('page=unplaced')")
    again = open_page(html, suffix=page.evaluate("location.hash"))
    assert state(again, "[s.page, s.mapView, s.greatCircles]") == ["unplaced", "flat", True]
    assert again.locator(".sm-unplaced").is_visible()


def test_address_holds_what_is_seen_and_opens_it_again(open_page, layer, opened):
    store(opened, "{filters: {kind: new Set(['sister'])}, selection: {place: 1}, theme: 'dark', lang: 'ko'}")
    opened.until("location.hash.includes('kind=sister')")
    again = open_page(
        render_page(layer, basemap=BASEMAP, title="Busan and friends"),
        suffix=opened.evaluate("location.hash"),
    )
    assert state(again, "[[...s.filters.kind], s.selection.place, s.theme, s.lang]") == [
        ["sister"],
        1,
        "dark",
        "ko",
    ]
    assert again.locator("html").get_attribute("lang") == "ko"


def test_networks_list_members_and_roles(opened):
    opened.get_by_role("button", name="Look: Networks").locator("visible=true").click()
    text = opened.locator(".sm-networks").inner_text()
    assert "WeGO" in text and "Busan" in text and "South Korea · member · 2010" in text and "chair" in text


def test_unplaced_line_has_the_words_as_written(opened):
    line = opened.locator(".sm-missing").locator("visible=true")
    assert line.inner_text() == "1 place is not on the map — as written “Xyzzyville, Japan” Look"


def test_unplaced_rows_are_listed_with_the_reason(opened):
    opened.get_by_role("button", name="Look: Not placed").locator("visible=true").click()
    text = opened.locator(".sm-unplaced").inner_text()
    assert (
        "Xyzzyville" in text
        and "row 12" in text
        and "No place called 'Xyzzyville' is known in Japan." in text
    )


def test_unplaced_rows_of_a_public_page_have_no_numbers(opened):
    opened.evaluate("Object.values(sistermap.pages)[0].data.meta.public = true")
    store(opened, "{page: 'unplaced'}")
    text = opened.locator(".sm-unplaced").inner_text()
    assert "Xyzzyville" in text and "row 12" not in text


@pytest.mark.parametrize("lang", ["ko", "ar"])
def test_unplaced_rows_are_explained_in_the_reader_s_language(open_page, make_layer, lang):
    name = "<img src=x onerror='window.pwned=1'>"
    row = {
        "row": 5,
        "name": name,
        "verdict": "missing",
        "reason_code": "unknown",
        "reason_params": json.dumps({"name": name}),
    }
    page = open_page(
        render_page(make_layer(PLACES, TIES, unplaced=[row]), basemap=BASEMAP, title="T"),
        suffix=f"#lang={lang}&page=unplaced",
    )
    paragraph = page.locator(".sm-unplaced li p")
    assert paragraph.text_content() == sentence("unknown", {"name": name}, lang)
    assert paragraph.get_attribute("lang") is None
    assert page.evaluate("window.pwned") is None


def test_every_unplaced_row_can_be_reached(open_page, make_layer):
    unplaced = [{"row": n, "name": f"Nowhere {n}", "verdict": "missing", "reason": "Not known."} for n in range(2, 702)]  # fmt: skip
    html = render_page(make_layer(PLACES, TIES, unplaced=unplaced), basemap=BASEMAP, title="T")
    page = open_page(html, suffix="#page=unplaced")
    more = page.locator(".sm-unplaced > button")
    while more.is_visible():
        more.click()
    assert page.locator(".sm-unplaced ol > li").count() == 700
