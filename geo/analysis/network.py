"""What the network of ties looks like: counts, reach, components, extremes, shared networks, white spots."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import networkx as nx
import pandas as pd

from ..layer import Layer
from .continents import CONTINENTS, continents

By = Literal["kind", "kind_original", "status", "network", "country", "continent", "decade"]
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
        ties connect). Countries and continents count every place, the office's own too.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> totals(example_layer())["countries"]
    3
    """
    kinds = {"ties": layer.ties, "memberships": layer.memberships, "unplaced": layer.unplaced}
    counted = {name: len(table) for name, table in kinds.items()}
    networks = pd.concat([layer.ties["network"], layer.memberships["network"]])
    return {
        "rows": sum(counted.values()),
        **counted,
        "places": len(layer.places),
        "countries": layer.places["country"].nunique(),
        "continents": continents(layer.places["country"]).nunique(),
        "networks": networks.nunique(),
        "components": components(layer)["component"].nunique(),
    }


def partners(layer: Layer, *, side: Side = "to") -> pd.DataFrame:
    """List the ties with the place at their far end.

    Parameters
    ----------
    layer
        Any layer.
    side
        Which end is the partner. In an office's list that is ``"to"``; ``"both"`` lists each tie twice, once from each
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
    places = layer.places.drop(columns="geometry").assign(continent=continents(layer.places["country"]))
    places = pd.DataFrame(places).set_index("place_id")[list(PLACE_COLUMNS)]
    ties = pd.DataFrame(layer.ties.drop(columns="geometry"))
    ends = ties["to_id"] if side != "from" else ties["from_id"]
    if side == "both":
        other = ties["from_id"][ties["from_id"] != ties["to_id"]]
        ends = pd.concat([other, ends]).sort_index(kind="stable")
    found = places.reindex(ends).reset_index(names="place_id")
    # A user's column may be called "continent" too; ours stands first and the user's keeps a name of its own.
    own = {c: f"{c} (original)" for c in ties.columns if c in found.columns}
    return pd.concat([found, ties.loc[ends.index].rename(columns=own).reset_index(drop=True)], axis=1)


def count_ties(layer: Layer, by: By, *, side: Side = "to") -> pd.DataFrame:
    """Count the ties by one of their traits.

    Parameters
    ----------
    layer
        Any layer.
    by
        ``kind``, ``kind_original``, ``status``, ``network``, ``country``, ``continent`` or ``decade`` (of `since`).
    side
        For country and continent, which end is the partner, as `partners` takes it. With ``"both"`` a tie counts
        once for each country that it touches.

    Returns
    -------
    pandas.DataFrame
        Columns: `by`; for countries also country_name; ties; share (0 to 1, of all ties). Most first, decades in their
        order; ties without the trait are a row in which it is missing, at the end.

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
        rows = layer.ties.assign(decade=layer.ties["since"].astype(object).str[:3] + "0s")
    table = rows.groupby(names, dropna=False, sort=True).size().rename("ties").reset_index()
    if by != "decade":
        table = table.sort_values("ties", ascending=False, kind="stable")
    table = pd.concat([table[table[by].notna()], table[table[by].isna()]], ignore_index=True)
    return table.assign(share=table["ties"] / max(len(layer.ties), 1))


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
    seen = partners(layer, side="both")
    seen["here"] = seen["to_id"].where(seen["to_id"] != seen["place_id"], seen["from_id"])
    elsewhere = seen["place_id"].where(seen["place_id"] != seen["here"])
    seen = seen.assign(
        other=elsewhere,
        other_country=seen["country"].where(elsewhere.notna()),
        other_continent=seen["continent"].where(elsewhere.notna()),
    )
    table = seen.groupby("here", sort=False).agg(
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


def components(layer: Layer) -> pd.DataFrame:
    """Find the groups of places that ties connect. Memberships connect nobody.

    Parameters
    ----------
    layer
        Any layer.

    Returns
    -------
    pandas.DataFrame
        One row a place that has ties: place_id, name, component (1 is the largest), size (places in it).

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> components(example_layer())["size"].tolist()
    [3, 3, 3]
    """
    graph = nx.from_pandas_edgelist(layer.ties, "from_id", "to_id")
    groups = sorted(
        nx.connected_components(graph), key=len, reverse=True
    )  # of one size, in the table's order
    member = {place: (number, len(group)) for number, group in enumerate(groups, 1) for place in group}
    tied = layer.places.loc[layer.places["place_id"].isin(member), ["place_id", "name"]]
    found = [member[place] for place in tied["place_id"]]
    sizes = pd.DataFrame(found, columns=["component", "size"], index=tied.index, dtype=int)
    table = pd.concat([pd.DataFrame(tied), sizes], axis=1)
    return table.sort_values("component", kind="stable", ignore_index=True)


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
    # "1998" and "1998-04" compare as text in the order of time; a bare year stands before its months.
    found = {
        "oldest": dated[dated["since"] == min(dated["since"], default=None)],
        "newest": dated[dated["since"] == max(dated["since"], default=None)],
        "farthest": long[long["distance_km"] == long["distance_km"].max()],
        "nearest": long[long["distance_km"] == long["distance_km"].min()],
    }
    table: pd.DataFrame = pd.concat(found, names=["extreme"]).reset_index(level="extreme")
    return table.reset_index(drop=True)


def shared_networks(layer: Layer) -> pd.DataFrame:
    """List the members of each network, and which of them are tied to another member.

    Parameters
    ----------
    layer
        Any layer. Members are those of its memberships and both ends of ties that name a network.

    Returns
    -------
    pandas.DataFrame
        One row a network and member, largest network first: network, members (how many it has), place_id, name, country,
        tied (True where a tie binds this member to another one of the same network).

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> shared_networks(example_layer())[["network", "name", "tied"]].values.tolist()
    [['WeGO', 'Busan', False]]
    """
    ends = [
        layer.ties[["network", end]].set_axis(["network", "place_id"], axis=1) for end in ("from_id", "to_id")
    ]
    listed = pd.concat([layer.memberships[["network", "place_id"]], *map(pd.DataFrame, ends)])
    members = listed.dropna().drop_duplicates().astype(object)

    bound = pd.DataFrame(
        layer.ties.loc[layer.ties["from_id"] != layer.ties["to_id"], ["from_id", "to_id"]]
    ).astype(object)
    pairs = members.merge(bound, left_on="place_id", right_on="from_id")
    pairs = pairs.merge(
        members, left_on=["network", "to_id"], right_on=["network", "place_id"], suffixes=("", "_other")
    )
    tied = {
        *zip(pairs["network"], pairs["from_id"], strict=True),
        *zip(pairs["network"], pairs["to_id"], strict=True),
    }

    members["members"] = members.groupby("network")["place_id"].transform("size")
    members["tied"] = [pair in tied for pair in zip(members["network"], members["place_id"], strict=True)]
    known = pd.DataFrame(layer.places[["place_id", "name", "country"]]).astype(object)
    members = members.merge(known, on="place_id", how="left")
    members = members.sort_values(
        ["members", "network"], ascending=[False, True], kind="stable", ignore_index=True
    )
    return members[["network", "members", "place_id", "name", "country", "tied"]]


def white_spots(layer: Layer, countries: Iterable[str] | None = None, *, side: Side = "to") -> pd.DataFrame:
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
    >>> white_spots(example_layer(), ["JP", "VN", "BR"])["country"].tolist()
    ['VN', 'BR']
    """
    seen = partners(layer, side=side)
    if countries is None:
        empty = [c for c in CONTINENTS if c != "Antarctica" and c not in set(seen["continent"])]
        return pd.DataFrame(
            {"continent": empty, "country": pd.Series(None, index=range(len(empty)), dtype=object)}
        )
    asked = pd.Series(list(dict.fromkeys(code.upper() for code in countries)), dtype=object)
    absent = asked[~asked.isin(seen["country"])].reset_index(drop=True)
    return pd.DataFrame({"continent": continents(absent), "country": absent})
