"""How much alike two names in one script sound: 布莱顿 and 布赖顿, 기류 and 키류, ノリッジ and ノリッチ write the same sounds.

Whoever writes a foreign name in his own script chooses among characters that sound alike; another writer of the same script
chooses others. A place that is known in the script of a name by nearly the same sounds is rather meant than one whose Latin
name alone may sound so.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType
from ..scripts import HAN, HANGUL, KANA, script_of
from .candidates import NAMED_BY_CHARACTERS
from .generic_terms import strip_generic_term
from .transliteration_units import HAN_FINALS, units

if TYPE_CHECKING:
    from ..gazetteer.place import Place
    from ..gazetteer.store import Gazetteer

LEAST_LIKENESS = 0.7  # below it, most pairs are names of different places
LEAST_LIKENESS_ALONE = 0.83  # of a place whose Latin name does not sound so
LEAST_UNITS = 5  # of names that may differ

CHOOSING = frozenset((HAN, HANGUL, KANA))  # scripts that write a sound in several ways

# Sounds that writers of a script exchange; the first is written for all.
_HANGUL_ALIKE = (
    "ᄀᄁᄏᆨᆿ", "ᄃᄄᄐᆮᇀ", "ᄇᄈᄑᆸᇁ", "ᄉᄊᆺ", "ᄌᄍᄎᆽᆾ", "ᄂᆫ", "ᄅᆯ", "ᄆᆷ",
    "ᅢᅦᅤᅨ", "ᅬᅫᅰᅱ", "ᅡᅣ", "ᅥᅩᅧᅭ", "ᅮᅳᅲ", "ᅪᅯ",
)  # fmt: skip
_HAN_INITIALS_ALIKE = ("zZj", "cCq", "sSx", "bp", "dt", "gkh", "lnr", "fw")
_HAN_FINALS_ALIKE = (
    ("an", "ang"), ("en", "eng", "un"), ("in", "ing", "ian", "iang"), ("o", "e", "uo", "ou"), ("ei", "ai", "ui", "uai"),
    ("ie", "ve", "ue"), ("i", "iu", "v"), ("a", "ia", "ua"), ("ao", "iao"), ("uan", "uang"),
)  # fmt: skip
_KANA_ALIKE = ("szjcx", "bv")
_KANA_LONG = {"ei": "e", "ou": "o", "q": ""}


def matches_in_script(
    text: str, matches: Iterable[tuple[Place, str, float]], countries: Iterable[str], gazetteer: Gazetteer
) -> list[tuple[Place, str, float]]:
    """Return places whose Latin names a text may transliterate, those likelier that its script writes nearly so.

    Parameters
    ----------
    text
        A name in another script than Latin, without its generic term.
    matches
        Places, their Latin names, and log10 of the likelihood ratio: see `transliterate`.
    countries
        The stated countries; their places that are written nearly so are added.
    gazetteer
        The places and their names.

    Returns
    -------
    list of (Place, str, float)
        As `matches`.
    """
    key = normalise(text)
    script = script_of(key)
    matches = list(matches)
    if script not in CHOOSING or not units(key):
        return matches
    known = {place.place_id for place, _, _ in matches}
    # A name is written so of all places that have it: of each Orange County, even if sources say so of one.
    gains: dict[str, float] = {}
    for place, spelling, _ in matches:
        gain = _gain(key, _known_likeness(key, place, gazetteer))
        gains[normalise(spelling)] = max(gain, gains.get(normalise(spelling), 0.0))
    found = [(place, spelling, score + gains[normalise(spelling)]) for place, spelling, score in matches]
    for country in countries:
        if script == HAN and country in NAMED_BY_CHARACTERS:
            continue
        for rowid, alike in gazetteer.cached(_written_names, country, script).alike(key):
            name = gazetteer.place_by_rowid(rowid).name
            for place, how in gazetteer.lookup(normalise(name)):
                if place.country == country and how == NameType.PRIMARY and place.place_id not in known:
                    found.append((place, place.name, _gain(key, alike)))
    return found


def _gain(key: str, alike: float) -> float:
    return max(0.0, (alike - LEAST_LIKENESS) / (1.0 - LEAST_LIKENESS)) * len(units(key))


def _known_likeness(key: str, place: Place, gazetteer: Gazetteer) -> float:
    labels = {_bare(label) for label in gazetteer.names(place.place_id).values()}
    return max((likeness(key, label) for label in labels), default=0.0)


def _bare(name: str) -> str:
    """Return a name without its generic term: the 시 of 오다시 and of 오타 시 does not make them alike."""
    return next((one.name for one in strip_generic_term(name)), name)


def _written_names(gazetteer: Gazetteer, country: str, script: str) -> WrittenNames:
    return WrittenNames(gazetteer.east_asian_keys(country), script)


def likeness(key: str, label: str) -> float:
    """Return how much alike two names sound, from 0 to 1: the share of their units that need no change.

    A unit that is exchanged for one that sounds alike counts as half a change; a short name must have the very units.

    Parameters
    ----------
    key
        As `normalise` gives it.
    label
        A name as written.

    Returns
    -------
    float
        0 for names of different scripts, and of scripts that write letters, of which there is hardly a choice.

    Examples
    --------
    >>> likeness("布莱顿", "布赖顿"), likeness("브라이튼", "브라이턴"), likeness("니세코", "ニセコ")
    (1.0, 0.875, 0.0)
    """
    other = normalise(label)
    script = script_of(key)
    if script not in CHOOSING or script_of(other) != script:
        return 0.0
    return _likeness(units(key), units(other), script)


class WrittenNames:
    """The names of a country in the writing of one script, to find those that sound like another.

    Parameters
    ----------
    names
        Keys and numbers of places.
    script
        Of the keys, as `script_of` gives it.
    """

    def __init__(self, names: Iterable[tuple[str, int]], script: str) -> None:
        self._script = script
        self._places: dict[str, dict[str, list[int]]] = {}  # units -> keys -> places
        for key, rowid in names:
            if script_of(key) == script and (text := units(key)):
                self._places.setdefault(text, {}).setdefault(key, []).append(rowid)
        self._texts = list(self._places)

    def alike(self, key: str) -> Iterator[tuple[int, float]]:
        """Yield the number of each place that has a name which sounds like a key, and how much alike they sound."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        text = units(key)
        # A change counts as half of one at least.
        most = int(2 * (1 - LEAST_LIKENESS_ALONE) * (len(text) + 2))
        for other, _, _ in extract(text, self._texts, scorer=OSA.distance, score_cutoff=most, limit=None):
            if (found := _likeness(text, other, self._script)) >= LEAST_LIKENESS_ALONE:
                for written, rowids in self._places[other].items():
                    if _bare(written) == written:
                        yield from ((rowid, found) for rowid in rowids)


def _likeness(one: str, two: str, script: str) -> float:
    from rapidfuzz.distance import OSA

    size = max(len(one), len(two))
    if not one or not two or (size < LEAST_UNITS and one != two):
        return 0.0
    folded = OSA.distance(_fold(one, script), _fold(two, script))
    return 1.0 - (folded + OSA.distance(one, two)) / 2 / size


@functools.lru_cache(maxsize=20_000)
def _fold(text: str, script: str) -> str:
    """Return the units of a name with one unit for all that sound alike."""
    if script == KANA:
        for long, short in _KANA_LONG.items():
            text = text.replace(long, short)
    folded = text.translate(_alike(script))
    return re.sub(r"(.)\1+", r"\1", folded)


@functools.cache
def _alike(script: str) -> dict[int, str]:
    if script == HANGUL:
        groups: tuple[str, ...] = _HANGUL_ALIKE
    elif script == KANA:
        groups = _KANA_ALIKE
    elif script == HAN:
        finals = ("".join(HAN_FINALS[final] for final in group) for group in _HAN_FINALS_ALIKE)
        groups = (*_HAN_INITIALS_ALIKE, *finals)
    else:
        groups = ()
    return {ord(unit): group[0] for group in groups for unit in group}
