"""The file that slides are put into: a user's template, its example slides gone, and which of its layouts serves what."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.oxml.ns import qn

from ....geo.errors import MapError

LARGEST = 400_000_000  # bytes of all parts of a template together
TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
# What a layout has for content, and how well each serves where another is wanted.
CONTENT = {
    KIND.OBJECT: 1.0,
    KIND.BODY: 0.8,
    KIND.PICTURE: 0.6,
    KIND.CHART: 0.6,
    KIND.TABLE: 0.6,
    KIND.MEDIA_CLIP: 0.5,
}
_MAIN = re.compile(rb'(PartName="/ppt/presentation\.xml"[^>]*ContentType=")[^"]*(")')
_MAIN_TURNED = re.compile(rb'(ContentType=")[^"]*("[^>]*PartName="/ppt/presentation\.xml")')
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_MACROS = "/vbaProject"  # how the type of their relationship ends


class Box(NamedTuple):
    """An area of a slide, EMU."""

    left: int
    top: int
    width: int
    height: int


class Layout(NamedTuple):
    """A layout of a template: its title, and its place for content, if it has them."""

    layout: Any
    title: Any
    spot: Any


def open_template(path: str | os.PathLike[str]) -> Any:
    """Open a user's template and take its example slides out.

    Parameters
    ----------
    path
        A .pptx, .potx, .pptm, .potm or .ppsx. Macros are left out.

    Returns
    -------
    pptx.presentation.Presentation
        Without slides; its masters, layouts, theme and size are kept.

    Raises
    ------
    MapError
        If the file cannot be read, is protected by a password, or is no presentation.
    """
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise MapError(f"{path} cannot be read: {error.strerror}") from error
    if content.startswith(_COMPOUND_FILE):
        raise MapError(
            f"{path}: is protected by a password or of PowerPoint 97-2003, expected a .pptx that opens without a password"
        )
    try:
        opened = Presentation(io.BytesIO(_as_presentation(content)))
        masters = len(opened.slide_masters), len(opened.slide_layouts)
    except MapError as error:
        raise MapError(f"{path}: {error}") from error
    except Exception as error:  # a broken file ends in errors of every library that reads a part of it
        raise MapError(
            f"{path}: is no presentation, expected a .pptx or .potx that PowerPoint opens"
        ) from error
    if not all(masters):
        raise MapError(f"{path}: has no layout, expected a presentation with a master and layouts")
    drop_slides(opened)
    return opened


def _as_presentation(content: bytes) -> bytes:
    """Declare a template, a show or a file with macros as the presentation that it is otherwise."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as new,
    ):
        if sum(info.file_size for info in old.infolist()) > LARGEST:
            raise MapError(
                f"is larger than {LARGEST // 1_000_000} MB when unpacked, expected a smaller template"
            )
        for name in dict.fromkeys(old.namelist()):
            part = old.read(name)
            if name == "[Content_Types].xml":
                main = rb"\g<1>" + CONTENT_TYPE.PML_PRESENTATION_MAIN.encode() + rb"\g<2>"
                part = _MAIN_TURNED.sub(main, _MAIN.sub(main, part))
            new.writestr(name, part)
    return written.getvalue()


def drop_slides(presentation: Any) -> None:
    """Take every slide out of a presentation, and all that refers to one, so that none of them stays in the file.

    Examples
    --------
    >>> presentation = Presentation()
    >>> _ = presentation.slides.add_slide(presentation.slide_layouts[6])
    >>> drop_slides(presentation)
    >>> [str(part.partname) for part in presentation.part.package.iter_parts() if "/slides/" in part.partname]
    []
    """
    part, package = presentation.part, presentation.part.package
    shown = presentation.slides._sldIdLst
    gone = {id(part.related_part(entry.rId)) for entry in shown}
    for entry in [*shown]:
        shown.remove(entry)
    # Sections and shows name slides by their numbers: PowerPoint would offer to repair the file.
    for name in ("p:extLst", "p:custShowLst"):
        for element in presentation.element.findall(qn(name)):
            presentation.element.remove(element)
    for other in list(package.iter_parts()):
        for number, relation in [*other.rels.items()]:
            if not relation.is_external and id(relation.target_part) in gone:
                _forget(other, number)
    for number, relation in [*part.rels.items()]:
        if relation.reltype.endswith(_MACROS) or relation.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS:
            part.rels.pop(number)
    for number, relation in [*package._rels.items()]:
        if relation.reltype in (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES):
            package._rels.pop(number)  # they show and name the slides that are gone


def _forget(part: Any, number: str) -> None:
    """Remove a relationship of a part, and the links that follow it."""
    part.rels.pop(number)
    root = getattr(part, "_element", None)
    parsed = etree.fromstring(part.blob) if root is None and part.blob.lstrip().startswith(b"<") else root
    for link in () if parsed is None else [*parsed.iter()]:
        if link.get(qn("r:id")) == number and link.getparent() is not None:
            link.getparent().remove(link)
    # A part that python-pptx keeps as it is, such as how the file was last viewed.
    if root is None and parsed is not None:
        part._blob = etree.tostring(parsed, xml_declaration=True, encoding="UTF-8", standalone=True)


