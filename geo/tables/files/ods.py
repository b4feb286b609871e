"""Workbooks of LibreOffice, packed (.ods) and flat (.fods)."""

from __future__ import annotations

import io
from xml.parsers import expat

from ...errors import TableError
from .grid import Sheet
from .limits import Allowance, check_sheets
from .ods_sheet import OdsSheet
from .ods_styles import OdsStyles
from .packages import EntityError, Package, parse_xml


def read_ods(content: bytes, path: str) -> list[Sheet]:
    """Read a workbook of LibreOffice as LibreOffice shows it.

    Raises
    ------
    TableError
        If it is no workbook, encrypted, or too large.
    """
    package = Package(content, path, ".ods")
    _refuse_encrypted(package)
    styles = OdsStyles()
    if "styles.xml" in package:
        package.parse("styles.xml", styles.start, styles.end)
    body = _Body(path, styles, package.allowance)
    package.parse("content.xml", body.start, body.end, body.text)
    return _finished(body, path, ".ods")


def read_fods(content: bytes, path: str) -> list[Sheet]:
    """Read a workbook of LibreOffice that is one file of XML.

    Raises
    ------
    TableError
        If it is no workbook, or too large.
    """
    body = _Body(path, OdsStyles(), Allowance(path, len(content)))
    try:
        parse_xml(io.BytesIO(content), body.start, body.end, body.text)
    except expat.ExpatError as error:
        raise TableError(f"{path} is no workbook that can be read ({error}); expected .fods") from error
    except EntityError as error:
        raise TableError(f"{path} declares entities; expected .fods without") from error
    return _finished(body, path, ".fods")


def _refuse_encrypted(package: Package) -> None:
    def start(name: str, _: dict[str, str]) -> None:
        if name.endswith("encryption-data"):
            raise TableError(f"{package.path} is encrypted; save it without a password")

    if "META-INF/manifest.xml" in package:
        package.parse("META-INF/manifest.xml", start)


def _finished(body: _Body, path: str, expected: str) -> list[Sheet]:
    if not body.sheets:
        raise TableError(f"{path} is no workbook that can be read (it has no sheet); expected {expected}")
    check_sheets(len(body.sheets), path)
    return [sheet.finished() for sheet in body.sheets]


class _Body:
    """Hands the elements of the content to its sheets, and what is between them to the styles."""

    def __init__(self, path: str, styles: OdsStyles, allowance: Allowance) -> None:
        self.sheets: list[OdsSheet] = []
        self._path = path
        self._allowance = allowance
        self._styles = styles
        self._open: OdsSheet | None = None
        self._depth = 0  # a table in a table belongs to a drawing

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._open = OdsSheet(attributes, self._path, self._styles, self._allowance)
                self.sheets.append(self._open)
        elif self._open is None:
            self._styles.start(name, attributes)
        elif self._depth == 1:
            self._open.start(name, attributes)

    def text(self, text: str) -> None:
        if self._open is not None and self._depth == 1:
            self._open.text(text)

    def end(self, name: str) -> None:
        if name == "table:table":
            self._depth -= 1
            if not self._depth:
                self._open = None
        elif self._open is None:
            self._styles.end(name)
        elif self._depth == 1:
            self._open.end(name)
