"""Ties with the place at their far end: what every other figure is counted from."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from ..layer import Layer
from .continents import continents

Side = Literal["to", "from", "both"]

PLACE_COLUMNS = (
    "name",
    "local_name",
    "level",
    "country",
    "country_name",
    "continent",
    "admin1",
    "admin1_name",
)


def partners(layer: Layer, *, side: Side = "to") -> pd.DataFrame:
    """List the ties with the place at their far end.

    Parameters
    ----------
    layer
        Any layer.
    side
        Which end is the partner. In a list of one's own partners that is ``"to"``; ``"both"`` lists each tie twice, once from each
        end, or once where both ends are one place.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer's ties without geometry, behind place_id and what is known of that place (name,
        local_name, level, country, country_name, continent, admin1, admin1_name), in the order of the user's table.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> partners(example_layer())[["name", "continent", "since"]].values.tolist()
    [['Los Angeles', 'North America', '1967-12-18'], ['Shimonoseki', 'Asia', '1976-10-11']]
    """
    rows = layer.places.drop(columns="geometry").assign(continent=continents(layer.places["country"]))
    places = pd.DataFrame(rows).set_index("place_id")[list(PLACE_COLUMNS)]
    ties = layer.tie_rows
    ends = ties["to_id"] if side != "from" else ties["from_id"]
    if side == "both":
        other = ties["from_id"][ties["from_id"] != ties["to_id"]]
        ends = pd.concat([other, ends]).sort_index(kind="stable")
    found = places.reindex(ends).reset_index(names="place_id")
    # A user's column may be called "continent" too; ours comes first and the user's gets another name.
    own = {c: f"{c} (original)" for c in ties.columns if c in found.columns}
    return pd.concat([found, ties.loc[ends.index].rename(columns=own).reset_index(drop=True)], axis=1)
