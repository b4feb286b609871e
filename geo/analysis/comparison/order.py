"""Which rows were moved: those that are outside of the longest run that both lists have in one order."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .entry import fingerprint
from .pairing import Pair


def moved_pairs(pairs: Sequence[Pair]) -> set[int]:
    """Find the pairs that were moved: inserting or deleting a row moves no other.

    Parameters
    ----------
    pairs
        From `pair_entries`.

    Returns
    -------
    set of int
        Which of the pairs, by where their old entries are. A pair is moved as well if it is on another sheet that both
        lists have or had; a sheet that is called otherwise moves nothing.
    """
    ordered = sorted(pairs, key=lambda pair: pair.old.at)
    weights = [fingerprint(sorted((str(pair.old.mark), str(pair.new.mark)))) for pair in ordered]
    kept = heaviest_run([pair.new.at for pair in ordered], weights)
    sheets = [{getattr(pair, state).sheet for pair in pairs} for state in ("old", "new")]
    return {
        pair.old.at
        for number, pair in enumerate(ordered)
        if number not in kept or _on_other_sheet(pair, *sheets)
    }


def _on_other_sheet(pair: Pair, old: Collection[str], new: Collection[str]) -> bool:
    before, after = pair.old.sheet, pair.new.sheet
    return before != after and (before in new or after in old)


def heaviest_run(numbers: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Find the longest run of rising numbers, of several that of most weight: the weights make it one and the same both ways.

    Parameters
    ----------
    numbers
        Each occurs once.
    weights
        Below 2 ** 64.

    Returns
    -------
    set of int
        Positions in `numbers`.

    Examples
    --------
    >>> sorted(heaviest_run([0, 3, 1, 2], [1, 1, 1, 1])), sorted(heaviest_run([1, 0], [5, 7]))
    ([0, 2, 3], [1])
    """
    rank = {number: at for at, number in enumerate(sorted(numbers), 1)}
    # best[k]: the heaviest run that ends on one of the ranks that k is responsible for (a Fenwick tree of maxima).
    best: list[tuple[int, int]] = [(0, -1)] * (len(numbers) + 1)
    before = []
    for at, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        length, previous = _heaviest_until(best, rank[number] - 1)
        before.append(previous)
        run = (length + (1 << 96) + weight, at)
        place = rank[number]
        while place < len(best):
            best[place] = max(best[place], run)
            place += place & -place
    kept = set()
    at = _heaviest_until(best, len(numbers))[1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _heaviest_until(best: Sequence[tuple[int, int]], place: int) -> tuple[int, int]:
    run = (0, -1)
    while place:
        run = max(run, best[place])
        place -= place & -place
    return run
