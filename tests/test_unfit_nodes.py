"""A stated table of nodes that does not fit the list is refused in one line that names it."""

import io

import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.read_ties import read_ties

EDGES = "source,target,year\nc1,c2,1990\nc1,c3,1991\n"


def named(name, text):
    file = io.BytesIO(text.encode())
    file.name = name
    return file


def read(nodes, **options):
    return read_ties(
        named("kanten.csv", EDGES), ReadOptions(nodes=named("knoten.csv", nodes), **options)
    ).ties


@pytest.mark.parametrize(
    ("nodes", "parts"),
    [
        ("id,name\nc1,Kobe\nc2,Graz\nc3,Lyon\nc1,Bonn\n", ("rows 2 and 5", "'c1'")),
        ("id,name,country\nc1,Kobe,JP\nc1,Kobe,JP\nc2,Graz,AT\nc3,Lyon,FR\n", ("rows 2 and 3", "'c1'")),
        ("Kürzel,Ort\nc1,Kobe\nc2,Graz\n,Lyon\nc3,Bonn\n", ("row 4", "'Kürzel'")),
        ("id,size\nc1,4\nc2,7\nc3,8\n", ("no column names the places", "'id', 'size'")),
        ("id\nc1\nc2\nc3\n", ("'id'",)),
        ("id,name\nx1,Kobe\nx2,Graz\nx3,Lyon\n", ("no column holds the ids", "'c1'")),
    ],
)
def test_read_ties_names_the_nodes_that_do_not_fit_and_why(nodes, parts):
    with pytest.raises(TableError) as refused:
        read(nodes)
    message = str(refused.value)
    assert message.startswith("knoten.csv") and "\n" not in message
    for part in parts:
        assert part in message


def test_read_ties_takes_nodes_that_fit():
    ties = read("id,name\nc1,Kobe\nc2,Graz\nc3,Lyon\n")
    assert ties[["from_name", "to_name"]].values.tolist() == [["Kobe", "Graz"], ["Kobe", "Lyon"]]
