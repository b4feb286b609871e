"""Days to keep → a calendar file that Outlook, Google and Apple read, and lines for the terminal."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import icalendar
import pandas as pd

from ..geo.cells import legal_line
from ..geo.terminal import escaped_line
from .texts import calendar_words

PRODUCT = "-//sistermap//calendar//EN"


def render_calendar(
    events: pd.DataFrame, *, start: dt.date, lang: str = "en", name: str | None = None
) -> bytes:
    """Write events as one calendar, RFC 5545.

    Events last all day and leave the day free. An event keeps its UID when the table's rows move or its title changes,
    so that a calendar that is imported again is updated, not doubled.

    Parameters
    ----------
    events
        Columns date, precision (day, month, year), event (anniversary, renewal, expiry), years, moved, home, partner,
        country, country_name, kind, kind_original, title, date_text, row, tie_id.
    start
        The day that the events were counted from: their time stamp, so that the same input gives the same bytes.
    lang
        ``en`` or ``ko``.
    name
        Of the calendar.

    Returns
    -------
    bytes
        UTF-8 with CRLF. A calendar without events where there are none.

    Raises
    ------
    SistermapError
        If there are no words in `lang`.

    Examples
    --------
    >>> render_calendar(pd.DataFrame(columns=["date"]), start=dt.date(2026, 1, 1))[:15]
    b'BEGIN:VCALENDAR'
    """
    words = calendar_words(lang)
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", legal_line(name or words["name"]))
    stamp = dt.datetime.combine(start, dt.time(), tzinfo=dt.UTC)
    records = _records(events)
    for record, uid in zip(records, _uids(records), strict=True):
        event = icalendar.Event()
        event.add("uid", uid)
        event.add("dtstamp", stamp)
        event.add("dtstart", record["date"])
        event.add("dtend", record["date"] + dt.timedelta(days=1))
        event.add("summary", legal_line(summary(record, words)))
        event.add("description", "\n".join(legal_line(line) for line in _details(record, words)))
        event.add("categories", [record["event"]])
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def format_events(events: pd.DataFrame, *, lang: str = "en") -> list[str]:
    """Write events as lines of a table: day, what, and what is not known of the day.

    Where the list has no day, the month or the year is shown.

    Examples
    --------
    >>> format_events(pd.DataFrame(columns=["date"]))
    ['nothing in these months']
    """
    words = calendar_words(lang)
    if events.empty:
        return [words["none"]]
    records = _records(events)
    length = {"day": 10, "month": 7, "year": 4}
    shown = ((record["date"].isoformat()[: length[_precision(record)]], record) for record in records)
    return [f"{day:<10}  {escaped_line(summary(record, words))}" for day, record in shown]


def summary(record: Mapping[str, object], words: Mapping[str, str]) -> str:
    """Write an event as one line, with what is not known of its day."""
    values = {name: record[name] for name in ("years", "home", "partner", "date_text")}
    key = f"event.{record['event']}"
    text = words.get(f"{key}.{record['years']}", words[key]).format_map(values)
    doubts = [words[f"event.{record['precision']}"]] if record["precision"] != "day" else []
    doubts += [words["event.moved"]] if record["moved"] else []
    return f"{text} ({'; '.join(doubts)})" if doubts else text


def _records(events: pd.DataFrame) -> list[dict[str, Any]]:
    records: Any = events.astype(object).where(events.notna(), None).to_dict("records")
    return list(records)


def _precision(record: Mapping[str, object]) -> str:
    # The day of a renewal is computed by us: no more than its month can be meant.
    return "month" if record["event"] == "renewal" else str(record["precision"])


def _details(record: Mapping[str, object], words: Mapping[str, str]) -> Iterator[str]:
    kind = record["kind_original"] or words.get(f"kind.{record['kind']}") or record["kind"]
    yield from (str(line) for line in (kind, record["title"], record["country_name"]) if line)
    bound = "since" if record["event"] == "anniversary" else "until"
    yield words[f"event.{bound}"].format(date_text=record["date_text"])
    yield words["event.row"].format(row=record["row"])


def _uids(records: list[dict[str, object]]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for record in records:
        parts = ("event", "years", "home", "partner", "country", "kind", "date_text")
        key = "\x1f".join(str(record[part]) for part in parts)
        number = seen[key] = seen.get(key, 0) + 1  # two ties may be alike in all of this
        code = hashlib.sha256(f"{key}\x1f{number}".encode()).hexdigest()[:32]
        yield f"{code}@sistermap"
