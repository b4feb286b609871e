"""What is known about one name: a verdict, its reason, and every candidate with its evidence."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..reasons import Params, Reason, because, phrase
from .evidence import PARTS, Features, log_odds, log_odds_by_part

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place


MOST_KEPT = 10  # candidates that an answer holds
MOST_SHOWN = 20  # candidates that are written as text
_CONTEXT = PARTS["neighbours"] + PARTS["list"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may be of."""

    place: Place
    match: str  # one of `geo.schema.MATCHES`
    features: Features  # what was measured, by `evidence.WEIGHTS`
    spelling: str = ""  # the key that matched, where it is not the name's own
    log_odds: float = field(init=False)  # log10 of its odds

    def __post_init__(self) -> None:
        """Weigh the features once."""
        object.__setattr__(self, "log_odds", log_odds(self.features))

    @property
    def context_log_odds(self) -> float:
        """The part of the weight that the other rows of the list give."""
        return log_odds({name: self.features[name] for name in _CONTEXT if name in self.features})

    def without_features(self, *names: str) -> Candidate:
        """Return the same candidate without some of its features."""
        features = {name: value for name, value in self.features.items() if name not in names}
        return Candidate(self.place, self.match, features, self.spelling)

    def with_features(self, **more: float) -> Candidate:
        """Return the same candidate with more features."""
        if not more:
            return self
        features = dict(self.features)
        for name, value in more.items():
            features[name] = features.get(name, 0.0) + value
        return Candidate(self.place, self.match, features, self.spelling)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known about one name."""

    verdict: str  # placed, ambiguous or missing
    why: Reason
    match: str | None = None
    score: float | None = None  # 0 to 1: how likely the best candidate is the place that is meant
    place: Place | None = None
    candidates: tuple[Candidate, ...] = field(default=())  # the likeliest, the best first
    count: int = 0  # of all candidates, where more were found than are kept
    none: Features = field(default_factory=dict, compare=False)  # the evidence for "none of these"

    @property
    def more_candidates(self) -> int:
        """How many candidates were found beside those that are kept."""
        return max(0, self.count - len(self.candidates))

    @property
    def reason_code(self) -> str:
        """One of `reason_codes.NAME_CODES`."""
        return self.why.code

    @property
    def reason_params(self) -> Params:
        """What the sentence of the reason is about: text, numbers and places."""
        return self.why.params

    @property
    def reason(self) -> str:
        """The reason as sentences in English; `why.sentence` writes it in other languages."""
        return self.why.sentence()

    def as_row(self, *, candidates: bool = True) -> dict[str, Any]:
        """Return the answer as the tables keep it: the columns `schema.ANSWER`, None where there is nothing.

        Without `candidates` that column, which takes longest to write, is left out.

        Examples
        --------
        >>> answer = Answer("missing", Reason("unknown", {"name": "Atlantis"}))
        >>> answer.as_row()["reason_params"]
        '{"name": "Atlantis"}'
        """
        place = self.place
        row = {
            "verdict": self.verdict,
            "match": self.match if place else None,
            "score": self.score if place else None,
            "place_id": place.place_id if place else None,
            "place_name": place.name if place else None,
            "level": place.level if place else None,
            "country_code": (place.country or None) if place else None,
            "admin1": (place.admin1 or None) if place else None,
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "reason": self.reason,
            "reason_code": self.reason_code,
            "reason_params": self.why.params_json(),
        }
        return {**row, "candidates": self.candidates_json()} if candidates else row

    def as_json(self) -> str:
        """Write the answer as JSON.

        Examples
        --------
        >>> Answer("missing", Reason("name_empty")).as_json()[:40]
        '{"verdict": "missing", "reason": "There '
        """
        return json.dumps(
            {
                "verdict": self.verdict,
                "reason": self.reason,
                "reason_code": self.reason_code,
                "reason_params": self.reason_params,
                "match": self.match,
                "score": self.score,
                "place": None if self.place is None else _described(self.place),
                "candidates": [
                    {
                        **_described(candidate.place),
                        "match": candidate.match,
                        "log_odds": round(candidate.log_odds, 2),
                        "evidence": {
                            part: round(value, 2)
                            for part, value in log_odds_by_part(candidate.features).items()
                        },
                    }
                    for candidate in self.candidates
                ],
                "more_candidates": self.more_candidates,
            },
            ensure_ascii=False,
        )

    def __str__(self) -> str:
        """Return `as_text`: ``print(find("Paris"))`` lists the candidates."""
        return self.as_text()

    def as_text(self, lang: str = "en", *, explain: bool = False) -> str:
        """Write the answer in a language, one candidate a line; with `explain`, the parts of each score.

        Examples
        --------
        >>> print(Answer("missing", Reason("name_empty")).as_text())
        missing: There is no name.
        """
        lines = [f"{self.verdict}: {self.why.sentence(lang)}"]
        for number, candidate in enumerate(self.candidates[:MOST_SHOWN], start=1):
            place = candidate.place
            where = ", ".join(part for part in (place.admin1, place.country) if part)
            people = f", {phrase('people', {'count': place.population}, lang)}" if place.population else ""
            lines.append(
                f"{number}. {place.name} ({phrase(f'level.{place.level}', {}, lang)}; {where}{people}) "
                f"{place.lat:.4f}, {place.lon:.4f}  {candidate.match}  {place.place_id}"
            )
            if explain:
                parts = (
                    f"{part} {value:+.2f}" for part, value in log_odds_by_part(candidate.features).items()
                )
                lines.append(f"   {candidate.log_odds:.2f} = {', '.join(parts)}")
        if more := max(0, len(self.candidates) - MOST_SHOWN) + self.more_candidates:
            lines.append(phrase("more_candidates", {"count": more}, lang))
        return "\n".join(lines)

    def candidates_json(self, most: int = 8) -> str | None:
        """Write the candidates as the tables keep them, or None if there is none."""
        if not self.candidates:
            return None
        return json.dumps([_described(one.place) for one in self.candidates[:most]], ensure_ascii=False)


def _described(place: Place) -> dict[str, object]:
    return {
        "place_id": place.place_id,
        "name": place.name,
        "level": place.level,
        "country": place.country,
        "region": place.admin1,
        "population": place.population,
        "lat": place.lat,
        "lon": place.lon,
    }


def because_several(name: str, first: Place, second: Place, more: int, gazetteer: Gazetteer) -> Reason:
    """Return that a name may mean two places, or these and `more` others."""
    places = {"place": place_param(first, gazetteer), "other": place_param(second, gazetteer)}
    if more:
        return because("several", name=name, **places, count=more)
    return because("either", name=name, **places)


def place_param(place: Place, gazetteer: Gazetteer) -> dict[str, str]:
    """Return a place as a parameter of reasons, with the name of its region.

    Examples
    --------
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     place_param(gazetteer.place("city:4250542"), gazetteer)
    {'name': 'Springfield', 'level': 'city', 'region': 'Illinois', 'country': 'US'}
    """
    region = None
    if place.level not in ("country", "admin1"):
        region = gazetteer.place(f"admin1:{place.admin1}")
    return {
        "name": place.name,
        "level": place.level,
        "region": region.name if region else "",
        "country": place.country,
    }
