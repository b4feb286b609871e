"""A table of proposals: what is confirmed is a tie, what is declined is set aside, what is open is refused or marked."""

import datetime as dt
import json
import re

import geopandas
import pandas as pd
import pptx
import pytest
import sistermap as sm
from click.testing import CliRunner
from sistermap import api, cli
from sistermap.geo.errors import TableError
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.review.confirmation import confirm
from sistermap.maps.calendar.events import short_summary
from sistermap.maps.figure.alternative_text import alt_text
from sistermap.maps.texts import kind_words

HEADER = "confirmed,from_name,from_country,to_name,to_country,kind,since,network,evidence,confidence\n"
ROWS = (
    "{},Busan,KR,Kobe,JP,friendship,2012,,They signed.,0.90\n"
    "{},Busan,KR,Lyon,FR,mou,2013,,They signed too.,0.80\n"
    "{},Busan,KR,,,network,2014,UCLG,It joined.,0.70\n"
)


def table(folder, *cells):
    path = folder / "draft.csv"
    path.write_text(HEADER + ROWS.format(*cells), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "word",
    [
        "yes",
        "Yes",
        "예",
        "はい",
        "ja",
        "OUI",
        "sí",
        "是",
        "x",
        "1",
        "true",
        "TRUE",
        " ＹＥＳ ",
        "○",
        "◯",
        "済",
        "はい。",
        "Yes!",
        "✔\ufe0f",
    ],
)
def test_confirm_knows_yes_in_many_languages(tmp_path, word):
    layer = sm.read(table(tmp_path, word, word, word))
    assert (len(layer.ties), len(layer.memberships)) == (2, 1)
    assert layer.ties["draft"].isna().all() and layer.memberships["draft"].isna().all()


@pytest.mark.parametrize("word", ["no", "아니오", "いいえ", "nein", "Non", "否", "0", "false"])
def test_confirm_sets_no_aside_with_its_row(tmp_path, word):
    layer = sm.read(table(tmp_path, "yes", word, "yes"))
    assert layer.ties["to_name"].tolist() == ["Kobe"]
    assert [str(note) for note in layer.plan.notes] == [
        "Set aside, because the column confirmed says no: 1 row (3)."
    ]


@pytest.mark.parametrize("left_out", ["evidence", "confidence"])
def test_confirm_sets_no_aside_where_a_column_was_taken_out(tmp_path, left_out):
    frame = (
        pd.read_csv(table(tmp_path, "yes", "no", "yes")).assign(published="2012-07-12").drop(columns=left_out)
    )
    assert sm.read(frame).ties["to_name"].tolist() == ["Kobe"]


@pytest.mark.parametrize(
    "name", ["Confirmed?", "bestätigt", "확인 여부", "確認済み", "已确认", "Confirmé ?", "Verificado"]
)
def test_confirm_finds_its_column_under_another_clear_name(tmp_path, name):
    frame = pd.read_csv(table(tmp_path, "yes", "no", "yes")).rename(columns={"confirmed": name})
    assert sm.read(frame).ties["to_name"].tolist() == ["Kobe"]


@pytest.mark.parametrize("change", [{"columns": "confirmed"}, None], ids=["taken out", "renamed"])
def test_confirm_leaves_every_row_open_without_its_column(tmp_path, change):
    frame = pd.read_csv(table(tmp_path, "yes", "yes", "yes")).assign(source="a.txt", published="2012-07-12")
    frame = frame.drop(**change) if change else frame.rename(columns={"confirmed": "Column1"})
    with pytest.raises(TableError, match=r"column confirmed .* was taken out; 3 rows are proposals"):
        sm.read(frame)
    assert sm.read(frame, drafts=True).ties["draft"].tolist() == [True, True]


def test_read_names_a_cell_that_says_neither_yes_nor_no(tmp_path):
    with pytest.raises(TableError, match="row 3: 'perhaps' is neither yes nor no; 2 rows are proposals"):
        sm.read(table(tmp_path, "yes", "perhaps", "-"))


@pytest.mark.parametrize("word", ["", "n/a", "-", "."])
def test_read_refuses_what_is_not_confirmed_in_one_line(tmp_path, word):
    with pytest.raises(TableError) as refused:
        sm.read(table(tmp_path, "yes", word, word))
    message = str(refused.value)
    assert "2 rows are proposals that are not confirmed" in message and "--drafts" in message


