"""Every way out of every command: one line, an exit code, nothing half-written, no traceback."""

import contextlib
import datetime as dt
import decimal
import errno
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers import expat

import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
import shapely
import sistermap
from click.testing import CliRunner
from sistermap import api, cli
from sistermap.geo.errors import GazetteerError, TableError
from sistermap.geo.exits import explanation, print_out
from sistermap.geo.terminal import escaped, escaped_line

HERE = Path(__file__).parent
TIES = (
    "City,Country,Partner city,Partner country,Kind,Since,Desk\n"
    "부산,대한민국,Los Angeles,USA,자매도시,1967.12.18,Kim\n"
    "Busan,South Korea,Xyzzyville,Japan,sister city,1999,Park\n"
)
# What each command is called with; a command that is new fails the first test until it is here.
ARGUMENTS = {
    "demo": ["-o", "o.html"], "draw": ["ties.csv", "-o", "o.html"], "read": ["ties.csv"], "review": ["ties.csv"],
    "check": ["ties.csv"], "find": ["부산"], "geocode": ["ties.csv"], "layer": ["ties.csv", "-o", "o.csv"],
    "figure": ["ties.csv", "-o", "o.svg"], "report": ["ties.csv", "-o", "o.md"], "calendar": ["ties.csv", "-o", "o.ics"],
    "kit": ["ties.csv", "-o", "kit"], "wikidata": ["부산"], "stats": ["ties.csv"], "draft": ["release.txt", "-o", "o.csv"],
    "compare": ["ties.csv", "ties.csv", "-o", "o.csv"],
}  # fmt: skip
# condition -> commands that it ends, and what they report.
ENDED = [
    (
        "no memory",
        [name for name in ARGUMENTS if name not in ("find", "geocode", "wikidata")],
        "there is not enough memory",
    ),
    (
        "no folder",
        [name for name in ARGUMENTS if name not in ("find", "demo", "wikidata")],
        "No such file|does not exist",
    ),
    ("recursion", ["draw", "read", "check", "kit"], "nested too deeply"),
    ("stdout closed", ["find", "read", "check", "geocode", "wikidata", "stats"], "closed"),
    ("stdout full", ["find", "read", "check", "geocode", "wikidata", "stats"], "the disk is full"),
    ("few files", ["layer", "figure"], "too many files are open"),
    ("no files", ["draw", "review", "calendar"], "(?i)too many (open files|files are open)"),
    ("small files", ["draw", "layer", "review", "calendar"], "the file is too large"),
]
CASES = [
    *(
        ([name, *ARGUMENTS[name]], condition, message)
        for condition, names, message in ENDED
        for name in names
    ),
    (["--help"], "stdout full", "the disk is full"),
    (["--help"], "stdout closed", "it is closed"),
    (["check", "--json", "ties.csv"], "stdout full", "the disk is full"),
    (["read", "--json", "ties.csv"], "stdout full", "the disk is full"),
    (["find", "--json", "Busan"], "stdout closed", "it is closed"),
    (["draw", "ties.csv", "-o", "-"], "stdout closed", "closed"),
    (["calendar", "ties.csv", "-o", "/dev/stdout"], "stdout closed", "closed"),
    (["calendar", "ties.csv", "-o", "/dev/full"], "none", "the disk is full"),
    (["read", "-"], "stdin closed", "standard input is closed"),
    (["geocode", "-"], "stdin closed", "standard input is closed"),
    (["draw", "-", "-o", "o.html"], "stdin closed", "standard input is closed"),
    (["draft", "-"], "stdin closed", "standard input is closed"),
    (["draft", "release.txt"], "stdout closed", "closed"),
    (["draft", "release.txt"], "stdout full", "the disk is full"),
]
# What ends no command: its work is done, and what can be printed is.
GOES_ON = [
    (["find", "부산"], "stderr closed", "Busan"),
    (["find", "부산"], "stdin closed", "Busan"),
    (["read", "ties.csv"], "stderr full", "from_name"),
    (["check", "ties.csv"], "stderr full", "Xyzzyville"),
    (["draw", "ties.csv", "-o", "o.html"], "all closed", ""),
    (["draw", "ties.csv", "-o", "o.html"], "stderr full", ""),
    (["review", "ties.csv"], "stdout closed", ""),
    (["find", "부산"], "ascii", "Busan"),
    (["read", "ties.csv"], "ascii", r"\u2013"),
    (["find", "부산"], "no home", "Busan"),
    (["find", "부산"], "no folder", "Busan"),
    (["figure", "ties.csv", "-o", "o.svg"], "no home", ""),
]
HOSTILE = "Bu\x1b[31msan\u202e\x9b\x07"
PRINTED = [
    ["find", HOSTILE],
    ["find", f"Xyzzy{HOSTILE}", "--explain"],
    ["find", f"Xyzzy{HOSTILE}", "--json"],
    ["find", "\udcff\ud800", "--json"],
    ["draw", f"{HOSTILE}.csv"],
    ["draw", "ties.csv", f"--{HOSTILE}"],
    ["draw", "ties.csv", "--home", HOSTILE],
    ["draw", "ties.csv", "--column", HOSTILE],
    ["draw", "ties.csv", "--column", f"to_name={HOSTILE}"],
    ["read", "ties.csv", "--sheet", HOSTILE],
    ["read", "ties.csv", "--encoding", HOSTILE],
    ["read", "hostile.csv"],
    ["read", "hostile.csv", "--json"],
    ["check", "hostile.csv"],
    ["check", "hostile.csv", "--json"],
    ["calendar", "hostile.csv", "-o", "o.ics"],
    ["draft", f"{HOSTILE}.txt"],
]
FILES = {"ties.csv": TIES, "hostile.csv": TIES.replace("Los Angeles", f"Los Angeles,{HOSTILE}").replace("Kim", HOSTILE)}  # fmt: skip
SAFE = {
    "ties.csv": TIES,
    "release.txt": "A pact\n3 May 2024\n\nBusan and Kobe signed a sister city agreement.",
}


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """What each command does under each condition, all of them in forks of one process."""
    cases = [
        *([arguments, condition, SAFE] for arguments, condition, _ in (*CASES, *GOES_ON)),
        *([arguments, "none", FILES] for arguments in PRINTED),
        [["find", "Springfield"], "no reader", {}],
        [["find", "부산", "--json"], "ascii", {}],
    ]
    file = tmp_path_factory.mktemp("cases") / "cases.json"
    file.write_text(json.dumps(cases), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(HERE / "exits_driver.py"), str(file)],
        capture_output=True, check=False, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return dict(zip((json.dumps(case[:2]) for case in cases), json.loads(done.stdout), strict=True))


