"""The styles of a figure: colours, type and sizes for print, screens, copiers and journals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..style import HAIRLINE, HOME_COLOUR, INK, INK_2, INK_3, LAND, PAPER, SEA


class Type(NamedTuple):
    """Sizes of letters, in points."""

    title: float
    subtitle: float
    legend: float
    label: float
    credits: float

    def scaled(self, factor: float, least: Type) -> Type:
        """Return larger or smaller letters, none of them under the least."""
        return Type(*(max(size * factor, low) for size, low in zip(self, least, strict=True)))


class Style(NamedTuple):
    """How a figure looks that is made for one use."""

    colours: Mapping[str, str]
    type: Type
    least: Type
    width_mm: float
    shape: float = 0.62  # of the paper, height by width, for which letters have these sizes
    most_height_mm: float = 1200.0
    columns_mm: tuple[float, float] = (89.0, 183.0)
    fixed_shape: float | None = None  # where a height that is not given is not what the map needs
    in_text: bool = False  # whether title and citation are in the text around it, and letters never grow
    in_grey: bool = False  # whether kinds are told apart by dashes alone


_LEAST = Type(8.0, 6.5, 6.5, 6.0, 6.0)
_PAGE = {
    "paper": PAPER, "sea": SEA, "land": LAND, "edge": HAIRLINE, "border": PAPER, "region": "#e8cf98",
    "ink": INK, "ink2": INK_2, "ink3": INK_3, "home": HOME_COLOUR,
    "leader": "#8d8d8d",
}  # fmt: skip
_GREY = {
    "paper": "#ffffff", "sea": "#ffffff", "land": "#e6e6e6", "edge": "#b3b3b3", "border": "#ffffff", "region": "#cccccc",
    "ink": "#000000", "ink2": "#333333", "ink3": "#555555", "home": "#000000",
    "leader": "#8d8d8d",
}  # fmt: skip
_JOURNAL = {**_GREY, "land": "#ebebe8", "region": "#d8d3c4", "home": HOME_COLOUR}
# Text on A4 is 160 to 180 mm wide, a slide of 16:9 is 254 mm; a journal's columns are 89 and 183 mm, its figures at most 170 mm
# high and its letters 5 to 7 pt in Nature (research-figure-guide.nature.com); 90 and 190 mm, 7 pt and 6 pt in Elsevier's.
STYLES: dict[str, Style] = {
    "print": Style(_PAGE, Type(13.0, 8.5, 7.5, 7.0, 6.0), _LEAST, 180.0),
    "screen": Style(_PAGE, Type(21.0, 12.5, 11.0, 10.5, 8.0), _LEAST, 254.0, fixed_shape=0.5625),
    "grey": Style(_GREY, Type(13.0, 8.5, 7.5, 7.0, 6.0), _LEAST, 180.0, in_grey=True),
    "journal": Style(
        _JOURNAL, Type(8.0, 7.0, 7.0, 6.5, 5.5), Type(8.0, 6.0, 6.0, 6.0, 5.5), 183.0, most_height_mm=170.0, in_text=True
    ),
}  # fmt: skip
