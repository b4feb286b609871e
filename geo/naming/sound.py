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
import string
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .script import HAN, SPELLINGS, letters, script_of, units
from .toponym import normalise

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

HAN_COUNTRIES = frozenset(("CN", "TW", "HK", "MO", "JP", "KR", "KP"))
SIEVED = 60  # as many names of a country are looked at closely, at the most,
SIEVE_WIDTH = 0.3  # if they are not farther from a rough guess than the nearest one and this,
FARTHEST = 0.7  # nor than this, in normalised Levenshtein distance,
UNLIKELY_INITIAL = 0.01  # and begin with a letter that is heard like this more often than this
WORLD_FROM_POPULATION = 50_000  # smaller places are heard only where a country is stated
LEAST_SCORE = 0.0
FAR_BEHIND = 3.0  # less than a thousandth of the best is not looked at to its end
SIEVED_AGAIN = 15
WELL_HEARD = 3.0  # Unless a name scores this, names with any first letter are looked at.
VERY_WELL_HEARD = 4.0  # Behind a score like this, only names that are
NARROW_SIEVE = 0.15  # not farther from the nearest one than this.
LESS_FOR_OTHER_NAMES = 0.2  # a town is rather called what it calls itself
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
    own: bool  # whether the spelling is the place's primary name, not one that a source has in some language


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
    return list(_hear(normalise(name), tuple(countries), gazetteer))


@functools.lru_cache(maxsize=2_000)
def _hear(key: str, countries: tuple[str, ...], gazetteer: Gazetteer) -> tuple[Heard, ...]:
    script, written = script_of(key), units(key)
    if len(written) < 2:
        return ()
    anyway = _background(gazetteer, script)
    if anyway is None:
        return ()
    unlikely = anyway.log10(written)
    best: dict[int, Heard] = {}
    for country in countries or ("",):
        if script == HAN and country in HAN_COUNTRIES:
            continue
        listener = Listener(written, _table(gazetteer, script, SPELLINGS.get(country, "")))
        _hear_in(_names(gazetteer, country), listener, unlikely, best, again=bool(country))
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.number)))


def _hear_in(
    names: _Names, listener: Listener, unlikely: float, best: dict[int, Heard], *, again: bool
) -> None:
    """Put the places of a country into `best` whose names a writing may be the sound of.

    If that is none, it is looked `again` among the names that begin with what hardly ever sounds so.
    """
    scores: dict[str, float] = {}
    highest = max((one.score for one in best.values()), default=LEAST_SCORE)
    here = LEAST_SCORE
    looks = [(listener.initials, SIEVED), (names.initials - listener.initials, SIEVED_AGAIN)]
    for initials, most in looks if again else looks[:1]:
        near = names.like(listener.guess, initials, most) if here < WELL_HEARD else []
        for apart, spelling, number, own in near:
            if apart > near[0][0] + NARROW_SIEVE and highest > VERY_WELL_HEARD:
                break
            spelled = letters(spelling)
            if spelled not in scores:
                least = max(LEAST_SCORE, highest - FAR_BEHIND)
                scores[spelled] = listener.log10(spelled, unlikely + least) - unlikely
            score = scores[spelled] - (0.0 if own else LESS_FOR_OTHER_NAMES)
            here, highest = max(here, score), max(highest, score)
            if score > LEAST_SCORE and (number not in best or score > best[number].score):
                best[number] = Heard(number, spelling, round(score, 2), own)


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


class Listener:
    """One writing, made ready to be compared with many names. What names begin with alike is compared once."""

    def __init__(self, written: str, table: Table) -> None:
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
    """The Latin names of a country's places by their first letter, to find those that are like a rough guess."""

    def __init__(self, names: Sequence[tuple[str, int, int]]) -> None:
        bares = _bare([name for name, _, _ in names])
        rows: dict[str, list[int]] = defaultdict(list)
        for at, bare in enumerate(bares):
            rows[bare[:1]].append(at)
        self._by_initial = {
            initial: (
                [bares[at] for at in ats],
                # A key is its own spelling: it is kept once.
                [bares[at] if bares[at] == names[at][0] else names[at][0] for at in ats],
                # An official name is told by the sign of its number.
                array("i", [~names[at][1] if names[at][2] else names[at][1] for at in ats]),
            )
            for initial, ats in rows.items()
        }
        self.initials = frozenset(self._by_initial)

    def like(self, guess: str, initials: Iterable[str], most: int) -> list[tuple[float, str, int, bool]]:
        """Return the names most like a guess that begin with one of some letters: how far they are, and whose."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        (text,) = _bare([guess])
        near: list[tuple[float, str, int]] = []
        farthest = FARTHEST
        for initial in sorted(initials):
            bares, spellings, numbers = self._by_initial.get(initial, _NOBODY)
            found = process.extract(
                text,
                bares,
                scorer=Levenshtein.normalized_distance,
                score_cutoff=farthest,
                limit=most,
                processor=None,
            )
            near += ((apart, spellings[at], numbers[at]) for _, apart, at in found)
            if found:
                farthest = min(farthest, found[0][1] + SIEVE_WIDTH)
        told = [(apart, name, max(number, ~number), number >= 0) for apart, name, number in near]
        # Cities of a country are numbered by population.
        return sorted((one for one in told if one[0] <= farthest), key=lambda one: (one[0], one[2]))[:most]


_NOBODY: tuple[list[str], list[str], array[int]] = ([], [], array("i"))


def _bare(names: Sequence[str]) -> list[str]:
    """Return the keys of names, double letters once; of all at a time, which takes a tenth of the time of one by one."""
    text = "\n".join(names).lower()
    if not text.isascii():
        for char in {char for char in set(text) if char > "\x7f"}:
            text = text.replace(char, normalise(char))
    packed = text.encode("ascii", "ignore").translate(None, _BETWEEN)
    for letter in string.ascii_lowercase.encode():
        packed = packed.replace(bytes((letter, letter)), bytes((letter,)))
    return packed.decode().split("\n")


_BETWEEN = (string.punctuation + " ").encode()


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
