"""The page's scripts that need no browser, tested by node where they are written; every script is at least read by it."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SUITES = sorted((ROOT / "tests/js").glob("*.test.js"))
SCRIPTS = sorted((ROOT / "maps/assets/js").rglob("*.js"))


@pytest.mark.parametrize("suite", SUITES, ids=lambda path: path.name)
def test_js_suite_passes(node, suite):
    done = subprocess.run([node, "--test", str(suite)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]


def test_js_suites_are_found():
    assert {"great_circle.test.js", "aggregate.test.js", "fit.test.js", "store.test.js"} <= {
        path.name for path in SUITES
    }


def test_every_script_is_javascript(node):
    script = "for (const f of process.argv.slice(1)) new (require('vm').Script)(require('fs').readFileSync(f, 'utf8'), { filename: f })"
    done = subprocess.run(
        [node, "-e", script, *map(str, SCRIPTS)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
