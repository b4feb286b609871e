"""Natural Earth's admin-1 units -> the regions and countries of ISO 3166, with polygons that share their edges."""

from __future__ import annotations

import re
from collections import Counter

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...geo.gazetteer.keys import normalise
from . import cldr, fetch

AROUND_DEG = 0.2
TOLERANCE_DEG = 0.03  # about 3 km: a province still looks itself across a page

# Natural Earth draws these countries' second level. ISO 3166-2 has the regions above it, and people name both.
TWO_LEVELS = ("BE", "ES", "FR", "GB", "IT", "LK", "PH")

# Natural Earth's own country code where ISO 3166 says otherwise. None: land that no code is agreed for.
# Crimea (UA-43, UA-40) has its ISO 3166-2 code, as all regions do; the notice on every map says that lines
# and codes take no position.
COUNTRY_OF = {
    "UA-43": "UA", "UA-40": "UA",
    "-99-X11~": "SO", "-99-X04~": "CY", "-99-X13~": "CU", "-99-X05~": "KZ", "-99-X15~": "CC", "-99-X14~": "CX",
    "-99-X03~": "AU", "-99-X16~": "CY", "-99-X17~": "CY", "-99-X06~": None, "-99-X08~": None, "-99-X02~": None,
    "CN-X01~": None, "NO-X01~": "BV", "NL-BQ1": "BQ", "NL-BQ2": "BQ", "NL-BQ3": "BQ", "NO-21": "SJ",
}  # fmt: skip

# Codes that CLDR has no alias for: a withdrawn one, and those that Natural Earth made for cities of the Philippines: those
# of Metro Manila are its parts, the others lie in the province around them, as their neighbours' codes say.
RECODED = {"KZ-AST": "KZ-71", "PH-MNL": "PH-00", "PH-MDE": "PH-CEB", "PH-LAP": "PH-CEB", "PH-BCD": "PH-NEC"}

# Islands that Natural Earth draws in the wrong unit: that, the right one, and the bounds of a box around them (west, south,
# east, north). The Amami Islands are Kagoshima's, as GeoNames has them.
ISLANDS = [("JP-47", "JP-46", (128.35, 27.0, 131.0, 29.5))]

# name_alt of these two is the other's (Natural Earth 5.1): Jeollanam-do is KR-46, Gyeongsangbuk-do KR-47.
WRONG_ALT = ("KR-46", "KR-47")

# Units whose Natural Earth names are those of a namesake (a region called as its city, a division as its district);
# their shape and type say that the code stated is theirs.
STATED_HOLDS = {
    "UKR-321", "UKR-4826", "KGZ-1122", "LTU-1067", "BGD-2432", "BGD-3255", "BGD-5492", "GIN-5629", "GIN-5636",
    "GIN-5643", "HRV-1604", "GUY-671", "GUY-679", "AZE-1727", "AZE-1737", "LVA-4851",
}  # fmt: skip

LANGUAGES = {"zh": "zh-Hans", "zht": "zh-Hant"}


def read_units() -> gpd.GeoDataFrame:
    """Return Natural Earth's units: `country`, `code` (ISO 3166-2 or missing), `names`, simplified geometry.

    Neighbours share their edges after the simplification as they did before it.
    """
    [file] = (fetch.folder("giso") / "giso/data").glob("*.parquet")
    units = gpd.read_parquet(file).sort_values("adm1_code", kind="stable").reset_index(drop=True)
    units["stated"] = units["iso_3166_2"]
    units["country"] = [_country(*pair) for pair in zip(units["stated"], units["iso_a2"], strict=True)]
    names = [_names(unit) for _, unit in units.iterrows()]
    units["names"] = pd.Series([tags for tags, _ in names], dtype=object)
    units["others"] = [others for _, others in names]
    units["code"] = pd.Series(_codes(units), dtype=object)
    units["geometry"] = pd.Series(_with_islands_moved(units), index=units.index, dtype=object)
    units["geometry"] = shapely.coverage_simplify(units.geometry.values, TOLERANCE_DEG)
    return units[["adm1_code", "country", "stated", "code", "name", "type_en", "names", "others", "region",
                  "geonunit", "geometry"]]  # fmt: skip


def _with_islands_moved(units: gpd.GeoDataFrame) -> list[shapely.Geometry]:
    """Return the shapes, with the islands of `ISLANDS` in the unit that they belong to."""
    shapes = dict(zip(units["stated"], units.geometry, strict=True))
    for drawn_in, belongs_to, bounds in ISLANDS:
        if drawn_in in shapes and belongs_to in shapes:
            parts = list(shapely.get_parts(shapes[drawn_in]))
            moved = [part for part in parts if shapely.box(*bounds).contains(part)]
            shapes[drawn_in] = shapely.multipolygons([part for part in parts if part not in moved])
            shapes[belongs_to] = shapely.multipolygons([*shapely.get_parts(shapes[belongs_to]), *moved])
    changed = {code for line in ISLANDS for code in line[:2]}
    pairs = zip(units["stated"], units.geometry, strict=True)
    return [shapes[code] if code in changed else shape for code, shape in pairs]


