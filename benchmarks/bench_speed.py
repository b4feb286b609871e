"""Names a second: ``python benchmarks/bench_speed.py [--against ../other/sistermap] [--names 300] [--runs 3] [--seed 1]``.

Cities are drawn by a seed, and their names in six languages from the gazetteer, as they are and with one letter of another
name put in: such a name is in no source, so that it is matched by sound or as a typo. Each list is placed with its
countries and without, after start, by processes that take turns; the median of their CPU times counts. With another
checkout, its folder being called sistermap too, the ratio to it follows each line.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LANGUAGES = ("ko", "ja", "zh-Hans", "ru", "de", "fr")
LEAST_PEOPLE = 20_000
HERE = Path(__file__).resolve().parents[1]

Lists = dict[str, list[tuple[str, str]]]  # what they are -> names with their countries


def main() -> None:
    """Print names a second of each list, and the ratio to the other checkout."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--against", type=Path, help="the folder of another checkout")
    parser.add_argument("--names", type=int, default=300, help="of each language and kind")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--time", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.time:
        print(json.dumps(timed(json.loads(options.time.read_text(encoding="utf-8")))))
        return
    checkouts = [HERE, *([options.against.resolve()] if options.against else [])]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "names.json"
        drawn = draw(options.names, options.seed)
        file.write_text(json.dumps(drawn), encoding="utf-8")
        runs = [[run(checkout, file) for checkout in checkouts] for _ in range(options.runs)]
    for what in runs[0][0]:
        medians = [statistics.median(one[at][what] for one in runs) for at in range(len(checkouts))]
        ratio = f", {medians[1] / medians[0]:.2f} times as fast" if options.against else ""
        if what == "peak":
            print(f"peak {' against '.join(f'{size:.0f} MB' for size in medians)}")
        elif what == "start":
            print(f"start {medians[0]:.2f} s{ratio}")
        else:
            print(f"{what:28} {len(drawn[what.rpartition(',')[0]]) / medians[0]:8,.0f} names/s{ratio}")


def draw(size: int, seed: int) -> Lists:
    """Return a list for each language, as the gazetteer has the names and with a letter of another."""
    from sistermap import data
    from sistermap.geo.gazetteer import Gazetteer

    chance = random.Random(seed)
    lists: Lists = {}
    with Gazetteer.open(data.HERE) as gazetteer:
        countries = {code: gazetteer.place(f"country:{code}") for code in gazetteer.countries}
        places = [place for code in countries for place in gazetteer.places_above(code, LEAST_PEOPLE)]
        cities = [place for place in places if place.level == "city"]
        chance.shuffle(cities)
        for language in LANGUAGES:
            names: list[tuple[str, str]] = []
            for place in cities:
                name = gazetteer.names(place.place_id).get(language)
                country = countries[place.country]
                if name and len(name) > 2 and country:
                    names.append((name, country.name))
                if len(names) == size:
                    break
            lists[language] = names
            letters = [name[1:] for name, _ in names]
            lists[f"{language}, unknown"] = [(_changed(name, letters, chance), one) for name, one in names]
    return lists


def _changed(name: str, others: list[str], chance: random.Random) -> str:
    at = chance.randrange(1, len(name))
    return name[:at] + chance.choice(chance.choice(others)) + name[at + 1 :]


def run(checkout: Path, file: Path) -> dict[str, float]:
    """Return the seconds that a process with the code of a checkout takes for each list."""
    environment = {**os.environ, "PYTHONPATH": str(checkout.parent)}
    command = [sys.executable, __file__, "--time", str(file)]
    done = subprocess.run(
        command, env=environment, cwd=checkout, check=True, stdout=subprocess.PIPE, text=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def timed(lists: Lists) -> dict[str, float]:
    """Return the seconds that each list takes, after start, with its countries and without them."""
    began = time.perf_counter()
    from sistermap import data
    from sistermap.geo.gazetteer import Gazetteer
    from sistermap.geo.naming.geocode_names import geocode_names

    took: dict[str, float] = {}
    with Gazetteer.open(data.HERE) as gazetteer:
        geocode_names(["Busan"], ["KR"], gazetteer)
        took["start"] = time.perf_counter() - began
    for what, pairs in lists.items():
        names, countries = zip(*pairs, strict=True)
        for how, stated in (("country", countries), ("no country", None)):
            with Gazetteer.open(data.HERE) as gazetteer:  # nothing is known of the list before
                began = time.process_time()
                geocode_names(names, stated, gazetteer)
                took[f"{what}, {how}"] = time.process_time() - began
    took["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return took


if __name__ == "__main__":
    main()
