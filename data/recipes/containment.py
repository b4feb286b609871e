"""Which region holds a city."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...geo.gazetteer.keys import normalise
from ...geo.naming.generic_terms import strip_generic_term

REACH_DEG = 0.3  # cities this far off a ragged coast still lie in the region
NEAR_DEG = 0.14  # about 15 km: simplified outlines of a city may miss its middle by this much
METROPOLIS_FROM_POPULATION = 50_000
NEVER_MOVED_FROM_POPULATION = 500_000
FIRM = 0.8  # of the cities of one code lie in one region
COLUMNS = ["name", "countrycode", "admin1code", "latitude", "longitude", "population"]


def regions_of(cities: list[dict[str, Any]], regions: gpd.GeoDataFrame) -> list[str | None]:
    """Return the admin-1 code of each city: the polygon of its country that holds it, else the nearest within 0.3°.

    GeoNames' own admin-1 code is not joined by its letters. It only votes: where nearly all cities of a code lie
    in one region, the few that fall across the line (coast, rivers, simplified edges) follow them. A city that is a
    region of its own, as Incheon is, lies in it, and takes with it the towns of its code.
    """
    frame = pd.DataFrame(cities).reindex(columns=COLUMNS)
    frame["region"] = _by_polygon(frame, regions)
    own = _namesakes(frame, regions)
    followed = _followed(frame, own)
    found = []
    for at, (country, code, region) in enumerate(
        zip(frame["countrycode"], frame["admin1code"], frame["region"], strict=True)
    ):
        # No vote moves a metropolis: Da Nang's code is that of the province merged with it.
        held = own.get(at, region)
        if at not in own or frame["population"].iloc[at] < NEVER_MOVED_FROM_POPULATION:
            held = followed.get((country, code), held)
        found.append(held if isinstance(held, str) else None)
    return found


def _by_polygon(frame: pd.DataFrame, regions: gpd.GeoDataFrame) -> np.ndarray[Any, Any]:
    points: np.ndarray[Any, Any] = np.asarray(shapely.points(frame["longitude"], frame["latitude"]))
    found = np.full(len(frame), None, dtype=object)
    places: pd.DataFrame
    for country, places in frame.groupby("countrycode"):
        rows = places.index.to_numpy()
        mine = regions[regions["country"] == country]
        if mine.empty:
            continue
        tree = shapely.STRtree(mine.geometry.values)
        at, region = tree.query_nearest(points[rows], max_distance=REACH_DEG, all_matches=False)
        found[rows[at]] = mine["code"].to_numpy()[region]
    return found


def _namesakes(frame: pd.DataFrame, regions: gpd.GeoDataFrame) -> dict[int, str]:
    """Return number of a large city -> the region that bears its name and holds it, or lies next to it and is no larger.

    A region around its city (Buenos Aires) has its name too, but there another, smaller region holds it.
    """
    named: dict[tuple[str, str], list[Any]] = {}
    region: Any
    for region in regions.itertuples():
        names = {region.name, *region.names.values()}
        names |= {stripped.name for name in names for stripped in strip_generic_term(name)}
        for key in sorted({normalise(name) for name in names}):
            named.setdefault((region.country, key), []).append(region)
    area = dict(zip(regions["code"], shapely.area(regions.geometry.values), strict=True))
    found: dict[int, str] = {}
    city: Any
    for city in frame[frame["population"] >= METROPOLIS_FROM_POPULATION].itertuples():
        point = shapely.Point(city.longitude, city.latitude)
        near = [
            (region.geometry.distance(point), area[region.code], region.code)
            for region in named.get((city.countrycode, normalise(city.name)), [])
            if area[region.code] <= area.get(city.region, np.inf)
        ]
        distance, _, code = min(near, default=(np.inf, 0, ""))
        if distance <= NEAR_DEG:
            found[int(city.Index)] = code
    return found


def _followed(frame: pd.DataFrame, own: dict[int, str]) -> dict[tuple[str, str], str]:
    """Return country and GeoNames' code -> the region that all cities of the code lie in."""
    lying: dict[tuple[str, str], list[int]] = defaultdict(list)
    codes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    places = frame[["countrycode", "admin1code", "region"]].itertuples(name=None)
    for at, country, code, region in places:
        if isinstance(region, str):
            lying[country, code].append(at)
            codes[country, region][code] += 1
    population = frame["population"].fillna(0).to_list()
    followed = {}
    for (country, code), members in lying.items():
        region, times = Counter(frame["region"].iloc[members]).most_common(1)[0]
        capital = own.get(max(members, key=population.__getitem__))
        main = codes[country, region].most_common(1)[0][0]
        # Where the region is what the code is for, the namesake is a part of it: Debrecen in Hajdú-Bihar.
        if capital is not None and capital != region and main != code:
            followed[country, code] = capital
        elif times >= FIRM * len(members):
            followed[country, code] = region
    return followed
