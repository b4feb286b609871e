"""Places as rows of a table. What they say was checked by hand."""

import pytest
from sistermap.geo.errors import GazetteerError
from sistermap.geo.gazetteer.descriptions import describe
from sistermap.geo.schema import PLACES


def test_describe_gives_names_by_language_and_script(gazetteer):
    row = describe(["admin1:KR-47"], gazetteer).iloc[0]
    assert list(row.index) == list(PLACES)
    assert row["country_name"] == "South Korea"
    assert '"ko":"경상북도"' in row["names"]


def test_describe_shows_a_village(gazetteer):
    [place] = [place for place, _ in gazetteer.lookup("arconcey") if place.country == "FR"]
    assert not place.place_id.removeprefix("city:").isdigit()
    row = describe([place.place_id], gazetteer).iloc[0]
    assert (row["name"], row["admin1"], row["country"]) == ("Arconcey", "FR-BFC", "FR")
    assert gazetteer.names(place.place_id) == {}


def test_describe_refuses_a_stranger(gazetteer):
    with pytest.raises(GazetteerError, match="city:0"):
        describe(["city:0"], gazetteer)
