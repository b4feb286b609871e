"""Whether everybody can use the panel: axe's rules, targets, few Tab stops, a page zoomed twice."""

import json
from pathlib import Path

import pytest
from panel_layer import BASEMAP, COLUMNS, MEMBERS, PLACES, TIES, UNPLACED, crowd, store
from sistermap.maps.page.tie_map import render_page


@pytest.fixture
def layer(make_layer):
    return make_layer(PLACES, TIES, members=MEMBERS, unplaced=UNPLACED, place_columns=COLUMNS)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    ("theme", "seen", "shown"),
    [
        ("light", "{selection: {place: 0}}", "list"),
        ("dark", "{selection: {tie: 0}, filters: {kind: new Set(['sister'])}}", "filter"),
        ("light", "{selection: {place: 0, compare: 1}}", "unplaced"),
        ("dark", "{selection: {place: 1}, spokes: 'WeGO'}", "networks"),
    ],
)
def test_axe_finds_nothing_against_wcag_22_aa(open_page, layer, width, theme, seen, shown):
    import axe_playwright_python

    source = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page = open_page(
        render_page(layer, basemap=BASEMAP, title="Busan and friends"),
        width=width,
        theme=theme,
        bypass_csp=True,
    )
    store(page, f"{{page: '{shown}'}}")
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
    tools = page.locator(
        ".sm-tools :is(button, select, label), .sm-legend button, .sm-row-head button, .sm-row, .sm-line button, .sm-play"
    ).locator("visible=true")
    assert tools.count() > 12
    heights = {
        tools.nth(i).evaluate("(e) => e.outerHTML.slice(0, 80)"): tools.nth(i).bounding_box()["height"]
        for i in range(tools.count())
    }
    assert {name: height for name, height in heights.items() if height < 44} == {}


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


@pytest.mark.parametrize("kinds", [1, 12])
def test_few_tab_stops_come_before_the_list(open_page, make_layer, kinds):
    places, ties = crowd(40)
    ties = [{**tie, "kind": f"kind {n % kinds}"} for n, tie in enumerate(ties)]
    page = open_page(render_page(make_layer(places, ties), basemap=BASEMAP, title="T", home="city:0"))
    store(page, "{filters: {years: [1901, 1930]}}")
    stops = 0
    while page.evaluate("!document.activeElement.matches('.sm-grid, .sm-grid *')"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= 20
    assert stops > 2
