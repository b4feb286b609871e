"""Dates that are written in digits alone: 1994-09-12, 2024. 11. 20., 12.07.2012, 12/07/2012."""

from __future__ import annotations

import re

from .line import Line
from .year_number import YEARS

_YEAR_FIRST = re.compile(r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|([./]) ?(\d{1,2})\4 ?(\d{1,2})\.?)")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})")


def read_year_first(line: Line, at: int) -> tuple[int, dict[str, int]] | None:
    """Return where a date whose year is first ends, and its parts.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> read_year_first(read_line("2024. 11. 20.", "ko"), 0)
    (13, {'year': 2024, 'month': 11, 'day': 20})
    """
    found = _YEAR_FIRST.match(line.text, at)
    if not found or not line.begins_word(at) or line.text[found.end() : found.end() + 1].isdecimal():
        return None
    year, month, day = (int(part) for part in found.groups() if part and part.isdecimal())
    return _checked(found.end(), year, month, day)


def read_year_last(line: Line, at: int) -> tuple[int, dict[str, int]] | None:
    """Return where a date whose year is last ends, and its parts.

    The day is first but in English, where Americans write the month first: only the year is certain there, unless one
    of the two is no month.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> read_year_last(read_line("12.07.2012", "de"), 0), read_year_last(read_line("12/07/2012", "en"), 0)
    ((10, {'year': 2012, 'month': 7, 'day': 12}), (10, {'year': 2012}))
    """
    found = _YEAR_LAST.match(line.text, at)
    if not found or not line.begins_word(at) or not line.ends_word(found.end()):
        return None
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if month > 12:
        day, month = month, day
    elif line.language == "en" and found[2] != "." and day <= 12 and day != month:
        return (found.end(), {"year": year}) if year in YEARS else None
    return _checked(found.end(), year, month, day)


def _checked(end: int, year: int, month: int, day: int) -> tuple[int, dict[str, int]] | None:
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return end, {"year": year, "month": month, "day": day}
