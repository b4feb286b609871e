"""Dates as people write them, kept at the precision that they were written with."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

from .. import lengths
from .date_evidence import PLAIN, cached_tokens, evidence_of
from .date_orders import (
    CALENDAR,
    EITHER,
    LESS,
    NO_YEAR,
    ROUGH,
    Evidence,
    Found,
    checked_date,
    find_dates,
)
from .date_tokens import kinds_of
from .numerals import with_plain_digits

__all__ = ["EITHER", "LESS", "NO_YEAR", "ROUGH", "Dates", "read_date_column", "read_dates"]

_SERIAL = re.compile(r"(\d{5})(?:\.\d{1,12})?")
_LAST_SERIAL = 73050  # 2099-12-31
_SERIAL_ZERO = dt.date(1899, 12, 30)  # day 0 of a spreadsheet, in the 1900 system
_GAP = re.compile(r"[ .,()]*[~r-][ .,()~r;-]*")
_UNTIL_BEHIND = re.compile(r"[ .'-]*U")
_OPEN = re.compile(r"[ .,()~r;-]*p")
_ARABIC_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
_DEVANAGARI = re.compile("[\u0900-\u0963\u0966-\u097f]")
_ETHIOPIC_DIGITS = re.compile("[\u1369-\u137c]")
# How long, not when: 5年, 10年間, 3년간. A year is not written with one digit, unless an era is before it.
_DURATION = re.compile(
    r"(?:\d ?[年년]|\d{1,3} ?(?:年[間间]|년간|년 간|[かヵヶケ个個]月[間间]?|개월))", re.ASCII
)
_YEARS = range(1500, 2025)  # of no other calendar


class Dates(NamedTuple):
    """The dates in a cell."""

    since: str | None  # YYYY, YYYY-MM or YYYY-MM-DD
    until: str | None
    doubt: str | None = None  # what the user should check: a code of `reason_codes.NOTE_CODES`
    status: str | None = None  # "active" where the cell says that it goes on: 1998–present


def read_date_column(
    cells: Iterable[object], *, country: str | None = None, languages: Iterable[str] = ()
) -> list[Dates]:
    """Read the cells of a column, which bear witness to one another.

    Parameters
    ----------
    cells
        Text, numbers (a year or a spreadsheet's serial day), dates, or nothing.
    country
        ISO 3166-1 alpha-2 of the list's home: it decides by which calendar years are counted (2536 in Thailand is
        1993, 71.6.16 in Taiwan 1982-06-16), and which of day and month comes first where no cell shows it; that is
        then noted.
    languages
        BCP 47 tags of languages that the list is known to be in.

    Returns
    -------
    list of Dates
        One for each cell. A cell that cannot be read has no date and a doubt; nothing is raised.

    Examples
    --------
    >>> [dates.since for dates in read_date_column(["03/04/2005", "21/04/1998"])]
    ['2005-04-03', '1998-04-21']
    >>> [dates.since for dates in read_date_column(["5. listopada 1998.", "3. svibnja 2001."])]
    ['1998-10-05', '2001-05-03']
    >>> read_date_column(["2536"], country="TH")[0].since, read_date_column(["71.6.16"], country="TW")[0].since
    ('1993', '1982-06-16')
    """
    texts = [_text(cell) for cell in cells]
    evidence = evidence_of(dict.fromkeys(text for text in texts if text), country, languages)
    read = {text: _read(text, evidence) for text in {*texts}}
    return [read[text] for text in texts]


def read_dates(value: object) -> Dates:
    """Read when something began and, where the cell is a range, when it ends.

    Parameters
    ----------
    value
        A cell: text, a number (a year or a spreadsheet's serial day), a date, or nothing.

    Returns
    -------
    Dates
        Of several dates in a cell the first counts. Where day and month could be exchanged (03/04/2005), the year is
        kept. A cell without a digit has no date, and neither has one that is less exact than a year ("1990s"). Nothing
        is raised.

    Examples
    --------
    >>> [read_dates(cell)[:2] for cell in ("1998. 4. 21.", "昭和51年10月11日", "1997.1.25, 2006.4.28")]
    [('1998-04-21', None), ('1976-10-11', None), ('1997-01-25', None)]
    >>> [read_dates(cell)[:2] for cell in ("2003 ~ 2008", "~ 2008", "X 2003", "미상")]
    [('2003', '2008'), (None, '2008'), ('2003-10', None), (None, None)]
    >>> read_dates("03/04/2005")
    Dates(since='2005', until=None, doubt='date_ambiguous', status=None)
    >>> read_dates("1998 – по настоящее время").status
    'active'
    """
    return read_date_column([value])[0]


# ---- a cell as text ----


def _text(value: object) -> str:
    """Write a cell as a text; a date as the ISO date it is, an endless or missing number as nothing."""
    if value is None or value != value:  # NaN and NaT
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**9:
        return str(int(value))
    if isinstance(value, int) and abs(value) >= 10**9:
        return "0" * 10  # a number that is no date, and may be too long to be written
    text = str(value).strip()
    return text if len(text) <= lengths.DATE else text[: lengths.DATE] + "…"


# ---- the dates of a cell ----


@functools.lru_cache(maxsize=65536)  # a column of dates repeats itself
def _read(text: str, evidence: Evidence) -> Dates:
    if (match := PLAIN.fullmatch(text)) and int(match[1]) in _YEARS and (match[4] or not match[3]):
        return Dates(*_plain_date(match))
    if len(text) > lengths.DATE:
        return Dates(None, None, ROUGH if any(map(str.isnumeric, text)) else None)
    if not any(map(str.isnumeric, with_plain_digits(text))):
        return Dates(None, None)
    if _DURATION.fullmatch(with_plain_digits(text)):
        return Dates(None, None, NO_YEAR)
    return _read_marked(text, evidence)


def _plain_date(match: re.Match[str]) -> tuple[str | None, None, str | None]:
    year, _, month, day = match.groups()
    date, doubt = checked_date(int(year), int(month or 0), int(day or 0))
    return date, None, doubt


def _read_marked(text: str, evidence: Evidence) -> Dates:
    """Return the first date or range of a cell; what cannot be read is without a date, but with a doubt."""
    if text.strip("0") == "":
        return Dates(None, None, ROUGH if len(text) > 1 else None)
    if match := _SERIAL.fullmatch(text):
        days = int(match[1])
        if days > _LAST_SERIAL:
            return Dates(None, None, ROUGH)
        return Dates((_SERIAL_ZERO + dt.timedelta(days)).isoformat(), None)
    if _ETHIOPIC_DIGITS.search(text):
        return Dates(None, None, CALENDAR)
    if _ARABIC_DIGITS.search(text) and not evidence.calendar:
        evidence = evidence._replace(calendar="script")
    if _DEVANAGARI.search(text) and not evidence.calendar:
        evidence = evidence._replace(calendar="nepali")  # its years are ahead of ours
    tokens = list(cached_tokens(text))
    kinds = kinds_of(tokens)
    found = list(find_dates(tokens, evidence))
    if not found:
        years = re.search(r"[CYSM]", kinds)
        plain = "x" not in kinds and not re.search(r"[JW]", kinds)
        return Dates(None, None, NO_YEAR if plain and not (years and years[0] in "CY") else ROUGH)
    return _joined(kinds, found)


def _joined(kinds: str, found: list[Found]) -> Dates:
    """Join the first date with a second one that makes it a range, and read what the words around say of it."""
    one = found[0]
    behind = kinds[one.end :]
    before = kinds[: one.start].rstrip(" .,(")
    if before[-1:] == "b" or re.match(r"[ .'-]*B", behind):
        return Dates(None, None, ROUGH)
    if len(found) > 1 and _is_range(kinds, one, found[1]):
        return Dates(one.date, found[1].date, one.doubt or found[1].doubt)
    if before[-1:] == "r" or before in ("~", "-") or _UNTIL_BEHIND.match(behind):
        return Dates(None, one.date, one.doubt)
    has_less = one.date and len(one.date) == 4 and _has_more_numbers(kinds, found)
    return Dates(
        one.date, None, one.doubt or (LESS if has_less else None), "active" if _OPEN.match(behind) else None
    )


def _is_range(kinds: str, one: Found, other: Found) -> bool:
    """Tell whether a dash or a word joins two dates, or a word behind the second says that it is the last."""
    gap = kinds[one.end : other.start]
    return bool(_GAP.fullmatch(gap)) or (
        gap.strip(" .") == "" and bool(_UNTIL_BEHIND.match(kinds[other.end :]))
    )


def _has_more_numbers(kinds: str, found: list[Found]) -> bool:
    taken = {n for one in found for n in range(one.start, one.end)}
    return any(kind in "NDWJ" for n, kind in enumerate(kinds) if n not in taken)
