"""Names of an item and the places that they are, judged with the whole item as context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import Place
from ..naming.answer import Answer
from ..naming.generic_terms import strip_generic_term
from ..naming.locate import locate
from .name_spans import Known

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

MOST_SUPPORT = 2.5  # log10: what an item's countries may add to a candidate
MARGIN = 0.7  # log10 by which the best place is likelier than another that is somewhere else
LEAST = 3.0  # log10 of the odds of the best


class ItemContext:
    """What an item shows about the countries and regions of its names."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.countries: Counter[str] = Counter()
        self.regions: Counter[str] = Counter()  # of ISO 3166-2
        self._same: dict[str, Place] = {}  # key without generic term -> the place that the item calls so

    def add_country(self, code: str, weight: int = 1) -> None:
        """Count a country that the item names."""
        self.countries[code] += weight

    def judge(self, name: str, around: Iterable[str], country: str | None) -> tuple[Place | None, str | None]:
        """Return the place of a name, None where several are as likely, and its country where that is known."""
        region = next(iter(around), None)
        place = None
        if region:
            place = self._judged(_joined(name, region), country)
        if place is None:
            place = self._same.get(_bare(name)) or self._judged(name, country)
            if place is not None and country and place.country != country:
                place = None
        if place is None:
            return None, country
        self._same.setdefault(_bare(name), place)
        return place, place.country

    def _judged(self, name: str, country: str | None) -> Place | None:
        answer = locate(name, country, gazetteer=self._gazetteer)
        if answer.verdict == "placed" and (country or not self._contradicts(answer)):
            return answer.place
        return self._likeliest(answer)

    def _contradicts(self, answer: Answer) -> bool:
        return self._likeliest(answer) is None

    def _likeliest(self, answer: Answer) -> Place | None:
        scored = sorted(
            ((one.log_odds + self._support(one.place), one.place) for one in answer.candidates),
            key=lambda s: -s[0],
        )
        if not scored or scored[0][0] < LEAST:
            return None
        best = scored[0][1]
        rivals = [score for score, place in scored[1:] if not _is_same_area(place, best)]
        return best if not rivals or scored[0][0] - rivals[0] >= MARGIN else None

    def _support(self, place: Place) -> float:
        value = min(self.countries[place.country], 4) * 0.4
        if place.admin1 and self.regions[place.admin1]:
            value += 1.5
        return min(value, MOST_SUPPORT)


def _joined(name: str, region: str) -> str:
    return f"{name}, {region}" if name[:1].isascii() or name[:1] < "\u0250" else f"{region} {name}"


def _bare(name: str) -> str:
    readings = strip_generic_term(name)
    return normalise(readings[0].name if readings and len(readings[0].name) > 1 else name)


def _is_same_area(place: Place, other: Place) -> bool:
    """Tell whether one of two places is the town and the other the region that it is in."""
    return (
        place.country == other.country
        and place.admin1 == other.admin1
        and _bare(place.name) == _bare(other.name)
    )


def country_of(name: str, known: Known) -> str | None:
    """Return the country that a name is, None where it is none's or a town's of the name is larger."""
    places = [place for place, _ in known.get(normalise(name), []) if place.level == "country"]
    return places[0].country if places else None
