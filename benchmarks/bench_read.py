"""Reading a large CSV against pandas.read_csv, and the plan of a list against all of its reading, in one run.

    python benchmarks/bench_read.py [--rows 1000000] [--lists 20 200 5000] [--no-memory]

The tables are made of the larger cities of the gazetteer, the same ones every time: City, Country, Partner city, Partner
country, Since. The plan is all that is done before the rows are read: the blocks of the sheets, the header, and what each
column is.
"""

from __future__ import annotations

import argparse
import csv
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.review.judged_table import judge_table
from sistermap.geo.tables import layouts, read_ties
from sistermap.geo.tables.files import read_sheets

LABELS = ["City", "Country", "Partner city", "Partner country", "Since"]
COUNTRIES = ("US", "DE", "JP", "FR", "CN", "PL", "KR", "GB", "IT", "BR")
CITIES = 200  # of each country
# What is done before the rows: (where it is called, its name).
PLAN = (
    (read_ties, "find_blocks"),
    (read_ties, "find_nodes"),
    (layouts.Reader, "_as_matrix"),
    (layouts.Reader, "_as_edges"),
    (layouts.Reader, "_as_series"),
    (layouts.Reader, "_table"),
)


def main() -> None:
    """Time all of it and print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000, help="of the CSV (default: %(default)s)")
    parser.add_argument("--lists", type=int, nargs="*", default=[20, 200, 5000], help="rows of the lists")
    parser.add_argument("--no-memory", action="store_true", help="leave out the peaks of memory")
    parser.add_argument("--peak-of", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peak_of:
        print_peak(*given.peak_of)
        return
    with tempfile.TemporaryDirectory() as folder:
        warm_up(Path(folder))
        compare_plans(Path(folder), given.lists)
        table = Path(folder) / "large.csv"
        write_table(table, given.rows)
        compare_csv(table, memory=not given.no_memory)


def write_table(path: Path, rows: int) -> None:
    """Write pairs of cities, the same ones every time."""
    with Gazetteer.open(data.HERE) as gazetteer:
        cities = [
            (place.name, country)
            for code in COUNTRIES
            for country in (gazetteer.place(f"country:{code}").name,)
            for place in sorted(gazetteer.places_above(code, 15_000), key=lambda one: -one.population)[
                :CITIES
            ]
        ]
    chosen = random.Random(20)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(LABELS)
        for _ in range(rows):
            one, other = chosen.choice(cities), chosen.choice(cities)
            writer.writerow([*one, *other, chosen.randrange(1950, 2024)])


def warm_up(folder: Path) -> None:
    """Import everything and read the lists of words, which take as long whatever is read."""
    write_table(folder / "warm-up.csv", 5)
    with Gazetteer.open(data.HERE) as gazetteer:
        judge_table(folder / "warm-up.csv", gazetteer)


def compare_plans(folder: Path, lists: list[int]) -> None:
    """Print which part of reading and judging a list the plan is."""
    for rows in lists:
        table = folder / f"list-{rows}.csv"
        write_table(table, rows)
        with Gazetteer.open(data.HERE) as gazetteer, plan_timed() as spent:
            judged = seconds(lambda: judge_table(table, gazetteer))  # noqa: B023
            of_judging = spent[0]
        with Gazetteer.open(data.HERE) as gazetteer, plan_timed() as spent:
            read = seconds(lambda: read_ties.read_ties(table, gazetteer=gazetteer))  # noqa: B023
        print(
            f"a list of {rows} rows: read and judged in {judged:.3f} s, of which the plan is"
            f" {of_judging / judged:.0%}; read in {read:.3f} s, of which it is {spent[0] / read:.0%}"
        )


def compare_csv(table: Path, *, memory: bool) -> None:
    """Print how long a large CSV takes, and how much memory, as often as pandas.read_csv does."""
    pandas = min(seconds(lambda: pd.read_csv(table)) for _ in range(3))
    opened = min(seconds(lambda: read_sheets(table)) for _ in range(2))
    with Gazetteer.open(data.HERE) as gazetteer, plan_timed() as spent:
        whole = seconds(lambda: read_ties.read_ties(table, gazetteer=gazetteer))
    size = table.stat().st_size / 1e6
    print(f"a CSV of {size:.0f} MB")
    print(f"pandas.read_csv  {pandas:7.2f} s")
    print(f"its sheet        {opened:7.2f} s   {opened / pandas:5.1f} times pandas.read_csv")
    print(f"its ties         {whole:7.2f} s   {whole / pandas:5.1f} times")
    print(
        f"without the plan {whole - spent[0]:7.2f} s   {(whole - spent[0]) / pandas:5.1f} times; the plan takes {spent[0]:.2f} s"
    )
    if memory:
        peaks = {name: peak_of(name, table) for name in ("pandas", "ties")}
        print(
            f"peak of memory   {peaks['ties']:7.0f} MB  {peaks['ties'] / peaks['pandas']:5.1f} times pandas.read_csv ({peaks['pandas']:.0f} MB)"
        )


@contextmanager
def plan_timed() -> Iterator[list[float]]:
    """Give the seconds that the steps of the plan take while this is open."""
    spent = [0.0]
    running = [False]
    steps = [(owner, name, getattr(owner, name)) for owner, name in PLAN]

    def timed(step: Callable) -> Callable:
        def run(*arguments: object, **options: object) -> object:
            if running[0]:
                return step(*arguments, **options)
            running[0], start = True, time.process_time()
            try:
                return step(*arguments, **options)
            finally:
                running[0] = False
                spent[0] += time.process_time() - start

        return run

    for owner, name, step in steps:
        setattr(owner, name, timed(step))
    try:
        yield spent
    finally:
        for owner, name, step in steps:
            setattr(owner, name, step)


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes the processor, whatever else runs beside it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak_of(name: str, table: Path) -> float:
    """Return the most memory, in MB, that a process of its own takes."""
    command = [sys.executable, __file__, "--peak-of", name, str(table)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def print_peak(name: str, table: str) -> None:
    """Read a table and print the most memory that this took, as Linux counts it."""
    if name == "pandas":
        pd.read_csv(table)
    else:
        with Gazetteer.open(data.HERE) as gazetteer:
            read_ties.read_ties(table, gazetteer=gazetteer)
    status = Path("/proc/self/status").read_text()
    print(int(status.partition("VmHWM:")[2].split()[0]) / 1024)


if __name__ == "__main__":
    main()
