"""Records with named fields: JSON, GeoJSON, Parquet and data frames."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from ...cells import legal_in_utf8
from ...errors import TableError
from .grid import Cell, Sheet, numbered, plain_cell

if TYPE_CHECKING:
    import pandas as pd


def read_json(content: bytes, path: str) -> list[Sheet]:
    """Read a list of records, or the features of GeoJSON. Their keys are row 0, the first record is row 1.

    Raises
    ------
    TableError
        If it is no JSON or holds no list of records.
    """
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise TableError(f"{path} is no JSON: {error}") from error
    if isinstance(found, dict) and isinstance(found.get("features"), list):
        return [_records([_feature(feature) for feature in found["features"]], path)]
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list)]
        found = lists[0] if len(lists) == 1 else found
    return [_records(found, path)]


def _feature(feature: Any) -> Any:
    """Turn a GeoJSON feature into a record: a point gives lat and lon, a line those of both its ends."""
    if not isinstance(feature, dict):
        return feature
    properties = dict(feature.get("properties") or {})
    shape = feature.get("geometry") or {}
    points = shape.get("coordinates") or []
    try:
        if points and shape["type"] == "Point":
            properties |= {"lat": points[1], "lon": points[0]}
        elif points and shape["type"] in ("LineString", "MultiLineString"):
            line = points if shape["type"] == "LineString" else [*points[0], *points[-1]]
            (from_lon, from_lat), (to_lon, to_lat) = line[0][:2], line[-1][:2]
            properties |= {"from_lat": from_lat, "from_lon": from_lon, "to_lat": to_lat, "to_lon": to_lon}
    except (KeyError, IndexError, TypeError, ValueError):
        return None  # reported as a record that is none
    return properties


def _records(records: Any, path: str) -> Sheet:
    if (
        not isinstance(records, list)
        or not records
        or not all(isinstance(record, dict) for record in records)
    ):
        raise TableError(f'{path} holds no list of records; expected [{{"from_name": …, "to_name": …}}, …]')
    header = list(dict.fromkeys(key for record in records for key in record))
    rows = [[_cell(record.get(key)) for key in header] for record in records]
    return Sheet(None, [(0, [legal_in_utf8(key) for key in header]), *numbered(rows, 1)])


def read_parquet(content: bytes, path: str) -> list[Sheet]:
    """Read Parquet and GeoParquet; columns of bytes, such as geometry, are left out. Labels are row 0.

    Raises
    ------
    TableError
        If it is no Parquet file.
    """
    import pandas as pd

    try:
        frame = pd.read_parquet(io.BytesIO(content))
    except Exception as error:  # pyarrow's errors have no common base that names them
        raise TableError(f"{path} is no Parquet file that can be read ({error})") from error
    return [_frame_sheet(frame, header_row=0)]


def read_frame(frame: pd.DataFrame) -> list[Sheet]:
    """Read a data frame: its columns are row 1, its first row is row 2, whatever its index is.

    Cells may be None, NaN, NaT, NumPy scalars, timestamps or lists; lists of texts are joined by "; ". Columns of bytes
    and of geometry are left out.

    Examples
    --------
    >>> import pandas as pd
    >>> read_frame(pd.DataFrame({"from": ["Busan", None], "to": ["Kobe", float("nan")], "since": [1998, 1999]}))[0].rows
    [(1, ['from', 'to', 'since']), (2, ['Busan', 'Kobe', 1998]), (3, [None, None, 1999])]
    """
    return [_frame_sheet(frame, header_row=1)]


def _frame_sheet(frame: pd.DataFrame, header_row: int) -> Sheet:
    cells = frame.astype(object).where(frame.notna(), None)
    kept = [
        at
        for at, dtype in enumerate(frame.dtypes)
        if str(dtype) != "geometry" and not any(isinstance(cell, bytes) for cell in cells.iloc[:, at])
    ]
    header: list[Cell] = [_label(frame.columns[at]) for at in kept]
    rows = [[_cell(row[at]) for at in kept] for row in cells.itertuples(index=False, name=None)]
    return Sheet(None, [(header_row, header), *numbered(rows, header_row + 1)])


def _label(name: Any) -> str:
    """Return the label of a column; the levels of a heading over several columns are parted by " / "."""
    levels = name if isinstance(name, tuple) else (name,)
    return " / ".join(str(level) for level in levels if level is not None and str(level))


def _cell(value: Any) -> Cell:
    if hasattr(value, "tolist"):  # what NumPy holds
        value = value.tolist()
    if hasattr(value, "to_pydatetime"):
        value = value.to_pydatetime(warn=False)
    if isinstance(value, list | tuple | set) and all(isinstance(item, str) for item in value):
        return plain_cell("; ".join(value))
    if isinstance(value, dict | list | tuple | set):
        listed = list(value) if isinstance(value, set) else value
        return plain_cell(json.dumps(listed, ensure_ascii=False, default=str))
    return plain_cell(value)
