"""What the user says of a page's looks: checked, mended where it can be, and what reaches the page."""

import base64
import datetime as dt
import io
import json
import re
from contextlib import nullcontext

import pytest
from PIL import Image
from sistermap.geo.errors import MapError
from sistermap.maps.colours import LANDS, PAPERS, SEAS, contrast, fit_pair, parse_colour
from sistermap.maps.page.look import PageLook, make_look
from sistermap.maps.page.pictures import LOGO_BYTES, picture_kind, read_logo
from sistermap.maps.page.tie_map import render_page
from sistermap.maps.page.tiles import tile_origins, tile_source

SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
OSM = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"


def picture(kind="PNG", size=(8, 8)):
    written = io.BytesIO()
    Image.new("RGB", size, "red").save(written, kind)
    return written.getvalue()


def island_of(page):
    return json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S)[1])


# ---- colours ----


@pytest.mark.parametrize(
    "colour", ["#ffffff", "#000000", "#ffd700", "#0b5fa5", "#808080", "#ff0000", "#00ff00"]
)
@pytest.mark.parametrize("text", [True, False])
def test_fit_pair_stands_out_on_both_papers(colour, text):
    pair = fit_pair(colour, text=text).pair
    for k in (0, 1):
        assert contrast(pair[k], PAPERS[k]) >= (4.5 if text else 3)
        assert min(contrast(pair[k], SEAS[k]), contrast(pair[k], LANDS[k])) >= 3


def test_fit_pair_keeps_a_colour_that_fits():
    fitted = fit_pair("#00613c", text=True)
    assert (fitted.pair.light, fitted.changed) == ("#00613c", False)
    assert fitted.pair.dark != "#00613c"


@pytest.mark.parametrize("text", ["", "red;}", "#12345", "rgb(1,2,3)", "url(x)", "#gggggg", "bluish"])
def test_parse_colour_refuses_what_is_none(text):
    with pytest.raises(MapError, match="is no colour, expected #rrggbb"):
        parse_colour(text)


def test_make_look_says_what_contrast_an_accent_has_and_what_it_becomes(busan):
    look = make_look(busan, accent="#FFD700")
    assert look.remarks == (
        f"accent #FFD700 has a contrast of 1.4:1 on light paper, expected 4.5:1; drawn as {look.accent.light} there",
    )


@pytest.mark.parametrize("word", ["sister", "Sister", "자매결연", "Sister city", "Partnerstadt"])
def test_make_look_knows_a_kind_by_our_name_and_by_the_words_of_the_table(busan, word):
    assert make_look(busan, colours={word: "#0a7d5c"}).colours.keys() == {"sister"}


def test_make_look_names_the_kinds_that_occur(busan):
    expected = r"colour 'treaty': no tie is of that kind, expected one of sister \(자매결연\), friendship \(우호협력\), mou, project"
    with pytest.raises(MapError, match=f"^{expected}$"):
        make_look(busan, colours={"treaty": "red"})


def test_make_look_refuses_two_colours_for_one_kind(busan):
    with pytest.raises(MapError, match="자매결연 and sister are one kind, sister; expected one colour"):
        make_look(busan, colours={"sister": "#0a7d5c", "자매결연": "#7d0a5c"})


def test_render_page_draws_kinds_and_home_in_the_colours_that_were_given(busan, basemap):
    look = make_look(busan, accent="#00613c", colours={"자매결연": "#0a7d5c"})
    page = render_page(busan, basemap=basemap, look=look)
    island = island_of(page)
    assert island["kinds"]["sister"]["light"] == "#0a7d5c"
    assert island["kinds"]["mou"]["light"] == "#7b16d9"
    assert island["meta"]["accent"] == {"light": "#00613c", "dark": look.accent.dark}
    assert ":root{--sm-accent:#00613c;--sm-home:#00613c}" in page
    assert 'stroke="#0a7d5c"' in page  # without scripts too


# ---- texts ----


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2026-01-31", "2026-01-31"), (dt.date(2026, 1, 31), "2026-01-31"), ("2026-01", "2026-01"), (" spring ", "spring"), (None, "")],
)  # fmt: skip
def test_make_look_takes_a_date_or_any_text(busan, date, expected):
    assert make_look(busan, date=date).date == expected


@pytest.mark.parametrize("date", ["2026-02-30", "2026-13", "0000"])
def test_make_look_refuses_a_day_that_is_none(busan, date):
    with pytest.raises(MapError, match="is no day, expected one such as 2026-01-31, or any text"):
        make_look(busan, date=date)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en", "City of Busan · as of January 31, 2026"), ("ko", "City of Busan · 2026년 1월 31일 기준"), ("de", "City of Busan · Stand: 31. Januar 2026")],
)  # fmt: skip
def test_page_says_whose_data_it_shows_as_of_when_in_its_language(open_page, busan, lang, expected):
    look = PageLook(source="City of Busan", date="2026-01-31")
    opened = open_page(render_page(busan, lang=lang, look=look))
    assert opened.page.locator(".sm-sources-line").inner_text() == expected
    assert opened.errors == []


