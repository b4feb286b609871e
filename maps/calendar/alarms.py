"""How long before a day a calendar reminds of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from ...geo.errors import MapError

_ALARM = re.compile(r"(\d{1,4})([dw])")
MOST_DAYS = 3650


def read_alarms(alarms: str | Iterable[str | dt.timedelta]) -> list[dt.timedelta]:
    """Read how long before each event reminders come, the earliest first and each once.

    Parameters
    ----------
    alarms
        Such as ``"30d"`` or ``"2w"``, or spans of time in whole days; or a text with commas, such as ``"30d,2w"``.

    Raises
    ------
    MapError
        If one is neither, or longer than ten years.

    Examples
    --------
    >>> [alarm.days for alarm in read_alarms(["2w", "30d", dt.timedelta(days=14)])]
    [30, 14]
    """
    found = alarms.split(",") if isinstance(alarms, str) else alarms
    return sorted({_read_alarm(alarm) for alarm in found}, reverse=True)


def _read_alarm(alarm: str | dt.timedelta) -> dt.timedelta:
    if isinstance(alarm, dt.timedelta):
        span = alarm
    else:
        found = _ALARM.fullmatch(str(alarm).strip().lower())
        span = dt.timedelta(days=int(found[1]) * (7 if found[2] == "w" else 1)) if found else dt.timedelta(-1)
    if span % dt.timedelta(days=1) or not 0 <= span.days <= MOST_DAYS:
        raise MapError(f"alarm {str(alarm)!r}: expected days or weeks before an event, such as 30d or 2w")
    return span
