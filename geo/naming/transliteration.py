"""A name in another script -> the places whose Latin names it may transliterate.

파리, パリ, 巴黎 and Париж are transliterations of Paris. Which units of a script write which Latin letters is learned
from the places that have names in both (``python -m sistermap.data.recipes sounds``), for each script and spelling.
The score is a likelihood ratio: how much likelier the written name is as a transliteration of the Latin name than as
any name in its script.
"""

from __future__ import annotations

import functools
import json
import string
import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..gazetteer.keys import normalise
from ..scripts import HAN, script_of
from .transliteration_model import BackgroundModel, TransliterationModel, TransliterationScorer
from .transliteration_units import SPELLINGS, letters, units

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

HAN_COUNTRIES = frozenset(("CN", "TW", "HK", "MO", "JP", "KR", "KP"))
# Names are chosen by a rough guess first: distances are normalised Levenshtein distances from it, 0 to 1.
MOST_NEAR = 60  # names of a country that are scored, at most
MOST_NEAR_OTHER_INITIALS = 15  # the same of names that begin with an unlikely letter
MAX_DISTANCE = 0.7
MAX_DISTANCE_BEHIND_NEAREST = 0.3
NARROW_DISTANCE_BEHIND_NEAREST = 0.15  # where a name has scored VERY_GOOD_SCORE
# Scores are log10 of a likelihood ratio.
LEAST_SCORE = 0.0
GOOD_SCORE = 3.0  # unless a name scores this, names with unlikely first letters are tried
VERY_GOOD_SCORE = 4.0
FAR_BEHIND = 3.0  # a name with less than a thousandth of the best likelihood is not followed to its end
OTHER_NAME_PENALTY = 0.2  # a transliteration is likelier made of a town's primary name
WORLD_FROM_POPULATION = 50_000  # smaller places are found only where a country is stated
CACHED_NAMES = 2_000  # names


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
    return list(gazetteer.cached(_transliterator)(normalise(name), tuple(countries)))


def _transliterator(
    gazetteer: Gazetteer,
) -> Callable[[str, tuple[str, ...]], tuple[TransliterationMatch, ...]]:
    """Return `_transliterate` with a cache of its own: a list names a place more than once."""
    return functools.lru_cache(maxsize=CACHED_NAMES)(functools.partial(_transliterate, gazetteer))


def _transliterate(
    gazetteer: Gazetteer, key: str, countries: tuple[str, ...]
) -> tuple[TransliterationMatch, ...]:
    script, written = script_of(key), units(key)
    if len(written) < 2:
        return ()
    background = gazetteer.cached(_background, script)
    if background is None:
        return ()
    chance = background.log10(written)
    best: dict[int, TransliterationMatch] = {}
    for country in countries or ("",):
        if script == HAN and country in HAN_COUNTRIES:
            continue
        scorer = TransliterationScorer(written, gazetteer.cached(_model, script, SPELLINGS.get(country, "")))
        names = gazetteer.cached(_names, country)
        _match_in_country(names, scorer, chance, best, other_initials=bool(country))
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.rowid)))


def _match_in_country(
    names: _Names,
    scorer: TransliterationScorer,
    chance: float,
    best: dict[int, TransliterationMatch],
    *,
    other_initials: bool,
) -> None:
    """Put the places of a country into `best`, by row number, whose names the written name may transliterate.

    Parameters
    ----------
    names
        Of the country's places.
    scorer
        Of the written name.
    chance
        log10 of how likely any name of the script is written so.
    best
        The matches so far.
    other_initials
        Whether names that begin with unlikely letters are tried where no other name scores well.
    """
    scores: dict[str, float] = {}
    highest = max((one.score for one in best.values()), default=LEAST_SCORE)
    here = LEAST_SCORE
    rounds = [(scorer.initials, MOST_NEAR), (names.initials - scorer.initials, MOST_NEAR_OTHER_INITIALS)]
    for initials, most in rounds if other_initials else rounds[:1]:
        near = names.nearest(scorer.guess, initials, most) if here < GOOD_SCORE else []
        for distance, spelling, rowid, is_primary in near:
            if distance > near[0][0] + NARROW_DISTANCE_BEHIND_NEAREST and highest > VERY_GOOD_SCORE:
                break
            spelled = letters(spelling)
            if spelled not in scores:
                least = max(LEAST_SCORE, highest - FAR_BEHIND)
                scores[spelled] = scorer.log10(spelled, chance + least) - chance
            score = scores[spelled] - (0.0 if is_primary else OTHER_NAME_PENALTY)
            here, highest = max(here, score), max(highest, score)
            if score > LEAST_SCORE and (rowid not in best or score > best[rowid].score):
                best[rowid] = TransliterationMatch(rowid, spelling, round(score, 2), is_primary)


