"""What a sentence says of a tie, whoever has it: its kind, whether it is so yet, since when and until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .cues import Cue
from .text_date import TextDate

# Of the kinds that a sentence names, the first counts; a bare agreement is what its sides make of it.
KIND_ORDER = ("intent", "mou", "other", "sister", "friendship", "treaty", "project")
ACTS = frozenset(("sign", "begin", "ended", "dormant", "planned", "renew", "resume"))
# How far from the word for the tie a word may be that says what becomes of it, in letters.
REACH = {True: 45, False: 110}
NEAR_NAME, BEFORE_NAME = 40, 10  # letters from a name to the date of its own tie
NEGATED_REACH = {True: 14, False: 30}


class Claim(NamedTuple):
    """What one sentence says."""

    kind: str | None  # of `KIND_ORDER`, "agreement", or None
    status: str  # of `geo.schema.STATUSES`, or "negated"
    since: str | None
    until: str | None
    acts: frozenset[str]  # meanings of `ACTS` near the word for the tie
    kinds: tuple[str, ...]  # all of `KIND_ORDER` that the sentence has, in that order
    at: int  # where the word for the tie is; -1 where there is none
    is_signed: bool


def read_claim(cues: Sequence[Cue], dates: Sequence[TextDate], language: str) -> Claim:
    """Return what a sentence says of a tie."""
    kinds = tuple(kind for kind in KIND_ORDER if any(kind in cue.meanings for cue in cues))
    kind = kinds[0] if kinds else None
    acts = [cue for cue in cues if cue.meanings & ACTS]
    if kind is None and any("agreement" in cue.meanings for cue in cues) and acts:
        kind = "agreement"
    nouns = [cue for cue in cues if kind is not None and kind in cue.meanings]
    near = [cue for cue in acts if _is_near(cue, nouns, REACH[language in ("ko", "ja", "zh")])]
    meanings = frozenset(meaning for cue in near for meaning in cue.meanings & ACTS)
    negated = [cue for cue in cues if "negated" in cue.meanings]
    is_negated = any(
        _is_near(cue, nouns, NEGATED_REACH[language in ("ko", "ja", "zh")]) for cue in negated
    ) and bool(nouns)
    status = "negated" if is_negated else _status(meanings)
    since, until = _when(near, dates, status, nouns)
    return Claim(
        kind,
        status,
        since,
        until,
        meanings,
        kinds,
        min((cue.start for cue in nouns), default=-1),
        "sign" in meanings,
    )


def _is_near(cue: Cue, nouns: Sequence[Cue], reach: int) -> bool:
    return not nouns or any(max(cue.start - noun.end, noun.start - cue.end) <= reach for noun in nouns)


def _status(acts: frozenset[str]) -> str:
    for status in ("ended", "dormant", "planned"):
        if status in acts:
            return "active" if "resume" in acts and status == "dormant" else status
    return "active"


def _when(
    cues: Sequence[Cue], dates: Sequence[TextDate], status: str, nouns: Sequence[Cue]
) -> tuple[str | None, str | None]:
    """Return since when and until when a tie is, by the dates beside the words that say so."""
    since = until = None
    for date in dates:
        if date.kind == "until":
            until = until or date.until or date.since
        elif date.kind in ("range", "since", "anniversary"):
            since, until = since or date.since, until or date.until
    plain = [date for date in dates if date.kind == "date"]
    if status == "ended" and until is None and plain:
        until = _nearest(plain, [cue for cue in cues if "ended" in cue.meanings])
        plain = [date for date in plain if date.since != until]
    if since is None and plain:
        begins = [cue for cue in cues if "begin" in cue.meanings]
        signs = [cue for cue in cues if "sign" in cue.meanings]
        if begins:
            since = _nearest(plain, begins)
        elif status == "active" and not any(cue.meanings & {"renew", "dormant"} for cue in cues):
            since = _nearest(plain, signs or nouns)
    return (None if status == "planned" else since), until


def date_beside(dates: Sequence[TextDate], start: int, end: int, nexts: Sequence[int]) -> TextDate | None:
    """Return the date that a text has beside a name: behind it and before the next name, or right before it.

    Examples
    --------
    >>> beside = date_beside([TextDate(11, 15, "1962"), TextDate(25, 29, "1956")], 0, 9, [19])
    >>> beside and beside.since
    '1962'
    """
    limit = min((at for at in nexts if at >= end), default=10**9)
    for date in dates:
        if end <= date.start < limit and date.start - end <= NEAR_NAME:
            return date
    return next((date for date in reversed(dates) if 0 <= start - date.end <= BEFORE_NAME), None)


def _nearest(dates: Sequence[TextDate], cues: Sequence[Cue]) -> str | None:
    if not cues:
        return None
    return min(dates, key=lambda date: min(_apart(date, cue) for cue in cues)).since


def _apart(date: TextDate, cue: Cue) -> int:
    return max(date.start - cue.end, cue.start - date.end, 0)
