"""Rows of a known table -> tidy ties, with what the sheet shows beside its cells."""

import dataclasses

import pandas as pd
import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.blocks import find_blocks
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.files import Sheet
from sistermap.geo.tables.layouts import Reader
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.tie_rows import TieRows

HEADER = ("City", "Partner city", "Status", "Since", "Link", "Note")


@pytest.fixture
def rows_of(gazetteer):
    def give(*rows, home=None, network=None, **shown):
        options = ReadOptions(home=home, network=network)
        types = CellTypes(None)
        sheet = Sheet(None, [(number, list(cells)) for number, cells in enumerate(rows, 1)])
        (block,) = find_blocks(dataclasses.replace(sheet, **shown), types)
        table = Reader(options, types, None).lay_out(block)
        return TieRows(table, "list.csv", options, None, None)

    return give


def values(ties, *columns):
    found = ties[[*columns]].astype(object)
    return found.where(found.notna(), None).to_numpy().tolist()


def test_read_takes_the_address_behind_a_cell_for_the_source(rows_of):
    rows = rows_of(("City", "Partner city", "Link"), ("Bonn", "Oxford", "see here"), ("Bonn", "Minsk", "b"), links={(2, 2): "https://a.org", (3, 1): "https://b.org"})  # fmt: skip
    assert values(rows.read(), "source") == [["https://a.org"], ["b"]]


def test_read_takes_any_address_of_a_row_without_a_source(rows_of):
    rows = rows_of(
        ("City", "Partner city"), ("Bonn", "Oxford"), ("Bonn", "Minsk"), links={(2, 1): "https://a.org"}
    )
    assert values(rows.read(), "source") == [["https://a.org"], [None]]


def test_read_carries_comments_in_a_column_that_is_not_published(rows_of):
    rows = rows_of(("City", "Partner city", "Note"), ("Bonn", "Oxford", "yearly"), ("Bonn", "Minsk", None), comments={(2, 0): "ask Kim", (3, 1): "paused"})  # fmt: skip
    ties = rows.read()
    assert values(ties, "note", "Comments") == [["yearly", "ask Kim"], [None, "paused"]]
    assert [column.label for column in rows.plan(ties).columns if column.hidden] == ["Comments"]


def test_read_ends_the_ties_of_rows_that_are_struck_through(rows_of):
    rows = rows_of(
        ("City", "Partner city", "Status"),
        ("Bonn", "Oxford", "active"),
        ("Bonn", "Minsk", "active"),
        struck_rows=frozenset({3}),
    )
    assert values(rows.read(), "status") == [["active"], ["ended"]]
    assert [(note.code, note.row) for note in rows.notes] == [("struck", 3)]


def test_note_hidden_names_hidden_rows_and_columns(rows_of):
    rows = rows_of(("City", "Partner city", "Phone"), ("Bonn", "Oxford", 1), ("Bonn", "Minsk", 2), hidden_rows=frozenset({3}), hidden_columns=frozenset({2}))  # fmt: skip
    rows.note_hidden()
    assert [(note.code, dict(note.why.params)) for note in rows.notes] == [
        ("hidden_rows", {"count": 1}), ("hidden_columns", {"columns": "Phone"}),
    ]  # fmt: skip
    plan = rows.plan(rows.read())
    assert (plan.hidden_rows, [column.hidden for column in plan.columns]) == ((3,), [False, False, True])


@pytest.mark.parametrize(
    ("cell", "since", "until", "original"),
    [
        ("1957–", "1957", None, "1957–"), ("1958-2010", "1958", "2010", "1958-2010"), ("depuis 1963", "1963", None, "depuis 1963"),
        ("1998–2004年", "1998", "2004", "1998–2004年"), ("3 maja 1997", "1997-05-03", None, "3 maja 1997"), (1997, "1997", None, None),
    ],
)  # fmt: skip
def test_read_reads_periods_and_keeps_them_as_written(rows_of, cell, since, until, original):
    ties = rows_of(("City", "Partner city", "Since"), ("Bonn", "Oxford", cell)).read()
    assert values(ties, "since", "until", "since_original") == [[since, until, original]]


