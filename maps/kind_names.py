"""What the kinds of a list are called in outputs: as the list calls them, where that suits the language, else by our words."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from ..geo.languages import LANGUAGES
from ..geo.words import fold
from .layer_like import LayerLike, rows_of_ties
from .place_names import LATIN_ONLY, SCRIPTS_OF, scripts_of_wording
from .texts import kind_words, page_words

LONGEST = 40  # letters; what is longer is a sentence and no name of a kind
REGIONS = ("admin1", "country")  # whose ties are not those of cities


def kind_names(ties: pd.DataFrame, lang: str) -> dict[str, str]:
    """Name the kinds of ties, and under ``"guessed"`` what a guessed place is called, for every table and legend alike.

    Parameters
    ----------
    ties
        With ``kind``; ``kind_original``, and ``level`` of the partner, may be absent.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.

    Returns
    -------
    dict
        The list's own word where it has a single one for all ties of a kind, it is written as the language is, and it is
        not our word in another language, which has a translation. Else our word, which between regions names no city.

    Examples
    --------
    >>> ties = pd.DataFrame({"kind": ["friendship", "sister"], "kind_original": ["Acordo de cooperação", "Sister city"]})
    >>> names = kind_names(ties, "es")
    >>> names["friendship"], names["sister"]
    ('Acordo de cooperação', 'Hermanamiento')
    >>> kind_names(ties.assign(kind_original=None, level="admin1"), "en")["sister"]
    'Partnership'
    """
    names = kind_words(lang)
    rows = ties[ties["kind"].notna() & ties["kind"].ne("other")]
    for kind, found in rows.groupby(rows["kind"].astype(object), sort=False):
        if kind == "sister" and "level" in found and found["level"].isin(REGIONS).all():
            names[kind] = page_words()[lang]["regions.sister"]
        own = _own_word(found, lang)
        if own is not None:
            names[str(kind)] = own
    # Two kinds of one name could not be told apart.
    times = Counter(names[kind] for kind in rows["kind"].unique() if kind in names)
    return {kind: kind_words(lang)[kind] if times[name] > 1 else name for kind, name in names.items()}


def kind_names_of(layer: LayerLike, lang: str) -> dict[str, str]:
    """Name the kinds of a layer's ties as `kind_names` does.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> kind_names_of(example_layer(), "de")["sister"]
    'Partnerstadt'
    """
    ties = pd.DataFrame(rows_of_ties(layer))
    levels = pd.Series(
        layer.places["level"].to_numpy(dtype=object), index=layer.places["place_id"].astype(object)
    )
    return kind_names(ties.assign(level=ties["to_id"].astype(object).map(levels)), lang)


def _own_word(ties: pd.DataFrame, lang: str) -> str | None:
    """Return the one word that a list has for a kind, if readers of a language can read it."""
    if "kind_original" not in ties or ties["kind_original"].isna().any():
        return None
    words = {fold(word): word for word in map(str, ties["kind_original"].unique()[::-1])}
    if len(words) != 1:
        return None
    [(folded, word)] = words.items()
    scripts = SCRIPTS_OF.get(lang, LATIN_ONLY)
    if len(word) > LONGEST or not folded or not any(script in scripts for script in scripts_of_wording(word)):
        return None
    return None if folded in _translated(lang) else " ".join(word.split())


def _translated(lang: str) -> set[str]:
    """Return our words for kinds in the other languages."""
    return {fold(word) for tag in LANGUAGES if tag != lang for word in kind_words(tag).values()}
