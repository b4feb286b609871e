"""Decks: what is on each slide, as python-pptx, openpyxl and lxml read the file, in our own look and in templates."""

import dataclasses
import datetime as dt
import io
import posixpath
import zipfile

import geopandas
import numpy as np
import openpyxl
import pandas as pd
import pytest
import sistermap
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches
from sistermap import data
from sistermap.cli import cli
from sistermap.geo.analysis.summary import summarise
from sistermap.geo.errors import MapError
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.layer import example_layer
from sistermap.maps.figure.draw import Drawn
from sistermap.maps.page.look import make_look
from sistermap.maps.report import make_report
from sistermap.maps.report.slides import write_slides
from sistermap.maps.report.slides.columns import Room, flow
from sistermap.maps.report.slides.content import make_slides
from sistermap.maps.report.slides.deck import (
    Bars,
    Cover,
    Deck,
    Grid,
    Group,
    Groups,
    Numbers,
    Paragraphs,
    Picture,
    Profile,
)  # fmt: skip
from sistermap.maps.report.slides.locator import draw_locator
from sistermap.maps.report.slides.template import choose_cover, choose_layout
from sistermap.maps.style import LAND
from sistermap.maps.texts import page_words, slide_words

NASTY = '=HYPERLINK("http://x","a")</a:t>&<script>\x07\u202e'


def png(width=4, height=2):
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#0b5fa5").save(made, "PNG")
    return made.getvalue()


def deck(*slides, lang="en"):
    words = {**{key: str(text) for key, text in page_words()[lang].items()}, **slide_words(lang)}
    return Deck("Our partners", lang, slides or every_slide(), words, "#0b5fa5", "#c8321f")


def every_slide(name="Shimonoseki"):
    return (
        Cover(title="Our partners", subtitle="In Japan", line="As of 2026", logo=png()),
        Picture(title="On the map", png=png(), alt="A map", notes="A map\nof ties"),
        Numbers(title="At a glance", figures=(("16", "ties"), ("9,636 km", "farthest"), ("1966", "oldest"))),
        Bars(title="By decade", categories=("1960s", "1970s"), values=(1, 3), series="Ties", alt="1 and 3", remark="None."),
        Groups(title="By region", groups=(Group("Asia · 1", (("Japan", (name,)),)),)),
        Grid(title="Ends", heads=("Name", "Until"), rows=((name, "2026"),)),
        Profile(title=name, rows=(("Country", "Japan"),), png=png(), alt="Where it is"),
        Paragraphs(title="Sources", texts=("One.", "Two.")),
    )  # fmt: skip


def opened(*slides, lang="en", **settings):
    return Presentation(io.BytesIO(write_slides(deck(*slides, lang=lang), **settings)))


def template(tmp_path, change=lambda made: None, name="template.pptx"):
    made = Presentation()
    change(made)
    made.save(tmp_path / name)
    return tmp_path / name


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def drop_placeholders(made):
    for holder in (made.slide_master, *made.slide_layouts):
        for shape in list(holder.placeholders):
            shape._element.getparent().remove(shape._element)


def add_examples(made):
    """Slides with notes, a link from one to another, one from the master, a section, and the slides that were last open."""
    first, second = (made.slides.add_slide(made.slide_layouts[0]) for _ in range(2))
    for slide in (first, second):
        slide.shapes.title.text = "EXAMPLE"
        slide.notes_slide.notes_text_frame.text = "EXAMPLE"
    first.shapes.add_textbox(0, 0, 100, 100).click_action.target_slide = second
    master = made.slide_master
    number = master.part.relate_to(first.part, RELATIONSHIP_TYPE.SLIDE)
    properties = next(iter(master.placeholders))._element.find(".//" + qn("p:cNvPr"))
    properties.append(parse_xml(f"<a:hlinkClick {nsdecls('a', 'r')} r:id='{number}'/>"))
    view = made.part.part_related_by(RELATIONSHIP_TYPE.VIEW_PROPS)
    number = view.relate_to(first.part, RELATIONSHIP_TYPE.SLIDE)
    view._blob = (
        f"<p:viewPr {nsdecls('p', 'r')}><p:sldLst><p:sld r:id='{number}'/></p:sldLst></p:viewPr>".encode()
    )
    made.element.append(
        parse_xml(
            f"<p:extLst {nsdecls('p')}><p:ext uri='x'><s:sldId xmlns:s='urn:sections' id='256'/></p:ext></p:extLst>"
        )
    )


