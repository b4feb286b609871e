"""What is written is read back equal by programs that are not ours."""

import hashlib
import json
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import geopandas
import networkx as nx
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from sistermap.geo.errors import ExportError
from sistermap.geo.exports import kml
from sistermap.geo.exports.formats import FORMATS, write_layer
from sistermap.geo.layer import build_layer
from sistermap.geo.schema import GEOCODED, PLACES

NASTY = [
    "=1+1",
    "</script><script>alert(1)</script>",
    "{{ 6*7 }}",
    '{"a": 1}',
    "안녕 🎌\nmañana",
    "مرحبا",
    None,
    "2019-01-01",
]
OWN = {
    "Desk": NASTY,
    "Budget (€)": [1.5, None, 3.25, 4.0, 5.0, 6.0, 7.0, 8.0],
    "표 번호": list(range(8)),
    "Public": [True, False] * 4,
    "Visits": [1, None, 3, 4, 5, 6, 7, 8],  # objects: whole numbers with a hole
    "Mixed": [1, "two", None, 4.5, True, "six", "7", "8"],
    "desk": list("abcdefgh"),
    "fid": list("abcdefgh"),
    "type": list("abcdefgh"),
    "id": list("abcdefgh"),
    "bbox": list("abcdefgh"),
    "Geom": list("abcdefgh"),
}
PLACED = {
    "Busan": ("city", "KR", 35.10278, 129.04028),
    "Los Angeles": ("city", "US", 34.05223, -118.24368),
    "Kenya": ("country", "KE", 1.0, 38.0),
}
ENDS = [
    ("Busan", "Los Angeles"),
    ("Busan", "Kenya"),
    ("Busan", "Busan"),
    ("Los Angeles", "Busan"),
    ("Kenya", "Busan"),
]
TABLES = ("places", "regions", "ties", "memberships", "unplaced")
ABOUT = {
    "attribution": [
        {"what": "boundaries", "text": "Boundaries: Natural Earth", "licence": "public domain", "url": ""}
    ],
    "version": "9.9.9",
    "styles": {
        "sister": {"light": "#0b5fa5", "dash": [], "label": "Sister city"},
        "mou": {"light": "#00795a", "dash": [10, 3], "label": "MOU"},
    },
}


def make(rows=8):
    sides = [{"from": a, "to": b} for a, b in ENDS] + [
        {"from": "Busan", "network": "WeGO"},
        {"from": "Kenya", "network": "A&B <"},
        {"from": "?"},
    ]
    made = []
    for i, row in enumerate(sides[:rows]):
        cells_of_row = {
            "tie_id": f"t{i + 1}",
            "row": i + 2,
            "kind": "mou" if i % 2 else "sister",
            "since": f"19{i + 50}",
            "network": row.get("network"),
        }
        for side in ("from", "to"):
            if side in row:
                known = row[side] in PLACED
                cells_of_row |= {
                    f"{side}_name": row[side],
                    f"{side}_verdict": "placed" if known else "missing",
                    f"{side}_place_id": row[side] if known else None,
                    f"{side}_reason": None if known else "No such place.",
                }
        made.append({**cells_of_row, **{column: cells[i] for column, cells in OWN.items()}})
    places = [
        {
            "place_id": n,
            "name": n,
            "names": '{"ko": "부산"}',
            "level": level,
            "country": c,
            "lat": lat,
            "lon": lon,
        }
        for n, (level, c, lat, lon) in PLACED.items()
    ]
    regions = geopandas.GeoDataFrame(
        {"place_id": ["Kenya"], "name": ["Kenya"], "level": ["country"], "country": ["KE"]},
        geometry=[shapely.box(34, -5, 42, 5).difference(shapely.box(37, 0, 38, 1))],
        crs=4326,
    )
    geocoded = pd.DataFrame(made).reindex(columns=[*GEOCODED, *OWN])
    geocoded["Visits"] = geocoded["Visits"].astype("Int64").astype(object)
    return build_layer(geocoded, pd.DataFrame(places).reindex(columns=PLACES), regions)


