"""The strip of years under the map, in a real browser."""

import geopandas as gpd
import pytest
import shapely
from sistermap.maps.page.tie_map import render_page

BASEMAP = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(120, 30, 145, 45)], crs=4326)
YEARS = ["1970-05-01", "1980", "1990", "1990", "1999-12-31", None, None]
PLACES = [(f"city:{k}", f"Place {k}", -60 + 20 * k, 10 + 5 * k) for k in range(9)]
TIES = [
    {"from_id": "city:0", "to_id": f"city:{k}", "since": year, "kind": "sister" if k % 2 else "mou"}
    for k, year in enumerate(YEARS, start=1)
]
STORE = "Object.values(sistermap.pages)[0].store"


@pytest.fixture
def opened(open_page, make_layer):
    return open_page(render_page(make_layer(PLACES, TIES), basemap=BASEMAP, title="T"))


def years(page):
    return page.evaluate(f"{STORE}.get().filters.years")


def values(page):
    return [
        [
            handle.get_attribute(f"aria-{name}")
            for name in ("label", "valuemin", "valuemax", "valuenow", "valuetext")
        ]
        for handle in page.get_by_role("slider").all()
    ]


def middle_of(page, year):
    """Where a year lies on the band of 1970 to 1999."""
    box = page.locator(".sm-time-band").bounding_box()
    return box["x"] + (year - 1970 + 0.5) * box["width"] / 30, box["y"] + 12


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, start[1], steps=3)
    page.mouse.move(*end, steps=3)
    page.mouse.up()


@pytest.mark.parametrize("dates", [(), ("1990", "1999"), ("1990", "1990", "1990", None)])
def test_strip_is_left_out_where_dates_say_nothing(open_page, make_layer, dates):
    ties = [{"from_id": "city:0", "to_id": f"city:{k}", "since": date} for k, date in enumerate(dates or (None,), 1)]  # fmt: skip
    page = open_page(render_page(make_layer(PLACES, ties), basemap=BASEMAP, title="T"))
    assert page.locator(".sm-time").count() == 0 and page.locator(".sm-strip").is_hidden()


def test_handles_are_sliders_that_say_the_numbers(opened):
    assert values(opened) == [
        ["From year", "1970", "1999", "1970", "1970 · 5 ties, 1970–1999"],
        ["To year", "1970", "1999", "1999", "1999 · 5 ties, 1970–1999"],
    ]
    opened.evaluate(f"{STORE}.set({{filters: {{years: [1980, 1990]}}}})")
    assert values(opened) == [
        ["From year", "1970", "1990", "1980", "1980 · 3 ties, 1980–1990"],
        ["To year", "1980", "1999", "1990", "1990 · 3 ties, 1980–1990"],
    ]


@pytest.mark.parametrize(
    ("lang", "handle", "keys", "expected"),
    [
        ("en", 0, ("ArrowRight", "ArrowUp", "ArrowLeft"), [1971, 1999]),
        ("en", 1, ("PageDown", "ArrowDown"), [1970, 1988]),
        ("en", 0, ("End",), [1999, 1999]),
        ("en", 1, ("Home", "PageUp"), [1970, 1980]),
        ("ar", 0, ("ArrowLeft", "ArrowLeft", "ArrowRight"), [1971, 1999]),  # time runs from the right
    ],
)
def test_handles_follow_keys(open_page, make_layer, lang, handle, keys, expected):
    page = open_page(render_page(make_layer(PLACES, TIES), basemap=BASEMAP, title="T", lang=lang))
    page.get_by_role("slider").nth(handle).focus()
    for key in keys:
        page.keyboard.press(key)
    assert years(page) == expected


def test_dragging_makes_moves_and_resets_a_window(opened):
    drag(opened, middle_of(opened, 1978), middle_of(opened, 1985))
    assert years(opened) == [1978, 1985]
    drag(opened, middle_of(opened, 1981), middle_of(opened, 1986))  # inside: the window moves
    assert years(opened) == [1983, 1990]
    drag(opened, middle_of(opened, 1993), middle_of(opened, 1972))  # outside: a new one, either way
    assert years(opened) == [1972, 1993]
    opened.mouse.dblclick(*middle_of(opened, 1980))
    assert years(opened) is None


def test_dragging_a_handle_moves_that_end(opened):
    box = opened.get_by_role("slider").nth(1).bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    drag(opened, at, (middle_of(opened, 1990)[0] + 12, at[1]))
    assert years(opened) == [1970, 1990]


def test_a_dot_hovers_and_chooses_its_tie(opened):
    dot = (middle_of(opened, 1980)[0], opened.locator(".sm-time-band").bounding_box()["y"] + 36)
    opened.mouse.move(*dot)
    assert opened.evaluate(f"{STORE}.get().hover") == {"tie": 1}
    assert "1980" in opened.locator(".sm-time-caption").inner_text()
    assert "Place 2" in opened.locator(".sm-time-caption").inner_text()
    opened.mouse.click(*dot)
    assert opened.evaluate(f"{STORE}.get().selection.place") is not None
    opened.mouse.move(dot[0] + 60, dot[1])
    assert opened.evaluate(f"{STORE}.get().hover") is None


