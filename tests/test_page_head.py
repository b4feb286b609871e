"""The head of a page: headline, the line below it, logo; what is announced; the language of all of it."""

import pytest
from panel_layer import BASEMAP, COLUMNS, MEMBERS, PLACES, TIES, state, store
from sistermap.maps.page.tie_map import render_page

DOT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture
def opened(open_page, make_layer):
    layer = make_layer(PLACES, TIES, members=MEMBERS, place_columns=COLUMNS)
    return open_page(render_page(layer, basemap=BASEMAP, title="Busan and friends"))


def describe(page, meta):
    """Give the page more of a description, as its island would have it."""
    page.evaluate("(meta) => Object.assign(Object.values(sistermap.pages)[0].data.meta, meta)", meta)
    store(page, "{lang: 'ko'}")
    store(page, "{lang: 'en'}")


def test_head_has_the_user_s_title(opened):
    assert opened.locator("h1").inner_text() == "Busan and friends"
    assert opened.locator(".sm-logo").count() == 0
    assert opened.errors == [] and opened.requests == []


def test_headline_has_the_home_in_its_own_colour(open_page, make_layer):
    layer = make_layer(PLACES, TIES[:2], place_columns=COLUMNS)
    page = open_page(render_page(layer, basemap=BASEMAP, home="city:1"))
    home = page.locator("h1 .sm-home-name")
    assert home.inner_text() == "Busan"
    assert home.evaluate("(e) => getComputedStyle(e).color") == "rgb(200, 50, 31)"
    assert page.locator("h1").evaluate(
        "(e) => [getComputedStyle(e).fontSize, getComputedStyle(e).lineHeight]"
    ) == ["27px", "34px"]


def test_logo_is_a_picture_from_the_page_itself(opened):
    describe(opened, {"logo": DOT})
    logo = opened.locator(".sm-logo")
    assert logo.get_attribute("alt") == "" and logo.bounding_box()["height"] <= 40
    describe(opened, {"logo": "https://example.org/logo.png"})
    assert opened.locator(".sm-logo").count() == 0 and opened.requests == []


def test_numbers_are_announced_once_they_rest(opened):
    opened.evaluate(
        "globalThis.announced = []; new MutationObserver(() => announced.push(document.querySelector('.sm-head [role=status]').textContent))"
        ".observe(document.querySelector('.sm-head [role=status]'), { childList: true })"
    )
    for year in (1967, 1970, 1980):
        store(opened, f"{{filters: {{years: [1960, {year}], undated: false}}}}")
    opened.until("announced.length > 0")
    opened.wait_for_timeout(800)
    (text,) = opened.evaluate("announced")
    assert text.startswith("2 ties · 3 places · 3 countries") and text.endswith("(filtered)")


def test_home_is_not_counted_among_its_partners(open_page, make_layer):
    layer = make_layer(PLACES, TIES[:2], place_columns=COLUMNS)
    page = open_page(render_page(layer, basemap=BASEMAP, home="city:1"))
    store(page, "{filters: {years: [1970, 1980]}}")
    page.until("document.querySelector('.sm-head [role=status]').textContent")
    assert page.locator(".sm-head [role=status]").text_content().startswith("1 partner · 1 country")


def test_languages_change_words_names_and_direction(opened):
    opened.get_by_label("Language").select_option("ko")
    assert "부산광역시" in opened.locator(".sm-space").inner_text()
    assert opened.evaluate("document.activeElement.className") == "sm-language"
    opened.locator(".sm-language").select_option("ar")
    assert opened.locator("html").get_attribute("dir") == "rtl"
    assert state(opened, "s.lang") == "ar"
