"""The empty deck where a user gives no template: 16:9, our colours, three layouts."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches

from ...style import BROWN, INK, INK_2, PAPER, SAGE, SEA, VIOLET, WINE
from ...texts import direction
from .template import TITLES, drop_slides, type_of

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
# Left, top, width, height of what the master and the cover have, inches.
TITLE_BOX, BODY_BOX = (0.65, 0.45, 12.03, 0.95), (0.65, 1.55, 12.03, 5.2)
COVER_TITLE_BOX, COVER_LINE_BOX = (0.95, 2.2, 11.4, 1.6), (0.95, 3.95, 11.4, 1.3)
NUMBER_BOX, NUMBER_BOX_RTL = (11.43, 6.95, 1.25, 0.35), (0.65, 6.95, 1.25, 0.35)
BAR_BOX, BAR_BOX_RTL = (0, 0, 0.28, 7.5), (13.053, 0, 0.28, 7.5)  # on the cover
SIZES = {"title": 2800, "body": 1800, "cover": 4000, "line": 2000}  # hundredths of points
_KEPT = (0, 1, 5)  # of the layouts of python-pptx: a cover, title and content, title alone
LATIN, ARABIC = "Calibri", "Arial"
EAST_ASIAN = {
    "ko": "Malgun Gothic",
    "ja": "Yu Gothic",
    "zh-Hans": "Microsoft YaHei",
    "zh-Hant": "Microsoft JhengHei",
}


def plain_presentation(lang: str, *, accent: str, home: str) -> Any:
    """Make the deck that slides are put into where there is no template.

    Parameters
    ----------
    lang
        A BCP 47 tag of `languages.LANGUAGES`: its fonts come first, and paragraphs run in its direction.
    accent, home
        First and second colour of the theme: ``#rrggbb``.

    Returns
    -------
    pptx.presentation.Presentation
        Without slides.

    Examples
    --------
    >>> from sistermap.maps.style import ACCENT, HOME_COLOUR
    >>> made = plain_presentation("de", accent=ACCENT, home=HOME_COLOUR)
    >>> round(made.slide_width / made.slide_height, 2), len(made.slide_layouts), len(made.slides)
    (1.78, 3, 0)
    """
    made = Presentation()
    drop_slides(made)
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    kept = [made.slide_layouts[at] for at in _KEPT]
    for layout in [*made.slide_layouts]:
        if layout not in kept:
            made.slide_layouts.remove(layout)
    master = made.slide_master
    _set_theme(master.part.part_related_by(RELATIONSHIP_TYPE.THEME), lang, accent, home)
    right_to_left = direction(lang) == "rtl"
    _set_master(master, right_to_left=right_to_left)
    _set_cover(kept[0])
    _add_bar(kept[0], BAR_BOX_RTL if right_to_left else BAR_BOX)
    return made


def _set_theme(part: Any, lang: str, accent: str, home: str) -> None:
    theme = etree.fromstring(part.blob)
    theme.set("name", "sistermap")
    colours = {
        "dk1": INK, "lt1": PAPER, "dk2": INK_2, "lt2": SEA, "accent1": accent, "accent2": home, "accent3": BROWN.light,
        "accent4": VIOLET.light, "accent5": SAGE.light, "accent6": WINE.light, "hlink": accent, "folHlink": INK_2,
    }  # fmt: skip
    for name, colour in colours.items():
        for place in theme.iter(qn(f"a:{name}")):
            place[:] = [place.makeelement(qn("a:srgbClr"), {"val": colour[1:].upper()})]
    for fonts in (*theme.iter(qn("a:majorFont")), *theme.iter(qn("a:minorFont"))):
        for name, face in (("latin", LATIN), ("ea", EAST_ASIAN.get(lang, "")), ("cs", ARABIC)):
            fonts.find(qn(f"a:{name}")).set("typeface", face)
        for other in fonts.findall(qn("a:font")):
            if other.get("script") == "Arab":
                other.set("typeface", ARABIC)
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_master(master: Any, *, right_to_left: bool) -> None:
    boxes = {"title": TITLE_BOX, "body": BODY_BOX, "sldNum": NUMBER_BOX_RTL if right_to_left else NUMBER_BOX}
    for holder in (master, *master.slide_layouts):
        for shape in [*holder.placeholders]:
            if shape._element.ph.get("type") in ("dt", "ftr"):
                shape._element.getparent().remove(shape._element)
    for shape in master.placeholders:
        put(shape, boxes[shape._element.ph.get("type")])
    for name in ("title", "body"):
        for level in master._element.find(".//" + qn(f"p:{name}Style")):
            if level.tag != qn("a:extLst"):
                _set_level(level, SIZES[name], right_to_left)
    styles = master._element.find(".//" + qn("p:titleStyle"))
    styles[0].find(qn("a:defRPr")).set("b", "1")
    for shape in master.placeholders:
        if type_of(shape) in TITLES:
            shape._element.find(".//" + qn("a:bodyPr")).set("anchor", "b")


def _set_level(level: Any, size: int, right_to_left: bool) -> None:
    """Give a level of paragraphs its size and direction, without bullets."""
    level.set("algn", "r" if right_to_left else "l")
    level.set("rtl", "1" if right_to_left else "0")
    level.set("marL", "0")
    level.set("indent", "0")
    for bullet in ("a:buFont", "a:buChar", "a:buNone"):
        for element in level.findall(qn(bullet)):
            level.remove(element)
    level.find(qn("a:defRPr")).addprevious(level.makeelement(qn("a:buNone"), {}))
    level.find(qn("a:defRPr")).set("sz", str(size))


def _set_cover(layout: Any) -> None:
    for shape in [*layout.placeholders]:
        title = type_of(shape) in TITLES
        if shape.placeholder_format.idx > 1:
            shape._element.getparent().remove(shape._element)
            continue
        put(shape, COVER_TITLE_BOX if title else COVER_LINE_BOX)
        for style in shape._element.iter(qn("a:lstStyle")):
            style[:] = []
            level = etree.SubElement(style, qn("a:lvl1pPr"))
            colour = etree.SubElement(level, qn("a:defRPr"), {"sz": str(SIZES["cover" if title else "line"])})
            fill = etree.SubElement(colour, qn("a:solidFill"))
            etree.SubElement(fill, qn("a:schemeClr"), {"val": "tx1" if title else "tx2"})
        shape._element.find(".//" + qn("a:bodyPr")).set("anchor", "b" if title else "t")


def _add_bar(layout: Any, box: tuple[float, float, float, float]) -> None:
    """Add a bar of the first colour at the side where the language begins; it says nothing."""
    left, top, width, height = (str(int(Inches(edge))) for edge in box)
    bar = parse_xml(
        f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr><p:cNvPr id='20' name='Bar'/><p:cNvSpPr/><p:nvPr userDrawn='1'/></p:nvSpPr>"
        f"<p:spPr><a:xfrm><a:off x='{left}' y='{top}'/><a:ext cx='{width}' cy='{height}'/></a:xfrm>"
        "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val='accent1'/></a:solidFill>"
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    layout.shapes._spTree.insert(2, bar)


def put(shape: Any, box: tuple[float, float, float, float]) -> None:
    """Give a shape an area in inches."""
    shape.left, shape.top, shape.width, shape.height = (Emu(Inches(edge)) for edge in box)
