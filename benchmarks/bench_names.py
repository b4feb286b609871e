"""Misspelled names and speed: ``python benchmarks/bench_names.py [--above 50000] [--seed 1] [--speed 20000]``.

Each city above a population gets one slip, seeded: a letter left out, put in, exchanged with its neighbour or
replaced. It is looked up with its country. Right is the city itself or a place within 25 km; offered first is that such
a place is the first candidate of a name that is ambiguous; ambiguous is every other name that is not placed, missing ones
included; wrong is another place. A slip that makes another city's name of the same country cannot be distinguished
and is counted separately. The peer is `difflib.get_close_matches` over the names of the country, which always answers.
"""

from __future__ import annotations

import argparse
import difflib
import random
import resource
import sqlite3
import string
import time
from collections import Counter, defaultdict

from sistermap import data
from sistermap.geo.gazetteer import Gazetteer, Place
from sistermap.geo.gazetteer.built import gazetteer_file
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.geocode_names import geocode_names
from sistermap.geo.naming.relations import distance_km

Found = list[Place | None]
NEAR_KM = 25.0
PEER_NAMES = 300


def main() -> None:
    """Print right, offered first, ambiguous and wrong, the peer's, and names a second."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--above", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--speed", type=int, default=20_000)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    began = time.perf_counter()
    with Gazetteer.open(data.HERE) as gazetteer:
        started = time.perf_counter() - began
        cities = read_cities(gazetteer, args.above)
        slips = [slip(city.name, chance) for city in cities]
        report("sistermap", cities, slips, answers_to(slips, cities, gazetteer), gazetteer)
        few = chance.sample(range(len(cities)), min(PEER_NAMES, len(cities)))
        report(
            "difflib",
            [cities[i] for i in few],
            [slips[i] for i in few],
            (close_matches(few, cities, slips), [None] * len(few)),
            gazetteer,
        )
        names = chance.choices(cities, k=args.speed)
        began = time.perf_counter()
        geocode_names([city.name for city in names], [city.country for city in names], gazetteer)
        took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"start {started:.2f} s, {args.speed / took:,.0f} names a second after it, peak {peak:.0f} MB")


def read_cities(gazetteer: Gazetteer, above: int) -> list[Place]:
    """Return the cities whose names are written in Latin letters and have five or more."""
    with sqlite3.connect(gazetteer_file(data.HERE)) as base:
        sources = base.execute(
            "SELECT source FROM place WHERE level = 3 AND population > ? ORDER BY id", (above,)
        )
        places = [gazetteer.place(f"city:{source}") for (source,) in sources]
    return [
        place
        for place in places
        if place is not None and len(place.name) >= 5 and normalise(place.name).isascii()
    ]


def slip(name: str, chance: random.Random) -> str:
    """Make one slip behind the first letter, never at a space."""
    spots = [i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i + 1].isalpha()]
    if not spots:
        return name
    at = chance.choice(spots)
    letter = chance.choice(string.ascii_lowercase.replace(name[at].lower(), ""))
    return chance.choice(
        [name[:at] + name[at + 1 :], name[:at] + letter + name[at:], name[:at] + letter + name[at + 1 :],
         name[:at] + name[at + 1] + name[at] + name[at + 2 :]]
    )  # fmt: skip


def answers_to(slips: list[str], cities: list[Place], gazetteer: Gazetteer) -> tuple[Found, Found]:
    """Return what `geocode_names` places, and what it offers first."""
    answers = geocode_names(slips, [city.country for city in cities], gazetteer)
    placed = [answer.place if answer.verdict == "placed" else None for answer in answers]
    return placed, [answer.candidates[0].place if answer.candidates else None for answer in answers]


def close_matches(few: list[int], cities: list[Place], slips: list[str]) -> Found:
    """Return what the standard library's closest name of the country is."""
    by_country: dict[str, dict[str, Place]] = defaultdict(dict)
    for city in cities:
        by_country[city.country].setdefault(city.name, city)
    found = []
    for i in few:
        names = by_country[cities[i].country]
        close = difflib.get_close_matches(slips[i], names, n=1, cutoff=0.0)
        found.append(names[close[0]] if close else None)
    return found


def report(
    who: str, cities: list[Place], slips: list[str], found: tuple[Found, Found], gazetteer: Gazetteer
) -> None:
    """Print one line of shares."""
    tally: Counter[str] = Counter()
    for city, written, place, first in zip(cities, slips, *found, strict=True):
        if place is None:
            near = first is not None and distance_km(city, first) <= NEAR_KM
            tally["offered first" if near else "ambiguous"] += 1
        elif distance_km(city, place) <= NEAR_KM:
            tally["right"] += 1
        elif any(other.country == city.country for other, _ in gazetteer.lookup(normalise(written))):
            tally["another city's name"] += 1
        else:
            tally["wrong"] += 1
    shares = ", ".join(f"{key} {100 * n / len(cities):.2f} %" for key, n in tally.most_common())
    print(f"{who}: {len(cities):,} slips: {shares}")


if __name__ == "__main__":
    main()
