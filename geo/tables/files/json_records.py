"""JSON, JSON lines and GeoJSON: whatever its shape, its lists of records are found."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from ...errors import TableError
from ...reasons import because
from ..header_words import field_of
from .decoding import decode_text
from .grid import Cell, Sheet, numbered, plain_cell
from .limits import MOST_CONTAINERS, MOST_FIELDS, Allowance, check_width
from .nested import flat_records, is_numbers, is_records
from .sparql import relabelled, sparql_records
from .text import encoding_remarks, shown_rows

_HALF = re.compile("[\ud800-\udfff]")
_BARE = {"type", "geometry", "id", "bbox"}  # what a feature without properties has
_LARGEST = 2**63
_DEEPEST = 4  # levels at which a list of records is looked for

_Found = tuple[str | None, list[Any]]  # the name of a list, and its records


def read_json(content: bytes, path: str, encoding: str | None = None) -> list[Sheet]:
    """Read lists of records, or the features of GeoJSON. Their keys are row 0, the first record is row 1.

    A record inside a record gets columns of its own, a list of records in a record becomes rows with the outer fields
    repeated, which have the number of the outer record.

    Parameters
    ----------
    content
        The bytes of the file: JSON, or a line of it for each record.
    path
        For messages.
    encoding
        By a name that Python knows; None: it is found out.

    Raises
    ------
    TableError
        If it is no JSON or holds no list of records.

    Examples
    --------
    >>> read_json(b'[{"city": "Bonn", "twins": [{"name": "Minsk"}, {"name": "Tel Aviv"}]}]', "ties.json")[0].rows
    [(0, ['city', 'twins / name']), (1, ['Bonn', 'Minsk']), (1, ['Bonn', 'Tel Aviv'])]
    """
    if (containers := content.count(b"{") + content.count(b"[")) > MOST_CONTAINERS:
        raise TableError(
            f"{path} has {containers:,} records and lists, expected at most {MOST_CONTAINERS:,}; keep only the list in it"
        )
    allowance = Allowance(path, len(content), most_cells=MOST_FIELDS + len(content))
    decoded = decode_text(content, path, encoding)
    found = _parsed(decoded.text, path)
    if (results := sparql_records(found)) is not None:
        sheets = [relabelled(_sheet(None, results, path, allowance))]
    elif isinstance(found, list) and found and all(_is_row(row) for row in found):
        sheets = [
            Sheet(
                None,
                numbered([[_cell(cell, path, at) for cell in row] for at, row in enumerate(found, 1)], 1),
            )
        ]
    else:
        lists = list(_lists(found)) or [(None, [found] if isinstance(found, dict) else found)]
        sheets = [
            _sheet(name if len(lists) > 1 else None, records, path, allowance) for name, records in lists
        ]
    remarks = encoding_remarks(decoded, [row for sheet in sheets for row in sheet.rows])
    return [_with_remarks(sheet, remarks) for sheet in sheets]


def _with_remarks(sheet: Sheet, remarks: list[Any]) -> Sheet:
    return Sheet(sheet.name, sheet.rows, labelled=sheet.labelled, remarks=(*remarks, *sheet.remarks))


# ---- text -> what it holds ----


def _parsed(text: str, path: str) -> Any:
    try:
        return _loads(text)
    except (ValueError, RecursionError) as error:
        lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].strip().endswith(("}", "]")):
            raise TableError(f"{path} is no JSON: {error}") from error
    records = []
    for number, line in lines:
        try:
            records.append(_loads(line))
        except (ValueError, RecursionError) as error:
            raise TableError(f"{path} is no JSON: line {number}: {error}") from error
    return records


def _loads(text: str) -> Any:
    return json.loads(text, parse_int=_whole, parse_float=_fraction, parse_constant=lambda name: None)


def _whole(digits: str) -> int | str:
    """Return a whole number; one that no table holds is carried as text."""
    return int(digits) if len(digits) < 20 and abs(int(digits)) < _LARGEST else digits


def _fraction(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits


# ---- shapes ----


def _lists(found: Any, depth: int = 0) -> Iterator[_Found]:
    """Yield each list of records with the key that it is under."""
    if isinstance(found, list):
        if all(isinstance(item, str) for item in found) and found:
            found = [{"name": item} for item in found]
        if any(isinstance(item, dict) for item in found):
            yield None, found
    elif isinstance(found, dict):
        if isinstance(found.get("features"), list):
            yield None, found["features"]
        elif found.get("type") == "Feature":
            yield None, [found]
        elif (table := _by_columns(found)) is not None or (table := _by_names(found)) is not None:
            yield None, table
        elif depth < _DEEPEST:
            for key, value in found.items():
                for name, records in (
                    _lists(value, depth + 1) if isinstance(value, dict) or is_loose(value) else ()
                ):
                    yield name or key, records


def is_loose(value: Any) -> bool:
    """Return whether this is a list with a record in it; others may be null.

    Examples
    --------
    >>> is_loose([None, {"name": "Bonn"}]), is_loose([1, 2])
    (True, False)
    """
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _by_columns(found: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return the records of columns: {"from": ["Bonn"], "to": ["Minsk"]}, or {"columns": […], "data": [[…]]}."""
    columns, data = found.get("columns") or found.get("fields"), found.get("data") or found.get("rows")
    if (
        isinstance(columns, list)
        and isinstance(data, list)
        and data
        and all(isinstance(row, list) for row in data)
    ):
        labels = [
            str(each.get("name") or each.get("id")) if isinstance(each, dict) else str(each)
            for each in columns
        ]
        return [dict(zip(labels, row, strict=False)) for row in data]
    values = list(found.values())
    if len(values) < 2:
        return None
    if all(isinstance(value, dict) for value in values) and all(
        value and [*value] == list(map(str, range(len(values[0])))) for value in values
    ):
        values = [list(value.values()) for value in values]  # pandas writes {"from": {"0": "Bonn"}}
    elif not (all(_is_row(value) for value in values) and any(field_of(key) for key in found)):
        return None
    if len({len(value) for value in values}) > 1:
        return None
    return [dict(zip(found, row, strict=True)) for row in zip(*values, strict=True)]


