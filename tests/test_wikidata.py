"""Statements of Wikidata -> ties, and the command that fetches them from a service on this computer."""

import csv
import datetime as dt
import io
import json
import os
import signal
import subprocess
import sys
import time

import openpyxl
import pandas as pd
import pytest
import sistermap as sm
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sistermap import api, cli
from sistermap.geo.errors import SistermapError
from sistermap.geo.wikidata.statements import Answers
from sistermap.geo.wikidata.time_value import read_time
from sistermap.geo.wikidata.twin_ties import COLUMNS, DEPRECATED, NO_NAME, OWN_TWIN, twin_ties
from wikidata_server import ENTITY, answer, found, item, name, number, playing, reply, stated, time_of, uri

TODAY = dt.date(2026, 1, 31)
SHIMONOSEKI = stated(
    "Q16520-a", "Q131306", "Shimonoseki", partner_country=number("JP"), partner_point=number("Point(130.94 33.96)"),
    reference=uri("https://example.org/busan"), **time_of("start", "1976-10-11T00:00:00Z", 11),
)  # fmt: skip
BY_SHIMONOSEKI = stated(
    "Q131306-x", "Q131306", "Shimonoseki", by="partner", **time_of("start", "1976-01-01T00:00:00Z", 9)
)


def ties(*rows, languages=("en",), places=("Q16520",), today=TODAY):
    answers = Answers()
    answers.add(rows)
    return twin_ties(answers, places, languages=languages, today=today), answers


def only(*rows, **options):
    (row,), answers = ties(*rows, **options)
    assert answers.set_aside == {}
    return row


# ---- points in time ----


@pytest.mark.parametrize(
    ("text", "precision", "date"),
    [
        ("+1957-10-01T00:00:00Z", 10, "1957-10"),
        ("1957-10-01T00:00:00Z", "11", "1957-10-01"),
        ("1957-01-01T00:00:00Z", "9", "1957"),
        ("+1957-00-00T00:00:00Z", "9", "1957"),
        ("+1957-00-00T00:00:00Z", "11", "1957"),
        ("+1957-10-00T00:00:00Z", "11", "1957-10"),
        ("+00000001957-10-01T00:00:00Z", "10", "1957-10"),
        ("1957-10-01T12:30:00Z", "14", "1957-10-01"),
        ("0836-01-01T00:00:00Z", "9", "0836"),  # Le Mans and Paderborn
        ("1950-01-01T00:00:00Z", "8", None),
        ("1900-01-01T00:00:00Z", "7", None),
        ("-0043-01-01T00:00:00Z", "9", None),
        ("0000-01-01T00:00:00Z", "9", None),
        ("1957-02-30T00:00:00Z", "11", None),
        ("1957-13-01T00:00:00Z", "10", None),
        ("http://www.wikidata.org/.well-known/genid/1f", "", None),
        ("1957", "9", None),
        ("1957-10-01", "x", None),
        ("99999999-01-01T00:00:00Z", "9", None),
    ],
)
def test_read_time_is_as_precise_as_wikidata(text, precision, date):
    found_date, remark = read_time(text, precision)
    assert found_date == date
    assert date or remark


@given(st.text(), st.text() | st.integers())
def test_read_time_never_fails(text, precision):
    read_time(text, precision)


@given(st.dates(min_value=dt.date(1583, 1, 1)))
def test_read_time_returns_the_date_that_was_written(date):
    assert read_time(f"+{date.isoformat()}T00:00:00Z", 11) == (date.isoformat(), None)


# ---- ties ----


def test_twin_ties_has_what_is_stated():
    assert only(SHIMONOSEKI) == {
        "from_name": "Busan", "from_country": "KR", "from_lat": 35.18, "from_lon": 129.075, "to_name": "Shimonoseki",
        "to_country": "JP", "to_lat": 33.96, "to_lon": 130.94, "kind": "sister", "kind_original": "twinned administrative body",
        "since": "1976-10-11", "until": None, "status": None, "source": f"{ENTITY}statement/Q16520-a", "named_by": "first item",
        "other_sources": None, "references": "https://example.org/busan", "from_wikidata": "Q16520", "to_wikidata": "Q131306",
        "note": None,
    }  # fmt: skip


@pytest.mark.parametrize("rows", [(SHIMONOSEKI, BY_SHIMONOSEKI), (BY_SHIMONOSEKI, SHIMONOSEKI)])
def test_twin_ties_joins_what_both_sides_state(rows):
    row = only(*rows)
    assert (row["named_by"], row["since"]) == ("both items", "1976-10-11")
    assert row["source"] == f"{ENTITY}statement/Q16520-a"
    assert row["other_sources"] == f"{ENTITY}statement/Q131306-x"


