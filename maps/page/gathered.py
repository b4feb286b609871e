"""A very long list as a page carries it: ties of one pair, kind and year as one, with their number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ...geo.distinct_rows import distinct_rows
from ...geo.summed_ties import SUM_COLUMNS, times_of

MOST_TIES = 100_000  # that a page holds one by one: some 4 MB
# What tells ties of one pair apart in a page of a very long list; the year shows the date.
_KEYS = ("from_id", "to_id", "kind", "since", "until", "status", "network", "value_unit")
_DATES = ("since", "until")


class GatheredTies(NamedTuple):
    """The ties of a page."""

    ties: pd.DataFrame
    times: NDArray[np.int64] | None  # how many ties of the list each of them is; None where each is one


def gather_ties(ties: pd.DataFrame, more_keys: Sequence[str] = ()) -> GatheredTies:
    """Gather the ties of a list of more than `MOST_TIES`; a shorter one stays as it is, but for the counts of a table of sums.

    Parameters
    ----------
    ties
        The columns of `schema.LAYER_TIES`, with or without the user's own.
    more_keys
        Columns beside ours that tell ties of one pair apart.

    Returns
    -------
    GatheredTies
        Of a very long list one row for each pair, kind, years, status, network and unit, in the order of their first rows,
        with the sum of their values; columns in which they may differ are left out. Where none are of one pair, kind and
        year, the list stays as it is.

    Examples
    --------
    >>> gather_ties(pd.DataFrame({"from_id": ["a"], "to_id": ["b"]})).times is None
    True
    """
    own = times_of(ties)
    if own is not None:
        ties = ties.drop(columns=list(SUM_COLUMNS))
    if len(ties) <= MOST_TIES:
        return GatheredTies(ties, own)
    keys = ties[[key for key in (*_KEYS, *more_keys) if key in ties.columns]].copy()
    for date in _DATES:
        if date in keys.columns:
            keys[date] = keys[date].astype("str").str.slice(0, 4)
    cells = keys.astype(object).where(keys.notna(), None)
    distinct = distinct_rows(*(cells[column].tolist() for column in cells))
    numbers = distinct.codes
    first = np.unique(numbers, return_index=True)[1]
    if len(first) == len(ties):
        return GatheredTies(ties, own)
    gathered = keys.iloc[first].reset_index(drop=True)
    gathered.insert(0, "row", ties["row"].to_numpy()[first])
    if "value" in ties.columns and ties["value"].notna().any():
        values = ties["value"].to_numpy(dtype=float, na_value=np.nan)
        known = np.bincount(numbers, ~np.isnan(values), minlength=len(first)) > 0
        sums = np.bincount(numbers, np.nan_to_num(values), minlength=len(first))
        gathered["value"] = np.where(known, sums, np.nan)
    times = np.bincount(numbers, own, minlength=len(first)).astype(np.int64)
    return GatheredTies(gathered, times)


def gathered_remark(layer_ties: int, page_ties: int) -> str:
    """Say how many ties a page shows as one.

    Examples
    --------
    >>> gathered_remark(400_000, 120_000)
    'the page shows 400,000 ties as 120,000 lines, those of one pair, kind and year as one, without titles, notes and own columns: it holds 100,000 one by one'
    """
    return (
        f"the page shows {layer_ties:,} ties as {page_ties:,} lines, those of one pair, kind and year as one, "
        f"without titles, notes and own columns: it holds {MOST_TIES:,} one by one"
    )
