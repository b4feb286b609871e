"""What cells may hold: what spreadsheets run, what stays a number, what XML has no way to write."""

import csv
import dataclasses
import io
import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap.geo.cells import (
    apply_to_distinct,
    guard_formula,
    is_formula,
    legal_in_xml,
    legal_line,
    unguard_formula,
)
from sistermap.geo.exports.formats import write_layer
from sistermap.geo.layer import example_layer
from sistermap.geo.review.decisions import read_decisions
from sistermap.geo.review.review_sheet import write_review
from sistermap.geo.tables.files import read_sheets

CSV_JS = Path(__file__).parents[1] / "maps/assets/js/data/csv.js"
# OWASP, "CSV Injection" (https://owasp.org/www-community/attacks/CSV_Injection), and ASVS 1.2.10 for the null.
OWASP = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"]
PAYLOADS = [
    "=1+1",
    '=1+2";=1+2',
    "=1+2'\" ;,=1+2",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://x","a")',
    "+1+1",
    "-1+1",
    "-2+3+cmd|' /C calc'!D2",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1+1",
    "＋1",
    "－１",
    "＠SUM(1)",
    "﹦1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u3000＝1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u200f\u202b=1+1",
    "\u00ad=1+1",
    "\x1f=1+1",
    "\t=1+1",
    "\r\n=1+1",
    "-",
    "--",
    "- a list item",
    "-33.9, 18.4",
    "+82 51 888 1234",
    "+8251888",
    "+5",
    "@busan",
]
NUMBERS = [
    "-118.24",
    "-5",
    "-0",
    "-.5",
    "-5.",
    "-118,24",
    "-1,234.5",
    "-1.234,5",
    "-1e-7",
    "-1.5E+10",
    "-12.5%",
    " -5 ",
    "+35.18",
    "118.24",
]
TEXTS = [
    "",
    "a=1",
    "부산광역시",
    "大阪市",
    "‏دبي",  # Arabic behind a mark of direction
    "'s-Hertogenbosch",
    "’t Harde",
    "–",
    "−5",  # the minus sign of typography, which no program runs
    "1998-04",
    "(051) 888",
    "½",
    " Busan",
    "#N/A",
]


@pytest.mark.parametrize("sign", OWASP)
def test_is_formula_knows_owasps_list(sign):
    assert is_formula(f"{sign}SUM(A1)")


@pytest.mark.parametrize("text", PAYLOADS)
def test_guard_formula_marks_what_spreadsheets_run(text):
    assert guard_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", [*NUMBERS, *TEXTS])
def test_guard_formula_leaves_numbers_and_plain_text(text):
    assert guard_formula(text) == text


@pytest.mark.parametrize("value", [-118.24, -5, None, True, float("inf"), b"=1"])
def test_guard_formula_leaves_what_is_no_text(value):
    assert guard_formula(value) is value


def test_the_page_guards_as_python_does(node):
    texts = [*PAYLOADS, *NUMBERS, *TEXTS, "'=1", "''=1", "'-5", *(f"{sign}SUM(A1)" for sign in OWASP)]
    script = f"require({str(CSV_JS)!r}); console.log(JSON.stringify({json.dumps(texts)}.map(sistermap.guardFormula)))"
    done = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True, encoding="utf-8")
    assert json.loads(done.stdout) == [guard_formula(text) for text in texts]


@pytest.mark.parametrize("text", ["'=1", "''=1", "'-5", "'\u200b＝1"])
def test_guard_formula_keeps_quotes_apart_from_its_own(text):
    assert guard_formula(text) == f"'{text}"


def test_unguard_formula_reads_numbers_that_were_once_guarded():
    assert unguard_formula("'-118.24") == "-118.24"


SIGNS = st.text(st.sampled_from([*"'=+-@＝－ 1.,e\t\r\n\0a부", "\u200b", "\ufeff"]), max_size=8)


@given(st.text(max_size=30) | SIGNS)
def test_unguard_formula_undoes_guard_formula(text):
    guarded = guard_formula(text)
    assert unguard_formula(guarded) == text
    assert not is_formula(guarded)


@given(st.text(st.characters(codec=None), max_size=30))
def test_legal_in_xml_can_be_parsed(text):
    legal = legal_in_xml(text)
    parsed = ET.fromstring(ET.tostring(_element(legal), encoding="utf-8"))
    assert parsed.text == (legal.replace("\r\n", "\n").replace("\r", "\n") or None)
    assert len(legal) == len(text)


