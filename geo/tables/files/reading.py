"""Whatever a user gives for a table -> its sheets."""

from __future__ import annotations

import dataclasses
import io
import os
import re
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, TypeGuard, cast

from ...errors import TableError
from ...local_files import local_bytes, shown_path
from ...reasons import because
from .grid import Sheet, check_cells
from .limits import LARGEST_FILE, check_parts
from .workbook import kind_of_workbook, looks_like_text

if TYPE_CHECKING:
    import pandas as pd

_File: TypeAlias = str | os.PathLike[str] | BinaryIO
Source: TypeAlias = "_File | pd.DataFrame"

# The module of each suffix, and its function. A module is imported when a file needs it: together they take as long as a
# small list.
_WORKBOOKS = {
    ".xlsx": ("xlsx", "read_xlsx"),
    ".xlsm": ("xlsx", "read_xlsx"),
    ".xlsb": ("xlsb", "read_xlsb"),
    ".xls": ("xls", "read_xls"),
    ".ods": ("ods", "read_ods"),
    ".fods": ("ods", "read_fods"),
    ".xml": ("xml_2003", "read_xml_2003"),
}
READERS: dict[str, tuple[str, str]] = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".txt"), ("text", "read_text")),
    **_WORKBOOKS,
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".geojson"), ("json_records", "read_json")),
    ".parquet": ("records", "read_parquet"),
    ".gpkg": ("layers", "read_layers"),
    ".fgb": ("layers", "read_layers"),
    ".kml": ("layers", "read_kml"),
    ".kmz": ("layers", "read_kml"),
    ".gexf": ("graphs", "read_graph"),
    ".graphml": ("graphs", "read_graph"),
    ".html": ("pages", "read_html"),
    ".htm": ("pages", "read_html"),
    ".docx": ("word", "read_docx"),
}
_TEXTS = ("text", "json_records", "pages")  # these take an encoding
_BEGINNING = 10_000
_MARKS = {
    b"kml": ".kml", b"gexf": ".gexf", b"graphml": ".graphml", b"!doctype html": ".html", b"html": ".html", b"table": ".html",
}  # fmt: skip
# Behind declarations and comments, the first element says what it is.
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--[^>]*-->\s*)*<(kml|gexf|graphml|!doctype html|html|table)\b",
    re.IGNORECASE,
)
_STDIN = "<stdin>"  # what Python calls it
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")


def read_sheets(source: Source, *, encoding: str | None = None) -> list[Sheet]:
    r"""Read every sheet of a table.

    Parameters
    ----------
    source
        The path of a file (.csv .tsv .txt .xlsx .xlsm .xlsb .xls .ods .fods .xml .json .jsonl .geojson .parquet .gpkg .fgb
        .kml .kmz .gexf .graphml .html .docx); an
        open binary file, whose name says what it is, or else its first bytes; or a data frame, whose columns are row 1.
    encoding
        Of a text file, by a name that Python knows; None: it is found out.

    Returns
    -------
    list of Sheet
        Blank rows are left out, the others keep their numbers.

    Raises
    ------
    TableError
        If it cannot be read, with what was found and what was expected.

    Examples
    --------
    >>> read_sheets(io.BytesIO("City;Country\nSeoul;Korea".encode()))[0].rows
    [(1, ['City', 'Country']), (2, ['Seoul', 'Korea'])]
    """
    name = name_of(source)
    if _is_frame(source):
        from .records import read_frame

        return _checked(read_frame(source), name)
    content, suffix = _read_bytes(cast("_File", source), name)
    if not content or content.isspace():
        raise TableError(f"{name} is empty; expected a header and at least one row")
    taken, other_format = _format(content, suffix, name)
    module, function = READERS[taken]
    read: Callable[..., list[Sheet]] = getattr(import_module(f".{module}", __package__), function)
    sheets = read(content, name, encoding) if module in _TEXTS else read(content, name)
    if other_format:
        remark = because("other_format", suffix=suffix, found=taken)
        sheets[0] = dataclasses.replace(sheets[0], remarks=(remark, *sheets[0].remarks))
    return sheets if module == "text" else _checked(sheets, name)  # it looks at millions of cells by itself


