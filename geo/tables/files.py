"""Any file of the office's as plain grids of cells, with the row numbers that its program shows."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from ..errors import TableError
from .decoding import decode_text

Cell: TypeAlias = str | int | float | bool | dt.datetime | dt.date | None

MOST_COLUMNS = 1000
LONGEST_CELL = 100_000  # characters; a longer cell is a broken quote or a pasted file
DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One grid. `rows` are (number, cells); a number is what the user's program shows beside the row."""

    name: str | None  # None where a file has but one
    rows: list[tuple[int, list[Cell]]]
    # Cells that were merged across columns, as (row number, first column, last column): headings over several columns.
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    hidden: bool = False


def read_sheets(path: str, stdin: BinaryIO | None = None) -> list[Sheet]:
    r"""Read every sheet of a file.

    Parameters
    ----------
    path
        .csv .tsv .txt .xlsx .xlsm .ods .json .geojson .parquet, or ``-`` for CSV from `stdin`.
    stdin
        Where ``-`` is read from.

    Returns
    -------
    list of Sheet
        Blank rows are left out, the others keep their numbers.

    Raises
    ------
    TableError
        If the file cannot be read, with what was found and what was expected.

    Examples
    --------
    >>> read_sheets("-", io.BytesIO("City;Country\nSeoul;Korea".encode()))[0].rows
    [(1, ['City', 'Country']), (2, ['Seoul', 'Korea'])]
    """
    if path == "-":
        sheet = _delimited(decode_text((stdin or io.BytesIO()).read(), "standard input"), "standard input")
        _check_cells(sheet, "standard input")
        return [sheet]
    file = Path(path)
    read = READERS.get(file.suffix.lower())
    if file.is_dir():
        raise TableError(f"{path} is a folder; expected a table: {', '.join(READERS)}")
    if read is None:
        raise TableError(
            f"{path}: {file.suffix or 'no suffix'} is not known; expected one of {', '.join(READERS)}"
        )
    try:
        content = file.read_bytes()
    except OSError as error:
        raise TableError(f"{path} cannot be read: {error.strerror}") from error
    if not content.strip():
        raise TableError(f"{path} is empty; expected a header and at least one row")
    sheets = read(content, path)
    for sheet in sheets:
        _check_cells(sheet, path)
    return sheets


# ---- text ----


def _read_delimited(content: bytes, path: str) -> list[Sheet]:
    return [_delimited(decode_text(content, path), path, "\t" if path.lower().endswith(".tsv") else None)]


def _delimited(text: str, path: str, delimiter: str | None = None) -> Sheet:
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise TableError(f"{path}, row {row}: found a NUL byte; expected text. Is it really a table?")
    csv.field_size_limit(2**31 - 1)  # a longer cell gets our own message
    if said := re.match(r"sep=(.)\r?\n", text):  # a first line by which Excel tells the delimiter
        delimiter, text = said[1], text[: said.start()] + "\n" + text[said.end() :]
    sample = "\n".join(text.splitlines()[:30])[:LONGEST_CELL]
    mark = delimiter or max(DELIMITERS, key=lambda each: _columns(sample, each))
    rows: list[tuple[int, list[Cell]]] = []
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), start=1):
        if any(map(str.strip, cells)):
            rows.append((number, [cell.strip() or None for cell in cells]))
    if rows and "\n" in str(rows[-1][1][-1]) and text.count('"') % 2:
        raise TableError(
            f"{path}, row {rows[-1][0]}: a quote is opened and not closed; expected a closing quote"
        )
    return Sheet(None, rows)


def _columns(sample: str, delimiter: str) -> tuple[float, int]:
    """Return which share of the rows has the same number of columns, and how many columns those are."""
    sizes = [len(cells) for cells in csv.reader(io.StringIO(sample), delimiter=delimiter) if cells]
    usual = max(sizes, key=sizes.count, default=1)
    return (sizes.count(usual) / len(sizes) if usual > 1 else 0.0, usual)


# ---- workbooks ----


def _read_xlsx(content: bytes, path: str) -> list[Sheet]:
    import openpyxl

    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise TableError(
            f"{path} is encrypted, or an old .xls under another name; save it as .xlsx without a password"
        )
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(content)) if _has_formulas(content) else book
    except Exception as error:  # openpyxl raises what the zip or XML reader inside it raises
        raise TableError(f"{path} is no workbook that can be read ({error}); expected .xlsx") from error
    return [_worksheet(sheet, formulas[sheet.title]) for sheet in book.worksheets]


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f>" in (part := parts.read(name)) or b"<f " in part for name in sheets)


