"""Whatever a user gives for a text → its items."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import BinaryIO

from ...errors import DocumentError, TableError
from ...local_files import local_bytes, shown_path
from ...tables.files.decoding import decode_text
from ...tables.files.limits import LARGEST_FILE
from ...tables.files.reading import READERS, suffix_of
from ..item import Item
from ..language import TEXT_LANGUAGES, language_of
from .blocks import Part
from .divide import items_of

Text = str | os.PathLike[str] | BinaryIO
Remark = Callable[[str], object]

STDIN = "<stdin>"
PLAIN = (".txt", ".text")
MARKDOWN = (".md", ".markdown")
PAGES = (".html", ".htm", ".xhtml")
SUFFIXES = (*PLAIN, *MARKDOWN, *PAGES, ".docx", ".pdf")
MOST_CHARACTERS = 5_000_000  # of a file's text; a year of a city's releases has about a million
MOST_PAGE_BYTES = 50_000_000  # of a page, in which pictures may be
_EXPECTED = f"a text: {', '.join(SUFFIXES)}"
_OTHER_DOCUMENTS = (".doc", ".odt", ".rtf", ".hwp", ".hwpx", ".pages", ".eml", ".msg", ".wpd")
_BEGINNING = 4096
_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOST_CONTROLS = 0.02  # of the signs of a text
_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)


def read_items(source: Text, *, published: str | None = None, remark: Remark | None = None) -> list[Item]:
    r"""Read the items of a file.

    Parameters
    ----------
    source
        The path of a .txt, .md, .html, .docx or .pdf, or an open binary file, whose first bytes say what it is.
    published
        The day of items that state none: YYYY, YYYY-MM or YYYY-MM-DD.
    remark
        Called with what the user should know: an encoding that was guessed, an item without a day or in another language.

    Raises
    ------
    DocumentError
        If it cannot be read, is empty, a table, or longer than any text.

    Examples
    --------
    >>> import io
    >>> [item] = read_items(io.BytesIO("부산과 고베\n2024. 11. 20.\n\n두 도시가 협약을 맺었다.".encode("cp949")))
    >>> item.title, item.published, item.language, item.paragraphs[0].line
    ('부산과 고베', '2024-11-20', 'ko', 4)
    """
    content, path, suffix = _bytes_of(source)
    if not content.strip():
        raise DocumentError(f"{path} is empty; expected {_EXPECTED}")
    try:
        parts = _parts_of(content, path, _format(content, suffix, path), remark)
    except TableError as error:  # of a reader that tables have too
        raise DocumentError(str(error)) from error
    _check_length(sum(len(block.text) for part in parts for block in part.blocks), path)
    items = items_of(parts, path, published)
    if not items:
        raise DocumentError(f"{path} holds no text; expected {_EXPECTED}")
    if remark is not None:
        for line in _remarks_on(items, path):
            remark(line)
    return items


def _check_length(characters: int, path: str) -> None:
    if characters > MOST_CHARACTERS:
        raise DocumentError(
            f"{path} holds {characters:,} characters, expected at most {MOST_CHARACTERS:,}; divide it into several files"
        )


def _bytes_of(source: Text) -> tuple[bytes, str, str]:
    """Return what a file holds, what it is called, and its suffix, which must be that of a text."""
    if isinstance(source, str | os.PathLike):
        suffix, shown = PurePath(source).suffix.lower(), shown_path(source)
        _check_suffix(suffix, shown)
        return local_bytes(Path(source), DocumentError, _EXPECTED, most=LARGEST_FILE), shown, suffix
    path = getattr(source, "name", None)
    path = path if isinstance(path, str) and path else STDIN
    try:
        content = source.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: it is closed
        raise DocumentError(f"{path} cannot be read: {error}") from error
    if len(content) > LARGEST_FILE:
        raise DocumentError(f"{path} has more than {LARGEST_FILE:,} bytes; divide it into several texts")
    return content, path, "" if path == STDIN else PurePath(path).suffix.lower()


def _check_suffix(suffix: str, path: str) -> None:
    if suffix in SUFFIXES:
        return
    if suffix in READERS:
        raise _table(path)
    if suffix in _OTHER_DOCUMENTS:
        raise DocumentError(f"{path}: {suffix} is not read; save it as .docx, .pdf or .txt")
    found = (
        f"{suffix} is not known"
        if suffix
        else "its name has no suffix (a text in place of a path has a line end)"
    )
    raise DocumentError(f"{path}: {found}; expected one of {', '.join(SUFFIXES)}")


def _table(path: str) -> DocumentError:
    return DocumentError(f"{path} is a table, expected a text; draw it with: sistermap draw {path}")


def _format(content: bytes, suffix: str, path: str) -> str:
    """Return the suffix by which a file is read: its first bytes are believed before its name."""
    if b"%PDF-" in content[:1024]:
        return ".pdf"
    found = suffix_of(content)
    if found in (".docx", ".html"):
        return suffix if found == ".html" and suffix in MARKDOWN else found
    if suffix in (".docx", ".pdf"):
        raise DocumentError(f"{path} is no {suffix} that can be read; save it again, or as .txt")
    if found not in (".csv", ".json"):
        raise _table(path)
    return suffix or ".txt"


def _parts_of(content: bytes, path: str, suffix: str, remark: Remark | None) -> list[Part]:
    if suffix == ".docx":
        from .word_document import read_word_document

        return read_word_document(content, path)
    if suffix == ".pdf":
        from .pdf import read_pdf

        return read_pdf(content, path)
    text = _decoded(content, path, remark, is_page=suffix in PAGES)
    if suffix in PAGES:
        from .web_page import read_web_page

        return read_web_page(text, path)
    if suffix in MARKDOWN:
        from .markdown import read_markdown

        return read_markdown(text)
    from .plain_text import read_plain_text

    return read_plain_text(text)


def _decoded(content: bytes, path: str, remark: Remark | None, *, is_page: bool) -> str:
    stated = _CHARSET.search(content[:_BEGINNING]) if is_page else None
    if is_page and len(content) > MOST_PAGE_BYTES:
        raise DocumentError(
            f"{path} has {len(content):,} bytes, expected a page of at most {MOST_PAGE_BYTES:,}; save its text as .txt"
        )
    try:
        decoded = decode_text(content, path, stated[1].decode() if stated else None)
    except TableError:  # the page states an encoding that is none
        decoded = decode_text(content, path)
    if not is_page:
        _check_length(len(decoded.text), path)
    beginning = decoded.text[:_BEGINNING]
    if len(_CONTROLS.findall(beginning)) > _MOST_CONTROLS * len(beginning):
        raise DocumentError(f"{path} is no text; expected {_EXPECTED}")
    if remark is not None and decoded.encoding not in ("utf-8", "ascii") and stated is None:
        or_other = f", perhaps it is {decoded.other}" if decoded.other else ""
        remark(f"{path}: read as {decoded.encoding}{or_other}; save it as UTF-8 to be sure")
    return _LINE_ENDS.sub("\n", decoded.text)


def _remarks_on(items: list[Item], path: str) -> list[str]:
    undated = [item for item in items if item.published is None]
    remarks = []
    if undated:
        lines = ", ".join(str(item.title_line) for item in undated[:10])
        which = (
            "states no date"
            if len(items) == 1
            else f"line {lines}: {len(undated)} of {len(items)} items state no date"
        )
        remarks.append(f"{path}: {which}, so that 'last month' has no year; state it with --published")
    unknown = [item for item in items if language_of(" ".join(item.beginning())) is None]
    if unknown:
        where = ", ".join(str(item.title_line) for item in unknown[:10])
        remarks.append(
            f"{path}, line {where}: in none of the languages that are read ({', '.join(TEXT_LANGUAGES)}), or names alone"
        )
    return remarks