def test_read_marks_proposals_that_it_takes(tmp_path):
    layer = sm.read(table(tmp_path, "yes", "", ""), drafts=True)
    assert layer.ties.set_index("to_name")["draft"].eq(True).to_dict() == {"Kobe": False, "Lyon": True}
    assert layer.memberships["draft"].tolist() == [True]


def test_read_of_any_other_table_marks_nothing(tmp_path):
    frame = pd.DataFrame({"from": ["Busan"], "to": ["Kobe"], "confirmed": [""], "evidence": ["They signed."]})
    assert sm.read(frame).ties["draft"].isna().all()


def test_confirm_refuses_a_table_of_which_nothing_is_left(tmp_path):
    with pytest.raises(TableError, match="says no to every row"):
        sm.read(table(tmp_path, "no", "no", "no"))


def test_confirm_leaves_no_row_unaccounted_for():
    ties = pd.DataFrame(
        {
            "row": range(6),
            "confirmed": ["yes", "no", None, float("nan"), 1.0, 0],
            "evidence": "",
            "confidence": 1,
        }
    )
    made = confirm(ties, "draft.csv", drafts=True)
    assert made.ties["row"].tolist() == [0, 2, 3, 4]
    assert made.ties["draft"].tolist() == [None, True, True, None]


def test_exports_carry_the_mark(tmp_path):
    layer = sm.read(table(tmp_path, "yes", "", ""), drafts=True)
    sm.write(layer, tmp_path / "ties.gpkg")
    sm.write(layer, tmp_path / "ties.csv")
    marks = geopandas.read_file(tmp_path / "ties.gpkg", layer="ties").set_index("to_name")["draft"]
    assert marks["Lyon"] == True and marks["Kobe"] != True  # noqa: E712
    assert pd.read_csv(tmp_path / "ties.csv").set_index("to_name")["draft"].fillna(False).to_dict() == {
        "Kobe": False,
        "Lyon": True,
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["draw", "-o", "o.html"],
        ["figure", "-o", "o.svg"],
        ["report", "-o", "o.md"],
        ["calendar", "-o", "o.ics"],
        ["layer", "-o", "o.csv"],
        ["kit", "-o", "kit"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_commands_that_show_ties_refuse_proposals(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    name, *rest = arguments
    result = CliRunner().invoke(cli.cli, [name, str(table(tmp_path, "", "", "")), *rest])
    assert result.exit_code == 1 and result.stderr.count("\n") == 1 and "not confirmed" in result.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["draft.csv"]


@pytest.mark.parametrize("name", ["read", "check"])
def test_commands_that_look_at_a_table_say_how_many_proposals_are_open(tmp_path, name):
    result = CliRunner().invoke(cli.cli, [name, str(table(tmp_path, "yes", "", ""))])
    assert result.exit_code == 0 and "2 rows are proposals that are not confirmed" in result.output


def test_review_works_on_proposals(tmp_path):
    path = table(tmp_path, "", "", "")
    assert api.review(path, tmp_path / "places.csv") == 0


# ---- what is shown of proposals is marked ----


def test_page_marks_proposals(tmp_path):
    layer = sm.read(table(tmp_path, "yes", "", ""), drafts=True)
    packed = ties_of(sm.explore(layer))
    assert packed["columns"]["draft"]
    assert "draft" not in ties_of(sm.explore(sm.read(table(tmp_path, "yes", "yes", "yes"))))["columns"]


def ties_of(tie_map):
    island = re.search(
        r'<script[^>]*type="application/json"[^>]*>(\{.*?"ties".*?)</script>',
        tie_map.get_root().render(),
        re.DOTALL,
    )
    return json.loads(island[1])["ties"]


def test_proposals_have_a_word_of_their_own_in_every_language():
    assert len({kind_words(lang)["draft"] for lang in LANGUAGES}) == len(LANGUAGES)


def test_figure_dots_proposals_alone(tmp_path):
    layer = sm.read(table(tmp_path, "yes", "", ""), drafts=True)
    sm.plot(layer, tmp_path / "map.svg")
    drawn = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert 'id="drafts-mou"' in drawn and 'id="drafts-friendship"' not in drawn


def test_figure_of_confirmed_rows_marks_nothing(tmp_path):
    sm.plot(sm.read(table(tmp_path, "yes", "yes", "yes")), tmp_path / "map.svg")
    assert "drafts-" not in (tmp_path / "map.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("lang", "word"),
    [("en", "Proposal, not confirmed"), ("ko", "제안(확인 전)"), ("de", "Vorschlag, nicht bestätigt")],
)
def test_report_counts_and_marks_proposals(tmp_path, lang, word):
    sm.report(sm.read(table(tmp_path, "yes", "", ""), drafts=True), tmp_path / "report.md", lang=lang)
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert sum(word in line for line in text.splitlines() if "Lyon" in line or "리옹" in line) >= 1
    assert lang != "en" or "2 ties and memberships are proposals that are not confirmed." in text
    assert not any(word in line for line in text.splitlines() if "Kobe" in line)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_calendar_marks_proposals_alone(tmp_path, lang):
    layer = sm.read(table(tmp_path, "yes", "", ""), drafts=True)
    path = tmp_path / "c.ics"
    sm.calendar(layer, path, lang=lang, date=dt.date(2022, 1, 1))
    events = re.sub(r"\r?\n ", "", path.read_text(encoding="utf-8")).split("BEGIN:VEVENT")[1:]
    word = kind_words(lang)["draft"].replace(",", "\\,")
    # Kobe's of 2012 is confirmed, Lyon's of 2013 is a proposal.
    marked = {event[event.find("DTSTART") :].partition(":")[2][:4] for event in events if word in event}
    assert len(events) == 2 and marked == {"2023"}


COUNTED = {
    "en": "2 ties and memberships are proposals that are not confirmed.",
    "ko": "2건은 확인되지 않은 제안입니다.",
    "ja": "2件は未確認の提案です。",
    "de": "2 Verbindungen und Mitgliedschaften sind Vorschläge, die nicht bestätigt sind.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_alt_text_counts_proposals(tmp_path, lang):
    marked = alt_text(sm.read(table(tmp_path, "yes", "", ""), drafts=True), lang=lang)
    confirmed = alt_text(sm.read(table(tmp_path, "yes", "yes", "yes")), lang=lang)
    assert COUNTED.get(lang, "2") in marked and len(marked) > len(confirmed)
    assert marked.startswith(confirmed[:10]) and COUNTED.get(lang, "\0") not in confirmed


@pytest.mark.parametrize("lang", COUNTED)
def test_page_without_scripts_and_its_description_count_proposals(tmp_path, lang):
    sm.explore(sm.read(table(tmp_path, "yes", "", ""), drafts=True), lang=lang).save(tmp_path / "map.html")
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert f"<p>{COUNTED[lang]}</p>" in page
    assert COUNTED[lang] in re.search(r'name="description" content="([^"]*)"', page)[1]


def test_slides_count_and_mark_proposals(tmp_path):
    layer = sm.read(table(tmp_path, "yes", "", ""), drafts=True)
    sm.report(layer, tmp_path / "r.pptx", date=dt.date(2022, 1, 1))
    slides = pptx.Presentation(tmp_path / "r.pptx").slides
    texts = [shape.text_frame.text for shape in slides[0].shapes if shape.has_text_frame]
    assert any(COUNTED["en"] in text for text in texts)
    alts = [shape._element.find(".//{*}cNvPr").get("descr") or "" for each in slides for shape in each.shapes]
    assert any(COUNTED["en"] in alt for alt in alts)
    tables = [shape.table for each in slides for shape in each.shapes if shape.has_table]
    cells = {cell.text for each in tables for row in each.rows for cell in row.cells}
    assert "Lyon (Proposal, not confirmed)" in cells and "Kobe" in cells


def test_short_summary_marks_a_proposal():
    event = {"event": "anniversary", "years": 10, "home": "Busan", "partner": "Lyon"}
    marked = short_summary(event | {"draft": True}, "en", home=False)
    assert marked == f"{short_summary(event, 'en', home=False)} (Proposal, not confirmed)"
