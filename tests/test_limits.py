"""Small files that would be huge: each is read or refused in one line, within the memory of a small machine."""

import io
import json
import os
import subprocess
import sys
import zipfile

import hostile_files
import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import limits, read_sheets

SLOW = {
    "quotes_open.csv",
    "quotes_wide.csv",
    "quotes.csv",
    "empty_cells.csv",
    "paragraphs_many.html",
}  # honest bytes
READ = """
import io, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (600, 600))
import geopandas, lxml, pyarrow.parquet, pyogrio
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 500_000_000, used + 500_000_000))
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import read_sheets
for name in sys.argv[1:]:
    try:
        sheets = read_sheets(name)
        print("read", sum(len(sheet.rows) for sheet in sheets))
    except TableError as error:
        print("refused", error)
"""
READABLE = {
    "unused_part_huge.xlsx", "parts_many.xlsx", "links_many.xlsx", "format_long.xlsx", "empty_repeated.ods",
    "spaces.ods", "lines_blank.csv", "entities.html", "deep.html", "tables_nested.html", "lists_nested.json",
    "index_far.xml", "spans_many.html", "dimensions.xls",
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """What became of each file, read one after the other in a process that has 500 MB more than its libraries take."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / name for name in sorted({*hostile_files.FILES} - SLOW)]
    for path in paths:
        path.write_bytes(hostile_files.FILES[path.name]())
    done = subprocess.run(
        [sys.executable, "-c", READ, *map(str, paths)], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-500:]
    lines = done.stdout.splitlines()
    assert len(lines) == len(paths)  # one line each
    return dict(zip([path.name for path in paths], lines, strict=True))


@pytest.mark.skipif(sys.platform != "linux", reason="limits of the memory are those of Linux")
@pytest.mark.parametrize("name", sorted({*hostile_files.FILES} - SLOW))
def test_read_sheets_reads_or_refuses_within_500_mb(outcomes, name):
    assert outcomes[name].startswith("read" if name in READABLE else "refused"), outcomes[name]


def test_read_sheets_measures_a_file_before_it_is_opened(tmp_path, monkeypatch):
    path = tmp_path / "ties.csv"
    with path.open("wb") as file:
        file.truncate(limits.LARGEST_FILE + 1)  # a sparse file: no byte of it is there
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda self: pytest.fail("it was read"))
    with pytest.raises(TableError, match=r"has 200,000,001 bytes; expected a table.*of at most 200,000,000"):
        read_sheets(path)


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "docx", "kmz", "csv", "json"])
def test_read_sheets_counts_the_parts_of_a_zip_file_before_it_is_opened(tmp_path, monkeypatch, suffix):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for number in range(21):
            parts.writestr(str(number), b"")
    (tmp_path / f"ties.{suffix}").write_bytes(file.getvalue())
    monkeypatch.setattr(limits, "MOST_PARTS", 20)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(TableError, match="has 21 parts, expected at most 20; save the list alone"):
        read_sheets(tmp_path / f"ties.{suffix}")


def test_read_sheets_counts_cells_over_all_sheets(monkeypatch):
    sheet = hostile_files.ods_row(
        hostile_files.ods_cell("x", 'table:number-columns-repeated="100"'),
        attributes='table:number-rows-repeated="3000"',
    )
    monkeypatch.setattr(limits.Allowance.__init__, "__kwdefaults__", {"most_cells": 500_000})
    assert len(read_sheets(io.BytesIO(hostile_files.ods(sheet)))) == 1
    with pytest.raises(TableError, match=r"holds more than 500,000 cells; keep only .*, or save it as \.csv"):
        read_sheets(
            io.BytesIO(hostile_files.ods(sheet + '</table:table><table:table table:name="T">' + sheet))
        )


FEW_WORDS = 2_600, 250  # rows and columns: more cells than any limit had that went by the bytes of a file


def _few_words_xlsx():
    rows, columns = FEW_WORDS
    row = (
        "<row>" + "<c t='s'><v>0</v></c><c t='s'><v>1</v></c>" + "<c><v>7</v></c>" * (columns - 2) + "</row>"
    )
    return hostile_files.workbook(
        hostile_files.xml_sheet(row * rows),
        strings=b"<sst><si><t>Busan</t></si><si><t>Kobe</t></si></sst>",
    )


def _few_words_ods():
    rows, columns = FEW_WORDS
    cells = [
        hostile_files.ods_cell(word, f'table:number-columns-repeated="{columns // 2}"')
        for word in ("Busan", "Kobe")
    ]
    return hostile_files.ods(hostile_files.ods_row(*cells, attributes='table:number-rows-repeated="13"') * (rows // 13))  # fmt: skip


def _few_words_parquet():
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows, columns = FEW_WORDS
    file = io.BytesIO()
    pq.write_table(pa.table({f"c{at}": ["Busan"] * rows for at in range(columns)}), file)
    return file.getvalue()


def _few_words_json():
    rows, columns = FEW_WORDS
    outer = {f"c{at}": "Busan" for at in range(columns - 1)}
    return json.dumps([outer | {"twins": [{"name": "Kobe"}] * rows}]).encode()


@pytest.mark.parametrize("made", [_few_words_xlsx, _few_words_ods, _few_words_parquet, _few_words_json])
def test_read_sheets_reads_a_list_of_few_words_however_well_it_packs(made):
    content = made()
    assert len(content) < 110_000  # less than a sixth of a byte a cell
    sheet = read_sheets(io.BytesIO(content))[0]
    assert len(sheet.rows) >= FEW_WORDS[0]
    assert [*map(len, (cells for _, cells in sheet.rows[-3:]))] == [FEW_WORDS[1]] * 3
    assert {*sheet.rows[-1][1]} <= {"Busan", "Kobe", 7}


def test_read_sheets_refuses_more_cells_than_it_states_before_one_is_read(monkeypatch):
    content = hostile_files.FILES["cells_many_padded.xlsx"]()
    monkeypatch.setattr("sistermap.geo.tables.files.xlsx_sheet._Cells", lambda *_: pytest.fail("it was read"))
    with pytest.raises(
        TableError, match=r"holds more than 12,000,000 cells; keep only .*, or save it as \.csv"
    ):
        read_sheets(io.BytesIO(content))


def test_read_sheets_gives_repeated_rows_of_ods_all_that_the_first_has():
    cells = (
        hostile_files.ods_cell("Busan")
        + hostile_files.ods_cell('<text:a xlink:href="https://example.org">Kobe</text:a>')
        + hostile_files.ods_cell("twin", 'table:number-columns-spanned="2"')
        + "<table:covered-table-cell/>"
        + hostile_files.ods_cell("1998")
    )
    sheet = read_sheets(
        io.BytesIO(
            hostile_files.ods(hostile_files.ods_row(cells, attributes='table:number-rows-repeated="3"'))
        )
    )[0]
    below = [row for number, row in sheet.rows if number > 2]
    assert below == [["Busan", "Kobe", "twin", "twin", "1998"]] * 3
    below[0][0] = "Ulsan"
    assert below[1][0] == "Busan"  # each row has a list of its own
    assert {at for at in sheet.links if at[0] > 2} == {(3, 1), (4, 1), (5, 1)}
    assert [number for number, *_ in sheet.spans if number > 2] == [3, 4, 5]


@pytest.mark.parametrize(("width", "most"), [(10, 100_000), (100, 10_000)])
def test_read_sheets_refuses_the_same_row_more_often_than_a_list_repeats_it(width, most):
    def repeated(times):
        cell = hostile_files.ods_cell("x", f'table:number-columns-repeated="{width}"')
        return io.BytesIO(
            hostile_files.ods(hostile_files.ods_row(cell, attributes=f'table:number-rows-repeated="{times}"'))
        )

    assert len(read_sheets(repeated(most))[0].rows) == most + 2
    with pytest.raises(TableError, match=f"comes {most + 1:,} times, expected at most {most:,}; delete"):
        read_sheets(repeated(most + 1))


@pytest.mark.parametrize("reference", ["A1:A4", "A1:XFD1048576"])
def test_read_sheets_counts_cells_that_one_link_covers(monkeypatch, reference):
    related = b'<Relationships><Relationship Id="k" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>'
    link = f"<hyperlinks><hyperlink ref='{reference}' r:id='k'/></hyperlinks>"
    content = hostile_files.workbook(
        hostile_files.xml_sheet(hostile_files.ROW.format("Busan") * 3, link),
        more={"xl/worksheets/_rels/sheet1.xml.rels": related},
    )
    monkeypatch.setattr(limits, "MOST_MARKS", 4)
    if reference == "A1:A4":
        assert len(read_sheets(io.BytesIO(content))[0].links) == 4
    else:
        with pytest.raises(TableError, match="holds more than 4 links, notes and marks of cells; keep only"):
            read_sheets(io.BytesIO(content))


def test_allowance_takes_tags_that_bring_cells():
    allowance = limits.Allowance("ties.xlsx", 500)
    for _ in range(100):
        allowance.take_cells(100_000)
        allowance.unpack(0, 700_000)
    with pytest.raises(TableError, match="tags around 0 cells, which no list does"):
        limits.Allowance("ties.xlsx", 500).unpack(0, 2_100_000)


def test_read_sheets_takes_no_room_for_what_is_empty_behind_a_list():
    rows = [
        row
        for sheet in read_sheets(io.BytesIO(hostile_files.FILES["empty_repeated.ods"]()))
        for row in sheet.rows
    ]
    assert rows == [(1, ["City", "Partner city"]), (2, ["Busan", "Kobe"])]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("x" * 5000 + ".csv", "File name too long"),
        ("a\0b.csv", "NUL"),
        ("https://example.org/ties.csv", "is an address; expected a table"),
        ("x." + "y" * 5000, "is not known"),
        ("/dev", "is a folder"),
        ("/dev/zero", "is a device"),
    ],
)
def test_read_sheets_takes_only_a_file_of_this_computer(path, message):
    with pytest.raises(TableError, match=message) as error:
        read_sheets(path)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 500


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_read_sheets_waits_for_no_pipe(tmp_path):
    os.mkfifo(tmp_path / "ties.csv")
    with pytest.raises(TableError, match="is a pipe"):
        read_sheets(tmp_path / "ties.csv")
