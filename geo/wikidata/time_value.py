"""A point in time as Wikidata states it -> a date as our tables write it, as precise as it is stated."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

# Signs and zeros before a year are usual in Wikidata, and so are 00 for a month and a day that are not stated.
_TIME = re.compile(r"([+-]?)([0-9]{1,16})-([0-9]{2})-([0-9]{2})(?:T|$)", re.ASCII)
YEAR, MONTH, DAY = 9, 10, 11
_COARSE = {8: "decade", 7: "century", 6: "millennium"}
GREGORIAN = 1582  # before it, dates in sources are of another calendar


class TimeValue(NamedTuple):
    """A point in time, and what it was where our tables cannot write it."""

    date: str | None  # YYYY, YYYY-MM or YYYY-MM-DD
    remark: str | None


def read_time(text: str, precision: object) -> TimeValue:
    """Read a point in time.

    Parameters
    ----------
    text
        ``"1957-10-01T00:00:00Z"``, with or without a sign.
    precision
        Wikidata's number: 9 a year, 10 a month, 11 a day (and finer); less is coarser than a year.

    Examples
    --------
    >>> read_time("+1957-10-01T00:00:00Z", "10").date, read_time("1957-01-01T00:00:00Z", 9).date
    ('1957-10', '1957')
    >>> read_time("1950-01-01T00:00:00Z", 8)
    TimeValue(date=None, remark='1950, precise to the decade only')
    """
    found = _TIME.match(text)
    if found is None or not str(precision).isdecimal() or not str(precision).isascii():
        return TimeValue(None, f"{text[:40]!r} is no point in time")
    sign, years, month, day = found.groups()
    year, exact = int(years), int(str(precision)[:4])
    if sign == "-" or year == 0:
        return TimeValue(None, f"{sign}{year} is before the year 1")
    if exact < YEAR:
        return TimeValue(None, f"{year}, precise to the {_COARSE.get(exact, 'millennium')} only")
    if year > 9999:
        return TimeValue(None, f"{year} is no year of a calendar")
    date = _as_precise(year, int(month), int(day), exact)
    if date is None:
        return TimeValue(None, f"{text[:40]!r} is no day of a calendar")
    return TimeValue(date, f"{date} is before the Gregorian calendar" if year < GREGORIAN else None)


def _as_precise(year: int, month: int, day: int, precision: int) -> str | None:
    """Write a date down to its precision, or as far as it is stated."""
    if precision == YEAR or month == 0:
        return f"{year:04}"
    try:
        whole = dt.date(year, month, day if precision >= DAY and day else 1)
    except ValueError:
        return None
    return whole.isoformat() if precision >= DAY and day else f"{year:04}-{month:02}"
