"""The error on a list that cannot be read: one line, the plan so far, and the option that mends it."""

import shlex

import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.plan import ColumnPlan
from sistermap.geo.tables.unreadable import unreadable


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
