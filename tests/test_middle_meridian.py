"""The middle of a figure's flat map is the middle of the page's."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
from sistermap.maps.figure.middle_meridian import middle_meridian

SCRIPT = Path(__file__).parents[1] / "maps/assets/js/data/middle_meridian.js"
AS_THE_PAGE = """
require(process.argv[1]);
const lists = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const middle = ({ lon, from, to }) => globalThis.sistermap.middleMeridian({
  places: { n: lon.length, lon }, ties: { n: from.length, from, to } });
console.log(JSON.stringify(lists.map(middle)));
"""


def lists():
    """Lists of every size: none, one place, around 180 degrees, whole degrees, and at random."""
    made = [
        {"lon": [], "from": [], "to": []},
        {"lon": [178.4], "from": [], "to": []},
        {"lon": [178.4, -171.8, -180, 180], "from": [0, 2, 3], "to": [1, 1, 0]},
        {"lon": list(range(-180, 181, 1)), "from": list(range(360)), "to": list(range(1, 361))},
        {"lon": [0, 90, 180, -90], "from": [0, 1, 2, 3], "to": [2, 3, 0, 1]},
    ]
    chance = np.random.default_rng(14)
    for count in [2, 3, 5, 20, 200] * 8:
        lon = chance.uniform(-180, 180, count).round(int(chance.integers(0, 4))).tolist()
        ends = chance.integers(0, count, (2, int(chance.integers(0, 2 * count)))).tolist()
        made.append({"lon": lon, "from": ends[0], "to": ends[1]})
    return made


def test_middle_meridian_is_that_of_the_page(node):
    done = subprocess.run(
        [node, "-e", AS_THE_PAGE, str(SCRIPT)],
        input=json.dumps(lists()),
        capture_output=True,
        text=True,
        check=True,
    )
    ours = []
    for one in lists():
        lon = np.array(one["lon"], dtype=float)
        ours.append(
            middle_meridian(
                lon[one["from"]] if one["from"] else lon[:0], lon[one["to"]] if one["to"] else lon[:0], lon
            )
        )
    assert ours == [(middle + 180) % 360 - 180 for middle in json.loads(done.stdout)]


@pytest.mark.parametrize("lon", [(179.0, -179.0), (129.0, -118.0), (-74.0, 10.0)])
def test_middle_meridian_cuts_no_tie_that_can_be_whole(lon):
    middle = middle_meridian(np.array(lon[:1]), np.array(lon[1:]), np.array([]))
    west, east = sorted((np.array(lon) - middle + 180) % 360 - 180)
    assert east - west < 180
