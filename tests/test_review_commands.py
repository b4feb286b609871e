"""review and check as a user calls them: the table, the sheet that comes back, the map."""

import io
import json

import pandas as pd
import pytest
from click.testing import CliRunner
from sistermap.cli import cli

TIES = """From,Country,Partner,Partner country,Since
Seoul,South Korea,Springfield,USA,1990
Seoul,South Korea,Tokyo,Japan,1988
Seoul,South Korea,Atlantis,Greece,2031
"""


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text(TIES, encoding="utf-8")
    return path


def run(*arguments, code=0):
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


def test_review_writes_beside_the_table_and_finds_it_again(table):
    run("review", table)
    sheet = table.with_name("ties.csv.places.csv")
    sheet_rows = pd.read_csv(sheet, dtype=str, keep_default_na=False)
    assert sheet_rows["name"].tolist() == ["Springfield", "Atlantis"]

    sheet_rows.loc[sheet_rows["name"] == "Springfield", "decision"] = "2"
    sheet_rows.loc[sheet_rows["name"] == "Atlantis", "decision"] = "36.39, 25.46"
    sheet_rows.to_csv(sheet, index=False)
    odd = json.loads(run("check", table, "--json").stdout)
    assert [one["finding"] for one in odd] == ["future date"]

    run("review", table)
    again = pd.read_csv(sheet, dtype=str, keep_default_na=False)
    chosen = sheet_rows["candidates"][0].splitlines()[1].removeprefix("2. ")
    assert again["decision"].tolist() == [chosen, "36.39, 25.46"]


def test_review_calls_regions_and_countries_by_name(table):
    sheet = pd.read_csv(io.StringIO(run("review", table, "-o", "-").stdout), keep_default_na=False)
    assert "Springfield, Illinois, United States: city" in sheet["candidates"][0]


def test_review_refuses_to_write_over_the_table(table):
    result = run("review", table, "-o", table, code=1)
    assert result.stderr.splitlines()[-1].endswith("is the file that is read; choose another name")
    assert table.read_text(encoding="utf-8") == TIES


def test_a_bad_decision_is_one_line(table):
    places = table.with_name("mine.csv")
    places.write_text("name,country,decision\nSpringfield,USA,9\n", encoding="utf-8")
    result = run("check", table, "--places", places, code=1)
    assert f"Error: {places}, row 2: column 'decision' picks number 9" in result.stderr


def test_check_lists_what_is_odd_with_rows_and_counts(table):
    result = run("check", table)
    assert "row 4, since: warning: The tie begins in the future: 2031." in result.stdout.splitlines()
    assert "row 2, to_name: warning: 'Springfield' may be" in result.stdout
    assert result.stderr.splitlines()[-1].startswith("1 error, 2 warnings")


@pytest.mark.parametrize(("since", "code"), [("2031", 1), ("1988", 0)])
def test_check_strict_exits_with_1_where_something_is_odd(tmp_path, since, code):
    path = tmp_path / "ties.csv"
    path.write_text(
        f"From,Country,Partner,Partner country,Since\nSeoul,South Korea,Tokyo,Japan,{since}\n",
        encoding="utf-8",
    )
    run("check", path, "--strict", code=code)
