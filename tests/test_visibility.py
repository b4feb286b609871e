"""What may be published: columns by mark or by name, rows by a column of visibility."""

import io
from typing import NamedTuple

import pandas as pd
import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.review.visibility import public_part
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.plan import Plan
from sistermap.geo.tables.read_ties import read_ties


def read(header, *rows):
    text = "\n".join([f"From,Partner,Partner country,{header}", *(f"Busan,Kobe,Japan,{row}" for row in rows)])
    return read_ties(io.BytesIO(text.encode()))


def ties(header, *rows):
    return read(header, *rows).ties


@pytest.mark.parametrize(
    "header",
    [
        "Budget (internal)",
        "Budget [INTERNAL]",
        "예산 (비공개)",
        "예산（내부용）",
        "予算 (社外秘)",
        "预算 (内部)",
        "Budget (vertraulich)",
        "internal: budget",
        "Budget (not public)",
        "Budget (internal use only)",
        "예산 (미공개)",
        "予算（公開不可）",
        "预算（不公开）",
        "預算 (機密)",
        "Budget (nicht öffentlich)",
        "Budget (non public)",
        "Presupuesto [no público]",
    ],
)
def test_public_part_leaves_out_columns_marked_internal(header):
    table, notes = public_part(ties(header, "5"))
    assert header not in table.columns
    assert not (table == "5").any().any()
    assert header in str(notes[-1])


@pytest.mark.parametrize(
    "header", ["Internal affairs", "International desk", "Budget", "Intern exchange (2)"]
)
def test_public_part_keeps_other_columns(header):
    assert public_part(ties(header, "5")).ties[header].tolist() == ["5"]


@pytest.mark.parametrize("header", ["Visibility", "공개 여부", "公開", "Sichtbarkeit"])
@pytest.mark.parametrize(
    ("cell", "kept"), [("internal", 1), ("비공개", 1), ("No", 1), ("public", 2), ("", 2)]
)
def test_public_part_leaves_out_rows_called_internal(header, cell, kept):
    table, _ = public_part(ties(header, "public", cell))
    assert len(table) == kept
    assert header not in table.columns


def test_public_part_hides_columns_by_name_whatever_their_case():
    table, _ = public_part(ties("Desk,Phone", "Kim,123"), ["DESK"])
    assert "Desk" not in table.columns and table["Phone"].tolist() == ["123"]


@pytest.mark.parametrize(
    ("header", "hidden", "ours"),
    [("Note", "note", "note"), ("비고", "비고", "note"), ("체결일", "since", "since")],
)
def test_public_part_empties_our_columns_and_keeps_them(header, hidden, ours):
    table, _ = public_part(ties(header, "1998. 4. 21."), [hidden])
    assert table[ours].isna().all() and table.get(f"{ours}_original", pd.Series(dtype=object)).isna().all()


def test_public_part_renumbers_nothing():
    table, _ = public_part(ties("Visibility", "internal", "public"))
    assert table[["tie_id", "row"]].values.tolist() == [["t2", 3]]


@pytest.mark.parametrize(("name", "expected"), [("Desks", "'Desks'.*Desk"), ("from_name", "no map")])
def test_public_part_refuses_in_one_line(name, expected):
    with pytest.raises(TableError, match=expected) as error:
        public_part(ties("Desk", "Kim"), [name])
    assert "\n" not in str(error.value)


def test_public_part_of_nothing_but_internal_rows_is_refused():
    with pytest.raises(TableError, match="every row"):
        public_part(ties("Visibility", "internal"))


@pytest.mark.parametrize("cell", ["restricted", "?"])
def test_public_part_refuses_a_visibility_that_it_does_not_know(cell):
    with pytest.raises(TableError, match=r"row 3: column 'Visibility'"):
        public_part(ties("Visibility", "public", cell))


@pytest.mark.parametrize(
    ("header", "ours"),
    [
        ("Note (internal)", "note"),
        ("비고 (비공개)", "note"),
        ("Status [internal]", "status_original"),
        ("備考（内部）", "note"),
        ("Since (vertraulich)", "since"),
        ("Themes (interne)", "themes"),
        ("internal: note", "note"),
    ],
)
def test_public_part_empties_our_columns_that_are_marked(header, ours):
    reading = read(header, "1998 ~ 2001")
    table, notes = public_part(reading.ties, plan=reading.plan)
    assert table.get(ours, pd.Series(dtype=object)).isna().all()
    assert not table.astype(str).apply(lambda column: column.str.contains("1998|2001")).any().any()
    assert header in str(notes[-1])


def test_public_part_hides_a_column_by_the_label_that_the_user_named():
    file = io.BytesIO(b"From,Partner,Catatan\nBusan,Kobe,secret\n")
    table, plan = read_ties(file, ReadOptions(columns={"note": "Catatan"}))
    assert public_part(table, ["catatan"], plan).ties["note"].isna().all()


@pytest.mark.parametrize("header", ["Kind (internal)", "Region (internal)"])
def test_public_part_refuses_a_mark_on_what_a_map_needs(header):
    reading = read(header, "x")
    with pytest.raises(TableError, match="marked internal"):
        public_part(reading.ties, plan=reading.plan)


# ---- what the user's program hides ----


class Column(NamedTuple):
    label: str
    role: str | None
    hidden: bool


class Hidden(NamedTuple):
    name: str | None
    columns: tuple[Column, ...] = ()
    hidden_rows: tuple[int, ...] = ()


def hidden(*sheets):
    return Plan("ties.xlsx", sheets)


def test_public_part_leaves_out_hidden_columns_and_says_so():
    table = ties("Phone,Note", "031-1,secret").assign(**{"Phone (2)": "031-2"})
    columns = (Column("Phone", None, True), Column("Note", "note", True), Column("From", "from_name", False))
    public, notes = public_part(table, plan=hidden(Hidden(None, columns)))
    assert not {"Phone", "Phone (2)"} & {*public.columns} and public["note"].isna().all()
    assert "Phone" in str(notes[0]) and "Note" in str(notes[0])


@pytest.mark.parametrize(("sheets", "kept"), [([None, None], [3]), (["a", "b"], [2, 3])])
def test_public_part_leaves_out_hidden_rows_of_their_sheet(sheets, kept):
    table = ties("Desk", "x", "y").assign(sheet=sheets)
    name = "b" if sheets[0] else None
    public, notes = public_part(table, plan=hidden(Hidden(name, hidden_rows=(2,))))
    assert public["row"].tolist() == kept
    assert len(notes) == (1 if kept == [3] else 0)


def test_public_part_refuses_a_hidden_column_that_a_map_needs():
    with pytest.raises(TableError, match="'Partner' is hidden in the file"):
        public_part(ties("Desk", "x"), plan=hidden(Hidden(None, (Column("Partner", "to_name", True),))))


def test_public_part_of_nothing_but_hidden_rows_is_refused():
    with pytest.raises(TableError, match="every row is hidden"):
        public_part(ties("Desk", "x"), plan=hidden(Hidden(None, hidden_rows=(2,))))
