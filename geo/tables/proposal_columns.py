"""The columns by which a table is one of proposals, which `sistermap draft` writes and a user confirms."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from ..gazetteer.keys import normalise
from ..words import fold, read_words

CONFIRMED = "confirmed"
# `published` is the day of the text, not of the tie. A user may have taken out one of them.
_OF_THE_TEXT = frozenset(("evidence", "confidence", "published"))


def proposal_columns(labels: Iterable[object]) -> dict[str, int]:
    """Return the places of the columns that say of a proposal how it was found, or nothing if the table has none.

    It has the column ``confirmed``, under this or another clear name, and two of the others; or it has all of the
    others, where ``confirmed`` was taken out: then nothing in it is confirmed. What is in them is about the proposal:
    a sentence that says "suspended" is no status.

    Examples
    --------
    >>> proposal_columns(["Confirmed", "from", "to", "evidence", "confidence"])
    {'confirmed': 0, 'evidence': 3, 'confidence': 4}
    >>> proposal_columns(["Bestätigt?", "from", "to", "confidence", "published"])
    {'confirmed': 0, 'confidence': 3, 'published': 4}
    >>> proposal_columns(["from", "to", "evidence", "confidence", "published"])
    {'evidence': 2, 'confidence': 3, 'published': 4}
    >>> proposal_columns(["confirmed", "from", "to"])
    {}
    """
    keys = [fold(str(label)) for label in labels]
    found: dict[str, int] = {}
    for at, key in enumerate(keys):
        if key == CONFIRMED or key in _OF_THE_TEXT:
            found.setdefault(key, at)
    renamed = [at for at, key in enumerate(keys) if normalise(key) in _names_of_confirmed()]
    if CONFIRMED not in found and renamed:
        found = {CONFIRMED: renamed[0], **found}
    of_the_text = len(_OF_THE_TEXT & found.keys())
    return found if of_the_text == len(_OF_THE_TEXT) or (CONFIRMED in found and of_the_text > 1) else {}


@functools.cache
def _names_of_confirmed() -> frozenset[str]:
    words = read_words(Path(__file__).parent / "words" / "confirmed_labels.tsv")
    return frozenset(normalise(row.word) for row in words)
