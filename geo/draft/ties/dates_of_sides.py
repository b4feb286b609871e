"""A list of partners with dates → the date of each: "Compiègne (1962), Elgin (1956)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..dates.text_date import TextDate
from ..names.mention import Mention
from .cues import fold
from .joints import roles

SIDE_BY_SIDE = 2  # letters between dates that are one list
NEAR_NAME, BEFORE_NAME = 40, 24  # letters from a name to the date of its own tie
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")


def dates_of_sides(
    text: str, names: Sequence[Mention], dates: Sequence[TextDate], nexts: Sequence[int], language: str
) -> dict[int, TextDate] | None:
    """Return which date each of several partners has of its own, by the number of the partner.

    Parameters
    ----------
    text
        The sentence.
    names
        The partners, in the order of the text.
    dates
        Of the sentence.
    nexts
        Where each name of the sentence begins, those of others too.
    language
        Of the text.

    Returns
    -------
    dict or None
        None where the dates are of all of them alike.

    Examples
    --------
    >>> names = [Mention(at, at + 9, "Compiègne", at, at + 9, None, None) for at in (0, 18)]
    >>> dates = [TextDate(11, 15, "1962"), TextDate(29, 33, "1956")]
    >>> found = dates_of_sides("Compiègne (1962), Fellbach  (1956)", names, dates, [0, 18], "fr")
    >>> {number: date.since for number, date in found.items()}
    {0: '1962', 1: '1956'}
    """
    if len(names) < 2 or not dates:
        return None
    if _are_shared_out(names, dates):  # 分别于1984年、1985年
        return dict(enumerate(dates))
    found: dict[int, TextDate] = {}
    is_ahead = _is_ahead(text, names, dates, nexts)
    for date in dates:
        before = [number for number, name in enumerate(names) if name.end <= date.start]
        behind = [number for number, name in enumerate(names) if name.start >= date.end]
        gap_before = text[names[before[-1]].end : date.start] if before else ""
        gap_behind = text[date.end : names[behind[0]].start] if behind else ""
        if behind and (is_ahead or _is_of_next(gap_before, gap_behind, language)) and before + [0] * is_ahead:
            if len(gap_behind) <= BEFORE_NAME:
                found.setdefault(behind[0], date)
        elif before and len(gap_before) <= NEAR_NAME and (behind or _is_last_own(text, date, found)):
            found.setdefault(before[-1], date)
    return found or None


def _are_shared_out(names: Sequence[Mention], dates: Sequence[TextDate]) -> bool:
    """Tell whether dates are side by side, as many as names: the first is of the first."""
    are_together = all(0 < two.start - one.end <= SIDE_BY_SIDE for one, two in pairwise(dates))
    return len(dates) == len(names) and are_together and all(date.kind == "date" for date in dates)


def _is_ahead(text: str, names: Sequence[Mention], dates: Sequence[TextDate], nexts: Sequence[int]) -> bool:
    """Tell whether each date is right before its name: "en 2010 con Marruecos, en 2011 con Tailandia"."""
    if len(dates) < 2:
        return False
    ahead = [
        any(
            0 <= name.start - date.end <= BEFORE_NAME and "," not in text[date.end : name.start]
            for date in dates
        )
        for name in names
    ]
    return all(ahead)


def _is_of_next(gap_before: str, gap_behind: str, language: str) -> bool:
    """Tell whether a date between two names is of the one behind it: "Cuenca and, since 1998, Novi Sad"."""
    ands = roles(language)["and"]
    before, behind = _WORD.findall(fold(gap_before)), _WORD.findall(fold(gap_behind))
    if any(word in ands for word in before):
        return True
    return "," in before and not any(word in ands or word in ",;" for word in behind)


def _is_last_own(text: str, date: TextDate, found: dict[int, TextDate]) -> bool:
    """Tell whether the date behind the last of several names is its own alone."""
    return bool(found) or text[: date.start].rstrip().endswith(("(", "（"))
