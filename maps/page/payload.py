"""A layer as the compact JSON that a page carries; ``maps/assets/js/data/decode.js`` reads it.

Columns, not rows: places once, ties as numbers of places, texts once each, coordinates on a grid of 0.0001 degrees
(11 m). User text is data here and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from ..colours import Pair
from ..layer_like import LayerLike, rows_of_ties
from ..place_names import WrittenNames, written_names
from ..style import network_colours, style_kinds
from .changes import COMPARED_MEMBERS, COMPARED_TIES, COMPARED_UNPLACED, change_lines
from .columns import texts_of
from .gathered import gather_ties
from .look import PageLook
from .packed_places import pack_places, shared_names
from .packed_reasons import reason_sentences
from .packing import pack_integers, pack_rings
from .rows import (
    MEMBER_COLUMNS,
    TIE_COLUMNS,
    UNPLACED_COLUMNS,
    pack_members,
    pack_ties,
    pack_unplaced,
)

REGION_STEP_DEG = 0.02
REGION_TOLERANCE_DEG = 0.08


def make_payload(
    layer: LayerLike,
    *,
    lang: str = "en",
    languages: Sequence[str] = (),
    seats: Mapping[str, str] | None = None,
    look: PageLook | None = None,
    written: WrittenNames | None = None,
    compared: bool = False,
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
        Network -> place_id of its seat; where none is given, a member whose role is seat is it.
    look
        Has colours of kinds, pictures for cells, and whether what is not placed is left out.
    written
        What `written_names` returns, where that was made before.
    compared
        Whether ties are coloured by what became of them: see `page.changes`.

    Returns
    -------
    dict
        What JSON can hold. The same layer gives the same dict.
    """
    look = look or PageLook()
    places = layer.places.reset_index(drop=True)
    ties = rows_of_ties(layer)
    gathered = gather_ties(ties, more_keys=("change",) if compared else ())
    unplaced = layer.unplaced.head(0) if look.public else layer.unplaced
    number = pd.Series(places.index, index=places["place_id"])
    return {
        "places": pack_places(
            places, lang=lang, languages=languages, written=written or written_names(layer)
        ),
        "ties": pack_ties(
            gathered.ties,
            number,
            look.pictures,
            public=look.public,
            times=gathered.times,
            named=COMPARED_TIES if compared else TIE_COLUMNS,
        ),
        "memberships": pack_members(
            layer.memberships,
            number,
            look.pictures,
            public=look.public,
            named=COMPARED_MEMBERS if compared else MEMBER_COLUMNS,
        ),
        "networks": pack_networks(layer.memberships, number, seats or {}),
        "regions": pack_regions(layer.regions, number),
        "unplaced": pack_unplaced(unplaced, COMPARED_UNPLACED if compared else UNPLACED_COLUMNS),
        "reasons": pack_words(reason_sentences(unplaced, languages or (lang,))),
        "kinds": change_lines(ties) if compared else _kind_lines(ties, look.colours),
        "countryNames": shared_names(places, "country", "country_name", "country_names", languages),
        "admin1Names": shared_names(places, "admin1", "admin1_name", "admin1_names", languages),
    }


def pack_networks(
    memberships: pd.DataFrame, number: pd.Series, seats: Mapping[str, str]
) -> list[dict[str, Any]]:
    """List the networks, their colours and, where it is known and on the map, their seat, in the file's order."""
    names = [name for name in dict.fromkeys(texts_of(memberships, "network")) if name]
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


def _kind_lines(ties: pd.DataFrame, colours: Mapping[str, Pair]) -> dict[str, dict[str, Any]]:
    # The page has names of kinds in its own words.
    kinds = texts_of(ties.drop_duplicates("kind"), "kind") if "kind" in ties.columns else []
    styles = style_kinds(kinds, colours)
    return {kind: {part: style[part] for part in ("light", "dark", "dash")} for kind, style in styles.items()}


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
    r"""Write a payload as JSON that can be put inside a ``script`` element.

    Examples
    --------
    >>> island({"name": "</script>"})
    '{"name":"\\u003c/script>"}'
    """
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # "<" could close the element; U+2028 and U+2029 end a line of JavaScript; half a surrogate pair is no UTF-8.
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return text.encode("utf-8", "replace").decode("utf-8")
