"""The page's scripts that need no browser, tested by node where they are written; every script is at least read by it."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SUITES = sorted((ROOT / "tests/js").glob("*.test.js"))
SCRIPTS = sorted((ROOT / "maps/assets/js").rglob("*.js"))


@pytest.mark.parametrize("suite", SUITES, ids=lambda path: path.name)
def test_js_suite_passes(node, suite):
    done = subprocess.run([node, "--test", str(suite)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]


FLOORS = ("data", "draw", "ui", "js")  # a file of a floor uses those before it; the last are the entry files
OPTIONAL = {"openedState", "filter"}  # used only where they are loaded


def floor_of(path):
    return FLOORS.index(path.parent.name)


def test_scripts_use_their_own_floor_and_those_below():
    sources = {path: path.read_text(encoding="utf-8") for path in SCRIPTS}
    made = {}
    for path, source in sources.items():
        for names in re.findall(r"Object\.assign\(sm, \{([^}]*)\}\)", source):
            made |= {name.split(":")[0].strip(): path for name in names.split(",")}
    used = {(path, name) for path, source in sources.items() for name in re.findall(r"\bsm\.(\w+)", source)}
    unknown = {name for _, name in used} - made.keys() - OPTIONAL - {"pages"}
    upward = {
        (path.name, name) for path, name in used if name in made and floor_of(made[name]) > floor_of(path)
    }
    assert (unknown, upward) == (set(), set())


def test_no_two_scripts_give_the_same_name():
    given = [
        (name.split(":")[0].strip(), path.name)
        for path in SCRIPTS
        for names in re.findall(r"Object\.assign\(sm, \{([^}]*)\}\)", path.read_text(encoding="utf-8"))
        for name in names.split(",")
    ]
    counts = Counter(name for name, _ in given)
    assert [(name, path) for name, path in given if counts[name] > 1] == []


def test_js_suites_are_found():
    assert {"great_circle.test.js", "aggregate.test.js", "middle_meridian.test.js", "store.test.js"} <= {
        path.name for path in SUITES
    }


def test_every_script_is_javascript(node):
    script = "for (const f of process.argv.slice(1)) new (require('vm').Script)(require('fs').readFileSync(f, 'utf8'), { filename: f })"
    done = subprocess.run(
        [node, "-e", script, *map(str, SCRIPTS)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
