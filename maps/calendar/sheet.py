"""A sheet of A4 that texts and marks are put on, in points from its upper corner where lines begin."""

from __future__ import annotations

from typing import Any, Literal

from ..figure.writing import words_of
from ..style import INK, PAPER

WIDTH, HEIGHT, MARGIN = 595.28, 841.89, 36.0  # points
Align = Literal["start", "center", "end"]


class Sheet:
    """A sheet, upright; from right to left it is mirrored, so that all of it is laid out once.

    Parameters
    ----------
    right_to_left
        Whether lines begin at the right.

    Examples
    --------
    >>> sheet = Sheet(right_to_left=False)
    >>> round(sheet.width), sheet.fit("Shimonoseki", 500, 8)
    (523, 'Shimonoseki')
    """

    def __init__(self, *, right_to_left: bool) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, facecolor=PAPER)
        canvas: Any = FigureCanvasAgg(self.figure)
        self._renderer = canvas.get_renderer()
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set(xlim=(WIDTH, 0) if right_to_left else (0, WIDTH), ylim=(HEIGHT, 0))
        self._right_to_left = right_to_left
        self.left, self.right, self.width = MARGIN, WIDTH - MARGIN, WIDTH - 2 * MARGIN

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        align: Align = "start",
        weight: str = "normal",
        colour: str = INK,
    ) -> None:
        """Write a text on a line."""
        sides = ("right", "left") if self._right_to_left else ("left", "right")
        across = {"start": sides[0], "end": sides[1], "center": "center"}[align]
        self._axes.text(x, y, text, fontsize=size, fontweight=weight, color=colour, ha=across, va="baseline")

    def mark(self, x: float, y: float, shape: str, size: float, face: str, edge: str) -> None:
        """Put a mark round a point."""
        self._axes.plot([x], [y], marker=shape, ms=size, mfc=face, mec=edge, mew=0.9, ls="none", zorder=1)

    def rule(self, x: float, to: float, y: float, colour: str) -> None:
        """Draw a line across."""
        self._axes.plot([x, to], [y, y], color=colour, lw=0.5, zorder=1)

    def width_of(self, text: str, size: float) -> float:
        """Measure a text, in points."""
        from matplotlib.text import Text

        made = Text(0, 0, text, fontsize=size, figure=self.figure)
        return float(made.get_window_extent(self._renderer).width)

    def wrap(self, text: str, width: float, size: float) -> list[str]:
        """Break a text into lines that have room; nothing is left out, and a word that is wider than a line is broken."""
        lines = [""]
        for word in words_of(text):
            longer = f"{lines[-1]}{word}".lstrip()
            if self.width_of(longer, size) <= width:
                lines[-1] = longer
                continue
            lines.append(word.lstrip())
            while (most := self._room(lines[-1], width, size)) < len(lines[-1]):
                lines[-1:] = [lines[-1][:most], lines[-1][most:]]
        return [line for line in lines if line]

    def _room(self, word: str, width: float, size: float) -> int:
        """Return how many letters of a word a line has room for, at least one."""
        least, most = 1, max(1, min(len(word), 1000))
        while least < most:
            middle = (least + most + 1) // 2
            if self.width_of(word[:middle], size) <= width:
                least = middle
            else:
                most = middle - 1
        return least

    def fit(self, text: str, width: float, size: float) -> str:
        """Return a text, cut at its end where it is wider than there is room."""
        if self.width_of(text[:400], size) <= width and len(text) <= 400:
            return text
        least, most = 0, min(len(text), 400)
        while least < most:
            middle = (least + most + 1) // 2
            if self.width_of(f"{text[:middle].rstrip()}…", size) <= width:
                least = middle
            else:
                most = middle - 1
        return f"{text[:least].rstrip()}…"