# ---- in our own look ----


def test_write_slides_gives_every_slide_a_title_that_is_read_first():
    slides = opened().slides
    assert [slide.shapes.title.text for slide in slides] == [slide.title for slide in every_slide()]
    assert all(slide.shapes[0].shape_id == slide.shapes.title.shape_id for slide in slides)


def test_write_slides_is_as_wide_as_screens():
    made = opened()
    assert round(made.slide_width / made.slide_height, 3) == round(16 / 9, 3)


def test_write_slides_describes_what_is_seen():
    seen = {
        shape.name.split()[0]: shape._element.find(".//" + qn("p:cNvPr")).get("descr")
        for slide in opened().slides
        for shape in slide.shapes
        if not shape.has_text_frame
    }
    assert seen.keys() == {"Picture", "Chart", "Table"}
    assert all(seen.values())


def test_write_slides_draws_a_chart_that_can_be_edited():
    chart = next(shape.chart for slide in opened().slides for shape in slide.shapes if shape.has_chart)
    assert [*chart.plots[0].categories] == ["1960s", "1970s"]
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert [*book.active.values] == [(None, "Ties"), ("1960s", 1), ("1970s", 3)]
    assert book.properties.created.year == 1980  # not the day on which it was written


def test_write_slides_keeps_a_picture_in_its_proportions():
    slide = opened(Picture(title="Map", png=png(400, 100), alt="A map")).slides[0]
    picture = next(shape for shape in slide.placeholders if shape.placeholder_format.idx)
    assert round(picture.width / picture.height, 2) == 4.0
    assert (picture.crop_left, picture.crop_top) == (0, 0)


