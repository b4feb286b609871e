"""A sheet while it is read: only cells that hold something take room, however far the sheet is formatted."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...errors import TableError
from ...reasons import Reason, because
from ..header_words import field_of
from .grid import Cell, Sheet
from .limits import LARGEST_FILE, MOST_COLUMNS, MOST_COVERED, MOST_ROWS, Allowance
from .number_formats import ZERO_1900
from .text import shown_rows

_FIRST_SERIAL = 2_101  # below it a number in a column of dates is a year
_LAST_SERIAL = 73_000  # some time after the year 2100


class Area(NamedTuple):
    """Merged cells: rows as numbered, columns from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class SparseSheet:
    """Collects the cells and the marks of one sheet.

    Examples
    --------
    >>> sheet = SparseSheet("Towns", "ties.xlsx")
    >>> for row, column, value in ((1, 0, "City"), (1, 1, "Country"), (2, 0, "Kobe"), (3, 0, "Osaka"), (2, 1, "Japan")):
    ...     sheet.put(row, column, value)
    >>> sheet.merge(2, 1, 3, 1)
    >>> sheet.finished().rows
    [(1, ['City', 'Country']), (2, ['Kobe', 'Japan']), (3, ['Osaka', 'Japan'])]
    """

    def __init__(
        self,
        name: str | None,
        path: str,
        *,
        hidden: bool = False,
        zero: dt.date = ZERO_1900,
        allowance: Allowance | None = None,
    ) -> None:
        self.name = name
        self.path = path
        self.hidden = hidden
        self.zero = zero
        self.rows: dict[int, list[Cell]] = {}
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.struck: set[tuple[int, int]] = set()
        self.links: dict[tuple[int, int], str] = {}
        self.comments: dict[tuple[int, int], str] = {}
        self.remarks: list[Reason] = []
        self.blank: set[tuple[int, int]] = set()  # cells that hold something and show nothing
        self._allowance = allowance or Allowance(path, LARGEST_FILE)

    def put(self, row: int, column: int, value: Cell, *, struck: bool = False, blank: bool = False) -> None:
        """Keep the value of a cell; nothing is kept of an empty one, and of a blank one only that it is there."""
        if blank:
            self._allowance.take_marks()
            self.blank.add((row, column))
            return
        if value is None:
            return
        if column >= MOST_COLUMNS or row > MOST_ROWS:
            self._refuse_far_cell(row, column)
        cells = self.rows.get(row)
        if cells is None:
            cells = self.rows[row] = []
        if len(cells) <= column:
            self._allowance.take_places(column + 1 - len(cells))
            cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = value
        self._allowance.take(value)
        if struck:
            self._allowance.take_marks()
            self.struck.add((row, column))

    def repeat(self, row: int, count: int, struck: Sequence[int] = (), blank: Sequence[int] = ()) -> None:
        """Put the cells of a row into the rows below it, of which some columns are struck or blank, as in the row itself.

        It costs little, however wide they are: no cell is looked for among those of the sheet.
        """
        below = range(row + 1, row + 1 + count)
        for marked, columns in ((self.struck, struck), (self.blank, blank)):
            self._allowance.take_marks(len(columns) * count)
            marked.update((number, at) for at in columns for number in below)
        cells = self.rows.get(row)
        if cells is None:
            return
        if below[-1] > MOST_ROWS:
            self._refuse_far_cell(MOST_ROWS + 1, 0)
        self._allowance.take_places(len(cells) * count)
        self._allowance.take_cells(
            sum(cell is not None for cell in cells) * count,
            sum(len(cell) for cell in cells if isinstance(cell, str)) * count,
        )
        self.rows.update((number, cells.copy()) for number in below)

    def get(self, row: int, column: int) -> Cell:
        """Return the value of a cell."""
        cells = self.rows.get(row, ())
        return cells[column] if column < len(cells) else None

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Note that cells are merged."""
        self.merged.append(Area(first_row, first_column, last_row, last_column))

    def link(self, area: tuple[int, int, int, int], address: str) -> None:
        """Note that the filled cells of an area link to a page."""
        first_row, first_column, last_row, last_column = area
        if first_row != last_row:
            self._allowance.take_places(len(self.rows))
        for row in (first_row,) if first_row == last_row else tuple(self.rows):
            if first_row <= row <= last_row:
                columns = range(first_column, min(last_column + 1, len(self.rows.get(row, ()))))
                self._allowance.take_marks(len(columns))
                self.links.update(((row, column), address) for column in columns)

    def finished(self) -> Sheet:
        """Fill merged cells and return the sheet."""
        if self.blank:
            self.remarks.append(
                because("text_hidden", rows=shown_rows(sorted({row for row, _ in self.blank})))
            )
        struck = self._struck_rows()
        if self.zero != ZERO_1900:
            self._date_serials()
        numbers = sorted(self.rows)
        width = max(map(len, self.rows.values()), default=0)
        self._check_merged(numbers, width)
        spans = [span for area in self.merged for span in self._fill(area, numbers, width)]
        columns = {at for first, last in self.hidden_columns for at in range(first, min(last + 1, width))}
        rows = [(number, self.rows[number]) for number in numbers]
        return Sheet(
            self.name,
            rows,
            spans,
            self.hidden,
            hidden_rows=frozenset(self.hidden_rows.intersection(self.rows)),
            struck_rows=frozenset(struck),
            hidden_columns=frozenset(columns),
            links={at: link for at, link in self.links.items() if at not in self.blank},
            comments=self.comments,
            remarks=tuple(self.remarks),
        )

    def _check_merged(self, numbers: list[int], width: int) -> None:
        """Refuse merged cells that lie over one another, before each of them is filled."""
        covered = sum(
            (bisect_right(numbers, area.last_row) - bisect_left(numbers, area.first_row))
            * max(0, min(area.last_column, width - 1) + 1 - area.first_column)
            for area in self.merged
        )
        if covered > len(numbers) * width + MOST_COVERED:
            raise TableError(
                f"{self.where()}: merged cells lie over one another; separate them, and keep only the list"
            )

    def _fill(self, area: Area, numbers: list[int], width: int) -> Iterator[tuple[int, int, int]]:
        """Give merged cells the value of the first, in rows and columns that hold something of their own.

        Values that a program left in the other cells are kept: a row must not be lost to a slip of formatting.
        """
        value = self.get(area.first_row, area.first_column)
        if value is None:
            return
        last_column = min(area.last_column, width - 1)
        reached = numbers[bisect_left(numbers, area.first_row) : bisect_right(numbers, area.last_row)]
        for number in reached:
            empty = [
                column
                for column in range(area.first_column, last_column + 1)
                if self.get(number, column) is None
            ]
            for column in empty:
                self.put(number, column, value)
            if empty and last_column > area.first_column:
                yield number, area.first_column, last_column

    def _struck_rows(self) -> set[int]:
        """Return the rows of which every cell is struck; a cell that reaches over several rows is of none of them."""
        over_rows = {
            (area.first_row, area.first_column) for area in self.merged if area.last_row > area.first_row
        }
        struck = set()
        for row in {row for row, _ in self.struck}:
            own = [
                (row, column)
                for column, cell in enumerate(self.rows[row])
                if cell is not None and (row, column) not in over_rows
            ]
            if own and self.struck.issuperset(own):
                struck.add(row)
        return struck

    def _date_serials(self) -> None:
        """Make dates of plain numbers in columns of dates: only the workbook knows from which day they count."""
        dated: dict[int, str] = {}  # columns -> their labels
        for row in sorted(self.rows):
            for column, cell in enumerate(self.rows[row]):
                if isinstance(cell, str) and field_of(cell) in ("since", "until"):
                    dated.setdefault(column, cell)
                elif isinstance(cell, dt.date):
                    dated.setdefault(column, str(column + 1))
        for column, label in dated.items():
            found = False
            for cells in self.rows.values():
                cell = cells[column] if column < len(cells) else None
                if isinstance(cell, int) and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
                    cells[column] = self.zero + dt.timedelta(days=cell)
                    found = True
            if found:
                self.remarks.append(because("serials_1904", label=label))

    def _refuse_far_cell(self, row: int, column: int) -> None:
        if row > MOST_ROWS:
            raise TableError(
                f"{self.where()}: row {row:,} holds something, expected at most {MOST_ROWS:,} rows;"
                " delete the rows below the list"
            )
        raise TableError(
            f"{self.where()}, row {row}, column {column + 1:,}: the cell holds something, expected at most"
            f" {MOST_COLUMNS:,} columns; delete the columns behind the list"
        )

    def where(self) -> str:
        """Return what messages call the sheet."""
        return f"{self.path}, sheet {self.name}" if self.name else self.path
