"""Reports as Word documents, as python-docx and the XML have them."""

import io
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from sistermap.maps.report.docx import write_docx
from sistermap.maps.report.docx_widths import column_room
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

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c63f8cfc0f01f0005050102cf8d8fd10000000049454e44ae426082"
)


def table(rows, number=1, **more):
    columns = (Column("Place"), Column("Ties", "count"))
    return Table(f"Table {number}. Places", "Places", columns, rows, number, **more)


def outline_of(*blocks, lang="en", title="Our partners"):
    first = Section(
        "Overview", (KeyFigures((KeyFigure("ties", 2),)), Figure("Figure 1. Map", PNG, "A map", 1))
    )
    rest = Section("Counts", blocks, appendix=True)
    return Outline(title, lang, "As of 2026", (first, rest), document_words(lang))


def opened(*blocks, **settings):
    return docx.Document(io.BytesIO(write_docx(outline_of(*blocks, **settings))))


def part(content, name):
    return zipfile.ZipFile(io.BytesIO(content)).read(f"word/{name}.xml").decode()


def test_docx_is_upright_and_begins_with_title_numbers_and_map():
    document = opened(table([("Busan", 1)]))
    page = document.sections[0]
    assert (round(page.page_width.cm), round(page.page_height.cm)) == (21, 30)
    assert [p.style.name for p in document.paragraphs][:5] == [
        "Title",
        "Subtitle",
        "Figure",
        "Caption",
        "Heading 1",
    ]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["2\nties"]


def test_docx_counts_captions_and_pages_with_fields():
    content = write_docx(outline_of(table([("Busan", 1)], 1), table([("Kobe", 1)], 2)))
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", part(content, "document"))
    assert [field.strip() for field in fields] == [
        f"SEQ {what} \\* ARABIC" for what in ("Figure", "Table", "Table")
    ]
    captions = [p.text for p in docx.Document(io.BytesIO(content)).paragraphs if p.style.name == "Caption"]
    assert captions == ["Figure 1. Map", "Table 1. Places", "Table 2. Places"]
    assert "PAGE" in part(content, "footer1") and "Our partners" in part(content, "header1")


@pytest.mark.parametrize(
    ("lang", "attribute", "value"),
    [
        ("ko", "eastAsia", "ko-KR"),
        ("zh-Hant", "eastAsia", "zh-TW"),
        ("de", "val", "de-DE"),
        ("ar", "bidi", "ar-SA"),
    ],
)
def test_docx_states_its_language(lang, attribute, value):
    styles = docx.Document(io.BytesIO(write_docx(outline_of(lang=lang)))).styles.element
    assert [
        found.get(qn(f"w:{attribute}")) for found in styles.find(qn("w:docDefaults")).iter(qn("w:lang"))
    ] == [value]


def test_docx_turns_arabic_from_right_to_left():
    document = opened(table([("القاهرة", 1)]), lang="ar", title="شركاء")
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert len([*defaults.iter(qn("w:bidi"))]) == 1
    assert all(found._tbl.tblPr.find(qn("w:bidiVisual")) is not None for found in document.tables)
    assert document.paragraphs[0].runs[0]._r.rPr.find(qn("w:rtl")) is not None
    assert opened(table([("Cairo", 1)])).tables[0]._tbl.tblPr.find(qn("w:bidiVisual")) is None


def test_docx_prints_a_long_list_as_a_register_in_columns():
    register = (("Busan", ("Kobe (Japan) 1976", "Los Angeles (United States)")),)
    document = opened(table([("Busan", 1)] * 3, register=register))
    [line] = [p.text for p in document.paragraphs if p.style.name == "List"]
    assert line == "Busan  Kobe (Japan) 1976 · Los Angeles (United States)"
    assert [page._sectPr.find(qn("w:cols")).get(qn("w:num")) for page in document.sections] == [
        None,
        "1",
        "3",
        "1",
    ]


def test_docx_writes_a_sentence_in_place_of_rows_that_say_little():
    document = opened(
        table([("Japan", 2), ("Peru", 1), ("Oman", 1)], brief="One tie each: Peru, Oman.", brief_rows=1)
    )
    assert [row.cells[0].text for row in document.tables[-1].rows] == ["Place", "Japan"]
    assert "One tie each: Peru, Oman." in [p.text for p in document.paragraphs]


@pytest.mark.parametrize(("png", "tables"), [(PNG, 1), (b"", 2)])
def test_docx_writes_a_chart_that_could_not_be_drawn_as_a_table(png, tables):
    chart = Chart("Figure 2. Decades", "Decades", ("1960s", "1970s"), (1, 3), "Ties", png, "Decades: 1, 3", 2)
    document = opened(chart)
    assert len(document.tables) == tables
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [
        "A map",
        "Decades: 1, 3",
    ][: 3 - tables]


def test_column_room_keeps_dates_and_distances_whole_in_japanese():
    columns = (
        Column("提携先"),
        Column("国"),
        Column("種別"),
        Column("開始", "date"),
        Column("終了", "date"),
        Column("距離", "km"),
    )
    rows = [
        (
            "ポルト・アレグレ市・リオグランデ・ド・スル州",
            "オーストラリア連邦",
            "覚書(MOU)と文化観光交流協定",
            "2018-12-31",
            "2028-12-31",
            13627.2,
        )
    ]
    room = column_room(Table("表1", "一覧", columns, rows), rows, 17, "ja")
    assert sum(room) <= 17.05
    # 9 points are 0.3175 cm, as wide as a letter of these, and half of it is a digit's most.
    for at, (wide, narrow) in {3: (3, 8), 4: (3, 8), 5: (0, 9)}.items():
        assert room[at] >= 0.3175 * wide + 0.159 * narrow + 0.25
    drawn = opened(Table("Table 1.", "", columns, rows, 1), lang="en").tables[-1]
    assert (
        drawn.rows[1].cells[5].text == "13,627\u00a0km"
        and drawn.rows[1].cells[3].text == "December\u00a031,\u00a02018"
    )


def test_column_room_breaks_no_name_for_the_sake_of_wide_dates():
    """In Calibri, 9 points, "Montevideo" is 1.66 cm wide, and "20. November 2019" 2.55 cm."""
    columns = (
        Column("Partner"),
        Column("Land"),
        Column("Art"),
        Column("Seit", "date"),
        Column("Bis", "date"),
        Column("Entfernung", "km"),
    )
    rows = [
        ("Montevideo", "Vereinigtes Königreich", "Städtepartnerschaft", "2019-11-20", "2026-12-31", 16290.0)
    ]
    room = column_room(Table("T", "T", columns, rows), rows, 17, "de")
    assert sum(room) <= 17.05
    assert room[0] >= 1.66 + 0.38 and min(room[3:5]) >= 2.55 + 0.38


def test_docx_keeps_a_sentence_with_the_chart_that_it_introduces():
    chart = Chart("Figure 1.", "Decade", ("1960s",), (2,), "Ties", PNG, number=1)
    lines = opened("Not counted: 2.", chart).paragraphs
    at = next(number for number, line in enumerate(lines) if line.text == "Not counted: 2.")
    assert lines[at].paragraph_format.keep_with_next
