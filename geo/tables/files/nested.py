"""Records that hold records -> flat ones, a row each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

DEEPEST = 4  # records within records that get columns of their own; deeper ones are carried as JSON
BETWEEN = " / "  # between the keys of a record and of the one inside it, as of headings over several columns


def flat_records(record: dict[str, Any], depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the rows of a record: one, or one for each record of a list in it, the outer fields repeated.

    Parameters
    ----------
    record
        As JSON has it. Records inside it get columns of their own, called ``outer / inner``; a list of texts stays
        together, divided by "; "; a pair of numbers becomes "35.1, 129.0"; a GeoJSON point becomes lat and lon.
    depth
        How many lists of records are around it.

    Examples
    --------
    >>> list(flat_records({"city": "Bonn", "sisters": [{"name": "Minsk", "since": 1993}, {"name": "Tel Aviv"}]}))
    [{'city': 'Bonn', 'sisters / name': 'Minsk', 'sisters / since': 1993}, {'city': 'Bonn', 'sisters / name': 'Tel Aviv'}]
    >>> list(flat_records({"name": "Delft", "coord": {"lat": 52.0, "long": 4.37}, "themes": ["art", "sport"]}))
    [{'name': 'Delft', 'coord / lat': 52.0, 'coord / long': 4.37, 'themes': 'art; sport'}]
    """
    outer: dict[str, Any] = {}
    lists: dict[str, list[dict[str, Any]]] = {}
    for key, value in _fields(record, "", 0):
        if is_records(value) and depth < DEEPEST:
            lists[key] = value
        else:
            outer[key] = _carried(value)
    if not lists:
        yield outer
        return
    for key, inner in lists.items():
        for one in inner:
            for row in flat_records(one, depth + 1):
                yield outer | {f"{key}{BETWEEN}{name}": value for name, value in row.items()}


def is_records(value: Any) -> bool:
    """Return whether this is a list of records.

    Examples
    --------
    >>> is_records([{"name": "Minsk"}]), is_records(["Minsk"]), is_records([])
    (True, False, False)
    """
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) and item for item in value)


def _fields(record: dict[str, Any], before: str, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record and of the records in it."""
    for name, value in record.items():
        key = f"{before}{name}"
        if isinstance(value, dict) and value.get("type") == "Point" and is_numbers(value.get("coordinates")):
            lon, lat = value["coordinates"][:2]
            yield from ((f"{key}{BETWEEN}lat", lat), (f"{key}{BETWEEN}lon", lon))
        elif isinstance(value, dict) and value and depth < DEEPEST:
            yield from _fields(value, f"{key}{BETWEEN}", depth + 1)
        else:
            yield key, value


def is_numbers(value: Any) -> bool:
    """Return whether this is a list of at least two numbers, such as the coordinates of a point.

    Examples
    --------
    >>> is_numbers([129.0, 35.1]), is_numbers(["129", "35"])
    (True, False)
    """
    return (
        isinstance(value, list)
        and len(value) >= 2
        and all(isinstance(item, int | float) and not isinstance(item, bool) for item in value)
    )


def _carried(value: Any) -> Any:
    """Return what a cell holds of a value that is a list or a deep record."""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str) if value else None
    if not isinstance(value, list):
        return value
    if is_numbers(value) and len(value) == 2:
        return f"{value[0]}, {value[1]}"
    given = [item for item in value if item is not None and item != ""]
    if all(isinstance(item, str | int | float) for item in given):
        return "; ".join(map(str, given))
    if all(isinstance(item, list) and all(isinstance(each, str | int) for each in item) for item in given):
        return "; ".join(", ".join(map(str, item)) for item in given)
    return json.dumps(value, ensure_ascii=False, default=str)
