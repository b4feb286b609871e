"""One or several lists as one network: their ties and places together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from ...layer import Layer
from ...summed_ties import weigh_ties
from ..partners import is_network
from .graph import Floats, Graph, Numbers, build_graph


class Joined(NamedTuple):
    """Ties of all lists (from_id, to_id, year, times, value, value_unit, list), places by their ids, and the graph of both."""

    ties: pd.DataFrame
    places: pd.DataFrame
    graph: Graph

    def is_from_homes(self) -> bool:
        """Tell whether ties lead from places with a list to their partners, few of which have a list themselves."""
        return len(self.graph.pairs) > 0 and not is_network(self.ties)

    def pairs_from_homes(self) -> Numbers:
        """Return the pairs of the graph with a place that has a list in front."""
        pairs = self.graph.pairs
        has_list = self.graph.names.isin(self.ties["from_id"])
        turned = ~has_list[pairs[:, 0]]
        return np.where(turned[:, None], pairs[:, ::-1], pairs)


def join_lists(layers: Sequence[Layer]) -> Joined:
    """Put lists together: a place is the same in all of them by its place_id. Memberships are no ties.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> join_lists([example_layer(), example_layer()]).graph.times.tolist()
    [2, 2]
    """
    ties = pd.concat([_ties(layer, number) for number, layer in enumerate(layers)], ignore_index=True)
    graph = build_graph(ties[["from_id", "to_id"]], ties["times"].to_numpy(dtype=np.int64))
    known = pd.concat([pd.DataFrame(layer.places.drop(columns="geometry")) for layer in layers])
    places = known.drop_duplicates("place_id").set_index("place_id").reindex(graph.names)
    return Joined(ties, places[["name", "country", "lat", "lon"]], graph)


def _ties(layer: Layer, number: int) -> pd.DataFrame:
    rows = layer.tie_rows
    years = pd.to_numeric(rows["since"].astype(object).str[:4], errors="coerce")
    return pd.DataFrame(
        {
            "from_id": rows["from_id"].astype(object),
            "to_id": rows["to_id"].astype(object),
            "year": years.astype("Int64"),
            "times": weigh_ties(rows),
            "value": rows["value"].astype(float),
            "value_unit": rows["value_unit"].astype(object),
            "list": number,
        }
    )


def count_by_year(ties: pd.DataFrame) -> pd.DataFrame:
    """Count the ties that began in each year that has any, and all up to it.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> count_by_year(join_lists([example_layer()]).ties).values.tolist()
    [[1967, 1, 1], [1976, 1, 2]]
    """
    new = ties.dropna(subset="year").groupby("year", sort=True)["times"].sum()
    return pd.DataFrame(
        {"year": new.index.astype(int), "new": new.to_numpy(), "all": new.cumsum().to_numpy()}
    )


def add_values(joined: Joined) -> tuple[float | None, str, Floats]:
    """Add up what ties carry where it is of one unit: the sum, the unit, and the sum at each place.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> add_values(join_lists([example_layer()]))[0] is None
    True
    """
    valued = joined.ties[joined.ties["value"].notna()]
    if valued["value_unit"].nunique(dropna=False) != 1:
        return None, "", np.zeros(joined.graph.size)
    unit = valued["value_unit"].iloc[0]
    one, other = (joined.graph.names.get_indexer(pd.Index(valued[end])) for end in ("from_id", "to_id"))
    values = valued["value"].to_numpy(dtype=float)
    away = one != other  # a tie of a place with itself counts there once
    at = np.zeros(joined.graph.size)
    at += np.bincount(one, weights=values, minlength=joined.graph.size)
    at += np.bincount(other[away], weights=values[away], minlength=joined.graph.size)
    return float(values.sum()), "" if pd.isna(unit) else str(unit), at
