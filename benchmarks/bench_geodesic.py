"""Geodesics, whole columns at a time, against the same done row by row, in the same run.

    python benchmarks/bench_geodesic.py [--rows 25917] [--runs 3]

Both draw the same pairs of points, step at most 100 km and cut at the antimeridian: ours with `geo.geodesic`, the
other as it is written by hand, with `pyproj.Geod.inv_intermediate`, `shapely.LineString` and the antimeridian package.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import antimeridian
import numpy as np
import shapely
from pyproj import Geod
from sistermap.geo.geodesic import distances_km, geodesics

GEOD = Geod(ellps="WGS84")
STEP_KM = 100


def main() -> None:
    """Time both and print their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=25_917, help="pairs of points (default: %(default)s)")
    parser.add_argument(
        "--runs", type=int, default=3, help="runs, of which the median is printed (default: %(default)s)"
    )
    given = parser.parse_args()
    ends = random_ends(given.rows)
    ours, drawn = timed(
        lambda: (geodesics(*ends, max_segment_km=STEP_KM), distances_km(*ends))[0], given.runs
    )
    theirs, by_hand = timed(lambda: row_by_row(*ends), given.runs)
    unlike = sum(a.geom_type != b.geom_type for a, b in zip(drawn, by_hand, strict=True))
    print(
        f"{given.rows} lines, {int(shapely.get_num_coordinates(drawn.to_numpy()).sum())} vertices, {unlike} cut otherwise"
    )
    print(f"whole columns  {ours:8.2f} s")
    print(f"row by row     {theirs:8.2f} s   {theirs / ours:.0f} times as long")


def random_ends(rows: int) -> tuple[np.ndarray, ...]:
    """Scatter points over the lands' latitudes, the same ones every time."""
    rng = np.random.default_rng(20)
    a_lon, b_lon = rng.uniform(-180, 180, (2, rows))
    a_lat, b_lat = rng.uniform(-50, 65, (2, rows))
    return a_lon, a_lat, b_lon, b_lat


def row_by_row(*ends: np.ndarray) -> list[shapely.Geometry]:
    """Draw one line after the other."""
    lines = []
    for a_lon, a_lat, b_lon, b_lat in zip(*ends, strict=True):
        way = GEOD.inv_intermediate(
            a_lon,
            a_lat,
            b_lon,
            b_lat,
            del_s=1000 * STEP_KM,
            initial_idx=0,
            terminus_idx=0,
            return_back_azimuth=False,
        )
        line = shapely.LineString(zip(way.lons, way.lats, strict=True))
        lines.append(antimeridian.fix_line_string(line, great_circle=True))
    return lines


def timed(work: Callable, runs: int) -> tuple[float, list[shapely.Geometry]]:
    """Return the median time of `work` in seconds, and what it made."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        made = work()
        times.append(time.perf_counter() - start)
    return statistics.median(times), made


if __name__ == "__main__":
    main()
