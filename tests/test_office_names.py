"""Names as offices of ten countries write them, with what each stands for by an atlas: its English name, level and country."""

import csv
from pathlib import Path

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.geocode import geocode_names

CASES = Path(__file__).parent / "cases/names/offices.csv"
GAZETTEER = Gazetteer.open(data.HERE)


@pytest.fixture(scope="module")
def answers():
    """Judge the names one by one: what stands beside a name is another test's."""
    with CASES.open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return {
        (row["name"], row["country"]): (row, geocode_names([row["name"]], [row["country"]], GAZETTEER)[0])
        for row in rows
    }


def test_geocode_names_places_what_offices_write(answers):
    wrong = {
        key: answer.reason
        for key, (row, answer) in answers.items()
        if answer.place is None
        or (answer.place.level, answer.place.country) != (row["level"], row["country_code"])
        or not is_called(answer.place, row["expected"])
    }
    assert wrong == {}


def is_called(place, expected):
    return place.place_id in {one.place_id for one, _ in GAZETTEER.lookup(normalise(expected))}
