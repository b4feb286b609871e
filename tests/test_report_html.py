"""Reports as HTML, in a browser: the map in it lives, alone, and on paper there is its picture."""

import dataclasses
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import html as lxml_html
from PIL import Image
from sistermap.geo.layer import example_layer
from sistermap.maps.page.tie_map import render_page
from sistermap.maps.report.html import write_html
from sistermap.maps.report.html_chart import add_chart
from sistermap.maps.report.outline import (
    Chart,
    Column,
    Figure,
    KeyFigure,
    KeyFigures,
    Outline,
    Section,
    Table,
)
from sistermap.maps.texts import document_words

NASTY = '"></iframe><script>window.pwned = 1</script>{{ 6*7 }}'
DECADES = Chart(
    "Figure 2. Decades", "Decades", ("1960s", "1970s", "1980s"), (1, 0, 3), "Ties", b"", "Decades: 1, 0, 3"
)
LONG = Chart("Figure 3. Countries", "Countries", ("Bosnia and Herzegovina", "Japan"), (4, 1), "Ties", b"")
PLACES = Table(
    "Table 1. Partners", "Partners", (Column("Place"), Column("Ties", "count")), [("Kobe " * 60, 7)]
)
STAYS = "getComputedStyle(document.querySelector({0!r})).display"


def png():
    made = io.BytesIO()
    Image.new("RGB", (1600, 800), "#f2f5f7").save(made, "png")
    return made.getvalue()


@pytest.fixture(scope="module")
def live():
    return render_page(example_layer(), title=NASTY, embed=True, titled=False)


def outline_of(live="", *blocks, title="Our partners", lang="en"):
    first = (
        KeyFigures((KeyFigure("ties", 1234), KeyFigure("farthest", 9636, "km"))),
        Figure("Figure 1. Map", png(), "A map"),
    )
    sections = (
        Section("Overview", first),
        Section("Counts", (DECADES, LONG, *blocks)),
        Section("The list", (PLACES, "A remark."), appendix=True),
    )
    return Outline(title, lang, "As of 2026.", sections, document_words("en"), live)


def opened(open_page, outline, **settings):
    page = open_page(write_html(outline).decode(), wait=None, **settings)
    page.wait_for_load_state()
    return page


def until(frame, expression, seconds=10):
    for _ in range(seconds * 50):
        if frame.evaluate(expression):
            return
        frame.page.wait_for_timeout(20)
    raise AssertionError(f"never came true: {expression}")


def test_write_html_has_a_map_that_lives_without_a_network(open_page, live):
    page = opened(open_page, outline_of(live))
    frame = page.frames[1]
    until(frame, "performance.getEntriesByName('sistermap-drawn').length > 0")
    assert frame.evaluate(
        "[document.documentElement.dataset.ties, document.querySelectorAll('h1').length]"
    ) == ["2", 0]
    dot = frame.evaluate("""(() => {
        const { map } = Object.values(sistermap.pages)[0], { places } = Object.values(sistermap.pages)[0].data;
        const { x, y } = map.latLngToContainerPoint([places.lat[1], places.lon[1]]), box = map.getContainer().getBoundingClientRect();
        return { x: box.x + x, y: box.y + y, name: places.name[1] };
    })()""")
    place = page.locator("iframe").bounding_box()
    page.mouse.click(place["x"] + dot["x"], place["y"] + dot["y"])
    until(frame, f"document.querySelector('.sm-card')?.textContent.includes({dot['name']!r})")
    assert frame.evaluate("self.origin") == "null"
    assert (page.requests, page.errors, page.dialogs) == ([], [], [])


def test_write_html_keeps_text_of_the_map_in_its_frame(open_page, live):
    report = write_html(outline_of(live, title=NASTY))
    tree = lxml_html.fromstring(report)
    assert (len(tree.xpath("//iframe")), tree.xpath("//script")) == (1, [])
    page = opened(open_page, outline_of(live, title=NASTY))
    assert page.evaluate("window.pwned === undefined") and page.frames[1].evaluate(
        "window.pwned === undefined"
    )


def test_write_html_shows_the_picture_on_paper_and_without_scripts(open_page, live):
    page = opened(open_page, outline_of(live))
    shown = lambda: [page.evaluate(STAYS.format(name)) for name in ("iframe", "img")]  # noqa: E731
    assert shown() == ["block", "none"]
    page.emulate_media(media="print")
    assert shown() == ["none", "block"]
    assert (
        page.evaluate(
            "getComputedStyle(document.querySelector('details'), '::details-content').contentVisibility"
        )
        == "visible"
    )
    still = opened(open_page, outline_of(live), java_script_enabled=False)
    assert still.locator("img").is_visible() and not still.locator("iframe").is_visible()


