"""Tables of web pages and Word documents."""

import io
import zipfile

import docx
import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import read_sheets

PAGE = """<!DOCTYPE html><html><head><title>Bonn abroad</title><style>td {}</style></head><body>
<h2>Partner <em>cities</em></h2>
<table class="wikitable"><tr><th>City</th><th>Country</th><th colspan=2>Years</th></tr>
<tr><td><a href="https://example.org/minsk">Minsk</a><sup>[1]</sup></td><td rowspan="2">Belarus</td><td>1993</td><td></td></tr>
<tr><td>Brest<br>Homel</td><td><p>1999</p></td><td>x</td></tr>
<tr style="display: none"><td>Secret</td><td>y</td></tr>
<tr><td><s>Lille</s></td><td><del>France</del></td></tr></table>
<table><caption>Friends</caption><tr><td>Oxford</td><td>UK</td></tr></table>
<table><tr><td>only layout</td></tr></table></body></html>"""


def test_read_html_reads_every_table_as_the_page_shows_it():
    first, second = read_sheets(io.BytesIO(PAGE.encode()))
    assert (first.name, second.name) == ("Partner cities", "Friends")
    assert first.rows == [
        (1, ["City", "Country", "Years", None]),
        (2, ["Minsk", "Belarus", "1993", None]),
        (3, ["Brest\nHomel", "Belarus", "1999", "x"]),
        (4, ["Secret", "y"]),
        (5, ["Lille", "France"]),
    ]
    assert (first.spans, first.links) == ([(1, 2, 3)], {(2, 0): "https://example.org/minsk"})
    assert (first.struck_rows, first.hidden_rows) == ({5}, {4})


def test_read_html_is_called_by_its_title_and_read_in_its_encoding_whatever_its_suffix():
    page = '<html><head><meta charset="euc-kr"><title>자매도시</title></head><table><tr><td>고베<td>일본<tr><td>상하이<td>중국</table>'
    file = io.BytesIO(page.encode("cp949"))
    file.name = "list.xls"
    (sheet,) = read_sheets(file)
    assert (sheet.name, sheet.rows) == ("자매도시", [(1, ["고베", "일본"]), (2, ["상하이", "중국"])])
    assert [remark.code for remark in sheet.remarks] == ["other_format", "encoding_taken"]


def test_read_docx_reads_every_table_under_its_heading():
    document = docx.Document()
    document.add_heading("Partner cities", 1)
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows, (["City", "Since", ""], ["Minsk", "1993", "a"], ["Lille", "1961", "b"]), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 2).merge(table.cell(2, 2))
    for cell in table.rows[2].cells[:2]:
        cell.paragraphs[0].runs[0].font.strike = True
    document.add_paragraph("Friends")
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "Oxford"
    file = io.BytesIO()
    document.save(file)
    first, second = read_sheets(io.BytesIO(file.getvalue()))
    assert (first.name, second.name) == ("Partner cities", "Partner cities (2)")
    assert first.rows == [
        (1, ["City", "Since", None]),
        (2, ["Minsk", "1993", "a\nb"]),
        (3, ["Lille", "1961", "a\nb"]),
    ]
    assert (first.spans, first.struck_rows) == ([(1, 1, 2)], {3})


@pytest.mark.parametrize(
    "content", [b"<html><p>No table</p></html>", b"<html></html>", b"<table><tr><td>x</table>"]
)
def test_read_html_refuses_a_page_without_a_table(content):
    with pytest.raises(TableError, match="holds no table"):
        read_sheets(io.BytesIO(content))


def rows_of(page):
    return [sheet.rows for sheet in read_sheets(io.BytesIO(page.encode()))]


