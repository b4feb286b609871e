"""Counts and extremes of a layer: totals, ties by a trait, the reach of each place."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from ..layer import Layer
from ..summed_ties import times_of, weigh_ties
from .components import components
from .continents import continents
from .partners import Side, partners

By = Literal["kind", "kind_original", "status", "network", "country", "continent", "decade", "year"]


def totals(layer: Layer) -> dict[str, int]:
    """Count what is in a layer.

    Parameters
    ----------
    layer
        Any layer.

    Returns
    -------
    dict
        rows, ties, memberships, unplaced, places, countries, continents, networks, components (groups of places that
        ties connect). Countries and continents count every place, the user's own too; ties are what the rows of a table
        of sums come to.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> totals(example_layer())["countries"]
    3
    """
    kinds = {"ties": layer.tie_rows, "memberships": layer.memberships, "unplaced": layer.unplaced}
    counted = {name: len(table) for name, table in kinds.items()}
    networks = pd.concat([layer.tie_rows["network"], layer.memberships["network"]])
    return {
        "rows": sum(counted.values()),
        **counted,
        "ties": int(weigh_ties(layer.tie_rows).sum()),
        "places": len(layer.places),
        "countries": layer.places["country"].nunique(),
        "continents": continents(layer.places["country"]).nunique(),
        "networks": networks.nunique(),
        "components": components(layer)["component"].nunique(),
    }


def count_ties(layer: Layer, by: By, *, side: Side = "to") -> pd.DataFrame:
    """Count the ties by one of their traits.

    Parameters
    ----------
    layer
        Any layer.
    by
        ``kind``, ``kind_original``, ``status``, ``network``, ``country``, ``continent``, ``decade`` or ``year`` (of `since`).
    side
        For country and continent, which end is the partner, as `partners` takes it. With ``"both"`` a tie counts
        once for each country that it touches.

    Returns
    -------
    pandas.DataFrame
        Columns: `by`; for countries also country_name; ties; share (0 to 1, of all ties); value, the sum of what they
        carry, where it is all of one unit. Most first, decades and years in their order; ties without the trait are a row
        in which it is missing, at the end. Rows of a table of sums count as the ties that they are.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> count_ties(example_layer(), "decade").values.tolist()
    [['1960s', 1, 0.5], ['1970s', 1, 0.5]]
    """
    names = ["country", "country_name"] if by == "country" else [by]
    if by in ("country", "continent"):
        rows = partners(layer, side=side).drop_duplicates(["tie_id", by])
    else:
        since = layer.tie_rows["since"].astype(object)
        rows = layer.tie_rows.assign(decade=since.str[:3] + "0s", year=since.str[:4])
    rows = rows.assign(**{"ties": weigh_ties(rows)})
    sums = {"ties": ("ties", "sum")}
    if len(sum_values(layer)) == 1:
        rows, sums = rows.assign(value=rows["value"].astype(float)), {**sums, "value": ("value", "sum")}
    table = rows.groupby(names, dropna=False, sort=True).agg(**sums).reset_index()
    if by not in ("decade", "year"):
        table = table.sort_values("ties", ascending=False, kind="stable")
    table = pd.concat([table[table[by].notna()], table[table[by].isna()]], ignore_index=True)
    table.insert(len(names) + 1, "share", table["ties"] / max(int(weigh_ties(layer.tie_rows).sum()), 1))
    return table


def sum_values(layer: Layer) -> pd.DataFrame:
    """Add up what the ties carry.

    Parameters
    ----------
    layer
        Any layer.

    Returns
    -------
    pandas.DataFrame
        One row a unit, in the order of the table: value_unit (missing where the file gives none), ties, value. Values of
        two units are never added to one another.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> len(sum_values(example_layer()))
    0
    """
    known = layer.tie_rows[layer.tie_rows["value"].notna()]
    # Of a table of sums a row has as many ties with a value as it says.
    valued = weigh_ties(known) if times_of(known) is None else pd.to_numeric(known["valued"])
    values = pd.DataFrame(
        {"value_unit": known["value_unit"], "ties": valued, "value": known["value"].astype(float)}
    )
    by_unit = values.groupby("value_unit", dropna=False, sort=False)
    return by_unit.agg(ties=("ties", "sum"), value=("value", "sum")).reset_index()


def reach(layer: Layer) -> pd.DataFrame:
    """Measure how far each place's ties go.

    Parameters
    ----------
    layer
        Any layer.

    Returns
    -------
    pandas.DataFrame
        One row a place that has ties, most ties first: place_id, name, country, ties, partners (other places), countries
        and continents (of those partners), farthest_km, oldest (the earliest `since`).

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> reach(example_layer())["countries"].tolist()
    [2, 1, 1]
    """
    ends = partners(layer, side="both")
    ends["here"] = ends["to_id"].where(ends["to_id"] != ends["place_id"], ends["from_id"])
    elsewhere = ends["place_id"].where(ends["place_id"] != ends["here"])
    ends = ends.assign(
        other=elsewhere,
        other_country=ends["country"].where(elsewhere.notna()),
        other_continent=ends["continent"].where(elsewhere.notna()),
    )
    table = ends.groupby("here", sort=False).agg(
        ties=("tie_id", "nunique"),
        partners=("other", "nunique"),
        countries=("other_country", "nunique"),
        continents=("other_continent", "nunique"),
        farthest_km=("distance_km", "max"),
        oldest=("since", lambda since: min(since.dropna(), default=None)),
    )
    named = layer.places.set_index("place_id")[["name", "country"]].reindex(table.index)
    table = pd.concat([pd.DataFrame(named), table], axis=1).reset_index(names="place_id")
    return table.sort_values("ties", ascending=False, kind="stable", ignore_index=True)


def extremes(layer: Layer) -> pd.DataFrame:
    """Find the oldest, the newest, the farthest and the nearest tie.

    Parameters
    ----------
    layer
        Any layer.

    Returns
    -------
    pandas.DataFrame
        The columns of `partners` behind `extreme` (oldest, newest, farthest, nearest). Several rows where ties share the
        extreme; none where no tie has a date, or a length above 0.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> extremes(example_layer()).set_index("extreme")["name"].to_dict()
    {'oldest': 'Los Angeles', 'newest': 'Shimonoseki', 'farthest': 'Los Angeles', 'nearest': 'Shimonoseki'}
    """
    ties = partners(layer)
    dated, long = ties[ties["since"].notna()], ties[ties["distance_km"] > 0]
    # "1998" and "1998-04" compare as text in the order of time; a year alone comes before its months.
    found = {
        "oldest": dated[dated["since"] == min(dated["since"], default=None)],
        "newest": dated[dated["since"] == max(dated["since"], default=None)],
        "farthest": long[long["distance_km"] == long["distance_km"].max()],
        "nearest": long[long["distance_km"] == long["distance_km"].min()],
    }
    table: pd.DataFrame = pd.concat(found, names=["extreme"]).reset_index(level="extreme")
    return table.reset_index(drop=True)
