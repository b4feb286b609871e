"""Parquet whose values are repeated: it is measured before they are written out."""

import io
import json
import threading
from typing import ClassVar

import geopandas
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from sistermap.geo.errors import MapError, TableError
from sistermap.geo.parquet import check_parquet, long_lists, read_batches
from sistermap.geo.tables.files import read_sheets
from sistermap.maps.boundary_files import read_shapes

LONG = "x" * 1_000_000
OF_LONG = pa.map_(pa.string(), pa.string())


def repeated(value, times=1500):
    return pa.DictionaryArray.from_arrays(pa.array([0] * times), pa.array([value]))


def begun_alike():
    return [f"{LONG}{number}" for number in range(300)]


def parquet(values, **options):
    table = values if isinstance(values, pa.Table) else pa.table({"to": values})
    file = io.BytesIO()
    pq.write_table(table, file, compression="zstd", **options)
    return file.getvalue()


def counted(call):
    """Return the most bytes that pyarrow had at once, and the error."""
    pool, before = pa.proxy_memory_pool(pa.default_memory_pool()), pa.default_memory_pool()
    pa.set_memory_pool(pool)
    try:
        with pytest.raises((ValueError, TableError, MapError)) as error:
            call()
    finally:
        pa.set_memory_pool(before)
    return pool.max_memory(), str(error.value)


@pytest.mark.parametrize(
    "make",  # in the test: values of 300 MB would be kept by every process that collects
    [
        lambda: parquet(repeated(LONG)),
        lambda: parquet([LONG] * 300),
        lambda: parquet([LONG.encode()] * 1500),
        lambda: parquet(pa.array([LONG] * 300, pa.large_string())),
        lambda: parquet(pa.array([LONG] * 300, pa.string_view())),
        lambda: parquet(pa.array([LONG.encode()] * 300, pa.binary(len(LONG)))),
        lambda: parquet([[LONG] * 10] * 30),
        lambda: parquet([[[LONG] * 10]] * 30),
        lambda: parquet([{"a": {"b": LONG}}] * 300),
        lambda: parquet(pa.array([[("a", LONG)]] * 300, OF_LONG)),
        lambda: parquet(pa.array([[(LONG, "a")]] * 300, OF_LONG)),
        lambda: parquet(pa.array([[LONG, LONG]] * 150, pa.list_(pa.string(), 2))),
        lambda: parquet([LONG] * 300, row_group_size=10),
        lambda: parquet(pa.table({"a.b": [LONG] * 150, "a": [LONG] * 150})),
        lambda: parquet(begun_alike(), use_dictionary=False),
        lambda: parquet(begun_alike(), use_dictionary=False, column_encoding="DELTA_LENGTH_BYTE_ARRAY"),
        lambda: parquet(begun_alike(), use_dictionary=False, column_encoding="DELTA_BYTE_ARRAY"),
        lambda: parquet([begun_alike()], use_dictionary=False, column_encoding="DELTA_BYTE_ARRAY"),
    ],
)
def test_check_parquet_refuses_repeated_values_before_they_are_written_out(make):
    content = make()
    assert len(content) < 50_000
    most, message = counted(lambda: check_parquet(content))
    assert message == "its values take more than 200,000,000 bytes once they are written out"
    assert most < 150_000_000


@pytest.mark.parametrize("encoding", ["PLAIN", "DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY"])
def test_check_parquet_takes_what_a_list_holds(encoding):
    columns = {
        "to": [f"city {number}" for number in range(5000)],
        "twins": [["Kobe", "Lille"], []] * 2500,
        "at": [{"lat": 50.7, "note": None}, None] * 2500,
        "shape": [b"\0"] * 5000,
        "none": pa.nulls(5000),
    }
    check_parquet(parquet(pa.table(columns)))
    check_parquet(parquet(pa.table(columns), use_dictionary=False, column_encoding={"to": encoding}))
    check_parquet(parquet(pa.table({"to": pa.array([], pa.string())})))
    check_parquet(parquet(pa.table({"sum": pa.array([1, 2], pa.decimal128(38, 2)), "to": ["a", "b"]})))


def test_check_parquet_counts_only_the_columns_that_are_read():
    content = parquet(pa.table({"a": [LONG] * 300, "b": ["x"] * 300}))
    check_parquet(content, ["b"])
    with pytest.raises(ValueError, match="once they are written out"):
        check_parquet(content, ["a"])


