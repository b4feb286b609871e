"""A column of names -> answers. Each distinct name is judged once; the rows beside it tell what the list is of."""

from __future__ import annotations

import functools
import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .answer import Answer
from .locate import locate

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

NEIGHBOURS = 8  # rows above and below that tell whether a list is of regions or of cities
BESIDE = 3  # rows above and below that tell the country, where a list is sorted by it
COUNTRIES = 250  # as many as there are: before a list says anything, each is as likely
DOUBT = 20.0  # rows that a list must have before its countries say more than that
MOST_GROUPED = 0.95
MOST_COUNTRIES, LEAST_SHARE = 5, 0.04  # of a list, where names that nobody goes by are looked for

Asked = tuple[str, str | None]  # a name and its country cell


@dataclass(frozen=True, eq=False, slots=True)
class CountryCounts:
    """How many sure places of each country a list names; one for all of its rows."""

    counts: Counter[str]

    def share(self, country: str, own: str = "") -> float:
        """Return the part of the list that a country makes, a row of country `own` aside.

        A country that the list does not name is as likely as any, in a few rows' worth of doubt.
        """
        times = self.counts[country] - (country == own)
        return (times + DOUBT / COUNTRIES) / (self.counts.total() - bool(own) + DOUBT)


@dataclass(frozen=True, slots=True)
class ListContext:
    """What the other rows of a list tell of one row."""

    level: str | None = None  # what most of the rows near by are, "city" or "admin1"
    listed: CountryCounts | None = None  # None where the list tells nothing of countries
    own: str = ""  # the country of the row itself, if it is sure
    beside: tuple[str, ...] = ()  # the countries of the sure places right beside
    grouped: float = 0.0  # how far the list is sorted by country
    again: frozenset[str] = frozenset()  # places that rows right beside name otherwise

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that the list names most: where a name that is not known may still be heard or mended."""
        if self.listed is None:
            return ()
        likely = {country: self._likely(country) for country in self.listed.counts}
        most = sorted(likely, key=lambda country: (-likely[country], country))[:MOST_COUNTRIES]
        return tuple(country for country in most if likely[country] >= LEAST_SHARE)

    def share(self, country: str) -> float:
        """Return log10 of how many times likelier a country is in this list than in any; 0 where nothing is known.

        Examples
        --------
        >>> ListContext(listed=CountryCounts(Counter(FR=180))).share("FR")
        2.352
        """
        if self.listed is None:
            return 0.0
        return round(math.log10(self.listed.share(country, self.own) * COUNTRIES), 3)

    def share_beside(self, country: str) -> float:
        """Return log10 of how many times likelier the rows right beside make a country than the whole list does.

        Examples
        --------
        >>> ListContext(listed=CountryCounts(Counter(FR=20, DE=180)), beside=("FR",), grouped=0.5).share_beside("FR")
        0.777
        """
        if self.listed is None or not self.beside:
            return 0.0
        return round(math.log10(self._likely(country) / self.listed.share(country, self.own)), 3)

    def _likely(self, country: str) -> float:
        """Return how likely a country is by the whole list and, as far as that is sorted, by the rows beside."""
        share = self.listed.share(country, self.own) if self.listed else 0.0
        near = self.beside.count(country) / len(self.beside) if self.beside else share
        return (1 - self.grouped) * share + self.grouped * near


def geocode_names(
    names: Sequence[str], countries: Sequence[str | None] | None, gazetteer: Gazetteer
) -> list[Answer]:
    """Judge every name of a column.

    Parameters
    ----------
    names
        The names as written.
    countries
        The country of each, or None if the list has no such column.
    gazetteer
        The places.

    Returns
    -------
    list of Answer
        One a name, in order. Names that may be a region or a city, and names without a country, are judged again by
        the rows around them.

    Examples
    --------
    >>> geocode_names([], None, None)
    []
    """
    asked = list(zip(names, countries if countries is not None else [None] * len(names), strict=True))

    @functools.cache
    def judged(name: str, country: str | None, context: ListContext | None) -> Answer:
        return locate(name, country, gazetteer=gazetteer, context=context)

    first = [judged(name, country, None) for name, country in asked]
    rows = _Rows(asked, first)
    answers = []
    for at, ((name, country), answer) in enumerate(zip(asked, first, strict=True)):
        context = rows.context(at)
        answers.append(answer if context is None else judged(name, country, context))
    return answers


class _Rows:
    """A list that was judged once, as evidence for each of its rows. Rows of one place, however it is called, count once."""

    def __init__(self, asked: Sequence[Asked], answers: Sequence[Answer]) -> None:
        self._asked, self._answers = asked, answers
        self._sure = [answer.place for answer in answers]
        self._counts = Counter({place.place_id: place.country for place in self._sure if place}.values())
        self._listed = CountryCounts(self._counts)
        self._grouped = self._grouping()

    def context(self, at: int) -> ListContext | None:
        """Return what the other rows tell of row `at`, or None where that is nothing."""
        answer = self._answers[at]
        level = self._level(at) if _is_two_levels(answer) else None
        if not self._counts or (self._asked[at][1] or "").strip():
            return ListContext(level) if level else None
        own = self._sure[at]
        return ListContext(
            level,
            self._listed,
            own.country if own else "",
            self._with_context(at),
            self._grouped,
            self._again(at),
        )

    def _with_context(self, at: int) -> tuple[str, ...]:
        """Return the countries of the sure places beside a row, those that it may stand for itself aside."""
        mine = {one.place.place_id for one in self._answers[at].candidates}
        near = self._sure[max(0, at - BESIDE) : at + BESIDE + 1]
        places = {place.place_id: place.country for place in near if place and place.place_id not in mine}
        return tuple(sorted(places.values()))

    def _again(self, at: int) -> frozenset[str]:
        """Return the sure places beside a row that it may stand for, too: a list may call one place by several names."""
        near = range(max(0, at - BESIDE), min(len(self._sure), at + BESIDE + 1))
        named = {self._sure[one] for one in near if self._asked[one] != self._asked[at]}
        return frozenset(place.place_id for place in named if place)

    def _grouping(self) -> float:
        """Return how far the list is sorted by country: 0 for an order like any other, 1 for one block a country."""
        pairs = [
            (one.country, other.country)
            for one, other in itertools.pairwise(self._sure)
            if one and other and one.place_id != other.place_id
        ]
        whole = self._counts.total()
        chance = sum((times / whole) ** 2 for times in self._counts.values()) if whole else 1.0
        alike = (sum(one == other for one, other in pairs) + DOUBT * chance) / (len(pairs) + DOUBT)
        return min(MOST_GROUPED, max(0.0, (alike - chance) / (1 - chance))) if chance < 1 else 0.0

    def _level(self, at: int) -> str | None:
        """Return the level of most of the rows around, where they agree: a list of provinces or one of cities."""
        near = [
            *self._answers[max(0, at - NEIGHBOURS) : at],
            *self._answers[at + 1 : at + 1 + NEIGHBOURS],
        ]
        levels = Counter(
            "admin1" if one.place.level == "admin1" else "city"
            for one in near
            if one.place is not None and one.place.level != "country" and not _is_two_levels(one)
        )
        if not levels:
            return None
        level, times = levels.most_common(1)[0]
        return level if times >= 3 and times >= 0.6 * levels.total() else None


def _is_two_levels(answer: Answer) -> bool:
    """Tell whether the likeliest candidates are a region and a city, and the name itself does not say which."""
    levels = {one.place.level for one in answer.candidates[:4]}
    said = answer.candidates and {"level_stated", "level_other"} & answer.candidates[0].features.keys()
    return "admin1" in levels and len(levels) > 1 and not said
