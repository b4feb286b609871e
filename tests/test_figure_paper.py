"""Figures on paper: their size, what is written on them, and how they look to drawing programs and screen readers."""

import base64
import io
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from sistermap.geo.errors import MapError
from sistermap.geo.layer import example_layer
from sistermap.maps.boundaries import no_basemap
from sistermap.maps.colours import Pair
from sistermap.maps.figure.draw import draw_figure, draw_map
from sistermap.maps.figure.fonts import choose_fonts
from sistermap.maps.figure.logo import read_address
from sistermap.maps.figure.paper import Paper
from sistermap.maps.figure.print_styles import STYLES
from sistermap.maps.figure.render import settings
from sistermap.maps.figure.size import Size, check_pixels, read_size
from sistermap.maps.figure.writing import Font, cut, directed, shorten, text_size, wrap

SVG = "{http://www.w3.org/2000/svg}"
SOURCES = [{"what": "places", "text": "Places: GeoNames", "short": "GeoNames", "licence": "CC BY 4.0"}]


def drawn(layer, suffix=".svg", **options):
    return draw_map(layer, [suffix], **{"attribution": SOURCES, **options}).files[suffix]


def parse(svg):
    return ElementTree.fromstring(svg)


def texts(svg, layer):
    [group] = [node for node in parse(svg).iter(f"{SVG}g") if node.get("id") == layer]
    return ["".join(node.itertext()) for node in group.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("text", "style", "size"),
    [
        ("160x90mm", "print", (160, 90)), ("16 × 9 cm", "print", (160, 90)), ("6.3X3.5IN", "print", (160.02, 88.9)),
        ("160mm", "print", (160, None)), ("single", "journal", (89, None)), ("double", "print", (183, None)),
        (None, "screen", (254, None)), ("", "journal", (183, None)), ("1200x1200mm", "grey", (1200, 1200)),
    ],
)  # fmt: skip
def test_read_size_knows_units_and_columns(text, style, size):
    assert read_size(text, style) == size


@pytest.mark.parametrize(
    "text", ["a4", "160x90", "0x0mm", "59x90mm", "160x39mm", "121x20cm", "-5x9cm", "1e3x90mm", "160x90pt", "9" * 40 + "mm"]
)  # fmt: skip
def test_read_size_refuses_in_one_line(text):
    with pytest.raises(MapError, match=r"size .*expected .*mm") as error:
        read_size(text, "print")
    assert "\n" not in str(error.value)


def test_check_pixels_says_the_finest_that_goes():
    check_pixels(180, 120, 1200)
    with pytest.raises(MapError, match="expected 200 million at most: 302 dpi"):
        check_pixels(1189, 1189, 1200)


@pytest.mark.parametrize("size", ["160x90mm", "6.3x3.5in", "89x70mm", "841x594mm"])
@pytest.mark.parametrize("style", STYLES)
def test_draw_figure_has_its_size_and_no_letter_under_what_print_can_show(size, style):
    svg = drawn(example_layer(), size=size, style=style, title="Busan and its partners", source="City")
    width, height = read_size(size, style)
    root = parse(svg)
    assert float(root.get("width")[:-2]) == pytest.approx(width)
    assert float(root.get("height")[:-2]) == pytest.approx(height)
    letters = [float(px) for px in re.findall(rb"font-size: ([\d.]+)px", svg)]
    assert min(letters) >= (5.5 if style == "journal" else 6.0)
    lines = [float(width) for width in re.findall(rb"stroke-width: ([\d.]+)", svg)]
    assert min(lines) >= 0.25


def test_draw_figure_of_a_width_alone_is_as_high_as_its_texts_need():
    short, long = (parse(drawn(example_layer(), title=title)) for title in ("Busan", "Busan and more " * 12))
    assert float(short.get("height")[:-2]) < float(long.get("height")[:-2])
    assert short.get("width") == long.get("width") == "180mm"


