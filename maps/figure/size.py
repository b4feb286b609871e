"""The size of a figure on paper."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...geo.errors import MapError
from .print_styles import STYLES

MM = {"mm": 1.0, "cm": 10.0, "in": 25.4}
# Of a sheet; A0, the largest in common use, is 841 x 1189 mm.
WIDTHS_MM, HEIGHTS_MM = (60.0, 1200.0), (40.0, 1200.0)
MOST_PIXELS = 200_000_000
_NUMBER = r"(\d{1,6}(?:\.\d{1,4})?)"
_SIZE = re.compile(rf"{_NUMBER}(?: ?[x×*] ?{_NUMBER})? ?(mm|cm|in)", re.IGNORECASE)
_EXPECTED = "160x90mm, 16x9cm, 6.3x3.5in, single or double"


class Size(NamedTuple):
    """Width and height in millimetres; a height of None is what the map and its texts need."""

    width: float
    height: float | None


def read_size(text: str | None, style: str) -> Size:
    """Read a size.

    Parameters
    ----------
    text
        Width and height with a unit, such as ``160x90mm``, or a width alone.
        ``single`` and ``double`` are the columns of journals; None is what the style has.
    style
        One of `print_styles.STYLES`.

    Raises
    ------
    MapError
        If it is no size, too small or too large.

    Examples
    --------
    >>> read_size("6.3x3.5in", "print"), read_size("single", "journal")
    (Size(width=160.02, height=88.9), Size(width=89.0, height=None))
    >>> read_size("a4", "print")
    Traceback (most recent call last):
    ...
    sistermap.geo.errors.MapError: size 'a4' is not known, expected one such as 160x90mm, 16x9cm, 6.3x3.5in, single or double
    """
    look = STYLES[style]
    wanted = (text or "").strip().lower()
    if wanted in ("single", "double"):
        width, height = STYLES["journal"].columns_mm[wanted == "double"], None
    elif not wanted:
        width, height = look.width_mm, None
    else:
        found = _SIZE.fullmatch(wanted)
        if not found:
            raise MapError(f"size {text!r} is not known, expected one such as {_EXPECTED}")
        unit = MM[found[3].lower()]
        width, height = float(found[1]) * unit, float(found[2]) * unit if found[2] else None
    for name, value, (least, most) in (("width", width, WIDTHS_MM), ("height", height, HEIGHTS_MM)):
        if value is not None and not least <= value <= most:
            raise MapError(f"size {text!r} has a {name} of {value:g} mm, expected {least:g} to {most:g} mm")
    return Size(round(width, 2), None if height is None else round(height, 2))


def check_pixels(width: float, height: float, dpi: int) -> None:
    """Check that a picture of so many millimetres can be opened where it is sent.

    Raises
    ------
    MapError
        If it has too many pixels.
    """
    pixels = width * height * (dpi / MM["in"]) ** 2
    if pixels > MOST_PIXELS:
        most = int(dpi * (MOST_PIXELS / pixels) ** 0.5)
        raise MapError(
            f"a picture of {width:g} x {height:g} mm at {dpi} dpi has {pixels / 1e6:,.0f} million pixels, "
            f"expected {MOST_PIXELS / 1e6:,.0f} million at most: {most} dpi, or a .pdf or .svg"
        )
