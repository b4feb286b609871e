"""What a reader without JavaScript sees, as a mail's preview shows it: the headline, a still map and the table."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...geo.languages import check_language, name_in
from ...geo.reasons import fill
from ..colours import Pair
from ..dates import date_text
from ..headline import home_of, subline_text
from ..layer_like import LayerLike, count_ends, rows_of_ties
from ..numbers import number_text
from ..place_names import WrittenNames, place_names
from ..proposals import proposals_text
from ..sources import citation, source_lines
from ..style import ACCENT, HAIRLINE, HOME_COLOUR, INK, LAND, SEA, style_kinds
from ..texts import page_words
from .basemap import unite_land
from .columns import as_text
from .look import PageLook

MOST_ROWS, MOST_LINES = 300, 300
LAND_STEP_DEG = 0.8
NORTH, SOUTH = 80, -58
WIDTH, HEIGHT = 1000, 460  # px
SMALLEST_PX = 6  # islands whose sides together are shorter are left out
BEND = 0.2  # of the chord: how far the control of an arc is from it
LABEL_PX = 13
LETTER_PX, WIDE_LETTER_PX = (
    7.4,
    13.2,
)  # widths of a letter, Latin and East Asian; no font is at hand to measure with
STYLE = (
    ".sm-page{display:block;height:auto;overflow:visible;padding:16px;font:15px/1.4 system-ui,sans-serif}"
    ".sm-head,.sm-panel,.sm-stage{display:none!important}html,body{height:auto}"
    "svg{width:100%;height:auto}table{border-collapse:collapse}"
    f"th,td{{padding:4px 0;padding-inline-end:16px;border-bottom:1px solid {HAIRLINE};text-align:start}}"
    "@media print{.sm-page{padding:0}svg{max-height:70vh}tr,svg{break-inside:avoid}}"
)


def static_view(
    layer: LayerLike,
    basemap: gpd.GeoDataFrame,
    title: str,
    attribution: Sequence[Mapping[str, str]] = (),
    *,
    lang: str = "en",
    home: str | None = None,
    look: PageLook | None = None,
    written: WrittenNames | None = None,
    land: Any = None,
) -> str:
    """Write the title, a map as SVG, the first ties as a table and the sources; all text is escaped.

    Parameters
    ----------
    layer, basemap, title, attribution, lang, home, look
        As the page has them.
    written
        What `written_names` returns, where that was made before.
    land
        What `unite_land` returns, where that was made before.

    Returns
    -------
    str
        HTML without scripts.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> from sistermap.maps.boundaries import no_basemap
    >>> view = static_view(example_layer(), no_basemap(), "Our partners", lang="de")
    >>> "<h1>Our partners</h1>" in view, "<th>Seit</th>" in view
    (True, True)
    """
    words, home_row = page_words()[check_language(lang)], home_of(layer, home)
    names = place_names(layer, lang, written)
    look = look or PageLook()
    sub = look.subtitle or subline_text(layer, home_row, lang, written)
    own = " · ".join(filter(None, (look.source, date_text(look.date, lang))))
    table = _table(layer, names, home_row, words, lang)
    return (
        f"<style>{STYLE}</style>\n<h1>{html.escape(title)}</h1>\n{_paragraph(sub)}{_paragraph(proposals_text(layer, lang))}"
        f"{_picture(layer, _land_of(basemap, land), names, home_row, look)}{table}"
        f"{_paragraph(own)}"
        f"{_paragraph(' '.join(source_lines(attribution, lang)))}"
        f"{_paragraph(citation(title, lang, source=look.source, date=look.date))}"
    )


def _paragraph(text: str) -> str:
    return f"<p>{html.escape(text)}</p>\n" if text else ""


# ---- the table ----


def _table(layer: LayerLike, names: list[str], home: int | None, words: Mapping[str, str], lang: str) -> str:
    number = pd.Series(range(len(names)), index=layer.places["place_id"])
    ties = rows_of_ties(layer).head(MOST_ROWS)
    ends = [number.reindex(ties[f"{side}_id"]).to_numpy(dtype=int) for side in ("from", "to")]
    columns: dict[str, Sequence[str]] = {}
    if home is None:
        columns = {
            words[f"column.{side}"]: [names[p] for p in end]
            for side, end in zip(("from", "to"), ends, strict=True)
        }
    else:
        partner = np.where(ends[0] == home, ends[1], ends[0])
        columns[words["column.to"]] = [names[p] for p in partner]
        columns[words["facet.country"]] = [_country(layer.places.iloc[p], lang) for p in partner]
    if "kind" in ties.columns and ties["kind"].nunique() > 1:
        columns[words["column.kind"]] = [words.get(f"kind.{kind}", kind) for kind in as_text(ties["kind"])]
    if "since" in ties.columns:
        columns[words["column.since"]] = [date_text(date, lang) for date in as_text(ties["since"])]
    if not len(ties):
        return ""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>\n"
        for row in zip(*columns.values(), strict=True)
    )
    more = len(rows_of_ties(layer)) - MOST_ROWS
    counted = {"count": more, "n": number_text(more, lang)}
    rest = _paragraph(fill(words, "card.more", counted, lang)) if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>\n{rest}"


def _country(place: pd.Series, lang: str) -> str:
    name = place.get("country_name")
    return name_in(lang, place.get("country_names"), name if isinstance(name, str) else "")


# ---- the map ----


def _picture(layer: LayerLike, land: Any, names: list[str], home: int | None, look: PageLook) -> str:
    points = shapely.get_coordinates(layer.places.geometry.to_numpy())
    middle = points[home, 0] if home is not None else 10.0
    x, y = _pixels(points, middle)
    lines = _lines(layer, x, y, look.colours)
    red = look.accent.light if look.accent else HOME_COLOUR
    dots = "".join(
        f'<circle cx="{a:.0f}" cy="{b:.0f}" r="{6 if row == home else 3.4}" fill="{red if row == home else ACCENT}" '
        'stroke="#fff" stroke-width="1.3"/>'
        for row, (a, b) in enumerate(zip(x[:MOST_LINES], y[:MOST_LINES], strict=True))
    )
    path = "" if land is None else _land(land, middle)
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-hidden="true" width="{WIDTH}" height="{HEIGHT}">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{SEA}"/>\n<path d="{path}" fill="{LAND}"/>\n'
        f"{lines}{dots}\n{_labels(names, x, y, layer, home)}</svg>\n"
    )


def _pixels(points: Any, middle: float) -> tuple[Any, Any]:
    turned = (points[:, 0] - middle + 180) % 360 - 180
    return (turned + 180) / 360 * WIDTH, (NORTH - points[:, 1]) / (NORTH - SOUTH) * HEIGHT


def _lines(layer: LayerLike, x: Any, y: Any, colours: Mapping[str, Pair]) -> str:
    """Arcs of one family, as the page has them: a sign and not a route."""
    number = pd.Series(range(len(x)), index=layer.places["place_id"])
    ties = rows_of_ties(layer).head(MOST_LINES)
    a, b = (number.reindex(ties[f"{side}_id"]).to_numpy(dtype=int) for side in ("from", "to"))
    kinds = list(as_text(ties["kind"])) if "kind" in ties.columns else [""] * len(ties)
    styles = style_kinds(kinds, colours)
    made = []
    for kind, p, q in dict.fromkeys(zip(kinds, a, b, strict=True)):
        up = -1 if (y[p] + y[q]) / 2 < HEIGHT * 0.56 else 1
        dx, dy = x[q] - x[p], y[q] - y[p]
        cx = (x[p] + x[q]) / 2 - BEND * dy * up * (1 if dx > 0 else -1)
        cy = (y[p] + y[q]) / 2 + BEND * abs(dx) * up
        made.append(
            f'<path d="M{x[p]:.0f} {y[p]:.0f}Q{cx:.0f} {cy:.0f} {x[q]:.0f} {y[q]:.0f}" '
            f'stroke="{styles[kind]["light"]}" stroke-width="1.6" fill="none"/>'
        )
    return "".join(made) + "\n"


def _labels(names: list[str], x: Any, y: Any, layer: LayerLike, home: int | None) -> str:
    """Names beside their dots where there is room: home first, then those with the most ties."""
    degree = count_ends(layer)
    order = sorted(range(len(names)), key=lambda row: (row != home, -degree[row], row))
    taken = [(a - 4, b - 4, a + 4, b + 4) for a, b in zip(x, y, strict=True)]
    made = []
    for row in order[:60]:
        wide = sum(WIDE_LETTER_PX if letter > "\u1100" else LETTER_PX for letter in names[row])
        for left in (x[row] + 8, x[row] - 8 - wide):
            box = (left, y[row] - 8, left + wide, y[row] + 8)
            if box[0] < 0 or box[2] > WIDTH or any(_overlap(box, other) for other in taken):
                continue
            taken.append(box)
            weight = ' font-weight="700"' if row == home else ""
            made.append(
                f'<text x="{left:.0f}" y="{y[row] + 4:.0f}" font-size="{LABEL_PX}"{weight} fill="{INK}" stroke="{SEA}" '
                f'stroke-width="3" paint-order="stroke">{html.escape(names[row])}</text>\n'
            )
            break
    return "".join(made)


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _land_of(basemap: gpd.GeoDataFrame, land: Any) -> Any:
    if basemap.empty:
        return None
    return unite_land(basemap) if land is None else land


def _land(land: Any, middle: float) -> str:
    """Write the land as the steps of an SVG path, with the middle's meridian in the middle."""
    simple = shapely.simplify(shapely.get_parts(land), LAND_STEP_DEG)
    window = shapely.box(-180, SOUTH, 180, NORTH)
    turned = [_moved(simple, -middle + turn) for turn in (-360, 0, 360)]
    parts = shapely.get_parts(shapely.intersection(shapely.make_valid(np.concatenate(turned)), window))
    polygons = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return "".join(_steps(shapely.get_coordinates(ring)) for ring in shapely.get_exterior_ring(polygons))


def _moved(shapes: Any, degrees: float) -> Any:
    return shapely.transform(shapes, lambda xy: xy + np.array([degrees, 0.0]))


def _steps(points: Any) -> str:
    x, y = (
        np.round(axis).astype(int)
        for axis in ((points[:, 0] + 180) / 360 * WIDTH, (NORTH - points[:, 1]) / (NORTH - SOUTH) * HEIGHT)
    )
    if len(x) < 4 or np.ptp(x) + np.ptp(y) < SMALLEST_PX:
        return ""
    dx, dy = np.diff(x), np.diff(y)
    moved: Iterable[tuple[int, int]] = ((a, b) for a, b in zip(dx, dy, strict=True) if a or b)
    return f"M{x[0]} {y[0]}" + "".join(f"l{a} {b}" for a, b in moved) + "z"
