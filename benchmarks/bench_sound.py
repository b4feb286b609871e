"""Names in other scripts: ``python benchmarks/bench_sound.py [--names 400] [--seed 1]``.

The tables are learned again without a fifth of the places; names of towns of that fifth that a source gives with their
language are then looked for in their countries. First is the share whose best find is the place itself, or one within
25 km or of the same name; found is the share with the place anywhere among the finds; the floor is the score that nine in
ten of the found ones pass; false is the share of names whose best other find passes it, the true place being
hidden. Names/s are of CPU, the names of a country being read. The peer is rapidfuzz over anyascii, on the same names, with its own floor.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz, process
from sistermap import data
from sistermap.data.recipes import sounds
from sistermap.geo.gazetteer import Gazetteer, Place
from sistermap.geo.gazetteer.build import TRANSLITERATION
from sistermap.geo.gazetteer.built import gazetteer_file
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.relations import distance_km
from sistermap.geo.naming.transliteration import transliterate

Case = tuple[str, int, str]  # key, number of the place, country
Find = tuple[int, str, float]  # number, spelling, score
NEAR_KM = 25.0
NOT_FOUND = -99.0


def main() -> None:
    """Print one line a script for us, then one for the peer, and the most memory until then."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--names", type=int, default=400, help="of each script")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tables", type=Path, help="folder to keep or find the tables in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.tables or Path(made)
        if not (folder / "gazetteer" / TRANSLITERATION).exists():
            learn_without(folder)
        with Gazetteer.open(folder) as gazetteer:
            drawn = held_out(options.names, options.seed, gazetteer)
            for who, find in (("sistermap", transliterated), ("rapidfuzz", alike)):
                for script, cases in drawn.items():
                    report(script, who, cases, gazetteer, find)
                print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB", flush=True)


def learn_without(folder: Path) -> None:
    """Put the store into `folder`, with tables that know nothing of each fifth place."""
    text = folder / "gazetteer"
    text.mkdir(parents=True, exist_ok=True)
    for file in (data.HERE / "gazetteer").glob("*.tsv"):
        if file.name != TRANSLITERATION:
            (text / file.name).symlink_to(file)
    began = time.perf_counter()
    store = gazetteer_file(data.HERE)
    counts = sounds.write_sounds(store, text / TRANSLITERATION, keep=lambda number: number % 5 != 0)
    print(f"learned from {sum(counts.values()):,} pairs in {time.perf_counter() - began:.0f} s")


def held_out(size: int, seed: int, gazetteer: Gazetteer) -> dict[str, list[Case]]:
    """Draw names of towns of the fifth by script, one of a place."""
    drawn: dict[str, dict[int, Case]] = defaultdict(dict)
    for number, _, country, _, key, how in sounds.names(gazetteer_file(data.HERE)):
        script = sounds.script_of(key)
        written = script == sounds.HAN and country in sounds.WRITTEN
        if (
            number % 5 == 0
            and how == 1
            and script in sounds.SCRIPTS
            and not written
            and len(sounds.units(key)) > 2
        ):
            drawn[script].setdefault(number, (key, number, country))
    chance = random.Random(seed)
    cases = {}
    for script in sounds.SCRIPTS:
        towns = [
            case
            for case in sorted(drawn[script].values())
            if gazetteer.place_by_rowid(case[1]).level == "city"
        ]
        cases[script] = chance.sample(towns, min(size, len(towns)))
    return cases


def transliterated(key: str, country: str, gazetteer: Gazetteer) -> list[Find]:
    """Return what sistermap finds."""
    return [(one.rowid, one.spelling, one.score) for one in transliterate(key, [country], gazetteer)]


def alike(key: str, country: str, gazetteer: Gazetteer) -> list[Find]:
    """Return what is most like the key in ASCII letters."""
    names = NAMES.setdefault(country, gazetteer.latin_names(country, 0))
    if country not in ASCII:
        ASCII[country] = [anyascii(name).lower() for name, _, _ in names]
    found = process.extract(anyascii(key).lower(), ASCII[country], scorer=fuzz.ratio, limit=10)
    return [(names[at][1], names[at][0], score) for _, score, at in found]


NAMES: dict[str, list[tuple[str, int, int]]] = {}
ASCII: dict[str, list[str]] = {}


def report(
    script: str,
    who: str,
    cases: list[Case],
    gazetteer: Gazetteer,
    find: Callable[[str, str, Gazetteer], list[Find]],
) -> None:
    """Print first guesses that are right, the floor, and the false finds above it."""
    took, first, true, false = 0.0, 0, [], []
    for country, key in {country: key for key, _, country in cases}.items():
        find(key, country, gazetteer)  # so that no name waits for the names of its country
    for key, number, country in cases:
        began = time.process_time()
        found = find(key, country, gazetteer)
        took += time.process_time() - began
        place = gazetteer.place_by_rowid(number)
        same = [is_same(gazetteer.place_by_rowid(other), place) for other, _, _ in found]
        first += bool(same) and same[0]
        true.append(max((one[2] for one, right in zip(found, same, strict=True) if right), default=NOT_FOUND))
        false.append(
            max((one[2] for one, right in zip(found, same, strict=True) if not right), default=NOT_FOUND)
        )
    known = sorted(score for score in true if score > NOT_FOUND)
    floor = known[len(known) // 10]
    above = sum(score >= floor for score in false) / len(false)
    print(
        f"{script:10} {who}: {len(cases)} names, first {first / len(cases):6.1%}, found {len(known) / len(cases):6.1%}, "
        f"floor {floor:5.1f}, false {above:6.1%}, {len(cases) / took:,.0f} names/s",
        flush=True,
    )


def is_same(one: Place, other: Place) -> bool:
    """Tell whether a find is the place that is meant, or one that its name does not distinguish from it."""
    return distance_km(one, other) <= NEAR_KM or normalise(one.name) == normalise(other.name)


if __name__ == "__main__":
    main()
