"""The interactive page beside folium.GeoJson and GeoDataFrame.explore of the same ties, in one run.

    python benchmarks/bench_page.py [--ties 1000 10000 50000 200000] [--runs 3] [--peers-up-to 10000] [--table FILE]

GeoDataFrame.explore needs mapclassify. Seeded ties between real cities of the gazetteer, with names, kind, year, status and link. For each size: bytes, time to
build from a layer, time from navigation until drawn, the 95th percentile of frames while hovering, panning and zooming,
time from a filter to the repainted map, frames while time plays, and the heap; ours with a link a tie and without. A table (csv with city1, lat1, lng1, city2, lat2, lng2) is
measured the same way. Medians of the runs, headless Chromium, network off.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import statistics
import tempfile
import time
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]

from sistermap.geo.gazetteer.built import gazetteer_file  # noqa: E402
from sistermap.geo.gazetteer.database import connect  # noqa: E402
from sistermap.geo.geodesic import geodesics  # noqa: E402  the rooms lie beside this folder
from sistermap.maps.page.tie_map import render_page  # noqa: E402

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-precise-memory-info"]
KINDS = ("sister", "friendship", "mou", "project", "treaty")
WHOLE = "(() => { const g = G.slice(2).sort((a, b) => a - b); return g[Math.floor(g.length * 0.95)]; })()"
PLAY = "(() => { const g = G.slice(2); return (1000 * g.length) / g.reduce((a, b) => a + b, 0); })()"
WATCH = "globalThis.G = []; (function f(last) { requestAnimationFrame((now) => { G.push(now - last); f(now); }); })(performance.now())"
FILTER = """async () => {
  const { store, map } = Object.values(sistermap.pages)[0], ties = map.sistermap.layer.tiesCanvas(), times = [];
  for (const year of [1960, 1975, 1990, 2005, 2020]) {
    const start = performance.now();
    store.set({ filters: { years: [1947, year] } });
    if (ties._job) await new Promise((done) => ties.once("painted", done));
    ties.settle();
    times.push(performance.now() - start);
  }
  store.set({ filters: { years: null } });
  return times.sort((a, b) => a - b)[2];
}"""
PLAYING = """() => new Promise((done) => {
  const { store } = Object.values(sistermap.pages)[0];
  let year = 1947;
  (function next() {
    store.set({ filters: { years: [1947, year] } });
    if (++year > 2023) done(); else requestAnimationFrame(next);
  })();
})"""


def main() -> None:
    """Measure every size, ours and folium's, and print one row each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ties", type=int, nargs="*", default=[1_000, 10_000, 50_000, 200_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers-up-to", type=int, default=10_000, help="folium needs minutes beyond it")
    parser.add_argument("--table", type=Path, help="a csv with coordinates")
    parser.add_argument("--page", type=Path, nargs="*", default=[], help="pages that are made already")
    given = parser.parse_args()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        jobs = [(f"{n:,} ties", seeded_layer(n), n <= given.peers_up_to) for n in given.ties]
        if given.table:
            layer = table_layer(given.table)
            jobs.append((given.table.name, layer, len(layer.ties) <= given.peers_up_to))
        for name, layer, with_peer in jobs:
            tell(
                name, "sistermap", measure(browser, Path(folder), lambda layer=layer: ours(layer), given.runs)
            )
            if with_peer:
                for who, made in (("folium.GeoJson", peer), ("GeoDataFrame.explore", explored)):
                    tell(
                        name,
                        who,
                        measure(browser, Path(folder), lambda layer=layer, made=made: made(layer), 1),
                    )
            else:
                bare = without_links(layer)
                tell(name, "sistermap, no links", {"MB": len(ours(bare).encode()) / 1e6})
        for page in given.page:
            tell(
                page.name,
                "sistermap",
                measure(
                    browser, Path(folder), lambda page=page: page.read_text(encoding="utf-8"), given.runs
                ),
            )
        browser.close()


def ours(layer: Any) -> str:
    """Render our page."""
    return render_page(layer, basemap=gpd.read_parquet(ROOT / "data/basemap.parquet"), title="Benchmark")


def without_links(layer: Any) -> Any:
    """Leave out the link that each seeded tie has."""
    ties = layer.ties.drop(columns="source", errors="ignore")
    return types.SimpleNamespace(**{**vars(layer), "ties": ties})


