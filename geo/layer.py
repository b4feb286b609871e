"""The relationship layer: what was geocoded, as places, regions and lines that any GIS can read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import geopandas
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from .geodesic import distances_km, geodesics
from .schema import (
    GEOCODED,
    LAYER_MEMBERSHIPS,
    LAYER_PLACES,
    LAYER_REGIONS,
    LAYER_TIES,
    LAYER_UNPLACED,
    PLACES,
    SIDES,
    require_columns,
)
from .unplaced import unplaced_rows

if TYPE_CHECKING:
    from .tables.plan import Plan

CRS = "EPSG:4326"

Geometries = NDArray[np.object_]


class _TiesWithLines:
    """The ties of a layer, whose lines are drawn when it is first read: a million take a minute and gigabytes."""

    def __get__(self, layer: Layer | None, owner: type[Layer]) -> geopandas.GeoDataFrame:
        if layer is None:
            raise AttributeError("ties")  # so that the dataclass sees no default
        rows: pd.DataFrame = vars(layer)["_ties"]
        if not isinstance(rows, geopandas.GeoDataFrame):
            rows = vars(layer)["_ties"] = _with_lines(rows, layer.places)
        return rows

    def __set__(self, layer: Layer, rows: pd.DataFrame) -> None:
        vars(layer)["_ties"] = rows


@dataclass(frozen=True, eq=False)
class Layer:
    """Partnerships on the globe. Each row of the user's table is in one of `ties`, `memberships` and `unplaced`.

    The user's own columns stand behind ours, in their order, in all three. Geometry is EPSG:4326, lon before lat, and
    of one type a table.

    Attributes
    ----------
    places
        Points: one row a place that has a tie or a membership (`schema.LAYER_PLACES`).
    regions
        MultiPolygons: countries, admin-1 and admin-2 among the places (`schema.LAYER_REGIONS`).
    ties
        MultiLineStrings: WGS 84 geodesics, cut at the antimeridian, empty where both ends are one place
        (`schema.LAYER_TIES`). The lines are drawn when it is first used; `tie_rows` does without.
    memberships
        No geometry: a place and a network that it is in (`schema.LAYER_MEMBERSHIPS`).
    unplaced
        No geometry: rows that are not mapped, whole, and why (`schema.LAYER_UNPLACED`).
    plan
        How the table was read; None where the layer was not built from a file.
    home
        The place_id of the user's own place, if one was given and the table has it.
    title
        What the user calls the table; "" where that was not stated.
    inputs
        The files that were read, which no output may replace.
    boundaries
        The file of the user's own country polygons, if they are to be drawn and credited in place of ours.
    folder
        Where the table lies, beside which pictures that it names may lie; None where it is no file.
    public
        Whether it is to be published: rows that are not placed, and where each row stood, are left out of what is made.
    look
        What was saved beside the table of the looks of what is made: title, subtitle, source, date, logo, accent, colours.
    """

    places: geopandas.GeoDataFrame
    regions: geopandas.GeoDataFrame
    if TYPE_CHECKING:
        ties: geopandas.GeoDataFrame
    else:
        ties: geopandas.GeoDataFrame = _TiesWithLines()
    memberships: pd.DataFrame
    unplaced: pd.DataFrame
    plan: Plan | None = None
    home: str | None = None
    title: str = ""
    inputs: tuple[Path, ...] = ()
    boundaries: Path | None = None
    folder: Path | None = None
    public: bool = False
    look: Mapping[str, Any] = field(default_factory=dict)

    @property
    def tie_rows(self) -> pd.DataFrame:
        """The ties without their lines, which are not drawn for it.

        Examples
        --------
        >>> "geometry" in example_layer().tie_rows
        False
        """
        rows: pd.DataFrame = vars(self)["_ties"]
        if not isinstance(rows, geopandas.GeoDataFrame):
            return rows
        return pd.DataFrame(rows.drop(columns=rows.geometry.name))

    def __repr__(self) -> str:
        """Return the sizes of the tables, without drawing lines for it."""
        counts = (
            f"{name.strip('_')} {len(vars(self)[name])}"
            for name in ("places", "_ties", "memberships", "unplaced")
        )
        return f"<Layer {self.title!r}: {', '.join(counts)}>"

    def changed(self, **attributes: Any) -> Layer:
        """Return the same layer with other attributes; unlike the replacing of dataclasses it draws no lines.

        Parameters
        ----------
        **attributes
            New values of attributes. Lines that were drawn stay as they are unless `ties` are given.

        Raises
        ------
        TypeError
            If a name is no attribute.

        Examples
        --------
        >>> example_layer().changed(title="Busan and its sisters").title
        'Busan and its sisters'
        """
        same = {one.name: vars(self)["_ties" if one.name == "ties" else one.name] for one in fields(self)}
        return Layer(**{**same, **attributes})


def build_layer(
    geocoded: pd.DataFrame,
    places: pd.DataFrame,
    regions: geopandas.GeoDataFrame,
) -> Layer:
    """Build the layer from geocoded ties.

    A row is drawn only where every name in it has the verdict ``placed``. A place that was only guessed is marked so.

    Parameters
    ----------
    geocoded
        `schema.GEOCODED` and the user's columns. A user's column that is named as one of ours gets `` (original)``
        behind its name.
    places
        `schema.PLACES`: at least every place that a placed name means.
    regions
        Polygons with the columns place_id, name, level, country and geometry, EPSG:4326. Those in use are kept; a place
        without a polygon stays a point.

    Returns
    -------
    Layer
        With no rows where `geocoded` has none.

    Raises
    ------
    ValueError
        If a table lacks a column, or `places` lacks a place or its coordinates.

    Examples
    --------
    >>> example_layer().ties[["from_name", "to_name", "distance_km"]].round().values.tolist()
    [['Busan', 'Los Angeles', 9636.0], ['Busan', 'Shimonoseki', 219.0]]
    """
    require_columns(geocoded, GEOCODED, "GEOCODED")
    require_columns(places, PLACES, "PLACES")
    require_columns(regions, [c for c in LAYER_REGIONS if c != "degree"], "regions")
    geocoded = _free_our_names(geocoded.reset_index(drop=True))
    own = [column for column in geocoded.columns if column not in GEOCODED]

    from_placed, to_placed = (
        geocoded[f"{side}_verdict"].eq("placed").fillna(False).astype(bool) for side in SIDES
    )
    member = geocoded["network"].notna() & geocoded["to_name"].isna() & geocoded["to_verdict"].isna()
    tie, membership = from_placed & to_placed, from_placed & member & ~to_placed

    ends = geocoded.loc[
        tie | membership, [f"{side}_{what}" for what in ("place_id", "match") for side in SIDES]
    ]
    points = _places(places, ends, ends.loc[tie])
    return Layer(
        places=points,
        regions=_regions(regions, points),
        ties=cast("geopandas.GeoDataFrame", _ties(geocoded, tie, points, own)),
        memberships=_memberships(geocoded[membership], own),
        unplaced=unplaced_rows(geocoded, ~(tie | membership), member, own),
    )


def example_layer() -> Layer:
    """Build a layer of two ties and one membership, to try things on.

    Examples
    --------
    >>> example_layer().places["name"].tolist()
    ['Busan', 'Los Angeles', 'Shimonoseki']
    """
    at = {
        "Busan": ("KR", 35.18, 129.08),
        "Los Angeles": ("US", 34.05, -118.24),
        "Shimonoseki": ("JP", 33.95, 130.94),
    }
    rows = [
        {"from": "Busan", "to": "Los Angeles", "kind": "sister", "since": "1967-12-18"},
        {"from": "Busan", "to": "Shimonoseki", "kind": "sister", "since": "1976-10-11", "until": "2026"},
        {"from": "Busan", "network": "WeGO"},
    ]
    geocoded = pd.DataFrame(rows).assign(tie_id=["t1", "t2", "t3"], row=[2, 3, 4])
    for side in SIDES:
        name = geocoded.pop(side)
        answer = {"name": name, "place_id": name, "verdict": name.mask(name.notna(), "placed")}
        geocoded = geocoded.assign(**{f"{side}_{column}": value for column, value in answer.items()})
    places = pd.DataFrame.from_dict(at, orient="index", columns=["country", "lat", "lon"]).reset_index(
        names="place_id"
    )
    places = places.assign(name=places["place_id"], level="city", guessed=False).reindex(columns=PLACES)
    regions = geopandas.GeoDataFrame(columns=LAYER_REGIONS, geometry="geometry", crs=CRS)
    return build_layer(geocoded.reindex(columns=GEOCODED), places, regions)


def polygons_of(places: pd.DataFrame, basemap: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Find the polygons of countries in land that the user draws in place of ours.

    Parameters
    ----------
    places
        `schema.PLACES`.
    basemap
        Rows of ``kind`` land, polygons of countries whatever they are called, EPSG:4326; other rows are left out.

    Returns
    -------
    geopandas.GeoDataFrame
        As `build_layer` takes its `regions`: each country among the places with the polygon in which its point lies. A
        country whose point lies in none, and every place of a lower level, has no polygon.

    Examples
    --------
    >>> places = pd.DataFrame([{"place_id": "country:KR", "name": "Korea", "level": "country", "country": "KR", "lat": 36.0, "lon": 128.0}])
    >>> land = geopandas.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(125, 33, 130, 39)], crs=CRS)
    >>> polygons_of(places, land)["place_id"].tolist()
    ['country:KR']
    """
    land = basemap[basemap["kind"] == "land"]
    countries = places[places["level"] == "country"].reset_index(drop=True)
    points = shapely.points(countries["lon"].astype(float), countries["lat"].astype(float))
    at, polygon = shapely.STRtree(land.geometry.to_numpy()).query(points, predicate="within")
    once = ~pd.Series(at).duplicated().to_numpy(dtype=bool)
    found = countries.loc[at[once], ["place_id", "name", "level", "country"]].reset_index(drop=True)
    return geopandas.GeoDataFrame(found, geometry=land.geometry.to_numpy()[polygon[once]], crs=CRS)


