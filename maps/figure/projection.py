"""Projections of a figure: where the sheet is cut, and shapes brought onto it whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyproj
import shapely

from ...geo.errors import MapError

PROJECTIONS = ("equal-earth", "azimuthal-equidistant", "lambert", "mercator")
_MERCATOR_LIMIT = 82.0  # degrees; beyond it the sheet has no end
_SEAM = 1e-6  # degrees that a shape stays away from the cut, so that its two sides stay apart
_STEP_DEG = 2.0  # a straight edge of the source gets a point so often: it is curved on the sheet
_AT_ONCE = 1_000  # shapes

Floats = npt.NDArray[np.float64]
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Projection:
    """A sheet: its name, its middle, and what of the earth it shows.

    Parameters
    ----------
    name
        One of `PROJECTIONS`.
    lon, lat
        The middle of the sheet, degrees, EPSG:4326.
    window
        What of the earth can be shown, in degrees with the middle's meridian as zero: an area of shapely.
    """

    name: str
    lon: float
    lat: float
    window: shapely.Geometry

    @property
    def crs(self) -> pyproj.CRS:
        """The sheet as PROJ knows it, with its meridian at zero: shapes are turned there first."""
        text = {
            "equal-earth": "+proj=eqearth +lon_0=0",
            "azimuthal-equidistant": f"+proj=aeqd +lat_0={self.lat} +lon_0=0",
            "lambert": f"+proj=laea +lat_0={self.lat} +lon_0=0",
            "mercator": "+proj=merc +lon_0=0",
        }[self.name]
        return pyproj.CRS.from_proj4(f"{text} +datum=WGS84 +units=m +no_defs")

    def points(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Bring points onto the sheet, in metres; one that the sheet does not show becomes NaN."""
        turned = (np.asarray(lon) - self.lon + 180.0) % 360.0 - 180.0
        hidden = ~shapely.contains_xy(self.window, turned, np.asarray(lat))
        x, y = self._transformer().transform(turned, np.asarray(lat))
        return np.where(hidden, np.nan, x), np.where(hidden, np.nan, y)

    def shapes(self, shapes: Shapes) -> Shapes:
        """Bring lines or polygons onto the sheet, cut where the sheet is; what is not shown becomes empty."""
        if not len(shapes):
            return shapes
        turns, transformer = self._turns(shapes), self._transformer()
        # Each step copies what it takes: of all shapes at once that is a hundred megabytes.
        several = np.split(shapes, range(_AT_ONCE, len(shapes), _AT_ONCE))
        return np.concatenate([self._brought(some, turns, transformer) for some in several])

    def _brought(self, shapes: Shapes, turns: list[float], transformer: pyproj.Transformer) -> Shapes:
        shapes = shapely.force_2d(shapes)
        turned = [shapely.intersection(_turned(shapes, degrees), self.window) for degrees in turns]
        whole = turned[0]
        for more in turned[1:]:
            whole = shapely.union(whole, more)
        whole = shapely.segmentize(whole, _STEP_DEG)
        return np.asarray(
            shapely.transform(whole, lambda xy: np.column_stack(transformer.transform(xy[:, 0], xy[:, 1])))
        )

    def _turns(self, shapes: Shapes) -> list[float]:
        """Which whole turns bring some of the shapes into the window."""
        west, _, east, _ = shapely.total_bounds(shapes)
        left, _, right, _ = shapely.bounds(self.window)
        turns = [turn * 360.0 - self.lon for turn in (-1, 0, 1, 2)]
        return [turn for turn in turns if west + turn < right and east + turn > left] or [-self.lon]

    def _transformer(self) -> pyproj.Transformer:
        return pyproj.Transformer.from_crs("EPSG:4326", self.crs, always_xy=True)


def _turned(shapes: Shapes, degrees: float) -> Shapes:
    return np.asarray(shapely.transform(shapes, lambda xy: xy + np.array([degrees, 0.0])))


