"""A layer as the compact JSON that a page carries; ``maps/assets/js/data/decode.js`` reads it.

Columns, not rows: places once, ties as numbers of places, texts once each, coordinates on a grid of 0.0001 degrees
(11 m). User text is data here and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..layer_like import LayerLike
from ..style import network_colours, style_kinds
from .packing import pack_column, pack_integers, pack_rings, pack_texts
from .reasons import known_codes, reason_sentences

GRID_DEG = 1e-4
REGION_STEP_DEG = 0.02
REGION_TOLERANCE_DEG = 0.08
NAMES_BUDGET = 300_000  # letters of names in other languages; beyond it a page keeps its own language only

# Names in our tables and, where it differs, in the page.
TIE_COLUMNS = {
    "sheet": "sheet",
    "kind": "kind",
    "kind_original": "kindOriginal",
    "status": "status",
    "status_original": "statusOriginal",
    "since": "since",
    "since_original": "sinceOriginal",
    "until": "until",
    "until_original": "untilOriginal",
    "themes": "themes",
    "network": "network",
    "role": "role",
    "title": "title",
    "source": "source",
    "note": "note",
    "from_name": "fromName",
    "from_country": "fromCountry",
    "from_org": "fromOrg",
    "to_name": "toName",
    "to_country": "toCountry",
    "to_org": "toOrg",
}
MEMBER_COLUMNS = {
    "sheet": "sheet",
    "name": "name",
    "org": "org",
    "network": "network",
    "role": "role",
    "kind_original": "kindOriginal",
    "status": "status",
    "since": "since",
    "until": "until",
    "title": "title",
    "source": "source",
    "note": "note",
}
UNPLACED_COLUMNS = {
    **{column: column for column in ("sheet", "side", "name", "country", "verdict", "reason")},
    "reason_code": "reasonCode",
    "reason_params": "reasonParams",
    "other_reason_code": "otherReasonCode",
    "other_reason_params": "otherReasonParams",
}
# Of a row that could not be placed, what the tables made of it says nothing to readers.
_ANSWER = (
    "verdict",
    "match",
    "score",
    "place_id",
    "place_name",
    "level",
    "country_code",
    "admin1",
    "lat",
    "lon",
)
_INNER = {
    f"{side}_{column}"
    for side in ("from", "to")
    for column in (*_ANSWER, "reason", "reason_code", "reason_params", "candidates")
}
_TIE_INNER = {"tie_id", "row", "from_id", "to_id", "distance_km", "geometry"}


def make_payload(
    layer: LayerLike,
    *,
    lang: str = "en",
    languages: Sequence[str] = (),
    seats: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Pack a layer.

    Parameters
    ----------
    layer
        Places and ties with the columns of the layer's tables; columns beside them go to `extra`.
    lang
        BCP 47 tag of the page: its names stay when there is no room for those of all `languages`.
    languages
        Tags of the languages that a reader can choose.
    seats
        Network -> place_id of its seat; where none is given, a member whose role says so is the seat.

    Returns
    -------
    dict
        What JSON can hold. The same layer gives the same dict.
    """
    places = layer.places.reset_index(drop=True)
    number = pd.Series(places.index, index=places["place_id"])
    return {
        "places": pack_places(places, lang=lang, languages=languages),
        "ties": pack_ties(layer.ties, number),
        "memberships": pack_rows(layer.memberships, number, MEMBER_COLUMNS),
        "networks": pack_networks(layer.memberships, number, seats or {}),
        "regions": pack_regions(layer.regions, number),
        "unplaced": pack_unplaced(layer.unplaced),
        "reasons": pack_words(reason_sentences(layer.unplaced, languages or (lang,))),
        "kinds": _kind_lines(layer.ties),
        "countryNames": _shared_names(places, "country", "country_name", "country_names", languages),
        "admin1Names": _shared_names(places, "admin1", "admin1_name", "admin1_names", languages),
    }


