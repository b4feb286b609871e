"""Places of the gazetteer as rows of `geo.schema.PLACES`, with their names in several languages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..errors import GazetteerError

if TYPE_CHECKING:
    import pandas as pd

    from .store import Gazetteer


def describe(place_ids: Iterable[str], gazetteer: Gazetteer) -> pd.DataFrame:
    """Return one row of `geo.schema.PLACES` for each place, in the order given.

    Parameters
    ----------
    place_ids
        Such as ``"city:1838524"``; none gives an empty table.
    gazetteer
        Where they are looked up.

    Raises
    ------
    GazetteerError
        If a place is not in the gazetteer.

    Examples
    --------
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     describe(["country:KR"], gazetteer)["local_name"].tolist()
    ['대한민국']
    """
    import pandas as pd

    from ..schema import PLACES

    rows = [_described(place_id, gazetteer) for place_id in place_ids]
    return pd.DataFrame(rows, columns=list(PLACES))


def _described(place_id: str, gazetteer: Gazetteer) -> dict[str, object]:
    place = gazetteer.place(place_id)
    if place is None:
        raise GazetteerError(f"place {place_id!r} is not in the gazetteer")
    names = gazetteer.names(place_id)
    country = gazetteer.place(f"country:{place.country}")
    region = gazetteer.place(f"admin1:{place.admin1}") if place.admin1 else None
    local = names.get(gazetteer.language(place.country) or "")
    return {
        "place_id": place_id,
        "name": place.name,
        "local_name": local if local != place.name else None,
        "names": _json({"en": place.name, **names}),
        "level": place.level,
        "country": place.country,
        "country_name": country.name if country else None,
        "country_names": _json(gazetteer.names(country.place_id) if country else {}),
        "admin1": place.admin1,
        "admin1_name": region.name if region else None,
        "admin1_names": _json(gazetteer.names(region.place_id) if region else {}),
        "population": place.population or None,
        "lat": place.lat,
        "lon": place.lon,
        "guessed": False,
    }


def _json(names: dict[str, str]) -> str:
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))
