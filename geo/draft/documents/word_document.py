"""Word documents: their paragraphs, cells and footnotes, as Word shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...tables.files.word import WORD, WordDocument, line_of, open_word, read_part
from .blocks import Part
from .plain_text import DIVIDER

if TYPE_CHECKING:
    from lxml import etree

_HEADING = re.compile(r"(?:heading|berschrift|Titre|Ttulo|標題|标题|見出し|제목)\s?([1-6])", re.IGNORECASE)
_TITLE = re.compile(r"(?:Title|Titel|Titre|Ttulo|제목|表題|標題|标题)", re.IGNORECASE)


def read_word_document(content: bytes, path: str) -> list[Part]:
    """Read a Word document: a paragraph of dashes and a page break that is set by hand divide items.

    Lines are counted as they are read out: a paragraph is one, and so is each line that its author ended in it.

    Raises
    ------
    TableError
        If it cannot be read.
    """
    document = open_word(content, path)
    parts, line = [Part()], 0
    roots = [document.root]
    roots += [
        read_part(document.package, document.kinds[kind])
        for kind in ("footnotes", "endnotes")
        if kind in document.kinds
    ]
    for paragraph in (each for root in roots for each in root.iter(f"{WORD}p")):
        if _breaks_page(paragraph) and parts[-1].blocks:
            parts.append(Part())
        level = _level(paragraph, document)
        for text in line_of(paragraph, document.hidden_styles).split("\n"):
            line += 1
            if DIVIDER.fullmatch(text):
                parts.append(Part())
            else:
                parts[-1].add(text, line, level)
    return parts


def _breaks_page(paragraph: etree._Element) -> bool:
    return any(each.get(f"{WORD}type") == "page" for each in paragraph.iter(f"{WORD}br"))


def _level(paragraph: etree._Element, document: WordDocument) -> int:
    """Return the level of a heading, by its style's name in the languages of Word, or by its outline; 0 where it is none."""
    outline = paragraph.find(f"{WORD}pPr/{WORD}outlineLvl")
    if outline is not None and outline.get(f"{WORD}val", "9") in "012345":
        return int(outline.get(f"{WORD}val", "0")) + 1
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    name = "" if style is None else style.get(f"{WORD}val", "")
    if heading := _HEADING.search(name):
        return int(heading[1])
    return 1 if _TITLE.fullmatch(name) else 0
