"""Results of SPARQL queries, as Wikidata gives them, under labels that a list has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .grid import Cell, Sheet

_ENTITY = re.compile(r"<?https?://www\.wikidata\.org/entity/([QPL][1-9]\d*)>?")
_POINT = re.compile(r"\"?Point\(([-+.\deE]+) ([-+.\deE]+)\)\"?(?:\^\^\S+)?", re.IGNORECASE)
_DAY = re.compile(r"([-+]?\d{4,})-(\d\d)-(\d\d)T00:00:00Z")
_LANGUAGE = re.compile(r"\"?(.*?)\"?@[a-z]{2,3}(?:-[A-Za-z0-9]+)*", re.DOTALL)
_COORDINATES = re.compile(r"coord(?:inate)?s?$|location$|coordonnees$|geo$", re.IGNORECASE)
_LABEL = "Label"


def sparql_records(found: Any) -> list[dict[str, Any]] | None:
    """Return the records of SPARQL results in JSON; None if it is something else.

    Examples
    --------
    >>> sparql_records({"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "Bonn"}}]}})
    [{'x': 'Bonn'}]
    """
    try:
        names, bindings = found["head"]["vars"], found["results"]["bindings"]
        return [{name: _value(row[name]) for name in names if name in row} for row in bindings]
    except (KeyError, TypeError, AttributeError):
        return None


def _value(term: Mapping[str, str]) -> Any:
    kind = term.get("datatype", "").rpartition("#")[2]
    try:
        if kind in ("integer", "int", "long"):
            return int(term["value"])
        if kind in ("decimal", "double", "float"):
            return float(term["value"])
    except ValueError:
        pass
    return term["value"]


def relabelled(sheet: Sheet) -> Sheet:
    """Return a sheet of SPARQL results with names under the names of things; any other sheet as it is.

    ``cityLabel`` becomes ``city``; the addresses of entities that were under ``city`` become ``city wikidata code``, as
    their ids; a column of ``Point(lon lat)`` becomes ``… coordinates`` with "lat, lon"; a day has no time.

    Examples
    --------
    >>> address = "http://www.wikidata.org/entity/Q586"
    >>> relabelled(Sheet(None, [(1, ["city", "cityLabel", "coord"]), (2, [address, "Bonn", "Point(7.1 50.73)"])])).rows
    [(1, ['city wikidata code', 'city', 'coordinates']), (2, ['Q586', 'Bonn', '50.73, 7.1'])]
    """
    if len(sheet.rows) < 2:
        return sheet
    (number, header), *rows = sheet.rows
    names = [str(cell or "").lstrip("?") for cell in header]
    entities = {at for at in range(len(names)) if _all_match(_ENTITY, rows, at)}
    points = {at for at in range(len(names)) if _all_match(_POINT, rows, at)}
    if not entities and not any(f"{name}{_LABEL}" in names for name in names):
        return sheet
    labels: list[Cell] = [_label(name, at in entities, at in points, names) for at, name in enumerate(names)]
    typed = str(header[0] or "").startswith("?")
    made = [(row, [_cell(cell, typed=typed) for cell in cells]) for row, cells in rows]
    return Sheet(sheet.name, [(number, labels), *made], labelled=True, remarks=sheet.remarks)


def _all_match(pattern: re.Pattern[str], rows: list[tuple[int, list[Cell]]], at: int) -> bool:
    filled = (cells[at] for _, cells in rows if at < len(cells) and cells[at] is not None)
    first = next(filled, None)
    return _matches(pattern, first) and all(_matches(pattern, cell) for cell in filled)


def _matches(pattern: re.Pattern[str], cell: Cell) -> bool:
    return isinstance(cell, str) and pattern.fullmatch(cell) is not None


def _label(name: str, entity: bool, point: bool, names: list[str]) -> str:
    if name.endswith(_LABEL) and name != _LABEL:
        return _words(name.removesuffix(_LABEL))
    if point:
        return f"{_words(_COORDINATES.sub('', name))} coordinates".strip()
    if entity:
        return f"{_words(name)} wikidata code"
    return _words(name)


def _words(name: str) -> str:
    """Part the words of a variable: partnerCountry -> partner country."""
    return re.sub(r"(?<=[a-z\d])(?=[A-Z])|_", " ", name).strip().lower() if name.isascii() else name


def _cell(cell: Cell, *, typed: bool) -> Cell:
    if not isinstance(cell, str):
        return cell
    if entity := _ENTITY.fullmatch(cell):
        return entity[1]
    if point := _POINT.fullmatch(cell):
        return f"{point[2]}, {point[1]}"
    if day := _DAY.match(cell):
        return f"{day[1].lstrip('+')}-{day[2]}-{day[3]}"
    if typed and (tagged := _LANGUAGE.fullmatch(cell)):
        return tagged[1]
    return cell
