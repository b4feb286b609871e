"""A list of names with what geocoding found, as CSV. Works without pandas, so that it starts at once."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ..cells import guard_formula
from ..naming.geocode_names import geocode_names
from ..schema import ANSWER
from .atomic import write_whole

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer
    from ..tables.read_names import NamesTable

# What people read of an answer; `find --json` has the rest.
COLUMNS = tuple(column for column in ANSWER if column not in ("reason_code", "reason_params", "candidates"))


def write_answers(rows: NamesTable, gazetteer: Gazetteer, output: str) -> int:
    """Geocode the names of a table and write its rows with `COLUMNS` behind them, as CSV.

    Parameters
    ----------
    rows
        The list of names.
    gazetteer
        The places.
    output
        The file to write; ``-`` is standard output. A column of the list that is called like one of ours keeps its
        name, and ours gets `` (found)`` behind it.

    Returns
    -------
    int
        How many names are not placed.

    Raises
    ------
    ExportError
        If the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> from sistermap.geo.tables.read_names import NamesTable
    >>> rows = NamesTable(["name"], [["Busan"], ["?"]], ["Busan", "?"], None)
    >>> with tempfile.TemporaryDirectory() as folder, Gazetteer.open(data.HERE) as gazetteer:
    ...     write_answers(rows, gazetteer, str(Path(folder, "places.csv")))
    1
    """
    answers = geocode_names(rows.names, rows.countries, gazetteer)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    ours = [f"{column} (found)" if column in rows.columns else column for column in COLUMNS]
    writer.writerow(map(guard_formula, [*rows.columns, *ours]))
    for cells, answer in zip(rows.cells, answers, strict=True):
        found = answer.as_row(candidates=False)
        writer.writerow(map(guard_formula, [*cells, *(found[column] for column in COLUMNS)]))
    write_whole(output, text.getvalue())
    return sum(answer.verdict != "placed" for answer in answers)