@pytest.mark.parametrize(("values", "most"), [(15_000_000, 100_000_000), (40_000_000, 1_000_000)])
@pytest.mark.parametrize("of_records", [False, True])
def test_read_batches_refuses_one_row_with_all_values_of_a_list(values, most, of_records):
    flags = pa.repeat(False, values)
    cells = pa.StructArray.from_arrays([flags], ["a"]) if of_records else flags
    rows = pa.ListArray.from_arrays(pa.array([*[0] * 1000, values], pa.int32()), cells)
    content = parquet(rows)
    assert len(content) < 50_000
    taken, message = counted(lambda: [*read_batches(lambda: io.BytesIO(content), ["to"], [0])])
    assert message == "its values take more than 200,000,000 bytes once they are written out"
    assert taken < most


def test_long_lists_are_those_of_numbers_that_are_no_area():
    columns = {
        "name": ["Kobe"],
        "at": [[135.2, 34.7]],
        "area": [[135.0, 34.6, 0.0, 135.3, 34.9, 9.0]],
        "twins": [["Lille"] * 60],
        "records": [[{"name": "Lille", "since": 1990}] * 60],
        "a.b": [[0.5] * 60],
        "pairs": [[[0.5, 0.5]] * 30],
        "none": pa.nulls(1),
    }
    with pq.ParquetFile(io.BytesIO(parquet(pa.table(columns)))) as file:
        assert long_lists(file.metadata, [0], [*columns]) == {"a.b", "pairs"}


@pytest.mark.parametrize("suffix", ["", ".geo"])
def test_read_sheets_refuses_parquet_of_repeated_texts(suffix):
    table = pa.table({"to": repeated(LONG)})
    if suffix:
        table = table.append_column("geometry", repeated(shapely.Point(7, 50).wkb))
        table = table.replace_schema_metadata({"geo": json.dumps({"primary_column": "geometry"})})
    most, message = counted(lambda: read_sheets(io.BytesIO(parquet(table))))
    assert "its values take more than 200,000,000 bytes" in message
    assert "\n" not in message
    assert most < 50_000_000


def test_read_shapes_refuses_parquet_of_a_repeated_shape(tmp_path):
    shape = shapely.Point(0, 0).buffer(10, quad_segs=15_000)  # 960 kB
    table = pa.table({"geometry": repeated(shape.wkb)})
    about = {"version": "1.0.0", "primary_column": "geometry", "columns": {"geometry": {"encoding": "WKB"}}}
    path = tmp_path / "own.parquet"
    path.write_bytes(parquet(table.replace_schema_metadata({"geo": json.dumps(about)})))
    assert path.stat().st_size < 1_000_000
    most, message = counted(lambda: read_shapes(path))
    assert "its values take more than 200,000,000 bytes" in message
    assert most < 50_000_000


class Watched(io.BytesIO):
    """A file that knows the threads in which it is read."""

    readers: ClassVar[set[int]] = set()

    def read(self, *size):
        self.readers.add(threading.get_ident())
        return super().read(*size)

    def readinto(self, room):
        self.readers.add(threading.get_ident())
        return super().readinto(room)


def large(name):
    frame = geopandas.GeoDataFrame(
        {name: [f"{name} {number}" for number in range(100_000)]},
        geometry=[shapely.box(0, 0, 1, 1)] * 100_000,
        crs=4326,
    )
    if name == "csv":
        return frame[[name, name]].to_csv(index=False).encode()
    file = io.BytesIO()
    (frame if name == "geoparquet" else frame[[name]]).to_parquet(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "suffix", "read"),
    [
        ("parquet", ".parquet", read_sheets),
        ("geoparquet", ".parquet", read_sheets),
        ("geoparquet", ".parquet", read_shapes),
        ("csv", ".csv", read_sheets),
    ],
)
def test_open_bytes_leaves_no_thread_of_arrow_in_the_interpreter(name, suffix, read, tmp_path, monkeypatch):
    path = tmp_path / f"list{suffix}"
    path.write_bytes(large(name))
    monkeypatch.setattr(io, "BytesIO", Watched)
    monkeypatch.setattr(Watched, "readers", set())

    read(path)

    assert Watched.readers <= {threading.get_ident()}
