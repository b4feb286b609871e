"""Who is tied to whom: within a country, and how far away, against what chance gives."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from ...geodesic import distances_km
from .chance import compare_with_chance
from .graph import Floats, Numbers, Progress
from .joined import Joined

FIGURES = ("same_country", "distance_km")


def measure_mixing(
    joined: Joined, *, samples: int, seed: int, progress: Progress | None = None
) -> dict[str, float | None]:
    """Compare pairs with random networks in which each place has as many partners.

    Where most ties lead from places with a list to places without one, they do so in the random networks too.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from .joined import join_lists
    >>> found = measure_mixing(join_lists([example_layer()]), samples=10, seed=0)
    >>> found["same_country"], found["same_country_z"]
    (0.0, None)
    """
    measure = _measure(joined.places)
    from_homes = joined.is_from_homes()
    pairs = joined.pairs_from_homes() if from_homes else joined.graph.pairs
    figures: dict[str, float | None] = {}
    chances = compare_with_chance(
        pairs, measure, samples=samples, seed=seed, from_homes=from_homes, progress=progress
    )
    for name, observed, chance in zip(FIGURES, measure(pairs), chances, strict=True):
        figures[name] = float(observed) if np.isfinite(observed) else None
        figures[f"{name}_expected"] = chance.expected if chance else None
        figures[f"{name}_z"] = chance.z if chance else None
    return figures


def _measure(places: pd.DataFrame) -> Callable[[Numbers], Floats]:
    countries = pd.factorize(places["country"].astype(object))[0]  # -1 where it is not known
    lon, lat = (places[axis].to_numpy(dtype=float) for axis in ("lon", "lat"))

    def measure(pairs: Numbers) -> Floats:
        if not len(pairs):
            return np.array([np.nan, np.nan])
        one, other = pairs.T
        known = (countries[one] >= 0) & (countries[other] >= 0)
        alike = countries[one] == countries[other]
        share = float(alike[known].mean()) if known.any() else np.nan
        return np.array([share, distances_km(lon[one], lat[one], lon[other], lat[other]).mean()])

    return measure