def test_twin_ties_says_when_only_the_other_side_states_it():
    row = only(BY_SHIMONOSEKI)
    assert (row["from_name"], row["to_name"], row["named_by"]) == ("Busan", "Shimonoseki", "second item")


@pytest.mark.parametrize("rows", [(SHIMONOSEKI,), (BY_SHIMONOSEKI,), (SHIMONOSEKI, BY_SHIMONOSEKI)])
def test_twin_ties_are_read_without_a_remark_on_who_names_whom(rows):
    plan = sm.read(pd.DataFrame([only(*rows)])).plan
    assert [note.as_text() for note in plan.notes] == []
    assert {column.label: column.role for column in plan.sheets[0].columns}["named_by"] is None


def test_twin_ties_keeps_apart_what_contradicts():
    other = stated(
        "Q131306-x", "Q131306", "Shimonoseki", by="partner", **time_of("start", "1977-01-01T00:00:00Z", 9)
    )
    rows, _ = ties(SHIMONOSEKI, other)
    assert [(row["since"], row["named_by"]) for row in rows] == [
        ("1976-10-11", "first item"),
        ("1977", "second item"),
    ]


def test_twin_ties_takes_time_as_long_as_the_answer():
    # Were each statement of one pair compared with all others, this would take minutes.
    rows = [
        stated(f"Q16520-{at}", "Q1", "X", **time_of("start", f"{1600 + at % 300}-{1 + at // 300 % 12:02}-01T00:00:00Z", 10))
        for at in range(5000)
    ]  # fmt: skip
    start = time.perf_counter()
    made, _ = ties(*rows)
    assert len(made) == 5000
    assert time.perf_counter() - start < 5


def test_twin_ties_takes_a_pair_of_two_requested_places_once():
    twice = stated(
        "Q16520-a", "Q16520", "Busan", place="Q131306", by="partner", place_name_0=name("Shimonoseki"),
        **time_of("start", "1976-10-11T00:00:00Z", 11),
    )  # fmt: skip
    for places in (("Q16520", "Q131306"), ("Q131306", "Q16520")):
        row = only(SHIMONOSEKI, twice, places=places)
        assert (row["from_wikidata"], row["to_wikidata"]) == places


@pytest.mark.parametrize(
    ("more", "until", "status"),
    [
        (time_of("end", "2001-05-01T00:00:00Z", 10), "2001-05", "ended"),
        ({"end_value": uri("http://www.wikidata.org/.well-known/genid/1f")}, None, "ended"),
        (time_of("end", "2030-01-01T00:00:00Z", 9), "2030", None),
        (time_of("end", "2026-01-01T00:00:00Z", 9), "2026", None),
        (time_of("end", "2026-01-30T00:00:00Z", 11), "2026-01-30", "ended"),
        ({}, None, None),
    ],
)
def test_twin_ties_has_ended_where_an_end_is_past_or_not_known(more, until, status):
    row = only(stated("Q16520-a", "Q131306", "Shimonoseki", **more))
    assert (row["until"], row["status"]) == (until, status)


def test_twin_ties_takes_the_point_in_time_where_no_start_is_stated():
    at = time_of("at", "1966-06-30T00:00:00Z", 11)
    start = time_of("start", "1966-01-01T00:00:00Z", 9)
    assert only(stated("Q16520-a", "Q1", "X", **at))["since"] == "1966-06-30"
    assert only(stated("Q16520-a", "Q1", "X", **at, **start))["since"] == "1966"


def test_twin_ties_notes_what_no_column_holds():
    rows = [
        stated("Q16520-a", "Q1", "X", **time_of("start", "1950-01-01T00:00:00Z", 8), partner_country=number(code),
               partner_point=number(point))
        for code, point in (("CN", "Point(1 2)"), ("TW", "Point(3 4)"))
    ]  # fmt: skip
    row = only(*rows)
    assert (row["since"], row["to_country"], row["to_lat"]) == (None, None, 2.0)
    assert row["note"] == (
        "since: 1950, precise to the decade only; to_country: CN, TW are all stated; "
        "to: 2 positions are stated, the first of them is taken"
    )


def test_twin_ties_takes_the_earliest_of_several_starts_and_notes_all():
    rows = [
        stated("Q16520-a", "Q1", "X", **time_of("start", f"{year}-01-01T00:00:00Z", 9))
        for year in (1999, 1987)
    ]
    row = only(*rows)
    assert (row["since"], row["note"]) == ("1987", "since: 1987, 1999 are all stated")


