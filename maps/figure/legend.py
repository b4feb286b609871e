"""The legend of a figure: what its lines and dots mean, in rows above the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ...geo.summed_ties import count_ties
from ..layer_like import rows_of_ties
from ..numbers import number_text
from ..texts import page_words
from .drawing import Drawing
from .paper import Paper
from .tie_lines import DRAFT_DASH, dash_of
from .writing import Font, directed, shorten, text_size, with_plain_spaces

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST = 12  # kinds
_SAMPLE, _GAP, _BETWEEN, _LINE = 2.8, 0.6, 1.6, 1.5  # of the letters' size


class Entry(NamedTuple):
    """A sample and what it means."""

    text: str
    paint: Callable[[Axes, float, float, float], object]  # axes, left, right, middle
    new_row: bool = False


class Legend:
    """Entries in rows, measured; one kind alone has none."""

    def __init__(self, paper: Paper, drawing: Drawing, lang: str, across: float) -> None:
        self._paper = paper
        self._axes = paper.layer("legend", 8)
        self._font = Font(paper.type.legend)
        self._rows: list[list[tuple[Entry, float]]] = []
        left = 0.0
        size = self._font.size
        for entry in _entries(drawing, lang, across, paper.scale):
            text = shorten(
                self._axes, with_plain_spaces(entry.text), self._font, paper.inner - (_SAMPLE + _GAP) * size
            )
            width = (_SAMPLE + _GAP) * size + text_size(self._axes, text, self._font)[0]
            if not self._rows or left + width > paper.inner or entry.new_row:
                self._rows.append([])
                left = 0.0
            self._rows[-1].append((entry._replace(text=text), left))
            left += width + _BETWEEN * size
        if not self._rows:
            self._axes.remove()

    @property
    def height(self) -> float:
        """In points, with the space below it."""
        return (len(self._rows) * _LINE + 0.3) * self._font.size if self._rows else 0.0

    def paint(self, top: float) -> None:
        """Draw it below a height."""
        paper, size = self._paper, self._font.size
        towards = -1.0 if paper.rtl else 1.0
        for number, row in enumerate(self._rows):
            middle = top + (number + 0.5) * _LINE * size
            for entry, moved in row:
                ends = [paper.start + towards * (moved + part) for part in (0.0, _SAMPLE * size)]
                entry.paint(self._axes, min(ends), max(ends), middle)
                self._axes.text(
                    paper.start + towards * (moved + (_SAMPLE + _GAP) * size), middle + 0.36 * size,
                    directed(entry.text, rtl=paper.rtl), fontsize=size, color=paper.style.colours["ink"], ha=paper.side, va="baseline",
                )  # fmt: skip


def _entries(drawing: Drawing, lang: str, across: float, thin: float) -> Iterator[Entry]:
    yield from _kinds(drawing, lang, thin)
    if drawing.values is not None:
        ink = drawing.colours["ink"] if drawing.grey else drawing.colours["ink2"]
        for number, step in enumerate(drawing.values.steps):
            width = float(drawing.values.widths([step], across)[0])
            unit = drawing.values.unit
            text = number_text(step, lang, digits=0 if step == int(step) else 1)
            yield Entry(f"{text} {unit}".strip(), _line(ink, width, "solid", "butt"), new_row=number == 0)
    if len(drawing.regions):
        yield Entry(
            page_words()[lang]["legend.region"],
            _mark("s", 6, drawing.colours["region"], drawing.colours["edge"], 0.4),
        )
    if drawing.drafts.any():
        ink = drawing.colours["ink"] if drawing.grey else drawing.colours["ink2"]
        yield Entry(drawing.words.get("draft", "Proposal"), _line(ink, max(0.8, 1.4 * thin), DRAFT_DASH))
    if drawing.guessed.any():
        yield Entry(
            drawing.words.get("guessed", "Guessed"),
            _mark("o", 4, drawing.colours["paper"], drawing.colours["ink"], 0.6),
        )


class KindEntry(NamedTuple):
    """A kind as a figure names it."""

    kind: str
    text: str  # with its number
    colour: str


def kind_entries(drawing: Drawing, lang: str) -> list[KindEntry]:
    """Name the kinds of a drawing with their numbers, those with the most ties first; one kind alone needs no name."""
    rows = rows_of_ties(drawing.layer)
    if len(drawing.styles) < 2:
        return []
    counts = {kind: count_ties(rows[rows["kind"] == kind]) for kind in drawing.styles}
    return [
        KindEntry(
            kind,
            f"{drawing.words.get(kind) or drawing.styles[kind]['label']} ({number_text(counts[kind], lang)})",
            drawing.colours["ink"] if drawing.grey else drawing.styles[kind]["light"],
        )
        for kind in sorted(counts, key=lambda kind: -counts[kind])[:_MOST]
    ]


def _kinds(drawing: Drawing, lang: str, thin: float) -> Iterator[Entry]:
    for kind, text, colour in kind_entries(drawing, lang):
        dash = dash_of(drawing.styles[kind]["dash"], drawing.values, grey=drawing.grey)
        yield Entry(text, _line(colour, max(0.8, 1.4 * thin), dash))


def _line(
    colour: str, width: float, dash: Any, cap: str = "round"
) -> Callable[[Axes, float, float, float], object]:
    def paint(axes: Axes, left: float, right: float, middle: float) -> object:
        return axes.plot(
            [left, right], [middle, middle], color=colour, linewidth=width, linestyle=dash,
            solid_capstyle=cap, dash_capstyle=cap, scalex=False, scaley=False,
        )  # fmt: skip

    return paint


def _mark(
    marker: str, size: float, face: str, edge: str, width: float
) -> Callable[[Axes, float, float, float], object]:
    def paint(axes: Axes, left: float, right: float, middle: float) -> object:
        return axes.plot(
            [(left + right) / 2], [middle], marker=marker, markersize=size, markerfacecolor=face, markeredgecolor=edge,
            markeredgewidth=width, linestyle="none", scalex=False, scaley=False,
        )  # fmt: skip

    return paint
