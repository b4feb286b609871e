"""GeoPackages whose own tables are views or worked out: each guard is there before the first look."""

import sqlite3
from time import process_time

import geopandas as gpd
import pytest
import shapely
from sistermap.geo import geopackage
from sistermap.geo.geopackage import read_geopackage

TABLES = "gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys"
LONG_VIEW = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c"


@pytest.fixture
def package(tmp_path):
    """Return what changes a GeoPackage of two squares by statements, and hands over its bytes."""
    path = tmp_path / "own.gpkg"
    squares = [shapely.box(0, 0, 20, 20), shapely.box(20, 0, 40, 20)]
    gpd.GeoDataFrame({"name": ["a", "b"]}, geometry=squares, crs=4326).to_file(path)

    def changed(*statements):
        with sqlite3.connect(path) as database:
            for statement in statements:
                database.execute(statement)
        database.close()
        return path.read_bytes()

    return changed


def made(column, worked_out, table="gpkg_geometry_columns"):
    """Return statements that put a table in the place of another, with a column that is worked out."""
    return (
        f"CREATE TABLE other AS SELECT * FROM {table}",
        f"ALTER TABLE other DROP COLUMN {column}",
        f"ALTER TABLE other ADD COLUMN {column} AS ({worked_out})",
        f"DROP TABLE {table}",
        f"ALTER TABLE other RENAME TO {table}",
    )


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("gpkg_geometry_columns", "column_name"),
        ("gpkg_geometry_columns", "srs_id"),
        ("gpkg_spatial_ref_sys", "definition"),
        ("gpkg_spatial_ref_sys", "organization"),
        ("gpkg_contents", "data_type"),
    ],
)
@pytest.mark.parametrize(
    "worked_out",
    ["hex(zeroblob(45000000))", "printf('%99999999d', 1)", "replace('a', 'a', 'b')", "'a' LIKE '%a'"],
)
def test_read_geopackage_works_nothing_out_of_what_it_states(package, table, column, worked_out):
    with pytest.raises(ValueError, match="a view does more than choose rows"):
        read_geopackage(package(*made(column, worked_out, table)))


def test_read_geopackage_works_nothing_out_for_a_view(package):
    columns = ("ALTER TABLE own ADD COLUMN more AS (replace(name, 'a', 'b'))",)
    assert [*read_geopackage(package(*columns))["own"]["name"]] == ["a", "b"]
    with pytest.raises(ValueError, match="a view does more than choose rows"):
        read_geopackage(package(*viewed("SELECT MORE FROM Own")))


def test_read_geopackage_refuses_more_layers_than_any_has(package, monkeypatch):
    monkeypatch.setattr(geopackage, "_MOST_LISTED", 20)
    layers = [
        f"INSERT INTO gpkg_geometry_columns VALUES ('x{n}', 'y', 'POLYGON', 4326, 0, 0)" for n in range(30)
    ]
    with pytest.raises(ValueError, match="lists more than 20 tables or references"):
        read_geopackage(package(*layers))


def test_read_geopackage_takes_few_steps_for_many_references(package, monkeypatch):
    monkeypatch.setattr(
        geopackage, "_MOST_STEPS", 1_000_000
    )  # 5,000 references times 5,000 layers are 25 million
    counted = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 5000)"
    content = package(
        "CREATE TABLE refs AS SELECT * FROM gpkg_spatial_ref_sys",
        "DROP TABLE gpkg_spatial_ref_sys",
        "ALTER TABLE refs RENAME TO gpkg_spatial_ref_sys",
        f"INSERT INTO gpkg_spatial_ref_sys {counted} SELECT 'x', 90000 + n, 'EPSG', 4326, '', '' FROM c",
        f"INSERT INTO gpkg_geometry_columns {counted} SELECT 'x' || n, 'y', 'POLYGON', 95555, 0, 0 FROM c",
    )
    layer = read_geopackage(content)["own"]
    assert layer.crs == 4326
    assert len(layer) == 2


