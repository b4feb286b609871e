"""A finding about a table: where, what, how bad, and why as a code with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pandas as pd

from ..reasons import Reason, phrase
from ..schema import SEVERITIES

COLUMNS = ("row", "sheet", "column", "finding", "severity", "message", "code", "params")


class Finding(NamedTuple):
    """One thing that is odd."""

    row: int | None  # None: it is about the whole file
    sheet: str | None
    column: str | None  # of `schema.TIES`
    finding: str  # in two or three words, the same for all of its sort
    severity: str  # one of `schema.SEVERITIES`
    why: Reason


def each(
    rows: pd.DataFrame, column: str | None, finding: str, severity: str, why: Callable[[Any], Reason]
) -> list[Finding]:
    """Make one finding of each row; `why` gives its reason.

    Examples
    --------
    >>> from sistermap.geo.reasons import because
    >>> rows = pd.DataFrame({"row": [2], "sheet": [None], "since": ["2991"]})
    >>> each(rows, "since", "future date", "note", lambda row: because("date_in_future", date=row.since))[0].why.code
    'date_in_future'
    """
    return [Finding(row.row, row.sheet, column, finding, severity, why(row)) for row in records(rows)]


def records(rows: pd.DataFrame) -> Iterable[Any]:
    """Return rows as tuples with names.

    Examples
    --------
    >>> [row.name for row in records(pd.DataFrame({"name": ["Seoul"]}))]
    ['Seoul']
    """
    return rows.itertuples(index=False)


def findings_table(found: Iterable[Finding], lang: str = "en") -> pd.DataFrame:
    """Return findings as a table, each once.

    Parameters
    ----------
    found
        In any order.
    lang
        The language of `message`.

    Returns
    -------
    pandas.DataFrame
        The columns `COLUMNS`: `code` is one of `reason_codes.CODES`, `params` a JSON object, and `message` their sentence.

    Examples
    --------
    >>> findings_table([])["code"].tolist()
    []
    """
    rows = [(*one[:5], one.why.sentence(lang), one.why.code, one.why.params_json()) for one in found]
    return pd.DataFrame(rows, columns=list(COLUMNS)).drop_duplicates(ignore_index=True)


def format_findings(findings: pd.DataFrame, lang: str = "en") -> Iterable[str]:
    """Write findings for people, one a line.

    Parameters
    ----------
    findings
        The columns `COLUMNS`.
    lang
        The language of the words around the messages; `check` has written those.

    Examples
    --------
    >>> from sistermap.geo.reasons import because
    >>> found = [Finding(2, None, "since", "future date", "warning", because("date_in_future", date="2991"))]
    >>> list(format_findings(findings_table(found)))
    ['row 2, since: warning: The tie begins in the future: 2991.']
    """
    for one in records(findings):
        where = [phrase("where.sheet", {"sheet": one.sheet}, lang)] if isinstance(one.sheet, str) else []
        where += [] if pd.isna(one.row) else [phrase("where.row", {"row": str(one.row)}, lang)]
        where += [one.column] if isinstance(one.column, str) else []
        words = {
            "where": phrase("separator", {}, lang).join(where),
            "severity": phrase(one.severity, {}, lang),
            "message": one.message,
        }
        yield phrase("finding" if where else "finding.of_file", words, lang)


def format_counts(findings: pd.DataFrame, lang: str = "en") -> str:
    """Write how many findings there are of each severity.

    Examples
    --------
    >>> format_counts(pd.DataFrame({"severity": ["error", "note", "note"]}))
    '1 error, 0 warnings, 2 notes'
    """
    counts = (int((findings["severity"] == severity).sum()) for severity in SEVERITIES)
    counted = (
        phrase(f"severity.{severity}", {"count": count}, lang)
        for severity, count in zip(SEVERITIES, counts, strict=True)
    )
    return phrase("separator", {}, lang).join(counted)