def choose_layout(presentation: Any, *wanted: KIND) -> Layout:
    """Choose the layout with a title and the largest place for something, by the types of its placeholders alone.

    Names and order say nothing: templates come in every language.

    Parameters
    ----------
    presentation
        From `open_template`.
    *wanted
        Types of placeholders that serve as well as one for any content.

    Examples
    --------
    >>> choose_layout(Presentation(), KIND.CHART).layout.name
    'Title and Content'
    """
    whole = presentation.slide_width * presentation.slide_height

    def worth(found: Layout) -> float:
        if found.spot is None:
            return 0.2 if found.title is not None else 0.0
        box = box_of(found.spot)
        fit: float = 1.05 if type_of(found.spot) in wanted else CONTENT[type_of(found.spot)]
        others = sum(1 for spot in _spots(found.layout)) - 1
        share = float(box.width * box.height / whole)
        return fit * share - 0.15 * others + (0.0 if found.title is None else 0.4)

    return max(_layouts(presentation, subtitled=False), key=worth)


def choose_cover(presentation: Any) -> Layout:
    """Choose the layout for a title and a line below it, else the one with a title and the least besides.

    Examples
    --------
    >>> choose_cover(Presentation()).layout.name
    'Title Slide'
    """
    covers = [
        found
        for found in _layouts(presentation, subtitled=True)
        if found.title is not None and found.spot is not None
    ]
    if covers:
        return min(covers, key=lambda found: len(_spots(found.layout)))
    every = list(_layouts(presentation, subtitled=False))
    return min(every, key=lambda found: (found.title is None, len(_spots(found.layout))))


def _layouts(presentation: Any, *, subtitled: bool) -> Iterator[Layout]:
    for master in presentation.slide_masters:
        for layout in master.slide_layouts:
            subtitle = next((p for p in layout.placeholders if type_of(p) == KIND.SUBTITLE), None)
            title = next((p for p in layout.placeholders if type_of(p) in TITLES and _lies(p)), None)
            spots = sorted(_spots(layout), key=lambda spot: -box_of(spot).width * box_of(spot).height)
            if subtitled or subtitle is None:
                yield Layout(layout, title, subtitle if subtitled else next(iter(spots), None))


def _spots(layout: Any) -> list[Any]:
    return [p for p in layout.placeholders if type_of(p) in CONTENT and _lies(p)]


def _lies(placeholder: Any) -> bool:
    """Tell whether a placeholder has an area and its text does not run from top to bottom."""
    upright = placeholder._element.ph.get("orient", "horz") == "horz"
    return upright and None not in (placeholder.left, placeholder.top, placeholder.width, placeholder.height)


def type_of(placeholder: Any) -> KIND:
    """Return the type of a placeholder.

    Examples
    --------
    >>> type_of(Presentation().slide_layouts[0].placeholders[0])
    <PP_PLACEHOLDER_TYPE.CENTER_TITLE: 3>
    """
    found: KIND = placeholder.placeholder_format.type
    return found


def box_of(placeholder: Any) -> Box:
    """Return the area of a placeholder, its own or the one that it takes over."""
    return Box(placeholder.left, placeholder.top, placeholder.width, placeholder.height)


def inherited(shape: Any, level: str, attribute: str) -> str | None:
    """Look an attribute of a paragraph or its letters up as PowerPoint does: shape, layout, master, style of the master.

    Parameters
    ----------
    shape
        A placeholder of a layout.
    level
        ``a:lvl1pPr`` or ``a:lvl1pPr/a:defRPr``.
    attribute
        ``algn`` or ``sz``.

    Examples
    --------
    >>> title = Presentation().slide_layouts[1].placeholders[0]
    >>> inherited(title, "a:lvl1pPr", "algn"), inherited(title, "a:lvl1pPr/a:defRPr", "sz")
    ('ctr', '4400')
    """
    path = "/".join(map(qn, level.split("/")))
    master = (
        shape.part.slide_layout.slide_master
        if hasattr(shape.part, "slide_layout")
        else shape.part.slide_master
    )
    kind = "titleStyle" if type_of(shape) in TITLES else "bodyStyle"
    same = next((p for p in master.placeholders if (type_of(p) in TITLES) == (kind == "titleStyle")), None)
    places = [found._element.find(".//" + qn("a:lstStyle")) for found in (shape, same) if found is not None]
    places.append(master._element.find(".//" + qn(f"p:{kind}")))
    for place in places:
        found = None if place is None else place.find(path)
        if found is not None and found.get(attribute) is not None:
            return str(found.get(attribute))
    return None
