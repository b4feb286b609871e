"""Number formats of spreadsheets: a stored number -> what the user sees in its cell."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from .grid import Cell, plain_cell

Precision = Literal["year", "month", "day", "minute", "time"]

ZERO_1900 = dt.date(1899, 12, 30)
ZERO_1904 = dt.date(1904, 1, 1)
LAST_SERIAL = 2_958_465  # 9999-12-31
_LEAP_DAY_1900 = 60  # Excel counts a 29 February 1900 that never was

# Formats that have a number only. The shortest code with the same precision and zeros is enough here.
BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 56, 58), "yyyy-mm-dd"),
    17: "mmm-yy",
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "hh:mm:ss"),
    **dict.fromkeys((22,), "yyyy-mm-dd hh:mm"),
}
# What these show depends on the language of the program: year and month in one, year, month and day in the other.
OF_TWO_MINDS = frozenset({27, 36, 50, 52, 55, 57})

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]?|general|am/pm|a/p|e[+-]'
    r"|(?P<letters>y+|m+|d+|h+|s+|e+|g+|b+|a+)|(?P<zeros>0+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_LITERAL = frozenset(" -/():+.")  # marks that are shown as they are among zeros


class NumberFormat(NamedTuple):
    """What one section of a number format makes of a number."""

    precision: Precision | None = None  # of a date or a time
    layout: tuple[str, ...] | None = (
        None  # marks and zeros, where the zeros are padding: ("0", "0", "0", "-", …)
    )
    condition: tuple[str, float] | None = None
    of_two_minds: bool = False
    blank: bool = False  # whether a cell shows nothing


GENERAL: tuple[NumberFormat, ...] = ()


def built_in_format(number: int) -> tuple[NumberFormat, ...]:
    """Return the sections of a format that is known by its number.

    Examples
    --------
    >>> built_in_format(17)[0].precision, built_in_format(0)
    ('month', ())
    """
    if number in OF_TWO_MINDS:
        return (NumberFormat("day", of_two_minds=True),)
    return parse_format(BUILT_IN[number]) if number in BUILT_IN else GENERAL


@functools.lru_cache(maxsize=4096)
def parse_format(code: str) -> tuple[NumberFormat, ...]:
    """Read a number format; no section is needed where numbers stay as they are.

    Examples
    --------
    >>> [parse_format(code)[0].precision for code in ("mmm-yy", "yyyy", 'd/m/yyyy;@', 'yyyy"年"m"月"d"日"')]
    ['month', 'year', 'day', 'day']
    >>> parse_format("#,##0.00"), parse_format("General")
    ((), ())
    >>> [section.blank for section in parse_format("0;-0;;@")]
    [False, False, True, False]
    """
    if code[:2].lower() == "g/":  # General, as some programs write it in their language
        return GENERAL
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token[0] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    read = [_section(tokens) for tokens in sections]
    for at, tokens in enumerate(sections):
        # The second of two may be left empty: then negative numbers have a sign only.
        counts = bool(tokens) or (len(sections) > 1 if at == 0 else len(sections) > 2)
        if counts and not any(map(_shows, tokens)):
            read[at] = read[at]._replace(blank=True)
    return tuple(read) if any(one.precision or one.layout or one.blank for one in read) else GENERAL


def hides_text(sections: Sequence[NumberFormat]) -> bool:
    """Return whether a cell with this format shows nothing of a text in it.

    Examples
    --------
    >>> [hides_text(parse_format(code)) for code in (";;;", '0;0;0;""', ";;", ";;;@", "General")]
    [True, True, False, False, False]
    """
    return len(sections) > 3 and sections[3].blank


def _shows(token: re.Match[str]) -> bool:
    """Return whether a piece of a format shows something; a colour alone does: the number as it is."""
    if token["bracket"] is not None:
        bracket = token["bracket"]
        return not (_CONDITION.fullmatch(bracket) or re.match(r"\$(?:-|$)", bracket))
    if token["quoted"] is not None:
        return bool(token["quoted"].strip())
    return token[0][0] not in "_*" and bool((token["escaped"] or token[0]).strip())


def _section(tokens: Sequence[re.Match[str]]) -> NumberFormat:
    brackets = [token["bracket"] for token in tokens if token["bracket"]]
    condition = next((found for each in brackets if (found := _CONDITION.fullmatch(each))), None)
    elapsed = any(set(each.lower()) <= set("hms") for each in brackets)
    letters = [token["letters"].lower() for token in tokens if token["letters"]]
    precision: Precision | None = "time" if elapsed else _precision(letters)
    return NumberFormat(
        precision,
        None if precision else _layout(tokens),
        (condition[1], float(condition[2])) if condition else None,
    )


def _precision(letters: Sequence[str]) -> Precision | None:
    """Return how exactly these letters show a date: m is a month unless it is beside hours or seconds."""
    kinds = [each[0] for each in letters]
    clock = bool({"h", "s"} & set(kinds))
    months = any(
        kind == "m" and kinds[at - 1 : at] != ["h"] and kinds[at + 1 : at + 2] != ["s"]
        for at, kind in enumerate(kinds)
    )
    years = bool({"y", "e", "b"} & set(kinds))
    days = any(each in ("d", "dd") for each in letters)
    if not (years or months or "d" in kinds):
        return "time" if clock else None
    if clock:
        return "minute"
    if years and not days:
        return "month" if months else "year"
    return "day"


def _layout(tokens: Sequence[re.Match[str]]) -> tuple[str, ...] | None:
    """Return marks and zeros, or None where no zeros are padded."""
    layout: list[str] = []
    for token in tokens:
        if token["zeros"]:
            layout += token["zeros"]
        elif token["quoted"] is not None or token["escaped"]:
            layout += [f"\\{char}" for char in token["quoted"] or token["escaped"] or ""]
        elif token["other"] in _LITERAL and token["other"] != ".":
            layout.append(f"\\{token['other']}")
        elif token["other"] or token["letters"] or (token["bracket"] or "").startswith("$"):
            return None  # groups, decimals, optional digits, text
    return tuple(layout) if layout.count("0") > 1 else None


def shown(
    value: float, sections: Sequence[NumberFormat], zero: dt.date = ZERO_1900, *, finer: bool = False
) -> Cell:
    """Return a number as its format shows it: a date, a part of a date, padded with zeros, as it is, or not at all.

    Parameters
    ----------
    value
        The stored number.
    sections
        What `parse_format` returned.
    zero
        Day 0 of the workbook.
    finer
        Whether to keep a date whole whatever its format shows.

    Examples
    --------
    >>> [shown(24824, parse_format(code)) for code in ("d mmm yyyy", "mmm-yy", "yyyy", "0")]
    [datetime.date(1967, 12, 18), '1967-12', 1967, 24824]
    >>> shown(7, parse_format("00000")), shown(1040001, parse_format("000-0000"))
    ('00007', '104-0001')
    >>> [shown(value, parse_format("0;-0;;@")) for value in (5, 0)]
    [5, None]
    """
    if not sections:
        return plain_cell(value)
    section = _section_for(value, sections)
    if section.blank:
        return None
    if section.layout and value >= 0 and float(value).is_integer():
        return _laid_out(int(value), section.layout)
    if not section.precision or not 0 <= value <= LAST_SERIAL:
        return plain_cell(value)
    if section.precision == "time" and value < 1:
        return _time_of(value).time().isoformat()
    moment = _moment(value, zero)
    return plain_cell(moment) if finer else shown_date(moment, section)


def shown_date(moment: dt.datetime, section: NumberFormat) -> Cell:
    """Return a moment as exactly as a format shows it.

    Examples
    --------
    >>> shown_date(dt.datetime(1967, 12, 1), NumberFormat("month"))
    '1967-12'
    """
    if section.blank:
        return None
    if section.precision == "year":
        return moment.year
    if section.precision == "month" or (section.of_two_minds and moment.day == 1):
        return f"{moment:%Y-%m}" if moment.year > 999 else f"{moment.year:04d}-{moment.month:02d}"
    return moment.date() if section.precision == "day" else plain_cell(moment)


def _section_for(value: float, sections: Sequence[NumberFormat]) -> NumberFormat:
    """Return the section for a number: by its condition, or positive; negative; zero."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _meets(value, *section.condition):
                return section
    if sections[0].precision:
        return sections[0]
    at = 1 if value < 0 else 2 if value == 0 else 0
    return sections[at] if at < len(sections) else sections[0]


def _meets(value: float, comparison: str, limit: float) -> bool:
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[comparison]


def _laid_out(value: int, layout: Sequence[str]) -> str:
    """Write digits into a layout; those that are too many go before its first zero."""
    places = layout.count("0")
    digits = iter(str(value).zfill(places))
    more = len(str(value)) - places
    text = ""
    for mark in layout:
        if mark != "0":
            text += mark[1]
            continue
        while more > 0:
            text += next(digits)
            more -= 1
        text += next(digits)
    return text.strip()


def _moment(value: float, zero: dt.date) -> dt.datetime:
    days = int(value)
    if zero == ZERO_1900 and days < _LEAP_DAY_1900:
        days += 1
    days = min(days, (dt.date.max - zero).days)
    return (
        dt.datetime.combine(zero, dt.time()) + dt.timedelta(days=days) + (_time_of(value) - dt.datetime.min)
    )


def _time_of(value: float) -> dt.datetime:
    """Return the time of the day, to the second."""
    return dt.datetime.min + dt.timedelta(seconds=min(round(value % 1 * 86400), 86399))
