"""Tables of web pages, as a browser shows them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ...errors import TableError
from ...reasons import because
from .decoding import decode_text
from .document_grid import MOST_SPANNED, DocumentGrid, distinct_names, squeezed
from .grid import Cell, Sheet, plain_cell
from .limits import MOST_TREE_CELLS, Allowance, check_sheets, check_tree
from .text import encoding_remarks, shown_rows

if TYPE_CHECKING:
    from lxml import html

_CELLS = ("td", "th")
_BLOCKS = ("br", "p", "li", "div", "tr")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_STRUCK = ("s", "strike", "del")
_NOT_SHOWN = re.compile(r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse))")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{1,40})""", re.IGNORECASE)


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
    check_tree(content, path)
    text = re.sub(r"\A\ufeff?\s*<\?xml[^>]*\?>", "", decoded.text).replace("\0", "\ufffd")
    try:
        root = html.document_fromstring(text)
    except Exception as error:  # lxml's ParserError and ValueError
        raise TableError(f"{path} is no page that can be read ({' '.join(str(error).split())})") from error
    found = [
        (table, grid)
        for table, grid in _html_tables(root, path, Allowance(path, len(content), most_cells=MOST_TREE_CELLS))
        if any(len(cells) > 1 for _, cells in grid.rows) or len(grid.rows) > 2
    ]
    title = squeezed(root.findtext(".//title"))
    names = distinct_names([_html_name(table) or title for table, _ in found])
    sheets = [grid.sheet(name) for name, (_, grid) in zip(names, found, strict=True)]
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise TableError(f"{path} holds no table; expected one between <table> and </table>")
    remarks = tuple(encoding_remarks(decoded, sheets[0].rows))
    return [replace(sheet, remarks=(*remarks, *sheet.remarks)) for sheet in sheets]


def _html_tables(
    root: html.HtmlElement, path: str, allowance: Allowance
) -> list[tuple[html.HtmlElement, DocumentGrid]]:
    """Return the tables of a page, in its order, without those that only lay it out.

    A table with others in its cells is a list if it has more rows of two cells than each of them; then their text is text
    of its cells, which is noted. Otherwise they are the lists, and it is one more if two of its rows have two texts besides.
    """
    kept: list[tuple[html.HtmlElement, DocumentGrid]] = []
    within: set[html.HtmlElement] = set()  # tables whose text is in the cells of one that is kept
    tables = list(root.iter("table"))
    check_sheets(len(tables), path)
    grids = {table: _html_grid(table, allowance) for table in tables}
    rows = {table: _rows_of_two(grid, grid.holders) for table, grid in grids.items()}
    for table, grid in grids.items():
        inner = list(table.iterdescendants("table"))
        if table in within:
            continue
        if inner and rows[table] > max(rows[each] for each in inner):
            within.update(inner)
            holders = sorted({row for row, _ in grid.holders})
            grid = _html_grid(table, allowance, whole=True)
            grid.remarks.append(because("tables_in_cells", count=len(inner), rows=shown_rows(holders)))
            kept.append((table, grid))
        elif not inner or _rows_of_two(grid) > 1:
            kept.append((table, grid))
    return kept


def _rows_of_two(grid: DocumentGrid, holders: Container[tuple[int, int]] = ()) -> int:
    """Return how many rows have two cells or more that hold a text, or are among the holders of something else."""
    return sum(
        sum(cell is not None or (number, at) in holders for at, cell in enumerate(cells)) > 1
        for number, cells in grid.rows
    )


