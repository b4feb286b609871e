"""Reports as workbooks, as openpyxl reads them: one printed page each for cover and map, native charts, dates as dates."""

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image
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
from sistermap.maps.report.xlsx import _sheet_name, write_xlsx
from sistermap.maps.report.xlsx_cells import full_date
from sistermap.maps.report.xlsx_chart import MOST_BARS, make_chart
from sistermap.maps.texts import document_words

NASTY = '=HYPERLINK("http://x","a") & more'
COUNTED = (Column("Country"), Column("Ties", "count"), Column("Share", "share"))
COUNTRIES = Table(
    "Table 1. Countries", "Countries", COUNTED, [(f"Land {n}", 40 - n, 0.01) for n in range(30)]
)
DECADES = Chart(
    "Figure 2. Decades",
    "Decades",
    tuple(f"{year}s" for year in range(1840, 2030, 10)),
    tuple(range(19)),
    "Ties",
    b"",
)
DATED = [("Kobe", "1998-04-21", 9636.4), ("Lima", "1998-04", None), ("Bern", "1889-01-01", 1.0)]
LIST = Table(
    "Table 2. All ties", "List", (Column("Name"), Column("Since", "date"), Column("Distance", "km")), DATED
)
CHART = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}
CITED = "How to cite: City of Busan: Our partners."


def png(width=1700, height=900):
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#f2f5f7").save(made, "png")
    return made.getvalue()


def outline_of(lang="en", title="Our partners", picture=None):
    words = document_words("en")
    key = KeyFigures(
        (KeyFigure("ties", 1234), KeyFigure("farthest", 9636.4, "km"), KeyFigure("oldest", 1889, "year"))
    )
    sections = (
        Section("Overview", (key, Figure("Figure 1. Map", picture or png(), 'A "map"'))),
        Section("Counts", (COUNTRIES, "A remark on countries.", DECADES)),
        Section(words["section.sources"], ("Places: GeoNames, https://www.geonames.org", CITED)),
        Section("The list", (LIST,), appendix=True),
    )
    return Outline(title, lang, NASTY, sections, words)


def book_of(outline):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(outline)))


@pytest.fixture(scope="module")
def parts():
    archive = zipfile.ZipFile(io.BytesIO(write_xlsx(outline_of())))
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def book():
    return book_of(outline_of())


def test_write_xlsx_has_a_sheet_for_each_question(book):
    assert book.sheetnames == ["Overview", "Map", "Countries", "Decades", "List"]


def test_write_xlsx_begins_with_a_page_of_key_figures_that_are_numbers(book):
    cover = book["Overview"]
    [values, labels] = [[cell.value for cell in row] for row in cover.iter_rows(min_row=4, max_row=5)]
    assert (values[:3], labels[:3]) == ([1234, 9636.4, 1889], ["ties", "farthest", "oldest"])
    assert cover["C4"].number_format == "0"  # a year has no thousands
    assert (cover.page_setup.fitToWidth, cover.page_setup.fitToHeight) == (1, 1)
    assert not cover.sheet_view.showGridLines
    texts = [row[0].value for row in cover.iter_rows()]
    assert texts[:2] == ["Our partners", NASTY]
    assert texts[-2:] == ["Places: GeoNames, https://www.geonames.org", CITED]


