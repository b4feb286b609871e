"""A sentence in Latin script → its parts that each state something: its clauses, and the asides behind a name in them.

"Leeds, twinned with Dortmund since 1969, broke off its tie with Brno" states two ties of one subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..names.mention import Mention
from .cues import Cue

_TIE = frozenset(("sister", "friendship", "agreement", "mou", "treaty"))
LONGEST_OPENING = 30  # letters from the comma of an aside to the word for the tie
_MARKS = ", "


class Aside(NamedTuple):
    """What a sentence says between commas of the name before it."""

    subject: Mention
    start: int
    end: int


def find_aside(
    text: str, begin: int, end: int, cues: Sequence[Cue], mentions: Sequence[Mention]
) -> Aside | None:
    """Return the first aside within a clause that ties the name before it; None where the rest of the clause states nothing.

    Examples
    --------
    >>> text = "Leeds, twinned with Brno since 1991, broke off its tie with Lille."
    >>> names = [Mention(text.find(name), text.find(name) + len(name), name, 0, 0, None, None)
    ...          for name in ("Leeds", "Brno", "Lille")]
    >>> from sistermap.geo.draft.ties.cues import find_cues
    >>> aside = find_aside(text, 0, len(text), find_cues(text, "en"), names)
    >>> text[aside.start : aside.end]
    'twinned with Brno since 1991'
    """
    ties = [cue for cue in cues if cue.meanings & _TIE]
    for subject in mentions:
        start = subject.end + len(_MARKS)
        if not (begin <= subject.start < end and text.startswith(_MARKS, subject.end)):
            continue
        first = next((cue for cue in ties if cue.start >= start), None)
        other = next((one for one in mentions if one.start >= start), None)
        if first is None or other is None or not _opens(text, start, first, other):
            continue
        close = _close(text, other.end, end)
        is_rest = any(cue.start >= close for cue in ties) and any(
            close <= one.start < end for one in mentions
        )
        if close < end and is_rest:
            return Aside(subject, start, close)
    return None


def _opens(text: str, start: int, tie: Cue, other: Mention) -> bool:
    """Tell whether an aside begins with the word for a tie, and no name is before it."""
    return (
        tie.start - start <= LONGEST_OPENING and tie.end <= other.start and "," not in text[start : tie.end]
    )


def _close(text: str, at: int, end: int) -> int:
    """Return where an aside ends: at the comma behind the names in it that no further name of a list follows."""
    found = text.find(_MARKS, at, end)
    while found >= 0 and text[found + len(_MARKS) : found + len(_MARKS) + 1].isupper():
        found = text.find(_MARKS, found + 1, end)
    return found if found >= 0 else end
