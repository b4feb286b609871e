"""Ties with the place at their far end: what every other figure is counted from."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from ..layer import Layer
from .continents import continents

Side = Literal["to", "from", "both"]

MOST_BETWEEN = 0.2  # of the ties: with more that lead to a place at which others begin, a list is a network

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


def home_first(layer: Layer, home: str | None) -> Layer:
    """Turn the ties that end at home, so that the partner is the far end of each.

    Parameters
    ----------
    layer
        Any layer.
    home
        A place_id; with None nothing is turned.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> home_first(example_layer(), "Los Angeles").tie_rows["to_name"].tolist()
    ['Busan', 'Shimonoseki']
    >>> home_first(example_layer(), "Los Angeles").tie_rows["from_name"].tolist()
    ['Los Angeles', 'Busan']
    """
    ties = layer.tie_rows
    if home is None:
        return layer
    turned = (ties["to_id"].eq(home) & ties["from_id"].ne(home)).to_numpy(dtype=bool)
    if not turned.any():
        return layer
    ends = [f"from_{column[3:]}" for column in ties.columns if column.startswith("to_")]
    pairs = [(end, f"to_{end[5:]}") for end in ends if end in ties.columns]
    columns = {a: ties[a].mask(turned, ties[b]) for pair in pairs for a, b in (pair, pair[::-1])}
    return layer.changed(ties=ties.assign(**columns))


def partner_side(layer: Layer) -> Side:
    """Tell which end of the ties is the partner: the far one, or both where most places are either.

    In a list of one's own partners, or of those of several cities, ties begin at home. In a list of a whole network
    many of them lead to places at which others begin: there each end is the partner of the other.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> partner_side(example_layer())
    'to'
    """
    return "both" if is_network(layer.tie_rows) else "to"


def is_network(ties: pd.DataFrame) -> bool:
    """Tell whether many ties lead to places at which others begin, and not from homes to their partners.

    Examples
    --------
    >>> is_network(pd.DataFrame([("a", "b"), ("b", "c")], columns=["from_id", "to_id"]))
    True
    """
    away = ties[ties["from_id"] != ties["to_id"]]
    return len(away) > 0 and bool(away["to_id"].isin(away["from_id"]).mean() > MOST_BETWEEN)
