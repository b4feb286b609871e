"""What a layer is to everything that draws it: five tables, whoever built them."""

from __future__ import annotations

from typing import Protocol

import geopandas as gpd
import numpy as np
import pandas as pd
from numpy.typing import NDArray


class LayerLike(Protocol):
    """What `geo.layer.Layer` is, as far as a page is concerned."""

    @property
    def places(self) -> gpd.GeoDataFrame: ...  # noqa: D102
    @property
    def ties(self) -> gpd.GeoDataFrame: ...  # noqa: D102
    @property
    def regions(self) -> gpd.GeoDataFrame: ...  # noqa: D102
    @property
    def memberships(self) -> pd.DataFrame: ...  # noqa: D102
    @property
    def unplaced(self) -> pd.DataFrame: ...  # noqa: D102


def rows_of_ties(layer: LayerLike) -> pd.DataFrame:
    """Return the ties, without the lines where a layer can do without drawing them."""
    rows: pd.DataFrame = layer.tie_rows if hasattr(layer, "tie_rows") else layer.ties
    return rows


def unplaced_of(layer: LayerLike) -> pd.DataFrame:
    """Return the rows that are not placed, each row of the file once; none of a layer that is published."""
    return once_a_row(layer.unplaced.head(0) if getattr(layer, "public", False) else layer.unplaced)


def once_a_row(unplaced: pd.DataFrame) -> pd.DataFrame:
    """Return the first of the ties that a row of the file holds."""
    where = [column for column in ("sheet", "row") if column in unplaced.columns]
    return unplaced.drop_duplicates(where) if where else unplaced


def one_a_pair(ties: pd.DataFrame) -> pd.DataFrame:
    """Return one tie of each kind between two places, whichever of them comes first: more would lie on one another.

    Examples
    --------
    >>> ties = pd.DataFrame({"from_id": ["a", "b", "a"], "to_id": ["b", "a", "c"], "kind": ["sister"] * 3})
    >>> one_a_pair(ties).index.tolist()
    [0, 2]
    """
    turned = (ties["from_id"] > ties["to_id"]).to_numpy()
    pair = pd.DataFrame(
        {"a": ties["from_id"].mask(turned, ties["to_id"]), "b": ties["to_id"].mask(turned, ties["from_id"])}
    )
    if "kind" in ties.columns:
        pair["kind"] = ties["kind"]
    return ties[~pair.duplicated()]


def count_ends(layer: LayerLike) -> NDArray[np.int64]:
    """Return how many ends of ties each row of ``layer.places`` is; a tie of a place with itself has two."""
    ties = rows_of_ties(layer)
    counts = pd.concat([ties["from_id"], ties["to_id"]]).value_counts()
    ends: NDArray[np.int64] = counts.reindex(layer.places["place_id"]).fillna(0).to_numpy(dtype=np.int64)
    return ends


def row_of_place(layer: LayerLike, place_id: str | None) -> int | None:
    """Return which row of ``layer.places`` has a place_id, counted from 0; None for None and for an id it lacks."""
    if place_id is None or layer.places.empty:
        return None
    found = (layer.places["place_id"] == place_id).to_numpy()
    return int(found.argmax()) if found.any() else None
