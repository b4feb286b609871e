"""Tables of text: what divides cells, what is around them, and what a reader of rows must not lose."""

import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import read_sheets
from sistermap.geo.tables.files.dialect import find_dialect


def read(text, encoding=None):
    (sheet,) = read_sheets(io.BytesIO(text.encode() if isinstance(text, str) else text), encoding=encoding)
    return [cells for _, cells in sheet.rows], [remark.code for remark in sheet.remarks]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Ort;Partner;lat\nKöln;Turin;45,07\nBonn;Minsk;53,9\n", [["Ort", "Partner", "lat"], ["Köln", "Turin", "45,07"], ["Bonn", "Minsk", "53,9"]]),
        ("Partner;Land\nDuluth, Minnesota;USA\nSakai, Osaka;Japan\n", [["Partner", "Land"], ["Duluth, Minnesota", "USA"], ["Sakai, Osaka", "Japan"]]),
        ("Partner\nDuluth, Minnesota\nParis, France\n", [["Partner"], ["Duluth, Minnesota"], ["Paris, France"]]),
        ("Город;Годы\nА;1999, 2001\nБ;2000\n", [["Город", "Годы"], ["А", "1999, 2001"], ["Б", "2000"]]),
        ("City\tTwin\nKöln, Germany\tTurin, Italy\n", [["City", "Twin"], ["Köln, Germany", "Turin, Italy"]]),
        ("City|Twin|Since\nKöln|Turin, Italy; Lyon|1999\n", [["City", "Twin", "Since"], ["Köln", "Turin, Italy; Lyon", "1999"]]),
        ('City, Land\nBusan, "Korea, South"\n', [["City", "Land"], ["Busan", "Korea, South"]]),
        ("'City','Land'\n'Busan','Korea, South'\n", [["City", "Land"], ["Busan", "Korea, South"]]),
        ('"City","Note"\n"Seoul","the \\"best\\", yes"\n', [["City", "Note"], ["Seoul", 'the "best", yes']]),
        ('sep=;\nCity;Land\nA;B\n', [["City", "Land"], ["A", "B"]]),
        ("City;Land;;\nA;B;;\n", [["City", "Land", None, None], ["A", "B", None, None]]),
        ("City,Land\rA,B\r", [["City", "Land"], ["A", "B"]]),
        ('City,Note\nSeoul,5" pipe\nBusan,x\n', [["City", "Note"], ["Seoul", '5" pipe'], ["Busan", "x"]]),
        ('City,Land\n"Seoul" x,Korea\n', [["City", "Land"], ["Seoul x", "Korea"]]),
    ],
)  # fmt: skip
def test_read_text_finds_the_delimiter_whose_cells_are_natural(text, rows):
    assert read(text) == (rows, [])


@pytest.mark.parametrize(
    "text",
    [
        "# Twins\n\n| City | Land |\n|------|:----:|\n| Seoul | Korea |\n",
        "City | Land\n--- | ---\nSeoul | Korea\n",
        "+------+-----+\n| City | Land |\n+------+-----+\n| Seoul | Korea |\n+------+-----+\n",
    ],
)
def test_read_text_reads_a_table_of_markdown(text):
    assert read(text)[0][-2:] == [["City", "Land"], ["Seoul", "Korea"]]


@pytest.mark.parametrize("header", ['"City,Land,Since"', "City,Land,Since"])
def test_read_text_takes_off_quotes_around_whole_rows(header):
    rows, remarks = read(f'{header}\n"Seoul,Korea,1999"\n"Busan,""Korea, South"",2000"\n')
    assert rows == [["City", "Land", "Since"], ["Seoul", "Korea", "1999"], ["Busan", "Korea, South", "2000"]]
    assert remarks == ["rows_quoted"]


def test_read_text_keeps_rows_that_are_longer_and_remarks_on_them():
    (sheet,) = read_sheets(io.BytesIO(b"Partner,Land\nDuluth,USA\nSakai, Osaka,Japan\nX,Y,\n"))
    assert sheet.rows[2] == (3, ["Sakai", "Osaka", "Japan"])
    assert [(remark.code, remark.params) for remark in sheet.remarks] == [("rows_longer", {"rows": "3"})]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('a,b\nx,y\nBusan,"Kobe', 3),
        ('a,b,c\nx,"y,z\nBusan,Kobe,1\nBusan,"Osaka, x",1\n', 2),
        ('a,b\n"x,y\nBusan,Kobe\n', 2),
        ('a,b\n"x" z,y\nBusan,"Kobe\nBusan,Osaka\n', 3),
    ],
)
def test_read_text_says_where_a_quote_is_not_closed(text, row):
    with pytest.raises(TableError, match=rf"row {row}: a quote is opened and not closed"):
        read(text)


def test_read_text_keeps_lines_within_a_cell():
    rows, _ = read('City,Twin,Since\nLille,"Leeds\nKöln\nTurin",1958\nLyon,"Milan, Italy\nLeipzig",1967\n')
    assert rows[1:] == [["Lille", "Leeds\nKöln\nTurin", "1958"], ["Lyon", "Milan, Italy\nLeipzig", "1967"]]


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r\n\ufeff", exclude_categories=["Cs"]), min_size=1
)


@example([["0", "0", "\t"], ["\t", "\t", "\t0"]], ",")  # tabs divide it as regularly
@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=2), st.sampled_from(",;\t|"))
def test_find_dialect_finds_what_was_written_with_quotes(rows, delimiter):
    quoted = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    if '\\"' not in "".join(quoted):
        assert find_dialect("\n".join(quoted)).delimiter == delimiter


@given(st.binary(max_size=300), st.sampled_from([".csv", ".tsv", ".txt", ".json", ".geojson", ".xlsx"]))
def test_read_sheets_gives_sheets_or_a_table_error_of_any_bytes(content, suffix):
    file = io.BytesIO(content)
    file.name = f"ties{suffix}"
    try:
        assert all(sheet.rows is not None for sheet in read_sheets(file))
    except TableError as error:
        assert "\n" not in str(error)
