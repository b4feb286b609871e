"""Rows of a few columns, each distinct one once: what is judged costs as much as there are names, not rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_Value = TypeVar("_Value")
_MOST_CODES = 2**62  # of two columns together; beyond it they are numbered again


@dataclass(frozen=True)
class DistinctRows:
    """The distinct rows of some columns, and which of them each row is.

    Attributes
    ----------
    rows
        In the order in which they occur first; one cell a column.
    codes
        For each row, which of `rows` it is.
    """

    rows: list[tuple[Any, ...]]
    codes: NDArray[np.intp]

    @property
    def counts(self) -> NDArray[np.intp]:
        """How often each of `rows` occurs."""
        import numpy as np

        return np.bincount(self.codes, minlength=len(self.rows))

    def column(self, position: int) -> list[Any]:
        """Return one column of `rows`."""
        return [row[position] for row in self.rows]

    def spread(self, values: Sequence[_Value]) -> list[_Value]:
        """Give to each row the value of its distinct row; equal ones are one object."""
        import numpy as np

        if len(values) == len(self.codes):
            return list(values)  # all are distinct, in their own order
        made = np.fromiter(values, dtype=object, count=len(values))
        spread: list[_Value] = made[self.codes].tolist()
        return spread

    def rows_of(self, codes: Iterable[int]) -> list[int]:
        """Return which rows are one of these, counted from 0."""
        import numpy as np

        wanted = np.fromiter(codes, dtype=np.intp)
        rows: list[int] = np.flatnonzero(np.isin(self.codes, wanted)).tolist()
        return rows


def distinct_rows(*columns: Sequence[object] | NDArray[Any]) -> DistinctRows:
    """Find the distinct rows of columns.

    Parameters
    ----------
    columns
        Equally long lists or arrays of cells: text, numbers, dates or None. 1, 1.0 and True are three things; what is not a
        number counts as None.

    Examples
    --------
    >>> found = distinct_rows(["Bonn", "Bonn", None, "Bonn"], [1, True, None, 1])
    >>> found.rows, found.codes.tolist(), found.spread(["a", "b", "c"])
    ([('Bonn', 1), ('Bonn', True), (None, None)], [0, 1, 2, 0], ['a', 'b', 'c', 'a'])
    """
    import numpy as np
    import pandas as pd

    codes, most = np.zeros(len(columns[0]) if columns else 0, dtype=np.int64), 1
    for column in columns:
        own, count = _codes(column)
        if most * count > _MOST_CODES:
            codes, found = pd.factorize(codes)
            most = len(found)
        codes, most = codes * count + own, most * count
    codes, found = pd.factorize(codes)
    first = np.empty(len(found), dtype=np.intp)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    rows = [tuple(column[at] for column in columns) for at in first.tolist()]
    return DistinctRows(rows, codes)


def _codes(cells: Sequence[object] | NDArray[Any]) -> tuple[NDArray[np.int64], int]:
    """Give numbers to the distinct cells of a column; nothing is one of them."""
    import numpy as np
    import pandas as pd

    types = {*map(type, cells)} - {type(None)}
    if float in types:  # not a number is nothing
        cells = [None if cell is None or cell != cell else cell for cell in cells]
    if len(types) > 1:  # Python takes 1, 1.0 and True for one key
        cells = [None if cell is None else (type(cell).__name__, cell) for cell in cells]
    codes, found = pd.factorize(np.fromiter(cells, dtype=object, count=len(cells)))
    return codes.astype(np.int64) + 1, len(found) + 1
