"""A list of names as a file -> the same rows with what was found. Works without pandas, so that it starts at once."""

from __future__ import annotations

import csv
import functools
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from ..cells import guard_formula
from ..errors import TableError
from ..exports.atomic import write_whole
from ..naming.answer import Answer
from ..naming.geocode import geocode_names
from ..words import words_by_meaning
from .files import Source, name_of, read_sheets
from .header_row import columns_by_words, find_header_row, labels_at
from .header_words import WORDS

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

FOUND = (
    "verdict",
    "match",
    "score",
    "place_id",
    "place_name",
    "level",
    "country_code",
    "admin1",
    "lat",
    "lon",
    "reason",
)


@dataclass(frozen=True, slots=True)
class NamesTable:
    """The rows of a list of names, as text."""

    columns: list[str]
    cells: list[list[str]]
    names: list[str]
    countries: list[str | None] | None  # None if the list has no such column

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.cells)


def read_names(table: Source, stdin: BinaryIO | None = None) -> NamesTable:
    r"""Read a list of names.

    Parameters
    ----------
    table
        Whatever `geo.tables.files.read_sheets` reads; ``-`` is what is in `stdin`. Its header names a
        column of names and, if it has one, a column of countries; a title may stand above it.
    stdin
        Where ``-`` is read from.

    Raises
    ------
    TableError
        If the file cannot be read or no column of names is recognised.

    Examples
    --------
    >>> read_names("-", io.BytesIO("name,country\n부산,Korea\n".encode())).names
    ['부산']
    """
    sheets = read_sheets(table, stdin)
    sheet = next((one for one in sheets if not one.hidden), sheets[0])
    header = find_header_row(sheet.rows, _read_labels)
    if header is None:
        labels = labels_at(sheet.rows, 0)[0] if sheet.rows else []
        seen = ", ".join(map(repr, labels[:20]))
        raise TableError(
            f"{name_of(table)}: no column of names; found {seen or 'no header'}, expected 'name' and, if known, 'country'"
        )
    rows = [
        ["" if cell is None else str(cell) for cell in row] for _, row in sheet.rows[header.row_index + 1 :]
    ]
    cells = [[*row, *[""] * (len(header.labels) - len(row))] for row in rows]
    at_name, at_country = header.columns["name"], header.columns.get("country")
    return NamesTable(
        [*header.labels, *[""] * (max(map(len, cells), default=0) - len(header.labels))],
        cells,
        [row[at_name] for row in cells],
        None if at_country is None else [row[at_country] or None for row in cells],
    )


def _read_labels(labels: list[str]) -> dict[str, int]:
    columns = columns_by_words(labels, _words())
    return columns if "name" in columns else {}


@functools.cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the words for a name and for a country, in the order of preference."""
    tables, lists = (words_by_meaning(WORDS / name) for name in ("headers.tsv", "list_headers.tsv"))
    return {
        "name": (*tables["name"], *lists["name"], *tables["to_name"]),
        "country": (*tables["country"], *lists["country"]),
    }


def write_answers(rows: NamesTable, gazetteer: Gazetteer, output: str) -> int:
    """Judge the names of a table and write its rows with `FOUND` behind them, as CSV.

    Parameters
    ----------
    rows
        With `columns`, `cells` (a list of texts a row) and the places of the name and the country among the columns.
    gazetteer
        The places.
    output
        The file to write; ``-`` is standard output.

    Returns
    -------
    int
        How many names are not placed.
    """
    answers = geocode_names(rows.names, rows.countries, gazetteer)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*rows.columns, *(f"{c} (found)" if c in rows.columns else c for c in FOUND)])
    for cells, answer in zip(rows.cells, answers, strict=True):
        writer.writerow([*map(guard_formula, cells), *map(guard_formula, found_columns(answer))])
    write_whole(output, text.getvalue())
    return sum(answer.verdict != "placed" for answer in answers)


def found_columns(answer: Answer) -> list[Any]:
    """Return an answer as the values of `FOUND`; what is not known is empty.

    Examples
    --------
    >>> from sistermap.geo.reasons import because
    >>> found_columns(Answer("missing", because("name_empty")))[0]
    'missing'
    """
    place = answer.place
    if place is None:
        return [answer.verdict, *[""] * (len(FOUND) - 2), answer.reason]
    return [
        answer.verdict, answer.match, answer.score, place.place_id, place.name, place.level, place.country,
        place.admin1 or "", place.lat, place.lon, answer.reason,
    ]  # fmt: skip
