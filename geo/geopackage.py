"""GeoPackages opened by SQLite itself: their tables are read, and nothing that a file could bring runs.

GDAL would work out the views of a file, with functions that open other files and addresses.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import pyproj

MARK = b"SQLite format 3\0"
MOST_VALUES = 20_000_000  # cells of all tables
MOST_BYTES = 400_000_000  # of all texts and shapes: a view can repeat few bytes often
LARGEST_VALUE = 100_000_000
_STEPS = 10_000  # of SQLite's machine, between two looks at how many there were
_MOST_STEPS = 200_000_000  # a table of a million rows takes about 20 million
_JOURNAL = slice(18, 20)  # how the file is written; 2 is a log beside it, which bytes in memory do not have
_OWN = re.compile(
    r"(?:gpkg|rtree|sqlite|idx|spatialite)_|(?:geometry_columns|spatial_ref_sys|layer_styles)$", re.I
)
_ENVELOPES = (0, 32, 48, 48, 64)  # bytes before a shape
_REFUSED = ("authorized", "interrupted", "no such function", "prohibited", "unsafe use", "too big")
_MAY_CALL = {
    "row_number", "coalesce", "ifnull", "nullif", "lower", "upper", "trim", "substr", "abs", "round", "count", "min", "max", "sum",
}  # fmt: skip  # what the views of others are made with, and what no file can grow by


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
        database.text_factory = lambda text: text.decode("utf-8", "replace")
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
        database.execute("PRAGMA trusted_schema = OFF")
        schema = database.execute("SELECT name, type, rootpage FROM sqlite_master").fetchall()
        self._tables = {
            name: kind for name, kind, root in schema if (kind == "table" and root) or kind == "view"
        }
        self._shapes = self._shape_columns()
        database.set_authorizer(self._may)
        database.set_progress_handler(self._count_steps, _STEPS)

    def read(self) -> dict[str, pd.DataFrame]:
        return {name: self._table(name) for name in self._listed()}

    def _has(self, table: str) -> bool:
        return self._tables.get(table) == "table"

    def _listed(self) -> list[str]:
        """Return the tables that are the user's: those which the package lists, others too where it lists no plain ones."""
        others = [name for name in self._tables if not _OWN.match(name)]
        if not self._has("gpkg_contents"):
            return [name for name in others if self._has(name)]
        listed = self._database.execute("SELECT table_name, data_type FROM gpkg_contents").fetchall()
        kept = [name for name, kind in listed if kind in ("features", "attributes") and name in self._tables]
        if any(kind in ("attributes", "aspatial") for _, kind in listed):
            return kept
        return [*kept, *(name for name in others if self._has(name) and name not in kept)]

    def _shape_columns(self) -> dict[str, tuple[str, pyproj.CRS | None]]:
        """Return the column of shapes of each layer, with its CRS."""
        if not (self._has("gpkg_geometry_columns") and self._has("gpkg_spatial_ref_sys")):
            return {}
        found = self._database.execute(
            "SELECT g.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition"
            " FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s USING (srs_id)"
        )
        return {table: (column, _crs(*stated)) for table, column, *stated in found}

    def _table(self, name: str) -> pd.DataFrame:
        import geopandas
        import pandas as pd

        quoted = name.replace('"', '""')
        columns = self._database.execute(f'PRAGMA table_info("{quoted}")').fetchall()
        shape, crs = self._shapes.get(name, (None, None))
        kept = [
            (column, made_of(kind.upper()))
            for _, column, kind, _, _, key in columns
            if not (key and kind.upper() == "INTEGER") and column != shape
        ]
        wanted = [column for column, _ in kept] + ([shape] if shape else [])
        if not wanted:
            return pd.DataFrame()
        listed = ", ".join('"' + column.replace('"', '""') + '"' for column in wanted)
        rows = []
        for row in self._database.execute(f'SELECT {listed} FROM "{quoted}"'):  # noqa: S608  # quoted above
            self._count(row)
            rows.append(row)
        cells = {
            column: pd.Series([made(row[at]) for row in rows], dtype=object)
            for at, (column, made) in enumerate(kept)
        }
        if not shape:
            return pd.DataFrame(cells)
        shapes = [_shape(row[-1], number) for number, row in enumerate(rows, 1)]
        return geopandas.GeoDataFrame(
            cells, geometry=geopandas.GeoSeries(shapes, crs=crs, index=range(len(rows)))
        )

    def _count(self, row: tuple[Any, ...]) -> None:
        self._values += len(row)
        self._bytes += sum(len(value) for value in row if isinstance(value, str | bytes))
        if self._values > MOST_VALUES or self._bytes > MOST_BYTES:
            raise ValueError(f"it holds more than {MOST_VALUES:,} values or {MOST_BYTES:,} bytes of them")

    def _count_steps(self) -> bool:
        self._steps += _STEPS
        return self._steps > _MOST_STEPS

    def _may(self, action: int, what: str | None, more: str | None, *_: str | None) -> int:
        """Tell SQLite what a statement, and a view in it, may do: read tables of the file, and call plain functions."""
        allowed = (
            action == sqlite3.SQLITE_SELECT
            or (action == sqlite3.SQLITE_READ and (what in self._tables or what == "sqlite_master"))
            or (action == sqlite3.SQLITE_PRAGMA and what == "table_info")
            or (action == sqlite3.SQLITE_FUNCTION and (more or "").lower() in _MAY_CALL)
        )
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


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
