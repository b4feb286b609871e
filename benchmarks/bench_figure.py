"""Time and memory of a figure beside a plain matplotlib loop over the same ties: ``python benchmarks/bench_figure.py``.

With a file of ties that has coordinates, such as ``lat1,lng1,lat2,lng2``, as its argument; made-up ties without one.
Each measurement is a process of its own; what importing costs is in it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
WAYS = ("ours .png", "ours .svg", "plain .png")


def main() -> None:
    """Measure every way and print a table, or, called with a way, draw that way."""
    if len(sys.argv) > 2:
        return draw(sys.argv[1], sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        layer = Path(scratch, "layer.pickle")
        make_layer(sys.argv[1] if len(sys.argv) > 1 else None, layer)
        print(f"{'way':<12}{'seconds':>9}{'MB':>7}{'kB of file':>12}")
        for way in WAYS:
            done = subprocess.run(
                [sys.executable, __file__, way, str(layer)], capture_output=True, text=True, check=True
            )
            print(f"{way:<12}{done.stdout.strip()}")
    return None


def make_layer(table: str | None, path: Path) -> None:
    """Build the layer of `table`, or of 25,000 made-up ties, and keep it for every way alike."""
    import pickle

    import geopandas
    import numpy as np
    import pandas as pd
    from sistermap.geo.layer import build_layer
    from sistermap.geo.schema import GEOCODED, PLACES
    from sistermap.geo.tables.read_ties import read_ties

    if table is None:
        at = np.random.default_rng(1).uniform([-50, -170] * 2, [65, 170] * 2, (25_000, 4))
        ties = pd.DataFrame(at, columns=["from_lat", "from_lon", "to_lat", "to_lon"]).assign(kind="sister")
    else:
        ties = read_ties(table).ties
    places = {}
    for side in ("from", "to"):
        lat, lon = ties[f"{side}_lat"].astype(float), ties[f"{side}_lon"].astype(float)
        ids = "at:" + lat.round(2).astype(str) + "," + lon.round(2).astype(str)
        ties[f"{side}_place_id"], ties[f"{side}_verdict"], ties[f"{side}_name"] = ids, "placed", ids
        places[side] = pd.DataFrame({"place_id": ids, "name": ids, "lat": lat, "lon": lon})
    ties = ties.assign(tie_id=[f"t{n}" for n in range(len(ties))], row=range(len(ties))).reindex(
        columns=GEOCODED
    )
    known = pd.concat(places.values()).drop_duplicates("place_id").reindex(columns=PLACES)
    known = known.assign(level="city", guessed=False)
    regions = geopandas.GeoDataFrame(
        columns=["place_id", "name", "level", "country", "geometry"], geometry="geometry", crs=4326
    )
    path.write_bytes(pickle.dumps(build_layer(ties, known, regions)))


def draw(way: str, layer_path: str) -> None:
    """Draw one way and print its seconds, its peak of memory and the size of its file."""
    import pickle

    import geopandas
    from sistermap import data

    layer = pickle.loads(Path(layer_path).read_bytes())
    basemap = geopandas.read_parquet(data.path("basemap.parquet"))
    before = time.perf_counter()
    whose, suffix = way.split()
    drawn = ours(layer, basemap, suffix) if whose == "ours" else plain(layer, basemap)
    seconds = time.perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds:9.1f}{peak:7.0f}{len(drawn) / 1000:12,.0f}")


def ours(layer, basemap, suffix: str) -> bytes:
    """Draw as the command does."""
    from sistermap.maps.figure.draw import draw_figure

    return draw_figure(layer, suffix, basemap=basemap, title="Ties")


def plain(layer, basemap) -> bytes:
    """Draw as one writes it by hand: geopandas for the land, a geodesic and a call of plot for each tie."""
    import io

    import numpy as np
    import pyproj
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 6.6))
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    basemap.plot(ax=axes, color="#dddddd")
    geod, at = pyproj.Geod(ellps="WGS84"), layer.places.set_index("place_id")
    for tie in layer.ties.itertuples():
        start, end = at.loc[tie.from_id], at.loc[tie.to_id]
        line = np.array(
            [
                (start.lon, start.lat),
                *geod.npts(start.lon, start.lat, end.lon, end.lat, 30),
                (end.lon, end.lat),
            ]
        )
        line[1:][np.abs(np.diff(line[:, 0])) > 180] = np.nan
        axes.plot(line[:, 0], line[:, 1], color="#0b5fa5", linewidth=0.3, alpha=0.3)
    axes.scatter(layer.places.lon, layer.places.lat, s=2, color="black")
    written = io.BytesIO()
    figure.savefig(written, format="png", dpi=300)
    return written.getvalue()


if __name__ == "__main__":
    main()
