"""PDF: its text, without what is repeated on its pages."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

from ...errors import DocumentError
from .blocks import Part
from .line_breaks import LineJoiner

if TYPE_CHECKING:
    from pypdf import PageObject

MOST_PAGES = 1000
MOST_PAGE_BYTES = 20_000_000  # of what draws a page, unpacked
MOST_OPERATIONS = 3_000_000  # that draw all pages, those of pictures in them included
_EDGE = 3  # lines at the top and the bottom of a page among which heads and numbers are
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s?)?(?:(?:page|seite|página|p\.)\s?)?\d{1,4}(?:\s?(?:/|of|von|sur|de)\s?\d{1,4})?(?:\s?[-–—])?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,9}")


def read_pdf(content: bytes, path: str) -> list[Part]:
    """Read a PDF: lines are joined to paragraphs, heads and numbers of pages are left out.

    Lines are counted as they are read out, over all pages.

    Raises
    ------
    DocumentError
        If it is broken, encrypted, a scan without text, or has more pages or drawings than any text.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.ERROR)  # what it remarks on a file helps no user of ours
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(f"{path} is encrypted; save it without a password")
        if (count := len(reader.pages)) > MOST_PAGES:
            raise DocumentError(
                f"{path} has {count:,} pages, expected at most {MOST_PAGES:,}; keep only the pages with the text"
            )
        operations = _Operations(path)
        pages = [_lines_of(page, operations) for page in reader.pages]
    except DocumentError:
        raise
    # A broken file makes it raise whatever its parts are taken for: KeyError, TypeError, RecursionError, …
    except Exception as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise DocumentError(
            f"{path} is no PDF that can be read ({reason}); save it again, or as .docx"
        ) from error
    if not any(line.strip() for page in pages for line in page):
        raise DocumentError(
            f"{path} has no text on its {count:,} {'page' if count == 1 else 'pages'}: it is a scan; run OCR first"
        )
    return [_part_of(pages)]


class _Operations:
    """Counts what draws the pages, and refuses drawings that repeat themselves without end."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._left = MOST_OPERATIONS

    def __call__(self, *_: object) -> None:
        self._left -= 1
        if self._left < 0:
            raise self.refusal()

    def refusal(self) -> DocumentError:
        return DocumentError(
            f"{self._path} holds more drawings than any text does; save its text alone as .docx or .txt"
        )


def _lines_of(page: PageObject, operations: _Operations) -> list[str]:
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > MOST_PAGE_BYTES:
        raise operations.refusal()
    return page.extract_text(visitor_operand_before=operations).split("\n")


def _part_of(pages: list[list[str]]) -> Part:
    """Join the lines of pages without those that are repeated at their edges; a paragraph may go on on the next page."""
    repeated = _repeated(pages)
    joiner = LineJoiner([line for page in pages for line in page], printed=True)
    part, run, number = Part(), list[tuple[int, str]](), 0
    for page in pages:
        edges = {id(line) for line in _edges(page)}
        for line in page:
            number += 1
            if id(line) in edges and (_PAGE_NUMBER.fullmatch(line.strip()) or _shape(line) in repeated):
                continue
            if line.strip():
                run.append((number, line))
                continue
            for lines in joiner.join(run):
                part.add_lines(lines)
            run.clear()
    for lines in joiner.join(run):
        part.add_lines(lines)
    return part


def _repeated(pages: list[list[str]]) -> set[str]:
    """Return the lines, but for their numbers, that are at the edges of most of the pages."""
    if len(pages) < 2:
        return set()
    counts = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    return {shape for shape, count in counts.items() if shape and count >= max(2, 0.6 * len(pages))}


def _edges(page: list[str]) -> list[str]:
    lines = [line for line in page if line.strip()]
    return lines[:_EDGE] + lines[_EDGE:][-_EDGE:]


def _shape(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))
