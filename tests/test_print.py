"""The page on paper: what is on it, in which order, on how many sheets, whoever begins to print."""

import re

import pytest
from panel_layer import BASEMAP, COLUMNS, PLACES, TIES, UNPLACED, crowd, store
from sistermap.maps.page.look import PageLook
from sistermap.maps.page.tie_map import render_page

NOTICE = {"what": "places", "text": "Places: GeoNames", "licence": "CC BY 4.0"}
SIXTEEN = [{**TIES[0], "to_id": f"city:{2 + k % 2}", "since": f"{1980 + k}"} for k in range(16)]


@pytest.fixture
def make_page(make_layer):
    def make(ties=TIES, **options):
        layer = make_layer(PLACES, ties, place_columns=COLUMNS)
        options = {"title": "Our ties", "attribution": [NOTICE], "home": "city:1", **options}
        return render_page(layer, basemap=BASEMAP, **options)

    return make


def lay_out(page):
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def visible(page, selector):
    return page.locator(selector).evaluate_all("(all) => all.filter((e) => e.checkVisibility()).length")


@pytest.mark.parametrize(
    ("paper", "size"),
    [
        ({"format": "A4"}, (595, 842)),
        ({"format": "A4", "landscape": True}, (842, 595)),
        ({"format": "A3"}, (842, 1191)),
    ],
    ids=["A4", "A4 across", "A3"],
)
def test_sixteen_ties_need_two_sheets_at_most_and_the_reader_chooses_the_paper(
    open_page, make_page, paper, size
):
    pdf = open_page(make_page(SIXTEEN)).pdf(print_background=True, **paper)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert 1 <= len(boxes) <= 2
    assert [round(float(side)) for side in boxes[0]] == pytest.approx(size, abs=1)


@pytest.mark.parametrize("settings", [{}, {"width": 390, "height": 800}], ids=["wide", "phone"])
def test_paper_has_title_map_table_sources_and_nothing_else(open_page, make_page, settings):
    page = open_page(make_page(look=PageLook(date="2026-01", source="City of Busan")), **settings)
    store(page, "{selection: {tie: 1, place: null}}")
    lay_out(page)
    parts = page.locator(".sm-print > *").evaluate_all(
        "(all) => all.filter((e) => e.checkVisibility()).map((e) => e.localName)"
    )
    assert (parts[:2], parts[-1]) == (["header", "figure"], "footer") and parts.count("table") == 1
    assert visible(page, ".sm-page > :not(.sm-print)") == 0 and visible(page, "button, input") == 0
    assert visible(page, ".sm-paper-map") == 1
    assert page.locator(".sm-print th").all_inner_texts()[0] in ("City", "Place")
    cited = "How to cite: City of Busan: Our ties, as of January 2026. Map: sistermap."
    assert page.locator(".sm-print footer p").last.inner_text() == cited
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sm-print").count() == 0 and visible(page, ".sm-map") == 1


def test_paper_is_light_whatever_the_screen_is(open_page, make_page):
    page = open_page(make_page(lang="ar"), theme="dark")
    store(page, "{theme: 'dark'}")
    lay_out(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".sm-print h1").evaluate("(e) => getComputedStyle(e).color") == "rgb(22, 32, 42)"
    corner = "(e) => [...e.getContext('2d').getImageData(2, 2, 1, 1).data]"
    canvas = page.locator(".sm-paper-map canvas").first
    assert canvas.evaluate(corner) == [255, 255, 255, 255]
    assert canvas.evaluate("(e) => e.width / parseFloat(e.style.width)") >= 2
    assert page.locator(".sm-print td").first.evaluate("(e) => getComputedStyle(e).direction") == "rtl"


def test_paper_has_what_the_filters_let_through_and_says_of_how_many(open_page, make_page):
    page = open_page(make_page())
    store(page, "{filters: {text: 'Kobe'}}")
    lay_out(page)
    rows = page.locator(".sm-print tbody tr").count()
    seen = page.evaluate("Object.values(sistermap.pages)[0].store.visible.reduce((sum, one) => sum + one, 0)")
    assert rows == seen > 0
    assert re.search(r"Filtered: \d of \d", page.locator(".sm-print header").inner_text())


def test_the_button_prints_and_an_iframe_s_page_is_whole_on_paper(open_page, make_page):
    page = open_page(make_page(embed=True))
    lay_out(page)
    assert visible(page, ".sm-print table") == 1 and visible(page, ".sm-strip") == 0
    page = open_page(make_page(), init="globalThis.print = () => { globalThis.printed = true }")
    page.get_by_role("button", name="Download", exact=True).click()
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("globalThis.printed")


def test_a_map_with_other_layers_goes_on_paper_itself_and_comes_back(open_page, make_page):
    page = open_page(make_page())
    page.evaluate("L.marker([35, 129], { icon: L.divIcon() }).addTo(Object.values(sistermap.pages)[0].map)")
    lay_out(page)
    assert visible(page, ".sm-print .sm-live .leaflet-marker-icon") == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sm-stage > .sm-map").count() == 1
    assert page.errors == []


def test_a_page_without_scripts_prints_its_table(open_page, make_page):
    page = open_page(make_page(SIXTEEN), wait=None, java_script_enabled=False)
    pdf = page.pdf(format="A4")
    assert len(re.findall(rb"/MediaBox", pdf)) <= 2


def test_paper_has_whole_kilometres_and_of_what_is_not_placed_name_and_verdict(open_page, make_layer):
    layer = make_layer(PLACES, TIES, place_columns=COLUMNS, unplaced=UNPLACED)
    page = open_page(render_page(layer, basemap=BASEMAP, home="city:1"))
    lay_out(page)
    assert "9,645 km" in page.locator(".sm-print .sm-distance").all_inner_texts()  # Karney, WGS 84
    block = page.locator(".sm-print section")
    assert block.inner_text().split("\n")[-1] == "Xyzzyville, Japan · not found"
    assert block.evaluate("(e) => getComputedStyle(e).breakInside") == "avoid"


@pytest.mark.parametrize("count", [3, 10, 18])
def test_the_map_is_as_high_as_one_sheet_with_the_table_lets_it_be(open_page, make_layer, count):
    places, ties = crowd(count)
    page = open_page(render_page(make_layer(places, ties), basemap=BASEMAP, home="city:0"))
    lay_out(page)
    high = page.locator(".sm-upright > svg").evaluate("(e) => e.viewBox.baseVal.height")
    assert high > 590 if count < 18 else high > 500
    page.emulate_media(media="screen")
    pdf = page.pdf(format="A4")
    assert len(re.findall(rb"/MediaBox", pdf)) == 1
