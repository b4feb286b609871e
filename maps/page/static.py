"""What a reader without JavaScript sees: a still map and the table."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...geo.attribution import credits
from ..boundaries import unite
from ..layer_like import LayerLike
from ..style import style_kinds
from .columns import as_text

MOST_ROWS = 300
LAND_STEP_DEG = 0.8
SIZE_PX = (1000, 520)
SMALLEST_PX = 6  # islands whose sides together are shorter are left out
STYLE = (
    ".sm-page{display:block;height:auto;padding:16px}.sm-map,.sm-panel{display:none!important}"
    "svg{width:100%;height:auto}table{border-collapse:collapse}td{padding:3px 12px 3px 0;border-bottom:1px solid #d7dde2}"
)


def static_view(
    layer: LayerLike, basemap: gpd.GeoDataFrame, title: str, attribution: Sequence[Mapping[str, str]] = ()
) -> str:
    """Write the title, a map as SVG, the first ties as a table and the sources; all text is escaped.

    Parameters
    ----------
    layer, basemap, title, attribution
        As the page has them.

    Returns
    -------
    str
        HTML without scripts.
    """
    named = _named_ties(layer)
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>\n"
        for row in named.head(MOST_ROWS).itertuples(index=False)
    )
    more = len(named) - MOST_ROWS
    rest = f"<p>More ties in the page: {more:,}</p>\n" if more > 0 else ""
    sources = " ".join(credits(attribution))
    return (
        f"<style>{STYLE}</style>\n<h1>{html.escape(title)}</h1>\n{_picture(layer, basemap)}"
        f"<table><tbody>\n{rows}</tbody></table>\n{rest}<p>{html.escape(sources)}</p>\n"
    )


def _named_ties(layer: LayerLike) -> pd.DataFrame:
    names = pd.Series(as_text(layer.places["name"]).to_numpy(), index=layer.places["place_id"])
    ties = layer.ties
    columns: dict[str, Any] = {
        "from": names.reindex(ties["from_id"]).to_numpy(),
        "to": names.reindex(ties["to_id"]).to_numpy(),
    }
    for column in ("kind_original", "since", "title"):
        columns[column] = as_text(ties[column]).to_numpy() if column in ties.columns else ""
    return pd.DataFrame(columns, index=range(len(ties)))


def _picture(layer: LayerLike, basemap: gpd.GeoDataFrame) -> str:
    width, height = SIZE_PX
    land = ""
    if not basemap.empty:
        land = _path(unite(basemap.loc[basemap["kind"] == "land"].geometry.to_numpy()), closed=True)
    styles = style_kinds(as_text(layer.ties["kind"])) if "kind" in layer.ties.columns else {}
    lines = []
    for kind, style in styles.items():
        some = layer.ties.loc[(as_text(layer.ties["kind"]) == kind).to_numpy()].head(MOST_ROWS)
        lines.append(
            f'<path d="{_path(some.geometry.to_numpy(), closed=False)}" stroke="{style["light"]}" fill="none"/>\n'
        )
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="Map" width="{width}" height="{height}">\n'
        f'<rect width="{width}" height="{height}" fill="#e9eef2"/>\n'
        f'<path d="{land}" fill="#fbfaf7" stroke="#cdd5da" stroke-width="0.5"/>\n{"".join(lines)}</svg>\n'
    )


def _path(shapes: Any, *, closed: bool) -> str:
    """Write shapes as the steps of an SVG path on a plate carrée map from 84 north to 60 south."""
    parts = shapely.get_parts(shapes)
    polygonal = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    curves = np.concatenate([shapely.get_exterior_ring(parts[polygonal]), parts[~polygonal]])
    width, height = SIZE_PX
    written = []
    for curve in curves:
        points = shapely.get_coordinates(shapely.simplify(curve, LAND_STEP_DEG))
        if len(points) < (4 if closed else 2):
            continue
        x = np.round((points[:, 0] + 180) / 360 * width).astype(int)
        y = np.round((84 - points[:, 1]) / 144 * height).astype(int)
        if closed and np.ptp(x) + np.ptp(y) < SMALLEST_PX:
            continue
        dx, dy = np.diff(x), np.diff(y)
        moved = (dx != 0) | (dy != 0)
        steps = "".join(f"l{a} {b}" for a, b in zip(dx[moved], dy[moved], strict=True))
        written.append(f"M{x[0]} {y[0]}{steps}" + ("z" if closed else ""))
    return "".join(written)
