"""The user's own place: resolved once to a place, and found again among the places of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import GeocodeError
from ..gazetteer.keys import normalise
from .cell import split_cell
from .country import read_country
from .generic_terms import strip_generic_term
from .locate import locate
from .relations import SAME_PLACE_KM, great_circle_km

if TYPE_CHECKING:
    import pandas as pd

    from ..gazetteer import Gazetteer, Place
    from .answer import Answer


def resolve_home(home: str, gazetteer: Gazetteer) -> Answer:
    """Return the answer for the user's own place.

    Parameters
    ----------
    home
        A name with what tells it from its namesakes, such as ``"Goyang, KR"``, in any script.
    gazetteer
        The places.

    Raises
    ------
    GeocodeError
        If it is not placed: every row of a list of partners would fail with it.

    Examples
    --------
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     resolve_home("City of Busan, Korea", gazetteer).place.name
    'Busan'
    """
    answer = locate(home, None, gazetteer=gazetteer)
    if answer.verdict != "placed":
        answer = _with_country_behind(home, gazetteer) or answer
    if answer.verdict != "placed":
        raise GeocodeError(f'home {home!r}: {answer.reason} Expected a place such as "Goyang, KR".')
    return answer


def _with_country_behind(home: str, gazetteer: Gazetteer) -> Answer | None:
    """Return the place if the last part of what is written is a country as country columns have it: ประเทศไทย."""
    for *names, country in split_cell(home):
        stated = read_country(country, gazetteer) if names else None
        if stated is not None and stated.codes and not stated.corrected:
            answer = locate(", ".join(names), country, gazetteer=gazetteer)
            if answer.verdict == "placed":
                return answer
    return None


def find_home(home: Place, places: pd.DataFrame) -> str | None:
    """Return the place_id under which a table has the user's own place; None where it does not have it.

    A table may name its home at another level than ``--home`` does, the city here and the metropolitan region there:
    a place of another level and the same name is the same home if it lies in the same region (東京都 has islands far
    out) or its point is at most `SAME_PLACE_KM` away. A neighbour of another name never is.

    Parameters
    ----------
    home
        The user's own place.
    places
        The columns place_id, name, level, country, admin1, lat and lon.

    Examples
    --------
    >>> import pandas as pd
    >>> from sistermap.geo.gazetteer import Place
    >>> city = Place("city:1838524", "Busan", "city", "KR", "KR-26", 3_678_555, 35.10, 129.04, None)
    >>> region = {"place_id": "admin1:KR-26", "name": "Busan", "level": "admin1", "country": "KR", "admin1": "KR-26", "lat": 35.18, "lon": 129.08}
    >>> neighbour = region | {"place_id": "city:1842225", "name": "Gimhae", "level": "city", "lat": 35.23}
    >>> find_home(city, pd.DataFrame([neighbour, region])), find_home(city, pd.DataFrame([neighbour]))
    ('admin1:KR-26', None)
    """
    if (places["place_id"] == home.place_id).any():
        return home.place_id
    columns = ("place_id", "name", "level", "country", "admin1", "lat", "lon")
    namesakes = [
        (great_circle_km(home.lat, home.lon, lat, lon), place_id, admin1)
        for place_id, name, level, country, admin1, lat, lon in zip(
            *(places[c] for c in columns), strict=True
        )
        if country == home.country and level != home.level and _names(name) & _names(home.name)
    ]
    same = [one for one in namesakes if one[0] <= SAME_PLACE_KM or (home.admin1 and one[2] == home.admin1)]
    return min(same)[1] if same else None


def _names(name: str) -> frozenset[str]:
    """Return the keys of a name with and without its generic term: Busan and Busan Metropolitan City."""
    return frozenset(normalise(text) for text in (name, *(one.name for one in strip_generic_term(name))))
