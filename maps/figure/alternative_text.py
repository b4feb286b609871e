"""A figure in words, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ...geo.cells import legal_line
from ...geo.reasons import fill, phrase
from ...geo.summed_ties import count_ties, times_of
from ..headline import home_of
from ..kind_names import kind_names_of
from ..layer_like import LayerLike, count_ends, rows_of_ties, unplaced_of
from ..place_names import place_names
from ..proposals import proposals_text
from ..texts import figure_words

Seen = np.ndarray[Any, Any] | None
MOST_PLACES = 5  # that are named, those with the most ties first
SENTENCE_ENDS = tuple(".!?…。！？؟")


def alt_text(
    layer: LayerLike,
    title: str | None = None,
    *,
    lang: str = "en",
    seen: Seen = None,
    home: str | None = None,
) -> str:
    """Describe a figure in a few whole sentences.

    Parameters
    ----------
    layer
        As `draw_figure` has it.
    title
        How it begins; nothing for None.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    seen
        Whether each place is in the map's frame; all of them for None.
    home
        The place_id that the user gave, as `home_of` has it.

    Returns
    -------
    str
        How many ties, places and countries are seen, the ties by kind, the places with the most ties, how many are proposals
        that are not confirmed, and what is not shown. A tie is seen where one of its ends is. Of the ties of one home the partners and their countries are
        counted, as its headline does. A row of a table of sums is as many ties as it says.

    Raises
    ------
    SistermapError
        If there are no words in `lang`.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> alt_text(example_layer(), "Our partners")
    'Our partners. Map of 2 ties between Busan and 2 places in 2 countries. By kind: Sister city 2. Most ties: Busan 2, ...'
    >>> alt_text(example_layer(), lang="de")[:63]
    'Karte mit 2 Verbindungen zwischen Busan und 2 Orten in 2 Länder'
    """
    words = figure_words(lang)
    places = layer.places if seen is None else layer.places[seen]
    ties = _seen_ties(rows_of_ties(layer), places["place_id"])
    names, row = place_names(layer, lang), home_of(layer, home)
    partners = None if row is None else _partners(ties, places, layer.places["place_id"].iloc[row])
    counted = places if partners is None else partners
    sizes = {"ties": count_ties(ties), "places": len(counted), "countries": counted["country"].nunique()}
    counts = {name: fill(words, name, {"count": count}, lang) for name, count in sizes.items()}
    key = "map" if sizes["ties"] else "map.places"
    if row is not None and partners is not None:
        key, counts["home"] = "map.home", legal_line(names[row])
    title = legal_line(title or "")
    hidden = [] if seen is None else [name for name, is_seen in zip(names, seen, strict=True) if not is_seen]
    hidden += not_placed(layer)
    sentences = [
        title if title.endswith(SENTENCE_ENDS) or not title else fill(words, "title", {"title": title}, lang),
        fill(words, key, counts, lang),
        proposals_text(layer, lang, None if seen is None else set(places["place_id"])),
        _listing("kinds", _kinds(layer, ties, lang), lang),
        _listing("busiest", _busiest(layer, ties, names, seen), lang),
        not_shown_text(hidden, lang),
    ]
    return phrase("between", {}, lang).join(filter(None, sentences))


def _seen_ties(ties: pd.DataFrame, place_ids: pd.Series) -> pd.DataFrame:
    return ties[ties["from_id"].isin(place_ids) | ties["to_id"].isin(place_ids)]


def _partners(ties: pd.DataFrame, places: pd.DataFrame, home: str) -> pd.DataFrame | None:
    """Return the places that are tied to home; None where a tie is not home's, or no partner is seen."""
    ends = ties[["from_id", "to_id"]]
    found = places[places["place_id"].isin(pd.unique(ends.to_numpy().ravel())) & (places["place_id"] != home)]
    return found if len(found) and bool((ends == home).any(axis=1).all()) else None


def _kinds(layer: LayerLike, ties: pd.DataFrame, lang: str) -> Iterable[tuple[str, int]]:
    words = kind_names_of(layer, lang)
    counts = {str(kind): count_ties(rows) for kind, rows in ties.groupby("kind", sort=False)}
    found = sorted(counts.items(), key=lambda item: -item[1])
    return [(words.get(kind, kind), count) for kind, count in found]


def _busiest(layer: LayerLike, ties: pd.DataFrame, names: list[str], seen: Seen) -> Iterable[tuple[str, int]]:
    degree = layer.places["degree"] if "degree" in layer.places else count_ends(layer)
    number = np.asarray(degree, dtype=int)
    times = times_of(ties)
    if times is not None:
        sums = (
            pd.Series(np.tile(times, 2), pd.concat([ties["from_id"], ties["to_id"]])).groupby(level=0).sum()
        )
        number = sums.reindex(layer.places["place_id"]).fillna(0).to_numpy(dtype=int)
    shown = np.ones(len(number), dtype=bool) if seen is None else seen
    most = sorted(np.flatnonzero(shown), key=lambda row: -number[row])[:MOST_PLACES]
    return [(names[row], int(number[row])) for row in most if number[row]]


def not_shown_text(names: Sequence[str], lang: str, most: int = MOST_PLACES, *, drawn: bool = False) -> str:
    """Name places that a figure does not show, or draws without a name, at most so many; nothing where there are none.

    Examples
    --------
    >>> not_shown_text(["Alert", "Suva"], "en"), not_shown_text(["Alert", "Suva"], "de", most=1)
    ('Not shown (2): Alert, Suva.', 'Nicht gezeigt (2): Alert ….')
    """
    if not names:
        return ""
    # Of several ties of one name, and of rows without one, the number says how many there are.
    known = [*dict.fromkeys(filter(None, map(legal_line, names)))]
    shown = phrase("separator", {}, lang).join(known[:most])
    more = " …" if len(known) > most else ""
    return fill(
        figure_words(lang),
        "unnamed" if drawn else "hidden",
        {"list": f"{shown}{more}", "count": len(names)},
        lang,
    )


def not_placed(layer: LayerLike) -> list[str]:
    """Name the partner of each row that is not on the map, as the file writes it; "" where it has none.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> not_placed(example_layer())
    []
    """
    rows = unplaced_of(layer)
    names = rows["name"] if "name" in rows.columns else pd.Series("", rows.index)
    return names.astype(object).where(names.notna(), "").astype(str).tolist()


def _listing(key: str, entries: Iterable[tuple[str, int]], lang: str) -> str:
    """Write a sentence that lists things with their numbers; nothing where there are none."""
    words = figure_words(lang)
    items = [fill(words, "item", {"name": legal_line(name), "count": count}, lang) for name, count in entries]
    return fill(words, key, {"list": phrase("separator", {}, lang).join(items)}, lang) if items else ""
