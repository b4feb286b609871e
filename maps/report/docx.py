"""An outline as a Word document: A4 upright, in styles of its own, with fields for numbers of tables, figures and pages."""

from __future__ import annotations

import copy
import io
import itertools
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ...geo.archive import without_clock
from ..texts import direction
from .docx_styles import (
    END,
    FIGURE,
    KEY,
    KEY_LABEL,
    NOTE,
    REGISTER,
    TABLE,
    TABLE_HEAD,
    TABLE_TEXT,
    add_field,
    element,
    mark_direction,
    set_styles,
)
from .docx_widths import cell_text, column_room
from .outline import (
    Block,
    Chart,
    Figure,
    KeyFigures,
    Outline,
    Section,
    Table,
    cut_rows,
    table_of,
    write_cell,
)

MOST_ROWS, MOST_IN_LIST = 10, 2000  # of a table in the text, and of a list in the appendix
SPARE_ROWS = 3  # more than that many are not cut for
COLUMNS, GAP_CM = 3, 0.5  # of a page with a long list
PAGE_CM, MARGIN_CM = (21.0, 29.7), 2.0
WIDTH_CM = PAGE_CM[0] - 2 * MARGIN_CM
KEY_POINTS = ((4, 20), (5, 16), (9, 13))  # as many key figures, and their size
KEPT = 15  # rows of a table that stays on one page


def write_docx(outline: Outline) -> bytes:
    """Write an outline as .docx, A4 upright; header rows repeat on each page.

    Parameters
    ----------
    outline
        From `make_outline`.

    Returns
    -------
    bytes
        The same for the same outline. Of a table in the text the first `MOST_ROWS` are shown, of a list in the appendix
        the first `MOST_IN_LIST`, and the others are counted.
    """
    document = Document()
    set_styles(document, outline.lang, outline.title)
    _set_page(document, outline)
    document.add_paragraph(outline.title, style="Title")
    document.add_paragraph(outline.lead, style="Subtitle")
    writer = _Writer(document, outline)
    for number, section in enumerate(outline.sections):
        writer.add_section(section, heading=number > 0)
    writer.end()
    mark_direction(document, direction(outline.lang))
    written = io.BytesIO()
    document.save(written)
    return without_clock(written.getvalue())


