"""The proof-reading of a table. Each table holds one oddity, found by hand."""

import datetime as dt
import json
import types

import pandas as pd
import pytest
from sistermap.geo.gazetteer import Place
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.naming.answer import Answer, Candidate
from sistermap.geo.naming.country import Country
from sistermap.geo.naming.verdict import contradict, not_found, why_placed
from sistermap.geo.reasons import because
from sistermap.geo.review.check import check
from sistermap.geo.review.findings import COLUMNS, format_findings
from sistermap.geo.tables.plan import Note

TODAY = dt.date(2026, 3, 15)
PLACED = {"verdict": "placed", "match": "exact", "country": "Korea"}


def side(prefix, name, **answer):
    values = {"name": name, "place_id": f"city:{name}", **PLACED, **answer}
    return {f"{prefix}_{column}": value for column, value in values.items()}


def tie(to="Ulsan", row=2, answer=None, **columns):
    """Make a tie of Busan with nothing odd about it but what is given."""
    return {
        "row": row,
        "sheet": None,
        "kind": "sister",
        **side("from", "Busan"),
        **side("to", to, **(answer or {})),
        **columns,
    }


def findings(*ties, notes=()):
    frame = pd.DataFrame(ties)
    return check(frame, notes=notes, today=TODAY)


def found(*ties, **more):
    return [
        (row, finding) for row, finding in findings(*ties, **more)[["row", "finding"]].itertuples(index=False)
    ]


def test_check_of_a_sound_table_finds_nothing():
    table = findings(tie(), tie("Daegu", row=3, since="1998-04", until="2026-12"))
    assert list(table.columns) == list(COLUMNS)
    assert table.empty


@pytest.mark.parametrize(
    ("match", "finding", "severity"),
    [("fuzzy", "misspelt name", "warning"), ("transliteration", "read by transliteration", "note")],
)
def test_check_tells_what_a_mended_name_was_read_as(match, finding, severity):
    answer = {"match": match, "place_name": "Ulsan", "country_code": "KR"}
    (one,) = findings(tie("Ulsann", answer=answer)).itertuples()
    assert (one.finding, one.severity, one.column) == (finding, severity, "to_name")
    assert one.message == "'Ulsann' was read as Ulsan (KR)."


@pytest.mark.parametrize(
    ("columns", "finding"),
    [
        ({"since": "2026-03-16"}, "future date"),
        ({"since": "2026-04"}, "future date"),
        ({"since": "2027"}, "future date"),
        ({"since": "1899-12-31"}, "date before 1900"),
        ({"since": "2004", "until": "2003-12"}, "ends before it begins"),
        ({"since": "2004-05-02", "until": "2004-04"}, "ends before it begins"),
        ({"kind": "other", "kind_original": "Briefwechsel"}, "unknown kind"),
        ({"status_original": "?"}, "unknown status"),
        ({"to_name": "Busan", "to_place_id": "city:Busan"}, "same place"),
        ({"to_country": None}, "no country"),
        ({"to_verdict": "missing", "to_reason": "No place called 'X' is known."}, "not placed"),
        ({"to_verdict": "ambiguous", "to_reason": "'X' may be either."}, "ambiguous"),
        (dict.fromkeys(("to_name", "to_country", "to_verdict", "to_place_id")), "no partner"),
        (dict.fromkeys(("from_name", "from_country", "from_verdict", "from_place_id")), "no place"),
    ],
)
def test_check_finds(columns, finding):
    assert found(tie(**columns)) == [(2, finding)]


@pytest.mark.parametrize(
    "columns",
    [
        {"since": "2026-03-15"},
        {"since": "2026-03"},
        {"since": "2026"},
        {"since": "2027", "status": "planned", "status_original": "planned"},
        {"since": "2004-05", "until": "2004"},
        {"to_name": "Busan", "to_place_id": "city:Busan", "from_org": "WeGO", "to_org": "Exim Bank"},
        {**dict.fromkeys(("to_name", "to_country", "to_verdict", "to_place_id")), "network": "WeGO"},
    ],
)
def test_check_lets_pass(columns):
    assert found(tie(**columns)) == []


@pytest.mark.parametrize(
    ("first", "second", "finding"),
    [
        ("1998", "1998", ["same tie twice"]),
        (None, None, ["same tie twice"]),
        ("1998", "2001-05", ["same tie, other date"]),
    ],
)
def test_check_finds_the_same_tie_twice(first, second, finding):
    table = findings(tie(since=first), tie(row=3, since=second))
    assert table["finding"].tolist() == finding
    assert table["message"].str.contains("row 2").all()


def test_check_finds_the_same_tie_from_its_other_end():
    turned = {"row": 3, "sheet": None, "kind": "sister", **side("from", "Ulsan"), **side("to", "Busan")}
    assert found(tie(), turned) == [(3, "same tie twice")]


def test_check_takes_two_kinds_between_two_places_as_two_ties():
    assert found(tie(), tie(row=3, kind="friendship")) == []


def test_check_finds_two_spellings_of_one_place_and_names_the_usual_one():
    odd = tie("Ulsann", row=4, answer={"place_id": "city:Ulsan"}, kind="mou")
    table = findings(tie(), tie(row=3, kind="visit"), odd)
    assert table[["row", "column", "finding"]].values.tolist() == [[4, "to_name", "spelling"]]
    assert table["message"][0] == "'Ulsann' (used 1 time) and 'Ulsan' (row 2) are the same place."


def test_check_takes_names_in_two_scripts_as_no_variant():
    assert found(tie(), tie("울산", row=3, answer={"place_id": "city:Ulsan"}, kind="mou")) == []


