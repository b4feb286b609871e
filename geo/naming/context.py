"""The context of a name in a list: what the other rows show about its country, its level and its place."""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answer import Answer

LEVEL_ROWS = 8  # rows above and below that show whether a list is of regions or of cities
FAR_BEHIND = 2.0  # log10 of how much less likely another place is that is hardly meant
LEAST_LEVEL_ROWS, LEAST_LEVEL_SHARE = 3, 0.6  # of these rows must be of one level
NEARBY_ROWS = 3  # rows above and below that show the country, where a list is sorted by it
COUNTRIES = 250  # as many as there are: before a list has rows, each is as likely
PRIOR_ROWS = 20.0  # rows that a list must have before its countries count for more than that
MOST_GROUPED = 0.95
LEAST_COMMON_NAMES, LEAST_COMMON_SHARE = 3, 0.9  # distinct names whose likeliest places are in one country
MOST_COUNTRIES, LEAST_SHARE = 5, 0.04  # of a list: where unknown names are transliterated or corrected

Query = tuple[str, str | None]  # a name and its country cell


@dataclass(frozen=True, eq=False)
class CountryCounts:
    """How many placed places of each country a list names; shared by all of its rows."""

    counts: Counter[str]

    @functools.cached_property
    def total(self) -> int:
        """How many placed places the list names."""
        return self.counts.total()

    @functools.cached_property
    def frequent(self) -> frozenset[str]:
        """The countries whose share may reach `LEAST_SHARE`, whatever row is left out."""
        least = LEAST_SHARE * (self.total - 1 + PRIOR_ROWS) - PRIOR_ROWS / COUNTRIES
        return frozenset(country for country, times in self.counts.items() if times >= least)

    def share(self, country: str, own: str = "") -> float:
        """Return the share of a country in the list, without one row of country `own`.

        A country that the list does not name is as likely as any other, in `PRIOR_ROWS` rows added to the list.

        Examples
        --------
        >>> round(CountryCounts(Counter(FR=30)).share("FR"), 4)
        0.6016
        """
        times = self.counts[country] - (country == own)
        return (times + PRIOR_ROWS / COUNTRIES) / (self.total - bool(own) + PRIOR_ROWS)


@dataclass(frozen=True, slots=True)
class ListContext:
    """What the other rows of a list show about one row."""

    level: str | None = None  # of most of the rows near by, "city", "admin1" or "country"
    counts: CountryCounts | None = None  # None where the list shows nothing about countries
    own_country: str = ""  # of the row itself, if it was placed
    nearby_countries: tuple[str, ...] = ()  # of the places in the rows directly above and below
    grouped: float = 0.0  # how far the list is sorted by country, 0 to 1
    nearby_places: frozenset[str] = frozenset()  # ids of places that nearby rows call by another name
    common_country: str = ""  # in which the likeliest places of nearly all names are

    @property
    def countries(self) -> tuple[str, ...]:
        """The likeliest countries of the list, where an unknown name may be transliterated or corrected."""
        if self.counts is None:
            return ()
        possible = self.counts.frequent.union(self.nearby_countries) & self.counts.counts.keys()
        likely = {country: self._likelihood(country) for country in possible}
        most = sorted(likely, key=lambda country: (-likely[country], country))[:MOST_COUNTRIES]
        return tuple(country for country in most if likely[country] >= LEAST_SHARE)

    def share(self, country: str) -> float:
        """Return log10 of how many times likelier a country is in this list than in any; 0 where nothing is known.

        Examples
        --------
        >>> ListContext(counts=CountryCounts(Counter(FR=180))).share("FR")
        2.352
        """
        if self.counts is None:
            return 0.0
        return round(math.log10(self.counts.share(country, self.own_country) * COUNTRIES), 3)

    def share_beside(self, country: str) -> float:
        """Return log10 of how many times likelier the nearby rows make a country than the whole list does.

        Examples
        --------
        >>> counts = CountryCounts(Counter(FR=20, DE=180))
        >>> ListContext(counts=counts, nearby_countries=("FR",), grouped=0.5).share_beside("FR")
        0.777
        """
        if self.counts is None or not self.nearby_countries:
            return 0.0
        share = self.counts.share(country, self.own_country)
        return round(math.log10(self._likelihood(country) / share), 3)

    def _likelihood(self, country: str) -> float:
        """Return how likely a country is by the whole list and, as far as that is sorted, by the nearby rows."""
        share = self.counts.share(country, self.own_country) if self.counts else 0.0
        near = self.nearby_countries
        nearby_share = near.count(country) / len(near) if near else share
        return (1 - self.grouped) * share + self.grouped * nearby_share


