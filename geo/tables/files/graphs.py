"""Graphs opened as tables of ties: GEXF and GraphML."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from ...errors import TableError
from .grid import Sheet
from .layers import Record, sheets_of

_ABOUT_NODES = ("country", "lat", "lon")  # what an end of a tie has of its node
_ALSO = {"latitude": "lat", "longitude": "lon", "lng": "lon"}
_PROPER = (
    "id",
    "key",
    "label",
    "edge",
    "weight",
    "source",
    "target",
)  # the format's own, beside what the user's edges have


def read_graph(content: bytes, path: str) -> list[Sheet]:
    """Read the edges of a graph, each with the names, countries and coordinates of its two nodes.

    Of what sistermap wrote, the ties and the memberships are read, under its own columns.

    Raises
    ------
    TableError
        If it cannot be read.
    """
    import networkx as nx

    file = io.BytesIO(content)
    try:
        graph = nx.read_gexf(file) if b"<gexf" in content[:5000] else nx.read_graphml(file)
    except Exception as error:  # networkx passes on what its parsers and its own checks raise
        reason = " ".join(str(error).split()) or type(error).__name__
        raise TableError(f"{path} is no graph that can be read ({reason})") from error
    tables: dict[str, list[Record]] = {}
    for one, other, edge in graph.edges(data=True):
        own = "from_name" in edge or "network" in edge
        record = (
            _plain(edge) if own else _ends(graph.nodes[one], graph.nodes[other], one, other) | _plain(edge)
        )
        if own:
            record["tie_id"] = edge.get("tie_id") or edge.get("id")
        tables.setdefault("memberships" if edge.get("edge") == "membership" else "ties", []).append(record)
    if not tables:
        tables["nodes"] = [
            {"name": node.get("label", key), **_plain(node)} for key, node in graph.nodes(data=True)
        ]
    return sheets_of(tables, path)


def _ends(one: Mapping[str, Any], other: Mapping[str, Any], one_id: Any, other_id: Any) -> Record:
    """Return the names of both ends, and what their nodes say of them."""
    record: Record = {}
    for side, node, key in (("from", one, one_id), ("to", other, other_id)):
        known = {_ALSO.get(name.lower(), name.lower()): value for name, value in node.items()}
        record[f"{side}_name"] = known.get("name") or known.get("label") or key
        record |= {f"{side}_{name}": known[name] for name in _ABOUT_NODES if name in known}
    return record


def _plain(edge: Mapping[str, Any]) -> Record:
    """Return what an edge says, with the user's columns under their own names again."""
    return {
        str(name).removesuffix(" (original)"): value
        for name, value in edge.items()
        if name not in _PROPER and not isinstance(value, dict | list)
    }
