"""The foot of the panel: what a reader takes away, how the page looks, and the boxes that its buttons open."""

from pathlib import Path

import openpyxl
import pytest
from panel_layer import BASEMAP, COLUMNS, PLACES, TIES, state, store
from sistermap.maps.page.tie_map import render_page

SOURCES = [
    {
        "what": "places",
        "text": "Places: GeoNames",
        "url": "https://www.geonames.org",
        "licence": "CC BY 4.0",
    }
]


@pytest.fixture
def opened(open_page, make_layer):
    layer = make_layer(PLACES, TIES, place_columns=COLUMNS)
    return open_page(render_page(layer, basemap=BASEMAP, title="T: 1/2", attribution=SOURCES))


def press(page, menu, item):
    page.get_by_role("button", name=menu, exact=True).click()
    page.get_by_role("button", name=item, exact=True).click()


@pytest.mark.parametrize("name", ["Share", "Download", "More"])
def test_box_opens_and_esc_gives_the_focus_back(opened, name):
    button = opened.get_by_role("button", name=name, exact=True)
    box = opened.get_by_role("group", name=name, exact=True)
    assert button.get_attribute("aria-expanded") == "false" and box.is_hidden()
    button.click()
    assert button.get_attribute("aria-expanded") == "true" and box.is_visible()
    opened.keyboard.press("Tab")
    assert box.evaluate("(e) => e.contains(document.activeElement)")
    opened.keyboard.press("Escape")
    assert box.is_hidden() and button.evaluate("(e) => e === document.activeElement")
    button.click()
    opened.mouse.click(900, 300)
    assert box.is_hidden()


def test_copying_says_so_where_it_was_pressed(opened):
    press(opened, "Share", "Copy link")
    opened.until("document.querySelector('.sm-pop-share button').textContent === 'Copied'")
    assert opened.locator(".sm-tools [role=status]").text_content() == "Copied"
    opened.until("document.querySelector('.sm-pop-share button').textContent === 'Copy link'")


def test_share_sheet_is_offered_where_the_system_has_one(open_page, make_layer):
    html = render_page(make_layer(PLACES, TIES), basemap=BASEMAP, title="T")
    page = open_page(
        html,
        init="navigator.share = (what) => { globalThis.shared = what; return Promise.reject(new Error('no')) }",
    )
    press(page, "Share", "Share with…")
    assert page.evaluate("shared.url === location.href && shared.text") == "T"
    assert page.errors == []
    without = open_page(html, init="navigator.share = undefined")
    without.get_by_role("button", name="Share", exact=True).click()
    assert without.locator(".sm-pop-share button").count() == 1


@pytest.mark.parametrize(
    ("format_", "size"), [("16:9", (1920, 1080)), ("1:1", (1080, 1080)), ("A4", (1754, 1240))]
)
def test_picture_has_the_format_that_was_chosen(opened, format_, size):
    with opened.expect_download() as download:
        press(opened, "Download", f"Image, {format_}")
    png = Path(download.value.path()).read_bytes()
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == pytest.approx(size, abs=2)
    assert download.value.suggested_filename == f"T 1 2 {format_.replace(':', 'x')}.png"


def test_csv_of_what_is_filtered_keeps_columns_and_calms_formulas(open_page, make_layer):
    ties = [
        {"from_id": "city:1", "to_id": "city:2", "title": "=HYPERLINK(1)", "desk": "-5"},
        {"from_id": "city:1", "to_id": "city:3", "kind": "mou", "title": "other"},
    ]
    page = open_page(render_page(make_layer(PLACES, ties), basemap=BASEMAP, title="T"))
    store(page, "{filters: {kind: new Set(['sister'])}}")
    with page.expect_download() as download:
        press(page, "Download", "Table, .csv")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK(1)" in text and text.startswith("From,") and ",-5," in text and "other" not in text


def test_workbook_has_the_names_of_the_page_s_language(opened):
    opened.locator(".sm-language").select_option("ko")
    with opened.expect_download() as download:
        press(opened, "내려받기", "표, .xlsx")
    path = Path(download.value.path()).with_suffix(".xlsx")
    path.write_bytes(Path(download.value.path()).read_bytes())
    sheet = openpyxl.load_workbook(path).active
    assert sheet.max_row == 5 and "부산광역시" in {cell.value for cell in sheet[2]}


def test_more_has_colours_and_sources(opened):
    opened.get_by_role("button", name="More").click()
    opened.get_by_role("radio", name="Dark").check()
    assert state(opened, "s.theme") == "dark"
    opened.get_by_role("button", name="Data sources").click()
    assert opened.get_by_role("group", name="More").is_hidden()
    terms = opened.get_by_role("dialog")
    assert "How to cite: T: 1/2. Map: sistermap." in terms.inner_text()
    assert "CC BY 4.0" in terms.inner_text() and terms.evaluate("(e) => e === document.activeElement")


def test_great_circles_are_a_choice_of_the_flat_view_only(open_page, make_layer):
    layer = make_layer(PLACES, TIES[:2], place_columns=COLUMNS)
    page = open_page(render_page(layer, basemap=BASEMAP, home="city:1"))
    page.get_by_role("button", name="More").click()
    circles = page.get_by_role("checkbox", name="Ties as great circles")
    assert circles.is_hidden()
    store(page, "{mapView: 'flat'}")
    circles.check()
    assert state(page, "s.greatCircles") is True


def test_every_tie_is_a_choice_where_ties_are_gathered(open_page, make_layer):
    page = open_page(render_page(make_layer(PLACES, TIES * 200), basemap=BASEMAP, title="T"))
    page.get_by_role("button", name="More").click()
    page.get_by_role("checkbox", name="Show every tie").check()
    assert state(page, "s.everyTie") is True
