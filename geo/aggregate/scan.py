"""A block of rows -> its distinct rows, without dates that are years alone and without values, which are summed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..schema import SIDES
from ..tables.date_evidence import PLAIN
from ..tables.dates import read_dates
from ..tables.files.grid import carried_cell
from ..tables.header_words import FIELDS
from ..tables.totals import begins_with_total

if TYPE_CHECKING:
    import pandas as pd

    from .parts import Block
    from .roles import Roles

    Codes = NDArray[np.int64]

# In place of a date that says the same in any column, and of a value: rows that differ only there are read once.
ANY_DATE = {"since": "1777", "until": "1888"}
ANY_VALUE = "1"
OTHERS = "others"  # what the columns without a role hold, in rows that could be totals, headings or footnotes
_EDGE = 256  # rows at the ends of a block that the rows of its neighbours are compared with
_LATER = 2025  # from here on, other calendars may be meant
_EIGHT_DIGITS = re.compile(r"\d{8}")
_WHOLE_DATE = 10  # characters


@dataclass(frozen=True)
class Encoded:
    """A block whose rows are numbers.

    Attributes
    ----------
    distinct
        The distinct rows as texts, "" for nothing, in the order in which they first come.
    rows
        Which of them each row is.
    years
        The year of each row whose date is `ANY_DATE`; else 0.
    values
        Of each row, the number of its value, or which of `value_texts` it is; None without values.
    value_texts
        The distinct values that are text; None where they are numbers.
    """

    distinct: pd.DataFrame
    rows: Codes
    years: NDArray[np.int16]
    values: NDArray[Any] | None
    value_texts: list[str] | None


@dataclass(frozen=True)
class Scanned:
    """What the first pass keeps of a block, or of several.

    Attributes
    ----------
    distinct
        Their distinct rows.
    value_texts
        Their distinct values that are text.
    """

    distinct: pd.DataFrame
    value_texts: pd.Series[str]


@dataclass(frozen=True)
class Edges:
    """The first and last rows of a block, as texts, and how many rows it has."""

    head: pd.DataFrame
    tail: pd.DataFrame
    rows: int


def scan(block: Block, roles: Roles) -> tuple[Scanned, Edges]:
    """Find the distinct rows of a block: the first of two passes."""
    import pandas as pd

    encoded = encode(block, roles)
    texts = pd.Series(encoded.value_texts or [], dtype="str")
    ends = (encoded.rows[:_EDGE], encoded.rows[-_EDGE:])
    head, tail = (encoded.distinct.iloc[end].reset_index(drop=True) for end in ends)
    return Scanned(encoded.distinct, texts), Edges(head, tail, len(encoded.rows))


def merge(scans: Sequence[Scanned]) -> Scanned:
    """Join what was found in several blocks, in their order."""
    import pandas as pd

    distinct = pd.concat([one.distinct for one in scans]).drop_duplicates(ignore_index=True)
    texts = pd.concat([one.value_texts for one in scans]).drop_duplicates(ignore_index=True)
    return Scanned(distinct, texts)


def encode(block: Block, roles: Roles) -> Encoded:
    """Read a block and number its distinct rows."""
    import pandas as pd

    names = sorted(roles.positions, key=roles.positions.__getitem__)
    frame = block.read([roles.positions[role] for role in names])
    columns: dict[str, tuple[Codes, list[str]]] = {}
    years = np.zeros(len(frame), dtype=np.int16)
    values: NDArray[Any] | None = None
    value_texts: list[str] | None = None
    for role in names:
        series = frame[roles.positions[role]]
        if role == "value":
            columns[role], values, value_texts = _encode_values(series)
            continue
        codes, found = _factorize(series)
        texts = [_text(cell, role) for cell in found]
        if role in ANY_DATE:
            texts, of = _without_dates(texts, ANY_DATE[role])
            if role == "since":
                years = np.array([0, *of], dtype=np.int16)[codes]
        columns[role] = _recode(codes, texts)
    del frame
    columns[OTHERS] = _others(block, columns, {*roles.positions.values()}, len(years))
    rows, first = _combine([codes for codes, _ in columns.values()], [len(t) for _, t in columns.values()])
    distinct = {
        role: pd.Series(np.array(texts, dtype=object)[codes[first]], dtype="str")
        for role, (codes, texts) in columns.items()
    }
    return Encoded(pd.DataFrame(distinct), rows, years, values, value_texts)


# ---- columns ----


def _factorize(series: pd.Series[Any]) -> tuple[Codes, list[Any]]:
    """Return codes from 1 on, 0 for nothing, and the cells that they are."""
    import pandas as pd

    if series.dtype == object and any(
        isinstance(cell, list | dict | set | np.ndarray) for cell in series.head(100)
    ):
        series = series.map(lambda cell: cell if cell is None else carried_cell(cell))
    codes, found = pd.factorize(series, use_na_sentinel=True)
    return codes.astype(np.int64) + 1, list(found)


def _text(cell: Any, role: str) -> str:
    """Write a cell as the reader of tables does; "" for nothing."""
    plain = carried_cell(cell)
    if plain is None:
        return ""
    if isinstance(plain, dt.datetime | dt.date):
        text = plain.isoformat()
        return text[:_WHOLE_DATE] if role in ANY_DATE else text
    if isinstance(plain, float):  # 1e-05 is no coordinate
        return np.format_float_positional(plain, trim="0")
    return str(plain)


def _recode(codes: Codes, texts: Sequence[str]) -> tuple[Codes, list[str]]:
    """Give cells that are the same text one code, and those that are none 0."""
    known: dict[str, int] = {"": 0}
    lookup = np.array([0, *(known.setdefault(text, len(known)) for text in texts)], dtype=np.int64)
    return lookup[codes], list(known)


def _without_dates(texts: Sequence[str], marker: str) -> tuple[list[str], list[int]]:
    """Take out dates that mean the same in every column; return also the year of each."""
    found = [_year_of(text) for text in texts]
    kept = [
        text
        if not year
        else marker
        if year < _LATER
        else f"{year}-01-01"
        if len(text) > len("2026")
        else text
        for text, year in zip(texts, found, strict=True)
    ]
    return kept, [year if year < _LATER else 0 for year in found]


def _year_of(text: str) -> int:
    """Return the year of a date that no other cell of the column could change; else 0."""
    if _EIGHT_DIGITS.fullmatch(text):
        since = read_dates(text).since
        plain = since is not None and len(since) == _WHOLE_DATE and since.replace("-", "") == text
    else:
        match = PLAIN.fullmatch(text)
        since = read_dates(text).since if match else None
        plain = match is not None and since is not None and since[:4] == match[1]
    return int(text[:4]) if plain and int(text[:4]) >= 1500 else 0


def _encode_values(series: pd.Series[Any]) -> tuple[tuple[Codes, list[str]], NDArray[Any], list[str] | None]:
    """Return which rows have a value, the values, and those of them that are text."""
    import pandas as pd

    if pd.api.types.is_numeric_dtype(series.dtype) and not pd.api.types.is_bool_dtype(series.dtype):
        numbers = series.to_numpy(dtype=float, na_value=np.nan)
        return ((~np.isnan(numbers)).astype(np.int64), ["", ANY_VALUE]), numbers, None
    codes, found = _factorize(series)
    codes, texts = _recode(codes, [_text(cell, "value") for cell in found])
    return ((codes > 0).astype(np.int64), ["", ANY_VALUE]), codes, texts


def _others(
    block: Block, columns: dict[str, tuple[Codes, list[str]]], used: set[int], rows: int
) -> tuple[Codes, list[str]]:
    """Look at the columns without a role in rows that may be no ties: a side of them is empty.

    A sum, a heading or a footnote is known by the whole row. Such rows are few, so that all columns are read only where
    there are any.
    """
    nothing = np.zeros(rows, dtype=np.int64)
    sides = [
        [columns[role][0] for role in (f"{side}_{field}" for field in FIELDS) if role in columns]
        for side in SIDES
    ]
    bare = np.zeros(rows, dtype=bool)
    for side in filter(None, sides):
        bare |= np.logical_and.reduce([codes == 0 for codes in side])
    if not bare.any():
        return nothing, [""]
    frame = block.read(None)
    frame = frame.iloc[np.flatnonzero(bare), [at for at in range(frame.shape[1]) if at not in used]]
    texts = ["" for _ in range(len(frame))]
    for _, series in frame.items():
        cells = ["" if cell is None or cell != cell else _text(cell, "") for cell in series]
        texts = [text or cell for text, cell in zip(texts, cells, strict=True)]
    known: dict[str, int] = {"": 0}
    marks = [text if begins_with_total(text) else "…" if text else "" for text in texts]
    nothing[bare] = [known.setdefault(mark, len(known)) for mark in marks]
    return nothing, list(known)


def _combine(columns: Sequence[Codes], sizes: Sequence[int]) -> tuple[Codes, Codes]:
    """Give each distinct combination a number, in the order in which they come; return also the first row of each."""
    import pandas as pd

    key, span = columns[0], sizes[0]
    for codes, size in zip(columns[1:], sizes[1:], strict=True):
        if size == 1:
            continue
        if span * size >= 2**62:
            key, found = pd.factorize(key)
            span = len(found)
        key, span = key * size + codes, span * size
    rows, found = pd.factorize(key)
    first = np.empty(len(found), dtype=np.int64)
    first[rows[::-1]] = np.arange(len(rows) - 1, -1, -1)
    return rows.astype(np.int64), first
