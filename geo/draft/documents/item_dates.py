"""The day of an item, as its head states it."""

from __future__ import annotations

import functools
import re

from ...tables.date_evidence import cached_tokens
from ...tables.date_tokens import kinds_of
from ...tables.dates import EITHER, Dates, read_date_column
from ...words import WordPattern, words_by_meaning
from ..language import WORDS

LONGEST = 80  # characters of a line that is a date, with its label, its weekday and the place before it
_LONGEST_DATELINE = 120
_TIME = re.compile(
    r"(?:[T\s]|,\s?)\d{1,2}[:h.]\d{2}(?:[:.]\d{2})?(?:\s?(?:Uhr|[ap]\.?m\.?|KST|JST|Z|[+-]\d\d:?\d\d))?\s*$"
)
_DATELINE_END = re.compile(r"\s[-–—―]+\s|\s?[—―]\s?|\.\s?[-–—]+\s|\s?[电電]?[)）】]\s?|:\s|(?<=日)[电電]\s?")
# A place and a day that end like a sentence, without a word beside: "Leeds, 3 March 2025. The council …"
_PLACE_AND_DAY = re.compile(r"[^\W\d_][^\d,.;:!?]{1,40},\s(?P<day>[^;:!?]{4,30}\d{4})\.\s")
_LONGEST_PLACE = 4  # words
_AT_EDGE = re.compile(r"[(（\[](?P<behind>[^()（）\[\]]{6,40})[)）\]]\s*$|^(?P<before>\d[\d./-]{5,9})\s")


def date_of_line(text: str, language: str | None = None, *, words: int = 3) -> str | None:
    """Return the day or month of a line that says little else.

    Parameters
    ----------
    text
        A label, a weekday, a place and a time may be around the date.
    language
        Of the text around: where nothing says so, it tells which of two numbers is the month.
    words
        How many other words it may have; one that is a label does not count.

    Examples
    --------
    >>> [date_of_line(line) for line in ("Thursday, 12 July 2012", "2024. 11. 20.(수)", "令和元年7月30日", "Datum: 14.05.2024")]
    ['2012-07-12', '2024-11-20', '2019-07-30', '2024-05-14']
    >>> date_of_line("The mayors of both cities signed it on 12 July 2012."), date_of_line("2024")
    (None, None)
    """
    if not 6 <= len(text) <= LONGEST or not any(map(str.isnumeric, text)):
        return None
    text = _TIME.sub("", text.strip())
    others = kinds_of(list(cached_tokens(text))).count("x")
    if others > words + _labels().search(text):
        return None
    return _checked(_read(text, language))


def dateline_of(text: str, language: str | None = None) -> str | None:
    """Return the day in what a report begins with: its place and day, before a dash or in brackets, or as a sentence.

    Examples
    --------
    >>> dateline_of("Leeds, 3 March 2025. The council has voted."), dateline_of("本报北京2025年3月5日电 两市签署协议。", "zh")
    ('2025-03-03', '2025-03-05')
    >>> dateline_of("BUSAN, July 3, 2019 — The city signed an agreement with Kobe."), dateline_of("In July 2019 the city signed.")
    ('2019-07-03', None)
    """
    text = text[:_LONGEST_DATELINE]
    end = _DATELINE_END.search(text)
    day = date_of_line(text[: end.start()], language, words=4) if end else None
    if day is None and (sentence := _PLACE_AND_DAY.match(text)):
        place = text.split(",", 1)[0].split()
        is_place = len(place) <= _LONGEST_PLACE and place[0][0].isupper() and place[-1][0].isupper()
        day = date_of_line(sentence["day"], language, words=0) if is_place else None
    return day if day and len(day) == 10 else None


def date_in_title(text: str, language: str | None = None) -> str | None:
    """Return the day in brackets behind a title, or in numbers before it.

    Examples
    --------
    >>> date_in_title("A pact for Kobe (3 May 2024)"), date_in_title("2024-05-03 A pact"), date_in_title("A pact of 2024")
    ('2024-05-03', '2024-05-03', None)
    """
    found = _AT_EDGE.search(text)
    return date_of_line(found["behind"] or found["before"], language, words=0) if found else None


def _read(text: str, language: str | None) -> Dates:
    return read_date_column([text], languages=[language] if language else [])[0]


def _checked(dates: Dates) -> str | None:
    """Keep a month or a day, and the year of a day that can be read in two ways."""
    since = dates.since
    return since if since and (len(since) > 4 or dates.doubt == EITHER) else None


@functools.cache
def _labels() -> WordPattern:
    return WordPattern(words_by_meaning(WORDS / "date_labels.tsv")["published"], inside=True)
