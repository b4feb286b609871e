"""Files of boundaries -> their shapes and CRS, by what their first bytes are and by no driver that would look further."""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from ..geo.arrow import open_bytes
from ..geo.errors import MapError
from ..geo.gdal import FLATGEOBUF, SHAPEFILE, read_flatgeobuf, read_shapefile
from ..geo.geopackage import MARK as GEOPACKAGE
from ..geo.geopackage import read_geopackage
from ..geo.local_files import local_bytes
from ..geo.parquet import check_parquet

if TYPE_CHECKING:
    import geopandas as gpd
    import pyproj

EXPECTED = "a GeoPackage, GeoJSON, Shapefile, FlatGeobuf or Parquet of polygons"
LARGEST = 200_000_000  # bytes; the countries of Natural Earth have 5 to 25 million
_MOST_SHAPES = 5_000_000
_MOST_MARKS = {  # of GeoJSON, whose numbers take ten times their bytes while a shape is made
    b"[": (5_000_000, "points"),
    b"{": (3_000_000, "objects"),
    b",": (15_000_000, "values"),
    b'"': (10_000_000, "quotes of texts"),
}
_MOST_PACKED = 10_000  # files in a zip file
_ENTRY = b"PK\x01\x02"  # of its directory, which is read whole
_INNER = (TypeError, LookupError, AttributeError)  # what libraries raise of what they do not expect
_PARQUET = b"PAR1"
_ZIP = b"PK\x03\x04"
_BESIDE = (".shx", ".prj")  # what is read of a Shapefile beside its shapes
# As a code, a URN or the address of one; nothing is fetched.
_CRS_NAME = re.compile(
    r"(?:urn:ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?(EPSG|OGC|ESRI)[:/](?:[\w.]*+[:/])?(\w++)",
    re.IGNORECASE,
)
_SHAPES = ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")


class Shapes(NamedTuple):
    """What a file of boundaries holds: shapes of any kind, None among them, and the CRS that it states."""

    shapes: Any
    crs: pyproj.CRS | None


def read_shapes(path: str | Path) -> Shapes:
    """Read the shapes of a file: of a GeoPackage those of the first layer that has polygons.

    Raises
    ------
    MapError
        If it is no such file, or broken.
    """
    content = local_bytes(path, MapError, EXPECTED, most=LARGEST)
    try:
        return _read(content, Path(path))
    except MapError:
        raise
    except Exception as error:  # each reader has errors of its own
        reason = " ".join(str(error).split()) or type(error).__name__
        if isinstance(error, _INNER):  # whose text is about their own lists and calls
            reason = f"{_called(content)}, but what it states does not fit together"
        raise MapError(f"{path}: cannot be read as boundaries: {reason}; expected {EXPECTED}") from error


def _read(content: bytes, path: Path) -> Shapes:
    if content.startswith(GEOPACKAGE):
        return _first_of_polygons(read_geopackage(content))
    if content.startswith(FLATGEOBUF):
        return _first_of_polygons(read_flatgeobuf(content))
    if content.startswith(_PARQUET):
        return _of_parquet(content)
    if content.startswith(SHAPEFILE):
        return _of_shapefile(content, {s: b for s in _BESIDE if (b := _beside(path, s)) is not None})
    if content.startswith(_ZIP):
        return _of_zip(content)
    return _of_geojson(content)


def _called(content: bytes) -> str:
    """Return what a file is by its first bytes."""
    names = {
        GEOPACKAGE: "a GeoPackage", FLATGEOBUF: "a FlatGeobuf", _PARQUET: "a Parquet file",
        SHAPEFILE: "a Shapefile", _ZIP: "a zip file",
    }  # fmt: skip
    return next((name for mark, name in names.items() if content.startswith(mark)), "a text of JSON")


def _first_of_polygons(layers: dict[str, Any]) -> Shapes:
    import geopandas as gpd

    found = [_of_frame(layer) for layer in layers.values() if isinstance(layer, gpd.GeoDataFrame)]
    polygonal = (each for each in found if np.isin(shapely.get_type_id(each.shapes), (3, 6, 7)).any())
    return next(polygonal, found[0] if found else Shapes(np.array([], dtype=object), None))


def _of_frame(frame: gpd.GeoDataFrame) -> Shapes:
    return Shapes(frame.geometry.to_numpy(), frame.crs)


def _of_parquet(content: bytes) -> Shapes:
    import geopandas as gpd
    import pyarrow.parquet as pq

    found = pq.ParquetFile(open_bytes(content)).metadata
    if found.num_rows > _MOST_SHAPES:
        raise ValueError(f"it has {found.num_rows:,} rows")
    columns = [
        _column_of_shapes((found.metadata or {}).get(b"geo", b"{}"), found.schema.to_arrow_schema().names)
    ]
    check_parquet(content, columns)
    return _of_frame(gpd.read_parquet(open_bytes(content), columns=columns))


def _column_of_shapes(about: bytes, columns: list[str]) -> str:
    """Return the column that GeoParquet states its shapes are in, where all that it states of it can be one."""
    stated = json.loads(about)
    if not isinstance(stated, dict) or "primary_column" not in stated:
        raise ValueError("it holds no shapes")
    column = stated["primary_column"]
    if column not in columns:
        raise ValueError(f"its shapes are in the column {str(column)[:60]!r}, which it does not have")
    of_all = stated.get("columns")
    of_it = of_all.get(column) if isinstance(of_all, dict) else None
    if not isinstance(of_it, dict):
        raise ValueError(f"it states nothing of its column {column[:60]!r}, expected an encoding and a CRS")
    if not isinstance(of_it.get("crs"), dict | str | None):
        raise ValueError(f"its CRS {str(of_it['crs'])[:60]!r} is not known, expected one as PROJJSON")
    return str(column)