def test_a_page_in_a_frame_that_is_hidden_at_first_fits_its_map_once_it_is_seen(open_page, live):
    report = write_html(outline_of(live)).decode()
    zooms = []
    for body in ("<body>", "<body hidden>"):
        page = open_page(report.replace("<body>", body), wait=None)
        page.wait_for_load_state()
        until(page.frames[1], "performance.getEntriesByName('sistermap-drawn').length > 0")
        page.evaluate("document.body.hidden = false")
        until(page.frames[1], "Object.values(sistermap.pages)[0].map.getSize().x > 0")
        zooms.append(page.frames[1].evaluate("Object.values(sistermap.pages)[0].map.getZoom()"))
        assert page.errors == []
    assert zooms[0] == pytest.approx(zooms[1], abs=0.05)


def test_write_html_without_a_live_map_runs_nothing():
    tree = lxml_html.fromstring(write_html(outline_of()))
    [policy] = tree.xpath("//meta[@http-equiv]/@content")
    assert "script-src" not in policy and "unsafe" not in policy
    assert tree.xpath("//iframe | //script") == []


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_in_a_report(open_page, live, width, theme):
    import axe_playwright_python

    source = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    page = opened(open_page, outline_of(live), width=width, theme=theme, bypass_csp=True)
    page.locator("summary").click()
    page.evaluate(source)
    found = page.evaluate("axe.run()")
    wrong = [(one["id"], one["nodes"][0]["html"][:120]) for one in found["violations"]]
    assert wrong == [], json.dumps(wrong, indent=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_write_html_unfolds_the_appendix_that_a_link_leads_to(open_page):
    page = opened(open_page, outline_of())
    assert not page.get_by_text("A remark.").is_visible()
    page.get_by_role("navigation").get_by_role("link", name="The list").click()
    assert page.get_by_text("A remark.").is_visible()


@pytest.mark.parametrize(("lang", "first"), [("en", "lowest"), ("ar", "highest")])
def test_add_chart_begins_where_the_language_does(lang, first):
    body = ElementTree.Element("body")
    add_chart(body, DECADES, lang)
    at = {text.text: float(text.get("x").rstrip("%")) for text in body.iter("text")}
    assert (at["1960s"] < at["1980s"]) == (first == "lowest")
    heights = [float(rect.get("height")) for rect in body.iter("rect")]
    assert heights[1] == 0 and heights[2] == 3 * heights[0]


def test_add_chart_lists_categories_with_long_names():
    body = ElementTree.Element("body")
    add_chart(body, LONG, "en")
    assert [cell.text for cell in body.iter("th")] == list(LONG.categories)
    assert [rect.get("width") for rect in body.iter("rect")] == ["100.00%", "25.00%"]


def test_write_html_is_the_same_for_the_same_outline(live):
    outline = outline_of(live)
    assert write_html(outline) == write_html(dataclasses.replace(outline))


def test_write_html_draws_bars_beside_counts():
    kinds = Table(
        "T",
        "T",
        (Column("Kind"), Column("Ties", "count")),
        [("Sister city", 4), ("Friendship", 1), ("Visit", 1)],
    )
    tree = lxml_html.fromstring(write_html(outline_of("", kinds)))
    widths = tree.xpath("//section//table[caption='T']//rect/@width")
    assert widths == ["100.00%", "25.00%", "25.00%"]


def test_write_html_has_a_sentence_in_place_of_rows_that_say_little():
    rows = [("Japan", 4), ("China", 2), ("Peru", 1), ("Togo", 1)]
    brief = Table(
        "T",
        "T",
        (Column("Country"), Column("Ties", "count")),
        rows,
        brief="One each: Peru, Togo.",
        brief_rows=2,
    )
    text = lxml_html.fromstring(write_html(outline_of("", brief))).xpath("string(//main)")
    assert text.count("Peru") == text.count("Togo") == 1 and "One each: Peru, Togo." in text


def test_write_html_prints_a_register_in_place_of_a_long_list(open_page):
    rows, register = [("Kobe", 1), ("Lima", 1)], (("Japan", ("Kobe 1976",)), ("Peru", ("Lima 1977",)))
    page = opened(
        open_page,
        outline_of("", Table("T", "T", (Column("Place"), Column("Ties", "count")), rows, register=register)),
    )
    seen = lambda: [page.get_by_text(text).is_visible() for text in ("Kobe 1976", "Lima 1977")]  # noqa: E731
    assert seen() == [False, False]
    page.emulate_media(media="print")
    assert seen() == [True, True] and not page.get_by_role("cell", name="Lima").is_visible()


def test_add_chart_thins_the_labels_of_many_columns():
    many = Chart(
        "Decades",
        "Decades",
        tuple(f"{year}s" for year in range(850, 2030, 10)),
        (1, *[0] * 116, 2),
        "Ties",
        b"",
    )
    body = ElementTree.Element("body")
    add_chart(body, many, "en")
    texts = [text.text for text in body.iter("text")]
    assert len([*body.iter("rect")]) == 118 and texts.count("850s") == 1 and len(texts) <= 14
    assert "2" in texts and "0" not in texts
