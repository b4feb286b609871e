"""A name in another script -> the places whose Latin names sound like it.

파리, パリ, 巴黎 and Париж are how Paris is heard. How letters are heard as the units of a script is learned from the
places that have names in both (``python -m data.recipes sounds``), script by script and spelling by spelling.
The score is a likelihood ratio: how much likelier the writing is, if it stands for the Latin name, than if it were any
name in its script.
"""

from __future__ import annotations

import functools
import json
import math
import zlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .script import HAN, SPELLINGS, letters, script_of, units
from .toponym import normalise

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

HAN_COUNTRIES = frozenset(("CN", "TW", "HK", "MO", "JP", "KR", "KP"))
SIEVED = 60  # as many names of a country are looked at closely, at the most,
SIEVE_WIDTH = 0.3  # if they are not farther from a rough guess than the nearest one and this
WORLD_FROM_POPULATION = 50_000  # smaller places are heard only where a country is stated
LEAST_SCORE = 0.0
FAR_BEHIND = 3.0  # less than a thousandth of the best is not looked at to its end
_LONGEST = 3
_HOPELESS = -200.0
_SLIP = 3e-3  # a letter or a unit that nobody has seen there
_RARE = 0.03  # how often some unit comes anyway
_WEIGHT_OF_SCRIPT = 500.0  # a spelling's own pieces count as much as the whole script's when it has as many


class Heard(NamedTuple):
    """A place that may be meant by what was heard."""

    number: int  # of the gazetteer
    spelling: str
    score: float  # log10 likelihood ratio


def hear(name: str, countries: Iterable[str], gazetteer: Gazetteer) -> list[Heard]:
    """Return the places whose Latin names `name` may be the sound of, the best first, each place once.

    Parameters
    ----------
    name
        A name in any script but the Latin, without its level word.
    countries
        ISO 3166-1 alpha-2 of the countries to look in; none looks for larger places everywhere.
    gazetteer
        The places, and the tables of how spellings are heard.

    Returns
    -------
    list of Heard
        Scores above 0. Empty in a script that no table knows, and for names in Chinese characters in the countries
        that write with them: such a name is the name itself.

    Examples
    --------
    >>> import data
    >>> from geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     [one.spelling for one in hear("에를랑겐", ["DE"], gazetteer)][:1]
    ['Erlangen']
    """
    key = normalise(name)
    script, written = script_of(key), units(key)
    if len(written) < 2:
        return []
    anyway = _background(gazetteer, script)
    if anyway is None:
        return []
    unlikely = anyway.log10(written)
    best: dict[int, Heard] = {}
    least = LEAST_SCORE
    for country in countries or ("",):
        if script == HAN and country in HAN_COUNTRIES:
            continue
        table = _table(gazetteer, script, SPELLINGS.get(country, ""))
        place_names = _names(gazetteer, country)
        listener = Listener(written, table)
        for at in place_names.like(table.romanised(written)):
            spelling, number, spelled = place_names.names[at]
            score = listener.log10(spelled, unlikely + least) - unlikely
            least = max(least, score - FAR_BEHIND)
            if score > LEAST_SCORE and (number not in best or score > best[number].score):
                best[number] = Heard(number, spelling, round(score, 2))
    return sorted(best.values(), key=lambda one: (-one.score, one.number))


# ---- how letters are heard ----


class Table:
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
        self.ways = functools.lru_cache(maxsize=50_000)(self._count_ways)

    @functools.cached_property
    def sources(self) -> dict[str, dict[str, float]]:
        """Units -> the pieces that are heard as them."""
        sources: dict[str, dict[str, float]] = {}
        for piece, targets in self.pieces.items():
            for target, p in targets.items():
                sources.setdefault(target, {})[piece] = p
        return sources

    def spelled_log10(self, name: str) -> float:
        """Return how likely it is that pieces make these letters, however they are heard."""
        return math.log10(self.ways(name)[-1])

    def _count_ways(self, name: str) -> list[float]:
        """Return how likely pieces make the first letters, none to all."""
        ways = [1.0] + [0.0] * len(name)
        for i in range(len(name)):
            for k in range(i + 1, min(i + _LONGEST, len(name)) + 1):
                p = self.spelled.get(name[i:k])
                if p is not None:
                    ways[k] += ways[i] * p
            ways[i + 1] += ways[i] * 1e-6
        return ways

    def romanised(self, written: str) -> str:
        """Return the letters that are likeliest heard as these units: a rough guess, to look for likely names with."""
        ways: list[tuple[float, str]] = [(1.0, ""), *((0.0, "") for _ in written)]
        for j, (p, text) in enumerate(ways[:-1]):
            p, text = ways[j]
            if not p:
                continue
            ways[j + 1] = max(ways[j + 1], (p * 1e-8, text))
            for k in range(j + 1, min(j + _LONGEST, len(written)) + 1):
                piece, q = self._likeliest(written[j:k])
                if q:
                    ways[k] = max(ways[k], (p * q, text + piece))
        return ways[-1][1]

    def _likeliest(self, target: str) -> tuple[str, float]:
        return max(self.sources.get(target, {"": 0.0}).items(), key=lambda item: (item[1], item[0]))


