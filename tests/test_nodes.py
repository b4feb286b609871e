"""Edge lists whose ends are ids of a table of nodes."""

import pytest
from sistermap.geo.tables.blocks import Block
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.files import Sheet
from sistermap.geo.tables.nodes import find_ends, find_nodes, join_nodes


def block(*rows):
    numbered = [(number, list(cells)) for number, cells in enumerate(rows, 1)]
    return Block(Sheet(None, numbered), list(rows[0]), (1,), (), numbered[1:])


EDGES = block(("source", "target", "year"), ("c1", "c2", 1957), ("c1", "c3", 1961))
NODES = block(
    ("id", "name", "country"), ("c1", "Kobe", "JP"), ("c2", "Seattle", "US"), ("c3", "Marseille", "FR")
)


def join(edges, *blocks):
    ends = find_ends(edges, find_nodes([edges, *blocks], CellTypes(None)))
    return ends and join_nodes(edges, ends)


def test_join_nodes_writes_places_for_ids():
    joined = join(EDGES, NODES)
    assert joined.labels == ["from_name", "from_country", "to_name", "to_country", "year"]
    assert joined.rows == [
        (2, ["Kobe", "JP", "Seattle", "US", 1957]),
        (3, ["Kobe", "JP", "Marseille", "FR", 1961]),
    ]
    assert joined.columns == [0, None, 1, None, 2]


def test_join_nodes_takes_coordinates_along():
    nodes = block(("id", "name", "lat", "lng"), ("c1", "Kobe", 34.7, 135.2), ("c2", "Seattle", 47.6, -122.3), ("c3", "Marseille", 43.3, 5.4))  # fmt: skip
    assert join(EDGES, nodes).rows[0] == (2, ["Kobe", 34.7, 135.2, "Seattle", 47.6, -122.3, 1957])


def test_find_nodes_finds_numbers_that_are_texts_in_one_file_and_not_in_the_other():
    edges = block(("from", "to"), (1, 2), (1, 3))
    nodes = block(("nr", "Stadt"), ("1", "Bonn"), ("2", "Oxford"), ("3", "Minsk"))
    assert join(edges, nodes).rows == [(2, ["Bonn", "Oxford"]), (3, ["Bonn", "Minsk"])]


def test_find_nodes_finds_ends_whose_labels_nobody_knows():
    edges = block(("Vrrt", "Zmlk"), ("c1", "c2"), ("c3", "c2"))
    assert join(edges, NODES).rows[1][1] == ["Marseille", "FR", "Seattle", "US"]


def test_join_nodes_keeps_an_id_that_no_node_has():
    edges = block(("source", "target"), *[("c1", "c2")] * 9, ("c1", "c9"))
    assert join(edges, NODES).rows[-1] == (11, ["Kobe", "JP", "c9", None])


@pytest.mark.parametrize(
    "other",
    [
        block(("id", "name"), ("x1", "Kobe"), ("x2", "Seattle")),
        block(("id", "name"), ("c1", "Kobe"), ("c1", "Kobe"), ("c2", "Seattle")),
        block(("id", "Budget"), ("c1", 3), ("c2", 4), ("c3", 5)),
    ],
    ids=["other ids", "ids that come again", "no places"],
)
def test_find_nodes_finds_none_in_another_table(other):
    assert join(EDGES, other) is None


def test_find_nodes_takes_no_list_of_ties_for_nodes():
    first = block(("City", "Partner city"), ("Kobe", "Kobe"), ("Kobe", "Kobe"))
    second = block(("City", "Partner city"), ("Kobe", "Riga"))
    assert join(first, second) is None
