"""Cells as long as a table may have them, of whatever repeats, in every role: read in time that is as long as the cell."""

import contextlib
import io
import math
import time

import pandas as pd
import pytest
import sistermap as sm
from sistermap.geo.errors import SistermapError
from sistermap.geo.lengths import CELL, DECISION, KIND
from sistermap.geo.review.decision import decide
from sistermap.geo.tables.kinds import kinds_of

SLOW, STEEP = 1.0, 1.5  # seconds; exponent of the growth
UNITS = (" ", "a", "1", ",", "(", "\u0316\u0301", "St. ", "가", "😀", "👨\u200d", "a, ", "1998 ")
ROLES = ("to", "country", "since", "until", "kind", "coordinates", "value", "network", "Remarks")


def table(text):
    rows = [dict.fromkeys(ROLES, "") | {"from": "Busan", "to": "Kobe", role: f"x{text}x"} for role in ROLES]
    return pd.DataFrame([*rows, {"from": "Busan", "to": "Paris", "country": "France", "kind": "sister city"}])


def seconds(run, text):
    start = time.process_time()
    with contextlib.suppress(SistermapError):  # a home or a decision that is none
        run(text)
    return time.process_time() - start


RUNS = {
    "read": lambda text: sm.read(table(text)),
    "title and remark": lambda text: sm.read(
        io.BytesIO(f'"{text}",\n\nfrom,to\nBusan,Kobe\n\n"{text}",'.encode())
    ),
    "label": lambda text: sm.read(table("").assign(**{f"x{text}x": "y"})),
    "geocode": lambda text: sm.geocode([text, "Paris"], country=[None, text]),
    "home": lambda text: sm.read(table("").drop(columns="from"), home=f"x{text}x"),
    "find": sm.find,
    "decision": lambda text: decide(f"1{text}x", "", "places.csv, row 2"),
}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("unit", UNITS)
def test_long_cells_take_time_as_long_as_they_are(unit, run):
    texts = [unit * (size // len(unit)) for size in (CELL // 32, CELL - 2)]
    if seconds(run, texts[1]) <= SLOW:
        return
    small, large = (min(seconds(run, text) for _ in range(2)) for text in texts)
    assert math.log(large / small, 32) < STEEP


def test_kinds_of_a_long_cell_is_none_that_is_known_and_keeps_its_text():
    cell = "sister city, " * KIND
    assert kinds_of(cell) == [("other", cell.strip(), None)]


def test_decide_says_how_long_a_decision_is_that_is_none():
    with pytest.raises(SistermapError, match=r"^places.csv, row 2: column 'decision' has 1,001 characters"):
        decide("1" * (DECISION + 1), "", "places.csv, row 2")


def test_read_keeps_and_reports_a_name_that_is_too_long():
    layer = sm.read(pd.DataFrame({"from": ["Busan"] * 2, "to": ["Kobe", "x" * 5000]}))
    found = layer.unplaced[["name", "reason_code"]].to_numpy().tolist()
    assert (layer.ties["to_name"].tolist(), found) == (["Kobe"], [["x" * 5000, "name_too_long"]])