def pack_places(places: gpd.GeoDataFrame, *, lang: str, languages: Sequence[str]) -> dict[str, Any]:
    """Pack the places; a name that equals the main one is left out."""
    points = shapely.get_coordinates(places.geometry.to_numpy())
    grid = np.round(points / GRID_DEG).astype(np.int64)
    ids = [place_id if not place_id.startswith("at:") else "" for place_id in _texts(places, "place_id")]
    return {
        "n": len(places),
        "id": pack_texts(ids),
        "name": pack_texts(_texts(places, "name")),
        "lon": pack_integers(grid[:, 0]),
        "lat": pack_integers(grid[:, 1]),
        "local": _pack(places, "local_name"),
        "level": _pack(places, "level"),
        "country": _pack(places, "country"),
        "admin1": _pack(places, "admin1"),
        "population": pack_integers(_numbers(places, "population")),
        "guessed": pack_integers(_numbers(places, "guessed")),
        "names": _pack_names(places, lang, languages),
    }


def _kind_lines(ties: gpd.GeoDataFrame) -> dict[str, dict[str, Any]]:
    # The page has names of kinds in its own words.
    styles = style_kinds(_texts(ties, "kind"))
    return {kind: {part: style[part] for part in ("light", "dark", "dash")} for kind, style in styles.items()}


def pack_ties(ties: gpd.GeoDataFrame, number: pd.Series) -> dict[str, Any]:
    """Pack the ties; `number` tells which place an id is."""
    extra = [column for column in ties.columns if column not in TIE_COLUMNS and column not in _TIE_INNER]
    return {
        "n": len(ties),
        "from": pack_integers(number.reindex(ties["from_id"]).to_numpy()),
        "to": pack_integers(number.reindex(ties["to_id"]).to_numpy()),
        "row": pack_integers(_numbers(ties, "row")),
        "columns": _pack_columns(ties, TIE_COLUMNS),
        "extra": _pack_extra(ties, extra),
    }


def pack_rows(rows: pd.DataFrame, number: pd.Series, columns: Mapping[str, str]) -> dict[str, Any]:
    """Pack rows that belong to one place each."""
    extra = [column for column in rows.columns if column not in {*columns, "tie_id", "row", "place_id"}]
    return {
        "n": len(rows),
        "place": pack_integers(number.reindex(rows["place_id"]).to_numpy()) if len(rows) else "",
        "row": pack_integers(_numbers(rows, "row")),
        "columns": _pack_columns(rows, columns),
        "extra": _pack_extra(rows, extra),
    }


def pack_networks(
    memberships: pd.DataFrame, number: pd.Series, seats: Mapping[str, str]
) -> list[dict[str, Any]]:
    """List the networks, their colours and, where it is known and on the map, their seat, in the file's order."""
    names = [name for name in dict.fromkeys(_texts(memberships, "network")) if name]
    return [
        {"name": name, "colour": colour, "seat": int(number.get(seats.get(name), -1))}
        for name, colour in zip(names, network_colours(names), strict=True)
    ]


def pack_regions(regions: gpd.GeoDataFrame, number: pd.Series) -> dict[str, Any]:
    """Pack the polygons of those places that have one."""
    known = regions[regions["place_id"].isin(number.index)] if len(regions) else regions
    if known.empty:
        return {"n": 0}
    shapes = shapely.simplify(known.geometry.to_numpy(), REGION_TOLERANCE_DEG)
    return {
        "n": len(known),
        "place": pack_integers(number.reindex(known["place_id"]).to_numpy()),
        "rings": pack_rings(shapes, REGION_STEP_DEG),
    }


def pack_unplaced(unplaced: pd.DataFrame) -> dict[str, Any]:
    """Pack what could not be placed: why, and every cell of the row that says something."""
    if "reason" in unplaced.columns:  # the page makes the sentence of a code in the reader's language
        unplaced = unplaced.assign(reason=unplaced["reason"].mask(known_codes(unplaced), ""))
    own = [
        column for column in unplaced.columns if column not in {*UNPLACED_COLUMNS, *_INNER, "tie_id", "row"}
    ]
    return {
        "n": len(unplaced),
        "row": pack_integers(_numbers(unplaced, "row")),
        "columns": _pack_columns(unplaced, UNPLACED_COLUMNS),
        "extra": _pack_extra(unplaced, own),
    }


