"""GraphML and GEXF for Gephi, yEd and networkx: places and networks are nodes, ties and memberships are edges."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
from networkx.readwrite.gexf import GEXFWriter

from .about import About

# Attributes of the formats themselves; a user's column of such a name gets "(original)" behind it.
RESERVED = {
    "id",
    "key",
    "label",
    "type",
    "node",
    "edge",
    "weight",
    "viz",
    "start",
    "end",
    "slices",
    "pid",
    "parents",
    "x",
    "y",
}
DEGREES_TO_CANVAS = 10  # Gephi's canvas counts in pixels: degrees as they are would pile the nodes up


def write_graph(tables: dict[str, pd.DataFrame], path: Path, about: About) -> None:
    """Write .gexf or, with any other suffix, GraphML.

    A network is a node of its own, tied to its members: a set is never turned into all pairs.
    """
    graph = build_graph(tables)
    if path.suffix.lower() == ".gexf":
        _write_gexf(graph, path, about)
    else:
        graph.graph["description"] = about.description
        nx.write_graphml_xml(graph, path, edge_id_from_attribute="tie_id")


def build_graph(tables: dict[str, pd.DataFrame]) -> nx.MultiGraph[str]:
    """Build the multigraph of ties and memberships, missing values left out; it is directed where every tie is.

    Nodes have ``node`` (``place`` or ``network``), ``label``, and places also ``x`` and ``y`` (lon and lat, degrees);
    edges have ``edge`` (``tie`` or ``membership``), ``label`` and, where the ties carry values of one unit, ``weight``.
    """
    places, ties, members = tables["places"], tables["ties"], tables["memberships"]
    directed = len(ties) > 0 and bool(ties["directed"].eq(True).fillna(False).all())
    graph: nx.MultiGraph[str] = nx.MultiDiGraph() if directed else nx.MultiGraph()
    weights = _weights(ties)
    drawn = places.assign(x=places["lon"].astype(float), y=places["lat"].astype(float))
    for place_id, known in zip(places["place_id"], _known_values(drawn, keep=("x", "y")), strict=True):
        graph.add_node(place_id, node="place", label=known.get("name", place_id), **known)
    for network in members["network"].dropna().unique():
        graph.add_node(f"network:{network}", node="network", label=network)
    for kind, table, ends in (
        ("tie", ties, (ties["from_id"], ties["to_id"])),
        ("membership", members, (members["place_id"], "network:" + members["network"])),
    ):
        for tie_id, one, other, known in zip(table["tie_id"], *ends, _known_values(table), strict=True):
            label = known.get("kind_original", known.get("kind", kind))
            weight = weights.get(tie_id) if kind == "tie" else None
            known = known if weight is None else {**known, "weight": weight}
            graph.add_edge(one, other, key=tie_id, edge=kind, label=label, **known)
    return graph


def _weights(ties: pd.DataFrame) -> dict[str, float]:
    """Return tie_id -> how much the tie carries, where all ties count the same; graph programs take no weight below 0."""
    counted = ties[ties["value"].notna()]
    if counted["value_unit"].nunique(dropna=False) != 1 or counted["value"].astype(float).lt(0).any():
        return {}
    return dict(zip(counted["tie_id"], counted["value"].astype(float).tolist(), strict=True))


def _known_values(table: pd.DataFrame, keep: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Return the values of each row by column, without the missing ones, which these formats cannot hold."""
    table = table.drop(columns="geometry", errors="ignore")
    names = [f"{c} (original)" if c in RESERVED and c not in keep else c for c in table.columns]
    rows = zip(*(table[column].astype(object) for column in table.columns), strict=True)
    return [
        {name: value for name, value in zip(names, row, strict=True) if not pd.isna(value)} for row in rows
    ]


def _write_gexf(graph: nx.MultiGraph[str], path: Path, about: About) -> None:
    """Write GEXF 1.2 with places at their coordinates; networkx would date it, and then the bytes would differ by the day."""
    for _, attributes in graph.nodes(data=True):
        if "x" in attributes:
            at = {axis: round(attributes.pop(axis) * DEGREES_TO_CANVAS, 6) for axis in ("x", "y")} | {
                "z": 0.0
            }
            attributes["viz"] = {"position": at}
    for _, _, tie_id, attributes in graph.edges(keys=True, data=True):
        attributes["id"] = tie_id
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    [meta] = (element for element in writer.xml if element.tag.endswith("meta"))
    meta.attrib.pop("lastmodifieddate", None)
    for element in list(meta):
        meta.remove(element)
    for tag, text in (("creator", about.program), ("description", about.description)):
        element = meta.makeelement(tag, {})
        element.text = text
        meta.append(element)
    with path.open("wb") as file:
        writer.write(file)
