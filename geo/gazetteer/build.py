"""The gazetteer's SQLite file, made of its text. The same text gives the same rows in the same order."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import re
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..collector import collector_at_rest
from ..errors import GazetteerError
from ..languages import OLD
from ..schema import LEVELS
from .corrections import CORRECTIONS, Correction, correct, read_corrections
from .current_names import HOME_LANGUAGES, is_current, is_old_romanisation
from .database import NAMES_TABLES, names_table, stored_admin1, stored_source
from .keys import normalise
from .place import NameType
from .shown_languages import LOCAL_LANGUAGES, PAGE_LANGUAGES
from .spellings import LEAST_LETTERS
from .text import Entry, read_country, text_files

# Misspellings are looked for among these: what a source gives with its language, and every alias of a town this big.
SPELLED_FROM_POPULATION = 15_000
TRANSLITERATION = "transliteration.tsv"

_SCHEMA = """
CREATE TABLE country (code TEXT PRIMARY KEY, first INTEGER, last INTEGER, language TEXT) WITHOUT ROWID;
CREATE TABLE place (id INTEGER PRIMARY KEY, level INTEGER, source, name TEXT, admin1 TEXT, population INTEGER,
                    lat_e4 INTEGER, lon_e4 INTEGER, type TEXT, languages INTEGER, admin2 TEXT, feature TEXT);
CREATE TABLE label (id INTEGER PRIMARY KEY, names TEXT);
CREATE TABLE transliteration (script TEXT, spelling TEXT, counts BLOB, PRIMARY KEY (script, spelling)) WITHOUT ROWID;
CREATE TABLE forward (country TEXT, key TEXT, id INTEGER, how INTEGER, PRIMARY KEY (country, key, id)) WITHOUT ROWID;
CREATE TABLE backward (country TEXT, key TEXT, id INTEGER, PRIMARY KEY (country, key, id)) WITHOUT ROWID;
"""
_NAMES = "CREATE TABLE {} (key TEXT, id INTEGER, how INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;"

Progress = Callable[[int, int], None]  # done, whole
Key = tuple[str, int, int]  # key, number of the place, `NameType`


def build(text: Path, target: Path, progress: Progress | None = None) -> None:
    """Build the file that `Gazetteer` reads.

    Places are numbered by country, level and population: a country is a range of numbers, and among namesakes the
    smaller number is the larger place.

    Parameters
    ----------
    text
        The folder with the files of countries, their corrections and the tables of transliteration.
    target
        Written in place, so it should be beside the name that it is to have in the end.
    progress
        Called with how much of the text is read, and how much there is.

    Raises
    ------
    GazetteerError
        If a line cannot be read, or a correction does not fit.
    """
    target.unlink(missing_ok=True)
    # Millions of rows hold no cycles, and looking for them takes a third of the time.
    with collector_at_rest(), contextlib.closing(sqlite3.connect(target, isolation_level=None)) as base:
        for setting in (
            "page_size = 4096",
            "journal_mode = OFF",
            "synchronous = OFF",
            "locking_mode = EXCLUSIVE",
        ):
            base.execute(f"PRAGMA {setting}")
        base.executescript(_SCHEMA + "".join(map(_NAMES.format, NAMES_TABLES)))
        base.execute("BEGIN")
        keys: dict[str, list[Key]] = {table: [] for table in NAMES_TABLES}
        number = 0
        for country, entries in read_text(text, progress):
            _write_country(base, country, entries, number, keys)
            number += len(entries)
        for table, rows in keys.items():
            _insert(base, table, sorted(rows))
            rows.clear()
        _insert(base, "transliteration", sorted(read_transliteration(text / TRANSLITERATION)))
        base.execute("CREATE INDEX source ON place (source)")
        base.execute("COMMIT")
    with target.open("rb+") as file:
        os.fsync(file.fileno())  # whole on the disk before it gets its name


def read_text(text: Path, progress: Progress | None = None) -> Iterator[tuple[str, list[Entry]]]:
    """Yield each country and its places as corrected, sorted by level, population and identity."""
    corrections: dict[str, list[Correction]] = defaultdict(list)
    for correction in read_corrections(text / CORRECTIONS):
        corrections[correction.country].append(correction)
    files = text_files(text)
    sizes = [file.stat().st_size for file in files]
    done = 0
    for file, size in zip(files, sizes, strict=True):
        entries = correct(list(read_country(file)), corrections.pop(file.stem, []))
        entries.sort(key=lambda entry: (LEVELS.index(entry.level), -entry.population, entry.source))
        yield file.stem, entries
        done += size
        if progress:
            progress(done, sum(sizes))
    for unknown in corrections.values():
        raise unknown[0].error("country", unknown[0].country, "a country with a file here")


def read_transliteration(file: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield script, spelling and packed counts of each table of transliteration.

    Raises
    ------
    GazetteerError
        If the file is absent or a line cannot be read.
    """
    tables: dict[tuple[str, str], dict[str, dict[str, float]]] = defaultdict(dict)
    if not file.is_file():
        raise GazetteerError(f"{file} is absent; sistermap needs it to know names in other scripts")
    for row, line in enumerate(file.read_text(encoding="utf-8").split("\n")[1:-1], start=2):
        try:
            script, spelling, piece, *counted = line.split("\t")
            tables[script, spelling][piece] = dict(
                zip(counted[::2], map(_number, counted[1::2]), strict=True)
            )
        except ValueError as error:
            raise GazetteerError(
                f"{file}, row {row}: is {line!r}, expected script, spelling, piece, and units and counts in turn"
            ) from error
    for (script, spelling), counts in tables.items():
        known = (
            {piece: targets[""] for piece, targets in counts.items()} if spelling == "background" else counts
        )
        packed = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
        yield script, spelling, zlib.compress(packed.encode(), 6)


