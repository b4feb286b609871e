"""Rows as the recipes make them, for the tests of recipes."""

from sistermap.data.recipes.places import Row
from sistermap.geo.gazetteer.place import NameType


def city(name, population=9000, lat=60.4, lon=5.2):
    """A Norwegian city that goes by one name."""
    row = Row("city", 1, name, "NO", "NO-46", population, lat, lon)
    row.add([name], NameType.PRIMARY)
    return row
