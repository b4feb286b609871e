"""The ties of a figure as lines: how wide, how faint, and what the widths mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from ...geo.summed_ties import times_of
from ..style import KINDS, KindStyle
from .in_view import Shapes, parts_in_view

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Lines or dots; more are one picture in SVG and PDF, which drawing programs could not open.
MOST_VECTORS = 5_000
_CROWD, _CROWD_DOTS = 2_000, 4  # lines; where so many cross nobody sees a bend of less than 0.2 mm
_GREY = 0.3  # of the alpha of colours: black on white is several times darker than they are
_PAGE_PT = 1000.0  # of a page's map, on which the widest line has 13 px; a figure's has as much of its map
_WIDEST, _FINEST = 13.0, 0.5
_FINEST_PT = 0.25  # that journals print
DRAFT_DASH = (0, (0.5, 4.5))  # of proposals: dots, sparser than those of any kind


class Values(NamedTuple):
    """What the widths of the lines mean."""

    of: np.ndarray[Any, Any]  # of each line; 0 where it is not known
    most: float
    unit: str
    counted: bool  # ties, in a table of sums without values

    def widths(self, values: Any, across: float) -> np.ndarray[Any, Any]:
        """Return widths in points, on a map that is `across` points wide: areas compare better than lengths."""
        pt = across / _PAGE_PT
        root = _WIDEST * pt * np.sqrt(np.asarray(values, dtype=float) / self.most)
        return np.asarray(np.maximum(root, max(_FINEST * pt, _FINEST_PT)))

    @property
    def steps(self) -> list[float]:
        """Round numbers for a legend, the largest first."""
        found = [float(f"{self.most / part:.0e}") for part in (1, 4, 25)]
        return list(dict.fromkeys(step for step in found if not self.counted or step >= 1))


def sum_values(rows: pd.DataFrame, drawn: pd.DataFrame) -> Values | None:
    """Sum the numbers of ties for each line that is drawn; None where the table has none.

    Parameters
    ----------
    rows
        All ties, with ``value`` if the table has numbers. A table of sums without values counts its ties.
    drawn
        Those that are drawn, one a pair of places and kind.

    Examples
    --------
    >>> rows = pd.DataFrame({"from_id": ["a", "b"], "to_id": ["b", "a"], "kind": ["mou"] * 2, "value": [3, 1], "value_unit": ["visits"] * 2})
    >>> sum_values(rows, rows[:1])
    Values(of=array([4.]), most=4.0, unit='visits', counted=False)
    """
    numbers, unit = _numbers(rows)
    times = times_of(rows) if numbers is None else None
    if times is not None:
        numbers = times.astype(float)
    if numbers is None or not len(drawn):
        return None
    sums = pd.Series(numbers, _pairs(rows)).groupby(level=[0, 1, 2]).sum()
    of = sums.reindex(_pairs(drawn)).fillna(0).to_numpy(dtype=float)
    return Values(of, float(of.max()), unit, times is not None) if of.max() > 0 else None


def _numbers(rows: pd.DataFrame) -> tuple[np.ndarray[Any, Any] | None, str]:
    if "value" in rows.columns:
        found = pd.to_numeric(rows["value"], errors="coerce").fillna(0).clip(lower=0).to_numpy(dtype=float)
        if (found > 0).any() and np.isfinite(found).all():
            units = rows["value_unit"].dropna() if "value_unit" in rows.columns else ()
            return found, next((str(unit) for unit in units if unit), "")
    return None, ""


def _pairs(ties: pd.DataFrame) -> pd.MultiIndex:
    """Name the line of each tie: its places, whichever comes first, and its kind."""
    ends = zip(ties["from_id"].astype(str), ties["to_id"].astype(str), ties["kind"].astype(str), strict=True)
    return pd.MultiIndex.from_tuples([(min(a, b), max(a, b), kind) for a, b, kind in ends])


class Lines(NamedTuple):
    """The ties of a drawing."""

    shapes: Shapes
    kinds: np.ndarray[Any, Any]
    drafts: np.ndarray[Any, Any]  # whether each is a proposal that is not confirmed, which is dotted
    values: Values | None
    styles: Mapping[str, KindStyle]
    ink: str | None  # of all of them; None where each kind has its own


def paint_ties(axes: Axes, ties: Lines, thin: float) -> None:
    """Paint the lines kind by kind; those with the largest values lie on top."""
    from matplotlib.collections import LineCollection

    crowd = max(1, len(ties.shapes))
    # In a crowd a line is thin before it is faint: one that is both wide and faint only greys the sheet.
    alpha = float(np.clip(40 / crowd**0.62, 0.1, 0.9)) * (_GREY if ties.ink and crowd > _CROWD else 1.0)
    alpha = min(alpha, 0.75) if ties.values else alpha
    width = max(_FINEST_PT, thin * float(np.clip(12 / crowd**0.35, 0.35, 1.1)))
    several = len(ties.styles) > 1  # one kind is told apart from nothing
    across = axes.get_position().width * axes.figure.get_figwidth() * 72  # type: ignore[union-attr]
    for number, kind, look, is_draft in _layers_of(ties):
        rows = np.flatnonzero((ties.kinds == kind) & (ties.drafts == is_draft))
        dash = dash_of(look["dash"] if several else [], ties.values, grey=ties.ink is not None)
        seen = parts_in_view(ties.shapes[rows], axes, dots=_CROWD_DOTS if crowd > _CROWD else 1)
        lines = [np.asarray(part.coords) for part in seen.parts]
        widths: Any = width
        if ties.values is not None:
            values = ties.values.of[rows[seen.rows]]
            order = np.argsort(values, kind="stable")
            lines, widths = [lines[k] for k in order], ties.values.widths(values[order], across)
        axes.add_collection(
            LineCollection(
                lines, colors=ties.ink or look["light"], linewidth=widths, alpha=alpha,
                linestyle=DRAFT_DASH if is_draft else dash, zorder=4, capstyle="butt" if ties.values else "round",
                rasterized=crowd > MOST_VECTORS, gid=f"{'drafts' if is_draft else 'ties'}-{kind if kind in KINDS else number}",
            )
        )  # fmt: skip


def _layers_of(ties: Lines) -> Iterator[tuple[int, str, KindStyle, bool]]:
    """Yield what is painted, from below: the ties of each kind, then its proposals, if there are any."""
    for number, (kind, look) in enumerate(ties.styles.items()):
        yield number, kind, look, False
        if ties.drafts[ties.kinds == kind].any():
            yield number, kind, look, True


def dash_of(dash: list[float], values: Values | None = None, *, grey: bool = False) -> Any:
    """Return a dash of the page, in px, as lines of a figure have it; wide lines have none where colours differ."""
    if values is not None:
        return (0, tuple(px / 8 for px in dash)) if dash and grey else "solid"
    return (0, tuple(px / 2 for px in dash)) if dash else "solid"
