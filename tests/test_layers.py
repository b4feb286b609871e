"""What sistermap wrote, and maps and graphs of others, opened as tables again."""

import io

import networkx as nx
import pytest
from sistermap.api import read, write
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import read_sheets

TIES = (
    "City,Country,Partner city,Partner country,Since,Kind,Network,Desk,id\n"
    "Busan,Korea,Kobe,Japan,1999,sister,,A,7\nBusan,Korea,Los Angeles,USA,1967,MOU,,B,8\n"
    "Busan,Korea,,,2001,,UCLG,C,9\nBusan,Korea,Xyzzyq,Japan,1989,sister,,D,10\n"
)


@pytest.fixture(scope="module")
def layer():
    return read(io.BytesIO(TIES.encode()))


def column(sheet, label):
    (_, labels), *rows = sheet.rows
    return [cells[labels.index(label)] for _, cells in rows]


@pytest.mark.parametrize(
    "suffix", [".gpkg", ".fgb", ".kml", ".kmz", ".gexf", ".graphml", ".geojson", ".parquet"]
)
@pytest.mark.parametrize("nameless", [False, True])
def test_read_sheets_opens_what_was_written(tmp_path, layer, suffix, nameless):
    path = tmp_path / f"ties{suffix}"
    write(layer, path)
    first, *others = read_sheets(io.BytesIO(path.read_bytes()) if nameless else path)
    assert first.labelled
    for label, cells in {
        "from_name": ["Busan"] * 2, "to_name": ["Kobe", "Los Angeles"], "to_country": ["Japan", "USA"],
        "kind_original": ["sister", "MOU"], "Desk": ["A", "B"], "id": ["7", "8"],
    }.items():  # fmt: skip
        assert sorted(column(first, label)) == sorted(cells)
    if suffix not in (".gexf", ".graphml"):
        assert sorted(column(first, "to_lon")) == pytest.approx([-118.2437, 135.183])
    if suffix in (".gpkg", ".kml", ".kmz", ".gexf", ".graphml"):
        assert column(others[0], "network") == ["UCLG"]
    if suffix in (".gpkg", ".kml", ".kmz"):
        assert column(others[1], "to_name") == ["Xyzzyq"]


@pytest.mark.parametrize("writer", [nx.write_graphml, nx.write_gexf])
def test_read_graph_joins_the_nodes_of_others(writer):
    graph = nx.DiGraph()
    graph.add_node("n1", label="Bonn", country="Germany", latitude=50.73, longitude=7.1)
    graph.add_node("n2", label="Minsk", country="Belarus")
    graph.add_edge("n1", "n2", since=1993)
    file = io.BytesIO()
    writer(graph, file)
    (sheet,) = read_sheets(io.BytesIO(file.getvalue()))
    assert [column(sheet, label) for label in ("from_name", "from_country", "from_lat", "to_name", "since")] == [
        ["Bonn"], ["Germany"], [50.73], ["Minsk"], [1993],
    ]  # fmt: skip


def test_read_kml_takes_the_placemarks_of_others():
    placemark = (
        "<Placemark><name>Minsk</name><Point><coordinates>27.56,53.9,0</coordinates></Point></Placemark>"
    )
    kml = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Twins</name>{placemark}</Document></kml>'
    (sheet,) = read_sheets(io.BytesIO(kml.encode()))
    assert (sheet.name, sheet.rows) == (
        "Twins",
        [(0, ["name", "note", "lat", "lon"]), (1, ["Minsk", None, 53.9, 27.56])],
    )


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".kml", ".kmz", ".gexf", ".graphml", ".html", ".docx"])
@pytest.mark.parametrize("content", [b"x", b"PK\x03\x04x", b"<a>", b"SQLite format 3\0x", b"<kml><x/></kml>"])
def test_read_sheets_refuses_in_one_line(suffix, content):
    file = io.BytesIO(content)
    file.name = f"list{suffix}"
    with pytest.raises(TableError) as error:
        read_sheets(file)
    assert "\n" not in str(error.value)
