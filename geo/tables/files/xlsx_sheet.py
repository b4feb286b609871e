"""One sheet of a workbook of Excel, read in one pass."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...errors import TableError
from .addresses import area_of, column_of, hyperlink_of
from .grid import Cell, plain_cell
from .number_formats import NumberFormat, hides_text, shown, shown_date
from .packages import Package
from .sparse import SparseSheet

_LONGEST_TEXT = 1_000_000  # characters; a cell of Excel has 32,767 at most
_LONGEST_EXACT = 40  # digits; Excel keeps 15, other programs write identifiers of more
_OFF = ("0", "false", "off")
_ATTRIBUTES = rb'(?: [A-Za-z0-9:]+="[^"<>]*")*'
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"' + _ATTRIBUTES + rb" ?(?:/>|></c>)")
_EMPTY_ROW = re.compile(rb'<row r="[0-9]{1,7}"' + _ATTRIBUTES + rb" ?(?:/>|></row>)")


class Style(NamedTuple):
    """What a style says of a cell's content."""

    sections: tuple[NumberFormat, ...]  # of its number format; none where numbers stay as they are
    struck: bool


class SharedText(NamedTuple):
    """A text that cells refer to."""

    text: Cell
    struck: bool  # whether all of it is struck through


class TextParts:
    """Joins the runs of a rich text; readings of characters above it are left out."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.clear()

    def clear(self) -> None:
        """Begin a text."""
        self._runs: list[str] = []
        self._size = 0
        self._phonetic = self._reading = self._run_struck = False
        self._struck: list[bool] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if name == "t":
            self._reading = not self._phonetic
        elif name == "rPh":
            self._phonetic = True
        elif name == "r":
            self._run_struck = False
        elif name == "strike":
            self._run_struck = attributes.get("val", "1") not in _OFF

    def text(self, text: str) -> None:
        """Take characters."""
        if self._reading:
            self._runs.append(text)
            self._size += len(text)
            if text.strip():
                self._struck.append(self._run_struck)
            if self._size > _LONGEST_TEXT:
                raise TableError(
                    f"{self._path}: a cell holds more than {_LONGEST_TEXT:,} characters; expected a table"
                )

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "t":
            self._reading = False
        elif name == "rPh":
            self._phonetic = False

    def whole(self) -> SharedText:
        """Return the text."""
        return SharedText(plain_cell("".join(self._runs)), bool(self._struck) and all(self._struck))


def fill_sheet(
    sheet: SparseSheet,
    package: Package,
    part: str,
    texts: Sequence[SharedText],
    styles: Sequence[Style],
    addresses: Mapping[str, str],
) -> None:
    """Read the cells of a part into a sheet, with what is hidden, merged and linked.

    Parameters
    ----------
    sheet
        Is filled.
    package, part
        Where its cells are.
    texts, styles
        Of the workbook.
    addresses
        The pages that the part links to, by its keys.
    """
    package.check_cells(part, b"<v>")
    cells = _Cells(sheet, texts, styles, addresses)
    package.parse(part, cells.start, cells.end, cells.text, sieve=_without_empty)
    cells.work_out()


def _without_empty(xml: bytes) -> bytes:
    """Take out cells and rows that have an address and a style and nothing else: a sheet may have millions."""
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", xml))


class _Cells:
    def __init__(
        self,
        sheet: SparseSheet,
        texts: Sequence[SharedText],
        styles: Sequence[Style],
        addresses: Mapping[str, str],
    ) -> None:
        self.sheet = sheet
        self.texts = texts
        self.styles = styles
        self.addresses = addresses
        self.row = 0
        self.column = -1
        self.style: Style | None = None
        self.type = "n"
        self.value: list[str] | None = None
        self.formula: list[str] | None = None
        self.into: list[str] | None = None  # where characters go
        self.inline: TextParts | None = None
        self.formulas: list[tuple[int, int, str, bool]] = []  # row, column, formula, whether it has a value
        self.shared: dict[str, str] = {}

    # What comes most often is looked at first: a sheet has millions of cells.
    def start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self.into = self.value = []
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self.into = self.formula = []
            self.group = attributes.get("si", "") if attributes.get("t") == "shared" else ""
        elif self.inline is not None:
            self.inline.start(name, attributes)
        elif name == "is":
            self.inline = TextParts(self.sheet.path)
        elif name == "col":
            self._hide_columns(attributes)
        elif name == "mergeCell":
            if area := area_of(attributes.get("ref", "")):
                self.sheet.merge(*area)
        elif name == "hyperlink":
            self._link(attributes)

    def text(self, text: str) -> None:
        if self.into is not None:
            self.into.append(text)
        elif self.inline is not None:
            self.inline.text(text)

    def end(self, name: str) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name in ("v", "f"):
            self.into = None
        elif name == "c":
            if self.value is not None or self.formula is not None or self.inline is not None:
                self._end_cell()
        elif self.inline is not None:
            self.inline.end(name)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) if number.isdecimal() and len(number) < 10 else self.row + 1
        self.column = -1
        if attributes.get("hidden", "0") not in _OFF or number_of(attributes.get("ht", "")) == 0:
            self.sheet.hidden_rows.add(self.row)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        address = attributes.get("r")
        column = column_of(address.rstrip("0123456789")) if address else -1
        self.column = column if column >= 0 else self.column + 1  # some programs leave addresses out
        self.type = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self.style = self.styles[int(style)] if style.isdecimal() and int(style) < len(self.styles) else None
        self.value = self.formula = self.inline = None

    def _end_cell(self) -> None:
        struck = self.style is not None and self.style.struck
        sections = self.style.sections if self.style is not None else ()
        blank = False
        if self.inline is not None:
            value, all_struck = self.inline.whole()
            struck = struck or all_struck
            self.inline = None
        elif self.value is None:
            value = None
        elif self.type == "s":
            value, all_struck = self._shared_text("".join(self.value))
            struck = struck or all_struck
        else:
            text = "".join(self.value).strip()
            value = self._typed(text)
            blank = value is None and bool(text and sections)
        if sections and hides_text(sections):
            blank = blank or isinstance(value, str | bool) or (value is None and self.formula is not None)
        if self.formula is not None and not blank:
            self._keep_formula("".join(self.formula), value is not None)
        self.sheet.put(self.row, self.column, value, struck=struck, blank=blank)

    def _shared_text(self, number: str) -> SharedText:
        at = int(number) if number.strip().isdecimal() else len(self.texts)
        return self.texts[at] if at < len(self.texts) else SharedText(None, False)

    def _typed(self, text: str) -> Cell:
        if self.type == "n":
            number = number_of(text)
            if number is None or self.style is None or not self.style.sections:
                return plain_cell(text) if number is None else number
            return shown(number, self.style.sections, self.sheet.zero)
        if self.type == "b":
            return text not in _OFF if text else None
        if self.type == "d" and (moment := moment_of(text)):
            sections = self.style.sections if self.style else ()
            return shown_date(moment, sections[0]) if sections else plain_cell(moment)
        return plain_cell(text)  # "str" of a formula, "e" such as #REF!

    def _keep_formula(self, formula: str, has_value: bool) -> None:
        if self.group:
            formula = self.shared.setdefault(self.group, formula)
        if formula and (not has_value or "HYPERLINK" in formula[:20].upper()):
            self.formulas.append((self.row, self.column, formula, has_value))

    def work_out(self) -> None:
        """Read what formulas link to, and show those that no program has worked out as they are."""
        for row, column, formula, has_value in self.formulas:
            link = hyperlink_of(formula, self.sheet.get)
            if link:
                self.sheet.links[row, column] = link[0]
            if not has_value:
                self.sheet.put(row, column, plain_cell(link[1] if link else f"={formula}"))

    def _hide_columns(self, attributes: Mapping[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        hidden = attributes.get("hidden", "0") not in _OFF or number_of(attributes.get("width", "")) == 0
        if hidden and first.isdecimal() and last.isdecimal():
            self.sheet.hidden_columns.append((int(first) - 1, int(last) - 1))

    def _link(self, attributes: Mapping[str, str]) -> None:
        key = next((value for label, value in attributes.items() if label.endswith(":id")), "")
        address, area = self.addresses.get(key), area_of(attributes.get("ref", ""))
        if not address or not area:
            return
        if attributes.get("location"):
            address = f"{address}#{attributes['location']}"
        self.sheet.link(area, address)


def number_of(text: str) -> int | float | None:
    """Return a number as a workbook writes it; None where it is none.

    Examples
    --------
    >>> [number_of(text) for text in ("1967", "1967.0", "-4.1E1", "0.5", "x", "12345678901234567890")]
    [1967, 1967, -41, 0.5, None, 12345678901234567890]
    """
    if text.isdecimal() and len(text) <= _LONGEST_EXACT:
        return int(text)
    try:
        number = float(text)
    except ValueError:
        return None
    whole = plain_cell(number)
    return whole if isinstance(whole, int | float) else None


def moment_of(text: str) -> dt.datetime | None:
    """Return a moment in the notation of ISO 8601; None where it is none.

    Examples
    --------
    >>> moment_of("1967-12-18"), moment_of("soon")
    (datetime.datetime(1967, 12, 18, 0, 0), None)
    """
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
