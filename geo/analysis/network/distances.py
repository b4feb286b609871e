"""Steps between all nodes of a graph, from 64 sources at once in the bits of each number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .graph import Graph, Numbers, Progress

Words = NDArray[np.uint64]

MOST_WORDS = 1 << 21  # that are looked at in one step: 16 MB
# Bits of each number below 2**16: numpy counts them itself from version 2.0 on.
_BITS = np.array([bin(number).count("1") for number in range(1 << 16)], dtype=np.uint8)


@dataclass(frozen=True, eq=False)
class Distances:
    """What is known of the steps from each node to the sources.

    Attributes
    ----------
    reached
        How many sources each node can reach, itself among them where it is one.
    steps
        The sum of the steps to them.
    farthest
        The most steps to one of them.
    """

    reached: Numbers
    steps: Numbers
    farthest: Numbers


def measure_distances(
    graph: Graph, sources: Numbers | None = None, progress: Progress | None = None
) -> Distances:
    """Count steps between nodes, breadth first (Then et al., "The More the Merrier", VLDB 2014).

    Parameters
    ----------
    graph
        Any graph.
    sources
        The nodes to which steps are counted; all if None.
    progress
        Called with how many of how many sources are done.

    Examples
    --------
    >>> import pandas as pd
    >>> from .graph import build_graph
    >>> measure_distances(build_graph(pd.DataFrame([("a", "b"), ("b", "c")]))).steps.tolist()
    [3, 2, 3]
    """
    wanted = np.arange(graph.size) if sources is None else sources
    reached, steps, farthest = (np.zeros(graph.size, dtype=np.int64) for _ in range(3))
    at_once = 64 * max(1, MOST_WORDS // max(2 * len(graph.pairs), graph.size, 1))
    for first in range(0, len(wanted), at_once):
        some = wanted[first : first + at_once]
        _spread(graph, some, reached, steps, farthest)
        if progress:
            progress(first + len(some), len(wanted))
    return Distances(reached, steps, farthest)


def _spread(graph: Graph, sources: Numbers, reached: Numbers, steps: Numbers, farthest: Numbers) -> None:
    """Go from some sources to all that they reach, and add what was found to the three counts."""
    starts, others = graph.neighbours
    tied = np.flatnonzero(graph.degrees)
    seen = np.zeros((graph.size, -(-len(sources) // 64)), dtype=np.uint64)
    at = np.arange(len(sources))
    np.bitwise_or.at(seen, (sources, at // 64), np.uint64(1) << (at % 64).astype(np.uint64))
    newest, distance = seen.copy(), 0
    while True:
        found = _count_bits(newest)
        reached += found
        steps += distance * found
        farthest[found > 0] = np.maximum(farthest[found > 0], distance)
        if not len(tied) or not found.any():
            return
        spread = np.zeros_like(seen)
        spread[tied] = np.bitwise_or.reduceat(newest[others], starts[tied], axis=0)
        newest = spread & ~seen
        seen |= newest
        distance += 1


def _count_bits(words: Words) -> Numbers:
    """Count the bits of each row."""
    return np.asarray(_BITS[words.view(np.uint16)].sum(axis=1), dtype=np.int64)
