"""Dates as people write them, kept at the precision that they were written with."""

from __future__ import annotations

import datetime as dt
import functools
import re
import unicodedata
from collections.abc import Hashable
from typing import NamedTuple

from ..months import month_number
from ..words import pattern_of, read_words, words_by_meaning
from .header_words import WORDS

_YEAR = r"(?<!\d)(?P<year>\d{4})(?!\d)"
_NAME = r"(?P<name>[^\W\d]{3,})"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?!\d)(?:\.|st|nd|rd|th|er|º|°)?"
_ORDERS = [
    # 1998.4.21, 1998-04-21, 2016年3月15日, 2016년 3월 15일, 1998/4
    re.compile(_YEAR + r"\s*(?:[-./]|年|년)\s*(?P<month>\d{1,2})(?!\d)\s*(?:(?:[-./]|月|월)\s*(?P<day>\d{1,2})(?!\d))?"),
    re.compile(_YEAR + r"[\s,]+(?P<month>\d{1,2})[\s,]+(?P<day>\d{1,2})(?!\d)"),  # 1998, 4, 21
    # 19980421, 199804
    re.compile(r"(?<!\d)(?P<year>(?:18|19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?(?!\d)"),
    # 15 March 2016, 15. März 2016, 1er mai 2016, 21st of May, 1999, 15-Mar-2016
    re.compile(_DAY + r"[\s-]*(?:(?:de|of)\s+)?" + _NAME + r"[\s.,-]*(?:de\s+)?" + _YEAR),
    re.compile(_NAME + r"[\s.]+" + _DAY + r"[\s.,]+" + _YEAR),  # March 15, 2016; Sep.23.1985
    re.compile(_YEAR + r"[\s.-]+" + _NAME + r"[\s.-]+" + _DAY),  # 2016-Mar-15
    re.compile(_NAME + r"[\s.,-]*(?:de\s+)?" + _YEAR),  # May 2003, Mar-2003
    re.compile(_DAY + r"[\s.-]*" + _NAME + r"[\s.-]*['’]?(?P<short>\d\d)(?!\d)"),  # 15-Mar-16, as Excel shows it
    re.compile(_NAME + r"[\s.-]*['’]?(?P<short>3[2-9]|[4-9]\d)(?!\d)"),  # Jan-99; May-03 may be a day
    # 21.4.1998 and 04/21/1998: which is the month is not always known
    re.compile(r"(?<!\d)(?P<one>\d{1,2})\s*(?P<mark>[-./])\s*(?P<two>\d{1,2})\s*[-./]\s*" + _YEAR),
    re.compile(r"(?<!\d)(?P<month>\d{1,2})\s*[-./]\s*" + _YEAR),  # 04/2005
    # '98.4.21, and 98.4.21, in which 98 can only be the year
    re.compile(r"(?:['’‘]|^)(?P<short>(?<=['’‘])\d\d|3[2-9]|[4-9]\d)\s*[-./]\s*(?P<month>\d{1,2})(?!\d)(?:\s*[-./]\s*(?P<day>\d{1,2})(?!\d))?"),
    re.compile(r"(?<!\d)(?P<one>\d{1,2})\s*(?P<mark>[-./])\s*(?P<two>\d{1,2})\s*[-./]\s*['’]?(?P<short>3[2-9]|[4-9]\d)(?!\d)"),
    re.compile(_YEAR),
    re.compile(r"['’‘](?P<short>\d\d)(?!\d)"),
]  # fmt: skip
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d.*")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_SCHOOL_YEAR = re.compile(r"(?<!\d)(\d{4})\s*[-/]\s*(1[3-9]|[2-9]\d)(?![\d.-])")
_APOSTROPHE = "['’]"
_SERIAL_ZERO = dt.date(1899, 12, 30)  # day 0 of a spreadsheet, in the 1900 system
_HAN = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))

# What is not certain about a date: codes of `reason_codes.NOTE_CODES`.
EITHER = "date_ambiguous"
NO_YEAR = "date_without_year"
ROUGH = "date_unreadable"
LESS = "date_year_only"