def name_of(source: Source) -> str:
    """Return what a table is called in messages.

    Examples
    --------
    >>> name_of("lists/ties.csv"), name_of(io.BytesIO())
    ('lists/ties.csv', 'the open file')
    """
    if isinstance(source, str | os.PathLike):
        return os.fspath(source)
    if _is_frame(source):
        return "the data frame"
    name = getattr(source, "name", None)
    if name == _STDIN:
        return "standard input"
    return name if isinstance(name, str) and name else "the open file"


def suffix_of(content: bytes) -> str:
    r"""Return the suffix that a file of these bytes would have.

    Examples
    --------
    >>> suffix_of(b"PAR1\x15"), suffix_of(b'[{"from": "Busan"}]'), suffix_of(b"City,Partner")
    ('.parquet', '.json', '.csv')
    """
    if content.startswith(b"PAR1"):
        return ".parquet"
    if content.startswith(b"SQLite format 3\0"):
        return ".gpkg"
    if content.startswith(b"fgb\x03"):
        return ".fgb"
    if content.startswith(b"PK\x03\x04") and (found := _suffix_in_zip(content)):
        return found
    if kind := kind_of_workbook(content):
        return kind
    if markup := _MARKUP.match(content[:_BEGINNING]):
        return _MARKS[markup[1].lower()]
    return ".json" if _JSON.match(content) else ".csv"


def _suffix_in_zip(content: bytes) -> str | None:
    """Return the suffix of a zipped document that is no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [name.lower() for name in parts.namelist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    if "word/document.xml" in names:
        return ".docx"
    return ".kmz" if any(name.endswith(".kml") for name in names) else None


def _format(content: bytes, suffix: str, name: str) -> tuple[str, bool]:
    """Return the suffix of the format in which a file is read, and whether it is not that of its name.

    The first bytes of a format that has a mark are believed, for data portals call much of theirs .xls or .csv.
    """
    check_parts(content, name)
    found = suffix_of(content)
    if suffix not in READERS:
        return found, False
    if READERS[found] == READERS[suffix] or (READERS[suffix] == READERS[".json"] and found == ".csv"):
        return suffix, False
    if found == ".csv" and not looks_like_text(content):
        if suffix in _WORKBOOKS:
            raise TableError(f"{name} is no workbook that can be read; expected {suffix}")
        return suffix, False
    return found, True


def _is_frame(source: object) -> TypeGuard[pd.DataFrame]:
    """Return whether this is a data frame, without importing pandas. One may have a column called read."""
    return hasattr(source, "columns") and hasattr(source, "itertuples")


def _read_bytes(source: _File, name: str) -> tuple[bytes, str]:
    """Return what a source holds and the suffix of its name."""
    if isinstance(source, str | os.PathLike):
        return _read_file(Path(source))
    if not hasattr(source, "read"):
        kind = type(source).__name__
        raise TableError(
            f"a table cannot be read from {kind}; expected a path, an open binary file or a data frame"
        )
    try:
        content = source.read()
    except (OSError, ValueError) as error:  # ValueError: it is closed, or is no text of its encoding
        raise TableError(f"{name} cannot be read: {error}") from error
    content = content.encode() if isinstance(content, str) else content
    if len(content) > LARGEST_FILE:
        raise TableError(f"{name} has {len(content):,} bytes; expected a table of at most {LARGEST_FILE:,}")
    return content, PurePath(name).suffix.lower()


def _read_file(file: Path) -> tuple[bytes, str]:
    """Return a file's bytes and its suffix, which must be known."""
    suffix = file.suffix.lower()
    known = ", ".join(READERS)
    if suffix not in READERS and file.suffix != "":
        raise TableError(
            f"{shown_path(file)}: {shown_path(file.suffix)} is not known; expected one of {known}"
        )
    content = local_bytes(file, TableError, f"a table: {known}", most=LARGEST_FILE)
    if suffix not in READERS:
        raise TableError(f"{shown_path(file)}: no suffix is not known; expected one of {known}")
    return content, suffix


def _checked(sheets: list[Sheet], name: str) -> list[Sheet]:
    for sheet in sheets:
        check_cells(sheet, name)
    return sheets
