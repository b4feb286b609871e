"""Days to keep → a calendar file that Outlook, Google and Apple read, or a year on one sheet; and lines for the terminal."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from ...geo.errors import MapError
from .alarms import read_alarms
from .events import format_events, name_events
from .ics import render_calendar
from .year_plan import draw_year, year_to_plan

__all__ = [
    "FORMATS",
    "check_calendar",
    "check_year",
    "draw_year",
    "format_events",
    "name_events",
    "read_alarms",
    "render_calendar",
    "year_to_plan",
]

FORMATS = (".ics", ".pdf")


def check_year(year: object) -> int:
    """Return a year, if a calendar can be of it.

    Raises
    ------
    MapError
        If it cannot.

    Examples
    --------
    >>> check_year(2027)
    2027
    """
    if isinstance(year, bool) or not isinstance(year, int) or not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise MapError(
            f"year {year!r}: expected a whole number from {dt.MINYEAR} to {dt.MAXYEAR}, such as 2027"
        )
    return year


def check_calendar(path: str | os.PathLike[str]) -> str:
    """Return the suffix of `path` in lower case, if a calendar can be that; .ics where it has none, as a device has.

    Raises
    ------
    MapError
        If it cannot.

    Examples
    --------
    >>> check_calendar("Year.PDF"), check_calendar("/dev/stdout")
    ('.pdf', '.ics')
    """
    suffix = Path(path).suffix.lower() or ".ics"
    if suffix not in FORMATS:
        raise MapError(f"{path}: a calendar is {' or '.join(FORMATS)}, not {suffix}")
    return suffix
