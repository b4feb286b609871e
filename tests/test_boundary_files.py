"""Files of boundaries: which are read, and what is wrong with the others, in one line."""

import io
import json
import shutil
import sqlite3
import zipfile

import geopandas as gpd
import pyarrow.parquet as pq
import pytest
import shapely
from sistermap.geo.errors import MapError
from sistermap.maps.boundaries import read_boundaries

SQUARES = [shapely.box(0, 0, 20, 20), shapely.box(20, 0, 40, 20)]
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [20, 0], [20, 20], [0, 20], [0, 0]]]}
POINT = {"type": "Point", "coordinates": [1, 1]}


def geojson(*shapes, crs=None):
    features = [{"type": "Feature", "properties": {}, "geometry": shape} for shape in shapes]
    named = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    return json.dumps({"type": "FeatureCollection", "features": features} | named)


def ring(*points):
    return {"type": "Polygon", "coordinates": [[[*point] for point in points]]}


def box(*bounds):
    return shapely.box(*bounds).__geo_interface__


@pytest.fixture
def squares():
    return gpd.GeoDataFrame({"name": ["a", "b"]}, geometry=SQUARES, crs=4326)


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".shp", ".fgb", ".parquet"])
@pytest.mark.parametrize("crs", [4326, 3857])
def test_read_boundaries_takes_each_format_in_any_crs(tmp_path, squares, suffix, crs):
    path = tmp_path / f"own{suffix}"
    projected = squares.to_crs(crs)
    (projected.to_parquet if suffix == ".parquet" else projected.to_file)(path)
    frame = read_boundaries(path)
    assert list(frame["kind"]) == ["land", "land", "border"]
    assert frame.total_bounds == pytest.approx([0, 0, 40, 20], abs=1e-6)


@pytest.mark.parametrize("absent", [[], [".dbf"], [".shx"], [".dbf", ".shx", ".cpg"]])
def test_read_boundaries_needs_only_shapes_and_crs_of_a_shapefile(tmp_path, squares, absent):
    squares.to_crs(3857).to_file(tmp_path / "own.shp")
    for part in tmp_path.glob("own.*"):
        part.rename(tmp_path / f"own!1{part.suffix}")  # which GDAL takes for a part of an archive
    for suffix in absent:
        (tmp_path / f"own!1{suffix}").unlink()
    before = sorted(tmp_path.iterdir())
    assert read_boundaries(tmp_path / "own!1.shp").total_bounds == pytest.approx([0, 0, 40, 20], abs=1e-6)
    assert sorted(tmp_path.iterdir()) == before


def test_read_boundaries_opens_a_zipped_shapefile(tmp_path, squares):
    squares.to_crs(3857).to_file(tmp_path / "own.shp")
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as file:
        for part in tmp_path.glob("own.[sdp]*"):
            file.write(part, f"folder/{part.name}")
    assert read_boundaries(tmp_path / "own.zip").total_bounds == pytest.approx([0, 0, 40, 20], abs=1e-6)


@pytest.mark.parametrize(
    "shapes",
    [
        [None, SQUARE, {"type": "Polygon", "coordinates": []}, POINT],
        [{"type": "GeometryCollection", "geometries": [POINT, SQUARE]}],
        [{"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": [SQUARE]}]}],
        [{"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]]}],
        [ring((0, 0, 5), (20, 0, 5), (20, 20, 5), (0, 20, 5), (0, 0, 5))],
        [SQUARE, ring((0, 0), (10, 10), (0, 0), (10, 10), (0, 0))],
    ],
    ids=["others", "collection", "nested", "multi", "heights", "without area"],
)  # fmt: skip
def test_read_boundaries_takes_the_polygons_among_others(tmp_path, shapes):
    path = tmp_path / "own.geojson"
    path.write_text(geojson(*shapes))
    frame = read_boundaries(path)
    assert list(frame["kind"]) == ["land", "border"]
    assert frame.geometry.iloc[0].equals(SQUARES[0])