def test_write_slides_puts_notes_behind_a_slide():
    slides = opened().slides
    assert [slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide] == [
        "A map\nof ties"
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_write_slides_gives_the_same_bytes(lang):
    assert write_slides(deck(lang=lang)) == write_slides(deck(lang=lang))


@pytest.mark.parametrize("examples", [True, False])
def test_write_slides_writes_a_whole_package(tmp_path, examples):
    given = {"template": template(tmp_path, add_examples)} if examples else {}
    with zipfile.ZipFile(io.BytesIO(write_slides(deck(*every_slide(NASTY)), **given))) as archive:
        names = archive.namelist()
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        roots = {n: etree.fromstring(archive.read(n)) for n in names if n.endswith((".xml", ".rels"))}
    assert len(names) == len(set(names))
    for name, root in roots.items():
        folder, file = posixpath.split(name)
        links = [] if name.endswith(".rels") else roots.get(f"{folder}/_rels/{file}.rels", [])
        inside = [one.get("Target") for one in links if one.get("TargetMode") != "External"]
        assert {posixpath.normpath(posixpath.join("/", folder, target))[1:] for target in inside} <= {*names}
        used = root.xpath("//@*[namespace-uri() = $space]", space=etree.QName(qn("r:id")).namespace)
        assert {*used} <= {one.get("Id") for one in links}


@pytest.mark.parametrize(
    ("lang", "tag", "turned"), [("ar", "ar-SA", "1"), ("ko", "ko-KR", None), ("zh-Hant", "zh-TW", None)]
)
def test_write_slides_names_the_language_and_its_direction(lang, tag, turned):
    slides = opened(lang=lang).slides
    runs = [run for slide in slides for run in slide.shapes._spTree.iter(qn("a:r"))]
    assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {tag}
    assert {run.getparent().find(qn("a:pPr")).get("rtl") for run in runs} == {turned}
    table = next(shape for slide in slides for shape in slide.shapes if shape.has_table)
    assert table.table._tbl.tblPr.get("rtl") == turned


def test_write_slides_names_a_font_for_east_asian_letters():
    theme = opened(lang="ja").slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    assert [e.get("typeface") for e in etree.fromstring(theme).iter(qn("a:ea"))] == ["Yu Gothic"] * 2


@pytest.mark.parametrize("name", ["W" * 500, "부산" * 250, "two words " * 50])
def test_write_slides_cuts_what_is_too_long(name):
    slides = opened(*every_slide(name)).slides
    assert all(len(text) < 300 for slide in slides for text in texts(slide))
    assert slides[6].shapes.title.text.endswith("…")


def test_write_slides_counts_rows_for_which_there_is_no_room():
    grid = Grid(title="Ends", heads=("Name",), rows=tuple((str(number),) for number in range(100)))
    slide = opened(grid).slides[0]
    shown = next(len(shape.table.rows) for shape in slide.shapes if shape.has_table) - 1
    assert f"and {100 - shown} more" in texts(slide)


def test_write_slides_counts_where_names_are_too_many():
    names = tuple(f"Partner {number}" for number in range(10_000))
    groups = Groups(
        title="Names", groups=(Group("Europe", (("Germany", names),)),), short=(Group("Europe", (("Germany", ("10,000",)),)),),
        short_title="Numbers",
    )  # fmt: skip
    slides = opened(groups).slides
    assert [slide.shapes.title.text for slide in slides] == ["Numbers"]
    assert "Germany  10,000" in texts(slides[0])[1]


def test_write_slides_numbers_slides_that_belong_together():
    names = tuple((f"Country {number}", ("Partner",) * 12) for number in range(40))
    slides = opened(Groups(title="Names", groups=(Group("Europe", names),))).slides
    assert [slide.shapes.title.text for slide in slides][:1] == [f"Names (1/{len(slides)})"]
    assert 1 < len(slides) <= 6


# ---- in a template ----


def test_write_slides_takes_the_size_and_the_placeholders_of_a_template(tmp_path):
    made = opened(template=template(tmp_path))
    assert (made.slide_width, made.slide_height) == (Inches(10), Inches(7.5))
    held = [
        [p.placeholder_format.type for p in slide.placeholders if p.placeholder_format.idx < 10]
        for slide in made.slides
    ]
    assert held[0] == [KIND.CENTER_TITLE, KIND.SUBTITLE]
    for at in (1, 3, 5, 7):  # the picture, the chart, the table, the text
        assert held[at] == [KIND.TITLE, KIND.OBJECT]


def test_write_slides_leaves_nothing_of_the_slides_of_a_template(tmp_path):
    path = template(tmp_path, add_examples)
    assert b"EXAMPLE" in zipfile.ZipFile(path).read("ppt/slides/slide1.xml")
    with zipfile.ZipFile(io.BytesIO(write_slides(deck(), template=path))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name, part in parts.items() if b"EXAMPLE" in part] == []
    assert b"sldId xmlns:s" not in parts["ppt/presentation.xml"]
    assert sum(name.startswith("ppt/slides/slide") for name in parts) == len(every_slide())


def test_write_slides_titles_slides_of_a_template_without_placeholders(tmp_path):
    remarks = []
    path = template(tmp_path, drop_placeholders)
    slides = opened(template=path, remark=remarks.append).slides
    assert [slide.shapes.title.text for slide in slides] == [slide.title for slide in every_slide()]
    assert remarks == [f"{path}: no layout has a placeholder for a title; text boxes are used"]


def test_write_slides_says_nothing_of_a_template_with_placeholders(tmp_path):
    remarks = []
    write_slides(deck(), template=template(tmp_path), remark=remarks.append)
    assert remarks == []


@pytest.mark.parametrize("wanted", [(), (KIND.CHART,), (KIND.BODY,)])
def test_choose_layout_goes_by_types_not_by_names_or_order(wanted):
    made = Presentation()
    for layout in made.slide_layouts:
        layout.name = "x"
    entries = made.slide_master._element.find(".//" + qn("p:sldLayoutIdLst"))
    entries[:] = [*entries][::-1]
    kinds = [p.placeholder_format.type for p in choose_layout(made, *wanted).layout.placeholders][:2]
    assert kinds == [KIND.TITLE, KIND.OBJECT]
    assert choose_cover(made).spot.placeholder_format.type == KIND.SUBTITLE


def test_choose_layout_takes_no_text_from_top_to_bottom():
    made = Presentation()
    for layout in [*made.slide_layouts][:-2]:
        made.slide_layouts.remove(layout)
    assert choose_layout(made, KIND.BODY).spot is None


@pytest.mark.parametrize(
    "kind",
    ["template.main", "slideshow.main", "presentation.macroEnabled.main", "template.macroEnabled.main"],
)
def test_write_slides_takes_templates_shows_and_files_with_macros(tmp_path, kind):
    path, declared = template(tmp_path), tmp_path / "declared"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(declared, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"presentationml.presentation.main", f"presentationml.{kind}".encode())
                assert kind.encode() in part
            new.writestr(name, part)
    with zipfile.ZipFile(io.BytesIO(write_slides(deck(), template=declared))) as archive:
        assert b"presentationml.presentation.main+xml" in archive.read("[Content_Types].xml")


def archive_of(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no presentation"),
        (b"just text", "is no presentation"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (archive_of(a="b"), "is no presentation"),
        (archive_of(**{"[Content_Types].xml": "<Types", "_rels/.rels": "<R"}), "is no presentation"),
        (write_slides(deck())[:4000], "is no presentation"),
        (None, "cannot be read"),
    ],
    ids=["empty", "text", "password", "archive", "broken xml", "cut", "absent"],
)
def test_write_slides_refuses_what_is_no_template_in_one_line(tmp_path, content, message):
    path = tmp_path / "template.pptx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MapError, match=message) as refused:
        write_slides(deck(), template=path)
    assert str(refused.value).startswith(f"{path}") and "\n" not in str(refused.value)


def test_write_slides_refuses_a_document_of_another_kind(tmp_path):
    import docx

    docx.Document().save(tmp_path / "letter.docx")
    with pytest.raises(MapError, match="is no presentation"):
        write_slides(deck(), template=tmp_path / "letter.docx")


# ---- columns ----

NAMES = st.lists(st.text("ab부 ", min_size=1, max_size=90).filter(str.strip), min_size=1, max_size=60)
GROUPS = st.lists(st.lists(NAMES, min_size=1, max_size=6), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(GROUPS, st.integers(40, 400), st.integers(20, 400), st.integers(1, 4), st.booleans())
def test_flow_keeps_every_name_in_its_order(names, width, height, columns, whole):
    groups = [
        Group(f"Group {at}", tuple((f"Label {row}", tuple(some)) for row, some in enumerate(lists)))
        for at, lists in enumerate(names)
    ]
    pages = flow(groups, Room(width, height, columns), 12, most=10_000, whole=whole)
    if pages is None:
        assert whole
        return
    shown = [line for page in pages for column in page for line in column]
    assert sum(len(line.names) for line in shown) == sum(len(some) for lists in names for some in lists)
    assert [line.label for line in shown if line.is_heading and not line.goes_on] == [
        group.heading for group in groups
    ]
    assert all(len(page) <= columns for page in pages)
    for column in (column for page in pages for column in page):
        assert column[0].is_heading
        assert not column[-1].is_heading


def test_flow_gives_up_where_slides_are_too_many():
    groups = [Group("Asia", tuple((f"Country {at}", ("Name",)) for at in range(100)))]
    assert flow(groups, Room(100, 100, 1), 12, most=2) is None
    assert len(flow(groups, Room(100, 100, 1), 12, most=1000)) > 2


# ---- of a layer ----

TODAY = dt.date(2026, 1, 1)


@pytest.fixture(autouse=True)
def quick_map(monkeypatch):
    """Put any picture in place of the map, which has tests of its own and takes a second."""
    drawn = Drawn({".png": png()}, "A map", ())
    monkeypatch.setattr("sistermap.maps.report.draw_map", lambda *layer, **options: drawn)


def written(tmp_path, layer, name="slides.pptx", **settings):
    sistermap.report(layer, tmp_path / name, date=TODAY, **settings)
    return Presentation(tmp_path / name)


def titled(made):
    return {slide.shapes.title.text: slide for slide in made.slides}


def test_report_writes_slides_with_the_numbers_of_other_documents(tmp_path):
    slides = titled(written(tmp_path, example_layer()))
    assert [*slides] == [
        "Busan’s 2 sister cities", "Partners on the map", "At a glance", "Ties by year", "Partners by region",
        "Anniversaries this year and next", "Agreements that end soon or have run out", "Sources and notice",
    ]  # fmt: skip
    sistermap.report(example_layer(), tmp_path / "report.md", date=TODAY)
    document = (tmp_path / "report.md").read_text(encoding="utf-8")
    values = [text.split("\n")[0] for text in texts(slides["At a glance"])[1:-1]]
    assert values[:2] == ["2", "2"]
    assert all(value in document for value in values)
    assert any("How to cite: " in text for text in texts(slides["Sources and notice"]))


def test_report_groups_partners_by_continent_and_country(tmp_path):
    slide = titled(written(tmp_path, example_layer()))["Partners by region"]
    assert [text.split("\n") for text in texts(slide)[1:3]] == [
        ["Asia · 1", "JP  Shimonoseki"],
        ["North America · 1", "US  Los Angeles"],
    ]


def test_report_writes_a_slide_a_partner_with_what_is_known_of_it(tmp_path):
    slides = titled(written(tmp_path, example_layer(), partner_slides=True))
    assert texts(slides["Shimonoseki"])[1].split("\n")[:6] == [
        "Country or territory", "JP", "Kind", "Sister city", "Since", "October 11, 1976",
    ]  # fmt: skip
    assert "Los Angeles" in slides


def test_make_slides_draws_home_and_lines_in_the_colours_of_the_other_maps(monkeypatch):
    """The accent is home's on every map; a line has the colour of its kind."""
    drawn = []
    monkeypatch.setattr(
        "sistermap.maps.report.slides.partners.draw_locator",
        lambda *places, **colours: drawn.append(colours) or png(),
    )
    layer, today = example_layer(), dt.date(2026, 1, 1)
    found = summarise(layer, today=today)
    look = make_look(layer, accent="#008080", colours={"sister": "#0a7d5c"})
    outline = make_report(layer, found, title="T", today=today)
    basemap = geopandas.GeoDataFrame({"kind": []}, geometry=[], crs="EPSG:4326")
    made = make_slides(outline, layer, found, look=look, today=today, partner_slides=True, basemap=basemap)
    assert drawn == [{"line": "#0a7d5c", "dot": "#008080"}] * 2
    assert made.home == "#008080"


def test_report_says_how_many_partners_have_a_slide(tmp_path, monkeypatch):
    monkeypatch.setattr("sistermap.maps.report.slides.partners.MOST_PROFILES", 1)
    remarks = []
    slides = titled(written(tmp_path, example_layer(), partner_slides=True, remark=remarks.append))
    assert remarks == ["1 of 2 partners have a slide of their own, the first of the list"]
    assert len({"Shimonoseki", "Los Angeles"} & {*slides}) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_report_writes_slides_in_every_language(tmp_path, lang):
    made = written(tmp_path, example_layer(), lang=lang)
    assert made.core_properties.language == lang
    assert all("{" not in text for slide in made.slides for text in texts(slide))


def test_report_of_a_list_without_dates_has_no_chart(tmp_path):
    whole = example_layer()
    layer = whole.changed(ties=whole.ties.assign(since=None))
    made = written(tmp_path, layer)
    assert not any(shape.has_chart for slide in made.slides for shape in slide.shapes)


def test_report_of_a_list_of_which_nothing_is_placed_has_slides_that_say_so(tmp_path):
    layer = sistermap.read(pd.DataFrame({"from": ["Xqzvb"], "to": ["Qqqvwz"]}))
    slides = titled(written(tmp_path, layer))
    assert any(
        "1 row of the list could not be placed" in text for text in texts(slides["Nothing on the map yet"])
    )


@pytest.mark.parametrize(("kind", "shown"), [("logo.png", True), ("logo.svg", False)])
def test_report_puts_the_logo_on_the_first_slide(tmp_path, kind, shown):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    (tmp_path / kind).write_bytes(png() if shown else svg)
    remarks = []
    layer = dataclasses.replace(example_layer(), look={"logo": str(tmp_path / kind)})
    made = written(tmp_path, layer, remark=remarks.append)
    assert any(not shape.has_text_frame for shape in made.slides[0].shapes) == shown
    assert [remark.startswith("the logo is SVG") for remark in remarks] == [True] * (not shown)


def test_report_leaves_the_logo_out_of_a_template_which_has_its_own(tmp_path):
    (tmp_path / "logo.png").write_bytes(png())
    layer = dataclasses.replace(example_layer(), look={"logo": str(tmp_path / "logo.png")})
    made = written(tmp_path, layer, template=template(tmp_path))
    assert all(shape.has_text_frame for shape in made.slides[0].shapes)


def test_report_draws_the_map_in_the_shape_of_its_place_on_a_slide(tmp_path, monkeypatch):
    sizes = []
    monkeypatch.setattr(
        "sistermap.maps.report.draw_map",
        lambda *layer, size, **options: sizes.append(size) or Drawn({".png": png()}, "A map", ()),
    )
    written(tmp_path, example_layer())
    written(tmp_path, example_layer(), template=template(tmp_path))
    shapes = [[float(edge) for edge in size.removesuffix("mm").split("x")] for size in sizes]
    assert [round(width / height, 1) for width, height in shapes] == [2.3, 1.8]


@pytest.mark.parametrize(
    ("name", "settings"), [("r.docx", {"partner_slides": True}), ("r.md", {"template": "t.pptx"})]
)
def test_report_refuses_options_of_slides_for_other_documents(tmp_path, name, settings):
    with pytest.raises(MapError, match=r"expected a \.pptx$"):
        sistermap.report(example_layer(), tmp_path / name, **settings)


def test_report_writes_nothing_where_the_template_is_none(tmp_path):
    (tmp_path / "ties.csv").write_text("from,to\nBusan,Shimonoseki\n", encoding="utf-8")
    (tmp_path / "ours.pptx").write_text("none", encoding="utf-8")
    arguments = [
        "report",
        str(tmp_path / "ties.csv"),
        "-o",
        str(tmp_path / "s.pptx"),
        "--template",
        str(tmp_path / "ours.pptx"),
    ]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 1
    assert "ours.pptx: is no presentation" in result.stderr
    assert not (tmp_path / "s.pptx").exists()


# ---- small maps ----

BUSAN = (129.08, 35.18)


@pytest.fixture(scope="module")
def basemap():
    return geopandas.read_parquet(data.path("basemap.parquet"))


@pytest.mark.parametrize(
    ("home", "partner", "least", "most"),
    [
        (BUSAN, (130.94, 33.96), 0.15, 0.5),  # the strait between Korea and Japan
        (BUSAN, (-56.19, -34.9), 0.1, 0.6),  # half a world: land that is turned inside out would fill it
        ((10.0, 75.0), (-170.0, 70.0), 0.1, 0.6),  # over the pole
        ((179.0, -17.0), (-175.0, -20.0), 0.0, 0.1),  # over the antimeridian, where there is nearly no land
        (None, (9.18, 48.78), 0.6, 0.95),
    ],
)
def test_draw_locator_shows_both_ends_and_the_right_land(basemap, home, partner, least, most):
    drawn = draw_locator(basemap, home, partner, line="#0b5fa5", dot="#c8321f")
    pixels = np.asarray(Image.open(io.BytesIO(drawn)).convert("RGB")).reshape(-1, 3).astype(int)

    def share(colour):
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        return (np.abs(pixels - wanted).max(axis=1) < 12).mean()

    assert share("#0b5fa5") > 0
    assert (share("#c8321f") > 0) == (home is not None)
    assert least <= share(LAND) <= most
    assert drawn == draw_locator(basemap, home, partner, line="#0b5fa5", dot="#c8321f")


def test_report_takes_looks_on_its_command_line(tmp_path):
    table, logo = tmp_path / "ties.csv", tmp_path / "logo.png"
    table.write_text("City,Partner city,Country\nBusan,Kobe,Japan\n", "utf-8")
    logo.write_bytes(png())
    look = [
        "--subtitle",
        "Since 1967",
        "--source",
        "City of Busan",
        "--accent",
        "#7a1fa2",
        "--logo",
        str(logo),
    ]
    for name in ("slides.pptx", "r.md"):
        done = CliRunner().invoke(cli, ["report", str(table), "-o", str(tmp_path / name), *look])
        assert done.exit_code == 0, done.output
    assert "the logo is left out: only slides have one" in done.output
    cover = Presentation(tmp_path / "slides.pptx").slides[0]
    assert any("Since 1967\nData: City of Busan" in text for text in texts(cover))
    assert any(hasattr(shape, "image") for shape in cover.shapes)
    document = (tmp_path / "r.md").read_text("utf-8")
    assert "Since 1967" in document and "How to cite: City of Busan: " in document
