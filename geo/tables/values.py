"""How much a tie carries: numbers with their units, by the whole column."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .. import lengths
from ..distinct_rows import distinct_rows
from ..naming.cell import is_blank
from ..normal_forms import normal_form
from ..reasons import Reason, because
from .units import Unit, read_unit, unit_of_label

if TYPE_CHECKING:
    from .files import Cell

LARGEST = 1e15  # a greater number is an identifier
YEARS = (1000, 2100)
# How many of the cells have to be values.
_LEAST_WITH_LABEL, _LEAST_WITH_UNITS = 0.6, 0.8

_NUMBER = re.compile(r"\d[\d.,'\s]*\d|\d")
_GROUPED = re.compile(r"\d{1,3}(?:[\s'](?:\d{3}|\d{4}))+(?=$|[.,])")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_SHAPES = str.maketrans({"’": "'", "`": "'", "−": "-", "–": "-", "٫": ".", "٬": ",", "、": ","})


class Value(NamedTuple):
    """A number, and what it counts."""

    number: float
    unit: str | None = None


class Values(NamedTuple):
    """The values of a column."""

    values: list[Value | None]  # one a row
    notes: dict[int, Reason]  # number of the row, from 0 -> why its cell is not used


def read_value_column(cells: Sequence[Cell], label: str) -> Values:
    """Read a column of values.

    Parameters
    ----------
    cells
        The whole column: which mark is the decimal one is the same in all. Where no cell shows it, a comma or point before
        three digits groups thousands. A cell with anything beside one number, its unit and its scale has no value.
    label
        The column's, which may have the unit and the scale of all numbers.

    Examples
    --------
    >>> read_value_column(["1.500", "2,5", None], "Beträge (Tsd. EUR)").values
    [Value(number=1500000.0, unit='EUR'), Value(number=2500.0, unit='EUR'), None]
    >>> read_value_column(["12 students", "many"], "Exchange").notes[1].code
    'value_unreadable'
    """
    general = unit_of_label(label) or Unit(None, 1.0)
    distinct = distinct_rows(cells)
    once = distinct.column(0)
    parsed = {cell: _parse(cell) for cell in once if isinstance(cell, str)}
    decimal = _decimal_mark(one.digits for one in parsed.values() if one is not None)
    read = [
        _scaled(parsed[cell], decimal, general) if isinstance(cell, str) else _of_number(cell, general)
        for cell in once
    ]
    why = {
        code: because("value_unreadable", label=label, cell=str(cell)[: lengths.NUMBER])
        for code, (cell, value) in enumerate(zip(once, read, strict=True))
        if value is None and not _is_nothing(cell)
    }
    notes = {row: why[int(distinct.codes[row])] for row in distinct.rows_of(why)}
    return Values(distinct.spread(read), notes)


def is_value_column(cells: Sequence[Cell], label: str) -> bool:
    """Tell whether a column holds what ties carry, by its label and its cells.

    Years, numbers of rows, identifiers, telephone numbers and what counts a place's people are no values.

    Parameters
    ----------
    cells
        The whole column.
    label
        As written.

    Examples
    --------
    >>> is_value_column([120, 35, "1,200"], "Students"), is_value_column(["3 Mio. €", "5 Mio. €"], "Umfang")
    (True, True)
    >>> is_value_column([1, 2, 3], "No."), is_value_column([1998, 2001], "Value"), is_value_column([500000], "Population")
    (False, False, False)
    """
    distinct = distinct_rows(cells)
    times: list[int] = distinct.counts.tolist()
    known = {code: cell for code, (cell,) in enumerate(distinct.rows) if not _is_nothing(cell)}
    texts = {str(cell).strip().removesuffix(".0") for cell in known.values()}
    repeat = len(texts) < sum(times[code] for code in known)
    general = unit_of_label(label)
    read = read_value_column([*known.values()], label).values
    values = [(value, times[code]) for code, value in zip(known, read, strict=True) if value is not None]
    if not values or _are_years(known.values()):
        return False
    if _are_names(known.values(), repeat=repeat):
        return False
    if general is None and not repeat and _count_rows([value for value, _ in values]):
        return False
    count = sum(times[code] for code in known)
    if general is not None:
        return sum(many for _, many in values) >= _LEAST_WITH_LABEL * count
    with_unit = sum(many for value, many in values if value.unit not in (None, "%"))
    return with_unit >= _LEAST_WITH_UNITS * count


def with_units(found: Values, units: Sequence[str | None]) -> Values:
    """Return values with the units that a column of its own gives, row by row; its scales count too.

    Examples
    --------
    >>> with_units(read_value_column([3, 4], "Value"), ["USD million", None]).values
    [Value(number=3000000.0, unit='USD'), Value(number=4.0, unit=None)]
    """
    values = list[Value | None]()
    for value, text in zip(found.values, units, strict=True):
        unit = None if value is None or not text else (read_unit(text) or Unit(text, 1.0))
        values.append(value if value is None or unit is None else Value(value.number * unit.scale, unit.unit))
    return Values(values, found.notes)


# ---- one cell ----


class _Parsed(NamedTuple):
    digits: str  # with the marks between them
    sign: int
    unit: Unit


def _of_number(cell: Cell, general: Unit) -> Value | None:
    if (
        isinstance(cell, bool) or not isinstance(cell, int | float) or not abs(cell) < LARGEST
    ):  # nan is not, too
        return None
    return _value(cell * general.scale, general.unit)


def _scaled(one: _Parsed | None, decimal: str | None, general: Unit) -> Value | None:
    """Return the number with its own unit and scale, or with those of the label where it has none."""
    number = None if one is None else _to_number(one.digits, decimal)
    if one is None or number is None:
        return None
    scale = one.unit.scale
    if scale == 1 and one.unit.unit in (None, general.unit):  # "3 million" below "USD million" says it twice
        scale = general.scale
    return _value(one.sign * number * scale, one.unit.unit or general.unit)


def _value(number: float, unit: str | None) -> Value | None:
    # Products with a scale have digits that nobody wrote.
    return (
        Value(float(f"{number:.12g}") if number % 1 else float(number), unit)
        if abs(number) < LARGEST
        else None
    )


def _parse(cell: str) -> _Parsed | None:
    if len(cell) > lengths.NUMBER or is_blank(cell):
        return None
    text = normal_form("NFKC", cell.translate(_SHAPES))
    text = "".join(
        char if char.isascii() or not char.isdigit() else str(unicodedata.digit(char, "?")) for char in text
    )
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    [match] = found
    before, behind = text[: match.start()].rstrip(), text[match.end() :].strip()
    sign = -1 if before.endswith("-") else 1
    words = (
        f"{before.removesuffix('-').removesuffix('+')} {behind.removesuffix('.-').removesuffix('+')}".strip()
    )
    unit = read_unit(words) if words else Unit(None, 1.0)
    return None if unit is None else _Parsed(match[0], sign, unit)


def _is_nothing(cell: Cell) -> bool:
    return (
        cell is None
        or (isinstance(cell, str) and is_blank(cell))
        or (isinstance(cell, float) and math.isnan(cell))
    )


def _to_number(digits: str, decimal: str | None) -> float | None:
    """Read digits with their marks; None where they fit no way to write one number."""
    closed = _without_blanks(digits)
    if closed is None or re.match(r"0\d", closed):
        return None  # "007" is a code
    digits = closed
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return float(digits)
    last = marks[-1]
    if len(set(marks)) == 2:
        whole, _, rest = digits.rpartition(last)
        other = "," if last == "." else "."
        return (
            float(f"{whole.replace(other, '')}.{rest}")
            if last not in whole and _is_grouped(whole, other)
            else None
        )
    if len(marks) > 1 or decimal != last:
        if _is_grouped(digits, last):
            return float(digits.replace(last, ""))
        if len(marks) > 1 or decimal is not None:
            return None
    return float(digits.replace(last, "."))


def _without_blanks(digits: str) -> str | None:
    """Close up groups of thousands, "1 234,5" and "1'234.5"; None where blanks divide anything else."""
    if not re.search(r"[\s']", digits):
        return digits
    match = _GROUPED.match(digits)
    closed = re.sub(r"[\s']", "", match[0]) + digits[match.end() :] if match else ""
    return closed if closed and not re.search(r"[\s']", closed) else None


def _is_grouped(digits: str, mark: str) -> bool:
    first, *rest = digits.split(mark)
    if mark == "," and _INDIAN.fullmatch(digits):
        return True
    return 1 <= len(first) <= 3 and first != "0" and all(len(group) == 3 for group in rest)


# ---- a column ----


def _decimal_mark(texts: Iterable[str]) -> str | None:
    """Return the decimal mark of a column, as far as its cells show it: "2,5", "0.125", "1.234,5"."""
    shown = set[str]()
    for text in texts:
        digits = _without_blanks(text)
        marks = [mark for mark in digits or "" if mark in ".,"]
        if not digits or not marks or (len(marks) > 1 and len(set(marks)) == 1):
            continue
        if len(set(marks)) == 2 or not _is_grouped(digits, marks[-1]):
            shown.add(marks[-1])
    return shown.pop() if len(shown) == 1 else None


def _are_years(cells: Iterable[Cell]) -> bool:
    texts = [str(cell).strip().removesuffix(".0") for cell in cells]
    return all(re.fullmatch(r"\d{4}", text) and YEARS[0] <= int(text) <= YEARS[1] for text in texts)


def _are_names(cells: Iterable[Cell], *, repeat: bool) -> bool:
    """Tell whether numbers are identifiers: with zeros in front, or all of one length and none twice."""
    texts = [str(cell).strip().removesuffix(".0") for cell in cells]
    if any(re.match(r"0\d|\+\d", text) for text in texts):
        return True
    sizes = {len(text) for text in texts}
    is_long = len(sizes) == 1 and sizes.pop() >= 5 and all(map(str.isdigit, texts))
    return is_long and len(texts) > 2 and not repeat and not any(text.endswith("00") for text in texts)


def _count_rows(values: Sequence[Value]) -> bool:
    return len(values) > 1 and all(
        after.number == before.number + 1 for before, after in itertools.pairwise(values)
    )
