"""Words for the day that was named before, or one beside it: 같은 날, 翌日, 前一天."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import date, timedelta

from ..dates.text_date import TextDate
from ..word_lists import any_of, words_of

_DAYS = {"same": 0, "next": 1, "before": -1}  # from the day that was named before
_DAY = 10  # letters of YYYY-MM-DD


def with_days_before(text: str, dates: Sequence[TextDate], last: str | None) -> list[TextDate]:
    """Return the dates of a sentence, with those that are counted from a day that was named before.

    Parameters
    ----------
    text
        A sentence.
    dates
        That were found in it by themselves.
    last
        The last whole day that the item named before.

    Examples
    --------
    >>> with_days_before("이튿날 협약을 맺었다.", [], "2018-04-17")
    [TextDate(start=0, end=3, since='2018-04-18', until=None, kind='date', relative=True)]
    """
    if last is None or len(last) != _DAY:
        return list(dates)
    if any(
        len(each.since or "") == _DAY and not _patterns()["same"].match(text, each.start) for each in dates
    ):
        return list(dates)
    found = list(dates)
    for meaning, days in _DAYS.items():
        for match in _patterns()[meaning].finditer(text):
            day = (date.fromisoformat(last) + timedelta(days)).isoformat()
            found = [each for each in found if not (each.start < match.end() and match.start() < each.end)]
            found.append(TextDate(match.start(), match.end(), day, None, "date", True))
    return sorted(found)


def last_day(dates: Sequence[TextDate], published: str | None, before: str | None) -> str | None:
    """Return the first whole day of a sentence, up to that of the item; else the last one before.

    Examples
    --------
    >>> last_day([TextDate(0, 10, "2018-04-17")], "2018-05-01", None), last_day([], None, "2018-04-17")
    ('2018-04-17', '2018-04-17')
    """
    days = [each.since for each in dates if each.kind == "date" and each.since and len(each.since) == _DAY]
    return next((day for day in days if day <= (published or day)), before)


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return what finds the words of each meaning; those in Latin letters are whole words."""
    found = {}
    for meaning in _DAYS:
        latin = words_of("named_day", meaning, "en")
        source = any_of(words_of("named_day", meaning) - latin)
        source = source.replace(r"\#", r"(?=\d)").replace("_", r"(?=\s)")
        found[meaning] = re.compile(rf"{source}|\b(?i:{any_of(latin)})\b" if latin else source)
    return found
