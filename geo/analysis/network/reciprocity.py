"""Lists of several places side by side: who names whom, and who does not."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pandas as pd

from .joined import Joined

COLUMNS = ("place_id", "name", "other_id", "other_name", "named_by")


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
        One row a pair, named by one alone first: place_id, name, other_id, other_name, named_by (one or both). Where only
        one names the other, it is the first.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from .joined import join_lists
    >>> lists = join_lists([example_layer(), example_layer()])
    >>> compare_lists(lists, ["Busan", "Shimonoseki"])[["name", "other_name", "named_by"]].values.tolist()
    [['Busan', 'Shimonoseki', 'both']]
    """
    named: dict[str, set[str]] = {}
    for number, home in enumerate(homes):
        if home is None:
            continue
        ties = joined.ties.loc[joined.ties["list"] == number, ["from_id", "to_id"]]
        away = ties[(ties == home).any(axis=1)].to_numpy().ravel()
        named.setdefault(home, set()).update(away)
    rows = []
    for one, other in itertools.combinations(named, 2):
        forth, back = other in named[one], one in named[other]
        first, second = (other, one) if back and not forth else (one, other)
        if forth or back:
            rows.append((first, second, "both" if forth and back else "one"))
    table = pd.DataFrame(rows, columns=["place_id", "other_id", "named_by"], dtype=object)
    names = joined.places["name"]
    table = table.assign(name=table["place_id"].map(names), other_name=table["other_id"].map(names))
    return table.sort_values("named_by", ascending=False, kind="stable", ignore_index=True)[list(COLUMNS)]
