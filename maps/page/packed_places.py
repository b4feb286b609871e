"""Places as a page carries them: once each, on a grid, with their names in the languages that readers choose from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...geo.languages import OLD
from .columns import numbers_of, pack_text, texts_of
from .packing import pack_column, pack_integers, pack_texts

GRID_DEG = 1e-4
NAMES_BUDGET = 300_000  # letters of names in other languages; beyond it a page keeps its own language only


def pack_places(
    places: gpd.GeoDataFrame,
    *,
    lang: str,
    languages: Sequence[str],
    written: Sequence[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """Pack the places; a name that equals the main one is left out.

    `written` has for each place how the list writes it, by script (`maps.place_names`).
    """
    points = shapely.get_coordinates(places.geometry.to_numpy())
    grid = np.round(points / GRID_DEG).astype(np.int64)
    ids = [place_id if not place_id.startswith("at:") else "" for place_id in texts_of(places, "place_id")]
    return {
        "n": len(places),
        "id": pack_texts(ids),
        "name": pack_texts(texts_of(places, "name")),
        "lon": pack_integers(grid[:, 0]),
        "lat": pack_integers(grid[:, 1]),
        "local": pack_text(places, "local_name"),
        "level": pack_text(places, "level"),
        "country": pack_text(places, "country"),
        "admin1": pack_text(places, "admin1"),
        "population": pack_integers(numbers_of(places, "population")),
        "guessed": pack_integers(numbers_of(places, "guessed")),
        "names": _pack_names(places, lang, languages),
        "written": _pack_written(written),
    }


def _pack_written(written: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    scripts = sorted({script for names in written for script in names})
    return {
        script: pack_column(pd.Series([names.get(script, "") for names in written])) for script in scripts
    }


def _pack_names(places: pd.DataFrame, lang: str, languages: Sequence[str]) -> dict[str, Any]:
    if "names" not in places.columns:
        return {}
    # A name of old is not shown, but found.
    wanted = {tag + end for tag in (lang, *languages) for end in ("", OLD)}
    rows = [json.loads(text) if text else {} for text in texts_of(places, "names")]
    main = texts_of(places, "name")
    by_tag: dict[str, list[str]] = {}
    for place, names in enumerate(rows):
        for tag, name in names.items():
            if tag in wanted and name != main[place]:
                by_tag.setdefault(tag, [""] * len(rows))[place] = name
    if sum(len(name) for names in by_tag.values() for name in names) > NAMES_BUDGET:
        by_tag = {tag: names for tag, names in by_tag.items() if tag in (lang, lang + OLD)}
    return {tag: pack_column(pd.Series(by_tag[tag])) for tag in sorted(by_tag)}


def shared_names(
    places: pd.DataFrame, code: str, name: str, names: str, languages: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Names of countries or regions, once each: ``{code: {tag: name}}``."""
    if code not in places.columns:
        return {}
    once = places[places[code].notna()].drop_duplicates(code)
    made: dict[str, dict[str, str]] = {}
    for key, english, others in zip(
        texts_of(once, code), texts_of(once, name), texts_of(once, names), strict=False
    ):
        known = json.loads(others) if others else {}
        made[key] = {tag: known[tag] for tag in languages if tag in known}
        if english:
            made[key]["en"] = english
    return made