def _by_names(found: dict[str, Any]) -> list[dict[str, Any]] | None:
    """Return the records of a mapping: {"Bonn": {"country": "Germany"}}, or {"Bonn": ["Minsk"]}."""
    values = list(found.values())
    if values and all(isinstance(value, dict) and value for value in values):
        scalars = [any(not isinstance(inner, dict | list) for inner in value.values()) for value in values]
        shared = set.intersection(*(set(value) for value in values))
        if all(scalars) and (shared or len(values) == 1) and not any(field_of(key) for key in found):
            label = "name" if not any("name" in value for value in values) else "key"
            return [{label: key, **value} for key, value in found.items()]
    if len(values) > 1 and all(is_records(value) for value in values):
        shared = set.intersection(*(set(record) for value in values for record in value))
        if shared and len({len(record) for value in values for record in value}) == 1:
            return [{"key": key, **record} for key, value in found.items() for record in value]
    if len(values) > 1 and all(
        isinstance(value, list) and all(isinstance(i, str) for i in value) for value in values
    ):
        return [{"city": key, "partner": value} for key, value in found.items()]
    return None


def _is_row(value: Any) -> bool:
    return (
        isinstance(value, list) and bool(value) and not any(isinstance(item, dict | list) for item in value)
    )


# ---- records -> a sheet ----


def _sheet(name: str | None, records: Any, path: str, allowance: Allowance) -> Sheet:
    if not isinstance(records, list) or not any(isinstance(record, dict) and record for record in records):
        raise _no_records(path)
    rows: list[tuple[int, dict[str, Any]]] = []
    blank = []
    for number, record in enumerate(records, 1):
        if record is not None and not isinstance(record, dict):
            raise TableError(
                f"{path}, record {number}: is {str(record)[:40]!r}, expected a record such as {{…}}"
            )
        made = list(_counted(flat_records(feature(record, path, number)), allowance)) if record else []
        held = [row for row in made if any(plain_cell(value) is not None for value in row.values())]
        rows += [(number, row) for row in held]
        if not held:
            blank.append(number)
    if not rows:
        raise _no_records(path)
    header = list(dict.fromkeys(key for _, row in rows for key in row))
    check_width(len(header), path, "its records together")
    allowance.take_places(len(rows) * len(header))
    labels: list[Cell] = [_cell(key, path, 0) for key in header]
    grid = [(number, [_cell(row.get(key), path, number) for key in header]) for number, row in rows]
    remarks = (because("records_blank", rows=shown_rows(blank)),) if blank else ()
    return Sheet(name, [(0, labels), *grid], labelled=True, remarks=remarks)


def _counted(rows: Iterator[dict[str, Any]], allowance: Allowance) -> Iterator[dict[str, Any]]:
    """Count the rows of a record while they are made: each repeats the fields around it."""
    for row in rows:
        allowance.take_cells(len(row), sum(len(value) for value in row.values() if isinstance(value, str)))
        yield row


def _no_records(path: str) -> TableError:
    return TableError(f'{path} holds no list of records; expected [{{"from_name": …, "to_name": …}}, …]')


def _cell(value: Any, path: str, number: int) -> Cell:
    if isinstance(value, str) and (half := _HALF.search(value)):
        where = f"record {number}" if number else "a key"
        raise TableError(
            f"{path}, {where}: holds U+{ord(half[0]):X}, half of a character; expected whole characters"
        )
    return plain_cell(value)


def feature(record: dict[str, Any], path: str, number: int) -> dict[str, Any]:
    """Turn a GeoJSON feature into a record: a point gives lat and lon, a line those of both its ends.

    A record that is no feature stays as it is; a geometry that is none is left out.

    Examples
    --------
    >>> point = {"type": "Point", "coordinates": [7.1, 50.73]}
    >>> feature({"type": "Feature", "properties": {"name": "Bonn"}, "geometry": point}, "ties.json", 1)
    {'name': 'Bonn', 'lat': 50.73, 'lon': 7.1}
    """
    if "geometry" not in record or not ({"properties", "attributes"} & {*record} or {*record} <= _BARE):
        return record
    properties = record.get("properties") or record.get("attributes") or {}
    if not isinstance(properties, dict):
        raise TableError(f"{path}, feature {number}: its properties are {properties!r}, expected {{…}}")
    return properties | _coordinates(record["geometry"])


def _coordinates(shape: Any) -> dict[str, Any]:
    if not isinstance(shape, dict):
        return {}
    if is_numbers([shape.get("x"), shape.get("y")]):  # Esri's
        return {"lat": shape["y"], "lon": shape["x"]}
    points: Any = shape.get("coordinates")
    if shape.get("type") == "Point" and is_numbers(points):
        return {"lat": points[1], "lon": points[0]}
    try:
        lines = {"LineString": [points], "MultiLineString": points}.get(str(shape.get("type")), [])
        first, last = lines[0][0], lines[-1][-1]
    except (LookupError, TypeError):
        return {}
    if not is_numbers(first) or not is_numbers(last):
        return {}
    return {"from_lat": first[1], "from_lon": first[0], "to_lat": last[1], "to_lon": last[0]}
