"""Roles that the user gives to columns by their labels."""

import io

import pandas as pd
import pytest
from sistermap.api import check, read, review
from sistermap.geo.errors import TableError
from sistermap.geo.schema import TIES
from sistermap.geo.tables.named_columns import ROLES, find_named
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.read_ties import read_ties


def reading(text, columns, **options):
    return read_ties(io.BytesIO(text.encode()), ReadOptions(columns=columns, **options))


def roles(plan):
    return {column.label: column.role for column in plan.sheets[0].columns if column.role}


def test_roles_are_columns_of_ties_or_regions():
    made_into_others = {f"{side}_{field}" for side in ("from", "to") for field in ("region", "coordinates")}
    assert {*ROLES} - made_into_others <= {*TIES}


@pytest.mark.parametrize(
    ("labels", "label", "index"),
    [
        (["Kota", "Kota Kembar"], "kota kembar", 1),
        (["Město", "PARTNERSKE MESTO"], "Partnerské město", 1),
        (["시·도", "시도"], "시도", 1),
        (["Побратим"], "ПОБРАТИМ", 0),
        (["Kardeş Şehir"], "Kardes  Sehir", 0),
        (["เมือง", "เมืองพี่เมืองน้อง"], "เมืองพี่เมืองน้อง", 1),
        (["Wir / Ort", "Sie / Ort"], "Sie / Ort", 1),
        (["Sie / Ort"], "ort", 0),
        (["", "!"], "?", None),
    ],
)
def test_find_named_takes_the_label_that_is_most_alike(labels, label, index):
    assert find_named(labels, {"to_name": label}).get("to_name") == index


def test_read_ties_finds_the_header_by_the_labels_that_the_user_named():
    ties, plan = reading(
        "Daftar,City,Country,\nNo,Kota Kembar,Negara,Tanggal\n1,Busan,Korea,1994\n",
        {"to_name": "Kota Kembar", "to_country": "negara", "since": "Tanggal"},
        home="Surabaya, ID",
    )
    assert ties[["row", "from_name", "to_name", "to_country", "since"]].values.tolist() == [
        [3, "Surabaya, ID", "Busan", "Korea", "1994"]
    ]
    assert [column.by for column in plan.sheets[0].columns] == [None, "user", "user", "user"]


def test_read_ties_reads_the_other_columns_by_their_words():
    _, plan = reading("City,Country,Partner city,Neu,Since\na,b,c,d,1999\n", {"to_name": "Neu"})
    assert roles(plan) == {"City": "from_name", "Country": "from_country", "Neu": "to_name", "Since": "since"}


def test_read_ties_gives_two_columns_of_one_label_to_two_roles():
    _, plan = reading("City,City\nBusan,Kobe\n", {"to_name": "City", "from_name": "City"})
    assert [column.role for column in plan.sheets[0].columns] == ["to_name", "from_name"]


def test_read_ties_reads_a_workbook_of_which_one_sheet_has_the_labels(tmp_path):
    path = tmp_path / "ties.xlsx"
    with pd.ExcelWriter(path) as writer:
        pd.DataFrame({"Kota": ["Bandung"], "Kembar": ["Suwon"]}).to_excel(writer, sheet_name="a", index=False)
        pd.DataFrame({"From": ["Busan"], "To": ["Kobe"]}).to_excel(writer, sheet_name="b", index=False)
    ties = read_ties(path, ReadOptions(columns={"from_name": "Kota", "to_name": "Kembar"})).ties
    assert ties["to_name"].tolist() == ["Suwon", "Kobe"]


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("City,Partner city\na,b\n", {"sinc": "City"}, ["'sinc'", "'since'", "to_name"]),
        ("City,Partner city\na,b\n", {"tie_id": "City"}, ["'tie_id'", "from_name"]),
        ("City,Partner city\na,b\n", {"since": "Tanggal"}, ["'Tanggal'", "since", "'Partner city'"]),
        ("Kota,Kembar\na,b\n", {"since": "Tanggal"}, ["'Tanggal'", "since", "'Kembar'"]),
        ("Kota,Kembar\na,b\n", {"from_name": "Kota", "to_name": "Kota"}, ["second column 'Kota'", "to_name"]),
        ("Kota,Kembar\na,b\n", {"since": "Kota"}, ["no column names a partner", "'Kembar'"]),
    ],
)
def test_read_ties_refuses_a_role_or_a_label_that_is_nowhere(text, columns, expected):
    with pytest.raises(TableError) as error:
        reading(text, columns)
    assert [word for word in expected if word not in str(error.value)] == []
    assert "\n" not in str(error.value)


def test_read_review_and_check_take_the_columns_that_the_user_named(tmp_path):
    table = pd.DataFrame({"Kota": ["Busan"], "Kembar": ["Xyzzyville"]})
    columns = {"from_name": "Kota", "to_name": "Kembar"}
    assert len(read(table, columns=columns).unplaced) == 1
    assert review(table, tmp_path / "names.csv", columns=columns) == 1
    assert "not placed" in check(table, columns=columns)["finding"].tolist()