def tie_lines(layer: Any) -> gpd.GeoDataFrame:
    """Return the ties as geodesic lines with the names of their ends."""
    names = layer.places.set_index("place_id")["name"]
    where = layer.places.set_index("place_id")[["lon", "lat"]]
    a, b = where.loc[layer.ties["from_id"]].to_numpy(), where.loc[layer.ties["to_id"]].to_numpy()
    lines = geodesics(a[:, 0], a[:, 1], b[:, 0], b[:, 1])
    return gpd.GeoDataFrame(
        {
            "from": names.loc[layer.ties["from_id"]].to_numpy(),
            "to": names.loc[layer.ties["to_id"]].to_numpy(),
            **{
                key: layer.ties[key].to_numpy()
                for key in ("kind", "since", "status", "source")
                if key in layer.ties
            },
        },
        geometry=lines,
        crs=4326,
    )


TOOLTIP = ("from", "to", "kind", "since")


def peer(layer: Any) -> str:
    """Render the same ties as folium users do: one GeoJson with a tooltip."""
    frame = tie_lines(layer)
    page = folium.Map(tiles=None, prefer_canvas=True)
    tooltip = folium.GeoJsonTooltip([name for name in TOOLTIP if name in frame])
    folium.GeoJson(frame, tooltip=tooltip).add_to(page)
    return offline(page)


def explored(layer: Any) -> str:
    """Render the same ties as geopandas users do."""
    frame = tie_lines(layer)
    tooltip = [name for name in TOOLTIP if name in frame]
    return offline(frame.explore(tiles=None, tooltip=tooltip, prefer_canvas=True))


def offline(page: folium.Map) -> str:
    """Write a peer's page with Leaflet inside, as the network is off, and a mark after its first frame."""
    page.default_js = [link for link in page.default_js if link[0] == "leaflet"]
    page.default_css = []
    html: str = page.get_root().render()
    leaflet = (ROOT / "maps/assets/vendor/leaflet.js").read_text(encoding="utf-8")
    start = html.index('<script src="https://cdn.jsdelivr.net/npm/leaflet')
    end = html.index("</script>", start) + len("</script>")
    html = html[:start] + f"<script>{leaflet}</script>" + html[end:]
    mark = (
        "<script>requestAnimationFrame(() => setTimeout(() => performance.mark('sistermap-drawn')))</script>"
    )
    return html.replace("</html>", f"{mark}</html>")


def measure(browser: Browser, folder: Path, build: Callable[[], str], runs: int) -> dict[str, float]:
    """Take the medians of everything."""
    taken: list[dict[str, float]] = []
    for _ in range(runs):
        start = time.perf_counter()
        html = build()
        seconds = time.perf_counter() - start
        path = folder / "page.html"
        path.write_text(html, encoding="utf-8")
        taken.append({"build_s": seconds, "MB": path.stat().st_size / 1e6, **use(browser, path)})
    return {key: statistics.median(one[key] for one in taken) for key in taken[0]}


