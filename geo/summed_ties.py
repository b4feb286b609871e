"""Tables of sums, as ``sistermap aggregate`` writes them: each row is as many ties as its column ``ties`` says."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

# By both together a table is known for one of sums; of a user's own table a column "ties" may be anything.
SUM_COLUMNS = ("ties", "valued")


def times_of(ties: pd.DataFrame) -> NDArray[np.int64] | None:
    """Return how many ties each row is, in a table of sums; None in any other.

    Examples
    --------
    >>> times_of(pd.DataFrame({"ties": ["3", "1"], "valued": [3, 0]})), times_of(pd.DataFrame({"ties": [3]}))
    (array([3, 1]), None)
    """
    if not set(SUM_COLUMNS) <= {*ties.columns} or not len(ties):
        return None
    numbers = [pd.to_numeric(ties[column], errors="coerce") for column in SUM_COLUMNS]
    if any(column.isna().any() for column in numbers) or (numbers[0] < 1).any():
        return None
    return numbers[0].to_numpy(dtype=np.int64)


def count_ties(ties: pd.DataFrame) -> int:
    """Count ties: rows, or what the rows of a table of sums come to.

    Examples
    --------
    >>> count_ties(pd.DataFrame({"ties": [3, 1], "valued": [3, 0]})), count_ties(pd.DataFrame({"kind": ["mou"]}))
    (4, 1)
    """
    times = times_of(ties)
    return len(ties) if times is None else int(times.sum())


def weigh_ties(ties: pd.DataFrame) -> pd.Series[int]:
    """Return how many ties each row is: one, outside a table of sums.

    Examples
    --------
    >>> weigh_ties(pd.DataFrame({"kind": ["mou", "mou"]})).tolist()
    [1, 1]
    """
    times = times_of(ties)
    return pd.Series(1 if times is None else times, index=ties.index, dtype="int64")
