"""Regions that Natural Earth has not: those of later reforms, from GeoNames, and those that France had before 2016."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import geopandas as gpd
import pandas as pd
import shapely

from ...geo.gazetteer.keys import normalise
from ...geo.gazetteer.place import NameType
from . import cldr
from .han import to_traditional
from .municipalities import Unit, units
from .places import Row, tagged_names
from .regions import middle


class Former(NamedTuple):
    """A region of France until 2015; lists still have its name."""

    departments: str
    fr: str
    en: str
    ko: str
    ja: str
    zh: str


# By ISO 3166-2:FR of that time. Six regions have not changed.
FORMER = {
    "FR-A": Former("67 68", "Alsace", "Alsace", "알자스", "アルザス", "阿尔萨斯"),
    "FR-B": Former("24 33 40 47 64", "Aquitaine", "Aquitaine", "아키텐", "アキテーヌ", "阿基坦"),
    "FR-C": Former("03 15 43 63", "Auvergne", "Auvergne", "오베르뉴", "オーヴェルニュ", "奥弗涅"),
    "FR-D": Former("21 58 71 89", "Bourgogne", "Burgundy", "부르고뉴", "ブルゴーニュ", "勃艮第"),
    "FR-G": Former("08 10 51 52", "Champagne-Ardenne", "Champagne-Ardenne", "샹파뉴아르덴",
                   "シャンパーニュ＝アルデンヌ", "香槟-阿登"),
    "FR-I": Former("25 39 70 90", "Franche-Comté", "Franche-Comté", "프랑슈콩테", "フランシュ＝コンテ", "弗朗什-孔泰"),
    "FR-K": Former("11 30 34 48 66", "Languedoc-Roussillon", "Languedoc-Roussillon", "랑그도크루시용",
                   "ラングドック＝ルシヨン", "朗格多克-鲁西永"),
    "FR-L": Former("19 23 87", "Limousin", "Limousin", "리무쟁", "リムーザン", "利穆赞"),
    "FR-M": Former("54 55 57 88", "Lorraine", "Lorraine", "로렌", "ロレーヌ", "洛林"),
    "FR-N": Former("09 12 31 32 46 65 81 82", "Midi-Pyrénées", "Midi-Pyrénées", "미디피레네", "ミディ＝ピレネー",
                   "南部-比利牛斯"),
    "FR-O": Former("59 62", "Nord-Pas-de-Calais", "Nord-Pas-de-Calais", "노르파드칼레", "ノール＝パ・ド・カレー",
                   "北部-加来海峡"),
    "FR-P": Former("14 50 61", "Basse-Normandie", "Lower Normandy", "바스노르망디", "バス＝ノルマンディー", "下诺曼底"),
    "FR-Q": Former("27 76", "Haute-Normandie", "Upper Normandy", "오트노르망디", "オート＝ノルマンディー", "上诺曼底"),
    "FR-S": Former("02 60 80", "Picardie", "Picardy", "피카르디", "ピカルディー", "皮卡第"),
    "FR-T": Former("16 17 79 86", "Poitou-Charentes", "Poitou-Charentes", "푸아투샤랑트", "ポワトゥー＝シャラント",
                   "普瓦图-夏朗德"),
    "FR-V": Former("01 07 26 38 42 69 73 74", "Rhône-Alpes", "Rhône-Alpes", "론알프", "ローヌ＝アルプ", "罗讷-阿尔卑斯"),
}  # fmt: skip


def former_regions(whole: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the former regions of France in the columns of `regions.build_regions`, made of its departments."""
    departments = whole[(whole["level"] == "admin2") & (whole["country"] == "FR")].set_index("code")
    found = []
    for code, former in FORMER.items():
        parts = departments.loc[[f"FR-{number}" for number in former.departments.split()]]
        shape = shapely.normalize(shapely.coverage_union_all(parts.geometry.values))
        lon, lat = middle(shape)
        names = {
            "fr": former.fr, "en": former.en, "ko": former.ko, "ja": former.ja,
            "zh-Hans": former.zh, "zh-Hant": to_traditional(former.zh),
        }  # fmt: skip
        others = [f"{former.zh}大区", f"{to_traditional(former.zh)}大區", f"{former.ja}地域圏"]
        found.append(
            {
                "place_id": f"admin2:{code}", "level": "admin2", "code": code, "country": "FR",
                "admin1": parts["admin1"].iloc[0], "name": former.fr, "type": "Former region", "names": names,
                "others": others, "lat": lat, "lon": lon, "geometry": shape,
            }
        )  # fmt: skip
    return gpd.GeoDataFrame(pd.DataFrame(found), geometry="geometry", crs=whole.crs)


def add_reformed_regions(rows: list[Row]) -> tuple[int, int]:
    """Add GeoNames' first-level units whose names no region has, and give the names of the others to the region that they are.

    Returns
    -------
    int, int
        How many were added, and how many gave names to a region.
    """
    regions = [row for row in rows if row.level in ("admin1", "admin2")]
    by_code = {row.source: row for row in regions if row.level == "admin1"}
    known: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in regions:
        for key in {normalise(name) for name in row.aliases}:
            known[row.country, key].append(row)
    cities = {
        (row.country, normalise(name))
        for row in rows
        if row.level == "city" and row.population
        for name in row.aliases
    }
    found = list(units(rows, level=1))
    tagged = tagged_names({str(unit.geonameid) for unit in found})
    added, merged = [], 0
    for unit in found:
        seat, region = unit.cities[0], by_code.get(unit.code)
        # A city's name means the city: the region keeps "Mombasa County".
        names = [name for name in unit.names if (seat.country, normalise(name)) not in cities]
        if region is not None and seat.admin1 == unit.code:
            region.add(names, NameType.ALIAS)
            merged += 1
            continue
        if region is not None:
            _give_back(region, unit)
        same = [
            row for name in unit.names for row in known[seat.country, normalise(name)] if name in row.aliases
        ]
        # Parishes of Guernsey and the like are no regions of ISO 3166-2.
        if names and not same and unit.code in cldr.parents():
            added.append(_row(unit, names, tagged.get(str(unit.geonameid), {})))
    rows += added
    return len(added), merged


def _give_back(region: Row, unit: Unit) -> None:
    """Take from a region the names of another that has its code now: MA-06 was Meknès-Tafilalet, is Casablanca-Settat."""
    keys = {normalise(name) for name in unit.names}
    if normalise(region.name) not in keys:
        region.tags = {tag: name for tag, name in region.tags.items() if normalise(name) not in keys}
        for name in [name for name in region.aliases if normalise(name) in keys]:
            del region.aliases[name]


def _row(unit: Unit, names: list[str], tags: dict[str, str]) -> Row:
    seat = unit.cities[0]
    population = sum(city.population for city in unit.cities)
    row = Row("admin2", f"GN.{unit.geonameid}", names[0], seat.country, seat.admin1, population,
              seat.lat, seat.lon, None, tags)  # fmt: skip
    row.add(names[:1], NameType.PRIMARY)
    row.add(tags.values(), NameType.OFFICIAL)
    row.add(names, NameType.ALIAS)
    return row
