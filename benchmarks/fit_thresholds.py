"""Right against wrong for every threshold: ``python benchmarks/fit_thresholds.py TRUTH.csv [TRUTH.csv …] [--no-country]``.

A truth file has the columns name, country, lat and lon (or gold_lat, gold_lon). The threshold `geo.naming.verdict.PLACE_THRESHOLD`
is where one step more of right would cost more wrong than it is worth. `--shuffle` exchanges the rows, so that their
order is no evidence. Nothing of a truth file is kept.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
from collections import Counter
from pathlib import Path

from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.answer import Answer
from sistermap.geo.naming.geocode_names import geocode_names
from sistermap.geo.naming.verdict import PLACE_THRESHOLD

STEPS = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.98)
NEAR_KM = 25.0


def main() -> None:
    """Print one curve a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("truth", nargs="+")
    parser.add_argument("--no-country", action="store_true")
    parser.add_argument("--shuffle", type=int)
    args = parser.parse_args()
    with Gazetteer.open(data.HERE) as gazetteer:
        for path in args.truth:
            with Path(path).open(encoding="utf-8") as stream:
                rows = list(csv.DictReader(stream))
            if args.shuffle is not None:
                random.Random(args.shuffle).shuffle(rows)
            countries = None if args.no_country else [row["country"] for row in rows]
            answers = geocode_names([row["name"] for row in rows], countries, gazetteer)
            sure = PLACE_THRESHOLD["name_only" if args.no_country else "confirmed"]
            print(f"{path}: {len(rows)} names\n likely   right   wrong   (of 100)")
            for step, right, wrong in curve(rows, answers):
                print(f"{step:7.2f} {right:7.2f} {wrong:7.2f}{'  *' if step == sure else ''}")


def curve(rows: list[dict[str, str]], answers: list[Answer]) -> list[tuple[float, float, float]]:
    """Return (threshold, right, wrong), in per cent, for each of `STEPS`."""
    # What is placed without a score, or ambiguous for another reason than its likelihood, stays as it is.
    found = [
        (
            answer.score if answer.score is not None else float(answer.verdict == "placed"),
            is_right(row, answer),
        )
        for row, answer in zip(rows, answers, strict=True)
        if answer.place is not None
        or (answer.candidates and answer.score is not None and "away" not in answer.candidates[0].features)
    ]
    points = []
    for step in STEPS:
        tally = Counter(right for score, right in found if score >= step)
        points.append((step, 100 * tally[True] / len(rows), 100 * tally[False] / len(rows)))
    return points


def is_right(row: dict[str, str], answer: Answer) -> bool:
    """Tell whether the likeliest place is within 25 km of where the truth says."""
    lat, lon = row.get("lat") or row.get("gold_lat"), row.get("lon") or row.get("gold_lon")
    if not lat or not lon:
        return False
    place = answer.place or answer.candidates[0].place
    truth = (math.radians(float(lat)), math.radians(float(lon)))
    there = (math.radians(place.lat), math.radians(place.lon))
    half = math.sin((truth[0] - there[0]) / 2) ** 2
    half += math.cos(truth[0]) * math.cos(there[0]) * math.sin((truth[1] - there[1]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half))) <= NEAR_KM


if __name__ == "__main__":
    main()
