"""The index of a kit in a browser: nothing from elsewhere, nothing that a screen reader misses, every width and theme."""

import io
from pathlib import Path

import pytest
from PIL import Image
from sistermap.data import shipped
from sistermap.geo.layer import example_layer
from sistermap.maps.figure.cover import MIDDLE, draw_cover
from sistermap.maps.kit.contents import GROUPS, OUTPUTS
from sistermap.maps.kit.index import render_index
from sistermap.maps.kit.overview import Overview
from sistermap.maps.kit.parts import kit_overview
from sistermap.maps.kit.pictures import DISC, crop_disc


def picture(width, height):
    channels = [Image.linear_gradient("L"), Image.linear_gradient("L").rotate(90), Image.radial_gradient("L")]
    image = Image.merge("RGB", channels).resize((width, height))  # of more colours than a palette has
    made = io.BytesIO()
    image.save(made, format="PNG")
    return made.getvalue()


def overview(lang, **changed):
    every = {output.name: [(output.name, 12_345), (f"more/{output.name}", 6_789_000)] for output in OUTPUTS}
    texts = {
        "en": ("Busan’s 16 sister cities", "Busan"),
        "ar": ("15 شريكًا لـ الإسكندرية", "الإسكندرية"),
        "ko": (f"부산 {'가' * 500}", "부산"),
    }
    title, home = texts[lang]
    return Overview(title, lang=lang, subtitle=title, home=home, files=every, cover=picture(1200, 630), sheet=picture(1100, 660), alt=title, snippet="<iframe></iframe>", citation=title, **changed)  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "theme", "width"),
    [("en", "light", 1280), ("en", "dark", 390), ("ar", "dark", 1280), ("ko", "light", 320)],
)
def test_axe_finds_nothing_in_an_index(open_page, lang, theme, width):
    import axe_playwright_python

    opened = open_page(render_index(overview(lang)), width=width, theme=theme, wait=None, bypass_csp=True)
    opened.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    opened.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = opened.evaluate("axe.run()")
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found["violations"]] == []
    assert len(found["passes"]) > 20
    assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_index_asks_for_nothing_and_runs_nothing(open_page):
    opened = open_page(render_index(overview("en")), wait=None)
    assert (opened.requests, opened.errors) == ([], [])
    assert opened.evaluate("[document.scripts.length, document.querySelectorAll('main h2').length]") == [
        0,
        len(GROUPS),
    ]
    shown = "[...document.images].every((each) => each.naturalWidth > 0)"
    assert opened.evaluate(shown) is True
    blank = "[...document.querySelectorAll('.screen i, .cover i')].map((each) => getComputedStyle(each, '::before').backgroundImage).filter((each) => !each.startsWith('url(\"data:'))"
    assert opened.evaluate(blank) == []


def test_crop_disc_keeps_the_red_of_home():
    cover = draw_cover(example_layer(), shipped.basemap())
    colours = []
    for png, at in ((cover, MIDDLE), (crop_disc(cover), (MIDDLE[0] - DISC[0], MIDDLE[1]))):
        with Image.open(io.BytesIO(png)) as image:
            colours.append(image.convert("RGB").getpixel(at))
    assert all(abs(a - b) < 8 for a, b in zip(*colours, strict=True)), colours


def test_index_has_home_in_its_colour_where_french_draws_its_article_away(make_layer):
    layer = make_layer(
        [("city:1", "Le Havre", 0.1, 49.5), ("city:2", "Kobe", 135.2, 34.7)], [("city:1", "city:2")]
    )
    overview = kit_overview(layer, title="Les villes du Havre", lang="fr", home="city:1")
    assert "Les villes du <b>Havre</b></h1>" in render_index(overview)
