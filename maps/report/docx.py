"""An outline as a Word document."""

from __future__ import annotations

import copy
import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ..style import ACCENT
from .archive import without_clock
from .outline import Figure, Outline, Table, Words, column_widths, cut_rows, write_cell

MOST_ROWS = 500
INK, HEADING, WHITE = (
    RGBColor(0x1C, 0x27, 0x31),
    RGBColor.from_string(ACCENT[1:].upper()),
    RGBColor(0xFF, 0xFF, 0xFF),
)
PAGE_CM, LETTER_CM = 25.7, 0.21  # between the margins; of a letter in a table
SHORT, LONGEST = 14, 42  # letters of a column that never breaks; of the widest line
# Word takes another font for East Asian letters, which its own template names none for.
EAST_ASIAN = {"ko": "Malgun Gothic"}


def write_docx(outline: Outline) -> bytes:
    """Write an outline as .docx, A4 across; header rows repeat on each page.

    Parameters
    ----------
    outline
        From `make_outline`.

    Returns
    -------
    bytes
        The same for the same outline. A table's rows beyond `MOST_ROWS` are counted, not shown.
    """
    document = Document()
    _set_up(document, outline)
    document.add_heading(outline.title, 0)
    document.add_paragraph(outline.lead)
    for section in outline.sections:
        document.add_heading(section.title, 1)
        for block in section.blocks:
            if isinstance(block, Table):
                _add_table(document, block, outline.words)
            elif isinstance(block, Figure):
                _add_figure(document, block)
            else:
                document.add_paragraph(block)
    written = io.BytesIO()
    document.save(written)
    return without_clock(written.getvalue())


def _set_up(document: Any, outline: Outline) -> None:
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    document.core_properties.title = outline.title[:255]
    document.core_properties.author = "sistermap"
    document.core_properties.comments = ""
    document.core_properties.language = outline.lang
    for name, size, colour in (
        ("Normal", 10, INK),
        ("Title", 22, INK),
        ("Heading 1", 15, HEADING),
        ("Caption", 9, INK),
    ):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), colour
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in (
            "asciiTheme",
            "hAnsiTheme",
            "eastAsiaTheme",
            "cstheme",
        ):  # a theme would win over the name
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), EAST_ASIAN.get(outline.lang, "Malgun Gothic"))
    document.styles["Caption"].paragraph_format.keep_with_next = True


def _add_table(document: Any, table: Table, words: Words) -> None:
    document.add_paragraph(table.caption, style="Caption")
    shown, more = cut_rows(table, MOST_ROWS, words)
    drawn = document.add_table(rows=2, cols=len(table.columns), style="Light List Accent 1")
    heads, pattern = drawn.rows
    heads._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    pattern._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, below, column in zip(heads.cells, pattern.cells, table.columns, strict=True):
        cell.text = column.label
        cell.paragraphs[0].runs[0].font.color.rgb, cell.paragraphs[0].runs[0].font.bold = WHITE, True
        below.paragraphs[0].add_run("").font.bold = False
        if column.holds != "text":
            cell.paragraphs[0].alignment = below.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _set_widths(drawn, (heads, pattern), column_widths(table, most=LONGEST))
    # python-docx searches the whole table for each cell that it returns; a copied row is quick however many there are.
    empty = copy.deepcopy(pattern._tr)
    drawn._tbl.remove(pattern._tr)
    for row in shown:
        line = copy.deepcopy(empty)
        texts = line.iter(qn("w:r"))
        for run, cell, column in zip(texts, row, table.columns, strict=True):
            run.text = write_cell(cell, column.holds)
        drawn._tbl.append(line)
    document.add_paragraph(more)


def _set_widths(drawn: Any, rows: Any, letters: list[int]) -> None:
    """Give each column the room it wants; where the page has less, the wide ones share what the narrow ones leave."""
    wanted = [LETTER_CM * count + 0.5 for count in letters]
    narrow = sum(width for width, count in zip(wanted, letters, strict=True) if count <= SHORT)
    wide = sum(wanted) - narrow
    scale = min(1.0, max(PAGE_CM - narrow, PAGE_CM / 3) / wide) if wide else 1.0
    drawn.autofit = False
    for at, (width, count) in enumerate(zip(wanted, letters, strict=True)):
        room = Cm(width if count <= SHORT else width * scale)
        drawn.columns[at].width = room
        for row in rows:
            row.cells[at].width = room


def _add_figure(document: Any, figure: Figure) -> None:
    document.add_picture(io.BytesIO(figure.png), width=Cm(24))
    for properties in document.paragraphs[-1]._p.iter(qn("wp:docPr")):
        properties.set("descr", figure.alt)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    document.add_paragraph(figure.caption, style="Caption").paragraph_format.keep_with_next = False
