"""Both states of a list as one layer: what there is now and what is gone, each with what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import geopandas
import pandas as pd

from ...layer import CRS, Layer
from .entry import Entry
from .shared_columns import own_columns

STATES = ("added", "gone", "changed", "unchanged")
ID_COLUMNS = ("from_id", "to_id", "place_id")

Shown = Sequence[
    tuple[Entry, bool, Mapping[str, Any]]
]  # an entry, whether it is one of the old list, and its new columns


def layer_of_changes(old: Layer, new: Layer, shown: Shown, places: Mapping[str, str]) -> Layer:
    """Join two layers.

    Parameters
    ----------
    old, new
        The two states.
    shown
        What is kept of them: the entries of the new list, and those of the old one that are gone.
    places
        place_id -> that under which both lists know the place.

    Returns
    -------
    Layer
        As the new one, with what is gone behind it; what `shown` has is in columns of `ties`, `memberships` and
        `unplaced`, before which a user's column of the same name gives way. A row that is gone was in a sheet whose name
        begins with that of the old file.
    """
    tables = {
        part: pd.concat([_rows(layer, part, shown, is_old, places) for layer, is_old in ((new, False), (old, True))])
        .reset_index(drop=True)
        for part in ("tie", "membership", "unplaced")
    }  # fmt: skip
    tables["tie"]["tie_id"] = [f"t{number}" for number in range(1, len(tables["tie"]) + 1)]
    ids = pd.unique(
        pd.concat([tables["tie"]["from_id"], tables["tie"]["to_id"], tables["membership"]["place_id"]])
    )
    points = _both(old.places, new.places, places, ids)
    ends = tables["tie"][["from_id", "to_id"]]
    away = ends["to_id"].where(ends["from_id"] != ends["to_id"])
    degree = pd.concat([ends["from_id"], away]).value_counts()
    return new.changed(
        places=_counted(points, degree),
        regions=_counted(_both(old.regions, new.regions, places, ids), degree),
        ties=cast("geopandas.GeoDataFrame", tables["tie"]),
        memberships=tables["membership"],
        unplaced=tables["unplaced"],
        home=next(
            (at for home in (new.home, old.home) if home and (at := places.get(home, home)) in set(ids)), None
        ),
        inputs=tuple(dict.fromkeys((*old.inputs, *new.inputs))),
        public=old.public or new.public,
    )


def _rows(layer: Layer, part: str, shown: Shown, is_old: bool, places: Mapping[str, str]) -> pd.DataFrame:
    """Take the rows of a table that are shown, with what became of each."""
    kept = [(entry, more) for entry, from_old, more in shown if entry.part == part and from_old == is_old]
    table = {"tie": layer.tie_rows, "membership": layer.memberships, "unplaced": layer.unplaced}[part]
    rows = table.iloc[[entry.index for entry, _ in kept]].reset_index(drop=True)
    added = list(shown[0][2]) if shown else []
    rows = rows.rename(
        columns={column: f"{column} (original)" for column in own_columns(layer) if column in added}
    )
    for column in ID_COLUMNS:
        if column in rows:
            rows[column] = rows[column].map(lambda place: places.get(place, place))
    if is_old and len(rows):
        rows["sheet"] = [_old_sheet(layer, entry.sheet) for entry, _ in kept]
    return rows.assign(**{column: [more[column] for _, more in kept] for column in added})


def _old_sheet(layer: Layer, sheet: str) -> str | None:
    name = Path(layer.plan.source).name if layer.plan else ""
    return " · ".join(filter(None, (name, sheet))) or None


def _both(
    old: geopandas.GeoDataFrame, new: geopandas.GeoDataFrame, places: Mapping[str, str], ids: Sequence[str]
) -> geopandas.GeoDataFrame:
    """Join places or regions: what both lists know is as the new one has it."""
    tables = [
        table.assign(place_id=table["place_id"].map(lambda place: places.get(place, place)))
        for table in (new, old)
    ]
    joined = pd.concat([table for table in tables if len(table)] or tables[:1])
    joined = joined[joined["place_id"].isin(ids)].drop_duplicates("place_id").reset_index(drop=True)
    return geopandas.GeoDataFrame(joined, geometry="geometry", crs=CRS)


def _counted(table: geopandas.GeoDataFrame, degree: pd.Series[int]) -> geopandas.GeoDataFrame:
    return table.assign(degree=table["place_id"].map(degree).fillna(0).astype(int))
