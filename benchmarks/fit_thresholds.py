"""Right against wrong for every margin: ``python benchmarks/fit_thresholds.py TRUTH.csv [TRUTH.csv …] [--no-country]``.

A truth file has the columns name, country, lat and lon (or gold_lat, gold_lon). The thresholds of `geo.naming.verdict` are
those where one step more of right would cost more wrong than it is worth. Nothing of a truth file is kept.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import data
from geo.gazetteer import Gazetteer
from geo.naming import verdict as judge
from geo.naming.answer import Answer
from geo.naming.column import geocode_names

STEPS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.8, 1.0, 1.3, 1.6, 2.0, 2.5, 3.0)
NEAR_KM = 25.0


def main() -> None:
    """Print one curve a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("truth", nargs="+")
    parser.add_argument("--no-country", action="store_true")
    asked = parser.parse_args()
    for context in judge.MARGIN:  # everything is placed; the margin is put on below
        judge.MARGIN[context] = -math.inf
    with Gazetteer.open(data.HERE) as gazetteer:
        for path in asked.truth:
            with Path(path).open(encoding="utf-8") as stream:
                rows = list(csv.DictReader(stream))
            countries = None if asked.no_country else [row["country"] for row in rows]
            answers = geocode_names([row["name"] for row in rows], countries, gazetteer)
            print(f"{path}: {len(rows)} names\n margin   right   wrong   (of 100)")
            for step, right, wrong in curve(rows, answers):
                print(f"{step:7.2f} {right:7.2f} {wrong:7.2f}")


def curve(rows: list[dict[str, str]], answers: list[Answer]) -> list[tuple[float, float, float]]:
    """Return (margin, right, wrong), in per cent, for each of `STEPS`."""
    found: list[tuple[float, bool]] = []
    for row, answer in zip(rows, answers, strict=True):
        if answer.place is not None:
            margin = math.inf if answer.margin is None else answer.margin
            found.append((margin, _is_right(row, answer)))
    points = []
    for step in STEPS:
        tally = Counter(right for margin, right in found if margin >= step)
        points.append((step, 100 * tally[True] / len(rows), 100 * tally[False] / len(rows)))
    return points


def _is_right(row: dict[str, str], answer: Answer) -> bool:
    lat, lon = row.get("lat") or row.get("gold_lat"), row.get("lon") or row.get("gold_lon")
    if not lat or not lon or answer.place is None:
        return False
    truth = (math.radians(float(lat)), math.radians(float(lon)))
    found = (math.radians(answer.place.lat), math.radians(answer.place.lon))
    half = math.sin((truth[0] - found[0]) / 2) ** 2
    half += math.cos(truth[0]) * math.cos(found[0]) * math.sin((truth[1] - found[1]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half))) <= NEAR_KM


if __name__ == "__main__":
    main()
