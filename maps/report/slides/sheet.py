"""One slide in the making: its title, its area for content, and what fills the template's placeholders."""

from __future__ import annotations

import copy
import io
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from ....geo.cells import legal_line
from ...texts import direction
from .template import TITLES, Box, Layout, box_of, inherited, type_of
from .text import EMU_A_POINT, PALE, REGIONS, TEXT, Paragraph, Run, fit_text, write_paragraphs

TITLE_SIZES = 28.0, 20.0  # points: where a template states none, and the least
EDGE = 0.05  # of a slide: its margins where a template has no placeholders
TITLE_SHARE = 0.12  # of a slide's height, there


class Sheet:
    """A slide that is being filled.

    Attributes
    ----------
    slide
        Of python-pptx.
    area
        For content, EMU.
    spot
        The placeholder for content, if the layout has one.
    """

    def __init__(self, presentation: Any, layout: Layout, lang: str) -> None:
        self.lang, self.layout = lang, layout
        self.width, self.height = presentation.slide_width, presentation.slide_height
        self.slide = presentation.slides.add_slide(layout.layout)
        self.area = area_of(presentation, layout)
        self.spot = self._same(layout.spot)
        self._title = self._same(layout.title)
        kept = {id(shape._element) for shape in (self.spot, self._title) if shape is not None}
        for shape in [*self.slide.placeholders]:
            if id(shape._element) not in kept:
                remove(shape)  # an empty one shows "Click to add text"

    def _same(self, placeholder: Any) -> Any:
        """Return the slide's own placeholder for one of the layout."""
        if placeholder is None:
            return None
        number = placeholder.placeholder_format.idx
        return next((p for p in self.slide.placeholders if p.placeholder_format.idx == number), None)

    def set_title(self, text: str) -> None:
        """Write the title, in smaller letters where it is long, and put it first for those who are read a slide."""
        box, stated = title_box(self.width, self.height, self.layout), None
        if self._title is None:
            self._title = self._own_title(box)
        else:
            stated = inherited(self.layout.title, "a:lvl1pPr/a:defRPr", "sz")
        size = int(stated) / 100 if stated else TITLE_SIZES[0]
        fitted, small = fit_text(legal_line(text), box, size, least=min(size, TITLE_SIZES[1]))
        own = self.layout.title is None
        run = Run(
            fitted, small if own or small < size else None, True if own else None, TEXT if own else None
        )
        self.fill(self._title, [[run]])
        tree = self.slide.shapes._spTree
        tree.remove(self._title._element)
        tree.insert(2, self._title._element)

    def _own_title(self, box: Box) -> Any:
        """Make a text box that programs take for the title, where the layout has none."""
        shape = self.slide.shapes.add_textbox(*map(Emu, box))
        shape.name = "Title"
        properties = shape._element.find(".//" + qn("p:nvPr"))
        properties.append(properties.makeelement(qn("p:ph"), {"type": "title"}))
        shape._element.find(".//" + qn("p:cNvSpPr")).attrib.pop("txBox", None)
        shape.text_frame.word_wrap = True
        return shape

    def fill(self, shape: Any, paragraphs: list[Paragraph], *, after: float | None = None) -> None:
        """Fill a placeholder with text; its alignment is the template's, turned for languages that run leftwards."""
        align = None
        if direction(self.lang) == "rtl":
            layout = self.layout.title if type_of(shape) in TITLES else self.layout.spot
            stated = None if layout is None else inherited(layout, "a:lvl1pPr", "algn")
            align = "ctr" if stated == "ctr" else "r"
        write_paragraphs(shape.text_frame, paragraphs, self.lang, align=align, after=after)

    def add_text(
        self,
        box: Box,
        paragraphs: list[Paragraph],
        *,
        align: str | None = None,
        after: float | None = None,
        name: str = "",
    ) -> Any:
        """Add a text box; text begins at the side where the language does."""
        shape = self.slide.shapes.add_textbox(*map(Emu, box))
        if name:
            shape.name = legal_line(name)
        shape.text_frame.word_wrap = True
        at = align or ("r" if direction(self.lang) == "rtl" else "l")
        write_paragraphs(shape.text_frame, paragraphs, self.lang, align=at, after=after)
        return shape

    def drop_spot(self) -> Box:
        """Take the placeholder for content away, for shapes of our own in its area."""
        if self.spot is not None:
            remove(self.spot)
            self.spot = None
        return self.area

    def add_picture(self, png: bytes, alt: str, box: Box, *, occupy: bool) -> Any:
        """Add a picture as large as a box holds it, in its middle, into the placeholder for content if that takes one."""
        shape = self.slide.shapes.add_picture(io.BytesIO(png), 0, 0)
        scale = min(box.width / shape.width, box.height / shape.height)
        width, height = int(shape.width * scale), int(shape.height * scale)
        shape.left, shape.top = box.left + (box.width - width) // 2, box.top + (box.height - height) // 2
        shape.width, shape.height = width, height
        self.describe(shape, alt)
        if occupy:
            self.occupy(shape, KIND.PICTURE, KIND.OBJECT)
        return shape

    def occupy(self, shape: Any, *kinds: KIND) -> None:
        """Make a shape what the placeholder for content holds, if that is of one of some types; else remove that one."""
        spot, self.spot = self.spot, None
        if spot is None:
            return
        if type_of(spot) in kinds:
            properties = shape._element.find(".//" + qn("p:nvPr"))
            properties.insert(0, copy.deepcopy(spot._element.ph))
        remove(spot)

    def describe(self, shape: Any, alt: str) -> None:
        """Say what a shape shows, for those who do not see it."""
        shape._element.find(".//" + qn("p:cNvPr")).set("descr", legal_line(alt))

    def add_number(self) -> None:
        """Put the slide's number where its layout has it."""
        numbers = [p for p in self.layout.layout.placeholders if type_of(p) == KIND.SLIDE_NUMBER]
        for shape in numbers[:1]:
            made = copy.deepcopy(shape._element)
            for child in [*made.spPr]:
                made.spPr.remove(child)
            used = [int(found.get("id")) for found in self.slide.shapes._spTree.iter(qn("p:cNvPr"))]
            made.find(".//" + qn("p:cNvPr")).set("id", str(max(used) + 1))
            self.slide.shapes._spTree.append(made)

    def add_notes(self, text: str) -> None:
        """Write notes for who presents the slide."""
        frame = self.slide.notes_slide.notes_text_frame if text else None
        if frame is not None:
            write_paragraphs(frame, [[Run(line)] for line in text.split("\n")], self.lang)


