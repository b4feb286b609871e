"""The list of the panel in a real browser: lines, columns, orders, keys, and what is chosen."""

import pytest
from panel_layer import BASEMAP, COLUMNS, PLACES, TIES, crowd, rows, seen_rows, state, store
from sistermap.maps.page.tie_map import render_page

PARTNERS = [
    {"from_id": "city:1", "to_id": "city:2", "since": "1990"},
    {"from_id": "city:3", "to_id": "city:1", "since": "1967-12-18"},
    {"from_id": "city:1", "to_id": "city:2", "since": "1976"},
    {"from_id": "city:1", "to_id": "city:4"},
]
WIDE = {"width": 1440, "height": 900}


@pytest.fixture
def draw(open_page, make_layer):
    def draw(ties, *, places=PLACES, columns=COLUMNS, suffix="", size=WIDE, **options):
        layer = make_layer(places, ties, place_columns=columns)
        return open_page(render_page(layer, basemap=BASEMAP, **options), suffix=suffix, **size)

    return draw


@pytest.fixture
def home(draw):
    return draw(PARTNERS, home="city:1")


def heads(page):
    return [text for text in page.locator(".sm-row-head > span").all_inner_texts() if text]


def test_home_list_is_one_line_a_partner_by_date(home):
    assert heads(home) == ["City", "Country or territory", "Since"]
    assert seen_rows(home) == [
        ["Los Angeles", "United States", "1967"],
        ["Kobe ×2", "Japan", "1976"],
        ["Sofia", "Bulgaria", ""],
    ]


def test_home_list_sorts_by_a_head_and_what_has_no_value_comes_last(home):
    since = home.get_by_role("columnheader").nth(2)
    assert since.get_attribute("aria-sort") == "ascending"
    since.get_by_role("button").click()
    assert since.get_attribute("aria-sort") == "descending"
    assert [row[2] for row in seen_rows(home)] == ["1976", "1967", ""]
    home.get_by_role("columnheader").nth(1).get_by_role("button").click()
    assert [row[1] for row in seen_rows(home)] == ["Bulgaria", "Japan", "United States"]
    assert since.get_attribute("aria-sort") == "none"


def test_cards_follow_the_order_of_the_list(home):
    home.get_by_role("columnheader").nth(0).get_by_role("button").click()
    assert [row[0] for row in seen_rows(home)] == ["Kobe ×2", "Los Angeles", "Sofia"]
    rows(home).nth(1).click()
    assert home.locator(".sm-of").inner_text() == "2 / 3"
    home.locator(".sm-card .sm-next").click()
    assert state(home, "s.selection.place") == 3


def test_click_chooses_the_partner_and_a_second_click_lets_it_go(home):
    line = rows(home).nth(1)
    line.click()
    assert state(home, "s.selection") == {"place": 1, "compare": None, "tie": None, "band": None}
    assert line.get_attribute("aria-selected") == "true"
    line.click()
    assert state(home, "s.selection.place") is None
    assert line.get_attribute("aria-selected") == "false"


def test_pointer_on_a_line_points_at_the_partner_on_the_map(home):
    rows(home).nth(2).hover()
    assert state(home, "s.hover") == {"place": 3}
    home.mouse.move(900, 300)
    assert (state(home, "s.hover") or {}).get("place") != 3


def test_columns_that_tell_nothing_apart_are_left_out(draw):
    ties = [{"from_id": "city:1", "to_id": f"city:{n}"} for n in (2, 3, 4)]
    page = draw(ties, columns={**COLUMNS, "country": ["KR", "JP", "JP", "JP"]}, home="city:1")
    assert heads(page) == ["City"]
    assert seen_rows(page) == [["Kobe"], ["Los Angeles"], ["Sofia"]]
    assert page.locator(".sm-legend, .sm-search, .sm-samples").count() == 0


def test_kinds_that_differ_are_lines_before_the_name_and_words_for_a_screen_reader(draw):
    page = draw([*PARTNERS, {"from_id": "city:1", "to_id": "city:4", "kind": "mou"}], home="city:1")
    assert [rows(page).nth(n).locator(".sm-swatch").count() for n in range(3)] == [1, 1, 2]
    assert "Sister city, Memorandum (MOU):" in rows(page).nth(2).text_content()


def test_guessed_places_are_marked(draw):
    page = draw(PARTNERS, columns={**COLUMNS, "guessed": [False, False, False, True]}, home="city:1")
    assert [rows(page).nth(n).locator(".sm-guess").count() for n in range(3)] == [0, 0, 1]
    assert "(Guessed)" in rows(page).nth(2).text_content()
    assert page.locator(".sm-signs").inner_text().strip() == "Guessed place"


def test_ties_in_which_the_home_has_no_part_are_lines_of_their_own(draw):
    page = draw([*PARTNERS, {"from_id": "city:2", "to_id": "city:4", "since": "2001"}], home="city:1")
    assert ["Kobe – Sofia", "", "2001"] in seen_rows(page)
    page.locator(".sm-space .sm-row", has_text="Kobe – Sofia").click()
    assert state(page, "s.selection.tie") == 4


def test_eight_partners_and_more_are_seen_beside_the_map(draw):
    places, ties = crowd(16)
    page = draw(ties, places=places, columns={}, home="city:0")
    grid = page.locator(".sm-grid").bounding_box()
    boxes = [rows(page).nth(n).bounding_box() for n in range(16)]
    assert boxes[15]["y"] + boxes[15]["height"] <= grid["y"] + grid["height"] + 1
    assert {box["height"] for box in boxes} == {34}


def test_line_on_a_phone_is_48_px_high(draw):
    page = draw(PARTNERS, home="city:1", size={"width": 390, "height": 844})
    assert rows(page).first.bounding_box()["height"] == 48