@pytest.mark.parametrize(
    "properties",
    [
        {"names": {"ko": "부산", "other": ["Fusan", {"since": [1910, 1945]}]}, "codes": [[1, [2]], []]},
        {"label": POINT, "area": box(50, 0, 60, 10)},
        {"label": {"type": "Point", "coordinates": "none"}, "type": "Polygon", "coordinates": {"a": 1}},
        {"of": {"type": "Feature", "properties": {}, "geometry": box(50, 0, 60, 10)}},
        {"of": {"type": "FeatureCollection", "features": [json.loads(geojson(box(50, 0, 60, 10)))]}},
        {"type": ["Feature"], "geometries": 1, "crs": {"type": "name", "properties": {"name": "x"}}},
    ],
    ids=["nested", "shapes", "no shapes", "feature", "features", "words of GeoJSON"],
)
@pytest.mark.parametrize("alone", [False, True])
def test_read_boundaries_takes_whatever_properties_hold(tmp_path, properties, alone):
    feature = {"type": "Feature", "properties": properties, "geometry": SQUARE}
    path = tmp_path / "own.geojson"
    path.write_text(json.dumps(feature if alone else {"type": "FeatureCollection", "features": [feature]}))
    frame = read_boundaries(path)
    assert list(frame["kind"]) == ["land", "border"]
    assert frame.geometry.iloc[0].equals(SQUARES[0])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (geojson(None, None), "holds no polygons"),
        (geojson(POINT, {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}), "only LineString and Point"),
        (geojson(ring((0, 0), (9, 9), (0, 0), (9, 9), (0, 0))), "holds no polygons that have an area"),
        (geojson(ring((0, 0), (float("nan"), 1), (2, 2), (0, 0))), "no finite number"),
        (geojson(ring((0, 0), (float("inf"), 1), (2, 2), (0, 0))), "no finite number"),
        (geojson(SQUARE, ring((0, 0), (1, 1))), "feature 2 holds no shape"),
        (geojson(SQUARE, {"type": "Polygon", "coordinates": {"a": 1}}), "feature 2 holds no shape"),
        (geojson(SQUARE, ring(("a", "b"), (1, 1))), "feature 2 holds no shape"),
        (geojson({"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": "x"}]}), "feature 1 holds no shape"),
        ('{"type": "Polygon", "coordinates": "x"}', "feature 1 holds no shape"),
        (geojson(SQUARE).replace('{}', '{"x": ' + '[{"a":' * 50_000, 1), "nested too deep"),
        (geojson(box(1e6, 4e6, 2e6, 5e6)), "states no CRS, but a coordinate is 5,000,000,.*; assign the right CRS"),
        (geojson(box(1e6, 4e6, 2e6, 5e6), crs="EPSG:4326"), "states EPSG:4326, but a coordinate is 5,000,000"),
        (geojson(SQUARE, crs="EPSG:3857"), "states EPSG:3857, which counts metres.*; assign it EPSG:4326"),
        (geojson(box(4e6, 5e6, 5e6, 6e6), crs="EPSG:5186"), "states EPSG:5186, which is of Republic of Korea"),
        (geojson(box(33, 120, 40, 130)), "latitude and longitude are exchanged"),
        (geojson(box(120, 33, 250, 40)), "a coordinate is 250.*; longitudes run on past 180"),
        (geojson(SQUARE, crs="+proj=longlat +nadgrids=/etc/passwd"), "its CRS .* is not known"),
        (geojson(SQUARE, crs="EPSG:999999"), "crs not found"),
        ('{"type": "Topology", "objects": {}, "arcs": []}', "of type 'Topology'"),
        ("[]", "those of no map"),
        ("", "those of no map"),
        ("{", "cannot be read as boundaries"),
        ('{"a":' * 100_000, "nested too deep"),
        ('{"type": "Polygon", "coordinates":' + "[" * 100_000, "nested too deep"),
        ('{"type": "Polygon", "coordinates": [' + "[]," * 5_000_001, "more than 5,000,000 points"),
        ('{"type": "Feature", "x": [' + "{}," * 3_000_001, "more than 3,000,000 objects"),
        ('{"type": "Feature", "x": [' + "1.5," * 15_000_001, "more than 15,000,000 values"),
        ('{"type": "Feature", "x": [' + '"",' * 5_000_001, "more than 10,000,000 quotes"),
        ("fgb\x03fgb\x01" + "\0" * 5, "no FlatGeobuf"),
        ("PAR1", "cannot be read as boundaries"),
        ("PK\x03\x04", "cannot be read as boundaries"),
        ("\0\0\x27\x0a", "cannot be read as boundaries"),
        ("SQLite format 3\0", "cannot be read as boundaries"),
    ],
)  # fmt: skip
def test_read_boundaries_refuses_in_one_line(tmp_path, text, message):
    path = tmp_path / "own.geojson"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(MapError, match=message) as error:
        read_boundaries(path)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/vsicurl/http://127.0.0.1:9/x.geojson", "is an address"),
        ("http://127.0.0.1:9/x.geojson", "is an address"),
        ("WFS:http://127.0.0.1:9/", "is an address"),
        ("PG:dbname=maps", "is an address"),
        ("GeoJSON:own.geojson", "is an address"),
        ("C:/own.geojson", "No such file"),
        ("x\0y.geojson", "NUL"),
        ("x" * 5000, "too long"),
        ("/dev/zero", "is a device"),
        ("/", "is a folder"),
    ],
)
def test_read_boundaries_takes_only_a_file_of_this_computer(path, message):
    with pytest.raises(MapError, match=message) as error:
        read_boundaries(path)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400


