"""The review sheet: what it asks, and that nothing decided is ever lost."""

import json

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap.geo.errors import DecisionError
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.reasons import sentence
from sistermap.geo.review.decisions import read_decisions
from sistermap.geo.review.review_sheet import write_review

ILLINOIS = {"place_id": "city:4250542", "name": "Springfield", "level": "city", "country": "US", "region": "US-IL",
            "population": 114394, "lat": 39.80172, "lon": -89.64371}  # fmt: skip
MISSOURI = {**ILLINOIS, "place_id": "city:4409896", "region": "US-MO", "lat": 37.21533, "lon": -93.29824}
SPRINGFIELD = {"name": "Springfield", "country": "USA", "verdict": "ambiguous", "reason": "May be either.",
               "candidates": json.dumps([ILLINOIS, MISSOURI])}  # fmt: skip
SEOUL = {"name": "Seoul", "country": "Korea", "verdict": "placed", "match": "exact", "place_name": "Seoul",
         "country_code": "KR", "admin1": "KR-11"}  # fmt: skip


def geocoded(*partners):
    """Make the geocoded table of a list of partners of Seoul, one row each."""
    ours = {f"from_{column}": value for column, value in SEOUL.items()}
    rows = [
        {"row": row, **ours, **{f"to_{column}": value for column, value in partner.items()}}
        for row, partner in enumerate(partners, start=2)
    ]
    return pd.DataFrame(rows)


def written(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False).to_dict("records")


@pytest.fixture(params=[".csv", ".xlsx"])
def path(request, tmp_path):
    return tmp_path / f"places{request.param}"


def decide(path, decision, row=2):
    """Write into the decision of a row, as a user does."""
    if path.suffix == ".csv":
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        table.loc[row - 2, "decision"] = decision
        table.to_csv(path, index=False, encoding="utf-8-sig")
        return
    book = openpyxl.load_workbook(path)
    header = [cell.value for cell in book["review"][1]]
    book["review"].cell(row, header.index("decision") + 1).value = decision
    book.save(path)


def test_write_review_asks_each_name_once_and_only_where_it_is_not_placed(tmp_path):
    path = tmp_path / "places.csv"
    assert write_review(geocoded(SPRINGFIELD, SEOUL, SPRINGFIELD), path) == 1
    (row,) = written(path)
    assert (row["name"], row["country"], row["rows"]) == ("Springfield", "USA", "2; 4")
    assert (row["verdict"], row["reason"], row["decision"]) == ("ambiguous", "May be either.", "")
    assert row["candidates"].splitlines()[1] == (
        "2. Springfield, US-MO, US: city, 114,394 people, 37.22 -93.30 [city:4409896]"
    )


def test_write_review_of_all_names_shows_the_chosen_places(tmp_path):
    path = tmp_path / "places.csv"
    assert write_review(geocoded(SPRINGFIELD), path, all_names=True) == 1
    assert [(row["name"], row["place"]) for row in written(path)] == [
        ("Seoul", "Seoul, KR-11, KR"),
        ("Springfield", ""),
    ]


def test_write_review_asks_for_organisations_without_a_place(tmp_path):
    path = tmp_path / "places.csv"
    write_review(geocoded({"org": "WeGO", "verdict": "missing"}), path)
    assert written(path)[0]["name"] == "WeGO"


def test_write_review_asks_again_where_a_place_was_but_guessed(tmp_path):
    path = tmp_path / "places.csv"
    write_review(geocoded({**SPRINGFIELD, "verdict": "placed", "match": "guess"}), path)
    assert [row["name"] for row in written(path)] == ["Springfield"]


def test_write_review_of_a_pick_reads_back_as_the_place(path):
    write_review(geocoded(SPRINGFIELD), path)
    decide(path, "2")
    assert read_decisions([path]).get(("Springfield", "USA")) == ("place", "city:4409896")


def test_write_review_again_keeps_a_pick_when_the_candidates_change_their_order(path):
    write_review(geocoded(SPRINGFIELD), path)
    decide(path, "2")
    reordered = {**SPRINGFIELD, "candidates": json.dumps([MISSOURI, ILLINOIS])}
    assert write_review(geocoded(reordered), path) == 0
    assert read_decisions([path]).get(("Springfield", "USA")) == ("place", "city:4409896")


