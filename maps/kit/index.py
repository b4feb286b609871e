"""The index page of a kit: a headline beside the map, and the files in four groups."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from ...geo.cells import legal_in_xml
from ..assets import read_styles
from ..headline import split_headline
from ..page.head import accent_rules, favicon
from ..texts import direction
from .contents import GROUPS, Output
from .overview import Overview
from .pictures import crop_disc, data_address, thumbnail

# No script and nothing from elsewhere: the pictures are inside.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_STYLES = ("css/palette.css", "css/kit.css")
_RECORD = "sistermap-files"
_LONG_TITLE = 80  # letters
_Tree = ElementTree.Element


def render_index(overview: Overview, record: Mapping[str, str] | None = None) -> str:
    """Render the page that leads to everything in a kit.

    Parameters
    ----------
    overview
        What it shows.
    record
        By name of a file: what `read_record` shall find, so that the next kit in the same folder knows what this one made.

    Returns
    -------
    str
        HTML without scripts, whose pictures are inside; every text in it is text.

    Raises
    ------
    SistermapError
        If there are no words in its language.

    Examples
    --------
    >>> "Interactive map" in render_index(Overview("Busan", files={"map.html": [("map.html", 2048)]}))
    True
    """
    page = ElementTree.Element("html", {"lang": overview.lang, "dir": direction(overview.lang)})
    head, body = ElementTree.SubElement(page, "head"), ElementTree.SubElement(page, "body")
    ElementTree.SubElement(head, "meta", {"charset": "utf-8"})
    for name, content in (
        ("viewport", "width=device-width,initial-scale=1"),
        (_RECORD, json.dumps(dict(record or {}))),
    ):
        ElementTree.SubElement(head, "meta", {"name": name, "content": content})
    ElementTree.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    _add(head, "title", overview.title)
    ElementTree.SubElement(head, "link", {"rel": "icon", "href": favicon(overview.accent)})
    accent = accent_rules(overview.accent) if overview.accent else ""
    _add(head, "style", f"{_pictures(overview)}{read_styles(_STYLES)}{accent}")
    main = ElementTree.SubElement(body, "main")
    _add_head(main, overview)
    for group in GROUPS:
        if outputs := overview.held(group):
            _add_group(main, group, outputs, overview)
    foot = ElementTree.SubElement(ElementTree.SubElement(body, "footer"), "div")
    for line in overview.source_lines():
        _add(foot, "p", line)
    return f"<!DOCTYPE html>\n{ElementTree.tostring(page, encoding='unicode', method='html')}\n"


class _RecordReader(HTMLParser):
    """Finds what `render_index` wrote down."""

    found = "{}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the elements ``meta``."""
        given = dict(attrs)
        if tag == "meta" and given.get("name") == _RECORD:
            self.found = given.get("content") or "{}"


def read_record(index: str | os.PathLike[str]) -> dict[str, str]:
    """Read which files a kit had from its index page; none where there is no page, or it is another's.

    Parameters
    ----------
    index
        The page.

    Examples
    --------
    >>> read_record("no such folder/index.html")
    {}
    """
    reader = _RecordReader()
    try:
        reader.feed(Path(index).read_text(encoding="utf-8", errors="replace"))
        found = json.loads(reader.found)
    except (OSError, ValueError):
        return {}
    texts = found.items() if isinstance(found, dict) else ()
    return {name: digest for name, digest in texts if isinstance(digest, str)}


def _pictures(overview: Overview) -> str:
    """Name the pictures that thumbnails show, each of which the page has only once."""
    cover = overview.cover
    view = thumbnail(crop_disc(cover)) if cover else None
    sheet = thumbnail(overview.sheet) if overview.sheet else view
    shown = {"view": view, "cover": thumbnail(cover) if cover else None, "sheet": sheet}
    named = (f"--{name}:url({data_address(png)})" if png else f"--{name}:none" for name, png in shown.items())
    return f":root{{{';'.join(named)}}}\n"


def _add_head(main: _Tree, overview: Overview) -> None:
    head = ElementTree.SubElement(main, "header", {"class": "head" if overview.cover else "head plain"})
    texts = ElementTree.SubElement(head, "div")
    if overview.logo:
        ElementTree.SubElement(texts, "img", {"class": "logo", "src": overview.logo, "alt": ""})
    long = {"class": "long"} if len(overview.title) > _LONG_TITLE else {}
    before, home, after = split_headline(overview.title, overview.home)
    title = _add(texts, "h1", before, **long)
    if home:
        _add(title, "b", home).tail = legal_in_xml(after)
    if overview.subtitle:
        _add(texts, "p", overview.subtitle, **{"class": "sub"})
    if overview.nothing_placed:
        notice = ElementTree.SubElement(texts, "div", {"class": "nothing"})
        _add(notice, "h2", overview.words["nothing.title"])
        _add(notice, "p", overview.words["nothing.for"])
    else:
        _add(texts, "p", overview.words["intro"])
    if overview.cover:
        picture = {"src": data_address(crop_disc(overview.cover)), "alt": legal_in_xml(overview.alt.strip())}
        ElementTree.SubElement(head, "img", picture)


def _add_group(main: _Tree, group: str, outputs: list[Output], overview: Overview) -> None:
    section = ElementTree.SubElement(main, "section", {"aria-labelledby": group})
    _add(section, "h2", overview.words[f"group.{group}"], id=group)
    listed = ElementTree.SubElement(section, "ul", {"role": "list"})
    for output in outputs:
        _add_output(listed, output, overview)
    if group == "show":
        more = ElementTree.SubElement(section, "div", {"class": "more"})
        for key, text in (("snippet", overview.snippet), ("alt", overview.alt)):
            if text:
                details = ElementTree.SubElement(more, "details")
                _add(details, "summary", overview.words[key])
                _add(details, "pre", text.strip(), **({"dir": "ltr"} if key == "snippet" else {}))


def _add_output(listed: _Tree, output: Output, overview: Overview) -> None:
    item = ElementTree.SubElement(listed, "li")
    frame = ElementTree.SubElement(
        item, "span", {"class": f"thumb {output.thumbnail}", "aria-hidden": "true"}
    )
    ElementTree.SubElement(frame, "i")
    texts = ElementTree.SubElement(item, "div")
    (first, size), *others = overview.files[output.name]
    _add(_add(texts, "h3", ""), "a", overview.words[f"{output.words}.title"], href=first)
    _add(texts, "p", overview.words[f"{output.words}.for"])
    _add_file(_add(texts, "small", ""), first, size, overview, link=False)
    for name, bytes_ in others:
        _add_file(_add(texts, "small", ""), name, bytes_, overview, link=True)


def _add_file(line: _Tree, name: str, size: int, overview: Overview, *, link: bool) -> None:
    shown = _add(line, "a", name, href=name, dir="ltr") if link else _add(line, "bdi", name, dir="ltr")
    shown.tail = f" · {overview.size_text(size)}"


def _add(parent: _Tree, tag: str, text: str, **attributes: str) -> _Tree:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = legal_in_xml(text)
    return child
