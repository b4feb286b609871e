"""The parts of a written date: its year, month and day, a day of the week, an era, a number of years."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path

from ...months import MONTHS
from ...tables.header_words import WORDS as TABLE_WORDS
from ...tables.numerals import with_plain_digits
from ...words import read_words
from ..language import EAST_ASIAN
from .line import Line, fold
from .number_words import read_number, read_ordinal
from .numeric_dates import read_year_first, read_year_last
from .year_number import YEARS, read_short_year, read_year

WORDS = Path(__file__).parents[1] / "words"
Part = tuple[int, dict[str, int]]  # where it ends, and what it states
_SMALL = re.compile(r"\d{1,2}|[一二三四五六七八九十廿卅]{1,3}|正")
_DAY = re.compile(r"\d{1,2}")
_DAY_ENDINGS = {
    "en": ("th", "st", "nd", "rd", ""),
    "de": (".",),
    "fr": ("er", ""),
    "es": (".o", "o", ""),
}
# What a day of the week is written together with: "Donnerstagabend".
_GLUED = {"de": ("abend", "morgen", "nachmittag", "mittag", "vormittag", "nacht")}
_HAN_DIGITS = "〇零一二三四五六七八九两兩十廿卅百"
_ERA_YEAR = re.compile(r"元|\d{1,4}|[一二三四五六七八九十百〇零]{1,5}")
_BLANK = re.compile(r"[ \t\n]{0,2}")
_NUMBER_BEFORE = re.compile(r"\d[.,:/]")


@functools.cache
def part_readers() -> dict[str, Callable[[Line, int], Part | None]]:
    """Return what reads each part that a phrase of date_phrases.tsv may name.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> part_readers()["month"](read_line("Juli 2012", "de"), 0)
    (4, {'month': 7})
    """
    return {
        "y": _as_part(read_year, "year"), "yy": _as_part(read_short_year, "year"), "era": _era, "m": _small_month,
        "month": _any_month, "Month": _full_month, "d": _day, "d1": _first_day, "weekday": _weekday,
        "season": _season, "n": _as_part(read_number, "n"), "nth": _as_part(read_ordinal, "n"),
        "iso": read_year_first, "numeric": read_year_last,
    }  # fmt: skip


@functools.cache
def part_beginnings(language: str) -> frozenset[str]:
    """Return the letters, not digits, that a part may begin with in a language without blanks.

    Examples
    --------
    >>> {"平", "十", "月"} <= part_beginnings("ja"), "市" in part_beginnings("ja")
    (True, False)
    """
    rows = (
        row for name in ("weekdays", "seasons", "number_words") for row in read_words(WORDS / f"{name}.tsv")
    )
    words = [fold(row.word)[0] for row in rows if row.language == language]
    return frozenset({*words, *(name[0] for name, _ in _eras(language)), *_HAN_DIGITS, "正"})


def _as_part(
    read: Callable[[Line, int], tuple[int, int] | None], name: str
) -> Callable[[Line, int], Part | None]:
    def part(line: Line, at: int) -> Part | None:
        found = read(line, at)
        return (found[0], {name: found[1]}) if found else None

    return part


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
    if line.language in EAST_ASIAN:
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


def _first_day(line: Line, at: int) -> Part | None:
    """Read the first day of a stretch in one month: "3 to 7 May"; German writes "3.-7." and "3. bis 7."."""
    found = _day(line, at)
    return (found[0], {"first": found[1]["day"]}) if found else None


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
                return (found.end(), {"year": year}) if year in YEARS else None
    return None


@functools.cache
def _eras(language: str) -> tuple[tuple[str, int], ...]:
    """Return the eras of the languages of East Asia; a text of one of them names those of the others."""
    rows = [
        (fold(row.word), int(row.meaning))
        for row in read_words(TABLE_WORDS / "eras.tsv")
        if row.language.split("-")[0] in EAST_ASIAN and language in EAST_ASIAN
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
        end = at + len(word)
        glued = line.text.startswith(_GLUED.get(line.language, ()), end)
        if line.text.startswith(word, at) and (line.ends_word(end) or glued):
            return end, meaning
    return None


@functools.cache
def _words(name: str, language: str) -> dict[str, list[tuple[str, str]]]:
    """Return the words of a list by their first letter, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = [(fold(row.word), row.meaning) for row in read_words(WORDS / name) if row.language == language]
    for word, meaning in sorted(rows, key=lambda row: -len(row[0])):
        found.setdefault(word[0], []).append((word, meaning))
    return found
