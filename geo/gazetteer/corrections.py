"""Corrections by hand: what the sources have wrong, mended when the gazetteer is built from its text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..errors import GazetteerError
from ..schema import LEVELS
from .text import NAME_TYPES, Entry, format_line, read_name

CORRECTIONS = "corrections.tsv"
COLUMNS = ("country", "place", "action", "field", "value", "reason", "source")
_TEXTS = ("name", "admin1", "admin2", "feature", "type")
_NUMBERS = {"population": int, "lat": float, "lon": float}
_FIELDS = {
    "add": ("place", *NAME_TYPES, "shown"),
    "change": (*_TEXTS, *_NUMBERS),
    "drop": ("place", "name"),
}


class Correction(NamedTuple):
    """One row of the corrections."""

    file: Path
    row: int
    country: str
    place: str
    action: str
    field: str
    value: str

    def error(self, column: str, found: str, expected: str) -> GazetteerError:
        """Return the error of a row that does not fit."""
        return GazetteerError(
            f"{self.file}, row {self.row}: column '{column}' is {found!r}, expected {expected}"
        )


def read_corrections(file: Path) -> list[Correction]:
    """Read the corrections of all countries; none if there is no such file.

    Parameters
    ----------
    file
        A table parted by tabs with the columns `COLUMNS`. Lines that begin with ``#`` are remarks.

    Raises
    ------
    GazetteerError
        If a row cannot be understood: with the file, the row, the column, what was found and what was expected.
    """
    if not file.is_file():
        return []
    lines = file.read_text(encoding="utf-8").split("\n")
    if lines[0] != "\t".join(COLUMNS):
        raise GazetteerError(f"{file}, row 1: is {lines[0]!r}, expected the columns {' '.join(COLUMNS)}")
    rows = ((row, line) for row, line in enumerate(lines[1:], start=2) if line and not line.startswith("#"))
    return [_read(file, row, line.split("\t")) for row, line in rows]


def _read(file: Path, row: int, cells: list[str]) -> Correction:
    if len(cells) != len(COLUMNS):
        raise GazetteerError(f"{file}, row {row}: has {len(cells)} cells, expected {len(COLUMNS)}")
    one = Correction(file, row, *cells[:5])
    level, _, source = one.place.partition(":")
    if level not in LEVELS or not source:
        raise one.error("place", one.place, "a place_id, such as 'city:1838524'")
    if one.action not in _FIELDS:
        raise one.error("action", one.action, f"one of {', '.join(_FIELDS)}")
    if one.field not in _FIELDS[one.action]:
        raise one.error("field", one.field, f"one of {', '.join(_FIELDS[one.action])}, to {one.action}")
    if bool(one.value) == ((one.action, one.field) == ("drop", "place")) and one.field not in _TEXTS[1:]:
        raise one.error("value", one.value, "nothing" if one.value else "a value")
    for column, cell in zip(COLUMNS[5:], cells[5:], strict=True):
        if not cell.strip():
            raise one.error(column, cell, "why it is so" if column == "reason" else "where that is written")
    return one


def correct(entries: list[Entry], corrections: Iterable[Correction]) -> list[Entry]:
    """Return the places of a country as its corrections have them, in the order of the file.

    Raises
    ------
    GazetteerError
        If a correction does not fit: a place or a name is not there, or is there already, or a value is none.
    """
    corrected = [(one, one.place) for one in corrections]
    if not corrected:
        return entries
    by_id = {entry.place_id: entry for entry in entries}
    for one, place_id in corrected:
        entry = by_id.get(place_id)
        if (one.action, one.field) == ("add", "place"):
            if entry is not None:
                raise one.error("place", place_id, "a place that is not there yet")
            level, _, source = place_id.partition(":")
            by_id[place_id] = Entry(level, source, one.value, lat=float("nan"), lon=float("nan"))
        elif entry is None:
            raise one.error("place", place_id, f"a place of {one.country}.tsv, or one that a row above adds")
        elif (one.action, one.field) == ("drop", "place"):
            del by_id[place_id]
        else:
            _apply(one, entry)
    _check(corrected, by_id)
    return list(by_id.values())


def _apply(one: Correction, entry: Entry) -> None:
    if one.action == "change":
        _change(one, entry)
    elif one.action == "add":
        tags: dict[str, str] = {}
        try:
            name = read_name(one.value, tags)
        except ValueError as error:
            raise one.error("value", one.value, f"a name, as 'ko=부산' ({error})") from error
        entry.tags.update(tags)
        if one.field in NAME_TYPES:
            entry.names[name] = NAME_TYPES[one.field]
    else:
        tags = {tag: name for tag, name in entry.tags.items() if name != one.value}
        if one.value not in entry.names and len(tags) == len(entry.tags):
            raise one.error("value", one.value, f"a name of {one.place} as {one.country}.tsv writes it")
        entry.names.pop(one.value, None)
        entry.tags = tags


def _change(one: Correction, entry: Entry) -> None:
    if one.field in _TEXTS:
        setattr(entry, one.field, one.value)
        return
    try:
        setattr(entry, one.field, _NUMBERS[one.field](one.value))
    except ValueError as error:
        raise one.error("value", one.value, "a number") from error


def _check(corrected: Iterable[tuple[Correction, str]], by_id: dict[str, Entry]) -> None:
    """Refuse what the text itself would refuse, such as a place without a point."""
    for one, place_id in corrected:
        if place_id in by_id:
            try:
                format_line(by_id[place_id])
            except GazetteerError as error:
                raise GazetteerError(f"{one.file}, row {one.row}: {error}") from error
