"""What is written around a figure's map."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Captions(NamedTuple):
    """What is written around a figure's map; nothing for an empty text."""

    title: str
    source: str
    date: str
    credits: str


def add_captions(figure: Figure, ink: str, captions: Captions) -> None:
    """Write the title above the map, and source, date and credits below it."""
    if captions.title:
        figure.text(0.02, 0.955, captions.title, fontsize=14, fontweight="bold", color=ink, va="center")
    lines = [" · ".join(filter(None, (captions.source, captions.date))), captions.credits]
    below = "\n".join(filter(None, lines))
    figure.text(0.02, 0.012, below, fontsize=5.8, color=ink, va="bottom", wrap=True, linespacing=1.3)
