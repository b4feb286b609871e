"""A finding of the clerk's: where, what, how bad, and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pandas as pd

SEVERITIES = ("error", "warning", "note")  # notes alone pass --strict


class Finding(NamedTuple):
    """One thing that is odd."""

    row: int | None  # None: it is about the whole file
    sheet: str | None
    column: str | None  # of `schema.TIES`
    finding: str  # in two or three words, the same for all of its sort
    severity: str  # one of SEVERITIES
    message: str


def each(
    rows: pd.DataFrame, column: str | None, finding: str, severity: str, told: Callable[[Any], str]
) -> list[Finding]:
    """Make one finding a row; `told` writes the sentence.

    Examples
    --------
    >>> each(pd.DataFrame({"row": [2], "sheet": [None], "since": ["2991"]}), "since", "x", "note", lambda row: row.since)
    [Finding(row=2, sheet=None, column='since', finding='x', severity='note', message='2991')]
    """
    return [Finding(row.row, row.sheet, column, finding, severity, told(row)) for row in records(rows)]


def records(rows: pd.DataFrame) -> Iterable[Any]:
    """Return rows as tuples with names.

    Examples
    --------
    >>> [row.name for row in records(pd.DataFrame({"name": ["Seoul"]}))]
    ['Seoul']
    """
    return rows.itertuples(index=False)


def tell_findings(findings: pd.DataFrame) -> Iterable[str]:
    """Write findings for people, one a line.

    Examples
    --------
    >>> list(tell_findings(pd.DataFrame([Finding(2, None, "since", "future date", "warning", "begins in 2991")])))
    ['row 2, since: warning: begins in 2991']
    """
    for one in records(findings):
        where = [f"sheet {one.sheet}"] if isinstance(one.sheet, str) else []
        where += [] if pd.isna(one.row) else [f"row {one.row}"]
        where += [one.column] if isinstance(one.column, str) else []
        yield ": ".join([*([", ".join(where)] if where else []), one.severity, one.message])
