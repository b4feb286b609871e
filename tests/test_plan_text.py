"""A plan as text for a terminal: widths, groups, and what is never printed."""

import ast
import inspect

import pytest
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.reasons import sentences
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.plan_text import plan_text, row_ranges
from sistermap.geo.terminal import display_width, side_by_side, wrapped

LABELS = [
    "Name der Partnerstadt oder des befreundeten Landkreises im Ausland",
    "자매결연도시의이름과그나라에대한자세한설명이들어있는아주긴머리글",
    "ประเทศที่เป็นเมืองพี่เมืองน้อง",
    "Tỉnh/Thành phố kết nghĩa",
    "Град-побратим",
    "المدينة الشقيقة",
    "शहर",
    "\x1b[31mred\nline",
    "x" * 200,
]


def described(labels):
    columns = [
        {"position": at, "label": label, "role": "to_country", "by": "word"}
        for at, label in enumerate(labels, start=1)
    ]
    aside = [{"row": row, "why": "total", "text": "Total, " + "9" * 90} for row in range(5, 900, 3)]
    sheet = {"name": "목록", "header_row": 3, "columns": columns, "rows": 7, "set_aside": aside}
    note = {"code": "date_unreadable", "params": {"label": "날짜", "cell": "?"}, "sheet": None, "row": 9}
    return {"source": "C:\\Lists\\ties.xlsx", "sheets": [sheet], "notes": [note] * 30}


@pytest.mark.parametrize("width", [20, 40, 55, 56, 80, 120])
def test_plan_text_is_no_wider_than_the_terminal(width):
    name, *lines = plan_text(described(LABELS), width=width).splitlines()
    assert name == "C:\\Lists\\ties.xlsx, sheet 목록: header in row 3"
    assert max(map(display_width, lines)) <= width


def test_plan_text_aligns_columns_by_their_width_on_the_screen():
    lines = plan_text(described(["자매도시", "ประเทศ", "City"])).splitlines()
    starts = {display_width(line.partition("to_country")[0]) for line in lines if "to_country" in line}
    assert len(starts) == 1


def test_plan_text_writes_no_control_characters():
    assert "\x1b" not in plan_text(described(LABELS))


def test_plan_text_groups_what_is_many():
    text = plan_text(described(["City"]))
    assert row_ranges(range(5, 900, 3)) == "5, 8, 11, 14, 17, 20, 23, 26, …"
    assert text.count("total: ") == 1
    assert text.count("cannot be read as a date") == 10 and "… and 20 more" in text


def test_plan_text_of_records_without_a_header_row():
    plan = described(["city"])
    plan["sheets"][0]["header_row"] = 0
    assert "each record names its values" in plan_text(plan)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ({"by": "user"}, "as given"),
        ({"by": "label", "holds": "country", "matching": 8, "filled": 9}, "by its label; 8 of 9 cells are countries"),
        ({"by": "cells", "holds": "place", "matching": 3, "filled": 3}, "by its cells; 3 of 3 cells are places"),
        ({"by": "label", "holds": "something new", "matching": 3, "filled": 3}, "by its label"),
        ({"by": None, "role": None, "hidden": True}, "kept as it is; hidden in the file"),
    ],
)  # fmt: skip
def test_plan_text_says_why_a_column_is_what_it_is(column, expected):
    plan = described(["Ülke"])
    plan["sheets"][0]["columns"][0] |= column
    assert expected in [line.split("  ")[-1].strip() for line in plan_text(plan, width=120).splitlines()]


def test_plan_text_adds_up_every_row_of_every_sheet():
    columns = described(["City"])["sheets"][0]["columns"]
    heading, total = (
        {"row": 4, "says": "country", "text": "Japan"},
        {"row": 9, "why": "total", "text": "Total, 4"},
    )
    one = {
        "name": "2024", "header_row": 3, "columns": columns, "layout": "partners", "rows": 4, "ties": 6,
        "title_rows": [1], "header_rows": [2, 3], "headings": [heading], "set_aside": [total], "rows_in": 9,
    }  # fmt: skip
    other = {"name": "old", "header_row": None, "columns": [], "rows": 0, "set_aside": [], "rows_in": 5}
    text = plan_text({"source": "x.xlsx", "sheets": [one, other], "notes": []})
    assert text.startswith("x.xlsx, sheet 2024: header in row 3, partners of one place\n")
    assert "row 4  Japan" in text and "row 9  total: Total, 4" in text
    assert text.endswith(
        "14 rows = 4 read + 1 title + 2 headers + 1 heading + 6 set aside\nties and memberships: 6"
    )


@pytest.mark.parametrize("text", ["", "부산광역시", "a b c", "ก็" * 30, "👩‍👩‍👧 family"])
@pytest.mark.parametrize("width", [1, 2, 3, 10])
def test_wrapped_keeps_every_letter_and_the_width(text, width):
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(display_width, lines)) <= max(width, 2)


def test_side_by_side_has_no_blanks_at_line_ends():
    assert [line for line in side_by_side(["a", ""], [9, 3]) if line != line.rstrip()] == []


def types_of_cells():
    """Return every text that the code of `CellTypes` puts into a set."""
    for node in ast.walk(ast.parse(inspect.getsource(CellTypes))):
        added = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "add"
        within = node.elts if isinstance(node, ast.Set) else node.args if added else []
        yield from (one.value for one in within if isinstance(one, ast.Constant))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plan_text_names_every_type_that_cells_can_have(lang):
    types = set(types_of_cells())
    assert {"country", "point", "continent", "code"} <= types
    assert {one for one in types if f"plan.holds.{one}" not in sentences(lang)} == set()
