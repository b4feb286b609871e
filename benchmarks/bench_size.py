"""How cost grows with a list: ``python benchmarks/bench_size.py [--ties 10000 100000] [--kit TABLE] [--against ../other/sistermap]``.

Lists of ties with coordinates between cities of the gazetteer, drawn by a seed, are drawn as pages, each by a process of
its own, and so is the example of ``demo``. CPU time, time by the clock, peak memory and the size of what was written are
medians of the runs; each line's ratio is to ``demo`` in the same run. With another checkout, its folder being called
sistermap too, both take turns, and what the other one took follows. ``--table`` draws a file of one's own, ``--kit`` makes
its kit as well.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

HERE = Path(__file__).resolve().parents[1]
LEAST_PEOPLE = 15_000
KINDS = ("sister", "friendship", "student exchange", "MOU")


class Cost(NamedTuple):
    """Of one process."""

    cpu_s: float
    clock_s: float
    peak_mb: float
    written_mb: float


def main() -> None:
    """Print a line for each list and command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ties", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--table", type=Path, nargs="*", default=[], help="also draw these")
    parser.add_argument("--kit", type=Path, help="also make the kit of this")
    parser.add_argument("--against", type=Path, help="the folder of another checkout")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    checkouts = [HERE, *([given.against.resolve()] if given.against else [])]
    with tempfile.TemporaryDirectory() as folder:
        jobs = {"demo": ["demo"]}
        for count in given.ties:
            path = Path(folder, f"{count}.csv")
            write_list(path, count, given.seed)
            jobs[f"draw {count:,} ties"] = ["draw", str(path)]
        jobs |= {f"draw {table.name}": ["draw", str(table)] for table in given.table}
        if given.kit:
            jobs[f"kit {given.kit.name}"] = ["kit", str(given.kit)]
        report(jobs, checkouts, given.runs, Path(folder))


def report(jobs: dict[str, list[str]], checkouts: list[Path], runs: int, folder: Path) -> None:
    """Run every job as often as `runs` says, the checkouts in turn, and print the medians."""
    print(f"{'':24} {'CPU s':>8} {'clock s':>8} {'peak MB':>8} {'files MB':>9} {'of demo':>8}")
    demo: dict[Path, float] = {}
    for checkout in checkouts:
        run(checkout, ["demo"], folder)  # fills caches
    for name, arguments in jobs.items():
        costs = {checkout: list[Cost]() for checkout in checkouts}
        for _ in range(runs):
            for checkout in checkouts:
                costs[checkout].append(run(checkout, arguments, folder))
        for at, checkout in enumerate(checkouts):
            middle = Cost(*(statistics.median(each) for each in zip(*costs[checkout], strict=True)))
            demo.setdefault(checkout, middle.cpu_s)
            label = name if not at else "  the other checkout"
            print(
                f"{label:24} {middle.cpu_s:8.2f} {middle.clock_s:8.2f} {middle.peak_mb:8.0f} {middle.written_mb:9.2f} "
                f"{middle.cpu_s / demo[checkout]:7.1f}x",
                flush=True,
            )


def run(checkout: Path, arguments: list[str], folder: Path) -> Cost:
    """Run one command with the code of a checkout."""
    with tempfile.TemporaryDirectory(dir=folder) as made:
        output = Path(made, "kit" if arguments[0] == "kit" else "map.html")
        begin = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "sistermap", *arguments, "-o", str(output)],
            env={**os.environ, "PYTHONPATH": str(checkout.parent)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        clock = time.perf_counter() - begin
        if status:
            raise SystemExit(f"{' '.join(arguments)} failed with the code of {checkout}")
        written = sum(path.stat().st_size for path in Path(made).rglob("*") if path.is_file())
        return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024, written / 1e6)


def write_list(path: Path, count: int, seed: int) -> None:
    """Write a list of ties between cities, the first of which have the most; with dates, kinds and numbers."""
    import numpy as np
    import pandas as pd

    cities = read_cities()
    random = np.random.default_rng(seed)
    cities = cities.iloc[random.permutation(len(cities))].reset_index(drop=True)
    shares = 1 / np.arange(1, len(cities) + 1) ** 0.8
    ends = [random.choice(len(cities), count, p=shares / shares.sum()) for _ in range(2)]
    columns = {
        f"{column}{side}": cities[column].to_numpy()[end]
        for side, end in enumerate(ends, start=1)
        for column in ("city", "country", "lat", "lng")
    }
    table = pd.DataFrame(columns).assign(
        kind=random.choice(KINDS, count),
        since=random.integers(1960, 2026, count),
        students=random.integers(1, 400, count),
    )
    table.to_csv(path, index=False)


def read_cities() -> pd.DataFrame:
    """Return the cities of the gazetteer with at least `LEAST_PEOPLE` people."""
    import pandas as pd

    sys.path.insert(0, str(HERE.parent))
    from sistermap import data
    from sistermap.geo.gazetteer import Gazetteer

    with Gazetteer.open(data.HERE) as gazetteer:
        places = [
            (place.name, place.country, place.lat, place.lon)
            for country in gazetteer.countries
            for place in gazetteer.places_above(country, LEAST_PEOPLE)
            if place.level == "city"
        ]
    return pd.DataFrame(places, columns=["city", "country", "lat", "lng"])


if __name__ == "__main__":
    main()
