"""What is written above a figure's map: the headline, the line below it, and a logo beside them."""

from __future__ import annotations

from .logo import Logo
from .paper import Paper
from .writing import Font, wrap, write_with_home

_LINE = 1.22  # of the letters' size
_BASE = 0.93  # of the letters' size, from a line's top to its baseline
_MOST_LINES = (3, 2)  # of headline and subline
_LOGO_PT, _LOGO_PART = 34.0, 0.22  # its height, and the most of the width that it takes


class Heading:
    """Headline, subline and logo, measured; painted where the paper has room."""

    def __init__(self, paper: Paper, title: str, subtitle: str, home: str | None, logo: Logo | None) -> None:
        self._paper, self._home, self._logo = paper, home, logo
        self._axes = paper.layer("title", 8)
        self._logo_size = (
            logo.fitted(_LOGO_PART * paper.inner, _LOGO_PT * paper.scale**0.6) if logo else (0.0, 0.0)
        )
        width = paper.inner - (self._logo_size[0] + 8 if logo else 0.0)
        self._fonts = Font(paper.type.title, "bold"), Font(paper.type.subtitle)
        self._lines = [
            wrap(self._axes, text, font, width, most=most)
            for text, font, most in zip((title, subtitle), self._fonts, _MOST_LINES, strict=True)
        ]

    @property
    def height(self) -> float:
        """In points, with the space below it."""
        high = sum(
            len(lines) * font.size * _LINE for lines, font in zip(self._lines, self._fonts, strict=True)
        )
        tallest = max(high, self._logo_size[1])
        return tallest + 0.5 * self._paper.type.subtitle if tallest else 0.0

    def paint(self, top: float) -> None:
        """Write it below a height."""
        paper, colours = self._paper, self._paper.style.colours
        y = top
        for lines, font, colour in zip(
            self._lines, self._fonts, (colours["ink"], colours["ink2"]), strict=True
        ):
            for line in lines:
                home = self._home if font.weight == "bold" else None
                at = (paper.start, y + _BASE * font.size)
                write_with_home(self._axes, line, at, font, (colour, colours["home"]), home, rtl=paper.rtl)
                y += font.size * _LINE
        if self._logo:
            width, height = self._logo_size
            left = paper.margin if paper.rtl else paper.width - paper.margin - width
            self._logo.paint(paper.layer("logo", 8), (left, top, left + width, top + height))
