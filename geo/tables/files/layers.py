"""Maps opened as tables: GeoPackage, FlatGeobuf and KML, ours and others'."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ...arrow import open_bytes
from ...errors import TableError
from ...gdal import read_flatgeobuf
from ...geopackage import MARK as GEOPACKAGE
from ...geopackage import read_geopackage
from ...proj import DEGREES, to_degrees
from ...schema import LAYER_MEMBERSHIPS, LAYER_TIES, LAYER_UNPLACED, TIES
from .grid import Cell, Sheet, carried_cell, numbered
from .limits import check_tree, check_width
from .packages import Package

if TYPE_CHECKING:
    from lxml import etree

Record = dict[str, Any]

# What we write beside ties: it follows from them.
_DERIVED = ("places", "regions", "layer_styles")
_OURS = {"ties": LAYER_TIES, "memberships": LAYER_MEMBERSHIPS, "unplaced": LAYER_UNPLACED}
_KEPT = {*TIES, "name", "country", "org"}
_KML_NAMES = {
    "Ties": "ties",
    "Memberships": "memberships",
    "Not placed": "unplaced",
    "Places": "places",
    "Regions": "regions",
}
_KML_MOST = 200_000_000  # bytes of a .kmz unpacked


def read_layers(content: bytes, path: str) -> list[Sheet]:
    """Read GeoPackage and FlatGeobuf: a sheet for each layer, points as lat and lon, lines as those of both their ends.

    Of what sistermap wrote, the ties, the memberships and what was not placed are read, under its own columns.

    Raises
    ------
    TableError
        If it cannot be read.
    """
    try:
        read = read_geopackage if content.startswith(GEOPACKAGE) else read_flatgeobuf
        tables = {name: _records(frame) for name, frame in read(content).items()}
    except Exception as error:  # GDAL's errors have no common base that names them
        reason = " ".join(str(error).split())
        raise TableError(f"{path} is no map that can be read ({reason})") from error
    return sheets_of(tables, path)


def read_geoparquet(content: bytes, path: str) -> list[Sheet]:
    """Read GeoParquet as `read_layers` does a layer.

    Raises
    ------
    TableError
        If it cannot be read.
    """
    import geopandas

    try:
        frame = geopandas.read_parquet(open_bytes(content)).drop(columns="bbox", errors="ignore")
        records = _records(frame)
    except Exception as error:  # pyarrow's errors have no common base that names them
        raise TableError(
            f"{path} is no Parquet file that can be read ({' '.join(str(error).split())})"
        ) from error
    return sheets_of({"": records}, path)


def _records(frame: Any) -> list[Record]:
    """Return the rows of a layer, of pandas or geopandas, with coordinates in the place of geometries."""
    shapes = getattr(frame, "_geometry_column_name", None)
    if shapes is not None and frame.crs is not None:
        frame = frame.set_geometry(to_degrees(frame.geometry.to_numpy(), frame.crs), crs=DEGREES)
    names = ["geometry" if name == shapes else str(name) for name in frame.columns]
    cells = (frame[name].astype(object) for name in frame.columns)
    rows = zip(*(column.where(column.notna(), None) for column in cells), strict=True)
    return [_located(dict(zip(names, row, strict=True))) for row in rows]


def read_kml(content: bytes, path: str) -> list[Sheet]:
    """Read KML and KMZ: a sheet for each folder, a row for each placemark with its data, its name and its coordinates.

    Raises
    ------
    TableError
        If it cannot be read.
    """
    from lxml import etree

    try:
        if content.startswith(b"PK"):
            package = Package(content, path, ".kml", called="KMZ", largest=_KML_MOST)
            name = next(name for name in package.names() if name.endswith(".kml"))
            content = package.read(name)
        check_tree(content, path)
        root = etree.fromstring(
            content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except (
        StopIteration,
        etree.XMLSyntaxError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise TableError(f"{path} is no KML that can be read ({' '.join(str(error).split())})") from error
    tables: dict[str, list[Record]] = {}
    folders: dict[etree._Element | None, str] = {}
    for mark in root.iter("{*}Placemark"):
        above = mark.getparent()
        if above not in folders:  # each folder is looked through only once
            folders[above] = (above.findtext("{*}name") if above is not None else None) or ""
        folder = folders[above]
        tables.setdefault(_KML_NAMES.get(folder.strip(), folder.strip()), []).append(_placemark(mark))
    return sheets_of(tables, path)


def _placemark(mark: etree._Element) -> Record:
    record: Record = {}
    for data in mark.iterfind("{*}ExtendedData/{*}Data"):
        record[data.get("name", "")] = data.findtext("{*}value")
    for data in mark.iterfind("{*}ExtendedData/{*}SchemaData/{*}SimpleData"):
        record[data.get("name", "")] = data.text
    if not {"from_name", "from_country", "network"} & {*record}:
        record = {"name": mark.findtext("{*}name"), "note": mark.findtext("{*}description")} | record
    points = [
        [float(number) for number in point.split(",")[:2]]
        for text in mark.itertext("{*}coordinates")
        for point in text.split()
        if _is_point(point)
    ]
    return record | _ends(points, point=mark.find(".//{*}Point") is not None)


def _is_point(text: str) -> bool:
    try:
        return len([float(number) for number in text.split(",")]) >= 2
    except ValueError:
        return False


def _located(record: Record) -> Record:
    """Put coordinates in the place of a geometry."""
    import shapely

    shape = record.pop("geometry", None)
    if shape is None or shape.is_empty:
        return record
    if shape.geom_type not in ("Point", "LineString", "MultiLineString"):
        return record
    return record | _ends(shapely.get_coordinates(shape).tolist(), point=shape.geom_type == "Point")


def _ends(points: list[list[float]], *, point: bool) -> Record:
    if not points:
        return {}
    (first_lon, first_lat), (last_lon, last_lat) = points[0][:2], points[-1][:2]
    if point:
        return {"lat": first_lat, "lon": first_lon}
    if len(points) < 2:
        return {}
    return {"from_lat": first_lat, "from_lon": first_lon, "to_lat": last_lat, "to_lon": last_lon}


def sheets_of(tables: dict[str, list[Record]], path: str) -> list[Sheet]:
    """Make a sheet of each table that holds a row, without what follows from the ties where they are ours.

    Examples
    --------
    >>> ties = [{"tie_id": "t1", "from_name": "Bonn", "to_name": "Minsk", "from_id": "city:1", "to_id": "city:2"}]
    >>> [sheet.rows for sheet in sheets_of({"ties": ties, "places": [{"name": "Bonn"}]}, "ties.gpkg")]
    [[(0, ['from_name', 'to_name']), (1, ['Bonn', 'Minsk'])]]
    """
    ours = any(
        {"tie_id", "from_name"} <= {*record} or {"tie_id", "network"} <= {*record}
        for each in tables.values()
        for record in each[:1]
    )
    sheets = []
    for name, records in tables.items():
        if not records or (ours and name in _DERIVED):
            continue
        header = list(dict.fromkeys(key for record in records for key in record))
        check_width(len(header), path, "its records together")
        if ours:
            header = [key for key in header if _is_kept(key, name)]
        rows = [[carried_cell(record.get(key)) for key in header] for record in records]
        labels: list[Cell] = [*header]
        if found := numbered(rows, 1):
            sheets.append(Sheet(name or None, [(0, labels), *found], labelled=True))
    if not sheets:
        raise TableError(f"{path} holds no rows; expected at least one place or tie")
    return sheets


def _is_kept(column: str, table: str) -> bool:
    """Return whether a column of ours is the user's: what we found of places is found again."""
    ours: Iterable[str] = _OURS.get(table, LAYER_TIES)
    if column in ("tie_id", "sheet", "row"):
        return False
    if table == "unplaced":
        return column in TIES or column not in ours
    return column in _KEPT or column not in ours
