"""What GDAL alone can open, by its first bytes: FlatGeobuf and Shapefile, without its network and its other drivers.

GDAL takes for a map whatever one of its sixty drivers recognises: a text that names an address, or another file. No
call of Python's names one driver, so only bytes of the two are handed over that no other driver takes: a NUL byte ends
what the drivers of text look at.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas

FLATGEOBUF = b"fgb\x03fgb"
SHAPEFILE = b"\x00\x00\x27\x0a"
MOST_VALUES = 20_000_000
_HEAD = 12  # bytes: the mark, a version, and how long the head behind it is
_LARGEST_HEAD = 2**24  # so that the last byte of its length is NUL
_LOCK = threading.Lock()  # GDAL's settings are read, changed and given back by only one at a time
_ALONE: dict[str, str | bool] = {
    "CPL_VSIL_CURL_ALLOWED_FILENAME": "none",
    "GDAL_HTTP_MAX_RETRY": "0",
    "OGR_SQLITE_ALLOW_EXTERNAL_ACCESS": False,
    "SHAPE_RESTORE_SHX": True,  # an index that is absent is made again, beside the copy that is read
}


def read_flatgeobuf(content: bytes) -> dict[str, geopandas.GeoDataFrame]:
    """Return the layer of a FlatGeobuf by its name.

    Raises
    ------
    ValueError
        If it is none; pyogrio has errors of its own for one that is broken.
    """
    size = struct.unpack("<I", content[8:_HEAD])[0] if len(content) >= _HEAD else 0
    if not content.startswith(FLATGEOBUF) or not 0 < size < min(_LARGEST_HEAD, len(content)):
        raise ValueError("no FlatGeobuf")
    name, frame = _read(content, "FlatGeobuf", len(content))
    return {name: frame}


def read_shapefile(path: Path) -> geopandas.GeoDataFrame:
    """Return the shapes of a Shapefile in a folder of ours, without what is stated of them.

    Raises
    ------
    ValueError
        If it is none; pyogrio has errors of its own for one that is broken.
    """
    with path.open("rb") as file:
        if file.read(len(SHAPEFILE)) != SHAPEFILE:
            raise ValueError("no Shapefile")
    return _read(path, "ESRI Shapefile", path.stat().st_size, columns=[])[1]


def _read(source: bytes | Path, driver: str, size: int, **options: Any) -> tuple[str, geopandas.GeoDataFrame]:
    import pyogrio

    with _alone():
        found = pyogrio.read_info(source)
        if found["driver"] != driver:
            raise ValueError(f"{found['driver']}; expected {driver}")
        # What a file states of itself is believed only as far as its bytes reach: room is made for it.
        features = max(0, found["features"])
        if features > size or features * max(1, len(found["fields"])) > MOST_VALUES:
            raise ValueError(f"it states {features:,} features, more than it can hold or any map has")
        return str(found["layer_name"]), pyogrio.read_dataframe(source, **options)


@contextmanager
def _alone() -> Iterator[None]:
    """Keep GDAL from the network; its settings are the process's, and are given back."""
    import pyogrio

    with _LOCK:
        before = {name: pyogrio.get_gdal_config_option(name) for name in _ALONE}
        pyogrio.set_gdal_config_options(_ALONE)
        try:
            yield
        finally:
            pyogrio.set_gdal_config_options(before)
