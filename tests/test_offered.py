"""What is offered where a name is not known as it is written. Coordinates are those of the places' articles on Wikipedia."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.relations import great_circle_km

GAZETTEER = Gazetteer.open(data.HERE)


@pytest.mark.parametrize(
    ("name", "country", "code", "lat", "lon"),
    [
        ("Bryukhovetsky District", "Russia", "level_disagrees", 45.8, 39.0),
        ("Gornji Vakuf-Uskoplje", "Bosnia and Herzegovina", "part_unknown", 43.94, 17.59),
        ("Caravaca de la Cruz", "Spain", "part_unknown", 38.1, -1.86),
        ("Puurs-Sint-Amands", "Belgium", "uncertain", 51.06, 4.21),
    ],
)
def test_locate_offers_what_is_known_of_a_name(name, country, code, lat, lon):
    answer = locate(name, country, gazetteer=GAZETTEER)
    assert (answer.verdict, answer.reason_code) == ("ambiguous", code)
    best = answer.candidates[0].place
    assert great_circle_km(lat, lon, best.lat, best.lon) <= 25.0


@pytest.mark.parametrize(
    "name", ["Foobar District", "Sant Foobar del Vallès", "Saint Foobar", "Nueva Foobar"]
)
def test_locate_offers_no_landscape_title_or_term(name):
    assert locate(name, "Spain", gazetteer=GAZETTEER).verdict == "missing"


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [("Enz (district)", 48.95, 8.83), ("Odenwald district", 49.69, 8.97), ("Hohenlohe County", 49.27, 9.62)],
)
def test_locate_knows_a_district_by_another_term(name, lat, lon):
    place = locate(name, "Germany", gazetteer=GAZETTEER).place
    assert place is not None and place.level == "admin2"
    assert great_circle_km(lat, lon, place.lat, place.lon) <= 50.0


@pytest.mark.parametrize(("name", "country"), [("Dillingen", "Germany"), ("Lerma", "Mexico")])
def test_locate_asks_where_a_name_is_short_for_a_town_as_large(name, country):
    assert locate(name, country, gazetteer=GAZETTEER).verdict == "ambiguous"


@pytest.mark.parametrize(("name", "country"), [("Berlin", "Germany"), ("Toledo", "Spain")])
def test_locate_places_a_town_beside_smaller_ones_with_longer_names(name, country):
    assert locate(name, country, gazetteer=GAZETTEER).verdict == "placed"
