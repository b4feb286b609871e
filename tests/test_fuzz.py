"""The fuzzer in tests/fuzz: what it once found stays mended, and it would find it again."""

import subprocess
import sys
from pathlib import Path

import pytest
from fuzz.case import FINDINGS, Case, load
from fuzz.run import CASES
from fuzz.shrink import smaller

RUN = Path(__file__).parent / "fuzz/run.py"
KEPT = sorted(FINDINGS.glob("*.json"))
GUARDED = """
import os, socket, subprocess, sys, tempfile, urllib.request
from pathlib import Path
sys.path.insert(0, {tests!r})
from fuzz import guard, targets
from fuzz.case import Case
from sistermap.geo.errors import TableError
guard.CPU_SECONDS = 0.2

def check(case, folder, output):
    {code}

targets.CHECKS["tables"] = check
watch = guard.Guard()
try:
    print(targets.run_case(Case("tables", {{"ties.csv": b"a"}}), watch))
except Exception as error:
    print(type(error).__name__, error)
"""


def run(*arguments):
    return subprocess.run([sys.executable, RUN, *arguments], capture_output=True, text=True)


@pytest.mark.skipif(not KEPT, reason="nothing is kept")
def test_replay_of_every_kept_finding_finds_nothing():
    done = run(*(word for path in KEPT for word in ("--replay", path)))
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == len(KEPT)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_finding_is_named_by_what_it_holds(path):
    case = load(path)
    assert (case.name, case.target in CASES) == (path.name, True)


def test_case_keeps_bytes_and_text(tmp_path):
    case = Case("tables", {"a": b"\xff\x00", "b": "부산".encode()}, {"read": {"home": "\x00"}})
    assert load(case.save(tmp_path, "why")) == case


def test_smaller_leaves_what_fails():
    case = Case("tables", {"a": b"x" * 40 + b"!" + b"y" * 40}, {"table": "a", "read": {"home": "x"}})
    least = smaller(case, lambda other: b"!" in other.files["a"])
    assert (least.files, least.options) == ({"a": b"!"}, {"table": "a"})


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("(output / 'made').write_text('x')", "result"),
        ("raise TableError('row 2: what')", "TableError"),
        ("raise ValueError('what')", "ValueError what"),
        (
            "error = TableError(''); error.args = ('row 2\\nwhat',); raise error",
            "Broken the message is not one line",
        ),
        (
            "error = TableError(''); error.args = ('row 2: \\x1b[31m',); raise error",
            "Broken the message is not one line",
        ),
        ("(output / 'made').write_text('x'); raise TableError('what')", "Broken failed and left ['made']"),
        ("(folder / 'more.csv').write_text('x')", "Broken wrote more.csv beside the table"),
        ("(folder / 'ties.csv').write_text('x')", "Broken changed ties.csv"),
        ("Path({elsewhere!r}).write_text('x')", "Broken open {elsewhere}"),
        ("os.mkdir({elsewhere!r})", "Broken os.mkdir {elsewhere}"),
        ("tempfile.mkstemp()", "Broken left temporary files"),
        ("subprocess.run(['true'])", "Broken subprocess.Popen"),
        ("urllib.request.urlopen(watch.address)", "Broken urllib.Request"),
        ("socket.create_connection(('192.0.2.1', 80))", "Broken socket.getaddrinfo"),
        ("while True: pass", "Broken ran for more than 0.2 s"),
    ],
)
def test_run_case_reports_what_no_input_may_cause(tmp_path, code, expected):
    elsewhere = str(tmp_path / "elsewhere")
    code, expected = (
        text.replace("{elsewhere!r}", repr(elsewhere)).replace("{elsewhere}", elsewhere)
        for text in (code, expected)
    )
    script = GUARDED.format(tests=str(RUN.parents[1]), code=code)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.startswith(expected), done.stdout + done.stderr
    assert not Path(elsewhere).exists()


def test_run_case_sees_a_connection_below_python():
    code = (
        "import ctypes, struct; c = ctypes.CDLL(None); f = c.socket(2, 1, 0);"
        " c.connect(f, struct.pack('=HH4s8x', 2, socket.htons(int(watch.address[-5:])), socket.inet_aton('127.0.0.1')), 16);"
        " c.recv(f, ctypes.create_string_buffer(1), 1, 0)"
    )
    script = GUARDED.format(tests=str(RUN.parents[1]), code=code)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout == "Broken opened a connection\n", done.stdout + done.stderr
