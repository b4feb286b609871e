"""Tables of Word documents, as Word shows them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container
from typing import TYPE_CHECKING, NamedTuple

from ...errors import TableError
from .document_grid import MOST_SPANNED, DocumentGrid, distinct_names, squeezed
from .grid import Cell, Sheet, plain_cell
from .limits import Allowance, check_sheets, check_tree
from .packages import Package
from .xlsx import relations

if TYPE_CHECKING:
    from lxml import etree

_LARGEST = 100_000_000  # bytes of a document's XML; as a tree it takes about 14 times as much
_LINES_ABOVE = 100  # of a table, among which its heading is
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class WordDocument(NamedTuple):
    """The parts of a Word document that are read."""

    package: Package
    root: etree._Element
    targets: dict[str, str]  # of its links and parts, by their keys
    kinds: dict[str, str]  # kind of a part that belongs to it -> its name
    hidden_styles: frozenset[str]


def read_docx(content: bytes, path: str) -> list[Sheet]:
    """Read every table of a Word document, called by the heading above it.

    Raises
    ------
    TableError
        If it cannot be read, unpacks to more than any list needs, or there is no table in it.
    """
    document = open_word(content, path)
    styles = document.hidden_styles
    check_sheets(sum(1 for _ in document.root.iter(f"{WORD}tbl")), path)
    try:
        found = [
            (
                _heading_above(table, styles),
                _word_grid(table, document.targets, styles, document.package.allowance),
            )
            for table in document.root.iter(f"{WORD}tbl")
        ]
    except ValueError as error:  # a span that is no number
        raise _broken(path, error) from error
    names = distinct_names([name for name, _ in found])
    sheets = [grid.sheet(name) for name, (_, grid) in zip(names, found, strict=True)]
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise TableError(f"{path} holds no table; expected one with a row for each partner")
    return sheets


def open_word(content: bytes, path: str) -> WordDocument:
    """Open a Word document.

    Raises
    ------
    TableError
        If it cannot be read, or unpacks to more than any list or text needs.
    """
    package = Package(content, path, ".docx", called="Word document", largest=_LARGEST)
    main = next(
        (one.target for one in relations(package, "").values() if one.kind == "officeDocument"),
        "word/document.xml",
    )
    by_key = relations(package, main)
    kinds = {one.kind: one.target for one in reversed(by_key.values()) if one.target in package}
    root = read_part(package, main)
    styles = read_part(package, kinds["styles"]) if "styles" in kinds else None
    hidden = frozenset[str]() if styles is None else _hidden_styles(styles)
    return WordDocument(package, root, {key: one.target for key, one in by_key.items()}, kinds, hidden)


def read_part(package: Package, name: str) -> etree._Element:
    """Read a part of a Word document as a tree.

    Raises
    ------
    TableError
        If it cannot be read.
    """
    from lxml import etree

    content = package.read(name)
    check_tree(content, package.path)
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(package.path, error) from error


def _broken(path: str, error: Exception) -> TableError:
    return TableError(f"{path} is no Word document that can be read ({' '.join(str(error).split())})")


def _word_grid(
    table: etree._Element, targets: dict[str, str], styles: Container[str], allowance: Allowance
) -> DocumentGrid:
    grid = DocumentGrid(allowance)
    above: dict[int, Cell] = {}
    for number, row in enumerate(table.iterchildren(f"{WORD}tr"), 1):
        cells: list[Cell] = []
        if _is_on(row.find(f"{WORD}trPr/{WORD}hidden")):
            grid.hidden.add(number)
        if any(
            _is_vanished(run, styles) and "".join(run.itertext(f"{WORD}t")) for run in row.iter(f"{WORD}r")
        ):
            grid.left_out.add(number)
        for cell in row.iter(f"{WORD}tc"):
            span, merged = cell.find(f"{WORD}tcPr/{WORD}gridSpan"), cell.find(f"{WORD}tcPr/{WORD}vMerge")
            width = min(int(span.get(f"{WORD}val", "1")), MOST_SPANNED) if span is not None else 1
            value = plain_cell(_word_text(cell, styles))
            at = len(cells)
            if merged is not None and merged.get(f"{WORD}val") != "restart":
                value = above.get(at)
            if width > 1 and value is not None:
                grid.spans.append((number, at, at + width - 1))
            link = next(
                (targets.get(each.get(f"{_RELATED}id", ""), "") for each in cell.iter(f"{WORD}hyperlink")),
                "",
            )
            if re.match(r"https?://", link, re.IGNORECASE):
                grid.links[number, at] = link
            above[at] = value
            cells += [value, *([None] * (width - 1))]
        grid.add(number, cells)
        runs = [run for run in row.iter(f"{WORD}r") if "".join(run.itertext(f"{WORD}t")).strip()]
        if runs and all(run.find(f"{WORD}rPr/{WORD}strike") is not None for run in runs):
            grid.struck.add(number)
    return grid


def _word_text(cell: etree._Element, hidden_styles: Container[str]) -> str:
    parts = (line_of(paragraph, hidden_styles).strip() for paragraph in cell.iter(f"{WORD}p"))
    return "\n".join(part for part in parts if part)


def line_of(paragraph: etree._Element, hidden_styles: Container[str]) -> str:
    """Return the text of a paragraph, without its hidden runs and what was moved away from here."""
    marks = {f"{WORD}br": "\n", f"{WORD}tab": " "}
    return "".join(
        marks.get(each.tag) or each.text or ""
        for run in paragraph.iter(f"{WORD}r")
        if not _is_vanished(run, hidden_styles)
        for each in run.iterchildren(f"{WORD}t", *marks)
    )


def _is_vanished(run: etree._Element, hidden_styles: Container[str]) -> bool:
    """Return whether a run is hidden, by itself or by a style; its own word goes first."""
    if next(run.iterancestors(f"{WORD}moveFrom"), None) is not None:
        return True
    own = run.find(f"{WORD}rPr/{WORD}vanish")
    if own is not None:
        return _is_on(own)
    paragraph = next(run.iterancestors(f"{WORD}p"), None)
    stated = (
        run.find(f"{WORD}rPr/{WORD}rStyle"),
        None if paragraph is None else paragraph.find(f"{WORD}pPr/{WORD}pStyle"),
    )
    return any(style is not None and style.get(f"{WORD}val") in hidden_styles for style in stated)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{WORD}val", "1") not in ("0", "false", "off")


def _hidden_styles(styles: etree._Element) -> frozenset[str]:
    """Return the names of the styles whose text is hidden."""
    return frozenset(
        style.get(f"{WORD}styleId", "")
        for style in styles.iter(f"{WORD}style")
        if _is_on(style.find(f"{WORD}rPr/{WORD}vanish"))
    )


def _heading_above(table: etree._Element, hidden_styles: Container[str]) -> str | None:
    """Return the heading above a table, or the line right above it."""
    nearest = None
    for before in itertools.islice(table.itersiblings(f"{WORD}p", preceding=True), _LINES_ABOVE):
        text = squeezed(line_of(before, hidden_styles))
        style = before.find(f"{WORD}pPr/{WORD}pStyle")
        if (
            text
            and style is not None
            and re.match(r"Heading|Title|berschrift|Titre", style.get(f"{WORD}val", ""))
        ):
            return text
        nearest = nearest or text
    return nearest
