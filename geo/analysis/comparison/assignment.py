"""Which of some entries of one list are which of another: the assignment with the least difference in all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

MOST_CELLS = 4_000  # of a table of differences; beyond it the nearest are taken first, which is quick
MOST_MEASURED = 250_000  # cells; beyond it, some seconds, one is paired with one in their order
_NEVER = 1 << 200  # more than any number of differences
_LARGEST = 1 << 400

_T = TypeVar("_T")
Difference = Callable[[_T, _T], int | None]


def assign(
    old: Sequence[_T], new: Sequence[_T], difference: Difference[_T], rank: Callable[[_T], Any] | None = None
) -> list[tuple[_T, _T]]:
    """Pair entries, as many as may be paired, so that their differences are least in sum.

    Parameters
    ----------
    old, new
        Entries.
    difference
        Of two of them, a whole number; None where they cannot be the same.
    rank
        By what they are ordered where they are very many; their own order if None.

    Returns
    -------
    list of pairs
        In the order of `old`, or of `rank`. Where several assignments have the least sum, it is up to chance which is returned: a
        `difference` that no two pairs share makes it unique.

    Examples
    --------
    >>> assign([1990, 2001], [2002, 1999, 2030], lambda a, b: abs(a - b) if abs(a - b) < 20 else None)
    [(1990, 1999), (2001, 2002)]
    """
    if len(old) * len(new) > MOST_MEASURED:
        ordered = zip(
            sorted(old, key=rank) if rank else old, sorted(new, key=rank) if rank else new, strict=False
        )
        return [(one, other) for one, other in ordered if difference(one, other) is not None]
    table = [[difference(one, other) for other in new] for one in old]
    if len(old) * len(new) > MOST_CELLS:
        found = _nearest_first(table)
    elif len(old) > len(new):
        found = [(row, column) for column, row in _least_sum([*map(list, zip(*table, strict=True))])]
    else:
        found = _least_sum(table)
    return [(old[row], new[column]) for row, column in sorted(found)]


def _nearest_first(table: list[list[int | None]]) -> list[tuple[int, int]]:
    cells = sorted(
        (cell, row, column)
        for row, cells in enumerate(table)
        for column, cell in enumerate(cells)
        if cell is not None
    )
    rows: set[int] = set()
    columns: set[int] = set()
    found = []
    for _, row, column in cells:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            found.append((row, column))
    return found


def _least_sum(table: list[list[int | None]]) -> list[tuple[int, int]]:
    """Solve the assignment of a table with at most as many rows as columns (Kuhn and Munkres, with potentials)."""
    costs = [[_NEVER if cell is None else cell for cell in row] for row in table]
    width = len(costs[0]) if costs else 0
    # Rows and columns are counted from 1: column 0 is where each new row begins, row 0 is none.
    of_column, of_row, of_width = [0] * (width + 1), [0] * (len(costs) + 1), [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        of_column[0] = row
        column, came_from = _free_column(costs, of_column, of_row, of_width)
        while column:
            previous = came_from[column]
            of_column[column] = of_column[previous]
            column = previous
    pairs = ((row - 1, column - 1) for column, row in enumerate(of_column) if row and column)
    return [(row, column) for row, column in pairs if table[row][column] is not None]


def _free_column(
    costs: list[list[int]], of_column: list[int], row_potential: list[int], column_potential: list[int]
) -> tuple[int, list[int]]:
    """Find the nearest column without a row, and from which column each was reached; the potentials are brought up to date."""
    width = len(of_column)
    nearest, came_from, seen = [_LARGEST] * width, [0] * width, [False] * width
    column = 0
    while of_column[column]:
        seen[column] = True
        row, step, then = of_column[column], _LARGEST, 0
        for other in range(1, width):
            if seen[other]:
                continue
            reduced = costs[row - 1][other - 1] - row_potential[row] - column_potential[other]
            if reduced < nearest[other]:
                nearest[other], came_from[other] = reduced, column
            if nearest[other] < step:
                step, then = nearest[other], other
        for other in range(width):
            if seen[other]:
                row_potential[of_column[other]] += step
                column_potential[other] -= step
            else:
                nearest[other] -= step
        column = then
    return column, came_from
