"""Workbooks of Excel since 2007: the parts of a package, in the usual and in the strict form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from ...errors import TableError
from .grid import Sheet
from .limits import check_sheets
from .number_formats import GENERAL, ZERO_1900, ZERO_1904, NumberFormat, built_in_format, parse_format
from .packages import Package, resolved
from .sparse import SparseSheet
from .xlsx_comments import read_comments, read_threads
from .xlsx_sheet import SharedText, Style, TextParts, fill_sheet

_YES = ("1", "true", "on")


class Related(NamedTuple):
    """What a part points to."""

    kind: str  # the last word of its type, such as "worksheet"
    target: str  # a part of the package, or an address outside it


def read_xlsx(content: bytes, path: str) -> list[Sheet]:
    """Read a workbook of Excel as Excel shows it: formats decide on dates and zeros, merged cells are filled.

    Only the parts that say something of the cells are read, piece by piece: broken styles do not matter, and a sheet
    that is formatted to its last row takes no room for it.

    Raises
    ------
    TableError
        If it is no workbook, or too large.
    """
    package = Package(content, path, ".xlsx")
    book = _Workbook(package)
    texts = _shared_texts(package, book)
    styles = _styles(package, book)
    check_sheets(len(book.sheets), path)
    sheets = []
    for name, part, hidden in book.sheets:
        sheet = SparseSheet(name, path, hidden=hidden, zero=book.zero, allowance=package.allowance)
        related = relations(package, part)
        addresses = {key: one.target for key, one in related.items() if one.kind == "hyperlink"}
        fill_sheet(sheet, package, part, texts, styles, addresses)
        add_comments(sheet, package, related)
        sheets.append(sheet.finished())
    if not sheets:
        raise TableError(f"{path} has no sheet of cells; expected .xlsx with a list in it")
    return sheets


class _Workbook:
    """The sheets of a workbook and its first day."""

    def __init__(self, package: Package) -> None:
        self.zero: dt.date = ZERO_1900
        self.sheets: list[tuple[str, str, bool]] = []  # name, part, whether it is hidden
        roots = relations(package, "")
        self.part = next(
            (one.target for one in roots.values() if one.kind == "officeDocument"), "xl/workbook.xml"
        )
        self.related = relations(package, self.part)
        package.parse(self.part, self._start)

    def target(self, kind: str) -> str | None:
        """Return the part of a kind."""
        return next((one.target for one in self.related.values() if one.kind == kind), None)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "workbookPr" and attributes.get("date1904") in _YES:
            self.zero = ZERO_1904
        elif name == "sheet":
            key = next((value for label, value in attributes.items() if label.endswith(":id")), "")
            related = self.related.get(key)
            if related and related.kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                self.sheets.append((attributes.get("name", ""), related.target, hidden))


def relations(package: Package, part: str) -> dict[str, Related]:
    """Return what a part points to, by the keys that it uses; "" is the package itself."""
    folder, _, name = part.rpartition("/")
    beside = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
    found: dict[str, Related] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] != "Relationship" or "Id" not in attributes:
            return
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") != "External":
            target = resolved(target, part)
        found[attributes["Id"]] = Related(attributes.get("Type", "").rpartition("/")[2], target)

    if beside in package:
        package.parse(beside, start)
    return found


def _shared_texts(package: Package, book: _Workbook) -> list[SharedText]:
    texts: list[SharedText] = []
    part = book.target("sharedStrings")
    if part is None or part not in package:
        return texts
    parts = TextParts(package.path)

    def start(name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "si":
            parts.clear()
        parts.start(name, attributes)

    def end(name: str) -> None:
        name = name.rpartition(":")[2]
        parts.end(name)
        if name == "si":
            texts.append(parts.whole())

    package.parse(part, start, end, parts.text)
    return texts


def _styles(package: Package, book: _Workbook) -> list[Style]:
    """Return the number format of each style and whether it strikes text through; the rest of it does not matter."""
    formats: dict[int, tuple[NumberFormat, ...]] = {}
    struck: list[bool] = []
    styles: list[Style] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        path.append(name)
        if name == "numFmt" and path[-2:-1] == ["numFmts"]:
            formats[_whole(attributes.get("numFmtId"))] = parse_format(attributes.get("formatCode", ""))
        elif name == "font" and path[-2:-1] == ["fonts"]:
            struck.append(False)
        elif name == "strike" and path[-3:-1] == ["fonts", "font"]:
            struck[-1] = attributes.get("val", "1") in _YES
        elif name == "xf" and path[-2:-1] == ["cellXfs"]:
            number = _whole(attributes.get("numFmtId"))
            font = _whole(attributes.get("fontId"))
            known = formats.get(number) or built_in_format(number)
            styles.append(Style(known or GENERAL, font < len(struck) and struck[font]))

    def end(_: str) -> None:
        path.pop()

    part = book.target("styles")
    if part is not None and part in package:
        package.parse(part, start, end)
    return styles


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def add_comments(sheet: SparseSheet, package: Package, related: Mapping[str, Related]) -> None:
    """Add notes, and threads of comments, which stand as unreadable notes beside themselves."""
    for kind, read in (("comments", read_comments), ("threadedComment", read_threads)):
        for one in related.values():
            if one.kind == kind and one.target in package:
                sheet.comments.update(read(package, one.target))
