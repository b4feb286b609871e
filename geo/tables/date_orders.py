"""The parts of a date in any order -> year, month and day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from . import eras
from .date_pieces import Token
from .date_tokens import kinds_of

# What is not certain about a date: codes of `reason_codes.NOTE_CODES`.
EITHER = "date_ambiguous"
ASSUMED = "date_order_assumed"
NO_YEAR = "date_without_year"
ROUGH = "date_unreadable"
LESS = "date_year_only"
OTHER_MONTH = "date_month_ambiguous"
CALENDAR = "date_calendar"

EARLIEST, LATEST = 800, 2200
# Two digits from here on are no day of a month and no coming year.
_SHORT = 32


class Evidence(NamedTuple):
    """What the other cells of a column, and the home's country, say about its dates."""

    day_first: bool | None = None  # of 03/04/2005; None where the column has none or both
    assumed: bool = False  # day_first is the country's way, not the column's
    short_order: str = ""  # of 03/04/05: "ymd", "dmy" or "mdy"
    calendar: str = ""  # the country's own, or the column's
    languages: tuple[tuple[str, int], ...] = ()  # how many words of the column are of a language


class Found(NamedTuple):
    """A date and where it is among the pieces of its cell."""

    date: str | None
    doubt: str | None
    start: int
    end: int


_G = "[ .,/-]{0,6}"
_S = " ?[-./] ?"
# (pattern, the parts that its numbers are); the first that fits at a place counts.
_ORDERS = [
    (re.compile(pattern), parts)
    for pattern, parts in [
        ("C", "c"),
        (f"Y{_S}N{_S}N(?![NYJ])", "ymd"),
        ("Y[ ,]{1,2}N[ ,]{1,2}N", "ymd"),
        ("Y~N~N", "ymd"),
        (f"Y{_G}M{_G}[ND](?!{_G}[MY])", "ymd"),
        (f"Y{_G}[ND]{_G}M(?!{_G}Y)", "ydm"),
        (f"[ND]{_S}[ND]{_G}M{_G}Y", "d.my"),  # 15-17 May 1998
        (f"[ND] ?[~r] ?[ND]{_G}M{_G}Y", "d.my"),
        (f"[ND]{_G}M{_G}[YS]", "dmy"),
        (f"[ND]{_G}M ?[~r-] ?[ND]{_G}M{_G}Y", "dm..y"),
        (f"M{_G}[ND]{_G}[YS](?!{_G}[ND])", "mdy"),
        (f"[ND]{_G}M{_G}N", "dms"),
        (f"M{_G}[ND], ?N", "mds"),
        (f"M ?[~r/-] ?M{_G}Y", "m.y"),
        (f"M{_G}[YS]", "my"),
        (f"[YS]{_G}M(?!{_G}Y)", "ym"),
        (f"S{_G}M{_G}[ND]", "ymd"),
        (f"S{_S}N{_S}N", "ymd"),
        ("M[ .-]{0,3}N", "ms"),
        (f"N{_S}N{_S}[YS]", "12y"),
        ("N~N~Y", "12y"),
        ("N N Y", "12y"),
        (f"N{_S}N{_S}N(?!{_S}[NY])", "123"),
        (f"N{_S}Y", "my"),
        (f"W{_S}N{_S}N", "wmd"),
        (f"Y{_S}N(?!{_S}[NY]|[NWJ])", "yn"),
        ("Y~N(?![NY])", "yx"),
        ("W", "w"),
        ("[YS]", "y"),
    ]
]


def find_dates(tokens: list[Token], evidence: Evidence) -> Iterator[Found]:
    """Yield the dates of a cell from left to right."""
    kinds = kinds_of(tokens)
    at = 0
    while at < len(tokens):
        if kinds[at] in "CYNDMSW":
            for pattern, parts in _ORDERS:
                if match := pattern.match(kinds, at):
                    numbers = [token for token in tokens[at : match.end()] if token.kind in "CYNDMSW"]
                    date, doubt = _date(numbers, parts, match[0], evidence)
                    if doubt != "":
                        yield Found(date, doubt, at, match.end())
                        at = match.end() - 1
                        break
        at += 1


