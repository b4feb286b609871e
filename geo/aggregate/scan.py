"""A block of rows -> its distinct rows, without dates that are years alone and without values, which are summed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
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
AGAIN = "again"
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
    own, others, whole
        Rows as texts, "" for nothing: the first of each distinct `from` side, the first of each distinct rest, and each
        distinct row that only counts as a whole.
    of_own, of_others, of_whole
        Which of them each row is; -1 where it counts as a whole, or does not.
    years
        The year of each row whose date is `ANY_DATE`; else 0.
    values
        Of each row, the number of its value, or which of `value_texts` it is; None without values.
    value_texts
        The distinct values that are text; None where they are numbers.
    """

    own: pd.DataFrame
    others: pd.DataFrame
    whole: pd.DataFrame
    of_own: Codes
    of_others: Codes
    of_whole: Codes
    years: NDArray[np.int16]
    values: NDArray[Any] | None
    value_texts: list[str] | None


@dataclass(frozen=True)
class Scanned:
    """What the first pass keeps of a block, or of several: `Encoded.own`, `others` and `whole`, and texts of values.

    The column `AGAIN` says whether there was more than one such row.
    """

    own: pd.DataFrame
    others: pd.DataFrame
    whole: pd.DataFrame
    value_texts: pd.Series[str]


@dataclass(frozen=True)
class Edges:
    """The first and last rows of a block, as texts, and how many rows it has."""

    head: pd.DataFrame
    tail: pd.DataFrame
    rows: int


def is_own(role: str) -> bool:
    """Tell whether a column is of the `from` side.

    Examples
    --------
    >>> is_own("from_name"), is_own("kind")
    (True, False)
    """
    return role.startswith("from_")


def scan(block: Block, roles: Roles) -> tuple[Scanned, Edges]:
    """Find the distinct rows of a block: the first of two passes."""
    import pandas as pd

    encoded = encode(block, roles)
    texts = pd.Series(encoded.value_texts or [], dtype="str")
    own, others, whole = (
        frame.assign(**{AGAIN: np.bincount(of[of >= 0], minlength=len(frame)) > 1})
        for frame, of in (
            (encoded.own, encoded.of_own),
            (encoded.others, encoded.of_others),
            (encoded.whole, encoded.of_whole),
        )
    )
    count = len(encoded.years)
    head, tail = (_rows(encoded, at) for at in (slice(0, _EDGE), slice(max(0, count - _EDGE), count)))
    return Scanned(own, others, whole, texts), Edges(head, tail, count)


def merge(scans: Sequence[Scanned]) -> Scanned:
    """Join what was found in several blocks, in their order."""
    import pandas as pd

    texts = pd.concat([one.value_texts for one in scans]).drop_duplicates(ignore_index=True)
    own = _first_of_each([one.own for one in scans], lambda role: is_own(role))
    others = _first_of_each([one.others for one in scans], lambda role: not is_own(role))
    return Scanned(own, others, _first_of_each([one.whole for one in scans], lambda role: True), texts)


def _first_of_each(frames: Sequence[pd.DataFrame], counts: Callable[[str], bool]) -> pd.DataFrame:
    import pandas as pd

    every = pd.concat(frames, ignore_index=True)
    key = [column for column in every.columns if column != AGAIN and counts(column)]
    if not key:  # no column of this side: all rows are one
        again = bool(every[AGAIN].any()) or len(every) > 1
        return every.head(1).assign(**{AGAIN: [again] * min(1, len(every))})
    every[AGAIN] |= every.duplicated(key, keep=False)
    # The first has to know of the later ones.
    every[AGAIN] = every.groupby(key, sort=False)[AGAIN].transform("any")
    return every.drop_duplicates(key, ignore_index=True)


def encode(block: Block, roles: Roles) -> Encoded:
    """Read a block and number its distinct rows."""
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
    columns[OTHERS], bare = _others(block, columns, {*roles.positions.values()}, len(years))
    (own, others, whole), (of_own, of_others, of_whole) = _parts(columns, bare)
    return Encoded(own, others, whole, of_own, of_others, of_whole, years, values, value_texts)


