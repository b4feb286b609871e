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
from .ties import NO_YEAR, DistinctTies, Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

BY = ("kind", "year", "status")
_COMBO = ["tie", "from_level", "to_level"]
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


def place_combos(
    combos: pd.DataFrame, ties: pd.DataFrame, sides: Mapping[str, Side], answers: Mapping[str, Answers]
) -> pd.DataFrame:
    """Return each tie, with each level of the rows around, as `schema.GEOCODED`."""
    table = ties.iloc[combos["tie"].to_numpy()].reset_index(drop=True)
    for name in SIDES:
        side, own = sides[name], answers[name]
        ends = side.of_tie[combos["tie"].to_numpy()]
        queries = side.queries[ends]
        pairs = zip(queries.tolist(), combos[f"{name}_level"].tolist(), strict=True)
        contexts = np.array([own.context_at.get(pair, -1) for pair in pairs], dtype=np.int64)
        nothing = len(own.alone) + len(own.closed) + len(own.in_context)
        closed = own.closed_at[ends]
        at = np.select(
            [contexts >= 0, queries >= 0, closed >= 0],
            [contexts + len(own.alone) + len(own.closed), queries, closed + len(own.alone)],
            nothing,
        )
        every = [own.alone, own.closed, own.in_context]
        stacked = pd.concat([one for one in every if len(one)] or every[:1], ignore_index=True)
        found = stacked.reindex(at).reset_index(drop=True).reindex(columns=list(ANSWER))
        for column in ANSWER:
            table[f"{name}_{column}"] = found[column]
    return table.reindex(columns=list(GEOCODED))


def combos_of(sums: Sums) -> pd.DataFrame:
    """Return what has to be judged: each tie with the levels around it."""
    return sums.ties[_COMBO].drop_duplicates(ignore_index=True)


@dataclass(frozen=True)
class Tables:
    """What is written, and how many rows of the parts are in each."""

    ties: pd.DataFrame
    unplaced: pd.DataFrame
    placed: int
    memberships: int
    not_placed: int


def make_tables(
    sums: Sums, combos: pd.DataFrame, geocoded: pd.DataFrame, made: DistinctTies, by: Sequence[str],
    units: Sequence[str | None], *, has_value: bool,
) -> Tables:  # fmt: skip
    """Sum by pair and by what is wanted; what is not placed by its name."""
    from_placed, to_placed = (
        geocoded[f"{side}_verdict"].eq("placed").fillna(False).astype(bool) for side in SIDES
    )
    member = geocoded["network"].notna() & geocoded["to_name"].isna() & geocoded["to_verdict"].isna()
    drawn = from_placed & (to_placed | member)
    groups = sums.ties.merge(combos.assign(combo=np.arange(len(combos))), on=_COMBO, how="left", sort=False)
    is_drawn = drawn.to_numpy()[groups["combo"]]
    ties = _ties(groups[is_drawn], geocoded, by, units, has_value=has_value)
    unplaced = _unplaced(groups[~is_drawn], geocoded, ~drawn, member)
    memberships = int(groups.loc[(member & drawn).to_numpy()[groups["combo"]], "ties"].sum())
    placed = int(groups.loc[is_drawn, "ties"].sum()) - memberships
    return Tables(ties, unplaced, placed, memberships, int(groups.loc[~is_drawn, "ties"].sum()))


def _ties(
    groups: pd.DataFrame,
    geocoded: pd.DataFrame,
    by: Sequence[str],
    units: Sequence[str | None],
    *,
    has_value: bool,
) -> pd.DataFrame:
    at = geocoded.iloc[groups["combo"].to_numpy()].reset_index(drop=True)
    groups = groups.reset_index(drop=True)
    table = pd.DataFrame(index=groups.index)
    for side in SIDES:
        for column in ("name", "lat", "lon"):
            table[f"{side}_{column}"] = at[f"{side}_{column}"]
        table[f"{side}_country"] = at[f"{side}_country_code"].fillna(at[f"{side}_country"])
        table[f"{side}_id"] = at[f"{side}_place_id"]
        table[f"{side}_name"] = (
            table[f"{side}_name"].fillna(at[f"{side}_org"]).fillna(at[f"{side}_place_name"])
        )
    table["kind"] = at["kind"] if "kind" in by else None
    table["status"] = at["status"] if "status" in by else None
    table["since"] = groups["year"].astype(int) if "year" in by else NO_YEAR
    table["network"], table["directed"] = at["network"], at["directed"]
    texts = np.array([*units, None], dtype=object)  # the last for those without a value
    table["value_unit"] = texts[groups["unit"].to_numpy()] if has_value else None
    sums = groups[["ties", "valued", "value"]]
    key = ["from_id", "to_id", "kind", "since", "status", "network", "directed", "value_unit"]
    texts_by = {f"{side}_{column}": "first" for side in SIDES for column in ("name", "country", "lat", "lon")}
    made = (
        pd.concat([table, sums], axis=1)
        .groupby(key, dropna=False, sort=True, as_index=False)
        .agg({**texts_by, "ties": "sum", "valued": "sum", "value": "sum"})
    )
    if has_value:
        made["value"] = made["value"].where(made["valued"] > 0)
    else:
        made["value"], made["value_unit"] = made["ties"].astype(float), "ties"
    return _tidy(made)


def _tidy(made: pd.DataFrame) -> pd.DataFrame:
    made["since"] = made["since"].where(made["since"] > 0).astype("Int64")
    made["ties"], made["valued"] = made["ties"].astype("int64"), made["valued"].astype("int64")
    made = made.sort_values(["from_id", "to_id", "kind", "since"], ignore_index=True, kind="stable")
    for column in ("kind", "status", "network", "value_unit"):
        made[column] = made[column].astype("str")
    return made.reindex(columns=list(TIES))


def _unplaced(
    groups: pd.DataFrame, geocoded: pd.DataFrame, which: pd.Series[bool], member: pd.Series[bool]
) -> pd.DataFrame:
    rows = unplaced_rows(geocoded.assign(combo=np.arange(len(geocoded))), which, member, ["combo"])
    counts: Any = groups.groupby("combo")[["ties", "value"]].sum()
    rows = rows[["combo", *UNPLACED[:-2]]].merge(counts, left_on="combo", right_index=True)
    key = list(UNPLACED[:-2])
    made = rows.groupby(key, dropna=False, as_index=False, sort=True)[["ties", "value"]].sum()
    made = made.sort_values(
        ["ties", "name", "reason"], ascending=[False, True, True], ignore_index=True, kind="stable"
    )
    return made.astype({"ties": "int64"})
