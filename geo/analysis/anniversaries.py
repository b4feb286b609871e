"""Days to keep: anniversaries of ties, the ends of agreements, and when to consider renewing them."""

from __future__ import annotations

import datetime as dt
from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from ..errors import ExportError, TableError
from ..layer import Layer
from .date_precision import first_day, last_day, precision
from .partners import partners

YEARS = (1, 5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100)
NOTICE_MONTHS = 6
MOST_MONTHS = 1200  # ahead
EVENTS = (
    "date",  # a day; the first of the month or year where no more is known
    "precision",  # day, month or year: what the list says
    "event",  # anniversary, renewal or expiry
    "years",  # of an anniversary; missing else
    "moved",  # True where 29 February is kept on the 28th
    "home_id",  # places of the layer
    "partner_id",
    "home",
    "partner",
    "country",  # ISO 3166-1 alpha-2, the partner's
    "country_name",
    "kind",
    "kind_original",
    "title",
    "date_text",  # since or until, as the table of ties has it
    "row",
    "tie_id",
    "draft",  # True of a proposal that is not confirmed
)


def anniversaries(
    layer: Layer,
    *,
    start: dt.date,
    end: dt.date,
    years: Iterable[int] = YEARS,
    notice_months: int = NOTICE_MONTHS,
) -> pd.DataFrame:
    """List the anniversaries, renewals and expiries between two days.

    A tie that is known to have ended has no anniversaries, and one that runs out has none after its end. Where only
    the month or the year is known, the event is put on its first day, and an expiry on its last; see `precision`.
    29 February is kept on 28 February in other years.

    Parameters
    ----------
    layer
        Any layer.
    start, end
        First and last day.
    years
        Which anniversaries count.
    notice_months
        How long before its end the renewal of an agreement is listed.

    Returns
    -------
    pandas.DataFrame
        `EVENTS`, in the order of time. No rows where nothing has a date.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> found = anniversaries(example_layer(), start=dt.date(2026, 1, 1), end=dt.date(2027, 12, 31))
    >>> found[["event", "partner", "date_text"]].values.tolist()[:2]
    [['renewal', 'Shimonoseki', '2026'], ['anniversary', 'Shimonoseki', '1976-10-11']]
    """
    ties = partners(layer)
    ties = ties[ties["status"].ne("ended").fillna(True)]
    names = layer.places.set_index("place_id")["name"]
    ties = ties.assign(
        home_id=ties["from_id"],
        partner_id=ties["place_id"],
        home=ties["from_id"].map(names),
        partner=ties["name"],
    )
    found = [*_founded(ties, sorted(set(years)), start, end), *_ending(ties, start, end, notice_months)]
    table = pd.DataFrame(found, columns=["at", "date", "precision", "event", "years", "moved", "date_text"])
    known = ties.loc[table["at"]].reset_index(drop=True)
    events = pd.concat([table, known[[c for c in EVENTS if c in known and c not in table]]], axis=1)
    events = events.assign(years=events["years"].astype("Int64"), moved=events["moved"].astype(bool))
    order = ["date", "row", "event"]
    return events.sort_values(order, kind="stable", ignore_index=True)[list(EVENTS)]


def read_years(text: str) -> list[int]:
    """Read a list such as ``10,25,50``.

    Raises
    ------
    TableError
        If it is not such a list.

    Examples
    --------
    >>> read_years("10, 25")
    [10, 25]
    """
    found = [part.strip() for part in text.split(",") if part.strip()]
    if not found or not all(part.isdecimal() and 0 < int(part) <= 1000 for part in found):
        raise TableError(f"years {text!r}: expected whole numbers such as 10,25,50")
    return [int(part) for part in found]


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the day before the same day some months later: the last of that many whole months.

    Raises
    ------
    ExportError
        If `months` is not a whole number from 1 to `MOST_MONTHS`.

    Examples
    --------
    >>> months_later(dt.date(2026, 1, 1), 24), months_later(dt.date(2026, 1, 31), 1)
    (datetime.date(2027, 12, 31), datetime.date(2026, 2, 27))
    """
    if not isinstance(months, int) or not 1 <= months <= MOST_MONTHS:
        raise ExportError(f"months is {months!r}, expected a whole number from 1 to {MOST_MONTHS}")
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    last = monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last)) - dt.timedelta(days=1)


Found = tuple[Any, ...]


def _founded(ties: pd.DataFrame, years: list[int], start: dt.date, end: dt.date) -> Iterator[Found]:
    dated = ties[ties["since"].notna()]
    ends = {at: last_day(until) for at, until in ties["until"].dropna().items()}
    for at, since in dated["since"].items():
        first = first_day(since)
        for count in years:
            year = first.year + count
            if not start.year <= year <= end.year:
                continue
            moved = (first.month, first.day) == (2, 29) and not isleap(year)
            day = first.replace(year=year, day=28) if moved else first.replace(year=year)
            # A year that is all that is known lasts until December: it is not over before that.
            last = day if precision(since) == "day" else last_day(f"{year}{since[4:]}")
            if last >= start and day <= end and day <= ends.get(at, end):
                yield at, day, precision(since), "anniversary", count, moved, since


def _ending(ties: pd.DataFrame, start: dt.date, end: dt.date, notice_months: int) -> Iterator[Found]:
    for at, until in ties["until"].dropna().items():
        last = last_day(until)
        notice = _months_earlier(last, notice_months)
        if notice_months and start <= notice <= end:
            yield at, notice, precision(until), "renewal", None, False, until
        if start <= last <= end:
            yield at, last, precision(until), "expiry", None, False, until


def _months_earlier(day: dt.date, months: int) -> dt.date:
    """Return the same day some months before, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
