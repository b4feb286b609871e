"""A side of a tie of which the file states nothing but its country -> an answer: a country, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..reasons import because
from .answer import Answer, Candidate, place_param
from .candidates import candidates_by_key, is_own_name
from .country import read_country

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place


def locate_country(cell: str, gazetteer: Gazetteer) -> Answer | None:
    """Return the country that a cell of a column of countries is.

    Parameters
    ----------
    cell
        The cell. Only countries are placed: CAR is no town in Tibet.
    gazetteer
        The places.

    Returns
    -------
    Answer or None
        Ambiguous where the cell may be several countries or is a region's name; None if the cell is blank.

    Examples
    --------
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     [locate_country(cell, gazetteer).verdict for cell in ("Polska", "Kongo", "Paris")]
    ['placed', 'ambiguous', 'missing']
    """
    stated = read_country(cell, gazetteer)
    if stated is None:
        return None
    places = [place for code in sorted(stated.codes) if (place := gazetteer.place(f"country:{code}"))]
    if not places:
        return _no_country(cell, gazetteer)
    if len(places) > 1:
        return _several(cell, places, gazetteer)
    why = because(
        "known_fuzzy" if stated.corrected else "known_exact", place=place_param(places[0], gazetteer)
    )
    return Answer("placed", why, "fuzzy" if stated.corrected else "exact", 1.0, places[0])


def _several(cell: str, places: list[Place], gazetteer: Gazetteer) -> Answer:
    named = {"place": place_param(places[0], gazetteer), "other": place_param(places[1], gazetteer)}
    more = len(places) - 2
    why = (
        because("several", name=cell, **named, count=more) if more else because("either", name=cell, **named)
    )
    candidates = tuple(Candidate(place, "alias", {}) for place in places)
    return Answer("ambiguous", why, score=round(1 / len(places), 3), candidates=candidates)


def _no_country(cell: str, gazetteer: Gazetteer) -> Answer:
    """Return that no country is called so, with the regions that are."""
    found = candidates_by_key(cell, gazetteer)
    regions = tuple(one for one in found if one.place.level == "admin1" and is_own_name(one))
    why = because("unknown_as_country", name=cell)
    return Answer("ambiguous" if regions else "missing", why, candidates=regions)
