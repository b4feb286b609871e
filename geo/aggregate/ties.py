"""Distinct rows -> distinct ties, by the very reader of tables; and the names in them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..errors import TableError
from ..naming.geocode_ties import Decisions, KnownAnswers, codes_among, placed_by
from ..tables.options import ReadOptions
from ..tables.read_ties import read_ties
from .roles import Roles, named_table
from .scan import AGAIN, ANY_DATE, OTHERS, Scanned

if TYPE_CHECKING:
    import pandas as pd

    from ..gazetteer import Gazetteer

NO_YEAR, ROWS_YEAR = -1, 0
ENDS = ["name", "country", "org", "lat", "lon"]


@dataclass(frozen=True)
class DistinctTies:
    """The ties that the distinct rows are.

    Attributes
    ----------
    ties
        `schema.TIES`: those of each distinct rest of a row, then those of each row that counts as a whole.
    froms
        The `from` sides, from_name to from_lon: each distinct one, then those of the rows that count as a whole.
    first, count
        Of each distinct rest and whole row, its first tie and how many it has: none where it is set aside.
    years
        Of each tie: its year, `NO_YEAR`, or `ROWS_YEAR` where that of the row counts.
    factors
        Of each tie, by how much the row's value is multiplied.
    units
        Of each tie, the unit that a column of its own states; None where the value's own counts.
    set_aside
        Why a distinct rest or whole row is no tie, by its number: "total", "footnote", "blank".
    """

    ties: pd.DataFrame
    froms: pd.DataFrame
    first: NDArray[np.int64]
    count: NDArray[np.int64]
    years: NDArray[np.int16]
    factors: NDArray[np.float64]
    units: list[str | None]
    set_aside: Mapping[int, str]


def distinct_ties(
    scanned: Scanned, roles: Roles, options: ReadOptions, name: str, gazetteer: Gazetteer
) -> DistinctTies:
    """Read the distinct rows of all parts as one table.

    Raises
    ------
    TableError
        If rows say something of those below them, headings and the cells of groups: parts have no order.
    """
    import pandas as pd

    others = next(label for label in _free_labels() if label not in roles.labels.values())
    labels = {OTHERS: others, **roles.labels}
    kept = pd.concat([scanned.own, scanned.others, scanned.whole], ignore_index=True)
    # What is there twice is shown twice: a name that comes again is no heading of a group.
    frame = pd.concat([kept, kept[kept[AGAIN]]], ignore_index=True)[list(labels)].rename(columns=labels)
    frame = frame.astype(object).where(frame != "", None).astype("str")
    stated = dataclasses.replace(options, columns=roles.options)
    ties, plan = read_ties(named_table(frame, name), stated, gazetteer=gazetteer)
    sheet = plan.sheets[0]
    if sheet.headings:
        raise _ordered(name, f"a heading, {sheet.headings[0].text!r}")
    for note in plan.notes:
        if note.code == "group_filled":
            raise _ordered(name, f"column {note.column!r}, whose empty cells repeat the one above")
    at = ties["row"].to_numpy(dtype=np.int64) - 1  # the labels of a Parquet file are row 0
    count = np.bincount(at, minlength=len(frame)).astype(np.int64)
    first = np.concatenate([[0], np.cumsum(count)[:-1]]).astype(np.int64)
    begin, end = len(scanned.own), len(kept)
    rows = np.concatenate([np.arange(begin), np.arange(begin + len(scanned.others), end)])
    # A whole row that is set aside has no side, and needs none.
    froms = ties[[f"from_{column}" for column in ENDS]].reindex(np.where(count[rows] > 0, first[rows], -1))
    set_aside = {row.row - 1 - begin: row.why for row in sheet.set_aside}
    reasons = {int(row): set_aside.get(int(row), "blank") for row in np.flatnonzero(count[begin:end] == 0)}
    value = ties["value"].to_numpy(dtype=float) / roles.scale
    return DistinctTies(
        ties.drop(columns=[others], errors="ignore"),
        froms.reset_index(drop=True),
        first[begin:end],
        count[begin:end],
        np.array([_year(since) for since in ties["since"]], dtype=np.int16),
        np.where(np.isnan(value), 1.0, value),
        _units(ties, pd.concat([kept, kept[kept[AGAIN]]], ignore_index=True), at, roles),
        reasons,
    )


def _free_labels() -> Any:
    """Yield labels that say nothing."""
    yield from ("…" * count for count in range(1, 100))


def _ordered(name: str, found: str) -> TableError:
    return TableError(
        f"{name}: found {found}; expected rows that each say everything, as parts have no order: use sistermap read"
    )


def _year(since: object) -> int:
    if not isinstance(since, str):
        return NO_YEAR
    return ROWS_YEAR if since == ANY_DATE["since"] else int(since[:4])


def _units(
    ties: pd.DataFrame, distinct: pd.DataFrame, at: NDArray[np.int64], roles: Roles
) -> list[str | None]:
    if "value_unit" not in roles.labels:
        return [None] * len(ties)
    stated = distinct["value_unit"].to_numpy(dtype=object)[at]
    return [
        unit if text and isinstance(unit, str) else None
        for unit, text in zip(ties["value_unit"], stated, strict=True)
    ]


# ---- the names ----


@dataclass(frozen=True)
class Side:
    """The distinct ends of ties on one side.

    Attributes
    ----------
    ends
        name, country, org, lat and lon: each once.
    of_tie
        Which of them each tie has; on the `from` side, each of `DistinctTies.froms`.
    queries
        Of each end, which of the names that are to be judged it has; -1 where it has none: it has coordinates, was
        decided, or is the user's own place.
    """

    ends: pd.DataFrame
    of_tie: NDArray[np.int64]
    queries: NDArray[np.int64]


Query = tuple[str, str | None, bool]
"""A name, its country, and whether it is the country of an organisation alone."""


def find_names(
    made: DistinctTies, decisions: Decisions | None, known: KnownAnswers
) -> tuple[dict[str, Side], list[Query]]:
    """Find the distinct ends of both sides, and the names among them that have to be judged."""
    numbers: dict[Query, int] = {}
    ends = {"from": made.froms, "to": made.ties[[f"to_{column}" for column in ENDS]]}
    found = {
        side: _side(table.set_axis(ENDS, axis=1), decisions, known, numbers) for side, table in ends.items()
    }
    return found, list(numbers)


def _side(
    table: pd.DataFrame,
    decisions: Decisions | None,
    known: KnownAnswers,
    numbers: dict[Query, int],
) -> Side:
    import pandas as pd

    of_tie = table.groupby(ENDS, dropna=False, sort=False).ngroup().to_numpy().astype(np.int64)
    ends = table.iloc[np.unique(of_tie, return_index=True)[1]].reset_index(drop=True)
    codes = codes_among([name if isinstance(name, str) else None for name in ends["name"]])
    queries = []
    for cells in ends.itertuples(index=False, name=None):
        name, country, org = (cell if isinstance(cell, str) and cell.strip() else None for cell in cells[:3])
        has_point = not (pd.isna(cells[3]) or pd.isna(cells[4]))
        closed = placed_by(name, country, org, has_point, codes, decisions, known) != "name"
        query = (name, country, False) if name else (str(country), None, True)
        queries.append(-1 if closed else numbers.setdefault(query, len(numbers)))
    return Side(ends, of_tie, np.array(queries, dtype=np.int64))
