"""Figures of a network for people: on a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from ...cells import legal_line
from ...terminal import wrapped
from .stats import NetworkStats

GROUPS = {
    "size": "Size",
    "degree": "Partners of a place",
    "components": "Components",
    "reach": "Reach",
    "closure": "Closure",
    "mixing": "Who is tied to whom",
    "reciprocity": "Lists side by side",
    "growth": "Growth",
}
RANKED = ("degree", "betweenness", "closeness", "pagerank", "value")
LAST_YEARS = 10
LABEL_WIDTH = 54
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>|#"})


def stats_text(stats: NetworkStats, *, explain: bool = False, width: int = 80) -> str:
    r"""Write the figures that have a value in groups, and the lists behind them.

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
      Density                                                0.667
    """
    parts = []
    for group, title in GROUPS.items():
        rows = [row for row in _rows(stats) if row["group"] == group]
        lines = [line for row in rows for line in _figure(row, explain, width)]
        lines += [f"  {line}" for text in _lists(stats, group) for line in wrapped(text, width - 2)]
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
        lines += ["", *(f"- {_marked(line)}" for line in listed)] if listed else []
    lines += [line for remark in stats.remarks for line in ("", _marked(remark))]
    return "\n".join(lines) + "\n"


def _rows(stats: NetworkStats) -> list[dict[Any, Any]]:
    known = stats.figures[stats.figures["value"].notna()]
    rows: list[dict[Any, Any]] = known.to_dict("records")
    return [row for row in rows if row["name"] != "dated" or row["value"]]


def _figure(row: dict[Any, Any], explain: bool, width: int) -> Iterator[str]:
    yield f"  {row['label']:<{LABEL_WIDTH}} {legal_line(_value(row))}"
    if explain:
        yield from (f"    {line}" for line in wrapped(_definition(row), width - 4))


def _definition(row: dict[Any, Any]) -> str:
    return f"{row['definition']} {row['source']}.".removesuffix(" .")


def _value(row: dict[Any, Any]) -> str:
    """Write a value with its unit, where the label does not say it."""
    number = str(row["value"]) if row["unit"] == "year" else _number(row["value"])
    shown = row["name"] == "value" or row["unit"] in ("km", "steps")
    return f"{number} {row['unit']}".rstrip() if shown else number


def _number(value: float) -> str:
    """Write a number to three places that count, and whole from 100 on."""
    return f"{value:,.0f}" if float(value).is_integer() or abs(value) >= 100 else f"{value:.3g}"


def _lists(stats: NetworkStats, group: str) -> Iterator[str]:
    """Write the tables that belong to a group."""
    if group == "degree":
        for name in RANKED:
            rows = stats.tables[name]
            shown = [f"{_named(row)} {_number(row['value'])}" for row in rows.to_dict("records")]
            if shown:
                yield f"First by {name}: {'; '.join(shown)}"
    if group == "reciprocity":
        compared = stats.tables["reciprocity"]
        for row in compared[compared["named_by"] == "one"].to_dict("records"):
            one, other = (legal_line(str(row[name])) for name in ("name", "other_name"))
            yield f"{one} names {other}, and {other} does not name {one}"
    if group == "growth":
        for row in stats.tables["growth"].tail(LAST_YEARS).to_dict("records"):
            yield f"{row['year']}: {row['new']:,} new, {row['all']:,} in all"


def _named(row: dict[Any, Any]) -> str:
    country = f" ({row['country']})" if pd.notna(row["country"]) else ""
    return legal_line(f"{row['name']}{country}")


def _marked(text: str) -> str:
    return legal_line(text).translate(_ESCAPED)
