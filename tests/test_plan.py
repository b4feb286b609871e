"""How a table was read, as a value that can be printed and turned into JSON."""

import io
import json

from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.read_ties import read_ties

TABLE = """Partners of the city,,
Partner city,Exact date of the signing,Desk
Kobe,03/04/2005,Kim
Partner city,Exact date of the signing,Desk
Total,1,
"""


def plan(text=TABLE):
    return read_ties(io.BytesIO(text.encode()), ReadOptions(home="Busan, KR")).plan


def test_plan_says_what_each_column_is():
    (sheet,) = plan().sheets
    assert (sheet.header_row, sheet.rows) == (2, 1)
    assert [(column.position, column.label, column.role, column.by) for column in sheet.columns] == [
        (1, "Partner city", "to_name", "label"),
        (2, "Exact date of the signing", "since", "word"),
        (3, "Desk", None, None),
    ]


def test_plan_accounts_for_every_row_below_the_header():
    (sheet,) = plan().sheets
    assert [(row.row, row.why) for row in sheet.set_aside] == [(4, "repeated_header"), (5, "total")]


def test_plan_notes_carry_a_code_and_a_place():
    found = [(note.code, note.row, note.column) for note in plan().notes]
    assert found == [
        ("guessed_column", None, "Exact date of the signing"),
        ("total", 5, None),
        ("date_ambiguous", 3, "Exact date of the signing"),
    ]


def test_plan_as_dict_is_json():
    found = json.loads(json.dumps(plan().as_dict()))
    assert found["sheets"][0]["set_aside"][1] == {"row": 5, "why": "total", "text": "Total, 1"}
    assert found["notes"][2]["params"] == {"label": "Exact date of the signing", "cell": "03/04/2005"}
