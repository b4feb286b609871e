"""The workbook that a page makes, read by openpyxl."""

import json
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

XLSX_JS = Path(__file__).parents[1] / "maps/assets/js/data/xlsx.js"


@pytest.fixture
def write(node, tmp_path):
    def write(rows, name="Ties"):
        path = tmp_path / "page.xlsx"
        script = (
            f"require({json.dumps(str(XLSX_JS))}); const [rows, name] = JSON.parse(process.argv[1]);"
            f"require('fs').writeFileSync({json.dumps(str(path))}, sistermap.toXlsx(rows, name))"
        )
        subprocess.run([node, "-e", script, json.dumps([rows, name])], check=True)
        return path

    return write


def test_to_xlsx_gives_back_texts_and_numbers_of_every_script(write):
    rows = [["도시", "Year", "Note"], ["부산 <&\"' مدينة 👩‍🚀", 1966, "a\nb"], ["", -1.5, "7"]]
    sheet = openpyxl.load_workbook(write(rows)).active
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        rows[0], rows[1], [None, -1.5, "7"],
    ]  # fmt: skip


def test_to_xlsx_keeps_what_begins_a_formula_as_text(write):
    sheet = openpyxl.load_workbook(write([["x"], ["=1+1"], ["@SUM(A1)"]])).active
    assert [cell.data_type for cell in sheet["A"]] == ["s", "s", "s"]


def test_to_xlsx_leaves_out_what_xml_cannot_hold(write):
    sheet = openpyxl.load_workbook(write([["x"], ["a\u0001b\ufffec\ud800d"]], "a/b:c*" + "x" * 40)).active
    assert sheet["A2"].value == "abcd"
    assert len(sheet.title) <= 31


def test_to_xlsx_is_a_sound_archive(write):
    with zipfile.ZipFile(write([["x"] * 30] * 300)) as archive:
        assert archive.testzip() is None
