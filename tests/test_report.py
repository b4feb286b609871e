"""Reports: what they tell, and the files as other libraries read them."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import pytest
import sistermap
from click.testing import CliRunner
from lxml import html as lxml_html
from sistermap.cli import cli
from sistermap.geo.analysis.partners import partner_side
from sistermap.geo.analysis.summary import name_places, summarise
from sistermap.geo.errors import MapError, TableError
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.layer import Layer, example_layer
from sistermap.geo.reasons import sentence
from sistermap.maps.report import FORMATS, make_outline, markdown, write_report
from sistermap.maps.report.outline import Chart, Column, KeyFigures, Outline, Section, Table
from sistermap.maps.texts import document_words

TODAY = dt.date(2026, 1, 1)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c63f8cfc0f01f0005050102cf8d8fd10000000049454e44ae426082"
)
NASTY = '=HYPERLINK("http://x","a")|<script>alert(1)</script>\x07\r\n# b'


def layer_of(**columns):
    """The example layer with other values in its two ties."""
    whole = example_layer()
    return Layer(whole.places, whole.regions, whole.ties.assign(**columns), whole.memberships, whole.unplaced)


def outline_of(layer=None, lang="en", title="Our partners", **settings):
    summary = summarise(layer or example_layer(), today=TODAY, lang=lang, **settings)
    return make_outline(
        summary,
        title=title,
        lead="As of 2026",
        lang=lang,
        figure=PNG,
        alt="A map",
        sources=["Places: GeoNames."],
    )


def written(suffix, **settings):
    return write_report(outline_of(**settings), f"report{suffix}")[Path(f"report{suffix}")]


def tables(outline):
    return {
        block.caption.partition(". ")[2]: block
        for section in outline.sections
        for block in section.blocks
        if isinstance(block, Table)
    }


def blocks(outline, kind):
    return [block for section in outline.sections for block in section.blocks if isinstance(block, kind)]


def test_report_begins_with_the_numbers_of_the_example():
    [shown] = blocks(outline_of(), KeyFigures)
    assert [(figure.value, figure.label) for figure in shown.figures] == [
        (2, "ties"),
        (2, "countries and territories"),
        (1967, "oldest tie: Los Angeles"),
        (pytest.approx(9636, abs=1), "farthest: Los Angeles"),
        (1, "network"),
    ]


def test_report_names_the_oldest_and_newest_of_the_list_placed_or_not():
    row = {
        "row": 9,
        "from_name": "Busan",
        "to_name": "Rodan-Alpy",
        "since": "1995",
        "reason": "x",
        "name": "Rodan-Alpy",
    }
    whole = example_layer()
    rows = pd.DataFrame([row, {**row, "to_name": "Walonia", "since": "1950"}]).reindex(
        columns=whole.unplaced.columns
    )
    found = summarise(whole.changed(unplaced=rows), today=TODAY)["extremes"]
    dated = found[found["extreme"].isin(["oldest", "newest"])]
    assert dated[["name", "since", "home"]].values.tolist() == [
        ["Walonia", "1950", "Busan"],
        ["Rodan-Alpy", "1995", "Busan"],
    ]
    figures = next(iter(blocks(outline_of(whole.changed(unplaced=rows)), KeyFigures))).figures
    assert [figure.value for figure in figures if figure.holds == "year"] == [1950]
    assert (figures[-1].value, figures[-1].label) == (2, "rows not on the map")


def test_report_leaves_out_what_says_nothing():
    found = tables(outline_of())
    assert not {"Ties by kind", "Ties by status", "Ties by country or territory", "Ties by continent"} & {
        *found
    }
    assert found["Memberships in networks"].rows == [("WeGO",)]
    assert "Continents without a partner: Africa, Europe, South America, Oceania." in blocks(
        outline_of(), str
    )


def test_report_of_nothing_has_no_section_without_a_block():
    empty = example_layer()
    empty = Layer(empty.places[:0], empty.regions, empty.ties[:0], empty.memberships[:0], empty.unplaced)
    assert [section.title for section in outline_of(empty).sections] == ["Overview", "Sources and notice"]


def test_report_draws_years_as_a_chart_with_the_empty_ones_between():
    [chart] = blocks(outline_of(layer_of(since=["1961", "1985-04"])), Chart)
    assert (chart.categories, chart.values) == (("1960s", "1970s", "1980s"), (1, 0, 1))


def test_report_counts_a_table_of_sums_by_its_sums():
    layer = layer_of(ties=[30, 12], valued=[20, 0], value=[55.0, None], value_unit=["students", None])
    outline = outline_of(layer)
    [shown] = blocks(outline, KeyFigures)
    assert [figure.value for figure in shown.figures[:2]] == [42, 55]
    assert tables(outline)["Ties by country or territory"].rows == [
        ("US", 30, pytest.approx(30 / 42), 55.0),
        ("JP", 12, pytest.approx(12 / 42), 0.0),
    ]
    assert tables(outline)["Pairs with the most ties"].rows[0] == ("Los Angeles", "US", 30, 55.0)


def test_report_lists_anniversaries_of_this_and_next_year():
    rows = tables(outline_of())["Anniversaries this year and next"].rows
    assert [row[:3] for row in rows] == [("2026-10-11", 50, "Shimonoseki"), ("2027-12-18", 60, "Los Angeles")]


def test_report_counts_partners_at_the_other_end_of_home():
    whole = example_layer()
    turned = whole.tie_rows.assign(
        from_id=["Los Angeles", "Busan"], to_id=["Busan", "Shimonoseki"], from_name=None, to_name=None
    )
    summary = summarise(whole.changed(ties=turned), today=TODAY, home="Busan")
    assert summary["partners"]["name"].tolist() == ["Los Angeles", "Shimonoseki"]


@pytest.mark.parametrize(
    ("until", "first"),
    [("2026-12-31", 364), ("2026-01-01", 0), ("2026", "Shimonoseki"), ("2026-03", "Shimonoseki"),
     ("2025-12-31", "expired"), ("2023", "expired")],
)  # fmt: skip
def test_report_counts_the_days_of_an_agreement_that_ends_on_a_day(until, first):
    outline = outline_of(layer_of(until=[None, until]))
    [row] = tables(outline)["Agreements that end soon or have run out"].rows
    assert row[0] == first and until in row and "Shimonoseki" in row
    for write in FORMATS.values():
        assert write(outline, Path("r"))


def test_report_names_coverage_gaps_of_a_list():
    rows = tables(outline_of(countries=["JP", "BR"]))["Countries and territories without a partner"].rows
    assert rows == [("BR", "South America")]


def test_report_leaves_out_columns_that_say_nothing():
    labels = [column.label for column in tables(outline_of())["All ties"].columns]
    assert "Status" not in labels
    assert "Since" in labels


def test_report_numbers_tables_and_figures_in_their_order():
    captions = [table.caption.split(".")[0] for table in tables(outline_of()).values()]
    assert captions == [f"Table {number}" for number in range(1, len(captions) + 1)]


def test_summarise_refuses_a_column_that_is_absent():
    with pytest.raises(TableError, match="'Visits'"):
        summarise(example_layer(), today=TODAY, activity="Visits")


@pytest.mark.parametrize("code", ["XX", "Brazil", ""])
def test_summarise_refuses_a_country_that_is_no_code(code):
    with pytest.raises(TableError, match="alpha-2"):
        summarise(example_layer(), today=TODAY, countries=["JP", code])


def test_name_places_takes_the_name_in_the_language():
    whole = example_layer()
    places = whole.places.assign(names=['{"ko": "부산"}', None, "{}"])
    called = name_places(Layer(places, whole.regions, whole.ties, whole.memberships, whole.unplaced), "ko")
    assert called.places["name"].tolist() == ["부산", "Los Angeles", "Shimonoseki"]


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_write_report_gives_the_same_bytes_again(suffix, monkeypatch):
    once = written(suffix)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert written(suffix) == once


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_write_report_without_ties_is_whole(suffix):
    whole = example_layer()
    empty = Layer(whole.places[:0], whole.regions, whole.ties[:0], whole.memberships[:0], whole.unplaced)
    assert written(suffix, layer=empty)


def test_write_report_without_dates_says_so():
    shown = written(".md", layer=layer_of(since=[None, None], until=[None, None])).decode()
    assert "No tie has a date." in shown


def test_write_report_refuses_another_format():
    with pytest.raises(MapError, match=r"\.docx"):
        write_report(outline_of(), "report.odt")


def test_html_keeps_the_users_text_as_text():
    page = lxml_html.fromstring(written(".html", layer=layer_of(kind_original=[NASTY, NASTY]), title=NASTY))
    assert page.xpath("//script") == []
    assert "<script>alert(1)</script>" in page.xpath("//h1")[0].text


def test_html_loads_nothing():
    page = lxml_html.fromstring(written(".html"))
    assert {src[:22] for src in page.xpath("//@src")} == {"data:image/png;base64,"}
    assert {href[0] for href in page.xpath("//@href")} == {"#"}


def test_markdown_keeps_the_users_text_as_text():
    shown = written(".md", layer=layer_of(title=[NASTY, None])).decode()
    assert r"\|\<script\>alert(1)\</script\>" in shown
    assert [line for line in shown.splitlines() if line.startswith("# ")] == ["# Our partners"]


def test_markdown_has_its_figure_beside_it():
    assert write_report(outline_of(), "a/report.md")[Path("a/report-map.png")] == PNG


def test_docx_has_headings_tables_and_a_described_picture():
    document = docx.Document(io.BytesIO(written(".docx")))
    assert next(p.text for p in document.paragraphs if p.style.name == "Title") == "Our partners"
    partners = [t for t in document.tables if t.cell(0, 0).text == "Partner"][-1]
    assert [row.cells[0].text for row in partners.rows] == ["Partner", "Los Angeles", "Shimonoseki"]
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "A map"


def test_docx_repeats_header_rows_and_breaks_no_row():
    xml = zipfile.ZipFile(io.BytesIO(written(".docx"))).read("word/document.xml").decode()
    assert xml.count("w:tblHeader") == xml.count("w:tblCaption ") == 4
    assert xml.count("<w:cantSplit") == xml.count("<w:tr>")


def test_xlsx_holds_no_formula_of_the_users():
    book = openpyxl.load_workbook(
        io.BytesIO(written(".xlsx", layer=layer_of(title=[NASTY, "=1+1"]), title="=2"))
    )
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"n", "s", "d"}
    assert {cell.quotePrefix for cell in cells if cell.value == "=1+1"} == {True}


def test_xlsx_keeps_text_that_excel_has_errors_of():
    book = openpyxl.load_workbook(io.BytesIO(written(".xlsx", layer=layer_of(title=["#N/A", "1998"]))))
    kinds = {cell.value: cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert (kinds["#N/A"], kinds["1998"]) == ("s", "s")


def test_xlsx_has_the_format_of_each_column():
    sheet = openpyxl.load_workbook(io.BytesIO(written(".xlsx")))["List"]
    assert [cell.number_format for cell in sheet[4]].count('#,##0" km"') == 1
    assert {cell.font.bold for cell in sheet[3]} == {True} and sheet.print_title_rows == "$3:$3"


def test_xlsx_leads_from_its_cover_to_each_sheet():
    book = openpyxl.load_workbook(io.BytesIO(written(".xlsx")))
    links = [
        cell.hyperlink.location for row in book.worksheets[0].iter_rows() for cell in row if cell.hyperlink
    ]
    assert links == [f"'{sheet.title}'!A1" for sheet in book.worksheets[1:]]


def test_xlsx_filters_and_freezes_its_tables():
    sheet = openpyxl.load_workbook(io.BytesIO(written(".xlsx")))["List"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:F5")
    assert sheet["F4"].value == pytest.approx(9636, abs=1)


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_report_command_writes_a_document(tmp_path, suffix, korean_font):
    table, output = tmp_path / "ties.csv", tmp_path / f"report{suffix}"
    table.write_text(
        "From,Country,Partner,Partner country,Since\nBusan,South Korea,Shimonoseki,Japan,1976-10-11\n"
    )
    run = CliRunner().invoke(
        cli, ["report", str(table), "-o", str(output), "--date", "2026-01-01", "--lang", "ko"]
    )
    assert run.exit_code == 0, run.output
    assert output.stat().st_size > 1000


def test_report_command_refuses_a_format_before_any_work(tmp_path):
    run = CliRunner().invoke(cli, ["report", "absent.csv", "-o", str(tmp_path / "report.odt")])
    assert run.exit_code == 1
    assert run.stderr.splitlines()[-1].endswith("a report is .html, .md, .docx, .xlsx, .pptx, not .odt")


def test_summarise_gives_reasons_in_the_language_of_the_report():
    whole = example_layer()
    rows = pd.DataFrame(
        [{"row": 2, "name": "X", "reason": "", "reason_code": "unknown", "reason_params": '{"name": "X"}'}]
    )
    given = Layer(whole.places, whole.regions, whole.ties, whole.memberships, rows)
    reasons = [summarise(given, today=TODAY, lang=lang)["unplaced"]["reason"][0] for lang in ("en", "ko")]
    assert reasons == [sentence("unknown", {"name": "X"}, lang) for lang in ("en", "ko")]


def a_table(rows):
    columns = (Column("Place"), Column("Ties", "count"))
    return Outline(
        "T", "en", "", (Section("S", (Table("Caption", "Name", columns, rows),)),), document_words("en")
    )


@pytest.mark.parametrize(("rows", "more"), [(2, False), (3, True)])
def test_write_report_says_how_many_rows_it_leaves_out(monkeypatch, rows, more):
    monkeypatch.setattr(markdown, "MOST_ROWS", 2)
    text = write_report(a_table([("Busan", 7)] * rows), "r.md")[Path("r.md")].decode()
    assert text.count("Busan") == 2
    assert (document_words("en")["more.one"].format(n="1") in text.replace("\\", "")) is more


def test_write_report_docx_has_numbers_on_the_right():
    report = write_report(a_table([("Busan", 7)]), "r.docx")[Path("r.docx")]
    [table] = docx.Document(io.BytesIO(report)).tables
    text, number = (column.cells[-1].paragraphs[0].alignment for column in table.columns)
    assert (text, number) == (None, docx.enum.text.WD_ALIGN_PARAGRAPH.RIGHT)


def test_report_without_a_font_has_no_map_and_remarks_it(tmp_path, monkeypatch):
    def fail(*given, **options):
        raise MapError("no font here writes Thai; install Noto Sans Thai")

    monkeypatch.setattr("sistermap.maps.report.draw_map", fail)
    remarks = []
    sistermap.report(example_layer(), tmp_path / "r.docx", remark=remarks.append)
    assert remarks == ["the report has no map: no font here writes Thai; install Noto Sans Thai"]
    assert [p.style.name for p in docx.Document(tmp_path / "r.docx").paragraphs][:2] == ["Title", "Subtitle"]


def test_report_lists_the_names_that_were_not_placed_when_sums_were_made(tmp_path):
    sums = tmp_path / "sums.csv"
    sums.write_text(
        "from_name,from_country,to_name,to_country,since,value,value_unit,ties,valued\n"
        "Busan,KR,Kobe,JP,2014,9,students,3,3\nBusan,KR,Shimonoseki,JP,2015,5,students,2,2\n"
    )
    (tmp_path / "sums-unplaced.csv").write_text(
        "side,name,country,verdict,reason,reason_code,ties,value\nto,Nowhere,JP,missing,Unknown.,unknown,4,7\n"
        "from,Nowhere,JP,missing,Unknown.,unknown,1,1\nto,'=1+1,JP,missing,Unknown.,unknown,2,1\n"
    )
    sistermap.report(sistermap.read(sums), tmp_path / "r.md", date=TODAY)
    text = (tmp_path / "r.md").read_text("utf-8")
    assert "7 ties were not placed when the sums were made. Names: 2." in text
    assert "| Nowhere | JP | 5 | Unknown. |" in text and "| =1+1 | JP | 2 | Unknown. |" in text
    assert "- **5** ties" in text and "- **14** students" in text


def test_report_names_countries_without_a_partner_in_its_language(tmp_path):
    sistermap.report(example_layer(), tmp_path / "r.md", lang="de", countries="br,JP", date=TODAY)
    assert "| Brasilien | Südamerika |" in (tmp_path / "r.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("pairs", "side"), [([("a", "b"), ("a", "c")], "to"), ([("a", "b"), ("b", "c")], "both")]
)
def test_partner_side_tells_a_list_of_partners_from_a_network(pairs, side):
    ties = pd.DataFrame(pairs, columns=["from_id", "to_id"])
    assert partner_side(example_layer().changed(ties=ties)) == side


def test_summarise_orders_names_without_their_marks():
    whole = example_layer()
    names = ["Busan", "Zürich", "Łódź"]
    partners = summarise(whole, today=TODAY, names=names)["partners"]
    assert partners.assign(country_name="X")["name"].tolist() == ["Łódź", "Zürich"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_write_report_is_whole_in_every_language(lang):
    document = docx.Document(io.BytesIO(written(".docx", lang=lang)))
    words = document_words(lang)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == words["section.counts"] and headings[-1] == words["section.partners"]
    assert not [
        p.text for p in document.paragraphs if re.search(r"\{\w*\}|(key|note|table|column)\.", p.text)
    ]


def test_report_lists_the_users_other_columns_where_there_is_room():
    outline = outline_of(layer_of(note=["paused", None], Contact=[NASTY, "Kim"], Empty=[None, None]))
    listed = next(block for block in blocks(outline, Table) if block.own)
    assert [label for label, _ in listed.own] == ["Note", "Contact"]
    book = openpyxl.load_workbook(io.BytesIO(write_report(outline, "r.xlsx")[Path("r.xlsx")]))
    head, *rows = book[listed.name].iter_rows(min_row=3, values_only=True)
    assert head[-2:] == ("Note", "Contact") and {row[-1][:5] for row in rows} == {"=HYPE", "Kim"}
    page = lxml_html.fromstring(write_report(outline, "r.html")[Path("r.html")])
    assert page.xpath("//th[text()='Contact']") and page.xpath("//td[text()='paused']")
    assert "Contact" not in write_report(outline, "r.md")[Path("r.md")].decode()


# ---- partners in common ----


def in_common(rows, home=None, **settings):
    """Return what a report of ties between cities says of partners in common."""
    layer = sistermap.read(
        pd.DataFrame(rows, columns=["from", "from country", "to", "to country"]), home=home
    )
    at = layer.home or (layer.places["place_id"].iloc[0] if home else None)
    found = outline_of(layer, home=at, **settings)
    return [text for section in found.sections if section.name == "in_common" for text in section.blocks]


SEVERAL_HOMES = [
    ("Busan", "KR", "Shanghai", "CN"), ("Busan", "KR", "Kobe", "JP"), ("Busan", "KR", "Shimonoseki", "JP"),
    ("Incheon", "KR", "Kobe", "JP"), ("Incheon", "KR", "Tianjin", "CN"), ("Ulsan", "KR", "Kobe", "JP"),
]  # fmt: skip


def test_report_says_which_partners_several_places_share():
    assert in_common(SEVERAL_HOMES) == [
        "Of 4 partners, 1 has ties to several places of this list: Kobe (Busan, Incheon, Ulsan).",
        "Most partners: Busan 3, Incheon 2.",
    ]
    assert in_common(SEVERAL_HOMES, lang="ko")[1] == "상대가 많은 곳: 부산광역시 3, 인천광역시 2."


def test_report_says_which_partners_of_home_are_tied_to_each_other():
    linked = [*SEVERAL_HOMES[:3], ("Kobe", "JP", "Tianjin", "CN"), ("Shanghai", "CN", "Shimonoseki", "JP")]
    assert "1 pair of partners of Busan is tied to each other: Shanghai – Shimonoseki." in in_common(
        linked, home="Busan, KR"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_report_has_words_for_partners_in_common_in_every_language(lang):
    linked = [*SEVERAL_HOMES, ("Shanghai", "CN", "Shimonoseki", "JP")]
    texts = in_common(linked, home="Busan, KR", lang=lang)
    assert len(texts) == 3 and not any(re.search(r"[{}]|note\.", text) for text in texts)


def test_report_of_one_home_has_no_partners_in_common():
    assert in_common(SEVERAL_HOMES[:3]) == []
    assert in_common(SEVERAL_HOMES[:3], home="Busan, KR") == []


def test_report_cuts_a_long_list_of_shared_partners():
    towns = [
        "Shanghai",
        "Tianjin",
        "Changchun",
        "Dalian",
        "Qingdao",
        "Xiamen",
        "Chongqing",
        "Shenzhen",
        "Beijing",
    ]
    rows = [(home, "KR", town, "CN") for home in ("Busan", "Incheon") for town in towns]
    [sentence_of_nine] = in_common(rows)
    assert sentence_of_nine.startswith(
        "Of 9 partners, 9 have ties to several places of this list: Shanghai (Busan, Incheon),"
    )
    assert sentence_of_nine.endswith("Shenzhen (Busan, Incheon), …")
