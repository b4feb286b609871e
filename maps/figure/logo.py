"""A logo on a figure."""

from __future__ import annotations

import base64
import io
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...geo.errors import MapError
from ..svg_tree import read_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_NUMBER = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(?:px|pt|mm|cm|in)?")
_MOST_PX = 1200  # of a side: more is not seen in print


@dataclass(frozen=True)
class Logo:
    """A picture of dots, or the address of one of lines, and its shape."""

    picture: Any  # None for one of lines
    address: str
    shape: tuple[float, float]  # width and height, of which only the ratio counts

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return its width and height in a box that it fills in one direction."""
        factor = min(width / self.shape[0], height / self.shape[1])
        return self.shape[0] * factor, self.shape[1] * factor

    def paint(self, axes: Axes, box: tuple[float, float, float, float]) -> None:
        """Put a picture of dots into a box; one of lines is put into the finished SVG."""
        left, top, right, bottom = box
        if self.picture is None:
            axes.text(
                left,
                top,
                MARK,
                fontsize=1,
                gid=f"{MARK} {left:.3f} {top:.3f} {right - left:.3f} {bottom - top:.3f}",
            )
        else:
            limits = axes.axis()
            axes.imshow(
                self.picture, extent=(left, right, bottom, top), aspect="auto", interpolation="antialiased"
            )
            axes.axis(limits)


MARK = "sistermap-logo"  # where an SVG's logo goes


def read_address(address: str) -> Logo:
    """Make a logo of a ``data:`` address, as `pictures.read_logo` returns it.

    Raises
    ------
    MapError
        If its size is not stated in it.

    Examples
    --------
    >>> svg = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"/>').decode()
    >>> read_address(f"data:image/svg+xml;base64,{svg}").fitted(60, 60)
    (60.0, 20.0)
    """
    content = base64.b64decode(address.partition(",")[2])
    if address.startswith("data:image/svg+xml"):
        return Logo(None, address, _shape_of_svg(content))
    from PIL import Image

    with Image.open(io.BytesIO(content)) as found:
        picture = found.convert("RGBA")
    picture.thumbnail((_MOST_PX, _MOST_PX))
    return Logo(picture, address, (float(picture.width), float(picture.height)))


def _shape_of_svg(content: bytes) -> tuple[float, float]:
    root = read_svg(content)
    sides = _sides_of_view_box(root.get("viewBox", ""))
    if not sides:
        found = [_NUMBER.fullmatch(root.get(side, "").strip()) for side in ("width", "height")]
        sides = [float(one[1]) for one in found if one]
    if len(sides) != 2 or min(sides) <= 0:
        raise MapError(
            "the logo is an SVG that does not state its width and height as numbers above 0, "
            "expected a viewBox such as 0 0 120 40"
        )
    return sides[0], sides[1]


def _sides_of_view_box(stated: str) -> list[float]:
    """Read width and height of four numbers between spaces and commas; none where they are not that."""
    try:
        box = [float(part) for part in stated.replace(",", " ").split()]
    except ValueError:
        return []
    return box[2:] if len(box) == 4 and all(map(math.isfinite, box)) else []
