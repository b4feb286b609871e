"""The page on a phone: the sheet and its stops, the card in it, the tools behind one button, and the map that stays free."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from sistermap.maps.page.tie_map import render_page

BASEMAP = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(120, 30, 145, 45)], crs=4326)
PAGE = "Object.values(sistermap.pages)[0]"
PLACES = [
    ("city:1", "Busan", 129.03, 35.1), ("city:2", "Los Angeles", -118.24, 34.05), ("city:3", "Sofia", 23.32, 42.7),
    ("city:4", "Auckland", 174.76, -36.85),
]  # fmt: skip
TIES = [
    {"from_id": "city:1", "to_id": f"city:{n}", "since": str(1960 + n), "kind": "sister"} for n in (2, 3, 4)
]
AUCKLAND = 3
PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
SIDEWAYS = {"width": 844, "height": 390, "has_touch": True, "is_mobile": True}
STOPS = {"low": 96, "middle": 380, "high": 780}


@pytest.fixture
def html(make_layer):
    columns = {"country": ["KR", "US", "BG", "NZ"]}
    layer = make_layer(PLACES, TIES, place_columns=columns)
    return render_page(layer, basemap=BASEMAP, title="부산광역시의 자매도시 3곳", home="city:1")


@pytest.fixture
def phone(open_page, html):
    return open_page(html, **PHONE)


def box(page, selector):
    return page.locator(selector).first.bounding_box()


def stop(page):
    return page.evaluate("document.querySelector('.sm-page').dataset.sheet")


def rest(page, name):
    """Bring the sheet to a stop with its button, and let it come to rest."""
    while stop(page) != name:
        page.locator(".sm-grip").click(position={"x": 60, "y": 10})
    page.wait_for_timeout(350)


def free_box(page):
    return page.evaluate("sistermap.visibleMapBox(document.querySelector('.sm-page'))")


def dot_of(page, place):
    return page.evaluate(
        f"""(p) => {{
          const {{map, data}} = {PAGE}, box = map.getContainer().getBoundingClientRect();
          const {{x, y}} = map.latLngToContainerPoint([data.places.lat[p], data.places.lon[p]]);
          return [box.left + x, box.top + y];
        }}""",
        place,
    )


def selected(page):
    return page.evaluate(f"{PAGE}.store.get().selection.place")


def drag(page, start, end, steps=12, slowly=True):
    """Move the grip as a finger does; a mouse sends the same pointer events."""
    page.mouse.move(195, start)
    page.mouse.down()
    for k in range(1, steps + 1):
        page.mouse.move(195, start + (end - start) * k / steps)
        page.wait_for_timeout(20 if slowly else 1)
    if slowly:
        page.wait_for_timeout(150)
        page.mouse.move(195, end)
    page.mouse.up()
    page.wait_for_timeout(350)


def test_sheet_opens_half_and_leaves_the_map_what_is_above(phone):
    assert stop(phone) == "middle"
    panel = box(phone, ".sm-panel")
    assert panel["height"] == pytest.approx(380, abs=1) and panel["y"] + panel["height"] == 844
    free = free_box(phone)
    assert free["left"] == 0 and free["right"] == 390
    assert free["top"] == pytest.approx(
        phone.evaluate("document.querySelector('.sm-head').getBoundingClientRect().bottom"), abs=1
    )
    assert free["bottom"] == pytest.approx(panel["y"], abs=1)


def test_button_goes_from_stop_to_stop_and_says_where(phone):
    grip = phone.locator(".sm-grip")
    for name, expanded, label in (
        ("high", "true", "Show the map"),
        ("low", "false", "Show the list"),
        ("middle", "true", "Make the list taller"),
    ):
        grip.click(position={"x": 60, "y": 10})
        phone.wait_for_timeout(350)
        assert stop(phone) == name
        assert (grip.get_attribute("aria-expanded"), grip.get_attribute("aria-label")) == (expanded, label)
        assert box(phone, ".sm-panel")["height"] == pytest.approx(STOPS[name], abs=1)


def test_keys_move_the_sheet(phone):
    phone.locator(".sm-grip").focus()
    for key, name in (("ArrowUp", "high"), ("ArrowDown", "middle"), ("Home", "low"), ("End", "high")):
        phone.keyboard.press(key)
        assert stop(phone) == name


@pytest.mark.parametrize(("end", "name"), [(100, "high"), (480, "middle"), (760, "low"), (380, "middle")])
def test_sheet_rests_at_the_stop_nearest_to_where_it_is_let_go(phone, end, name):
    drag(phone, 470, end)
    assert stop(phone) == name
    assert box(phone, ".sm-panel")["height"] == pytest.approx(STOPS[name], abs=1)


def test_card_s_head_draws_the_sheet_too(phone):
    phone.evaluate(f"{PAGE}.store.set({{selection: {{place: {AUCKLAND}}}}})")
    drag(phone, 505, 130)
    assert stop(phone) == "high"


def test_flick_sends_the_sheet_to_the_next_stop(phone):
    phone.mouse.move(195, 470)
    phone.evaluate(
        """(() => {
          const grip = document.querySelector(".sm-grip");
          const send = (name, y) => grip.dispatchEvent(new PointerEvent(name, { pointerId: 1, bubbles: true, clientX: 195, clientY: y, button: 0 }));
          const wait = (until) => { while (performance.now() < until); };
          send("pointerdown", 470);
          for (let k = 1; k <= 4; k++) { wait(performance.now() + 8); send("pointermove", 470 + 25 * k); }
          send("pointerup", 570); // nearer to the middle stop than to the low one
        })()"""
    )
    assert stop(phone) == "low"


@pytest.mark.parametrize("name", ["low", "middle"])
def test_map_is_fitted_to_what_is_free(phone, name):
    rest(phone, name)
    free = free_box(phone)
    x, y = dot_of(phone, 0)  # home is the middle of the disc
    assert (x, y) == pytest.approx(
        ((free["left"] + free["right"]) / 2, (free["top"] + free["bottom"]) / 2), abs=2
    )


def test_map_that_was_moved_by_hand_stays_where_it_is(phone):
    phone.evaluate(f"{PAGE}.map.setZoom({PAGE}.map.getZoom() + 1, {{animate: false}})")
    before = dot_of(phone, 0)
    rest(phone, "low")
    assert dot_of(phone, 0) == pytest.approx(before, abs=1)


def test_tap_opens_the_card_as_the_sheet_s_top(phone):
    rest(phone, "low")
    x, y = dot_of(phone, AUCKLAND)
    phone.touchscreen.tap(x + 12, y + 8)
    phone.wait_for_timeout(400)
    assert selected(phone) == AUCKLAND and stop(phone) == "middle"
    card, panel = box(phone, ".sm-sheet > .sm-card"), box(phone, ".sm-panel")
    assert panel["y"] <= card["y"] <= panel["y"] + 26
    assert box(phone, ".sm-card-foot")["y"] + 40 < 844
    free = free_box(phone)
    x, y = dot_of(phone, AUCKLAND)
    assert free["left"] < x < free["right"] and free["top"] < y < free["bottom"]


def test_tools_are_behind_one_button(phone):
    assert phone.locator(".sm-tools").is_hidden()
    button = phone.get_by_role("button", name="Tools")
    button.tap()
    assert phone.locator(".sm-tools").is_visible()
    menu = box(phone, ".sm-menu")
    assert menu["x"] >= 0 and menu["x"] + menu["width"] <= 390
    phone.keyboard.press("Escape")
    assert phone.locator(".sm-tools").is_hidden()
    assert phone.evaluate("document.activeElement.className") == "sm-tools-open"
    button.tap()
    phone.touchscreen.tap(20, 300)
    assert phone.locator(".sm-tools").is_hidden()


def test_one_round_button_leads_to_the_other_view(phone):
    button = phone.locator(".sm-view-round")
    size = button.bounding_box()
    assert (size["width"], size["height"]) == (44, 44)
    assert size["y"] + size["height"] < box(phone, ".sm-panel")["y"]
    for view, label in (("flat", "The world from Busan"), ("home", "Flat map")):
        button.tap()
        assert phone.evaluate(f"{PAGE}.store.get().mapView") == view
        assert button.get_attribute("aria-label") == label


@pytest.mark.parametrize("size", [PHONE, SIDEWAYS])
@pytest.mark.parametrize("lang", ["en", "ko", "de", "ar"])
def test_nothing_scrolls_behind_or_sideways_and_targets_suit_a_finger(open_page, html, size, lang):
    page = open_page(html, suffix=f"#lang={lang}&place=city:4", **size)
    page.wait_for_timeout(300)
    assert page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight, document.querySelector('.sm-sheet').scrollWidth <= document.querySelector('.sm-sheet').clientWidth]"
    ) == [size["width"], size["height"], True]
    small = page.evaluate(
        """[...document.querySelectorAll(".sm-grip, .sm-tools-open, .sm-card :is(button, a), .sm-view-round")]
        .map((e) => [e.className || e.textContent, e.getBoundingClientRect()])
        .filter(([, b]) => b.width && (b.height < 43.5 || b.width < 43.5)).map(([name, b]) => [name, b.width, b.height])"""
    )
    assert small == []


def test_headline_lets_the_map_be_moved_through_it(phone):
    head = box(phone, ".sm-head")
    assert phone.evaluate(
        f"document.elementFromPoint(150, {head['y'] + head['height'] - 6}).closest('.sm-map') !== null"
    )


def test_phone_on_its_side_has_the_sheet_beside_the_map(open_page, html):
    page = open_page(html, **SIDEWAYS)
    panel, stage = box(page, ".sm-panel"), box(page, ".sm-map")
    assert panel["width"] == 320 and stage["x"] == pytest.approx(320, abs=2)
    assert page.locator(".sm-grip").is_hidden()
    assert free_box(page) == {"left": 0, "top": 0, "right": stage["width"], "bottom": stage["height"]}


def test_page_made_wide_puts_the_card_on_the_map(phone):
    phone.evaluate(f"{PAGE}.store.set({{selection: {{place: {AUCKLAND}}}}})")
    phone.set_viewport_size({"width": 1200, "height": 800})
    phone.wait_for_timeout(400)
    assert phone.locator(".sm-over > .sm-card h2").inner_text() == "Auckland"
    assert phone.locator(".sm-sheet").count() == 0
    assert phone.errors == []


def test_sheet_does_not_glide_where_motion_is_reduced(open_page, html):
    page = open_page(html, reduced_motion="reduce", **PHONE)
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.sm-panel')).transitionDuration")
        in ("0s", "")
        or page.evaluate("getComputedStyle(document.querySelector('.sm-panel')).transitionProperty") == "none"
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "work",
    [
        "document.querySelector('.sm-page').dataset.sheet = 'low'",
        "document.querySelector('.sm-tools-open').click()",
        f"{PAGE}.store.set({{selection: {{place: {AUCKLAND}}}}})",
        f"{PAGE}.store.set({{selection: {{place: {AUCKLAND}, compare: 1}}}})",
    ],
)
def test_axe_finds_nothing_on_a_phone(open_page, html, theme, work):
    import axe_playwright_python

    page = open_page(html, theme=theme, bypass_csp=True, **PHONE)
    page.evaluate(work)
    page.wait_for_timeout(400)
    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run({runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}})"
    )
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found["violations"]] == []
    assert len(found["passes"]) > 10