def test_render_page_describes_itself_by_the_subtitle(busan):
    page = render_page(busan, title="T", look=PageLook(subtitle='Since "1967" & <on>'))
    assert '<meta name="description" content="Since &quot;1967&quot; &amp; &lt;on&gt;">' in page
    assert island_of(page)["meta"]["subtitle"] == 'Since "1967" & <on>'


# ---- pictures ----


@pytest.mark.parametrize(
    ("content", "kind"),
    [(picture("PNG"), "png"), (picture("JPEG"), "jpeg"), (picture("GIF"), "gif"), (picture("WEBP"), "webp"), (SVG, "svg+xml")],
    ids=["png", "jpeg", "gif", "webp", "svg"],
)  # fmt: skip
def test_read_logo_knows_a_picture_by_its_content(tmp_path, content, kind):
    file = tmp_path / "logo.txt"
    file.write_bytes(content)
    uri = read_logo(file)
    assert uri.startswith(f"data:image/{kind};base64,")
    assert base64.b64decode(uri.split(",")[1]) == content


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"<html><svg", b"<html>&lt;svg</html>", picture()[:40], b"\x89PNG\r\n\x1a\n", b"RIFF1234WEBP", b"%PDF-1.4 <svg"],
)  # fmt: skip
def test_read_logo_refuses_what_is_no_picture(tmp_path, content):
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    assert picture_kind(content) is None
    with pytest.raises(MapError, match=r"logo\.png: is no picture, expected PNG, JPEG, SVG, WebP or GIF$"):
        read_logo(file)


@pytest.mark.parametrize(
    ("before", "inside", "refused"),
    [
        ('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<text>&x;</text>", True),
        ('<?xml-stylesheet href="http://a.example/a.css"?>', "", True),
        ("", '<image href="http://a.example/a.png"/>', True),
        ("", '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="other.png"/>', True),
        ("", "<style>@import 'a.css'</style>", True),
        ("", '<g fill="url( \'http://a.example/#a\' )"/>', True),
        ('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">', "", False),
        ("", '<a href="https://a.example/"><use href="#a"/><g fill="url(#a)" style="fill:url(\'#b\')"/></a>', False),
        ("", '<image href="data:image/png;base64,AA=="/>', False),
    ],
)  # fmt: skip
def test_read_logo_refuses_an_svg_that_takes_something_from_elsewhere(tmp_path, before, inside, refused):
    file = tmp_path / "logo.svg"
    file.write_text(f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>')
    expected = pytest.raises(MapError, match="holds all it shows") if refused else nullcontext()
    with expected:
        assert read_logo(file)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_read_logo_refuses_more_pixels_than_are_seen(tmp_path, kind):
    file = tmp_path / "logo"
    Image.new("1" if kind == "PNG" else "L", (40000, 401)).save(file, kind, optimize=True)
    with pytest.raises(MapError, match="has 40,000 x 401 pixels, expected 16 million at most"):
        read_logo(file)


def test_read_logo_refuses_what_is_large(tmp_path):
    file = tmp_path / "logo.png"
    file.write_bytes(picture() + bytes(LOGO_BYTES))
    with pytest.raises(MapError, match="is 300 kB, expected a logo of 300 kB at most"):
        read_logo(file)


def test_a_logo_cannot_run_scripts(open_page, busan, tmp_path):
    file = tmp_path / "logo.svg"
    file.write_bytes(SVG.replace(b"alert(1)", b"parent.pwned=1"))
    page = render_page(busan, look=make_look(busan, logo=file))
    assert "parent.pwned" not in page  # it is in the island, as base64 that only an image is made of
    opened = open_page(page)
    assert (opened.evaluate("window.pwned"), opened.requests, opened.errors) == (None, [], [])


# ---- tiles ----


def test_tile_source_knows_whose_openstreetmap_is():
    assert tile_source(OSM, None)["short"] == "© OpenStreetMap contributors"
    assert tile_source("https://x.example/{z}/{x}/{y}", "© Example")["text"] == "© Example"


def test_tile_source_asks_whose_others_are():
    with pytest.raises(MapError, match="whose they are is not known, expected it in --tiles-attribution"):
        tile_source("https://notopenstreetmap.org/{z}/{x}/{y}.png", None)


@pytest.mark.parametrize(
    "template",
    ["", "tiles", "https://x.example/{z}/{x}.png", "javascript:{z}{x}{y}", "https://a;b/{z}/{x}/{y}", "https://* 'x'/{z}/{x}/{y}", 'https://x.example/{z}/{x}/{y}">'],
)  # fmt: skip
def test_tile_origins_refuse_what_is_no_template(template):
    with pytest.raises(MapError, match="expected an address such as https://tile"):
        tile_origins(template)


def test_render_page_loads_from_elsewhere_only_where_tiles_were_requested(busan):
    policy = re.compile(r"img-src ([^;]*);")
    assert policy.search(render_page(busan))[1] == "data: blob:"
    page = render_page(busan, look=make_look(busan, tiles=OSM))
    assert policy.search(page)[1] == "data: blob: https://tile.openstreetmap.org"
    assert island_of(page)["meta"]["tiles"] == OSM
    assert "© OpenStreetMap contributors" in json.dumps(
        island_of(page)["meta"]["attribution"], ensure_ascii=False
    )
