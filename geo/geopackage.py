"""GeoPackages opened by SQLite itself: their tables are read, and nothing that a file could bring runs.

GDAL would work out the views of a file, with functions that open other files and addresses.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyproj

MARK = b"SQLite format 3\0"
MOST_VALUES = 20_000_000  # cells of all tables
MOST_BYTES = 400_000_000  # of all texts and shapes: a view can repeat few bytes often
LARGEST_VALUE = 100_000_000  # of a table: it is in the file as it is
_LARGEST_MADE = 5_000_000  # of a view, and of a column that is worked out: each step may make one of another
_MOST_LISTED = 10_000  # tables, layers, references
_STEPS = 200  # of SQLite's machine, between two looks at how many there were
_MOST_STEPS = 200_000_000  # a table of a million rows takes about 20 million
_MOST_SECONDS = 10  # of all views: a step may take long
_JOURNAL = slice(18, 20)  # how the file is written; 2 is a log beside it, which bytes in memory do not have
_OWN = re.compile(
    r"(?:gpkg|rtree|sqlite|idx|spatialite)_|(?:geometry_columns|spatial_ref_sys|layer_styles)$", re.I
)
_ENVELOPES = (0, 32, 48, 48, 64)  # bytes before a shape
_REFUSED = (
    "authorized", "interrupted", "no such function", "prohibited", "unsafe use", "too big", "too complex",
)  # fmt: skip
# What the views of others are made with: none opens anything, and what it makes is about as long as what it takes.
_MAY_CALL = {
    "coalesce", "ifnull", "nullif", "iif", "typeof", "lower", "upper", "trim", "ltrim", "rtrim", "substr", "substring", "length",
    "unicode", "concat", "abs", "sign", "round", "ceil", "ceiling", "floor", "date", "time", "datetime", "julianday",
    "count", "min", "max", "sum", "total", "avg", "group_concat",
    "row_number", "rank", "dense_rank", "lag", "lead", "first_value", "last_value",
}  # fmt: skip
_PATTERNS = {"like", "glob"}  # compare a pattern with a text at each place of it
_SEARCHES = {"replace", "instr"}  # compare two texts at each place, each as long as the file says
_LONGEST_PATTERN = 60  # bytes
# Bytes of any value of a view that searches, or calls many functions: one step takes a tenth of a second at most.
_LARGEST_SEARCHED = 100_000
_MOST_CALLS = 100  # of any functions, where values may be long: SQLite looks at the time only between rows
_LONG_STEPS = 10  # as _STEPS, where a step may take long
_MOST_PATTERNS = 4  # that a view may compare with long values too, for the same reason
_MOST_SEARCHES = 60  # and patterns of a view, whose values are all short


def read_geopackage(content: bytes) -> dict[str, pd.DataFrame]:
    """Return the layers and the tables of a GeoPackage, and those of another SQLite database.

    A layer is a GeoDataFrame with the shapes and the CRS that it states; the numbers of features are left out.

    Raises
    ------
    ValueError
        If it cannot be read, or a view of it calls more than plain functions or makes more rows than any list has.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.deserialize(content[: _JOURNAL.start] + b"\1\1" + content[_JOURNAL.stop :])
            return _Package(database).read()
        except sqlite3.Error as error:
            refused = any(word in str(error) for word in _REFUSED)
            raise ValueError(
                "a view does more than choose rows; save it as a table" if refused else str(error)
            ) from error


