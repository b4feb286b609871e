"""Large and regular tables of text, read by Arrow: each distinct cell of a column is made and looked at only once."""

from __future__ import annotations

import re
from typing import Any

from ...arrow import open_bytes
from .dialect import NONE, Dialect
from .grid import Cell
from .limits import LONGEST_CELL, MOST_COLUMNS

LARGE = 1_000_000  # characters; below it, importing Arrow takes longer than reading
_ODD = re.compile(r"[\"\r\n]")  # of a cell whose quotes are not as they should be, or that has several lines


def read_regular(text: str, dialect: Dialect) -> list[tuple[int, list[Cell]]] | None:
    r"""Read a large text whose rows have equally many cells, none of which is odd in any way.

    Parameters
    ----------
    text
        Of the whole file.
    dialect
        How it is written.

    Returns
    -------
    list of (number, cells) or None
        The rows that are not blank, with None for blank cells. None where they are to be read with more care: rows are not
        equally wide, cells have several lines, quotes are not closed or inside cells, or a cell or a row is too long.

    Examples
    --------
    >>> dialect = Dialect(",")
    >>> read_regular('City,Country\n"Washington, D.C.", USA\nKobe,\n', dialect)
    [(1, ['City', 'Country']), (2, ['Washington, D.C.', 'USA']), (3, ['Kobe', None])]
    >>> read_regular('City,Country\n"Kobe,Japan\nLyon,France\n', dialect) is None
    True
    """
    import pyarrow as pa
    from pyarrow import csv

    if dialect != Dialect(dialect.delimiter) or dialect.delimiter == NONE:
        return None
    width = text.count(dialect.delimiter, 0, text.find("\n")) + 1
    if width > MOST_COLUMNS:
        return None
    as_distinct = pa.dictionary(pa.int32(), pa.string())
    try:
        table = csv.read_csv(
            open_bytes(text.encode()),
            csv.ReadOptions(autogenerate_column_names=True),
            csv.ParseOptions(delimiter=dialect.delimiter, ignore_empty_lines=False),
            csv.ConvertOptions(
                column_types={f"f{at}": as_distinct for at in range(width)}, strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:  # rows are not equally wide, or longer than a block of Arrow's
        return None
    columns = []
    for column in table.unify_dictionaries().columns:
        if column.type != as_distinct or (cells := _cells(column)) is None:
            return None
        columns.append(cells)
    rows = enumerate(map(list, zip(*columns, strict=True)), 1)
    return [*rows] if any(None not in cells for cells in columns) else [row for row in rows if any(row[1])]


def _cells(column: Any) -> list[Cell] | None:
    """Return the cells of a column, of which equal ones are one object; None where one of them is odd."""
    import numpy as np

    distinct = column.chunk(0).dictionary.to_pylist()
    if any(_ODD.search(cell) or len(cell) > LONGEST_CELL for cell in distinct):
        return None
    made = np.array([cell.strip() or None for cell in distinct], dtype=object)
    places = np.concatenate([chunk.indices.to_numpy() for chunk in column.chunks])
    cells: list[Cell] = made[places].tolist()
    return cells