@pytest.mark.parametrize("holder", ["Porto", ""])
def test_read_html_keeps_a_list_with_tables_in_its_cells(holder):
    page = (
        "<html><table><tr><th>Město<th>Od roku</tr><tr><td>Vila Real<td>1994</tr>"
        f"<tr><td>{holder}<table><tr><td>Gaia<td>a</tr><tr><td>Maia<td>b</tr></table><td>1998</tr></table></html>"
    )
    (sheet,) = read_sheets(io.BytesIO(page.encode()))
    within = "Gaia, a\nMaia, b"
    assert sheet.rows[2] == (3, [f"{holder}\n{within}".strip(), "1998"])
    assert [(remark.code, remark.params) for remark in sheet.remarks] == [
        ("tables_in_cells", {"count": 1, "rows": "3"})
    ]


def test_read_html_reads_the_lists_in_a_table_that_lays_out_the_page():
    inner = (
        "<table><tr><td>Kota<td>Negara</tr><tr><td>Osaka<td>Jepang</tr><tr><td>Lyon<td>Prancis</tr></table>"
    )
    page = f"<html><table><tr><td>Menu<td>Surabaya</tr><tr><td>Beranda<td>{inner}</tr></table></html>"
    assert rows_of(page) == [[(1, ["Kota", "Negara"]), (2, ["Osaka", "Jepang"]), (3, ["Lyon", "Prancis"])]]


def test_read_html_reads_the_list_beside_a_longer_one_in_its_cell():
    inner = "<table>" + "<tr><td>Graz<td>1999</tr>" * 5 + "</table>"
    page = f"<html><table><tr><td>Trieste<td>1973</tr><tr><td>Pula<td>1980</tr><tr><td>{inner}<td></tr></table></html>"
    outer, nested = rows_of(page)
    assert outer == [(1, ["Trieste", "1973"]), (2, ["Pula", "1980"])]
    assert len(nested) == 5


def packed(document, rest=()):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, text in (("word/document.xml", document), *rest):
            parts.writestr(name, text)
    return file.getvalue()


BEGIN = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
ROW = "<w:tr><w:tc><w:p><w:r><w:t>Tartu</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"


def test_read_docx_refuses_a_document_that_unpacks_to_more_than_a_list_needs():
    with pytest.raises(TableError, match=r"unpacks to more than .* MB, which no list needs"):
        read_sheets(io.BytesIO(packed(BEGIN + "<w:tbl>" + ROW * 700_000)))


def test_read_docx_opens_no_part_but_the_text():
    content = packed(f"{BEGIN}<w:tbl>{ROW}</w:tbl></w:body></w:document>", [("word/media/x.png", "0" * 10)])
    broken = content.replace(b"word/media/x.png", b"word/media/y.png", 1)  # one that cannot be opened
    (sheet,) = read_sheets(io.BytesIO(broken))
    assert sheet.rows == [(1, ["Tartu", None])]


@pytest.mark.parametrize(
    "document",
    [
        BEGIN,
        BEGIN
        + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr></w:tc></w:tr></w:tbl></w:body></w:document>',
    ],
)
def test_read_docx_refuses_a_broken_document_in_one_line(document):
    with pytest.raises(TableError, match="is no Word document that can be read") as refused:
        read_sheets(io.BytesIO(packed(document)))
    assert "\n" not in str(refused.value)


def html_sheet(rows):
    (sheet,) = read_sheets(io.BytesIO(f"<html><table>{rows}</table></html>".encode()))
    return sheet


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display:none">Geheim</span>',
        '<span style="color: red; DISPLAY : none !important">Geheim</span>',
        '<span style="visibility: hidden">Geheim</span>',
        "<b hidden>Geheim</b>",
        '<span hidden="until-found"><i>Geheim</i></span>',
        '<div style="display:none"><a href="https://geheim.example/">Geheim</a></div>',
    ],
)
def test_read_html_leaves_out_text_that_the_page_hides(hidden):
    sheet = html_sheet(f"<tr><th>Stadt<th>Land<tr><td>Nantes<!-- x --><td>{hidden}Frankreich{hidden}!")
    assert sheet.rows == [(1, ["Stadt", "Land"]), (2, ["Nantes", "Frankreich!"])]
    assert [(remark.code, remark.params) for remark in sheet.remarks] == [("text_hidden", {"rows": "2"})]
    assert sheet.links == {}


