"""The legend of a figure: what its lines and dots mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .drawing import Drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def add_legend(axes: Axes, drawing: Drawing) -> None:
    """List the kinds with their line and how many ties they have."""
    from matplotlib.lines import Line2D

    counts = drawing.layer.ties["kind"].value_counts()
    handles = [
        Line2D([], [], color=drawing.colours["ink"] if drawing.grey else look["light"], linewidth=1.4,
               linestyle=(0, tuple(px / 2 for px in look["dash"])) if look["dash"] else "solid",
               label=f"{drawing.words.get(kind) or look['label']} ({counts.get(kind, 0):,})")
        for kind, look in drawing.styles.items()
    ]  # fmt: skip
    handles = handles[:12]
    if drawing.guessed.any():
        ink, paper = drawing.colours["ink"], drawing.colours["paper"]
        handles.append(
            Line2D([], [], color=ink, marker="o", markersize=5, markerfacecolor=paper, linestyle="none",
                   label=drawing.words.get("guessed", "Guessed"))
        )  # fmt: skip
    if handles:
        axes.figure.legend(
            handles=handles,
            loc="upper center",
            bbox_to_anchor=(0.5, 0.16),
            ncols=min(5, len(handles)),
            frameon=False,
            handlelength=3.2,
            fontsize=8,
        )