def _date(numbers: list[Token], parts: str, marks: str, evidence: Evidence) -> tuple[str | None, str | None]:
    """Return the date that numbers in an order make; the doubt is "" where another order is to be tried."""
    if parts == "c":
        text = numbers[0].text
        return checked_date(int(text[:4]), int(text[4:6]), int(text[6:]) if len(text) > 6 else None)
    if parts == "12y":
        return _day_and_month(numbers, "." in marks, evidence)
    if parts == "123":
        return _three_short(numbers, "." in marks, evidence)
    if parts in ("w", "wmd"):
        if evidence.calendar != "minguo":
            return (None, "") if parts == "w" else (None, NO_YEAR)
        numbers = [numbers[0]._replace(kind="Y", value=numbers[0].value + eras.MINGUO), *numbers[1:]]
        parts = parts.replace("w", "y")
    if parts in ("yn", "yx"):
        return _year_and_number(numbers, parts, marks, evidence)
    if parts in ("ms", "dms", "mds"):
        short = numbers[-1]
        if len(short.text) != 2 or (parts != "dms" and short.value < _SHORT):
            return None, ""
        numbers, parts = [*numbers[:-1], short._replace(kind="S")], parts.replace("s", "y")
    part = dict(zip(parts, numbers, strict=False))
    return _in_calendar(part["y"], part.get("m"), part.get("d"), evidence)


def _in_calendar(
    year: Token, month: Token | None, day: Token | None, evidence: Evidence
) -> tuple[str | None, str | None]:
    """Return a date whose parts are known, by the calendar that its era, its month or the country counts by."""
    number = month.value if month is not None and not month.months else None
    doubt: str | None = None
    calendar = year.calendar
    if month is not None and month.months:
        choice = _month(month, evidence)
        if choice is None:
            doubt = OTHER_MONTH
        else:
            calendar = calendar or (choice[0] if choice[0] not in ("", "gregorian") else "")
            number = choice[1]
    thai = month is not None and "th" in month.languages
    value, calendar, flagged = _year(year, calendar, thai, evidence)
    if value is None:
        return None, flagged
    if calendar in ("persian", "islamic", "ethiopic"):
        try:
            date, exact = eras.to_gregorian(calendar, value, number, day.value if day is not None else None)
        except ValueError:
            return None, ROUGH
        return date, None if exact else CALENDAR
    if calendar == "nepali" and value in eras.NEPALI_YEARS:
        return str(value + eras.NEPALI), CALENDAR
    if calendar not in ("", "gregorian", "buddhist", "minguo"):
        return None, CALENDAR
    if doubt:
        return checked_date(value, None, None)[0], doubt
    date, wrong = checked_date(value, number, day.value if day is not None else None)
    return date, wrong or flagged


def _year(year: Token, calendar: str, thai: bool, evidence: Evidence) -> tuple[int | None, str, str | None]:
    """Return a year, the calendar it is counted by, and what is doubtful."""
    own = evidence.calendar
    if year.kind == "S" or (len(year.text) < 3 and not calendar):
        if thai or own == "buddhist":
            return (year.value + 2500 + eras.BUDDHIST, "buddhist", None) if thai else (None, "", NO_YEAR)
        if own == "minguo" and "'" not in year.text:
            return year.value + eras.MINGUO, "minguo", None
        if own == "japanese" and year.value < 65:
            return None, "", NO_YEAR
        if own not in ("", "japanese", "ethiopic", "islamic") or len(year.text) > 2:
            return None, "", NO_YEAR
        return _century(year.value), "gregorian", None
    value = year.value
    if calendar:
        return value, calendar, None
    if value in eras.BUDDHIST_YEARS:
        certain = thai or own == "buddhist"
        return value + eras.BUDDHIST, "buddhist", None if certain else CALENDAR
    if own == "persian" and value in eras.PERSIAN_YEARS:
        return value, "persian", None
    if own in ("islamic", "script") and value in eras.ISLAMIC_YEARS:
        return (value, "islamic", None) if own == "islamic" else (None, "", CALENDAR)
    if own == "nepali" and value in eras.NEPALI_YEARS and value > dt.date.today().year + 1:
        return value, "nepali", None
    if own == "ethiopic script":
        return value, "ethiopic", None
    return value, "", None