def test_read_html_keeps_text_that_is_only_styled():
    sheet = html_sheet('<tr><th>Ciudad<th>País<tr><td><b style="display:inline">Lugo</b><td>España')
    assert (sheet.rows[1], sheet.remarks) == ((2, ["Lugo", "España"]), ())


def test_read_html_knows_columns_hidden_cell_by_cell_and_leaves_out_single_cells():
    hide = 'style="display:none"'
    sheet = html_sheet(
        f"<tr><th>City<th {hide}>Phone<th>Note<tr><td>Osaka<td {hide}>1<td {hide} rowspan=2>x<tr><td>Lyon<td {hide}>2"
    )
    assert sheet.hidden_columns == {1}
    assert sheet.rows == [(1, ["City", "Phone", "Note"]), (2, ["Osaka", "1", None]), (3, ["Lyon", "2", None])]


def test_read_html_knows_rows_in_a_hidden_body():
    sheet = html_sheet(
        "<tbody><tr><th>City<th>Country<tr><td>Osaka<td>Japan</tbody><tbody hidden><tr><td>Lyon<td>France</tbody>"
    )
    assert sheet.hidden_rows == {3}


def word_sheet(rows, styles="", above=""):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    relation = '<Relationships><Relationship Id="a" Type="x/{}" Target="{}"/></Relationships>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("_rels/.rels", relation.format("officeDocument", "word/document.xml"))
        package.writestr("word/_rels/document.xml.rels", relation.format("styles", "styles.xml"))
        package.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
        package.writestr(
            "word/document.xml",
            f"<w:document {space}><w:body>{above}<w:tbl>{rows}</w:tbl></w:body></w:document>",
        )
    file.name = "list.docx"
    file.seek(0)
    (sheet,) = read_sheets(file)
    return sheet


def word_row(*cells, properties=""):
    return f"<w:tr>{properties}{''.join(f'<w:tc><w:p>{cell}</w:p></w:tc>' for cell in cells)}</w:tr>"


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


SECRET_STYLE = '<w:style w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>'


@pytest.mark.parametrize(
    "hidden",
    [
        run("Salaisuus", "<w:vanish/>"),
        run("Salaisuus", '<w:vanish w:val="true"/>'),
        run("Salaisuus", '<w:rStyle w:val="S"/>'),
        f"<w:moveFrom>{run('Salaisuus')}</w:moveFrom>",
    ],
)
def test_read_docx_leaves_hidden_text_out(hidden):
    sheet = word_sheet(
        word_row(run("Kaupunki"), run("Maa")) + word_row(run("Lyon"), run("Ranska") + hidden), SECRET_STYLE
    )
    assert sheet.rows == [(1, ["Kaupunki", "Maa"]), (2, ["Lyon", "Ranska"])]
    assert [(remark.code, remark.params) for remark in sheet.remarks] == [("text_hidden", {"rows": "2"})]


def test_read_docx_keeps_text_whose_own_word_is_that_it_is_shown():
    shown = run("Lyon", '<w:rStyle w:val="S"/><w:vanish w:val="0"/>')
    sheet = word_sheet(word_row(run("Kaupunki"), run("Maa")) + word_row(shown, run("Ranska")), SECRET_STYLE)
    assert (sheet.rows[1], sheet.remarks) == ((2, ["Lyon", "Ranska"]), ())


def test_read_docx_knows_hidden_rows_and_calls_no_table_by_hidden_text():
    rows = (
        word_row(run("Kaupunki"), run("Maa"))
        + word_row(run("Lyon"), run("Ranska"), properties="<w:trPr><w:hidden/></w:trPr>")
        + word_row(run("Turku"), run("Suomi"), properties='<w:trPr><w:hidden w:val="false"/></w:trPr>')
    )
    above = f"<w:p>{run('Salainen ', '<w:vanish/>')}{run('Luettelo')}</w:p>"
    sheet = word_sheet(rows, above=above)
    assert (sheet.hidden_rows, sheet.name) == ({2}, "Luettelo")
