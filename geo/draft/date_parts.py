"""The parts of a written date: its year, month and day, a day of the week, an era, a number of years."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path

from ..months import MONTHS
from ..tables.header_words import WORDS as TABLE_WORDS
from ..tables.numerals import with_plain_digits
from ..words import read_words
from .line import WITHOUT_BLANKS, Line, fold
from .number_words import read_number, read_ordinal

WORDS = Path(__file__).with_name("words")
Part = tuple[int, dict[str, int]]  # where it ends, and what it states
_YEARS = range(1500, 2101)
_FOUR_DIGITS = re.compile(r"\d{4}")
_HAN_YEAR = re.compile(r"[〇零一二三四五六七八九]{4}")
_SMALL = re.compile(r"\d{1,2}|[一二三四五六七八九十廿卅]{1,3}|正")
_DAY = re.compile(r"\d{1,2}")
_DAY_ENDINGS = {
    "en": ("th", "st", "nd", "rd", ""),
    "de": (".",),
    "fr": ("er", ""),
    "es": (".º", "º", "o", ""),
}
_ERA_YEAR = re.compile(r"元|\d{1,4}|[一二三四五六七八九十百〇零]{1,5}")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([./]) ?(\d{1,2})\2 ?(\d{1,2})\.?")
_BLANK = re.compile(r"[ \t\n]{0,2}")
_SHORT_YEAR = re.compile(r"['’‘](\d\d)")
_NUMBER_BEFORE = re.compile(r"\d[.,:/-]")
_NUMBER_BEHIND = re.compile(r"[.,:/]\d|[%‰°€$£¥]")


def part_readers() -> dict[str, Callable[[Line, int], Part | None]]:
    """Return what reads each part that a phrase of date_phrases.tsv may name.

    Examples
    --------
    >>> from sistermap.geo.draft.line import read_line
    >>> part_readers()["month"](read_line("Juli 2012", "de"), 0)
    (4, {'month': 7})
    """
    return {
        "y": _year, "m": _small_month, "d": _day, "month": _any_month, "Month": _full_month, "era": _era,
        "weekday": _weekday, "season": _season, "n": _number, "nth": _ordinal, "iso": _iso, "numeric": _numeric,
        "yy": _short_year,
    }  # fmt: skip


def _year(line: Line, at: int) -> Part | None:
    found = _FOUR_DIGITS.match(line.text, at) or _HAN_YEAR.match(line.text, at)
    if not found or not _is_alone(line, at, found.end()):
        return None
    year = int(with_plain_digits(f"{found[0]}年")[:-1])
    if year not in _YEARS or (line.language not in WITHOUT_BLANKS and _counts(line, found.end())):
        return None
    return found.end(), {"year": year}


def _is_alone(line: Line, start: int, end: int) -> bool:
    """Tell whether digits are a whole number, not a piece of one, of a price or of a number of a telephone."""
    return (
        line.begins_word(start)
        and line.ends_word(end)
        and not (
            start > 1 and _NUMBER_BEFORE.match(line.text, start - 2) and not _is_behind_year(line, start)
        )
        and line.text[start - 1 : start] not in _MONEY
        and not _NUMBER_BEHIND.match(line.text, end)
    )


def _is_behind_year(line: Line, start: int) -> bool:
    """Tell whether a number is the second of 2019-2021 or 2019/2020."""
    before = line.text[max(start - 6, 0) : start - 1]
    return line.text[start - 1] in "-/" and before[-4:].isdecimal() and not before[:-4].isdecimal()


_MONEY = frozenset("$€£¥₩+#№§")


def _counts(line: Line, end: int) -> bool:
    """Tell whether the word behind a number says what it is a number of: persons, kilometres, euros."""
    blank = _BLANK.match(line.text, end)
    behind = blank.end() if blank else end
    word = line.text[behind : behind + _longest_unit()]
    return any(word.startswith(unit) and line.ends_word(behind + len(unit)) for unit in _units(line.language))


@functools.cache
def _units(language: str) -> tuple[str, ...]:
    rows = read_words(WORDS / "counted.tsv")
    return tuple(fold(row.word) for row in rows if row.language in (language, "mul"))


@functools.cache
def _longest_unit() -> int:
    return max(len(row.word) for row in read_words(WORDS / "counted.tsv")) + 1


def _small(line: Line, at: int, most: int) -> tuple[int, int] | None:
    found = _SMALL.match(line.text, at)
    if not found or not line.begins_word(at) or line.text[found.end() : found.end() + 1].isdecimal():
        return None
    if (at and _SMALL.match(line.text[at - 1])) or (at > 1 and _NUMBER_BEFORE.match(line.text, at - 2)):
        return None
    value = 1 if found[0] == "正" else int(with_plain_digits(f"{found[0]}年")[:-1])
    return (found.end(), value) if 1 <= value <= most else None


def _small_month(line: Line, at: int) -> Part | None:
    found = _small(line, at, 12)
    return (found[0], {"month": found[1]}) if found else None


def _day(line: Line, at: int) -> Part | None:
    if line.language in WITHOUT_BLANKS:
        small = _small(line, at, 31)
        return (small[0], {"day": small[1]}) if small else None
    found = _DAY.match(line.text, at)
    if not found or not line.begins_word(at) or not 1 <= int(found[0]) <= 31:
        return None
    if at > 1 and _NUMBER_BEFORE.match(line.text, at - 2):
        return None
    for ending in _DAY_ENDINGS[line.language]:
        end = found.end() + len(ending)
        if line.text.startswith(ending, found.end()) and line.ends_word(end):
            return end, {"day": int(found[0])}
    return None


def _any_month(line: Line, at: int) -> Part | None:
    return _month(line, at, _months(line.language))


def _full_month(line: Line, at: int) -> Part | None:
    """Read the name of a month that is no abbreviation: "mar" is also the sea."""
    names = _months(line.language)
    found = _month(line, at, names)
    if not found:
        return None
    word, number = line.text[at : found[0]], found[1]["month"]
    shortened = any(other.startswith(word) and other != word for other in names if names[other] == number)
    return None if shortened or word.endswith(".") else found


def _month(line: Line, at: int, names: dict[str, int]) -> Part | None:
    if not line.begins_word(at) or (line.language in ("en", "de") and not line.is_capital(at)):
        return None
    for size in range(min(_LONGEST_MONTH, len(line.text) - at), 2, -1):
        number = names.get(line.text[at : at + size])
        if number and line.ends_word(at + size):
            end = at + size
            return end + line.text.startswith(".", end) * (size < 5 and _goes_on(line, end + 1)), {
                "month": number
            }
    return None


_LONGEST_MONTH = 12


def _goes_on(line: Line, at: int) -> bool:
    """Tell whether a full stop ends an abbreviation, not the sentence: a number follows."""
    return line.text[at : at + 2].strip()[:1].isdecimal()


@functools.cache
def _months(language: str) -> dict[str, int]:
    return {
        fold(row.word): int(row.meaning)
        for row in read_words(MONTHS)
        if row.language == language and row.meaning.isdecimal()
    }


def _era(line: Line, at: int) -> Part | None:
    for name, before in _eras(line.language):
        if line.text.startswith(name, at):
            blank = _BLANK.match(line.text, at + len(name))
            begin = blank.end() if blank else at + len(name)
            found = _ERA_YEAR.match(line.text, begin)
            if found and not line.text[found.end() : found.end() + 1].isdecimal():
                year = int(with_plain_digits(f"{found[0]}年")[:-1]) + before
                return (found.end(), {"year": year}) if year in _YEARS else None
    return None


@functools.cache
def _eras(language: str) -> tuple[tuple[str, int], ...]:
    """Return the eras of the languages of East Asia; a text of one of them names those of the others."""
    rows = [
        (fold(row.word), int(row.meaning))
        for row in read_words(TABLE_WORDS / "eras.tsv")
        if row.language.split("-")[0] in WITHOUT_BLANKS and language in WITHOUT_BLANKS
        if row.meaning.lstrip("-").isdecimal()
    ]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _weekday(line: Line, at: int) -> Part | None:
    found = _listed(line, at, "weekdays.tsv")
    if at and line.language in ("fr", "es") and line.is_capital(at):  # Santo Domingo
        return None
    return (found[0], {"weekday": int(found[1])}) if found else None


def _season(line: Line, at: int) -> Part | None:
    found = _listed(line, at, "seasons.tsv")
    return (found[0], {}) if found else None


def _listed(line: Line, at: int, name: str) -> tuple[int, str] | None:
    if not line.begins_word(at):
        return None
    for word, meaning in _words(name, line.language).get(line.text[at : at + 1], ()):
        if line.text.startswith(word, at) and line.ends_word(at + len(word)):
            return at + len(word), meaning
    return None


@functools.cache
def _words(name: str, language: str) -> dict[str, list[tuple[str, str]]]:
    """Return the words of a list by their first letter, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = [(fold(row.word), row.meaning) for row in read_words(WORDS / name) if row.language == language]
    for word, meaning in sorted(rows, key=lambda row: -len(row[0])):
        found.setdefault(word[0], []).append((word, meaning))
    return found


