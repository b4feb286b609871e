"""Shapes in any CRS -> longitude and latitude, by what PROJ has on this computer: it would fetch grids of a finer datum."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyproj

DEGREES = "EPSG:4326"
_LOCK = threading.Lock()  # PROJ's setting is read, changed and given back by only one at a time


def to_degrees(shapes: Any, crs: pyproj.CRS) -> Any:
    """Bring shapes to longitude and latitude.

    Parameters
    ----------
    shapes
        An array of shapes, None among them.
    crs
        In which they are.

    Returns
    -------
    ndarray
        The shapes in EPSG:4326, longitude first. Without a grid that is not on this computer they are some metres off.

    Raises
    ------
    pyproj.exceptions.ProjError
        If there is no way from this CRS to degrees.

    Examples
    --------
    >>> import numpy, pyproj, shapely
    >>> shapes = numpy.array([shapely.Point(1113194.9, 0), None], dtype=object)
    >>> [shape and shape.wkt for shape in shapely.set_precision(to_degrees(shapes, pyproj.CRS("EPSG:3857")), 0.01)]
    ['POINT (10 0)', None]
    """
    import numpy as np
    import pyproj
    import shapely

    if crs.is_exact_same(DEGREES):
        return shapes
    with without_network():
        # One of our own: geopandas keeps those that others made, perhaps with a grid open on the network.
        transformer = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True)
        moved = np.array(shapes, dtype=object)
        for high in (False, True):
            chosen = shapely.has_z(moved) == high
            moved[chosen] = shapely.transform(
                moved[chosen], lambda xyz: np.column_stack(transformer.transform(*xyz.T)), include_z=high
            )
    return moved


@contextmanager
def without_network() -> Iterator[None]:
    """Keep PROJ from the network, whatever PROJ_NETWORK says; the setting is the thread's, and is given back."""
    from pyproj import network

    with _LOCK:
        before = network.is_network_enabled()  # type: ignore[attr-defined]  # it has no list of what it gives
        network.set_network_enabled(False)  # type: ignore[attr-defined]
        try:
            yield
        finally:
            network.set_network_enabled(before)  # type: ignore[attr-defined]
