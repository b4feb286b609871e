"""Dates as offices write them, kept at the precision that they were written with."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

# A month's name begins so, in English, German, French, Spanish, Italian and Portuguese; the longest wins.
_MONTHS = {
    1: "jan jän ene gen", 2: "feb fév fev", 3: "mar mär mrz", 4: "apr avr abr", 5: "may mai mag mayo maio", 6: "jun juin giu",
    7: "jul juil lug", 8: "aug aoû aou ago", 9: "sep set", 10: "oct okt out ott", 11: "nov", 12: "dec dez déc dic",
}  # fmt: skip
_MONTH_OF = {start: month for month, starts in _MONTHS.items() for start in starts.split()}
# First year of an era, less one. Imperial years are written in Japan, Minguo years in Taiwan.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911,
         "m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}  # fmt: skip

_YEAR = r"(?<!\d)(?P<year>\d{4})(?!\d)"
_ORDERS = [
    # 1998.4.21, 1998-04-21, 2016年3月15日, 2016년 3월 15일, 1998/4
    re.compile(_YEAR + r"\s*(?:[-./]|年|년)\s*(?P<month>\d{1,2})(?!\d)\s*(?:(?:[-./]|月|월)\s*(?P<day>\d{1,2})(?!\d))?"),
    # 19980421
    re.compile(r"(?<!\d)(?P<year>(?:18|19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    # 15 March 2016, 15. März 2016, 1er mai 2016
    re.compile(r"(?<!\d)(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?\s*(?:de\s+)?(?P<name>[^\W\d]{3,})\.?,?\s*(?:de\s+)?" + _YEAR),
    # March 15, 2016
    re.compile(r"(?P<name>[^\W\d]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+" + _YEAR),
    # May 2003
    re.compile(r"(?P<name>[^\W\d]{3,})\.?,?\s*(?:de\s+)?" + _YEAR),
    # 21.4.1998 and 04/21/1998: which is the month is not always known
    re.compile(r"(?<!\d)(?P<one>\d{1,2})\s*(?P<mark>[-./])\s*(?P<two>\d{1,2})\s*[-./]\s*" + _YEAR),
    # '98.4.21
    re.compile(r"['’‘](?P<short>\d\d)\s*[-./]\s*(?P<month>\d{1,2})(?:\s*[-./]\s*(?P<day>\d{1,2}))?"),
    re.compile(_YEAR),
]  # fmt: skip
_ERA = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|民[國国]|(?<![^\W\d])[MTSHRmtshr](?=\s*\d))\s*(?P<count>\d{1,3}|元)"
    r"\s*(?:[-./]|年)?\s*(?:(?P<month>\d{1,2})\s*(?:[-./]|月)?\s*)?(?:(?P<day>\d{1,2})\s*日?)?"
)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_RANGE = re.compile(
    r"\s*(?:[~〜～–—]|\bto\b|\bbis\b|\bau\b|부터|から|至)\s*|(?<=\d{4})\s*-\s*(?=\d{4}(?!\d))", re.IGNORECASE
)
_SERIAL_ZERO = dt.date(1899, 12, 30)  # day 0 of a spreadsheet, in the 1900 system


def read_dates(value: object) -> tuple[str | None, str | None]:
    """Read when something began and, where the cell is a range, when it ends.

    Parameters
    ----------
    value
        A cell: text, a number (a year or a spreadsheet's serial day), a date, or nothing.

    Returns
    -------
    (str or None, str or None)
        Each ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. Of several dates in a cell the first counts. Where day and month
        cannot be told apart (03/04/2005), the year is kept. A cell without a digit says no date.

    Raises
    ------
    ValueError
        If the cell has digits that make no date.

    Examples
    --------
    >>> read_dates("1998. 4. 21."), read_dates("昭和51年10月11日"), read_dates("1997.1.25, 2006.4.28")
    (('1998-04-21', None), ('1976-10-11', None), ('1997-01-25', None))
    >>> read_dates("2003 ~ 2008"), read_dates("May 2003"), read_dates("미상")
    (('2003', '2008'), ('2003-05', None), (None, None))
    """
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%Y-%m-%d}", None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = unicodedata.normalize("NFKC", "" if value is None else str(value)).strip()
    if not any(char.isdigit() for char in text) and "元" not in text:
        return None, None
    since, *rest = [part for part in _RANGE.split(text, maxsplit=1) if part.strip()] or [text]
    return _read_one(since), _until(rest[0]) if rest else None


def _until(text: str) -> str | None:
    return _read_one(text) if any(char.isdigit() for char in text) else None


def _read_one(text: str) -> str:
    if _SERIAL.fullmatch(text):
        return f"{_SERIAL_ZERO + dt.timedelta(days=int(float(text))):%Y-%m-%d}"
    if match := _ERA.search(text):
        count = 1 if match["count"] == "元" else int(match["count"])
        return _checked(_ERAS[match["era"].lower()] + count, match["month"], match["day"], text)
    for order in _ORDERS:
        for match in order.finditer(text):
            found = match.groupdict()
            if "name" in found:
                month = _month(found["name"])
                if month is None:
                    continue
                return _checked(found["year"], month, found.get("day"), text)
            if "one" in found:
                return _either(found, text)
            year = found.get("year") or _century(found["short"])
            return _checked(year, found.get("month"), found.get("day"), text)
    raise ValueError(f"{text!r} is no date")


def _month(name: str) -> int | None:
    name = name.casefold()
    return next((_MONTH_OF[name[:size]] for size in (4, 3) if name[:size] in _MONTH_OF), None)


def _either(found: dict[str, str], text: str) -> str:
    """Read day and month in either order, if only one order makes sense. A full stop puts the day first."""
    one, two = int(found["one"]), int(found["two"])
    if found["mark"] == "." or one > 12 or one == two:
        return _checked(found["year"], two, one, text)
    if two > 12:
        return _checked(found["year"], one, two, text)
    return _checked(found["year"], None, None, text)


def _century(short: str) -> int:
    """Read '98 as 1998 and '16 as 2016: nobody lists what lies ahead by two digits."""
    year = 2000 + int(short)
    return year if year <= dt.date.today().year else year - 100


def _checked(year: str | int, month: str | int | None, day: str | int | None, text: str) -> str:
    if month is None:
        return f"{int(year):04}"
    try:
        found = dt.date(int(year), int(month), int(day or 1))
    except ValueError as error:
        raise ValueError(f"{text!r} is no date: {error}") from error
    return f"{found:%Y-%m-%d}" if day else f"{found:%Y-%m}"
