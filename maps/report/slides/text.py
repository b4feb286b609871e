"""Text of slides: runs with their language and direction, and how much of it an area holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from ....geo.cells import legal_line
from ...texts import direction
from ..outline import text_width
from .template import Box

EMU_A_POINT = 12_700
LETTER = 0.52  # of the size of letters: how wide a letter is, on average
LINE = 1.2  # of the size: from one line to the next
PADDING = 2 * 0.1 * 72  # points, left and right of the text in a shape
# What programs for slides take for the language of a run.
REGIONS = {
    "en": "en-US", "ko": "ko-KR", "ja": "ja-JP", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW", "de": "de-DE", "fr": "fr-FR",
    "es": "es-ES", "ar": "ar-SA",
}  # fmt: skip
ACCENT, TEXT, PALE = MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.TEXT_2


class Run(NamedTuple):
    """Letters of one look; what is None is left to the template."""

    text: str
    size: float | None = None  # points
    bold: bool | None = None
    colour: MSO_THEME_COLOR | None = None


Paragraph = Sequence[Run]


def write_paragraphs(
    frame: Any,
    paragraphs: Sequence[Paragraph],
    lang: str,
    *,
    align: str | None = None,
    after: float | None = None,
) -> None:
    """Fill the text of a shape.

    Parameters
    ----------
    frame
        Of a shape or of a cell.
    paragraphs
        Each a few runs.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    align
        As DrawingML calls it: ``l``, ``r`` or ``ctr``; the template's for None.
    after
        Points below each paragraph.
    """
    right_to_left = direction(lang) == "rtl"
    for at, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        properties = paragraph._p.get_or_add_pPr()
        if align is not None:
            properties.set("algn", align)
        if right_to_left:
            properties.set("rtl", "1")
        if after is not None:
            paragraph.space_after = Pt(after)
        for run in runs:
            _write_run(paragraph.add_run(), run, REGIONS[lang])


def _write_run(made: Any, run: Run, lang: str) -> None:
    made.text = legal_line(run.text)
    made._r.get_or_add_rPr().set("lang", lang)
    if run.size is not None:
        made.font.size = Pt(run.size)
    if run.bold is not None:
        made.font.bold = run.bold
    if run.colour is not None:
        made.font.color.theme_color = run.colour


def lines_of(text: str, width: float, size: float) -> int:
    """Estimate how many lines a text takes.

    Parameters
    ----------
    text
        One paragraph.
    width, size
        Of the area without its margins, and of the letters, points.

    Examples
    --------
    >>> lines_of("Busan", 100, 12), lines_of("Busan " * 10, 100, 12)
    (1, 4)
    """
    return max(1, math.ceil(text_width(text) * LETTER * size / max(width, size)))


def fit_text(text: str, box: Box, size: float, *, least: float) -> tuple[str, float]:
    """Make a text fit an area: smaller letters first, then fewer.

    Parameters
    ----------
    text
        One paragraph.
    box
        The area.
    size, least
        Of the letters as they should be, and as they can be, points.

    Returns
    -------
    tuple
        The text, cut with an ellipsis where it is too long in the least size; and the size.

    Examples
    --------
    >>> fit_text("Busan", Box(0, 0, 914400, 914400), 20, least=10)
    ('Busan', 20)
    >>> text, size = fit_text("Busan " * 50, Box(0, 0, 914400, 914400), 20, least=10)
    >>> text[-1], size
    ('…', 10)
    """
    width, height = box.width / EMU_A_POINT - PADDING, box.height / EMU_A_POINT
    while size > least and lines_of(text, width, size) * LINE * size > height:
        size = max(least, size - 1)
    room = max(1, int(height / (LINE * size))) * width / (LETTER * size)
    return shorten(text, int(room)), size


def shorten(text: str, most: int) -> str:
    """Cut a text that is wider than some Latin letters, with an ellipsis.

    Examples
    --------
    >>> shorten("Busan", 5), shorten("Shimonoseki", 5), shorten("부산광역시", 5)
    ('Busan', 'Shim…', '부산…')
    """
    if text_width(text) <= most:
        return text
    kept, room = 0, most - 1
    for char in text:
        room -= text_width(char)
        if room < 0:
            break
        kept += 1
    return f"{text[:kept].rstrip()}…"