LAYER = make()


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Every format, written once."""
    folder = tmp_path_factory.mktemp("written")
    return {
        suffix: write_layer(LAYER, folder / suffix[1:] / f"ties{suffix}", **ABOUT)
        for suffix in FORMATS
        if (folder / suffix[1:]).mkdir() is None
    }


def cells(column):
    """What a person would say that a column holds."""

    def cell(value):
        if value is None or (not isinstance(value, str) and pd.isna(value)):
            return None
        if isinstance(value, bool | np.bool_):
            return str(bool(value))
        return (
            str(int(value))
            if isinstance(value, int | float | np.number) and value == int(value)
            else str(value)
        )

    return [cell(value) for value in column]


def assert_same(found, expected, renamed=None):
    for column in expected.columns.drop("geometry", errors="ignore"):
        assert cells(found[(renamed or {}).get(column, column)]) == cells(expected[column]), column


def beside(path, name):
    return path if name == "ties" else path.with_name(f"{path.stem}-{name}{path.suffix}")


@pytest.mark.parametrize("name", TABLES)
def test_write_layer_geopackage_reads_back_equal(written, name):
    [path] = written[".gpkg"]
    found, expected = geopandas.read_file(path, layer=name), getattr(LAYER, name)
    assert_same(found, expected, {"desk": "desk (2)"})
    if "geometry" in expected:
        assert found.crs == expected.crs
        assert found.geometry.to_numpy().tolist() == expected.geometry.to_numpy().tolist()


@pytest.mark.parametrize("name", TABLES)
def test_write_layer_parquet_reads_back_equal(written, name):
    path = beside(written[".parquet"][0], name)
    expected = getattr(LAYER, name)
    found = (geopandas if "geometry" in expected else pd).read_parquet(path)
    renamed = {"bbox": "bbox (original)"} if name == "ties" else {}
    assert_same(found, expected, renamed)
    assert list(found.columns) == [renamed.get(column, column) for column in expected.columns]
    if "geometry" in expected:
        assert found.crs == expected.crs
        assert found.geometry.to_numpy().tolist() == expected.geometry.to_numpy().tolist()


@pytest.mark.parametrize("name", TABLES)
def test_write_layer_geojson_reads_back_equal(written, name):
    path = beside(written[".geojson"][0], name)
    expected = getattr(LAYER, name)
    found = json.loads(path.read_text(encoding="utf-8"))["features"]
    table = pd.DataFrame(
        [feature["properties"] for feature in found],
        columns=expected.columns.drop("geometry", errors="ignore"),
        dtype=object,
    )
    assert_same(table, expected)
    shapes = [feature["geometry"] and shapely.geometry.shape(feature["geometry"]) for feature in found]
    assert all(
        (a is None and b.is_empty) or a.normalize().equals_exact(b.normalize(), 1e-7)
        for a, b in zip(shapes, expected.get("geometry", []), strict=False)
    )


def test_write_layer_geojson_is_read_by_geopandas(written):
    found = geopandas.read_file(written[".geojson"][0], DATE_AS_STRING="YES")
    assert_same(found, LAYER.ties)
    assert found.crs == "EPSG:4326"


@pytest.mark.parametrize("name", TABLES)
def test_write_layer_flatgeobuf_reads_back_equal(written, name):
    path = beside(written[".fgb"][0], name)
    expected = getattr(LAYER, name)
    key = "place_id" if name in ("places", "regions") else "tie_id"
    found = pyogrio.read_dataframe(path).sort_values(key, ignore_index=True)
    expected = expected.sort_values(key, ignore_index=True)
    assert_same(found, expected)
    if "geometry" in expected:
        assert found.crs == expected.crs
        missing = found.geometry.isna() & expected.geometry.is_empty
        assert (missing | found.geometry.geom_equals_exact(expected.geometry, 0)).all()


@pytest.mark.parametrize("name", TABLES)
def test_write_layer_csv_reads_back_equal_but_for_formulas(written, name):
    expected = getattr(LAYER, name)
    found = pd.read_csv(
        beside(written[".csv"][0], name),
        dtype=object,
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8-sig",
    )
    if "Desk" in found:
        found["Desk"] = found["Desk"].str.replace(r"^'(?==)", "", regex=True)
    numbers = [
        c
        for c in expected.columns
        if c != "geometry" and expected[c].dtype == float and expected[c].notna().any()
    ]
    assert_same(found.assign(**{c: found[c].astype(float) for c in numbers}), expected)


def test_write_layer_csv_has_the_ends_of_each_edge(written):
    found = pd.read_csv(written[".csv"][0], encoding="utf-8-sig").loc[
        0, ["from_lat", "from_lon", "to_lat", "to_lon"]
    ]
    assert found.tolist() == [35.10278, 129.04028, 34.05223, -118.24368]


def test_write_layer_csv_has_no_formula(written):
    found = pd.read_csv(written[".csv"][0], dtype=object, encoding="utf-8-sig")
    assert found["Desk"][0] == "'=1+1"


@pytest.mark.parametrize("suffix", [".kml", ".kmz"])
@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("places", "Places"),
        ("regions", "Regions"),
        ("ties", "Ties"),
        ("memberships", "Memberships"),
        ("unplaced", "Not placed"),
    ],
)
def test_write_layer_kml_reads_back_equal(written, suffix, name, folder):
    space = {"k": "http://www.opengis.net/kml/2.2"}
    [path] = written[suffix]
    text = path.read_bytes() if suffix == ".kml" else zipfile.ZipFile(path).read("doc.kml")
    [found] = [
        f
        for f in ET.fromstring(text).iterfind(".//k:Folder", space)
        if f.findtext("k:name", namespaces=space) == folder
    ]
    rows = [
        {
            data.get("name"): data.findtext("k:value", namespaces=space)
            for data in mark.iterfind(".//k:Data", space)
        }
        for mark in found.iterfind("k:Placemark", space)
    ]
    expected = getattr(LAYER, name)
    for row, (_, wanted) in zip(
        rows, expected.drop(columns="geometry", errors="ignore").astype(object).iterrows(), strict=True
    ):
        assert {key: value for key, value in row.items() if key != "distance_km"} == {
            key: value
            for key, value in zip(wanted.index, cells(wanted), strict=True)
            if value is not None and key != "distance_km"
        } | {
            key: str(float(wanted[key]))
            for key in ("lat", "lon", "Budget (€)")
            if key in wanted and pd.notna(wanted[key])
        }


def test_write_layer_kml_writes_colours_as_alpha_blue_green_red(tmp_path):
    # KML reference, "color": aabbggrr.
    styles = {"sister": {"light": "#a1b2c3", "dash": [], "label": "Sister"}}
    [path] = write_layer(LAYER, tmp_path / "ties.kml", styles=styles)
    names = {"k": "http://www.opengis.net/kml/2.2"}
    document = ET.parse(path).getroot()
    colour_of = {
        style.get("id"): style.findtext("k:LineStyle/k:color", None, names)
        for style in document.iterfind(".//k:Style", names)
    }
    used = {
        style.text.removeprefix("#")
        for mark in document.iterfind(".//k:Placemark", names)
        if "sister" in [value.text for value in mark.iterfind(".//k:Data[@name='kind']/k:value", names)]
        and (style := mark.find("k:styleUrl", names)) is not None
        and style.text.startswith("#kind")
    }
    assert {colour_of[style] for style in used} == {"d9c3b2a1"}


@pytest.mark.parametrize("suffix", [".kml", ".kmz"])
def test_write_layer_kml_has_the_lines_as_gdal_reads_them(written, suffix):
    [path] = written[suffix]
    found = geopandas.read_file(path, layer="Ties")
    for a, b in zip(found.geometry, LAYER.ties.geometry, strict=True):
        assert (a is None and b.is_empty) or shapely.get_coordinates(a).tolist() == pytest.approx(
            shapely.get_coordinates(b)
        )


@pytest.mark.parametrize(("suffix", "read"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_write_layer_graph_reads_back_equal(written, suffix, read):
    graph = nx.MultiGraph(read(written[suffix][0]))
    nodes = dict(graph.nodes(data=True))
    assert {node for node in nodes if nodes[node]["node"] == "place"} == set(LAYER.places["place_id"])
    assert {nodes[node]["label"] for node in nodes if nodes[node]["node"] == "network"} == {"WeGO", "A&B <"}
    assert nodes["Busan"]["lat"] == 35.10278 and nodes["Busan"]["lon"] == 129.04028
    kept_cells = (
        {edge[2]["tie_id"]: edge[2] for edge in graph.edges(data=True)}
        if suffix == ".gexf"
        else {key: edge for _, _, key, edge in graph.edges(keys=True, data=True)}
    )
    for name in ("ties", "memberships"):
        for _, row in getattr(LAYER, name).iterrows():
            for column in OWN:
                kept = f"{column} (original)" if column in ("type", "id") else column
                assert cells([kept_cells[row["tie_id"]].get(kept)]) == cells([row[column]]), column


def test_write_layer_gexf_places_nodes_where_they_lie(written):
    nodes = dict(nx.read_gexf(written[".gexf"][0]).nodes(data=True))
    assert nodes["Busan"]["viz"]["position"] == {"x": 1290.4028, "y": 351.0278, "z": 0.0}


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_write_layer_graph_leaves_no_row_out(written, suffix):
    found = pd.read_csv(written[suffix][1], encoding="utf-8-sig")
    assert found["tie_id"].tolist() == LAYER.unplaced["tie_id"].tolist() == ["t8"]


def test_write_layer_geopackage_carries_styles_for_qgis(written):
    with sqlite3.connect(written[".gpkg"][0]) as package:
        rows = package.execute(
            "SELECT f_table_name, f_geometry_column, f_table_schema, useAsDefault, styleQML FROM layer_styles"
        ).fetchall()
        columns = dict(package.execute("SELECT table_name, column_name FROM gpkg_geometry_columns"))
    assert {row[0]: row[1] for row in rows} == columns
    assert {(row[2], row[3]) for row in rows} == {("", 1)}
    ties = ET.fromstring({row[0]: row[4] for row in rows}["ties"])
    assert {c.get("value"): c.get("label") for c in ties.iter("category")} == {
        "sister": "Sister city",
        "mou": "MOU",
    }


def test_write_layer_geopackage_tells_its_sources(written):
    metadata = pyogrio.read_info(written[".gpkg"][0], layer="ties")["dataset_metadata"]
    assert "Natural Earth" in metadata["ATTRIBUTION"] and metadata["SOFTWARE"] == "sistermap 9.9.9"


@pytest.mark.parametrize("suffix", [".geojson", ".fgb", ".kml", ".graphml", ".gexf"])
def test_write_layer_tells_its_sources(written, suffix):
    assert b"Boundaries: Natural Earth (public domain)" in written[suffix][0].read_bytes()


def test_write_layer_parquet_is_geoparquet_1_1_with_sources(written):
    metadata = pq.read_schema(beside(written[".parquet"][0], "places")).metadata
    geo = json.loads(metadata[b"geo"])
    assert geo["version"] == "1.1.0" and geo["primary_column"] == "geometry"
    assert geo["columns"]["geometry"]["encoding"] == "WKB"
    assert geo["columns"]["geometry"]["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    assert "Natural Earth" in json.loads(metadata[b"sistermap"])["ATTRIBUTION"]


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_write_layer_gives_the_same_bytes_again(written, tmp_path, suffix):
    again = write_layer(LAYER, tmp_path / f"ties{suffix}", **ABOUT)
    assert [path.name for path in again] == [path.name for path in written[suffix]]
    digests = [
        [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
        for paths in (again, written[suffix])
    ]
    assert digests[0] == digests[1]


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_write_layer_of_nothing_is_readable(tmp_path, suffix):
    [path, *_] = write_layer(make(rows=0), tmp_path / f"ties{suffix}")
    if suffix == ".parquet":
        assert len(geopandas.read_parquet(path)) == 0
    elif suffix == ".csv":
        assert len(pd.read_csv(path)) == 0
    elif suffix in (".graphml", ".gexf"):
        assert len({".graphml": nx.read_graphml, ".gexf": nx.read_gexf}[suffix](path)) == 0
    elif suffix in (".gpkg", ".geojson", ".fgb"):
        assert len(pyogrio.read_dataframe(path, layer="ties")) == 0
    else:
        assert b"Ties" in (path.read_bytes() if suffix == ".kml" else zipfile.ZipFile(path).read("doc.kml"))


@pytest.mark.parametrize("suffix", [".kml", ".graphml", ".gexf"])
def test_write_layer_xml_survives_control_characters(tmp_path, suffix):
    layer = make()
    layer.ties.loc[0, "Desk"] = "a\x00b\x0bc\uffff"
    [path, *_] = write_layer(layer, tmp_path / f"ties{suffix}")
    assert (
        "a\ufffdb\ufffdc\ufffd" in "".join(ET.fromstring(path.read_bytes()).itertext()) or suffix == ".gexf"
    )
    assert ET.fromstring(path.read_bytes()) is not None


def test_write_layer_refuses_to_write_any_of_its_files_over_an_input(tmp_path):
    (tmp_path / "ties-places.csv").write_text("mine")
    with pytest.raises(ExportError, match="the file that is read"):
        write_layer(LAYER, tmp_path / "ties.csv", inputs=["-", tmp_path / "ties-places.csv"])
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("ties-places.csv", "mine")]


@pytest.mark.parametrize("name", ["ties", "ties.xyz", "ties.gpkg.bak", "-"])
def test_write_layer_refuses_an_unknown_suffix(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExportError, match=r"expected one of \.gpkg"):
        write_layer(LAYER, name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", list(FORMATS))
def test_write_layer_leaves_the_old_set_when_the_disk_is_full(written, tmp_path, suffix):
    # A limit of the file's size acts as a full disk: one byte too few, where some drivers keep silent.
    limit = max(path.stat().st_size for path in written[suffix]) - 1
    path = tmp_path / f"ties{suffix}"
    path.write_text("old")
    code = (
        "import resource, signal, sys; sys.path.insert(0, 'tests')\n"
        "from test_formats import ABOUT, LAYER, ExportError, write_layer\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)\n"
        "try: write_layer(LAYER, sys.argv[1], **ABOUT)\n"
        "except ExportError as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), str(limit)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (path.read_text(), [p.name for p in tmp_path.iterdir()]) == ("old", [path.name]), done
    assert str(path.parent) in done.stdout and len(done.stdout.splitlines()) == 1, done.stderr


def test_kml_titles_a_side_that_names_only_its_country():
    ties = pd.DataFrame(
        {
            "from_name": [None, "Busan", None],
            "from_country": ["South Korea", "South Korea", None],
            "to_name": [None, "Los Angeles", None],
            "to_country": ["Malaysia", "USA", None],
            "network": [None, None, "WeGO"],
        }
    )
    assert list(kml._titles("ties", ties)) == ["South Korea – Malaysia", "Busan – Los Angeles", "? – WeGO"]
