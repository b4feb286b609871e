"""What a layer is to everything that draws it: five tables, whoever built them."""

from __future__ import annotations

from typing import Protocol

import geopandas as gpd
import pandas as pd


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