class Dates(NamedTuple):
    """The dates in a cell."""

    since: str | None  # YYYY, YYYY-MM or YYYY-MM-DD
    until: str | None
    doubt: str | None = None  # what the user should check: a code of `reason_codes.NOTE_CODES`


@functools.lru_cache(maxsize=65536, typed=True)  # a column of dates repeats itself
def read_dates(value: Hashable) -> Dates:
    """Read when something began and, where the cell is a range, when it ends.

    Parameters
    ----------
    value
        A cell: text, a number (a year or a spreadsheet's serial day), a date, or nothing.

    Returns
    -------
    Dates
        Of several dates in a cell the first counts. Where day and month could be exchanged (03/04/2005), the year is
        kept. A cell without a digit has no date, and neither has one that is less exact than a year ("1990s").

    Raises
    ------
    ValueError
        If the cell has digits that make no date.

    Examples
    --------
    >>> [read_dates(cell)[:2] for cell in ("1998. 4. 21.", "昭和51年10月11日", "1997.1.25, 2006.4.28")]
    [('1998-04-21', None), ('1976-10-11', None), ('1997-01-25', None)]
    >>> [read_dates(cell)[:2] for cell in ("2003 ~ 2008", "~ 2008", "May 2003", "미상")]
    [('2003', '2008'), (None, '2008'), ('2003-05', None), (None, None)]
    >>> read_dates("03/04/2005")
    Dates(since='2005', until=None, doubt='date_ambiguous')
    """
    if isinstance(value, dt.datetime | dt.date):
        return Dates(f"{value:%Y-%m-%d}", None)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = _with_digits(unicodedata.normalize("NFKC", "" if value is None else str(value)).strip())
    if text in ("", "0") or not any(char.isdigit() for char in text):
        return Dates(None, None)
    words = _patterns()
    if words.rough.search(text):
        return Dates(None, None, ROUGH)
    since, *rest = words.range.split(text, maxsplit=1)
    is_range = bool(rest) and all(any(map(str.isdigit, part)) for part in (since, rest[0]))
    if not is_range and (match := words.only_until.search(text)):
        until, doubt = _read_one(text.replace(match[0], " ").strip())
        return Dates(None, until, doubt)
    begin, doubt = _read_one(since)
    end, other = _read_one(rest[0]) if is_range else (None, None)
    return Dates(begin, end, doubt or other)


class _Patterns(NamedTuple):
    """What words among the digits say."""

    range: re.Pattern[str]  # between two dates
    only_until: re.Pattern[str]  # the cell has a last day only
    rough: re.Pattern[str]  # less exact than a year


@functools.cache
def _patterns() -> _Patterns:
    listed = words_by_meaning(WORDS / "date_words.tsv")
    words = {
        meaning: f"(?:{pattern_of(found, inside=True).pattern})".replace("'", _APOSTROPHE)
        for meaning, found in listed.items()
        if meaning != "decade"
    }
    decade = "|".join(f"{word}(?![^\\W_])" if word.isascii() else word for word in listed["decade"])
    return _Patterns(
        re.compile(
            rf"\s*(?:[~〜～–—]|{words['range']})\s*"
            r"|(?<=\d{4})\s*-\s*(?=\d{4}(?!\d))|(?<=[\d.\s])-\s*(?=(?:19|20)\d\d[-./年년])|\s-\s(?=.*\d{4})"
            r"|(?<=\d{4})\s*-\s*$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"^(?:{words['until']}|[-~〜～–—])(?=\s*\d)|{words['until_behind']}$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{words['before']}\s+\d{{4}}|\d{{4}}[年년]?\s*{words['before_behind']}|(?<!\d)\d{{3}}0(?:{decade})",
            re.IGNORECASE,
        ),
    )


@functools.cache
def _eras() -> dict[str, int]:
    """Return the eras -> the year before their first."""
    return {word.word.casefold(): int(word.meaning) for word in read_words(WORDS / "eras.tsv")}


