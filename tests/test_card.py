"""The card in a real browser: what it says of a partner, a tie, a place; where it lies; how it opens and closes."""

import base64

import geopandas as gpd
import pytest
import shapely
from sistermap.maps.page.tie_map import render_page

BASEMAP = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(120, 30, 145, 45)], crs=4326)
PAGE = "Object.values(sistermap.pages)[0]"
PIXEL = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
    )
).decode()
PLACES = [
    ("city:1", "Busan", 129.03, 35.1), ("city:2", "Kobe", 135.18, 34.69), ("city:3", "Los Angeles", -118.24, 34.05),
    ("city:4", "Sofia", 23.32, 42.7),
]  # fmt: skip
COLUMNS = {
    "local_name": ["부산광역시", "神戸市", None, "София"],
    "names": ['{"en": "Busan", "ko": "부산광역시", "ja": "釜山広域市"}', '{"en": "Kobe", "ko": "고베시", "ja": "神戸市"}', "{}", "{}"],
    "country": ["KR", "JP", "US", "BG"],
}  # fmt: skip
HOME_TIES = [
    {"from_id": "city:1", "to_id": "city:2", "to_name": "Kobe, Japan", "kind": "sister", "kind_original": "자매결연", "since": "1976-10-11", "source": "https://www.example.org/partners/of/kobe", "desk": "Kim", "photo": f"data:image/png;base64,{PIXEL}", "all": "same"},
    {"from_id": "city:1", "to_id": "city:3", "to_name": "Los Angeles", "kind": "sister", "kind_original": "Sister city", "since": "1967", "note": "Harbours", "source": "javascript:window.pwned=1", "desk": "https://example.org/a", "all": "same"},
    {"from_id": "city:4", "to_id": "city:1", "kind": "mou", "since": "2001-05", "until": "2010", "all": "same"},
    {"from_id": "city:1", "to_id": "city:4", "kind": "sister", "since": "2011", "all": "same", "photo": "<img src=x onerror=window.pwned=1>"},
]  # fmt: skip
OTHER_TIES = [
    {"from_id": "city:1", "to_id": "city:2", "kind": "sister", "since": "1976"},
    {"from_id": "city:2", "to_id": "city:1", "kind": "mou", "since": "1990"},
    {"from_id": "city:2", "to_id": "city:4", "kind": "sister", "since": "2001"},
    {"from_id": "city:3", "to_id": "city:4", "kind": "sister"},
]  # fmt: skip
MEMBERS = [
    {"row": 9, "place_id": "city:1", "name": "Busan", "network": "WeGO", "role": "member"},
    {"row": 10, "place_id": "city:2", "name": "Kobe", "network": "WeGO", "role": "chair", "since": "2010"},
]
KOBE, LOS_ANGELES, SOFIA = 1, 2, 3


@pytest.fixture
def home_page(make_layer):
    layer = make_layer(PLACES, HOME_TIES, members=MEMBERS, place_columns=COLUMNS)
    return render_page(layer, basemap=BASEMAP, title="Busan", home="city:1")


@pytest.fixture
def other_page(make_layer):
    layer = make_layer(PLACES, OTHER_TIES, members=MEMBERS, place_columns=COLUMNS)
    return render_page(layer, basemap=BASEMAP, title="Ties")


@pytest.fixture
def opened(open_page, home_page):
    return open_page(home_page)


def choose(page, selection):
    page.evaluate(f"{PAGE}.store.set({{selection: {selection}}})")


def selected(page):
    return page.evaluate(
        f"Object.fromEntries(Object.entries({PAGE}.store.get().selection).filter(([, v]) => v !== null))"
    )


def details(page):
    """Label -> text of the card."""
    return page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.sm-card dt')].map((e) => [e.textContent, e.nextElementSibling.textContent]))"
    )


def dot_of(page, place):
    return page.evaluate(
        f"""(p) => {{
          const {{map, data}} = {PAGE}, box = map.getContainer().getBoundingClientRect();
          const {{x, y}} = map.latLngToContainerPoint([data.places.lat[p], data.places.lon[p]]);
          return [box.left + x, box.top + y];
        }}""",
        place,
    )


def test_home_list_opens_with_nothing_selected(opened):
    assert opened.locator(".sm-card").is_hidden()
    assert selected(opened) == {}


def test_first_click_on_a_dot_gives_the_partner(opened):
    opened.mouse.click(*dot_of(opened, KOBE))
    assert selected(opened) == {"place": KOBE}
    card = opened.locator(".sm-card")
    assert card.locator("h2").inner_text() == "Kobe"
    assert card.locator(".sm-where").inner_text() == "Japan · 564 km from Busan"


