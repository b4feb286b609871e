"""What a figure's sheet shows: land, borders, regions, ties and places, brought onto it once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..colours import Pair
from ..layer_like import LayerLike, one_a_pair, rows_of_ties
from ..style import style_kinds
from .in_view import parts_in_view, path_of
from .projection import Projection
from .tie_lines import MOST_VECTORS, Lines, paint_ties, sum_values

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Shapes = np.ndarray[Any, Any]
_NOTHING: Shapes = np.array([], dtype=object)


_LEAST_AREA = (
    0.12  # square points of a dot where there are thousands, which would cover all lines between them
)
HOME_AREA = 64  # square points of home's dot


class Drawing:
    """What a sheet shows, brought onto it once and painted as often as there are axes."""

    def __init__(
        self,
        layer: LayerLike,
        basemap: gpd.GeoDataFrame,
        sheet: Projection,
        colours: dict[str, str],
        grey: bool,
        names: list[str],
        home: int | None,
        words: Mapping[str, str],
        kind_colours: Mapping[str, Pair] | None = None,
        lang: str = "en",
    ) -> None:
        self.layer, self.sheet, self.colours, self.grey = layer, sheet, colours, grey
        self.names, self.home, self.words, self.lang = names, home, words, lang
        kinds = basemap["kind"].to_numpy()
        self.land = sheet.shapes(basemap.geometry.to_numpy()[kinds == "land"])
        self.borders = sheet.shapes(basemap.geometry.to_numpy()[kinds == "border"])
        self.regions = sheet.shapes(layer.regions.geometry.to_numpy()) if len(layer.regions) else _NOTHING
        self.outline = np.array([sheet.outline])
        self.x, self.y = sheet.points(*shapely.get_coordinates(layer.places.geometry.to_numpy()).T)
        drawn = layer.ties.loc[one_a_pair(rows_of_ties(layer)).index]
        drawn = drawn[~(drawn.geometry.is_empty | drawn.geometry.isna())]
        self.kinds = drawn["kind"].to_numpy()
        self.drafts = (
            drawn["draft"].eq(True).to_numpy(dtype=bool)
            if "draft" in drawn
            else np.zeros(len(drawn), dtype=bool)
        )
        self.ends = _rows_of_ends(layer, drawn)
        self.values = sum_values(rows_of_ties(layer), drawn)
        self.ties = sheet.shapes(drawn.geometry.to_numpy()) if len(drawn) else _NOTHING
        self.guessed = layer.places["guessed"].eq(True).to_numpy(dtype=bool)
        self.styles = style_kinds(layer.ties["kind"].dropna(), kind_colours)

    def paint(self, axes: Axes, thin: float = 1.0) -> None:
        """Paint everything but names onto axes whose limits are set."""
        from matplotlib.collections import LineCollection, PathCollection

        colours = self.colours
        for name, shapes, face, edge, width, order in (
            ("sea", self.outline, colours["sea"], "none", 0.0, 0),
            ("land", self.land, colours["land"], colours["edge"], 0.4, 1),
            ("regions", self.regions, colours["region"], colours["edge"], 0.4, 2),
        ):
            areas = [path_of(part) for part in parts_in_view(shapes, axes).parts]
            axes.add_collection(
                PathCollection(areas, facecolor=face, edgecolor=edge, linewidth=width, zorder=order, gid=name)
            )
        borders = [np.asarray(part.coords) for part in parts_in_view(self.borders, axes).parts]
        axes.add_collection(
            LineCollection(borders, colors=colours["border"], linewidth=0.4, zorder=3, gid="borders")
        )
        ink = self.colours["ink"] if self.grey else None
        # A line that only passes through would come from nowhere and end in nothing.
        here = self.seen(axes)[self.ends].any(axis=1)
        values = self.values._replace(of=self.values.of[here]) if self.values else None
        paint_ties(
            axes, Lines(self.ties[here], self.kinds[here], self.drafts[here], values, self.styles, ink), thin
        )
        self._paint_places(axes, thin)
        self._paint_edge(axes)

    def seen(self, axes: Axes) -> np.ndarray[Any, Any]:
        """Return whether each place is in the frame of axes whose limits are set."""
        (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
        return np.asarray((self.x >= left) & (self.x <= right) & (self.y >= bottom) & (self.y <= top))

    def _paint_edge(self, axes: Axes) -> None:
        """Paint where the map ends, over the land that is cut there: one line, of the sheet or of the frame around a part of it."""
        from matplotlib.collections import PathCollection

        (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
        frame = shapely.box(left, bottom, right, top)
        whole = frame.contains(self.outline[0])
        # The frame around a part has its corners cut where the sheet ends inside it: beyond it there is no earth.
        ends = self.outline if whole else shapely.intersection(self.outline, frame)
        axes.add_collection(
            PathCollection(
                [path_of(part) for part in parts_in_view(ends, axes).parts],
                facecolor="none",
                edgecolor=self.colours["edge"],
                linewidth=0.6 if whole else 0.8,
                zorder=3.2,
                clip_on=whole,
                gid="outline" if whole else "frame",
            )
        )

    def _paint_places(self, axes: Axes, thin: float) -> None:
        size = self.dot_areas(thin)
        countries = (self.layer.places["level"] == "country").to_numpy()
        for mask, marker in ((~countries, "o"), (countries, "s")):
            faces = np.where(self.guessed[mask], self.colours["paper"], self.colours["ink"])
            axes.scatter(
                self.x[mask],
                self.y[mask],
                s=size[mask],
                c=faces,
                marker=marker,
                edgecolors=self.colours["ink"],
                linewidths=0.5 if len(self.x) < 2000 else 0,
                rasterized=len(self.x) > MOST_VECTORS,
                zorder=6,
                gid="places" if marker == "o" else "places-countries",
            )
        if self.home is not None:
            # In grey a ring is what its colour is elsewhere.
            ink, paper, home = (self.colours[name] for name in ("ink", "paper", "home"))
            rings = ((HOME_AREA, ink), (46, paper), (26, ink))
            for area, face in rings if self.grey else ((HOME_AREA, paper), (46, home)):
                axes.scatter(
                    self.x[self.home],
                    self.y[self.home],
                    s=area * thin,
                    c=face,
                    linewidths=0,
                    zorder=7,
                    gid="home",
                )

    def dot_areas(self, thin: float) -> np.ndarray[Any, Any]:
        """Return how large the dots are, in square points as `matplotlib` has it."""
        degree = (
            self.layer.places["degree"].to_numpy() if "degree" in self.layer.places else np.ones(len(self.x))
        )
        size = np.clip(4.2 + np.sqrt(degree), 4.2, 12) ** 2 / 2.6 * thin
        return np.asarray(np.minimum(size, max(_LEAST_AREA, 1200 / len(self.x))))


def _rows_of_ends(layer: LayerLike, drawn: pd.DataFrame) -> np.ndarray[Any, Any]:
    """Return the rows of ``layer.places`` at both ends of each line."""
    number = pd.Series(range(len(layer.places)), index=layer.places["place_id"])
    return np.column_stack([number.reindex(drawn[end]).to_numpy(dtype=int) for end in ("from_id", "to_id")])