def test_every_command_is_tried():
    # aggregate works in processes of its own, of which tests/test_aggregate.py has the ends.
    assert {*ARGUMENTS, "aggregate"} == set(cli.cli.commands)


def named(cases):
    return [
        pytest.param(*case, id=f"{' '.join(case[0])}: {case[1]}".encode("unicode_escape").decode())
        for case in cases
    ]


@pytest.mark.parametrize(("arguments", "condition", "message"), named(CASES))
def test_main_reports_what_ends_a_command_in_one_line(results, arguments, condition, message):
    result = results[json.dumps([arguments, condition])]
    errors = [line for line in result["err"].splitlines() if line.startswith("Error: ")]
    assert result["code"] == 1, result
    assert len(errors) == 1 and result["err"].endswith(f"{errors[0]}\n"), result
    assert re.search(message, errors[0]), result
    assert "Traceback" not in result["err"] and "Exception ignored" not in result["err"], result
    assert result["files"] == sorted(SAFE)


@pytest.mark.parametrize(("arguments", "condition", "printed"), named(GOES_ON))
def test_main_goes_on_where_only_talk_is_lost(results, arguments, condition, printed):
    result = results[json.dumps([arguments, condition])]
    assert result["code"] == 0 and printed in result["out"], result
    assert "Traceback" not in result["err"] and "atplotlib" not in result["err"], result
    output = arguments[-1] if "-o" in arguments else "ties.csv.places.csv" if "review" in arguments else None
    assert result["files"] == sorted(filter(None, [*SAFE, output]))


def test_main_ends_without_a_word_when_its_reader_has_enough(results):
    result = results[json.dumps([["find", "Springfield"], "no reader"])]
    assert (result["code"], result["err"]) == (1, "")


def test_main_prints_json_whatever_the_encoding(results):
    result = results[json.dumps([["find", "부산", "--json"], "ascii"])]
    assert result["out"].isascii() and json.loads(result["out"])["verdict"] == "placed", result


