"""What stands around and upon a figure's map: its limits, an inset, a scale, the legend, title and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from .drawing import Drawing
from .labels import place_labels

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# A dense corner gets an inset where so many places share so small a part of the sheet.
INSET_PLACES, INSET_PART = 10, 0.09


def set_limits(axes: Axes, drawing: Drawing, extent: tuple[float, float, float, float] | None) -> None:
    """Show the whole sheet if the places take most of it, else the places and a margin."""
    left, bottom, right, top = shapely.total_bounds(drawing.outline)
    if extent is not None:
        west, south, east, north = extent
        edge = shapely.segmentize(shapely.box(west, south, east if east > west else east + 360, north), 1.0)
        shown = drawing.sheet.shapes(np.array([edge]))
        limits = shapely.total_bounds(shown)
    else:
        ends = shapely.total_bounds(drawing.ties) if len(drawing.ties) else np.array([np.nan] * 4)
        x, y = np.append(drawing.x, ends[[0, 2]]), np.append(drawing.y, ends[[1, 3]])
        limits = np.array([np.nanmin(x), np.nanmin(y), np.nanmax(x), np.nanmax(y)])
        margin = max(0.08 * max(limits[2] - limits[0], limits[3] - limits[1]), 250_000.0)
        limits = limits + np.array([-margin, -margin, margin, margin])
        if limits[2] - limits[0] > 0.72 * (right - left):
            limits[[0, 2]] = left, right
    limits = _widened(limits, axes)
    axes.set_xlim(max(left, limits[0]), min(right, limits[2]))
    axes.set_ylim(max(bottom, limits[1]), min(top, limits[3]))
    axes.apply_aspect()  # labels must know where things stand


def _widened(limits: np.ndarray[Any, Any], axes: Axes) -> np.ndarray[Any, Any]:
    """Widen or heighten the limits so that the map fills its frame."""
    frame = axes.get_window_extent()
    wide, tall = limits[2] - limits[0], limits[3] - limits[1]
    more_wide = max(0.0, tall * frame.width / frame.height - wide) / 2
    more_tall = max(0.0, wide * frame.height / frame.width - tall) / 2
    return np.asarray(limits + np.array([-more_wide, -more_tall, more_wide, more_tall]))


def add_inset(axes: Axes, drawing: Drawing) -> Any:
    """Enlarge the densest corner of a wide map; None where the places lie apart."""
    left, right = axes.get_xlim()
    side = INSET_PART * (right - left)
    inside = np.isfinite(drawing.x) & np.isfinite(drawing.y)
    x, y = drawing.x[inside], drawing.y[inside]
    if len(x) < 2 * INSET_PLACES or len(x) > 2000 or right - left < 8_000_000:
        return None
    cells = (
        pd.Series(np.floor(x / side).astype(int)).astype(str)
        + " "
        + pd.Series(np.floor(y / side).astype(int)).astype(str)
    )
    counts = cells.value_counts().sort_index()
    cell, count = str(counts.idxmax()), counts.max()
    if count < INSET_PLACES:
        return None
    column, row = map(int, cell.split())
    box = (column * side, row * side, (column + 1) * side, (row + 1) * side)
    inset = axes.inset_axes((0.0, 0.0, 0.24, 0.42))
    inset.set(xlim=(box[0], box[2]), ylim=(box[1], box[3]), xticks=[], yticks=[], aspect="equal")
    drawing.paint(inset, thin=0.8)
    for spine in inset.spines.values():
        spine.set_edgecolor(drawing.colours["ink"])
        spine.set_linewidth(0.6)
    axes.indicate_inset_zoom(inset, edgecolor=drawing.colours["ink"], linewidth=0.5)
    here = (drawing.x > box[0]) & (drawing.x < box[2]) & (drawing.y > box[1]) & (drawing.y < box[3])
    names = [name if seen else "" for name, seen in zip(drawing.names, here, strict=True)]
    place_labels(
        inset,
        drawing.x,
        drawing.y,
        names,
        drawing.weights,
        colour=drawing.colours["ink"],
        paper=drawing.colours["paper"],
        most=20,
    )
    return inset


def add_rings(axes: Axes, drawing: Drawing) -> None:
    """Draw what is true of the sheet: distances from home on azimuthal-equidistant, a scale bar on a regional map."""
    ink = drawing.colours["ink"]
    if drawing.sheet.name == "azimuthal-equidistant":
        turn = np.linspace(0, 2 * np.pi, 181)
        for km in (2500, 5000, 10000, 15000):
            axes.plot(
                km * 1000 * np.sin(turn),
                km * 1000 * np.cos(turn),
                color=ink,
                linewidth=0.35,
                linestyle=(0, (2, 3)),
                zorder=3.5,
                scalex=False,
                scaley=False,
            )
            axes.annotate(
                f"{km:,} km",
                (0, -km * 1000),
                ha="center",
                va="bottom",
                fontsize=6,
                color=ink,
                zorder=5,
                annotation_clip=True,
            )
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    if drawing.sheet.name == "lambert" and right - left < 5_000_000:
        km = max(
            step
            for step in (10, 25, 50, 100, 250, 500, 1000)
            if step * 1000 < 0.25 * (right - left) or step == 10
        )
        x, y = left + 0.03 * (right - left), bottom + 0.04 * (top - bottom)
        axes.plot([x, x + km * 1000], [y, y], color=ink, linewidth=1.5, solid_capstyle="butt", zorder=8)
        axes.annotate(
            f"{km} km",
            (x + km * 500, y),
            xytext=(0, 3),
            textcoords="offset points",
            ha="center",
            fontsize=7,
            color=ink,
            zorder=8,
        )


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


def add_words(
    figure: Figure,
    drawing: Drawing,
    title: str | None,
    source: str | None,
    date: str | None,
    notes: list[str],
) -> None:
    """Write the title above the map, and source, date and notices below it."""
    ink = drawing.colours["ink"]
    if title:
        figure.text(0.02, 0.955, title, fontsize=14, fontweight="bold", color=ink, va="center")
    lines = [" · ".join(text for text in (source, date) if text), *notes]
    figure.text(
        0.02,
        0.012,
        "\n".join(line for line in lines if line),
        fontsize=5.8,
        color=ink,
        va="bottom",
        wrap=True,
        linespacing=1.3,
    )