def test_click_on_a_second_partner_gives_its_card_and_compares_nothing(opened):
    opened.mouse.click(*dot_of(opened, KOBE))
    choose(opened, "{...sistermap.selectionOf(Object.values(sistermap.pages)[0].data, {place: 3})}")
    assert selected(opened) == {"place": SOFIA}


@pytest.mark.parametrize("found", ["{tie: 0}", "{place: 1}"])
def test_line_and_dot_give_the_same_partner(opened, found):
    choose(opened, f"sistermap.selectionOf({PAGE}.data, {found})")
    assert selected(opened) == {"place": KOBE}


def test_click_on_home_clears(opened):
    choose(opened, f"{{place: {KOBE}}}")
    opened.mouse.click(*dot_of(opened, 0))
    assert selected(opened) == {}
    assert opened.locator(".sm-card").is_hidden()


def test_click_on_empty_ground_clears(opened):
    choose(opened, f"{{place: {LOS_ANGELES}}}")
    box = opened.locator(".sm-map").bounding_box()
    opened.mouse.click(box["x"] + 30, box["y"] + box["height"] / 2 + 120)
    assert selected(opened) == {}


def test_partner_card_states_each_fact_once(opened):
    choose(opened, f"{{place: {KOBE}}}")
    assert details(opened) == {
        "Since": "October 11, 1976",
        "Kind": "Sister city (자매결연)",
        "Source": "example.org/…",
        "As written": "Kobe, Japan",
        "Other names": "神戸市",
        "Networks": "WeGO (chair, 2010)",
        "desk": "Kim",
    }
    assert opened.locator(".sm-row-number").inner_text() == "row 2"


def test_kind_and_cell_that_say_the_same_are_not_repeated(opened):
    choose(opened, f"{{place: {LOS_ANGELES}}}")
    assert details(opened)["Kind"] == "Sister city"
    assert "As written" not in details(opened)


def test_columns_are_shown_for_what_they_are(opened):
    choose(opened, f"{{place: {KOBE}}}")
    picture = opened.locator(".sm-card img")
    assert picture.get_attribute("alt") == "photo"
    assert opened.evaluate("document.querySelector('.sm-card img').naturalWidth") == 1
    choose(opened, f"{{place: {LOS_ANGELES}}}")
    assert opened.locator(".sm-card a").get_attribute("href") == "https://example.org/a"
    assert opened.locator(".sm-card a").get_attribute("rel") == "noopener noreferrer"


def test_only_http_links_can_be_followed_and_markup_is_text(opened):
    choose(opened, f"{{place: {LOS_ANGELES}}}")
    assert details(opened)["Source"] == "javascript:window.pwned=1"
    choose(opened, f"{{place: {SOFIA}}}")
    assert opened.locator(".sm-card img").count() == 0
    assert "<img src=x onerror=window.pwned=1>" in opened.locator(".sm-card").inner_text()
    assert opened.evaluate("window.pwned") is None and opened.errors == []


def test_several_agreements_of_a_pair_are_all_listed(opened):
    choose(opened, f"{{place: {SOFIA}}}")
    card = opened.locator(".sm-card")
    assert "2 agreements" in card.inner_text()
    assert card.locator("h3").all_inner_texts() == [
        "Memorandum (MOU) · May 2001 – 2010",
        "Sister city · 2011",
    ]
    assert card.locator(".sm-row-number").inner_text() == "row 4, row 5"


def test_public_page_names_no_rows(open_page, home_page):
    page = open_page(home_page.replace('"public":false', '"public":true'))
    choose(page, f"{{place: {KOBE}}}")
    assert page.locator(".sm-row-number").count() == 0


def test_foot_steps_through_partners_by_date_and_round(opened):
    choose(opened, f"{{place: {KOBE}}}")
    card = opened.locator(".sm-card")
    assert card.locator(".sm-of").inner_text() == "2 / 3"
    assert [card.locator(f".sm-{side}").inner_text() for side in ("previous", "next")] == [
        "Los Angeles",
        "Sofia",
    ]
    card.locator(".sm-next").focus()
    opened.keyboard.press("Enter")
    assert selected(opened) == {"place": SOFIA}
    assert opened.evaluate("document.activeElement.className").endswith("sm-next")
    opened.keyboard.press("Enter")
    assert selected(opened) == {"place": LOS_ANGELES}


