"""Dates as precise as the user wrote them: YYYY, YYYY-MM or YYYY-MM-DD."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

_BY_LENGTH = {4: "year", 7: "month", 10: "day"}


def precision(date: str) -> str:
    """Return how much of a date is known.

    Parameters
    ----------
    date
        YYYY, YYYY-MM or YYYY-MM-DD.

    Returns
    -------
    str
        ``year``, ``month`` or ``day``.

    Examples
    --------
    >>> precision("2024"), precision("2024-02"), precision("2024-02-03")
    ('year', 'month', 'day')
    """
    return _BY_LENGTH[len(date)]


def first_day(date: str) -> dt.date:
    """Return the first day that a date may mean.

    Examples
    --------
    >>> first_day("2024-02").isoformat()
    '2024-02-01'
    """
    return dt.date.fromisoformat(f"{date}-01-01"[:10])


def last_day(date: str) -> dt.date:
    """Return the last day that a date may mean.

    Examples
    --------
    >>> [last_day(date).isoformat() for date in ("2024", "2024-02", "2024-02-03")]
    ['2024-12-31', '2024-02-29', '2024-02-03']
    """
    if precision(date) == "day":
        return dt.date.fromisoformat(date)
    year, month = int(date[:4]), int(date[5:7] or 12)
    return dt.date(year, month, monthrange(year, month)[1])
