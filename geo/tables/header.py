"""Which row of a table is its header: by the words of its labels, and by how it differs from what is below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .column_content import CellTypes
from .column_fields import ends_of_edges
from .files import Cell
from .header_row import DEEPEST, Rows, labels_at
from .header_words import side_of
from .labels import JOINT, is_known_label, read_label
from .named_columns import find_named

# Types that no label is of: a row with such a cell holds data.
_DATA = ("date", "number", "country", "address", "item", "point")
# What tells a column from its label: nearly all of its cells are of the type and the label is not.
_TYPICAL = (*_DATA, "place", "kind", "status")
_TYPICAL_SHARE = 0.6
_LOOKED_AT = 40  # rows below a header
# A row of labels may be below one with as many cells that are no labels, if so many of its own are known.
_CERTAIN_LABELS = 3
_CERTAIN_SHARE = 0.6


class Header(NamedTuple):
    """Where a header is and what its labels are."""

    row_index: int  # in the rows; of two header rows the lower one; -1 where the table has no header
    labels: list[str]  # as written; the upper heading, where there is one, before " / "


def find_header(
    rows: Rows,
    types: CellTypes,
    *,
    merged: frozenset[int] = frozenset(),
    named: Mapping[str, str] | None = None,
    row: int | None = None,
) -> Header | None:
    """Find the header among the first rows of a table.

    A row of data never wins over a row above it that has as many cells: a cell "Sister city" or "University" makes no
    header. Only titles, which have fewer cells, are passed over.

    Parameters
    ----------
    rows
        (number, cells), from the first on.
    types
        Says what cells are.
    merged
        Numbers of the rows with cells that are merged over several columns.
    named
        Role -> the label that the user knows it by: the header is the row that holds most of these.
    row
        The number of the header row, where the user states it.

    Returns
    -------
    Header or None
        None where there are no rows, or none has the number `row`. A header with the index -1 and no labels where the
        first row is data already.

    Examples
    --------
    >>> rows = [(1, ["Our partners"]), (2, ["국가", "자매도시", "체결일"]), (3, ["일본", "고베", 1998])]
    >>> find_header(rows, CellTypes(None))
    Header(row_index=1, labels=['국가', '자매도시', '체결일'])
    """
    if row is not None:
        at = next((index for index, (number, _) in enumerate(rows) if number == row), None)
        return None if at is None else Header(at, _readings(rows, at, merged)[0])
    if named and (found := _best_named(rows, merged, named)):
        return found
    best, most = None, (0.0, 0.0)
    for index in _candidates(rows, merged):
        if best and _has_rows(rows, best.row_index, index):
            break  # it is the header of another table below
        for labels in _readings(rows, index, merged):
            likely = _likelihood(rows, index, labels, types)
            if likely > most and likely[0] > 0:
                best, most = Header(index, labels), likely
    return _with_lower_row(best, rows, merged, types) if best else _first_row(rows, types)


def _with_lower_row(header: Header, rows: Rows, merged: frozenset[int], types: CellTypes) -> Header:
    """Take in the row below a header whose headings are over several columns, where that row has labels for these."""
    index = header.row_index + 1
    if index >= len(rows) or rows[index][0] != rows[index - 1][0] + 1 or rows[index - 1][0] in merged:
        return header
    upper, lower = rows[index - 1][1], rows[index][1]
    open_columns = [at for at, cell in enumerate(upper) if cell is None and at and at < len(lower)]
    labels = [cell for cell in lower if cell is not None]
    if (
        not open_columns
        or any(lower[at] is None for at in open_columns)
        or any(types.of(cell) & {*_DATA, "place"} for cell in labels)
        or 2 * sum(read_label(str(cell)).field is not None for cell in labels) < len(labels)
    ):
        return header
    (above,), (below,) = labels_at(rows, index - 1), labels_at(rows, index)
    return Header(index, _joined(_filled(above), below))


def _has_rows(rows: Rows, at: int, below: int) -> bool:
    """Return whether a row of certain labels has rows of its own, with as many cells, above another one."""
    (labels,) = labels_at(rows, at)
    width = sum(map(bool, labels))
    between = (cells for _, cells in rows[at + 1 : below])
    return _is_certain(labels, width) and any(
        sum(cell is not None for cell in cells) >= width for cells in between
    )


def _first_row(rows: Rows, types: CellTypes) -> Header | None:
    """Take the first row for labels that nobody knows, unless its cells are data as those below it are.

    Over a matrix the places of the first row are above marks.
    """
    if not rows:
        return None
    cells = {at: cell for at, cell in enumerate(rows[0][1]) if cell is not None}
    data = sum(_is_as_below(cell, rows, at, types) for at, cell in cells.items())
    return Header(-1, []) if 2 * data >= len(cells) else Header(0, labels_at(rows, 0)[0])


def _is_as_below(cell: Cell, rows: Rows, at: int, types: CellTypes) -> bool:
    """Return whether a cell is data and of a type of the cells below it, where there are any."""
    below = [
        types.of(cells[at])
        for _, cells in rows[1 : 1 + _LOOKED_AT]
        if at < len(cells) and cells[at] is not None
    ]
    own = types.of(cell) & {*_DATA, "place"}
    return bool(own) and (not below or any(own & one for one in below))


def _candidates(rows: Rows, merged: frozenset[int]) -> Iterator[int]:
    """Yield the rows that have more cells than every row above, and those whose labels are certain."""
    widest = known = 0
    for index in range(min(DEEPEST, len(rows))):
        (labels,) = labels_at(rows, index)
        width = _width(labels, merged=rows[index][0] in merged)
        if (
            width > widest
            or (widest == width == 1 and read_label("".join(labels)).field)
            or (_is_certain(labels, width) and 2 * known <= widest)
        ):
            yield index
        widest = max(widest, width)
        known = max(known, sum(map(is_known_label, labels)))


def _width(labels: Sequence[str], *, merged: bool) -> int:
    """Count the labels of a row, one that is merged over several columns only once."""
    if merged:
        return sum(
            bool(label) for label, before in zip(labels, ["", *labels], strict=False) if label != before
        )
    return sum(map(bool, labels))


def _is_certain(labels: Sequence[str], width: int) -> bool:
    """Return whether most cells of a row are labels that are known whole, each of another field; of two cells, both."""
    fields = {read_label(label)[:2] for label in labels if is_known_label(label)} | {
        *ends_of_edges(labels).values()
    }
    return len(fields) >= max(min(_CERTAIN_LABELS, width), _CERTAIN_SHARE * width, 2)


def _likelihood(rows: Rows, index: int, labels: Sequence[str], types: CellTypes) -> tuple[float, float]:
    """Judge a row as a header: by its known labels, by columns that differ from their label, against cells of data."""
    cells = rows[index][1]
    known = sum(
        2.0 if (reading := read_label(label)).whole and reading.field else bool(reading.field)
        for label in dict.fromkeys(labels)
        if label
    )
    data = sum(
        bool(types.of(cell) & {*_DATA})
        for cell in cells
        if cell is not None and not read_label(str(cell)).whole
    )
    below = [
        cells
        for _, cells in rows[index + 1 : index + 1 + _LOOKED_AT]
        if sum(cell is not None for cell in cells) > 1 or len(cells) == 1
    ]
    contrast = 0.0
    for position, label in enumerate(labels):
        content = types.content_of(row[position] for row in below if position < len(row))
        typical = [one for one in _TYPICAL if content.filled and content.share(one) >= _TYPICAL_SHARE]
        contrast += bool(typical) and bool(label) and not types.of(label) & {*typical}
    return known + contrast - 2.0 * data, float(sum(map(bool, labels)))


def _best_named(rows: Rows, merged: frozenset[int], named: Mapping[str, str]) -> Header | None:
    """Find the row that holds most of the labels that the user named."""
    best, most = None, 0
    for index in range(min(DEEPEST, len(rows))):
        for labels in _readings(rows, index, merged):
            if (count := len(find_named(labels, named))) > most:
                best, most = Header(index, labels), count
    return best


# ---- headings over several columns ----


def _readings(rows: Rows, index: int, merged: frozenset[int]) -> list[list[str]]:
    """Return the ways to read the row: alone, and under the headings above it that are over several columns."""
    (alone,) = labels_at(rows, index)
    if index == 0 or rows[index - 1][0] != rows[index][0] - 1 or any(map(_is_number, alone)):
        return [alone]
    (upper,) = labels_at(rows, index - 1)
    is_merged = over_several = rows[index - 1][0] in merged
    if not over_several:  # a CSV leaves the rest of a merged heading empty
        over_several = "" in upper[1:]
        upper = _filled(upper)
    is_title = len({*upper} - {""}) == 1 and upper[0] != ""  # one text from the first column on
    if not over_several or is_title or sum(is_known_label(label) for label in alone) < 2:
        return [alone]
    both = _joined(upper, alone)
    known = [label for label in alone if is_known_label(label)]
    # Where a label is there twice, only the headings can say which is whose: of readings that know as much, the first wins.
    headings_first = len(set(known)) < len(known) or _tell_sides(upper, is_merged)
    return [both, alone] if headings_first else [alone, both]


def _filled(headings: Sequence[str]) -> list[str]:
    """Write a heading over each of the columns that it is over."""
    filled: list[str] = []
    for heading in headings:
        filled.append(heading or (filled[-1] if filled else ""))
    return filled


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return "heading / label" for each column."""
    pairs = itertools.zip_longest(upper, lower, fillvalue="")
    return [low if high == low or not high else f"{high}{JOINT}{low}" if low else high for high, low in pairs]