@pytest.mark.parametrize(
    "arguments", [pytest.param(case, id=f"{number}") for number, case in enumerate(PRINTED)]
)
def test_main_shows_what_a_terminal_would_obey(results, arguments):
    result = results[json.dumps([arguments, "none"])]
    printed = result["out"] + result["err"]
    assert result["code"] in (0, 1, 2) and "Traceback" not in printed, result
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", printed), (
        result
    )
    if "--json" in arguments and result["out"]:
        json.loads(result["out"])


# ---- signals ----

SLOW = """
import sys, time
from pathlib import Path
from sistermap import api, cli
def slowly(path):
    path.write_text("half"); print("writing", flush=True); time.sleep(60)
def draw(layer, output, **settings):
    from sistermap.geo.exports.atomic import write_whole
    write_whole(output, slowly)
api.draw = draw
sys.argv = ["sistermap", "draw", "ties.csv", "-o", "o.html"]
cli.main()
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_main_ends_in_order_on_a_signal(tmp_path, name):
    (tmp_path / "ties.csv").write_text(TIES, encoding="utf-8")
    (tmp_path / "o.html").write_text("old")
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert process.stdout.readline() == "writing\n"
    process.send_signal(getattr(signal, name))
    _, err = process.communicate(timeout=30)
    assert process.returncode == 128 + getattr(signal, name)
    assert err.splitlines()[-1].startswith("Error: ") and name in err and "Traceback" not in err
    assert (tmp_path / "o.html").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["o.html", "ties.csv"]


# ---- the steps ----


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (MemoryError(), "not enough memory"),
        (RuntimeError("can't start new thread"), "not enough memory"),
        (ImportError("x.so: failed to map segment from shared object"), "not enough memory"),
        (OSError(12, "Cannot allocate memory"), "not enough memory"),
        (RecursionError("maximum recursion depth exceeded"), "nested too deeply"),
        (OSError(24, "Too many open files", "a.csv"), "a.csv: too many files are open"),
        (OSError(30, "Read-only file system", b"\xff.csv"), r"\udcff.csv: the disk is read-only"),
        (KeyError("since"), None),
        (TypeError("'NoneType' object is not iterable"), None),
    ],
)
def test_explanation_tells_the_machine_from_a_fault_of_the_program(error, line):
    found = explanation(error)
    assert found is None if line is None else line in found


CELLS = [
    "malloc",
    "out of memory",
    "Out of Memory Café",
    "bad_alloc",
    "Cannot allocate",
    "not enough memory",
    "can't start",
]


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize(
    "kind",
    [KeyError, ValueError, TypeError, IndexError, AttributeError, AssertionError, SystemError, Exception, pa.lib.ArrowInvalid,
     pa.lib.ArrowKeyError, ZeroDivisionError, NameError, SyntaxError, ET.ParseError],
)  # fmt: skip
def test_explanation_takes_no_cell_for_what_the_machine_says(kind, cell):
    assert explanation(kind(f"no column {cell!r}")) is None
    error = TypeError("'NoneType' object is not iterable")
    error.__context__ = kind(cell)
    assert explanation(error) is None


@pytest.mark.parametrize("cell", CELLS)
def test_explanation_takes_no_path_for_what_the_machine_says(cell):
    assert explanation(OSError(errno.ENOENT, "No such file or directory", cell)) == (
        f"{cell}: the file or its folder does not exist"
    )
    line = explanation(
        ImportError("libjemalloc.so.2: cannot open shared object file: No such file or directory")
    )
    assert line.startswith("a library cannot be loaded")


def expat_without_memory():
    error = expat.ExpatError("out of memory: line 1, column 0")
    error.code = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
    return error


@pytest.mark.parametrize(
    "error",
    [
        pa.lib.ArrowMemoryError("malloc of size 64 failed"), pa.lib.ArrowException("Out of memory: malloc of size 9 failed"),
        shapely.errors.GEOSException("std::bad_alloc"), OSError("Cannot allocate memory"), expat_without_memory(),
        RuntimeError("can't allocate lock"), RuntimeError("std::bad_alloc"),
        SystemError("<built-in function len> returned NULL without setting an exception"),
        SystemError("error return without exception set"), OSError(errno.ENOMEM, "Cannot allocate memory", "a.csv"),
    ],
    ids=repr,
)  # fmt: skip
def test_explanation_knows_the_memory_errors_of_libraries(error):
    assert "not enough memory" in explanation(error)
    above = KeyError("since")
    above.__cause__ = error
    assert "not enough memory" in explanation(above)


def test_explanation_of_memory_finds_what_an_error_came_from():
    error = ValueError("cannot read")
    error.__cause__ = MemoryError()
    assert "memory" in explanation(error)


def not_a_database(folder):
    (folder / "x.sqlite").write_bytes(b"x" * 5000)
    sqlite3.connect(folder / "x.sqlite").execute("SELECT * FROM sqlite_master")


def malformed(folder):
    with contextlib.closing(sqlite3.connect(folder / "x.sqlite")) as base:
        base.executescript("CREATE TABLE a (b); INSERT INTO a VALUES (zeroblob(50000))")
    whole = (folder / "x.sqlite").read_bytes()
    (folder / "x.sqlite").write_bytes(whole[:4096] + b"\7" * 4096)
    sqlite3.connect(folder / "x.sqlite").execute("SELECT * FROM a").fetchall()


def full(folder):
    base = sqlite3.connect(":memory:")
    base.execute("PRAGMA max_page_count = 2")
    base.executescript("CREATE TABLE a (b); INSERT INTO a VALUES (zeroblob(50000))")


def locked(folder):
    with contextlib.closing(sqlite3.connect(folder / "x.sqlite", isolation_level=None)) as other:
        other.executescript("CREATE TABLE a (b); BEGIN EXCLUSIVE")
        sqlite3.connect(folder / "x.sqlite", timeout=0).execute("SELECT * FROM a")


def only_read(folder):
    sqlite3.connect(folder / "x.sqlite").executescript("CREATE TABLE a (b)")
    sqlite3.connect(f"{(folder / 'x.sqlite').as_uri()}?mode=ro", uri=True).execute("INSERT INTO a VALUES (1)")


def absent(folder):
    sqlite3.connect(folder / "no such folder/x.sqlite")


def closed(folder):
    base = sqlite3.connect(":memory:")
    base.close()
    base.execute("SELECT 1")


def refused_in_opening(folder):
    try:
        not_a_database(folder)
    except sqlite3.DatabaseError as error:
        raise GazetteerError("g.sqlite: the gazetteer cannot be read") from error


def no_fault_of_the_gazetteer(folder):
    try:
        not_a_database(folder)
    except sqlite3.DatabaseError as error:
        raise TableError("the user's own ties.gpkg is damaged") from error


@pytest.mark.parametrize(
    ("problem", "line", "discarded"),
    [
        (not_a_database, "the gazetteer cannot be used: file is not a database", True),
        (malformed, "the gazetteer cannot be used: database disk image is malformed", True),
        (refused_in_opening, "g.sqlite: the gazetteer cannot be read", True),
        (full, "a database cannot be used: the disk is full", False),
        (locked, "a database cannot be used: another program has locked it; run the command again when that has ended", False),
        (only_read, "a database cannot be used: it may only be read", False),
        (absent, "a database cannot be used: its file, or one beside it, cannot be opened", False),
        (closed, "a database cannot be used: Cannot operate on a closed database.", False),
        (no_fault_of_the_gazetteer, "the user's own ties.gpkg is damaged", False),
    ],
)  # fmt: skip
def test_command_line_has_only_a_damaged_gazetteer_built_again(
    monkeypatch, tmp_path, problem, line, discarded
):
    monkeypatch.setattr(api, "find", lambda *_, **__: problem(tmp_path))
    calls = []
    monkeypatch.setattr(api, "discard_gazetteer", lambda: not calls.append(1))
    result = CliRunner().invoke(cli.cli, ["find", "Busan"])
    assert result.exit_code == 1 and bool(calls) is discarded
    more = "; it is built again when the command is run again" if discarded else ""
    assert result.stderr == f"Error: {line}{more}\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", r"\x1b[2J"), ("a\x9bb", r"a\x9bb"), ("\u202eevil", r"\u202eevil"), ("\u2067", r"\u2067"),
        ("\udcff", r"\udcff"), ("\x00", r"\x00"), ("a\rb", r"a\rb"), ("부산 e\u0301 🇰🇷", "부산 e\u0301 🇰🇷"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
    ],
)  # fmt: skip
def test_escaped_shows_what_a_terminal_would_obey(text, shown):
    assert escaped(text) == shown
    assert "\n" not in escaped_line(f"{text}\na\r\nb\u2028c")


@pytest.mark.parametrize("text", ["\x7f", "\u202e", "\ud800", "\udcff", "부산🇰🇷"])
def test_print_out_keeps_what_json_means(capsys, text):
    print_out(json.dumps([text], ensure_ascii=False), json=True)
    assert json.loads(capsys.readouterr().out) == [text]


# ---- what tables may hold ----


def pairs(**columns):
    home, partner = ["Busan, KR", "Seoul, KR"], ["Shimonoseki, JP", "Paris, FR"]
    return pd.DataFrame({"City": home, "Partner city": partner, **columns})


ODD = {
    "lone surrogates": pairs(x=pd.Series(["\ud800", "\udcff"], dtype=object)),
    "a surrogate in a header": pd.DataFrame(
        [["Busan, KR", "Paris, FR", 1]] * 2, columns=pd.Index(["City", "Partner city", "\ud800"], dtype=object)
    ),
    "lists and dicts": pairs(x=[[1, 2], {"a": 1}]),
    "decimals": pairs(x=[decimal.Decimal("1.10"), decimal.Decimal("NaN")]),
    "durations": pairs(x=pd.to_timedelta([1, 2], unit="D")),
    "floats without end": pairs(x=[1e308, float("inf")], value=[float("-inf"), 1e19]),
    "days before and after all": pairs(since=[dt.date(1, 1, 1), dt.date(9999, 12, 31)]),
    "headers twice": pairs(x=[1, 2], y=[3, 4]).rename(columns={"y": "x"}),
    "headers of levels": pairs().set_axis(pd.MultiIndex.from_tuples([("Home", "City"), ("Partner", "City")]), axis=1),
    "a header that is a date": pairs(x=[1, 2]).rename(columns={"x": dt.date(2020, 1, 1)}),
    "an index twice": pairs(x=[1, 2]).set_axis([5, 5]),
    "a null": pairs(x=["a\0b", "\0"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_read_takes_what_a_frame_may_hold(name, tmp_path):
    layer = sistermap.read(ODD[name])
    assert len(layer.ties) == 2
    sistermap.write(layer, tmp_path / "ties.csv")
    sistermap.explore(layer).save(tmp_path / "ties.html")


@pytest.mark.parametrize(
    "frame", [pd.DataFrame(), pairs().head(0), pairs(x=[10**5000, 1]), pairs(x=[pd.DataFrame(), None])]
)
def test_read_refuses_a_frame_in_one_line(frame):
    with pytest.raises(TableError) as caught:
        sistermap.read(frame)
    assert "\n" not in str(caught.value)


BIG = 12345678901234567890
NUMBERS = [BIG, 2**63 + 5]


def write_workbook(frame, path):
    """Write numbers with all their digits, of which openpyxl keeps 16."""
    book = openpyxl.Workbook()
    for row in (
        list(frame),
        *([*cells[:-1], 111 + at] for at, cells in enumerate(frame.astype(object).values)),
    ):
        book.active.append(row)
    book.save(path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, part in parts.items():
            for at, number in enumerate(frame.iloc[:, -1]):
                part = part.replace(b"<v>%d</v>" % (111 + at), b"<v>%d</v>" % number)
            package.writestr(name, part)


@pytest.mark.parametrize("suffix", ["frame", "json", "csv", "parquet", "xlsx"])
def test_read_keeps_every_digit_of_an_identifier(suffix, tmp_path):
    frame, path = pairs(ID=pd.array(NUMBERS, dtype="UInt64")), tmp_path / f"ties.{suffix}"
    if suffix == "json":
        frame.to_json(path, orient="records")
    elif suffix == "csv":
        frame.to_csv(path, index=False)
    elif suffix == "parquet":
        frame.to_parquet(path)
    elif suffix == "xlsx":
        write_workbook(frame, path)
    layer = sistermap.read(frame if suffix == "frame" else path)
    sistermap.write(layer, tmp_path / "written.csv")
    written = pd.read_csv(tmp_path / "written.csv", dtype=str, encoding="utf-8-sig")
    assert written["ID"].tolist() == list(map(str, NUMBERS))


@pytest.mark.parametrize("command", ["layer", "figure", "report", "kit"])
def test_commands_say_that_an_output_is_missing(command):
    result = CliRunner().invoke(cli.cli, [command, ARGUMENTS[command][0]])
    assert result.exit_code == 2 and "Missing option '-o'" in result.stderr
