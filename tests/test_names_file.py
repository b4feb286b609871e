"""A list of names with what geocoding found, as CSV."""

import csv
import io

import pytest
from sistermap import data
from sistermap.geo.exports.names_file import COLUMNS, write_answers
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.geocode_names import geocode_names
from sistermap.geo.schema import ANSWER
from sistermap.geo.tables.read_names import read_names

GAZETTEER = Gazetteer.open(data.HERE)


def written(text, folder):
    unplaced = write_answers(read_names(io.BytesIO(text.encode())), GAZETTEER, str(folder / "out.csv"))
    return unplaced, list(csv.DictReader((folder / "out.csv").open(encoding="utf-8", newline="")))


def test_write_answers_keeps_rows_in_their_order(tmp_path):
    unplaced, rows = written('name,country,note\n부산,Korea,=1+1\n"?",,\nParis,France,x\n', tmp_path)
    assert [row["name"] for row in rows] == ["부산", "?", "Paris"]
    assert [row["verdict"] for row in rows] == ["placed", "missing", "placed"]
    assert unplaced == 1


def test_write_answers_guards_formulas_and_leaves_numbers(tmp_path):
    _, rows = written("name,country,longitude,=x\nLos Angeles,USA,-118.24,＝1\n", tmp_path)
    assert (rows[0]["longitude"], rows[0]["'=x"]) == ("-118.24", "'＝1")
    assert float(rows[0]["lon"]) < -118


def test_write_answers_keeps_a_column_of_the_users_with_our_name(tmp_path):
    _, rows = written("name,country,level\nParis,France,A\n", tmp_path)
    assert (rows[0]["level"], rows[0]["level (found)"]) == ("A", "city")


@pytest.mark.parametrize("name", ["Busan", "?", "Springfield"])
def test_answers_have_the_columns_of_the_schema(name):
    [answer] = geocode_names([name], None, GAZETTEER)
    assert tuple(answer.as_row()) == ANSWER
    assert set(COLUMNS) < set(ANSWER)