# ---- Shapefile: copied into a folder of ours, under a name of ours ----


def _beside(path: Path, suffix: str) -> bytes | None:
    """Return a file that belongs to a Shapefile, whatever the case of its suffix."""
    for each in (path.with_suffix(suffix), path.with_suffix(suffix.upper())):
        if each.is_file():
            return local_bytes(each, MapError, f"the {suffix} of a Shapefile", most=LARGEST)
    return None


def _of_shapefile(content: bytes, beside: dict[str, bytes]) -> Shapes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "boundaries.shp")
        path.write_bytes(content)
        for suffix, one in beside.items():
            path.with_suffix(suffix).write_bytes(one)
        return _of_frame(read_shapefile(path))


def _of_zip(content: bytes) -> Shapes:
    """Read the one Shapefile of a zip file."""
    if content.count(_ENTRY) > _MOST_PACKED:
        raise ValueError(f"a zip file with more than {_MOST_PACKED:,} files in it, expected one Shapefile")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        by_name = {info.filename.lower(): info for info in parts.infolist()}
        found = [name for name in by_name if name.endswith(".shp") and not name.startswith("__macosx/")]
        if len(found) != 1:
            raise ValueError(f"a zip file with {len(found)} Shapefiles in it, expected one")
        stem = found[0].removesuffix(".shp")
        wanted = {s: by_name[n] for s in (".shp", *_BESIDE) if (n := stem + s) in by_name}
        size = sum(info.file_size for info in wanted.values())
        if size > LARGEST:
            raise ValueError(f"it unpacks to {size:,} bytes, expected at most {LARGEST:,}")
        read = {suffix: _unpacked(parts, info) for suffix, info in wanted.items()}
    return _of_shapefile(read.pop(".shp"), read)


def _unpacked(parts: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with parts.open(info) as stream:
        return stream.read(info.file_size)  # and no more, whatever else is packed


# ---- GeoJSON: each shape is made as soon as it is read, and its numbers are let go ----


class _Feature(NamedTuple):
    """What is kept of a feature: what it states for its geometry, None where that is nothing."""

    shape: Any


class _Unreadable:
    """A shape that cannot be read, which matters only where it is that of a feature: properties may hold anything."""


def _taken(found: dict[str, Any]) -> Any:
    """Take an object of a JSON text; those inside it were taken before."""
    kind = found.get("type")
    if kind in _SHAPES and "coordinates" in found:
        return _shape_of(found)
    if kind == "GeometryCollection" and isinstance(found.get("geometries"), list):
        if any(isinstance(each, _Unreadable) for each in found["geometries"]):
            return _Unreadable()
        return shapely.GeometryCollection(
            [each for each in found["geometries"] if isinstance(each, shapely.Geometry)]
        )
    return _Feature(found.get("geometry")) if kind == "Feature" else found


def _shape_of(found: dict[str, Any]) -> Any:
    try:
        match found["type"]:
            case "Polygon":
                return _polygon(found["coordinates"])
            case "MultiPolygon":
                return shapely.MultiPolygon([_polygon(rings) for rings in found["coordinates"]])
        return shapely.geometry.shape(found)
    except Exception:  # whatever is not a list of lists of numbers
        return _Unreadable()


def _shapes_of(features: list[Any]) -> Any:
    """Return the shapes of features, and none of those that are in their properties."""
    kept = [each.shape for each in features if isinstance(each, _Feature)]
    shapes = np.empty(len(kept), dtype=object)
    for at, shape in enumerate(kept):
        if isinstance(shape, _Unreadable):
            raise ValueError(f"feature {at + 1} holds no shape that can be read")
        shapes[at] = shape if isinstance(shape, shapely.Geometry) else None
    return shapes


def _polygon(rings: Any) -> Any:
    if not rings:
        return shapely.Polygon()
    with np.errstate(invalid="ignore"):  # numbers that are none are refused with their file
        outer, *holes = (shapely.linearrings(np.asarray(ring, dtype=float)[:, :2]) for ring in rings)
    return shapely.Polygon(outer, holes)


def _of_geojson(content: bytes) -> Shapes:
    for mark, (most, what) in _MOST_MARKS.items():
        if content.count(mark) > most:
            raise ValueError(f"it has more than {most:,} {what}; simplify it, or save it as GeoPackage")
    text = content.decode("utf-8-sig")
    if not text.lstrip().startswith("{"):
        raise ValueError("its first bytes are those of no map")
    try:
        found = json.loads(text, object_hook=_taken)
    except RecursionError as error:
        raise ValueError("its JSON is nested too deep") from error
    if not isinstance(found, dict):  # one shape, or one feature
        return Shapes(_shapes_of([found if isinstance(found, _Feature) else _Feature(found)]), None)
    if found.get("type") != "FeatureCollection":
        raise ValueError(f"its JSON is of type {str(found.get('type'))[:40]!r}, not of GeoJSON")
    features = found.get("features")
    return Shapes(_shapes_of(features if isinstance(features, list) else []), _stated_crs(found))


def _stated_crs(found: dict[str, Any]) -> pyproj.CRS | None:
    """Return the CRS that GeoJSON of before 2016 may name; None where it names none, and so means degrees."""
    import pyproj

    crs = found.get("crs")
    if crs is None:
        return None
    name = crs.get("properties", {}).get("name") if isinstance(crs, dict) else crs
    known = _CRS_NAME.fullmatch(str(name))
    if not known:
        raise ValueError(f"its CRS {str(name)[:60]!r} is not known")
    return pyproj.CRS.from_authority(known[1].upper(), known[2])
