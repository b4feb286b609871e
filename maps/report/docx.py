"""An outline as a Word document: A4 upright, in styles of its own, with fields for numbers of tables, figures and pages."""

from __future__ import annotations

import copy
import io
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from ..texts import direction
from .archive import without_clock
from .docx_styles import (
    FIGURE,
    KEY,
    KEY_LABEL,
    NOTE,
    TABLE,
    TABLE_HEAD,
    TABLE_SMALL,
    TABLE_TEXT,
    add_field,
    element,
    mark_direction,
    set_styles,
)
from .outline import (
    Block,
    Chart,
    Figure,
    KeyFigures,
    Outline,
    Section,
    Table,
    column_widths,
    cut_rows,
    table_of,
    write_cell,
)

MOST_ROWS, MOST_IN_LIST = 12, 2000  # of a table in the text, and of a list in the appendix
SPARE_ROWS = 3  # more than that many are not cut for
LONG_LIST = 60  # rows, from which on a list is printed small, in columns
COLUMNS, GAP_CM = 3, 0.5
PAGE_CM, MARGIN_CM = (21.0, 29.7), 2.0
WIDTH_CM = PAGE_CM[0] - 2 * MARGIN_CM
LETTER_CM, SMALL_LETTER_CM = 0.185, 0.125  # of a letter in a table
SHORT, LONGEST = 12, 40  # letters of a column that never breaks; of the widest line
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

    def add_section(self, section: Section, *, heading: bool) -> None:
        tables = [block for block in section.blocks if isinstance(block, Table)]
        small = section.appendix and any(len(table.rows) > LONG_LIST for table in tables)
        if small:
            self.document.add_section(WD_SECTION.NEW_PAGE)
        if heading:
            self.document.add_heading(section.title, 1)
        is_legal = section.title == self.outline.words["section.sources"]
        for block in section.blocks:
            if small and isinstance(block, Table):
                self.add_list(block)
            else:
                self.add_block(
                    block, NOTE if is_legal else "Normal", MOST_IN_LIST if section.appendix else MOST_ROWS
                )

    def add_block(self, block: Block, style: str, most: int) -> None:
        if isinstance(block, KeyFigures):
            self.add_key_figures(block)
        elif isinstance(block, Table):
            self.add_table(block, most)
        elif isinstance(block, Chart) and not block.png:
            self.add_table(table_of(block), most)
        elif isinstance(block, Figure | Chart):
            self.add_picture(block)
        else:
            self.document.add_paragraph(block, style=style)

    def add_key_figures(self, block: KeyFigures) -> None:
        drawn = self.document.add_table(rows=1, cols=len(block.figures))
        drawn.autofit = False
        for cell, figure in zip(drawn.rows[0].cells, block.figures, strict=True):
            cell.width = Cm(WIDTH_CM / len(block.figures))
            number = cell.paragraphs[0]
            number.style = self.document.styles[KEY]
            number.add_run(write_cell(figure.value, figure.holds, self.lang)).font.size = Pt(
                20 if len(block.figures) < 5 else 16
            )
            cell.add_paragraph(figure.label, style=KEY_LABEL)
        _keep_row(drawn.rows[0])

    def add_picture(self, block: Figure | Chart) -> None:
        self.document.add_picture(io.BytesIO(block.png), width=Cm(WIDTH_CM))
        picture = (
            self.document.paragraphs[-1] if False else self.document.element.body.xpath("./w:p[last()]")[0]
        )
        for properties in picture.iter(qn("wp:docPr")):
            properties.set("descr", block.alt)
        paragraph = self.document.paragraphs[-1]
        paragraph.style = self.document.styles[FIGURE]
        self.add_caption(block.caption, block.number, "Figure", below=True)

    def add_caption(self, text: str, number: int, sequence: str, *, below: bool = False) -> None:
        """Write "Table 1. Ties by kind", with the number as a field that counts again when it is updated."""
        line = self.document.add_paragraph(style="Caption")
        before, found, after = text.partition(str(number))
        line.add_run(before if found else text)
        if found:
            add_field(line, f"SEQ {sequence} \\* ARABIC", str(number))
            line.add_run(after)
        line.paragraph_format.keep_with_next = not below

    def add_list(self, table: Table) -> None:
        """Print a long list small, in columns of the page, without details."""
        self.add_caption(table.caption, table.number, "Table")
        page = self.document.add_section(WD_SECTION.CONTINUOUS)
        _set_columns(page, COLUMNS)
        kept = [at for at, column in enumerate(table.columns) if not column.is_detail]
        columns = tuple(table.columns[at] for at in kept)
        rows = [tuple(row[at] for at in kept) for row in table.rows[:MOST_IN_LIST]]
        width = (WIDTH_CM - (COLUMNS - 1) * GAP_CM) / COLUMNS
        self.draw_table(
            Table(table.caption, table.name, columns, rows), rows, TABLE_SMALL, width, SMALL_LETTER_CM
        )
        page = self.document.add_section(WD_SECTION.CONTINUOUS)
        _set_columns(page, 1)
        _, more = cut_rows(table, MOST_IN_LIST, self.outline.words, self.lang)
        if more:
            self.document.add_paragraph(more, style=NOTE)

    def add_table(self, table: Table, most: int) -> None:
        self.add_caption(table.caption, table.number, "Table")
        shown = most if len(table.rows) > most + SPARE_ROWS else len(table.rows)
        rows, more = cut_rows(table, shown, self.outline.words, self.lang)
        self.draw_table(table, rows, TABLE_TEXT, WIDTH_CM, LETTER_CM)
        self.document.add_paragraph(more, style=NOTE)

    def draw_table(
        self, table: Table, rows: list[tuple[Any, ...]], style: str, width: float, letter: float
    ) -> None:
        drawn = self.document.add_table(rows=2, cols=len(table.columns), style=TABLE)
        for name in ("tblCaption", "tblDescription"):
            drawn._tbl.tblPr.append(element(name, val=table.caption))
        heads, pattern = drawn.rows
        heads._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for row in (heads, pattern):
            _keep_row(row)
        styles = self.document.styles
        for cell, below, column in zip(heads.cells, pattern.cells, table.columns, strict=True):
            cell.paragraphs[0].style, below.paragraphs[0].style = (
                styles[TABLE_HEAD if style == TABLE_TEXT else style],
                styles[style],
            )
            cell.paragraphs[0].add_run(column.label).font.bold = True
            below.paragraphs[0].add_run("")
            if column.is_number:
                cell.paragraphs[0].alignment = below.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _set_widths(
            drawn, (heads, pattern), column_widths(table, most=LONGEST, lang=self.lang), width, letter
        )
        kept = len(rows) <= KEPT
        for cell in heads.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        # python-docx searches the whole table for each cell that it returns; a copied row is quick however many there are.
        empty = copy.deepcopy(pattern._tr)
        drawn._tbl.remove(pattern._tr)
        for number, row in enumerate(rows, 1):
            line = copy.deepcopy(empty)
            for run, cell, column in zip(line.iter(qn("w:r")), row, table.columns, strict=True):
                run.text = write_cell(cell, column.holds, self.lang)
            if kept and number < len(rows):
                for properties in line.iter(qn("w:pPr")):
                    properties.insert(1, OxmlElement("w:keepNext"))
            drawn._tbl.append(line)


def _keep_row(row: Any) -> None:
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _set_columns(page: Any, count: int) -> None:
    for old in page._sectPr.findall(qn("w:cols")):
        page._sectPr.remove(old)
    page._sectPr.append(element("cols", num=str(count), space=str(round(GAP_CM * 567))))


def _set_widths(drawn: Any, rows: Any, letters: list[int], width: float, letter: float) -> None:
    """Give each column the room it wants; where the page has less, the wide ones share what the narrow ones leave."""
    wanted = [letter * count + 0.3 for count in letters]
    narrow = sum(room for room, count in zip(wanted, letters, strict=True) if count <= SHORT)
    wide = sum(wanted) - narrow
    scale = min(1.0, max(width - narrow, width / 3) / wide) if wide else 1.0
    drawn.autofit = False
    for at, (room, count) in enumerate(zip(wanted, letters, strict=True)):
        given = Cm(room if count <= SHORT else room * scale)
        drawn.columns[at].width = given
        for row in rows:
            row.cells[at].width = given