def viewed(view):
    return (
        f"CREATE VIEW v AS {view}",
        "INSERT INTO gpkg_contents(table_name, data_type, identifier) VALUES ('v', 'attributes', 'v')",
    )


@pytest.mark.parametrize(
    "view",
    [
        "SELECT trim(name, name) AS t FROM own",
        "SELECT substr(x.t, 2) AS t FROM own, (SELECT t || t AS t FROM long) x",
        "SELECT upper(t || t) AS t FROM long",
        LONG_VIEW,
    ],
)
def test_read_geopackage_refuses_a_view_of_long_steps(package, view):
    long = ("CREATE TABLE long(t TEXT)", f"INSERT INTO long VALUES ('{'x' * 4_000_000}')")
    assert len(read_geopackage(package(*long))["own"]) == 2
    with pytest.raises(ValueError, match="a view does more than choose rows"):
        read_geopackage(package(*viewed(view)))


def test_read_geopackage_counts_the_time_of_views_only(package, monkeypatch):
    many = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 5000)"
    content = package("CREATE TABLE many(name TEXT)", f"INSERT INTO many {many} SELECT 'x' || n FROM c")
    clock = iter(range(10**9))
    monkeypatch.setattr(geopackage, "monotonic", lambda: next(clock))  # a second at each look
    assert len(read_geopackage(content)["many"]) == 5000
    with pytest.raises(ValueError, match="a view does more than choose rows"):
        read_geopackage(package(*viewed("SELECT upper(name) AS name FROM many")))


def test_read_geopackage_reads_long_values_of_a_table_and_plain_views(package):
    content = package(
        "CREATE TABLE long(t TEXT)",
        f"INSERT INTO long VALUES ('{'x' * 9_000_000}')",
        "INSERT INTO gpkg_contents(table_name, data_type, identifier) VALUES ('long', 'attributes', 'l')",
        *viewed("SELECT upper(trim(name)) AS name, row_number() OVER () AS n FROM own"),
    )
    read = read_geopackage(content)
    assert len(read["long"]["t"][0]) == 9_000_000
    assert [*read["v"]["name"]] == ["A", "B"]
    assert len(read["own"]) == 2


def test_read_geopackage_names_a_column_of_shapes_that_is_absent(package):
    with pytest.raises(ValueError, match="its layer 'own' has no column 'x', where it states its shapes"):
        read_geopackage(package("UPDATE gpkg_geometry_columns SET column_name = 'x'"))


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("SELECT name AS t FROM own WHERE name LIKE 'A%'", ["a"]),
        ("SELECT name AS t FROM own WHERE name GLOB '[b-z]*'", ["b"]),
        ("SELECT replace(name, 'a', 'Busan') AS t FROM own WHERE instr(name, 'a')", ["Busan"]),
        ("SELECT substr(ltrim(' ' || name), 1, length(name)) AS t FROM own ORDER BY 1 DESC", ["b", "a"]),
        ("SELECT round(avg(length(name)), 1) || typeof(1) AS t FROM own", ["1.0integer"]),
        ("SELECT group_concat(name, '; ') AS t FROM own", ["a; b"]),
        ("SELECT iif(name LIKE 'a!%' ESCAPE '!', 1, 'no') AS t FROM own WHERE coalesce(name, '') <> 'b'", ["no"]),
    ],
)  # fmt: skip
def test_read_geopackage_lets_a_view_call_plain_functions(package, view, expected):
    assert [*read_geopackage(package(*viewed(view)))["v"]["t"]] == expected


def test_read_geopackage_reads_a_layer_that_a_view_chooses_by_like(package):
    shape = shapely.Point(10, 10).buffer(9, quad_segs=20_000)  # 1.3 MB
    read = read_geopackage(
        package(
            "CREATE TABLE all_of(fid INTEGER PRIMARY KEY, geom BLOB, name TEXT)",
            f"INSERT INTO all_of VALUES (1, x'{blob_of(shape)}', 'large'), (2, NULL, 'none')",
            "CREATE VIEW v AS SELECT fid, geom, name FROM all_of WHERE name LIKE 'L%'",
            "INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES ('v', 'features', 'v', 4326)",
            "INSERT INTO gpkg_geometry_columns VALUES ('v', 'geom', 'POLYGON', 4326, 0, 0)",
        )
    )["v"]
    assert [*read["name"]] == ["large"]
    assert read.geometry[0].equals(shape)


