"""Frames of figures → the tables and sentences of a report, numbered as they come."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from ...geo.cells import legal_line
from ...geo.reasons import fill
from .outline import Column, Table, Words

Summary = Mapping[str, pd.DataFrame]
Row = Mapping[Any, Any]
MOST_ALIKE = 3  # ties that share an extreme: of more, it says nothing about any
# Columns that are left out where a long list is printed small.
DETAILS = {"kind", "status", "until", "distance", "title", "row", "sheet", "value"}


class TableWriter:
    """Turns frames into tables and sentences, and numbers them as they come."""

    def __init__(self, summary: Summary, words: Words, lang: str) -> None:
        self.summary, self.words, self.lang = summary, words, lang
        self.numbers = {"table": 0, "figure": 0}
        self.has_homes = summary["partners"]["from_id"].nunique() > 1

    def number(self, what: str) -> int:
        """Take the next number of tables or figures."""
        self.numbers[what] += 1
        return self.numbers[what]

    def caption(self, name: str, number: int, what: str = "table") -> str:
        """Write "Table 1. Ties by kind"."""
        return self.words[f"caption.{what}"].format(n=number, text=self.words[f"table.{name}"])

    def sentence(self, name: str, count: int = 0, **params: Any) -> str:
        """Write a remark between tables."""
        given = {"count": count, "n": count, **params}
        return fill(self.words, f"note.{name}", given, self.lang)

    def label(self, by: str, row: Row) -> str:
        """Name a kind, status, continent or country, also one that is not known."""
        value = row[by]
        if not is_known(value):
            return self.words["unknown"]
        if by == "country":
            return str(known(row["country_name"]) or value)
        return self.words.get(f"{by}.{value}", str(value))

    # ---- tables ----

    def table(
        self, name: str, columns: Sequence[tuple[str, str]], rows: Sequence[tuple[Any, ...]]
    ) -> Iterator[Table]:
        """Give a table, if it has rows; a column without a cell only takes room."""
        if not rows:
            return
        filled = [any(row[at] is not None for row in rows) for at in range(len(columns))]
        heads = tuple(
            Column(self.words[f"column.{label}"], holds, label in DETAILS)
            for label, holds in itertools.compress(columns, filled)
        )
        cells = [tuple(map(_legal, itertools.compress(row, filled))) for row in rows]
        number = self.number("table")
        yield Table(self.caption(name, number), self.words[f"table.{name}"], heads, cells, number)

    def counts(self, by: str) -> Iterator[Table]:
        """Count by a trait, where that says more than that all are alike or each is another."""
        frame = self.summary[by]
        has_value = "value" in frame
        if frame[by].nunique() < 2 or (frame["ties"].max() < 2 and not has_value):
            return
        rows = [
            (self.label(by, row), row["ties"], row["share"], known(row.get("value")))
            for row in frame.to_dict("records")
        ]
        heads = [(by, "text"), ("ties", "count"), ("share", "share"), ("value", "value")]
        yield from self.with_unit(self.table(by, heads, rows))

    def with_unit(self, tables: Iterator[Table]) -> Iterator[Table]:
        """Call the column of values by their unit."""
        sums = self.summary["values"]
        unit = known(sums["value_unit"].iloc[0]) if len(sums) == 1 else None
        for table in tables:
            columns = tuple(
                Column(legal_line(str(unit)), column.holds, column.is_detail)
                if unit and column.holds == "value"
                else column
                for column in table.columns
            )
            yield Table(table.caption, table.name, columns, table.rows, table.number)

    def pairs(self, most: int) -> Iterator[Table]:
        """List the pairs with the most ties, of a table of sums."""
        if not self.summary["totals"].iloc[0]["summed"]:
            return
        rows = [
            (
                self._home(row),
                row["name"],
                self.label("country", row),
                row["ties"],
                known(row["value"]) or None,
            )
            for row in self.summary["pairs"].head(most).to_dict("records")
        ]
        heads = [
            ("home", "text"),
            ("partner", "text"),
            ("country", "text"),
            ("ties", "count"),
            ("value", "value"),
        ]
        yield from self.with_unit(self.table("pairs", heads, rows))

    def extremes(self) -> Iterator[Table]:
        """List the oldest, newest, farthest and nearest ties, where there are several ties to choose from."""
        frame = self.summary["extremes"]
        alike = frame.groupby("extreme")["tie_id"].transform("size")
        if len(self.summary["partners"]) > 2:
            yield from self.ties("extremes", frame[alike <= MOST_ALIKE], first="extreme", short=True)

    def anniversaries(self) -> Iterator[Table]:
        """List the anniversaries of this and the next year."""
        rows = [
            (
                _day(row),
                row["years"],
                self._home(row),
                row["partner"],
                self.label("country", row),
                row["date_text"],
            )
            for row in self.summary["anniversaries"].to_dict("records")
        ]
        heads = [
            ("date", "date"), ("years", "count"), ("home", "text"), ("partner", "text"), ("country", "text"), ("since", "date"),
        ]  # fmt: skip
        yield from self.table("anniversaries", heads, rows)

    def partners(self) -> Iterator[Table]:
        """List every tie; of a table of sums every sum."""
        yield from self.with_unit(self.ties("partners", "partners"))

    def ties(
        self,
        name: str,
        of: str | pd.DataFrame,
        *,
        first: str | None = None,
        short: bool = False,
        dated: bool = True,
    ) -> Iterator[Table]:
        """List ties with the partner in front, behind the reason why they are listed."""
        frame = self.summary[of] if isinstance(of, str) else of
        holds: dict[str, tuple[str, Callable[[Row], Any]]] = {
            "home": ("text", self._home),
            "partner": ("text", lambda row: row["name"]),
            "country": ("text", lambda row: self.label("country", row) if is_known(row["country"]) else None),
            "kind": ("text", self._kind),
            "status": ("text", lambda row: self.label("status", row) if is_known(row["status"]) else None),
            "since": ("date", lambda row: row["since"]),
            "until": ("date", lambda row: row["until"]),
            "ties": ("count", lambda row: int(row["ties"]) if self._is_summed() else None),
            "value": ("value", lambda row: row["value"]),
            "distance": ("km", lambda row: row["distance_km"]),
            "title": ("text", lambda row: row["title"]),
            "sheet": ("text", lambda row: row["sheet"] if self._has_sheets() else None),
            "row": ("count", lambda row: row["row"]),
        }  # fmt: skip
        if short:
            holds = {key: holds[key] for key in ("home", "partner", "country", "since", "distance")}
        if not dated:
            holds = {key: holds[key] for key in ("home", "partner", "country", "kind", "sheet", "row")}
        if first == "days_left":
            holds = {"days_left": ("days", lambda row: row["days_left"]), **holds}
        elif first is not None:
            holds = {first: ("text", lambda row: self.words[f"{first}.{row[first]}"]), **holds}
        rows = [tuple(known(cell(row)) for _, cell in holds.values()) for row in frame.to_dict("records")]
        yield from self.table(name, [(label, what) for label, (what, _) in holds.items()], rows)

    def networks(self) -> Iterator[Table]:
        """Count the members of each network; of one place's networks, say what it is in each."""
        members = self.summary["members"]
        if members["place_id"].nunique() == 1:
            own = [
                (row["network"], known(row["role"]), known(row["since"]))
                for row in members.to_dict("records")
            ]
            yield from self.table(
                "memberships", [("network", "text"), ("role", "text"), ("since", "date")], own
            )
            return
        frame = self.summary["networks"]
        tied = frame["tied"].any()
        rows = [
            (row["network"], row["members"], row["countries"], row["tied"] if tied else None)
            for row in frame.to_dict("records")
        ]
        heads = [("network", "text"), ("members", "count"), ("countries", "count"), ("tied", "count")]
        yield from self.table("networks", heads, rows)

    def members(self) -> Iterator[Table]:
        """List the members of networks one by one."""
        frame = self.summary["members"]
        if frame["place_id"].nunique() < 2:
            return
        rows = [
            (row["network"], row["name"], self.label("country", row), known(row["role"]), known(row["since"]))
            for row in frame.to_dict("records")
        ]
        heads = [
            ("network", "text"),
            ("member", "text"),
            ("country", "text"),
            ("role", "text"),
            ("since", "date"),
        ]
        yield from self.table("members", heads, rows)

    def gaps(self) -> Iterator[Table]:
        """List the countries without a partner, of those that were given."""
        rows = [
            (self.label("country", row), self.label("continent", row))
            for row in self.summary["coverage_gaps"].to_dict("records")
        ]
        yield from self.table("coverage_gaps", [("country", "text"), ("continent", "text")], rows)

    def unplaced(self) -> Iterator[Table]:
        """List the rows that are not on the map, and why."""
        frame = self.summary["unplaced"]
        sheets = frame["sheet"].nunique() > 1 if "sheet" in frame else False
        rows = [
            (
                known(row["sheet"]) if sheets else None,
                *(known(row[name]) for name in ("row", "name", "country", "reason")),
            )
            for row in frame.to_dict("records")
        ]
        heads = [
            ("sheet", "text"),
            ("row", "count"),
            ("name", "text"),
            ("country", "text"),
            ("reason", "text"),
        ]
        yield from self.table("unplaced", heads, rows)

    def unplaced_names(self) -> Iterator[Table]:
        """List the names that are not in a table of sums, and how many ties they have."""
        frame = self.summary["unplaced_names"]
        rows = [
            tuple(known(row[name]) for name in ("name", "country", "ties", "reason"))
            for row in frame.to_dict("records")
        ]
        heads = [("name", "text"), ("country", "text"), ("ties", "count"), ("reason", "text")]
        yield from self.table("unplaced_names", heads, rows)

    def guessed(self) -> Iterator[Table]:
        """List the places that are only likely."""
        frame = self.summary["guessed"]
        rows = [(row["name"], self.label("country", row)) for row in frame.to_dict("records")]
        yield from self.table("guessed", [("name", "text"), ("country", "text")], rows)

    def _kind(self, row: Row) -> Any:
        return known(row["kind_original"]) or (self.label("kind", row) if is_known(row["kind"]) else None)

    def _home(self, row: Row) -> Any:
        """Name the user's own place, where the list has several."""
        return row["home"] if self.has_homes else None

    def _is_summed(self) -> bool:
        return bool(self.summary["totals"].iloc[0]["summed"])

    def _has_sheets(self) -> bool:
        return self.summary["partners"]["sheet"].nunique() > 1


def is_known(value: Any) -> bool:
    """Tell whether a cell holds anything.

    Examples
    --------
    >>> is_known("KR"), is_known(None), is_known(float("nan"))
    (True, False, False)
    """
    return value is not None and not pd.isna(value)


def known(value: Any) -> Any:
    """Return what a cell holds, or None.

    Examples
    --------
    >>> known("KR"), known(pd.NA)
    ('KR', None)
    """
    return value if is_known(value) else None


def _day(event: Row) -> str:
    """Return an anniversary's day, as precise as the list has it."""
    return str(event["date"])[: len(str(event["date_text"]))]


def _legal(value: Any) -> Any:
    return legal_line(value) if isinstance(value, str) else value
