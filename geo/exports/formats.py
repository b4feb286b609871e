"""The layer as files that other programs read, by suffix."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from textwrap import shorten
from typing import Any

import pandas as pd

from ..cells import apply_to_distinct, guard_formula, legal_in_xml
from ..errors import ExportError
from ..layer import Layer
from ..local_files import suffix_among
from ..schema import SIDES
from . import gis, graph, kml
from .about import About
from .atomic import Content, write_together

Tables = dict[str, pd.DataFrame]

# Columns of ours that are numbers, also where all of them are missing.
NUMBER = re.compile(r"^(?:row|degree|population|distance_km|value|(?:from_|to_)?(?:lat|lon|score))$")
# And those that are true or false.
TRUTH = frozenset({"guessed", "directed", "draft"})
# What a column of objects becomes, by what pandas finds in it. Anything else becomes text.
TYPES: dict[str, Any] = {"string": "str", "boolean": "boolean", "integer": "Int64", "floating": "float"}
FULL_BELOW_BYTES = 100_000  # the smallest GeoPackage is larger


def write_layer(
    layer: Layer,
    path: str | os.PathLike[str],
    *,
    inputs: Iterable[str | os.PathLike[str]] = (),
    attribution: Iterable[Mapping[str, str]] = (),
    version: str = "",
    styles: Mapping[str, Mapping[str, Any]] | None = None,
) -> list[Path]:
    """Write a layer in the format that the suffix of `path` names.

    ``.gpkg`` and ``.kml``, ``.kmz`` hold all of the layer in one file. ``.graphml`` and ``.gexf`` hold places and
    networks as nodes, ties and memberships as edges, and have what was not placed beside them in NAME-unplaced.csv. The
    other formats hold only one table a file: NAME.parquet has the ties, and NAME-places, NAME-regions, NAME-memberships
    and NAME-unplaced are written beside it. All files of a set are whole before the first takes its place.

    Parameters
    ----------
    layer
        Any layer, also an empty one.
    path
        Ends in .gpkg, .parquet, .geojson, .fgb, .csv, .kml, .kmz, .graphml or .gexf.
    inputs
        Files that were read, which none of the set may replace.
    attribution
        Whose data the layer shows: ``what``, ``text``, ``url`` and ``licence`` of each. It goes into the file's metadata.
    version
        The version of sistermap, for the metadata.
    styles
        Kind -> ``light`` (``"#rrggbb"``), ``dash`` (px of line and gap) and ``label``, for formats that have a look.
        Kinds without a style get a plain one.

    Returns
    -------
    list of pathlib.Path
        The files written, the one at `path` first.

    Raises
    ------
    ExportError
        If the suffix is unknown or a file cannot be written, or is one of `inputs`. Nothing is replaced then.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from sistermap.geo.layer import example_layer
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in write_layer(example_layer(), Path(folder, "ties.gexf"))]
    ['ties.gexf', 'ties-unplaced.csv']
    """
    about = About(list(attribution), version, styles or {})
    files = FORMATS[check_suffix(path)](tables(layer), Path(path), about)
    write_together(
        {name: _explain_gdal_errors(name, content) for name, content in files.items()}, inputs=inputs
    )
    return list(files)


def check_suffix(path: str | os.PathLike[str]) -> str:
    """Return the suffix of `path` in lower case, if there is a format of that name.

    Raises
    ------
    ExportError
        If there is none.

    Examples
    --------
    >>> check_suffix("Ties.GPKG")
    '.gpkg'
    """
    return suffix_among(path, FORMATS)


def tables(layer: Layer) -> Tables:
    """Return the layer's tables by name, every column of one type, as files want it.

    Columns that hold several types become text, and so do columns without any value.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> list(tables(example_layer()))
    ['places', 'regions', 'ties', 'memberships', 'unplaced']
    """
    names = ("places", "regions", "ties", "memberships", "unplaced")
    return {name: _of_one_type(getattr(layer, name)) for name in names}


def _of_one_type(table: pd.DataFrame) -> pd.DataFrame:
    own = [str(name) for name in table.columns if name != "geometry"]
    return table.assign(**{name: _as_one_type(table[name]) for name in own})


def _as_one_type(column: pd.Series[Any]) -> pd.Series[Any]:
    """Make one column what a file can hold."""
    known = column.dropna()
    if not len(known):
        name = str(column.name)
        return column.astype(float if NUMBER.search(name) else "boolean" if name in TRUTH else "str")
    if column.dtype != object and not pd.api.types.is_unsigned_integer_dtype(column.dtype):
        return column
    found = pd.api.types.infer_dtype(known)
    if found == "integer" and not known.map(lambda number: -(2**63) <= number < 2**63).all():
        found = "too large"  # a number of 20 digits is an identifier: it stays whole as text
    if found in TYPES:
        typed: pd.Series[Any] = column.astype(TYPES[found])
        return typed
    return known.map(str).astype("str").reindex(column.index)


def _explain_gdal_errors(path: Path, content: Content) -> Content:
    """Turn GDAL's own errors into ours; its reasons are for programmers, so the file's name leads."""
    if not callable(content):
        return content

    def write(whole: Path) -> None:
        from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError

        try:
            content(whole)
        except (DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError) as error:
            message = shorten(str(error), 200, placeholder=" …") or type(error).__name__
            # On a full disk SQLite fails at whatever it does next, and its message is about that.
            full = shutil.disk_usage(whole.parent).free < FULL_BELOW_BYTES
            reason = "the disk is full" if full else message
            raise ExportError(f"{path}: cannot be written: {reason}") from error

    return write


def _beside(path: Path, name: str, suffix: str | None = None) -> Path:
    """Name the file of a table other than the ties."""
    return path.with_name(f"{path.stem}-{name}{suffix or path.suffix}")


def _edges(made: Tables, path: Path, about: About) -> dict[Path, Content]:
    """Write nodes and edges for spreadsheets and flow maps: each tie with the coordinates of its ends."""
    at = made["places"].set_index("place_id")[["lat", "lon"]]
    ties = made["ties"].assign(
        **{f"{end}_{axis}": made["ties"][f"{end}_id"].map(at[axis]) for end in SIDES for axis in at}
    )
    return _set_of_files(_write_csv)({**made, "ties": ties}, path, about)


def _set_of_files(
    write: Callable[[pd.DataFrame, Path, str, About], None],
) -> Callable[[Tables, Path, About], dict[Path, Content]]:
    """Make a set of files of a format that holds only one table a file."""

    def files(made: Tables, path: Path, about: About) -> dict[Path, Content]:
        def content(name: str) -> Callable[[Path], None]:
            return lambda whole: write(made[name], whole, name, about)

        return {
            path if name == "ties" else _beside(path, name): content(name)
            for name in ("ties", *(n for n in made if n != "ties"))
        }

    return files


def _geopackage(made: Tables, path: Path, about: About) -> dict[Path, Content]:
    return {path: lambda whole: gis.write_geopackage(made, whole, about)}


def _kml(made: Tables, path: Path, about: About) -> dict[Path, Content]:
    made = {name: _legal_in_xml(table) for name, table in made.items()}
    return {path: lambda whole: kml.write_kml(made, whole, about)}


def _graph(made: Tables, path: Path, about: About) -> dict[Path, Content]:
    legal = {name: _legal_in_xml(table) for name, table in made.items()}
    left_out = _beside(path, "unplaced", ".csv")
    return {
        path: lambda whole: graph.write_graph(legal, whole, about),
        left_out: lambda whole: _write_csv(made["unplaced"], whole, "unplaced", about),
    }


def _legal_in_xml(table: pd.DataFrame) -> pd.DataFrame:
    """Put U+FFFD where the user's text has what XML cannot hold."""
    legal = {name: apply_to_distinct(legal_in_xml, table[name]) for name in _text_columns(table)}
    return table.assign(**legal).rename(columns=legal_in_xml)


def _write_csv(table: pd.DataFrame, path: Path, name: str, about: About) -> None:
    """Write a table for spreadsheets: UTF-8 with a byte order mark, and no cell that they would run."""
    table = pd.DataFrame(table.drop(columns="geometry", errors="ignore"))
    guarded = {name: apply_to_distinct(guard_formula, table[name]) for name in _text_columns(table)}
    table = table.assign(**guarded).rename(columns=guard_formula)
    table.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def _text_columns(table: pd.DataFrame) -> list[str]:
    return [
        str(name)
        for name in table.columns
        if pd.api.types.is_string_dtype(table[name].dtype) and name != "geometry"
    ]


FORMATS: dict[str, Callable[[Tables, Path, About], dict[Path, Content]]] = {
    ".gpkg": _geopackage,
    ".parquet": _set_of_files(gis.write_parquet),
    ".geojson": _set_of_files(gis.write_geojson),
    ".fgb": _set_of_files(gis.write_flatgeobuf),
    ".kml": _kml,
    ".kmz": _kml,
    ".graphml": _graph,
    ".gexf": _graph,
    ".csv": _edges,
}
