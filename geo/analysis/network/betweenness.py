"""Betweenness: Brandes' algorithm for many sources at once, after the trees that hang on a graph are taken off."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .graph import Floats, Graph, Numbers, Progress, neighbours_of

AT_ONCE = 1 << 18  # pairs of a source and a node that are worked on together


class Core(NamedTuple):
    """What is left of a graph without the trees that hang on it: paths between other nodes pass these alone."""

    nodes: Numbers
    pairs: Numbers  # by the order in `nodes`
    weights: Floats  # how many nodes hang on each, itself among them


def measure_betweenness(
    graph: Graph, pivots: Numbers | None = None, progress: Progress | None = None
) -> Floats:
    """Sum up, for each node, the shares of shortest paths between two others that pass it; each pair counts once.

    Parameters
    ----------
    graph
        Any graph.
    pivots
        Which nodes of the core (`core_of`) are begun from, by their order in it: what they give is scaled up. All of them
        if None, which is exact.
    progress
        Called with how many of how many sources are done.

    Examples
    --------
    >>> import pandas as pd
    >>> from .graph import build_graph
    >>> measure_betweenness(build_graph(pd.DataFrame([("a", "b"), ("b", "c"), ("c", "d")]))).tolist()
    [0.0, 2.0, 2.0, 0.0]
    """
    core, passed = core_of(graph)
    sources = np.arange(len(core.nodes)) if pivots is None else pivots
    within = np.zeros(len(core.nodes))
    starts, others = neighbours_of(core.pairs, len(core.nodes))
    at_once = max(1, AT_ONCE // max(len(core.nodes), 1))
    for first in range(0, len(sources), at_once):
        some = sources[first : first + at_once]
        within += _from_sources(some, starts, others, core.weights)
        if progress:
            progress(first + len(some), len(sources))
    passed[core.nodes] += within / 2 * (len(core.nodes) / max(len(sources), 1))
    return passed


def core_of(graph: Graph) -> tuple[Core, Floats]:
    """Take nodes with one neighbour off, again and again, and count the paths that pass each node to or within what was taken.

    Which is exact (Baglioni et al., "Fast exact computation of betweenness centrality in social networks", ASONAM 2012):
    a path between two nodes passes v where they are in different branches of v.

    Examples
    --------
    >>> import pandas as pd
    >>> from .graph import build_graph
    >>> core, passed = core_of(build_graph(pd.DataFrame([("a", "b"), ("b", "c"), ("c", "a"), ("a", "d")])))
    >>> core.weights.tolist(), passed.tolist()
    ([2.0, 1.0, 1.0], [2.0, 0.0, 0.0, 0.0])
    """
    starts, others = (array.tolist() for array in graph.neighbours)
    left, weights = graph.degrees.tolist(), [1] * graph.size
    squares = [0] * graph.size  # of what each branch holds that was taken off here
    leaves = [node for node, degree in enumerate(left) if degree == 1]
    while leaves:
        node = leaves.pop()
        if left[node] != 1:  # the last of a tree, whose neighbours are all off
            continue
        left[node] = -1
        [parent] = (other for other in others[starts[node] : starts[node + 1]] if left[other] > 0)
        weights[parent] += weights[node]
        squares[parent] += weights[node] ** 2
        left[parent] -= 1
        if left[parent] == 1:
            leaves.append(parent)
    whole = np.bincount(graph.components, minlength=1)[graph.components].astype(float)
    held = np.array(weights, dtype=float)
    passed = ((whole - 1) ** 2 - np.array(squares, dtype=float) - (whole - held) ** 2) / 2
    nodes = np.flatnonzero(np.array(left, dtype=np.int64) > 0)
    at = np.full(graph.size, -1)
    at[nodes] = np.arange(len(nodes))
    pairs = at[graph.pairs]
    return Core(nodes, pairs[(pairs >= 0).all(axis=1)], held[nodes]), passed


def _from_sources(sources: Numbers, starts: Numbers, others: Numbers, weights: Floats) -> Floats:
    """Sum up what passes each node on the way from some sources (Brandes 2001, with weights of nodes)."""
    size = len(weights)
    is_seen = np.zeros(len(sources) * size, dtype=bool)
    paths = np.zeros(len(is_seen))
    front = np.arange(len(sources)) * size + sources
    is_seen[front], paths[front] = True, 1
    levels: list[tuple[Numbers, Numbers]] = []
    while len(front):
        near, far = _edges_from(front, starts, others, size)
        onward = ~is_seen[far]
        near, far = near[onward], far[onward]
        front = _distinct(far, len(is_seen))
        is_seen[front] = True
        paths += np.bincount(far, weights=paths[near], minlength=len(is_seen))
        levels.append((near, far))
    passing = np.zeros(len(is_seen))
    ending = np.tile(weights, len(sources))
    for near, far in reversed(levels):
        share = paths[near] / paths[far] * (ending[far] + passing[far])
        passing += np.bincount(near, weights=share, minlength=len(is_seen))
    passing[np.arange(len(sources)) * size + sources] = 0  # a path does not pass its own end
    return np.asarray(weights[sources] @ passing.reshape(len(sources), size), dtype=np.float64)


def _edges_from(front: Numbers, starts: Numbers, others: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Return both ends of all edges that leave some nodes, each node within the row of its source."""
    node = front % size
    counts = starts[node + 1] - starts[node]
    before = np.cumsum(counts) - counts
    at = np.arange(int(counts.sum())) + np.repeat(starts[node] - before, counts)
    return np.repeat(front, counts), others[at] + np.repeat(front - node, counts)


def _distinct(numbers: Numbers, limit: int) -> Numbers:
    is_in = np.zeros(limit, dtype=bool)
    is_in[numbers] = True
    return np.flatnonzero(is_in)
