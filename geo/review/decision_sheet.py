"""A review sheet as it comes back, or a list that was made by hand -> its rows with what was decided."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..cells import unguard_formula
from ..errors import DecisionError
from ..reasons import Reason, because
from ..tables.files import Cell, read_sheets
from ..tables.header_row import HeaderRow, columns_by_words, find_header_row
from ..tables.header_words import WORDS
from ..words import words_by_meaning
from .decision import Decided, decide, lasting
from .mentions import Key, key_of

# What `review` writes. A user may add columns of their own, and may write name, country, lat, lon by hand.
COLUMNS = ("name", "country", "rows", "verdict", "reason", "place", "candidates", "decision", "note")
_KNOWN = (*COLUMNS, "lat", "lon", "place_id")
ANY_COUNTRY = "*"


class DecisionSheet(NamedTuple):
    """What one sheet holds."""

    rows: list[tuple[Key, Decided]]
    own: list[str]  # columns that the user added
    remarks: list[Reason]  # what in it is not read


def read_decision_sheets(path: str) -> list[DecisionSheet]:
    """Read the sheets of a file that hold decisions.

    Raises
    ------
    DecisionError
        If no sheet has the columns, or a decision is none that is known.
    TableError
        If the file cannot be read at all.
    """
    return [_read_rows(path, table) for table in _tables(path)]


class _Table(NamedTuple):
    """A sheet from its header on."""

    header: list[str]  # one of our columns, or the user's label
    rows: list[tuple[int, list[Cell]]]


def _tables(path: str) -> list[_Table]:
    """Keep what of a file holds decisions."""
    sheets = [
        sheet for sheet in read_sheets(path) if not sheet.hidden
    ]  # review keeps the picks in a hidden one
    tables = [
        _Table(_header(found), sheet.rows[found.row_index + 1 :])
        for sheet in sheets
        if (found := find_header_row(sheet.rows, _read_labels))
    ]
    if not tables:
        seen = [
            str(cell) for sheet in sheets for _, cells in sheet.rows[:1] for cell in cells if cell is not None
        ]
        raise DecisionError(
            f"{path}: has the columns {', '.join(seen[:12]) or '(none)'}, expected name, country and decision"
            " as a review sheet has them, or name, country, lat and lon"
        )
    return tables


def _read_labels(labels: list[str]) -> dict[str, int]:
    columns = columns_by_words(labels, _words())
    decided = "decision" in columns or "place_id" in columns or {"lat", "lon"} <= {*columns}
    return columns if "name" in columns and decided else {}


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return our columns with the labels that mean them: their own names before all others."""
    tables = words_by_meaning(WORDS / "headers.tsv")
    others = {column: tables[column] for column in ("name", "country", "lat", "lon")}
    return {column: (column, *others.get(column, ())) for column in _KNOWN}


def _header(found: HeaderRow) -> list[str]:
    header = [unguard_formula(" ".join(label.split())) for label in found.labels]
    for column, index in found.columns.items():
        header[index] = column
    return header


def _read_rows(path: str, table: _Table) -> DecisionSheet:
    header = table.header
    added = [column for column in header if column and column not in _KNOWN]
    remarks = []
    if added:
        columns = ", ".join(added)
        remarks.append(because("decision_columns_kept", file=path, columns=columns, count=len(added)))
    if "country" not in header:
        remarks.append(because("decisions_for_any_country", file=path))
    made = []
    for number, cells in table.rows:
        record = {
            column: unguard_formula(cell) if isinstance(cell, str) else cell
            for column, cell in zip(header, cells, strict=False)
            if column
        }
        decided = _read_row(record, added, path, number)
        if decided.decision or decided.note or any(cell is not None for cell in decided.own.values()):
            key = key_of(decided.name, decided.country)
            made.append((key if "country" in header else (key[0], ANY_COUNTRY), decided))
    return DecisionSheet(made, added, remarks)


def _read_row(record: Mapping[str, Cell], added: Sequence[str], path: str, number: int) -> Decided:
    text = _text(record.get("decision"))
    if text is None and record.get("place_id") is not None:
        text = _text(record["place_id"])
    if text is None and (record.get("lat") is not None or record.get("lon") is not None):
        text = _point(record, f"{path}, row {number}")
    name, country = _text(record.get("name")), _text(record.get("country"))
    where = f"{path}, row {number}"
    if text is not None and name is None:
        raise DecisionError(f"{where}: has the decision {text!r} but no name; expected the name it is for")
    listed = _text(record.get("candidates")) or ""
    own = {column: record.get(column) for column in added}
    decision = None if text is None else decide(text, listed, where)
    written = lasting(text or "", listed)
    return Decided(name, country, decision, written, _text(record.get("note")), own, path, number)


def _point(record: Mapping[str, Cell], where: str) -> str:
    """Return what the columns lat and lon say, as a decision."""
    given = {axis: _text(record.get(axis)) for axis in ("lat", "lon")}
    for axis, other in (("lat", "lon"), ("lon", "lat")):
        if given[axis] is None:
            raise DecisionError(
                f"{where}: has {other} {given[other]!r} and no {axis}, expected both or neither"
            )
    between = "; " if any("," in str(text) for text in given.values()) else ", "
    return between.join(str(text) for text in given.values())


def _text(cell: Cell) -> str | None:
    text = "" if cell is None else str(cell).strip()
    return text or None
