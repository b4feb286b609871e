"""The styles of a Word document, and what python-docx has no words for: fields, languages, writing from right to left."""

from __future__ import annotations

import re
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from ..style import ACCENT, HAIRLINE, INK, INK_2

FACE, RIGHT_TO_LEFT_FACE = "Calibri", "Arial"
# Word takes another font for East Asian letters, which its own template names none for.
EAST_ASIAN = {
    "ko": ("ko-KR", "Malgun Gothic"),
    "ja": ("ja-JP", "Yu Gothic"),
    "zh-Hans": ("zh-CN", "Microsoft YaHei"),
    "zh-Hant": ("zh-TW", "Microsoft JhengHei"),
}
LATIN = {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES"}
TABLE, TABLE_TEXT, TABLE_HEAD = "Report Table", "Table Text", "Table Head"
KEY, KEY_LABEL, NOTE, FIGURE, REGISTER, END = "Key Figure", "Key Label", "Note", "Figure", "List", "End"
LONG_TITLE, LONGER_TITLE = 60, 140  # letters
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def set_styles(document: Any, lang: str, title: str) -> None:
    """Give a document our styles, in the fonts of its language.

    Parameters
    ----------
    document
        Of python-docx.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    title
        A longer one is smaller.
    """
    title_size = 22 if len(title) <= LONG_TITLE else 16 if len(title) <= LONGER_TITLE else 11
    _set_language(document, lang)
    for name, size, colour, bold in (
        ("Normal", 10, INK, False),
        ("Title", title_size, INK, True),
        ("Subtitle", 11, INK_2, False),
        ("Heading 1", 14, ACCENT, True),
        ("Heading 2", 11, INK, True),
        ("Caption", 9, INK, True),
        ("Header", 8, INK_2, False),
        ("Footer", 8, INK_2, False),
        (NOTE, 8, INK_2, False),
        (FIGURE, 10, INK, False),
        (KEY, 20, ACCENT, True),
        (KEY_LABEL, 8, INK_2, False),
        (TABLE_TEXT, 9, INK, False),
        (TABLE_HEAD, 9, INK, True),
        (REGISTER, 6.5, INK, False),
        (END, 1, INK, False),
    ):
        _set_style(document, name, size, colour, bold, lang)
    for name, before, after in (
        ("Normal", 0, 6), ("Title", 0, 2), ("Subtitle", 0, 10), ("Heading 1", 14, 4), ("Caption", 6, 3), (NOTE, 2, 4), (FIGURE, 8, 0),
        (KEY, 0, 0), (KEY_LABEL, 0, 0), (TABLE_TEXT, 1, 1), (TABLE_HEAD, 1, 1), (REGISTER, 0, 1), (END, 0, 0),
    ):  # fmt: skip
        form = document.styles[name].paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.0
    for name in ("Heading 1", FIGURE):
        document.styles[name].paragraph_format.keep_with_next = True
    entry = document.styles[REGISTER].paragraph_format
    entry.left_indent, entry.first_line_indent = Pt(8), Pt(-8)
    _add_table_style(document)


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field such as PAGE, with what it shows until it is updated."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind in ("begin", "separate", "end"):
            run._r.append(element("fldChar", fldCharType=kind))
        elif not kind:
            code = element("instrText")
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            code.text = f" {text} "
            run._r.append(code)


def element(name: str, **attributes: str) -> Any:
    """Make an element of Word's own name space."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def mark_direction(document: Any, direction: str) -> None:
    """Turn paragraphs, tables and runs from right to left, where the language is written so; python-docx does none of it."""
    if direction != "rtl":
        return
    page = document.sections[0]
    parts = [
        document.element.body,
        page.header._element,
        page.footer._element,
        page.first_page_footer._element,
    ]
    for page in document.sections:
        page._sectPr.insert_element_before(element("bidi"), "w:docGrid")  # columns go from the right too
    for part in parts:
        for table in part.iter(qn("w:tblPr")):
            # Its schema wants it behind the style, before all else.
            table.insert(1 if table.find(qn("w:tblStyle")) is not None else 0, element("bidiVisual"))
        for run in part.iter(qn("w:r")):
            text = "".join(found.text or "" for found in run.iter(qn("w:t")))
            if _RIGHT_TO_LEFT.search(text):
                run.get_or_add_rPr().append(element("rtl"))


def _set_language(document: Any, lang: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    east, right = EAST_ASIAN.get(lang, ("ko-KR", ""))[0], "ar-SA"
    properties.append(element("lang", val=LATIN.get(lang, "en-US"), eastAsia=east, bidi=right))
    if lang == "ar":
        paragraph = defaults.find(qn("w:pPrDefault")).find(qn("w:pPr"))
        paragraph.insert(0, element("bidi"))


def _set_style(document: Any, name: str, size: float, colour: str, bold: bool, lang: str) -> None:
    styles = document.styles
    if name not in styles:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    style = styles[name]
    style.quick_style, style.hidden = True, False
    font = style.font
    font.name, font.size, font.bold, font.italic = FACE, Pt(size), bold, False
    font.color.rgb = RGBColor.from_string(colour[1:].upper())
    properties = style.element.get_or_add_rPr()
    for name in ("spacing", "kern", "szCs", "bCs", "iCs"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme would win over the name
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), EAST_ASIAN.get(lang, EAST_ASIAN["ko"])[1])
    fonts.set(qn("w:cs"), RIGHT_TO_LEFT_FACE)
    # Complex scripts have sizes and weights of their own.
    properties.find(qn("w:sz")).addnext(element("szCs", val=str(round(2 * size))))
    properties.find(qn("w:b")).addnext(element("bCs", val="1" if bold else "0"))
    for old in style.element.iter(qn("w:pBdr")):
        old.getparent().remove(old)
        break


def _add_table_style(document: Any) -> None:
    style = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    ink, line = INK[1:].upper(), HAIRLINE[1:].upper()
    properties = element("tblPr")
    borders = element("tblBorders")
    for side, size, colour in (("top", "8", ink), ("bottom", "8", ink), ("insideH", "4", line)):
        borders.append(element(side, val="single", sz=size, space="0", color=colour))
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="70", type="dxa"))
    properties.extend([borders, margins])
    head = element("tblStylePr", type="firstRow")
    cells, edges = element("tcPr"), element("tcBorders")
    edges.append(element("bottom", val="single", sz="8", space="0", color=ink))
    cells.append(edges)
    head.append(cells)
    style.element.extend([properties, head])
