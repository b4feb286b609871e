"""Places that two lists know by other ids: one of them has coordinates of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pandas as pd

from ...geodesic import distances_km
from ...words import plain

MOST_KM = 30  # between two points that lists have for one city
BY_COORDINATES = "at:"


def same_places(old: pd.DataFrame, new: pd.DataFrame) -> dict[str, str]:
    """Find the places of two lists that are one: a name of theirs is the same, and they are near one another.

    Parameters
    ----------
    old, new
        `schema.LAYER_PLACES`.

    Returns
    -------
    dict
        place_id of a place that is known by coordinates -> that of the other list, or the smaller of both.

    Examples
    --------
    >>> old = pd.DataFrame({"place_id": ["city:1"], "name": ["Busan"], "local_name": ["부산"], "names": ["{}"], "lat": [35.1], "lon": [129.0]})
    >>> new = old.assign(place_id="at:35.1796,129.0756:부산", name="부산", lat=35.1796, lon=129.0756)
    >>> same_places(old, new)
    {'at:35.1796,129.0756:부산': 'city:1'}
    """
    found: dict[str, str] = {}
    for one, other in ((old, new), (new, old)):
        by_name: dict[str, list[int]] = {}
        for at, names in enumerate(_names(other)):
            for name in names:
                by_name.setdefault(name, []).append(at)
        known = set(other["place_id"])
        for at, (place_id, names) in enumerate(zip(one["place_id"], _names(one), strict=True)):
            if place_id.startswith(BY_COORDINATES) and place_id not in known:
                near = sorted({row for name in names for row in by_name.get(name, [])})
                if (match := _nearest(one, at, other, near)) is not None:
                    found[place_id] = _chosen(place_id, match)
    return found


def _chosen(place_id: str, other: str) -> str:
    return min(place_id, other) if other.startswith(BY_COORDINATES) else other


def _names(places: pd.DataFrame) -> Iterator[set[str]]:
    """Give what each place is called, in every language."""
    for name, local, names in zip(places["name"], places["local_name"], places["names"], strict=True):
        more = json.loads(names).values() if isinstance(names, str) else ()
        yield {plain(text) for text in (name, local, *more) if isinstance(text, str) and text.strip()}


def _nearest(one: pd.DataFrame, at: int, other: pd.DataFrame, rows: list[int]) -> str | None:
    """Return the id of the nearest place among rows of the other list, if it is near enough."""
    if not rows:
        return None
    lon, lat = (float(one[axis].iloc[at]) for axis in ("lon", "lat"))
    points = other.iloc[rows]
    away = distances_km(
        [lon] * len(rows),
        [lat] * len(rows),
        points["lon"].astype(float).to_numpy(),
        points["lat"].astype(float).to_numpy(),
    )
    best = min(zip(away.tolist(), points["place_id"].tolist(), strict=True))
    return str(best[1]) if best[0] <= MOST_KM else None