def _free_our_names(geocoded: pd.DataFrame) -> pd.DataFrame:
    """Rename the user's columns that the layer's tables need the names of."""
    ours = {*LAYER_TIES, *LAYER_MEMBERSHIPS, *LAYER_UNPLACED}
    taken = {*geocoded.columns, *ours}
    renamed = {}
    for column in geocoded.columns:
        if column in ours and column not in GEOCODED:
            name = f"{column} (original)"
            while name in taken:
                name += " (original)"
            taken.add(name)
            renamed[column] = name
    return geocoded.rename(columns=renamed)


def _places(places: pd.DataFrame, ends: pd.DataFrame, of_ties: pd.DataFrame) -> geopandas.GeoDataFrame:
    """Keep the places in use, in the order in which the table first names them, and give each its point."""
    named = ends[["from_place_id", "to_place_id"]].to_numpy(dtype=object).ravel()
    used = pd.unique(pd.Series(named).dropna())  # a membership has only one side
    absent = set(used) - set(places.loc[places["lat"].notna() & places["lon"].notna(), "place_id"])
    if absent:
        raise ValueError(f"PLACES lacks {sorted(absent)[0]} or its coordinates")
    kept = (
        places.drop_duplicates("place_id")
        .set_index("place_id")
        .reindex(pd.Index(used, name="place_id"))
        .reset_index()
    )

    guesses = pd.concat([ends.loc[ends[f"{s}_match"].eq("guess"), f"{s}_place_id"] for s in SIDES])
    kept["guessed"] = kept["guessed"].eq(True) | kept["place_id"].isin(guesses)
    kept["degree"] = kept["place_id"].map(_degrees(of_ties)).fillna(0).astype(int)
    geometry = geopandas.points_from_xy(kept["lon"].astype(float), kept["lat"].astype(float))
    return geopandas.GeoDataFrame(kept, geometry=geometry, crs=CRS)[list(LAYER_PLACES)]


