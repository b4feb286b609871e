"""Projections of a figure: places, lines and polygons brought onto its sheet whole."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyproj
import shapely

from ...geo.errors import MapError
from .disc import STEP_DEG, Project, disc_shapes
from .middle_meridian import middle_meridian

PROJECTIONS = ("equal-earth", "azimuthal-equidistant", "lambert", "mercator")
# Metres from the middle to the rim of a disc, which is the antipode: half a meridian of WGS 84; and twice the radius of
# the sphere of its area, with room for an ellipsoid's disc, which is not quite round.
_RADII = {"azimuthal-equidistant": 20_003_931.46, "lambert": 2 * 6_382_000.0}
_MERCATOR_LIMIT = 82.0  # degrees; beyond it the sheet has no end
_SEAM = 1e-6  # degrees that a shape stays away from the cut, so that its two sides stay apart
_RIM = 1e-3  # degrees from the antipode, which has no direction
_REGION_DEG = 90.0  # of longitude: of places within so many a flat sheet shows the part around them, upright in its middle
LEAST_EXTENT_DEG = 0.01  # about a kilometre: coordinates of towns are no more precise
_AT_ONCE = 1_000  # shapes

Floats = npt.NDArray[np.float64]
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Projection:
    """A sheet: a disc around its middle up to the antipode, or a flat one that is cut along a meridian.

    Parameters
    ----------
    name
        One of `PROJECTIONS`.
    lon, lat
        The middle of the sheet, degrees, EPSG:4326.

    Examples
    --------
    >>> sheet = Projection("azimuthal-equidistant", 129.08, 35.18)
    >>> x, y = sheet.points(np.array([-56.19]), np.array([-34.9]))  # Montevideo from Busan
    >>> round(float(np.hypot(x, y)[0] / 1000))
    19545
    """

    name: str
    lon: float
    lat: float

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

    @property
    def radius(self) -> float | None:
        """Of a disc, metres from its middle to the antipode; None for a flat sheet."""
        return _RADII.get(self.name)

    @property
    def outline(self) -> shapely.Geometry:
        """The edge of the sheet, as a polygon on it in metres."""
        if self.radius:
            return shapely.Point(0, 0).buffer(self.radius, quad_segs=180)
        return shapely.transform(shapely.segmentize(self._window(), 1.0), self._forward())

    def points(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Bring points onto the sheet, in metres; one that the sheet does not show becomes NaN."""
        turned = (np.asarray(lon) - self.lon + 180.0) % 360.0 - 180.0
        degrees = np.column_stack([np.clip(turned, -180 + _SEAM, 180 - _SEAM), np.asarray(lat)])
        x, y = self._forward()(degrees).T
        hidden = np.abs(degrees[:, 1]) > self._limit
        return np.where(hidden, np.nan, x), np.where(hidden, np.nan, y)

    def north(self, x: Floats, y: Floats) -> Floats:
        """Return how far north is from upright at points of the sheet, in degrees clockwise; 180 off the sheet."""
        transformer = pyproj.Transformer.from_crs("EPSG:4326", self.crs, always_xy=True)
        lon, lat = transformer.transform(x, y, direction="INVERSE")
        step = np.column_stack(transformer.transform(lon, np.asarray(lat) + 0.01)) - np.column_stack([x, y])
        turned = np.degrees(np.arctan2(step[:, 0], step[:, 1]))
        return np.where(np.isfinite(turned), turned, 180.0)

    def shapes(self, shapes: Shapes) -> Shapes:
        """Bring lines or polygons onto the sheet, cut where the sheet is; what is not shown becomes empty."""
        if not len(shapes):
            return shapes
        # Each step copies what it takes: of all shapes at once that is a hundred megabytes.
        several = np.split(shapely.force_2d(shapes), range(_AT_ONCE, len(shapes), _AT_ONCE))
        forward = self._forward()
        if not self.radius:
            turns = self._turns(shapes)
            return np.concatenate([self._flat(some, turns, forward) for some in several])

        def from_degrees(degrees: Floats) -> Floats:
            return forward(degrees - np.array([self.lon, 0.0]))

        return np.concatenate(
            [disc_shapes(some, from_degrees, self._antipode, self.radius) for some in several]
        )

    def _flat(self, shapes: Shapes, turns: list[float], forward: Project) -> Shapes:
        turned = [shapely.intersection(_turned(shapes, degrees), self._window()) for degrees in turns]
        whole = turned[0]
        for more in turned[1:]:
            whole = shapely.union(whole, more)
        return np.asarray(shapely.transform(shapely.segmentize(whole, STEP_DEG), forward))

    def _turns(self, shapes: Shapes) -> list[float]:
        """Which whole turns bring some of the shapes into the window."""
        west, _, east, _ = shapely.total_bounds(shapes)
        left, _, right, _ = shapely.bounds(self._window())
        turns = [turn * 360.0 - self.lon for turn in (-1, 0, 1, 2)]
        return [turn for turn in turns if west + turn < right and east + turn > left] or [-self.lon]

    @property
    def _limit(self) -> float:
        return _MERCATOR_LIMIT if self.name == "mercator" else 90.0

    def _window(self) -> shapely.Geometry:
        """Return what a flat sheet shows, in degrees with the middle's meridian as zero."""
        return shapely.box(-180 + _SEAM, -self._limit, 180 - _SEAM, self._limit)

    @property
    def _antipode(self) -> tuple[float, float]:
        return (self.lon + 360.0) % 360.0 - 180.0, -self.lat

    def _forward(self) -> Project:
        """Return what brings an array of longitudes, from the middle's meridian, and latitudes onto the sheet."""
        transformer = pyproj.Transformer.from_crs("EPSG:4326", self.crs, always_xy=True)

        def forward(turned: Floats) -> Floats:
            lon, lat = turned[:, 0], np.clip(turned[:, 1], -90.0, 90.0)
            made = np.column_stack(transformer.transform(lon, lat))
            # The antipode is the whole rim of a disc: it goes to one point of it.
            lost = ~np.isfinite(made).all(axis=1) & np.isfinite(turned).all(axis=1)
            made[lost] = transformer.transform(180.0, -self.lat - np.copysign(_RIM, -self.lat))
            return made

        return forward