def _html_grid(table: html.HtmlElement, allowance: Allowance, *, whole: bool = False) -> DocumentGrid:
    """Return a table's own rows; with `whole`, its cells have the text of the tables within them too."""
    grid = DocumentGrid(allowance)
    below: dict[int, tuple[int, Cell]] = {}  # column -> how many rows more a cell spans, and what it holds
    own = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    for number, row in enumerate(own, 1):
        cells: list[Cell] = []
        for cell in row.iterchildren(*_CELLS):
            _fill_down(cells, below)
            if len(cells) > MOST_SPANNED:
                break
            value, width = plain_cell(_html_text(cell, whole)), _span(cell, "colspan")
            at = len(cells)
            if next(cell.iterdescendants("table"), None) is not None:
                grid.holders.add((number, at))
            if width > 1 and value is not None:
                grid.spans.append((number, at, at + width - 1))
            if is_hidden(cell):
                below_it = range(number, min(number + _span(cell, "rowspan"), len(own) + 1))
                allowance.take_marks(len(below_it))
                grid.hidden_cells |= {(reached, at) for reached in below_it}
            if any(is_hidden(each) and each.text_content().strip() for each in cell.iterdescendants()):
                grid.left_out.add(number)
            link = next((a.get("href", "") for a in cell.iter("a") if not _is_hidden_in(a, cell)), "")
            if re.match(r"https?://", link, re.IGNORECASE):
                grid.links[number, at] = link
            if (height := _span(cell, "rowspan")) > 1:
                below |= {
                    at + step: (height - 1, value if step == 0 else None)
                    for step in range(min(width, MOST_SPANNED + 1 - at))
                }
            cells += [value, *([None] * (width - 1))]
        _fill_down(cells, below)
        grid.add(number, cells)
        if _is_struck(row):
            grid.struck.add(number)
        if is_hidden(row) or _is_hidden_in(row.getparent(), table):
            grid.hidden.add(number)
    return grid


def is_hidden(element: html.HtmlElement) -> bool:
    """Return whether a page states of an element that it is not shown."""
    if not isinstance(element.tag, str):
        return False
    style = "".join(element.get("style", "").lower().split())
    return element.get("hidden") is not None or _NOT_SHOWN.search(style) is not None


def _is_hidden_in(element: html.HtmlElement, outer: html.HtmlElement) -> bool:
    """Return whether an element is hidden, or one around it within an outer one."""
    around = (element, *element.iterancestors())
    return any(map(is_hidden, itertools.takewhile(lambda each: each is not outer, around)))


def _fill_down(cells: list[Cell], below: dict[int, tuple[int, Cell]]) -> None:
    while len(cells) in below and len(cells) <= MOST_SPANNED:  # one column too many is refused with its row
        at = len(cells)
        left, value = below.pop(at)
        if left > 1:
            below[at] = (left - 1, value)
        cells.append(value)


def _span(cell: html.HtmlElement, name: str) -> int:
    stated = re.match(r"\s*(\d{1,4})", cell.get(name, ""))
    return min(max(1, int(stated[1])), MOST_SPANNED) if stated else 1


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
            parts += ["\n"] if event == "end" and element.tag in _BLOCKS[1:] else []
            parts.append(re.sub(r"\s+", " ", element.tail or "") if element is not cell else "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(element: html.HtmlElement, whole: bool) -> Iterator[tuple[str, Any]]:
    """Yield where elements begin and end, those that show no text only where they end, and hidden ones."""
    shown = isinstance(element.tag, str) and element.tag not in ("script", "style", "template")
    shown = shown and (whole or element.tag != "table")
    shown = shown and not (
        element.tag == "sup" and re.fullmatch(r"\s*\[[^\]]{1,9}\]\s*", "".join(element.itertext()))
    )
    if shown:
        yield "start", element
        for inner in element:
            if is_hidden(inner):
                yield "hidden", inner
            else:
                yield from _walk(inner, whole)
    yield "end", element


def _html_name(table: html.HtmlElement) -> str | None:
    caption = table.find("caption")
    if caption is not None and (text := squeezed(caption.text_content())):
        return text
    headings = " or ".join(f"self::{tag}" for tag in _HEADINGS)
    above = table.xpath(f"preceding::*[{headings}][1]")
    return squeezed(above[0].text_content()) if above else None
