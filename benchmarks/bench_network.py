"""The figures of an edge list, with the time and the memory that they take.

    python benchmarks/bench_network.py twin.tsv [--exact]

The file has two names or numbers a line, as KONECT writes them; lines that begin with % are left out. Of KONECT's network
"twin" (twinned cities of Wikidata, http://konect.cc/networks/twin/) the published figures are printed beside ours.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
from sistermap.geo.analysis.network.chance import swap_once
from sistermap.geo.analysis.network.graph import build_graph
from sistermap.geo.analysis.network.measures import measure_graph

TWIN = {
    "places": 14_274,
    "pairs": 20_573,
    "largest_component": 10_320,
    "transitivity": 0.111361,
    "assortativity": 0.386786,
    "triangles": 6_327,
    "diameter": 25,
    "largest_degree": 99,
}


def main() -> None:
    """Print the figures and times."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("edges", help="the edge list")
    parser.add_argument("--exact", action="store_true", help="as the command's")
    given = parser.parse_args()
    ends = pd.read_csv(given.edges, sep=r"\s+", comment="%", header=None, usecols=[0, 1])
    graph, seconds = timed(lambda: build_graph(ends))
    print(f"graph             {seconds:8.2f} s")
    measured, seconds = timed(lambda: measure_graph(graph, exact=given.exact))
    how = "exact" if measured.sources is None else f"{measured.sources} sources"
    print(f"all figures       {seconds:8.2f} s   {how}")
    _, seconds = timed(lambda: swap_once(graph.pairs, np.random.default_rng(0)))
    print(f"a round of swaps  {seconds:8.4f} s")
    print(f"memory            {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    for line in figures(measured.figures, len(graph.pairs) == TWIN["pairs"]):
        print(line)


def figures(found: dict[str, float | None], is_twin: bool) -> Iterator[str]:
    """Write each figure, beside the published one where there is one."""
    for name, value in found.items():
        if value is not None:
            published = f"   published {TWIN[name]:g}" if is_twin and name in TWIN else ""
            yield f"{name:18}{value:14.6f}{published}"


def timed(work: Callable) -> tuple:
    """Return what a piece of work gives, and the seconds that it takes."""
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


if __name__ == "__main__":
    main()
