"""A bar chart as a picture, for documents that have no charts of their own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from ..figure.fonts import choose_fonts
from ..numbers import number_text
from ..style import ACCENT, INK, INK_3

SIZE_IN, DPI = (6.7, 1.5), 200
WIDTH, FEW = 0.72, 6  # of a bar in its place; fewer bars are no wider, and the picture is filled
MOST_LABELS = 12  # below the bars; of more, every second or third has one


def draw_bars(categories: Sequence[str], values: Sequence[float], *, lang: str = "en") -> bytes:
    """Draw bars with their values above them, small and without a frame.

    Parameters
    ----------
    categories
        What is below each bar.
    values
        How high each is; 0 has no bar.
    lang
        A BCP 47 tag of `languages.LANGUAGES`, which numbers are written in.

    Returns
    -------
    bytes
        A PNG; the same input gives the same bytes.

    Raises
    ------
    MapError
        If a script has no font here.

    Examples
    --------
    >>> draw_bars(["1960s", "1970s"], [1, 3])[1:4]
    b'PNG'
    """
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {
        "font.family": choose_fonts(categories),
        "font.size": 8,
        "text.parse_math": False,
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=SIZE_IN, facecolor="white")
        FigureCanvasAgg(figure)
        bottom = 0.26 if any(" " in category for category in categories) else 0.15
        axes = figure.add_axes((0.01, bottom, 0.98, 0.88 - bottom))
        axes.bar(range(len(values)), values, width=WIDTH * min(1, len(values) / FEW), color=ACCENT)
        axes.set_ylim(0, max([*values, 1]))
        axes.set_xlim(-0.6, len(values) - 0.4)
        for at, value in enumerate(values):
            if value:
                text = number_text(value, lang)
                axes.annotate(text, (at, value), (0, 2), textcoords="offset points", ha="center", color=INK)
        step = -(-len(categories) // MOST_LABELS)
        labels = [category.replace(" ", "\n") for category in categories]
        axes.set_xticks(range(0, len(categories), step), labels[::step], color=INK)
        axes.tick_params(length=0, pad=3)
        axes.set_yticks([])
        axes.spines[["left", "right", "top"]].set_visible(False)
        axes.spines["bottom"].set_color(INK_3)
        made = io.BytesIO()
        figure.savefig(made, format="png", dpi=DPI, metadata={"Software": "sistermap"})
    return made.getvalue()