def _turned(shapes: Shapes, degrees: float) -> Shapes:
    return np.asarray(shapely.transform(shapes, lambda xy: xy + np.array([degrees, 0.0])))


def choose_projection(
    name: str,
    lon: Floats,
    lat: Floats,
    *,
    ties: tuple[Floats, Floats] | None = None,
    home: tuple[float, float] | None = None,
    extent: tuple[float, float, float, float] | None = None,
) -> Projection:
    """Lay out a sheet for places.

    Parameters
    ----------
    name
        One of `PROJECTIONS`.
    lon, lat
        The places, and what their lines pass, degrees.
    ties
        Longitudes of the two ends of each tie: a flat sheet is cut where the fewest of them cross. The places count
        where there are none.
    home
        Longitude and latitude of the place in the middle. ``azimuthal-equidistant`` is centred there, or on the places' middle.
    extent
        West, south, east, north in degrees, 0.01 apart at least, to show no more than that. East may be less than west, across 180°.

    Raises
    ------
    MapError
        If the name is unknown, or the extent is none or too small.

    Examples
    --------
    >>> lon, lat = np.array([129.0, -118.0]), np.array([35.0, 34.0])
    >>> choose_projection("equal-earth", lon, lat, ties=(lon[:1], lon[1:])).lon
    162.0
    """
    if name not in PROJECTIONS:
        raise MapError(f"projection {name!r} is not known, expected one of {', '.join(PROJECTIONS)}")
    if extent is not None:
        lon, lat = _corners(extent)
    if name == "azimuthal-equidistant" and home is not None:
        return Projection(name, *home)
    middle_lon, span = _middle_of(lon)
    if name in _RADII:
        return Projection(name, middle_lon, float((np.min(lat) + np.max(lat)) / 2) if len(lat) else 0.0)
    if extent is not None or span < _REGION_DEG:
        return Projection(name, middle_lon, 0.0)
    from_lon, to_lon = (lon[:0], lon[:0]) if ties is None else ties
    return Projection(name, middle_meridian(from_lon, to_lon, lon), 0.0)


def _corners(extent: tuple[float, float, float, float]) -> tuple[Floats, Floats]:
    west, south, east, north = extent
    if not (-90 <= south < north <= 90 and -180 <= west <= 180 and -180 <= east <= 180 and west != east):
        raise MapError(f"extent {extent} is none, expected west, south, east, north in degrees")
    wide, tall = east - west if east > west else east - west + 360, north - south
    if round(min(wide, tall), 9) < LEAST_EXTENT_DEG:  # 129.035 - 129.025 is a little less
        raise MapError(
            f"extent {extent} is {wide:.3g}° wide and {tall:.3g}° high, expected {LEAST_EXTENT_DEG}° at least"
        )
    return np.linspace(west, west + wide, 9), np.linspace(south, north, 9)


def _middle_of(lon: Floats) -> tuple[float, float]:
    """Return the meridian opposite the widest gap between the places, and how many degrees they span."""
    if len(lon) == 0:
        return 0.0, 360.0
    ordered = np.sort((np.asarray(lon) + 180.0) % 360.0 - 180.0)
    gaps = np.diff(np.append(ordered, ordered[0] + 360.0))
    widest = int(np.argmax(gaps))
    middle = ordered[widest] + gaps[widest] / 2 + 180.0
    return float((middle + 180.0) % 360.0 - 180.0), float(360.0 - gaps[widest])
