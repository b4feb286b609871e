"""Latin names of Chinese districts: their characters are read as GeoNames' names read them, 朝阳 Chaoyang, 望都 Wangdu."""

from __future__ import annotations

import functools
import itertools
from collections import Counter, defaultdict
from typing import Any, NamedTuple

from ...geo.gazetteer.keys import normalise
from .han import to_simplified

NEAR_LAT_DEG, NEAR_LON_DEG = 0.4, 0.5  # a county's seat may lie this far from its middle
SEEN = 3  # readings of a character in names of places before they outweigh the dictionary
SPELLINGS = 64  # of one name; few have more than four
GENERIC_TERMS = ("地区", "街道", "自治县", "市", "县", "区", "镇", "乡", "旗")


class Town(NamedTuple):
    """A Chinese town of GeoNames that has a name in Chinese characters."""

    name: str  # key of the name that GeoNames shows: among the others are machines' misreadings
    lat: float
    lon: float


class Towns:
    """What the towns show about how characters are read.

    Parameters
    ----------
    cities
        Cities as GeoNames lists them: ``name``, ``alternatenames``, ``latitude``, ``longitude``.
    """

    def __init__(self, cities: list[dict[str, Any]]) -> None:
        self.by_han: dict[str, list[Town]] = defaultdict(list)
        self.readings: dict[str, Counter[str]] = defaultdict(Counter)
        for city in cities:
            names = [str(city["name"]), *city["alternatenames"]]
            town = Town(normalise(names[0]), city["latitude"], city["longitude"])
            for han in {_stem(to_simplified(name)) for name in names if _is_han(name)}:
                self.by_han[han].append(town)
                if spelled := next((s for s in spellings(han) if normalise("".join(s)) == town.name), None):
                    for char, syllable in zip(han, spelled, strict=True):
                        self.readings[char][syllable] += 1

    def spell(self, han: str, lat: float, lon: float) -> str:
        """Spell a name as a town of this name near by is spelled, else each character as it is most often read.

        Examples
        --------
        >>> changning = {"name": "Changning", "alternatenames": ["长宁"], "latitude": 28.6, "longitude": 104.9}
        >>> towns = Towns([changning])
        >>> towns.spell("长宁", 28.5, 104.9), towns.spell("海安", 32.5, 120.5)
        ('Changning', "Hai'an")
        """
        near = {
            town.name
            for town in self.by_han[_stem(han)]
            if abs(town.lat - lat) <= NEAR_LAT_DEG and abs(town.lon - lon) <= NEAR_LON_DEG
        }
        # "Xun Xian" is 浚县: the name with what it is behind it.
        for syllables in spellings(han):
            if any(key.startswith(normalise("".join(syllables))) for key in near):
                return _join(syllables)
        return _join(
            [self._usual_reading(char, syllable) for char, syllable in zip(han, _usual(han), strict=True)]
        )

    def _usual_reading(self, char: str, usual: str) -> str:
        [(syllable, times)] = self.readings[char].most_common(1) or [(usual, 0)]
        return syllable if times >= SEEN and 2 * times > self.readings[char].total() else usual


def spellings(han: str) -> list[tuple[str, ...]]:
    """Return the syllables of a name in each way that its characters can be read, the dictionary's first.

    Examples
    --------
    >>> [" ".join(syllables) for syllables in spellings("朝阳")]
    ['zhao yang', 'chao yang', 'zhu yang']
    """
    options = [
        list(dict.fromkeys([usual, *_readings(char)])) for char, usual in zip(han, _usual(han), strict=True)
    ]
    return list(itertools.islice(itertools.product(*options), SPELLINGS))


def _usual(han: str) -> list[str]:
    from pypinyin import lazy_pinyin  # needed to build, not to read what was built

    return list(lazy_pinyin(han, v_to_u=True, errors=list))  # type: ignore[arg-type] # its documentation allows a list


@functools.cache
def _readings(char: str) -> list[str]:
    from pypinyin import Style, pinyin

    [readings] = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=True)
    return list(readings)


def _join(syllables: tuple[str, ...] | list[str]) -> str:
    """Write syllables as one word: Xi'an, not Xian."""
    first, *rest = syllables
    return (first + "".join(f"'{each}" if each[:1] in "aeo" else each for each in rest)).capitalize()


def _is_han(name: str) -> bool:
    return 1 < len(name) <= 8 and all("\u4e00" <= char <= "\u9fff" for char in name)


def _stem(han: str) -> str:
    word = next((end for end in GENERIC_TERMS if han.endswith(end) and len(han) > len(end) + 1), "")
    return han.removesuffix(word)
