"""Two lists that were compared, as a page carries them: what became of each tie, and what its fields were before."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, cast

import geopandas as gpd
import pandas as pd

from ..layer_like import LayerLike, rows_of_ties
from ..style import CHANGES
from .rows import MEMBER_COLUMNS, TIE_COLUMNS, UNPLACED_COLUMNS

# In the tables of `Comparison.layer`, and in the page; the classes are in the fields that changed.
CHANGE_COLUMNS = {"change": "change", "old_values": "oldValues"}
COMPARED_TIES = {**TIE_COLUMNS, **CHANGE_COLUMNS}
COMPARED_MEMBERS = {**MEMBER_COLUMNS, "change": "change"}
COMPARED_UNPLACED = {**UNPLACED_COLUMNS, "change": "change"}


@dataclasses.dataclass(frozen=True)
class ComparedLayer:
    """What a page shows of two lists: what there is now and what is gone, each with what became of it."""

    places: gpd.GeoDataFrame
    ties: gpd.GeoDataFrame
    regions: gpd.GeoDataFrame
    memberships: pd.DataFrame
    unplaced: pd.DataFrame

    @property
    def tie_rows(self) -> pd.DataFrame:
        """The ties, whose lines the page draws."""
        return self.ties


def compared_layer(layer: LayerLike) -> ComparedLayer:
    """Make of a joined layer what a page shows.

    Parameters
    ----------
    layer
        `Comparison.layer`.
    """
    ties = cast("gpd.GeoDataFrame", rows_of_ties(layer).drop(columns="classes"))
    members, unplaced = (
        rows.drop(columns=["classes", "old_values"]) for rows in (layer.memberships, layer.unplaced)
    )
    return ComparedLayer(layer.places, ties, layer.regions, members, unplaced)


def change_lines(ties: pd.DataFrame) -> Mapping[str, Mapping[str, Any]]:
    """Return how ties are drawn by what became of them: those states that occur, in our order."""
    found = set(ties["change"])
    return {state: dict(line) for state, line in CHANGES.items() if state in found}
