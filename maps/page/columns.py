"""Columns of our tables as a page carries them: text as text, numbers as whole numbers, gaps as nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from ...geo.distinct_rows import distinct_rows
from .packing import pack_column, pack_texts

_EXACT = 2.0**53  # above it a float is no whole number that anybody wrote
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_NUMBER = re.compile(r"[-+\u2212]?\d[\d.,\s]*%?")


def pack_columns(frame: pd.DataFrame, names: Mapping[str, str]) -> dict[str, Any]:
    """Pack the columns that `names` has, under their names in the page; those that are empty throughout are left out."""
    packed = {inner: pack_text(frame, outer) for outer, inner in names.items()}
    return {name: column for name, column in packed.items() if column is not None}


def pack_extra(
    frame: pd.DataFrame, names: Iterable[str], pictures: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """Pack the user's own columns, in their order, with what each holds; `pictures` has what is shown for a cell."""
    # A column that is empty throughout is still the user's: its name stays.
    nothing = {"n": 1, "v": pack_texts([""]), "c": "s0,0"}
    packed = []
    for name in names:
        texts = as_text(frame[name])
        if pictures:
            texts = texts.map(lambda text: pictures.get(text, text))
        column = pack_column(texts) if len(frame) else None
        packed.append({"name": str(name), "type": column_type(texts), **(column or nothing)})
    return packed


def column_type(texts: Iterable[str]) -> str:
    """Tell what a column holds: ``picture``, ``web``, ``number`` or ``text``.

    Examples
    --------
    >>> column_type(["https://a.example", ""]), column_type(["1,200", "-3.5"]), column_type(["Kim", "7"])
    ('web', 'number', 'text')
    """
    filled = [text for text in dict.fromkeys(texts) if text.strip()]
    if not filled:
        return "text"
    if 2 * sum(text.startswith("data:image/") for text in filled) >= len(filled):
        return "picture"
    for name, pattern in (("web", _LINK), ("number", _NUMBER)):
        if all(pattern.fullmatch(text.strip()) for text in filled):
            return name
    return "text"


def pack_text(frame: pd.DataFrame, column: str) -> dict[str, Any] | None:
    """Pack a column as text; None where it is absent or empty throughout."""
    if column not in frame.columns or frame[column].isna().all():
        return None
    return pack_column(as_text(frame[column]))


def texts_of(frame: pd.DataFrame, column: str) -> list[str]:
    """Return a column as texts; none where it is absent."""
    return list(as_text(frame[column])) if column in frame.columns else []


def as_text(values: pd.Series) -> pd.Series:
    """Write a column of anything as text, nothing as ``""``; a whole number that a gap made a float stays whole.

    Examples
    --------
    >>> list(as_text(pd.Series([1998.0, None])))
    ['1998', '']
    """
    known = values.notna()
    if (
        pd.api.types.is_float_dtype(values)
        and (values[known].abs() < _EXACT).all()
        and (values[known] % 1 == 0).all()
    ):
        values = values.astype("Int64")
    elif pd.api.types.is_datetime64_any_dtype(values):
        values = values.dt.strftime("%Y-%m-%d")
    cells = values.astype(object).where(known, "").tolist()
    if {*map(type, cells)} <= {str}:
        return pd.Series(cells, index=values.index, dtype=object)
    distinct = distinct_rows(cells)  # each is written once
    texts = distinct.spread([str(cell) for cell in distinct.column(0)])
    return pd.Series(texts, index=values.index, dtype=object)


def numbers_of(frame: pd.DataFrame, column: str) -> Any:
    """Return a column as whole numbers; 0 for gaps, text and an absent column."""
    if column not in frame.columns:
        return np.zeros(len(frame), dtype=np.int64)
    numbers = pd.to_numeric(frame[column], errors="coerce").fillna(0)
    if pd.api.types.is_float_dtype(numbers):
        numbers = numbers.clip(-_EXACT, _EXACT)
    return numbers.to_numpy(dtype=np.int64, na_value=0)
