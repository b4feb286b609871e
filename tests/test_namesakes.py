"""What shares a name with regions and towns."""

from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.candidates import candidates_by_key
from sistermap.geo.naming.namesakes import counties_of_namesakes, namesakes

GAZETTEER = Gazetteer.open(data.HERE)


def test_namesakes_are_the_cities_of_regions_of_their_name():
    regions = [one for one in candidates_by_key("Esmeraldas", GAZETTEER) if one.place.level == "admin1"]
    assert {"city"} == {one.place.level for one in namesakes(regions, "Esmeraldas", GAZETTEER)}


def test_counties_of_namesakes_are_all_as_likely():
    found = counties_of_namesakes("Чаоян район", GAZETTEER, frozenset(("CN",)))
    assert (
        len({tuple(one.features.get(part) for part in ("stripped", "stripped_owned")) for one in found}) <= 1
    )
