"""Names of namesakes: a transcription that only a smaller one lists, and a small place's alias that is a large one's name."""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher

from ...geo.gazetteer.keys import normalise
from ...geo.gazetteer.place import NameType
from ...geo.gazetteer.shown_languages import LOCAL_LANGUAGES
from ...geo.scripts import is_latin
from .places import Row

LARGER = 10  # times the people
SMALLEST = 1_000  # a city of unknown population counts as this
ALIKE = 0.6
COMMA = re.compile(r"[,،、，(（]")


def share_transcriptions(rows: list[Row]) -> int:
    """Give a name in another script to the largest namesake: 得梅因 is Des Moines, not that of Washington alone.

    Only where names are written in Latin letters: two Japanese towns that are spelled alike may differ in Japanese.
    Returns how many names were given.
    """
    named: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.level == "city" and row.country not in LOCAL_LANGUAGES:
            named[row.country, normalise(row.name)].append(row)
    given = 0
    for same in named.values():
        largest = max(same, key=lambda row: (row.population, str(row.source)))
        known = {normalise(name) for name in largest.aliases}
        for row in same:
            for name in row.aliases:
                # What follows a comma says which of them is meant (ایستن، تگزاس: Easton, Texas).
                if (
                    row is not largest
                    and not is_latin(name)
                    and not COMMA.search(name)
                    and normalise(name) not in known
                ):
                    largest.add([name], NameType.ALIAS)
                    known.add(normalise(name))
                    given += 1
    return given


def drop_aliases_of_larger_places(rows: list[Row]) -> int:
    """Take from a small place an alias that is the very name of one ten times larger in its country, and none of its own.

    Returns how many names were taken.
    """
    largest: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.level == "city":
            best = largest.setdefault((row.country, normalise(row.name)), row)
            if row.population > best.population:
                largest[row.country, normalise(row.name)] = row
    dropped = 0
    for row in rows:
        if row.level == "city":
            own = [normalise(name) for name, how in row.aliases.items() if how <= NameType.OFFICIAL]
            for name in [name for name, how in row.aliases.items() if how == NameType.ALIAS]:
                other = largest.get((row.country, normalise(name)))
                if (
                    other is not None
                    and other is not row
                    and _is_far_larger(other, row)
                    and not _is_form(name, own)
                ):
                    del row.aliases[name]
                    row.tags = {tag: text for tag, text in row.tags.items() if text != name}
                    dropped += 1
    return dropped


def _is_far_larger(other: Row, row: Row) -> bool:
    return other.population >= LARGER * max(row.population, SMALLEST)


def _is_form(name: str, own: list[str]) -> bool:
    """Tell whether a name is a shorter or another spelling of its place's own: San Pedro of San Pedro Viejo."""
    key = normalise(name)
    return any(key in other or SequenceMatcher(None, key, other).ratio() >= ALIKE for other in own)
