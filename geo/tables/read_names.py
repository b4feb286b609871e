"""A list of names as a file -> its rows, names and countries. Works without pandas, so that it starts at once."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from ..errors import TableError
from ..words import words_by_meaning
from .files import Source, name_of, read_sheets
from .header_row import columns_by_words, find_header_row, labels_at
from .header_words import WORDS


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


def read_names(table: Source) -> NamesTable:
    r"""Read a list of names.

    Parameters
    ----------
    table
        Whatever `geo.tables.files.read_sheets` reads. Its header names a column of names and, if it has one, a column
        of countries; a title may be above it.

    Raises
    ------
    TableError
        If the file cannot be read or no column of names is recognised.

    Examples
    --------
    >>> import io
    >>> read_names(io.BytesIO("name,country\n부산,Korea\n".encode())).names
    ['부산']
    """
    sheets = read_sheets(table)
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
