"""Rows and lines that are about a table, not in it: sums, footnotes, sources, and the continents that group its rows."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..gazetteer.keys import normalise
from ..words import plain, words_by_meaning
from .label_words import LabelWords

_WORDS = Path(__file__).with_name("words")

# Stars, daggers and raised figures refer from a cell to a line below the table.
_MARKS = ("*", "※", "†", "‡", "§", "¹", "²", "³", "⁴", "⁵", "http://", "https://")
_OPENING = " \t\u3000-–—•·▪■□◆◇○●▶([{（［【「『<《\"'“„"
# What may be between "Source" and what follows: 출처: …, 注1) …, Note – …
_AFTER_WORD = re.compile(r"\s*+(?:\d{1,2}\s*+)?(?:[:：)）\]】.;、]|[-–—]\s)")
# "1. Asia", "■ 아시아 (12개국)", "Europe: 5"
_NUMBERING = re.compile(r"\A\W*\d{1,2}\s*[.)]\s*")
_COUNT = re.compile(r"[(（\[][^()（）\[\]]*+[)）\]]\s*+\Z|(?:(?<![\s:：])[\s:：]++)?(?<!\d)\d++\s*+\Z")


def is_total(cells: Sequence[Any]) -> bool:
    """Return whether a row is a sum: its first cell begins with a word such as "Total", the others only count.

    Examples
    --------
    >>> is_total(["Grand Total", None, 12]), is_total(["Total number of partners: 3"]), is_total(["합계", "12개국", 31])
    (True, True, True)
    >>> is_total(["Kobe", 1998]), is_total(["Total", "Kobe", "Japan"]), is_total(["Totalán", "Spain"])
    (False, False, False)
    """
    texts = [str(cell).strip() for cell in cells if cell is not None and str(cell).strip()]
    # A row's own number may be before the word.
    while len(texts) > 1 and re.fullmatch(r"[\d.\-–—\s]+", texts[0]):
        texts = texts[1:]
    if not texts or not begins_with_total(texts[0]):
        return False
    return all(text == texts[0] or _only_counts(text) for text in texts[1:])


def is_footnote(text: str) -> bool:
    """Return whether the only text of a row is about the table: a source, a note, the day it is of.

    Examples
    --------
    >>> [is_footnote(text) for text in ("* suspended since 2022", "출처: 외교부", "Stand: 1. Mai 2024", "(As of 2024)")]
    [True, True, True, True]
    >>> [is_footnote(text) for text in ("2024年4月1日現在", "Kobe", "Note Springs", "Source 1998")]
    [True, False, False, False]
    """
    text = text.strip()
    if text.startswith(_MARKS):
        return True
    text = plain(text.lstrip(_OPENING))
    words, days = _footnote_words()
    if any(text.startswith(word) and _AFTER_WORD.match(text, len(word)) for word in words):
        return True
    has_digit = any(char.isdigit() for char in text)
    bare = text.rstrip(" .。)）]】")
    return has_digit and any(_begins(text, day) or (not day.isascii() and bare.endswith(day)) for day in days)


def is_continent(text: str) -> bool:
    """Return whether a cell or a heading is a continent or another part of the world by which lists group their rows.

    Examples
    --------
    >>> [is_continent(text) for text in ("亞洲", "Europe", "■ 아시아 (12개국)", "2. Северная Америка", "Asia Minor")]
    [True, True, True, True, False]
    """
    bare = _COUNT.sub("", _NUMBERING.sub("", text))
    return _continents().get(normalise(bare)) is not None


def begins_with_total(text: str) -> bool:
    """Return whether a text begins as the first cell of a sum does.

    Examples
    --------
    >>> [begins_with_total(text) for text in ("Total", "Total: 3", "Totalán")]
    [True, True, False]
    """
    text = text.lstrip(_OPENING)
    if text[:1].isdigit():  # most cells of large tables are numbers
        return False
    key = plain(text)
    if key.rstrip(" :：.") in _total_words():
        return True
    counts = any(char.isdigit() for char in key) or key.endswith((":", "："))
    return counts and any(
        key[:length] in _total_words() and not key[length : length + 1].isalpha()
        for length in _lengths_of_total_words()
    )


def find_totals(rows: Sequence[Sequence[Any]]) -> set[int]:
    """Return which rows, counted from 0, are sums as `is_total` has it; most tables have no cell that begins one.

    Examples
    --------
    >>> find_totals([["Kobe", 1998], ["Total", 1]])
    {1}
    """
    begin = cells_of_totals(rows)
    if not begin:
        return set()
    return {at for at, row in enumerate(rows) if not begin.isdisjoint(row) and is_total(row)}


def cells_of_totals(rows: Iterable[Sequence[Any]]) -> set[Any]:
    """Return the distinct cells of rows that begin as the first cell of a sum does.

    Examples
    --------
    >>> cells_of_totals([["Kobe", 1998], ["Total", 1]])
    {'Total'}
    """
    cells = set().union(*rows) - {None}
    return {cell for cell in cells if begins_with_total(str(cell).strip())}


def _begins(text: str, word: str) -> bool:
    """Return whether a text begins with a word that ends there; scripts without blanks let a number end it."""
    return text.startswith(word) and not (len(text) > len(word) and text[len(word)].isalpha())


def _only_counts(text: str) -> bool:
    return any(char.isdigit() for char in text) or not any(char.isalpha() for char in text)


@functools.cache
def _total_words() -> frozenset[str]:
    return frozenset(map(plain, words_by_meaning(_WORDS / "totals.tsv")["total"]))


@functools.cache
def _lengths_of_total_words() -> tuple[int, ...]:
    return tuple(sorted({len(word) for word in _total_words()}))


@functools.cache
def _footnote_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words before a colon, and those before or behind a date."""
    words = words_by_meaning(_WORDS / "footnotes.tsv")
    dates = tuple(map(plain, words["date"]))
    return tuple(map(plain, (*words["source"], *words["note"], *words["date"]))), dates


@functools.cache
def _continents() -> LabelWords:
    return LabelWords(_WORDS / "continents.tsv")
