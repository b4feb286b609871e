"""A number of four digits that is a year, not a count, a price, a house or a piece of another number."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from ...tables.numerals import with_plain_digits
from ...words import read_words
from ..language import EAST_ASIAN
from .line import Line, fold, is_latin

COUNTED = Path(__file__).parents[1] / "words" / "counted.tsv"
YEARS = range(1500, 2101)
_FOUR_DIGITS = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}")
_SHORT = re.compile(r"['’‘](\d\d)")
_BLANK = re.compile(r"[ \t\n]{0,2}")
_WORD = re.compile(r"[^\W\d_]{1,24}")
_MONEY = frozenset("$€£¥₩+#№§")
_NUMBER_BEFORE = re.compile(r"\d[.,:/-]")
_NUMBER_BEHIND = re.compile(r"[.,:/]\d|\s?[%‰°€$£¥]|\s?\d{3}(?!\d)")
_PLURALS = {"en": ("s",), "fr": ("s",), "es": ("s",), "de": ("en", "er", "e", "n", "s")}
_SHORTEST_PLURAL = 5
_OPENING = re.compile(r"(?:[(,;:–—\n]\s?|[.!?]\s)$")
_CLOSING = re.compile(r"[),;:\n]|\s?[–—(]|[.!?]?$|[.!?]\s")


def read_year(line: Line, at: int) -> tuple[int, int] | None:
    """Return where a year of four digits ends and what it is, if there is one and nothing shows that it is a count.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> [read_year(read_line(text, "en"), 0) for text in ("1998, when", "2000 persons", "1998.50", "3200")]
    [(4, 1998), None, None, None]
    """
    found = _FOUR_DIGITS.match(line.text, at)
    if not found or not is_whole_number(line, at, found.end()):
        return None
    year = int(with_plain_digits(f"{found[0]}年")[:-1])
    if year not in YEARS or (line.language not in EAST_ASIAN and _counts(line, found.end(), year)):
        return None
    return found.end(), year


def read_year_alone(line: Line, at: int) -> tuple[int, int] | None:
    """Return a year that no word shows to be one, but its place: alone between marks, or where a sentence begins.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> read_year_alone(read_line("Nancy, 1998", "fr"), 7), read_year_alone(read_line("1998 schlossen sie", "de"), 0)
    ((11, 1998), (4, 1998))
    >>> read_year_alone(read_line("mit Tunis 2012 ein", "de"), 10)
    (14, 2012)
    >>> read_year_alone(read_line("Rue Neuve, 1950 Sion", "fr"), 11)
    """
    found = read_year(line, at) if line.text[at].isdecimal() else None
    if found and line.language == "de" and found[1] % 50 and at and _is_small_word(line, found[0]):
        return found  # German dates by a year alone: "hat Leeds 1969 besucht"
    if not found or not (at == 0 or _OPENING.search(line.text[max(at - 2, 0) : at])):
        return None
    begins = at == 0 or line.text[at - 2] in ".!?"
    closed = (at == 0 or not begins) and _CLOSING.match(line.text, found[0])
    word = begins and found[1] % 50 and _is_small_word(line, found[0])
    return found if closed or word else None


def read_short_year(line: Line, at: int) -> tuple[int, int] | None:
    """Return where '98 ends and the year that it is; what is below 30 is in this century.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> read_short_year(read_line("'98", "en"), 0)
    (3, 1998)
    """
    found = _SHORT.match(line.text, at)
    if not found or not line.ends_word(found.end()):
        return None
    return found.end(), int(found[1]) + (2000 if int(found[1]) < 30 else 1900)


def is_whole_number(line: Line, start: int, end: int) -> bool:
    """Tell whether digits are a whole number, not a piece of one, of a price or of a number of a telephone.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> is_whole_number(read_line("1998", "en"), 0, 4), is_whole_number(read_line("1998,5", "de"), 0, 4)
    (True, False)
    """
    return (
        line.begins_word(start)
        and line.ends_word(end)
        and not (
            start > 1 and _NUMBER_BEFORE.match(line.text, start - 2) and not _is_behind_year(line, start)
        )
        and line.text[start - 1 : start] not in _MONEY
        and not (line.text[start - 1 : start] == " " and line.text[start - 2 : start - 1] in _MONEY)
        and not _NUMBER_BEHIND.match(line.text, end)
    )


def _is_behind_year(line: Line, start: int) -> bool:
    """Tell whether a number is the second of 2019-2021 or 2019/2020."""
    before = line.text[max(start - 6, 0) : start - 1]
    return line.text[start - 1] in "-/" and before[-4:].isdecimal() and not before[:-4].isdecimal()


def _counts(line: Line, end: int, year: int) -> bool:
    """Tell whether the word behind a number says what it is a number of: persons, kilometres, euros.

    A round number is counted in whatever looks like a plural.
    """
    blank = _BLANK.match(line.text, end)
    behind = blank.end() if blank else end
    found = _WORD.match(line.text, behind)
    if not found:
        return False
    word = found[0]
    if word in _units(line.language) and line.ends_word(found.end()):
        return True
    noun = line.is_capital(behind) == (line.language == "de")
    plural = len(word) >= _SHORTEST_PLURAL and word.endswith(_PLURALS.get(line.language, ()))
    return year % 50 == 0 and noun and plural


def _is_small_word(line: Line, end: int) -> bool:
    at = end + 1
    if line.text[end : end + 1] != " " or at >= len(line.text):
        return False
    return is_latin(line.text[at]) and not line.is_capital(at)


@functools.cache
def _units(language: str) -> frozenset[str]:
    return frozenset(fold(row.word) for row in read_words(COUNTED) if row.language in (language, "mul"))
