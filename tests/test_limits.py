"""Small files that would be huge: each is read or refused in one line, within the memory of a small machine."""

import io
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


def test_read_sheets_counts_cells_over_all_sheets():
    sheet = hostile_files.ods_row(
        hostile_files.ods_cell("x", 'table:number-columns-repeated="100"'),
        attributes='table:number-rows-repeated="3000"',
    )
    assert len(read_sheets(io.BytesIO(hostile_files.ods(sheet)))) == 1
    with pytest.raises(TableError, match="cells, which no list does"):
        read_sheets(
            io.BytesIO(hostile_files.ods(sheet + '</table:table><table:table table:name="T">' + sheet))
        )


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
