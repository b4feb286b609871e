"""Municipalities, and the cities that they are: rules of `data.recipes.municipalities`."""

import pytest
from recipe_rows import city
from sistermap.data.recipes import municipalities
from sistermap.geo.gazetteer.place import NameType


@pytest.fixture
def unit(monkeypatch):
    """Make `add_municipalities` see one unit, of one city."""

    def see(rows, name, *others):
        found = municipalities.Unit(name, "NO-46", 7, [name, *others], [rows[0]])
        monkeypatch.setattr(municipalities, "units", lambda rows, level: [found])
        monkeypatch.setattr(municipalities, "tagged_names", lambda ids: {})
        return municipalities.add_municipalities(rows)

    return see


def test_add_municipalities_adds_a_unit_whose_name_no_city_has(unit):
    rows = [city("Kleppestø")]
    assert unit(rows, "Askøy") == (1, 0)
    assert (rows[1].name, rows[1].level, rows[1].admin1, rows[1].lat) == ("Askøy", "admin2", "NO-46", 60.4)


def test_add_municipalities_gives_its_names_to_the_city_that_it_is(unit):
    rows = [city("Bergen")]
    assert unit(rows, "Bergen", "Bergen kommune") == (0, 1)
    assert rows[0].aliases["Bergen kommune"] == NameType.ALIAS and len(rows) == 1


def test_add_municipalities_adds_a_namesake_far_away(unit):
    rows = [city("Kleppestø"), city("Askøy", lat=69.0, lon=18.0)]
    assert unit(rows, "Askøy") == (1, 0)