def test_undated_ties_are_counted_and_can_be_left_out(opened):
    toggle = opened.get_by_role("button", name="+2 undated")
    assert toggle.get_attribute("aria-pressed") == "true"
    toggle.click()
    assert opened.evaluate(f"{STORE}.visible.reduce((a, b) => a + b)") == 5
    assert toggle.get_attribute("aria-pressed") == "false"
    toggle.click()
    assert opened.evaluate(f"{STORE}.visible.reduce((a, b) => a + b)") == 7


def test_all_years_is_offered_once_some_are_left_out(opened):
    reset = opened.get_by_role("button", name="All years")
    assert reset.is_hidden()
    opened.evaluate(f"{STORE}.set({{filters: {{years: [1980, 1990]}}}})")
    reset.click()
    assert years(opened) is None and reset.is_hidden()


def test_play_shows_the_year_pauses_and_ends_at_the_last(opened):
    opened.evaluate(f"{STORE}.set({{filters: {{years: [1996, 1997]}}}})")
    play = opened.get_by_role("button", name="Play through the years")
    play.click()
    big = opened.locator(".sm-big-year")
    opened.until("document.querySelector('.sm-big-year')?.textContent === '1997'")
    opened.get_by_role("button", name="Pause").click()
    assert big.count() == 0 and years(opened)[0] == 1996
    paused = years(opened)
    play.click()
    assert years(opened) == paused  # it goes on where it was
    opened.until(f"{STORE}.get().filters.years?.[1] === 1999")
    play.wait_for()
    assert years(opened) == [1996, 1999] and big.count() == 0


def test_play_of_all_years_ends_without_a_filter_and_yields_to_the_reader(opened):
    opened.get_by_role("button", name="Play through the years").click()
    opened.until(f"{STORE}.get().filters.years?.[1] > 1970")
    opened.evaluate(f"{STORE}.set({{filters: {{years: [1980, 1985]}}}})")
    opened.get_by_role("button", name="Play through the years").wait_for()
    opened.wait_for_timeout(900)
    assert years(opened) == [1980, 1985]


def test_play_takes_steps_where_motion_is_not_wanted(open_page, make_layer):
    page = open_page(render_page(make_layer(PLACES, TIES), basemap=BASEMAP, title="T"))
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(
        f"globalThis.seen = []; {STORE}.subscribe((s, c) => c.has('filters') && seen.push(s.filters.years)), 0"
    )
    page.get_by_role("button", name="Play through the years").click()
    page.until(f"seen.length && {STORE}.get().filters.years === null", seconds=20)
    seen = page.evaluate("seen")
    assert len(seen) <= 12 and seen[0] == [1970, 1970] and seen[-2] == [1970, 1999]


def test_many_ties_are_bars_of_the_same_years(open_page, make_layer):
    page = open_page(render_page(make_layer(PLACES, TIES * 20), basemap=BASEMAP, title="T"))
    assert page.locator(".sm-time-caption").inner_text() == "Ties by year of agreement"
    assert values(page)[0][4] == "1970 · 100 ties, 1970–1999"
    ink = """(year) => { const canvas = document.querySelector('.sm-marks'), { width, height } = canvas;
      const at = (year - 1970 + 0.5) / 30, data = canvas.getContext('2d').getImageData(at * width, 0, 1, height).data;
      return [...data].filter((value, k) => k % 4 === 3 && value > 0).length / height; }"""
    page.until(f"({ink})(1990) > 0.9")  # forty of a hundred are the highest bar
    assert page.evaluate(f"({ink})(1980)") == pytest.approx(0.5, abs=0.06)
    assert page.evaluate(f"({ink})(1975)") == 0


def test_time_runs_from_the_right_in_arabic(open_page, make_layer):
    page = open_page(render_page(make_layer(PLACES, TIES), basemap=BASEMAP, title="T", lang="ar"))
    first, last = (handle.bounding_box()["x"] for handle in page.get_by_role("slider").all())
    assert first > last
    drag(page, middle_of(page, 1978), middle_of(page, 1985))
    assert years(page) == [1984, 1991]  # the mirror image of 1978 to 1985


def test_strip_lies_in_the_sheet_of_a_phone(open_page, make_layer):
    page = open_page(render_page(make_layer(PLACES, TIES), basemap=BASEMAP, title="T"), width=390, height=844)
    assert page.locator(".sm-panel .sm-time").is_visible() and page.locator(".sm-strip").is_hidden()
    box = page.locator(".sm-play").bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44