def _number(text: str) -> float:
    return int(text) if text.isdecimal() else float(text)


def _write_country(
    base: sqlite3.Connection,
    country: str,
    entries: list[Entry],
    before: int,
    keys: dict[str, list[Key]],
) -> None:
    """Write the places, labels and spellings of a country; add the keys of its names to those of the others."""
    numbered = list(enumerate(entries, start=before + 1))
    if not numbered:
        return
    language = LOCAL_LANGUAGES.get(country)
    base.execute(
        "INSERT INTO country VALUES (?, ?, ?, ?)", (country, numbered[0][0], numbered[-1][0], language)
    )
    _insert(base, "place", [_place(number, entry, country) for number, entry in numbered])
    shown = {*PAGE_LANGUAGES, language or "en"}
    _insert(
        base, "label", [row for number, entry in numbered if (row := _label(number, entry, country, shown))]
    )
    spelled = []
    for number, entry in numbered:
        for key, how in keys_of(entry).items():
            table = names_table(key)
            keys[table].append((key, number, how))
            if table == "name_latin" and len(key) >= LEAST_LETTERS and _is_spelled(entry, how):
                spelled.append((key, number, how))
    # Countries come in order, so that these tables are filled from their beginning to their end.
    _insert(base, "forward", [(country, *row) for row in sorted(spelled)])
    backward = sorted((key[::-1], number) for key, number, _ in spelled)
    _insert(base, "backward", [(country, *row) for row in backward])


def keys_of(entry: Entry) -> dict[str, int]:
    """Return the key of each name by which a place is found -> what the closest name of that key is to it.

    Examples
    --------
    >>> keys_of(Entry("city", "1", "Łódź", names={"Lodz": NameType.ALIAS, "Lodsch": NameType.ALIAS}))
    {'lodz': 0, 'lodsch': 2}
    """
    keys = {key: 0} if (key := normalise(entry.name)) else {}
    for name, how in entry.names.items():
        if (key := _normalise(name)) and how < keys.get(key, NameType.READING + 1):
            keys[key] = int(how)
    return keys


_normalise = normalise.__wrapped__  # a name is met once: nothing is gained by keeping its key


def _is_spelled(entry: Entry, how: int) -> bool:
    """Tell whether misspellings are looked for among the neighbours of a key: a village is not found by a typo."""
    return not (entry.level == "city" and not entry.source.isdecimal()) and (
        how <= NameType.OFFICIAL or (how == NameType.ALIAS and entry.population >= SPELLED_FROM_POPULATION)
    )


def _place(number: int, entry: Entry, country: str) -> tuple[object, ...]:
    return (
        number, LEVELS.index(entry.level), stored_source(entry.source), entry.name, stored_admin1(entry.admin1, country) or None,
        entry.population, round(entry.lat * 1e4), round(entry.lon * 1e4), entry.type or None, len(entry.tags),
        entry.admin2 or None, entry.feature or None,
    )  # fmt: skip


def _label(number: int, entry: Entry, country: str, shown: set[str]) -> tuple[int, str] | None:
    names: dict[str, str] = {}
    for tag, name in entry.tags.items():
        if tag not in shown or name == entry.name:
            continue
        if _is_current(tag, entry, country):
            names[tag] = _close_up(name) if tag == "ko" else name
            continue
        names[tag + OLD] = name
        at_home = entry.tags.get(HOME_LANGUAGES.get(country, ""), entry.name)
        if at_home != entry.name:
            names.setdefault(tag, at_home)
    if not names:
        return None
    return number, json.dumps(dict(sorted(names.items())), ensure_ascii=False, separators=(",", ":"))


def _is_current(tag: str, entry: Entry, country: str) -> bool:
    if entry.level != "city":
        return not is_old_romanisation(entry.tags[tag], entry.name, country)
    return is_current(
        tag, entry.tags, country=country, own=entry.name, population=entry.population, feature=entry.feature
    )


# Korean has written the terms of foreign places on to the name since 2017: 호후시, and no longer 호후 시.
_close_up = functools.partial(re.compile(r" (?=[시군구읍면정촌현도주성]$)").sub, "")


def _insert(base: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    ready = list(rows)
    if ready:
        base.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(ready[0]))})", ready)