def _degrees(ties: pd.DataFrame) -> pd.Series[int]:
    """Count the ties that end at each place; one that begins and ends there counts once."""
    elsewhere = ties["to_place_id"].where(ties["to_place_id"] != ties["from_place_id"])
    degrees: pd.Series[int] = pd.concat([ties["from_place_id"], elsewhere]).value_counts()
    return degrees


def _regions(regions: geopandas.GeoDataFrame, places: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    """Keep the polygons of the places in use, all as MultiPolygons."""
    kept = regions[regions["place_id"].isin(places["place_id"])].reset_index(drop=True)
    degree = kept["place_id"].map(dict(zip(places["place_id"], places["degree"], strict=True))).astype(int)
    shapes = _as_multi(kept.geometry, shapely.multipolygons, shapely.MultiPolygon())
    return geopandas.GeoDataFrame(kept.assign(degree=degree), geometry=shapes, crs=CRS)[list(LAYER_REGIONS)]


def _ties(
    geocoded: pd.DataFrame, which: pd.Series[bool], places: geopandas.GeoDataFrame, own: list[str]
) -> pd.DataFrame:
    """Join the two ends of each tie; its line is drawn when it is needed."""
    columns = [*LAYER_TIES[:-1], *own]
    renamed = geocoded.rename(columns={"from_place_id": "from_id", "to_place_id": "to_id"})
    ties = renamed.loc[which, [column for column in columns if column in renamed]].reset_index(drop=True)
    ties["distance_km"] = distances_km(*_ends(ties, places))
    return ties[columns]


def _with_lines(ties: pd.DataFrame, places: geopandas.GeoDataFrame) -> geopandas.GeoDataFrame:
    lines = geodesics(*_ends(ties, places))
    shapes = _as_multi(lines, shapely.multilinestrings, shapely.MultiLineString())
    return geopandas.GeoDataFrame(ties, geometry=shapes, crs=CRS)


def _ends(ties: pd.DataFrame, places: geopandas.GeoDataFrame) -> list[NDArray[np.float64]]:
    """Return longitude and latitude of each end of ties."""
    at = places.set_index("place_id")[["lon", "lat"]].astype(float)
    rows = [at.index.get_indexer(pd.Index(ties[end])) for end in ("from_id", "to_id")]
    absent = [end for row, end in zip(rows, ("from_id", "to_id"), strict=True) if (row < 0).any()]
    if absent:
        raise ValueError(
            f"places lack some of the {absent[0]} of ties, expected a row of places for every end"
        )
    return [at[axis].to_numpy()[row] for row in rows for axis in ("lon", "lat")]


def _as_multi(
    geometry: geopandas.GeoSeries, multi: Callable[..., Geometries], empty: shapely.Geometry
) -> Geometries:
    """Make all geometries of one type, which `multi` builds of their parts."""
    parts, of = shapely.get_parts(geometry.to_numpy(), return_index=True)
    out = np.full(len(geometry), empty, dtype=object)
    return multi(parts, indices=of, out=out) if len(parts) else out


def _memberships(rows: pd.DataFrame, own: list[str]) -> pd.DataFrame:
    """Keep what a membership has: one place, and the network."""
    here = {f"from_{column}": column for column in ("place_id", "name", "country", "org")}
    return rows.rename(columns=here).reset_index(drop=True)[[*LAYER_MEMBERSHIPS, *own]]