@pytest.mark.parametrize(
    ("names", "shown", "note"),
    [
        ({"ko": "도시", "en": "City"}, "도시", None),
        ({"en": "City", "de": "Stadt"}, "City", "to_name is in en"),
        ({"mul": "City"}, "City", None),
        ({"xx": "Zzz", "de": "Stadt"}, "Stadt", "to_name is in de"),
        ({"zu": "Idolobha", "xx": "Zzz"}, "Zzz", "to_name is in xx"),
    ],
)
def test_twin_ties_names_a_place_in_another_language_and_says_so(names, shown, note):
    labels = {f"partner_name_{at}": name(text, tag) for at, (tag, text) in enumerate(names.items())}
    row = only(stated("Q16520-a", "Q1", None, place_name_0=name("부산", "ko"), **labels), languages=("ko",))
    assert (row["to_name"], row["note"]) == (shown, note)


def test_twin_ties_accounts_for_what_is_no_tie():
    rows, answers = ties(
        SHIMONOSEKI,
        stated("Q16520-d", "Q1", "X", rank="DeprecatedRank"),
        stated("Q16520-n", "Q2", None),
        stated("Q16520-o", "Q16520", "Busan"),
        stated("Q16520-u", "Q3", "X") | {"partner": uri("http://www.wikidata.org/.well-known/genid/1f")},
        {"place": item("Q16520")},
        {},
        {"statement": 7, "place": [], "partner": {"value": {}}},
        stated("Q16520-s", "Q3", "X", by="nobody"),
    )
    assert len(rows) == 1
    aside = answers.count_set_aside()
    assert (aside[DEPRECATED], aside[NO_NAME], aside[OWN_TWIN]) == (1, 1, 1)
    assert aside.total() == 8


@pytest.mark.parametrize(
    "more",
    [
        {"partner_point": number("<http://www.wikidata.org/entity/Q405> Point(1 2)")},  # on the moon
        {"partner_point": number("Point(1 91)")},
        {"partner_point": number("Point(1.2.3 4)")},
        {"partner_country": number("Japan")},
        {"reference": uri("javascript:alert(1)")},
    ],
)
def test_twin_ties_takes_no_position_country_or_address_that_is_none(more):
    row = only(stated("Q16520-a", "Q1", "X", **more))
    assert (row["to_lat"], row["to_country"], row["references"]) == (None, None, None)


# ---- the command, against a service on this computer ----


def run(*arguments, **options):
    return CliRunner().invoke(cli.cli, ["wikidata", *arguments], **options)


TWO = (
    reply(found()),
    reply(answer(SHIMONOSEKI, BY_SHIMONOSEKI, stated("Q16520-d", "Q1", "X", rank="DeprecatedRank"))),
)


def test_wikidata_writes_a_table_that_draw_reads_at_once(tmp_path):
    for output in (tmp_path / "ties.csv", tmp_path / "ties.xlsx"):
        with playing(*TWO) as player:
            done = run("Busan", "--online", "--service", player.address, "-o", str(output))
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr.splitlines() == [
            "3 statements of 1 place = 2 in 1 row + 1 set aside",
            f"set aside: 1 statement: {DEPRECATED}; the first is {ENTITY}statement/Q16520-d",
            f"{output}: 1 tie, by Wikidata (CC0)",
        ]
        layer = sm.read(output)
        assert layer.ties[["from_name", "to_name", "since", "kind", "source"]].values.tolist() == [
            ["Busan", "Shimonoseki", "1976-10-11", "sister", f"{ENTITY}statement/Q16520-a"]
        ]
        assert len(layer.unplaced) == 0
        drawn = CliRunner().invoke(cli.cli, ["draw", str(output), "-o", str(tmp_path / "map.html")])
        assert drawn.exit_code == 0, drawn.output


