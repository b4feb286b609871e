"""What a SPARQL service answers -> statements and the items that they are about, each once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..cells import legal_line
from ..lengths import NAME

_ITEM = re.compile(r"https?://www\.wikidata\.org/entity/(Q[1-9][0-9]{0,11})", re.ASCII)
_STATEMENT = re.compile(r"https?://www\.wikidata\.org/entity/statement/[A-Za-z0-9-]{1,100}", re.ASCII)
_POINT = re.compile(r"\s*POINT\s*\(\s*(-?[0-9.]{1,30})\s+(-?[0-9.]{1,30})\s*\)\s*", re.ASCII | re.IGNORECASE)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_NAME = re.compile(r"(place|partner)_name_[0-9]{1,2}", re.ASCII)
NO_ITEM = "the partner is not stated as an item (such as an unknown value)"
INCOMPLETE = "the answer lacks the statement, or a side of it"


Bindings = Mapping[str, Any]  # one row of an answer: variable -> what it is


@dataclass
class Item:
    """A place of Wikidata, with all that is stated of it."""

    names: dict[str, str] = field(default_factory=dict)  # by language
    countries: set[str] = field(default_factory=set)
    points: set[tuple[float, float]] = field(default_factory=set)  # lat, lon


@dataclass
class Statement:
    """One statement: a place names another as its twin."""

    address: str
    subject: str  # the item that states it
    twin: str
    rank: str = ""  # "PreferredRank", "NormalRank" or "DeprecatedRank"
    starts: set[tuple[str, str]] = field(default_factory=set)  # a point in time and its precision
    ends: set[tuple[str, str]] = field(default_factory=set)
    times: set[tuple[str, str]] = field(default_factory=set)
    has_end: bool = False  # also where it is not known when
    references: set[str] = field(default_factory=set)


@dataclass
class Answers:
    """Everything that was answered."""

    items: dict[str, Item] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    set_aside: dict[str, str] = field(
        default_factory=dict
    )  # what cannot be a tie -> why; by its address, if it has one

    def add(self, rows: Iterable[Bindings]) -> None:
        """Add the rows of one answer. Several of them are about one statement where a qualifier has several values."""
        for row in rows:
            _add_row(self, row)

    def count_set_aside(self) -> Counter[str]:
        """Count what is no tie, by its reason."""
        return Counter(self.set_aside.values())


def rows_of(whole: object) -> list[Bindings] | None:
    """Return the rows of an answer in SPARQL's JSON, or None if it is something else.

    Examples
    --------
    >>> rows_of({"results": {"bindings": [{"place": {"value": "x"}}]}}), rows_of([1])
    ([{'place': {'value': 'x'}}], None)
    """
    results = whole.get("results") if isinstance(whole, dict) else None
    rows = results.get("bindings") if isinstance(results, dict) else None
    return rows if isinstance(rows, list) and all(isinstance(row, dict) for row in rows) else None


def item_of(row: Bindings, variable: str) -> str | None:
    """Return the item that a variable is, or None."""
    found = _ITEM.fullmatch(text_of(row, variable))
    return found[1] if found else None


def text_of(row: Bindings, variable: str) -> str:
    """Return the value of a variable; empty where there is none."""
    value = row.get(variable)
    text = value.get("value") if isinstance(value, dict) else None
    return text if isinstance(text, str) else ""


def add_names(items: dict[str, Item], rows: Iterable[Bindings]) -> None:
    """Add the names of places in all languages."""
    for row in rows:
        if item := item_of(row, "place"):
            _add_name(items.setdefault(item, Item()), row, "name")


def _add_row(answers: Answers, row: Bindings) -> None:
    address = text_of(row, "statement")
    place, partner, stated_by = item_of(row, "place"), item_of(row, "partner"), text_of(row, "stated_by")
    if not _STATEMENT.fullmatch(address):
        answers.set_aside[f"row {len(answers.set_aside) + 1}"] = INCOMPLETE
        return
    if place is None or partner is None or stated_by not in ("place", "partner"):
        whole = place is not None and text_of(row, "partner")
        answers.set_aside[address] = NO_ITEM if whole else INCOMPLETE
        return
    subject, twin = (place, partner) if stated_by == "place" else (partner, place)
    for side, item in (("place", place), ("partner", partner)):
        _add_item(answers.items.setdefault(item, Item()), row, side)
    _add_statement(answers.statements.setdefault(address, Statement(address, subject, twin)), row)


def _add_item(item: Item, row: Bindings, side: str) -> None:
    for variable in row:
        if (found := _NAME.fullmatch(variable)) and found[1] == side:
            _add_name(item, row, variable)
    if _COUNTRY.fullmatch(country := text_of(row, f"{side}_country")):
        item.countries.add(country)
    if point := _POINT.fullmatch(text_of(row, f"{side}_point")):
        try:
            lon, lat = float(point[1]), float(point[2])
        except ValueError:
            return
        if abs(lat) <= 90 and abs(lon) <= 180:
            item.points.add((lat, lon))


def _add_name(item: Item, row: Bindings, variable: str) -> None:
    language = row[variable].get("xml:lang") if isinstance(row.get(variable), dict) else None
    name = legal_line(text_of(row, variable)).strip()[:NAME]
    if name and isinstance(language, str):
        item.names.setdefault(language.lower(), name)


def _add_statement(statement: Statement, row: Bindings) -> None:
    statement.rank = text_of(row, "rank").rpartition("#")[2] or statement.rank
    for variable, values in (("start", statement.starts), ("end", statement.ends), ("at", statement.times)):
        if time := text_of(row, variable):
            values.add((time, text_of(row, f"{variable}_precision")))
    statement.has_end |= bool(text_of(row, "end_value") or text_of(row, "end"))
    reference = text_of(row, "reference")
    if reference.startswith(("http://", "https://")):
        statement.references.add(legal_line(reference)[:2_000])