def _parts(columns: dict[str, tuple[Codes, list[str]]], bare: NDArray[np.bool_]) -> tuple[Any, Any]:
    """Give numbers to the distinct `from` sides and rests of rows, and to rows that only count as a whole.

    The reader of tables reads both parts of a row by themselves, so that there are as many to read as there are names,
    not pairs of names. What it takes for a total, a heading or a footnote it knows by the whole row.
    """
    own = [role for role in columns if is_own(role)]
    rest = [role for role in columns if not is_own(role)]
    of_own, first_own = _combine([columns[role] for role in own], len(bare))
    of_rest, first_rest = _combine([columns[role] for role in rest], len(bare))
    known: dict[str, int] = {}
    texts_own = _single_texts(columns, own, first_own, known)[of_own]
    alike = (texts_own > 0) & (texts_own == _single_texts(columns, rest, first_rest, known)[of_rest])
    is_whole = bare | alike | _with_totals(columns, len(bare))
    frames, codes = [], []
    for roles, at in ((own, ~is_whole), (rest, ~is_whole), ([*own, *rest], is_whole)):
        where = np.flatnonzero(at)
        of, first = _combine([(columns[role][0][where], columns[role][1]) for role in roles], len(where))
        frames.append(_texts_at(columns, where[first]))
        numbers = np.full(len(bare), -1, dtype=np.int64)
        numbers[where] = of
        codes.append(numbers)
    return frames, codes


def _texts_at(columns: dict[str, tuple[Codes, list[str]]], rows: Codes) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        {
            role: pd.Series(np.array(texts, dtype=object)[codes[rows]], dtype="str")
            for role, (codes, texts) in columns.items()
        }
    )


def _single_texts(
    columns: dict[str, tuple[Codes, list[str]]], roles: Sequence[str], first: Codes, known: dict[str, int]
) -> Codes:
    """Return of each distinct part the number of its text, where it has only one; 0 where it has several or none."""
    table = [[columns[role][1][code] for code in columns[role][0][first].tolist()] for role in roles]
    parts = [{*texts} - {""} for texts in zip(*table, strict=True)] if table else [set[str]()] * len(first)
    return np.array(
        [known.setdefault(part.pop(), len(known) + 1) if len(part) == 1 else 0 for part in parts],
        dtype=np.int64,
    )


def _with_totals(columns: dict[str, tuple[Codes, list[str]]], rows: int) -> NDArray[np.bool_]:
    """Return the rows with a cell that begins as a sum does."""
    found = np.zeros(rows, dtype=bool)
    for codes, texts in columns.values():
        totals = np.array([bool(text) and begins_with_total(text) for text in texts])
        if totals.any():
            found |= totals[codes]
    return found


def _rows(encoded: Encoded, at: slice) -> pd.DataFrame:
    """Return some rows as texts; `AGAIN` says whether a row counts as a whole."""
    import pandas as pd

    own, rest, whole = (of[at] for of in (encoded.of_own, encoded.of_others, encoded.of_whole))
    left = encoded.own[[role for role in encoded.own if is_own(str(role))]]
    right = encoded.others[[role for role in encoded.others if not is_own(str(role))]]
    parts = pd.concat(
        [left.reindex(own).reset_index(drop=True), right.reindex(rest).reset_index(drop=True)], axis=1
    )
    is_whole = whole >= 0
    if is_whole.any():
        parts.loc[is_whole] = encoded.whole.iloc[whole[is_whole]][parts.columns].to_numpy()
    return parts.assign(**{AGAIN: is_whole})


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
) -> tuple[tuple[Codes, list[str]], NDArray[np.bool_]]:
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
        return (nothing, [""]), bare
    frame = block.read(None)
    frame = frame.iloc[np.flatnonzero(bare), [at for at in range(frame.shape[1]) if at not in used]]
    texts = ["" for _ in range(len(frame))]
    for _, series in frame.items():
        cells = ["" if cell is None or cell != cell else _text(cell, "") for cell in series]
        texts = [text or cell for text, cell in zip(texts, cells, strict=True)]
    known: dict[str, int] = {"": 0}
    marks = [text if begins_with_total(text) else "…" if text else "" for text in texts]
    nothing[bare] = [known.setdefault(mark, len(known)) for mark in marks]
    return (nothing, list(known)), bare


def _combine(columns: Sequence[tuple[Codes, list[str]]], rows: int) -> tuple[Codes, Codes]:
    """Give each distinct combination a number, in the order in which they come; return also the first row of each."""
    import pandas as pd

    key, span = np.zeros(rows, dtype=np.int64), 1
    for codes, texts in columns:
        size = len(texts)
        if size == 1:
            continue
        if span * size >= 2**62:
            key, found = pd.factorize(key)
            span = len(found)
        key, span = key * size + codes, span * size
    of, found = pd.factorize(key)
    first = np.empty(len(found), dtype=np.int64)
    first[of[::-1]] = np.arange(rows - 1, -1, -1)
    return of.astype(np.int64), first
