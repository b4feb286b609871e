"""How another script writes Latin letters: learned models, and one written name compared with many Latin names."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import NamedTuple

from ..gazetteer.keys import normalise

LEAST_INITIAL_SHARE = (
    0.01  # of the first units that a letter must explain, for names that begin with it to be tried
)
_LONGEST_PIECE = 3  # letters, and units
_HOPELESS = -200.0  # log10
_SKIPPED = 3e-3  # the chance of a letter or a unit that was never seen there
_ANY_UNIT = 0.03  # the chance of one unit among all
_SCRIPT_WEIGHT = 500.0  # pieces; a spelling with as many counts as much as the whole script


class TransliterationModel:
    """How often pieces of Latin names are written as which units, as shares of all pieces.

    Parameters
    ----------
    counts
        Letters of a piece -> units -> how often: first of the whole script, then of a spelling, if it has its own.
    """

    def __init__(self, counts: Sequence[dict[str, dict[str, float]]]) -> None:
        sizes = [sum(sum(targets.values()) for targets in one.values()) or 1.0 for one in counts]
        own = sizes[-1] / (sizes[-1] + _SCRIPT_WEIGHT)
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
        """Units -> how likely the likeliest piece is written so, and that piece."""
        found: dict[str, tuple[float, str]] = {}
        for piece, targets in self.pieces.items():
            for target, p in targets.items():
                found[target] = max(found.get(target, (0.0, "")), (p, piece))
        return found

    def spelled_log10(self, name: str) -> float:
        """Return log10 of how likely pieces make these letters, however they are written."""
        return math.log10(self.ways(name)[-1])

    def ways(self, name: str) -> list[float]:
        """Return how likely pieces make the first letters of a name, from none of them to all."""
        ways = [1.0] + [0.0] * (len(name) + _LONGEST_PIECE - 1)
        spelled = self.spelled.get
        for i in range(len(name)):
            p = ways[i]
            ways[i + 1] += p * (spelled(name[i : i + 1], 0.0) + 1e-6)
            ways[i + 2] += p * spelled(name[i : i + 2], 0.0)
            ways[i + 3] += p * spelled(name[i : i + 3], 0.0)
        return ways[: len(name) + 1]

    def romanised(self, written: str) -> str:
        """Return the letters that are likeliest written as these units: a rough guess, to find near names with."""
        ways: list[tuple[float, str]] = [(1.0, ""), *((0.0, "") for _ in written)]
        for j in range(len(written)):
            p, text = ways[j]
            ways[j + 1] = max(ways[j + 1], (p * 1e-8, text))
            for k in range(j + 1, min(j + _LONGEST_PIECE, len(written)) + 1):
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
                p = sum(targets.get(start[:size], 0.0) for size in range(1, _LONGEST_PIECE + 1))
                likely[initial] = likely.get(initial, 0.0) + p
        least = LEAST_INITIAL_SHARE * sum(likely.values())
        return frozenset(initial for initial, p in likely.items() if p > least)


class TransliterationScorer:
    """One written name, ready to be compared with many Latin names; a beginning that names share is compared once."""

    def __init__(self, written: str, model: TransliterationModel) -> None:
        self._model = model
        self._size = len(written)
        self.guess = model.romanised(written)
        self.initials = model.initials(written[:_LONGEST_PIECE])
        # From each position in the written name: none to three units, and the position behind them.
        self._onward = [
            [(written[j:k], k) for k in range(j, min(j + _LONGEST_PIECE, len(written)) + 1)]
            for j in range(len(written) + 1)
        ]
        self._prefixes = {"": _Prefix([(0, 1.0)], 1.0, 0.0, 1.0)}

    def log10(self, name: str, least: float = -99.0) -> float:
        """Return log10 of how likely the letters of `name` are written so, summed over all ways to cut both.

        Parameters
        ----------
        name
            As `geo.naming.transliteration_units.letters` writes it.
        least
            A name that must remain below this is not followed to its end: it gives a very low number.
        """
        prefixes, floor = self._prefixes, 10**least
        here = prefixes[""]
        for end in range(1, len(name) + 1):
            prefix = name[:end]
            if prefix not in prefixes:
                prefixes[prefix] = self._extend(prefix)
            here = prefixes[prefix]
            if here.most < floor * here.ways:
                return _HOPELESS
        return math.log10(here.whole / here.ways) if here.whole else _HOPELESS

    def _extend(self, prefix: str) -> _Prefix:
        """Return how likely each part of the written name is a prefix's, from the three shorter prefixes."""
        row = [0.0] * (self._size + 1)
        before = self._prefixes[prefix[:-1]]
        spelled = self._model.spelled.get(prefix[-1], 0.0)
        ways = before.ways * 1e-6
        self._skip_letter(before, spelled or 1e-6, row)
        for size in range(1, min(_LONGEST_PIECE, len(prefix)) + 1):
            targets = self._model.pieces.get(prefix[-size:])
            if targets is None:
                continue
            before = self._prefixes[prefix[:-size]]
            ways += before.ways * self._model.spelled[prefix[-size:]]
            for j, p in before.at:
                for target, k in self._onward[j]:
                    if target in targets:
                        row[k] += p * targets[target]
        most, whole = max(row), row[-1]
        near, faint = most * 0.05, most * 1e-5
        for j in range(self._size):
            if row[j] >= near:
                row[j + 1] += row[j] * _SKIPPED * _ANY_UNIT  # a unit that writes no letter
        return _Prefix([(j, p) for j, p in enumerate(row) if p > faint], most, whole, ways)

    def _skip_letter(self, before: _Prefix, spelled: float, row: list[float]) -> None:
        """Let a letter be written as nothing, or as any unit."""
        near, skipped = before.most * 0.05, _SKIPPED * spelled
        for j, p in before.at:
            if p >= near:
                row[j] += p * skipped
                if j < self._size:
                    row[j + 1] += p * skipped * _ANY_UNIT


class _Prefix(NamedTuple):
    """The first letters of a Latin name, compared with the written name."""

    at: list[tuple[int, float]]  # how many units may write them, and how likely
    most: float  # the highest of these
    whole: float  # how likely they are written as the whole
    ways: float  # how likely pieces make these letters


class BackgroundModel:
    """How likely any name of a script is written so: each unit by the two before it.

    Parameters
    ----------
    counts
        One to three units on end, ``<`` before the first and ``>`` behind the last -> how often.
    """

    def __init__(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._all = sum(count for gram, count in counts.items() if len(gram) == 1)
        self._different = 1 + sum(len(gram) == 1 for gram in counts)

    def log10(self, written: str) -> float:
        """Return log10 of how likely any name of the script is written so."""
        text, counts = f"<{written}>", self._counts
        total = 0.0
        for at in range(1, len(text)):
            p = (counts.get(text[at], 0) + 1) / (self._all + self._different)
            for start in (at - 1, at - 2) if at > 1 else (0,):
                before = counts.get(text[start:at], 0)
                p = (counts.get(text[start : at + 1], 0) + 5 * p) / (before + 5)
            total += math.log10(p)
        return total
