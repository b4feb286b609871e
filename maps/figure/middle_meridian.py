"""The middle of a flat map: opposite the meridian that the fewest ties cross, at sea where it can be."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_BINS = 360
_LAND_COSTS = 0.25  # a cut through land alone is as bad as one that a quarter of the ties cross
# The share of the flat map's height that is land at 0, 10, 20 ... 350 degrees east, as ``js/data/middle_meridian.js`` has it.
_LAND = [
    0.25, 0.37, 0.54, 0.6, 0.46, 0.35, 0.38, 0.43, 0.48, 0.48, 0.57, 0.53, 0.5, 0.39, 0.43, 0.25, 0.16, 0.12,
    0.06, 0, 0.15, 0.13, 0.12, 0.18, 0.36, 0.42, 0.45, 0.34, 0.28, 0.65, 0.34, 0.4, 0.3, 0.17, 0.07, 0.13,
]  # fmt: skip


def middle_meridian(from_lon: Floats, to_lon: Floats, places: Floats) -> float:
    """Choose the meridian in the middle, as the page does.

    Parameters
    ----------
    from_lon, to_lon
        The ends of each tie, degrees.
    places
        Longitudes of places that count where there are no ties.

    Returns
    -------
    float
        Whole degrees, from -180 up to 180.

    Examples
    --------
    >>> middle_meridian(np.array([129.0]), np.array([-118.0]), np.array([]))
    162.0
    """
    turn = (to_lon - from_lon + 180.0) % 360.0 - 180.0
    starts, spans = np.where(turn < 0, to_lon, from_lon), np.abs(turn)
    if not len(starts):
        starts, spans = places, np.ones(len(places))
    crossed = _crossings(starts, spans)
    # One for nothing at all, so that land still counts.
    middle = _cheapest_cut(crossed, max(1, len(from_lon))) + 180
    return float((middle + 180) % 360 - 180)


def _crossings(starts: Floats, spans: Floats) -> Floats:
    """Count for each whole degree how many spans cross it."""
    first = np.floor(starts % 360).astype(int) % _BINS
    after = first + np.minimum(_BINS - 1, np.ceil(spans).astype(int)) + 1
    steps = np.zeros(2 * _BINS + 1)
    np.add.at(steps, first, 1)
    np.add.at(steps, after, -1)
    twice = np.cumsum(steps)[: 2 * _BINS]
    return np.asarray(twice[:_BINS] + twice[_BINS:])


def _cheapest_cut(crossed: Floats, count: int) -> int:
    """Return the middle of the longest run of meridians that cost least: ties that cross it, and land it would cut."""
    # In the page's own order of steps: the last bit of a number decides between two meridians of one cost.
    tens = np.arange(_BINS) / 10
    before = np.floor(tens).astype(int)
    part = tens - before
    land = np.array(_LAND)[before] * (1 - part) + np.roll(_LAND, -1)[before] * part
    cost = crossed + count * _LAND_COSTS * land
    cheap = cost <= cost.min() + 0.02 * count
    starts = np.flatnonzero(cheap & ~np.roll(cheap, 1))
    if not len(starts):  # all cost the same
        return 190
    runs = [int(np.argmin(np.append(np.roll(cheap, -start), False))) for start in starts]
    best = int(np.argmax(runs))
    return int(np.floor(starts[best] + runs[best] / 2 + 0.5))  # halves upwards, as JavaScript rounds
