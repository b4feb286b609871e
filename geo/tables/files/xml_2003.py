"""Workbooks of Excel as one file of XML ("XML Spreadsheet 2003"), which data portals often call .xls."""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.parsers import expat

from ...errors import TableError
from .addresses import hyperlink_of
from .grid import Cell, Sheet, plain_cell
from .limits import Allowance, check_sheets
from .number_formats import NumberFormat, hides_text, parse_format, shown, shown_date
from .packages import EntityError, parse_xml
from .sparse import SparseSheet
from .xlsx_sheet import Style, moment_of, number_of

_YES = "1"
_FURTHEST = 2**31


def read_xml_2003(content: bytes, path: str) -> list[Sheet]:
    """Read a workbook of Excel that is one file of XML.

    Raises
    ------
    TableError
        If it is no such workbook.
    """
    book = _Book(path, Allowance(path, len(content)))
    try:
        parse_xml(io.BytesIO(content), book.start, book.end, book.text)
    except (expat.ExpatError, LookupError) as error:
        raise TableError(f"{path} is no workbook that can be read ({error}); expected .xlsx") from error
    except EntityError as error:
        raise TableError(f"{path} declares entities; expected a workbook without") from error
    if not book.sheets:
        raise TableError(f"{path} is no workbook that can be read (it has no sheet); expected .xlsx")
    check_sheets(len(book.sheets), path)
    return [sheet.finished() for sheet in book.sheets]


class _Book:
    """Takes the elements of the file."""

    def __init__(self, path: str, allowance: Allowance) -> None:
        self.sheets: list[SparseSheet] = []
        self._path = path
        self._allowance = allowance
        self._styles: dict[str, Style] = {}
        self._style = ""  # the one that is being read
        self._row = self._column = 0
        self._after = 0  # the last column whose width is stated
        self._row_style = ""
        self._cell: dict[str, str] = {}
        self._type = ""
        self._value: list[str] = []
        self._note: list[str] = []
        self._into: list[str] | None = None  # where characters go
        self._in_note = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        given = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "Worksheet":
            self.sheets.append(SparseSheet(given.get("Name"), self._path, allowance=self._allowance))
            self._row = self._after = 0
        elif not self.sheets:
            self._start_style(name, given)
        elif name == "Cell":
            self._start_cell(given)
        elif name == "Row":
            self._start_row(given)
        elif name == "Data":
            self._type = self._type if self._in_note else given.get("Type", "String")
            self._into = self._note if self._in_note else self._value
        elif name == "Comment":
            self._in_note = True
        elif name == "Column":
            self._start_column(given)
        elif name == "Visible":
            self._into = self._value = []

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if not self.sheets or name == "Data":
            self._into = None
        elif name == "Cell":
            self._end_cell()
        elif name == "Comment":
            self._in_note = False
        elif name == "Visible":
            self._into = None
            self.sheets[-1].hidden = "".join(self._value).strip() in ("SheetHidden", "SheetVeryHidden")

    def _start_style(self, name: str, given: Mapping[str, str]) -> None:
        if name == "Style":
            self._style = given.get("ID", "")
            self._styles[self._style] = self._styles.get(given.get("Parent", ""), Style((), struck=False))
        elif name == "Font" and self._style:
            struck = given.get("StrikeThrough") == _YES
            self._styles[self._style] = self._styles[self._style]._replace(struck=struck)
        elif name == "NumberFormat" and self._style:
            code = given.get("Format", "")
            named = (NumberFormat("day"),) if code.endswith(" Date") else parse_format(code)
            self._styles[self._style] = self._styles[self._style]._replace(sections=named)

    def _start_column(self, given: Mapping[str, str]) -> None:
        first = _number(given, "Index", self._after + 1)
        self._after = first + _number(given, "Span", 0)
        if given.get("Hidden") == _YES or number_of(given.get("Width", "")) == 0:
            self.sheets[-1].hidden_columns.append((first - 1, self._after - 1))

    def _start_row(self, given: Mapping[str, str]) -> None:
        self._row = _number(given, "Index", self._row + 1)
        self._column = -1
        self._row_style = given.get("StyleID", "")
        if given.get("Hidden") == _YES or number_of(given.get("Height", "")) == 0:
            self.sheets[-1].hidden_rows.add(self._row)

    def _start_cell(self, given: dict[str, str]) -> None:
        self._cell = given
        self._column = _number(given, "Index", self._column + 2) - 1
        self._value, self._note = [], []

    def _end_cell(self) -> None:
        sheet, given = self.sheets[-1], self._cell
        style = self._styles.get(given.get("StyleID", self._row_style)) or Style((), struck=False)
        text = "".join(self._value)
        value = self._typed(text, style)
        blank = bool(text.strip()) and value is None
        if link := hyperlink_of(given.get("Formula", ""), sheet.get):
            sheet.links[self._row, self._column] = link[0]
            value = value if value is not None else plain_cell(link[1])
        sheet.put(self._row, self._column, value, struck=style.struck, blank=blank)
        if given.get("HRef") and value is not None:
            sheet.links[self._row, self._column] = given["HRef"]
        if note := "".join(self._note).strip():
            sheet.comments[self._row, self._column] = note
        across, down = _number(given, "MergeAcross", 0), _number(given, "MergeDown", 0)
        if across or down:
            sheet.merge(self._row, self._column, self._row + down, self._column + across)
        self._column += across

    def _typed(self, text: str, style: Style) -> Cell:
        if self._type == "Number" and (number := number_of(text.strip())) is not None:
            return shown(number, style.sections)
        if self._type == "DateTime" and (moment := moment_of(text.strip())):
            return shown_date(moment, style.sections[0]) if style.sections else plain_cell(moment)
        if hides_text(style.sections):
            return None
        if self._type == "Boolean" and text:
            return text.strip() == _YES
        return plain_cell(text)


def _number(given: Mapping[str, str], name: str, otherwise: int) -> int:
    text = given.get(name, "")
    return min(int(text), _FURTHEST) if text.isdecimal() and len(text) < 12 else otherwise
