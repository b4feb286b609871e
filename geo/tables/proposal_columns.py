"""The columns by which a table is one of proposals, which `sistermap draft` writes and a user confirms."""

from __future__ import annotations

from collections.abc import Iterable

from ..words import fold

CONFIRMED = "confirmed"
# `published` is the day of the text, not of the tie. A user may have taken out one of them.
_OF_THE_TEXT = frozenset(("evidence", "confidence", "published"))


def proposal_columns(labels: Iterable[object]) -> dict[str, int]:
    """Return the places of the columns that say of a proposal how it was found, or nothing if the table has none.

    What is in them is about the proposal: a sentence that says "suspended" is no status.

    Examples
    --------
    >>> proposal_columns(["Confirmed", "from", "to", "evidence", "confidence"])
    {'confirmed': 0, 'evidence': 3, 'confidence': 4}
    >>> proposal_columns(["confirmed", "from", "to", "confidence", "published"])
    {'confirmed': 0, 'confidence': 3, 'published': 4}
    >>> proposal_columns(["confirmed", "from", "to"])
    {}
    """
    found: dict[str, int] = {}
    for at, label in enumerate(labels):
        if (key := fold(str(label))) in {CONFIRMED} | _OF_THE_TEXT:
            found.setdefault(key, at)
    return found if CONFIRMED in found and len(found) > 2 else {}
