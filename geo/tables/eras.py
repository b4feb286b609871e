"""Years, months and days of other calendars -> the Gregorian calendar."""

from __future__ import annotations

import datetime as dt

# Countries whose lists count by another calendar, and the years that can only be meant so.
CALENDAR_OF_COUNTRY = {
    **dict.fromkeys(("TH", "LA", "KH"), "buddhist"),
    **dict.fromkeys(("IR", "AF"), "persian"),
    "TW": "minguo",
    "ET": "ethiopic",
    "NP": "nepali",
    "JP": "japanese",
    **dict.fromkeys(
        ("SA", "YE", "OM", "AE", "QA", "BH", "KW", "IQ", "SY", "JO", "EG", "SD", "LY", "MA", "DZ", "TN"),
        "islamic",
    ),
}
BUDDHIST, MINGUO = -543, 1911
# A year of Bikram Sambat begins in April: nine months of it are in this one.
NEPALI, NEPALI_YEARS = -57, range(1957, 2111)
BUDDHIST_YEARS = range(2400, 2700)
# No partnership began in the Gregorian years of these numbers.
PERSIAN_YEARS, ISLAMIC_YEARS = range(1250, 1500), range(1300, 1500)


def to_gregorian(calendar: str, year: int, month: int | None, day: int | None) -> tuple[str | None, bool]:
    """Return a date of the Persian, Islamic or Ethiopic calendar as a Gregorian one, and whether it is exact.

    A day of the Persian calendar is exact, and so is one of the Ethiopic. The Islamic months begin when the moon is
    seen: a day may be two off, so only what is the same for all of them is given. Less than a day is given as the
    year, if all of it, or nearly all of a Persian year, is in one.

    Raises
    ------
    ValueError
        If there is no such day, or the calendar is not one of these.

    Examples
    --------
    >>> to_gregorian("persian", 1402, 3, 15), to_gregorian("persian", 1402, None, None)
    (('2023-06-05', True), ('2023', False))
    >>> to_gregorian("ethiopic", 2000, 1, 1), to_gregorian("islamic", 1420, 6, 15)
    (('2007-09-12', True), ('1999-09', False))
    """
    if month is not None and not 1 <= month <= (13 if calendar == "ethiopic" else 12):
        raise ValueError(f"{month} is no month of the {calendar} calendar")
    if day is not None and month is not None:
        if not 1 <= day <= (31 if calendar == "persian" else 30):
            raise ValueError(f"{day} is no day of the {calendar} calendar")
        found = _day(calendar, year, month, day)
        if calendar != "islamic":
            return found.isoformat(), True
        return _common(found - dt.timedelta(2), found + dt.timedelta(2)), False
    if month is not None:
        first = _day(calendar, year, month, 1)
        between = _common(first - dt.timedelta(1), first + dt.timedelta(31))
        return (between[:4] if between else None), False
    if calendar == "persian":  # nine months of it
        return f"{_day(calendar, year, 1, 1).year}", False
    return None, False


def _common(first: dt.date, last: dt.date) -> str | None:
    if first.year != last.year:
        return None
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def _day(calendar: str, year: int, month: int, day: int) -> dt.date:
    if calendar == "persian":  # eight leap years in 33, as between 1799 and 2256
        before = year + 1595
        days = 365 * before + before // 33 * 8 + (before % 33 + 3) // 4
        days += (month - 1) * 31 if month < 7 else (month - 7) * 30 + 186
        return dt.date.fromordinal(days + day - 356033)
    if calendar == "ethiopic":
        return dt.date.fromordinal(2795 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day)
    if calendar == "islamic":
        days = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day
        return dt.date.fromordinal(days + 1948440 - 385 - 1721425)
    raise ValueError(f"the {calendar} calendar is not known")
