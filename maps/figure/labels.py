"""The names of places on a figure's map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ...geo.summed_ties import times_of
from ..layer_like import LayerLike, rows_of_ties
from .label_layout import lay_out_labels
from .label_positions import Box, Label, Position, Surroundings
from .paper import Paper
from .segments import boxes_overlap
from .writing import Font, cut, text_size

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = np.ndarray[Any, Any]
LONGEST = 32  # letters of a name on the map
HALO = 0.26  # of the letters' size
_ROOM = 2.0  # points beside what is written already
_TRIED = 400  # places, the most important first; the rest has no room anyway
_HOME = 1.18  # of the others' size
_PER_NAME = 1600.0  # square points of a map, for each name: more would be a list
_MANY = 100  # places, among which fewer names say more
_MOST_SEGMENTS, _CROWD = 6000, 1500


def order_of_names(layer: LayerLike, home: int | None) -> Floats:
    """Return the rows of places as their names matter: home, then those with many ties, then early ones, then large ones.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> layer = example_layer()
    >>> layer.places["name"].iloc[order_of_names(layer, 0)].tolist()
    ['Busan', 'Los Angeles', 'Shimonoseki']
    """
    places, ties = layer.places, rows_of_ties(layer)
    times = times_of(ties)
    since = (
        ties["since"].astype("string") if "since" in ties else pd.Series(pd.NA, ties.index, dtype="string")
    )
    ends = pd.DataFrame(
        {
            "place": pd.concat([ties["from_id"], ties["to_id"]], ignore_index=True),
            "times": np.tile(np.ones(len(ties), int) if times is None else times, 2),
            "since": pd.concat([since, since], ignore_index=True).fillna("9999"),
        }
    ).groupby("place")
    number = ends["times"].sum().reindex(places["place_id"]).fillna(0).to_numpy()
    first = ends["since"].min().reindex(places["place_id"]).fillna("9999").astype(str).to_numpy()
    population = (
        pd.to_numeric(places["population"]).fillna(0).to_numpy(dtype=float)
        if "population" in places
        else np.zeros(len(places))
    )
    is_home = np.arange(len(places)) == (-1 if home is None else home)
    return np.lexsort((-population, first, -number, ~is_home))


def write_labels(
    paper: Paper,
    axes: Axes,
    layers: tuple[Axes, Axes],
    names: Sequence[str],
    order: Floats,
    x: Floats,
    y: Floats,
    areas: Floats,
    *,
    home: int | None = None,
    lines: Sequence[Floats] = (),
    taken: Sequence[Box] = (),
    most: int | None = None,
) -> list[int]:
    """Write names beside dots, in their order, each only where it covers no dot, no other name and nothing that is taken.

    Parameters
    ----------
    paper
        What the axes are on.
    axes
        Of the map, with its limits set.
    layers
        For leaders, and for names.
    names
        One a dot; the empty name is passed over.
    order
        Rows of the dots, the most important first.
    x, y, areas
        Of the dots: in the axes' data units, and in square points as `matplotlib` has their sizes. NaN is passed over.
    home
        The row of home, whose name is bold and written in any case.
    lines
        In the axes' data units; names cover as little of them as they can.
    taken
        Boxes in points that names stay clear of.
    most
        How many names at most; as many as the map has room for if None.

    Returns
    -------
    list of int
        The rows whose names found room.
    """
    frame = paper_box(paper, axes)
    dots = np.column_stack([to_points(paper, axes, x, y), np.sqrt(areas) / 2 + 0.6])
    where = dots[:, :2]
    shown = np.isfinite(dots).all(axis=1) & np.all((where >= frame[:2]) & (where <= frame[2:]), axis=1)
    boxes = np.array(taken, dtype=float).reshape(-1, 4)
    hidden = np.any(boxes_overlap(np.column_stack([where, where + 1e-6]), boxes), axis=1)
    rows = [int(row) for row in order if names[row] and shown[row] and not hidden[row]][:_TRIED]
    texts = [cut(names[row], LONGEST) for row in rows]
    fonts = [
        Font(paper.type.label * (_HOME if row == home else 1), "bold" if row == home else "normal")
        for row in rows
    ]
    labels = []
    for row, text, font in zip(rows, texts, fonts, strict=True):
        wide, high = text_size(layers[1], text, font)
        labels.append(
            Label(dots[row, 0], dots[row, 1], dots[row, 2], wide + 1, high, font.size, must=row == home)
        )
    at_home = dots[home, :2] if home is not None and shown[home] else None
    around = Surroundings(
        frame, _thinned(dots, shown, rows), _segments(paper, axes, lines), boxes,
        None if at_home is None else (float(at_home[0]), float(at_home[1])), paper.rtl,
        0.0 if home is None or at_home is None else float(dots[home, 2]),
    )  # fmt: skip
    per_name = _PER_NAME * (2 if len(names) > _MANY else 1)
    room = int((frame[2] - frame[0]) * (frame[3] - frame[1]) / per_name / paper.scale**0.6)
    placed = lay_out_labels(labels, around, most=max(4, room) if most is None else most)
    for one in placed:
        _write(paper, layers, one, texts[one.label], fonts[one.label], labels[one.label])
    return [rows[one.label] for one in placed]


def _thinned(dots: Floats, shown: Any, rows: list[int]) -> Floats:
    """Return the dots that are seen; of a crowd, those that could be named and one a point of the others."""
    if shown.sum() <= _CROWD:
        return np.asarray(dots[shown])
    others = np.unique(np.round(dots[shown]), axis=0)
    return np.concatenate([dots[rows], others])


def _write(
    paper: Paper, layers: tuple[Axes, Axes], one: Position, text: str, font: Font, label: Label
) -> None:
    left, top, right, bottom = one.box
    if one.leader:
        x1, y1, x2, y2 = one.leader
        layers[0].plot(
            [x1, x2], [y1, y2], color=paper.style.colours["leader"], linewidth=0.4, scalex=False, scaley=False
        )
    # At the side of its dot, so that it does not reach over it where a program has other fonts.
    ends = ((left, "left"), (right, "right"), ((left + right) / 2, "center"))
    x, side = ends[0] if left >= label.x else ends[1] if right <= label.x else ends[2]
    how = {"fontsize": font.size, "weight": font.weight, "ha": side, "va": "center"}
    write_with_halo(layers[1], x, (top + bottom) / 2, text, paper.style.colours, 1, **how)


def lift_texts(paper: Paper, axes: Axes, layer: Axes) -> list[Box]:
    """Move what is written over lines from a map's axes into the layer of names; return the boxes of all that is written."""
    taken = []
    for text in [*axes.texts]:
        if text.get_gid() == HALO_MARK:
            text.remove()
            continue
        left, top, right, bottom = paper_box(paper, text)
        taken.append((left - _ROOM, top, right + _ROOM, bottom))
        if text.get_bbox_patch() is not None or text.get_gid() == "edge-label":
            side = text.get_horizontalalignment()
            x = {"left": left, "right": right}.get(side, (left + right) / 2)
            how = {"fontsize": text.get_fontsize(), "ha": side, "va": "center"}
            write_with_halo(layer, x, (top + bottom) / 2, text.get_text(), paper.style.colours, 1, **how)
            text.remove()
    return taken


