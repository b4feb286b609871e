"""A country's name where a place is expected -> an answer: the country, or what else is called so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..reasons import because
from ..scripts import is_latin
from .answer import MOST_KEPT, Answer, Candidate, because_several, place_param
from .candidates import WELL_KNOWN_LANGUAGES, candidates_by_key, is_own_name, make_candidate
from .cell import split_cell
from .common_words import is_common_word
from .country import Country, agrees, country_coded, country_named, read_country
from .country_words import is_everyday_name, namesakes
from .relations import SAME_PLACE_KM, distance_km

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place
    from .context import ListContext

LONGEST_ABBREVIATION = 4
SMALL_NAMESAKE = 15_000  # people of a town that is rather meant than a country whose English name is another
LARGE_NAMESAKE = 100_000  # people of a town abroad that a country's name may mean as well
LARGE_TOWN_OF_ITS_OWN = 50_000  # people of a town that is called like the country that it lies in


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


def locate_named_country(
    name: str, stated: Country | None, gazetteer: Gazetteer, context: ListContext | None
) -> Answer | None:
    """Return the country that a whole name is, in any language and usual form: USA is no town in Ōita.

    Parameters
    ----------
    name
        The name.
    stated
        What the country cell says, or None.
    gazetteer
        The places.
    context
        What the other rows of the list show, or None.

    Returns
    -------
    Answer or None
        Ambiguous where two countries, or a large town or region, are called so and the list does not tell of which level
        its names are. None if no country is, or if a place of the stated country is.

    Examples
    --------
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     found = [locate_named_country(name, None, gazetteer, None) for name in ("U.K.", "Georgia", "Paris")]
    >>> [one and one.verdict for one in found]
    ['placed', 'ambiguous', None]
    """
    codes = gazetteer.cached(_countries_called, name)
    if stated:
        codes &= stated.codes
    places = [place for code in sorted(codes) if (place := gazetteer.place(f"country:{code}"))]
    if not places:
        return None
    others = [one for one in candidates_by_key(name, gazetteer) if one.place.level != "country"]
    if stated and any(agrees(one.place.country, stated.codes, one.place.admin1) for one in others):
        return None
    if len(places) > 1:
        return _several(name, places, gazetteer)
    usual = _is_usual_name(name, places[0], gazetteer)
    own = [one for one in others if is_own_name(one) and one.place.level != "admin1"]
    own = [
        one for one in own if not {"accents_left", "accents_other"} & one.features.keys()
    ]  # Chi Nê is no Chine
    if stated or _is_english_name(name, places[0]):
        own = []
    if any(one.place.population >= SMALL_NAMESAKE for one in own):
        return None  # Salvador is rather a town in Brazil
    nation = next((one for one in _regions(others, places[0]) if is_own_name(one)), None)
    if nation and not usual:  # Scotland is a region, which columns of countries have for one
        named = nation.match == "exact" or is_everyday_name(name)
        return _nation(nation, gazetteer) if named else None
    if own and not (usual or is_everyday_name(name)):
        return None  # Pero is Peru to some, and a town in Italy
    country = make_candidate(places[0], "exact", {}, None)
    rivals = [] if stated else [one for one in others if _is_large_namesake(one, places[0])]
    rivals = rivals or (own if is_latin(normalise(name)) else [])  # Chili is Chile to the French, and a town
    return _by_level(name, country, rivals, context, gazetteer, small=rivals == own)


def _by_level(
    name: str,
    country: Candidate,
    rivals: list[Candidate],
    context: ListContext | None,
    gazetteer: Gazetteer,
    *,
    small: bool,
) -> Answer:
    """Return the country or the only one of its namesakes that is of the level of the rows around; ask where none is."""
    level = context.level if context else None
    if rivals and level != "country":
        rivals = [one for one in rivals if level in (None, one.place.level)] or rivals
        if small or level is None or len(rivals) > 1:
            return _either_level(name, [country, *rivals], gazetteer)
        why = because(
            "known_exact",
            place=place_param(rivals[0].place, gazetteer),
            other_rows=True,
            rival=place_param(country.place, gazetteer),
        )
        return Answer("placed", why, rivals[0].match, 0.95, rivals[0].place, (rivals[0], country))
    why = because("known_exact", place=place_param(country.place, gazetteer), other_rows=bool(rivals) or None)
    return Answer("placed", why, "exact", 1.0, country.place, (country, *rivals))


def _countries_called(gazetteer: Gazetteer, name: str) -> frozenset[str]:
    """Return the countries that a name is the usual, the long or a short name of; both where two share it."""
    if re.fullmatch(r"[A-Za-z]{2}", name) and not is_everyday_name(name):
        return frozenset()  # IN may be Indiana, and CA California
    codes = country_named(name, gazetteer)
    if not codes and not (gazetteer.lookup(normalise(name)) or candidates_by_key(name, gazetteer)):
        codes = country_coded(name)
        if " " in name and not codes and len(list(split_cell(name))) == 1:
            stated = read_country(name, gazetteer, in_country_column=False)
            codes = stated.codes if stated else codes
    if len(codes) != 1:
        return codes
    (code,) = codes
    place = gazetteer.place(f"country:{code}")
    if place is None or (is_common_word(name) and not _is_usual_name(name, place, gazetteer)):
        return frozenset()  # "end" is India to some
    return codes | _sharing_name(name, place, gazetteer)


def _sharing_name(name: str, place: Place, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries whose name is this name and a word that tells it apart, where this is no usual name: Korea."""
    if _is_usual_name(name, place, gazetteer) and " " not in place.name:
        return frozenset()  # Sudan is called so everywhere, and only the other of its name needs a word more
    groups = [group for group, _, _ in namesakes() if place.country in group]
    key = normalise(name)
    labels = [
        normalise(label) for code in frozenset[str]().union(*groups) for label in _labels(code, gazetteer)
    ]
    return frozenset().union(*groups) if any(key in label != key for label in labels) else frozenset()


