"""Coverage gaps: continents and countries without a partner."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ..layer import Layer
from .continents import CONTINENTS, continents
from .partners import Side, partners


def coverage_gaps(layer: Layer, countries: Iterable[str] | None = None, *, side: Side = "to") -> pd.DataFrame:
    """Find where there is no partner.

    Parameters
    ----------
    layer
        Any layer.
    countries
        ISO 3166-1 alpha-2 codes of countries where one might be. With None, continents are looked at instead.
    side
        Which end is the partner, as `partners` takes it.

    Returns
    -------
    pandas.DataFrame
        Columns continent and country. Without `countries` one row a continent (Antarctica aside) without a tie,
        country missing; with them one row a country without a tie.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> coverage_gaps(example_layer(), ["JP", "VN", "BR"])["country"].tolist()
    ['VN', 'BR']
    """
    reached = partners(layer, side=side)
    if countries is None:
        empty = [c for c in CONTINENTS if c != "Antarctica" and c not in set(reached["continent"])]
        return pd.DataFrame(
            {"continent": empty, "country": pd.Series(None, index=range(len(empty)), dtype=object)}
        )
    wanted = pd.Series(list(dict.fromkeys(code.upper() for code in countries)), dtype=object)
    absent = wanted[~wanted.isin(reached["country"])].reset_index(drop=True)
    return pd.DataFrame({"continent": continents(absent), "country": absent})