def area_of(presentation: Any, layout: Layout) -> Box:
    """Return the area of a slide for content: the placeholder's, else what is below the title."""
    if layout.spot is not None:
        return box_of(layout.spot)
    height = presentation.slide_height
    title = title_box(presentation.slide_width, height, layout)
    bottom = int(height * (1 - EDGE))
    for shape in layout.layout.placeholders:
        if type_of(shape) in (KIND.FOOTER, KIND.DATE, KIND.SLIDE_NUMBER) and (shape.top or 0) > height / 2:
            bottom = min(bottom, shape.top)
    top = title.top + title.height + int(height * EDGE / 2)
    return Box(title.left, top, title.width, max(bottom - top, height // 3))


def title_box(width: int, height: int, layout: Layout) -> Box:
    """Return the area of the title: the placeholder's, else the top of the slide."""
    if layout.title is not None:
        return box_of(layout.title)
    margin = int(width * EDGE)
    return Box(margin, int(height * EDGE), width - 2 * margin, int(height * TITLE_SHARE))


def remove(shape: Any) -> None:
    """Take a shape out of its slide."""
    shape._element.getparent().remove(shape._element)


def set_chart_text(chart: Any, size: float, lang: str) -> None:
    """Give all text of a chart its size, the theme's font and its language."""
    chart.font.size = Pt(size)
    chart.font.color.theme_color = PALE
    chart.font._rPr.set("lang", REGIONS[lang])


def points(emu: int) -> float:
    """Turn EMU into points."""
    return emu / EMU_A_POINT
