"""The network of one or several lists in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ...layer import Layer
from ...plurals import counted
from .definitions import definitions, list_definitions
from .graph import Floats, Graph, Numbers, Progress
from .joined import Joined, add_values, count_by_year, join_lists
from .measures import Measures, measure_graph
from .mixing import measure_mixing
from .reciprocity import compare_lists

FIRST = 10  # places of each centrality
DIGITS = 10  # that count: those behind differ from machine to machine
SHARE_OF_WORK = 0.5  # of the progress, that the graph has before the random networks


@dataclass(frozen=True, eq=False, repr=False)
class NetworkStats:
    """A network in figures.

    Attributes
    ----------
    figures
        One row a figure: group, name, label, value (missing where the data cannot say), unit, definition, source.
    tables
        By name: degree, betweenness, closeness, pagerank, value (the first ten places of each: place_id, name, country,
        value), growth (year, new, all) and reciprocity (place_id, name, other_id, other_name, named_by),
        as ``lists.tsv`` defines them.
    settings
        seed and samples of the random networks, from_homes (1 where ties lead from homes to partners in them too, else 0),
        and sources: from how many places shortest paths were followed, None for all.
    remarks
        What limits the figures, a sentence each.
    inputs
        The files that were read, which no output may replace.
    """

    figures: pd.DataFrame
    tables: Mapping[str, pd.DataFrame]
    settings: Mapping[str, int | None]
    remarks: tuple[str, ...] = ()
    inputs: tuple[Path, ...] = ()

    def __repr__(self) -> str:
        """Return the size of the network."""
        return f"<NetworkStats: places {self['places']}, ties {self['ties']}, pairs {self['pairs']}>"

    def __getitem__(self, name: str) -> float | None:
        """Return a figure by its name; None where the data cannot say.

        Examples
        --------
        >>> from sistermap.geo.layer import example_layer
        >>> measure_network([example_layer()])["density"].__round__(3)
        0.667
        """
        found = self.figures.loc[self.figures["name"] == name, "value"]
        if found.empty:
            raise KeyError(name)
        return None if pd.isna(found.iloc[0]) else found.iloc[0]

    @property
    def is_star(self) -> bool:
        """Whether one place is in every pair, as in the list of one home: see ``remarks``.

        Examples
        --------
        >>> from sistermap.geo.layer import example_layer
        >>> measure_network([example_layer()]).is_star
        True
        """
        pairs = self["pairs"] or 0
        return pairs > 1 and self["largest_degree"] == pairs

    def as_dict(self) -> dict[str, Any]:
        """Return all as plain values, as JSON writes them: figures by name, tables as lists of rows."""
        rows = self.figures.astype(object).where(self.figures.notna(), None).to_dict("records")
        tables = {
            name: table.astype(object).where(table.notna(), None).to_dict("records")
            for name, table in self.tables.items()
        }
        figures = {row.pop("name"): row for row in rows}
        return {
            "figures": figures,
            "tables": tables,
            "definitions": {name: list_definitions()[name]._asdict() for name in tables},
            "settings": dict(self.settings),
            "remarks": list(self.remarks),
        }


def measure_network(
    layers: Sequence[Layer],
    homes: Sequence[str | None] = (),
    *,
    samples: int = 100,
    seed: int = 0,
    exact: bool = False,
    progress: Progress | None = None,
) -> NetworkStats:
    """Measure the network of one or several lists.

    Parameters
    ----------
    layers
        The lists.
    homes
        The place_id of the one place whose list each is, or None.
    samples, seed
        Of the random networks that figures are compared with.
    exact
        Follow shortest paths from each place, however many there are.
    progress
        Called with how many of how many steps are done.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> measure_network([example_layer()])["largest_degree"]
    2
    """
    joined, homes = join_lists(layers), homes or [None] * len(layers)
    graph = joined.graph
    home = _node_of(graph, homes[0] if len(homes) == 1 else None)
    measured = measure_graph(graph, home=home, exact=exact, seed=seed, progress=_part(progress, 0))
    total, unit, values = add_values(joined)
    growth, compared = count_by_year(joined.ties), compare_lists(joined, homes)
    figures = {
        **measured.figures,
        "countries": joined.places["country"].nunique(),
        "value": total,
        **measure_mixing(joined, samples=samples, seed=seed, progress=_part(progress, 1)),
        **_reciprocity(compared),
        **_growth(growth),
    }
    tables = {name: _first(joined, numbers) for name, numbers in measured.centralities.items()}
    tables["value"] = _first(joined, values)
    settings = {
        "seed": seed, "samples": samples, "from_homes": int(joined.is_from_homes()), "sources": measured.sources,
    }  # fmt: skip
    return NetworkStats(
        _frame(figures, unit),
        {**tables, "growth": growth, "reciprocity": compared},
        settings,
        tuple(_remarks(joined, measured, homes)),
        tuple(path for layer in layers for path in layer.inputs),
    )


def _node_of(graph: Graph, place: str | None) -> int | None:
    """Return the number of a place's node; None where it has no tie."""
    at = int(graph.names.get_indexer(pd.Index([place]))[0])
    return at if place is not None and at >= 0 else None