def test_draw_figure_on_too_small_a_paper_says_what_it_needs():
    with pytest.raises(
        MapError, match=r"size 60x40mm leaves \d+ mm for the map .*expected 25 mm: 60x\d+mm"
    ) as error:
        drawn(example_layer(), size="60x40mm", title="Busan", source="City of Busan " * 9)
    needed = re.search(r"60x\d+mm$", str(error.value))[0]
    assert drawn(example_layer(), size=needed, title="Busan", source="City of Busan " * 9)


def test_draw_figure_names_layers_and_describes_itself():
    svg = drawn(example_layer(), title="Busan <b>")
    root = parse(svg)
    names = [node.get("id") for node in root.iter(f"{SVG}g")]
    assert {
        "sea",
        "land",
        "borders",
        "ties-sister",
        "places",
        "labels",
        "label-halos",
        "title",
        "captions",
    } <= {*names}
    assert [node.text for node in root.findall(f"{SVG}title")] == ["Busan <b>"]
    assert root.find(f"{SVG}desc").text.startswith("Busan <b>. Map of 2 ties")
    assert root.get("aria-labelledby").split() == [root[0].get("id"), root[1].get("id")]
    assert (
        sorted(texts(svg, "labels"))
        == sorted(texts(svg, "label-halos"))
        == ["Busan", "Los Angeles", "Shimonoseki"]
    )


def test_draw_figure_describes_itself_in_a_png_and_a_pdf():
    made = draw_map(example_layer(), [".png", ".pdf"], title="Busan", dpi=40)
    assert Image.open(io.BytesIO(made.files[".png"])).text["Description"] == made.alt
    assert b"/Title (Busan)" in made.files[".pdf"] and b"/Subject (Busan. Map of 2 ties" in made.files[".pdf"]
    assert b"/FontFile2" in made.files[".pdf"]


def test_draw_figure_in_a_journal_has_no_title_and_no_citation():
    options = {"title": "Busan’s partners", "subtitle": "Since 1967", "source": "City"}
    in_print, in_journal = (drawn(example_layer(), style=style, **options) for style in ("print", "journal"))
    assert texts(in_print, "title") == ["Busan", "’s partners", "Since 1967"]
    assert texts(in_journal, "title") == []
    assert "How to cite" in " ".join(texts(in_print, "captions"))
    assert texts(in_journal, "captions") == ["City", "Places: GeoNames (CC BY 4.0)."]


def test_draw_figure_gives_home_the_accent_but_in_grey():
    accent = Pair("#0a7a5c", "#20c997")
    assert b"#0a7a5c" in drawn(example_layer(), title="Busan", accent=accent)
    assert b"#0a7a5c" not in drawn(example_layer(), title="Busan", accent=accent, style="grey")


@pytest.mark.parametrize(("lang", "anchor"), [("en", "start"), ("ar", "end")])
def test_draw_figure_begins_lines_where_the_language_does(lang, anchor):
    svg = parse(drawn(example_layer(), lang=lang, title="Title", source="Source"))
    [group] = [node for node in svg.iter(f"{SVG}g") if node.get("id") == "captions"]
    anchors = {
        node.get("style").partition("text-anchor: ")[2][:3] or "sta" for node in group.iter(f"{SVG}text")
    }
    assert anchors == {anchor[:3]}


@pytest.mark.parametrize(("kinds", "entries"), [(["sister"], 0), (["sister", "mou"], 2)])
def test_draw_figure_of_one_kind_has_no_legend(make_layer, kinds, entries):
    places = [(f"city:{k}", f"P{k}", 10 * k, 10) for k in range(3)]
    ties = [{"from_id": "city:0", "to_id": f"city:{k + 1}", "kind": kind} for k, kind in enumerate(kinds)]
    assert len(texts(drawn(make_layer(places, ties)), "legend")) == entries if entries else True
    assert (b'id="legend"' in drawn(make_layer(places, ties))) == bool(entries)


