"""Colours as text, their contrast by WCAG 2.2, and what a colour becomes where it has to be read on our papers."""

from __future__ import annotations

import colorsys
import re
from typing import NamedTuple

from ..geo.errors import MapError

TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
_STEPS = 200  # of lightness, from a colour to black or white


class Pair(NamedTuple):
    """A colour on light and on dark paper, each ``"#rrggbb"``."""

    light: str
    dark: str


# Paper, sea and land, as `maps/assets/css/palette.css` has them.
PAPERS = Pair("#ffffff", "#12181e")
SEAS = Pair("#f2f5f7", "#161d24")
LANDS = Pair("#e2e0d9", "#28323b")


class Fitted(NamedTuple):
    """What `fit_pair` gives."""

    pair: Pair
    contrast: float  # of the colour as it was given, on light paper
    changed: bool  # whether it is drawn otherwise on light paper


def parse_colour(text: str) -> str:
    """Read a colour: ``#rrggbb``, ``#rgb`` or a name that style sheets know.

    Raises
    ------
    MapError
        If it is none.

    Examples
    --------
    >>> parse_colour("#0A5"), parse_colour("Teal")
    ('#00aa55', '#008080')
    >>> parse_colour("bluish")
    Traceback (most recent call last):
    ...
    sistermap.geo.errors.MapError: 'bluish' is no colour, expected #rrggbb or a name such as teal
    """
    wanted = text.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{6}", wanted):
        return wanted
    if re.fullmatch(r"#[0-9a-f]{3}", wanted):
        return "#" + "".join(2 * digit for digit in wanted[1:])
    from matplotlib.colors import CSS4_COLORS

    if wanted in CSS4_COLORS:
        return str(CSS4_COLORS[wanted]).lower()
    raise MapError(f"{text!r} is no colour, expected #rrggbb or a name such as teal")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    Examples
    --------
    >>> round(contrast("#000000", "#ffffff")), round(contrast("#777777", "#ffffff"), 2)
    (21, 4.48)
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def fit_pair(colour: str, *, text: bool) -> Fitted:
    """Make a colour fit for light and for dark paper: lighter or darker until it stands out, of the same hue.

    Parameters
    ----------
    colour
        ``"#rrggbb"``.
    text
        Whether words are written in it: 4.5:1 on paper. All that is drawn has 3:1 on paper, sea and land.

    Examples
    --------
    >>> fit_pair("#a02020", text=True).pair.light
    '#a02020'
    >>> found = fit_pair("#ffd700", text=True)
    >>> round(found.contrast, 1), found.changed, contrast(found.pair.light, "#ffffff") >= 4.5
    (1.4, True, True)
    """
    made = [_until(colour, grounds, text=text, black=black) for grounds, black in (
        ((PAPERS.light, SEAS.light, LANDS.light), True), ((PAPERS.dark, SEAS.dark, LANDS.dark), False),
    )]  # fmt: skip
    return Fitted(Pair(*made), contrast(colour, PAPERS.light), made[0] != colour)


def _until(colour: str, grounds: tuple[str, str, str], *, text: bool, black: bool) -> str:
    """Darken or lighten a colour until it stands out from paper, sea and land."""
    paper, *others = grounds
    hue, light, full = colorsys.rgb_to_hls(*_parts(colour))
    end = 0.0 if black else 1.0
    for step in range(_STEPS + 1):
        lightness = light + (end - light) * step / _STEPS
        made = _written(colorsys.hls_to_rgb(hue, lightness, full)) if step else colour
        on_paper = TEXT_CONTRAST if text else MARK_CONTRAST
        if contrast(made, paper) >= on_paper and all(contrast(made, g) >= MARK_CONTRAST for g in others):
            return made
    return made


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return red, green, blue


def _written(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
