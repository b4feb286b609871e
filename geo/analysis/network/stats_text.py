"""Figures of a network for people: on a terminal, and as Markdown."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pandas as pd

from ...cells import legal_line
from ...terminal import wrapped
from .definitions import list_definitions
from .stats import NetworkStats

GROUPS = {
    "size": "Size",
    "degree": "Partners of a place",
    "components": "Components",
    "reach": "Reach",
    "closure": "Clustering",
    "mixing": "Who is tied to whom",
    "reciprocity": "Lists side by side",
    "growth": "Growth",
}
RANKED = ("degree", "betweenness", "closeness", "pagerank", "value")
# What says nothing of a list of one home, whose network is a star whatever the world is like.
OF_NO_STAR = {
    "density", "mean_degree", "median_degree", "components", "largest_component", "largest_share", "within_1", "within_2",
    "within_3", "diameter", "mean_distance", "triangles", "transitivity", "assortativity",
}  # fmt: skip
LAST_YEARS = 10
LABEL_WIDTH = 54
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>|#"})


def stats_text(stats: NetworkStats, *, explain: bool = False, width: int = 80) -> str:
    r"""Write the figures that have a value in groups, and the lists behind them.

    Of a list of one home those are left out that only say that it is one.

    Parameters
    ----------
    stats
        Any.
    explain
        Whether the definition and the source of each figure are below it.
    width
        Columns of the terminal.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from .stats import measure_network
    >>> print(stats_text(measure_network([example_layer()])).split("\n\n")[0])
    Size
      Ties                                                   2
      Pairs of places                                        2
      Repeated ties                                          0
      Ties of a place with itself                            0
      Places                                                 3
      Countries and territories                              3
    """
    parts = []
    for group, title in GROUPS.items() if stats["ties"] else ():
        rows = [row for row in _rows(stats) if row["group"] == group]
        lines = [line for row in rows for line in _figure(row, explain, width)]
        lines += [*_listed(stats, group, explain, width)]
        if lines:
            parts.append("\n".join([title, *lines]))
    parts += ["\n".join(wrapped(remark, width)) for remark in stats.remarks]
    return "\n\n".join(parts)


def stats_markdown(stats: NetworkStats) -> str:
    """Write all figures with their definitions, and the lists behind them.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from .stats import measure_network
    >>> stats_markdown(measure_network([example_layer()])).splitlines()[6]
    '| Ties | 2 | Rows whose two places are both known, in a table of sums what these come to; planned and ended ones, several of one pair and ties of a place with itself all count. |'
    """
    lines = ["# The network in figures"]
    for group, title in GROUPS.items():
        rows = [row for row in _rows(stats) if row["group"] == group]
        if rows:
            lines += ["", f"## {title}", "", "| figure | value | definition |", "|---|---|---|"]
            lines += [f"| {row['label']} | {_marked(_value(row))} | {_definition(row)} |" for row in rows]
        listed = [*_lists(stats, group)]
        lines += ["", *(f"- {_marked(line)}" for _, line in listed)] if listed else []
        defined = [list_definitions()[name] for name in dict.fromkeys(name for name, _ in listed if name)]
        lines += [
            line for one in defined for line in ("", f"{one.label}: {_cited(one.definition, one.source)}")
        ]
    lines += [line for remark in stats.remarks for line in ("", _marked(remark))]
    return "\n".join(lines) + "\n"


def _rows(stats: NetworkStats) -> list[dict[Any, Any]]:
    known = stats.figures[stats.figures["value"].notna()]
    known = known[~known["name"].isin(OF_NO_STAR if stats.is_star else ())]
    rows: list[dict[Any, Any]] = known.to_dict("records")
    return [row for row in rows if row["name"] != "dated" or row["value"]]


def _figure(row: dict[Any, Any], explain: bool, width: int) -> Iterator[str]:
    yield f"  {row['label']:<{LABEL_WIDTH}} {legal_line(_value(row))}"
    if explain:
        yield from (f"    {line}" for line in wrapped(_definition(row), width - 4))


def _listed(stats: NetworkStats, group: str, explain: bool, width: int) -> Iterator[str]:
    """Write the tables of a group, each definition behind the last line that it is of."""
    lines = [*_lists(stats, group)]
    for (name, text), (following, _) in itertools.zip_longest(lines, lines[1:], fillvalue=("", "")):
        yield from (f"  {line}" for line in wrapped(text, width - 2))
        if explain and name and name != following:
            one = list_definitions()[name]
            yield from (f"    {line}" for line in wrapped(_cited(one.definition, one.source), width - 4))


def _definition(row: dict[Any, Any]) -> str:
    return _cited(row["definition"], row["source"])


def _cited(definition: str, source: str) -> str:
    return f"{definition} {source}." if source else definition


def _value(row: dict[Any, Any]) -> str:
    """Write a value with its unit, where the label does not say it."""
    number = str(row["value"]) if row["unit"] == "year" else _number(row["value"])
    shown = row["name"] == "value" or row["unit"] in ("km", "steps", "standard deviations")
    unit = "step" if (number, row["unit"]) == ("1", "steps") else row["unit"]
    return f"{number} {unit}".rstrip() if shown else number


def _number(value: float) -> str:
    """Write a number to three places that count, and whole from 100 on."""
    return f"{value:,.0f}" if float(value).is_integer() or abs(value) >= 100 else f"{value:.3g}"


def _lists(stats: NetworkStats, group: str) -> Iterator[tuple[str, str]]:
    """Write the tables that belong to a group: the name of each, and a line."""
    if group == "degree":
        for name in ("value",) if stats.is_star else RANKED:
            rows = stats.tables[name].to_dict("records")
            shown = [f"{_named(row)} {_number(row['value'])}" for row in rows]
            if shown:
                yield name, f"{list_definitions()[name].label}: {'; '.join(shown)}"
    if group == "mixing" and {stats["same_country_z"], stats["distance_km_z"]} != {None}:
        yield "", f"Chance: {stats.settings['samples']} random networks, seed {stats.settings['seed']}"
    if group == "reciprocity":
        for row in stats.tables["reciprocity"].to_dict("records"):
            one, other = (legal_line(str(row[name])) for name in ("name", "other_name"))
            if row["named_by"] == "one":
                yield "reciprocity", f"{one} names {other}, and {other} does not name {one}"
            elif row["named_by"] == "unclear":
                yield (
                    "reciprocity",
                    f"{one} and {other}: a list has another place of that name; please review",
                )
    if group == "growth":
        growth = stats.tables["growth"]
        if len(growth) > LAST_YEARS:
            yield "growth", f"The last {LAST_YEARS} of {len(growth)} years in which ties began:"
        for row in growth.tail(LAST_YEARS).to_dict("records"):
            yield "growth", f"{row['year']}: {row['new']:,} new, {row['all']:,} in all"


def _named(row: dict[Any, Any]) -> str:
    country = f" ({row['country']})" if pd.notna(row["country"]) else ""
    return legal_line(f"{row['name']}{country}")


def _marked(text: str) -> str:
    return legal_line(text).translate(_ESCAPED)