def test_draw_figure_counts_sums_and_shows_widths_in_its_legend(make_layer):
    places = [(f"city:{k}", f"P{k}", 10 * k, 10) for k in range(3)]
    ties = [{"from_id": "city:0", "to_id": f"city:{k}", "kind": kind, "ties": n, "valued": 0}
            for k, kind, n in ((1, "sister", 1500), (2, "mou", 20))]  # fmt: skip
    shown = texts(drawn(make_layer(places, ties), lang="de"), "legend")
    assert shown == ["Partnerstadt (1.500)", "Vereinbarung (MOU) (20)", "2.000", "400", "60"]


def test_draw_figure_says_what_its_extent_leaves_out():
    made = draw_map(example_layer(), [".svg"], extent=(120, 30, 140, 40))
    assert "between Busan and 1 place in 1 country" in made.alt and made.alt.endswith(
        "Not shown (1): Los Angeles."
    )


def picture(form):
    made = io.BytesIO()
    Image.new("RGB", (30, 10), "#123456").save(made, form)
    return f"data:image/{form};base64,{base64.b64encode(made.getvalue()).decode()}"


LINES = (
    "data:image/svg+xml;base64,"
    + base64.b64encode(
        b'<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="10"><script>alert(1)</script></svg>'
    ).decode()
)


@pytest.mark.parametrize("logo", [picture("png"), LINES])
def test_draw_figure_puts_a_logo_beside_the_title(logo):
    svg = parse(drawn(example_layer(), title="Busan", logo=logo))
    [image] = svg.iter(f"{SVG}image")
    width, height = (float(image.get(side)) for side in ("width", "height"))
    assert width / height == pytest.approx(3, rel=0.03)
    assert not [*svg.iter(f"{SVG}script")]


def test_draw_figure_of_dots_says_that_it_cannot_hold_lines():
    made = draw_map(example_layer(), [".png"], title="Busan", logo=LINES, dpi=40)
    assert made.remarks == (
        "the logo is an SVG, which .png cannot hold; expected PNG, JPEG, WebP or GIF there",
    )


@pytest.mark.parametrize(
    ("stated", "shape"),
    [
        ("0 0 30 10", (30, 10)),
        (".5 .5 30 10", (30, 10)),
        ("0,0,1e3,.5e3", (1000, 500)),
        ("-5, -5 ,+8.25  4.", (8.25, 4)),
    ],
)
def test_read_address_reads_numbers_as_svg_writes_them(stated, shape):
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{stated}"/>'.encode()
    assert read_address("data:image/svg+xml;base64," + base64.b64encode(drawn).decode()).shape == shape


@pytest.mark.parametrize("stated", ["0 0 inf 1", "0 0 nan 1", "0 0 10", "a b c d", "0 0 -1 -1"])
def test_read_address_refuses_a_view_box_that_is_none(stated):
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{stated}"/>'.encode()
    with pytest.raises(MapError, match="viewBox"):
        read_address("data:image/svg+xml;base64," + base64.b64encode(drawn).decode())


@pytest.mark.parametrize(
    "stated",
    [
        "",
        'viewBox="0 0 nan 1e999"',
        'viewBox="0 0 0 0"',
        'width="nan" height="1e400"',
        'width="0" height="0"',
    ],
)
def test_read_address_refuses_an_svg_of_no_size(stated):
    with pytest.raises(MapError, match="numbers above 0, expected a viewBox"):
        read_address("data:image/svg+xml;base64," + base64.b64encode(f"<svg {stated}/>".encode()).decode())


@pytest.fixture
def axes(request):
    fonts = request.getfixturevalue("korean_font") if "dense" in request.node.name else ["DejaVu Sans"]
    with rc_context({"font.family": fonts}):
        yield Paper(Size(160, 90), STYLES["print"], rtl=False).layer("words", 1)


