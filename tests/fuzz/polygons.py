"""Boundaries as GeoJSON, GeoPackage and Parquet, changed in their structure and in their bytes."""

import functools
import io
import json
import sqlite3
import tempfile
from pathlib import Path

import geopandas as gpd
import pyarrow.parquet as pq
import shapely
from hypothesis import strategies as st

from .case import Case
from .guard import ADDRESS
from .pieces import any_text, damaged

FRAME = gpd.GeoDataFrame(
    {"name": ["A", "B", "C"]},
    geometry=[shapely.box(0, 0, 20, 20), shapely.box(20, 0, 40, 20), shapely.MultiPolygon([shapely.box(170, -20, 180, 0), shapely.box(-180, -20, -170, 0)])],
    crs=4326,
)  # fmt: skip

_NUMBER = st.one_of(
    st.floats(-180, 180),
    st.integers(-90, 90),
    st.sampled_from(
        (0, 180, -180, 90, -90, 1e308, -1e308, 1e-320, 361, float("nan"), float("inf"), 10**400, True)
    ),
)
_POINT = st.one_of(
    st.lists(_NUMBER, min_size=2, max_size=2),
    st.lists(_NUMBER, max_size=4),
    st.sampled_from(([None, 1], ["1", "2"], {}, None, "x")),
)
_CLOSED = st.lists(
    st.lists(st.floats(-180, 180, width=16), min_size=2, max_size=2), min_size=3, max_size=8
).map(lambda points: [*points, points[0]])
_RING = st.one_of(_CLOSED, _CLOSED, st.lists(_POINT, max_size=6))
_POLYGON = st.lists(_RING, min_size=1, max_size=3)
_SHAPE = st.one_of(
    st.builds(lambda rings: {"type": "Polygon", "coordinates": rings}, _POLYGON),
    st.builds(lambda parts: {"type": "MultiPolygon", "coordinates": parts}, st.lists(_POLYGON, max_size=3)),
    st.builds(lambda kind, what: {"type": kind, "coordinates": what}, st.sampled_from(("Point", "Polygon", "LineString", "MultiPolygon", "Curve", "polygon", None, 3)), st.one_of(_POINT, _POLYGON, any_text, st.none())),
    st.builds(lambda shapes: {"type": "GeometryCollection", "geometries": [shapes]}, st.builds(lambda rings: {"type": "Polygon", "coordinates": rings}, _POLYGON)),
    st.sampled_from((None, {}, [], "POLYGON((0 0,1 0,1 1,0 0))", {"type": "Polygon"}, {"type": "Polygon", "coordinates": []})),
)  # fmt: skip
_CRS = st.sampled_from((
    {"type": "name", "properties": {"name": "EPSG:3857"}}, {"type": "name", "properties": {"name": "EPSG:0"}}, {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, {"type": "name", "properties": {"name": "EPSG:5179"}},
    {"type": "link", "properties": {"href": ADDRESS, "type": "proj4"}}, {"type": "link", "properties": {"href": "/etc/passwd"}}, {"type": "EPSG", "properties": {"code": 32652}}, {"type": "name"}, None, [], "x", {"type": "name", "properties": {"name": "IGNF:LAMB93"}}, {"type": "name", "properties": {"name": ADDRESS}},
))  # fmt: skip
# What GDAL knows as files that name other files.
_OTHERS = (
    f'<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/vsicurl/{ADDRESS}/a.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>'.encode(),
    b'<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>',
    f'<WFS_Capabilities><x href="{ADDRESS}"/></WFS_Capabilities>'.encode(), f"<OGRWFSDataSource><URL>{ADDRESS}</URL></OGRWFSDataSource>".encode(),
    b'{"type": "Topology", "objects": {"a": {"type": "Polygon", "arcs": [[99]]}}, "arcs": []}', f'{{"stac_version": "1.0.0", "type": "FeatureCollection", "features": [], "links": [{{"rel": "next", "href": "{ADDRESS}"}}]}}'.encode(),
    f'{{"type": "FeatureCollection", "features": [], "links": [{{"rel": "next", "href": "{ADDRESS}"}}]}}'.encode(), f'{{"rings": [[[0,0],[1,0],[1,1],[0,0]]], "geometryType": "esriGeometryPolygon", "features": [{{"geometry": {{"rings": [[[0,0],[0,1],[1,1],[0,0]]]}}}}], "url": "{ADDRESS}"}}'.encode(),
    f'<kml xmlns="http://www.opengis.net/kml/2.2"><NetworkLink><Link><href>{ADDRESS}</href></Link></NetworkLink></kml>'.encode(), f'<!DOCTYPE gml SYSTEM "{ADDRESS}/a.dtd"><gml:FeatureCollection xmlns:gml="http://www.opengis.net/gml" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x {ADDRESS}/a.xsd"/>'.encode(),
    b"", b"\x00", b"x,y\n1,2\n", b"PK\x05\x06" + bytes(18), b"SQLite format 3\0", b"PAR1PAR1", b"fgb\x03fgb\x00", b"%PDF-1.4", f"[gdalwmscache]\n{ADDRESS}".encode(),
)  # fmt: skip
SUFFIXES = (".geojson", ".geojson", ".json", ".gpkg", ".shp", ".parquet", ".fgb", ".kml", ".gml", ".vrt", ".csv", ".zip", ".xml", ".txt", "", ".GEOJSON", ".topojson", ".PARQUET", ".geoparquet")  # fmt: skip


def _geojson(draw):
    features = [
        {
            "type": "Feature",
            "properties": draw(st.sampled_from(({}, {"name": "A"}, None, {"geometry": 1, "kind": "x"}))),
            "geometry": shape,
        }
        for shape in draw(st.lists(_SHAPE, max_size=4))
    ]
    made = {
        "type": draw(
            st.sampled_from(
                (
                    "FeatureCollection",
                    "FeatureCollection",
                    "FeatureCollection",
                    "Feature",
                    "GeometryCollection",
                    "",
                )
            )
        ),
        "features": features,
    }
    if draw(st.integers(0, 3)) == 0:
        made["crs"] = draw(_CRS)
    if draw(st.integers(0, 5)) == 0:
        made = draw(_SHAPE)
    content = json.dumps(made).encode()
    return (draw(damaged(content)) if draw(st.integers(0, 4)) == 0 else content), ".geojson"


@functools.cache
def _package() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        FRAME.to_file(path := Path(folder) / "a.gpkg", driver="GPKG")
        return path.read_bytes()


_SQL = (
    "DROP TABLE gpkg_contents", "DROP TABLE gpkg_geometry_columns", "DROP TABLE gpkg_spatial_ref_sys", "DELETE FROM gpkg_spatial_ref_sys", "UPDATE gpkg_contents SET srs_id = 99999",
    "UPDATE gpkg_geometry_columns SET srs_id = -1", "UPDATE gpkg_geometry_columns SET geometry_type_name = 'POINT'", "UPDATE gpkg_geometry_columns SET column_name = 'x'", "UPDATE gpkg_contents SET table_name = 'none'",
    "UPDATE gpkg_contents SET data_type = 'attributes'", "UPDATE gpkg_spatial_ref_sys SET definition = 'x'", "UPDATE gpkg_spatial_ref_sys SET organization = 'X', definition = ''", "DELETE FROM a", "UPDATE a SET geom = NULL", "UPDATE a SET geom = x'47500001'",
    "UPDATE a SET geom = substr(geom, 1, 60)", "UPDATE a SET geom = zeroblob(100)", "UPDATE a SET geom = 'text'", "UPDATE a SET geom = x'0103000000FFFFFFFF'", "UPDATE a SET name = zeroblob(9)", "ALTER TABLE a RENAME TO b", "PRAGMA application_id = 0", "PRAGMA user_version = 99999",
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('b', 'features', 'b', 4326)", "CREATE VIEW b AS SELECT load_extension('x') AS geom", "UPDATE a SET geom = substr(geom, 1, 8) || x'7FF8000000000000' || substr(geom, 17)",
)  # fmt: skip


def _geopackage(draw):
    base = sqlite3.connect(":memory:")
    base.deserialize(_package())
    for statement in draw(st.lists(st.sampled_from(_SQL), max_size=3, unique=True)):
        try:
            base.execute(statement)
        except sqlite3.Error:  # its own triggers need functions of GDAL
            base.rollback()
    base.commit()
    content = bytes(base.serialize())
    base.close()
    return (draw(damaged(content)) if draw(st.integers(0, 2)) == 0 else content), ".gpkg"


@functools.cache
def _parquet() -> bytes:
    FRAME.to_parquet(file := io.BytesIO())
    return file.getvalue()


_GEO = ("version", "primary_column", "columns")
_COLUMN = ("encoding", "crs", "geometry_types", "bbox", "edges", "orientation", "epoch", "covering")
_META = st.one_of(
    st.none(),
    st.sampled_from(
        (
            "",
            "x",
            "WKB",
            "point",
            "polygon",
            "geometry",
            "name",
            0,
            99,
            [],
            {},
            ["Polygon"],
            [None],
            {"id": {"authority": "EPSG", "code": 3857}},
            {"type": "x"},
            "EPSG:3857",
            "2.0.0",
            True,
        )
    ),
)


def _geoparquet(draw):
    table = pq.read_table(io.BytesIO(_parquet()))
    geo = json.loads(table.schema.metadata[b"geo"])
    for _ in range(draw(st.integers(0, 3))):
        if (
            draw(st.booleans())
            and isinstance(geo.get("columns"), dict)
            and isinstance(geo["columns"].get("geometry"), dict)
        ):
            geo["columns"]["geometry"][draw(st.sampled_from(_COLUMN))] = draw(_META)
        else:
            geo[draw(st.sampled_from(_GEO))] = draw(_META)
    metadata = draw(
        st.sampled_from(
            (
                json.dumps(geo).encode(),
                json.dumps(geo).encode(),
                json.dumps(geo).encode(),
                b"",
                b"{",
                b"[]",
                b"null",
            )
        )
    )
    pq.write_table(
        table.replace_schema_metadata({b"geo": metadata} if draw(st.integers(0, 9)) else {}),
        file := io.BytesIO(),
    )
    return (draw(damaged(file.getvalue())) if draw(st.integers(0, 2)) == 0 else file.getvalue()), ".parquet"


def _other(draw):
    content = draw(st.sampled_from(_OTHERS))
    return (draw(damaged(content)) if draw(st.booleans()) else content), draw(st.sampled_from(SUFFIXES))


@st.composite
def boundary_cases(draw):
    """A file of country polygons that may be none."""
    content, suffix = draw(st.sampled_from((_geojson, _geojson, _geojson, _geopackage, _geoparquet, _other)))(
        draw
    )
    if draw(st.integers(0, 11)) == 0:
        suffix = draw(st.sampled_from(SUFFIXES))
    return Case("boundaries", {f"land{suffix}": content}, {"file": f"land{suffix}"})
