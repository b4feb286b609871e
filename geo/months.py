"""Names of months: known where a cell of names holds a date, and read in dates."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from .words import read_words

MONTHS = Path(__file__).with_name("months.tsv")


@functools.cache
def month_pattern() -> str:
    """Return a pattern, without groups, of a month's whole name or its abbreviation, with its full stop.

    Examples
    --------
    >>> bool(re.fullmatch(month_pattern(), "märz")), bool(re.fullmatch(month_pattern(), "marseille"))
    (True, False)
    """
    words = sorted(dict.fromkeys(row.word for row in read_words(MONTHS)), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, words))})\.?"
