"""The gazetteer's files: SQLite that is read in place. The same rows give the same bytes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from ...geo.gazetteer.database import NAMES_FILES, names_file
from ...geo.gazetteer.keys import normalise
from ...geo.gazetteer.place import NameType
from ...geo.schema import LEVELS
from .places import LOCAL_LANGUAGES, Row

# Misspellings are looked for among these: what a source gives with its language, and every alias of a town this big.
SPELLED_FROM_POPULATION = 15_000

# A page shows names in its own languages and in the place's; und-Hani is Chinese script of an unknown language.
PAGE_LANGUAGES = (
    "en",
    "ko",
    "ja",
    "zh-Hans",
    "zh-Hant",
    "und-Hani",
    "de",
    "fr",
    "es",
    "ar",
    "ru",
    "und-Cyrl",
)

PLACES = """
CREATE TABLE country (code TEXT PRIMARY KEY, first INTEGER, last INTEGER, language TEXT) WITHOUT ROWID;
CREATE TABLE place (id INTEGER PRIMARY KEY, level INTEGER, source, name TEXT, admin1 TEXT, population INTEGER,
                    lat_e4 INTEGER, lon_e4 INTEGER, type TEXT, languages INTEGER);
CREATE INDEX source ON place (source);
"""
LABELS = "CREATE TABLE label (id INTEGER PRIMARY KEY, names TEXT);"
NAMES = "CREATE TABLE name (key TEXT, id INTEGER, how INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;"
SPELLINGS = """
CREATE TABLE forward (country TEXT, key TEXT, id INTEGER, PRIMARY KEY (country, key, id)) WITHOUT ROWID;
CREATE TABLE backward (country TEXT, key TEXT, id INTEGER, PRIMARY KEY (country, key, id)) WITHOUT ROWID;
"""


def write_store(rows: list[Row], folder: Path) -> dict[str, int]:
    """Write places.sqlite, labels.sqlite, names-*.sqlite and spellings.sqlite; return the rows of each table.

    Places are numbered by country, level and population: a country is a range of numbers, and among namesakes the
    smaller number is the larger place.
    """
    rows = sorted(
        rows, key=lambda row: (row.country, LEVELS.index(row.level), -row.population, str(row.source))
    )
    counts: dict[str, int] = {}
    halves = {}
    for name, (schema, tables) in _files(list(enumerate(rows, start=1))).items():
        file = folder / f"{name}.sqlite"
        halves[file] = file.with_name(file.name + ".part")
        written = _write(halves[file], schema, tables)
        counts |= {name if table == "name" else table: count for table, count in written.items()}
    _stamp(list(halves.values()))
    for file, half in halves.items():
        half.replace(file)
    return counts


def _files(numbered: list[tuple[int, Row]]) -> dict[str, tuple[str, dict[str, Iterable[tuple[object, ...]]]]]:
    """Return name of a file -> its schema and the rows of its tables."""
    keyed = [(key, number, how, row) for number, row in numbered for key, how in _names(row).items()]
    spelled = [(row.country, key, number) for key, number, how, row in keyed if _is_spelled(row, key, how)]
    backward = [(country, key[::-1], number) for country, key, number in spelled]
    split: dict[str, list[tuple[str, int, int]]] = {file: [] for file in NAMES_FILES}
    for key, number, how, _ in keyed:
        split[names_file(key)].append((key, number, how))
    return {
        "places": (PLACES, {"country": _countries(numbered), "place": map(_place, numbered)}),
        "labels": (LABELS, {"label": filter(None, map(_label, numbered))}),
        **{f"names-{file}": (NAMES, {"name": rows}) for file, rows in split.items()},
        "spellings": (SPELLINGS, {"forward": spelled, "backward": backward}),
    }


def _stamp(files: list[Path]) -> None:
    """Write in each file the same number, made of the contents of all, so that files of two builds are not mixed."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    for file in files:
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as base:
            base.execute("PRAGMA journal_mode = OFF")
            base.execute(f"PRAGMA user_version = {int.from_bytes(digest.digest()[:4]) >> 1}")


def _is_spelled(row: Row, key: str, how: int) -> bool:
    """Tell whether misspellings are looked for among a key's neighbours: a village is not found by a typo."""
    return (
        len(key) >= 4 and names_file(key) == "latin" and not row.is_village
        and (how <= NameType.OFFICIAL or (how == NameType.ALIAS and row.population >= SPELLED_FROM_POPULATION))
    )  # fmt: skip


def _names(row: Row) -> dict[str, int]:
    keys: dict[str, int] = {}
    for name, how in sorted(row.aliases.items(), key=lambda item: item[1]):
        key = normalise(name)
        if key:
            keys.setdefault(key, how)
    return keys


def _countries(numbered: list[tuple[int, Row]]) -> Iterable[tuple[str, int, int, str | None]]:
    for code, group in groupby(numbered, key=lambda item: item[1].country):
        numbers = [number for number, _ in group]
        yield code, numbers[0], numbers[-1], LOCAL_LANGUAGES.get(code)


def _place(item: tuple[int, Row]) -> tuple[object, ...]:
    number, row = item
    return (
        number, LEVELS.index(row.level), row.source, row.name, _inside(row), row.population,
        round(row.lat * 1e4), round(row.lon * 1e4), row.type, len(row.tags),
    )  # fmt: skip


def _inside(row: Row) -> str | None:
    """Write a region without its country, which the number of the place tells: "-BY" in Germany, "NE.…" as it is."""
    return row.admin1 and row.admin1.removeprefix(row.country)


def _label(item: tuple[int, Row]) -> tuple[int, str] | None:
    number, row = item
    shown = {*PAGE_LANGUAGES, LOCAL_LANGUAGES.get(row.country, "en")}
    tags = {tag: name for tag, name in row.tags.items() if tag in shown and name != row.name}
    if not tags:
        return None
    return number, json.dumps(dict(sorted(tags.items())), ensure_ascii=False, separators=(",", ":"))


def _write(file: Path, schema: str, tables: dict[str, Iterable[tuple[object, ...]]]) -> dict[str, int]:
    """Write one database. Sorted rows and one page size: the same bytes again."""
    file.unlink(missing_ok=True)
    counts = {}
    with sqlite3.connect(file, isolation_level=None) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute("PRAGMA journal_mode = OFF")
        base.executescript(schema)
        base.execute("BEGIN")
        for table, rows in tables.items():
            ready = sorted(rows, key=lambda row: row[:2] if isinstance(row[0], str) else row[:1])
            counts[table] = len(ready)
            if ready:
                base.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(ready[0]))})", ready)
        base.execute("COMMIT")
        base.execute("VACUUM")
    base.close()
    return counts
