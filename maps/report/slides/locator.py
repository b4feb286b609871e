"""A small map of one tie, for the slide of a partner."""

from __future__ import annotations

import functools
import io
from typing import Any

import geopandas as gpd
import numpy as np
import pyproj
import shapely

from ...figure.disc import STEP_DEG
from ...figure.in_view import parts_of, path_of
from ...figure.projection import Projection
from ...style import HAIRLINE, LAND, PAPER, SEA

SIZE_IN, DPI = 4.0, 150
COLOURS = 64  # of the picture: it is a few flat areas
NEAREST_KM, FARTHEST_KM = 900.0, 9_000.0  # from the middle to the edge
M_A_DEGREE, SEAM = 111_000.0, 1e-6  # of latitude; degrees that a window stays away from its own far side
_GEOD = pyproj.Geod(ellps="WGS84")


def draw_locator(
    basemap: gpd.GeoDataFrame,
    home: tuple[float, float] | None,
    partner: tuple[float, float],
    *,
    line: str,
    dot: str,
) -> bytes:
    """Draw where a partner is, with the great circle from home, on an equal-area map around both.

    Parameters
    ----------
    basemap
        As `draw_figures` takes it.
    home, partner
        Longitude and latitude in degrees; without a home only the partner is drawn.
    line, dot
        Colours of the tie and its partner, and of home: ``#rrggbb``.

    Returns
    -------
    bytes
        A square PNG, the same for the same input.

    Examples
    --------
    >>> import geopandas
    >>> from sistermap import data
    >>> from sistermap.maps.style import ACCENT, HOME_COLOUR
    >>> basemap = geopandas.read_parquet(data.path("basemap.parquet"))
    >>> draw_locator(basemap, (129.08, 35.18), (130.94, 33.96), line=ACCENT, dot=HOME_COLOUR)[1:4]
    b'PNG'
    """
    track = _great_circle(home or partner, partner)
    middle = track[len(track) // 2]
    half = _half_width(track)
    sheet = Projection("lambert", float(middle[0]), float(middle[1]))
    kinds, shapes = basemap["kind"].to_numpy(), basemap.geometry.to_numpy()
    land, borders = (_near(shapes[kinds == kind], sheet, half) for kind in ("land", "border"))
    x, y = sheet.points(track[:, 0], track[:, 1])
    figure, axes = _canvas(half)
    _paint_ground(axes, land, borders)
    axes.plot(x, y, color=line, linewidth=2.2, solid_capstyle="round", zorder=3)
    axes.plot(x[-1:], y[-1:], "o", color=line, markersize=9, markeredgecolor=PAPER, zorder=4)
    if home is not None:
        axes.plot(x[:1], y[:1], "o", color=dot, markersize=11, markeredgecolor=PAPER, zorder=5)
    return _few_colours(figure)


def _great_circle(home: tuple[float, float], partner: tuple[float, float]) -> np.ndarray[Any, Any]:
    if home == partner:
        return np.array([home])
    between = np.array(_GEOD.npts(*home, *partner, 99))
    return np.vstack([home, between, partner])


def _half_width(track: np.ndarray[Any, Any]) -> float:
    length = float(_GEOD.line_length(track[:, 0], track[:, 1])) if len(track) > 1 else 0.0
    return float(np.clip(0.62 * length, NEAREST_KM * 1000, FARTHEST_KM * 1000))


def _near(shapes: Any, sheet: Projection, half: float) -> Any:
    """Bring what can be in the picture onto the sheet: a whole disc, as `Projection` makes it, takes a second."""
    west, south, east, north = _window(sheet.lat, half)
    transformer = pyproj.Transformer.from_crs("EPSG:4326", sheet.crs, always_xy=True)
    left, bottom, right, top = shapely.bounds(shapes).T
    pieces = []
    for turn in (-360.0 - sheet.lon, -sheet.lon, 360.0 - sheet.lon):
        inside = (left + turn < east) & (right + turn > west) & (bottom < north) & (top > south)
        clipped = shapely.clip_by_rect(shapes[inside], west - turn, south, east - turn, north)
        fine = shapely.segmentize(clipped, STEP_DEG)
        turned = functools.partial(_turned, transformer, turn)
        pieces.append(shapely.transform(fine, turned, interleaved=False))
    return np.concatenate(pieces)


def _turned(transformer: pyproj.Transformer, turn: float, lon: Any, lat: Any) -> Any:
    return transformer.transform(lon + turn, lat)


def _window(lat: float, half: float) -> tuple[float, float, float, float]:
    """Return what is around the middle, in degrees from its meridian; it is wider towards the poles."""
    reach = 1.5 * half / M_A_DEGREE
    south, north = max(-90.0, lat - reach), min(90.0, lat + reach)
    wide = reach / max(SEAM, np.cos(np.radians(max(abs(south), abs(north)))))
    # An area with the antipode in it would be turned inside out; what is left out of it then is outside the picture.
    most = 178.0 if south <= -lat <= north else 180.0 - SEAM
    return -min(wide, most), south, min(wide, most), north


def _canvas(half: float) -> tuple[Any, Any]:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(SIZE_IN, SIZE_IN), facecolor=SEA)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(-half, half)
    axes.set_ylim(-half, half)
    axes.axis("off")
    return figure, axes


def _paint_ground(axes: Any, land: Any, borders: Any) -> None:
    from matplotlib.collections import LineCollection, PathCollection

    areas = [path_of(part) for part in parts_of(land) if part.geom_type == "Polygon"]
    axes.add_collection(PathCollection(areas, facecolor=LAND, edgecolor=HAIRLINE, linewidth=0.4, zorder=1))
    lines = [shapely.get_coordinates(part) for part in parts_of(borders) if part.geom_type == "LineString"]
    axes.add_collection(LineCollection(lines, color=PAPER, linewidth=0.9, zorder=2))


def _few_colours(figure: Any) -> bytes:
    from PIL import Image

    figure.set_dpi(DPI)
    figure.canvas.draw()
    drawn = Image.fromarray(np.asarray(figure.canvas.buffer_rgba())).convert("RGB")
    few = drawn.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    written = io.BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()
