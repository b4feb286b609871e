"""Which of the sources that ship a page really shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..layer_like import LayerLike
from .columns import texts_of

Entry = Mapping[str, str]
# How ids of districts begin that come from no source of all countries.
_DISTRICTS = {"KR": "admin2:KR-", "DE": "admin2:DE-"}


def page_sources(
    layer: LayerLike, attribution: Iterable[Entry], *, land: bool, tiles: Iterable[Entry] = ()
) -> list[dict[str, str]]:
    """Leave out of an attribution the sources that a page has nothing of.

    Parameters
    ----------
    layer
        What the page shows.
    attribution
        Entries with ``what`` they are; those that are not known here are kept. Districts have the ``country`` too.
    land
        Whether land is drawn.
    tiles
        Entries for tiles, put before the notice on borders.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> shipped = [{"what": "places"}, {"what": "districts", "country": "DE"}, {"what": "notice"}]
    >>> [entry["what"] for entry in page_sources(example_layer(), shipped, land=True, tiles=[{"what": "tiles"}])]
    ['places', 'tiles', 'notice']
    """
    shown = [dict(entry) for entry in attribution if _is_shown(layer, entry, land)]
    at = next((k for k, entry in enumerate(shown) if entry.get("what") == "notice"), len(shown))
    return [*shown[:at], *map(dict, tiles), *shown[at:]]


def _is_shown(layer: LayerLike, entry: Entry, land: bool) -> bool:
    places = layer.places
    ids = texts_of(places, "place_id")
    match entry.get("what"):
        case "places":
            return any(not place_id.startswith("at:") for place_id in ids)
        case "names":
            return any(texts_of(places, "country_name")) or any(texts_of(places, "admin1_name"))
        case "districts":
            return any(
                place_id.startswith(_DISTRICTS.get(entry.get("country", ""), "admin2:")) for place_id in ids
            )
        case "boundaries":
            return land or len(layer.regions) > 0
    return True
