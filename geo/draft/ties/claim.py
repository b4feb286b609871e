"""What a sentence says of a tie, whoever has it: its kind, whether it is so yet, since when and until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..dates.text_date import TextDate
from .clauses import EAST_ASIAN
from .cues import Cue
from .dated_acts import is_of_news, read_when
from .east_asian_status import is_to_come, read_status

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
    """Return what a sentence says of a tie."""
    kinds = tuple(kind for kind in KIND_ORDER if any(kind in cue.meanings for cue in cues))
    kind = kinds[0] if kinds else None
    acts = [cue for cue in cues if cue.meanings & ACTS]
    is_dated = language not in EAST_ASIAN and any(date.kind in _BEGINS for date in dates)
    if kind is None and any("agreement" in cue.meanings for cue in cues) and (acts or is_dated):
        kind = "agreement"
    if kind == "mou" and any("renew" in cue.meanings for cue in cues):
        kind = next((each for each in kinds if each in ("sister", "friendship")), kind)
    nouns = [cue for cue in cues if kind is not None and kind in cue.meanings]
    near = [cue for cue in acts if _is_near(cue, nouns, REACH[language in EAST_ASIAN])]
    if language not in EAST_ASIAN:
        near = _of_what_is(near, dates, nouns)
    meanings = frozenset(meaning for cue in near for meaning in cue.meanings & ACTS)
    is_state = any("state" in cue.meanings for cue in cues)
    if any(date.kind in ("since", "range") for date in dates):
        meanings |= {"begin"}
    negated = [cue for cue in cues if cue.meanings & {"negated", "without"}]
    meant = nouns or [cue for cue in cues if language in EAST_ASIAN and "sign" in cue.meanings]
    is_negated = any(_negates(cue, meant, language) for cue in negated) and bool(meant)
    if language in EAST_ASIAN:
        status = "negated" if is_negated else read_status(text, language, [*near, *nouns], nouns)
        if status == "active" and is_to_come(language, cues, dates, published):
            status = "planned"
        is_letter = kind == "intent" and "sign" in meanings
        own = [date for date in _with_days(dates) if not (is_state and is_of_news(date, published))]
        since, until = read_when(cues, own, "active" if is_letter else status, published)
        status = "planned" if kind == "intent" and status == "active" else status
    else:
        status = "negated" if is_negated else _status(meanings)
        near += [cue for cue in cues if "report" in cue.meanings]
        since, until = _when(near, _with_days(dates), status, nouns, published)
        if kind == "intent" and status == "planned" and _is_signed_first(near):
            status = "active"
            since, until = _when(near, _with_days(dates), status, nouns, published)
        if kind == "project" and status in ("planned", "ended"):
            status, since, until = _of_project(near, _with_days(dates), nouns, published)
        if status == "ended" and until and published and until > published:
            status = "active"
        if status == "active" and kind != "project" and until and published and until <= published:
            status = "ended"
    return Claim(
        kind,
        status,
        since,
        until,
        meanings,
        kinds,
        min((cue.start for cue in nouns), default=-1),
        "sign" in meanings and not is_state,
    )


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
        near_plan = min((_apart(date, cue) for cue in plans), default=0)
        if date.kind == "since" and plans and any(_apart(date, noun) < near_plan for noun in nouns):
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


def _when(
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
    plain = [(date, _role(date, cues, nouns)) for date in dates if date.kind == "date"]
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


# What a word makes of the date beside it; of two that are as near, the first.
_ROLES = ("begin", "sign", "ended", "dormant", "renew", "report")
OLD = 2  # years before an item
OF_NOUN = 6  # letters between the word for a tie and the year that it is of: "der Vertrag von 1992"
BEFORE_ITS_WORD = 1.5  # "signed in May" is nearer than "in May, … signed"


def _of_project(
    cues: Sequence[Cue], dates: Sequence[TextDate], nouns: Sequence[Cue], published: str | None
) -> tuple[str, str | None, str | None]:
    """Return the status of a project, since when and until when it is: one that has begun is under way until it ends."""
    since, until = _when(cues, dates, "active", nouns, published)
    ends = [date.since for date in dates if date.kind == "date" and _role(date, cues) == "ended"]
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


def _is_of_pause(date: TextDate, cues: Sequence[Cue], nouns: Sequence[Cue]) -> bool:
    """Tell whether "since 2022" says since when a tie is dormant: that word is nearer than the word for the tie."""
    pauses = [
        cue for cue in cues if cue.meanings & {"dormant", "ended"} and not cue.meanings & {"begin", "sign"}
    ]
    begins = [*nouns, *(cue for cue in cues if cue.meanings & {"begin", "sign"})]
    if any(cue.end <= date.start for cue in pauses) and not any("begin" in cue.meanings for cue in cues):
        return True
    return min((_apart(date, cue) for cue in pauses), default=10**6) < min(
        (_apart(date, cue) for cue in begins), default=10**6
    )


def _role(date: TextDate, cues: Sequence[Cue], nouns: Sequence[Cue] = ()) -> str | None:
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
    return min(dates, key=lambda date: min(_apart(date, cue) for cue in cues)).since


def _apart(date: TextDate, cue: Cue) -> int:
    return max(date.start - cue.end, cue.start - date.end, 0)
