"""The table of proposals: its columns, its files, and that it is read as what it is."""

import io

import openpyxl
import pandas as pd
import pytest
import sistermap as sm
from sistermap.geo.draft.item import Item
from sistermap.geo.draft.proposal import Drafts, NearMiss, Proposal
from sistermap.geo.draft.table import COLUMNS, near_misses, proposals_table, write_proposals
from sistermap.geo.errors import ExportError

ITEM = Item("A pact", "2012-07-12", (), "/home/kim/news/a.txt", "en")
MEMBER = Item("A network", None, (), "/home/kim/news/b.txt", "en")


def proposal(**changed):
    known = {
        "from_name": "Busan", "from_country": "KR", "from_region": None, "from_org": None, "to_name": "Kobe", "to_country": "JP",
        "to_region": "Hyogo", "to_org": "Kobe University", "kind": "mou", "status": "planned", "since": "2012-07-11",
        "until": "2015", "network": None, "title": "Port pact", "evidence": "=They signed.\nBoth.", "line": 7, "confidence": 0.876,
    }  # fmt: skip
    return Proposal(**{**known, **changed})


EMPTY = dict.fromkeys(("to_name", "to_country", "to_region", "to_org", "since", "until", "title", "status"))
DRAFTED = [
    (ITEM, Drafts((proposal(), proposal()), (NearMiss("Talks failed.", 9, "negated"),))),
    (MEMBER, Drafts((proposal(**EMPTY, kind="network", network="UCLG", evidence="It joined.", line=3),), ())),
]


def test_proposals_table_has_a_row_a_proposal_and_none_twice():
    table = proposals_table(DRAFTED)
    assert tuple(table.columns) == COLUMNS and len(table) == 2
    assert table["source"].tolist() == ["a.txt, line 7", "b.txt, line 3"]
    assert table["published"].isna().tolist() == [False, True] and table["confirmed"].isna().all()
    assert table["confidence"].tolist() == [0.88, 0.88]


def test_proposals_table_names_files_of_one_name_by_their_folders():
    other = Item("A pact", None, (), "/home/kim/2013/a.txt", "en")
    table = proposals_table([(each, Drafts((proposal(),), ())) for each in (ITEM, other)])
    assert table["source"].tolist() == ["news/a.txt, line 7", "2013/a.txt, line 7"]


def test_near_misses_give_the_reason_in_the_language():
    [miss] = near_misses(DRAFTED, "de")
    assert (
        miss["source"] == "a.txt, line 9"
        and miss["reason_code"] == "negated"
        and "keine Verbindung" in miss["reason"]
    )


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_written_proposals_are_read_as_what_they_are(tmp_path, suffix):
    path = tmp_path / f"draft{suffix}"
    write_proposals(proposals_table(DRAFTED), path)
    plan = sm.plan(path)
    roles = {column.label: column.role for column in plan.sheets[0].columns if column.role}
    own = {"confirmed", "evidence", "confidence", "published"}
    assert roles == {column: column for column in COLUMNS if column not in own}
    layer = sm.read(path, drafts=True)
    tie = layer.ties.iloc[0]
    assert (tie["kind"], tie["status"], tie["since"], tie["until"]) == (
        "mou",
        "planned",
        "2012-07-11",
        "2015",
    )
    assert (tie["to_org"], tie["title"], tie["source"]) == ("Kobe University", "Port pact", "a.txt, line 7")
    assert layer.memberships["network"].tolist() == ["UCLG"]


def test_written_proposals_run_no_formula_and_keep_two_decimals(tmp_path):
    write_proposals(proposals_table(DRAFTED), tmp_path / "draft.csv")
    frame = pd.read_csv(tmp_path / "draft.csv", dtype=str, encoding="utf-8-sig")
    assert frame["evidence"][0].startswith("'=") and frame["confidence"].tolist() == ["0.88", "0.88"]


def test_workbook_has_a_list_to_pick_from_and_a_header_that_stays(tmp_path):
    write_proposals(proposals_table(DRAFTED), tmp_path / "draft.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "draft.xlsx").worksheets[0]
    [rule] = sheet.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"yes,no"', "A2:A3")
    at = {cell.value: cell.column for cell in sheet[1]}
    assert sorted(at) == sorted(COLUMNS)
    assert sheet.freeze_panes == "B2" and sheet.cell(2, at["evidence"]).alignment.wrap_text
    assert sheet.cell(2, at["confidence"]).value == 0.88


def test_written_sheet_says_what_it_is_and_prints_the_columns_to_judge_by(tmp_path):
    write_proposals(proposals_table(DRAFTED), tmp_path / "draft.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "draft.xlsx").worksheets[0]
    assert sheet.title == "Proposals" and "Proposals" in sheet.oddHeader.center.text
    printed = [cell.value for cell in sheet[sheet.print_area.replace("'Proposals'!", "").replace("$", "")][0]]
    assert {"confirmed", "from_name", "to_name", "kind", "since", "evidence", "source"} <= set(printed)
    assert sheet.print_title_rows == "$1:$1" and sheet.page_setup.orientation == "landscape"
    # A sheet of A4 across has room for about 145 letters: at two thirds of their size they can still be read.
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1][: len(printed)]]
    assert sum(widths) <= 145 / 0.66


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_no_proposals_are_a_header_alone(tmp_path, suffix):
    path = tmp_path / f"draft{suffix}"
    write_proposals(proposals_table([]), path)
    read = pd.read_csv(path, encoding="utf-8-sig") if suffix == ".csv" else pd.read_excel(path)
    assert sorted(read.columns) == sorted(COLUMNS) and len(read) == 0


def test_write_proposals_refuses_other_formats(tmp_path):
    with pytest.raises(ExportError, match=r"written as \.csv or \.xlsx"):
        write_proposals(proposals_table([]), tmp_path / "draft.pdf")


def test_draft_takes_texts_files_and_paths_alike(tmp_path):
    text = "Busan and Kobe\n3 May 2024\n\nBusan and Kobe signed a sister city agreement in Busan.\n\nAll were happy.\n"
    path = tmp_path / "a.txt"
    path.write_text(text)
    tables = [sm.draft(each) for each in (text, path, str(path), io.BytesIO(text.encode()), [path])]
    for table in tables:
        assert table.drop(columns="source").equals(tables[0].drop(columns="source"))
    assert set(zip(tables[0]["from_name"], tables[0]["to_name"], strict=True)) == {("Busan", "Kobe")}
