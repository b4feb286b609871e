"""What leaves fewer ties on a page: kinds of the legend, search, filters, years; and the way back."""

import pytest
from panel_layer import BASEMAP, COLUMNS, PLACES, TIES, crowd, rows, seen_rows, state, store
from sistermap.maps.page.tie_map import render_page


@pytest.fixture
def opened(open_page, make_layer):
    return open_page(render_page(make_layer(PLACES, TIES, place_columns=COLUMNS), basemap=BASEMAP, title="T"))


@pytest.fixture
def searched(open_page, make_layer):
    """A list of more than 20 ties in which the place 0 is Busan."""
    places, ties = crowd(21)
    names = [COLUMNS["names"][0]] + ["{}"] * 21
    columns = {"names": names, "local_name": ["부산광역시"] + [None] * 21}
    layer = make_layer(places, [*ties, {"from_id": "city:1", "to_id": "city:2"}], place_columns=columns)
    return open_page(render_page(layer, basemap=BASEMAP, title="T"))


def filtered(page):
    line = page.locator(".sm-filtered > span")
    return line.inner_text() if line.is_visible() else ""


def test_kind_in_the_legend_filters_the_list(opened):
    chip = opened.locator(".sm-legend button", has_text="Memorandum")
    chip.click()
    assert chip.get_attribute("aria-pressed") == "true"
    assert seen_rows(opened) == [["Kobe – Sofia", "2001"]]
    assert filtered(opened) == "Filtered: 1 of 4"
    opened.get_by_role("button", name="Clear filters").click()
    assert rows(opened).count() == 4 and filtered(opened) == ""
    assert opened.evaluate("document.activeElement.className") == "sm-grid"


def test_one_kind_has_no_legend_and_a_short_list_no_search(open_page, make_layer):
    page = open_page(render_page(make_layer(PLACES, TIES[:2]), basemap=BASEMAP, title="T"))
    assert page.locator(".sm-legend, .sm-search, .sm-samples").count() == 0
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Filter", exact=True).click()
    assert state(page, "s.page") == "filter"


@pytest.mark.parametrize("typed", ["부산", "Busan", "釜山", "busán", "ㅂ"])
def test_search_finds_a_place_in_every_script(searched, typed):
    box = searched.locator(".sm-search input")
    box.fill(typed)
    searched.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    assert state(searched, "s.selection.place") == 0 and box.input_value() == ""


def test_search_without_a_hit_is_a_sentence_and_a_button(searched):
    box = searched.locator(".sm-search input")
    box.fill("qqqq")
    nothing = searched.locator(".sm-search .sm-nothing")
    nothing.wait_for()
    assert nothing.locator("p").inner_text() == "Nothing matches."
    nothing.get_by_role("button", name="Clear").click()
    assert box.input_value() == "" and nothing.is_hidden()
    assert box.evaluate("(e) => e === document.activeElement")


def test_filters_without_a_hit_are_a_sentence_and_a_button(opened):
    store(opened, "{filters: {text: 'zzzz'}}")
    assert rows(opened).count() == 0
    nothing = opened.locator(".sm-list .sm-nothing")
    assert nothing.locator("p").inner_text() == "Nothing matches."
    assert opened.get_by_role("button", name="Clear filters").locator("visible=true").count() == 1
    nothing.get_by_role("button").click()
    assert rows(opened).count() == 4 and nothing.is_hidden()


def test_fit_and_clear_are_two_buttons(opened):
    view = "[s.view.lat, s.view.lon, s.view.zoom].join()"
    store(opened, "{filters: {kind: new Set(['mou'])}}")
    before = state(opened, view)
    opened.get_by_role("button", name="Show all").click()
    opened.until(
        f"(() => {{ const s = Object.values(sistermap.pages)[0].store.get(); return {view} !== {before!r} }})()"
    )
    assert state(opened, "[...s.filters.kind]") == ["mou"]
    fitted = state(opened, view)
    opened.get_by_role("button", name="Clear filters").click()
    assert state(opened, "s.filters.kind") is None and state(opened, view) == fitted


def test_filter_page_combines_facets(opened):
    opened.get_by_role("button", name="Filter", exact=True).click()
    opened.locator(".sm-filter label", has_text="Bulgaria").locator("input").check()
    opened.locator(".sm-filter label", has_text="Memorandum").locator("input").check()
    assert filtered(opened) == "Filtered: 1 of 4"
    opened.get_by_role("button", name="Clear filters").click()
    assert filtered(opened) == ""


def test_country_of_the_home_is_no_filter_of_its_partners(open_page, make_layer):
    layer = make_layer(PLACES, TIES[:2], place_columns=COLUMNS)
    page = open_page(render_page(layer, basemap=BASEMAP, home="city:1"), suffix="#page=filter")
    labels = page.locator(".sm-filter label", has_not_text="Active").all_inner_texts()
    assert sorted(label.split("\n")[0] for label in labels) == [
        "Japan",
        "United States",
        "not stated",
    ]


def test_years_brush_the_ties_and_ended_ties_end(opened):
    store(opened, "{filters: {years: [1960, 2001]}}")
    assert filtered(opened) == "Filtered: 4 of 4"
    store(opened, "{filters: {years: [1960, 2011], undated: false}}")
    assert filtered(opened) == "Filtered: 2 of 4"
