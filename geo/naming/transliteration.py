"""A name in another script -> the places whose Latin names it may transliterate.

파리, パリ, 巴黎 and Париж are transliterations of Paris. Which units of a script write which Latin letters is learned
from the places that have names in both (``python -m sistermap.data.recipes sounds``), for each script and spelling.
The score is a likelihood ratio: how much likelier the written name is as a transliteration of the Latin name than as
any name in its script.
"""

from __future__ import annotations

import functools
import json
import math
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..gazetteer.keys import normalise
from ..scripts import HAN, script_of
from .transliteration_model import LONGEST_PIECE, BackgroundModel, TransliterationModel
from .transliteration_units import SPELLINGS, units

if TYPE_CHECKING:  # numpy is loaded only where a name is transliterated
    import numpy as np
    from numpy.typing import NDArray

    from ..gazetteer.store import Gazetteer
    from .transliteration_names import LatinNames
    from .transliteration_scores import PieceTable

HAN_COUNTRIES = frozenset(("CN", "TW", "HK", "MO", "JP", "KR", "KP"))
# Names are chosen by a rough guess first: see `transliteration_names` for distances from it.
ROUNDS = (60, 15)  # names of a country that are scored, at most: with likely first letters, then with others
NARROW_DISTANCE_BEHIND_NEAREST = 0.15  # where a name has scored VERY_GOOD_SCORE
# Scores are log10 of a likelihood ratio.
LEAST_SCORE = 0.0
GOOD_SCORE = 3.0  # unless a name scores this, names with unlikely first letters are tried
VERY_GOOD_SCORE = 4.0
FAR_BEHIND = 3.0  # a name with less than a thousandth of the best likelihood is not followed to its end
OTHER_NAME_PENALTY = 0.2  # a transliteration is likelier made of a town's primary name
WORLD_FROM_POPULATION = 5_000  # smaller places are found only where a country is stated
CACHED_NAMES = 2_000  # names
CACHED_COMPARISONS = 20_000  # names and countries
PAIRS_AT_ONCE = 2_000


class TransliterationMatch(NamedTuple):
    """A place whose Latin name a name in another script may transliterate."""

    rowid: int  # for `Gazetteer.place_by_rowid`
    spelling: str  # the Latin name
    score: float  # log10 likelihood ratio
    is_primary: bool  # whether the spelling is the place's primary name, not an official one in some language


def transliterate(name: str, countries: Iterable[str], gazetteer: Gazetteer) -> list[TransliterationMatch]:
    """Return the places whose Latin names `name` may transliterate, the best first, each place once.

    Parameters
    ----------
    name
        A name in any script but Latin, without its generic term.
    countries
        ISO 3166-1 alpha-2 of the countries to look in; none looks for larger places everywhere.
    gazetteer
        The places, and the learned tables of transliteration.

    Returns
    -------
    list of TransliterationMatch
        Scores above 0. Empty in a script that no table knows, and for names in Chinese characters in the countries
        that write with them: such a name is the name itself.

    Examples
    --------
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     [one.spelling for one in transliterate("에를랑겐", ["DE"], gazetteer)][:1]
    ['Erlangen']
    """
    return list(gazetteer.cached(_Transliterator).found(normalise(name), tuple(countries)))


def transliterate_ahead(requests: Iterable[tuple[str, Iterable[str]]], gazetteer: Gazetteer) -> None:
    """Compare many names with the Latin names of countries at once, for `transliterate` to find them compared.

    What it finds is the same, several times as fast.

    Parameters
    ----------
    requests
        Names and countries, as `transliterate` takes them.
    gazetteer
        The places, and the learned tables of transliteration.
    """
    pairs = [
        (normalise(name), country) for name, countries in requests for country in tuple(countries) or ("",)
    ]
    gazetteer.cached(_Transliterator).compare(pairs)


class _Written(NamedTuple):
    """A name in another script, ready to be compared."""

    script: str
    units: str
    chance: float  # log10 of how likely any name of the script is written so


class _Compared(NamedTuple):
    """A Latin name that explains a written name better than chance."""

    distance: float  # from the rough guess
    spelling: str
    rowid: int
    is_primary: bool
    letters: bytes
    score: float
    least: float  # of its beginnings: see `Likelihoods`


class _Comparison(NamedTuple):
    """What came of a written name and the names of a country that begin with some letters."""

    nearest: float  # the distance of the nearest name
    names: tuple[_Compared, ...]  # the nearest first


_Task = tuple[str, str, int]  # the key of a name, a country, and which of `ROUNDS`
_NOTHING = _Comparison(0.0, ())


