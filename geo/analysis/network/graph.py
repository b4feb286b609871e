"""Ties as an undirected simple graph in arrays: who is tied to whom, once a pair, and nothing to itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
Progress = Callable[[int, int], object]
"""Called with how many of how many steps are done."""


@dataclass(frozen=True, eq=False)
class Graph:
    """An undirected simple graph. Nodes are numbers from 0; neighbours of all nodes are one array.

    Attributes
    ----------
    names
        What the nodes are called, in the order in which ties first name them.
    pairs
        One row a pair of tied nodes, the smaller number first, in ascending order.
    times
        How many ties each pair has.
    loops
        How many ties begin and end at one node. They are in none of `pairs`.
    """

    names: pd.Index[str]
    pairs: Numbers
    times: Numbers
    loops: int

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.names)

    @cached_property
    def degrees(self) -> Numbers:
        """How many other nodes each node is tied to."""
        return np.bincount(self.pairs.ravel(), minlength=self.size)

    @cached_property
    def neighbours(self) -> tuple[Numbers, Numbers]:
        """Where the neighbours of each node begin, and the neighbours of all nodes, ascending for each."""
        return neighbours_of(self.pairs, self.size)

    @cached_property
    def components(self) -> Numbers:
        """The number of each node's component: 0 is the largest; of one size, that which is named first."""
        labels = _smallest_reached(self.pairs, self.size)
        first, of, sizes = np.unique(labels, return_inverse=True, return_counts=True)
        rank = np.empty(len(first), dtype=np.int64)
        rank[np.argsort(-sizes, kind="stable")] = np.arange(len(first))
        return rank[of]


def build_graph(ends: pd.DataFrame, times: Numbers | None = None) -> Graph:
    """Build the graph of ties.

    Parameters
    ----------
    ends
        One row a tie; its first two columns are its ends.
    times
        How many ties each row is; 1 if None.

    Examples
    --------
    >>> graph = build_graph(pd.DataFrame([("a", "b"), ("b", "a"), ("b", "c"), ("c", "c")]))
    >>> graph.size, graph.pairs.tolist(), graph.times.tolist(), graph.loops
    (3, [[0, 1], [1, 2]], [2, 1], 1)
    """
    codes, names = pd.factorize(ends.iloc[:, :2].to_numpy(dtype=object).ravel())
    both = np.sort(codes.reshape(-1, 2).astype(np.int64), axis=1)
    weights = np.ones(len(both), dtype=np.int64) if times is None else times
    is_loop = both[:, 0] == both[:, 1]
    keys = both[~is_loop, 0] * max(len(names), 1) + both[~is_loop, 1]
    distinct, of = np.unique(keys, return_inverse=True)
    pairs = np.column_stack(np.divmod(distinct, max(len(names), 1)))
    summed = np.bincount(of, weights=weights[~is_loop], minlength=len(distinct)).astype(np.int64)
    return Graph(pd.Index(names), pairs, summed, int(weights[is_loop].sum()))


def neighbours_of(pairs: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Return where the neighbours of each node begin, and the neighbours of all nodes.

    Examples
    --------
    >>> starts, others = neighbours_of(np.array([[0, 1], [1, 2]]), 3)
    >>> starts.tolist(), others.tolist()
    ([0, 1, 3, 4], [1, 0, 2, 1])
    """
    one, other = np.concatenate([pairs, pairs[:, ::-1]]).T
    order = np.lexsort((other, one))
    starts = np.concatenate([[0], np.cumsum(np.bincount(one, minlength=size))]).astype(np.int64)
    return starts, other[order]


def _smallest_reached(pairs: Numbers, size: int) -> Numbers:
    """Return for each node the smallest number of a node in its component."""
    labels = np.arange(size)
    while True:
        lowest = labels.copy()
        ends = labels[pairs]
        least = ends.min(axis=1)
        for side in (0, 1):
            np.minimum.at(lowest, pairs[:, side], least)
            np.minimum.at(lowest, ends[:, side], least)
        lowest = lowest[lowest]  # each step doubles how far a label has come
        if (lowest == labels).all():
            return labels
        labels = lowest
