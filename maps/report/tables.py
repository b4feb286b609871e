"""Frames of figures → the tables and sentences of a report, numbered as they come."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from ...geo.cells import legal_line
from ...geo.reasons import fill
from ..kind_names import kind_names
from ..numbers import number_text
from .outline import Column, Table, Words

Summary = Mapping[str, pd.DataFrame]
Row = Mapping[Any, Any]
AT_ONCE = 2_000  # rows of a frame that are in the memory as objects
MOST_SINGLE = 3  # rows of one tie each, of which a table in a short document has no more


class TableWriter:
    """Turns frames into tables and sentences, and numbers them as they come."""

    def __init__(self, summary: Summary, words: Words, lang: str) -> None:
        self.summary, self.words, self.lang = summary, words, lang
        self.numbers = {"table": 0, "figure": 0}
        self.kinds = kind_names(summary["partners"], lang)
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
        if by == "kind":
            return self.kinds.get(value, str(value))
        return self.words.get(f"{by}.{value}", str(value))

    def table(
        self, name: str, columns: Sequence[tuple[str, str]], rows: Sequence[tuple[Any, ...]]
    ) -> Iterator[Table]:
        """Give a table, if it has rows; a column without a cell only takes room."""
        if not rows:
            return
        filled = [any(row[at] is not None for row in rows) for at in range(len(columns))]
        heads = tuple(
            Column(self.words[f"column.{label}"], holds)
            for label, holds in itertools.compress(columns, filled)
        )
        cells = [tuple(map(_legal, itertools.compress(row, filled))) for row in rows]
        number = self.number("table")
        yield Table(self.caption(name, number), self.words[f"sheet.{name}"], heads, cells, number)

    def counts(self, by: str) -> Iterator[Table | str]:
        """Count by a trait, where that says more than that all are alike or each is another."""
        frame = self.summary[by]
        has_value = "value" in frame
        if frame[by].nunique() < 2 or (frame["ties"].max() < 2 and not has_value):
            return
        records = frame.to_dict("records")
        rows = [(self.label(by, row), row["ties"], row["share"], known(row.get("value"))) for row in records]
        heads = [(by, "text"), ("ties", "count"), ("share", "share"), ("value", "value")]
        single = [self.label(by, row) for row in records if row["ties"] == 1 and is_known(row[by])]
        if len(single) <= MOST_SINGLE or has_value:
            yield from self.with_unit(self.table(by, heads, rows))
            return
        listed = self.words["comma"].join(map(legal_line, single))
        brief = self.words["note.one_each"].format(list=listed)
        several = [row for row in rows if row[1] > 1]
        if len(several) > 1:
            yield from (
                replace(one, brief=brief, brief_rows=len(several)) for one in self.table(by, heads, rows)
            )
        else:  # a table of one row, and the others
            yield f"{legal_line(several[0][0])}: {number_text(several[0][1], self.lang)}. {brief}"

    def with_unit(self, tables: Iterator[Table]) -> Iterator[Table]:
        """Call the column of values by their unit."""
        sums = self.summary["values"]
        unit = known(sums["value_unit"].iloc[0]) if len(sums) == 1 else None
        for table in tables:
            columns = tuple(
                Column(legal_line(str(unit)), column.holds) if unit and column.holds == "value" else column
                for column in table.columns
            )
            yield replace(table, columns=columns)


def records_of(frame: pd.DataFrame) -> Iterator[dict[Any, Any]]:
    """Give the rows of a frame by its columns, as pandas does, but some at a time: all at once are many megabytes.

    Examples
    --------
    >>> [*records_of(pd.DataFrame({"name": ["Busan", "Kobe"], "ties": [2, 1]}))]
    [{'name': 'Busan', 'ties': 2}, {'name': 'Kobe', 'ties': 1}]
    """
    for first in range(0, len(frame), AT_ONCE):
        some = frame.iloc[first : first + AT_ONCE]
        columns = [some[name].tolist() for name in some.columns]
        for row in zip(*columns, strict=True):
            yield dict(zip(some.columns, row, strict=True))


def is_known(value: Any) -> bool:
    """Tell whether a cell holds anything.

    Examples
    --------
    >>> is_known("KR"), is_known(None), is_known(float("nan"))
    (True, False, False)
    """
    # Most cells are text, of which pandas takes longer to say so.
    return isinstance(value, str) or (value is not None and not pd.isna(value))


def known(value: Any) -> Any:
    """Return what a cell holds, or None.

    Examples
    --------
    >>> known("KR"), known(pd.NA)
    ('KR', None)
    """
    return value if is_known(value) else None


def _legal(value: Any) -> Any:
    return legal_line(value) if isinstance(value, str) else value
