"""A deck → a presentation, in a user's template or in our own."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.util import Pt

from ....geo.archive import without_clock
from ....geo.cells import legal_line
from ....geo.reasons import fill
from ...page.look import PageLook
from ...style import ACCENT as ACCENT_COLOUR
from ...style import HOME_COLOUR
from ...texts import direction
from .charts import add_bars, add_grid
from .deck import Bars, Cover, Deck, Grid, Groups, Numbers, Paragraphs, Picture, Profile, Slide
from .groups import add_groups, group_pages
from .plain import plain_presentation
from .sheet import Sheet, area_of, points
from .template import Box, Layout, choose_cover, choose_layout, open_template
from .text import ACCENT, LINE, PADDING, PALE, TEXT, Paragraph, Run, fit_text, lines_of, shorten

WANTED: Mapping[type[Slide], tuple[KIND, ...]] = {
    Picture: (KIND.PICTURE, KIND.OBJECT), Bars: (KIND.CHART, KIND.OBJECT), Grid: (KIND.TABLE, KIND.OBJECT),
    Paragraphs: (KIND.BODY, KIND.OBJECT),
}  # fmt: skip
NUMBER_SIZE, LABEL_SIZE, TEXT_SIZES = 60, 18, (16, 14, 12, 10)  # points
MOST_NUMBER_IN = 2.5  # from one row of numbers to the next
MAP_SCALE = 1.55  # how many times as large as it is drawn a map is shown
LONGEST_VALUE = 160  # letters of a line in the slide of a partner
LOGO_IN, EMU_AN_INCH = 0.9, 914_400


def write_slides(
    deck: Deck,
    *,
    template: str | os.PathLike[str] | None = None,
    remark: Callable[[str], object] | None = None,
) -> bytes:
    """Write a deck as .pptx.

    Parameters
    ----------
    deck
        From `make_slides`.
    template
        A presentation whose size, layouts, colours and fonts are taken; ours if None.
    remark
        Called with one line where the template has nothing to put titles into.

    Returns
    -------
    bytes
        The same for the same deck and template.

    Raises
    ------
    MapError
        If `template` is none.
    """
    made = (
        plain_presentation(deck.lang, accent=deck.accent, home=deck.home)
        if template is None
        else open_template(template)
    )
    cover, content = choose_cover(made), choose_layout(made)
    if remark is not None and (content.title is None or content.spot is None):
        lacks = "a title" if content.title is None else "content"
        remark(f"{template}: no layout has a placeholder for {lacks}; text boxes are used")
    writer = _Writer(made, deck, cover, content)
    for slide in deck.slides:
        writer.add(slide)
    _sign(made, deck)
    written = io.BytesIO()
    made.save(written)
    return without_clock(written.getvalue())


def map_size(template: str | os.PathLike[str] | None = None) -> str:
    """Return the size of a map that fills a slide, as `read_size` takes it: smaller than the slide, so that its letters are large.

    Parameters
    ----------
    template
        As `write_slides` takes it.

    Raises
    ------
    MapError
        If `template` is none.

    Examples
    --------
    >>> map_size()
    '197x85mm'
    """
    made = (
        plain_presentation("en", accent=ACCENT_COLOUR, home=HOME_COLOUR)
        if template is None
        else open_template(template)
    )
    area = area_of(made, choose_layout(made, *WANTED[Picture]))
    width = area.width / EMU_AN_INCH * 25.4 / MAP_SCALE
    height = width * min(max(area.height / area.width, 0.35), 1.5)
    return f"{width:.0f}x{height:.0f}mm"


def slide_drawing(look: PageLook, template: str | os.PathLike[str] | None = None) -> dict[str, Any]:
    """Choose how the map of a deck is drawn: as large as its slides have room, in the colours of the page.

    Parameters
    ----------
    look
        Of the page.
    template
        As `write_slides` takes it.

    Examples
    --------
    >>> slide_drawing(PageLook())["style"]
    'screen'
    """
    return {
        "size": map_size(template),
        "style": "screen",
        "kind_colours": look.colours,
        "accent": look.accent,
    }


def _sign(made: Any, deck: Deck) -> None:
    known = made.core_properties
    known.title, known.author, known.language = legal_line(deck.title)[:255], "sistermap", deck.lang
    known.last_modified_by, known.comments, known.subject, known.keywords, known.revision = "", "", "", "", 1


class _Writer:
    """Adds slides to a presentation, each kind in its own way."""

    def __init__(self, made: Any, deck: Deck, cover: Layout, content: Layout) -> None:
        self.made, self.deck, self.cover, self.content = made, deck, cover, content
        self.words, self.lang = deck.words, deck.lang
        self.begun: list[Sheet] = []  # of the slide that is being added
        self.starts_right = direction(deck.lang) == "rtl"

    def add(self, slide: Slide) -> None:
        ways: dict[type[Slide], Callable[[Any], None]] = {
            Cover: self.add_cover, Picture: self.add_picture, Numbers: self.add_numbers, Bars: self.add_bars,
            Groups: self.add_groups, Grid: self.add_grid, Profile: self.add_profile, Paragraphs: self.add_paragraphs,
        }  # fmt: skip
        self.begun.clear()
        ways[type(slide)](slide)
        for sheet in self.begun:
            sheet.add_number()  # behind everything else, as it is read last

    def begin(self, slide: Slide, title: str | None = None) -> Sheet:
        wanted = WANTED.get(type(slide))
        sheet = Sheet(self.made, choose_layout(self.made, *wanted) if wanted else self.content, self.lang)
        sheet.set_title(title or slide.title)
        sheet.add_notes(slide.notes)
        self.begun.append(sheet)
        return sheet

    def add_cover(self, slide: Cover) -> None:
        sheet = Sheet(self.made, self.cover, self.lang)
        sheet.set_title(slide.title)
        texts = [text for text in (slide.subtitle, slide.line) if text]
        if sheet.spot is not None and texts:
            size = fit_text(" ".join(texts), sheet.area, 20, least=12)[1]
            sheet.fill(sheet.spot, [[Run(text, size if size < 20 else None)] for text in texts], after=6)
        elif texts:
            sheet.add_text(sheet.area, [[Run(text, 20)] for text in texts], after=6)
        if slide.logo:
            side = int(LOGO_IN * EMU_AN_INCH)
            left = sheet.width - sheet.area.left - 3 * side if self.starts_right else sheet.area.left
            sheet.add_picture(slide.logo, self.deck.title, Box(left, side // 2, 3 * side, side), occupy=False)
        sheet.add_notes(slide.notes)

    def add_picture(self, slide: Picture) -> None:
        sheet = self.begin(slide)
        sheet.add_picture(slide.png, slide.alt, sheet.area, occupy=True)

    def add_numbers(self, slide: Numbers) -> None:
        sheet = self.begin(slide)
        area = sheet.drop_spot()
        columns = min(3, len(slide.figures)) if area.width > 1.5 * area.height else min(2, len(slide.figures))
        rows = -(-len(slide.figures) // columns)
        width, height = area.width // columns, min(area.height // rows, int(MOST_NUMBER_IN * EMU_AN_INCH))
        inner = int(width * 0.92)
        line = Box(0, 0, int(inner * 0.85), int(0.45 * height))  # digits are wide in bold
        size = min(fit_text(value, line, NUMBER_SIZE, least=20)[1] for value, _ in slide.figures)
        for at, (value, label) in enumerate(slide.figures):
            across, down = at % columns, at // columns
            left = (columns - across) * width - inner if self.starts_right else across * width
            box = Box(area.left + left, area.top + down * height, inner, height)
            number = fit_text(value, line, size, least=size)[0]
            shown: list[Paragraph] = [
                [Run(number, size, True, ACCENT)],
                [Run(shorten(label, 80), LABEL_SIZE, None, PALE)],
            ]
            sheet.add_text(box, shown, name=label)

    def add_bars(self, slide: Bars) -> None:
        add_bars(self.begin(slide), slide)

    def add_grid(self, slide: Grid) -> None:
        sheet = self.begin(slide)
        left = add_grid(sheet, slide)
        if left:
            more = fill(self.words, "card.more", {"count": left, "n": left}, self.lang)
            below = Box(
                sheet.area.left, sheet.area.top + sheet.area.height, sheet.area.width, int(0.4 * EMU_AN_INCH)
            )
            sheet.add_text(below, [[Run(more, 14, None, PALE)]])

    def add_groups(self, slide: Groups) -> None:
        shown = group_pages(slide, area_of(self.made, self.content))
        for at, page in enumerate(shown.pages, 1):
            numbered = self.words["slide.page"].format(title=shown.title, n=at, of=len(shown.pages))
            sheet = self.begin(slide, numbered if len(shown.pages) > 1 else shown.title)
            add_groups(sheet, page, shown, self.words["slide.continued"])

    def add_profile(self, slide: Profile) -> None:
        sheet = self.begin(slide)
        area = sheet.drop_spot()
        side = min(area.height, int(0.42 * area.width)) if slide.png else 0
        picture_left = area.left if self.starts_right else area.left + area.width - side
        text_left = area.left + int(1.1 * side) if self.starts_right else area.left
        box = Box(text_left, area.top, area.width - int(1.1 * side), area.height)
        size = 24 if points(area.height) > 65 * len(slide.rows) else 18
        shown: list[Paragraph] = []
        for label, value in slide.rows:
            shown += [[Run(label, 14, None, PALE)], [Run(shorten(value, LONGEST_VALUE), size, None, TEXT)]]
        frame = sheet.add_text(box, shown).text_frame
        for paragraph in frame.paragraphs[1::2]:
            paragraph.space_after = Pt(0.5 * size)
        if slide.png:
            sheet.add_picture(slide.png, slide.alt, Box(picture_left, area.top, side, side), occupy=False)

    def add_paragraphs(self, slide: Paragraphs) -> None:
        sheet = self.begin(slide)
        width, height = points(sheet.area.width) - PADDING, points(sheet.area.height)
        size = next(
            (
                s
                for s in TEXT_SIZES
                if sum(lines_of(t, width, s) * LINE * s + 8 for t in slide.texts) <= height
            ),
            TEXT_SIZES[-1],
        )
        shown: list[Paragraph] = [[Run(text, size)] for text in slide.texts]
        if sheet.spot is None:
            sheet.add_text(sheet.area, shown, after=8)
        else:
            sheet.fill(sheet.spot, shown, after=8)
