"""How letters are heard as the units of another script: learned tables, and one writing compared with many names."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import NamedTuple

from ..gazetteer.keys import normalise

UNLIKELY_INITIAL = 0.01  # how often a letter must be heard like the first units, for names to be looked at that begin with it
_LONGEST = 3
_HOPELESS = -200.0
_SLIP = 3e-3  # a letter or a unit that nobody has seen there
_RARE = 0.03  # how often some unit comes anyway
_WEIGHT_OF_SCRIPT = 500.0  # a spelling's own pieces count as much as the whole script's when it has as many


class TransliterationModel:
    """How often pieces of Latin names are heard as which units, of all pieces of a name.

    Parameters
    ----------
    counts
        Letters of a piece -> units -> how often; of the whole script, then, if it has its own, of a spelling.
    """

    def __init__(self, counts: Sequence[dict[str, dict[str, float]]]) -> None:
        sizes = [sum(sum(targets.values()) for targets in one.values()) or 1.0 for one in counts]
        own = sizes[-1] / (sizes[-1] + _WEIGHT_OF_SCRIPT)
        weights = [1.0] if len(counts) == 1 else [1 - own, own]
        self.pieces: dict[str, dict[str, float]] = {}
        for one, size, weight in zip(counts, sizes, weights, strict=True):
            for piece, targets in one.items():
                mine = self.pieces.setdefault(piece, {})
                for target, count in targets.items():
                    mine[target] = mine.get(target, 0.0) + weight * count / size
        self.spelled = {piece: sum(targets.values()) for piece, targets in self.pieces.items()}
        self.initials = functools.lru_cache(maxsize=1_000)(self._find_initials)

    @functools.cached_property
    def likeliest(self) -> dict[str, tuple[float, str]]:
        """Units -> the piece that is likeliest heard as them, after how likely."""
        found: dict[str, tuple[float, str]] = {}
        for piece, targets in self.pieces.items():
            for target, p in targets.items():
                found[target] = max(found.get(target, (0.0, "")), (p, piece))
        return found

    def spelled_log10(self, name: str) -> float:
        """Return how likely it is that pieces make these letters, however they are heard."""
        return math.log10(self.ways(name)[-1])

    def ways(self, name: str) -> list[float]:
        """Return how likely pieces make the first letters, none to all."""
        ways = [1.0] + [0.0] * (len(name) + _LONGEST - 1)
        spelled = self.spelled.get
        for i in range(len(name)):
            p = ways[i]
            ways[i + 1] += p * (spelled(name[i : i + 1], 0.0) + 1e-6)
            ways[i + 2] += p * spelled(name[i : i + 2], 0.0)
            ways[i + 3] += p * spelled(name[i : i + 3], 0.0)
        return ways[: len(name) + 1]

    def romanised(self, written: str) -> str:
        """Return the letters that are likeliest heard as these units: a rough guess, to look for likely names with."""
        ways: list[tuple[float, str]] = [(1.0, ""), *((0.0, "") for _ in written)]
        for j in range(len(written)):
            p, text = ways[j]
            ways[j + 1] = max(ways[j + 1], (p * 1e-8, text))
            for k in range(j + 1, min(j + _LONGEST, len(written)) + 1):
                q, piece = self.likeliest.get(written[j:k], (0.0, ""))
                if p * q > ways[k][0]:
                    ways[k] = p * q, text + piece
        return ways[-1][1]

    def _find_initials(self, start: str) -> frozenset[str]:
        """Return the letters that a name may begin with if its writing begins with these units."""
        likely: dict[str, float] = {}
        for piece, targets in self.pieces.items():
            initial = normalise(piece.lstrip("|")[:1])[:1]
            if initial:
                p = sum(targets.get(start[:size], 0.0) for size in range(1, _LONGEST + 1))
                likely[initial] = likely.get(initial, 0.0) + p
        least = UNLIKELY_INITIAL * sum(likely.values())
        return frozenset(initial for initial, p in likely.items() if p > least)


class TransliterationScorer:
    """One writing, made ready to be compared with many names. What names begin with alike is compared once."""

    def __init__(self, written: str, table: TransliterationModel) -> None:
        self._table = table
        self._size = len(written)
        self.guess = table.romanised(written)
        self.initials = table.initials(written[:_LONGEST])
        # From each place of the writing on: none to three units, and the place behind them.
        self._onward = [
            [(written[j:k], k) for k in range(j, min(j + _LONGEST, len(written)) + 1)]
            for j in range(len(written) + 1)
        ]
        self._begun = {"": _Begun([(0, 1.0)], 1.0, 0.0, 1.0)}

    def log10(self, name: str, least: float = -99.0) -> float:
        """Return log10 of how likely the letters of `name` are heard as the writing, all ways taken together.

        What is less than `least` is not followed to its end.
        """
        begun, floor = self._begun, 10**least
        here = begun[""]
        for end in range(1, len(name) + 1):
            begin = name[:end]
            if begin not in begun:
                begun[begin] = self._go_on(begin)
            here = begun[begin]
            if here.most < floor * here.ways:
                return _HOPELESS
        return math.log10(here.whole / here.ways) if here.whole else _HOPELESS

    def _go_on(self, begin: str) -> _Begun:
        """Tell how far the writing has come behind a beginning, from what is known of the three shorter ones."""
        row = [0.0] * (self._size + 1)
        before = self._begun[begin[:-1]]
        spelled = self._table.spelled.get(begin[-1], 0.0)
        ways = before.ways * 1e-6
        self._slip(before, spelled or 1e-6, row)
        for size in range(1, min(_LONGEST, len(begin)) + 1):
            targets = self._table.pieces.get(begin[-size:])
            if targets is None:
                continue
            before = self._begun[begin[:-size]]
            ways += before.ways * self._table.spelled[begin[-size:]]
            for j, p in before.at:
                for target, k in self._onward[j]:
                    if target in targets:
                        row[k] += p * targets[target]
        most, whole = max(row), row[-1]
        near, faint = most * 0.05, most * 1e-5
        for j in range(self._size):
            if row[j] >= near:
                row[j + 1] += row[j] * _SLIP * _RARE  # a unit that comes of no letter
        return _Begun([(j, p) for j, p in enumerate(row) if p > faint], most, whole, ways)

    def _slip(self, before: _Begun, spelled: float, row: list[float]) -> None:
        """Let a letter be heard as nothing, or as any unit."""
        near, slip = before.most * 0.05, _SLIP * spelled
        for j, p in before.at:
            if p >= near:
                row[j] += p * slip
                if j < self._size:
                    row[j + 1] += p * slip * _RARE


class _Begun(NamedTuple):
    """What is known of a name's beginning."""

    at: list[tuple[int, float]]  # how much of the writing may be behind it, and how likely
    most: float
    whole: float  # how likely all of it is
    ways: float  # how likely pieces make its letters


class BackgroundModel:
    """How a script's names are written anyway: each unit by the two before it."""

    def __init__(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._all = sum(count for gram, count in counts.items() if len(gram) == 1)
        self._different = 1 + sum(len(gram) == 1 for gram in counts)

    def log10(self, written: str) -> float:
        """Return log10 of how likely a name of the script is written so."""
        text, counts = f"<{written}>", self._counts
        total = 0.0
        for at in range(1, len(text)):
            p = (counts.get(text[at], 0) + 1) / (self._all + self._different)
            for start in (at - 1, at - 2) if at > 1 else (0,):
                before = counts.get(text[start:at], 0)
                p = (counts.get(text[start : at + 1], 0) + 5 * p) / (before + 5)
            total += math.log10(p)
        return total
