"""Tables of web pages and of Word documents."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ...errors import TableError
from ...reasons import Reason, because
from .decoding import decode_text
from .grid import Cell, Sheet, plain_cell
from .packages import Package
from .text import encoding_remarks, shown_rows
from .xlsx import relations

if TYPE_CHECKING:
    from lxml import etree, html

_MOST = 1000  # cells that a cell may span
_LARGEST_DOCUMENT = 100_000_000  # bytes of a document's XML; as a tree it takes about 14 times as much
_CELLS = ("td", "th")
_BLOCKS = ("br", "p", "li", "div", "tr")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_STRUCK = ("s", "strike", "del")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass
class _Grid:
    """A table while it is read."""

    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    holders: set[tuple[int, int]] = field(
        default_factory=set
    )  # (row number, column) of cells with a table in them
    remarks: list[Reason] = field(default_factory=list)

    def sheet(self, name: str | None) -> Sheet:
        return Sheet(
            name,
            [(number, cells) for number, cells in self.rows if any(cell is not None for cell in cells)],
            spans=self.spans,
            links=self.links,
            struck_rows=frozenset(self.struck),
            hidden_rows=frozenset(self.hidden),
            remarks=tuple(self.remarks),
        )


def read_html(content: bytes, path: str, encoding: str | None = None) -> list[Sheet]:
    r"""Read every table of a web page; cells that span rows are filled down, links and struck rows are kept.

    A sheet is called by the table's caption, the heading above it, or the title of the page. Of tables within the cells
    of a table, see `_html_tables`.

    Raises
    ------
    TableError
        If there is no table in it.

    Examples
    --------
    >>> page = b"<h2>Twins</h2><table><tr><th>City<th>Since<tr><td>Bonn<td>1993</table>"
    >>> [(sheet.name, sheet.rows) for sheet in read_html(page, "page.html")]
    [('Twins', [(1, ['City', 'Since']), (2, ['Bonn', '1993'])])]
    """
    from lxml import html

    stated = _CHARSET.search(content[:2000])
    try:
        decoded = decode_text(content, path, encoding or (stated[1].decode() if stated else None))
    except TableError:
        if encoding is not None:
            raise
        decoded = decode_text(content, path)
    text = re.sub(r"\A\ufeff?\s*<\?xml[^>]*\?>", "", decoded.text).replace("\0", "\ufffd")
    try:
        root = html.document_fromstring(text)
    except Exception as error:  # lxml's ParserError and ValueError
        raise TableError(f"{path} is no page that can be read ({' '.join(str(error).split())})") from error
    found = [
        (table, grid)
        for table, grid in _html_tables(root)
        if any(len(cells) > 1 for _, cells in grid.rows) or len(grid.rows) > 2
    ]
    title = _squeezed(root.findtext(".//title"))
    names = _distinct([_html_name(table) or title for table, _ in found])
    sheets = [grid.sheet(name) for name, (_, grid) in zip(names, found, strict=True)]
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise TableError(f"{path} holds no table; expected one between <table> and </table>")
    remarks = tuple(encoding_remarks(decoded, sheets[0].rows))
    return [replace(sheet, remarks=(*remarks, *sheet.remarks)) for sheet in sheets]


def _html_tables(root: html.HtmlElement) -> list[tuple[html.HtmlElement, _Grid]]:
    """Return the tables of a page, in its order, without those that only lay it out.

    A table with others in its cells is a list if it has more rows of two cells than each of them; then their text is text
    of its cells, which is noted. Otherwise they are the lists, and it is one more if two of its rows have two texts besides.
    """
    kept: list[tuple[html.HtmlElement, _Grid]] = []
    within: set[html.HtmlElement] = set()  # tables whose text is in the cells of one that is kept
    grids = {table: _html_grid(table) for table in root.iter("table")}
    rows = {table: _rows_of_two(grid, grid.holders) for table, grid in grids.items()}
    for table, grid in grids.items():
        inner = list(table.iterdescendants("table"))
        if table in within:
            continue
        if inner and rows[table] > max(rows[each] for each in inner):
            within.update(inner)
            holders = sorted({row for row, _ in grid.holders})
            grid = _html_grid(table, whole=True)
            grid.remarks.append(because("tables_in_cells", count=len(inner), rows=shown_rows(holders)))
            kept.append((table, grid))
        elif not inner or _rows_of_two(grid) > 1:
            kept.append((table, grid))
    return kept


def _rows_of_two(grid: _Grid, holders: Container[tuple[int, int]] = ()) -> int:
    """Return how many rows have two cells or more that hold a text, or are among the holders of something else."""
    return sum(
        sum(cell is not None or (number, at) in holders for at, cell in enumerate(cells)) > 1
        for number, cells in grid.rows
    )


def _html_grid(table: html.HtmlElement, *, whole: bool = False) -> _Grid:
    """Return a table's own rows; with `whole`, its cells have the text of the tables within them too."""
    grid = _Grid()
    below: dict[int, tuple[int, Cell]] = {}  # column -> how many rows more a cell spans, and what it holds
    own = (row for row in table.iter("tr") if next(row.iterancestors("table")) is table)
    for number, row in enumerate(own, 1):
        cells: list[Cell] = []
        for cell in row.iterchildren(*_CELLS):
            _fill_down(cells, below)
            if len(cells) > _MOST:
                break
            value, width = plain_cell(_html_text(cell, whole)), _span(cell, "colspan")
            at = len(cells)
            if next(cell.iterdescendants("table"), None) is not None:
                grid.holders.add((number, at))
            if width > 1 and value is not None:
                grid.spans.append((number, at, at + width - 1))
            link = next((a.get("href", "") for a in cell.iter("a")), "")
            if re.match(r"https?://", link, re.IGNORECASE):
                grid.links[number, at] = link
            if (height := _span(cell, "rowspan")) > 1:
                below |= {
                    at + step: (height - 1, value if step == 0 else None)
                    for step in range(min(width, _MOST + 1 - at))
                }
            cells += [value, *([None] * (width - 1))]
        _fill_down(cells, below)
        grid.rows.append((number, cells))
        if _is_struck(row):
            grid.struck.add(number)
        if "display:none" in "".join(row.get("style", "").lower().split()) or row.get("hidden") is not None:
            grid.hidden.add(number)
    return grid