def test_read_boundaries_refuses_a_crs_of_no_place_on_earth(tmp_path, squares):
    path = tmp_path / "own.parquet"
    site = 'LOCAL_CS["site",UNIT["metre",1],AXIS["x",EAST],AXIS["y",NORTH]]'
    squares.set_crs(site, allow_override=True).to_parquet(path)
    with pytest.raises(
        MapError, match="there is no way from site, which it states, to degrees; assign the right"
    ):
        read_boundaries(path)


def test_read_boundaries_refuses_a_zip_without_one_shapefile(tmp_path, squares):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("a.shp", b"")
        parts.writestr("b.shp", b"")
    (tmp_path / "own.zip").write_bytes(file.getvalue())
    with pytest.raises(MapError, match="2 Shapefiles in it, expected one"):
        read_boundaries(tmp_path / "own.zip")


@pytest.mark.parametrize(
    "crs",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "https://www.opengis.net/def/crs/EPSG/0/4326",
        "EPSG:4326",
    ],
)
def test_read_boundaries_knows_a_crs_by_its_code_and_its_addresses(tmp_path, crs):
    path = tmp_path / "own.geojson"
    path.write_text(geojson(SQUARE, crs=crs))
    assert len(read_boundaries(path)) == 2


def test_read_boundaries_passes_over_a_table_with_a_column_crs(tmp_path, squares):
    path = tmp_path / "own.gpkg"
    squares.to_file(path, layer="land", driver="GPKG")
    with sqlite3.connect(path) as package:
        package.execute("CREATE TABLE a_source (name TEXT, crs TEXT)")
        package.execute("INSERT INTO a_source VALUES ('x', 'EPSG:4326')")
        package.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('a_source', 'attributes', 'a')"
        )
    assert set(read_boundaries(path)["kind"]) == {"land", "border"}


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ([], "it holds no shapes"),
        ({"columns": {}}, "it holds no shapes"),
        ({"primary_column": ["geometry"]}, r"""in the column "\['geometry'\]", which it does not have"""),
        ({"primary_column": {"a": 1}}, "which it does not have"),
        ({"primary_column": 5}, "in the column '5', which it does not have"),
        ({"primary_column": "geom"}, "in the column 'geom', which it does not have"),
        ({"primary_column": "geometry"}, "states nothing of its column 'geometry'"),
        ({"primary_column": "geometry", "columns": []}, "states nothing of its column 'geometry'"),
        ({"primary_column": "geometry", "columns": {"geometry": 5}}, "states nothing of its column 'geometry'"),
        *(
            ({"primary_column": "geometry", "version": "1.0.0", "columns": {"geometry": {"encoding": "WKB", "crs": crs}}}, "CRS|crs|projection")
            for crs in (5, [], [5], True, 1.5, {"type": 5}, "x")
        ),
        ({"primary_column": "geometry", "version": 5, "columns": {"geometry": {"encoding": []}}}, "expected"),
    ],
)  # fmt: skip
def test_read_boundaries_says_what_parquet_states_wrongly(tmp_path, squares, about, message):
    squares.to_parquet(tmp_path / "own.parquet")
    table = pq.read_table(tmp_path / "own.parquet").replace_schema_metadata({"geo": json.dumps(about)})
    pq.write_table(table, tmp_path / "own.parquet")
    with pytest.raises(MapError, match=message) as error:
        read_boundaries(tmp_path / "own.parquet")
    assert "\n" not in str(error.value)
    assert "unhashable" not in str(error.value)
    assert "object" not in str(error.value)