def test_write_xlsx_prints_the_map_on_one_page(book):
    sheet = book["Map"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (
        sheet.page_setup.fitToWidth,
        sheet.page_setup.fitToHeight,
        sheet.sheet_properties.pageSetUpPr.fitToPage,
    ) == (1, 1, True)
    [picture] = sheet._images
    rows = int(sheet.print_area.rpartition("$")[2])
    high = sum(sheet.row_dimensions[row].height for row in range(2, rows + 1)) / 0.75
    wide = sheet.column_dimensions["A"].width * 7
    ext = picture.anchor.ext
    assert (picture.anchor._from.col, picture.anchor._from.row) == (0, 1)
    assert ext.width / 9525 <= wide and ext.height / 9525 <= high
    assert ext.width / ext.height == pytest.approx(1700 / 900, rel=0.01)


def test_write_xlsx_describes_its_pictures(parts):
    drawn = [etree.fromstring(part) for name, part in parts.items() if name.startswith("xl/drawings/drawing")]
    stated = [found for tree in drawn for found in tree.xpath("//*[local-name()='pic']//@descr")]
    assert stated == ['A "map"', 'A "map"']


def test_write_xlsx_draws_charts_from_the_cells_of_their_sheets(parts, book):
    drawn = [
        etree.fromstring(part) for name, part in sorted(parts.items()) if name.startswith("xl/charts/chart")
    ]
    refs = [tree.xpath("//c:cat//c:f/text() | //c:val//c:f/text()", namespaces=CHART) for tree in drawn]
    assert refs == [
        [f"'Countries'!$A$4:$A${3 + MOST_BARS}", f"'Countries'!$B$4:$B${3 + MOST_BARS}"],
        ["'Decades'!$A$4:$A$22", "'Decades'!$B$4:$B$22"],
    ]
    titles = [
        "".join(tree.xpath("//c:title//*[local-name()='t']/text()", namespaces=CHART)) for tree in drawn
    ]
    assert titles == [f"The first {MOST_BARS} of 30", ""]
    assert [tree.xpath("string(//c:barDir/@val)", namespaces=CHART) for tree in drawn] == ["bar", "col"]
    assert [cell.value for cell in book["Decades"][22]] == ["2020s", 18]


def test_write_xlsx_keeps_dates_as_precise_as_they_are(book):
    cells = [row[1] for row in book["List"].iter_rows(min_row=4)]
    assert [cell.value for cell in cells] == [dt.datetime(1998, 4, 21), "1998-04", "1889-01-01"]
    assert cells[0].number_format == "yyyy-mm-dd"


def test_write_xlsx_puts_a_remark_on_the_sheet_of_its_table(book):
    assert book["Countries"]["A2"].value == "A remark on countries."


@pytest.mark.parametrize("name", ["Overview", "Map", "Countries", "List"])
def test_write_xlsx_says_on_each_printed_page_how_it_is_cited(book, name):
    foot = book[name].oddFooter
    assert foot.left.text.startswith(CITED) and foot.right.text == "&P / &N"
    assert len(str(foot)) <= 255


@pytest.mark.parametrize(("lang", "rtl"), [("en", False), ("ar", True)])
def test_write_xlsx_runs_as_its_language_does(lang, rtl):
    assert {bool(sheet.sheet_view.rightToLeft) for sheet in book_of(outline_of(lang))} == {rtl}


@pytest.mark.parametrize("size", [(1, 1), (20, 4000), (4000, 20)])
def test_write_xlsx_takes_pictures_of_any_shape(size):
    assert len(book_of(outline_of(picture=png(*size)))["Map"]._images) == 1


def test_write_xlsx_of_an_outline_without_sections_has_its_title():
    outline = Outline(NASTY, "en", "", (), document_words("en"))
    assert book_of(outline).worksheets[0]["A1"].value == NASTY


@given(st.lists(st.text(max_size=50), max_size=6))
def test_sheet_name_is_one_that_excel_takes(names):
    taken = set()
    for name in names:
        found = _sheet_name(name, taken)
        assert 0 < len(found) <= 31 and not set(found) & set("[]:*?/\\")
        assert found.casefold() not in taken and found[0] != "'" and found[-1] != "'"
        taken.add(found.casefold())


@given(st.dates())
def test_full_date_reads_what_excel_can_hold(day):
    assert full_date(day.isoformat()) == (day if day >= dt.date(1900, 3, 1) else None)


def test_write_xlsx_breaks_long_text_and_gives_it_room():
    table = Table("T", "T", (Column("Name"), Column("Note")), [("Kobe", "x" * 500), ("Lima", "")])
    sheet = book_of(Outline("T", "en", "", (Section("S", (table,)),), document_words("en")))["T"]
    assert sheet["B4"].alignment.wrap_text and sheet.row_dimensions[4].height >= 10 * 15
    assert sheet.row_dimensions[5].height is None and sheet.column_dimensions["B"].width < 60


@pytest.mark.parametrize(("count", "shown"), [(16, 16), (MOST_BARS, MOST_BARS), (MOST_BARS + 1, MOST_BARS)])
def test_write_xlsx_says_in_a_chart_that_it_shows_a_part(count, shown):
    words, sheet = document_words("de"), openpyxl.Workbook().active
    table = Table("Tabelle 1.", "Länder", COUNTED, [(f"Land {n}", 40, 0.1) for n in range(count)])
    chart = make_chart(sheet, table, head=3, over_time=False, rtl=False, words=words)
    assert chart.series[0].val.numRef.f.endswith(f"${3 + shown}")
    assert (chart.title is None) == (count == shown)


def test_write_xlsx_writes_shares_as_documents_do(book):
    assert book["Countries"]["C4"].number_format == "[<0.01]0.0%;0%"