def _tell_sides(headings: list[str], merged: bool) -> bool:
    """Return whether headings part the columns below them by sides; one heading over all of them is a title."""
    several = len({*headings} if merged else {*headings} - {""}) > 1
    return several and any(side_of(heading) for heading in headings if heading)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\-/ ]+", text))


def is_label_row(cells: Sequence[Cell], types: CellTypes) -> bool:
    """Return whether a row below a header is another header: most of its cells are known labels, and none is data.

    Examples
    --------
    >>> is_label_row(["City", "Partner city", "Since"], CellTypes(None)), is_label_row(["City", 3], CellTypes(None))
    (True, False)
    """
    filled = [cell for cell in cells if cell is not None]
    if all(len(str(cell)) == 1 for cell in filled):
        return False  # A and B are sides, and marks
    known = [label for label in map(str, filled) if is_known_label(label)]
    if 2 * len(known) <= len(filled) or len({read_label(label)[:2] for label in known}) < 2:
        return False
    return not any(types.of(cell) & {*_DATA, "place"} for cell in filled if not is_known_label(str(cell)))


class LabelRows:
    """Finds the rows of labels among millions of rows: most hold cells that were met before and are no labels."""

    def __init__(self, types: CellTypes) -> None:
        self._types = types
        self._no_labels: set[Cell] = set()

    def is_one(self, cells: Sequence[Cell]) -> bool:
        """Return what `is_label_row` does.

        Examples
        --------
        >>> rows = LabelRows(CellTypes(None))
        >>> [rows.is_one(cells) for cells in (["Bonn", "Oxford"], ["Bonn", "Minsk"], ["City", "Since"])]
        [False, False, True]
        """
        if 2 * len(self._no_labels.intersection(cells)) >= len(cells):
            return False
        # What is only a number is no label; the others take longer to look at.
        self._no_labels.update(cell for cell in cells if cell is not None and _holds_number_only(cell))
        if 2 * len(self._no_labels.intersection(cells)) >= len(cells):
            return False
        self._no_labels.update(cell for cell in cells if cell is not None and not is_known_label(str(cell)))
        return is_label_row(cells, self._types)


def _holds_number_only(cell: Cell) -> bool:
    return not isinstance(cell, str) or cell.removeprefix("-").replace(".", "", 1).isdecimal()
