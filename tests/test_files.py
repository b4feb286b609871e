"""Whatever a user gives for a table. Every file here is written as a user's program writes it."""

import datetime as dt
import decimal
import io
import subprocess
import sys
import zipfile
from importlib import import_module

import geopandas
import numpy as np
import pandas as pd
import pytest
import shapely
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import read_sheets
from sistermap.geo.tables.files.reading import READERS
from sistermap.geo.tables.read_names import read_names
from sistermap.geo.tables.read_ties import read_ties

FRAME = pd.DataFrame(
    {"City": ["부산", "Busan"], "Partner city": ["Kobe", "Los Angeles"], "Since": ["1998", "1967"]}
)
WRITERS = {
    ".csv": lambda file: file.write(FRAME.to_csv(index=False).encode()),
    ".xlsx": lambda file: FRAME.to_excel(file, index=False),
    ".ods": lambda file: FRAME.to_excel(file, index=False, engine="odf"),
    ".json": lambda file: file.write(FRAME.to_json(orient="records", force_ascii=False).encode()),
    ".parquet": lambda file: FRAME.to_parquet(file),
}


def written(suffix):
    file = io.BytesIO()
    WRITERS[suffix](file)
    return file.getvalue()


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("open_as", ["path", "named", "nameless"])
def test_read_ties_takes_a_path_or_an_open_file(tmp_path, suffix, open_as):
    path = tmp_path / f"ties{suffix}"
    path.write_bytes(written(suffix))
    with path.open("rb") as named:
        source = {"path": path, "named": named, "nameless": io.BytesIO(path.read_bytes())}[open_as]
        ties, plan = read_ties(source)
    assert ties[["from_name", "to_name", "since"]].to_numpy().tolist() == FRAME.to_numpy().tolist()
    assert plan.source == ("the open file" if open_as == "nameless" else str(path))


def test_read_ties_calls_standard_input_by_its_name():
    file = io.BytesIO(written(".csv"))
    file.name = "<stdin>"
    assert read_ties(file).plan.source == "standard input"


def test_read_ties_takes_a_data_frame_of_two_columns_of_names():
    frame = pd.DataFrame({"from": ["Seoul", None, "Busan"], "to": ["Paris", None, "Kobe"]}, index=[7, 7, 7])
    ties, plan = read_ties(frame)
    assert ties[["row", "from_name", "to_name"]].to_numpy().tolist() == [
        [2, "Seoul", "Paris"],
        [4, "Busan", "Kobe"],
    ]
    assert (plan.source, plan.sheets[0].header_row) == ("the data frame", 1)


def test_read_ties_reads_whatever_a_data_frame_holds():
    frame = pd.DataFrame(
        {
            "City": pd.Categorical(["Seoul", "Busan"]),
            "Partner city": ["Paris", "Kobe"],
            "lat2": [np.float32(48.5), pd.NA],
            "lon2": [decimal.Decimal("2.25"), None],
            "Since": pd.to_datetime(["1998-04-21", None]),
            "Until": [np.datetime64("2030-01-02"), pd.NaT],
            "Themes": [["art", "trade"], np.array(["sport"])],
            "Number": [np.int64(3), np.nan],
            "Seen": [pd.Timestamp("2020-01-01 10:30"), dt.date(2020, 1, 2)],
            "Raw": [b"x", None],
        }
    )  # fmt: skip
    ties = read_ties(frame).ties
    found = (
        ties[["to_lat", "to_lon", "since", "until", "themes"]]
        .astype(object)
        .where(lambda table: table.notna(), None)
    )
    assert found.to_numpy().tolist() == [
        [48.5, 2.25, "1998-04-21", "2030-01-02", "art; trade"], [None, None, None, None, "sport"],
    ]  # fmt: skip
    assert ties["Number"].tolist() == [3, None] or ties["Number"].isna().tolist() == [False, True]
    assert ties["Seen"][0] == dt.datetime(2020, 1, 1, 10, 30)
    assert "Raw" not in ties


def test_read_ties_reads_the_levels_of_a_data_frame_as_a_header_of_two_rows():
    columns = pd.MultiIndex.from_tuples([("Home", "City"), ("Partner", "City"), ("Partner", "Country")])
    ties = read_ties(pd.DataFrame([["Busan", "Kobe", "Japan"]], columns=columns)).ties
    assert ties[["from_name", "to_name", "to_country"]].to_numpy().tolist() == [["Busan", "Kobe", "Japan"]]


