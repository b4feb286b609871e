"""What a kit can hold: each output with its group, its words and the shape of its thumbnail; and which of them it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from ...geo.errors import MapError


class Output(NamedTuple):
    """One output of a kit: a file, with those that belong to it.

    Attributes
    ----------
    name
        Of its first file, by which it is chosen.
    group
        One of `GROUPS`.
    words
        What its words begin with: ``kit.json`` has a ``.title`` and a ``.for`` of each.
    thumbnail
        Class of its picture in ``kit.css``.
    usual
        Whether a kit has it by default: one file for each purpose. The others hold the same in another format.
    """

    name: str
    group: str
    words: str
    thumbnail: str
    usual: bool = True


GROUPS = ("show", "print", "report", "data")
OUTPUTS = (
    Output("map.html", "show", "page", "screen"),
    Output("embed.html", "show", "embed", "frame"),
    Output("og.png", "show", "cover", "cover"),
    Output("map.pdf", "print", "figure.pdf", "picture"),
    Output("map.png", "print", "figure.png", "picture"),
    Output("year.pdf", "print", "year", "year"),
    Output("map.svg", "print", "figure.svg", "picture", usual=False),
    Output("map-grey.png", "print", "figure.grey", "picture grey", usual=False),
    Output("report.docx", "report", "report.docx", "report"),
    Output("report.xlsx", "report", "report.xlsx", "table"),
    Output("slides.pptx", "report", "slides", "slides"),
    Output("report.html", "report", "report.html", "screen", usual=False),
    Output("report.md", "report", "report.md", "report", usual=False),
    Output("ties.ics", "data", "calendar", "year"),
    # One file with all tables and their geometry, and the rows for programs that know only text. GeoJSON has the same.
    Output("ties.gpkg", "data", "gpkg", "layers"),
    Output("ties.csv", "data", "csv", "table"),
    Output("ties.geojson", "data", "geojson", "layers", usual=False),
    Output("ties-unplaced.csv", "data", "unplaced", "table"),
)
NAMES = tuple(output.name for output in OUTPUTS)

_TABLES = {
    "ties.csv": ("ties", "memberships"),
    "ties.geojson": ("ties", "places", "regions", "memberships"),
    "ties-unplaced.csv": ("unplaced",),
}


def choose_outputs(only: str | Iterable[str] | None = None) -> frozenset[str]:
    """Choose what a kit holds.

    Parameters
    ----------
    only
        Names of outputs and of groups, as a list or as a text such as ``"show,report.docx"``; ``"all"`` for everything.
        A group is all that it can hold. None for what is usual.

    Returns
    -------
    frozenset of str
        Names of `OUTPUTS`.

    Raises
    ------
    MapError
        If a name is not known, or there is none.

    Examples
    --------
    >>> sorted(choose_outputs("show,report.docx"))
    ['embed.html', 'map.html', 'og.png', 'report.docx']
    >>> len(choose_outputs("all")) - len(choose_outputs())
    5
    """
    if only is None:
        return frozenset(output.name for output in OUTPUTS if output.usual)
    given = only.split(",") if isinstance(only, str) else list(only)
    wanted = [name for name in (str(each).strip().lower() for each in given) if name]
    chosen: set[str] = set()
    for name in wanted:
        found = {output.name for output in OUTPUTS if name in ("all", output.group, output.name)}
        if not found:
            raise MapError(_unknown(name))
        chosen |= found
    if not chosen:
        raise MapError(_unknown(""))
    return frozenset(chosen)


def table_files(output: str, rows: Mapping[str, int]) -> list[str]:
    """Name the files of an output for other programs: one for each of its tables that has rows.

    Parameters
    ----------
    output
        One of the group ``data``, but for the calendar.
    rows
        How many rows each table of the layer has.

    Examples
    --------
    >>> table_files("ties.csv", {"ties": 0, "memberships": 5})
    ['ties-memberships.csv']
    """
    if output not in _TABLES:  # a GeoPackage holds all tables in one file
        return [output] if rows["places"] else []
    filled = [table for table in _TABLES[output] if rows[table]]
    return [f"{'ties' if table == 'ties' else f'ties-{table}'}{Path(output).suffix}" for table in filled]


def _unknown(name: str) -> str:
    return f"only: {name!r} is not known, expected all, a group ({', '.join(GROUPS)}) or some of {', '.join(NAMES)}"