class Listener:
    """One writing, made ready to be compared with many names."""

    def __init__(self, written: str, table: Table) -> None:
        self._table = table
        self._size = len(written)
        silent = table.sources.get("", {})
        self._at: list[dict[str, list[tuple[int, float]]]] = []
        for j in range(len(written) + 1):
            here = {piece: [(j, p)] for piece, p in silent.items()}
            for k in range(j + 1, min(j + _LONGEST, len(written)) + 1):
                for piece, p in table.sources.get(written[j:k], {}).items():
                    here.setdefault(piece, []).append((k, p))
            self._at.append(here)

    def log10(self, name: str, least: float = -99.0) -> float:
        """Return log10 of how likely the letters of `name` are heard as the writing, all ways taken together.

        What is less than `least` is not followed to its end.
        """
        size, at, spelled = self._size, self._at, self._table.spelled
        ways, floor = self._table.ways(name), 10**least
        rows = [[0.0] * (size + 1) for _ in range(len(name) + _LONGEST)]
        rows[0][0] = 1.0
        for i in range(len(name)):
            row = rows[i]
            most = max(row)
            if most < floor * ways[i]:
                return _HOPELESS
            faint, near = most * 1e-5, most * 0.05
            one, two, three = name[i : i + 1], name[i : i + 2], name[i : i + 3]
            slip = _SLIP * spelled.get(one, 1e-6)
            following, after, last = rows[i + 1], rows[i + 2], rows[i + 3]
            for j in range(size + 1):
                p = row[j]
                if p <= faint:
                    continue
                here = at[j]
                if p >= near:
                    following[j] += p * slip
                    if j < size:
                        following[j + 1] += p * slip * _RARE
                        row[j + 1] += p * _SLIP * _RARE
                for k, q in here.get(one, ()):
                    following[k] += p * q
                for k, q in here.get(two, ()):
                    after[k] += p * q
                for k, q in here.get(three, ()):
                    last[k] += p * q
        whole = rows[len(name)][size]
        return math.log10(whole / ways[-1]) if whole else _HOPELESS


class Background:
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


# ---- names of a country, and tables ----


class _Names:
    """The Latin names of a country's places, and a sieve for those that are like a rough guess."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self.names = [(name, number, letters(name)) for name, number in names]
        self._bare = [_bare(spelled) for _, _, spelled in self.names]

    def like(self, guess: str) -> list[int]:
        """Return which names are most like a guess."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        found = process.extract(
            _bare(guess), self._bare, scorer=Levenshtein.normalized_distance, score_cutoff=0.7, limit=SIEVED
        )
        return [at for _, apart, at in found if apart <= found[0][1] + SIEVE_WIDTH]


def _bare(spelled: str) -> str:
    """Return letters without the bars between words, double ones once."""
    text = spelled.replace("|", "")
    return "".join(char for at, char in enumerate(text) if at == 0 or char != text[at - 1])


@functools.lru_cache(maxsize=300)
def _names(gazetteer: Gazetteer, country: str) -> _Names:
    return _Names(gazetteer.latin_names(country, 0 if country else WORLD_FROM_POPULATION))


@functools.lru_cache(maxsize=100)
def _table(gazetteer: Gazetteer, script: str, spelling: str) -> Table:
    stored = [gazetteer.sounds(script, one) for one in dict.fromkeys(("", spelling))]
    return Table([json.loads(zlib.decompress(one)) for one in stored if one])


@functools.lru_cache(maxsize=20)
def _background(gazetteer: Gazetteer, script: str) -> Background | None:
    stored = gazetteer.sounds(script, "background")
    return Background(json.loads(zlib.decompress(stored))) if stored else None