def pack_words(texts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Write the words of all languages with their keys once: ``{"keys": […], "en": […], …}``, None where one lacks.

    Examples
    --------
    >>> pack_words({"en": {"a": "A", "b": "B"}, "ko": {"a": "가"}})
    {'keys': ['a', 'b'], 'en': ['A', 'B'], 'ko': ['가', None]}
    """
    keys = list(dict.fromkeys(key for words in texts.values() for key in words))
    return {"keys": keys, **{tag: [words.get(key) for key in keys] for tag, words in texts.items()}}


def island(payload: Mapping[str, Any]) -> str:
    r"""Write a payload as JSON that can stand inside a ``script`` element.

    Examples
    --------
    >>> island({"name": "</script>"})
    '{"name":"\\u003c/script>"}'
    """
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # "<" could close the element; U+2028 and U+2029 end a line of JavaScript; half a surrogate pair is no UTF-8.
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode("utf-8", "replace").decode("utf-8")


def _pack_columns(frame: pd.DataFrame, names: Mapping[str, str]) -> dict[str, Any]:
    packed = {inner: _pack(frame, outer) for outer, inner in names.items()}
    return {name: column for name, column in packed.items() if column is not None}


def _pack_extra(frame: pd.DataFrame, names: Iterable[str]) -> list[dict[str, Any]]:
    # A column that is empty throughout is still the user's: its name stays.
    return [
        {"name": str(name), **(_pack(frame, name) or {"n": 1, "v": pack_texts([""]), "c": "s0,0"})}
        for name in names
    ]


def _pack(frame: pd.DataFrame, column: str) -> dict[str, Any] | None:
    return pack_column(as_text(frame[column])) if column in frame.columns and len(frame) else None


def _texts(frame: pd.DataFrame, column: str) -> list[str]:
    return list(as_text(frame[column])) if column in frame.columns else []


def as_text(values: pd.Series) -> pd.Series:
    """Write a column of anything as text, nothing as ``""``; a whole number that a gap made a float stays whole.

    Examples
    --------
    >>> list(as_text(pd.Series([1998.0, None])))
    ['1998', '']
    """
    known = values.notna()
    if pd.api.types.is_float_dtype(values) and (values[known] % 1 == 0).all():
        values = values.astype("Int64")
    elif pd.api.types.is_datetime64_any_dtype(values):
        values = values.dt.strftime("%Y-%m-%d")
    return values.astype(object).where(known, "").map(str)


def _numbers(frame: pd.DataFrame, column: str) -> Any:
    if column not in frame.columns:
        return np.zeros(len(frame), dtype=np.int64)
    return pd.to_numeric(frame[column], errors="coerce").fillna(0).to_numpy(dtype=np.int64, na_value=0)


def _pack_names(places: pd.DataFrame, lang: str, languages: Sequence[str]) -> dict[str, Any]:
    if "names" not in places.columns:
        return {}
    wanted = {lang, *languages}
    rows = [json.loads(text) if text else {} for text in _texts(places, "names")]
    main = _texts(places, "name")
    by_tag: dict[str, list[str]] = {}
    for place, names in enumerate(rows):
        for tag, name in names.items():
            if tag in wanted and name != main[place]:
                by_tag.setdefault(tag, [""] * len(rows))[place] = name
    if sum(len(name) for names in by_tag.values() for name in names) > NAMES_BUDGET:
        by_tag = {tag: names for tag, names in by_tag.items() if tag == lang}
    return {tag: pack_column(pd.Series(by_tag[tag])) for tag in sorted(by_tag)}


def _shared_names(
    places: pd.DataFrame, code: str, name: str, names: str, languages: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Names of countries or regions, once each: ``{code: {tag: name}}``."""
    if code not in places.columns:
        return {}
    once = places[places[code].notna()].drop_duplicates(code)
    made: dict[str, dict[str, str]] = {}
    for key, english, others in zip(
        _texts(once, code), _texts(once, name), _texts(once, names), strict=False
    ):
        known = json.loads(others) if others else {}
        made[key] = {tag: known[tag] for tag in languages if tag in known}
        if english:
            made[key]["en"] = english
    return made
