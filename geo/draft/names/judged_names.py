"""Names of an item and the places that they are, judged with the whole item as context."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...gazetteer.keys import normalise
from ...gazetteer.place import Place
from ...naming.answer import Answer, Candidate
from ...naming.country import agrees, country_named
from ...naming.locate import locate
from ...naming.relations import great_circle_km
from ...scripts import is_east_asian
from .containment import is_in_unit
from .name_support import bare_key

if TYPE_CHECKING:
    from ...gazetteer.store import Gazetteer

MOST_SUPPORT = 2.5  # log10: what an item may add to a candidate
OF_COUNTRY, OF_REGION, OF_NEIGHBOUR = 0.4, 1.5, 1.0  # log10, the first for each time that a country is named
MOST_TIMES = 4
AROUND_KM = 120  # "Kline, west of Moscow"
NEIGHBOUR_KM, MOST_NEIGHBOURS = 80, 200
KNOWN_BY_NAME = 50_000  # people
MARGIN = {
    False: 0.7,
    True: 0.5,
}  # log10 by which the best is likelier than another elsewhere; where a country is stated
SURELY_BEHIND = 2.0  # log10 by which a place is hardly meant
MOST_COUNTRIES = 4  # of an item, in which an unknown name is transliterated
LEAST = 3.0  # log10 of the odds of the best


class ItemContext:
    """What an item shows about the countries and regions of its names."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._countries: Counter[str] = Counter()
        self._regions: set[str] = set()  # ids of regions and districts that the item names
        self._placed: dict[str, Place] = {}  # by id
        self._same: dict[
            str, tuple[Place, str]
        ] = {}  # key without term -> the place that the item calls so, the term
        self._answers: dict[tuple[str, str | None], Answer] = {}

    def add_country(self, code: str, times: int = 1) -> None:
        """Count a country that the item names."""
        self._countries[code] += times

    def add_region(self, place: Place) -> None:
        """Note a region or district that the item names."""
        self._regions.add(place.place_id)

    def add_placed(self, place: Place) -> None:
        """Note a place that the item surely names, for the names of which several places are as likely."""
        if place.place_id not in self._placed:
            self._placed[place.place_id] = place
            self.add_country(place.country)

    def judge(
        self, name: str, regions: Sequence[str], country: str | None
    ) -> tuple[Place | None, str | None]:
        """Return the place of a name, None where several are as likely or none is known, and its country.

        Parameters
        ----------
        name
            As written.
        regions
            What the text says that it is in, the nearest first.
        country
            The country that the text states, ISO 3166-1 alpha-2.
        """
        bare, term = bare_key(name), normalise(name).removeprefix(bare_key(name))
        if regions:
            place, country = self._in_region(name, regions[0], country)
        else:
            place = self._same_place(bare, term, country) or self._judged(name, country)
        if place is None and country is None:
            place = self._abroad(name, regions)
        if place is None:
            return None, country or self._common_country(name)
        if place.level != "country" and (term or bare not in self._same):
            self._same[bare] = place, term
        return place, place.country

    def _same_place(self, bare: str, term: str, country: str | None) -> Place | None:
        """Return the place that the item calls so: with the same generic term, or by a name without one."""
        place, stored = self._same.get(bare, (None, ""))
        if place is None or country not in (None, place.country):
            return None
        return place if term in ("", stored) else None

    def _in_region(self, name: str, region: str, country: str | None) -> tuple[Place | None, str | None]:
        """Return the place of a name that lies in a region, no other of that name, and its country."""
        joined = f"{region} {name}" if is_east_asian(name) else f"{name}, {region}"
        outer = self._judged(region, country)
        answer = self._answer(joined, country)
        if answer.place is not None and (outer is None or not is_east_asian(name)):
            return answer.place, answer.place.country
        if outer is None:
            return None, country
        for text in (joined, name):
            inside = [one for one in self._candidates(text, outer.country) if is_within(one.place, outer)]
            if place := self._likeliest(inside, sure=True):
                return place, place.country
        return None, outer.country

    def _abroad(self, name: str, regions: Sequence[str]) -> Place | None:
        """Return the place of a name that only one of the item's countries has, by its sound there."""
        text = f"{regions[0]} {name}" if regions else name
        if not is_east_asian(text) or bare_key(name) == normalise(name):
            return None
        countries = [code for code, _ in self._countries.most_common(MOST_COUNTRIES)]
        found = {code: self._answer(text, code).place for code in countries}
        placed = [place for place in found.values() if place is not None]
        return placed[0] if len(placed) == 1 else None

    def _common_country(self, name: str) -> str | None:
        """Return the country that all of the likely places of a name share."""
        found = list(self._candidates(name, None))
        best = max((one.log_odds for one in found), default=0.0)
        countries = {one.place.country for one in found if one.log_odds > best - SURELY_BEHIND}
        return countries.pop() if len(countries) == 1 and best >= LEAST else None

    def _judged(self, name: str, country: str | None) -> Place | None:
        found = list(self._candidates(name, country))
        if place := self._likeliest(found, sure=country is not None):
            return place
        answer = self._answer(
            name, country
        )  # placed by its generic term, where the context shows no other place
        best = max(found, key=self._score, default=None)
        return answer.place if best is not None and best.place == answer.place else None

    def _score(self, one: Candidate) -> float:
        return one.log_odds + self._support(one.place)

    def _answer(self, name: str, country: str | None) -> Answer:
        key = (name, country)
        if key not in self._answers:
            self._answers[key] = locate(name, country, gazetteer=self._gazetteer)
        return self._answers[key]

    def _candidates(self, name: str, country: str | None) -> Iterator[Candidate]:
        codes = frozenset({country}) if country else frozenset()
        for one in self._answer(name, country).candidates:
            if not country or agrees(one.place.country, codes, one.place.admin1):
                yield one

    def _likeliest(self, candidates: list[Candidate], *, sure: bool) -> Place | None:
        """Return the likeliest place unless another one elsewhere is as likely; `sure` where a country or region is stated."""
        known = _prominence(candidates)
        scored = sorted(
            ((self._score(one) + known[one.place.country], one.place) for one in candidates),
            key=lambda pair: -pair[0],
        )
        if not scored or scored[0][0] < LEAST:
            return None
        best = scored[0][1]
        rivals = [score for score, place in scored[1:] if not _is_same_area(place, best)]
        return best if not rivals or scored[0][0] - rivals[0] >= MARGIN[sure] else None

    def _support(self, place: Place) -> float:
        value = min(self._countries[place.country], MOST_TIMES) * OF_COUNTRY
        if f"admin1:{place.admin1}" in self._regions or place.admin2 in self._regions:
            value += OF_REGION
        if any(_is_neighbour(place, other) for other in list(self._placed.values())[:MOST_NEIGHBOURS]):
            value += OF_NEIGHBOUR
        return min(value, MOST_SUPPORT)