def blob_of(shape):
    return (b"GP\0\1" + (4326).to_bytes(4, "little") + shape.wkb).hex()


@pytest.mark.parametrize(
    "call",
    [
        "load_extension('x')", "readfile('/etc/passwd')", "writefile('x', name)", "randomblob(4000000)", "zeroblob(4000000)",
        "hex(name)", "printf('%4000000d', 1)", "char(65)", "ltrim(name, 'x')", "rtrim(name, 'x')",
        "fts3_tokenizer('x')", "name REGEXP 'x'", "name MATCH 'x'",
    ],
)  # fmt: skip
def test_read_geopackage_refuses_a_view_of_other_functions(package, call):
    with pytest.raises(ValueError, match="a view does more than choose rows; save it as a table"):
        read_geopackage(package(*viewed(f"SELECT {call} AS t FROM own")))


@pytest.mark.parametrize(
    "call",
    [
        "replace(t, t, 'x')",
        "instr(t, t)",
        f"t LIKE '%{'x' * 100}y%'",
        "t LIKE t",
    ],
)
def test_read_geopackage_refuses_a_search_that_could_take_hours(package, call):
    content = package(
        "CREATE TABLE long(t TEXT)",
        f"INSERT INTO long VALUES ('{'x' * 100_001}')",
        *viewed(f"SELECT {call} AS t FROM long"),
    )
    with pytest.raises(ValueError, match="a view does more than choose rows; save it as a table"):
        read_geopackage(content)


def test_read_geopackage_refuses_long_values_where_many_functions_are_called(package):
    """SQLite looks at the time between rows only: of one row, 1,000 calls could take minutes."""
    calls = ", ".join(f"length(upper(lower(t))) AS c{at}" for at in range(40))
    content = package(
        "CREATE TABLE long(t TEXT)",
        f"INSERT INTO long VALUES ('{'x' * 100_001}')",
        *viewed(f"SELECT {calls} FROM long"),
    )
    with pytest.raises(ValueError, match="a view does more than choose rows; save it as a table"):
        read_geopackage(content)


@pytest.mark.parametrize("call", ["replace(t || t, t || 'y', 'z')", f"t LIKE '%{'x' * 50}y%'"])
def test_read_geopackage_stops_searches_within_the_time_of_views(package, monkeypatch, call):
    monkeypatch.setattr(geopackage, "_MOST_SECONDS", 0.2)
    many = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c LIMIT 10000)"
    content = package(
        "CREATE TABLE long(t TEXT)",
        f"INSERT INTO long VALUES ('{'x' * 49_000}')",
        *viewed(f"{many} SELECT sum(n + ({call} IS NULL)) AS t FROM c, long"),
    )
    begun = process_time()
    with pytest.raises(ValueError, match="a view does more than choose rows"):
        read_geopackage(content)
    assert process_time() - begun < 4


@pytest.mark.parametrize("call", ["t LIKE '%y{}%'", "replace(t, 'y{}', '')"])
def test_read_geopackage_refuses_a_view_that_searches_again_and_again(package, call):
    def searched(times):
        calls = ", ".join(f"{call.format(at)} AS c{at}" for at in range(times))
        return package(
            "DROP VIEW IF EXISTS v",
            "DROP TABLE IF EXISTS long",
            "DELETE FROM gpkg_contents WHERE table_name = 'v'",
            "CREATE TABLE long(t TEXT)",
            "INSERT INTO long VALUES ('x')",
            *viewed(f"SELECT {calls} FROM long"),
        )

    assert read_geopackage(searched(60))["v"].shape == (1, 60)
    with pytest.raises(ValueError, match="searches more than 60 times; save it as a table"):
        read_geopackage(searched(61))