HALO_MARK = "halo"  # letters behind a name that are only there to lift it off lines


def write_with_halo(
    axes: Axes, x: float, y: float, text: str, colours: Mapping[str, str], order: float, **how: Any
) -> Any:
    """Write letters that stand out from the lines behind them; `how` has at least their ``fontsize``, in points."""
    from matplotlib.patheffects import Stroke

    width = HALO * float(how["fontsize"])
    halo = Stroke(linewidth=width, foreground=colours["paper"], joinstyle="round")
    axes.text(
        x, y, text, color=colours["land"], zorder=order, path_effects=[halo], **{**how, "gid": HALO_MARK}
    )
    return axes.text(x, y, text, color=colours["ink"], zorder=order + 0.1, **how)


def to_points(paper: Paper, axes: Axes, x: Any, y: Any) -> Floats:
    """Return where points of axes are on the paper."""
    dots = axes.transData.transform(np.column_stack([np.asarray(x, float), np.asarray(y, float)]))
    pt = 72 / paper.figure.dpi
    return np.column_stack([dots[:, 0] * pt, paper.height - dots[:, 1] * pt])


def paper_box(paper: Paper, artist: Any) -> Box:
    """Return the box of axes or of a text on the paper, in points."""
    extent = artist.get_window_extent(paper.figure.canvas.get_renderer())  # type: ignore[attr-defined]
    pt = 72 / paper.figure.dpi
    return extent.x0 * pt, paper.height - extent.y1 * pt, extent.x1 * pt, paper.height - extent.y0 * pt


def _segments(paper: Paper, axes: Axes, lines: Sequence[Floats]) -> Floats:
    """Return lines as segments on the paper; of very many only some."""
    made = [np.empty((0, 4))]
    for line in lines:
        at = to_points(paper, axes, line[:, 0], line[:, 1])
        made.append(np.column_stack([at[:-1], at[1:]]))
    whole = np.concatenate(made)
    return whole[:: max(1, len(whole) // _MOST_SEGMENTS)]