@pytest.mark.parametrize("text", ["word " * 90, "x" * 500, "كلمة " * 90])
def test_wrap_keeps_within_the_width_and_the_lines(axes, text):
    lines = wrap(axes, text, Font(12), 150, most=3)
    assert 1 <= len(lines) <= 3 and lines[-1].endswith("…")
    assert all(text_size(axes, line, Font(12))[0] <= 150 for line in lines)


def test_wrap_breaks_dense_scripts_between_letters_and_not_before_a_closing_mark(axes):
    lines = wrap(axes, "漢字의文字列、" * 40, Font(12), 150, most=4)
    assert len(lines) == 4 and not any(line.startswith("、") for line in lines)
    assert all(text_size(axes, line, Font(12))[0] > 120 for line in lines)


@pytest.mark.parametrize("text", ["short", "x" * 39, "e\u0301" * 40])
def test_shorten_and_cut_keep_what_fits_and_letters_whole(axes, text):
    assert shorten(axes, text, Font(8), 10_000) == text
    assert len(cut(text, 20)) <= 20
    assert not cut("e\u0301" * 40, 20)[:-1].endswith("e")


def test_draw_figure_cuts_names_of_many_letters(make_layer):
    layer = make_layer([("city:1", "N" * 500, 10, 10), ("city:2", "B", 20, 20)], [("city:1", "city:2")])
    assert sorted(texts(draw_figure(layer, ".svg", basemap=no_basemap()), "labels")) == ["B", "N" * 31 + "…"]


def test_draw_figure_writes_names_at_the_edge_among_the_others(make_layer):
    layer = make_layer(
        [("city:1", "Busan", 129, 35), ("city:2", "Kobe", 135, 34), ("city:3", "Perth", 116, -32)],
        [("city:1", "city:2"), ("city:1", "city:3")],
    )
    svg = drawn(layer, extent=(110, 20, 150, 50))
    [edge] = [text for text in texts(svg, "labels") if "Perth" in text]
    assert edge in texts(svg, "label-halos") and edge[0] in "←↙↓↘→"


@pytest.mark.parametrize(
    ("options", "first"),
    [
        ({"title": "Busan", "source": "City", "date": "2026-11-29"},
         "How to cite: City: Busan, as of November 29, 2026. Map: sistermap."),
        ({"title": "Busan", "date": "2026-11-29", "lang": "de"}, "Zitierweise: Busan, Stand: 29. November 2026. Karte: sistermap."),
        ({"source": "City", "date": "2026-11-29", "lang": "de"}, "City · Stand: 29. November 2026"),
        ({"title": "Busan", "source": "City", "date": "2026-11-29", "style": "journal"}, "City · as of November 29, 2026"),
        ({"date": "Winter 2026", "lang": "ko"}, "Winter 2026 기준"),
    ],
)  # fmt: skip
def test_draw_figure_states_source_and_date_once(options, first):
    written = texts(drawn(example_layer(), **options), "captions")
    assert written[0] == first
    assert [line for line in written[1:] if "2026" in line or "City" in line] == []


def test_draw_figure_directs_every_line_of_arabic():
    svg = drawn(example_layer(), title="Busan 2026: شركاء", source="City", lang="ar")
    lines = [line for name in ("title", "captions") for line in texts(svg, name)]
    assert len(lines) > 3
    assert [line for line in lines if (line[0], line[-1]) != ("\u202b", "\u202c")] == []
    assert "City\u200f: Busan 2026" in texts(svg, "captions")[0]


def test_directed_line_that_begins_with_latin_begins_at_the_right():
    def right_end(text):
        with rc_context(settings(choose_fonts([text]))):
            figure = Figure(figsize=(2, 0.3), dpi=100)
            FigureCanvasAgg(figure).figure.text(1, 0.2, text, ha="right")
            figure.canvas.draw()
        return np.asarray(figure.canvas.buffer_rgba())[:, -24:, 0]

    mixed = "WWW شركاء"
    assert (right_end(directed(mixed, rtl=True)) == right_end("WWW")).all()
    assert (right_end(mixed) != right_end("WWW")).any()