def test_read_boundaries_opens_a_zipped_shapefile_without_a_name(tmp_path, squares):
    squares.to_file(tmp_path / "own.shp")
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as file:
        file.write(tmp_path / "own.shp", ".shp")
    assert read_boundaries(tmp_path / "own.zip").total_bounds.tolist() == [0, 0, 40, 20]


def test_read_boundaries_counts_the_files_of_a_zip_before_it_is_opened(tmp_path, monkeypatch):
    with zipfile.ZipFile(tmp_path / "own.zip", "w") as file:
        for number in range(10_001):
            file.writestr(f"{number}.shp", b"")
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(
        MapError, match="a zip file with more than 10,000 files in it, expected one Shapefile"
    ):
        read_boundaries(tmp_path / "own.zip")


def test_read_boundaries_says_of_flatgeobuf_that_its_parts_do_not_fit(tmp_path, squares, monkeypatch):
    squares.to_file(tmp_path / "own.fgb")
    monkeypatch.setattr("sistermap.maps.boundary_files.read_flatgeobuf", lambda _: [][0])
    with pytest.raises(
        MapError, match="a FlatGeobuf, but what it states does not fit together; expected a Geo"
    ):
        read_boundaries(tmp_path / "own.fgb")


def test_read_boundaries_takes_the_first_layer_of_polygons(tmp_path, squares):
    path = tmp_path / "own.gpkg"
    gpd.GeoDataFrame(geometry=[shapely.Point(1, 1)], crs=4326).to_file(path, layer="towns")
    squares.to_file(path, layer="countries")
    assert len(read_boundaries(path)) == 3


VIEW = (
    "INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES ('v', 'features', 'v', 4326)",
    "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POLYGON', 4326, 0, 0)",
    "DELETE FROM gpkg_contents WHERE table_name = 'own'",
    "DELETE FROM gpkg_geometry_columns WHERE table_name = 'own'",
)


def with_view(path, view):
    with sqlite3.connect(path) as database:
        database.create_function("ogr_geocode", 1, lambda text: text)
        for statement in (f"CREATE VIEW v AS {view}", *VIEW):
            database.execute(statement)
    database.close()


def test_read_boundaries_takes_a_view_that_chooses_rows(tmp_path, squares):
    path = tmp_path / "own.gpkg"
    squares.to_file(path)
    with_view(path, "SELECT row_number() OVER () AS fid, geom FROM own WHERE name = 'b'")
    assert read_boundaries(path).total_bounds.tolist() == [20, 0, 40, 20]


@pytest.mark.parametrize(
    "view",
    [
        "SELECT ogr_geocode(name) AS fid, geom FROM own",
        "SELECT load_extension('/tmp/x.so') AS fid, geom FROM own",
        "SELECT zeroblob(900000000) AS geom",
        "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n, geom FROM own, c",
        "SELECT j.key, o.geom FROM own o, json_each('[1,2]') j",
        "SELECT a.fid, geom FROM own, gpkg_extensions a, pragma_database_list",
    ],
)
def test_read_boundaries_refuses_a_view_that_does_more(tmp_path, squares, view):
    path = tmp_path / "own.gpkg"
    squares.to_file(path)
    with_view(path, view)
    with pytest.raises(MapError, match="a view does more than choose rows"):
        read_boundaries(path)


def test_read_boundaries_stops_a_view_without_end(tmp_path, squares):
    path = tmp_path / "own.gpkg"
    many = gpd.GeoDataFrame({"name": ["x"] * 2000}, geometry=[SQUARES[0]] * 2000, crs=4326)
    many.to_file(path)
    with_view(path, "SELECT a.fid, a.geom FROM own a, own b, own c WHERE a.fid + b.fid + c.fid < 0")
    with pytest.raises(MapError, match="a view does more than choose rows"):
        read_boundaries(path)


def test_read_boundaries_opens_a_geopackage_that_keeps_a_log(tmp_path, squares):
    path = tmp_path / "own.gpkg"
    squares.to_file(path)
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    database.close()
    shutil.copy(path, tmp_path / "copy.gpkg")
    assert len(read_boundaries(tmp_path / "copy.gpkg")) == 3
