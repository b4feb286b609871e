"""Days to keep → a calendar file, RFC 5545."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import icalendar
import pandas as pd

from ...geo.cells import legal_line
from ..texts import calendar_words
from .alarms import read_alarms
from .events import details, records_of, summary

PRODUCT = "-//sistermap//calendar//EN"


def render_calendar(
    events: pd.DataFrame,
    *,
    start: dt.date,
    lang: str = "en",
    name: str | None = None,
    alarms: Iterable[str | dt.timedelta] = (),
    sources: str = "",
) -> bytes:
    """Write events as one calendar, RFC 5545.

    Events last all day and leave the day free. An event keeps its UID when the table's rows move, its title or the
    language changes, so that a calendar that is imported again is updated, not doubled.

    Parameters
    ----------
    events
        Columns date, precision (day, month, year), event (anniversary, renewal, expiry), years, moved, home, partner,
        country, country_name, kind, kind_original, title, date_text, row, tie_id; home_name and partner_name where
        `name_events` has added them.
    start
        The day that the events were counted from: their time stamp, so that the same input gives the same bytes.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    name
        Of the calendar.
    alarms
        How long before each event a reminder comes, as `read_alarms` takes them; none by default. An event that has no
        more than its year or month, and whose day is past, has none.
    sources
        Whose data it is, for the description of the calendar.

    Returns
    -------
    bytes
        UTF-8 with CRLF. A calendar without events where there are none.

    Raises
    ------
    SistermapError
        If there are no words in `lang`, or an alarm is none.

    Examples
    --------
    >>> render_calendar(pd.DataFrame(columns=["date"]), start=dt.date(2026, 1, 1))[:15]
    b'BEGIN:VCALENDAR'
    """
    words, before = calendar_words(lang), read_alarms(alarms)
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", legal_line(name or words["name"]))
    if sources:
        calendar.add("x-wr-caldesc", legal_line(sources))
    stamp = dt.datetime.combine(start, dt.time(), tzinfo=dt.UTC)
    records = records_of(events)
    for record, uid in zip(records, _uids(records), strict=True):
        event = icalendar.Event()
        event.add("uid", uid)
        event.add("dtstamp", stamp)
        _describe(event, record, lang)
        for span in before if record["date"] >= start else ():
            event.add_component(_alarm(span, legal_line(summary(record, lang))))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _describe(event: icalendar.Event, record: dict[str, Any], lang: str) -> None:
    event.add("dtstart", record["date"])
    event.add("dtend", record["date"] + dt.timedelta(days=1))
    event.add("summary", legal_line(summary(record, lang)))
    event.add("description", "\n".join(legal_line(line) for line in details(record, lang)))
    event.add("categories", [calendar_words(lang)[f"category.{record['event']}"]])
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")  # what Outlook reads before TRANSP


def _alarm(before: dt.timedelta, text: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -before)
    return alarm


def _uids(records: list[dict[str, Any]]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for record in records:
        parts = ("event", "years", "home", "partner", "country", "kind", "date_text")
        key = "\x1f".join(str(record[part]) for part in parts)
        number = seen[key] = seen.get(key, 0) + 1  # two ties may be alike in all of this
        code = hashlib.sha256(f"{key}\x1f{number}".encode()).hexdigest()[:32]
        yield f"{code}@sistermap"
