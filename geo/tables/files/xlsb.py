"""Binary workbooks of Excel since 2007: a package like .xlsx, with records in its parts."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Iterator, Mapping

from ...errors import TableError
from .grid import Cell, Sheet, plain_cell
from .limits import check_sheets
from .number_formats import (
    GENERAL,
    ZERO_1900,
    ZERO_1904,
    NumberFormat,
    built_in_format,
    hides_text,
    parse_format,
    shown,
)
from .packages import Package
from .sparse import SparseSheet
from .xlsx import Related, add_comments, relations
from .xlsx_sheet import Style

# Records, by their numbers in [MS-XLSB].
_ROW, _BLANK, _RK, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED = range(8)
_FORMULA_TEXT, _FORMULA_REAL, _FORMULA_BOOLEAN, _FORMULA_ERROR = range(8, 12)
_SHARED_TEXT, _FONT, _FORMAT, _STYLE, _COLUMN = 19, 43, 44, 47, 60
_BOOK, _BOOK_SHEET, _MERGED, _LINK = 153, 156, 176, 494
_STYLES_BEGIN, _STYLES_END = 617, 618

_STRUCK = 0x08  # of a font
_ROW_HIDDEN = 0x10
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_LONGEST = 1_000_000  # characters


def read_xlsb(content: bytes, path: str) -> list[Sheet]:
    """Read a binary workbook of Excel as Excel shows it.

    Raises
    ------
    TableError
        If it is no workbook, or too large.
    """
    package = Package(content, path, ".xlsb")
    try:
        return _sheets(package)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise TableError(f"{path} is no workbook that can be read ({error}); expected .xlsb") from error


def _sheets(package: Package) -> list[Sheet]:
    roots = relations(package, "")
    book = next((one.target for one in roots.values() if one.kind == "officeDocument"), "xl/workbook.bin")
    related = relations(package, book)
    zero, listed = _read_book(package, book, related)
    parts = {one.kind: one.target for one in related.values()}
    texts = _shared_texts(package, parts.get("sharedStrings", ""))
    styles = _styles(package, parts.get("styles", ""))
    check_sheets(len(listed), package.path)
    sheets = []
    for name, part, hidden in listed:
        sheet = SparseSheet(name, package.path, hidden=hidden, zero=zero, allowance=package.allowance)
        _fill(sheet, package, part, texts, styles)
        sheets.append(sheet.finished())
    if not sheets:
        raise TableError(f"{package.path} has no sheet of cells; expected .xlsb with a list in it")
    return sheets


def _read_book(
    package: Package, part: str, related: Mapping[str, Related]
) -> tuple[dt.date, list[tuple[str, str, bool]]]:
    """Return day 0 and the sheets: name, part, whether it is hidden."""
    zero: dt.date = ZERO_1900
    sheets = []
    for kind, data in _records(package.read(part)):
        if kind == _BOOK and data[0] & 1:
            zero = ZERO_1904
        elif kind == _BOOK_SHEET:
            key, after = _text(data, 8)
            name, _ = _text(data, after)
            if (one := related.get(key)) and one.kind == "worksheet":
                sheets.append((name, one.target, _u32(data, 0) != 0))
    return zero, sheets


def _shared_texts(package: Package, part: str) -> list[Cell]:
    if part not in package:
        return []
    return [
        plain_cell(_text(data, 1)[0]) for kind, data in _records(package.read(part)) if kind == _SHARED_TEXT
    ]


def _styles(package: Package, part: str) -> list[Style]:
    formats: dict[int, tuple[NumberFormat, ...]] = {}
    struck: list[bool] = []
    styles: list[Style] = []
    of_cells = False
    for kind, data in _records(package.read(part)) if part in package else ():
        if kind in (_STYLES_BEGIN, _STYLES_END):
            of_cells = kind == _STYLES_BEGIN
        elif kind == _FORMAT:
            formats[_u16(data, 0)] = parse_format(_text(data, 2)[0])
        elif kind == _FONT:
            struck.append(bool(data[2] & _STRUCK))
        elif kind == _STYLE and of_cells:
            number, font = _u16(data, 2), _u16(data, 4)
            known = formats.get(number) or built_in_format(number)
            styles.append(Style(known or GENERAL, font < len(struck) and struck[font]))
    return styles


def _fill(sheet: SparseSheet, package: Package, part: str, texts: list[Cell], styles: list[Style]) -> None:
    related = relations(package, part)
    row = 0
    for kind, data in _records(package.read(part)):
        if kind == _ROW:
            row = _u32(data, 0) + 1
            # Some programs write the number only; two of the bytes are the height.
            if data[11:12] and (data[11] & _ROW_HIDDEN or not _u16(data, 8)):
                sheet.hidden_rows.add(row)
        elif _BLANK < kind <= _FORMULA_ERROR:
            style_number = _u32(data, 4) & 0xFFFFFF
            style = styles[style_number] if style_number < len(styles) else None
            value = _value(kind, data, texts)
            blank = False
            if style and style.sections and value is not None:
                is_number = kind in (_RK, _REAL, _FORMULA_REAL) and isinstance(value, int | float)
                blank = not is_number and hides_text(style.sections)
                if is_number and isinstance(value, int | float):
                    value = shown(value, style.sections, sheet.zero)
                    blank = value is None
            sheet.put(row, _u32(data, 0), value, struck=bool(style and style.struck), blank=blank)
        elif kind == _COLUMN and (data[16] & 1 or not _u32(data, 8)):
            sheet.hidden_columns.append((_u32(data, 0), _u32(data, 4)))
        elif kind == _MERGED:
            first_row, last_row, first_column, last_column = struct.unpack_from("<4I", data)
            sheet.merge(first_row + 1, first_column, last_row + 1, last_column)
        elif kind == _LINK:
            first_row, last_row, first_column, last_column = struct.unpack_from("<4I", data)
            one = related.get(_text(data, 16)[0])
            if one:
                sheet.link((first_row + 1, first_column, last_row + 1, last_column), one.target)
    add_comments(sheet, package, related)


def _value(kind: int, data: bytes, texts: list[Cell]) -> Cell:
    if kind in (_TEXT, _FORMULA_TEXT):
        return plain_cell(_text(data, 8)[0])
    if kind == _SHARED:
        at = _u32(data, 8)
        return texts[at] if at < len(texts) else None
    if kind in (_REAL, _FORMULA_REAL):
        return plain_cell(struct.unpack_from("<d", data, 8)[0])
    if kind == _RK:
        return plain_cell(_packed_number(_u32(data, 8)))
    if kind in (_BOOLEAN, _FORMULA_BOOLEAN):
        return bool(data[8])
    return _ERRORS.get(data[8], "#ERROR!")


def _packed_number(packed: int) -> float:
    """Return a number of four bytes: the upper half of a float or a whole number, perhaps times 100."""
    if packed & 2:
        number = float(struct.unpack("<i", struct.pack("<I", packed & ~3))[0] >> 2)
    else:
        number = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", packed & ~3))[0]
    return number / 100 if packed & 1 else number


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the number and the data of each record; numbers take one or two bytes, lengths one to four."""
    at = 0
    while at < len(part):
        kind = part[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (part[at] & 0x7F) << 7
            at += 1
        size = 0
        for shift in (0, 7, 14, 21):
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        yield kind, part[at : at + size]
        at += size


def _text(data: bytes, at: int) -> tuple[str, int]:
    """Return a text and where it ends; one that is absent is empty."""
    length = _u32(data, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    if length > _LONGEST:
        raise IndexError(f"a text of {length:,} characters")
    return data[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace"), at + 4 + 2 * length


def _u16(data: bytes, at: int) -> int:
    return data[at] | data[at + 1] << 8


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")
