"""Placed ties -> one row per distinct place, described."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

import pandas as pd

from ..gazetteer.descriptions import describe
from ..schema import PLACES, SIDES

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

_PLACE_COLUMNS = (
    "verdict",
    "match",
    "place_id",
    "place_name",
    "level",
    "country_code",
    "admin1",
    "lat",
    "lon",
)


def describe_places(geocoded: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the distinct placed places of `geocoded`, in the order of their first rows, as `geo.schema.PLACES`.

    Examples
    --------
    >>> import pandas as pd
    >>> from sistermap.geo.schema import GEOCODED
    >>> len(describe_places(pd.DataFrame(columns=list(GEOCODED)), None))
    0
    """
    both = pd.concat([_placed_once(geocoded, side) for side in SIDES])
    both = both.sort_index(kind="stable") if len(both) else both
    guessed = set(both.loc[both["match"] == "guess", "place_id"])
    sure = set(both.loc[both["match"] != "guess", "place_id"])
    rows = both.drop_duplicates("place_id")
    known = rows.loc[~rows["place_id"].str.startswith("at:"), "place_id"]
    frames = [describe(known, gazetteer)] if len(known) else []
    own = rows[rows["place_id"].str.startswith("at:")]
    if len(own):
        frames.append(_own_places(own, gazetteer))
    if not frames:
        return pd.DataFrame(columns=list(PLACES))
    places = pd.concat([frame.astype(object) for frame in frames], ignore_index=True)
    order = {place_id: at for at, place_id in enumerate(rows["place_id"])}
    places = places.sort_values("place_id", key=lambda ids: ids.map(order), ignore_index=True)
    places["guessed"] = places["place_id"].isin(guessed - sure)
    for column in ("lat", "lon", "population"):
        places[column] = pd.to_numeric(places[column])
    return places[list(PLACES)]


def _placed_once(geocoded: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return the first row of each place of a side, guessed and sure ones apart."""
    rows = geocoded[[f"{side}_{column}" for column in _PLACE_COLUMNS]].set_axis(list(_PLACE_COLUMNS), axis=1)
    return rows[rows["verdict"] == "placed"].drop_duplicates(["place_id", "match"])


def _own_places(rows: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Describe places that only the user's file knows, by its coordinates."""
    described = []
    countries = functools.cache(lambda code: _country(code, gazetteer))
    for row in rows.itertuples():
        code = row.country_code if isinstance(row.country_code, str) else None
        described.append(
            dict.fromkeys(PLACES)
            | {
                "place_id": row.place_id,
                "name": row.place_name,
                "names": json.dumps({"und": row.place_name}, ensure_ascii=False),
                "level": row.level,
                "country": code,
                **countries(code),
                "admin1": row.admin1,
                "admin1_names": "{}",
                "lat": row.lat,
                "lon": row.lon,
            }
        )
    return pd.DataFrame(described, columns=list(PLACES))


def _country(code: str | None, gazetteer: Gazetteer) -> dict[str, str | None]:
    place = gazetteer.place(f"country:{code}") if code else None
    names = gazetteer.names(place.place_id) if place else {}
    return {
        "country_name": place.name if place else None,
        "country_names": json.dumps(names, ensure_ascii=False),
    }
