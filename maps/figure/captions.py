"""What is written below a figure's map: whose data it shows, of when, and how it is cited."""

from __future__ import annotations

from collections.abc import Iterable

from .paper import Paper
from .writing import Font, directed, wrap

_LINE, _BASE = 1.28, 0.93  # of the letters' size


class Captions:
    """Lines below the map, wrapped to the paper."""

    def __init__(self, paper: Paper, lines: Iterable[str]) -> None:
        self._paper = paper
        self._axes = paper.layer("captions", 8)
        self._font = Font(paper.type.credits)
        self._lines = [
            part for line in lines if line for part in wrap(self._axes, line, self._font, paper.inner)
        ]

    @property
    def height(self) -> float:
        """In points, with the space above them."""
        return (len(self._lines) * _LINE + 0.7) * self._font.size if self._lines else 0.0

    def paint(self, bottom: float) -> None:
        """Write them above a height."""
        y = bottom - len(self._lines) * _LINE * self._font.size
        for line in self._lines:
            self._axes.text(
                self._paper.start, y + _BASE * self._font.size, directed(line, rtl=self._paper.rtl), fontsize=self._font.size,
                color=self._paper.style.colours["ink3"], ha=self._paper.side, va="baseline",
            )  # fmt: skip
            y += _LINE * self._font.size
