"""Figures of a network as files, by suffix."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from ...cells import legal_in_utf8
from ...local_files import suffix_among
from ...sheets import add_sheet, book_bytes, csv_sheet, new_book, rows_of
from .stats import NetworkStats
from .stats_text import stats_markdown

WIDTHS = {
    "definition": 80,
    "source": 50,
    "label": 40,
    "place_id": 24,
    "name": 28,
    "other_name": 28,
}  # of the .xlsx

Files = dict[str | os.PathLike[str], Any]
"""What each file holds: bytes."""


def stats_files(stats: NetworkStats, path: str | os.PathLike[str]) -> Files:
    """Make the files that the suffix of `path` names: .json, .xlsx and .md hold all, .csv has its lists beside it.

    Raises
    ------
    ExportError
        If the suffix is another.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from .stats import measure_network
    >>> [Path(file).name for file in stats_files(measure_network([example_layer()]), "stats.csv")]
    ['stats.csv', 'stats-places.csv', 'stats-growth.csv', 'stats-reciprocity.csv']
    """
    return WRITERS[check_stats(path)](stats, Path(path))


def check_stats(path: str | os.PathLike[str]) -> str:
    """Return the suffix of a path in lower case, if figures can be written with it.

    Raises
    ------
    ExportError
        If they cannot.

    Examples
    --------
    >>> check_stats("Stats.JSON")
    '.json'
    """
    return suffix_among(path, WRITERS)


def stats_json(stats: NetworkStats) -> str:
    """Write all as JSON.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from .stats import measure_network
    >>> list(json.loads(stats_json(measure_network([example_layer()]))))
    ['figures', 'tables', 'definitions', 'settings', 'remarks']
    """
    return json.dumps(stats.as_dict(), ensure_ascii=False, indent=1)


def _json(stats: NetworkStats, path: Path) -> Files:
    return {path: legal_in_utf8(f"{stats_json(stats)}\n").encode()}


def _markdown(stats: NetworkStats, path: Path) -> Files:
    return {path: stats_markdown(stats).encode()}


def _csv(stats: NetworkStats, path: Path) -> Files:
    files: Files = {}
    for name, table in _tables(stats).items():
        at = path if name == "figures" else path.with_name(f"{path.stem}-{name}{path.suffix}")
        files[at] = csv_sheet(list(table.columns), rows_of(table))
    return files


def _xlsx(stats: NetworkStats, path: Path) -> Files:
    book = new_book()
    for name, table in _tables(stats).items():
        if len(table):
            add_sheet(book, name, list(table.columns), rows_of(table), WIDTHS)
    return {path: book_bytes(book)}


def _tables(stats: NetworkStats) -> dict[str, pd.DataFrame]:
    """Return the figures, and the lists with those of places as one."""
    ranked = {name: table for name, table in stats.tables.items() if "value" in table.columns}
    places = pd.concat(
        [table.astype(object).assign(by=name) for name, table in ranked.items()], ignore_index=True
    )
    return {
        "figures": stats.figures,
        "places": places[["by", "place_id", "name", "country", "value"]],
        "growth": stats.tables["growth"],
        "reciprocity": stats.tables["reciprocity"],
    }


WRITERS: dict[str, Callable[[NetworkStats, Path], Files]] = {
    ".json": _json,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".md": _markdown,
}