class ListEvidence:
    """The first answers of a list, as evidence for each of its rows.

    Rows of the same place count once, whatever they call it.

    Parameters
    ----------
    queries
        The rows of the list: name and country cell.
    answers
        What each row was found to be by itself.
    """

    def __init__(self, queries: Sequence[Query], answers: Sequence[Answer]) -> None:
        self._queries, self._answers = queries, answers
        self._places = [answer.place for answer in answers]
        distinct = {place.place_id: place.country for place in self._places if place}
        self._counts = CountryCounts(Counter(distinct.values()))
        self._grouped = self._measure_grouping()
        self._common_country = self._find_common_country()

    def context(self, at: int) -> ListContext | None:
        """Return what the other rows show about row `at`, or None where that is nothing."""
        answer = self._answers[at]
        level = self._nearby_level(at) if has_two_levels(answer) or is_country_or_less(answer) else None
        if not self._counts.counts or (self._queries[at][1] or "").strip():
            return ListContext(level) if level else None
        own = self._places[at]
        return ListContext(
            level,
            self._counts,
            own.country if own else "",
            # In no order they say nothing: rows that differ only in them are judged once.
            self._nearby_countries(at) if self._grouped else (),
            self._grouped,
            self._nearby_places(at),
            self._common_country,
        )

    def _nearby_countries(self, at: int) -> tuple[str, ...]:
        """Return the countries of the places near a row, without those that are among its own candidates."""
        own = {one.place.place_id for one in self._answers[at].candidates}
        near = self._places[max(0, at - NEARBY_ROWS) : at + NEARBY_ROWS + 1]
        places = {place.place_id: place.country for place in near if place and place.place_id not in own}
        return tuple(sorted(places.values()))

    def _nearby_places(self, at: int) -> frozenset[str]:
        """Return the places near a row that are called otherwise there: a list may give one place several names."""
        near = range(max(0, at - NEARBY_ROWS), min(len(self._places), at + NEARBY_ROWS + 1))
        named = {self._places[one] for one in near if self._queries[one] != self._queries[at]}
        return frozenset(place.place_id for place in named if place)

    def _find_common_country(self) -> str:
        """Return the country of the likeliest places of nearly all distinct names, as in a column of one country's towns."""
        likeliest = {
            name: answer.place or answer.candidates[0].place
            for (name, _), answer in zip(self._queries, self._answers, strict=True)
            if answer.place or answer.candidates
        }
        countries = Counter(place.country for place in likeliest.values())
        country, times = countries.most_common(1)[0] if countries else ("", 0)
        common = len(likeliest) >= LEAST_COMMON_NAMES and times >= LEAST_COMMON_SHARE * len(likeliest)
        return country if common else ""

    def _measure_grouping(self) -> float:
        """Return how far the list is sorted by country: 0 for a random order, nearly 1 for one block a country."""
        pairs = [
            (one.country, other.country)
            for one, other in itertools.pairwise(self._places)
            if one and other and one.place_id != other.place_id
        ]
        counts = self._counts.counts
        whole = counts.total()
        chance = sum((times / whole) ** 2 for times in counts.values()) if whole else 1.0
        alike = (sum(one == other for one, other in pairs) + PRIOR_ROWS * chance) / (len(pairs) + PRIOR_ROWS)
        return min(MOST_GROUPED, max(0.0, (alike - chance) / (1 - chance))) if chance < 1 else 0.0

    def _nearby_level(self, at: int) -> str | None:
        """Return the level of most of the rows around, where they agree: a list of countries, of provinces or of cities."""
        near = [
            *self._answers[max(0, at - LEVEL_ROWS) : at],
            *self._answers[at + 1 : at + 1 + LEVEL_ROWS],
        ]
        levels = Counter(
            one.place.level if one.place.level in ("admin1", "country") else "city"
            for one in near
            if one.place is not None and not may_be_of_two_levels(one)
        )
        if not levels:
            return None
        level, times = levels.most_common(1)[0]
        return level if times >= max(LEAST_LEVEL_ROWS, LEAST_LEVEL_SHARE * levels.total()) else None


def has_two_levels(answer: Answer) -> bool:
    """Tell whether the likeliest candidates are a region and a city, and the name itself does not say which.

    Examples
    --------
    >>> from sistermap.geo.naming.answer import Answer
    >>> from sistermap.geo.reasons import because
    >>> has_two_levels(Answer("missing", because("name_empty")))
    False
    """
    levels = {one.place.level for one in answer.candidates[:4]}
    stated = answer.candidates and {"level_stated", "level_other"} & answer.candidates[0].features.keys()
    return "admin1" in levels and len(levels) > 1 and not stated


def may_be_of_two_levels(answer: Answer) -> bool:
    """Tell whether a region and a city may be meant, neither far behind: no hamlet in Veneto makes Bavaria a city.

    Examples
    --------
    >>> from sistermap.geo.naming.answer import Answer
    >>> from sistermap.geo.reasons import because
    >>> may_be_of_two_levels(Answer("missing", because("name_empty")))
    False
    """
    if not has_two_levels(answer):
        return False
    best, *others = answer.candidates[:4]
    return any(
        one.place.level != best.place.level and one.log_odds > best.log_odds - FAR_BEHIND for one in others
    )


def is_country_or_less(answer: Answer) -> bool:
    """Tell whether a name was not placed because it is a country's and a large place's: Georgia, Mexico.

    Examples
    --------
    >>> from sistermap.geo.naming.answer import Answer
    >>> from sistermap.geo.reasons import because
    >>> is_country_or_less(Answer("missing", because("name_empty")))
    False
    """
    levels = [one.place.level for one in answer.candidates[:2]]
    return answer.place is None and levels[:1] == ["country"] and "country" not in levels[1:]
