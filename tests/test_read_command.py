"""``sistermap read``: the plan of a table as people and programs get it."""

import json

import openpyxl
import pytest
from click.testing import CliRunner
from sistermap import cli
from sistermap.geo.languages import LANGUAGES

TABLE = """시도,자매도시,국가,체결일,담당
부산,上海,中国,1993-08-24,Kim
부산,Shimonoseki,일본,03/04/2005,Lee
합계,2,,,
"""


def run(*arguments, stdin=None):
    return CliRunner().invoke(cli.cli, ["read", *map(str, arguments)], input=stdin)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_read_shows_header_columns_rows_set_aside_and_the_sum(table):
    done = run(table)
    assert done.exit_code == 0, done.output
    lines = [line.split() for line in done.stdout.splitlines()]
    assert done.stdout.startswith(f"{table}: header in row 1, pairs of places\n")
    assert ["B", "자매도시", "to_name"] in [line[:3] for line in lines]
    assert ["E", "담당", "–"] in [line[:3] for line in lines]
    assert ["row", "4", "total:"] in [line[:3] for line in lines]
    assert lines[-1][-1] == "2"


def test_read_writes_json_that_holds_the_plan(table):
    plan = json.loads(run(table, "--json").stdout)
    (sheet,) = plan["sheets"]
    assert [column["role"] for column in sheet["columns"]][:3] == ["from_name", "to_name", "to_country"]
    assert [row["row"] for row in sheet["set_aside"]] == [4]


def test_read_takes_standard_input(table):
    assert "to_country" in run("-", stdin=TABLE.encode("cp949", "replace")).stdout


def test_read_shows_which_sheets_are_set_aside(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "2024"
    for row in (["City", "Sister city"], ["Busan", "Kobe"]):
        book.active.append(row)
    book.create_sheet("draft").append(["City", "Sister city"])
    book["draft"].sheet_state = "hidden"
    path = tmp_path / "book.xlsx"
    book.save(path)
    shown = " ".join(run(path).stdout.split())
    assert "sheet 2024: header in row 1" in shown
    assert "sheet draft: The sheet is hidden and was set aside." in shown


@pytest.mark.parametrize(
    ("table_text", "expected"),
    [("", "empty"), ("a,b\n1,2\n", "--column"), ("City,Partner city\n", "no rows")],
)
def test_read_refuses_in_the_words_of_every_command(tmp_path, table_text, expected):
    path = tmp_path / "bad.csv"
    path.write_text(table_text, encoding="utf-8")
    done = run(path)
    assert done.exit_code == 1
    assert expected in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("lang", LANGUAGES)
def test_read_speaks_every_language(table, lang):
    done = run(table, "--lang", lang)
    assert done.exit_code == 0
    assert "to_country" in done.stdout and "…" not in done.stdout and "plan." not in done.stdout
    assert lang == "en" or "header in row" not in done.stdout


def test_read_takes_no_decisions_for_it_places_no_name(table):
    done = run(table, "--places", table)
    assert (done.exit_code, "No such option" in done.output) == (2, True)
