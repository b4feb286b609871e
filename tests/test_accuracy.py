"""How many names of a small list of our own are placed rightly: no change may cost names unnoticed.

``cases/places/truth.csv`` has countries, provinces, counties and cities as many languages write them, with or without
their country, and where any atlas has them. Names without a country that several large places share are among them:
those are right to be ambiguous today, and a change that places them must place them rightly.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from sistermap import data
from sistermap.geo.gazetteer.store import Gazetteer
from sistermap.geo.geodesic import distances_km
from sistermap.geo.naming.geocode_names import geocode_names

TRUTH = Path(__file__).parent / "cases/places/truth.csv"
# How far two sources put one place from another: a city by its centre, a region by wherever its point is put.
WITHIN_KM = {"city": 30, "admin2": 60, "admin1": 300, "country": 1500}
# What was reached. Where a change finds more, raise these in the same commit; where it loses some, say why it may.
LEAST_RIGHT = {"one by one": 175, "as one list": 172}
MOST_WRONG = {"one by one": 0, "as one list": 2}


@pytest.fixture(scope="module")
def truth():
    with TRUTH.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def outcomes(truth):
    """Return the outcome of each row by how it was looked up: ``right``, ``ambiguous``, ``missing`` or ``wrong``."""
    names, countries = [row["name"] for row in truth], [row["country"] or None for row in truth]
    with Gazetteer.open(data.HERE) as gazetteer:
        answers = {
            "one by one": [
                geocode_names([name], [country], gazetteer)[0]
                for name, country in zip(names, countries, strict=True)
            ],
            "as one list": geocode_names(names, countries, gazetteer),
        }
    return {
        how: [outcome(row, answer) for row, answer in zip(truth, judged, strict=True)]
        for how, judged in answers.items()
    }


def outcome(row, answer):
    """Return what an answer is against the truth. Where a city is a province too, either is right."""
    if answer.place is None:
        return answer.verdict
    away = distances_km(float(row["lon"]), float(row["lat"]), answer.place.lon, answer.place.lat)[0]
    near = away <= WITHIN_KM[row["level"]] and answer.place.country == row["country_code"]
    return "right" if near else "wrong"


@pytest.mark.parametrize("how", LEAST_RIGHT)
def test_geocode_names_keeps_its_accuracy(truth, outcomes, how):
    counts = Counter(outcomes[how])
    listed = "\n".join(
        f"{one:9} {row['name']} | {row['country']}"
        for row, one in zip(truth, outcomes[how], strict=True)
        if one != "right"
    )
    assert counts["right"] >= LEAST_RIGHT[how], f"{dict(counts)}\n{listed}"
    assert counts["wrong"] <= MOST_WRONG[how], f"{dict(counts)}\n{listed}"


def test_truth_has_many_languages_and_no_row_twice(truth):
    keys = [(row["name"], row["country"]) for row in truth]
    assert len(keys) == len(set(keys)) >= 120
    assert len({row["language"] for row in truth}) >= 15