def test_foot_follows_the_order_of_the_list(opened):
    opened.evaluate(f"{PAGE}.store.set({{listOrder: [2, 0, 1, 3]}})")
    choose(opened, f"{{place: {KOBE}}}")
    assert opened.locator(".sm-card .sm-previous").inner_text() == "Sofia"
    opened.evaluate(f"{PAGE}.store.set({{filters: {{kind: new Set(['sister'])}}}})")
    assert opened.locator(".sm-card .sm-of").inner_text() == "1 / 3"


def test_comparing_is_a_choice_in_the_card(opened):
    choose(opened, f"{{place: {KOBE}}}")
    opened.get_by_role("button", name="Compare with…").click()
    opened.get_by_label("Place to compare with").select_option(label="Sofia")
    assert selected(opened) == {"place": KOBE, "compare": SOFIA}
    card = opened.locator(".sm-card")
    assert [row.split("\t") for row in card.locator("tbody tr").all_inner_texts()][:2] == [
        ["Country", "Japan", "Bulgaria"],
        ["Since", "October 11, 1976", "May 2001"],
    ]
    opened.keyboard.press("Escape")
    assert selected(opened) == {"place": KOBE}
    opened.keyboard.press("Escape")
    assert card.is_hidden()


def test_place_of_a_list_without_home_narrows_the_list_to_its_ties(open_page, other_page):
    page = open_page(other_page)
    choose(page, f"{{place: {KOBE}}}")
    text = page.locator(".sm-card").inner_text()
    assert "Kobe" in text and "2 partners · 3 ties" in text and "WeGO (chair, 2010)" in text
    button = page.get_by_role("button", name="Show only these ties")
    button.click()
    assert page.evaluate(f"[...{PAGE}.store.visible]") == [1, 1, 1, 0]
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert page.evaluate(f"[...{PAGE}.store.visible]") == [1, 1, 1, 1]


def test_comparison_of_two_places_tells_what_they_share(open_page, other_page):
    page = open_page(other_page)
    choose(page, f"{{place: {KOBE}, compare: {LOS_ANGELES}}}")
    text = page.locator(".sm-card").inner_text()
    assert "Between them: 0" in text and "Partners of both: 1" in text and "Sofia" in text
    assert "0" not in text.split("\n")  # a count of none leaves nothing behind


def test_tie_card_lists_the_other_ties_of_its_pair(open_page, other_page):
    page = open_page(other_page)
    choose(page, "{tie: 1}")
    card = page.locator(".sm-card")
    assert card.locator("h2").inner_text() == "Kobe – Busan"
    assert card.locator("h3").all_inner_texts() == ["Memorandum (MOU) · 1990", "Sister city · 1976"]


def test_band_opens_to_its_ties(open_page, other_page):
    page = open_page(other_page)
    choose(
        page,
        f"sistermap.selectionOf({PAGE}.data, {{band: {{ties: [0, 1], ends: ['Korea', 'Japan'], key: 'k'}}}})",
    )
    card = page.locator(".sm-card")
    assert card.locator("h2").inner_text() == "Korea – Japan"
    assert card.locator("li").all_inner_texts() == ["Busan – Kobe\n1976", "Kobe – Busan\n1990"]
    card.locator("li button").first.click()
    assert selected(page) == {"tie": 0}


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768)])
def test_card_covers_neither_its_dot_nor_its_line_and_stays_on_the_map(open_page, home_page, size):
    page = open_page(home_page, width=size[0], height=size[1])
    stage = page.locator(".sm-map").bounding_box()
    for place in (KOBE, LOS_ANGELES, SOFIA):
        choose(page, f"{{place: {place}}}")
        page.wait_for_timeout(700)
        box, dot, home = page.locator(".sm-card").bounding_box(), dot_of(page, place), dot_of(page, 0)
        assert box["x"] >= stage["x"] and box["x"] + box["width"] <= stage["x"] + stage["width"]
        assert box["y"] >= stage["y"] and box["y"] + box["height"] <= stage["y"] + stage["height"]
        along = [[home[k] + (dot[k] - home[k]) * s / 40 for k in (0, 1)] for s in range(41)]
        on_map = [p for p in along if stage["x"] < p[0] < stage["x"] + stage["width"]]
        hidden = [
            p
            for p in [dot, *on_map]
            if 1 < p[0] - box["x"] < box["width"] - 1 and 1 < p[1] - box["y"] < box["height"] - 1
        ]
        assert hidden == []


def test_escape_and_close_button_close_and_focus_is_not_lost(opened):
    choose(opened, f"{{place: {KOBE}}}")
    opened.locator(".sm-card .sm-close").focus()
    opened.keyboard.press("Enter")
    assert opened.locator(".sm-card").is_hidden()
    assert "sm-map" in opened.evaluate("document.activeElement.className")


