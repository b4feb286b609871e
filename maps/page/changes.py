"""Two lists that were compared, as a page carries them: what became of each tie, and what its fields were before."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, cast

import geopandas as gpd
import pandas as pd

from ...geo.plurals import counted
from ..layer_like import LayerLike, rows_of_ties
from ..style import CHANGES
from .rows import TIE_COLUMNS

# In the tables of `Comparison.layer`, and in the page; the classes are in the fields that changed.
CHANGE_COLUMNS = {"change": "change", "old_values": "oldValues"}
COMPARED_COLUMNS = (*CHANGE_COLUMNS, "classes")
COMPARED_TIES = {**TIE_COLUMNS, **CHANGE_COLUMNS}


@dataclasses.dataclass(frozen=True)
class ComparedLayer:
    """What a page shows of two lists: of memberships and of what is not placed, only the state of the new one."""

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
    return ComparedLayer(
        layer.places,
        ties,
        layer.regions,
        _now(layer.memberships),
        _now(layer.unplaced),
    )


def _now(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["change"] != "gone"].drop(columns=list(COMPARED_COLUMNS)).reset_index(drop=True)


def gone_remark(layer: LayerLike) -> str:
    """Say how many memberships and rows without a place the page leaves out, as they are gone; "" where none is."""
    left = [int(rows["change"].eq("gone").sum()) for rows in (layer.memberships, layer.unplaced)]
    if not any(left):
        return ""
    parts = (
        counted(left[0], "membership"),
        counted(left[1], "row that is not placed", "rows that are not placed"),
    )
    return f"the page leaves out what is gone and no tie: {' and '.join(part for part, n in zip(parts, left, strict=True) if n)}"


def change_lines(ties: pd.DataFrame) -> Mapping[str, Mapping[str, Any]]:
    """Return how ties are drawn by what became of them: those states that occur, in our order."""
    found = set(ties["change"])
    return {state: dict(line) for state, line in CHANGES.items() if state in found}
