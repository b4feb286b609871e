"""Matrices of places."""

import pytest
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.lookup import Lookup
from sistermap.geo.tables.matrix import read_matrix

NORDIC = ["Bergen", "Turku", "Århus"]


def matrix(labels, *cells, types=None):
    rows = [(number, list(row)) for number, row in enumerate(cells, 2)]
    return read_matrix(["", *labels], rows, types or CellTypes(None))


@pytest.mark.parametrize(("mark", "none"), [("x", None), (1, 0), ("✓", "–"), ("Yes", "no"), ("○", "-")])
def test_read_matrix_takes_each_pair_of_a_symmetric_one_once(mark, none):
    found = matrix(
        NORDIC, ("Bergen", none, mark, mark), ("Turku", mark, none, none), ("Århus", mark, none, none)
    )
    assert found.rows == [(2, ["Bergen", "Turku"]), (2, ["Bergen", "Århus"])]
    assert (found.labels, found.mirrored) == (["from_name", "to_name"], [3, 4])


def test_read_matrix_reads_one_half():
    found = matrix(
        NORDIC, ("Bergen", None, "x", "x"), ("Turku", None, None, "x"), ("Århus", None, None, None)
    )
    assert found.rows[:3] == [(2, ["Bergen", "Turku"]), (2, ["Bergen", "Århus"]), (3, ["Turku", "Århus"])]
    assert found.rows[3:] == [(4, ["Århus", None])]  # a place without a tie of its own row is not lost


def test_read_matrix_keeps_both_directions_where_they_differ():
    found = matrix(NORDIC, ("Bergen", 0, 3, 1), ("Turku", 9, 0, 2), ("Århus", 1, 4, 0))
    assert found.labels == ["from_name", "to_name", "value"]
    assert found.rows[0] == (2, ["Bergen", "Turku", 3])
    assert (3, ["Turku", "Bergen", 9]) in found.rows
    assert (len(found.rows), found.mirrored) == (6, [])


def test_read_matrix_reads_years_as_since():
    found = matrix(
        NORDIC, ("Bergen", None, 1946, 1947), ("Turku", 1946, None, None), ("Århus", 1947, None, None)
    )
    assert found.labels == ["from_name", "to_name", "since"]
    assert found.rows == [(2, ["Bergen", "Turku", 1946]), (2, ["Bergen", "Århus", 1947])]


def test_read_matrix_knows_other_places_on_each_side_by_the_gazetteer(gazetteer):
    cells = [("부산", "x", None, None), ("대구", None, "x", "x")]
    assert matrix(NORDIC, *cells) is None
    found = matrix(NORDIC, *cells, types=CellTypes(Lookup(gazetteer)))
    assert found.rows == [(2, ["부산", "Bergen"]), (3, ["대구", "Turku"]), (3, ["대구", "Århus"])]


@pytest.mark.parametrize(
    ("labels", "cells"),
    [
        (["Partner city", "Country"], [("Bonn", "Oxford", "UK")]),
        (["Art", "Sport", "Trade"], [("Bonn", "x", None, None), ("Kassel", None, "x", None)]),
        (NORDIC, [("Bergen", "signed in a hall", "x", "x"), ("Turku", "x", None, None), ("Århus", "x", None, None)]),
        (NORDIC, [("Bergen", "a", "b", "c"), ("Turku", "d", "e", "f"), ("Århus", "g", "h", "i")]),
        (["Bergen"], [("Bergen", "x")]),
        (NORDIC, []),
    ],
)  # fmt: skip
def test_read_matrix_takes_no_other_table_for_one(labels, cells, gazetteer):
    assert matrix(labels, *cells, types=CellTypes(Lookup(gazetteer))) is None


def test_read_matrix_takes_words_for_kinds_and_no_place_for_its_own_partner(gazetteer):
    cells = [
        ("Bergen", "MOU", "MOU", None),
        ("Turku", None, None, "sister city"),
        ("Århus", None, None, None),
    ]
    found = matrix(NORDIC, *cells, types=CellTypes(Lookup(gazetteer)))
    assert found.labels == ["from_name", "to_name", "kind"]
    assert [row for _, row in found.rows][:2] == [
        ["Bergen", "Turku", "MOU"],
        ["Turku", "Århus", "sister city"],
    ]
