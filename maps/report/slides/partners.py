"""Partners on slides: by continent and country, and one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from ....geo.cells import legal_line
from ....geo.reasons import phrase
from ...dates import date_text
from ...layer_like import LayerLike
from ...numbers import number_text
from ...style import INK_3
from ..outline import write_cell
from ..tables import TableWriter, is_known
from ..tie_tables import kind_text
from .deck import Group, Groups, Profile
from .locator import draw_locator

MOST_PROFILES = 100
MOST_TITLES = 3  # of the agreements with one partner


def make_groups(summary: Mapping[str, pd.DataFrame], words: Mapping[str, str], lang: str) -> Iterator[Groups]:
    """Group partners by continent and country, the largest groups first.

    Parameters
    ----------
    summary
        As `make_outline` takes it.
    words, lang
        Of the deck.

    Returns
    -------
    iterator of Groups
        One, or none where there are no ties. Where the names are too many, countries are counted instead.
    """
    ties = summary["partners"].drop_duplicates("place_id")
    if not len(ties):
        return
    labels = ties.assign(
        continent=[words.get(f"continent.{value}", words["unknown"]) for value in ties["continent"]],
        country=_countries(ties, words),
        name=[legal_line(str(name)) for name in ties["name"]],
    )
    names, counts = [], []
    for continent, inside in _largest_first(labels, "continent"):
        heading = f"{continent} · {number_text(len(inside), lang)}"
        countries = [
            (str(country), some["name"].tolist()) for country, some in _largest_first(inside, "country")
        ]
        names.append(Group(heading, tuple((country, tuple(called)) for country, called in countries)))
        counted = ((country, (number_text(len(called), lang),)) for country, called in countries)
        counts.append(Group(heading, tuple(counted)))
    yield Groups(
        title=words["slide.regions"],
        groups=tuple(names),
        short=tuple(counts),
        short_title=words["slide.countries"],
    )


def _countries(ties: pd.DataFrame, words: Mapping[str, str]) -> list[str]:
    named = zip(ties["country_name"], ties["country"], strict=True)
    return [
        legal_line(str(name)) if is_known(name) else str(code) if is_known(code) else words["unknown"]
        for name, code in named
    ]


def _largest_first(rows: pd.DataFrame, column: str) -> list[tuple[Any, pd.DataFrame]]:
    found = [*rows.groupby(column, sort=True)]
    return sorted(found, key=lambda group: -len(group[1]))


def make_profiles(
    layer: LayerLike,
    write: TableWriter,
    basemap: gpd.GeoDataFrame | None,
    *,
    lines: Mapping[str, str],
    dot: str,
    remark: Callable[[str], object] | None,
) -> list[Profile]:
    """Describe each partner on a slide of its own, in the order of the list.

    Parameters
    ----------
    layer
        Where places are.
    write
        Of the summary: its words and labels.
    basemap, dot
        As `draw_locator` takes them; no basemap, no small maps.
    lines
        Colour of each kind: a partner's line has that of the first tie with it.
    remark
        Called with one line where there are more partners than `MOST_PROFILES`.

    Returns
    -------
    list of Profile
        At most `MOST_PROFILES`.
    """
    ties = write.summary["partners"]
    several = [*ties.groupby("place_id", sort=False)]
    if len(several) > MOST_PROFILES and remark is not None:
        remark(
            f"{MOST_PROFILES} of {len(several):,} partners have a slide of their own, the first of the list"
        )
    positions = map(tuple, shapely.get_coordinates(layer.places.geometry.to_numpy()).tolist())
    points = dict(zip(layer.places["place_id"], positions, strict=True))
    made = []
    for place_id, rows in several[:MOST_PROFILES]:
        title = legal_line(str(rows["name"].iloc[0]))
        png = b""
        if basemap is not None and place_id in points:
            home = points[rows["from_id"].iloc[0]] if rows["from_id"].nunique() == 1 else None
            line = lines.get(rows["kind"].iloc[0], INK_3)
            png = draw_locator(basemap, home, points[place_id], line=line, dot=dot)
        alt = write.words["slide.locator"].format(name=title)
        made.append(Profile(title=title, rows=tuple(_rows(rows, write)), png=png, alt=alt))
    return made


def _rows(ties: pd.DataFrame, write: TableWriter) -> Iterator[tuple[str, str]]:
    """Give what is known of the ties with one partner, with its labels."""
    records = ties.to_dict("records")
    separator = phrase("separator", {}, write.lang)

    def several(cell: Callable[[Mapping[Any, Any]], Any], most: int = MOST_TITLES) -> str:
        found = dict.fromkeys(
            legal_line(str(value)) for value in map(cell, records) if is_known(value) and value != ""
        )
        return separator.join([*found][:most])

    columns = {
        "country": several(lambda row: write.label("country", row)),
        "kind": several(lambda row: kind_text(write, row) if row["kind"] != "other" or is_known(row["kind_original"]) else None),
        "since": several(lambda row: date_text(row["since"], write.lang) if is_known(row["since"]) else None),
        "until": several(lambda row: date_text(row["until"], write.lang) if is_known(row["until"]) else None),
        "title": several(lambda row: row["title"]),
        "distance": several(lambda row: write_cell(row["distance_km"], "km", write.lang) if is_known(row["distance_km"]) else None, 1),
    }  # fmt: skip
    yield from ((write.words[f"column.{name}"], text) for name, text in columns.items() if text)
