"""A figure in words, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable

from ...geo.cells import legal_line
from ...geo.reasons import fill, phrase
from ..layer_like import LayerLike, rows_of_ties
from ..place_names import place_names
from ..texts import figure_words, kind_words

MOST_PLACES = 5  # that are named, those with the most ties first
SENTENCE_ENDS = tuple(".!?…。！？؟")


def alt_text(layer: LayerLike, title: str | None = None, *, lang: str = "en") -> str:
    """Describe a figure in a few whole sentences.

    Parameters
    ----------
    layer
        As `draw_figure` has it.
    title
        How it begins; nothing for None.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.

    Returns
    -------
    str
        How many ties, places and countries there are, the ties by kind, and the places with the most ties.

    Raises
    ------
    SistermapError
        If there are no words in `lang`.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> alt_text(example_layer(), "Our partners")
    'Our partners. Map of 2 ties between 3 places in 3 countries. By kind: Sister city 2. Most ties: Busan 2, Los Angeles 1, ...'
    >>> alt_text(example_layer(), lang="ko")[:20]
    '3개국 3곳 사이의 교류 2건을 나타'
    """
    words = figure_words(lang)
    sizes = {
        "ties": len(rows_of_ties(layer)),
        "places": len(layer.places),
        "countries": layer.places["country"].nunique(),
    }
    counts = {name: fill(words, name, {"count": count}, lang) for name, count in sizes.items()}
    title = legal_line(title or "")
    sentences = [
        title if title.endswith(SENTENCE_ENDS) or not title else fill(words, "title", {"title": title}, lang),
        fill(words, "map" if sizes["ties"] else "map.places", counts, lang),
        _listing("kinds", _kinds(layer, lang), lang),
        _listing("busiest", _busiest(layer, lang), lang),
    ]
    return phrase("between", {}, lang).join(filter(None, sentences))


def _kinds(layer: LayerLike, lang: str) -> Iterable[tuple[str, int]]:
    words = kind_words(lang)
    counts = rows_of_ties(layer)["kind"].value_counts()
    return [(words.get(str(kind), str(kind)), int(count)) for kind, count in counts.items()]


def _busiest(layer: LayerLike, lang: str) -> Iterable[tuple[str, int]]:
    named = zip(place_names(layer, lang), layer.places["degree"], strict=True)
    most = sorted(named, key=lambda place: -place[1])[:MOST_PLACES]
    return [(name, int(degree)) for name, degree in most if degree]


def _listing(key: str, entries: Iterable[tuple[str, int]], lang: str) -> str:
    """Write a sentence that lists things with their numbers; nothing where there are none."""
    words = figure_words(lang)
    items = [fill(words, "item", {"name": legal_line(name), "count": count}, lang) for name, count in entries]
    return fill(words, key, {"list": phrase("separator", {}, lang).join(items)}, lang) if items else ""