def _labels(code: str, gazetteer: Gazetteer) -> list[str]:
    place = gazetteer.place(f"country:{code}")
    return [*gazetteer.names(place.place_id).values(), place.name] if place else []


def _is_usual_name(name: str, place: Place, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is what one of the page's languages calls a country."""
    return normalise(name) in map(normalise, _labels(place.country, gazetteer))


def _nation(region: Candidate, gazetteer: Gazetteer) -> Answer:
    """Return the region that lists have for a country: Scotland."""
    why = because("known_exact", place=place_param(region.place, gazetteer))
    return Answer("placed", why, region.match, 1.0, region.place, (region,))


def _regions(found: list[Candidate], country: Place) -> list[Candidate]:
    return [one for one in found if one.place.level == "admin1" and one.place.country == country.country]


def _is_english_name(name: str, place: Place) -> bool:
    """Tell whether a name is a country's English name, an everyday English one or an abbreviation."""
    abbreviated = name.isupper() and len(normalise(name)) <= LONGEST_ABBREVIATION
    english = [place.name, *re.split("[()]", place.name)]  # Myanmar (Burma)
    return abbreviated or normalise(name) in map(normalise, english) or is_everyday_name(name, "en")


def _is_large_namesake(one: Candidate, country: Place) -> bool:
    """Tell whether a place that is no country may be meant by the name of one: the State of Georgia, Luxembourg, Kuwait."""
    place = one.place
    if distance_km(place, country) <= SAME_PLACE_KM:
        return False  # Monaco, wherever one looks
    if place.country == country.country:
        return place.level == "city" and place.population >= LARGE_TOWN_OF_ITS_OWN
    if place.level == "admin1":
        return is_own_name(one) and place.languages >= WELL_KNOWN_LANGUAGES
    return place.level == "city" and place.population >= LARGE_NAMESAKE and one.match == "exact"


def _either_level(name: str, found: list[Candidate], gazetteer: Gazetteer) -> Answer:
    """Return that a name is a country's and a large place's."""
    found = [found[0], *sorted(found[1:], key=lambda one: -one.log_odds)]
    why = because_several(name, found[0].place, found[1].place, len(found) - 2, gazetteer)
    return Answer("ambiguous", why, candidates=tuple(found[:MOST_KEPT]))


def _several(cell: str, places: list[Place], gazetteer: Gazetteer) -> Answer:
    why = because_several(cell, places[0], places[1], len(places) - 2, gazetteer)
    candidates = tuple(Candidate(place, "alias", {}) for place in places)
    return Answer("ambiguous", why, score=round(1 / len(places), 3), candidates=candidates)


def _no_country(cell: str, gazetteer: Gazetteer) -> Answer:
    """Return that no country is called so, with the regions that are."""
    found = candidates_by_key(cell, gazetteer)
    regions = tuple(one for one in found if one.place.level == "admin1" and is_own_name(one))
    why = because("unknown_as_country", name=cell)
    return Answer("ambiguous" if regions else "missing", why, candidates=regions)
