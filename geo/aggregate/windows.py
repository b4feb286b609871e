"""The level of the rows around a name, for many rows at once: a list of countries, of provinces or of cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..naming.context import LEAST_LEVEL_ROWS, LEAST_LEVEL_SHARE, LEVEL_ROWS, may_be_of_two_levels

if TYPE_CHECKING:
    from ..naming.answer import Answer

LEVELS = (None, "city", "admin1", "country")


def level_of(answer: Answer) -> int:
    """Return which of `LEVELS` a name shows to the rows around; 0 where it is not placed or may be of two levels."""
    if answer.place is None or may_be_of_two_levels(answer):
        return 0
    level = answer.place.level
    return LEVELS.index(level) if level in ("admin1", "country") else 1


def nearby_levels(
    levels: NDArray[np.int8], before: NDArray[np.int8], behind: NDArray[np.int8]
) -> NDArray[np.int8]:
    """Return the level of most of the rows around each row, where they agree, as `naming.context` finds it for one.

    Parameters
    ----------
    levels
        Of each row, which of `LEVELS` its name shows.
    before, behind
        Of the rows that come before and behind these.

    Examples
    --------
    >>> nothing = np.array([], dtype=np.int8)
    >>> nearby_levels(np.array([1, 1, 0, 1], dtype=np.int8), nothing, nothing).tolist()
    [0, 0, 1, 0]
    """
    every = np.concatenate([before, levels, behind])
    at = np.arange(len(before), len(before) + len(levels))
    low, high = np.maximum(at - LEVEL_ROWS, 0), np.minimum(at + LEVEL_ROWS + 1, len(every))
    counts = []
    for level in range(1, len(LEVELS)):
        is_level = every == level
        until = np.concatenate([[0], np.cumsum(is_level)])
        counts.append(until[high] - until[low] - is_level[at])
    table = np.stack(counts)
    total, most = table.sum(axis=0), table.max(axis=0)
    agreed = (total > 0) & (most >= np.maximum(LEAST_LEVEL_ROWS, LEAST_LEVEL_SHARE * total))
    return np.where(agreed, table.argmax(axis=0) + 1, 0).astype(np.int8)
