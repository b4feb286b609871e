"""The last touches to a figure's SVG, so that drawing programs and screen readers can use it."""

from __future__ import annotations

import copy
from typing import Any

from .labels import HALO
from .logo import MARK

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"


def finish_svg(
    content: bytes, size_mm: tuple[float, float], *, title: str, alt: str, paper: str, logo: str = ""
) -> bytes:
    """State size, title and description, put halos behind names and an SVG's logo in its place.

    Parameters
    ----------
    content
        As `matplotlib` writes it.
    size_mm
        Of the paper.
    title, alt
        What it is, and what it shows, in words.
    paper
        The colour of halos.
    logo
        The ``data:`` address of a logo that is an SVG.

    Returns
    -------
    bytes
        Text stays text: a halo is a stroked copy of a name in a layer of its own below the names, since programs other
        than browsers do not know ``paint-order``.

    Examples
    --------
    >>> svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt" viewBox="0 0 9 9"><g id="land"/></svg>'
    >>> b"<title" in finish_svg(svg, (160, 90), title="Busan", alt="A map.", paper="#ffffff")
    True
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
    )
    root = etree.fromstring(content, parser)
    for node in root.findall(f"{{{_SVG}}}title"):
        root.remove(node)
    for node in root.iterfind(f".//{{{_SVG}}}g[@id='patch_1']"):
        node.set("id", "paper")
    for node in root.iter(f"{{{_SVG}}}text"):
        node.set("style", _with_fallback(node.get("style", "")))
    root.set("width", f"{size_mm[0]:.6g}mm")
    root.set("height", f"{size_mm[1]:.6g}mm")
    root.set("role", "img")
    root.set("aria-labelledby", "figure-title figure-description")
    for number, (tag, name, text) in enumerate(
        (("title", "figure-title", title), ("desc", "figure-description", alt))
    ):
        node = etree.Element(f"{{{_SVG}}}{tag}", id=name)
        node.text = text
        root.insert(number, node)
    for name in ("labels", "kind-labels"):
        for layer in root.iterfind(f".//{{{_SVG}}}g[@id='{name}']"):
            _put_halos(etree, layer, paper)
    for node in root.iter(f"{{{_SVG}}}g"):
        if node.get("id", "").startswith(MARK):
            _put_logo(etree, node, logo)
    _number_names(root)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return made


def _number_names(root: Any) -> None:
    """Give every layer a name of its own: an inset has the layers of the map once more."""
    counts: dict[str, int] = {}
    for node in root.iter(f"{{{_SVG}}}g"):
        name = node.get("id")
        if name:
            counts[name] = counts.get(name, 0) + 1
            if counts[name] > 1:
                node.set("id", f"{name}-{counts[name]}")


def _put_halos(etree: Any, layer: Any, paper: str) -> None:
    """Put stroked copies of a layer's texts behind it, where drawing programs can hide them at once."""
    halos = etree.Element(f"{{{_SVG}}}g", id="label-halos")
    halos.set("aria-hidden", "true")
    for node in layer.iter(f"{{{_SVG}}}text"):
        halo = copy.deepcopy(node)
        halo.attrib.pop("id", None)
        style = _style_of(halo.get("style", ""))
        width = HALO * float(style.get("font-size", "0px").removesuffix("px"))
        style |= {"fill": paper, "stroke": paper, "stroke-width": f"{width:.2f}", "stroke-linejoin": "round"}
        halo.set("style", "; ".join(f"{name}: {value}" for name, value in style.items()))
        halos.append(halo)
    layer.addprevious(halos)


def _style_of(style: str) -> dict[str, str]:
    parts = (part.partition(":") for part in style.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in parts}


def _with_fallback(style: str) -> str:
    """Name the fonts that other machines have in the place of ours."""
    found = _style_of(style)
    if "font-family" in found:
        found["font-family"] += ", Arial, Helvetica, sans-serif"
    return "; ".join(f"{name}: {value}" for name, value in found.items())


def _put_logo(etree: Any, node: Any, logo: str) -> None:
    left, top, width, height = node.get("id").split()[1:]
    node.set("id", "logo-picture")
    for child in [*node]:
        node.remove(child)
    picture = etree.SubElement(node, f"{{{_SVG}}}image", x=left, y=top, width=width, height=height)
    picture.set(f"{{{_XLINK}}}href", logo)