def test_back_closes_the_card_and_stays_on_the_page(opened):
    choose(opened, f"{{place: {KOBE}}}")
    choose(opened, f"{{place: {SOFIA}}}")
    opened.evaluate("history.back()")
    opened.until("document.querySelector('.sm-card').hidden")
    assert selected(opened) == {}
    opened.wait_for_timeout(400)
    assert "place=" not in opened.evaluate("location.hash")
    opened.evaluate("history.forward()")
    opened.until("!document.querySelector('.sm-card').hidden")


def test_closing_takes_the_step_in_the_history_back(opened):
    before = opened.evaluate("history.length")
    for _ in range(3):
        choose(opened, f"{{place: {KOBE}}}")
        opened.until("history.state?.sistermapCard")
        opened.keyboard.press("Escape")
        opened.until("!history.state")
    assert opened.evaluate("history.length") == before + 1


def test_card_that_opens_while_another_closes_stays_open(opened):
    choose(opened, f"{{place: {KOBE}}}")
    choose(opened, "{place: null}")
    choose(opened, f"{{place: {SOFIA}}}")
    opened.wait_for_timeout(500)
    assert selected(opened) == {"place": SOFIA}
    assert opened.evaluate("history.state.sistermapCard") is True


def test_history_of_a_host_is_left_alone(open_page, home_page, tmp_path):
    (tmp_path / "inner.html").write_text(home_page, encoding="utf-8")
    host = open_page("<iframe src=inner.html width=1000 height=700></iframe>", wait=None)
    frame = host.frames[1]
    frame.wait_for_selector(".sm-card", state="attached")
    for _ in range(100):
        if frame.evaluate("performance.getEntriesByName('sistermap-drawn').length"):
            break
        host.wait_for_timeout(50)
    before = host.evaluate("history.length")
    choose(frame, f"{{place: {KOBE}}}")
    assert frame.locator(".sm-card h2").inner_text() == "Kobe"
    choose(frame, "sistermap.NOTHING_CHOSEN")
    host.wait_for_timeout(300)
    assert host.evaluate("history.length") == before
    assert "inner.html" in frame.url


def test_address_opens_the_card(open_page, home_page):
    page = open_page(home_page, suffix="#place=city:4")
    assert page.locator(".sm-card h2").inner_text() == "Sofia"


def test_keys_on_the_map_go_from_partner_to_partner(opened):
    opened.locator(".sm-map").focus()
    opened.keyboard.press("n")
    assert selected(opened) == {"place": LOS_ANGELES}
    opened.keyboard.press("n")
    assert selected(opened) == {"place": KOBE}
    opened.keyboard.press("p")
    assert selected(opened) == {"place": LOS_ANGELES}
    opened.keyboard.press("Escape")
    opened.keyboard.press("Enter")
    assert "place" in selected(opened)


def test_what_opens_is_announced(opened):
    choose(opened, f"{{place: {KOBE}}}")
    assert opened.locator(".sm-chosen[role=status]").text_content() == "Kobe, Japan, 564 km from Busan"


def test_tooltip_is_for_the_mouse_alone(open_page, home_page):
    page = open_page(home_page)
    page.mouse.move(*dot_of(page, KOBE))
    page.locator(".sm-tip").wait_for(state="visible")
    assert page.locator(".sm-tip").inner_text() == "Kobe\nJapan · 1976"
    touched = open_page(home_page, has_touch=True)
    x, y = dot_of(touched, KOBE)
    touched.touchscreen.tap(x + 14, y)
    assert selected(touched) == {"place": KOBE}
    assert touched.locator(".sm-tip").is_hidden()


def test_card_rises_and_does_not_where_motion_is_reduced(open_page, home_page):
    for motion, name in (("no-preference", "sm-rise"), ("reduce", "none")):
        page = open_page(home_page, reduced_motion=motion)
        choose(page, f"{{place: {KOBE}}}")
        style = "getComputedStyle(document.querySelector('.sm-card'))"
        assert page.evaluate(f"{style}.animationName") == name


def test_embedded_card_is_two_lines(open_page, make_layer):
    layer = make_layer(PLACES, HOME_TIES, place_columns=COLUMNS)
    html = render_page(layer, basemap=BASEMAP, title="Busan", home="city:1", embed=True)
    page = open_page(html, width=700, height=450)
    choose(page, f"{{place: {KOBE}}}")
    assert page.locator(".sm-card .sm-where").all_inner_texts() == [
        "Japan · since 1976",
        "Sister city (자매결연) · 564 km",
    ]
    assert page.locator(".sm-card").bounding_box()["width"] == 214
