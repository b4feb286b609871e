"""The second pass: the rows of a block -> the sums of their ties, by what decides where they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..naming.context import LEVEL_ROWS
from ..schema import SIDES
from ..tables.values import LARGEST, read_value_column
from .scan import AGAIN, Encoded, Scanned, encode, is_own
from .ties import NO_YEAR, ROWS_YEAR
from .windows import nearby_levels

if TYPE_CHECKING:
    import pandas as pd

    from .parts import Block
    from .roles import Roles

# What a sum is by until the names are judged in context: the `from` side, the tie, the level around each of its ends, year and unit.
KEY = ["own", "tie", "from_level", "to_level", "year", "unit"]
SUMS = ["ties", "valued", "value"]
_TYPES = {
    "own": "int32",
    "tie": "int32",
    "from_level": "int8",
    "to_level": "int8",
    "year": "int16",
    "unit": "int16",
}
_SUMS_AT_ONCE = 100_000  # of each of several tables that are merged
_MOST_KEYS = 2**62  # that fit into one number


@dataclass(frozen=True)
class Book:
    """What the second pass has to know; every worker gets it once.

    Attributes
    ----------
    scanned
        The distinct rows of all parts.
    first, count, years, factors, tie_units
        As `ties.DistinctTies` has them; a unit by its number among `units`, -1 where the value's own counts.
    queries
        Side -> of each tie, or of each `from` side, the number of the name that is judged; -1 where there is none.
    levels, needs_level
        Of each name, the level that it shows, and whether the rows around decide on its own.
    values, value_units
        Text of a value -> its number, and the number of its unit.
    scale, unit
        Of values that are numbers.
    """

    scanned: Scanned
    first: NDArray[np.int64]
    count: NDArray[np.int64]
    years: NDArray[np.int16]
    factors: NDArray[np.float64]
    tie_units: NDArray[np.int64]
    queries: Mapping[str, NDArray[np.int64]]
    levels: NDArray[np.int8]
    needs_level: NDArray[np.bool_]
    values: Mapping[str, float]
    value_units: Mapping[str, int]
    scale: float
    unit: int


@dataclass(frozen=True)
class Sums:
    """Sums of blocks: by `KEY`, how many rows they are of, and how many rows were no ties, by the number of the distinct row."""

    ties: pd.DataFrame
    rows: int
    set_aside: pd.Series[int]


Halo = Mapping[str, tuple[NDArray[np.int8], NDArray[np.int8]]]
"""Side -> the levels of the rows before and behind a block."""


def sum_block(block: Block, roles: Roles, book: Book, halo: Halo, by_year: bool) -> Sums:
    """Sum the ties of a block."""
    import pandas as pd

    encoded = encode(block, roles)
    own, rows = _number(encoded, book.scanned)
    count = book.count[rows]
    set_aside = pd.Series(rows[count == 0]).value_counts(sort=False)
    of_row = np.repeat(np.arange(len(rows)), count)
    ties = _ties_of(book.first[rows], count)
    years = book.years[ties]
    years = (
        np.where(years == ROWS_YEAR, encoded.years[of_row], years)
        if by_year
        else np.full_like(years, NO_YEAR)
    )
    numbers, units = _values(encoded, book)
    value = numbers[of_row] * book.factors[ties]
    own_unit = book.tie_units[ties]
    ends = {"from": own[of_row], "to": ties}
    key = {
        "own": ends["from"],
        "tie": ties,
        **{f"{side}_level": _levels_around(book, side, ends[side], halo) for side in SIDES},
        "year": years,
        "unit": np.where(np.isnan(value), -1, np.where(own_unit >= 0, own_unit, units[of_row])),
    }
    in_ties = int(np.count_nonzero(count))
    found = pd.DataFrame({**key, "ties": 1, "valued": ~np.isnan(value), "value": np.nan_to_num(value)})
    return Sums(_summed(found), in_ties, set_aside.sort_index())


def merge_sums(parts: Sequence[Sums]) -> Sums:
    """Add up the sums of several blocks, in their order, so that the last digit does not depend on who was ready first."""
    import pandas as pd

    ends = [one.ties["own"].to_numpy().astype(np.int64) << 32 | one.ties["tie"].to_numpy() for one in parts]
    longest = max(ends, key=len)
    # All are in the order of their ends: some ends of each at once take less room than all of them.
    cuts = np.unique(longest[_SUMS_AT_ONCE::_SUMS_AT_ONCE])
    borders = [[0, *np.searchsorted(one, cuts).tolist(), len(one)] for one in ends]
    pieces = [
        _summed(
            pd.concat(
                [
                    one.ties.iloc[border[at] : border[at + 1]]
                    for one, border in zip(parts, borders, strict=True)
                ],
                ignore_index=True,
            )
        )
        for at in range(len(cuts) + 1)
    ]
    aside = pd.concat([one.set_aside for one in parts]).groupby(level=0).sum().astype(int)
    return Sums(pd.concat(pieces, ignore_index=True), sum(one.rows for one in parts), aside)


def number_rows(rows: pd.DataFrame, known: pd.DataFrame, columns: Sequence[str]) -> NDArray[np.int64]:
    """Return which of the known rows each row is, by some of its columns; -1 for none.

    Examples
    --------
    >>> import pandas as pd
    >>> known = pd.DataFrame({"to_name": ["Kobe", "Lyon"]})
    >>> number_rows(pd.DataFrame({"to_name": ["Lyon", "Oslo"]}), known, ["to_name"]).tolist()
    [1, -1]
    """
    if not columns:
        return np.zeros(len(rows), dtype=np.int64)
    numbered = known[list(columns)].assign(number=np.arange(len(known)))
    joined = rows[list(columns)].merge(numbered, on=list(columns), how="left", sort=False)
    return joined["number"].fillna(-1).to_numpy().astype(np.int64)


def _number(encoded: Encoded, known: Scanned) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return of each row which `from` side and which rest of all parts it has; whole rows come behind both."""
    every = list(encoded.own.columns)
    own = number_rows(encoded.own, known.own, [each for each in every if is_own(each)])
    rest = number_rows(encoded.others, known.others, [each for each in every if not is_own(each)])
    whole = number_rows(encoded.whole, known.whole, every)
    is_whole = encoded.of_whole >= 0
    behind = np.append(whole, -1)[encoded.of_whole]
    return (
        np.where(is_whole, len(known.own) + behind, np.append(own, -1)[encoded.of_own]),
        np.where(is_whole, len(known.others) + behind, np.append(rest, -1)[encoded.of_others]),
    )


