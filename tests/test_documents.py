"""Tables of web pages and Word documents."""

import io

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