def test_check_finds_a_missing_name_that_is_nearly_another():
    odd = tie("Chanqwon", row=3, answer={"verdict": "missing", "place_id": None, "reason": "Not known."})
    assert found(tie("Changwon"), odd) == [(3, "not placed"), (3, "spelling")]


def test_check_finds_rows_between_ties_that_hold_none():
    table = findings(tie(), tie("Daegu", row=5))
    assert table[["row", "finding", "message"]].values.tolist() == [
        [3, "empty row", "Rows 3 to 4 are empty or hold no ties."]
    ]


def test_check_tells_of_a_table_without_countries_once():
    rows = [
        {**tie(name, row=row), "from_country": None, "to_country": None}
        for row, name in ((2, "Ulsan"), (3, "Daegu"))
    ]
    assert findings(*rows)[["row", "finding"]].isna().values.tolist() == [[True, False]]


def test_check_finds_coordinates_far_from_the_name():
    # Ulsan lies at 35.54 N 129.31 E; 129.31 - 10 is some 900 km to the west.
    ulsan = {"name": "Ulsan", "level": "city", "country": "KR", "lat": 35.54, "lon": 129.31}
    near, far = (
        {"match": "coordinates", "lat": 35.5, "lon": lon, "candidates": json.dumps([ulsan])}
        for lon in (129.3, 119.31)
    )
    assert found(tie(answer=near)) == []
    assert found(tie(answer=far)) == [(2, "far from its name")]


def test_check_puts_notes_of_the_whole_file_first_and_others_at_their_row():
    notes = [
        Note(because("total", cells="12"), "t.csv", row=3),
        Note(because("hidden_sheet"), "t.csv", "old"),
    ]
    table = findings(tie(row=2, since="2999"), notes=notes)
    assert table[["row", "sheet", "finding", "message"]].astype(object).where(table.notna(), None).values.tolist() == [
        [None, "old", "reading", "The sheet is hidden and was set aside."],
        [2, None, "future date", "The tie begins in the future: 2999."],
        [3, None, "reading", "This is a row of sums (12), not a partnership."],
    ]  # fmt: skip


def test_check_keeps_the_order_of_sheets_and_rows():
    ties = [
        tie(sheet=name, row=row, since="2999", to=f"{name}{row}")
        for name, row in (("b", 2), ("b", 3), ("a", 2))
    ]
    assert findings(*ties)[["sheet", "row"]].values.tolist() == [["b", 2], ["b", 3], ["a", 2]]


STYRIA = Place("admin1:AT-6", "Styria", "admin1", "AT", "AT-6", 1_250_000, 47.25, 15.17, None)
NOTHING = types.SimpleNamespace()


AUSTRIALAND = Country(frozenset(), "Austrialand")
AUSTIRA = Country(frozenset({"AT"}), "Austira", True)
AUSTRALIA = Country(frozenset({"AU"}), "Australia")


@pytest.mark.parametrize(
    ("answer", "finding"),
    [
        (contradict("Steiermark", AUSTRALIA, [Candidate(STYRIA, "exact", {"away": 1.0})], 0.9, NOTHING), "country contradicts"),
        (not_found("Graz", AUSTRIALAND, NOTHING), "unknown country"),
        (Answer("placed", why_placed(Candidate(STYRIA, "exact", {}), AUSTRIALAND, [], NOTHING)), "unknown country"),
        (Answer("placed", why_placed(Candidate(STYRIA, "exact", {}), AUSTIRA, [], NOTHING)), "misspelt country"),
    ],
)  # fmt: skip
def test_check_understands_what_locate_says_of_countries(answer, finding):
    assert (2, finding) in found(tie(answer=answer.as_row()))


# Each cell holds the words of another sentence, which are its own and no finding about a country.
@pytest.mark.parametrize(
    "name",
    ["Foo; it would fit Bar", "nor is the country Foo", "Foo was not understood", "Foo was read as Bar"],
)
def test_check_looks_for_no_words_inside_a_sentence(name):
    answer = Answer("missing", because("unknown", name=name)).as_row()
    (one,) = findings(tie(name, answer=answer)).itertuples()
    assert (one.column, one.finding, one.code) == ("to_name", "not placed", "unknown")
    assert json.loads(one.params) == {"name": name}


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"since": "2998"}, "same_tie_other_date"),
        ({"since": None}, "same_tie_date_only_there"),
        ({"since": "2020"}, "same_tie"),
    ],
)
def test_check_tells_how_the_dates_of_one_tie_differ(columns, code):
    table = findings(tie(since="2020"), tie(row=3, **columns))
    assert code in table["code"].tolist()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_check_writes_its_messages_in_every_language(lang):
    frame = pd.DataFrame([tie(since="2998"), tie(row=3, since="1850", kind="other", kind_original="Bund")])
    table = check(frame, today=TODAY, lang=lang)
    english = check(frame, today=TODAY)
    assert table.drop(columns="message").equals(english.drop(columns="message"))
    assert lang == "en" or not set(table["message"]) & set(english["message"])
    assert len(list(format_findings(table, lang))) == len(table)


def test_format_findings_says_sheet_row_and_column():
    assert list(format_findings(findings(tie(sheet="2024", since="2999")))) == [
        "sheet 2024, row 2, since: warning: The tie begins in the future: 2999."
    ]


def test_check_does_not_complain_of_what_the_user_left_out():
    skipped = {"reason_code": because("decision_to_skip").code, "reason_params": "{}"}
    left_out = {"verdict": "missing", "match": None, "place_id": None, **skipped}
    assert findings(tie("Atlantis", answer=left_out)).empty
