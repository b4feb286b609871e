"""An SVG of the user's as a tree."""

from __future__ import annotations

from typing import Any


def read_svg(content: bytes) -> Any:
    """Read an SVG as a tree, without looking at anything outside it.

    Examples
    --------
    >>> read_svg(b'<svg viewBox="0 0 30 10"/>').get("viewBox")
    '0 0 30 10'
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)
