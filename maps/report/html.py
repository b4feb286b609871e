"""An outline as one HTML file that opens offline. It is a tree until it is written: text cannot become markup."""

from __future__ import annotations

import base64
from xml.etree import ElementTree

from ..style import ACCENT
from .outline import Column, Figure, Outline, Table, Words, cut_rows, write_cell

MOST_ROWS = 5000
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans CJK KR", "Malgun Gothic", sans-serif; color: #1c2731;
  background: #fff; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
h1, h2 { line-height: 1.25; text-wrap: balance }
h2 { margin-top: 2.5rem; padding-bottom: .3rem; border-bottom: 2px solid ACCENT }
figure { margin: 1.5rem 0 } img { max-width: 100%; height: auto }
figcaption, caption { font-size: .9rem; font-weight: 600; text-align: start; padding: .4rem 0 }
.scroll { overflow-x: auto; margin: 1.5rem 0 }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums }
th, td { padding: .35rem 1.4rem .35rem 0; border-bottom: 1px solid #d7dde2; text-align: start; vertical-align: top }
th { border-bottom: 1.5px solid #1c2731 } .number { text-align: end }
@media print { body { max-width: none; margin: 0; font-size: 10pt } h2 { break-after: avoid } tr { break-inside: avoid }
  thead { display: table-header-group } .scroll { overflow: visible } }
@media (prefers-color-scheme: dark) { @media screen { body { background: #14191e; color: #dfe6ec }
  th { border-color: #dfe6ec } td { border-color: #333c45 } img { background: #fff } } }
""".replace("ACCENT", ACCENT)

Tree = ElementTree.Element


def write_html(outline: Outline) -> bytes:
    """Write an outline as HTML, UTF-8, without scripts; nothing is loaded from anywhere.

    Parameters
    ----------
    outline
        From `make_outline`.

    Returns
    -------
    bytes
        The same for the same outline. A table's rows beyond `MOST_ROWS` are counted, not shown.
    """
    page = ElementTree.Element("html", lang=outline.lang)
    head = ElementTree.SubElement(page, "head")
    ElementTree.SubElement(head, "meta", charset="utf-8")
    ElementTree.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    ElementTree.SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    _add(head, "title", outline.title)
    _add(head, "style", STYLE)
    body = ElementTree.SubElement(ElementTree.SubElement(page, "body"), "main")
    _add(body, "h1", outline.title)
    _add(body, "p", outline.lead)
    for section in outline.sections:
        part = ElementTree.SubElement(body, "section")
        _add(part, "h2", section.title)
        for block in section.blocks:
            if isinstance(block, Table):
                _add_table(part, block, outline.words)
            elif isinstance(block, Figure):
                _add_figure(part, block)
            else:
                _add(part, "p", block)
    written: bytes = ElementTree.tostring(page, encoding="utf-8", method="html")
    return b"<!doctype html>\n" + written + b"\n"


def _add(parent: Tree, tag: str, text: str, **attributes: str) -> Tree:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = text
    return child


def _add_table(parent: Tree, table: Table, words: Words) -> None:
    # A region that scrolls must be reached with the keyboard, and so must have a name.
    frame = {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": table.caption}
    drawn = ElementTree.SubElement(ElementTree.SubElement(parent, "div", frame), "table")
    _add(drawn, "caption", table.caption)
    heads = ElementTree.SubElement(ElementTree.SubElement(drawn, "thead"), "tr")
    for column in table.columns:
        _add(heads, "th", column.label, scope="col", **_side(column))
    body = ElementTree.SubElement(drawn, "tbody")
    shown, more = cut_rows(table, MOST_ROWS, words)
    for row in shown:
        line = ElementTree.SubElement(body, "tr")
        for column, cell in zip(table.columns, row, strict=True):
            _add(line, "td", write_cell(cell, column.holds), **_side(column))
    if more:
        _add(parent, "p", more)


def _side(column: Column) -> dict[str, str]:
    return {} if column.holds == "text" else {"class": "number"}


def _add_figure(parent: Tree, figure: Figure) -> None:
    drawn = ElementTree.SubElement(parent, "figure")
    coded = base64.b64encode(figure.png).decode("ascii")
    ElementTree.SubElement(drawn, "img", src=f"data:image/png;base64,{coded}", alt=figure.alt)
    _add(drawn, "figcaption", figure.caption)
