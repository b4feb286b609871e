"""The day on which a text was published, and the dates that are reckoned from it."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import NamedTuple


class Partial(NamedTuple):
    """A date of which parts may not be stated."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: str) -> Partial:
        """Read YYYY, YYYY-MM or YYYY-MM-DD.

        Examples
        --------
        >>> Partial.parse("2012-07")
        Partial(year=2012, month=7, day=None)
        """
        return cls(*map(int, value.split("-")))

    def completed_from(self, other: Partial) -> Partial:
        """Take the larger parts that are not stated from another date: the year of "May" in "May to June 2010".

        Examples
        --------
        >>> Partial(month=5).completed_from(Partial(2010, 6))
        Partial(year=2010, month=5, day=None)
        """
        year = self.year or other.year
        month = self.month or (other.month if self.day else None)
        return Partial(year, month, self.day)

    def written(self) -> str | None:
        """Return YYYY, YYYY-MM or YYYY-MM-DD; None where there is no such day.

        Examples
        --------
        >>> Partial(2012, 7).written(), Partial(2023, 2, 30).written()
        ('2012-07', None)
        """
        if not self.year:
            return None
        if not self.month:
            return f"{self.year:04d}"
        if not self.day:
            return f"{self.year:04d}-{self.month:02d}"
        if self.day > monthrange(self.year, self.month)[1]:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


class DayOfText(NamedTuple):
    """The day of a text, as precise as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, published: str | None) -> DayOfText:
        """Read YYYY, YYYY-MM or YYYY-MM-DD, or None where it is not known.

        Examples
        --------
        >>> DayOfText.parse("2012-07-12").year, DayOfText.parse(None).year
        (2012, None)
        """
        return cls(*Partial.parse(published)) if published else cls()

    def moved(self, unit: str, steps: int, partial: Partial) -> str | None:
        """Reckon years, months or days from the day of the text, and add the smaller parts that are stated.

        Examples
        --------
        >>> DayOfText(2024, 1, 31).moved("month", -1, Partial()), DayOfText(2024, 11, 12).moved("year", -1, Partial(month=5))
        ('2023-12', '2023-05')
        """
        if unit == "day":
            date = self._date()
            return _shifted(date, steps) if date else None
        if self.year is None or (unit == "month" and self.month is None):
            return None
        if unit == "month":
            months = self.year * 12 + (self.month or 1) - 1 + steps
            return Partial(months // 12, months % 12 + 1, partial.day).written()
        return Partial(self.year + steps, partial.month, partial.day).written()

    def weekday(self, number: int, direction: str) -> str | None:
        """Return a day of the week: the "last" up to the day of the text, the one in the "past" of it, or the "next".

        "ahead" is the next one or the day of the text itself.

        Examples
        --------
        >>> tuesday = DayOfText(2024, 5, 14)
        >>> tuesday.weekday(1, "last"), tuesday.weekday(2, "last"), tuesday.weekday(2, "past"), tuesday.weekday(3, "next")
        ('2024-05-13', '2024-05-14', '2024-05-07', '2024-05-15')
        """
        date = self._date()
        if not date:
            return None
        ahead = (number - date.isoweekday()) % 7
        if direction in ("next", "ahead"):
            return _shifted(date, ahead or 7 * (direction == "next"))
        back = (date.isoweekday() - number) % 7
        return _shifted(date, -(back or 7 * (direction == "past")))

    def completed(self, partial: Partial, direction: str) -> str | None:
        """Add the parts of a date that are not stated: the nearest in the past, in the future ("next") or of both ("near").

        "ahead" is the nearest in the future too, but the day of the text, or its month, is also one.

        Examples
        --------
        >>> DayOfText(2019, 11, 19).completed(Partial(month=10, day=7), "past")
        '2019-10-07'
        >>> DayOfText(2024, 11, 12).completed(Partial(day=14), "near"), DayOfText(2024, 11, 12).completed(Partial(month=5), "next")
        ('2024-11-14', '2025-05')
        """
        if self.year is None:
            return None
        if partial.month:
            years = (self.year - 1, self.year, self.year + 1)
            choices = [Partial(year, partial.month, partial.day) for year in years]
        elif partial.day and self.month:
            months = [self.year * 12 + self.month - 1 + step for step in (-1, 0, 1)]
            choices = [Partial(month // 12, month % 12 + 1, partial.day) for month in months]
        else:
            return None
        written = [value for choice in choices if (value := choice.written())]
        here = Partial(*self).written() or ""
        past = [value for value in written if value[: len(here)] <= here[: len(value)]]
        future = [value for value in written if value[: len(here)] > here[: len(value)]]
        if direction == "near" and past and future and (date := self._date()):
            behind, ahead = (abs((_date(value) - date).days) for value in (past[-1], future[0]))
            return future[0] if ahead < behind else past[-1]
        if direction == "ahead" and past and past[-1][: len(here)] == here[: len(past[-1])]:
            return past[-1]
        chosen = future[:1] if direction in ("next", "ahead") else past[-1:]
        return chosen[0] if chosen else None

    def _date(self) -> dt.date | None:
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)


def _date(value: str) -> dt.date:
    return dt.date.fromisoformat(value if len(value) == 10 else f"{value}-01")


def _shifted(date: dt.date, days: int) -> str | None:
    try:
        return (date + dt.timedelta(days)).isoformat()
    except OverflowError:
        return None
