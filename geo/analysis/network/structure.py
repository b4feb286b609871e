"""Triangles, the likeness of neighbours, and PageRank."""

from __future__ import annotations

import numpy as np

from .graph import Floats, Graph

MOST_WEDGES = 1 << 22  # pairs of neighbours that are looked at together
DAMPING = 0.85
PRECISE = 1e-12  # where a step of PageRank changes no more than this in all, it is done


def count_triangles(graph: Graph) -> int:
    """Count the groups of three nodes that are all tied to one another.

    Each is found once, from its node of the least degree (Chiba and Nishizeki 1985).

    Examples
    --------
    >>> import pandas as pd
    >>> from .graph import build_graph
    >>> count_triangles(build_graph(pd.DataFrame([("a", "b"), ("b", "c"), ("c", "a"), ("a", "d")])))
    1
    """
    rank = np.empty(graph.size, dtype=np.int64)
    rank[np.argsort(graph.degrees, kind="stable")] = np.arange(graph.size)
    upward = np.sort(rank[graph.pairs], axis=1)
    upward = upward[np.lexsort(upward.T[::-1])]
    keys = upward[:, 0] * graph.size + upward[:, 1]
    starts = np.searchsorted(upward[:, 0], np.arange(graph.size + 1))
    behind = starts[upward[:, 0] + 1] - np.arange(len(upward)) - 1  # edges after each, from the same node
    found, first = 0, 0
    done = np.cumsum(behind)
    while first < len(upward):
        last = max(first + 1, int(np.searchsorted(done, (done[first - 1] if first else 0) + MOST_WEDGES)))
        counts = behind[first:last]
        one = np.repeat(np.arange(first, min(last, len(upward))), counts)
        other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
        closing = upward[one, 1] * graph.size + upward[other, 1]
        at = np.minimum(np.searchsorted(keys, closing), len(keys) - 1)
        found += int((keys[at] == closing).sum())
        first = last
    return found


def count_wedges(graph: Graph) -> int:
    """Count the pairs of neighbours that share a node: paths of two steps.

    Examples
    --------
    >>> import pandas as pd
    >>> from .graph import build_graph
    >>> count_wedges(build_graph(pd.DataFrame([("a", "b"), ("a", "c"), ("a", "d")])))
    3
    """
    return int((graph.degrees * (graph.degrees - 1) // 2).sum())


def measure_assortativity(graph: Graph) -> float | None:
    """Correlate the degrees at both ends of each pair; None where all ends have one degree.

    Examples
    --------
    >>> import pandas as pd
    >>> from .graph import build_graph
    >>> measure_assortativity(build_graph(pd.DataFrame([("a", "b"), ("a", "c"), ("a", "d")])))
    -1.0
    """
    ends = graph.degrees[np.concatenate([graph.pairs, graph.pairs[:, ::-1]])].astype(float)
    if not len(ends) or (ends == ends[0, 0]).all():
        return None
    one, other = (ends - ends[:, 0].mean()).T
    return float((one * other).sum() / (one * one).sum())


def measure_pagerank(graph: Graph) -> Floats:
    """Return the share of time that a walk spends at each node, which follows a tie with 0.85 and else begins anywhere.

    Examples
    --------
    >>> import pandas as pd
    >>> from .graph import build_graph
    >>> measure_pagerank(build_graph(pd.DataFrame([("a", "b"), ("b", "c")]))).round(3).tolist()
    [0.257, 0.486, 0.257]
    """
    starts, others = graph.neighbours
    owner = np.repeat(np.arange(graph.size), np.diff(starts))
    out = np.maximum(graph.degrees, 1)
    now = np.full(graph.size, 1 / max(graph.size, 1))
    while graph.size:
        alone = float(now[graph.degrees == 0].sum())
        come = np.bincount(owner, weights=(now / out)[others], minlength=graph.size)
        then = DAMPING * (come + alone / graph.size) + (1 - DAMPING) / graph.size
        if np.abs(then - now).sum() < PRECISE:
            return np.asarray(then, dtype=np.float64)
        now = then
    return now