def is_within(place: Place, region: Place) -> bool:
    """Tell whether a place is in another: a region, a district, or the town that a quarter is of."""
    if place.country != region.country or place.place_id == region.place_id:
        return place.country == region.country and region.level == "country"
    if region.level != "city":
        return is_in_unit(place, region)
    return great_circle_km(place.lat, place.lon, region.lat, region.lon) < AROUND_KM


def stated_country(name: str, gazetteer: Gazetteer) -> str | None:
    """Return the one country that a name is of, or None.

    Examples
    --------
    >>> stated_country("", None) is None
    True
    """
    codes = country_named(name, gazetteer)
    return next(iter(codes)) if len(codes) == 1 else None


def _prominence(candidates: list[Candidate]) -> dict[str, float]:
    """Return log10 of how much likelier news name a country's town without the country because the town is large."""
    most: dict[str, int] = {}
    for one in candidates:
        most[one.place.country] = max(most.get(one.place.country, 1), one.place.population)
    return {
        country: max(-1.0, min(1.0, math.log10(people / KNOWN_BY_NAME))) for country, people in most.items()
    }


def _is_neighbour(place: Place, other: Place) -> bool:
    if place.country != other.country or place.place_id == other.place_id:
        return False
    return great_circle_km(place.lat, place.lon, other.lat, other.lon) < NEIGHBOUR_KM


def _is_same_area(place: Place, other: Place) -> bool:
    """Tell whether one of two places is the town and the other the region or district that it is in."""
    if place.country != other.country or (place.level == other.level == "city"):
        return False
    return (
        place.admin1 == other.admin1
        or place.place_id == f"admin1:{other.admin1}"
        or other.place_id == f"admin1:{place.admin1}"
    )
