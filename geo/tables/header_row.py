"""Where the header of a sheet is: one finder for tables of ties, lists of names and sheets of decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..gazetteer.keys import normalise
from .files import Cell

DEEPEST = 30  # a header is looked for in so many rows

Rows = Sequence[tuple[int, Sequence[Cell]]]


class HeaderRow(NamedTuple):
    """Where a header is and what its columns are."""

    row_index: int  # in the rows of the sheet
    labels: list[str]
    columns: dict[str, int]  # field -> index of the column


def labels_at(rows: Rows, index: int) -> list[list[str]]:
    """Return the labels of a row, as the only way in which they can be read."""
    return [["" if cell is None else str(cell) for cell in rows[index][1]]]


def find_header_row(
    rows: Rows,
    read: Callable[[list[str]], dict[str, int]],
    labels_of: Callable[[Rows, int], Iterable[list[str]]] = labels_at,
) -> HeaderRow | None:
    """Find the row whose labels are known best: the one with the most known fields, then with the most labels, then the first.

    Parameters
    ----------
    rows
        Of a sheet: (number, cells). A title may stand above the header.
    read
        Field -> index of its column, of the labels of a row; empty where they cannot be a header.
    labels_of
        The ways to read the labels of a row: alone, or together with headings above it.

    Returns
    -------
    HeaderRow or None
        None where no row can be a header.

    Examples
    --------
    >>> rows = [(1, ["Our places"]), (2, ["No.", "City", "Country"]), (3, [1, "Busan", "Korea"])]
    >>> words = {"name": ["name", "city"], "country": ["country"]}
    >>> find_header_row(rows, lambda labels: columns_by_words(labels, words))
    HeaderRow(row_index=1, labels=['No.', 'City', 'Country'], columns={'name': 1, 'country': 2})
    """
    best: HeaderRow | None = None
    most = (0, 0)
    for index in range(min(DEEPEST, len(rows))):
        for labels in labels_of(rows, index):
            columns = read(labels)
            known = (len(columns), sum(map(bool, labels)))
            if columns and known > most:
                most, best = known, HeaderRow(index, labels, columns)
    return best


def columns_by_words(labels: Sequence[str], words: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return field -> index of the column that one of its words names; of several columns, the earliest word's.

    Examples
    --------
    >>> columns_by_words(["City", "Name", "Land"], {"name": ["name", "city"], "country": ["country"]})
    {'name': 1}
    """
    keys = [normalise(label) for label in labels]
    found: dict[str, int] = {}
    for field, listed in words.items():
        index = next((keys.index(key) for key in map(normalise, listed) if key and key in keys), None)
        if index is not None and index not in found.values():
            found[field] = index
    return found