class _Transliterator:
    """Transliterates names, and remembers what it has compared.

    Parameters
    ----------
    gazetteer
        The places, and the learned tables of transliteration.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._compared: dict[_Task, _Comparison] = {}
        self._written = functools.lru_cache(maxsize=CACHED_COMPARISONS)(self._read)
        self._guess = functools.lru_cache(maxsize=CACHED_COMPARISONS)(self._find_guess)
        self.found = functools.lru_cache(maxsize=CACHED_NAMES)(self._find)

    def compare(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Compare keys of names with the names of countries, where they are not compared yet; "" is the world."""
        if len(self._compared) > CACHED_COMPARISONS:
            self._compared.clear()
        pairs = [pair for pair in dict.fromkeys(pairs) if self._is_comparable(*pair)]
        self._compare((key, country, 0) for key, country in pairs)
        self._compare(
            (key, country, 1) for key, country in pairs if country and self._best(key, country) < GOOD_SCORE
        )

    def _find(self, key: str, countries: tuple[str, ...]) -> tuple[TransliterationMatch, ...]:
        pairs = [(key, country) for country in countries or ("",) if self._is_comparable(key, country)]
        self.compare(pairs)
        best: dict[int, TransliterationMatch] = {}
        for _, country in pairs:
            self._match_in_country(key, country, best)
        return tuple(sorted(best.values(), key=lambda one: (-one.score, one.rowid)))

    def _match_in_country(self, key: str, country: str, best: dict[int, TransliterationMatch]) -> None:
        """Put the places of a country into `best`, by row number, whose names the written name may transliterate."""
        chance = self._units(key).chance
        scores: dict[bytes, float] = {}
        highest = max((one.score for one in best.values()), default=LEAST_SCORE)
        here = LEAST_SCORE
        for round_ in (0, 1) if country else (0,):
            nearest, names = self._comparison(key, country, round_) if here < GOOD_SCORE else _NOTHING
            for one in names:
                if one.distance > nearest + NARROW_DISTANCE_BEHIND_NEAREST and highest > VERY_GOOD_SCORE:
                    break
                if one.letters not in scores:
                    floor = 10 ** (chance + max(LEAST_SCORE, highest - FAR_BEHIND))
                    scores[one.letters] = one.score if one.least >= floor else -math.inf
                score = scores[one.letters] - (0.0 if one.is_primary else OTHER_NAME_PENALTY)
                here, highest = max(here, score), max(highest, score)
                if score > LEAST_SCORE and (one.rowid not in best or score > best[one.rowid].score):
                    best[one.rowid] = TransliterationMatch(
                        one.rowid, one.spelling, round(score, 2), one.is_primary
                    )

    def _comparison(self, key: str, country: str, round_: int) -> _Comparison:
        task = key, country, round_
        if task not in self._compared:
            self._compare([task])
        return self._compared[task]

    # ---- comparing ----

    def _is_comparable(self, key: str, country: str) -> bool:
        written = self._written(key)
        return written is not None and not (written.script == HAN and country in HAN_COUNTRIES)

    def _best(self, key: str, country: str) -> float:
        """Return the best score with the names that begin with likely letters."""
        names = self._compared[key, country, 0].names
        return max(
            (one.score - (0.0 if one.is_primary else OTHER_NAME_PENALTY) for one in names), default=0.0
        )

    def _compare(self, tasks: Iterable[_Task]) -> None:
        """Fill in what comes of each written name, country and round."""
        by_country: dict[tuple[str, int], list[str]] = defaultdict(list)
        for key, country, round_ in tasks:
            if (key, country, round_) not in self._compared:
                by_country[country, round_].append(key)
        jobs = [
            job for (country, round_), keys in by_country.items() for job in self._jobs(keys, country, round_)
        ]
        # Names of like length are compared together, since each batch is as wide as the longest.
        jobs.sort(key=lambda job: len(job.written.units))
        batch: list[_Job] = []
        for job in jobs:
            batch.append(job)
            if sum(len(one.ats) for one in batch) >= PAIRS_AT_ONCE:
                self._score(batch)
                batch = []
        self._score(batch)

    def _jobs(self, keys: list[str], country: str, round_: int) -> Iterator[_Job]:
        """Yield each written name with the names of a country that are near to a rough guess of it."""
        from .transliteration_names import skeletons

        names = self._gazetteer.cached(_names, country)
        spelling = SPELLINGS.get(country, "")
        guesses, initials = zip(*(self._guess(key, spelling) for key in keys), strict=True)
        if round_:
            initials = tuple(names.initials - one for one in initials)
        near = names.nearest(skeletons(guesses), initials, ROUNDS[round_])
        letters, sizes = names.letters(near.at)
        bounds = near.guess.searchsorted(range(len(keys) + 1)).tolist()
        for key, first, last in zip(keys, bounds, bounds[1:], strict=False):
            written, mine = self._units(key), slice(first, last)
            table = self._gazetteer.cached(_table, written.script, spelling)
            yield _Job(
                (key, country, round_), written, table, names,
                near.at[mine], near.distance[mine], letters[mine], sizes[mine],
            )  # fmt: skip

    def _score(self, jobs: list[_Job]) -> None:
        """Keep the Latin names of each job that explain the written name better than chance, and their scores."""
        if not jobs:
            return  # no name is in another script: numpy is not needed
        import numpy as np

        from .transliteration_scores import likelihoods

        letters = np.zeros(
            (sum(len(job.ats) for job in jobs), max(job.letters.shape[1] for job in jobs)), dtype=np.uint8
        )
        first = 0
        for job in jobs:
            letters[first : first + len(job.ats), : job.letters.shape[1]] = job.letters
            first += len(job.ats)
        which = np.repeat(np.arange(len(jobs)), [len(job.ats) for job in jobs])
        floors = np.array([10**job.written.chance for job in jobs])[which]
        sizes = np.concatenate([job.sizes for job in jobs])
        found = likelihoods([(job.written.units, job.table) for job in jobs], which, letters, sizes, floors)
        good = np.flatnonzero(
            (found.whole > 0) & (found.whole >= floors) & (found.least >= floors)
        )  # 10**-400 is 0
        by_job: list[list[_Compared]] = [[] for _ in jobs]
        begins = np.searchsorted(which, np.arange(len(jobs)))
        for pair in good.tolist():
            at = int(which[pair])
            job, row = jobs[at], pair - int(begins[at])
            by_job[at].append(job.compared(row, float(found.whole[pair]), float(found.least[pair])))
        for job, names in zip(jobs, by_job, strict=True):
            nearest = float(job.distances[0]) if len(job.distances) else 0.0
            self._compared[job.task] = _Comparison(nearest, tuple(names))

    # ---- written names ----

    def _read(self, key: str) -> _Written | None:
        """Return a key in the units of its script; None if it is too short, or its script has no table."""
        script, written = script_of(key), units(key)
        background = self._gazetteer.cached(_background, script) if len(written) > 1 else None
        return _Written(script, written, background.log10(written)) if background else None

    def _units(self, key: str) -> _Written:
        """Return a key that is comparable in the units of its script."""
        written = self._written(key)
        if written is None:
            raise ValueError(f"{key!r} is in no script that is compared")
        return written

    def _find_guess(self, key: str, spelling: str) -> tuple[str, frozenset[str]]:
        """Return the letters that a key is likeliest written for, and those that a name may begin with."""
        written = self._units(key)
        model = self._gazetteer.cached(_model, written.script, spelling)
        return model.romanised(written.units), model.initials(written.units[:LONGEST_PIECE])


