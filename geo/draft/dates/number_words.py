"""Numbers in words: "fifteen", "fünfundzwanzig", "treinta y cinco", 열다섯, 四十."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from ...tables.numerals import with_plain_digits
from ...words import read_words
from .line import Line, fold

WORDS = Path(__file__).parents[1] / "words"
_HAN = re.compile(r"[〇零一二三四五六七八九两兩十廿卅百]{1,5}")
_ROMAN = re.compile(r"(xc|xl|l?x{0,3}|c)(viii|vii|vi|iv|v|iii|ii|ix|i|)")
_ROMAN_TENS = {"x": 10, "l": 50, "c": 100}
_ROMAN_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_DIGITS = re.compile(r"\d{1,3}")


def read_number(line: Line, at: int) -> tuple[int, int] | None:
    """Return where a number in digits or words ends and what it is, if there is one of at most three digits.

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> read_number(read_line("fünfundzwanzig Jahre", "de"), 0), read_number(read_line("四十年", "ja"), 0)
    ((14, 25), (2, 40))
    """
    return _plain_digits(line, at) or _han(line, at) or _word(line, at, _cardinals(line.language))


def read_ordinal(line: Line, at: int) -> tuple[int, int] | None:
    """Return where an ordinal in digits or words ends and its number: "25th", "25.", "vigésimo quinto".

    Examples
    --------
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> read_ordinal(read_line("25th anniversary", "en"), 0), read_ordinal(read_line("fünfzigsten", "de"), 0)
    ((4, 25), (11, 50))
    """
    digits = _DIGITS.match(line.text, at)
    if digits and line.begins_word(at):
        for ending in _ENDINGS.get(line.language, ()):
            end = digits.end() + len(ending)
            if line.text.startswith(ending, digits.end()) and line.ends_word(end):
                return end, int(digits[0])
        return None
    return _roman(line, at) or _word(line, at, _ordinals(line.language))


_ENDINGS = {
    "en": ("th", "st", "nd", "rd"),
    "de": (".",),
    "fr": ("eme", "e", "er", "re"),
    "es": (".o", "o", ".a", "a", "er", "."),
}  # behind the digits of an ordinal, folded


def _plain_digits(line: Line, at: int) -> tuple[int, int] | None:
    found = _DIGITS.match(line.text, at)
    if not found or not line.begins_word(at) or not line.ends_word(found.end()):
        return None
    fraction = line.text[at - 1 : at] in (".", ",") and line.text[at - 2 : at - 1].isdecimal()
    return None if fraction else (found.end(), int(found[0]))


def _roman(line: Line, at: int) -> tuple[int, int] | None:
    """Read "XXV aniversario" and "XXe anniversaire"."""
    found = _ROMAN.match(line.text, at) if line.language in ("es", "fr") else None
    if not found or not found[0] or not line.begins_word(at):
        return None
    if not all(line.is_capital(place) for place in range(at, found.end())):
        return None
    endings = ("", "e", "eme") if line.language == "fr" else ("",)
    end = next((end for ending in endings if line.ends_word(end := found.end() + len(ending))
                and line.text.startswith(ending, found.end())), None)  # fmt: skip
    tens = sum(_ROMAN_TENS[letter] for letter in found[1]) - 20 * ("xl" in found[1]) - 20 * ("xc" in found[1])
    return (end, tens + _ROMAN_UNITS.index(found[2])) if end else None


def _han(line: Line, at: int) -> tuple[int, int] | None:
    if line.language not in ("ja", "zh"):
        return None
    found = _HAN.match(line.text, at)
    if not found or (at and _HAN.match(line.text[at - 1])):
        return None
    return found.end(), int(with_plain_digits(f"{found[0]}年")[:-1])


def _word(line: Line, at: int, words: dict[str, dict[str, int]]) -> tuple[int, int] | None:
    if not line.begins_word(at):
        return None
    listed = words.get(line.text[at : at + 1], {})
    for word in listed:  # the longest is first
        end = at + len(word)
        glued = line.text.startswith(_GLUED.get(line.language, ()), end)
        if line.text.startswith(word, at) and (line.ends_word(end) or glued):
            return end, listed[word]
    return None


@functools.cache
def _cardinals(language: str) -> dict[str, dict[str, int]]:
    rows = [row for row in read_words(WORDS / "number_words.tsv") if row.language == language]
    plain = {fold(row.word): int(row.meaning) for row in rows if row.meaning.isdecimal()}
    tens = {fold(row.word): int(row.meaning[5:]) for row in rows if row.meaning.startswith("tens ")}
    units = {word: value for word, value in plain.items() if value < 10}
    joined = {
        pattern.format(ten=ten, unit=unit): tens[ten] + units[unit]
        for pattern in _JOINED.get(language, ())
        for ten in tens
        for unit in units
    }
    return _by_letter({**joined, **tens, **plain})


@functools.cache
def _ordinals(language: str) -> dict[str, dict[str, int]]:
    rows = [row for row in read_words(WORDS / "number_words.tsv") if row.language == language]
    plain = {fold(row.word): int(row.meaning[8:]) for row in rows if row.meaning.startswith("ordinal ")}
    tens = {fold(row.word): int(row.meaning[5:]) for row in rows if row.meaning.startswith("tens ")}
    units = {word: value for word, value in plain.items() if value < 10}
    joined = {f"{ten}-{unit}": tens[ten] + units[unit] for ten in tens for unit in units}
    before = {
        f"{fold(row.word)}und{ten}": value + int(row.meaning)
        for row in rows
        if language == "de" and row.meaning.isdecimal() and int(row.meaning) < 10
        for ten, value in plain.items()
        if value >= 20
    }
    return _by_letter({**joined, **before, **plain})


_GLUED = {"de": ("jahrig",)}  # what a number is written together with, folded: "zwanzigjähriges"
# How a unit and a ten are written together.
_JOINED = {
    "en": ("{ten}-{unit}", "{ten} {unit}"),
    "de": ("{unit}und{ten}",),
    "fr": ("{ten}-{unit}",),
    "es": ("{ten} y {unit}",),
    "ko": ("{ten}{unit}",),
}


def _by_letter(words: dict[str, int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], {})[word] = words[word]
    return found
