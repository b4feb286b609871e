"""A matrix, whose rows and columns are places -> a list of ties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..gazetteer.keys import normalise
from .column_content import CellTypes
from .files import Cell
from .labels import read_label

Rows = Sequence[tuple[int, Sequence[Cell]]]

LABELS = ["from_name", "to_name"]
_SMALLEST = 2  # columns of places
_PLACES = 0.7  # the share of labels, and of first cells, that are places
_LONGEST_MARK = 12  # characters
_NO_TIE = ("", "0", "-", "–", "—", "no", "none", "false")


class Matrix(NamedTuple):
    """A matrix as a list."""

    labels: list[str]
    rows: list[tuple[int, list[Cell]]]
    mirrored: list[int]  # numbers of rows that only repeat what rows above them say


def read_matrix(labels: Sequence[str], rows: Rows, types: CellTypes) -> Matrix | None:
    """Read a matrix of places.

    Where rows and columns are the same places and both halves are alike, each pair is one tie. Cells of numbers other
    than 0 and 1 are values, dates say since when, any other mark says that there is a tie.

    Parameters
    ----------
    labels
        The first is of the column of places, the others are places.
    rows
        (number, cells), each as wide as `labels`.
    types
        Says what cells are.

    Returns
    -------
    Matrix or None
        None where the labels or the first cells are no places, or the cells are no marks.

    Examples
    --------
    >>> rows = [(2, ["Berlin", 0, 1]), (3, ["Paris", 1, 0])]
    >>> read_matrix(["", "Berlin", "Paris"], rows, CellTypes(None)).rows
    [(2, ['Berlin', 'Paris'])]
    """
    places = [label for label in labels[1:] if label]
    if len(places) < _SMALLEST or any(map(_is_label, places)):
        return None
    firsts = [str(cells[0]) for _, cells in rows if cells and cells[0] is not None]
    same = {*map(normalise, places)} == {*map(normalise, firsts)} and len(places) == len(firsts)
    if not firsts or not _are_marks(rows):
        return None
    if not same and not (
        _are_places(places, types) and _are_places(firsts, types) and len(places) >= _SMALLEST + 1
    ):
        return None
    filled = [cell for _, cells in rows for cell in cells[1:] if not _is_none(cell)]
    holds = _what(filled, types)
    symmetric = same and _is_symmetric(labels, rows)
    found, mirrored = _pairs(labels, rows, symmetric=symmetric, holds=holds)
    extra = {"date": ["since"], "number": ["value"], "kind": ["kind"], "mark": []}[holds]
    return Matrix([*LABELS, *extra], found, mirrored)


def _pairs(
    labels: Sequence[str], rows: Rows, *, symmetric: bool, holds: str
) -> tuple[list[tuple[int, list[Cell]]], list[int]]:
    found: list[tuple[int, list[Cell]]] = []
    mirrored: list[int] = []
    seen: set[frozenset[str]] = set()
    for number, cells in rows:
        before, only_mirrored = len(found), False
        for label, cell in zip(labels[1:], cells[1:], strict=True):
            if _is_none(cell) or not label or cells[0] is None:
                continue
            pair = frozenset({normalise(str(cells[0])), normalise(label)})
            if len(pair) == 1:
                continue  # the diagonal
            if symmetric and pair in seen:
                only_mirrored = True
                continue
            seen.add(pair)
            found.append((number, [cells[0], label, *([] if holds == "mark" else [cell])]))
        if len(found) == before:
            if only_mirrored:
                mirrored.append(number)
            else:  # a place without a tie is not lost
                found.append((number, [cells[0], None, *([] if holds == "mark" else [None])]))
    return found, mirrored


def _are_places(names: Sequence[str], types: CellTypes) -> bool:
    """Return whether most names are places as a whole."""
    lookup = types.lookup
    known = lookup is not None and sum(bool(lookup.places(name) or lookup.countries(name)) for name in names)
    return known >= _PLACES * len(names) > 0


def _is_label(name: str) -> bool:
    reading = read_label(name)
    return reading.field is not None and reading.whole


def _are_marks(rows: Rows) -> bool:
    cells = [cell for _, cells in rows for cell in cells[1:] if cell is not None]
    return (
        len(cells) > 0 and all(len(str(cell)) <= _LONGEST_MARK for cell in cells) and _few_or_numbers(cells)
    )


def _few_or_numbers(cells: Sequence[Cell]) -> bool:
    texts = {
        str(cell)
        for cell in cells
        if isinstance(cell, str) and not cell.replace(".", "").replace(",", "").isdecimal()
    }
    return len(texts) <= 4


def _what(cells: Sequence[Cell], types: CellTypes) -> str:
    content = types.content_of(cells)
    if content.share("year") >= _PLACES:
        return "date"
    if content.share("kind") >= _PLACES:
        return "kind"
    numbers = {str(cell) for cell in cells}
    return "number" if content.share("number") >= _PLACES and not numbers <= {"1"} else "mark"


def _is_none(cell: Cell) -> bool:
    return cell is None or str(cell).strip().casefold() in _NO_TIE


def _is_symmetric(labels: Sequence[str], rows: Rows) -> bool:
    """Return whether both halves say the same, or only one of them says something."""
    at = {
        (normalise(str(cells[0])), normalise(label)): None if _is_none(cell) else str(cell)
        for _, cells in rows
        for label, cell in zip(labels[1:], cells[1:], strict=True)
    }
    both = [
        (value, at.get((column, row)))
        for (row, column), value in at.items()
        if row != column and value is not None
    ]
    return all(other is None for _, other in both) or all(value == other for value, other in both)
