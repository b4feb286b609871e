"""What ships, opened: regions, land and borders, whose data that is, and the seats of networks."""

from __future__ import annotations

import csv
import functools
import json
from typing import TYPE_CHECKING

from . import path

if TYPE_CHECKING:
    import geopandas


@functools.cache
def regions() -> geopandas.GeoDataFrame:
    """Return the polygons of countries, admin-1 and admin-2 units: place_id, level, country, name, EPSG:4326."""
    import geopandas

    return geopandas.read_parquet(path("regions.parquet"))


@functools.cache
def basemap() -> geopandas.GeoDataFrame:
    """Return land and borders as they are drawn: rows of ``kind`` land, border and united (all land), EPSG:4326."""
    import geopandas

    return geopandas.read_parquet(path("basemap.parquet"))


def attribution() -> list[dict[str, str]]:
    """Return whose data ships: ``what``, ``text``, ``url`` and ``licence`` of each source, and the notice on borders.

    Examples
    --------
    >>> [entry["what"] for entry in attribution()][:2]
    ['places', 'names']
    """
    entries: list[dict[str, str]] = json.loads(path("attribution.json").read_text(encoding="utf-8"))
    return entries


def network_seats() -> dict[str, tuple[str, str]]:
    """Return the seats of known networks: network -> name of the city and its country, ISO 3166-1 alpha-2.

    Examples
    --------
    >>> network_seats()["WeGO"]
    ('Seoul', 'KR')
    """
    with path("networks.csv").open(encoding="utf-8", newline="") as file:
        return {row["network"]: (row["seat"], row["seat_country"]) for row in csv.DictReader(file)}
