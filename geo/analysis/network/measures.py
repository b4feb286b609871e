"""The figures of a graph, whatever its nodes are, and how central each node is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .betweenness import core_of, measure_betweenness
from .distances import Distances, measure_distances
from .graph import Floats, Graph, Numbers, Progress
from .structure import count_triangles, count_wedges, measure_assortativity, measure_pagerank

MOST_WORK = 5_000_000_000  # nodes times pairs: up to here each node is a source of shortest paths, which takes minutes
PIVOTS = 2_000  # sources above it


@dataclass(frozen=True, eq=False)
class Measures:
    """What was measured.

    Attributes
    ----------
    figures
        By their names in ``definitions.tsv``; None where a graph has none.
    centralities
        One number a node: degree, betweenness, closeness, pagerank.
    sources
        From how many nodes shortest paths were followed; None for all, where they are exact.
    """

    figures: dict[str, float | None]
    centralities: dict[str, Floats | Numbers]
    sources: int | None


def measure_graph(
    graph: Graph,
    *,
    home: int | None = None,
    exact: bool = False,
    seed: int = 0,
    progress: Progress | None = None,
) -> Measures:
    """Measure a graph.

    Parameters
    ----------
    graph
        Any graph.
    home
        The node from which reach is counted.
    exact
        Follow shortest paths from each node, however many there are.
    seed
        Of the sample of sources where there are too many.
    progress
        Called with how many of how many steps are done.

    Examples
    --------
    >>> import pandas as pd
    >>> from .graph import build_graph
    >>> triangle = build_graph(pd.DataFrame([("a", "b"), ("b", "c"), ("c", "a")]))
    >>> measure_graph(triangle).figures["transitivity"]
    1.0
    """
    sampled = not exact and graph.size * len(graph.pairs) > MOST_WORK
    rng = np.random.default_rng(seed)
    sources = np.sort(rng.choice(graph.size, PIVOTS, replace=False)) if sampled else None
    distances = measure_distances(graph, sources, _half(progress, 0))
    in_core = len(core_of(graph)[0].nodes)
    pivots = np.sort(rng.choice(in_core, PIVOTS, replace=False)) if sampled and in_core > PIVOTS else None
    betweenness = measure_betweenness(graph, pivots, _half(progress, 1))
    centralities: dict[str, Floats | Numbers] = {
        "degree": graph.degrees,
        "betweenness": betweenness,
        "closeness": _closeness(graph, distances, sources),
        "pagerank": measure_pagerank(graph),
    }
    figures = {**_sizes(graph), **_reach(graph, home), **_paths(graph, distances, sources), **_closure(graph)}
    return Measures(figures, centralities, None if sources is None else len(sources))


def _half(progress: Progress | None, which: int) -> Progress | None:
    """Count two works of any lengths as one."""
    if progress is None:
        return None
    return lambda done, whole: progress(50 * which + 50 * done // max(whole, 1), 100)


def _sizes(graph: Graph) -> dict[str, float | None]:
    size, pairs = graph.size, len(graph.pairs)
    sizes = np.bincount(graph.components) if size else np.zeros(1, dtype=np.int64)
    return {
        "ties": int(graph.times.sum()) + graph.loops,
        "pairs": pairs,
        "repeated": int(graph.times.sum()) - pairs,
        "loops": graph.loops,
        "places": size,
        "density": _ratio(2 * pairs, size * (size - 1)),
        "mean_degree": _ratio(2 * pairs, size),
        "median_degree": float(np.median(graph.degrees)) if size else None,
        "largest_degree": int(graph.degrees.max()) if size else None,
        "components": len(sizes) if size else 0,
        "largest_component": int(sizes[0]),
        "largest_share": _ratio(int(sizes[0]), size),
    }


def _reach(graph: Graph, home: int | None) -> dict[str, float | None]:
    """Count who is within some steps of home."""
    within: dict[str, float | None] = {}
    starts, others = graph.neighbours
    seen = np.zeros(graph.size, dtype=bool)
    front = np.array([] if home is None else [home], dtype=np.int64)
    seen[front] = True
    for steps in (1, 2, 3):
        spread = [others[starts[node] : starts[node + 1]] for node in front]
        found = np.unique(np.concatenate(spread)) if spread else front
        front = found[~seen[found]]
        seen[front] = True
        within[f"within_{steps}"] = None if home is None else _ratio(int(seen.sum()) - 1, graph.size - 1)
    return within


def _paths(graph: Graph, distances: Distances, sources: Numbers | None) -> dict[str, float | None]:
    """Measure the largest component: its longest and its mean shortest path."""
    largest = graph.components == 0
    if largest.sum() < 2:
        return {"diameter": None, "mean_distance": None}
    own = int(largest.sum() if sources is None else largest[sources].sum())
    mean = _ratio(int(distances.steps[largest].sum()), int(distances.reached[largest].sum()) - own)
    return {"diameter": int(distances.farthest[largest].max()), "mean_distance": mean}


def _closeness(graph: Graph, distances: Distances, sources: Numbers | None) -> Floats:
    """Divide the share of nodes that are reached by the mean steps to them."""
    own = np.ones(graph.size) if sources is None else np.isin(np.arange(graph.size), sources)
    reached = np.maximum(distances.reached - own, 0)
    sizes = np.bincount(graph.components, minlength=1)[graph.components]
    share = (sizes - 1) / max(graph.size - 1, 1)
    return np.divide(share * reached, distances.steps, out=np.zeros(graph.size), where=distances.steps > 0)


def _closure(graph: Graph) -> dict[str, float | None]:
    triangles, wedges = count_triangles(graph), count_wedges(graph)
    return {
        "triangles": triangles,
        "transitivity": _ratio(3 * triangles, wedges),
        "assortativity": measure_assortativity(graph),
    }


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
