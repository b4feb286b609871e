"""The error on a list that cannot be read: one line, the plan so far, and the option that mends it."""

import io
import shlex

import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import Sheet
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.plan import ColumnPlan
from sistermap.geo.tables.read_ties import read_ties
from sistermap.geo.tables.unreadable import no_such_row, unreadable


def columns(**roles):
    return [ColumnPlan(at, label, role) for at, (label, role) in enumerate(roles.items(), start=1)]


def test_unreadable_names_every_column_and_what_it_was_taken_for():
    error = unreadable("rekan.csv", columns(Nama=None, Negara="to_region", Tahun="since"))
    assert isinstance(error, TableError)
    for part in ("rekan.csv", "'Nama' (not recognised)", "'Negara' (to_region)", "'Tahun' (since)"):
        assert part in str(error)


@pytest.mark.parametrize(
    ("roles", "home", "option"),
    [
        ({"Tahun": "since", "Nama": None}, None, ["--column", "to_name=Nama"]),
        ({"Tahun": "since", "Kota Kembar": None}, "Surabaya, ID", ["--column", "to_name=Kota Kembar"]),
        ({"도시": "to_name", "연도": "since"}, None, ["--home", "Goyang, KR"]),
        ({'The "sister"': None}, "Busan, KR", ["--column", 'to_name=The "sister"']),
        ({"Cost $": None}, "Busan, KR", ["--column", "to_name=Cost $"]),
        ({}, None, ["--header", "1"]),
    ],
)
def test_unreadable_gives_one_option_as_a_shell_takes_it(roles, home, option):
    message = str(unreadable("x.csv", columns(**roles), home=home))
    assert shlex.split(message[message.index(" --") :]) == option


def test_unreadable_is_one_short_line_whatever_the_labels():
    message = str(
        unreadable("x.csv", [ColumnPlan(at, "long\nlabel \x1b[31m" * 9, None) for at in range(1, 300)])
    )
    assert "\n" not in message and "\x1b" not in message
    assert "and 287 more" in message


@pytest.mark.parametrize(
    ("sheets", "row", "found"),
    [
        ([Sheet(None, [(n, ["x"]) for n in (2, 3, 4, 9)])], 99, "found rows 2 to 4, 9. "),
        ([Sheet(None, [(n, ["x"]) for n in (2, 3, 4, 9)])], 5, "row 5 holds nothing"),
        (
            [Sheet("Lista", [(1, ["x"])]), Sheet("Notas", [(3, ["x"])])],
            7,
            "on sheet 'Lista' rows 1; on sheet 'Notas' rows 3. ",
        ),
        ([Sheet(None, [(n, ["x"]) for n in range(1, 4001, 2)])], 2, ", 15 and more to 3999. "),
        ([Sheet(None, [])], 2, "found no rows. "),
    ],
)
def test_no_such_row_names_the_rows_there_are(sheets, row, found):
    assert found in str(no_such_row("x.csv", row, sheets))


def test_no_such_row_is_nothing_where_a_sheet_has_the_row():
    assert no_such_row("x.csv", 3, [Sheet("a", [(1, ["x"])]), Sheet("b", [(3, ["x"])])]) is None


def test_read_ties_says_which_rows_there_are_where_the_stated_header_is_none():
    with pytest.raises(TableError, match=r"row 99 holds nothing; found rows 1 to 2\. "):
        read_ties(io.BytesIO(b"City,Country\nKobe,Japan\n"), ReadOptions(home="Busan, KR", header=99))
