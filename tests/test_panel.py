"""The panel in a real browser: what a reader does, and what it must never do."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from sistermap.geo.reasons import sentence
from sistermap.maps.page.tie_map import render_page

BASEMAP = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(120, 30, 145, 45)], crs=4326)
PLACES = [
    ("city:1", "Busan", 129.03, 35.1), ("city:2", "Kobe", 135.18, 34.69), ("city:3", "Los Angeles", -118.24, 34.05),
    ("city:4", "Sofia", 23.32, 42.7),
]  # fmt: skip
COLUMNS = {
    "local_name": ["부산광역시", "神戸市", None, "София"],
    "names": ['{"en": "Busan", "ko": "부산광역시", "ja": "釜山広域市"}', '{"en": "Kobe", "ko": "고베시", "ja": "神戸市"}', "{}", "{}"],
    "country": ["KR", "JP", "US", "BG"],
}  # fmt: skip
TIES = [
    {"from_id": "city:1", "to_id": "city:2", "kind": "sister", "kind_original": "자매결연", "since": "1976-10-11", "status": "active", "source": "https://example.org/a"},
    {"from_id": "city:1", "to_id": "city:3", "kind": "sister", "kind_original": "자매결연", "since": "1967", "title": "Harbours", "source": "javascript:window.pwned=1"},
    {"from_id": "city:2", "to_id": "city:4", "kind": "mou", "kind_original": "MOU", "since": "2001-05", "until": "2010"},
    {"from_id": "city:1", "to_id": "city:4", "kind": "visit", "desk": "Kim"},
]  # fmt: skip
MEMBERS = [
    {"row": 9, "place_id": "city:1", "name": "Busan", "network": "WeGO", "role": "member", "since": "2010"},
    {"row": 10, "place_id": "city:2", "name": "Kobe", "network": "WeGO", "role": "chair"},
]
UNPLACED = [
    {"row": 12, "name": "Xyzzyville", "country": "Japan", "side": "to", "verdict": "missing", "reason": "No place called 'Xyzzyville' is known in Japan."}
]  # fmt: skip


@pytest.fixture
def layer(make_layer):
    return make_layer(PLACES, TIES, members=MEMBERS, unplaced=UNPLACED, place_columns=COLUMNS)


@pytest.fixture
def opened(open_page, layer):
    return open_page(render_page(layer, basemap=BASEMAP, title="Busan and friends"))


def store(page, patch):
    page.evaluate(f"Object.values(sistermap.pages)[0].store.set({patch})")


def rows(page):
    return page.locator(".sm-space .sm-row")


def state(page, expression):
    return page.evaluate(
        f"(() => {{ const s = Object.values(sistermap.pages)[0].store.get(); return {expression}; }})()"
    )


def test_panel_tells_title_and_totals(opened):
    assert opened.locator("h1").inner_text() == "Busan and friends"
    assert opened.locator(".sm-totals").inner_text() == "4 ties · 4 places · 4 countries · 2 memberships"
    assert opened.errors == [] and opened.requests == []


def test_list_has_every_tie_and_sorts_by_a_column(opened):
    assert rows(opened).count() == 4
    header = opened.get_by_role("columnheader").nth(3)
    header.get_by_role("button").click()
    assert [text.split("\n")[-1] for text in rows(opened).all_inner_texts()][:3] == [
        "1967",
        "1976-10-11",
        "2001-05",
    ]
    assert header.get_attribute("aria-sort") == "ascending"
    header.get_by_role("button").click()
    assert rows(opened).first.inner_text().split("\n")[-1] == "2001-05"


def test_list_is_walked_by_keyboard(opened):
    opened.get_by_role("grid").focus()
    for key in ("ArrowDown", "Enter"):
        opened.keyboard.press(key)
    assert state(opened, "s.selection.tie") == 1
    assert "Los Angeles" in opened.locator(".sm-card").inner_text()


def test_legend_filters_list_totals_and_marks(opened):
    opened.locator(".sm-legend button", has_text="Memorandum").click()
    assert rows(opened).count() == 1
    assert opened.locator(".sm-totals").inner_text().startswith("1 tie · 2 places")
    assert opened.locator(".sm-legend button[aria-pressed=true]").count() == 1


@pytest.mark.parametrize("typed", ["부산", "Busan", "釜山", "busán", "ㅂ"])
def test_search_finds_a_place_in_every_script(opened, typed):
    box = opened.get_by_role("combobox").first
    box.fill(typed)
    opened.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    assert state(opened, "s.selection.place") == 0


def test_filter_page_combines_facets(opened):
    opened.get_by_role("tab", name="Filter").click()
    opened.locator(".sm-filter label", has_text="Bulgaria").locator("input").check()
    opened.locator(".sm-filter label", has_text="Memorandum").locator("input").check()
    assert opened.locator(".sm-totals").inner_text().startswith("1 tie")
    opened.get_by_role("button", name="Clear all filters").click()
    assert opened.locator(".sm-totals").inner_text().startswith("4 ties")


def test_years_brush_the_ties_and_ended_ties_end(opened):
    store(opened, "{filters: {years: [1960, 2001]}}")
    assert opened.locator(".sm-totals").inner_text().startswith("4 ties")
    store(opened, "{filters: {years: [1960, 2011], undated: false}}")
    assert opened.locator(".sm-totals").inner_text().startswith("2 ties")


def test_networks_list_members_and_roles(opened):
    opened.get_by_role("tab", name="Networks").click()
    text = opened.locator(".sm-networks").inner_text()
    assert "WeGO" in text and "2 members" in text and "chair" in text


def test_unplaced_rows_are_listed_with_the_reason(opened):
    opened.get_by_role("tab", name="Not placed").click()
    text = opened.locator(".sm-unplaced").inner_text()
    assert (
        "Xyzzyville" in text
        and "row 12" in text
        and "No place called 'Xyzzyville' is known in Japan." in text
    )


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
        suffix=f"#lang={lang}",
    )
    page.locator(".sm-panel [role=tab]").last.click()
    paragraph = page.locator(".sm-unplaced li p")
    assert paragraph.text_content() == sentence("unknown", {"name": name}, lang)
    assert paragraph.get_attribute("lang") is None
    assert page.evaluate("window.pwned") is None


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


@pytest.mark.parametrize(
    "address",
    ["#kind=<img src=x onerror=window.pwned=1>", "#lang=__proto__", "#view=1e999~0~3", "#place=city:999", "#" + "x" * 9000, "#%"],
)  # fmt: skip
def test_address_of_a_stranger_selects_nothing_and_runs_nothing(open_page, layer, address):
    page = open_page(render_page(layer, basemap=BASEMAP, title="T"), suffix=address)
    assert page.evaluate("window.pwned") is None
    assert rows(page).count() == 4 and page.errors == []


def test_languages_change_words_names_and_direction(opened):
    opened.get_by_label("Language").select_option("ko")
    assert "부산광역시" in opened.locator(".sm-space").inner_text()
    assert opened.locator(".sm-totals").inner_text() == "교류 4건 · 장소 4곳 · 4개국 · 회원 2건"
    opened.locator("select").select_option("ar")
    assert opened.locator("html").get_attribute("dir") == "rtl"


def test_csv_of_what_is_filtered_keeps_columns_and_calms_formulas(open_page, make_layer):
    ties = [{"from_id": "city:1", "to_id": "city:2", "title": "=HYPERLINK(1)", "desk": "-5"}]
    page = open_page(render_page(make_layer(PLACES, ties), basemap=BASEMAP, title="T"))
    with page.expect_download() as download:
        page.locator("button", has_text="CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "'=HYPERLINK(1)" in text and text.startswith("From,") and ",-5," in text


HOSTILE = [
    "</script><script>window.pwned=1</script>",
    "{{ 6*7 }}",
    "{% x",
    "${1}`",
    "<img src=x onerror=window.pwned=1>",
    "\u202eevil",
    "🇰🇷 e\u0301",
]


def test_hostile_text_is_shown_as_text_everywhere(open_page, make_layer):
    places = [(f"city:{n}", name, 100 + n, 10 + n) for n, name in enumerate(HOSTILE)]
    ties = [
        {"from_id": "city:0", "to_id": f"city:{n}", "kind_original": name, "title": name, "since": str(1990 + n), name: name}
        for n, name in enumerate(HOSTILE) if n
    ]  # fmt: skip
    members = [
        {"row": 1, "place_id": "city:0", "name": HOSTILE[0], "network": HOSTILE[0], "role": HOSTILE[4]}
    ]
    unplaced = [{"row": 5, "name": HOSTILE[0], "verdict": "missing", "reason": HOSTILE[4]}]
    page = open_page(
        render_page(
            make_layer(places, ties, members=members, unplaced=unplaced), basemap=BASEMAP, title=HOSTILE[0]
        )
    )
    store(page, "{selection: {tie: 0}}")
    store(page, "{selection: {tie: null, place: 1}}")
    for name in ("Filter", "Networks", "Not placed", "List"):
        page.get_by_role("tab", name=name).click()
    page.get_by_role("combobox").first.fill("{")
    page.get_by_role("option").first.wait_for()
    assert page.evaluate("window.pwned") is None and page.errors == [] and page.dialogs == []
    assert page.locator("h1").first.inner_text() == HOSTILE[0]
    assert "{{ 6*7 }}" in page.locator(".sm-card").inner_text()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    ("theme", "seen", "tab"),
    [
        ("light", "{selection: {place: 0}}", "List"),
        ("dark", "{selection: {tie: 0}, filters: {kind: new Set(['sister'])}}", "Filter"),
        ("light", "{selection: {place: 0, compare: 1}}", "Not placed"),
        ("dark", "{selection: {place: 1}, spokes: 'WeGO'}", "Networks"),
    ],
)
def test_axe_finds_nothing_against_wcag_22_aa(open_page, layer, width, theme, seen, tab):
    import axe_playwright_python

    source = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page = open_page(
        render_page(layer, basemap=BASEMAP, title="Busan and friends"),
        width=width,
        theme=theme,
        bypass_csp=True,
    )
    page.get_by_role("tab", name=tab).click()
    store(page, seen)
    page.evaluate(source)
    found = page.evaluate(
        "axe.run({runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}})"
    )
    wrong = [(v["id"], v["nodes"][0]["html"][:120], v["nodes"][0]["any"][:1]) for v in found["violations"]]
    assert wrong == [], json.dumps(wrong, indent=1)[:3000]
    assert len(found["passes"]) > 15


def test_every_control_of_a_phone_is_large_enough_to_touch(open_page, layer):
    page = open_page(render_page(layer, basemap=BASEMAP, title="T"), width=390, height=844)
    store(page, "{selection: {place: 0}}")
    page.get_by_role("button", name="Tools").click()
    small = page.evaluate(
        """[...document.querySelectorAll(".sm-panel :is(button, select, input[type=search], summary)")]
        .map((e) => [e.className || e.textContent, e.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 24 || (box.height < 32 && box.width < 24))).map(([name]) => name)"""
    )
    assert small == []
    tools = page.locator(".sm-tools button, .sm-legend button, .sm-tabs button, .sm-play, .sm-search input")
    assert min(tools.nth(i).bounding_box()["height"] for i in range(tools.count())) >= 44


@pytest.mark.parametrize("lang", ["en", "de", "ar"])
@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 640)])
def test_nothing_runs_off_a_page_zoomed_twice(open_page, layer, width, height, lang):
    page = open_page(
        render_page(layer, basemap=BASEMAP, title="T"), width=width, height=height, suffix=f"#lang={lang}"
    )
    store(page, "{selection: {place: 0}}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate(
            "(() => { const p = document.querySelector('.sm-panel'); return p.scrollWidth - p.clientWidth; })()"
        )
        == 0
    )


def test_numbers_are_announced_once_they_rest(opened):
    opened.evaluate(
        "globalThis.announced = []; new MutationObserver(() => announced.push(document.querySelector('.sm-head [role=status]').textContent))"
        ".observe(document.querySelector('.sm-head [role=status]'), { childList: true })"
    )
    for year in (1967, 1970, 1980):
        store(opened, f"{{filters: {{years: [1960, {year}], undated: false}}}}")
    opened.until("announced.length > 0")
    assert opened.evaluate("announced") == ["2 ties · 3 places · 3 countries · 2 memberships (filtered)"]


def test_play_ends_with_the_last_year_and_what_has_ended_stays_ended(open_page, make_layer):
    ties = [{"from_id": "city:1", "to_id": "city:2", "since": "2001", "until": "2002"}, {"from_id": "city:1", "to_id": "city:3", "since": "2004"}]  # fmt: skip
    page = open_page(render_page(make_layer(PLACES, ties), basemap=BASEMAP, title="T"))
    page.get_by_role("button", name="Play through the years").click()
    page.until("Object.values(sistermap.pages)[0].store.get().filters.years?.[1] === 2004")
    assert state(page, "s.filters.years") == [2001, 2004]
    assert page.locator(".sm-totals").inner_text().startswith("1 tie ")
    page.get_by_role("button", name="Play through the years").wait_for()


def test_print_button_puts_picture_and_table_on_paper(opened):
    opened.evaluate(
        "globalThis.print = () => { globalThis.printed = document.querySelectorAll('.sm-print tr').length }"
    )
    opened.get_by_role("button", name="Print").click()
    opened.until("globalThis.printed > 0")
    assert opened.evaluate("printed") == 5
    assert opened.evaluate("document.querySelector('.sm-print-map').naturalWidth") > 1000
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.locator(".sm-print").count() == 0


def test_every_unplaced_row_can_be_reached(open_page, make_layer):
    unplaced = [{"row": n, "name": f"Nowhere {n}", "verdict": "missing", "reason": "Not known."} for n in range(2, 702)]  # fmt: skip
    page = open_page(render_page(make_layer(PLACES, TIES, unplaced=unplaced), basemap=BASEMAP, title="T"))
    page.get_by_role("tab", name="Not placed").click()
    more = page.locator(".sm-unplaced > button")
    while more.is_visible():
        more.click()
    assert page.locator(".sm-unplaced ol > li").count() == 700


def test_list_of_many_ties_keeps_few_rows_in_the_page(open_page, make_layer):
    page = open_page(render_page(make_layer(PLACES, TIES * 1500), basemap=BASEMAP, title="T"))
    assert page.get_by_role("grid").get_attribute("aria-rowcount") == "6001"
    page.get_by_role("grid").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    assert rows(page).count() < 60
    assert page.locator(".sm-active").get_attribute("aria-rowindex") == "6001"
