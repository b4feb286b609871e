"""The index page of a kit, and the words that go with its files."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence

from ...geo.attribution import credits
from ...geo.cells import legal_in_xml
from ..texts import direction, kit_words

# No script and nothing from elsewhere; the picture lies beside the page.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
_STYLE = """
:root{color-scheme:light dark;font:16px/1.55 system-ui,sans-serif}
body{max-width:62rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.5rem;margin:0 0 .25rem}
img{width:100%;height:auto;border:1px solid #c4ccd2;background:#fff;margin:1rem 0}
ul{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.75rem}
li{border:1px solid #8886;border-radius:.5rem;padding:.6rem .8rem}
a{font-weight:600;overflow-wrap:anywhere}
li span,footer{display:block;font-size:.875rem}
pre{overflow-x:auto;padding:.75rem;border:1px solid #8886;border-radius:.5rem;font-size:.8125rem;white-space:pre-wrap;overflow-wrap:anywhere}
@media print{ul{display:block}li{break-inside:avoid}}
"""


def render_index(
    files: Mapping[str, tuple[str, int]],
    *,
    title: str,
    lang: str = "en",
    picture: str | None = None,
    alt: str = "",
    snippet: str | None = None,
    attribution: Sequence[Mapping[str, str]] = (),
) -> str:
    """Render the page that leads to everything in a kit.

    Parameters
    ----------
    files
        By name in the kit: what it is (a key such as ``"page"``, described by the words ``kit.page``, or any text), and its
        bytes.
    title
        Of the kit.
    lang
        ``en`` or ``ko``.
    picture, alt
        Name of the picture that is shown, and what it shows in words.
    snippet
        HTML for other sites, shown to be copied.
    attribution
        ``{"text", "url", "licence"}`` of each source.

    Returns
    -------
    str
        HTML without scripts; every text in it is text.

    Raises
    ------
    SistermapError
        If there are no words in `lang`.

    Examples
    --------
    >>> "map.html" in render_index({"map.html": ("page", 2048)}, title="Busan")
    True
    """
    words = kit_words(lang)
    page = ElementTree.Element("html", {"lang": lang, "dir": direction(lang)})
    head, body = ElementTree.SubElement(page, "head"), ElementTree.SubElement(page, "body")
    ElementTree.SubElement(head, "meta", {"charset": "utf-8"})
    ElementTree.SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    ElementTree.SubElement(
        head, "meta", {"name": "viewport", "content": "width=device-width,initial-scale=1"}
    )
    _add(head, "title", title)
    _add(head, "style", _STYLE)
    _add(body, "h1", title)
    _add(body, "p", words["intro"])
    if picture is not None:
        ElementTree.SubElement(body, "img", {"src": picture, "alt": alt})
    listed = ElementTree.SubElement(body, "ul")
    for name, (what, size) in files.items():
        item = ElementTree.SubElement(listed, "li")
        _add(item, "a", name, href=name)
        _add(item, "span", words.get(what, what))
        _add(item, "span", words["size"].format(size=f"{max(1, round(size / 1000)):,}"))
    if snippet is not None:
        _add(body, "p", words["snippet"])
        _add(body, "pre", snippet)
    footer = ElementTree.SubElement(body, "footer")
    for line in credits(attribution, url=True):
        _add(footer, "p", line)
    return f"<!DOCTYPE html>\n{ElementTree.tostring(page, encoding='unicode', method='html')}\n"


def _add(parent: ElementTree.Element, tag: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, tag, attributes).text = legal_in_xml(text)
