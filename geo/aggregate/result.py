"""Sums and verdicts -> the tables that are written: ties by pair, kind and year, and what was not placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..schema import ANSWER, GEOCODED, SIDES
from ..unplaced import unplaced_rows
from .sums import Sums
from .ties import DistinctTies, Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

BY = ("kind", "year", "status")
END_OF = {"from": "own", "to": "tie"}  # by which column of the sums an end is known
TIES = (
    "from_name", "from_country", "from_lat", "from_lon", "to_name", "to_country", "to_lat", "to_lon", "kind", "since",
    "status", "network", "directed", "value", "value_unit", "ties", "valued", "from_id", "to_id",
)  # fmt: skip
UNPLACED = ("side", "name", "country", "verdict", "reason", "reason_code", "ties", "value")


@dataclass(frozen=True)
class Answers:
    """The answers of one side: of its names alone, of its closed ends, and of its names in context."""

    alone: pd.DataFrame
    closed: pd.DataFrame
    closed_at: NDArray[np.int64]  # of each end, its row in `closed`; -1 for none
    in_context: pd.DataFrame
    context_at: Mapping[tuple[int, int], int]  # (name, level) -> its row in `in_context`


@dataclass(frozen=True)
class Placed:
    """One side of the sums, placed.

    Attributes
    ----------
    table
        `schema.ANSWER`, name, country and org of each distinct end with each level of the rows around.
    of_sum
        Which of them each sum has.
    """

    table: pd.DataFrame
    of_sum: NDArray[np.int64]


def find_ends(sums: Sums, name: str) -> tuple[pd.DataFrame, NDArray[np.int64]]:
    """Return the distinct ends of a side with the levels around them, and which of them each sum has."""
    columns = [END_OF[name], f"{name}_level"]
    of_sum = sums.ties.groupby(columns, sort=False).ngroup().to_numpy().astype(np.int64)
    return sums.ties[columns].drop_duplicates(ignore_index=True), of_sum


def place_ends(ends: pd.DataFrame, of_sum: NDArray[np.int64], name: str, side: Side, own: Answers) -> Placed:
    """Return what each end is: by itself, in context, or by its coordinates or a decision."""
    end = side.of_tie[ends[END_OF[name]].to_numpy()]
    queries = side.queries[end]
    pairs = zip(queries.tolist(), ends[f"{name}_level"].tolist(), strict=True)
    contexts = np.array([own.context_at.get(pair, -1) for pair in pairs], dtype=np.int64)
    nothing = len(own.alone) + len(own.closed) + len(own.in_context)
    closed = own.closed_at[end]
    at = np.select(
        [contexts >= 0, queries >= 0, closed >= 0],
        [contexts + len(own.alone) + len(own.closed), queries, closed + len(own.alone)],
        nothing,
    )
    every = [own.alone, own.closed, own.in_context]
    stacked = pd.concat([one for one in every if len(one)] or every[:1], ignore_index=True)
    found = stacked.reindex(at).reset_index(drop=True).reindex(columns=list(ANSWER))
    written = side.ends.iloc[end].reset_index(drop=True)[["name", "country", "org"]]
    return Placed(pd.concat([written, found], axis=1), of_sum)


@dataclass(frozen=True)
class Tables:
    """What is written, and how many rows of the parts are in each."""

    ties: pd.DataFrame
    unplaced: pd.DataFrame
    placed: int
    memberships: int
    not_placed: int


def make_tables(
    sums: Sums, placed: Mapping[str, Placed], made: DistinctTies, by: Sequence[str],
    units: Sequence[str | None], *, has_value: bool,
) -> Tables:  # fmt: skip
    """Sum by pair and by what is wanted; what is not placed by its name."""
    is_placed = {side: _is(one, "verdict", "placed") for side, one in placed.items()}
    tie = sums.ties["tie"].to_numpy()
    member = made.ties["network"].notna().to_numpy()[tie] & _is_nothing(placed["to"])
    drawn = is_placed["from"] & (is_placed["to"] | member)
    groups = sums.ties.assign(from_end=placed["from"].of_sum, to_end=placed["to"].of_sum, member=member)
    ties = _ties(groups[drawn], placed, made, by, units, has_value=has_value)
    unplaced = _unplaced(groups[~drawn], placed, made)
    counts = sums.ties["ties"].to_numpy()
    memberships = int(counts[member & drawn].sum())
    return Tables(
        ties, unplaced, int(counts[drawn].sum()) - memberships, memberships, int(counts[~drawn].sum())
    )


def _is(one: Placed, column: str, value: str) -> NDArray[np.bool_]:
    return one.table[column].eq(value).fillna(False).to_numpy(dtype=bool)[one.of_sum]


def _is_nothing(one: Placed) -> NDArray[np.bool_]:
    """Return the sums whose end has neither a name nor a verdict."""
    return (one.table["name"].isna() & one.table["verdict"].isna()).to_numpy(dtype=bool)[one.of_sum]


def _ties(
    groups: pd.DataFrame, placed: Mapping[str, Placed], made: DistinctTies, by: Sequence[str],
    units: Sequence[str | None], *, has_value: bool,
) -> pd.DataFrame:  # fmt: skip
    """Sum by numbers of places and of what else is the same, and write out only what is left."""
    key: dict[str, Any] = {}
    tables: dict[str, pd.DataFrame] = {}
    for side, one in placed.items():
        numbers, tables[side] = _places(one.table)
        key[side] = numbers[groups[f"{side}_end"].to_numpy()]
    of_tie = made.ties[["kind", "status", "network", "directed"]].astype(object)
    for column in ("kind", "status"):
        if column not in by:
            of_tie[column] = None
    attributes = of_tie.groupby(list(of_tie.columns), dropna=False, sort=False).ngroup().to_numpy()
    words = of_tie.iloc[np.unique(attributes, return_index=True)[1]].reset_index(drop=True)
    key["words"] = attributes[groups["tie"].to_numpy()]
    key["since"] = groups["year"].to_numpy()
    key["unit"] = groups["unit"].to_numpy() if has_value else -1
    table = pd.DataFrame(
        {**key, **{column: groups[column].to_numpy() for column in ("ties", "valued", "value")}}
    )
    table = table.groupby([*key], sort=True, as_index=False).sum()
    parts = [
        tables[side].iloc[table[side].to_numpy()].reset_index(drop=True).add_prefix(f"{side}_")
        for side in SIDES
    ]
    found = pd.concat([*parts, words.iloc[table["words"].to_numpy()].reset_index(drop=True), table], axis=1)
    texts = np.array([*units, None], dtype=object)  # the last for those without a value
    found["value_unit"] = texts[table["unit"].to_numpy()]
    if has_value:
        found["value"] = found["value"].where(found["valued"] > 0)
    else:
        found["value"], found["value_unit"] = found["ties"].astype(float), "ties"
    return _tidy(found)


def _places(table: pd.DataFrame) -> tuple[NDArray[np.int64], pd.DataFrame]:
    """Return of each end the number of its place, and the places: as the first end writes them."""
    numbers = table.groupby("place_id", dropna=False, sort=False).ngroup().to_numpy().astype(np.int64)
    first = table.iloc[np.unique(numbers, return_index=True)[1]].reset_index(drop=True)
    return numbers, pd.DataFrame(
        {
            "name": first["name"].fillna(first["org"]).fillna(first["place_name"]),
            "country": first["country_code"].fillna(first["country"]),
            "lat": first["lat"],
            "lon": first["lon"],
            "id": first["place_id"],
        }
    )


def _tidy(made: pd.DataFrame) -> pd.DataFrame:
    made["since"] = made["since"].where(made["since"] > 0).astype("Int64")
    made["ties"], made["valued"] = made["ties"].astype("int64"), made["valued"].astype("int64")
    made = made.sort_values(["from_id", "to_id", "kind", "since"], ignore_index=True, kind="stable")
    for column in ("kind", "status", "network", "value_unit"):
        made[column] = made[column].astype("str")
    return made.reindex(columns=list(TIES))


def _unplaced(groups: pd.DataFrame, placed: Mapping[str, Placed], made: DistinctTies) -> pd.DataFrame:
    key = ["from_end", "to_end", "tie", "member"]
    counts = groups.groupby(key, sort=False, as_index=False)[["ties", "value"]].sum()
    table = made.ties.iloc[counts["tie"].to_numpy()].reset_index(drop=True)
    for side, one in placed.items():
        rows = one.table.iloc[counts[f"{side}_end"].to_numpy()].reset_index(drop=True).add_prefix(f"{side}_")
        table[list(rows.columns)] = rows
    table = table.reindex(columns=list(GEOCODED)).assign(number=np.arange(len(table)))
    every = pd.Series(True, index=table.index)
    rows = unplaced_rows(table, every, counts["member"].astype(bool), ["number"])[["number", *UNPLACED[:-2]]]
    rows = rows.merge(counts[["ties", "value"]], left_on="number", right_index=True)
    found = rows.groupby(list(UNPLACED[:-2]), dropna=False, as_index=False, sort=True)[
        ["ties", "value"]
    ].sum()
    order = ["ties", "name", "reason"]
    found = found.sort_values(order, ascending=[False, True, True], ignore_index=True, kind="stable")
    return found.astype({"ties": "int64"})
