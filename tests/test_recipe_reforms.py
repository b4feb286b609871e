"""Regions before and after reforms: rules of `data.recipes.reforms`."""

from recipe_rows import city
from sistermap.data.recipes import municipalities, reforms
from sistermap.data.recipes.places import Row
from sistermap.geo.gazetteer.place import NameType


def reformed(monkeypatch, rows, name, code, *others):
    unit = municipalities.Unit(name, code, 7, [name, *others], [row for row in rows if row.level == "city"])
    monkeypatch.setattr(reforms, "units", lambda rows, level: [unit])
    monkeypatch.setattr(reforms, "tagged_names", lambda ids: {})
    return reforms.add_reformed_regions(rows)


def test_add_reformed_regions_adds_a_region_and_takes_its_names_from_another(monkeypatch):
    old = Row("admin1", "NO-46", "Sogn", "NO", "NO-46")
    old.add(["Sogn", "Agder"], NameType.PRIMARY)
    place = city("Kristiansand", 90_000)
    place.admin1 = "NO-42"
    rows = [old, place]
    assert reformed(monkeypatch, rows, "Agder", "NO-46") == (1, 0)
    assert (rows[2].name, rows[2].level) == ("Agder", "admin2") and old.aliases.keys() == {"Sogn"}


def test_add_reformed_regions_leaves_a_city_its_name(monkeypatch):
    region = Row("admin1", "NO-46", "Vestland", "NO", "NO-46")
    region.add(["Vestland"], NameType.PRIMARY)
    assert reformed(monkeypatch, [region, city("Bergen")], "Bergen", "NO-46", "Bergen fylke") == (0, 1)
    assert region.aliases.keys() == {"Vestland", "Bergen fylke"}