def _worksheet(sheet: Any, formulas: Any) -> Sheet:
    grid: list[list[Cell]] = [[_plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    if formulas is not sheet:
        # A formula that no program has worked out yet has no value; it is shown as it is.
        for cells, written in zip(grid, formulas.iter_rows(values_only=True), strict=True):
            cells[:] = [
                _plain(as_is) if cell is None else cell for cell, as_is in zip(cells, written, strict=True)
            ]
    first = sheet.min_row
    spans = []
    for merged in sheet.merged_cells.ranges:
        value = grid[merged.min_row - first][merged.min_col - sheet.min_column]
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                grid[row - first][column - sheet.min_column] = value
            if merged.max_col > merged.min_col:
                spans.append((row, merged.min_col - sheet.min_column, merged.max_col - sheet.min_column))
    return Sheet(sheet.title, _numbered(grid, first), spans, sheet.sheet_state != "visible")


def _read_ods(content: bytes, path: str) -> list[Sheet]:
    import pandas as pd

    try:
        frames = pd.read_excel(
            io.BytesIO(content),
            engine="odf",
            sheet_name=None,
            header=None,
            dtype=object,
            keep_default_na=False,
        )
    except Exception as error:  # as above: whatever the zip or XML reader raises
        raise TableError(f"{path} is no workbook that can be read ({error}); expected .ods") from error
    return [
        Sheet(str(name), _numbered([[_plain(cell) for cell in row] for row in frame.to_numpy().tolist()], 1))
        for name, frame in frames.items()
    ]


def _numbered(grid: Iterable[list[Cell]], first: int) -> list[tuple[int, list[Cell]]]:
    return [(number, row) for number, row in enumerate(grid, first) if any(cell is not None for cell in row)]


def _plain(value: Any) -> Cell:
    """Return a cell as the user sees it: no float for a whole number, no time on a day, nothing for an empty one."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, str):
        return value.strip() or None
    if value is None or value != value:
        return None
    return value if isinstance(value, int | float | bool | dt.datetime | dt.date) else str(value)


# ---- records ----


def _read_json(content: bytes, path: str) -> list[Sheet]:
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
        return None  # told as a record that is none
    return properties


def _records(records: Any, path: str) -> Sheet:
    if (
        not isinstance(records, list)
        or not records
        or not all(isinstance(record, dict) for record in records)
    ):
        raise TableError(f'{path} holds no list of records; expected [{{"from_name": …, "to_name": …}}, …]')
    header = list(dict.fromkeys(key for record in records for key in record))
    rows: list[tuple[int, list[Cell]]] = [(0, list(header))]
    for number, record in enumerate(records, start=1):
        rows.append((number, [_json_cell(record.get(key)) for key in header]))
    return Sheet(None, rows)


def _json_cell(value: Any) -> Cell:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value) or None
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else _plain(value)


def _read_parquet(content: bytes, path: str) -> list[Sheet]:
    import pandas as pd

    try:
        frame = pd.read_parquet(io.BytesIO(content))
    except Exception as error:  # pyarrow's errors have no common base that names them
        raise TableError(f"{path} is no Parquet file that can be read ({error})") from error
    frame = frame.drop(
        columns=[name for name in frame if any(isinstance(cell, bytes) for cell in frame[name])]
    )  # WKB geometry
    rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    header: list[Cell] = [str(name) for name in frame.columns]
    return [Sheet(None, [(0, header), *_numbered([[_plain(cell) for cell in row] for row in rows], 1)])]


READERS: dict[str, Callable[[bytes, str], list[Sheet]]] = {
    ".csv": _read_delimited,
    ".tsv": _read_delimited,
    ".txt": _read_delimited,
    ".xlsx": _read_xlsx,
    ".xlsm": _read_xlsx,
    ".ods": _read_ods,
    ".json": _read_json,
    ".geojson": _read_json,
    ".parquet": _read_parquet,
}


def _check_cells(sheet: Sheet, path: str) -> None:
    for number, cells in sheet.rows:
        if len(cells) > MOST_COLUMNS:
            where = f"{path}, {f'sheet {sheet.name}, ' if sheet.name else ''}row {number}"
            raise TableError(f"{where}: has {len(cells):,} columns, expected at most {MOST_COLUMNS:,}")
        for column, cell in enumerate(cells, start=1):
            if isinstance(cell, str) and len(cell) > LONGEST_CELL:
                where = (
                    f"{path}, {f'sheet {sheet.name}, ' if sheet.name else ''}row {number}, column {column}"
                )
                raise TableError(
                    f"{where}: the cell holds {len(cell):,} characters, expected at most {LONGEST_CELL:,};"
                    " is a closing quote missing?"
                )
