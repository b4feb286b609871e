"""A name in another script -> the places whose Latin names sound like it.

파리, パリ, 巴黎 and Париж are how Paris is heard. How letters are heard as the units of a script is learned from the
places that have names in both (``python -m sistermap.data.recipes sounds``), script by script and spelling by spelling.
The score is a likelihood ratio: how much likelier the writing is, if it stands for the Latin name, than if it were any
name in its script.
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
from .script import HAN, SPELLINGS, letters, script_of, units
from .transliteration_model import BackgroundModel, TransliterationModel, TransliterationScorer

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

HAN_COUNTRIES = frozenset(("CN", "TW", "HK", "MO", "JP", "KR", "KP"))
SIEVED = 60  # as many names of a country are looked at closely, at the most,
SIEVE_WIDTH = 0.3  # if they are not farther from a rough guess than the nearest one and this,
FARTHEST = 0.7  # nor than this, in normalised Levenshtein distance.
WORLD_FROM_POPULATION = 50_000  # smaller places are heard only where a country is stated
CACHED_NAMES = 2_000  # names
LEAST_SCORE = 0.0
FAR_BEHIND = 3.0  # less than a thousandth of the best is not looked at to its end
SIEVED_AGAIN = 15
GOOD_SCORE = 3.0  # Unless a name scores this, names with any first letter are looked at.
VERY_GOOD_SCORE = 4.0  # Behind a score like this, only names that are
NARROW_SIEVE = 0.15  # not farther from the nearest one than this.
LESS_FOR_OTHER_NAMES = 0.2  # a town is rather called what it calls itself


class TransliterationMatch(NamedTuple):
    """A place that may be meant by what was heard."""

    number: int  # of the gazetteer
    spelling: str
    score: float  # log10 likelihood ratio
    own: bool  # whether the spelling is the place's primary name, not one that a source has in some language


def transliterate(name: str, countries: Iterable[str], gazetteer: Gazetteer) -> list[TransliterationMatch]:
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
    return list(gazetteer.cached(_memory)(normalise(name), tuple(countries)))


def _memory(gazetteer: Gazetteer) -> Callable[[str, tuple[str, ...]], tuple[TransliterationMatch, ...]]:
    """Return what hears, and remembers what it heard last: a list names a place more than once."""
    return functools.lru_cache(maxsize=CACHED_NAMES)(functools.partial(_transliterate, gazetteer))


def _transliterate(
    gazetteer: Gazetteer, key: str, countries: tuple[str, ...]
) -> tuple[TransliterationMatch, ...]:
    script, written = script_of(key), units(key)
    if len(written) < 2:
        return ()
    anyway = gazetteer.cached(_background, script)
    if anyway is None:
        return ()
    unlikely = anyway.log10(written)
    best: dict[int, TransliterationMatch] = {}
    for country in countries or ("",):
        if script == HAN and country in HAN_COUNTRIES:
            continue
        listener = TransliterationScorer(
            written, gazetteer.cached(_table, script, SPELLINGS.get(country, ""))
        )
        _match_in_country(gazetteer.cached(_names, country), listener, unlikely, best, again=bool(country))
    return tuple(sorted(best.values(), key=lambda one: (-one.score, one.number)))


def _match_in_country(
    names: _Names,
    listener: TransliterationScorer,
    unlikely: float,
    best: dict[int, TransliterationMatch],
    *,
    again: bool,
) -> None:
    """Put the places of a country into `best` whose names a writing may be the sound of.

    If that is none, it is looked `again` among the names that begin with what hardly ever sounds so.
    """
    scores: dict[str, float] = {}
    highest = max((one.score for one in best.values()), default=LEAST_SCORE)
    here = LEAST_SCORE
    looks = [(listener.initials, SIEVED), (names.initials - listener.initials, SIEVED_AGAIN)]
    for initials, most in looks if again else looks[:1]:
        near = names.like(listener.guess, initials, most) if here < GOOD_SCORE else []
        for apart, spelling, number, own in near:
            if apart > near[0][0] + NARROW_SIEVE and highest > VERY_GOOD_SCORE:
                break
            spelled = letters(spelling)
            if spelled not in scores:
                least = max(LEAST_SCORE, highest - FAR_BEHIND)
                scores[spelled] = listener.log10(spelled, unlikely + least) - unlikely
            score = scores[spelled] - (0.0 if own else LESS_FOR_OTHER_NAMES)
            here, highest = max(here, score), max(highest, score)
            if score > LEAST_SCORE and (number not in best or score > best[number].score):
                best[number] = TransliterationMatch(number, spelling, round(score, 2), own)


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


def _names(gazetteer: Gazetteer, country: str) -> _Names:
    return _Names(gazetteer.latin_names(country, 0 if country else WORLD_FROM_POPULATION))


def _table(gazetteer: Gazetteer, script: str, spelling: str) -> TransliterationModel:
    stored = [gazetteer.transliteration_counts(script, one) for one in dict.fromkeys(("", spelling))]
    return TransliterationModel([json.loads(zlib.decompress(one)) for one in stored if one])


def _background(gazetteer: Gazetteer, script: str) -> BackgroundModel | None:
    stored = gazetteer.transliteration_counts(script, "background")
    return BackgroundModel(json.loads(zlib.decompress(stored))) if stored else None
