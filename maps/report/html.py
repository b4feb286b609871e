"""An outline as one HTML file that opens offline. It is a tree until it is written: text cannot become markup."""

from __future__ import annotations

import base64
from xml.etree import ElementTree

from ..assets import DOCUMENT_STYLES, read_styles
from ..page.policy import document_policy
from ..texts import direction
from .html_chart import add_bar, add_chart
from .outline import (
    Block,
    Chart,
    Column,
    Figure,
    KeyFigures,
    Outline,
    Section,
    Table,
    cut_rows,
    whole_table,
    write_cell,
)

MOST_ROWS, SHORT = 5000, 15  # rows that are shown; that are not broken on paper
# Without scripts the map's picture is shown, as on paper.
STILL = "iframe{display:none}iframe+img{display:block}"
# The map runs in an origin of its own: it cannot read the document, nor anything beside it.
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox"

Tree = ElementTree.Element


def write_html(outline: Outline) -> bytes:
    """Write an outline as HTML, UTF-8; nothing is loaded from anywhere.

    Parameters
    ----------
    outline
        From `make_outline`. Only its live map has scripts.

    Returns
    -------
    bytes
        The same for the same outline. A table's rows beyond `MOST_ROWS` are counted, not shown.
    """
    page = ElementTree.Element("html", lang=outline.lang, dir=direction(outline.lang))
    _add_head(page, outline)
    body = ElementTree.SubElement(page, "body")
    _add(body, "a", outline.words["html.skip"], {"class": "skip", "href": "#report"})
    top = ElementTree.SubElement(body, "header")
    _add(top, "h1", outline.title)
    _add(top, "p", outline.lead, {"class": "lead"})
    _add_contents(top, outline)
    main = ElementTree.SubElement(body, "main", id="report")
    for number, section in enumerate(outline.sections, 1):
        _add_section(main, number, section, outline)
    written: bytes = ElementTree.tostring(page, encoding="utf-8", method="html")
    return b"<!doctype html>\n" + written + b"\n"


def _add_head(page: Tree, outline: Outline) -> None:
    head = ElementTree.SubElement(page, "head")
    styles = read_styles(DOCUMENT_STYLES)
    policy = document_policy([styles, STILL] if outline.live else [styles], outline.live)
    ElementTree.SubElement(head, "meta", charset="utf-8")
    ElementTree.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    ElementTree.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", outline.title)
    _add(head, "style", styles)
    if outline.live:
        _add(ElementTree.SubElement(head, "noscript"), "style", STILL)


def _add_contents(parent: Tree, outline: Outline) -> None:
    """Lead to every section but the first, which is in sight."""
    if len(outline.sections) < 3:
        return
    frame = ElementTree.SubElement(parent, "nav", {"aria-label": outline.words["html.contents"]})
    entries = ElementTree.SubElement(frame, "ul")
    for number, section in enumerate(outline.sections[1:], 2):
        _add(ElementTree.SubElement(entries, "li"), "a", section.title, {"href": f"#part-{number}"})


def _add_section(main: Tree, number: int, section: Section, outline: Outline) -> None:
    part = ElementTree.SubElement(main, "section")
    if section.appendix:
        part = ElementTree.SubElement(part, "details")
        _add(ElementTree.SubElement(part, "summary"), "h2", section.title)
        # Browsers unfold what a link leads into.
        part = ElementTree.SubElement(part, "div", id=f"part-{number}")
    else:
        part.set("id", f"part-{number}")
        _add(part, "h2", section.title, {"class": "unseen"} if number == 1 else {})
    for block in section.blocks:
        _add_block(part, block, outline)


def _add_block(parent: Tree, block: Block, outline: Outline) -> None:
    match block:
        case Table():
            _add_table(parent, block, outline)
        case Figure():
            _add_figure(parent, block, outline.live)
        case Chart():
            add_chart(parent, block, outline.lang)
        case KeyFigures():
            _add_key_figures(parent, block, outline.lang)
        case _:
            _add(parent, "p", block, {"class": "remark"})


def _add(parent: Tree, tag: str, text: str, attributes: dict[str, str] | None = None) -> Tree:
    child = ElementTree.SubElement(parent, tag, attributes or {})
    child.text = text
    return child


def _add_key_figures(parent: Tree, block: KeyFigures, lang: str) -> None:
    frame = ElementTree.SubElement(parent, "dl", {"class": "key"})
    for figure in block.figures:
        pair = ElementTree.SubElement(frame, "div")
        _add(pair, "dt", figure.label)
        _add(pair, "dd", write_cell(figure.value, figure.holds, lang))


def _add_table(parent: Tree, table: Table, outline: Outline) -> None:
    table = whole_table(table)
    # A region that scrolls must be reached with the keyboard, and so must have a name.
    frame = {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": table.caption}
    if table.register:  # on paper, in place of the table
        frame["class"] = "scroll long"
        _add_register(parent, table)
    shape = {"class": "short"} if len(table.rows) <= SHORT else {}
    drawn = ElementTree.SubElement(ElementTree.SubElement(parent, "div", frame), "table", shape)
    _add(drawn, "caption", table.caption)
    heads = ElementTree.SubElement(ElementTree.SubElement(drawn, "thead"), "tr")
    for column in table.columns:
        _add(heads, "th", column.label, {"scope": "col", **_side(column)})
    if table.is_counted:
        _add(heads, "td", "")
    body = ElementTree.SubElement(drawn, "tbody")
    if table.brief:
        shown, more = table.rows[: table.brief_rows], table.brief
    else:
        shown, more = cut_rows(table, MOST_ROWS, outline.words, outline.lang)
    most = max((row[1] for row in shown), default=1) if table.is_counted else 1
    for row in shown:
        line = ElementTree.SubElement(body, "tr")
        for column, cell in zip(table.columns, row, strict=True):
            _add(line, "td", write_cell(cell, column.holds, outline.lang), _side(column))
        if table.is_counted:
            add_bar(_add(line, "td", ""), row[1], most, outline.lang)
    if more:
        _add(parent, "p", more, {"class": "remark"})


def _add_register(parent: Tree, table: Table) -> None:
    frame = ElementTree.SubElement(parent, "div", {"class": "register"})
    _add(frame, "p", table.caption, {"class": "caption"})
    left = MOST_ROWS
    for heading, entries in table.register:
        if left <= 0:
            break
        _add(_add(frame, "p", ""), "b", heading).tail = f"  {' · '.join(entries[:left])}"
        left -= len(entries)


def _side(column: Column) -> dict[str, str]:
    return {"class": "number"} if column.is_number else {}


def _add_figure(parent: Tree, figure: Figure, live: str) -> None:
    drawn = ElementTree.SubElement(parent, "figure")
    if live:
        frame = {"title": figure.caption, "sandbox": SANDBOX, "allow": "fullscreen; clipboard-write"}
        ElementTree.SubElement(drawn, "iframe", {**frame, "srcdoc": live})
    coded = base64.b64encode(figure.png).decode("ascii")
    ElementTree.SubElement(drawn, "img", src=f"data:image/png;base64,{coded}", alt=figure.alt)
    _add(drawn, "figcaption", figure.caption)
