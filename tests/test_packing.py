"""Numbers, texts and rings as short strings: what node reads back is what was written."""

import json
import re
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap.maps.page.packing import pack_column, pack_differences, pack_integers, pack_rings, pack_texts

UNPACK = Path(__file__).parents[1] / "maps/assets/js/data/unpack.js"


@pytest.fixture(scope="module")
def read_back(node):
    """Run a function of unpack.js in node over many packed things at once."""

    def run(function, packed):
        script = (
            f"require({json.dumps(str(UNPACK))});"
            "const calls = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
            f"console.log(JSON.stringify(calls.map((call) => Array.from(sistermap.{function}(...call)))));"
        )
        done = subprocess.run(
            [node, "-e", script], input=json.dumps(packed), capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    return run


INTEGERS = [
    [],
    [0],
    [7, 7, 7],
    [1, 2, 3, 4],
    [5, 3, 1, -1],
    [0, 91, 92, 8463, 8464, 778687, 778688],
    [-1800000, 1800000, 0, 17],
    [2**31 - 1, -(2**31), 3],
    [45, 46, 47, 2115, 2116],
]


def test_pack_integers_is_read_back_the_same(read_back):
    assert read_back("unpackIntegers", [[pack_integers(v), len(v)] for v in INTEGERS]) == INTEGERS


@settings(max_examples=1)
@given(st.lists(st.lists(st.integers(-(2**31), 2**31 - 1), max_size=40), min_size=60, max_size=60))
def test_pack_integers_is_read_back_the_same_whatever_they_are(read_back, lists):
    assert read_back("unpackIntegers", [[pack_integers(v), len(v)] for v in lists]) == lists


@settings(max_examples=1)
@given(st.lists(st.lists(st.text(), max_size=20), min_size=60, max_size=60))
def test_pack_texts_is_read_back_the_same_whatever_they_are(read_back, lists):
    lists = [[text.encode("utf-8", "replace").decode() for text in texts] for texts in lists]
    assert read_back("unpackTexts", [[pack_texts(v), len(v)] for v in lists]) == lists


TEXTS = [
    ["Busan", "Buan", "Bucheon", ""],
    ["", "", ""],
    ["👨‍👩‍👧a", "👨‍👩‍👦b", "👨"],  # they share half of a surrogate pair
    ["부산광역시", "부산", "부산광역시"],
    ["a\x7fb", "c"],  # the divider itself
    ["x" * 500, "x" * 499 + "y"],
]


def test_pack_texts_is_read_back_the_same(read_back):
    assert read_back("unpackTexts", [[pack_texts(v), len(v)] for v in TEXTS]) == TEXTS


def test_pack_integers_needs_no_escape_in_json_or_html():
    packed = pack_integers(np.random.default_rng(1).integers(0, 10**6, 5000))
    assert json.dumps(packed) == f'"{packed}"'
    assert "<" not in packed


def test_pack_integers_of_an_even_sequence_is_its_start_and_step():
    assert pack_integers(range(2, 50002)) == "s2,1"


def test_pack_differences_takes_one_digit_for_small_steps():
    assert len(pack_differences(np.cumsum([1, -3, 22, 0, -22]))) == 5


def test_pack_column_of_nothing_is_none():
    assert pack_column(pd.Series([None, "", None], dtype=object)) is None


def test_pack_column_writes_each_text_once():
    assert pack_column(pd.Series(["MOU", "MOU", None, "MOU"]))["n"] == 2


def test_pack_rings_is_read_back_on_the_grid(node):
    shapes = np.array(
        [shapely.box(0, 0, 10, 10).union(shapely.box(20, 0, 30, 5)), shapely.LineString([(1, 2), (3, 4)])]
    )
    packed = pack_rings(shapes, 0.5)
    script = (
        f"require({json.dumps(str(UNPACK))});"
        f"console.log(JSON.stringify(sistermap.unpackRings({json.dumps(packed)}, 2).map((rings) => rings.map((r) => [...r]))));"
    )
    done = subprocess.run([node, "-e", script], capture_output=True, text=True, check=True)
    rings = json.loads(done.stdout)
    assert [len(shape) for shape in rings] == [2, 1]
    back = [shapely.Polygon(np.reshape(ring, (-1, 2))) for ring in rings[0]]
    assert shapely.union_all(back).equals(shapes[0])
    assert rings[1] == [[1, 2, 3, 4]]


def test_pack_rings_leaves_out_what_is_smaller_than_the_grid():
    assert pack_rings(np.array([shapely.box(0, 0, 0.1, 0.1)]), 0.5)["n"] == 0


def test_packed_texts_hold_no_character_that_html_would_read():
    assert not re.search(r"[\x00-\x1f<]", pack_texts(["Busan", "Busan Port", "Ulsan"]))
