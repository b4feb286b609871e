"""New, Old, Upper and North in other languages. Coordinates are those of the places' articles on Wikipedia."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.qualifiers import candidates_by_qualifier, is_qualifier
from sistermap.geo.naming.relations import great_circle_km

GAZETTEER = Gazetteer.open(data.HERE)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Great Kanizsa", "Hungary", 46.45, 16.99),
    ],
)
def test_locate_knows_a_translated_qualifier(name, country, lat, lon):
    answer = locate(name, country, gazetteer=GAZETTEER)
    assert answer.place is not None, answer.reason
    assert great_circle_km(lat, lon, answer.place.lat, answer.place.lon) <= 25.0


def test_candidates_by_qualifier_never_gives_the_place_without_it():
    assert not candidates_by_qualifier("Altes Kairo", GAZETTEER, ["EG"])


def test_is_qualifier_knows_no_names():
    assert is_qualifier("Nueva") and not is_qualifier("Plymouth")
