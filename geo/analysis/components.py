"""Which places belong together: groups that ties connect, and networks that places share."""

from __future__ import annotations

import networkx as nx
import pandas as pd

from ..layer import Layer


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
    graph = nx.from_pandas_edgelist(layer.tie_rows, "from_id", "to_id")
    groups = sorted(
        nx.connected_components(graph), key=len, reverse=True
    )  # of one size, in the table's order
    member = {place: (number, len(group)) for number, group in enumerate(groups, 1) for place in group}
    tied = layer.places.loc[layer.places["place_id"].isin(member), ["place_id", "name"]]
    found = [member[place] for place in tied["place_id"]]
    sizes = pd.DataFrame(found, columns=["component", "size"], index=tied.index, dtype=int)
    table = pd.concat([pd.DataFrame(tied), sizes], axis=1)
    return table.sort_values("component", kind="stable", ignore_index=True)


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
        layer.tie_rows[["network", end]].set_axis(["network", "place_id"], axis=1)
        for end in ("from_id", "to_id")
    ]
    listed = pd.concat([layer.memberships[["network", "place_id"]], *map(pd.DataFrame, ends)])
    members = listed.dropna().drop_duplicates().astype(object)

    bound = pd.DataFrame(
        layer.tie_rows.loc[layer.tie_rows["from_id"] != layer.tie_rows["to_id"], ["from_id", "to_id"]]
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
