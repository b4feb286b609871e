"""GeoPackage, GeoParquet, GeoJSON and FlatGeobuf, through GDAL and Arrow."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pyogrio

from .about import About
from .qgis import qgis_styles

GEOMETRY_TYPES = {"places": "Point", "regions": "MultiPolygon", "ties": "MultiLineString"}
# GDAL would write the time of writing, and then the same input would give other bytes.
NO_DATE = "1970-01-01T00:00:00.000Z"


def write_geopackage(tables: dict[str, pd.DataFrame], path: Path, about: About) -> None:
    """Write all tables into one GeoPackage, with the styles that QGIS applies by itself.

    SQLite takes ``Desk`` and ``desk`` for one column: the second gets `` (2)`` behind its name.
    """
    for name, table in tables.items():
        table = table.set_axis(_distinct_in_sqlite(list(table.columns)), axis=1)
        free = {column.lower() for column in table.columns}
        _write_with_gdal(
            table,
            path,
            name,
            driver="GPKG",
            layer_options={
                "FID": next(c for c in ("fid", "ogc_fid", "sistermap_fid") if c not in free),
                "GEOMETRY_NAME": next(c for c in ("geom", "the_geom", "sistermap_geom") if c not in free),
                "DESCRIPTION": about.description,
            },
            dataset_metadata=about.metadata(),
            dataset_options={"VERSION": "1.3"},  # programs older than 2023 warn of 1.4
        )
    styles = qgis_styles(about.styles, tables["ties"]["kind"])
    columns = _geometry_columns(path)
    styles.insert(2, "f_geometry_column", styles["f_table_name"].map(columns))
    _write_with_gdal(styles, path, "layer_styles", driver="GPKG", layer_options={"FID": "id"})
    _remove_times(path)


def write_parquet(table: pd.DataFrame, path: Path, name: str, about: About) -> None:
    """Write GeoParquet 1.1 with the box of each feature; a table without geometry is plain Parquet."""
    if isinstance(table, geopandas.GeoDataFrame):
        table = table.rename(columns={"bbox": "bbox (original)"})  # the format's own name for the boxes
        table.to_parquet(
            path, index=False, schema_version="1.1.0", write_covering_bbox=True, compression="zstd"
        )
    else:
        table.to_parquet(path, index=False, compression="zstd")
    written = pq.read_table(path)
    own = {b"sistermap": json.dumps(about.metadata(), ensure_ascii=False).encode()}
    pq.write_table(
        written.replace_schema_metadata((written.schema.metadata or {}) | own), path, compression="zstd"
    )


def write_geojson(table: pd.DataFrame, path: Path, name: str, about: About) -> None:
    """Write RFC 7946; a row without geometry, and a tie of a place with itself, becomes an unlocated feature."""
    if isinstance(table, geopandas.GeoDataFrame):
        table = _without_empties(table)
    else:
        table = geopandas.GeoDataFrame(table, geometry=np.full(len(table), None), crs="EPSG:4326")
    _through_memory(
        table,
        path,
        name,
        driver="GeoJSON",
        layer_options={
            "RFC7946": "YES",
            "AUTODETECT_JSON_STRINGS": "NO",  # a cell that looks like JSON is text
            "DESCRIPTION": about.description,
        },
    )


def write_flatgeobuf(table: pd.DataFrame, path: Path, name: str, about: About) -> None:
    """Write FlatGeobuf with its spatial index, which orders features by place.

    The index has no room for an empty line: where there is one, it becomes no geometry, and there is no index.
    """
    located = False
    if isinstance(table, geopandas.GeoDataFrame):
        table = _without_empties(table)
        located = bool(table.geometry.notna().all())
    _through_memory(
        table,
        path,
        name,
        driver="FlatGeobuf",
        layer_options={
            "SPATIAL_INDEX": "YES" if located else "NO",
            "TITLE": name,
            "DESCRIPTION": about.description,
        },
    )


def _through_memory(table: pd.DataFrame, path: Path, name: str, **options: Any) -> None:
    """Let GDAL write to memory: its GeoJSON and FlatGeobuf drivers do not report a full disk."""
    made = BytesIO()
    _write_with_gdal(table, made, name, **options)
    path.write_bytes(made.getvalue())


def _without_empties(table: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    return table.set_geometry(table.geometry.where(~table.geometry.is_empty))


def _write_with_gdal(table: pd.DataFrame, path: Path | BytesIO, name: str, **options: Any) -> None:
    kind = GEOMETRY_TYPES.get(name)
    if kind is not None:
        options["geometry_type"] = kind
    pyogrio.write_dataframe(table, path, layer=name, **options)


def _distinct_in_sqlite(names: list[str]) -> list[str]:
    """Give numbers to names that differ but in case."""
    seen: set[str] = set()
    distinct = []
    for name in names:
        free, number = name, 1
        while free.lower() in seen:
            number += 1
            free = f"{name} ({number})"
        seen.add(free.lower())
        distinct.append(free)
    return distinct


def _geometry_columns(path: Path) -> dict[str, str]:
    """Return the name of the geometry column of each layer of a GeoPackage."""
    with contextlib.closing(sqlite3.connect(path)) as package:
        return dict(package.execute("SELECT table_name, column_name FROM gpkg_geometry_columns"))


def _remove_times(path: Path) -> None:
    """Take out the time of writing, also from what SQLite leaves in free space and counts in its header."""
    clean = path.with_name(f"{path.name}.clean")
    with contextlib.closing(sqlite3.connect(path)) as package:
        with package:
            package.execute("UPDATE gpkg_contents SET last_change = ?", [NO_DATE])
            package.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", [NO_DATE])
        package.execute("VACUUM INTO ?", [str(clean)])
    clean.replace(path)
