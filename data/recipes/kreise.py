"""Germany's Landkreise: named by Destatis, joined to GeoNames' cities by the official key."""

from __future__ import annotations

import csv
import re
from collections import defaultdict

import shapely

from ...geo.gazetteer.place import NameType
from . import features, fetch
from .places import Row

RURAL = ("Landkreis", "Kreis", "Regionalverband")  # an independent city is a city, which GeoNames has
NEIGHBOURS = 4
NEAR_DEG = 0.15  # about 15 km
LON_SHRINK = 0.63  # a degree of longitude beside one of latitude, in the middle of Germany
TRAILING = re.compile(r",.*| \(.*\)")  # "Aachen, Städteregion"


def add_kreise(rows: list[Row]) -> int:
    """Add the Landkreise that have a city, each amid its cities, and tell its cities so; return how many.

    The official key (AGS) is one authority's, and GeoNames states it; so here a code joins.
    """
    cities: dict[str, list[Row]] = defaultdict(list)
    known = features.listed()
    for row in rows:
        listed = known.get(row.source) if row.level == "city" and isinstance(row.source, int) else None
        if listed is not None and row.country == listed.country == "DE":
            cities[listed.unit].append(row)
    added = []
    for key, kind, name in _listed():
        held = sorted(cities[key], key=lambda city: (-city.population, str(city.source)))
        if held and kind in RURAL:
            added.append(kreis_row(key, kind, name, held))
            for city in held:
                city.admin2 = f"admin2:{added[-1].source}"
    _follow_neighbours([row for row in rows if row.level == "city" and row.country == "DE"], known)
    rows += added
    return len(added)


def _follow_neighbours(cities: list[Row], known: dict[int, features.Listed]) -> None:
    """Put a city without a key into the Landkreis that all of its nearest neighbours with one lie in."""
    keyed = [city for city in cities if city.source in known]
    keyless = [city for city in cities if city.source not in known]
    if len(keyed) < NEIGHBOURS:
        return
    tree = shapely.STRtree(shapely.points([(city.lon * LON_SHRINK, city.lat) for city in keyed]))
    for city in keyless:
        here = shapely.Point(city.lon * LON_SHRINK, city.lat)
        near = tree.query(here, predicate="dwithin", distance=NEAR_DEG)
        nearest = sorted(near, key=lambda at: (shapely.distance(here, tree.geometries[at]), at))[:NEIGHBOURS]
        held = {keyed[at].admin2 for at in nearest}
        if len(nearest) == NEIGHBOURS and len(held) == 1:
            city.admin2 = held.pop()


def kreis_row(key: str, kind: str, listed: str, cities: list[Row]) -> Row:
    """Make a row of a Landkreis. Its bare name is a city's, so only the full name is its own."""
    bare = TRAILING.sub("", listed).strip()
    full = bare if re.search("kreis|region|verband", bare, re.IGNORECASE) else f"{kind} {bare}"
    lat, lon = (
        sum(values) / len(cities) for values in zip(*((city.lat, city.lon) for city in cities), strict=True)
    )
    row = Row("admin2", f"DE-{key}", full, "DE", cities[0].admin1, sum(city.population for city in cities),
              lat, lon, kind, {"de": full, "en": f"{bare} District" if full != bare else full})  # fmt: skip
    row.add([full], NameType.PRIMARY)
    row.add(row.tags.values(), NameType.OFFICIAL)
    row.add([f"{word} {bare}" for word in RURAL[:2] if full != bare], NameType.ALIAS)
    row.add([f"{bare} (Landkreis)"] if full != bare else [], NameType.ALIAS)
    if full.startswith(kind) and len(bare) > 3 and not any(bare == city.name for city in cities):
        row.add([bare], NameType.ALIAS)
    return row


def _listed() -> list[tuple[str, str, str]]:
    file = fetch.folder("landkreise-deutschland") / "package/data/districts.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        return [(line["AGS"], line["type"], line["name"]) for line in csv.DictReader(stream, delimiter=";")]
