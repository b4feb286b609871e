"""One sheet of a workbook of LibreOffice, read in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...errors import TableError
from .addresses import hyperlink_of
from .grid import Cell, Sheet, plain_cell
from .limits import MOST_COLUMNS, MOST_ROWS, Allowance
from .number_formats import NumberFormat, shown_date
from .ods_styles import OdsStyles
from .sparse import SparseSheet
from .xlsx_sheet import moment_of, number_of

MOST_REPEATED = 100_000  # rows with the same content, one below the other
_MOST_REPEATED_CELLS = 1_000_000  # in them: a wide block of one content is no list
_FURTHEST = 2**31  # a count of repeated cells beyond it is none
_HIDDEN = ("collapse", "filter")
_GROUPS = {"table:table-row-group": "row", "table:table-column-group": "column"}
_CELLS = ("table:table-cell", "table:covered-table-cell")


@dataclass
class _Cell:
    """A cell while it is read."""

    attributes: dict[str, str]
    lines: list[str] = field(default_factory=list)  # its paragraphs
    note: list[str] = field(default_factory=list)
    link: str = ""


class OdsSheet:
    """Takes the elements of a sheet."""

    def __init__(
        self, attributes: dict[str, str], path: str, styles: OdsStyles, allowance: Allowance
    ) -> None:
        hidden = attributes.get("table:style-name", "") in styles.hidden_tables
        self._sheet = SparseSheet(attributes.get("table:name"), path, hidden=hidden, allowance=allowance)
        self._styles = styles
        self._allowance = allowance
        self._row = 0
        self._row_repeat = 1
        self._row_style = ""
        self._column = 0
        self._column_styles: list[tuple[int, str]] = []  # up to which column, from 0 and not included
        self._cells: list[tuple[int, int, _Cell]] = []  # of the row: column, how often, what
        self._struck: list[int] = []  # columns of the row
        self._blank: list[int] = []
        self._cell: _Cell | None = None
        self._into: list[str] | None = None  # where characters go
        self._note = self._drawing = 0  # how deep in one
        self._formulas: list[tuple[int, int, str]] = []
        self._groups = {
            "row": list[bool](),
            "column": list[bool](),
        }  # of those we are in, whether they are hidden

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if name in _CELLS:
            self._cell = _Cell(attributes)
        elif name == "table:table-row":
            self._start_row(attributes)
        elif name == "table:table-column":
            self._columns(attributes)
        elif name in _GROUPS:
            self._groups[_GROUPS[name]].append(attributes.get("table:display") == "false")
        elif name == "table:shapes" or name.startswith("draw:"):
            self._drawing += 1
        elif self._cell is not None and not self._drawing:
            self._inside_cell(self._cell, name, attributes)

    def text(self, text: str) -> None:
        """Take characters."""
        if self._into is not None and not self._drawing:
            self._into[-1] += text

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in _CELLS:
            self._end_cell()
        elif name == "table:table-row":
            self._end_row()
        elif name in _GROUPS:
            self._groups[_GROUPS[name]].pop()
        elif name == "table:shapes" or name.startswith("draw:"):
            self._drawing -= 1
        elif name == "office:annotation":
            self._note -= not self._drawing
        elif name == "text:p" and not self._drawing:
            self._into = None

    def finished(self) -> Sheet:
        """Return the sheet."""
        for row, column, formula in self._formulas:
            if link := hyperlink_of(formula, self._sheet.get):
                self._sheet.links[row, column] = link[0]
                if self._sheet.get(row, column) is None:
                    self._sheet.put(row, column, plain_cell(link[1]))
        return self._sheet.finished()

    def _columns(self, attributes: dict[str, str]) -> None:
        first = self._column_styles[-1][0] if self._column_styles else 0
        after = first + _count(attributes, "table:number-columns-repeated")
        style = attributes.get("table:default-cell-style-name", "")
        if first > MOST_COLUMNS:
            return
        if self._column_styles and self._column_styles[-1][1] == style:
            self._column_styles.pop()  # columns of one style are one entry
        self._column_styles.append((after, style))
        if attributes.get("table:visibility") in _HIDDEN or any(self._groups["column"]):
            self._sheet.hidden_columns.append((first, after - 1))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row += 1
        self._column = 0
        self._cells, self._struck, self._blank = [], [], []
        self._row_repeat = _count(attributes, "table:number-rows-repeated")
        self._row_style = attributes.get("table:default-cell-style-name", "")
        if attributes.get("table:visibility") in _HIDDEN or any(self._groups["row"]):
            after = min(self._row + self._row_repeat, MOST_ROWS + 1)
            self._sheet.hidden_rows.update(range(self._row, after))

    def _inside_cell(self, cell: _Cell, name: str, attributes: dict[str, str]) -> None:
        if name == "text:p":
            self._into = cell.note if self._note else cell.lines
            self._into.append("")
        elif name == "office:annotation":
            self._note += 1
        elif self._into is None:
            return
        elif name == "text:s":
            self._into[-1] += " " * min(_count(attributes, "text:c"), 100)
        elif name == "text:tab":
            self._into[-1] += " "
        elif name == "text:line-break":
            self._into[-1] += "\n"
        elif name == "text:a" and not self._note:
            cell.link = attributes.get("xlink:href", "")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        repeat = _count(self._cell.attributes, "table:number-columns-repeated")
        self._cells.append((self._column, repeat, self._cell))
        self._column += repeat
        self._cell = self._into = None

    def _end_row(self) -> None:
        filled = [
            (column, repeat, cell, value)
            for column, repeat, cell in self._cells
            if (value := self._value(column, cell)) is not None or _is_hyperlink(cell)
        ]
        width = sum(min(repeat, MOST_COLUMNS) for _, repeat, *_ in filled)
        most = min(MOST_REPEATED, _MOST_REPEATED_CELLS // max(width, 1))
        if filled and self._row_repeat > max(most, 1):
            raise TableError(
                f"{self._sheet.where()}, row {self._row:,}: the same row comes {self._row_repeat:,} times,"
                f" expected at most {most:,}; delete the rows that repeat it"
            )
        for column, repeat, cell, value in filled:
            # One more than there may be is enough to be refused with its place.
            for at in range(column, column + min(repeat, MOST_COLUMNS + 1)):
                self._put(at, cell, value)
        if filled and self._row_repeat > 1:
            self._sheet.repeat(self._row, self._row_repeat - 1, self._struck, self._blank)
        marked = [(column, repeat, cell) for column, repeat, cell, _ in filled if _is_marked(cell)]
        for row in range(self._row, self._row + self._row_repeat) if marked else ():
            for column, repeat, cell in marked:
                for at in range(column, column + min(repeat, MOST_COLUMNS)):
                    self._mark(row, at, cell)
        self._row += self._row_repeat - 1

    def _put(self, column: int, cell: _Cell, value: Cell) -> None:
        if value is None:
            return
        struck = self._style(column, cell) in self._styles.struck
        blank = self._is_blank(column, cell, value)
        if struck or blank:
            (self._blank if blank else self._struck).append(column)
        self._sheet.put(self._row, column, value, struck=struck, blank=blank)

    def _mark(self, row: int, column: int, cell: _Cell) -> None:
        """Keep what a cell has beside its value."""
        self._allowance.take_marks()
        height, width = _spanned(cell)
        if height > 1 or width > 1:
            self._sheet.merge(row, column, row + height - 1, column + width - 1)
        if note := "\n".join(cell.note).strip():
            self._sheet.comments[row, column] = note
        if cell.link:
            self._sheet.links[row, column] = cell.link
        if _is_hyperlink(cell):
            self._formulas.append((row, column, cell.attributes["table:formula"]))

    def _value(self, column: int, cell: _Cell) -> Cell:
        attributes = cell.attributes
        text = plain_cell("\n".join(cell.lines))
        kind = attributes.get("office:value-type")
        if kind in ("float", "percentage", "currency"):
            number = number_of(attributes.get("office:value", ""))
            padded = text is not None and self._style(column, cell) in self._styles.padded
            return text if number is None or padded else number
        if kind == "boolean":
            return attributes.get("office:boolean-value") == "true"
        if kind == "date" and (moment := moment_of(attributes.get("office:date-value", ""))):
            precision = self._styles.precision.get(self._style(column, cell))
            return shown_date(moment, NumberFormat(precision)) if precision else plain_cell(moment)
        if text is None and kind is None and "table:formula" in attributes and not _is_hyperlink(cell):
            return plain_cell(f"={attributes['table:formula'].partition('=')[2]}")  # not worked out yet
        return text if text is not None else plain_cell(attributes.get("office:string-value"))

    def _is_blank(self, column: int, cell: _Cell, value: Cell) -> bool:
        """Return whether a cell shows nothing of its value; of a number it says itself what it shows."""
        if isinstance(value, str):
            return self._style(column, cell) in self._styles.without_text
        return value is not None and bool(cell.lines) and not "".join(cell.lines).strip()

    def _style(self, column: int, cell: _Cell) -> str:
        """Return the style of a cell: its own, its row's or its column's."""
        own = cell.attributes.get("table:style-name") or self._row_style
        return own or next((style for after, style in self._column_styles if column < after), "")


def _is_marked(cell: _Cell) -> bool:
    """Return whether there is more of a cell than a value."""
    return bool(cell.note or cell.link) or _spanned(cell) != (1, 1) or _is_hyperlink(cell)


def _spanned(cell: _Cell) -> tuple[int, int]:
    return (
        _count(cell.attributes, "table:number-rows-spanned"),
        _count(cell.attributes, "table:number-columns-spanned"),
    )


def _is_hyperlink(cell: _Cell) -> bool:
    return "HYPERLINK" in cell.attributes.get("table:formula", "")[:20].upper()


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(1, min(int(text), _FURTHEST)) if text.isdecimal() and len(text) < 12 else 1
