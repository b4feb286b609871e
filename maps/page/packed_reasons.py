"""Why rows are not mapped, as a page carries it: codes with the row, and each language's sentences for them once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from ...geo.languages import LANGUAGES
from ...geo.reasons import sentences

# Of a row of `Layer.unplaced`; the other end has one too where it is not placed either.
REASON_COLUMNS = ("reason_code", "reason_params", "other_reason_code", "other_reason_params")
# What any sentence may need beside its own template.
_SHARED = ("between", "number", "place", "also")


def reason_sentences(unplaced: pd.DataFrame, tags: Iterable[str]) -> dict[str, Mapping[str, str]]:
    """Return the sentences for the codes of a table in every language that has them: ``{tag: {key: template}}``.

    Examples
    --------
    >>> reason_sentences(pd.DataFrame({"reason_code": ["name_empty"]}), ["de", "tlh"])["de"]["name_empty"]
    'Es gibt keinen Namen.'
    >>> reason_sentences(pd.DataFrame({"reason": ["No codes."]}), ["de"])
    {}
    """
    given = [unplaced[column] for column in REASON_COLUMNS[::2] if column in unplaced.columns]
    codes = set(pd.concat(given).dropna()) if given else set()
    if not codes:
        return {}
    return {tag: _of_codes(sentences(tag), codes) for tag in tags if tag in LANGUAGES}


def known_codes(unplaced: pd.DataFrame) -> pd.Series[bool]:
    """Tell which rows have a code that there is a sentence for: their English text need not travel.

    Examples
    --------
    >>> known_codes(pd.DataFrame({"reason_code": ["name_empty", "no such code", None]})).tolist()
    [True, False, False]
    """
    if "reason_code" not in unplaced.columns:
        return pd.Series(False, index=unplaced.index)
    known = {base for key in sentences("en") for base in (key, key.rsplit(".", 1)[0])}
    return unplaced["reason_code"].isin(known)


def _of_codes(words: Mapping[str, str], codes: set[str]) -> Mapping[str, str]:
    """Keep the templates of some codes, in each plural form, and what all share."""
    return {
        key: text
        for key, text in words.items()
        if key in codes or key.rsplit(".", 1)[0] in codes or key in _SHARED or key.split(".")[0] in _SHARED
    }