@functools.cache
def _era() -> re.Pattern[str]:
    letters = "".join(era for era in _eras() if len(era) == 1)
    names = "|".join(era for era in _eras() if len(era) > 1)
    return re.compile(
        rf"(?P<era>{names}|(?<![^\W_])[{letters}](?=\s*\d))\s*(?P<count>\d{{1,3}})(?!\d)"
        r"\s*(?:[-./]|年)?\s*(?:(?P<month>\d{1,2})\s*(?:[-./]|月)?\s*)?(?:(?P<day>\d{1,2})\s*日?)?",
        re.IGNORECASE,
    )


def _with_digits(text: str) -> str:
    """Write the Chinese numerals of years, months and days as digits: 二〇一六年三月, 民國八十七年, 平成元年."""

    def digits(match: re.Match[str]) -> str:
        word = match[0]
        if "十" not in word:
            return "".join(_HAN[char] for char in word)
        tens, _, ones = word.partition("十")
        return f"{int(_HAN.get(tens, '1'))}{_HAN.get(ones, '0')}"

    text = re.sub("元(?=年)", "1", text)
    return re.sub("[〇○零一二三四五六七八九十]+(?=[年月日])", digits, text)


def _read_one(text: str) -> tuple[str | None, str | None]:
    """Read one date, and what is doubtful about it."""
    if match := _ISO.fullmatch(text):
        text = match[1]
    if _SERIAL.fullmatch(text):
        return f"{_SERIAL_ZERO + dt.timedelta(days=int(float(text))):%Y-%m-%d}", None
    if match := _era().search(text):
        return _checked(
            _eras()[match["era"].casefold()] + int(match["count"]), match["month"], match["day"], text
        )
    if match := _SCHOOL_YEAR.search(text):
        return match[1], LESS
    for order in _ORDERS:
        for match in order.finditer(text):
            found = match.groupdict()
            if (name := found.get("name")) is not None and month_number(name) is None:
                continue
            return _matched(found, text)
    if re.fullmatch(r"\d{1,2}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,2}\.?", text):
        return None, NO_YEAR
    if re.search(r"[^\W\d_]", text):  # "5 years"
        return None, ROUGH
    raise ValueError(f"{text!r} is no date")


def _matched(found: dict[str, str | None], text: str) -> tuple[str | None, str | None]:
    year = found.get("year") or _century(found["short"] or "")
    if found.get("one") is not None:
        return _either(year, int(found["one"] or 0), int(found["two"] or 0), found["mark"] == ".", text)
    name = found.get("name")
    month = month_number(name) if name else found.get("month")
    if month is None and re.search(r"\d", re.sub(r"(?<!\d)\d{4}(?!\d)", "", text)):
        return _checked(year, None, None, text)[0], LESS
    return _checked(year, month, found.get("day"), text)


def _either(year: str | int, one: int, two: int, dotted: bool, text: str) -> tuple[str | None, str | None]:
    """Read day and month in either order, if only one order makes sense. A full stop puts the day first."""
    if dotted or one > 12 or one == two:
        return _checked(year, two, one, text)
    if two > 12:
        return _checked(year, one, two, text)
    return _checked(year, None, None, text)[0], EITHER


def _century(short: str) -> int:
    """Read '98 as 1998 and '16 as 2016: nobody lists what lies ahead by two digits."""
    year = 2000 + int(short)
    return year if year <= dt.date.today().year else year - 100


def _checked(
    year: str | int, month: str | int | None, day: str | int | None, text: str
) -> tuple[str | None, str | None]:
    if not 1000 <= int(year) <= 2200:  # 0000-00-00 and 9999-12-31 are how databases write that there is none
        return None, ROUGH
    if month is None:
        return f"{int(year):04}", None
    try:
        found = dt.date(int(year), int(month), int(day or 1))
    except ValueError as error:
        raise ValueError(f"{text!r} is no date: {error}") from error
    return (f"{found:%Y-%m-%d}" if day else f"{found:%Y-%m}"), None
