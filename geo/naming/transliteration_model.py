"""How another script writes Latin letters: models that are learned of places with names in both."""

from __future__ import annotations

import functools
import math
from collections import defaultdict
from collections.abc import Sequence

from ..gazetteer.keys import normalise
from ..scripts import is_east_asian, is_latin

LEAST_INITIAL_SHARE = (
    0.01  # of the first units that a letter must explain, for names that begin with it to be tried
)
LONGEST_PIECE = 3  # letters, and units
SKIPPED = 3e-3  # the chance of a letter or a unit that was never seen there
ANY_UNIT = 0.03  # the chance of one unit among all
RARE_SPELLING = 1e-6  # how likely a letter is made by no piece that was seen
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

    @functools.cached_property
    def likeliest(self) -> dict[str, tuple[float, str]]:
        """Units -> how likely the likeliest piece is written so, and that piece."""
        found: dict[str, tuple[float, str]] = {}
        for piece, targets in self.pieces.items():
            is_edge = not piece.strip("|")  # of a word
            for target, p in targets.items():
                # Several letters, such as -ικη, are hardly written for nothing; those of Latin are the units of syllables.
                if is_edge and len(target) > 1 and not is_latin(target) and not is_east_asian(target):
                    continue
                found[target] = max(found.get(target, (0.0, "")), (p, piece))
        return found

    def spelled_log10(self, name: str) -> float:
        """Return log10 of how likely pieces make these letters, however they are written."""
        return math.log10(self.ways(name)[-1])

    def ways(self, name: str) -> list[float]:
        """Return how likely pieces make the first letters of a name, from none of them to all."""
        ways = [1.0] + [0.0] * (len(name) + LONGEST_PIECE - 1)
        spelled = self.spelled.get
        for i in range(len(name)):
            p = ways[i]
            ways[i + 1] += p * (spelled(name[i : i + 1], 0.0) + RARE_SPELLING)
            ways[i + 2] += p * spelled(name[i : i + 2], 0.0)
            ways[i + 3] += p * spelled(name[i : i + 3], 0.0)
        return ways[: len(name) + 1]

    def romanised(self, written: str) -> str:
        """Return the letters that are likeliest written as these units: a rough guess, to find near names with."""
        ways: list[tuple[float, str]] = [(1.0, ""), *((0.0, "") for _ in written)]
        for j in range(len(written)):
            p, text = ways[j]
            ways[j + 1] = max(ways[j + 1], (p * 1e-8, text))
            for k in range(j + 1, min(j + LONGEST_PIECE, len(written)) + 1):
                q, piece = self.likeliest.get(written[j:k], (0.0, ""))
                if p * q > ways[k][0]:
                    ways[k] = p * q, text + piece
        return ways[-1][1]

    def initials(self, start: str) -> frozenset[str]:
        """Return the letters that a name may begin with if its writing begins with these units."""
        likely: dict[str, float] = defaultdict(float)
        for size in range(1, LONGEST_PIECE + 1):
            for initial, p in self._initials.get(start[:size], {}).items():
                likely[initial] += p
        least = LEAST_INITIAL_SHARE * sum(likely.values())
        return frozenset(initial for initial, p in likely.items() if p > least)

    @functools.cached_property
    def _initials(self) -> dict[str, dict[str, float]]:
        """Units -> first letters of the pieces that are written so -> how likely."""
        found: dict[str, dict[str, float]] = {}
        for piece, targets in self.pieces.items():
            initial = normalise(piece.lstrip("|")[:1])[:1]
            for target, p in targets.items() if initial else ():
                likely = found.setdefault(target, defaultdict(float))
                likely[initial] += p
        return found


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
