"""The paper of a figure: points from its upper left corner, and layers with names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .print_styles import Style, Type
from .size import MM, Size

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

POINTS = 72.0  # to the inch
_DPI = 144  # of the picture on which texts are measured


class Paper:
    """A sheet that has one size, one style and one direction."""

    def __init__(self, size: Size, style: Style, *, rtl: bool) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.style, self.rtl = style, rtl
        self.width = size.width / MM["in"] * POINTS
        shape = style.shape if size.height is None else size.height / size.width
        self.height = self.width * (style.fixed_shape or shape if size.height is None else shape)
        self.is_fitted = size.height is not None or style.fixed_shape is not None
        # Half as large as the paper: letters of a poster are read from farther away, those of a small figure are not.
        across = min(self.width, self.height / style.shape * 1.4) / (style.width_mm / MM["in"] * POINTS)
        self.scale = min(1.0, across) if style.in_text else across
        self.type: Type = style.type.scaled(self.scale**0.6, style.least)
        self.margin = 1.5 if style.in_text else min(max(0.02 * self.width, 5.0), 24.0)
        self.figure: Figure = Figure(
            figsize=(self.width / POINTS, self.height / POINTS), dpi=_DPI, facecolor=style.colours["paper"]
        )
        FigureCanvasAgg(self.figure)

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        return self.width / POINTS * MM["in"], self.height / POINTS * MM["in"]

    def fit(self, texts: float, part: float) -> None:
        """Make it as high as its texts and a map need that is `part` of the width high, unless its height is given."""
        if not self.is_fitted:
            most = self.style.most_height_mm / MM["in"] * POINTS
            self.height = min(texts + part * self.inner, most)
            self.figure.set_size_inches(self.width / POINTS, self.height / POINTS)
            for axes in self.figure.axes:
                axes.set_ylim(self.height, 0)
            self.is_fitted = True

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def start(self) -> float:
        """Where lines of text begin: at the left margin, or at the right one."""
        return self.width - self.margin if self.rtl else self.margin

    @property
    def side(self) -> str:
        """The side of a text that is at the start."""
        return "right" if self.rtl else "left"

    def layer(self, name: str, order: float) -> Axes:
        """Add a layer over all of the paper, in points; `name` is what drawing programs call it."""
        axes = self.figure.add_axes((0, 0, 1, 1), gid=name, zorder=order)
        axes.set(xlim=(0, self.width), ylim=(self.height, 0))
        axes.axis("off")
        return axes

    def map_axes(self, top: float, bottom: float) -> Axes:
        """Add the axes of the map, between two heights."""
        left, high = self.margin / self.width, (bottom - top) / self.height
        axes = self.figure.add_axes(
            (left, 1 - bottom / self.height, self.inner / self.width, high), gid="map"
        )
        axes.set_aspect("equal")
        axes.axis("off")
        return axes
