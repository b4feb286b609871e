"""What shares a name with regions and towns."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.candidates import candidates_by_key
from sistermap.geo.naming.namesakes import candidates_by_namesake_abroad, counties_of_namesakes, namesakes
from sistermap.geo.naming.relations import great_circle_km

GAZETTEER = Gazetteer.open(data.HERE)


def test_namesakes_are_the_cities_of_regions_of_their_name():
    regions = [one for one in candidates_by_key("Esmeraldas", GAZETTEER) if one.place.level == "admin1"]
    assert {"city"} == {one.place.level for one in namesakes(regions, "Esmeraldas", GAZETTEER, frozenset())}


def test_counties_of_namesakes_are_all_as_likely():
    found = counties_of_namesakes("Чаоян район", GAZETTEER, frozenset(("CN",)))
    assert (
        len({tuple(one.features.get(part) for part in ("stripped", "stripped_owned")) for one in found}) <= 1
    )


@pytest.mark.parametrize(
    ("name", "code", "lat", "lon"),
    [("Venedig", "US", 27.1, -82.45), ("Seville", "CO", 4.27, -75.94)],
)
def test_candidates_by_namesake_abroad_are_what_else_has_a_world_citys_name(name, code, lat, lon):
    found = candidates_by_namesake_abroad(name, GAZETTEER, frozenset([code]))
    assert any(great_circle_km(lat, lon, one.place.lat, one.place.lon) <= 25.0 for one in found)


def test_candidates_by_namesake_abroad_leave_out_the_city_itself():
    assert not candidates_by_namesake_abroad("Venedig", GAZETTEER, frozenset(["IT"]))
