"""Names that follow from names: without their level word, and as Koreans read Chinese characters."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from geo.naming.levels import bare_names

from .districts import romanise
from .han import korean_readings, to_traditional
from .places import ALIAS, OFFICIAL, READING, Row

READ_FROM_POPULATION = 20_000
CHINESE = ("CN", "TW", "HK", "MO")
# A word that begins with ㄹ or ㄴ before i or y loses it in the South, and ㄹ turns to ㄴ elsewhere: 료녕 -> 요녕.
_SOFTENED = {"라": "나", "래": "내", "로": "노", "뢰": "뇌", "루": "누", "륵": "늑"}


def add_bare_names(rows: list[Row]) -> int:
    """Add the names of regions, and those of cities in East Asian scripts, without their level word."""
    added = 0
    for row in rows:
        if row.level == "country":
            continue
        for name, how in list(row.aliases.items()):
            if not isinstance(name, str) or (row.level == "city" and name[:1] < "\u2e80"):
                continue
            for bare in bare_names(name):
                if row.level in bare.levels and len(bare.name) > 1 and bare.name not in row.aliases:
                    row.add([bare.name], max(how, OFFICIAL) if row.level == "admin1" else ALIAS)
                    added += 1
    return added


def add_korean_readings(rows: list[Row]) -> int:
    """Add to regions and larger cities of China how Koreans read their characters: 河南省 -> 하남성."""
    added = 0
    for row in rows:
        if row.country not in CHINESE or row.level == "country":
            continue
        if row.level == "city" and row.population < READ_FROM_POPULATION:
            continue
        names = [row.tags[tag] for tag in ("zh-Hans", "zh-Hant", "und-Hani") if tag in row.tags]
        read = {reading for name in names for reading in read_in_korean(name)}
        bare = {one.name for reading in read for one in bare_names(reading) if len(one.name) > 1}
        found = (read | bare) - row.aliases.keys()
        row.add(sorted(found), READING)
        if row.level == "admin1":
            row.add(sorted({romanise(reading).capitalize() for reading in found}), READING)
        added += len(found)
    return added


def read_in_korean(name: str) -> Iterator[str]:
    """Yield the Korean readings of a name in Chinese characters; none if a character has no reading.

    Examples
    --------
    >>> list(read_in_korean("河南省")), sorted(read_in_korean("遼寧"))
    (['하남성'], ['료녕', '료령', '요녕', '요령'])
    """
    readings = [korean_readings().get(char, ()) for char in to_traditional(name)]
    if 1 < len(readings) <= 8 and all(readings):
        for syllables in itertools.islice(itertools.product(*readings), 8):
            text = "".join(syllables)
            yield text
            if text[0] in _SOFTENED:
                yield _SOFTENED[text[0]] + text[1:]
