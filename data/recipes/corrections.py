"""What GeoNames' list of cities has wrong: a city that is there twice, and names of the places around it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from ...geo.gazetteer.keys import normalise
from ...geo.gazetteer.place import NameType
from ...geo.naming.generic_terms import strip_generic_term
from .places import Row

TWIN_KM = 1.0
AROUND_KM = 30.0
LARGER = 10  # times the people
SHARED = 3  # names that a city and its region have in common: one is called after the other
ALIKE = 0.7
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")  # but those that part words
SMALLEST = 1_000  # a city of unknown population counts as this


def merge_twins(rows: list[Row]) -> int:
    """Make one row of two cities of one name within 1 km: the larger, with the names of both."""
    named: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _cities(rows):
        named[row.country, normalise(row.name)].append(row)
    gone: set[int] = set()
    for same in named.values():
        kept: list[Row] = []
        for row in sorted(same, key=lambda row: (-row.population, str(row.source))):
            twin = next((one for one in kept if _km(one, row) <= TWIN_KM), None)
            if twin is None:
                kept.append(row)
                continue
            for name, how in row.aliases.items():
                twin.add([name], how)
            twin.tags = {**row.tags, **twin.tags}
            gone.add(id(row))
    rows[:] = [row for row in rows if id(row) not in gone]
    return len(gone)


def clean_names(rows: Iterable[Row]) -> int:
    """Write each name with single blanks and none at its ends; leave out what is then empty or holds a separator.

    Returns how many names and labels changed. CLDR has an empty name of every country in one language.
    """
    changed = 0
    for row in rows:
        aliases: dict[str, int] = {}
        for name, how in row.aliases.items():
            clean = _clean(name)
            if clean:
                aliases[clean] = min(how, aliases.get(clean, how))
        tags = {tag: clean for tag, name in row.tags.items() if (clean := _clean(name))}
        changed += len(set(row.aliases) ^ set(aliases)) + sum(
            tags.get(tag) != name for tag, name in row.tags.items()
        )
        row.aliases, row.tags, row.name = aliases, tags, _clean(row.name)
    return changed


def _clean(name: str) -> str:
    r"""Return a name with single blanks; nothing if it holds what parts the names of a file.

    Examples
    --------
    >>> _clean(" Nova\u00a0 Iguaçu\t"), _clean("A|B")
    ('Nova Iguaçu', '')
    """
    return "" if "|" in name else " ".join(CONTROL.sub("", name).split())


def drop_borrowed_names(rows: list[Row]) -> int:
    """Take from each city the names of its region, its country, or a city next to it that is ten times larger.

    A region that has the city's own name (Madrid, Querétaro) or several of its names (Basra) takes none.
    """
    around = _names_around(rows)
    primary: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in _cities(rows):
        primary[row.country, normalise(row.name)].append(row)
    dropped = 0
    for row in _cities(rows):
        borrowed = set(_borrowed(row, around, primary))
        for name in borrowed:
            del row.aliases[name]
        row.tags = {tag: name for tag, name in row.tags.items() if name not in borrowed}
        dropped += len(borrowed)
    return dropped


def _borrowed(
    row: Row,
    around: dict[tuple[str, str | None, str], list[frozenset[str]]],
    primary: dict[tuple[str, str], list[Row]],
) -> Iterable[str]:
    own, shown = _keys([row.name]), normalise(row.name)
    every = {normalise(name) for name in row.aliases}
    for name in row.aliases:
        key = normalise(name)
        regions = [
            keys for inside in (row.admin1, None) for keys in around.get((row.country, inside, key), ())
        ]
        if key in own:
            continue
        if any(_overshadows(city, row) for city in primary.get((row.country, key), ())) or (
            regions
            and not any(own & keys or len(every & keys) >= SHARED for keys in regions)
            and not _is_form(key, shown)
        ):
            yield name


def _is_form(key: str, shown: str) -> bool:
    """Tell whether a name is a city's own, shorter or spelled otherwise: Rostov-on-Don, Rostov; Kochani, Kocani."""
    return (len(key) >= 4 and key in shown) or SequenceMatcher(None, key, shown).ratio() >= ALIKE


def _names_around(rows: list[Row]) -> dict[tuple[str, str | None, str], list[frozenset[str]]]:
    """Return country, region (or none) and key -> for each region or country of that name all of its keys."""
    around: dict[tuple[str, str | None, str], list[frozenset[str]]] = defaultdict(list)
    for row in rows:
        if row.level not in ("country", "admin1"):
            continue
        keys = frozenset(_keys(row.aliases))
        for key in {normalise(name) for name, how in row.aliases.items() if how <= NameType.OFFICIAL}:
            around[row.country, str(row.source) if row.level == "admin1" else None, key].append(keys)
    return around


def _keys(names: Iterable[str]) -> set[str]:
    """Return the keys of names, with and without their generic term."""
    every = {text for name in names for text in (name, *(bare.name for bare in strip_generic_term(name)))}
    return {normalise(text) for text in every} - {""}


def _overshadows(city: Row, row: Row) -> bool:
    return city.population >= LARGER * max(row.population, SMALLEST) and _km(city, row) <= AROUND_KM


def _km(one: Row, other: Row) -> float:
    north = one.lat - other.lat
    east = (one.lon - other.lon) * math.cos(math.radians(one.lat))
    return 111.2 * math.hypot(north, east)


def _cities(rows: Iterable[Row]) -> Iterable[Row]:
    return (row for row in rows if row.level == "city")
