"""Names of months in many languages: read in dates, and known where a cell of names holds a date."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from .words import read_words

MONTHS = Path(__file__).with_name("months.tsv")


def month_number(name: str) -> int | None:
    """Return the number of the month that a word begins like; None if it is like none.

    A word that goes on after an abbreviation counts, so that languages that are not in the list are read as well.

    Examples
    --------
    >>> month_number("Sept"), month_number("Juin"), month_number("januari"), month_number("Busan")
    (9, 6, 1, None)
    """
    key = name.casefold()
    longest, number = max(
        ((len(word), number) for word, number in _numbers().items() if key.startswith(word)),
        default=(0, None),
    )
    return number if longest else None


@functools.cache
def month_pattern() -> str:
    """Return a pattern, without groups, of a month's whole name or its abbreviation, with its full stop.

    Examples
    --------
    >>> bool(re.fullmatch(month_pattern(), "märz")), bool(re.fullmatch(month_pattern(), "marseille"))
    (True, False)
    """
    words = sorted(_numbers(), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, words))})\.?"


@functools.cache
def _numbers() -> dict[str, int]:
    return {row.word: int(row.meaning) for row in read_words(MONTHS)}
