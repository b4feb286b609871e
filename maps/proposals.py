"""How many of the ties and memberships that are shown are proposals, in words."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from ..geo.reasons import fill
from .layer_like import LayerLike, rows_of_ties
from .texts import document_words


def proposals_text(layer: LayerLike, lang: str, places: Collection[str] | None = None) -> str:
    """Write the sentence that says how many are not confirmed; nothing where there are none.

    Parameters
    ----------
    layer
        What is shown.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    places
        The place_ids that are seen, of which a tie has at least one; all of them for None.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> proposals_text(example_layer(), "en")
    ''
    """
    ends = ((rows_of_ties(layer), ("from_id", "to_id")), (layer.memberships, ("place_id",)))
    count = sum(_count(rows, columns, places) for rows, columns in ends)
    words = document_words(lang)
    return fill(words, "note.draft", {"count": count, "n": count}, lang) if count else ""


def _count(rows: pd.DataFrame, ends: tuple[str, ...], places: Collection[str] | None) -> int:
    if "draft" not in rows:
        return 0
    is_draft = rows["draft"].eq(True)
    if places is not None:
        is_draft &= rows[list(ends)].isin(places).any(axis=1)
    return int(is_draft.sum())