def build_regions(units: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return countries, admin-1 and, where ISO 3166-2 has two levels, admin-2.

    Columns: place_id, level, code, country, admin1, name, type, names, others, lat, lon, geometry.
    """
    units = units[units["country"].notna()].copy()
    units["top"] = _tops(units)
    regions = [_countries(units), _admin1(units), _admin2(units)]
    found = gpd.GeoDataFrame(pd.concat(regions, ignore_index=True), geometry="geometry", crs=units.crs)
    found["geometry"] = gpd.GeoSeries([_clean(shape) for shape in found.geometry.values], crs=found.crs)
    return found


def _country(stated: str, iso_a2: str) -> str | None:
    if stated in COUNTRY_OF:
        return COUNTRY_OF[stated]
    now = cldr.aliases().get(stated, "")
    return now if len(now) == 2 else iso_a2


def _names(unit: pd.Series) -> tuple[dict[str, str], list[str]]:
    tags = {
        LANGUAGES.get(column[5:], column[5:]): unit[column]
        for column in unit.index
        if column.startswith("name_") and column not in ("name_alt", "name_local", "name_len")
        and isinstance(unit[column], str)
    }  # fmt: skip
    columns = ["name", "name_local", "woe_name", "gn_name"]
    if unit["stated"] not in WRONG_ALT:
        columns.append("name_alt")
    texts = [
        part
        for column in columns
        if isinstance(unit[column], str)
        for part in re.split(r"[|/]", unit[column])
    ]
    return tags, sorted({text.strip() for text in texts if text.strip()})


def _codes(units: pd.DataFrame) -> list[str | None]:
    """Believe a code only by the region's names: Natural Earth swaps a few and keeps withdrawn ones."""
    known = {
        code: {normalise(name) for name in cldr.region_names().get(code, {}).values()}
        for code in cldr.parents()
    }
    by_country: dict[str, list[str]] = {}
    for code in known:
        by_country.setdefault(code[:2], []).append(code)
    now = cldr.aliases() | RECODED
    stated = [code if code in known else now.get(code) for code in units["stated"]]
    stated = [code if code in known else None for code in stated]
    found = list(stated)
    for country, members in units.groupby("country").indices.items():
        # In a country of two levels a region and its namesake province share names, and its codes are sound.
        if country not in TWO_LEVELS:
            held = {at for at in members if units["adm1_code"].iloc[at] in STATED_HOLDS}
            members = [at for at in members if at not in held]
            mine = {at: {normalise(name) for name in _all_names(units.iloc[at])} - {""} for at in members}
            open_codes = set(by_country.get(str(country), [])) - {stated[at] for at in held}
            named = _by_names(mine, {code: known[code] for code in open_codes}, stated)
            taken: dict[str | None, str | None] = {code: stated[at] for at, code in named.items()}
            for at in members:
                # Units of one withdrawn code may share what replaced it; a code that names gave to another is not theirs.
                mergeable = taken.get(stated[at], stated[at]) == stated[at]
                found[at] = named.get(at) or (stated[at] if mergeable else None)
    return found


def _all_names(unit: pd.Series) -> list[str]:
    return [*unit["names"].values(), *unit["others"]]


def _by_names(
    mine: dict[int, set[str]], known: dict[str, set[str]], stated: list[str | None]
) -> dict[int, str]:
    """Give each unit the code whose names it shares most, each code once; what is stated decides between equals."""
    pairs = sorted(
        ((len(names & theirs), code == stated[at], code, at) for at, names in mine.items() for code, theirs in known.items()),
        key=lambda pair: (-pair[0], not pair[1], pair[2]),
    )  # fmt: skip
    named: dict[int, str] = {}
    for shared, as_stated, code, at in pairs:
        # One shared name may be chance; a code that is stated too needs no more.
        if at not in named and code not in named.values() and shared >= (1 if as_stated else 3):
            named[at] = code
    return named


def _tops(units: pd.DataFrame) -> list[str | None]:
    """Return the code of the admin-1 region that holds each unit."""
    tops = [_top(*pair) for pair in zip(units["country"], units["code"], strict=True)]
    # A unit that ISO 3166-2 does not list lies in the region of the others that Natural Earth groups with it.
    group = np.where(units["country"] == "GB", units["geonunit"], units["region"])
    votes = (
        units.assign(top=pd.Series(tops, units.index, dtype=object), group=group)
        .dropna(subset=["top"])
        .groupby(["country", "group"])["top"]
    )
    likely = votes.agg(lambda codes: Counter(codes).most_common(1)[0][0]).to_dict()
    return [
        likely.get((country, place)) if top is None and country in TWO_LEVELS else top
        for country, top, place in zip(units["country"], tops, group, strict=True)
    ]


def _top(country: str, code: str | None) -> str | None:
    if code is None or pd.isna(code):
        return None
    while country in TWO_LEVELS and len(cldr.parents()[code]) > 2:
        code = cldr.parents()[code]
    return code


def _countries(units: gpd.GeoDataFrame) -> pd.DataFrame:
    whole = units.dissolve("country", method="coverage")[["geometry"]].reset_index()
    names = cldr.country_names()
    lon, lat = _middles(whole.geometry)
    return pd.DataFrame(
        {
            "place_id": "country:" + whole["country"], "level": "country", "code": whole["country"],
            "country": whole["country"], "admin1": None,
            "name": [names[code]["en"][0] if "en" in names[code] else code for code in whole["country"]],
            "type": "Country",
            "names": [{tag: texts[0] for tag, texts in sorted(names[code].items())} for code in whole["country"]],
            "others": [[] for _ in whole["country"]], "lat": lat, "lon": lon, "geometry": whole.geometry.values,
        }
    )  # fmt: skip


def _admin1(units: gpd.GeoDataFrame) -> pd.DataFrame:
    key = units["top"].fillna("NE." + units["adm1_code"])
    return _merge(units, key, "admin1")


def _admin2(units: gpd.GeoDataFrame) -> pd.DataFrame:
    below = units[units["country"].isin(TWO_LEVELS) & (units["code"] != units["top"])]
    return _merge(below, below["code"].fillna("NE." + below["adm1_code"]), "admin2")


def _merge(units: gpd.GeoDataFrame, key: pd.Series, level: str) -> pd.DataFrame:
    """Make one region of the units that share a key; the names of a lone unit carry over."""
    official = cldr.region_names()
    rows = []
    for code, members in units.groupby(key, sort=True):
        one = _eponym(members, official.get(str(code), {}))
        alone = one is not None and (one["code"] == code or pd.isna(one["code"]))
        one = members.iloc[0] if one is None else one
        own = alone and one["adm1_code"] not in STATED_HOLDS
        names = {**(one["names"] if own else {}), **official.get(code, {})}
        shape = one.geometry if len(members) == 1 else shapely.coverage_union_all(members.geometry.to_numpy())
        lon, lat = middle_near_centroid(shape)
        rows.append(
            {
                "place_id": f"{level}:{code}", "level": level, "code": code, "country": one["country"],
                "admin1": one["top"] if isinstance(one["top"], str) else None,
                "name": next(text for text in (names.get("en"), one["name"], code) if isinstance(text, str)),
                "type": one["type_en"] if alone else None, "names": dict(sorted(names.items())),
                "others": one["others"] if alone and len(members) == 1 else [], "lat": lat, "lon": lon, "geometry": shape,
            }
        )  # fmt: skip
    return pd.DataFrame(rows)


def _eponym(members: pd.DataFrame, official: dict[str, str]) -> pd.Series | None:
    """Return the unit that goes by the names of the code that it shares with others: Pangasinan, of it and Dagupan."""
    if len(members) == 1:
        return members.iloc[0]
    keys = {normalise(name) for name in official.values()}
    shared = [len(keys & {normalise(name) for name in _all_names(unit)}) for _, unit in members.iterrows()]
    most = max(shared)
    return members.iloc[shared.index(most)] if most >= 2 and shared.count(most) == 1 else None


def _middles(shapes: gpd.GeoSeries) -> tuple[list[float], list[float]]:
    points = [middle(shape) for shape in shapes]
    return [lon for lon, _ in points], [lat for _, lat in points]


def middle(shape: shapely.Geometry) -> tuple[float, float]:
    """Return the centroid of the largest part, which gazetteers give too; where it lies outside, the point farthest within."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    inside = largest.centroid
    if not largest.contains(inside):
        inside = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=0.02), 0)
    return inside.x, inside.y


def middle_near_centroid(shape: shapely.Geometry) -> tuple[float, float]:
    """Return the centroid of the largest part; where it lies outside, a point of the part that is next to it.

    The point farthest within a crescent is in its wider end: Gansu's is 700 km from the middle.
    """
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    inside = largest.centroid
    if not largest.contains(inside):
        around = inside.buffer(1.5 * largest.distance(inside) + AROUND_DEG)
        parts = [part for part in shapely.get_parts(largest.intersection(around)) if part.area > 0]
        inside = max(parts, key=lambda part: part.area).representative_point()
    return inside.x, inside.y


def _clean(shape: shapely.Geometry) -> shapely.Geometry:
    """Make it valid on a grid of 0.0001 degrees, which packs better, and polygons only."""
    shape = shapely.make_valid(shapely.set_precision(shape, 1e-4, mode="pointwise"))
    if shape.geom_type == "GeometryCollection":
        polygons = [part for part in shapely.get_parts(shape) if part.geom_type.endswith("Polygon")]
        shape = shapely.union_all(polygons)
    return shapely.normalize(shape)
