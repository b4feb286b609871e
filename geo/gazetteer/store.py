"""The table of places that ships: names to candidate places. Needs nothing but SQLite."""

from __future__ import annotations

import bisect
import functools
import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar, TypeVarTuple

from ..errors import GazetteerError

if TYPE_CHECKING:
    import pandas as pd

LEVELS = ("country", "admin1", "admin2", "city")
PRIMARY, OFFICIAL, ALIAS, READING = range(4)
_NAMES_FILES = ("latin", "cjk", "other")
_Asked = TypeVarTuple("_Asked")
_Made = TypeVar("_Made")
_PLACE = (
    "p.id, p.level, p.source, p.name, p.admin1, p.population,"
    " p.lat_e4 / 1e4, p.lon_e4 / 1e4, p.type, p.languages"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer. Coordinates are degrees, EPSG:4326."""

    place_id: str
    name: str
    level: str
    country: str  # ISO 3166-1 alpha-2
    admin1: str | None  # ISO 3166-2
    population: int  # 0 where it is not known
    lat: float
    lon: float
    type: str | None  # "Province", "gun", "County", … where a source says so
    languages: int = 0  # in how many languages a source names it: the better known of two namesakes has more


class Gazetteer:
    """Names to places, opened in place and read-only.

    Parameters
    ----------
    folder
        Where ``places.sqlite`` and its companions lie, such as ``data.HERE``.

    Raises
    ------
    GazetteerError
        If a file is absent or is no gazetteer.

    Examples
    --------
    >>> from sistermap import data
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     [place.name for place, how in gazetteer.lookup("부산") if how == OFFICIAL]
    ['Busan']
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._base = self._connect()
        rows = self._base.execute("SELECT first, code, language FROM country ORDER BY first").fetchall()
        self._firsts = [first for first, _, _ in rows]
        self._starts = frozenset(self._firsts)  # a country's first place is itself
        self._codes: list[str] = [code for _, code, _ in rows]
        self._languages = {code: language for _, code, language in rows if language}
        self._lookup = functools.lru_cache(maxsize=50_000)(self._read_key)
        self._place = functools.lru_cache(maxsize=50_000)(self._read_place)
        self._largest = functools.lru_cache(maxsize=10_000)(self._read_largest_city)
        self._number = functools.lru_cache(maxsize=50_000)(self._read_number)
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
        """Close the files, and forget what was read from them."""
        self._base.close()
        for cache in (self._lookup, self._place, self._number, self._labels, self._largest):
            cache.cache_clear()
        self._cached.clear()

    def cached(self, make: Callable[[Self, *_Asked], _Made], *asked: *_Asked) -> _Made:
        """Return what `make` gives for the gazetteer and `asked`, made but once while the gazetteer is open.

        Examples
        --------
        >>> from sistermap import data
        >>> with Gazetteer.open(data.HERE) as gazetteer:
        ...     gazetteer.cached(lambda gazetteer, code: code in gazetteer.countries, "KR")
        True
        """
        key = (make, *asked)
        if key not in self._cached:
            self._cached[key] = make(self, *asked)
        return self._cached[key]  # type: ignore[return-value]

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO 3166-1 alpha-2 codes that have places."""
        return tuple(self._codes)

    def lookup(self, key: str) -> list[tuple[Place, int]]:
        """Find the places that go by a key.

        Parameters
        ----------
        key
            A name as `geo.gazetteer.keys.normalise` writes it.

        Returns
        -------
        list of (Place, int)
            With how the place goes by it: `PRIMARY`, `OFFICIAL`, `ALIAS` or `READING`. In a country the larger place
            comes first. Empty where nobody goes by it.
        """
        return self._lookup(key)

    def place(self, place_id: str) -> Place | None:
        """Return the place with an identity such as ``"city:1838524"``, or None."""
        level, _, source = place_id.partition(":")
        if level not in LEVELS or not source:
            return None
        return self._place(level, _stored(source))

    def typos(self, key: str, country: str) -> list[tuple[Place, str]]:
        """Find places of a country whose key is one slip away: a letter more, less, other, or two exchanged.

        Parameters
        ----------
        key
            Of at least four characters, in Latin script; others give nothing.
        country
            ISO 3166-1 alpha-2.

        Returns
        -------
        list of (Place, str)
            With the key that was meant.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if len(key) < 4:
            return []
        # One slip leaves one half of the key whole, unless it exchanges the two letters in the middle.
        half = len(key) // 2
        middle = key[: half - 1] + key[half] + key[half - 1] + key[half + 1 :]
        sizes = (len(key) - 1, len(key) + 1)
        back = self._spelled(country, "backward", key[half:][::-1], *sizes)
        found = {
            *self._spelled(country, "forward", key[:half], *sizes),
            *((other[::-1], number) for other, number in back),
            *self._spelled(country, "forward", middle, *sizes),
        }
        near = sorted(found)
        apart = process.extract_iter(key, [other for other, _ in near], scorer=OSA.distance, score_cutoff=1)
        return [(self._number(near[at][1]), other) for other, slips, at in apart if slips == 1]

    def keys_beginning(self, key: str, country: str, limit: int = 50) -> list[tuple[Place, str]]:
        """Find places of a country whose key begins with `key` and goes on, with their keys."""
        found = [(other, number) for other, number in self._spelled(country, "forward", key) if other != key]
        return [(self._number(number), other) for other, number in found[:limit]]

    def spellings(self, country: str) -> list[tuple[str, int]]:
        """Return every key of a country that misspellings are looked for among, with numbers for `place_by_rowid`."""
        return self._spelled(country, "forward", "")

    def place_by_rowid(self, number: int) -> Place:
        """Return the place that `spellings` gave a number."""
        return self._number(number)

    def places_above(self, country: str, population: int) -> list[Place]:
        """Return the regions and districts of a country, and its cities of at least `population` people."""
        first, last = self._range(country)
        rows = self._base.execute(
            f"SELECT {_PLACE} FROM place p WHERE p.id > ? AND p.id <= ? AND (p.level < 3 OR p.population >= ?)",
            (first, last, population),
        )
        return [self._made(row) for row in rows]

    def latin_names(self, country: str, population: int) -> list[tuple[str, int, int]]:
        """Return the names of a country's regions, districts and cities that a source calls their own.

        Parameters
        ----------
        country
            ISO 3166-1 alpha-2; empty for all.
        population
            Smaller places are left out, and those of which it is not known.

        Returns
        -------
        list of (str, int, int)
            Primary names as written, and keys of official names in Latin script; with numbers for `place_by_rowid`, and with
            how the place goes by the name, `PRIMARY` or `OFFICIAL`.
        """
        first, last = self._range(country)
        asked = {"first": first, "last": last, "people": population, "country": country}
        named = "p.id BETWEEN :first AND :last AND p.level > 0 AND p.population >= :people"
        # A country's keys are found in `forward`; of all countries, there it would take longer than where they all are.
        official = (
            "forward f CROSS JOIN latin.name n ON n.key = f.key AND n.id = f.id"
            if country
            else "latin.name n"
        )
        return self._base.execute(
            f"SELECT name, id, 0 FROM place p WHERE {named} UNION ALL "
            f"SELECT n.key, n.id, 1 FROM {official} CROSS JOIN place p ON p.id = n.id "
            f"WHERE {'f.country = :country AND ' if country else ''}n.how = 1 AND {named}",
            asked,
        ).fetchall()

    def transliteration_counts(self, script: str, spelling: str) -> bytes | None:
        """Return the table of how a Latin spelling is heard in a script, packed; None if there is none."""
        row = self._base.execute(
            "SELECT heard FROM sounds.sound WHERE script = ? AND spelling = ?", (script, spelling)
        ).fetchone()
        return row[0] if row else None

    def largest_city(self, admin1: str, country: str) -> Place | None:
        """Return the largest city of a country's region, which is mostly its seat; None if it has none."""
        return self._largest(admin1, country)

    def _read_largest_city(self, admin1: str, country: str) -> Place | None:
        number = self.cached(Gazetteer._read_largest_cities, country).get(admin1)
        return None if number is None else self._number(number)

    def _read_largest_cities(self, country: str) -> dict[str | None, int]:
        # Cities of a country are numbered by population.
        rows = self._base.execute(
            "SELECT admin1, MIN(id) FROM place WHERE id BETWEEN ? AND ? AND level = 3 AND population >= 1000"
            " GROUP BY admin1",
            self._range(country),
        )
        return {_region(admin1, country): number for admin1, number in rows}

    def countries_with_prefix(self, start: str, longest: int) -> set[str]:
        """Return the countries one of whose keys in Latin script begins with `start` and has at most `longest` letters."""
        rows = self._base.execute(
            "SELECT id FROM latin.name WHERE key >= ? AND key < ? AND length(key) <= ?",
            (start, start + "\uffff", longest),
        )
        return {self._country_of(number) for (number,) in rows if number in self._starts}

    def country_names(self) -> dict[str, str]:
        """Return the key of every name of a country in Latin script, but short ones -> ISO 3166-1 alpha-2."""
        return self.cached(Gazetteer._read_country_names)

    def _read_country_names(self) -> dict[str, str]:
        return dict(
            self._base.execute("SELECT key, country FROM forward WHERE id IN (SELECT first FROM country)")
        )

    def names(self, place_id: str) -> dict[str, str]:
        """Return BCP 47 tag -> name; empty where no source tells the language."""
        return dict(self._labels(place_id))

    def describe(self, place_ids: Iterable[str]) -> pd.DataFrame:
        """Return the rows of `geo.schema.PLACES` for places of the gazetteer, in the order given.

        Raises
        ------
        GazetteerError
            If an identity is not the gazetteer's.
        """
        import pandas as pd

        from ..schema import PLACES

        return pd.DataFrame([self._described(place_id) for place_id in place_ids], columns=list(PLACES))

    def _described(self, place_id: str) -> dict[str, object]:
        place = self.place(place_id)
        if place is None:
            raise GazetteerError(f"place {place_id!r} is not in the gazetteer")
        names = self.names(place_id)
        country = self.place(f"country:{place.country}")
        region = self.place(f"admin1:{place.admin1}") if place.admin1 else None
        local = names.get(self._languages.get(place.country, ""))
        return {
            "place_id": place_id,
            "name": place.name,
            "local_name": local if local != place.name else None,
            "names": _json({"en": place.name, **names}),
            "level": place.level,
            "country": place.country,
            "country_name": country.name if country else None,
            "country_names": _json(self.names(country.place_id) if country else {}),
            "admin1": place.admin1,
            "admin1_name": region.name if region else None,
            "admin1_names": _json(self.names(region.place_id) if region else {}),
            "population": place.population or None,
            "lat": place.lat,
            "lon": place.lon,
            "guessed": False,
        }

    # ---- reading ----

    def _range(self, country: str) -> tuple[int, int]:
        """Return the first and the last number of a country's places, of all where none is named."""
        if country not in self._codes:
            return (0, -1) if country else (0, 1 << 62)
        at = self._codes.index(country)
        return self._firsts[at], self._firsts[at + 1] - 1 if at + 1 < len(self._firsts) else 1 << 62

    def _connect(self) -> sqlite3.Connection:
        companions = {
            "labels": "labels",
            "spellings": "spellings",
            "sounds": "sounds",
            **{f: f"names-{f}" for f in _NAMES_FILES},
        }
        for file in ("places", *companions.values()):
            if not (self._folder / f"{file}.sqlite").is_file():
                raise GazetteerError(
                    f"{self._folder / file}.sqlite is absent; sistermap needs it to find places"
                )
        try:
            # The store is only read, so one connection may serve any thread in turn.
            base = sqlite3.connect(self._uri("places"), uri=True, check_same_thread=False)
            for schema, file in companions.items():
                base.execute(f"ATTACH ? AS {schema}", (self._uri(file),))
            base.execute("SELECT 1 FROM country").fetchone()
            # What is learned of sounds numbers no places.
            numbered = ("main", *(schema for schema in companions if schema != "sounds"))
            stamps = [base.execute(f"PRAGMA {schema}.user_version").fetchone() for schema in numbered]
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self._folder}: the gazetteer cannot be read ({error})") from error
        if len(set(stamps)) > 1:
            base.close()
            # Numbers of places mean others in another build: every name would be wrong.
            raise GazetteerError(
                f"{self._folder}: the gazetteer's files are of different builds; take all but sounds.sqlite from one"
            )
        return base

    def _uri(self, file: str) -> str:
        # immutable: no lock and no journal, so that a read-only folder and many processes are no matter.
        return f"{(self._folder / file).resolve().as_uri()}.sqlite?mode=ro&immutable=1"

    def _read_key(self, key: str) -> list[tuple[Place, int]]:
        rows = self._base.execute(
            f"SELECT {_PLACE}, n.how FROM {names_file(key)}.name n JOIN place p ON p.id = n.id WHERE n.key = ?",
            (key,),
        )
        return [(self._made(row[:-1]), row[-1]) for row in rows]

    def _read_place(self, level: str, source: str | int) -> Place | None:
        row = self._base.execute(
            f"SELECT {_PLACE} FROM place p WHERE p.source = ? AND p.level = ?", (source, LEVELS.index(level))
        ).fetchone()
        return self._made(row) if row else None

    def _read_labels(self, place_id: str) -> dict[str, str]:
        level, _, source = place_id.partition(":")
        row = self._base.execute(
            "SELECT names FROM labels.label JOIN place p USING (id) WHERE p.source = ? AND p.level = ?",
            (_stored(source), LEVELS.index(level) if level in LEVELS else None),
        ).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def _read_number(self, number: int) -> Place:
        row = self._base.execute(f"SELECT {_PLACE} FROM place p WHERE p.id = ?", (number,)).fetchone()
        return self._made(row)

    def _spelled(
        self, country: str, way: str, start: str, shortest: int = 0, longest: int = 1000
    ) -> list[tuple[str, int]]:
        return self._base.execute(
            f"SELECT key, id FROM {way} WHERE country = ? AND key >= ? AND key < ? AND length(key) BETWEEN ? AND ?",
            (country, start, start + "\uffff", shortest, longest),
        ).fetchall()

    def _made(self, row: tuple[int, int, str | int, str, str, int, float, float, str, int]) -> Place:
        number, level, source, name, admin1, population, lat, lon, kind, languages = row
        country = self._country_of(number)
        return Place(
            f"{LEVELS[level]}:{source}", name, LEVELS[level], country, _region(admin1, country), population,
            lat, lon, kind, languages,
        )  # fmt: skip

    def _country_of(self, number: int) -> str:
        return self._codes[bisect.bisect_right(self._firsts, number) - 1]


def _region(stored: str | None, country: str) -> str | None:
    """Return a region's code as it is told; the store leaves the country out of ISO 3166-2."""
    return country + stored if stored and stored[0] == "-" else stored


def _stored(source: str) -> str | int:
    """Return what the store has behind "level:": GeoNames' numbers as numbers, all else as it is."""
    return int(source) if source.isdecimal() and source.isascii() else source


def names_file(key: str) -> str:
    """Return which file holds the names that begin as `key` does."""
    first = key[:1]
    if first <= "\u024f":
        return "latin"
    return "cjk" if "\u2e80" <= first <= "\ud7ff" or first >= "\uf900" else "other"


def _json(names: dict[str, str]) -> str:
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))