@pytest.mark.parametrize("n", [40, 400])
def test_list_brings_what_is_chosen_into_sight(draw, n):
    places, ties = crowd(n)
    page = draw(ties, places=places, columns={}, home="city:0")
    store(page, f"{{selection: {{place: {n - 3}}}}}")
    page.until("document.querySelector('.sm-row[aria-selected=true]')")
    line = page.locator(".sm-row[aria-selected=true]").bounding_box()
    grid = page.locator(".sm-grid").bounding_box()
    assert grid["y"] + 20 < line["y"] and line["y"] + line["height"] <= grid["y"] + grid["height"] + 1


def test_list_is_walked_by_keys(home):
    home.get_by_role("grid").focus()
    for key in ("ArrowDown", "Enter"):
        home.keyboard.press(key)
    assert state(home, "s.selection.place") == 1
    assert home.get_by_role("grid").get_attribute("aria-activedescendant").endswith("place-1")
    home.keyboard.press("End")
    assert state(home, "s.hover") == {"place": 3}


NAMES = ["Mönchengladbach", "Frankfurt am Main", "서울특별시 강남구", "Saint-Germain-en-Laye"]


def test_names_break_between_words_and_none_is_cut(draw):
    places = [("city:0", "Home", 0, 50)] + [(f"city:{n}", name, n, n) for n, name in enumerate(NAMES, 1)]
    ties = [{"from_id": "city:0", "to_id": f"city:{n}", "since": "1999"} for n in range(1, 5)]
    columns = {"country": ["FR", "GB", "DE", "KR", "US"]}
    page = draw(ties, places=places, columns=columns, home="city:0", lang="en")
    cut = page.evaluate(
        "[...document.querySelectorAll('.sm-space .sm-row > *')].filter((cell) => cell.scrollHeight > cell.clientHeight + 1).map((cell) => cell.textContent)"
    )
    assert cut == []
    # A word in two lines has two boxes.
    broken = page.evaluate(
        """[...document.querySelectorAll(".sm-space bdi")].flatMap((name) => {
          const text = name.firstChild, range = document.createRange();
          return [...text.data.matchAll(/[^\\s-]+/g)].filter((word) => {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            return range.getClientRects().length > 1;
          }).map((word) => word[0]);
        })"""
    )
    assert broken == []


def test_list_without_a_home_is_one_line_a_tie(draw):
    page = draw(TIES)
    assert seen_rows(page) == [
        ["Busan – Kobe", "1976"], ["Busan – Los Angeles", "1967"], ["Kobe – Sofia", "2001"], ["Busan – Sofia", ""],
    ]  # fmt: skip
    page.get_by_role("columnheader").nth(1).get_by_role("button").click()
    assert [row[1] for row in seen_rows(page)] == ["1967", "1976", "2001", ""]
    rows(page).first.click()
    assert state(page, "s.selection.tie") == 1


def test_long_list_keeps_few_lines_in_the_page(draw):
    page = draw(TIES * 1500)
    page.get_by_role("tab", name="Ties").click()
    assert page.get_by_role("grid").get_attribute("aria-rowcount") == "6001"
    page.get_by_role("grid").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    assert rows(page).count() < 60
    assert page.locator(".sm-active").get_attribute("aria-rowindex") == "6001"


def test_many_ties_are_counted_by_country_pair_and_place(draw):
    page = draw(TIES * 60)
    assert seen_rows(page) == [
        ["South Korea", "", "180"], ["Japan", "", "120"], ["Bulgaria", "", "120"], ["United States", "", "60"],
    ]  # fmt: skip
    page.get_by_role("tab", name="Pairs").click()
    assert ["Japan – South Korea", "", "60"] in seen_rows(page)
    page.locator(".sm-space .sm-row", has_text="Japan – South Korea").click()
    assert state(page, "s.selection.band.ties.length") == 60
    page.get_by_role("tab", name="Places").click()
    assert seen_rows(page)[0] == ["Busan", "", "180"]


def test_country_opens_its_places_and_leads_back(draw):
    page = draw(TIES * 60)
    page.locator(".sm-space .sm-row", has_text="Japan").click()
    assert state(page, "[...s.filters.country]") == ["JP"]
    assert seen_rows(page) == [["Kobe", "", "120"]]
    page.get_by_role("button", name="Japan").click()
    assert state(page, "s.filters.country") is None
    assert len(seen_rows(page)) == 4


def test_tabs_are_one_stop_and_arrows_go_between_them(draw):
    page = draw(TIES * 60)
    page.get_by_role("tab", name="Countries").focus()
    for key, name in (("ArrowRight", "Pairs"), ("End", "Ties"), ("ArrowRight", "Countries")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.textContent") == name
        assert page.get_by_role("tab", selected=True).inner_text() == name
    assert page.locator("[role=tab][tabindex='0']").count() == 1


def test_longer_lists_of_countries_begin_with_the_first_and_show_all_on_request(draw):
    places, ties = crowd(205)
    codes = [
        "FR",
        *(
            [
                "JP",
                "US",
                "BG",
                "KR",
                "DE",
                "IT",
                "ES",
                "PT",
                "GB",
                "IE",
                "NL",
                "BE",
                "LU",
                "CH",
                "AT",
                "PL",
                "CZ",
                "SK",
                "HU",
                "RO",
                "GR",
                "TR",
                "UA",
            ]
            * 9
        )[:205],
    ]
    page = draw([*ties, {"from_id": "city:1", "to_id": "city:2"}], places=places, columns={"country": codes})
    assert rows(page).count() == 17
    page.get_by_role("button", name="All 24 countries").click()
    assert rows(page).count() == 24