class _Package:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._values = self._bytes = self._steps = 0
        self._seconds = float(_MOST_SECONDS)
        self._since: float | None = None
        self._tables: dict[str, str] = {}
        self._called: list[str] = []  # functions, by the statement that was prepared last
        self._at_once = _STEPS
        self._worked_out: set[tuple[str, str]] = set()  # of which SQLite says no function to the guard
        database.text_factory = lambda text: text.decode("utf-8", "replace")
        database.execute("PRAGMA trusted_schema = OFF")
        # Guards come before the first look at the file: any of its tables may be a view, or have columns that are made.
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_MADE)
        database.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, _LONGEST_PATTERN)
        for name in ("trim", "ltrim", "rtrim"):
            database.create_function(name, 2, _refuse)  # of SQLite: a step of it may take hours
        database.set_authorizer(self._may)
        self._look_every(_STEPS)
        schema = self._rows("SELECT name, type, rootpage FROM sqlite_master WHERE type IN ('table', 'view')")
        self._tables = {name: kind for name, kind, root in schema if root or kind == "view"}
        self._worked_out = {
            column for name in self._tables if self._has(name) for column in self._made_of(name)
        }
        self._shapes = self._shape_columns()

    def read(self) -> dict[str, pd.DataFrame]:
        return {name: self._table(name) for name in self._listed()}

    def _has(self, table: str) -> bool:
        return self._tables.get(table) == "table"

    def _listed(self) -> list[str]:
        """Return the tables that are the user's: those which the package lists, others too where it lists no plain ones."""
        others = [name for name in self._tables if not _OWN.match(name)]
        if not self._has("gpkg_contents"):
            return [name for name in others if self._has(name)]
        listed = self._rows("SELECT table_name, data_type FROM gpkg_contents")
        chosen = (
            name for name, kind in listed if kind in ("features", "attributes") and name in self._tables
        )
        kept = [*dict.fromkeys(chosen)]
        if any(kind in ("attributes", "aspatial") for _, kind in listed):
            return kept
        return [*kept, *(name for name in others if self._has(name) and name not in kept)]

    def _made_of(self, table: str) -> list[tuple[str, str]]:
        """Return the columns of a table that are worked out of others."""
        quoted = table.replace('"', '""')
        columns = self._database.execute(f'PRAGMA table_xinfo("{quoted}")')
        return [(table.lower(), str(name).lower()) for _, name, *_, hidden in columns if hidden in (2, 3)]

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows that the file states of itself, no more than any file does."""
        found = [*self._counted(f"{query} LIMIT {_MOST_LISTED + 1}", made=True)]
        if len(found) > _MOST_LISTED:
            raise ValueError(f"it lists more than {_MOST_LISTED:,} tables or references")
        return found

    def _counted(self, query: str, *, made: bool) -> Iterator[tuple[Any, ...]]:
        """Hand over rows, and stop once they are more than any file has, or, where they are made, take too long."""
        called = self._functions(query) if made else []
        patterns, searches = (sum(each in of for each in called) for of in (_PATTERNS, _SEARCHES))
        if patterns + searches > _MOST_SEARCHES:
            raise ValueError(f"a view searches more than {_MOST_SEARCHES} times; save it as a table")
        short = searches or patterns > _MOST_PATTERNS or len(called) > _MOST_CALLS
        most = LARGEST_VALUE if not made else _LARGEST_SEARCHED if short else _LARGEST_MADE
        self._database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, most)
        self._look_every(_LONG_STEPS if patterns + searches else _STEPS)
        self._since = monotonic() if made else None
        for row in self._database.execute(query):
            self._count(row)
            yield row
        if self._since is not None:
            self._seconds -= monotonic() - self._since

    def _functions(self, query: str) -> list[str]:
        """Return the functions that a statement calls, without running it."""
        self._called = []
        self._database.execute(f"EXPLAIN {query}").close()
        return self._called

    def _look_every(self, steps: int) -> None:
        self._at_once = steps
        self._database.set_progress_handler(self._count_steps, steps)

    def _shape_columns(self) -> dict[str, tuple[str, list[Any]]]:
        """Return the column of shapes of each layer, with what is stated of its CRS."""
        if not (self._has("gpkg_geometry_columns") and self._has("gpkg_spatial_ref_sys")):
            return {}
        stated = {
            number: about
            for number, *about in self._rows(
                "SELECT srs_id, organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys"
            )
        }
        layers = self._rows("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns")
        return {table: (column, stated.get(number, [None] * 3)) for table, column, number in layers}

    def _table(self, name: str) -> pd.DataFrame:
        import geopandas
        import pandas as pd

        quoted = name.replace('"', '""')
        columns = self._database.execute(f'PRAGMA table_info("{quoted}")').fetchall()
        shape, stated = self._shapes.get(name, (None, []))
        if shape is not None and shape not in {column for _, column, *_ in columns}:
            raise ValueError(
                f"its layer {name[:60]!r} has no column {str(shape)[:60]!r}, where it states its shapes"
            )
        kept = [
            (column, made_of(kind.upper()))
            for _, column, kind, _, _, key in columns
            if not (key and kind.upper() == "INTEGER") and column != shape
        ]
        wanted = [column for column, _ in kept] + ([shape] if shape else [])
        if not wanted:
            return pd.DataFrame()
        listed = ", ".join('"' + column.replace('"', '""') + '"' for column in wanted)
        query = f'SELECT {listed} FROM "{quoted}"'  # noqa: S608  # quoted above
        rows = [*self._counted(query, made=not self._has(name))]
        cells = {
            column: pd.Series([made(row[at]) for row in rows], dtype=object)
            for at, (column, made) in enumerate(kept)
        }
        if not shape:
            return pd.DataFrame(cells)
        shapes = [_shape(row[-1], number) for number, row in enumerate(rows, 1)]
        return geopandas.GeoDataFrame(
            cells, geometry=geopandas.GeoSeries(shapes, crs=_crs(*stated), index=range(len(rows)))
        )

    def _count(self, row: tuple[Any, ...]) -> None:
        self._values += len(row)
        self._bytes += sum(len(value) for value in row if isinstance(value, str | bytes))
        if self._values > MOST_VALUES or self._bytes > MOST_BYTES:
            raise ValueError(f"it holds more than {MOST_VALUES:,} values or {MOST_BYTES:,} bytes of them")

    def _count_steps(self) -> bool:
        self._steps += self._at_once
        late = self._since is not None and monotonic() - self._since > self._seconds
        return late or self._steps > _MOST_STEPS

    def _may(self, action: int, what: str | None, more: str | None, *_: str | None) -> int:
        """Tell SQLite what a statement, and a view in it, may do: read tables of the file, and call plain functions."""
        function = (more or "").lower() if action == sqlite3.SQLITE_FUNCTION else None
        if function is not None:
            self._called.append(function)
        allowed = (
            action == sqlite3.SQLITE_SELECT
            or (
                action == sqlite3.SQLITE_READ
                and (what in self._tables or what == "sqlite_master")
                and (str(what).lower(), str(more).lower()) not in self._worked_out
            )
            or (action == sqlite3.SQLITE_PRAGMA and what in ("table_info", "table_xinfo"))
            or function in _MAY_CALL | _PATTERNS | _SEARCHES
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _refuse(*_: Any) -> None:
    raise ValueError("no function of a view")


def made_of(kind: str) -> Callable[[Any], Any]:
    """Return what makes a value of a column of a type that SQLite does not have.

    Examples
    --------
    >>> made_of("BOOLEAN")(1), made_of("DATE")("1999-04-21"), made_of("DATE")("soon")
    (True, datetime.date(1999, 4, 21), 'soon')
    """
    return {"BOOLEAN": _boolean, "DATE": _day, "DATETIME": _moment}.get(kind, _plain)


def _plain(value: Any) -> Any:
    return None if isinstance(value, bytes) else value


def _boolean(value: Any) -> Any:
    return bool(value) if value in (0, 1) else _plain(value)


def _day(value: Any) -> Any:
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        return _plain(value)


def _moment(value: Any) -> Any:
    try:
        return dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return _plain(value)


def _crs(organisation: str | None, code: int | None, definition: str | None) -> pyproj.CRS | None:
    import pyproj

    if not organisation or str(organisation).upper() == "NONE":
        return None  # "undefined", and a layer whose reference is absent
    try:
        if str(organisation).upper() == "EPSG":
            return pyproj.CRS.from_epsg(str(code))
        return pyproj.CRS.from_wkt(str(definition))
    except pyproj.exceptions.CRSError as error:
        raise ValueError(f"its CRS {organisation}:{code} is not known") from error


def _shape(blob: Any, number: int) -> Any:
    """Return the shape that a GeoPackage keeps behind a head of its own."""
    import shapely

    if blob is None:
        return None
    try:
        if not isinstance(blob, bytes) or blob[:2] != b"GP":
            raise ValueError("no shape of a GeoPackage")
        return shapely.from_wkb(blob[8 + _ENVELOPES[blob[3] >> 1 & 7] :])
    except (ValueError, IndexError, shapely.errors.ShapelyError) as error:
        raise ValueError(f"feature {number} holds no shape that can be read") from error