def _element(text):
    element = ET.Element("a")
    element.text = text.replace("\r\n", "\n").replace("\r", "\n")
    return element


@pytest.mark.parametrize("char", ["\0", "\x08", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_legal_in_xml_puts_the_replacement_character(char):
    assert legal_in_xml(f"a{char}b") == "a\ufffdb"


@pytest.mark.parametrize("char", ["\t", "\n", "\r", "\x7f", "\ue000", "\U0001f600", "\U0010ffff"])
def test_legal_in_xml_keeps_what_xml_can_hold(char):
    assert legal_in_xml(char) == char


@given(st.text(st.characters(codec=None), max_size=30))
def test_legal_line_is_one_line(text):
    assert len(legal_line(text).splitlines()) <= 1


def test_apply_to_distinct_judges_each_text_once():
    judged = []
    column = pd.Series(["=1", None, "Busan", "=1"], index=[7, 8, 9, 9], dtype="str", name="Desk")
    made = apply_to_distinct(lambda text: judged.append(text) or guard_formula(text), column)
    assert judged == ["=1", "Busan"]
    expected = pd.Series(["'=1", None, "Busan", "'=1"], index=[7, 8, 9, 9], dtype="str", name="Desk")
    pd.testing.assert_series_equal(made, expected)


def test_write_layer_csv_keeps_numbers_that_came_as_text(tmp_path):
    layer = example_layer()
    cells = {"Budget": ["-118.24", "=1+1"], "=Desk": ["-5", "+82 51"]}
    [path, *_] = write_layer(dataclasses.replace(layer, ties=layer.ties.assign(**cells)), tmp_path / "t.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [(row["Budget"], row["'=Desk"]) for row in rows] == [("-118.24", "-5"), ("'=1+1", "'+82 51")]


@pytest.mark.parametrize("suffix", [".csv", ".gpkg", ".kml", ".graphml", ".geojson", ".parquet"])
def test_write_layer_survives_a_lone_surrogate(tmp_path, suffix):
    frame = pd.DataFrame({"from": ["Busan"], "to": ["Kobe"], "Desk": None, "Themes": [["\udfff", "x"]]})
    frame["Desk"] = pd.Series(["a\ud800b"], dtype=object)
    [sheet] = read_sheets(frame)
    (_, labels), (_, cells) = sheet.rows
    assert (labels[2:], cells[2:]) == (["Desk", "Themes"], ["a\ufffdb", "\ufffd; x"])
    layer = example_layer()
    ties = layer.ties.assign(**{str(labels[2]): cells[2]})
    assert write_layer(dataclasses.replace(layer, ties=ties), tmp_path / f"ties{suffix}")


# What a user may write into a cell and an editor may write back. Readers of tables take blanks at the ends away.
NOTES = (
    (st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20) | SIGNS)
    .map(lambda text: legal_in_xml(text).strip())
    .filter(lambda text: text and "\r" not in text and "\0" not in text)
)


@settings(max_examples=30, deadline=None)
@given(note=NOTES, own=NOTES, suffix=st.sampled_from([".csv", ".xlsx"]))
def test_review_sheet_keeps_what_the_user_wrote(tmp_path_factory, note, own, suffix):
    path = tmp_path_factory.mktemp("review") / f"places{suffix}"
    geocoded = pd.DataFrame([{"row": 2, "from_name": "Atlantis", "from_verdict": "missing"}])
    write_review(geocoded, path)
    _edit(path, {"note": note, "Desk": own})
    for _ in range(2):  # written again, and once more
        write_review(geocoded, path)
        [decided] = read_decisions([path]).rows.values()
        assert (decided.note, str(decided.own["Desk"])) == (note, own)


def _edit(path, cells):
    """Write into the first row as a user does whose program keeps text as it is shown."""
    if path.suffix == ".csv":
        [header, row] = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
        row = {
            **dict(zip(header, row, strict=True)),
            **{name: guard_formula(text) for name, text in cells.items()},
        }
        text = io.StringIO()
        csv.writer(text).writerows([row.keys(), row.values()])
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        return
    book = openpyxl.load_workbook(path)
    sheet = book["review"]
    header = [cell.value for cell in sheet[1]]
    for name, text in cells.items():
        at = header.index(name) + 1 if name in header else sheet.max_column + 1
        sheet.cell(1, at).value = name
        cell = sheet.cell(2, at)
        cell.value, cell.data_type = guard_formula(text), "s"
    book.save(path)
