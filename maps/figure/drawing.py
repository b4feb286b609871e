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
from .projection import Projection

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

Shapes = np.ndarray[Any, Any]
_NOTHING: Shapes = np.array([], dtype=object)
_DOTS_PER_INCH = 600
_MOST_VECTORS = (
    5_000  # lines or dots; more are one picture in SVG and PDF, which drawing programs could not open
)
_CROWD, _CROWD_DOTS = 2_000, 4  # lines; where so many cross nobody sees a bend of less than 0.2 mm


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
        self.outline = sheet.shapes(np.array([_turned_back(sheet)]))
        self.x, self.y = sheet.points(*shapely.get_coordinates(layer.places.geometry.to_numpy()).T)
        drawn = layer.ties.loc[one_a_pair(rows_of_ties(layer)).index]
        drawn = drawn[~(drawn.geometry.is_empty | drawn.geometry.isna())]
        self.kinds = drawn["kind"].to_numpy()
        self.ties = sheet.shapes(drawn.geometry.to_numpy()) if len(drawn) else _NOTHING
        self.guessed = layer.places["guessed"].eq(True).to_numpy(dtype=bool)
        self.styles = style_kinds(layer.ties["kind"].dropna(), kind_colours)

    def paint(self, axes: Axes, thin: float = 1.0) -> None:
        """Paint everything but names onto axes whose limits are set."""
        from matplotlib.collections import LineCollection, PathCollection

        colours = self.colours
        for shapes, face, edge, width, order in (
            (self.outline, colours["sea"], colours["edge"], 0.6, 0),
            (self.land, colours["land"], colours["edge"], 0.4, 1),
            (self.regions, colours["region"], colours["edge"], 0.4, 2),
        ):
            areas = [path_of(part) for part in _in_view(shapes, axes)]
            axes.add_collection(
                PathCollection(areas, facecolor=face, edgecolor=edge, linewidth=width, zorder=order)
            )
        borders = [np.asarray(part.coords) for part in _in_view(self.borders, axes)]
        axes.add_collection(LineCollection(borders, colors=colours["border"], linewidth=0.4, zorder=3))
        # In a crowd a line is thin before it is faint: one that is both wide and faint only greys the sheet.
        crowd = max(1, len(self.ties))
        alpha = float(np.clip(40 / crowd**0.62, 0.1, 0.9))
        width_pt = thin * float(np.clip(12 / crowd**0.35, 0.35, 1.1))
        for kind, look in self.styles.items():
            seen = _in_view(self.ties[self.kinds == kind], axes, dots=_CROWD_DOTS if crowd > _CROWD else 1)
            lines = [np.asarray(part.coords) for part in seen]
            dash = tuple(px / 2 for px in look["dash"])
            axes.add_collection(
                LineCollection(
                    lines, colors=self.colours["ink"] if self.grey else look["light"], linewidth=width_pt, alpha=alpha,
                    linestyle=(0, dash) if dash else "solid", zorder=4, capstyle="round", rasterized=crowd > _MOST_VECTORS,
                )
            )  # fmt: skip
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
                rasterized=len(self.x) > _MOST_VECTORS,
                zorder=6,
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


def _turned_back(sheet: Projection) -> shapely.Geometry:
    """Return the sheet's window as longitudes and latitudes."""
    return shapely.transform(
        shapely.segmentize(sheet.window, 1.0), lambda xy: xy + np.array([sheet.lon, 0.0])
    )


def _in_view(shapes: Shapes, axes: Axes, *, dots: int = 1) -> list[Any]:
    """Return the parts that the axes show, no finer than so many dots of a printer."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    inches = axes.get_position().width * axes.figure.get_figwidth()  # type: ignore[union-attr]
    dot = dots * (right - left) / (inches * _DOTS_PER_INCH)
    wide, tall = (right - left) / 20, (top - bottom) / 20  # room for the edges' own lines
    frame = shapely.box(left - wide, bottom - tall, right + wide, top + tall)
    seen = shapes[shapely.intersects(shapes, frame)]
    return [part for part in parts_of(shapely.simplify(seen, dot)) if shapely.intersects(part, frame)]


def parts_of(shapes: Shapes) -> list[Any]:
    """Return the polygons and lines of shapes one by one."""
    parts = shapely.get_parts(shapely.get_parts(np.asarray(shapes, dtype=object)))
    return [part for part in parts if not part.is_empty and part.geom_type in ("Polygon", "LineString")]


def path_of(polygon: Any) -> Path:
    """Make one path of a polygon and its holes, which turn the other way round: Lesotho is not South Africa."""
    from matplotlib.path import Path

    turned = shapely.geometry.polygon.orient(polygon)
    return Path.make_compound_path(
        *(Path(np.asarray(ring.coords), closed=True) for ring in (turned.exterior, *turned.interiors))
    )
