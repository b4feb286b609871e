"""Cases: a file that was once read or placed wrongly, and what it must give. Each bug report becomes such a pair."""

import csv
import json
import re
from pathlib import Path

import pytest
import sistermap as sm
from sistermap.geo.schema import LAYER_TIES

CASES = Path(__file__).parent / "cases"
INPUTS = sorted((CASES / "input").iterdir())


def described(layer):
    """Describe each row of a layer in the order of the file: what it became, and what it lacks is left out."""
    rows = [*layer.ties.assign(became="tie").to_dict("records")]
    rows += layer.memberships.assign(became="membership").to_dict("records")
    rows += layer.unplaced.assign(became="unplaced").to_dict("records")
    for row in sorted(rows, key=lambda row: row["row"]):
        ids = [row.get(column) for column in ("from_id", "to_id", "place_id")]
        codes = [row.get(column) for column in ("reason_code", "other_reason_code")]
        one = {
            "row": row["row"],
            "became": row["became"],
            "from": row.get("from_name", row.get("name")),
            "to": row.get("to_name"),
            **{name: row[name] for name in ("network", "kind", "status", "since", "note")},
            "place_ids": [found for found in ids if isinstance(found, str)],
            "reason_codes": [code for code in codes if isinstance(code, str)],
        }
        yield {name: value for name, value in one.items() if value == value and value not in (None, [])}


def own_cells(layer, folder):
    """Return the user's own columns as the CSV of the ties has them: {row: {column: cell}}; nothing without any."""
    sm.write(layer, folder / "ties.csv")
    with (folder / "ties.csv").open(encoding="utf-8-sig", newline="") as file:
        written = [*csv.DictReader(file)]
    own = [column for column in layer.ties.columns if column not in LAYER_TIES]
    return {row["row"]: {column: row[column] for column in own} for row in written} if own else {}


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.name)
def test_read_gives_what_the_case_expects(path, tmp_path):
    expected = json.loads((CASES / f"expected/{path.stem}.json").read_text(encoding="utf-8"))
    layer = sm.read(path, **expected.get("options", {}))
    found = {
        "rows": [*described(layer)],
        "notes": [note.code for note in layer.plan.notes],
        "home": layer.home,
        "own": own_cells(layer, tmp_path),
    }
    fields = {"rows", "notes", *expected} - {"why", "options"}
    assert {name: found[name] for name in fields} == {name: expected[name] for name in fields}


def test_every_case_is_a_pair():
    assert {path.stem for path in INPUTS} == {path.stem for path in (CASES / "expected").iterdir()}
    assert len({path.stem for path in INPUTS}) == len(INPUTS)


PAGE = (Path(__file__).parents[1] / "docs/failure-modes.md").read_text(encoding="utf-8")
NAMES = re.findall(r"^\| ([^|]+) \| (\w*) ?\| (placed|ambiguous|missing) \| `(\w+)` \|", PAGE, re.M)


@pytest.mark.parametrize(("name", "country", "verdict", "code"), NAMES, ids=[name for name, *_ in NAMES])
def test_find_fails_as_the_page_says(name, country, verdict, code):
    answer = sm.find(name, country or None)
    assert (answer.verdict, answer.reason_code) == (verdict, code)


def test_page_lists_every_case():
    assert NAMES
    assert {*re.findall(r"\| `(\w+)` \|$", PAGE, re.M)} == {path.stem for path in INPUTS}