def test_wikidata_writes_a_table_to_standard_output():
    with playing(*TWO) as player:
        done = run("Busan", "--online", "--service", player.address)
    first = next(csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"))))
    assert first["to_name"] == "Shimonoseki"


def test_wikidata_guards_what_a_spreadsheet_would_run(tmp_path):
    hostile = '=HYPERLINK("http://x")'
    for output in (tmp_path / "ties.csv", tmp_path / "ties.xlsx"):
        with playing(reply(found()), reply(answer(stated("Q16520-a", "Q1", hostile)))) as player:
            run("Busan", "--online", "--service", player.address, "-o", str(output))
        if output.suffix == ".csv":
            assert "'=HYPERLINK" in output.read_text(encoding="utf-8-sig")
        else:
            cell = openpyxl.load_workbook(output).worksheets[0]["E2"]
            assert (cell.value, cell.data_type) == (f"'{hostile}", "s")
        assert sm.read(output).unplaced["to_name"].tolist() == [f"'{hostile}"]


def test_wikidata_sends_nothing_without_online(tmp_path):
    with playing(*TWO) as player:
        done = run("Busan", "--service", player.address, "-o", str(tmp_path / "query.rq"))
    assert (done.exit_code, player.requests) == (0, [])
    assert "1838524" in (tmp_path / "query.rq").read_text(encoding="utf-8")


def test_wikidata_requests_ten_places_at_a_time():
    places = [f"Q{number}" for number in range(1, 24)]
    items = answer(*(
        {"property": number("item"), "value": number(f"{ENTITY}{each}"), "place": item(each)} for each in places
    ))  # fmt: skip
    done = []
    with playing(reply(items), reply(answer())) as player:
        made = sm.wikidata(
            places, online=True, service=player.address, progress=lambda *steps: done.append(steps)
        )
    assert len(player.requests) == 1 + 3
    assert done == [(0, 23), (10, 23), (20, 23), (23, 23)]
    assert list(made.ties.columns) == list(COLUMNS)
    assert made.remarks[0] == "0 statements of 23 places = 0 in 0 rows + 0 set aside"
    assert made.remarks[1].startswith("no tie: 23 places: Q1, Q2,")


def test_wikidata_halves_what_is_too_much_for_the_service():
    items = answer(*(
        {"property": number("item"), "value": number(f"{ENTITY}{each}"), "place": item(each)} for each in ("Q16520", "Q1")
    ))  # fmt: skip
    too_long = reply(b"java.util.concurrent.TimeoutException", 500, "text/plain")
    with playing(reply(items), too_long, reply(answer(SHIMONOSEKI)), reply(answer())) as player:
        made = sm.wikidata(["Q16520", "Q1"], online=True, service=player.address)
    assert (len(player.requests), len(made.ties)) == (4, 1)


def test_wikidata_requests_the_names_of_what_has_none_of_the_languages():
    names = answer({"place": item("Q1"), "name": name("Idolobha", "zu")})
    with playing(reply(found()), reply(answer(stated("Q16520-a", "Q1", None))), reply(names)) as player:
        made = sm.wikidata("Busan", online=True, service=player.address)
    assert made.ties[["to_name", "note"]].values.tolist() == [["Idolobha", "to_name is in zu"]]


@pytest.mark.parametrize(
    ("items", "remark"),
    [
        (answer(), "Busan (P1566 1838524): Wikidata has no such item; give the item of the place, such as Q16520"),
        (
            answer(*({"property": number("P1566"), "value": number("1838524"), "place": item(q)} for q in ("Q1", "Q16520"))),
            "Busan (P1566 1838524): Q1, Q16520 all have this number; left out, give one of them",
        ),
    ],
)  # fmt: skip
def test_wikidata_reports_a_place_without_one_item(items, remark):
    with playing(reply(items)) as player:
        made = sm.wikidata("Busan", online=True, service=player.address)
    assert (made.remarks[0], len(made.ties), len(player.requests)) == (remark, 0, 1)


@pytest.mark.parametrize(
    "fault",
    [
        reply(b"<html>", kind="text/html"),
        reply(b"", 302, "text/html", Location="http://127.0.0.1:9/"),
        reply(b"", 403),
    ],
)
def test_wikidata_leaves_an_older_file_where_the_service_fails(tmp_path, fault):
    output = tmp_path / "ties.csv"
    output.write_text("older")
    with playing(reply(found()), fault) as player:
        done = run("Busan", "--online", "--service", player.address, "-o", str(output))
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {player.address}: ")
    assert done.stderr.count("\n") == 1
    assert (output.read_text(), [*tmp_path.iterdir()]) == ("older", [output])


def test_wikidata_leaves_nothing_where_the_user_ends_it(tmp_path):
    code = "from sistermap.cli import main; main()"
    with playing(reply(b"", 503, "text/html")) as player:
        process = subprocess.Popen(
            [sys.executable, "-c", code, "wikidata", "Q16520", "--online", "--service", player.address, "-o", "ties.csv"],
            cwd=tmp_path, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        while not player.requests and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode in (1, 130)
    assert "Traceback" not in errors
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("whole", [True, False], ids=["as sent", "as the page saves it"])
def test_wikidata_makes_the_same_table_of_a_saved_answer(tmp_path, whole):
    saved = answer(SHIMONOSEKI, BY_SHIMONOSEKI, stated("Q16520-d", "Q1", "X", rank="DeprecatedRank"))
    if not whole:
        saved = json.dumps(json.loads(saved)["results"]["bindings"]).encode()
    (tmp_path / "answer.json").write_bytes(saved)
    done = run("--answer", str(tmp_path / "answer.json"), "-o", str(tmp_path / "ties.csv"))
    assert done.exit_code == 0, done.output
    with playing(*TWO) as player:
        fetched = run("Busan", "--online", "--service", player.address)
    assert (tmp_path / "ties.csv").read_bytes() == fetched.stdout_bytes
    assert done.stderr.splitlines()[:2] == fetched.stderr.splitlines()[:2]


def test_wikidata_takes_no_answer_beside_places(tmp_path):
    (tmp_path / "answer.json").write_bytes(answer())
    for more in ({"places": "Busan"}, {"online": True}):
        with pytest.raises(ValueError, match="expected either places, or an answer"):
            sm.wikidata(answer=tmp_path / "answer.json", **more)


def test_write_writes_the_query_or_the_table_and_never_over_the_answer(tmp_path):
    query = sm.wikidata("Q8684")
    assert sm.write(query, tmp_path / "q.rq") == [tmp_path / "q.rq"]
    assert (tmp_path / "q.rq").read_text(encoding="utf-8") == query.query
    with pytest.raises(SistermapError, match="needs --online"):
        sm.write(query, tmp_path / "q.csv")
    saved = tmp_path / "answer.csv"  # JSON, whatever it is called
    saved.write_bytes(answer(SHIMONOSEKI))
    table = sm.wikidata(answer=saved)
    with pytest.raises(SistermapError, match="is the file that is read"):
        sm.write(table, saved)
    assert (repr(query), repr(table)) == ("<TwinnedPlaces: query>", "<TwinnedPlaces: ties 1>")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no whole JSON"),
        (b"<html>", "is no whole JSON"),
        (b'{"results"', "is no whole JSON"),
        (b"\xff", "is no whole JSON"),
        (b"[1]", "without results.bindings"),
        (b'{"a": []}', "without results.bindings"),
        (b'[{"place": "http://www.wikidata.org/entity/Q1"}]', "is the short JSON"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_wikidata_refuses_a_saved_answer_that_is_none(tmp_path, content, message):
    (tmp_path / "answer.json").write_bytes(content)
    done = run("--answer", str(tmp_path / "answer.json"), "-o", str(tmp_path / "ties.csv"))
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert message in done.stderr
    assert not (tmp_path / "ties.csv").exists()


@pytest.mark.parametrize(
    "arguments", [[], ["Busan", "--answer", "{file}"], ["--online", "--answer", "{file}"]]
)
def test_wikidata_takes_either_places_or_an_answer(tmp_path, arguments):
    (tmp_path / "answer.json").write_bytes(answer())
    done = run(*(each.format(file=tmp_path / "answer.json") for each in arguments))
    assert (
        done.exit_code,
        'expected PLACE, such as "Busan, KR", or in its place --answer' in done.stderr,
    ) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Springfield"], "'Springfield'.*city:4250542"),
        (["Busan", "-o", "ties.csv"], "ties.csv: is a table, which needs --online or --answer"),
        (
            ["Busan", "--online", "-o", "query.rq"],
            "query.rq: has the suffix '.rq', expected one of .csv .xlsx",
        ),
        (["Busan", "-o", "map.html"], "expected one of .rq"),
        (["Busan", "--online", "--service", "http://example.org"], "begins with https://"),
        (["Busan", "--lang", 'en"'], "lang is 'en\"'"),
        (["-"], "standard input: has no place"),
    ],
)
def test_wikidata_refuses_in_one_line(arguments, message):
    done = run(*arguments, input="")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    with pytest.raises(SistermapError, match=message):
        raise SistermapError(done.stderr)


def test_wikidata_reads_places_of_standard_input():
    done = run("Q8684", "-", "--country", "KR", input="\ufeff고양\n\n# others\nBusan\n")
    assert [line for line in done.stdout.splitlines() if line.startswith("#")][1:] == [
        "#   Q8684", "#   고양 (P1566 1842485)", "#   Busan (P1566 1838524)"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Busan\n\xff\n", "line 2: is no UTF-8"),
        (b"", "has no place"),
        (b"x" * 2_000_000, "more than 1,000,000 bytes"),
    ],
)
def test_read_places_refuses_what_is_no_list(content, message):
    with pytest.raises(SistermapError, match=message):
        api.read_places(io.BytesIO(content))