def use(browser: Browser, path: Path) -> dict[str, float]:
    """Open a page, pan, hover, filter and play."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri(), timeout=300_000)
    marks = "performance.getEntriesByName('sistermap-drawn').length"
    while not page.evaluate(marks):
        time.sleep(0.05)
    got = {"drawn_s": page.evaluate("performance.getEntriesByName('sistermap-drawn')[0].startTime") / 1000}
    page.wait_for_timeout(1500)
    got["heap_MB"] = page.evaluate("(globalThis.gc?.(), performance.memory.usedJSHeapSize / 1e6)")
    page.evaluate(WATCH)
    got["hover_p95_ms"] = frames(page, lambda k: page.mouse.move(200 + (k * 7) % 500, 200 + (k * 3) % 300))
    page.mouse.move(400, 300)
    page.mouse.down()
    got["pan_p95_ms"] = frames(page, lambda k: page.mouse.move(400 + (k * 12) % 300, 300 + (k * 7) % 200))
    page.mouse.up()
    page.wait_for_timeout(600)
    got["zoom_p95_ms"] = frames(page, lambda k: k % 6 or page.mouse.wheel(0, -60 if k < 30 else 60))
    if page.evaluate("Boolean(globalThis.sistermap)"):
        page.wait_for_timeout(1000)
        got["filter_ms"] = page.evaluate(FILTER)
        page.evaluate("G.length = 0")
        page.evaluate(PLAYING)
        got["play_fps"] = page.evaluate(PLAY)
    page.close()
    return got


def frames(page: Any, move: Callable[[int], None]) -> float:
    """Give the 95th percentile of the frames during sixty moves."""
    page.evaluate("G.length = 0")
    for k in range(60):
        move(k)
        page.wait_for_timeout(12)
    return float(page.evaluate(WHOLE))


def seeded_layer(n: int) -> Any:
    """Make `n` ties between cities of the gazetteer, the larger the likelier; always the same."""
    with contextlib.closing(connect(gazetteer_file(ROOT / "data"))) as gazetteer:
        cities = pd.read_sql_query(
            "SELECT place.id, name, country.code AS country, population, lat_e4 / 1e4 AS lat, lon_e4 / 1e4 AS lon "
            "FROM place "
            "JOIN country ON place.id BETWEEN first AND last WHERE population > 15000 AND level > 2",
            gazetteer,
        )
    rng = np.random.default_rng(20240229)
    weight = cities["population"].to_numpy() ** 0.5
    ends = rng.choice(len(cities), size=(n, 2), p=weight / weight.sum())
    used = np.unique(ends)
    places = cities.iloc[used].assign(place_id=lambda f: "city:" + f["id"].astype(str), level="city")
    ids = ("city:" + cities["id"].astype(str)).to_numpy()
    ties = pd.DataFrame(
        {
            "row": np.arange(2, n + 2),
            "from_id": ids[ends[:, 0]],
            "to_id": ids[ends[:, 1]],
            "kind": rng.choice(KINDS, n, p=[0.6, 0.2, 0.1, 0.05, 0.05]),
            "status": rng.choice(["active", "dormant", "ended"], n, p=[0.8, 0.15, 0.05]),
            "since": rng.integers(1947, 2024, n).astype(str),
            "source": [f"https://example.org/ties/{k}" for k in rng.integers(0, 10**6, n)],
        }
    )
    return made_layer(places, ties)


def table_layer(path: Path) -> Any:
    """Make a layer of a table that has coordinates; years are drawn, so that time can play."""
    table = pd.read_csv(path)
    sides = [
        table[[f"city{k}", f"lat{k}", f"lng{k}"]].set_axis(["name", "lat", "lon"], axis=1) for k in (1, 2)
    ]
    ends = pd.concat(sides, keys=["from_id", "to_id"])
    ends["place_id"] = "at:" + ends["lat"].astype(str) + "," + ends["lon"].astype(str) + ":" + ends["name"]
    places = ends.drop_duplicates("place_id").dropna(subset=["lat", "lon"]).assign(level="city", country=None)
    ties = pd.DataFrame({side: ends.loc[side, "place_id"].to_numpy() for side in ("from_id", "to_id")})
    ties["row"] = np.arange(2, len(ties) + 2)
    ties["kind"] = "sister"
    ties["since"] = np.random.default_rng(1).integers(1947, 2024, len(ties)).astype(str)
    known = ties["from_id"].isin(places["place_id"]) & ties["to_id"].isin(places["place_id"])
    return made_layer(places, ties[known])


def made_layer(places: pd.DataFrame, ties: pd.DataFrame) -> Any:
    """Give the tables a layer has; lines are straight, as the page makes its own arcs."""
    points = gpd.GeoDataFrame(places, geometry=gpd.points_from_xy(places["lon"], places["lat"]), crs=4326)
    where = places.set_index("place_id")[["lon", "lat"]]
    pairs = np.stack([where.loc[ties[side]].to_numpy() for side in ("from_id", "to_id")], axis=1)
    empty = pd.DataFrame({"row": [], "place_id": [], "network": []})
    return types.SimpleNamespace(
        places=points,
        ties=gpd.GeoDataFrame(ties, geometry=shapely.linestrings(pairs), crs=4326),
        regions=gpd.GeoDataFrame({"place_id": []}, geometry=[], crs=4326),
        memberships=empty,
        unplaced=pd.DataFrame({"row": []}),
    )


def tell(name: str, who: str, figures: dict[str, float]) -> None:
    """Print a row."""
    print(json.dumps({"on": name, "who": who, **{key: round(value, 3) for key, value in figures.items()}}))


if __name__ == "__main__":
    main()
