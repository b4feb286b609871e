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
    ) -> None:
        self.layer, self.sheet, self.colours, self.grey = layer, sheet, colours, grey
        self.names, self.home, self.words = names, home, words
        kinds = basemap["kind"].to_numpy()
        self.land = sheet.shapes(basemap.geometry.to_numpy()[kinds == "land"])
        self.borders = sheet.shapes(basemap.geometry.to_numpy()[kinds == "border"])
        self.regions = sheet.shapes(layer.regions.geometry.to_numpy()) if len(layer.regions) else _NOTHING
        self.outline = np.array([sheet.outline])
        self.x, self.y = sheet.points(*shapely.get_coordinates(layer.places.geometry.to_numpy()).T)
        drawn = layer.ties.loc[one_a_pair(rows_of_ties(layer)).index]
        drawn = drawn[~(drawn.geometry.is_empty | drawn.geometry.isna())]
        self.kinds = drawn["kind"].to_numpy()
        self.values = sum_values(rows_of_ties(layer), drawn)
        self.ties = sheet.shapes(drawn.geometry.to_numpy()) if len(drawn) else _NOTHING
        self.guessed = layer.places["guessed"].eq(True).to_numpy(dtype=bool)
        self.styles = style_kinds(layer.ties["kind"].dropna(), kind_colours)

    def paint(self, axes: Axes, thin: float = 1.0) -> None:
        """Paint everything but names onto axes whose limits are set."""
        from matplotlib.collections import LineCollection, PathCollection

        colours = self.colours
        for name, shapes, face, edge, width, order in (
            ("sea", self.outline, colours["sea"], colours["edge"], 0.6, 0),
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
        paint_ties(axes, Lines(self.ties, self.kinds, self.values, self.styles, ink), thin)
        self._paint_places(axes, thin)

    def _paint_places(self, axes: Axes, thin: float) -> None:
        degree = (
            self.layer.places["degree"].to_numpy() if "degree" in self.layer.places else np.ones(len(self.x))
        )
        size = np.clip(3.5 + np.sqrt(degree), 3.5, 12) ** 2 / 2.6 * thin
        size = np.minimum(size, max(0.4, 1200 / len(self.x)))
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
        if self.home is not None and self.sheet.name == "azimuthal-equidistant":
            axes.scatter(
                self.x[self.home], self.y[self.home], s=60, marker="*", c=self.colours["ink"], zorder=7
            )

    @property
    def weights(self) -> np.ndarray[Any, Any]:
        """Which names matter most: home, then places with many ties, then large ones."""
        degree = (
            self.layer.places["degree"].to_numpy(dtype=float)
            if "degree" in self.layer.places
            else np.ones(len(self.x))
        )
        population = pd.to_numeric(self.layer.places["population"]).fillna(0).to_numpy(dtype=float)
        weights = degree + population / 1e9
        if self.home is not None:
            weights[self.home] = np.inf
        return np.asarray(weights)