def _fill_down(cells: list[Cell], below: dict[int, tuple[int, Cell]]) -> None:
    while len(cells) in below and len(cells) <= _MOST:  # one column too many is refused with its row
        at = len(cells)
        left, value = below.pop(at)
        if left > 1:
            below[at] = (left - 1, value)
        cells.append(value)


def _span(cell: html.HtmlElement, name: str) -> int:
    stated = re.match(r"\s*(\d{1,4})", cell.get(name, ""))
    return min(max(1, int(stated[1])), _MOST) if stated else 1


def _is_struck(row: html.HtmlElement) -> bool:
    """Return whether all text of a row is struck through."""
    struck = "".join("".join(each.itertext()) for tag in _STRUCK for each in row.iter(tag))
    return bool(struck.strip()) and "".join(struck.split()) == "".join("".join(row.itertext()).split())


def _html_text(cell: html.HtmlElement, whole: bool) -> str:
    """Return the text of a cell, with a line for each paragraph and item, and without scripts and raised note marks.

    The text of a table in it is left out, unless it is taken whole: then its rows are lines, with commas between the cells.
    """
    parts: list[str] = []
    for event, element in _walk(cell, whole):
        if event == "start":
            parts += ["\n"] if element.tag in _BLOCKS else []
            if element.tag in _CELLS and element is not cell and element.getprevious() is not None:
                parts.append(", ")
            parts.append(re.sub(r"\s+", " ", element.text or ""))
        else:
            parts += ["\n"] if element.tag in _BLOCKS[1:] else []
            parts.append(re.sub(r"\s+", " ", element.tail or "") if element is not cell else "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(element: html.HtmlElement, whole: bool) -> Iterator[tuple[str, Any]]:
    """Yield where elements begin and end, those that show no text only where they end."""
    shown = isinstance(element.tag, str) and element.tag not in ("script", "style", "template")
    shown = shown and (whole or element.tag != "table")
    shown = shown and not (
        element.tag == "sup" and re.fullmatch(r"\s*\[[^\]]{1,9}\]\s*", "".join(element.itertext()))
    )
    if shown:
        yield "start", element
        for inner in element:
            yield from _walk(inner, whole)
    yield "end", element


def _html_name(table: html.HtmlElement) -> str | None:
    caption = table.find("caption")
    if caption is not None and (text := _squeezed(caption.text_content())):
        return text
    headings = " or ".join(f"self::{tag}" for tag in _HEADINGS)
    above = table.xpath(f"preceding::*[{headings}][1]")
    return _squeezed(above[0].text_content()) if above else None


def _squeezed(text: str | None) -> str | None:
    return " ".join((text or "").split())[:100] or None


def _distinct(names: list[str | None]) -> list[str | None]:
    """Give numbers to names that are there more than once.

    Examples
    --------
    >>> _distinct(["Twins", None, "Twins"])
    ['Twins', None, 'Twins (2)']
    """
    seen: dict[str, int] = {}
    made: list[str | None] = []
    for name in names:
        if name is not None:
            seen[name] = seen.get(name, 0) + 1
            name = f"{name} ({seen[name]})" if seen[name] > 1 else name
        made.append(name)
    return made


def read_docx(content: bytes, path: str) -> list[Sheet]:
    """Read every table of a Word document, called by the heading above it.

    Raises
    ------
    TableError
        If it cannot be read, unpacks to more than any list needs, or there is no table in it.
    """
    from lxml import etree

    package = Package(content, path, ".docx", called="Word document", largest=_LARGEST_DOCUMENT)
    main = next(
        (one.target for one in relations(package, "").values() if one.kind == "officeDocument"),
        "word/document.xml",
    )
    targets = {key: one.target for key, one in relations(package, main).items()}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(package.read(main), parser)
        found = [(_heading_above(table), _word_grid(table, targets)) for table in root.iter(f"{_WORD}tbl")]
    except (etree.XMLSyntaxError, ValueError) as error:  # ValueError: a span that is no number
        raise TableError(
            f"{path} is no Word document that can be read ({' '.join(str(error).split())})"
        ) from error
    names = _distinct([name for name, _ in found])
    sheets = [grid.sheet(name) for name, (_, grid) in zip(names, found, strict=True)]
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise TableError(f"{path} holds no table; expected one with a row for each partner")
    return sheets


def _word_grid(table: etree._Element, targets: dict[str, str]) -> _Grid:
    grid = _Grid()
    above: dict[int, Cell] = {}
    for number, row in enumerate(table.iterchildren(f"{_WORD}tr"), 1):
        cells: list[Cell] = []
        for cell in row.iter(f"{_WORD}tc"):
            span, merged = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan"), cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
            width = min(int(span.get(f"{_WORD}val", "1")), _MOST) if span is not None else 1
            value = plain_cell(_word_text(cell))
            at = len(cells)
            if merged is not None and merged.get(f"{_WORD}val") != "restart":
                value = above.get(at)
            if width > 1 and value is not None:
                grid.spans.append((number, at, at + width - 1))
            link = next(
                (targets.get(each.get(f"{_RELATED}id", ""), "") for each in cell.iter(f"{_WORD}hyperlink")),
                "",
            )
            if re.match(r"https?://", link, re.IGNORECASE):
                grid.links[number, at] = link
            above[at] = value
            cells += [value, *([None] * (width - 1))]
        grid.rows.append((number, cells))
        runs = [run for run in row.iter(f"{_WORD}r") if "".join(run.itertext(f"{_WORD}t")).strip()]
        if runs and all(run.find(f"{_WORD}rPr/{_WORD}strike") is not None for run in runs):
            grid.struck.add(number)
    return grid


def _word_text(cell: etree._Element) -> str:
    parts = []
    for paragraph in cell.iter(f"{_WORD}p"):
        marks = {f"{_WORD}br": "\n", f"{_WORD}tab": " "}
        pieces = (marks.get(each.tag) or each.text or "" for each in paragraph.iter(f"{_WORD}t", *marks))
        parts.append("".join(pieces).strip())
    return "\n".join(part for part in parts if part)


def _heading_above(table: etree._Element) -> str | None:
    """Return the heading above a table, or the line right above it."""
    nearest = None
    for before in table.itersiblings(f"{_WORD}p", preceding=True):
        text = _squeezed("".join(before.itertext(f"{_WORD}t")))
        style = before.find(f"{_WORD}pPr/{_WORD}pStyle")
        if (
            text
            and style is not None
            and re.match(r"Heading|Title|berschrift|Titre", style.get(f"{_WORD}val", ""))
        ):
            return text
        nearest = nearest or text
    return nearest