def _part(progress: Progress | None, which: int) -> Progress | None:
    """Count the graph and the random networks as one work."""
    if progress is None:
        return None
    return lambda done, whole: progress(100 * which + 100 * done // max(whole, 1), 200)


def _frame(figures: Mapping[str, float | None], unit: str) -> pd.DataFrame:
    """Put figures beside their definitions; whole numbers stay whole."""
    rows = [
        {
            "group": one.group, "name": one.name, "label": one.label, "value": _rounded(figures[one.name]),
            "unit": unit if one.name == "value" else one.unit, "definition": one.definition, "source": one.source,
        }
        for one in definitions()
    ]  # fmt: skip
    return pd.DataFrame(rows, dtype=object)


def _rounded(value: float | None) -> float | None:
    return value if value is None or isinstance(value, int) else float(f"{value:.{DIGITS}g}")


def _first(joined: Joined, numbers: Floats | Numbers) -> pd.DataFrame:
    """Return the places with the highest numbers above 0; of the same number, that which is named first."""
    rounded = np.array([_rounded(number) for number in numbers.tolist()], dtype=numbers.dtype)
    order = np.argsort(-np.nan_to_num(rounded), kind="stable")[:FIRST]
    order = order[np.nan_to_num(rounded[order]) > 0]
    rows: pd.DataFrame = joined.places.iloc[order][["name", "country"]].reset_index(names="place_id")
    return rows.assign(value=rounded[order])


def _reciprocity(compared: pd.DataFrame) -> dict[str, float | None]:
    if compared.empty:
        return {"judged": None, "mutual": None, "reciprocity": None}
    mutual, judged = (int(compared["named_by"].isin(by).sum()) for by in (["both"], ["both", "one"]))
    share = 2 * mutual / (judged + mutual) if judged else None
    return {"judged": judged, "mutual": mutual, "reciprocity": share}


def _growth(growth: pd.DataFrame) -> dict[str, float | None]:
    if growth.empty:
        return {"first_year": None, "last_year": None, "dated": 0}
    return {
        "first_year": int(growth["year"].iloc[0]),
        "last_year": int(growth["year"].iloc[-1]),
        "dated": int(growth["all"].iloc[-1]),
    }


def _remarks(joined: Joined, measured: Measures, homes: Sequence[str | None]) -> list[str]:
    """Say what the figures cannot say."""
    remarks = []
    if joined.ties.empty:
        remarks.append(
            "No tie has two places that are known (a membership is no tie): there is no network to measure."
        )
    centre = _centre(joined.graph)
    if centre is not None:
        name = joined.places["name"].iloc[centre]
        remarks.append(
            f"All pairs have {name} at one end: what its partners have with one another is not in the list, so that density, "
            "components, reach, clustering, assortativity and centralities describe the list and not the places."
        )
    if measured.sources is not None:
        remarks.append(
            f"Shortest paths were followed from {counted(measured.sources, 'place')} of {joined.graph.size:,}, drawn at "
            "random: betweenness, closeness and mean distance are estimates, and the diameter is at least as long."
        )
    if len(homes) > 1 and None in homes:
        remarks.append(
            f"Of {counted(len(homes), 'list')}, {homes.count(None)} took no part in reciprocity: no place is at "
            "an end of all ties of such a list."
        )
    return remarks


def _centre(graph: Graph) -> int | None:
    """Return the node that is in every pair, where there are several pairs."""
    if len(graph.pairs) < 2 or graph.degrees.max() < len(graph.pairs):
        return None
    return int(graph.degrees.argmax())
