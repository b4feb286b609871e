"""Web pages: the text that a reader reads, without menus, scripts and what is hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...errors import DocumentError
from ...tables.files.pages import is_hidden
from .blocks import Part

if TYPE_CHECKING:
    from lxml import etree

MOST_TAGS = 1_000_000  # of a page, which is held as a tree
DEEPEST = 2000  # about: deeper ones the parser leaves out
_LEFT_OUT = frozenset(  # what no reader reads as text
    (
        "script", "style", "template", "noscript", "nav", "footer", "aside", "form", "button", "select",
        "textarea", "svg", "math", "iframe", "object", "audio", "video", "canvas", "dialog", "menu",
        "title",
    )
)  # fmt: skip
_BLOCKS = frozenset(  # what begins a line of its own
    (
        "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "details", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul", "time",
    )
)  # fmt: skip
_ROLES = ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog")
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued",
    "dcterms.created", "pubdate", "publishdate", "publish-date", "publication_date", "og:article:published_time",
)  # fmt: skip
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")


def read_web_page(text: str, path: str) -> list[Part]:
    """Read a page; each of several articles is a part of its own.

    Raises
    ------
    DocumentError
        If it has more tags than any page.

    Examples
    --------
    >>> page = "<title>News</title><nav>Home</nav><h1>Sister cities</h1><time>3 May 2024</time><p>Busan<br>Kobe"
    >>> [part] = read_web_page(page, "page.html")
    >>> [(block.text, block.heading) for block in part.blocks], part.title, part.published
    ([('Sister cities', 1), ('3 May 2024', 0), ('Busan', 0), ('Kobe', 0)], 'News', '')
    """
    from lxml import etree, html

    if (tags := text.count("<")) > MOST_TAGS:
        raise DocumentError(
            f"{path} has {tags:,} tags, expected at most {MOST_TAGS:,}; keep only the text in it"
        )
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text).replace("\0", "\ufffd"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise DocumentError(f"{path} is no page that can be read ({' '.join(str(error).split())})") from error
    if any("depth" in each.message for each in parser.error_log):
        raise DocumentError(f"{path} nests tags more than {DEEPEST:,} deep; save its text as .txt or .docx")
    articles = [each for each in root.iter("article") if next(each.iterancestors("article"), None) is None]
    main = next(root.iter("main"), None)
    whole = root if main is None else main
    parts = [_read_part(each) for each in articles] if len(articles) > 1 else [_read_part(whole)]
    parts = [part for part in parts if part.blocks]
    if len(parts) == 1:
        parts[0].title = " ".join((root.findtext(".//title") or "").split())
        parts[0].published = _stated_date(root)
    return parts


def _read_part(element: etree._Element) -> Part:
    """Read what an element shows, however deep it is nested: nothing here calls itself."""
    from lxml import etree

    part = Part()
    pieces: list[str] = []
    line = heading = hidden = 0
    walk = etree.iterwalk(element, events=("start", "end"))

    def end_block(at: int) -> None:
        nonlocal line
        part.add("".join(pieces), line or at, heading)
        pieces.clear()
        line = 0

    for event, each in walk:
        tag = each.tag if isinstance(each.tag, str) else ""
        at = each.sourceline or 1
        if event == "start" and (hidden or _is_left_out(each, tag)):
            hidden += 1
        elif event == "end" and hidden:
            hidden -= 1
        elif tag in _BLOCKS:
            end_block(at)
            heading = int(tag[1]) if event == "start" and tag[1:].isdigit() else 0
        text = (each.text if event == "start" else each.tail if each is not element else "") or ""
        if not hidden and text.strip() and not line:
            before = text[: len(text) - len(text.lstrip())]
            line = (at if event == "start" else _line_behind(each)) + before.count("\n")
        if not hidden:
            pieces.append(text)
            if event == "start" and each.get("datetime") and not part.published:
                part.published = each.get("datetime", "")
    end_block(1)
    return part


def _line_behind(element: etree._Element) -> int:
    """Return the line on which an element probably ends: that of the last element in it, and the line ends in its text."""
    last = element
    while len(last):
        last = last[-1]
    return (last.sourceline or 1) + (last.text or "").count("\n")


def _is_left_out(element: etree._Element, tag: str) -> bool:
    return (
        not tag
        or tag in _LEFT_OUT
        or is_hidden(element)
        or element.get("aria-hidden") == "true"
        or element.get("role") in _ROLES
    )


def _stated_date(root: etree._Element) -> str:
    """Return the day that the page states in its head, or by the first time in its text."""
    metas = {
        (each.get("property") or each.get("name") or each.get("itemprop") or "").lower(): each.get("content")
        for each in root.iter("meta")
    }
    stated = next((metas[name] for name in _PUBLISHED if metas.get(name)), None)
    return stated or next((each.get("datetime") or "" for each in root.iter("time")), "")