def test_write_review_again_keeps_decisions_on_names_that_are_gone_or_placed(path):
    write_review(geocoded(SPRINGFIELD, {"name": "Atlantis", "verdict": "missing"}), path)
    decide(path, "-33.9, 18.4", row=3)
    decide(path, "1")
    write_review(geocoded({**SPRINGFIELD, "verdict": "placed", "match": "decision"}), path)
    write_review(geocoded({"name": "Lemuria", "verdict": "missing"}), path)
    decisions = read_decisions([path])
    assert decisions.get(("Springfield", "USA")) == ("place", "city:4250542")
    assert decisions.get(("Atlantis", None)) == ("at", -33.9, 18.4)


def test_write_review_again_keeps_columns_that_a_user_added(tmp_path):
    path = tmp_path / "places.csv"
    write_review(geocoded(SPRINGFIELD), path)
    table = pd.read_csv(path, dtype=str, keep_default_na=False).assign(Desk="Kim", note="ask")
    table.to_csv(path, index=False)
    write_review(geocoded(SEOUL, SPRINGFIELD), path)
    assert [(row["Desk"], row["note"]) for row in written(path)] == [("Kim", "ask")]


def test_write_review_carries_over_decisions_of_other_files(tmp_path):
    other, path = tmp_path / "other.csv", tmp_path / "places.csv"
    write_review(geocoded(SPRINGFIELD), other)
    decide(other, "1")
    write_review(geocoded(SPRINGFIELD), path, previous=read_decisions([other]))
    assert read_decisions([path]).get(("Springfield", "USA")) == ("place", "city:4250542")


def test_write_review_never_writes_over_a_file_that_is_no_review_sheet(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("from,to\nSeoul,Tokyo\n", encoding="utf-8")
    with pytest.raises(DecisionError, match="has the columns from, to"):
        write_review(geocoded(SPRINGFIELD), path)
    assert path.read_text(encoding="utf-8") == "from,to\nSeoul,Tokyo\n"


def test_write_review_refuses_another_suffix(tmp_path):
    with pytest.raises(DecisionError, match=r"written as \.csv or \.xlsx"):
        write_review(geocoded(SPRINGFIELD), tmp_path / "places.txt")


def test_write_review_opens_in_excel_and_runs_nothing(path):
    write_review(geocoded({"name": "=1+1", "verdict": "missing"}), path)
    if path.suffix == ".csv":
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert b"\n'=1+1," in content
    else:
        cell = openpyxl.load_workbook(path)["review"]["A2"]
        assert (cell.value, cell.data_type) == ("'=1+1", "s")


def test_write_review_lets_a_workbook_pick_from_the_candidates(tmp_path):
    path = tmp_path / "places.xlsx"
    write_review(geocoded(SPRINGFIELD), path)
    book = openpyxl.load_workbook(path)
    (rule,) = book["review"].data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", "picks!$A$2:$C$2", "H2")
    assert [cell.value.split(",")[0] for cell in book["picks"][2]] == [
        "1. Springfield",
        "2. Springfield",
        "skip",
    ]
    assert book["picks"].sheet_state == "hidden"


def test_write_review_makes_rows_of_a_workbook_as_high_as_their_candidates(tmp_path):
    path = tmp_path / "places.xlsx"
    write_review(geocoded(SPRINGFIELD, {"name": "Atlantis", "verdict": "missing"}), path)
    two_candidates, none = (
        openpyxl.load_workbook(path)["review"].row_dimensions[row].height for row in (2, 3)
    )
    assert two_candidates >= 2 * 15 > none


@settings(max_examples=60, deadline=None)
@given(
    name=st.text(min_size=1, max_size=40).filter(
        lambda text: any(char.isprintable() and not char.isspace() for char in text)
    ),
    suffix=st.sampled_from([".csv", ".xlsx"]),
)
def test_write_review_reads_back_whatever_the_name(tmp_path_factory, name, suffix):
    path = tmp_path_factory.mktemp("review") / f"places{suffix}"
    table = geocoded({"name": name, "country": "X", "verdict": "missing"})
    write_review(table, path)
    before = read_decisions([path])
    assert not before.rows
    decide(path, "skip")
    after = read_decisions([path])
    assert after.get((name, "X")) == ("skip",)
    assert after.unused(table) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_write_review_in_any_language_reads_back(tmp_path, lang):
    path = tmp_path / "places.csv"
    springfield = {"reason_code": "unknown", "reason_params": '{"name": "Springfield"}', **SPRINGFIELD}
    write_review(geocoded(springfield), path, lang=lang)
    (row,) = written(path)
    assert row["reason"] == sentence("unknown", {"name": "Springfield"}, lang)
    decide(path, "2")
    assert read_decisions([path]).get(("Springfield", "USA")) == ("place", "city:4409896")
    decide(path, "-89.6, 39.8")
    with pytest.raises(DecisionError, match="swapped"):
        read_decisions([path])
