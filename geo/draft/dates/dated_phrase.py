"""A phrase in a text → the date that it states, by the day of the text and the dates around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .clause import is_future, is_one_sentence
from .date_phrases import Phrase
from .day_of_text import DayOfText, Partial
from .line import Line
from .text_date import TextDate

Value = tuple[str | None, bool]  # a date as a table writes it, and whether it was reckoned from another


class Dater:
    """Reads the phrases of a text one after the other.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.date_phrases import find_phrases
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> line = read_line("In 2012 the city marked 20 years", "en")
    >>> [(date.kind, date.since) for date in Dater(line, None).dates(list(find_phrases(line)))]
    [('date', '2012'), ('anniversary', '1992')]
    """

    def __init__(self, line: Line, published: str | None) -> None:
        self._line = line
        self._day = DayOfText.parse(published)
        self._found: list[tuple[Phrase, TextDate]] = []
        self._last = self._last_day = ""  # the date before, and the one before that is a day

    def dates(self, phrases: Sequence[Phrase]) -> list[TextDate]:
        """Return the dates of a text's phrases, in their order; none for a phrase whose date cannot be known."""
        for number, phrase in enumerate(phrases):
            behind = phrases[number + 1] if number + 1 < len(phrases) else None
            if date := self._dated(phrase, behind):
                begin = phrase.dates[0].start if phrase.meaning == ("when",) else phrase.start
                start, end = self._line.at[begin], self._line.at[phrase.end - 1] + 1
                self._found.append((phrase, date._replace(start=start, end=end)))
                if date.since and date.kind != "anniversary":
                    self._last = date.since
                    self._last_day = date.since if len(date.since) == len("YYYY-MM-DD") else self._last_day
        return [date for _, date in self._found]

    def _dated(self, phrase: Phrase, behind: Phrase | None) -> TextDate | None:
        kind, *reckoning = phrase.meaning
        if kind == "none":
            return None
        if kind == "when":
            return self._dated(phrase.dates[0], behind)
        if kind == "anniversary":
            return self._anniversary(phrase, behind)
        if kind == "range":
            return self._one_month(phrase) if "first" in phrase.parts else self._range(phrase)
        if kind in ("since", "until"):
            value, relative = self._end(phrase, reckoning, "ahead" if kind == "until" else "past")
            since, until = (value, None) if kind == "since" else (None, value)
            return TextDate(0, 0, since, until, kind, relative) if value else None
        value, relative = self._value(phrase)
        return TextDate(0, 0, value, None, "date", relative) if value else None

    def _end(self, phrase: Phrase, reckoning: list[str], direction: str) -> Value:
        """Return the end of a stretch; what is yet to end is in the future: "until May"."""
        if reckoning:
            return self._day.moved(reckoning[0], _steps(reckoning[1], phrase), Partial()), True
        return self._value(phrase.dates[0], direction=direction)

    def _value(self, phrase: Phrase, like: Partial | None = None, direction: str = "past") -> Value:
        """Return the date of a phrase; `like` is the other end of a stretch, which may state what this one does not."""
        unit, *rest = phrase.meaning
        if unit == "when":
            return self._value(phrase.dates[0], like, direction)
        partial = Partial(phrase.parts.get("year"), phrase.parts.get("month"), phrase.parts.get("day"))
        if unit == "date":
            partial = partial.completed_from(like) if like else partial
            if partial.year:
                return partial.written(), False
            return self._day.completed(partial, self._direction(phrase, rest, direction)), True
        if unit == "weekday":
            return self._day.weekday(phrase.parts["weekday"], self._direction(phrase, rest, "last")), True
        if unit == "same":
            return self._same(_steps(rest[0], phrase) if rest else None, partial), True
        return self._day.moved(unit, _steps(rest[0], phrase), partial), True

    def _direction(self, phrase: Phrase, stated: list[str], otherwise: str) -> str:
        if stated and stated[0] != "near":
            return stated[0]
        if is_future(self._line, phrase.start, phrase.end):
            return "ahead"
        return stated[0] if stated else otherwise

    def _same(self, years: int | None, partial: Partial) -> str | None:
        """Return the day, or the year, of the date before; the day is that of the text where there is none before."""
        if years is not None:
            return partial._replace(year=int(self._last[:4]) + years).written() if self._last else None
        return self._last_day or self._day.moved("day", 0, Partial())

    def _range(self, phrase: Phrase) -> TextDate | None:
        relative = False
        if len(phrase.dates) == 1:  # the first is a bare year
            first, last = f"{phrase.parts['year']}", phrase.dates[0]
        else:
            one, last = phrase.dates
            like = (
                Partial(last.parts.get("year"), last.parts.get("month"))
                if last.meaning[0] == "date"
                else None
            )
            value, relative = self._value(one, like)
            if not value:
                return None
            first = value
        until, also = self._value(last, Partial.parse(first))
        if until and until < first[: len(until)]:  # from November to March 2010
            one_year_less = Partial.parse(first)._replace(year=int(first[:4]) - 1).written()
            borrowed = len(phrase.dates) == 2 and not phrase.dates[0].parts.get("year")
            first = one_year_less if borrowed and one_year_less else first
        if not until or until < first[: len(until)]:
            return None
        return TextDate(0, 0, first, until, "range", relative or also)

    def _one_month(self, phrase: Phrase) -> TextDate | None:
        """Return the stretch between two days of one month."""
        last = Phrase(phrase.start, phrase.end, ("date",), phrase.parts)
        until, relative = self._value(last)
        if not until:
            return None
        since = Partial.parse(until)._replace(day=phrase.parts["first"]).written()
        return TextDate(0, 0, since, until, "range", relative) if since and since < until else None

    def _anniversary(self, phrase: Phrase, behind: Phrase | None) -> TextDate | None:
        """Return the year to which an anniversary points back.

        It is counted from the year beside it ("In 2012 the city marked 20 years"), or else from that of the text. Where
        the latter comes to a year that the sentence states, or to one beside it, the sentence is right.
        """
        count = int(phrase.meaning[1]) if len(phrase.meaning) > 1 else phrase.parts["n"]
        stated = [int(value[:4]) for value in self._stated_before(phrase)]
        own = self._own_year(behind) if behind and behind.start - phrase.end < 3 else None
        base = own or self._day.year
        if not own and stated:
            near = [year for year in stated if base and abs(base - count - year) < 2]
            base = near[0] + count if near else stated[0]
        if base is None or not 0 < count < base:
            return None
        return TextDate(0, 0, f"{base - count:04d}", None, "anniversary", not own and not stated)

    def _stated_before(self, phrase: Phrase) -> Iterator[str]:
        """Yield the dates before a phrase in its sentence, the nearest first."""
        for other, date in reversed(self._found):
            if not is_one_sentence(self._line, other.end, phrase.start):
                return
            if date.since and date.kind == "date":
                yield date.since

    def _own_year(self, behind: Phrase) -> int | None:
        """Return the year that an anniversary has right behind it: "the 20th anniversary in 2032"."""
        if behind.meaning[0] not in ("date", "when"):
            return None
        value, relative = self._value(behind)
        return int(value[:4]) if value and not relative else None


def _steps(count: str, phrase: Phrase) -> int:
    """Return by how many units a meaning reckons: -1, +n, -7n."""
    if not count.endswith("n"):
        return int(count)
    return int(f"{count[0]}{count[1:-1] or 1}") * phrase.parts["n"]
