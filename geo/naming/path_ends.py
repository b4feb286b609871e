"""The end of a path: which of the places that a cell's names may be all the other names of the cell agree with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..scripts import HAN, KANA, script_of
from .answer import Candidate
from .candidates import is_own_name, merge
from .relations import COUNTY_KM, distance_km, is_member, is_sibling, is_within, lies_with

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place
    from .tokens import Tokens

WEAK_KM = 40.0  # from the middle of a district, which may be beyond its border
MUCH_NEARER = 0.4  # times the distance of the middle of the district that is named


class PathEnds:
    """Finds the end of one path.

    Parameters
    ----------
    tokens
        The readings of the cell's tokens.
    gazetteer
        The places.
    order
        The tokens from the deepest up; empty where their order is not known.

    Examples
    --------
    >>> PathEnds(None, None, []).find([], frozenset())
    []
    """

    def __init__(self, tokens: Tokens, gazetteer: Gazetteer, order: list[str]) -> None:
        self._tokens, self._gazetteer, self._order = tokens, gazetteer, order

    def find(self, known: list[str], bracketed: frozenset[str]) -> list[Candidate]:
        """Return the candidates that all other tokens agree with: the end of the path, not what holds it."""
        found = []
        for token in known:
            others = [other for other in known if other != token]
            if (
                token in bracketed
                and not self._tokens.known[token]
                and any(self._tokens.known[other] for other in others)
            ):
                continue  # 사하공화국(야쿠티아) is Sakha; what is only similar, in brackets, is another name of it
            # The code of a region is never the town that is called so too: Hoboken, NY is no New York City.
            coded = self._tokens.by_code(token) if others else []
            for candidate in coded or self._tokens.readings(token):
                helping = [other for other in others if self._supports(candidate.place, token, other)]
                failing = [
                    other
                    for other in others
                    if other not in helping and not self._is_gloss_of(other, token, bracketed)
                ]
                if not failing and (self._tokens.known[token] or helping or not others):
                    holding = sum(self._holds(candidate.place, token, other) for other in others)
                    found.append(candidate.with_features(region=len(helping), holds=holding))
        return merge(found)

    def _is_gloss_of(self, other: str, token: str, bracketed: frozenset[str]) -> bool:
        """Tell whether a token that does not help cannot hurt: a gloss, in brackets or another script, only similar to a name."""
        if self._tokens.known[other] or self._tokens.countries(other):
            return False
        return other in bracketed or not same_script(other, token)

    def _supports(self, place: Place, token: str, other: str) -> bool:
        """Tell whether another token is the place's region, its country, a town beside it or the place itself."""
        if place.country in self._tokens.countries(other) and place.level != "country":
            return True
        likely = self._tokens.likely[other]
        if self._tokens.is_region(other):
            # Sachsen is the region, and never a village that is called so for short.
            likely = [one for one in likely if one.place.level != "city" or is_own_name(one)]
        # Nor is California a town in Pennsylvania.
        regions = {
            one.place.place_id
            for one in self._tokens.readings(other)
            if one.place.level == "admin1" and one.place.country == place.country and is_own_name(one)
        }
        meant = [
            one
            for one in self._tokens.readings(other)
            if one.place.level == "admin1" or not regions or f"admin1:{one.place.admin1}" in regions
        ]
        return any(
            lies_with(place, one.place, beside=one in likely)
            and not self._is_seat_elsewhere(place, token, one.place)
            and not self._is_seat_elsewhere(one.place, other, place)
            for one in meant
        ) or any(self._is_above(one.place, other, place, token) for one in meant if one in likely)

    def _is_seat_elsewhere(self, place: Place, token: str, district: Place) -> bool:
        """Tell whether a town is clearly of another district: it bears its name, or that middle is much nearer.

        Pavia is not in the province of Milan, nor Bilbao in Gipuzkoa, however near both are.
        """
        if (place.level, district.level) != ("city", "admin2") or is_member(place, district) is not None:
            return False
        far = distance_km(district, place)
        if any(
            own.place.level == "admin2"
            and own.place.place_id != district.place_id
            and own.place.admin1 == place.admin1
            and distance_km(own.place, place) < far
            for own in self._tokens.readings(token)
        ):
            return True
        return far > WEAK_KM and any(
            is_sibling(one, district) and distance_km(one, place) < MUCH_NEARER * far
            for one in self._gazetteer.cached(_districts, place.country)
            if one.admin1 == place.admin1
        )

    def _is_above(self, one: Place, other: str, place: Place, token: str) -> bool:
        """Tell whether the cell goes down from a larger town of the region to this: the city of Suzhou holds Kunshan."""
        order = self._order
        if not order or order.index(token) > order.index(other) or one.admin1 != place.admin1:
            return False
        larger = one.level == place.level == "city" and one.population > place.population
        return larger and distance_km(one, place) < COUNTY_KM

    def _holds(self, place: Place, token: str, other: str) -> bool:
        """Tell whether the place holds, or is the larger neighbour of, what another token is."""
        readings = [one.place for one in self._tokens.readings(other)]
        if normalise(token) == normalise(other) or any(one.place_id == place.place_id for one in readings):
            return False
        inside, outside = self._is_region_of(token, other), self._is_region_of(other, token)
        if self._order and place.level == "city" and not any(one.level == "admin1" for one in readings):
            order = self._order
            if token in order and other in order and not self._tokens.countries(other):
                return order.index(token) > order.index(other)
        if inside != outside:
            return inside  # Pontevedra, the province, holds Vigo: its town of the same name is not meant
        # A town that only some call so holds nothing and is held by nothing: Pfalz is hardly Hirschhorn (Pfalz).
        likely = [one.place for one in self._tokens.likely[other] if _is_called_so(one)]
        return any(is_within(one, place) and lies_with(one, place, beside=True) for one in likely)

    def _is_region_of(self, token: str, other: str) -> bool:
        """Tell whether a token is also the region or district in which a town that is called like the other lies."""
        likely = [one.place for one in self._tokens.likely[token] if _is_called_so(one)]
        towns = [one.place for one in self._tokens.likely[other] if _is_called_so(one)]
        towns = [place for place in towns if place.level == "city"]
        if {place.place_id for place in likely} & {place.place_id for place in towns}:
            return False
        regions = [place for place in likely if place.level != "city"] + self._tokens.counties(token)
        return any(
            region.level != "country" and is_within(town, region) and lies_with(town, region, beside=False)
            for region in regions
            for town in towns
        )


def same_script(one: str, other: str) -> bool:
    """Tell whether two names are in one script.

    Examples
    --------
    >>> same_script("Busan", "Seoul"), same_script("Busan", "부산"), same_script("東京", "とうきょう")
    (True, False, True)
    """
    scripts = {script_of(normalise(name)) for name in (one, other)}
    return len(scripts) == 1 or scripts == {HAN, KANA}  # Japanese writes one name in both


# ---- steps ----


def _is_called_so(one: Candidate) -> bool:
    if one.match == "transliteration":
        return True
    own = "alias" not in one.features or "level_stated" in one.features
    return not one.spelling and (own or one.place.level != "city")


def _districts(gazetteer: Gazetteer, country: str) -> list[Place]:
    return [place for place in gazetteer.units(country) if place.level == "admin2"]