class _Job(NamedTuple):
    """A written name and the Latin names of a country that are near to a rough guess of it, to be compared."""

    task: _Task
    written: _Written
    table: PieceTable
    names: LatinNames
    ats: NDArray[np.intp]  # which of the names, the nearest first
    distances: NDArray[np.float64]
    letters: NDArray[np.uint8]
    sizes: NDArray[np.intp]

    def compared(self, row: int, whole: float, least: float) -> _Compared:
        at, size = self.ats[row], self.sizes[row]
        return _Compared(
            float(self.distances[row]),
            self.names.name(int(at)),
            int(self.names.rowids[at]),
            bool(self.names.is_primary[at]),
            self.letters[row, :size].tobytes(),
            math.log10(whole) - self.written.chance,
            least,
        )


# ---- names of a country, and models ----


def _names(gazetteer: Gazetteer, country: str) -> LatinNames:
    from .transliteration_names import LatinNames

    return LatinNames(gazetteer.latin_names(country, 0 if country else WORLD_FROM_POPULATION))


def _table(gazetteer: Gazetteer, script: str, spelling: str) -> PieceTable:
    from .transliteration_scores import PieceTable

    return PieceTable(gazetteer.cached(_model, script, spelling))


def _model(gazetteer: Gazetteer, script: str, spelling: str) -> TransliterationModel:
    stored = [gazetteer.cached(_counts, script, one) for one in dict.fromkeys(("", spelling))]
    return TransliterationModel([one for one in stored if one])


def _background(gazetteer: Gazetteer, script: str) -> BackgroundModel | None:
    stored = _counts(gazetteer, script, "background")
    return BackgroundModel(stored) if stored else None


def _counts(gazetteer: Gazetteer, script: str, spelling: str) -> Any:
    stored = gazetteer.transliteration_counts(script, spelling)
    return json.loads(zlib.decompress(stored)) if stored else None
