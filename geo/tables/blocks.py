"""A sheet -> the tables on it: below one another, beside one another, or the only one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .column_content import CellTypes
from .files import Cell, Sheet
from .header import Header, LabelRows, find_header, is_label_row
from .labels import JOINT, is_known_label, read_label

Rows = list[tuple[int, list[Cell]]]


class TitleRow(NamedTuple):
    """A row above a header."""

    row: int
    text: str


@dataclass(frozen=True)
class Block:
    """One table on a sheet.

    Attributes
    ----------
    sheet
        The sheet it is on.
    labels
        As written, one for each column of `rows`; empty where a column has none.
    header_rows
        Numbers of the rows of the labels: one or two; none where the table begins with data.
    titles
        The rows above the header.
    rows
        (number, cells) below the header, each as wide as `labels`.
    repeated
        Numbers of the rows below the header that repeat it, as on the next printed page.
    first_column
        Its position on the sheet; 0 is the first.
    """

    sheet: Sheet
    labels: list[str]
    header_rows: tuple[int, ...]
    titles: tuple[TitleRow, ...]
    rows: Rows
    repeated: tuple[int, ...] = ()
    first_column: int = 0

    @property
    def numbers(self) -> list[int]:
        """Every row of the sheet that is in this block."""
        below = [number for number, _ in self.rows]
        return [*(title.row for title in self.titles), *self.header_rows, *below, *self.repeated]


def find_blocks(
    sheet: Sheet, types: CellTypes, *, named: Mapping[str, str] | None = None, header: int | None = None
) -> list[Block]:
    """Find the tables on a sheet.

    Parameters
    ----------
    sheet
        Its blank rows are left out, the others keep their numbers.
    types
        Says what cells are.
    named
        Role -> the label that the user knows it by.
    header
        The number of the header row, where the user states it.

    Returns
    -------
    list of Block
        From left to right, each from top to bottom. Every row of the sheet is in one block of each part that is beside
        another. Empty where the sheet is, or where it has no row `header`.

    Examples
    --------
    >>> sheet = Sheet(None, [(1, ["Our partners"]), (2, ["City", "Twin"]), (3, ["Bonn", "Oxford"])])
    >>> [(block.titles[0].text, block.labels, block.rows) for block in find_blocks(sheet, CellTypes(None))]
    [('Our partners', ['City', 'Twin'], [(3, ['Bonn', 'Oxford'])])]
    """
    if sheet.labelled:
        return _below_one_another(
            sheet, sheet.rows, 0, Header(0, _texts(sheet.rows[0][1])), types, alone=True
        )
    merged = frozenset(row for row, _, _ in sheet.spans)
    blocks: list[Block] = []
    for first, last in _beside_one_another(sheet, types):
        rows = _part(sheet, first, last)
        found = find_header(rows, types, merged=merged, named=named, row=header)
        if found is not None:
            blocks += _below_one_another(
                sheet, rows, first, found, types, alone=header is not None, merged=merged
            )
    return blocks


def _beside_one_another(sheet: Sheet, types: CellTypes) -> list[tuple[int, int]]:
    """Return the first and last column of each table: they are parted by a blank column, and each has a header of its own."""
    width = _width(sheet.rows)
    if not width:
        return []
    filled = [False] * width
    for _, cells in sheet.rows:
        for position, cell in enumerate(cells):
            filled[position] = filled[position] or cell is not None
        if all(filled):
            return [(0, width - 1)]
    parts: list[tuple[int, int]] = []
    for position in (at for at in range(width) if filled[at]):
        if parts and parts[-1][1] == position - 1:
            parts[-1] = (parts[-1][0], position)
        else:
            parts.append((position, position))
    whole = [(parts[0][0], parts[-1][1])]
    with_header = [
        any(
            is_label_row(cells[first : last + 1], types) and _names_a_place(cells[first : last + 1])
            for _, cells in sheet.rows[:30]
        )
        for first, last in parts
    ]
    return parts if len(parts) > 1 and all(with_header) else whole


def _part(sheet: Sheet, first: int, last: int) -> Rows:
    """Return the rows that hold something between two columns."""
    if first == 0 and last + 1 >= _width(sheet.rows):
        return sheet.rows
    rows = [(number, cells[first : last + 1]) for number, cells in sheet.rows]
    return [(number, cells) for number, cells in rows if any(cell is not None for cell in cells)]


def _width(rows: Rows) -> int:
    return max(map(len, (cells for _, cells in rows)), default=0)


def _names_a_place(labels: list[Cell]) -> bool:
    return any(read_label(str(label)).field in ("name", "org") for label in labels if label is not None)


def _below_one_another(
    sheet: Sheet,
    rows: Rows,
    first: int,
    header: Header,
    types: CellTypes,
    *,
    alone: bool,
    merged: frozenset[int] = frozenset(),
) -> list[Block]:
    """Part the rows where another header begins; with `alone` there is no other."""
    blocks: list[Block] = []
    begin, at = 0, header.row_index  # of the table that is being read: its first row, and its header
    repeated: list[int] = []
    label_rows = LabelRows(types)
    for index in range(at + 1, len(rows)):
        same = at >= 0 and rows[index][1] == rows[at][1]
        if alone or not (same or _is_header(rows, index, label_rows)):
            continue
        titles = _titles_above(rows, index, at, types)
        if same and not titles:
            repeated.append(rows[index][0])
            continue
        blocks.append(_block(sheet, rows[begin : index - titles], at - begin, header, repeated, first))
        begin, at, repeated = index - titles, index, []
        header = find_header(rows[begin : index + 1], types, merged=merged) or header
        if header.row_index != titles:
            header = Header(titles, _texts(rows[index][1]))
    return [*blocks, _block(sheet, rows[begin:], at - begin if at >= 0 else -1, header, repeated, first)]


def _is_header(rows: Rows, index: int, label_rows: LabelRows) -> bool:
    """Return whether the labels of a row are beyond doubt: one that directly follows ties has nothing but labels."""
    number, cells = rows[index]
    if not label_rows.is_one(cells):
        return False
    before, above = rows[index - 1]
    apart = number != before + 1 or sum(cell is not None for cell in above) == 1
    return apart or all(is_known_label(str(cell)) for cell in cells if cell is not None)


def _titles_above(rows: Rows, index: int, at: int, types: CellTypes) -> int:
    """Count the rows right above another header that hold one text only, which is no place of the table before."""
    count = 0
    while index - count - 1 > at:
        number, cells = rows[index - count - 1]
        texts = {str(cell) for cell in cells if cell is not None}
        after_gap = number != rows[index - count - 2][0] + 1
        if len(texts) != 1 or (types.of(next(iter(texts))) & {"place", "country"} and not after_gap):
            break
        count += 1
    return count


def _block(sheet: Sheet, rows: Rows, at: int, header: Header, repeated: list[int], first: int) -> Block:
    """Return the table of these rows, whose header is the row with the index `at`; -1 where it has none."""
    below = rows[at + 1 :]
    if repeated:
        below = [row for row in below if row[0] not in repeated]
    width = max(len(header.labels), _width(below))
    two_rows = at > 0 and any(JOINT in label for label in header.labels)
    count = 0 if at < 0 else 2 if two_rows else 1
    above = rows[: at + 1]
    titles = above[: len(above) - count]
    return Block(
        sheet,
        [*header.labels, *[""] * (width - len(header.labels))],
        tuple(number for number, _ in above[len(above) - count :]),
        tuple(TitleRow(number, " ".join(dict.fromkeys(_texts(cells))).strip()) for number, cells in titles),
        [
            (number, cells if len(cells) == width else [*cells, *[None] * (width - len(cells))])
            for number, cells in below
        ],
        tuple(repeated),
        first,
    )


def _texts(cells: list[Cell]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in cells]
