"""Workbooks: which of its kinds a file is, by its bytes."""

from __future__ import annotations

import io
import re
import zipfile

_ZIP = b"PK\x03\x04"
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"  # in which .xls is kept, and .xlsx when it is encrypted
_BARE_XLS = re.compile(
    rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00"
)  # before Excel 5, or by a program that saves the rest
_FLAT = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}>\s*<office:document\b")
_XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_BEGINNING = 4096
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of_workbook(content: bytes) -> str | None:
    r"""Return the suffix of the kind of workbook that a file is, whatever it is called; None if it is none.

    Examples
    --------
    >>> kind_of_workbook(b"City,Country\nKobe,Japan"), kind_of_workbook(b"\xd0\xcf\x11\xe0\xa1\xb1")
    (None, '.xls')
    """
    if content.startswith(_ZIP):
        return _kind_of_package(content)
    if content.startswith(_COMPOUND_FILE) or _BARE_XLS.match(content):
        return ".xls"
    if _XML_2003 in content[:_BEGINNING]:
        return ".xml"
    return ".fods" if _FLAT.match(content) else None


def _kind_of_package(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = {name.replace("\\", "/").lower() for name in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ".xlsx"  # whose reader says what is broken
    if "xl/workbook.bin" in parts:
        return ".xlsb"
    return ".ods" if "content.xml" in parts else ".xlsx"


def looks_like_text(content: bytes) -> bool:
    r"""Return whether a file that is called a workbook is one of text, of more than a line.

    Examples
    --------
    >>> looks_like_text(b"City;Country\nKobe;Japan"), looks_like_text(b"broken"), looks_like_text(b"PNG\n\x1a\x00")
    (True, False, False)
    """
    beginning = content[:_BEGINNING]
    if beginning.startswith(_MARKS_OF_UTF_16):
        return True
    return b"\n" in beginning.replace(b"\r", b"\n").strip() and not _NO_TEXT.search(beginning)