# ---- names of a country, and models ----


class _Names:
    """The Latin names of a country's places by their first letter, to find those that are near a rough guess.

    Parameters
    ----------
    names
        As `Gazetteer.latin_names` gives them.
    """

    def __init__(self, names: Sequence[tuple[str, int, int]]) -> None:
        skeletons = _skeletons([name for name, _, _ in names])
        rows: dict[str, list[int]] = defaultdict(list)
        for at, skeleton in enumerate(skeletons):
            rows[skeleton[:1]].append(at)
        self._by_initial = {
            initial: (
                [skeletons[at] for at in ats],
                # A name that is its own skeleton is the same object: it takes memory only once.
                [skeletons[at] if skeletons[at] == names[at][0] else names[at][0] for at in ats],
                # The row number of an official name is stored inverted: negative.
                array("i", [~names[at][1] if names[at][2] else names[at][1] for at in ats]),
            )
            for initial, ats in rows.items()
        }
        self.initials = frozenset(self._by_initial)

    def nearest(self, guess: str, initials: Iterable[str], most: int) -> list[tuple[float, str, int, bool]]:
        """Return the names nearest to a guess that begin with one of some letters.

        Returns
        -------
        list of (float, str, int, bool)
            Distance, spelling, row number, and whether the spelling is the place's primary name.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        (skeleton,) = _skeletons([guess])
        near: list[tuple[float, str, int]] = []
        limit = MAX_DISTANCE
        for initial in sorted(initials):
            skeletons, spellings, rowids = self._by_initial.get(initial, _NO_NAMES)
            found = process.extract(
                skeleton,
                skeletons,
                scorer=Levenshtein.normalized_distance,
                score_cutoff=limit,
                limit=most,
                processor=None,
            )
            near += ((distance, spellings[at], rowids[at]) for _, distance, at in found)
            if found:
                limit = min(limit, found[0][1] + MAX_DISTANCE_BEHIND_NEAREST)
        rows = [(distance, name, max(rowid, ~rowid), rowid >= 0) for distance, name, rowid in near]
        # Cities of a country are numbered by population, the largest first.
        return sorted((row for row in rows if row[0] <= limit), key=lambda row: (row[0], row[2]))[:most]


_NO_NAMES: tuple[list[str], list[str], array[int]] = ([], [], array("i"))


def _skeletons(names: Sequence[str]) -> list[str]:
    """Return the keys of names without double letters; made of all names at once, in a tenth of the time."""
    text = "\n".join(names).lower()
    if not text.isascii():
        for char in {char for char in set(text) if char > "\x7f"}:
            text = text.replace(char, normalise(char))
    packed = text.encode("ascii", "ignore").translate(None, _BETWEEN)
    for letter in string.ascii_lowercase.encode():
        packed = packed.replace(bytes((letter, letter)), bytes((letter,)))
    return packed.decode().split("\n")


_BETWEEN = (string.punctuation + " ").encode()


def _names(gazetteer: Gazetteer, country: str) -> _Names:
    return _Names(gazetteer.latin_names(country, 0 if country else WORLD_FROM_POPULATION))


def _model(gazetteer: Gazetteer, script: str, spelling: str) -> TransliterationModel:
    stored = [gazetteer.transliteration_counts(script, one) for one in dict.fromkeys(("", spelling))]
    return TransliterationModel([json.loads(zlib.decompress(one)) for one in stored if one])


def _background(gazetteer: Gazetteer, script: str) -> BackgroundModel | None:
    stored = gazetteer.transliteration_counts(script, "background")
    return BackgroundModel(json.loads(zlib.decompress(stored))) if stored else None
