"""What a sentence says of a tie, whoever has it: its kind, whether it is so yet, since when and until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..dates.text_date import TextDate
from ..language import EAST_ASIAN
from .cues import Cue
from .east_asian_dates import is_of_news, read_when
from .east_asian_status import is_to_come, read_status
from .latin_dates import letters_apart, read_latin_when, role_of_date

# Of the kinds that a sentence names, the first counts; a bare agreement is what its sides make of it.
KIND_ORDER = ("intent", "mou", "other", "sister", "friendship", "treaty", "project")
ACTS = frozenset(("sign", "begin", "ended", "dormant", "planned", "renew", "resume", "earlier"))
# Of these a sentence that names no tie may say anything: plans are of all sorts.
WITHOUT_TIE = frozenset(("begin", "earlier", "planned", "resume"))
_BEGINS = ("since", "range", "anniversary")  # dates by which a tie has begun
# How far from the word for the tie a word may be that says what becomes of it, in letters.
REACH = {True: 45, False: 110}
NEVER_REACH, WITHOUT_REACH = 90, 12
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


def read_claim(
    cues: Sequence[Cue],
    dates: Sequence[TextDate],
    language: str,
    text: str = "",
    published: str | None = None,
) -> Claim:
    """Return what a sentence says of a tie.

    Parameters
    ----------
    cues, dates
        Of the sentence.
    language
        One of `geo.draft.language.TEXT_LANGUAGES`.
    text
        The sentence.
    published
        The day of the item; None where it is not known.

    Returns
    -------
    Claim
        With no kind where the sentence names no tie, and no dates where it dates none.
    """
    kinds, kind = _kinds(cues, dates, language)
    nouns = [cue for cue in cues if kind is not None and kind in cue.meanings]
    near = [
        cue for cue in cues if cue.meanings & ACTS and _is_near(cue, nouns, REACH[language in EAST_ASIAN])
    ]
    if language not in EAST_ASIAN:
        near = _of_what_is(near, dates, nouns)
    acts = frozenset(meaning for cue in near for meaning in cue.meanings & ACTS)
    if any(date.kind in ("since", "range") for date in dates):
        acts |= {"begin"}
    reading = _Reading(cues, _with_days(dates), nouns, near, acts, kind, language, text, published)
    status, since, until = (_east_asian if language in EAST_ASIAN else _latin)(reading)
    at = min((cue.start for cue in nouns), default=-1)
    return Claim(kind, status, since, until, acts, kinds, at, "sign" in acts and not reading.is_state)


class _Reading(NamedTuple):
    """What is known of a sentence when its status and its dates are read."""

    cues: Sequence[Cue]
    dates: Sequence[TextDate]
    nouns: Sequence[Cue]  # the words for the tie
    near: list[Cue]  # the words near them that say what becomes of it
    acts: frozenset[str]
    kind: str | None
    language: str
    text: str
    published: str | None

    @property
    def is_state(self) -> bool:
        """Whether the sentence says that a tie is there, not that something is done."""
        return any("state" in cue.meanings for cue in self.cues)

    @property
    def is_negated(self) -> bool:
        """Whether a word negates the word for the tie, or in Chinese, Japanese and Korean that for signing."""
        signs = [cue for cue in self.cues if self.language in EAST_ASIAN and "sign" in cue.meanings]
        meant = self.nouns or signs
        negating = [cue for cue in self.cues if cue.meanings & {"negated", "without"}]
        return bool(meant) and any(_negates(cue, meant, self.language) for cue in negating)


_Stated = tuple[str, str | None, str | None]  # status, since and until


def _kinds(
    cues: Sequence[Cue], dates: Sequence[TextDate], language: str
) -> tuple[tuple[str, ...], str | None]:
    """Return all kinds that a sentence names, and the one that counts."""
    kinds = tuple(kind for kind in KIND_ORDER if any(kind in cue.meanings for cue in cues))
    kind = kinds[0] if kinds else None
    is_dated = language not in EAST_ASIAN and any(date.kind in _BEGINS for date in dates)
    if kind is None and any("agreement" in cue.meanings for cue in cues):
        kind = "agreement" if is_dated or any(cue.meanings & ACTS for cue in cues) else None
    if kind == "mou" and any("renew" in cue.meanings for cue in cues):
        kind = next((each for each in kinds if each in ("sister", "friendship")), kind)
    return kinds, kind


def _east_asian(one: _Reading) -> _Stated:
    """Return the status and the dates in a Korean, Japanese or Chinese sentence."""
    status = (
        "negated"
        if one.is_negated
        else read_status(one.text, one.language, [*one.near, *one.nouns], one.nouns)
    )
    if status == "active" and is_to_come(one.language, one.cues, one.dates, one.published):
        status = "planned"
    is_letter = one.kind == "intent" and "sign" in one.acts
    own = [date for date in one.dates if not (one.is_state and is_of_news(date, one.published))]
    since, until = read_when(one.cues, own, "active" if is_letter else status, one.published)
    return ("planned" if one.kind == "intent" and status == "active" else status), since, until


def _latin(one: _Reading) -> _Stated:
    """Return the status and the dates in a sentence in Latin script."""
    status = "negated" if one.is_negated else _status(one.acts)
    near = [*one.near, *(cue for cue in one.cues if "report" in cue.meanings)]
    if one.kind == "intent" and status == "planned" and _is_signed_first(near):
        status = "active"
    if one.kind == "project" and status in ("planned", "ended"):
        status, since, until = _of_project(near, one.dates, one.nouns, one.published)
    else:
        since, until = read_latin_when(near, one.dates, status, one.nouns, one.published)
    if status == "ended" and until and one.published and until > one.published:
        return "active", since, until
    is_over = until and one.published and until <= one.published
    return ("ended" if status == "active" and one.kind != "project" and is_over else status), since, until


def carried_on(before: Claim, claim: Claim) -> Claim:
    """Return what a clause states that leaves out what the clause before it states: "…, and Lübeck with Nantes".

    Examples
    --------
    >>> signed = Claim("sister", "active", "1999", None, frozenset(("sign",)), ("sister",), 0, True)
    >>> nothing = Claim(None, "active", None, None, frozenset(), (), -1, False)
    >>> carried_on(signed, nothing).kind, carried_on(signed, nothing._replace(since="2003")).since
    ('sister', '2003')
    """
    if claim.kind is None and not claim.acts:
        return before._replace(since=claim.since or before.since)
    if claim.kind is None:
        since = claim.since or (before.since if claim.status == before.status == "active" else None)
        return claim._replace(kind=before.kind, kinds=before.kinds, since=since)
    if claim.since is None and claim.status == before.status == "active" and "sign" in claim.acts:
        return claim._replace(since=before.since)
    return claim


def _with_days(dates: Sequence[TextDate]) -> list[TextDate]:
    """Return dates of which "ten years ago" and "this month" are one."""
    found: list[TextDate] = []
    for date in dates:
        last = found[-1] if found else None
        is_one = last and last.relative and date.relative and 0 <= date.start - last.end <= 1
        if last and is_one and last.since and date.since and len(last.since) == 4 < len(date.since):
            found[-1] = last._replace(end=date.end, since=last.since + date.since[4:])
        else:
            found.append(date)
    return found


def _of_what_is(acts: list[Cue], dates: Sequence[TextDate], nouns: Sequence[Cue]) -> list[Cue]:
    """Return the acts without plans of something else, where the tie itself is dated: "Seit 1982 ist … verbunden; ein Antrag …"."""
    plans = [cue for cue in acts if "planned" in cue.meanings]
    for date in dates:
        near_plan = min((letters_apart(date, cue) for cue in plans), default=0)
        if date.kind == "since" and plans and any(letters_apart(date, noun) < near_plan for noun in nouns):
            return [cue for cue in acts if cue not in plans]
    return acts


def _is_near(cue: Cue, nouns: Sequence[Cue], reach: int) -> bool:
    return not nouns or any(max(cue.start - noun.end, noun.start - cue.end) <= reach for noun in nouns)


def _negates(cue: Cue, nouns: Sequence[Cue], language: str) -> bool:
    """Tell whether a word negates the word for a tie: "never" from afar, "without" only right before it."""
    if "without" in cue.meanings:
        return any(0 <= noun.start - cue.end <= WITHOUT_REACH for noun in nouns)
    return _is_near(
        cue, nouns, NEVER_REACH if "never" in cue.meanings else NEGATED_REACH[language in EAST_ASIAN]
    )


def _status(acts: frozenset[str]) -> str:
    for status in ("ended", "dormant", "planned"):
        if status in acts:
            return "active" if "resume" in acts and status == "dormant" else status
    return "active"


def _of_project(
    cues: Sequence[Cue], dates: Sequence[TextDate], nouns: Sequence[Cue], published: str | None
) -> tuple[str, str | None, str | None]:
    """Return the status of a project, since when and until when it is: one that has begun is under way until it ends."""
    since, until = read_latin_when(cues, dates, "active", nouns, published)
    ends = [date.since for date in dates if date.kind == "date" and role_of_date(date, cues) == "ended"]
    until = until or next(iter(ends), None)
    has_begun = since is not None and (published is None or since <= published)
    if until and published and until <= published:
        return "ended", since, until
    return ("active" if has_begun else "planned"), since, until


def _is_signed_first(cues: Sequence[Cue]) -> bool:
    """Tell whether a letter is signed, and what it looks forward to is named behind."""
    signed = [cue.start for cue in cues if "sign" in cue.meanings and "planned" not in cue.meanings]
    planned = [cue.start for cue in cues if "planned" in cue.meanings]
    return bool(signed) and min(signed) < min(planned, default=0)
