"""Sums of many rows on Dask with one and two workers, beside one pandas process, each in a run of its own.

    python benchmarks/bench_scale.py make FOLDER --rows 10000000      parts of 1,000,000 rows, the same ones every time
    python benchmarks/bench_scale.py run FOLDER --workers 1 2         rows a second, and the peak of each process
    python benchmarks/bench_scale.py pandas FOLDER                    all rows in one frame, summed by groupby

The rows are like those of Erasmus mobility: from one of 250 cities of 28 countries to another, the larger ones more often,
with a day and a number of students; one name in 200 is misspelt beyond recognition. pandas only sums by the names as they
are written; it places none.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import threading
import time
from pathlib import Path

COUNTRIES = [
    "AT",
    "BE",
    "BG",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "ES",
    "FI",
    "FR",
    "GB",
    "GR",
    "HR",
    "HU",
    "IE",
    "IS",
    "IT",
    "LI",
    "LT",
    "LU",
    "LV",
    "MT",
    "NL",
    "NO",
    "PL",
    "PT",
    "RO",
    "SE",
    "SI",
    "SK",
    "TR",
    "CH",
]
CITIES = 250
PART_ROWS = 1_000_000
LABELS = ["Sending city", "Sending country", "Receiving city", "Receiving country", "Start date", "Students"]
SEED = 20260101


def main() -> None:
    """Make the rows, or time the sums."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["make", "run", "pandas", "one"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    given = parser.parse_args()
    if given.what == "make":
        make(given.folder, given.rows)
    elif given.what == "pandas":
        sum_with_pandas(given.folder)
    elif given.what == "one":
        print(json.dumps(time_one(given.folder, given.workers[0])))
    else:
        heads = (
            "workers",
            "rows",
            "seconds",
            "rows/s",
            "CPU s workers",
            "CPU s main",
            "worker MB",
            "main MB",
            "sums",
        )
        print(" ".join(f"{head:>13}" for head in heads))
        for workers in given.workers:
            command = [sys.executable, __file__, "one", str(given.folder), "--workers", str(workers)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            found = json.loads(done.stdout.splitlines()[-1])
            shown = (
                workers, found["rows"], found["seconds"], found["rows"] / found["seconds"], found["worker_cpu"],
                found["main_cpu"], max(found["worker_mb"]), found["main_mb"], found["groups"],
            )  # fmt: skip
            print(" ".join(f"{value:>13,.0f}" for value in shown))
            print(f"{found['summary']}", flush=True)


def make(folder: Path, rows: int) -> None:
    """Write the parts."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq
    from sistermap import data
    from sistermap.geo.gazetteer import Gazetteer

    folder.mkdir(parents=True, exist_ok=True)
    with Gazetteer.open(data.HERE) as gazetteer:
        found = [
            (place.population, place.name, code)
            for code in COUNTRIES
            for place in gazetteer.places_above(code, 20_000)
            if place.level == "city"
        ]
    found = sorted(set(found), reverse=True)[:CITIES]
    names = [name for _, name, _ in found]
    names += [name[::-1].lower() + "q" for name in names]  # beyond recognition
    countries = [code for _, _, code in found] * 2
    weights = np.array([people for people, _, _ in found], dtype=float) ** 0.6
    weights /= weights.sum()
    for number, begin in enumerate(range(0, rows, PART_ROWS)):
        size = min(PART_ROWS, rows - begin)
        random = np.random.default_rng([SEED, number])
        ends = [random.choice(CITIES, size, p=weights) for _ in range(2)]
        ends = [end + CITIES * (random.random(size) < 1 / 200) for end in ends]
        days = np.datetime64("2014-01-01") + random.integers(0, 3650, size)
        columns = [
            pa.DictionaryArray.from_arrays(pa.array(end.astype(np.int32)), pa.array(words)).cast(pa.string())
            for end in ends
            for words in (names, countries)
        ]
        columns += [pa.array(days.astype("datetime64[D]")), pa.array(random.integers(1, 6, size))]
        pq.write_table(
            pa.table(columns, names=LABELS), folder / f"part-{number:05}.parquet", row_group_size=500_000
        )


def time_one(folder: Path, workers: int) -> dict[str, object]:
    """Sum with so many workers; a thread looks at the memory of their processes."""
    import sistermap as sm

    peaks: dict[int, float] = {}
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(os.getpid(), peaks, done))
    watch.start()
    start = time.perf_counter()
    sums = sm.aggregate(str(folder / "part-*.parquet"), value="Students", workers=workers)
    seconds = time.perf_counter() - start
    done.set()
    watch.join()
    main, workers_cpu = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "rows": sums.rows,
        "seconds": seconds,
        "worker_cpu": workers_cpu.ru_utime + workers_cpu.ru_stime,
        "main_cpu": main.ru_utime + main.ru_stime,
        "worker_mb": sorted(peaks.values()) or [0.0],
        "main_mb": main.ru_maxrss / 1024,
        "groups": len(sums.ties),
        "summary": sums.summary(),
    }


def _watch(parent: int, peaks: dict[int, float], done: threading.Event) -> None:
    """Read the peak that the kernel keeps of each process below this one, until the work is done."""
    while not done.wait(0.5):
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            except OSError:  # it has ended
                continue
            if int(lines["PPid"]) == parent and "VmHWM" in lines:
                peaks[int(status.parent.name)] = int(lines["VmHWM"].split()[0]) / 1024


def sum_with_pandas(folder: Path) -> None:
    """Sum by the names as they are written, all rows in memory."""
    import pandas as pd

    start = time.perf_counter()
    frame = pd.read_parquet(folder)
    sums = frame.groupby([*LABELS[:4], pd.to_datetime(frame["Start date"]).dt.year], sort=False)[
        "Students"
    ].agg(["size", "sum"])
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"pandas: {len(frame):,} rows, {seconds:.1f} s, {len(frame) / seconds:,.0f} rows/s, peak {peak:,.0f} MB, {len(sums):,} groups"
    )


if __name__ == "__main__":
    main()