def test_read_notes_a_date_that_cannot_be_read_and_keeps_the_row(rows_of):
    rows = rows_of(("City", "Partner city", "Since"), ("Bonn", "Oxford", "31.31.1998"))
    assert values(rows.read(), "to_name", "since") == [["Oxford", None]]
    assert [(note.code, note.row, note.column) for note in rows.notes] == [("date_unreadable", 2, "Since")]


def test_read_gives_what_headings_say_to_the_rows_below(rows_of):
    rows = rows_of(
        ("City", "Partner city"),
        ("Friendship cities",),
        ("Bonn", "Oxford"),
        ("Terminated",),
        ("Bonn", "Minsk"),
    )
    assert values(rows.read(), "to_name", "kind", "status") == [
        ["Oxford", "friendship", None],
        ["Minsk", "other", "ended"],
    ]


def test_read_lets_a_cell_win_over_the_heading_above_it(rows_of):
    rows = rows_of(
        ("City", "Partner city", "Kind"),
        ("Friendship cities",),
        ("Bonn", "Oxford", "sister city"),
        ("Bonn", "Minsk", None),
    )
    assert values(rows.read(), "kind") == [["sister"], ["friendship"]]


def test_read_joins_a_region_to_its_place(rows_of):
    rows = rows_of(
        ("Partner city", "Region"),
        ("Kassel", "Hessen"),
        ("Texas City", "Texas"),
        (None, "Burgenland"),
        home="Bonn, DE",
    )
    assert values(rows.read(), "to_name") == [["Kassel, Hessen"], ["Texas City"], ["Burgenland"]]


def test_read_gives_home_only_to_rows_with_a_partner(rows_of):
    rows = rows_of(("Partner city", "Budget"), ("Oxford", 1), (None, 2), home="Bonn, DE")
    assert values(rows.read(), "from_name", "to_name") == [["Bonn, DE", "Oxford"], [None, None]]


def test_read_needs_home_where_a_table_names_only_partners(rows_of):
    with pytest.raises(TableError, match=r"list\.csv: nothing names whose partners these are; .*--home"):
        rows_of(("Partner city",), ("Oxford",)).read()


def test_read_writes_the_network_that_the_user_states(rows_of):
    ties = rows_of(("City", "Country"), ("Kielce", "Polska"), network="Cittaslow").read()
    assert values(ties, "from_name", "from_country", "to_name", "network") == [
        ["Kielce", "Polska", None, "Cittaslow"]
    ]


def test_read_carries_columns_of_the_users_own_as_they_are(rows_of):
    ties = rows_of(
        ("City", "Partner city", "row", "Desk", "Desk", None), ("Bonn", "Oxford", "r", "007", "Kim", "x")
    ).read()
    assert values(ties, "row (original)", "Desk", "Desk (2)", "column 6") == [["r", "007", "Kim", "x"]]


def test_read_numbers_rows_as_whole_numbers_even_where_there_are_none(rows_of):
    ties = rows_of(("City", "Partner city")).read()
    assert pd.api.types.is_integer_dtype(ties["row"])


def test_plan_accounts_for_every_row(rows_of):
    rows = rows_of(("Partners",), ("City", "Partner city", "Since"), ("Terminated",), ("Bonn", "Oxford; Minsk", 1947), ("City", "Partner city", "Since"), ("Total", None, 2))  # fmt: skip
    plan = rows.plan(rows.read())
    assert (plan.rows, plan.ties, plan.accounted, plan.rows_in) == (1, 2, 6, 6)
    assert plan.title_rows + plan.header_rows == (1, 2)
    assert [row.why for row in plan.set_aside] == ["repeated_header", "total"]