def choose_projection(
    name: str,
    lon: Floats,
    lat: Floats,
    *,
    home: tuple[float, float] | None = None,
    extent: tuple[float, float, float, float] | None = None,
) -> Projection:
    """Lay out a sheet for places.

    Parameters
    ----------
    name
        One of `PROJECTIONS`.
    lon, lat
        The places, degrees.
    home
        Longitude and latitude of the place in the middle. ``azimuthal-equidistant`` is centred there, or on the places' middle.
    extent
        West, south, east, north in degrees, to show no more than that. East may be less than west, across 180°.

    Raises
    ------
    MapError
        If the name is unknown, the extent is none, or home lies outside it.

    Examples
    --------
    >>> choose_projection("equal-earth", np.array([129.0, -118.0]), np.array([35.0, 34.0])).lon
    -170.0
    """
    if name not in PROJECTIONS:
        raise MapError(f"projection {name!r} is not known, expected one of {', '.join(PROJECTIONS)}")
    if extent is not None:
        lon, lat = _corners(extent)
    middle_lon, half = _middle_meridian(lon)
    middle_lat = float((np.min(lat) + np.max(lat)) / 2) if len(lat) else 0.0
    if name == "azimuthal-equidistant":
        middle_lon, middle_lat = home or (middle_lon, middle_lat)
        return Projection(name, middle_lon, middle_lat, globe_window(middle_lat))
    if name == "lambert":
        south, north = (float(np.min(lat)), float(np.max(lat))) if len(lat) else (-60.0, 75.0)
        margin = max(4.0, 0.15 * (north - south), 0.15 * half)
        window = shapely.box(
            -min(178.0, half + margin * 2),
            max(-89.0, south - margin),
            min(178.0, half + margin * 2),
            min(89.0, north + margin),
        )
        return Projection(name, middle_lon, middle_lat, window)
    limit = _MERCATOR_LIMIT if name == "mercator" else 90.0
    return Projection(name, round(middle_lon, -1), 0.0, shapely.box(-180 + _SEAM, -limit, 180 - _SEAM, limit))


def _corners(extent: tuple[float, float, float, float]) -> tuple[Floats, Floats]:
    west, south, east, north = extent
    if not (-90 <= south < north <= 90 and -180 <= west <= 180 and -180 <= east <= 180 and west != east):
        raise MapError(f"extent {extent} is none, expected west, south, east, north in degrees")
    return np.linspace(west, east if east > west else east + 360, 9), np.linspace(south, north, 9)


def _middle_meridian(lon: Floats) -> tuple[float, float]:
    """Return the meridian opposite the widest gap between the places, and how far they reach from it."""
    if len(lon) == 0:
        return 0.0, 180.0
    ordered = np.sort((np.asarray(lon) + 180.0) % 360.0 - 180.0)
    gaps = np.diff(np.append(ordered, ordered[0] + 360.0))
    widest = int(np.argmax(gaps))
    middle = ordered[widest] + gaps[widest] / 2 + 180.0
    return float((middle + 180.0) % 360.0 - 180.0), float((360.0 - gaps[widest]) / 2)


def globe_window(lat: float, cap_km: float = 600.0) -> shapely.Geometry:
    """Return the whole earth except a cap around the antipode, which would be drawn out into a ring.

    Parameters
    ----------
    lat
        Of the middle of the sheet, degrees.
    cap_km
        Radius of the cap.
    """
    turn = np.linspace(0, 360, 73)
    geod = pyproj.Geod(ellps="WGS84")
    lon, around, _ = geod.fwd(np.full(73, 180.0 - _SEAM), np.full(73, -lat), turn, np.full(73, 1000 * cap_km))
    whole = shapely.box(-180 + _SEAM, -90 + _SEAM, 180 - _SEAM, 90 - _SEAM)
    cap = shapely.Polygon(np.column_stack([np.where(lon < 0, lon + 360, lon), around]))
    if abs(lat) > 84:  # the cap holds a pole: all beyond its parallel goes
        south, north = (-84.5, 90 - _SEAM) if lat > 0 else (-90 + _SEAM, 84.5)
        return shapely.box(-180 + _SEAM, south, 180 - _SEAM, north)
    caps = shapely.union_all([cap, shapely.transform(cap, lambda xy: xy - np.array([360.0, 0.0]))])
    return shapely.difference(whole, caps)