def _set_page(document: Any, outline: Outline) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = map(Cm, PAGE_CM)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN_CM)
    page.header_distance = page.footer_distance = Cm(1)
    page.different_first_page_header_footer = True
    document.core_properties.title = outline.title[:255]
    document.core_properties.author = "sistermap"
    document.core_properties.comments = ""
    document.core_properties.language = outline.lang
    page.header.paragraphs[0].text = outline.title if len(outline.title) <= 100 else f"{outline.title[:99]}…"
    for footer in (page.footer, page.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        add_field(line, "PAGE", "1")
        line.add_run(" / ")
        add_field(line, "NUMPAGES", "1")


class _Writer:
    """Adds the sections of an outline to a document, one after another."""

    def __init__(self, document: Any, outline: Outline) -> None:
        self.document, self.outline, self.lang = document, outline, outline.lang
        self.after_table = False

    def add_section(self, section: Section, *, heading: bool) -> None:
        is_long = any(isinstance(block, Table) and block.register for block in section.blocks)
        if is_long:
            self.start_page(WD_SECTION.NEW_PAGE, 1)
        if heading:
            self.document.add_heading(section.title, 1)
            self.after_table = False
        is_legal = section.title == self.outline.words["section.sources"]
        for block, following in itertools.zip_longest(section.blocks, section.blocks[1:]):
            if isinstance(block, Table) and block.register and section.appendix:
                self.add_register(block)
            elif isinstance(block, str):
                introduces = isinstance(following, Table | Figure | Chart) and not self.after_table
                self.add_text(block, NOTE if is_legal else "Normal", introduces=introduces)
            else:
                self.add_block(block, MOST_IN_LIST if section.appendix else MOST_ROWS)

    def add_block(self, block: Block, most: int) -> None:
        match block:
            case KeyFigures():
                self.add_key_figures(block)
            case Table():
                self.add_table(block, most)
            case Chart(png=b""):
                self.add_table(table_of(block), most)
            case Figure() | Chart():
                self.add_picture(block)

    def start_page(self, kind: WD_SECTION, columns: int) -> None:
        """Begin a section of the document, with as many columns."""
        page = self.document.add_section(kind)
        page.different_first_page_header_footer = False
        for old in page._sectPr.findall(qn("w:cols")):
            page._sectPr.remove(old)
        # Its schema wants it before the grid.
        columns_of_page = element("cols", num=str(columns), space=str(round(GAP_CM * 567)))
        page._sectPr.insert_element_before(columns_of_page, "w:docGrid")

    def end(self) -> None:
        """End with a paragraph, as Word wants it: behind a table it is as low as can be."""
        if self.after_table:
            self.document.add_paragraph(style=END)

    def add_text(self, text: str, style: str = "Normal", *, introduces: bool = False) -> None:
        """Add a sentence; one below a table is a note on it."""
        line = self.document.add_paragraph(text, style=NOTE if self.after_table else style)
        line.paragraph_format.keep_with_next = introduces or None
        self.after_table = False

    def add_key_figures(self, block: KeyFigures) -> None:
        drawn = self.document.add_table(rows=1, cols=len(block.figures))
        drawn.autofit = False
        size = Pt(next(points for most, points in KEY_POINTS if len(block.figures) <= most))
        for cell, figure in zip(drawn.rows[0].cells, block.figures, strict=True):
            cell.width = Cm(WIDTH_CM / len(block.figures))
            number = cell.paragraphs[0]
            number.style = self.document.styles[KEY]
            text = write_cell(figure.value, figure.holds, self.lang).replace(" ", "\u00a0")
            number.add_run(text).font.size = size
            cell.add_paragraph(figure.label, style=KEY_LABEL)
        _keep_row(drawn.rows[0])

    def add_picture(self, block: Figure | Chart) -> None:
        self.document.add_picture(io.BytesIO(block.png), width=Cm(WIDTH_CM))
        paragraph = self.document.paragraphs[-1]
        for properties in paragraph._p.iter(qn("wp:docPr")):
            properties.set("descr", block.alt)
        paragraph.style = self.document.styles[FIGURE]
        self.add_caption(block.caption, block.number, "Figure", below=True)
        self.after_table = False

    def add_caption(self, text: str, number: int, sequence: str, *, below: bool = False) -> None:
        """Write "Table 1. Ties by kind", with the number as a field that counts again when it is updated."""
        line = self.document.add_paragraph(style="Caption")
        before, found, after = text.partition(str(number))
        line.add_run(before if found else text)
        if found:
            add_field(line, f"SEQ {sequence} \\* ARABIC", str(number))
            line.add_run(after)
        line.paragraph_format.keep_with_next = not below

    def add_register(self, table: Table) -> None:
        """Print a long list as headings with entries, small, in columns of the page."""
        self.add_caption(table.caption, table.number, "Table")
        more = cut_rows(table, MOST_IN_LIST, self.outline.words, self.lang)[1]
        if more:
            self.add_text(more, NOTE)
        self.start_page(WD_SECTION.CONTINUOUS, COLUMNS)
        left, pattern = MOST_IN_LIST, self.document.add_paragraph(style=REGISTER)
        pattern.add_run("").bold = True
        pattern.add_run("")
        for heading, entries in table.register:
            if not left:
                break
            # python-docx searches all styles for each paragraph that it makes; a copied one is quick.
            line = copy.deepcopy(pattern._p)
            for run, text in zip(
                line.iter(qn("w:r")), (heading, f"  {' · '.join(entries[:left])}"), strict=True
            ):
                run.text = text
            pattern._p.addprevious(line)
            left -= len(entries[:left])
        pattern._p.getparent().remove(pattern._p)
        self.start_page(WD_SECTION.CONTINUOUS, 1)

    def add_table(self, table: Table, most: int) -> None:
        self.add_caption(table.caption, table.number, "Table")
        if table.brief and table.brief_rows <= most + SPARE_ROWS:
            rows, more = table.rows[: table.brief_rows], table.brief
        else:
            shown = most if len(table.rows) > most + SPARE_ROWS else len(table.rows)
            rows, more = cut_rows(table, shown, self.outline.words, self.lang)
        self.draw_table(table, rows)
        self.after_table = True
        if more:
            self.add_text(more)
            self.after_table = True  # what comes next is a note too

    def room(self, table: Table, rows: list[tuple[Any, ...]]) -> list[float]:
        """Give each column its centimetres."""
        room = column_room(table, rows, WIDTH_CM, self.lang)
        if direction(self.lang) != "rtl":
            return room
        # As wide as the page: programs differ on which side a narrower table begins.
        return [width * WIDTH_CM / sum(room) for width in room]

    def draw_table(self, table: Table, rows: list[tuple[Any, ...]]) -> None:
        drawn = self.document.add_table(rows=2, cols=len(table.columns), style=TABLE)
        _describe(drawn, table.caption)
        heads, pattern = drawn.rows
        for row in (heads, pattern):
            _keep_row(row)
        heads._tr.trPr.append(OxmlElement("w:tblHeader"))
        styles = {name: self.document.styles[name] for name in (TABLE_HEAD, TABLE_TEXT)}
        for cell, below, column in zip(heads.cells, pattern.cells, table.columns, strict=True):
            head, text = cell.paragraphs[0], below.paragraphs[0]
            head.style, text.style = styles[TABLE_HEAD], styles[TABLE_TEXT]
            head.add_run(column.label)
            text.add_run("")
            if column.is_number:
                head.alignment = text.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _set_widths(drawn, (heads, pattern), self.room(table, rows))
        # python-docx searches the whole table for each cell that it returns; a copied row is quick however many there are.
        empty = copy.deepcopy(pattern._tr)
        drawn._tbl.remove(pattern._tr)
        for number, row in enumerate(rows, 1):
            line = copy.deepcopy(empty)
            for run, cell, column in zip(line.iter(qn("w:r")), row, table.columns, strict=True):
                run.text = cell_text(cell, column, self.lang)
            if len(rows) <= KEPT and number < len(rows):
                for properties in line.iter(qn("w:pPr")):
                    properties.insert(1, OxmlElement("w:keepNext"))
            drawn._tbl.append(line)


def _describe(drawn: Any, caption: str) -> None:
    """Say what a table is to those who do not see it; its schema wants that last."""
    for name in ("tblCaption", "tblDescription"):
        drawn._tbl.tblPr.append(element(name, val=caption))


def _keep_row(row: Any) -> None:
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _set_widths(drawn: Any, rows: Any, room: list[float]) -> None:
    drawn.autofit = False
    for at, width in enumerate(room):
        drawn.columns[at].width = Cm(width)
        for row in rows:
            row.cells[at].width = Cm(width)
