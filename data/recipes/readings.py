"""Names that follow from names: without their generic term, and as Koreans read Chinese characters."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from ...geo.gazetteer.place import NameType
from ...geo.naming.generic_terms import StrippedName, levels_of_term, strip_generic_term
from .districts import romanise
from .han import korean_places, korean_readings, to_traditional
from .places import Row

READ_FROM_POPULATION = 20_000
CHINESE = ("CN", "TW", "HK", "MO")
# In the South a word begins with no ㄹ, and with no ㄴ before i or y: 력 -> 역, 로 -> 노, 녕 -> 영.
_NIEUN, _RIEUL, _NONE = 2, 5, 11  # numbers of initials in a syllable's code
_I_OR_Y = frozenset([2, 3, 6, 7, 12, 17, 20])  # ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ
NEAR_LAT_DEG, NEAR_LON_DEG = (
    0.3,
    0.4,
)  # about 35 km: a city and a district of one name this near are one place


def stripped_names(name: str) -> list[StrippedName]:
    """Return a name without its generic term, except where nothing but another one is left: Grad Otok is no "Grad".

    Examples
    --------
    >>> [one.name for one in stripped_names("부산광역시")], stripped_names("Town of Otok")
    (['부산'], [])
    """
    return [one for one in strip_generic_term(name) if len(one.name) > 1 and levels_of_term(one.name) is None]


def add_stripped_names(rows: list[Row]) -> int:
    """Add the names of regions, and those of cities in East Asian scripts, without their generic term."""
    added = 0
    for row in rows:
        if row.level == "country":
            continue
        for name, how in list(row.aliases.items()):
            if not isinstance(name, str) or (row.level == "city" and name[:1] < "\u2e80"):
                continue
            for bare in stripped_names(name):
                if row.level in bare.levels and bare.name not in row.aliases:
                    row.add(
                        [bare.name], max(how, NameType.OFFICIAL) if row.level == "admin1" else NameType.ALIAS
                    )
                    added += 1
    return added


def add_korean_readings(rows: list[Row]) -> int:
    """Add how Koreans read the characters of China's regions and larger cities, and Japan's prefectures: 河南省 -> 하남성."""
    added = 0
    for row in rows:
        if row.level == "country" or (row.level == "city" and row.population < READ_FROM_POPULATION):
            continue
        if row.country in CHINESE:
            tags = ["zh-Hans", "zh-Hant", "und-Hani"]
        elif row.country == "JP" and row.level == "admin1":
            tags = ["ja"]
        else:
            continue
        names = [row.tags[tag] for tag in tags if tag in row.tags]
        read = {reading for name in names for reading in read_in_korean(name)}
        bare = {one.name for reading in read for one in stripped_names(reading)}
        found = (read | bare) - row.aliases.keys()
        row.add(sorted(found), NameType.READING)
        if row.level == "admin1":
            row.add(sorted({romanise(reading).capitalize() for reading in found}), NameType.READING)
        added += len(found)
    return added


def read_in_korean(name: str) -> Iterator[str]:
    """Yield the Korean readings of a name in Chinese characters; none if a character has no reading.

    Examples
    --------
    >>> list(read_in_korean("河南省")), sorted({*read_in_korean("寧波")})
    (['하남성'], ['녕파', '령파', '영파'])
    """
    readings = [korean_readings().get(char, ()) for char in to_traditional(name)]
    if 1 < len(readings) <= 8 and all(readings):
        for syllables in itertools.islice(itertools.product(*readings), 8):
            text = "".join(syllables)
            yield text
            if (soft := soften(text)) != text:
                yield soft


def soften(hangul: str) -> str:
    """Write a word as it is written in the South: its first ㄹ or ㄴ is another or none.

    Examples
    --------
    >>> [soften(word) for word in ("려강", "로주", "녕하", "내몽고")]
    ['여강', '노주', '영하', '내몽고']
    """
    initial, rest = divmod(ord(hangul[0]) - 0xAC00, 588)
    if initial in (_RIEUL, _NIEUN):
        initial = _NONE if rest // 28 in _I_OR_Y else _NIEUN
    return chr(0xAC00 + 588 * initial + rest) + hangul[1:]


def add_hanja(rows: list[Row]) -> int:
    """Add to Korean districts and the cities that they are how they are written in Chinese characters: 포항시 -> 浦項市."""
    korean = [row for row in rows if row.country == "KR"]
    going_by: dict[str, list[Row]] = defaultdict(list)
    for row in korean:
        if row.level == "city":
            for name in row.aliases:
                going_by[name].append(row)
    added = 0
    for row in korean:
        name = row.tags.get("ko", "")
        written = korean_places().get(name, [])
        # Of two districts of one name the dictionary does not tell which is which.
        if row.level != "admin2" or len(written) != 1:
            continue
        [hanja] = written
        names = [hanja, hanja[:-1]] if len(hanja) > 2 else [hanja]
        same = [*going_by[name], *(going_by[name[:-1]] if len(name) > 2 else [])]
        for city in [row, *(city for city in same if _near(city, row))]:
            city.add(names, NameType.OFFICIAL)
            city.tags.setdefault("und-Hani", hanja)
        added += 1
    return added


def _near(row: Row, other: Row) -> bool:
    return abs(row.lat - other.lat) <= NEAR_LAT_DEG and abs(row.lon - other.lon) <= NEAR_LON_DEG
