"""Lists of several places side by side: who names whom, and who does not."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pandas as pd

from ...geodesic import distances_km
from .joined import Joined

COLUMNS = ("place_id", "name", "other_id", "other_name", "named_by")
ORDER = ("one", "unclear", "both")
SAME_KM = 50  # at most, between a point of a file and the place of the same name that it is


def compare_lists(joined: Joined, homes: Sequence[str | None]) -> pd.DataFrame:
    """Judge each pair of places that both have a list here, where at least one list names the other place.

    Parameters
    ----------
    joined
        The lists.
    homes
        The place_id of the one place whose list each is; None where it is no such list, which judges nothing. Lists of one
        place count as one.

    Returns
    -------
    pandas.DataFrame
        One row a pair: place_id, name, other_id, other_name, named_by: one, unclear or both, in this order. Where one alone
        names the other, it is the first. It is unclear where a list has a place of the same name and country which is
        another one, such as a prefecture in place of its city.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from .joined import join_lists
    >>> lists = join_lists([example_layer(), example_layer()])
    >>> compare_lists(lists, ["Busan", "Shimonoseki"])[["name", "other_name", "named_by"]].values.tolist()
    [['Busan', 'Shimonoseki', 'both']]
    """
    named = _named(joined, homes)
    rows = []
    for one, other in itertools.combinations(named, 2):
        forth, back = _names(joined, named[one], other), _names(joined, named[other], one)
        first, second = (other, one) if back == "yes" and forth != "yes" else (one, other)
        if (forth, back) == ("yes", "yes"):
            rows.append((first, second, "both"))
        elif "similar" in (forth, back):
            rows.append((first, second, "unclear"))
        elif "yes" in (forth, back):
            rows.append((first, second, "one"))
    rows.sort(key=lambda row: ORDER.index(row[2]))
    table = pd.DataFrame(rows, columns=["place_id", "other_id", "named_by"], dtype=object)
    names = joined.places["name"]
    table = table.assign(name=table["place_id"].map(names), other_name=table["other_id"].map(names))
    return table[list(COLUMNS)]


def _named(joined: Joined, homes: Sequence[str | None]) -> dict[str, set[str]]:
    """Return the partners on the list of each home."""
    named: dict[str, set[str]] = {}
    for number, home in enumerate(homes):
        if home is None:
            continue
        ties = joined.ties.loc[joined.ties["list"] == number, ["from_id", "to_id"]]
        ends = ties[(ties == home).any(axis=1)].to_numpy().ravel()
        named.setdefault(home, set()).update(end for end in ends if end != home)
    return named


def _names(joined: Joined, partners: set[str], place: str) -> str:
    """Tell whether a list names a place: yes, no, or similar, where it has another of that name and country."""
    if place in partners:
        return "yes"
    places = joined.places
    own = places.loc[place]
    listed = places.loc[[*sorted(partners)]]
    alike = listed[(listed["name"] == own["name"]) & (listed["country"] == own["country"])]
    if alike.empty:
        return "no"
    # A point of a file has an id of its own, also where another list has the place by its name.
    from_file = alike.index.str.startswith("at:") | place.startswith("at:")
    km = distances_km(alike["lon"], alike["lat"], own["lon"], own["lat"])
    return "yes" if (from_file & (km <= SAME_KM)).any() else "similar"
