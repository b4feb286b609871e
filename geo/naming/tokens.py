"""What each name within one cell may be: looked up only once, however the cell is cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType
from ..scripts import is_latin
from .answer import Candidate
from .candidates import (
    candidates_by_key,
    is_own_name,
    merge,
    without_weak_namesakes,
)
from .country import agrees, country_coded, country_named, demonym, read_country
from .full_names import candidates_by_full_name
from .generic_terms import strip_generic_term
from .korean import long_province
from .namesakes import counties_of_namesakes, namesakes
from .similar_names import (
    candidates_by_part,
    candidates_by_transliteration,
    candidates_by_typo,
    candidates_by_variant,
)

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place

# A reading that is so much less likely (log10) than the best of the same name is no help to a neighbour.
UNLIKELY = 2.5
UNLIKELY_TRANSLITERATED = 0.5  # where all readings were only matched by sound
CODED = ("US", "CA", "AU")  # whose regions are written by their codes wherever one reads English
COUNTY_TERMS = ("County", "Parish", "Borough")  # which sources write with the names of districts
_CODE = re.compile(r"[A-Z]{2,3}|\d{2}")


class Tokens:
    """The readings of the tokens of one cell.

    Parameters
    ----------
    codes
        The stated countries; empty where none is stated.
    gazetteer
        The places.

    Attributes
    ----------
    known
        Token -> the places that are called so.
    similar
        Token -> the places of the stated countries that it resembles.
    likely
        Token -> those of its readings that are not much less likely than the best.

    Examples
    --------
    >>> Tokens(frozenset(), None).similar["Busn"]
    []
    """

    def __init__(self, codes: frozenset[str], gazetteer: Gazetteer) -> None:
        self._codes, self._gazetteer = codes, gazetteer
        self._named = frozenset[str]()  # the countries that the cell itself names
        self.known = _Cached(self._find_known)
        self.similar = _Cached(self._find_similar)
        self.likely = _Cached(self._find_likely)

    def readings(self, token: str) -> list[Candidate]:
        """Return the places that a token may be: those called so, and similar ones where none is in a stated country."""
        known = self.known[token]
        if not known or not self.is_here(known):
            return without_weak_namesakes(merge(known, self.similar[token]), token)
        return known

    def name_countries(self, tokens: list[str]) -> None:
        """Take the countries that a path ends in for those whose regions its codes are of: São Paulo, SP, Brasil."""
        named = frozenset[str]().union(*(self.countries(token) for token in tokens if len(token) > 2))
        if named != self._named:
            self._named = named
            for found in (self.known, self.similar, self.likely):
                found.clear()

    def is_here(self, found: list[Candidate]) -> bool:
        """Tell whether one of some candidates is in a stated country, or no country is stated."""
        return not self._codes or any(
            agrees(one.place.country, self._codes, one.place.admin1) for one in found
        )

    def _find_likely(self, token: str) -> list[Candidate]:
        readings = self.readings(token)
        far = UNLIKELY if self.known[token] else UNLIKELY_TRANSLITERATED
        least = max((one.log_odds for one in readings), default=0.0) - far
        return [one for one in readings if one.log_odds >= least]

    def own(self, token: str) -> list[Candidate]:
        """Return the places of the stated country whose own name a token is."""
        return [
            one
            for one in candidates_by_key(token, self._gazetteer)
            if one.place.level != "country"
            and is_own_name(one)
            and (not self._codes or agrees(one.place.country, self._codes, one.place.admin1))
        ]

    def _find_known(self, token: str) -> list[Candidate]:
        found = candidates_by_key(token, self._gazetteer)
        if not found or any(word in token for word in (".", "St", "Mt", "Ft")):
            found = merge(found, candidates_by_variant(token, self._gazetteer))
            found = merge(found, candidates_by_full_name(token, self._gazetteer, self._codes))
        if province := long_province(token):
            found = merge(found, candidates_by_key(province, self._gazetteer))
        if not found and self._codes and is_latin(normalise(token)):
            found = candidates_by_part(token, self._gazetteer, sorted(self._codes))
        if all("level_other" in one.features for one in found):
            # Sources have Los Angeles, not its county: a path is read as the county's name alone is.
            counties = counties_of_namesakes(token, self._gazetteer, self._codes)
            found = counties if counties and self.is_here(counties) else found
        if not is_latin(normalise(token)):
            found = merge(found, namesakes(found, token, self._gazetteer, self._codes))
        # A town never comes before the county that a word says: 加利福尼亞州 洛杉磯縣 is no city.
        stated = [one for one in found if "level_stated" in one.features]
        if stated and self.is_here(stated):
            found = [one for one in found if "level_other" not in one.features]
        return merge(without_weak_namesakes(found, token), self.by_code(token))

    def _find_similar(self, token: str) -> list[Candidate]:
        """Return the places of the stated country that a token resembles."""
        if not self._codes:
            return []
        countries = sorted(self._codes)
        if is_latin(normalise(token)):
            return candidates_by_typo(token, self._gazetteer, countries)
        similar = candidates_by_transliteration(token, self._gazetteer, countries)
        return merge(similar, namesakes(similar, token, self._gazetteer, self._codes))

    def countries(self, token: str) -> frozenset[str]:
        """Return the countries that a token names, by a name, a code or an adjective."""
        return self._gazetteer.cached(_countries_of, token)

    def by_code(self, token: str) -> list[Candidate]:
        """Return the regions whose ISO 3166-2 code ends so: Portland, OR; Bayonne (64)."""
        if not _CODE.fullmatch(token):
            return []
        codes = {*CODED, *self._codes, *self._named}
        ids = [f"{level}:{code}-{token}" for code in codes for level in ("admin1", "admin2")]
        places = [place for place in map(self._gazetteer.place, ids) if place]
        return [
            one
            for place in places
            for one in candidates_by_key(place.name, self._gazetteer)
            if one.place.place_id == place.place_id
        ]

    def counties(self, token: str) -> list[Place]:
        """Return the districts that sources call so with their term only: columns have Tulare, sources Tulare County."""
        if not is_latin(normalise(token)):
            return []
        keys = [normalise(f"{token} {term}") for term in COUNTY_TERMS]
        return [place for key in keys for place, _ in self._gazetteer.lookup(key) if place.level == "admin2"]

    def is_region(self, token: str) -> bool:
        """Tell whether a token is a region before it is a town: its own name, with a region's term or without, or its code."""
        if self.by_code(token):
            return True
        if any(
            one.level == "admin1" and how <= NameType.OFFICIAL
            for one, how in self._gazetteer.lookup(normalise(token))
        ):
            return True
        return any(
            "city" not in stripped.levels and one.level == "admin1" and how <= NameType.ALIAS
            for stripped in strip_generic_term(token)
            for one, how in self._gazetteer.lookup(normalise(stripped.name))
        )


class _Cached(dict[str, list[Candidate]]):
    """What is found for a token, searched for when it is first needed."""

    def __init__(self, find: Callable[[str], list[Candidate]]) -> None:
        self._find = find

    def __missing__(self, token: str) -> list[Candidate]:
        found = self[token] = self._find(token)
        return found


def _countries_of(gazetteer: Gazetteer, token: str) -> frozenset[str]:
    if len(token) == 1:
        return frozenset()
    if codes := country_named(token, gazetteer) or country_coded(token) or demonym(token, gazetteer):
        return codes
    if gazetteer.lookup(normalise(token)) or (len(token) == 2 and token.isascii()):
        return frozenset()
    # ประเทศไทย and ČR are written so in columns of countries, and nothing else is called so.
    stated = read_country(token, gazetteer, correct=False)
    return stated.codes if stated else frozenset()
