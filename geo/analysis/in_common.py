"""What partners have in common: places with several homes of a list, and ties of partners to one another."""

from __future__ import annotations

import pandas as pd

from ..layer import Layer
from .partners import Side


def partners_in_common(layer: Layer, side: Side, home: str | None = None) -> dict[str, pd.DataFrame]:
    """Find what a list says beyond its single ties; a list of one home says nothing of the kind.

    Parameters
    ----------
    layer
        Any layer.
    side
        Which end is the partner, as `partners.partner_side` gives it. With ``"both"`` no place is a home.
    home
        The place_id of the one home of the list.

    Returns
    -------
    dict
        Frames by name, most first: shared (name, homes: the names of the places that it is a partner of, two at least, as a
        list), linked (name, other: partners of `home` that are tied to each other) and most_partners (name, partners: of
        each home that has several, or with ``"both"`` of each place; empty where all have as many).

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> {name: len(frame) for name, frame in partners_in_common(example_layer(), "to").items()}
    {'shared': 0, 'linked': 0, 'most_partners': 0}
    """
    names = layer.places.set_index("place_id")["name"]
    ties = pd.DataFrame(layer.tie_rows[["from_id", "to_id"]]).astype(object)
    pairs = ties[ties["from_id"] != ties["to_id"]].drop_duplicates()
    both = pd.concat([pairs, pairs.set_axis(["to_id", "from_id"], axis=1)]).drop_duplicates()
    return {
        "shared": _shared(pairs if side == "to" else pairs.head(0), names),
        "linked": _linked(both, home, names),
        "most_partners": _most(pairs if side == "to" else both, names),
    }


def _shared(pairs: pd.DataFrame, names: pd.Series[str]) -> pd.DataFrame:
    homes = pairs.assign(name=pairs["from_id"].map(names)).groupby("to_id", sort=False)["name"].agg(list)
    several = homes[homes.map(len) > 1]
    table = pd.DataFrame({"name": names.reindex(several.index).to_numpy(), "homes": several.to_numpy()})
    most_first = table["homes"].map(len).sort_values(ascending=False, kind="stable").index
    return table.reindex(most_first).reset_index(drop=True)


def _linked(both: pd.DataFrame, home: str | None, names: pd.Series[str]) -> pd.DataFrame:
    """Find ties among the partners of home, each once."""
    partners = both.loc[both["from_id"] == home, "to_id"]
    order = {place: at for at, place in enumerate(partners)}
    found = both[both["from_id"].isin(order) & both["to_id"].isin(order)]
    once = found[found["from_id"].map(order).astype(float) < found["to_id"].map(order).astype(float)]
    return pd.DataFrame(
        {"name": once["from_id"].map(names).to_numpy(), "other": once["to_id"].map(names).to_numpy()}
    )


def _most(pairs: pd.DataFrame, names: pd.Series[str]) -> pd.DataFrame:
    counts = pairs.groupby("from_id", sort=False)["to_id"].nunique()
    if len(counts) < 2 or counts.min() == counts.max():  # one home, or none has more than the others
        counts = counts.head(0)
    counts = counts[counts > 1].sort_values(ascending=False, kind="stable")
    return pd.DataFrame({"name": names.reindex(counts.index).to_numpy(), "partners": counts.to_numpy()})
