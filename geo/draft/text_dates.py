"""The dates that a text states, in words or numbers, absolute or reckoned from the day that it was published."""

from __future__ import annotations

from .date_phrases import Phrase, find_phrases
from .day_of_text import DayOfText, Partial
from .line import Line, read_line
from .text_date import TextDate


def find_dates(text: str, language: str, published: str | None) -> list[TextDate]:
    """Find the dates in a text.

    Parameters
    ----------
    text
        A sentence or more.
    language
        One of `geo.draft.language.TEXT_LANGUAGES`.
    published
        The day of the text, as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD. Without one, nothing is reckoned:
        "last month" is no date then.

    Returns
    -------
    list of TextDate
        In the order of the text, as precise as it is; they do not overlap.

    Examples
    --------
    >>> [found[2:] for found in find_dates("Lancé l'an dernier et prévu jusqu'à la fin de 2010", "fr", "2009-02-12")]
    [('2008', None, 'date', True), (None, '2010', 'until', False)]
    >>> find_dates("지난 5월 협약을 체결했다", "ko", "2024-11-12")[0].since
    '2024-05'
    """
    line = read_line(text, language)
    found: list[TextDate] = []
    day = DayOfText.parse(published)
    for phrase in find_phrases(line):
        date = _dated(phrase, line, day, found)
        if date:
            begin = phrase.dates[0].start if phrase.meaning == ("when",) else phrase.start
            found.append(date._replace(start=line.at[begin], end=line.at[phrase.end - 1] + 1))
    return found


def _dated(phrase: Phrase, line: Line, day: DayOfText, before: list[TextDate]) -> TextDate | None:
    """Return the date that a phrase states, wherever it is; None where it states none that can be known."""
    kind, *reckoning = phrase.meaning
    if kind == "none":
        return None
    if kind == "when":
        return _dated(phrase.dates[0], line, day, before)
    if kind == "same":
        return _same(day, before)
    if kind == "anniversary":
        return _anniversary(phrase, day, before)
    if kind == "range":
        return _range(phrase, line, day)
    if kind in ("since", "until"):
        inner = phrase.dates[0] if phrase.dates else phrase
        value, relative = _value(inner, inner.meaning if phrase.dates else tuple(reckoning), line, day)
        if not value:
            return None
        since, until = (value, None) if kind == "since" else (None, value)
        return TextDate(0, 0, since, until, kind, relative)
    value, relative = _value(phrase, phrase.meaning, line, day)
    return TextDate(0, 0, value, None, "date", relative) if value else None


def _value(
    phrase: Phrase, meaning: tuple[str, ...], line: Line, day: DayOfText, like: Partial | None = None
) -> tuple[str | None, bool]:
    """Return a date as it is written in a table, and whether it was reckoned from the day of the text."""
    unit, *rest = meaning
    if unit == "when":
        return _value(phrase.dates[0], phrase.dates[0].meaning, line, day, like)
    partial = Partial(phrase.parts.get("year"), phrase.parts.get("month"), phrase.parts.get("day"))
    if unit == "date":
        if like:
            partial = partial.completed_from(like)
        if partial.year:
            return partial.written(), False
        return day.completed(partial, rest[0] if rest else "past"), True
    if unit == "weekday":
        return day.weekday(phrase.parts["weekday"], rest[0] if rest else "past"), True
    if unit in ("year", "month", "day"):
        return day.moved(unit, _steps(rest[0], phrase), partial), True
    return None, False


def _steps(count: str, phrase: Phrase) -> int:
    """Return by how many units a meaning reckons: -1, -n, -7n."""
    if not count.endswith("n"):
        return int(count)
    return int(f"{count[:-1]}1" if count == "-n" else count[:-1]) * phrase.parts["n"]


def _same(day: DayOfText, before: list[TextDate]) -> TextDate | None:
    """Return the day of the date before it in the text, or else the day of the text."""
    last = next((date.since for date in reversed(before) if date.since and len(date.since) == 10), None)
    value = last or day.moved("day", 0, Partial())
    return TextDate(0, 0, value, None, "date", True) if value else None


def _range(phrase: Phrase, line: Line, day: DayOfText) -> TextDate | None:
    if len(phrase.dates) == 1:  # the first is a bare year
        first, last = str(phrase.parts["year"]), phrase.dates[0]
        relative = False
    else:
        one, last = phrase.dates
        like = Partial(last.parts.get("year"), last.parts.get("month")) if last.meaning[0] == "date" else None
        value, relative = _value(one, one.meaning, line, day, like)
        if not value:
            return None
        first = value
    until, also = _value(last, last.meaning, line, day, Partial.parse(first))
    if not until or until < first[: len(until)]:
        return None
    return TextDate(0, 0, first, until, "range", relative or also)


def _anniversary(phrase: Phrase, day: DayOfText, before: list[TextDate]) -> TextDate | None:
    """Return the year to which an anniversary points back.

    It is counted from the year beside it ("In 2012 the city marked 20 years"), or else from that of the text; unless
    that comes to a year that the text states.
    """
    count = int(phrase.meaning[1]) if len(phrase.meaning) > 1 else phrase.parts["n"]
    stated = [int(date.since[:4]) for date in before if date.since and date.kind == "date"]
    base = day.year
    if stated and not (base and base - count in stated):
        base = stated[-1]
    if base is None or count < 1:
        return None
    return TextDate(0, 0, f"{base - count:04d}", None, "anniversary", not stated)
