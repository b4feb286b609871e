"""What chance alone would give: the same places with as many partners each, and partners drawn again at random."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from .graph import Floats, Numbers, Progress

TRIED = 0.9  # of the couples of pairs that a round swaps: any one of them may be the only one, so that all graphs are reached
ROUNDS_BEFORE = 100  # rounds before the first sample; a round offers each pair one swap
ROUNDS_BETWEEN = 10
ALIKE = 1e-9  # relative; samples that differ by less all say the same


class Chance(NamedTuple):
    """A figure beside what chance gives."""

    observed: float
    expected: float
    deviation: float

    @property
    def z(self) -> float:
        """How many standard deviations lie between them."""
        return (self.observed - self.expected) / self.deviation


def compare_with_chance(
    pairs: Numbers,
    measure: Callable[[Numbers], Floats],
    *,
    samples: int,
    seed: int,
    from_homes: bool = False,
    progress: Progress | None = None,
) -> list[Chance | None]:
    """Measure a graph, and random graphs in which each node keeps its degree.

    Parameters
    ----------
    pairs
        Pairs of nodes, each once and of two different ones.
    measure
        Takes such pairs and returns any number of figures, NaN where there is none.
    samples, seed
        How many random graphs, and where chance begins: the same seed gives the same graphs.
    from_homes
        Whether each pair leads from a place with a list to one of its partners, and so does each random one: what partners
        have with one another is in no such list, and comparing with it would find differences that are the list's alone.
    progress
        Called with how many of how many samples are done.

    Returns
    -------
    list of Chance or None
        One a figure; None where it has no value, or all graphs with these degrees have the same one, as a star has.

    Examples
    --------
    >>> star = np.array([[0, 1], [0, 2], [0, 3]])
    >>> compare_with_chance(star, lambda pairs: np.array([1.0]), samples=10, seed=0)
    [None]
    """
    observed = measure(pairs)
    drawn = []
    for number, swapped in enumerate(
        _shuffled(pairs, samples, np.random.default_rng(seed), from_homes), start=1
    ):
        drawn.append(measure(swapped))
        if progress:
            progress(number, samples)
    values = np.array(drawn).reshape(len(drawn), len(observed))
    return [_chance(float(one), values[:, at]) for at, one in enumerate(observed)]


def _chance(observed: float, values: Floats) -> Chance | None:
    if len(values) < 2 or not np.isfinite([observed, *values]).all():
        return None
    expected, deviation = float(values.mean()), float(values.std(ddof=1))
    return Chance(observed, expected, deviation) if deviation > ALIKE * max(abs(expected), 1e-300) else None


def _shuffled(pairs: Numbers, samples: int, rng: np.random.Generator, from_homes: bool) -> Iterator[Numbers]:
    for number in range(samples):
        for _ in range(ROUNDS_BETWEEN if number else ROUNDS_BEFORE):
            pairs = swap_once(pairs, rng, from_homes=from_homes)
        yield pairs


def swap_once(pairs: Numbers, rng: np.random.Generator, *, from_homes: bool = False) -> Numbers:
    """Put pairs together by twos and let each two exchange partners, where that makes no pair twice and none of one node.

    A two that touches what another two has or would have is left as it is. Which twos are left is the same seen from the
    result, so that each graph is as likely to become another as the other way round: all are drawn alike in the long run
    (double edge swaps: Maslov and Sneppen 2002; Fosdick et al., SIAM Review 60, 2018).

    Examples
    --------
    >>> pairs = np.array([[0, 1], [2, 3], [4, 5], [6, 7]])
    >>> swapped = swap_once(pairs, np.random.default_rng(0))
    >>> np.bincount(swapped.ravel()).tolist()
    [1, 1, 1, 1, 1, 1, 1, 1]
    """
    twos = len(pairs) // 2
    if not twos:
        return pairs
    mixed = pairs[rng.permutation(len(pairs))]
    one, other = mixed[:twos], mixed[twos : 2 * twos].copy()
    if not from_homes:
        turned = rng.random(twos) < 0.5
        other[turned] = other[turned, ::-1]
    new = np.stack([np.stack([one[:, 0], other[:, 1]], 1), np.stack([other[:, 0], one[:, 1]], 1)])
    size = int(pairs.max()) + 1
    tried = (rng.random(twos) < TRIED) & (new[..., 0] != new[..., 1]).all(axis=0)
    wanted = _keys(new, size)
    touched = np.concatenate([_keys(mixed, size), wanted[:, tried].ravel()])
    _, of, counts = np.unique(touched, return_inverse=True, return_counts=True)
    free = counts[of] == 1
    swaps = tried & free[:twos] & free[twos : 2 * twos]
    swaps[tried] &= free[len(mixed) :].reshape(2, -1).all(axis=0)
    swapped = mixed.copy()
    swapped[:twos][swaps], swapped[twos : 2 * twos][swaps] = new[0, swaps], new[1, swaps]
    return swapped


def _keys(pairs: Numbers, size: int) -> Numbers:
    return np.asarray(pairs.min(axis=-1) * size + pairs.max(axis=-1))