def _number(line: Line, at: int) -> Part | None:
    found = read_number(line, at)
    return (found[0], {"n": found[1]}) if found else None


def _ordinal(line: Line, at: int) -> Part | None:
    found = read_ordinal(line, at)
    return (found[0], {"n": found[1]}) if found else None


def _iso(line: Line, at: int) -> Part | None:
    for pattern, groups in ((_ISO, (1, 2, 3)), (_YEAR_FIRST, (1, 3, 4))):
        found = pattern.match(line.text, at)
        if found and line.begins_word(at) and not line.text[found.end() : found.end() + 1].isdecimal():
            year, month, day = (int(found[group]) for group in groups)
            if year in _YEARS and 1 <= month <= 12 and 1 <= day <= 31:
                return found.end(), {"year": year, "month": month, "day": day}
    return None


def _numeric(line: Line, at: int) -> Part | None:
    """Read 12/07/2012: the day is first but in English, where only the year is certain unless one is no month."""
    found = _NUMERIC.match(line.text, at)
    if not found or not line.begins_word(at) or not line.ends_word(found.end()):
        return None
    day, month, year = int(found[1]), int(found[3]), int(found[4])
    if month > 12:
        day, month = month, day
    elif line.language == "en" and found[2] != "." and day <= 12 and day != month:
        return found.end(), {"year": year}
    if year not in _YEARS or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    return found.end(), {"year": year, "month": month, "day": day}


def _short_year(line: Line, at: int) -> Part | None:
    found = _SHORT_YEAR.match(line.text, at)
    if not found or not line.ends_word(found.end()):
        return None
    return found.end(), {"year": int(found[1]) + (2000 if int(found[1]) < 30 else 1900)}