def _month(token: Token, evidence: Evidence) -> tuple[str, int] | None:
    """Return the calendar and the number of a month; None if the column does not say which of several it is."""
    months = [month for month in token.months if month.calendar in ("", "gregorian")] or list(token.months)
    if len({month[:2] for month in months}) == 1:
        return months[0].calendar, months[0].number
    spoken: Mapping[str, int] = dict(evidence.languages)
    weights = [(max(spoken.get(language, 0) for language in month.languages), month) for month in months]
    most = max(weight for weight, _ in weights)
    best = [month for weight, month in weights if weight == most]
    return (best[0].calendar, best[0].number) if len(best) == 1 else None


def _day_and_month(numbers: list[Token], dotted: bool, evidence: Evidence) -> tuple[str | None, str | None]:
    """Read day and month in front of a year. A full stop puts the day first, if that makes a date."""
    one, two, year = numbers
    day_first = _in_calendar(year, two, one, evidence)
    month_first = _in_calendar(year, one, two, evidence)
    # What is doubtful of the year is so in both orders.
    if two.value > 12 or (one.value <= 12 and evidence.day_first is False and not dotted):
        first = month_first
    elif one.value > 12 or one.value == two.value or dotted or evidence.day_first:
        first = day_first
    else:
        value = _in_calendar(year, None, None, evidence)
        return value[0], value[1] if value[0] is None else EITHER
    either = one.value <= 12 and two.value <= 12 and one.value != two.value and not dotted
    return first[0], first[1] or (ASSUMED if either and evidence.assumed else None)


def _three_short(numbers: list[Token], dotted: bool, evidence: Evidence) -> tuple[str | None, str | None]:
    """Read a year of two digits with a month and a day: 98.4.21, in which 98 can only be the year."""
    first, _, last = numbers
    if evidence.calendar == "minguo":
        year = first._replace(kind="Y", value=first.value + eras.MINGUO, calendar="gregorian")
        return _in_calendar(year, numbers[1], last, evidence)
    order = evidence.short_order
    if not order and last.value >= _SHORT:
        order = "12y"
    if not order and first.value >= _SHORT:
        order = "ymd"
    if not order:
        return None, NO_YEAR
    short = {"y": first} if order == "ymd" else {"y": last}
    year = short["y"]._replace(kind="S")
    if order == "12y":
        return _day_and_month([first, numbers[1], year], dotted, evidence)
    part = dict(zip(order, numbers, strict=True)) | {"y": year}
    return _in_calendar(part["y"], part["m"], part["d"], evidence)


def _year_and_number(
    numbers: list[Token], parts: str, marks: str, evidence: Evidence
) -> tuple[str | None, str | None]:
    """Read a year and a number: a month, or the last year of a school year (1998/99)."""
    year, other = numbers
    if parts == "yn" and other.value <= 12 and " - " not in marks:
        return _in_calendar(year, other if other.value else None, None, evidence)
    date, doubt = _in_calendar(year, None, None, evidence)
    return date, doubt or LESS


def _century(short: int) -> int:
    """Read '98 as 1998 and '16 as 2016: nobody lists what lies ahead by two digits."""
    year = 2000 + short
    return year if year <= dt.date.today().year else year - 100


def checked_date(year: int, month: int | None, day: int | None) -> tuple[str | None, str | None]:
    """Write a date, if there is such a day. Zeros are how databases write that a part is not known."""
    if not EARLIEST <= year <= LATEST:
        return None, ROUGH
    if not month:
        return f"{year:04}", None
    try:
        found = dt.date(year, month, day or 1)
    except ValueError:
        return None, ROUGH
    return found.isoformat() if day else found.isoformat()[:7], None
