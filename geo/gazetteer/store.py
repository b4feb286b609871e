"""The gazetteer: names to places, looked up in a SQLite file. Nothing but SQLite is needed."""

from __future__ import annotations

import bisect
import functools
import json
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Self, TypeVar, TypeVarTuple

from ..schema import LEVELS
from .built import gazetteer_file
from .database import admin1_code, connect, names_table, stored_admin1, stored_source
from .place import NameType, Place
from .spellings import spelled, spelled_backward, typos

_Arguments = TypeVarTuple("_Arguments")
_Result = TypeVar("_Result")
_PLACE_COLUMNS = (
    "p.id, p.level, p.source, p.name, p.admin1, p.population,"
    " p.lat_e4 / 1e4, p.lon_e4 / 1e4, p.type, p.languages, p.admin2, p.feature"
)
_NAME_TYPES = tuple(NameType)  # by number: quicker than calling the class
_NO_LIMIT = 1 << 62


class Gazetteer:
    """Names to places, opened in place and read-only.

    Parameters
    ----------
    folder
        Where ``gazetteer.sqlite`` lies, or the text that it is built from, such as ``data.HERE``.

    Raises
    ------
    GazetteerError
        If the file is absent or is no gazetteer, or if the text cannot be read.

    Examples
    --------
    >>> from sistermap import data
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     [place.name for place, type in gazetteer.lookup("부산") if type is NameType.OFFICIAL]
    ['Busan']
    """

    def __init__(self, folder: Path) -> None:
        self._base = connect(gazetteer_file(folder))
        rows = self._base.execute("SELECT first, code, language FROM country ORDER BY first").fetchall()
        self._first_rowids = [first for first, _, _ in rows]
        self._country_rowids = frozenset(self._first_rowids)  # a country's first place is itself
        self._codes: list[str] = [code for _, code, _ in rows]
        self._languages = {code: language for _, code, language in rows if language}
        self._lookup = functools.lru_cache(maxsize=50_000)(self._read_key)
        self._place = functools.lru_cache(maxsize=50_000)(self._read_place)
        self._largest = functools.lru_cache(maxsize=10_000)(self._read_largest_city)
        self._by_rowid = functools.lru_cache(maxsize=50_000)(self._read_rowid)
        self._labels = functools.lru_cache(maxsize=2_000)(self._read_labels)
        self._cached: dict[tuple[object, ...], object] = {}

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the gazetteer in `folder`; the same as the constructor, and reads better in a ``with``."""
        return cls(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, and forget what was read from them."""
        self._base.close()
        for cache in (self._lookup, self._place, self._by_rowid, self._labels, self._largest):
            cache.cache_clear()
        self._cached.clear()

    def cached(self, make: Callable[[Self, *_Arguments], _Result], *arguments: *_Arguments) -> _Result:
        """Return ``make(gazetteer, *arguments)``, called only once while the gazetteer is open.

        Examples
        --------
        >>> from sistermap import data
        >>> with Gazetteer.open(data.HERE) as gazetteer:
        ...     gazetteer.cached(lambda gazetteer, code: code in gazetteer.countries, "KR")
        True
        """
        key = (make, *arguments)
        if key not in self._cached:
            self._cached[key] = make(self, *arguments)
        return self._cached[key]  # type: ignore[return-value]

    # ---- places by name and by id ----

    def lookup(self, key: str) -> list[tuple[Place, NameType]]:
        """Find the places with a name of this key.

        Parameters
        ----------
        key
            A name as `geo.gazetteer.keys.normalise` writes it.

        Returns
        -------
        list of (Place, NameType)
            Within a country the larger place comes first. Empty where no place has the key.
        """
        return self._lookup(key)

    def keys_among(self, keys: Iterable[str]) -> list[str]:
        """Return those of many keys, most of which no place has, that some place has: all at once is several times as fast.

        Examples
        --------
        >>> from sistermap import data
        >>> with Gazetteer.open(data.HERE) as gazetteer:
        ...     gazetteer.keys_among(["larochelle", "lerochelle"])
        ['larochelle']
        """
        of_table: dict[str, list[str]] = {}
        for key in filter(None, keys):
            of_table.setdefault(names_table(key), []).append(key)
        return [
            key
            for table, some in of_table.items()
            for (key,) in self._base.execute(
                f"SELECT DISTINCT key FROM {table} WHERE key IN ({', '.join('?' * len(some))}) ORDER BY key",
                some,
            )
        ]

    def lookup_near(self, key: str, lat: float) -> list[Place]:
        """Find the places with a name of this key within half a degree of latitude, which is 55 km."""
        if not key:
            return []
        rows = self._base.execute(
            f"SELECT {_PLACE_COLUMNS} FROM {names_table(key)} n JOIN place p ON p.id = n.id"
            " WHERE n.key = ? AND p.lat_e4 BETWEEN ? AND ?",
            (key, round((lat - 0.5) * 1e4), round((lat + 0.5) * 1e4)),
        )
        return [self._to_place(row) for row in rows]

    def place(self, place_id: str) -> Place | None:
        """Return the place with an id such as ``"city:1838524"``, or None."""
        level, _, source = place_id.partition(":")
        if level not in LEVELS or not source:
            return None
        return self._place(level, stored_source(source))

    def place_by_rowid(self, rowid: int) -> Place:
        """Return the place that `spellings` or `latin_names` gives by its row number."""
        return self._by_rowid(rowid)

    def names(self, place_id: str) -> dict[str, str]:
        """Return BCP 47 tag -> name; empty where no source states the language."""
        return dict(self._labels(place_id))

    # ---- places of a country ----

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO 3166-1 alpha-2 codes that have places."""
        return tuple(self._codes)

    def language(self, country: str) -> str | None:
        """Return the BCP 47 tag of the language in which a country's places are shown, or None."""
        return self._languages.get(country)

    def country_keys(self) -> dict[str, str]:
        """Return the key of every name of a country in Latin script, except short ones -> ISO 3166-1 alpha-2."""
        return self.cached(Gazetteer._read_country_keys)

    def count(self, country: str) -> int:
        """Return how many places a country has."""
        return self.cached(Gazetteer._count_places, country)

    def countries_with_prefix(self, prefix: str, max_length: int) -> set[str]:
        """Return the countries one of whose keys in Latin script begins with `prefix` and is at most so long."""
        rows = self._base.execute(
            "SELECT id FROM name_latin WHERE key >= ? AND key < ? AND length(key) <= ?",
            (prefix, prefix + "\uffff", max_length),
        )
        return {self._country_of(rowid) for (rowid,) in rows if rowid in self._country_rowids}

    def largest_city(self, admin1: str, country: str) -> Place | None:
        """Return the largest city of a country's region, which is mostly its seat; None if it has none."""
        return self._largest(admin1, country)

    def places_above(self, country: str, population: int) -> list[Place]:
        """Return the regions and districts of a country, and its cities of at least `population` people."""
        first, last = self._rowids(country)
        rows = self._base.execute(
            f"SELECT {_PLACE_COLUMNS} FROM place p"
            " WHERE p.id > ? AND p.id <= ? AND (p.level < 3 OR p.population >= ?)",
            (first, last, population),
        )
        return [self._to_place(row) for row in rows]

    def squares(self, country: str, population: int) -> set[tuple[int, int]]:
        """Return the squares of one degree, by their south-west corners (lat, lon), in which `places_above` lie."""
        first, last = self._rowids(country)
        rows = self._base.execute(
            "SELECT DISTINCT (lat_e4 + 900000) / 10000 - 90, (lon_e4 + 1800000) / 10000 - 180 FROM place"
            " WHERE id > ? AND id <= ? AND (level < 3 OR population >= ?)",
            (first, last, population),
        )
        return {*rows}

    def units(self, country: str) -> list[Place]:
        """Return the regions and districts of a country."""
        return self.places_above(country, _NO_LIMIT)

    # ---- spellings and sounds ----

    def typos(self, key: str, country: str) -> list[tuple[Place, str]]:
        """Find places of a country whose key is one typo away, with that key: see `geo.gazetteer.spellings.typos`."""
        return [(self._by_rowid(rowid), other) for other, rowid in typos(self._base, country, key)]

    def keys_beginning(self, key: str, country: str, limit: int = 50) -> list[tuple[Place, str]]:
        """Find places of a country whose key begins with `key` and goes on, with their keys."""
        found = [(other, rowid) for other, rowid in spelled(self._base, country, key) if other != key]
        return [(self._by_rowid(rowid), other) for other, rowid in found[:limit]]

    def keys_with_prefix(self, prefix: str) -> list[str]:
        """Return the keys of names, in any country, that begin with `prefix`; the prefix itself too if it is one."""
        rows = self._base.execute(
            f"SELECT DISTINCT key FROM {names_table(prefix)} WHERE key >= ? AND key < ?",
            (prefix, prefix + "\uffff"),
        )
        return [key for (key,) in rows]

    def keys_with_suffix(self, suffix: str, country: str) -> list[str]:
        """Return the keys of a country's names in Latin script that end with `suffix`; the suffix itself too if it is one."""
        return sorted({key[::-1] for key, _ in spelled_backward(self._base, country, suffix)})

    def spellings(self, country: str) -> tuple[str, array[int]]:
        """Return every key of a country in which typos are looked for, as lines, and their numbers for `place_by_rowid`."""
        # One text takes a third of the time of rows.
        keys, rowids = self._base.execute(
            "SELECT group_concat(key, char(10)), group_concat(id, ' ') FROM forward WHERE country = ?",
            (country,),
        ).fetchone()
        return keys or "", array("q", map(int, (rowids or "").split()))

    def east_asian_keys(self, country: str) -> list[tuple[str, int]]:
        """Return the keys of a country's names in Chinese, Japanese and Korean letters, with numbers for `place_by_rowid`."""
        lines = self.cached(Gazetteer._read_east_asian_keys).get(country, b"").decode().splitlines()
        return [(key, int(rowid)) for key, rowid in (line.split(" ") for line in lines)]

    def latin_names(self, country: str, population: int) -> list[tuple[str, int, int]]:
        """Return the primary and official names of a country's regions, districts and cities, in Latin script.

        Parameters
        ----------
        country
            ISO 3166-1 alpha-2; empty for all.
        population
            Smaller places are left out, and those of which it is not known.

        Returns
        -------
        list of (str, int, int)
            Primary names as written, and keys of official names; with numbers for `place_by_rowid`, and with the
            number of `NameType.PRIMARY` or `NameType.OFFICIAL`.
        """
        first, last = self._rowids(country)
        if not country:
            # A key is in the table of all names; how many people its place has is known only there.
            official = (
                "SELECT n.key, n.id, 1 FROM name_latin n CROSS JOIN place p ON p.id = n.id"
                " WHERE n.how = 1 AND p.level > 0 AND p.population >= :population"
            )
        else:
            official = "SELECT key, id, 1 FROM forward WHERE country = :country AND how = 1 AND id > :first"
        if country and population:
            official = f"SELECT o.* FROM ({official}) o CROSS JOIN place p USING (id) WHERE p.population >= :population"
        return self._base.execute(
            "SELECT name, id, 0 FROM place WHERE id BETWEEN :first AND :last AND level > 0"
            f" AND population >= :population UNION ALL {official}",
            {"first": first, "last": last, "population": population, "country": country},
        ).fetchall()

    def compound_names(self, country: str) -> list[tuple[str, int]]:
        """Return the primary names of a country's places that have several words, with numbers for `place_by_rowid`."""
        first, last = self._rowids(country)
        return self._base.execute(
            "SELECT name, id FROM place WHERE id BETWEEN ? AND ? AND level > 0 AND population >= 0"
            " AND name GLOB '*[ /(''’.-]*'",
            (first, last),
        ).fetchall()

    def transliteration_counts(self, script: str, spelling: str) -> bytes | None:
        """Return the packed table of how a script writes a Latin spelling's letters; None if there is none."""
        row = self._base.execute(
            "SELECT counts FROM transliteration WHERE script = ? AND spelling = ?", (script, spelling)
        ).fetchone()
        return row[0] if row else None

    # ---- reading ----

    def _read_key(self, key: str) -> list[tuple[Place, NameType]]:
        rows = self._base.execute(
            f"SELECT {_PLACE_COLUMNS}, n.how FROM {names_table(key)} n JOIN place p ON p.id = n.id"
            " WHERE n.key = ?",
            (key,),
        )
        return [(self._to_place(row[:-1]), _NAME_TYPES[row[-1]]) for row in rows]

    def _read_place(self, level: str, source: str | int) -> Place | None:
        row = self._base.execute(
            f"SELECT {_PLACE_COLUMNS} FROM place p WHERE p.source = ? AND p.level = ?",
            (source, LEVELS.index(level)),
        ).fetchone()
        return self._to_place(row) if row else None

    def _read_rowid(self, rowid: int) -> Place:
        row = self._base.execute(f"SELECT {_PLACE_COLUMNS} FROM place p WHERE p.id = ?", (rowid,)).fetchone()
        return self._to_place(row)

    def _read_labels(self, place_id: str) -> dict[str, str]:
        level, _, source = place_id.partition(":")
        row = self._base.execute(
            "SELECT names FROM label JOIN place p USING (id) WHERE p.source = ? AND p.level = ?",
            (stored_source(source), LEVELS.index(level) if level in LEVELS else None),
        ).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def _count_places(self, country: str) -> int:
        first, last = self._rowids(country)
        return int(
            self._base.execute(
                "SELECT COUNT(*) FROM place WHERE id BETWEEN ? AND ?", (first, last)
            ).fetchone()[0]
        )

    def _read_country_keys(self) -> dict[str, str]:
        return dict(
            self._base.execute("SELECT key, country FROM forward WHERE id IN (SELECT first FROM country)")
        )

    def _read_east_asian_keys(self) -> dict[str, bytearray]:
        # As text, since as objects they would take ten times the memory.
        keys: dict[str, bytearray] = defaultdict(bytearray)
        for key, rowid in self._base.execute("SELECT key, id FROM name_cjk"):
            keys[self._country_of(rowid)] += f"{key} {rowid}\n".encode()
        return keys

    def _read_largest_city(self, admin1: str, country: str) -> Place | None:
        # Cities of a country are numbered by population, the largest first: few are looked at.
        row = self._base.execute(
            "SELECT id FROM place WHERE id BETWEEN ? AND ? AND level = 3 AND population >= 1000 AND admin1 = ?"
            " ORDER BY id LIMIT 1",
            (*self._rowids(country), stored_admin1(admin1, country)),
        ).fetchone()
        return self._by_rowid(row[0]) if row else None

    def _to_place(self, row: tuple[Any, ...]) -> Place:
        rowid, level, source, name, admin1, population, lat, lon, type_, languages, admin2, feature = row
        country = self._country_of(rowid)
        return Place(
            f"{LEVELS[level]}:{source}", name, LEVELS[level], country, admin1_code(admin1, country), population,
            lat, lon, type_, languages, admin2 and f"admin2:{admin2}", feature or "",
        )  # fmt: skip

    def _country_of(self, rowid: int) -> str:
        return self._codes[bisect.bisect_right(self._first_rowids, rowid) - 1]

    def _rowids(self, country: str) -> tuple[int, int]:
        """Return the first and the last row number of a country's places; of all places for an empty code."""
        if country not in self._codes:
            return (0, -1) if country else (0, _NO_LIMIT)
        at = self._codes.index(country)
        last = self._first_rowids[at + 1] - 1 if at + 1 < len(self._first_rowids) else _NO_LIMIT
        return self._first_rowids[at], last
