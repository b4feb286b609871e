"""Since when and until when a tie is, by what is beside each date of a sentence in Latin script."""

from __future__ import annotations

from collections.abc import Sequence

from ..dates.text_date import TextDate
from .cues import Cue
from .east_asian_dates import is_of_news

# What a word makes of the date beside it; of two that are as near, the first.
_ROLES = ("begin", "sign", "ended", "dormant", "renew", "report")
OLD = 2  # years before an item
OF_NOUN = 6  # letters between the word for a tie and the year that it is of: "der Vertrag von 1992"
BEFORE_ITS_WORD = 1.5  # "signed in May" is nearer than "in May, … signed"


def read_latin_when(
    cues: Sequence[Cue], dates: Sequence[TextDate], status: str, nouns: Sequence[Cue], published: str | None
) -> tuple[str | None, str | None]:
    """Return since when and until when a tie is: each date says what the word beside it says."""
    since = until = None
    for date in dates:
        if date.kind == "until":
            until = until or date.until or date.since
        elif date.kind == "since" and _is_of_pause(date, cues, nouns):
            continue
        elif date.kind in ("range", "since", "anniversary"):
            since, until = since or date.since, until or date.until
    plain = [(date, role_of_date(date, cues, nouns)) for date in dates if date.kind == "date"]
    if status == "ended":
        until = until or next((date.since for date, role in plain if role == "ended"), None)
    begun = next((date.since for date, role in plain if role == "begin"), None)
    signed = sorted(
        (date for date, role in plain if role == "sign"), key=lambda date: _apart_from("sign", date, cues)
    )
    renewed = [date.since for date, role in plain if role == "renew"]
    is_renewed = any("renew" in cue.meanings for cue in cues)
    if begun:
        since = begun
    elif since is None and signed and (not is_renewed or renewed):
        since = signed[0].since
    elif since is None and status == "active" and plain and not any(role for _, role in plain):
        is_state = any("state" in cue.meanings for cue in nouns)  # "is twinned with": on no day
        own = [date for date, _ in plain if not (is_state and is_of_news(date, published))]
        since = _nearest(own, nouns) if own else None
    if since is None and is_renewed:
        since = next(
            (date.since for date, role in plain if role != "ended" and _is_old(date, published)), None
        )
    return (None if status == "planned" else since), until


def _is_old(date: TextDate, published: str | None) -> bool:
    """Tell whether a date is years before the item, as that of a renewal in it hardly is."""
    return bool(date.since and published) and int(str(date.since)[:4]) + OLD <= int(str(published)[:4])


def _is_of_pause(date: TextDate, cues: Sequence[Cue], nouns: Sequence[Cue]) -> bool:
    """Tell whether "since 2022" says since when a tie is dormant: that word is nearer than the word for the tie."""
    pauses = [
        cue for cue in cues if cue.meanings & {"dormant", "ended"} and not cue.meanings & {"begin", "sign"}
    ]
    begins = [*nouns, *(cue for cue in cues if cue.meanings & {"begin", "sign"})]
    if any(cue.end <= date.start for cue in pauses) and not any("begin" in cue.meanings for cue in cues):
        return True
    return min((letters_apart(date, cue) for cue in pauses), default=10**6) < min(
        (letters_apart(date, cue) for cue in begins), default=10**6
    )


def role_of_date(date: TextDate, cues: Sequence[Cue], nouns: Sequence[Cue] = ()) -> str | None:
    """Return what the nearest word says of a date: "begin", "sign", "ended", "dormant", "renew", "report".

    A year right behind the word for the tie is that of its beginning: "they ended the agreement of 1992".
    """
    is_year = len(date.since or "") == len("YYYY") and not date.relative
    if is_year and any(0 <= date.start - noun.end <= OF_NOUN for noun in nouns):
        return "begin" if not any("sign" in cue.meanings for cue in cues) else "sign"
    found = [
        (_apart_from(role, date, cues), order)
        for order, role in enumerate(_ROLES)
        if any(role in cue.meanings for cue in cues)
    ]
    return _ROLES[min(found)[1]] if found else None


def _apart_from(role: str, date: TextDate, cues: Sequence[Cue]) -> float:
    """Return how far a date is from the nearest word of a role, in letters; a date before its word is farther from it."""
    return min(
        float(date.start - cue.end)
        if cue.end <= date.start
        else BEFORE_ITS_WORD * max(0, cue.start - date.end)
        for cue in cues
        if role in cue.meanings
    )


def _nearest(dates: Sequence[TextDate], cues: Sequence[Cue]) -> str | None:
    if not cues:
        return None
    return min(dates, key=lambda date: min(letters_apart(date, cue) for cue in cues)).since


def letters_apart(date: TextDate, cue: Cue) -> int:
    """Return how many letters are between a date and a word; 0 where they touch or overlap."""
    return max(date.start - cue.end, cue.start - date.end, 0)