def test_read_ties_leaves_the_geometry_of_a_data_frame_out():
    frame = geopandas.GeoDataFrame({"from": ["Busan"], "to": ["Kobe"]}, geometry=[shapely.Point(0, 0)])
    assert "geometry" not in read_ties(frame).ties


def test_read_ties_takes_a_data_frame_with_a_column_called_read():
    assert len(read_ties(pd.DataFrame({"from": ["Busan"], "to": ["Kobe"], "read": [1]})).ties) == 1


def test_read_sheets_leaves_out_records_that_hold_nothing():
    (sheet,) = read_sheets(
        io.BytesIO(b'[{"from": "Busan", "to": "Kobe"}, {}, {"from": null}, {"from": "Ulsan"}]')
    )
    assert [number for number, _ in sheet.rows] == [0, 1, 4]


def test_read_names_takes_a_data_frame():
    assert read_names(pd.DataFrame({"name": ["부산"], "country": ["KR"]})).countries == ["KR"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ([("Seoul", "Paris")], "cannot be read from list; expected a path, an open binary file or a data frame"),
        (io.BytesIO(b" "), "the open file is empty"),
        (pd.DataFrame({"from": [], "to": []}), "the data frame has a header and no rows"),
        (pd.DataFrame({"a": [1], "b": [2]}), "the data frame: no column names a partner; found 'a'"),
        (io.BytesIO(b"PK\x03\x04broken"), "the open file is no workbook"),
        (io.BytesIO(b'[{"from": '), "the open file is no JSON"),
    ],
)  # fmt: skip
def test_read_ties_refuses_what_is_no_table_in_one_line(source, expected):
    with pytest.raises(TableError, match=expected) as error:
        read_ties(source)
    assert "\n" not in str(error.value)


def test_read_ties_refuses_a_closed_file(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_bytes(written(".csv"))
    with path.open("rb") as file:
        pass
    with pytest.raises(TableError, match="closed file"):
        read_ties(file)


def test_read_ties_takes_a_member_of_an_archive():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("lists/ties.csv", written(".csv"))
    with zipfile.ZipFile(packed) as archive, archive.open("lists/ties.csv") as file:
        assert len(read_ties(file).ties) == 2


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("ties.pdf", b"x", "not known"),
        ("ties.xlsx", b"PK\x03\x04broken", "no workbook"),
        ("ties.xlsx", b"\xd0\xcf\x11\xe0" + b"x" * 600, "no workbook"),
        ("ties.ods", b"broken", "no workbook"),
        ("ties.json", b"{", "no JSON"),
        ("ties.json", b"[1]", "no list of records"),
        ("ties.json", b"[" * 100_000, "no JSON"),
        ("ties.csv", b"City,Partner" + b",x" * 2000, "row 1: has 2,002 columns"),
        (
            "ties.geojson",
            b'{"features": [{"geometry": {"type": "LineString", "coordinates": [1, 2]}}]}',
            "no list of records",
        ),
        ("ties.parquet", b"PAR1broken", "no Parquet"),
        ("ties.csv", b" \n", "empty"),
    ],
)
def test_read_sheets_refuses_a_broken_file_in_one_line(tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TableError, match=expected) as error:
        read_sheets(str(path))
    assert str(path) in str(error.value) and "\n" not in str(error.value)


def test_read_sheets_refuses_a_folder_and_an_absent_file(tmp_path):
    with pytest.raises(TableError, match="folder"):
        read_sheets(str(tmp_path))
    with pytest.raises(TableError, match="cannot be read"):
        read_sheets(str(tmp_path / "absent.csv"))


@pytest.mark.parametrize("suffix", READERS)
def test_every_suffix_has_a_reader(suffix):
    module, function = READERS[suffix]
    assert callable(getattr(import_module(f"sistermap.geo.tables.files.{module}"), function))


def test_only_the_reader_of_a_file_is_imported(tmp_path):
    (tmp_path / "ties.csv").write_text("from,to\nKobe,Busan\n", encoding="utf-8")
    code = (
        "import sys; from sistermap.geo.tables.files import read_sheets; read_sheets('ties.csv');"
        " print(*(name.rpartition('.')[2] for name in sys.modules if '.files.' in name))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert {"text"} <= {*done.stdout.split()}
    assert {*done.stdout.split()}.isdisjoint({"xlsx", "word", "json_records", "layers", "graphs", "pages"})
