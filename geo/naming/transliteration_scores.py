"""How likely Latin names are written so in another script: many pairs of names compared at once, letter by letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .transliteration_model import (
    ANY_UNIT,
    LONGEST_PIECE,
    RARE_SPELLING,
    SKIPPED,
    TransliterationModel,
)
from .transliteration_names import code_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEAR, _FAINT = (
    0.05,
    1e-5,
)  # parts of the likeliest way: below them no letter is skipped, and no way is followed
_LEAST_DEAD = 0.2  # share of the pairs that are hopeless or finished, for the others to be copied together


class Likelihoods(NamedTuple):
    """What came of pairs of a written name and a Latin name, in columns of equal length.

    Both are shares of how likely pieces make the letters of the Latin name, however they are written.
    """

    whole: NDArray[
        np.float64
    ]  # how likely the whole name is written so; 0 where that was not followed to the end
    least: NDArray[np.float64]  # how likely the likeliest beginning was where it was the least likely


class PieceTable:
    """The pieces of a model by number, 0 for none, and which units they are written as."""

    def __init__(self, model: TransliterationModel) -> None:
        pieces = sorted(model.pieces, key=len)
        self.spelled = np.array([0.0, *(model.spelled[piece] for piece in pieces)])
        # Letters by class, so that few pairs of letters need a row: 0 is every letter that no piece has.
        codes = {piece: list(map(code_of, piece)) for piece in pieces}
        used = sorted({code for some in codes.values() for code in some})
        self._classes = np.zeros(256, dtype=np.uint8)
        self._classes[used] = np.arange(1, len(used) + 1)
        by_size = [
            [(number, codes[piece]) for number, piece in enumerate(pieces, start=1) if len(piece) == size]
            for size in range(1, LONGEST_PIECE + 1)
        ]
        one, two, three = (
            (
                np.array([n for n, _ in some], np.int16),
                self._classes[[code for _, code in some]].reshape(-1, size),
            )
            for size, some in enumerate(by_size, start=1)
        )
        size = len(used) + 1
        self._one = np.zeros(size, dtype=np.int16)
        self._two, self._pairs = np.zeros((2, size, size), dtype=np.int16)
        self._one[one[1][:, 0]] = one[0]
        self._two[two[1][:, 0], two[1][:, 1]] = two[0]
        # Pieces of three letters by the number of the first two of them, and the third.
        pairs, pair_of = np.unique(three[1][:, :2], axis=0, return_inverse=True)
        self._pairs[pairs[:, 0], pairs[:, 1]] = np.arange(1, len(pairs) + 1)
        self._three = np.zeros((len(pairs) + 1, size), dtype=np.int16)
        self._three[pair_of.reshape(-1) + 1, three[1][:, 2]] = three[0]
        targets: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, piece in enumerate(pieces, start=1):
            for target, chance in model.pieces[piece].items():
                targets[target].append((number, chance))
        self._targets = {
            target: (
                np.array([number for number, _ in some], dtype=np.int32),
                np.array([chance for _, chance in some]),
            )
            for target, some in targets.items()
        }

    def __len__(self) -> int:
        """Return how many numbers there are."""
        return len(self.spelled)

    def numbers(self, letters: NDArray[np.uint8]) -> NDArray[np.int16]:
        """Return the numbers of the pieces of one, two and three letters that end at each letter of names."""
        classes = self._classes[letters]
        found = np.zeros((LONGEST_PIECE, *letters.shape), dtype=np.int16)
        found[0] = self._one[classes]
        found[1, :, 1:] = self._two[classes[:, :-1], classes[:, 1:]]
        if letters.shape[1] > 2:
            found[2, :, 2:] = self._three[self._pairs[classes[:, :-2], classes[:, 1:-1]], classes[:, 2:]]
        return found

    def parts(self, written: str) -> list[tuple[int, int, NDArray[np.int32], NDArray[np.float64]]]:
        """Return the parts of a written name: how many units, where it begins, the pieces written so, and how likely."""
        return [
            (size, start, *self._targets[written[start : start + size]])
            for start in range(len(written) + 1)
            for size in range(min(LONGEST_PIECE, len(written) - start) + 1)
            if written[start : start + size] in self._targets
        ]


def likelihoods(
    written: Sequence[tuple[str, PieceTable]],
    which: NDArray[np.intp],
    letters: NDArray[np.uint8],
    sizes: NDArray[np.intp],
    floors: NDArray[np.float64],
) -> Likelihoods:
    """Compare pairs of a written name and a Latin name, summed over all ways to cut both.

    Parameters
    ----------
    written
        Written names in units, each with the pieces of its script and of a spelling.
    which
        The written name of each pair.
    letters, sizes
        The Latin name of each pair as a row of bytes, and how many they are: see `LatinNames.letters`.
    floors
        A pair whose likelihood must remain below this is not followed to its end.
    """
    rows = np.zeros((LONGEST_PIECE, *letters.shape), dtype=np.int32)
    begins = np.cumsum([0, *(len(table) for _, table in written)])
    tables = list(dict.fromkeys(table for _, table in written))
    table_of = np.array([tables.index(table) for _, table in written], dtype=np.intp)
    for at, table in enumerate(tables):
        mine = np.flatnonzero(table_of[which] == at)
        rows[:, mine] = table.numbers(letters[mine])
    known = rows > 0
    rows += begins[which][:, None].astype(np.int32)
    # Only the pieces that the Latin names have: few of each model.
    used = np.zeros(begins[-1], dtype=np.bool_)
    used[rows] = True
    places = np.cumsum(used, dtype=np.int32) - 1
    spelled = np.concatenate([table.spelled for _, table in written])[used]
    ends = np.array([len(text) for text, _ in written], dtype=np.intp)
    chances = _chances(written, begins, used, places, int(ends.max()) + 1)
    pairs = _Pairs(places[rows], known, ends[which], int(ends.max()) + 1, sizes, floors)
    return pairs.followed(chances, spelled)


def _chances(
    written: Sequence[tuple[str, PieceTable]],
    begins: NDArray[np.intp],
    used: NDArray[np.bool_],
    places: NDArray[np.int32],
    width: int,
) -> list[NDArray[np.float64]]:
    """Return for each number of units, row of a used piece and position how likely the units there are written for it."""
    parts: list[list[tuple[int, int, NDArray[np.int32], NDArray[np.float64]]]] = [
        [] for _ in range(LONGEST_PIECE + 1)
    ]
    for begin, (text, table) in zip(begins.tolist(), written, strict=False):
        for size, start, numbers, shares in table.parts(text):
            parts[size].append((begin, start, numbers, shares))
    found = []
    for some in parts:
        chances = np.zeros((int(places[-1]) + 1, width))
        if some:
            firsts, starts, pieces, likely = zip(*some, strict=True)
            sizes = list(map(len, pieces))
            rows = np.repeat(firsts, sizes) + np.concatenate(pieces)
            kept = used[rows]
            chances[places[rows[kept]], np.repeat(starts, sizes)[kept]] = np.concatenate(likely)[kept]
        found.append(chances)
    return found


class _Pairs:
    """Pairs of names, of which one letter of the Latin name after the other is compared with the written name."""

    def __init__(
        self,
        rows: NDArray[np.int32],
        known: NDArray[np.bool_],
        ends: NDArray[np.intp],
        width: int,
        sizes: NDArray[np.intp],
        floors: NDArray[np.float64],
    ) -> None:
        self._rows, self._known, self._ends, self._sizes, self._floors = rows, known, ends, sizes, floors
        # The chance of any unit, where there is one.
        self._any_unit = np.where(np.arange(width) < ends[:, None], ANY_UNIT, 0.0)
        self._pairs = np.arange(len(ends))
        first = np.zeros((len(ends), width))
        first[:, 0] = 1.0
        # Of the last three prefixes: how likely each part of the written name is theirs, and how likely their letters are.
        self._at, self._ways, self._most = [first], [np.ones(len(ends))], np.ones(len(ends))

    def followed(self, chances: list[NDArray[np.float64]], spelled: NDArray[np.float64]) -> Likelihoods:
        """Return the likelihoods, all letters being compared."""
        whole, least = np.zeros(len(self._pairs)), np.full(len(self._pairs), np.inf)
        for end in range(self._rows.shape[2]):
            if not len(self._pairs):
                break
            at, ways = self._extended(end, chances, spelled)
            whole_here = at[np.arange(len(at)), self._ends]
            most = _row_max(at)
            with np.errstate(divide="ignore", invalid="ignore"):
                share, whole_share = most / ways, whole_here / ways
            running = self._sizes > end
            least[self._pairs[running]] = np.minimum(least[self._pairs], share)[running]
            done = self._sizes == end + 1
            whole[self._pairs[done]] = whole_share[done]
            self._skip_units(at, most)
            self._at, self._ways, self._most = [at, *self._at[:2]], [ways, *self._ways[:2]], most
            done |= most < self._floors * ways
            if done.mean() > _LEAST_DEAD:
                self._keep(np.flatnonzero(~done))
        return Likelihoods(whole, least)

    def _extended(
        self, end: int, chances: list[NDArray[np.float64]], spelled: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return how likely each part of the written name is the next prefix's, from the three shorter prefixes."""
        at = self._letter_skipped(spelled[self._rows[0, :, end]])
        ways = self._ways[0] * RARE_SPELLING
        for size, (before, ways_before) in enumerate(zip(self._at, self._ways, strict=True)):
            rows = self._rows[size, :, end]
            ways += ways_before * spelled[rows]
            known = np.flatnonzero(self._known[size, :, end])
            if len(known) < len(rows):
                part = at[known]
                _add(part, before[known], rows[known], chances)
                at[known] = part
            else:
                _add(at, before, rows, chances)
        return at, ways

    def _letter_skipped(self, spelled: NDArray[np.float64]) -> NDArray[np.float64]:
        """Let a letter be written as nothing, or as any unit."""
        before = self._at[0]
        chance = SKIPPED * np.where(spelled > 0, spelled, RARE_SPELLING)
        nothing = np.where(before >= (self._most * _NEAR)[:, None], before, 0.0) * chance[:, None]
        at = np.zeros_like(nothing)
        # No chance is behind the last unit, so that nothing is carried from row to row.
        at.reshape(-1)[1:] = (nothing * self._any_unit).reshape(-1)[:-1]
        at += nothing
        return at

    def _skip_units(self, at: NDArray[np.float64], most: NDArray[np.float64]) -> None:
        """Let units write no letter, and leave out the ways that are too unlikely."""
        near = most * _NEAR
        for j in range(at.shape[1] - 1):
            here = at[:, j]
            at[:, j + 1] += np.where(here >= near, here, 0.0) * SKIPPED * self._any_unit[:, j]
        at[at <= (most * _FAINT)[:, None]] = 0.0

    def _keep(self, which: NDArray[np.intp]) -> None:
        self._rows, self._known = self._rows[:, which], self._known[:, which]
        self._ends, self._sizes, self._floors = self._ends[which], self._sizes[which], self._floors[which]
        self._any_unit, self._pairs = self._any_unit[which], self._pairs[which]
        self._at, self._ways = [one[which] for one in self._at], [one[which] for one in self._ways]
        self._most = self._most[which]


def _add(
    at: NDArray[np.float64],
    before: NDArray[np.float64],
    rows: NDArray[np.int32],
    chances: list[NDArray[np.float64]],
) -> None:
    """Add to the chances of each position those of the positions before it, by the units between them."""
    for units in range(LONGEST_PIECE, -1, -1):
        added = chances[units].take(rows, axis=0)
        added *= before
        # A piece is written as no more units than there are: nothing is carried from row to row.
        at.reshape(-1)[units:] += added.reshape(-1)[: added.size - units]


def _row_max(table: NDArray[np.float64]) -> NDArray[np.float64]:
    most = table[:, 0].copy()
    for j in range(1, table.shape[1]):
        np.maximum(most, table[:, j], out=most)
    return most