def read_values(
    texts: Sequence[str], label: str, units: dict[str | None, int]
) -> tuple[dict[str, float], dict[str, int]]:
    """Read the distinct values that are text; `units` numbers what they count."""
    read = read_value_column(texts, label).values
    numbers = {
        text: float("nan") if one is None else one.number for text, one in zip(texts, read, strict=True)
    }
    of = {
        text: units.setdefault(one.unit, len(units))
        for text, one in zip(texts, read, strict=True)
        if one is not None
    }
    return numbers, of


# ---- steps ----


def _ties_of(first: NDArray[np.int64], count: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the ties of all rows, one behind the other."""
    ends = np.cumsum(count)
    within = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - count, count)
    ties: NDArray[np.int64] = np.repeat(first, count) + within
    return ties


def _values(encoded: Encoded, book: Book) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the number of each row's value, and its unit; NaN where it has none."""
    size = len(encoded.years)
    if encoded.values is None:
        return np.full(size, np.nan), np.full(size, -1)
    if encoded.value_texts is None:
        numbers = np.where(np.abs(encoded.values) < LARGEST, encoded.values, np.nan) * book.scale
        return numbers, np.full(size, book.unit)
    numbers = np.array([book.values.get(text, np.nan) for text in encoded.value_texts])
    units = np.array([book.value_units.get(text, -1) for text in encoded.value_texts])
    return numbers[encoded.values], units[encoded.values]


def _levels_around(book: Book, side: str, ends: NDArray[np.int64], halo: Halo) -> NDArray[np.int8]:
    """Return the level of the rows around each tie's end, where that decides on it; else 0."""
    queries = book.queries[side][ends]
    found = np.zeros(len(ends), dtype=np.int8)
    named = queries >= 0
    between = named.copy()
    between[named] = book.needs_level[queries[named]]
    if between.any():
        around = np.zeros(len(ends), dtype=np.int8)
        around[named] = nearby_levels(book.levels[queries[named]], *halo[side])
        found[between] = around[between]
    return found


def edge_levels(book: Book, side: str, rows: pd.DataFrame) -> NDArray[Any]:
    """Return the levels that the rows at the edge of a block show, without those that are not judged."""
    known = book.scanned
    every = [column for column in rows.columns if column != AGAIN]
    is_whole = rows[AGAIN].to_numpy(dtype=bool)
    whole = number_rows(rows, known.whole, every)
    others = number_rows(rows, known.others, [each for each in every if not is_own(each)])
    at = np.where(is_whole, len(known.others) + whole, others)
    count = book.count[at]
    if side == "from":
        own = number_rows(rows, known.own, [each for each in every if is_own(each)])
        ends = np.repeat(np.where(is_whole, len(known.own) + whole, own), count)
    else:
        ends = _ties_of(book.first[at], count)
    queries = book.queries[side][ends]
    levels: NDArray[Any] = book.levels[queries[queries >= 0]]
    return levels


def halos(book: Book, heads: Sequence[pd.DataFrame], tails: Sequence[pd.DataFrame]) -> list[Halo]:
    """Return what is around each block: the last rows of those before it, the first of those behind."""
    found: list[dict[str, tuple[Any, Any]]] = [{} for _ in heads]
    nothing = np.array([], dtype=np.int8)
    for side in SIDES:
        before = nothing
        starts = []
        for tail in tails:
            starts.append(before)
            before = np.concatenate([before, edge_levels(book, side, tail)])[-LEVEL_ROWS:]
        behind = nothing
        for at in range(len(heads) - 1, -1, -1):
            found[at][side] = (starts[at], behind)
            behind = np.concatenate([edge_levels(book, side, heads[at]), behind])[:LEVEL_ROWS]
    return list(found)


def _summed(found: pd.DataFrame) -> pd.DataFrame:
    """Sum by `KEY`, in its order: by one number for each row, as a table with a column for each would take more room."""
    import pandas as pd

    key, span = np.zeros(len(found), dtype=np.int64), 1
    for column in KEY:
        codes = found[column].to_numpy()
        least = int(codes.min(initial=0))
        size = int(codes.max(initial=0)) - least + 1
        if span * size >= _MOST_KEYS:
            key, distinct = pd.factorize(key, sort=True)
            span = len(distinct)
        key *= size
        key += codes
        key -= least
        span *= size
    of, distinct = pd.factorize(key, sort=True)
    first = np.zeros(len(distinct), dtype=np.int64)
    first[of[::-1]] = np.arange(len(of) - 1, -1, -1)
    del key, distinct
    sums = found[SUMS].groupby(of).sum()
    return pd.concat([found[KEY].iloc[first].astype(_TYPES).reset_index(drop=True), sums], axis=1)
