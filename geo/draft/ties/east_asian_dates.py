"""Since when and until when a tie is, in languages in which a date is before the verb that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from ..dates.text_date import TextDate
from .cues import Cue

KINDS = frozenset(("intent", "mou", "other", "sister", "friendship", "treaty", "project", "agreement"))
# What a word makes of a date; of a word with several meanings the first counts.
_CLASSES = (
    ("ended", "ended"), ("leave", "ended"), ("dormant", "dormant"), ("planned", "planned"), ("renew", "renew"),
    ("sign", "start"), ("join", "start"), ("begin", "start"), ("attend", "event"), ("visit", "event"),
)  # fmt: skip
_CLOSE = 10  # letters between a date and the word that it is right before
_BESIDE = 2  # letters between the word for a plan and its date
_DISTANT = 10**6
_DAY = 10  # letters of YYYY-MM-DD


def read_when(
    cues: Sequence[Cue], dates: Sequence[TextDate], status: str, published: str | None
) -> tuple[str | None, str | None]:
    """Return since when and until when a tie is.

    Examples
    --------
    >>> from sistermap.geo.draft.ties.cues import find_cues
    >>> from sistermap.geo.draft.dates.text_dates import find_dates
    >>> text = "시의회는 23일 폴로츠크시와 2014년에 맺은 자매결연을 해지했다."
    >>> read_when(find_cues(text, "ko"), find_dates(text, "ko", "2022-03-24"), "ended", "2022-03-24")
    ('2014', '2022-03-23')
    """
    classes = _classes(cues)
    until = event = None
    begins: list[tuple[bool, int, int, str]] = []
    last = max([cue.start for cue, of in classes if of in ("noun", "start")], default=_DISTANT)
    taken = 10**9
    for date in sorted(dates, reverse=True):
        if date.kind in ("until", "range") and date.until:
            until = until or date.until
        if not date.since or (published and date.since > published):
            continue
        of = _class_of(date, classes, taken)
        taken = date.start
        if of == "ended":
            until = until or date.since
        elif of == "start":
            behind = [cue.start - date.end for cue, _ in classes if cue.start >= date.end]
            begins.append((date.kind == "date", min(behind, default=_DISTANT), date.start, date.since))
        elif of in ("event", "planned") and date.start < last:
            event = date.since
    if status == "planned":
        return None, until if any(date.kind == "range" for date in dates) else None
    since = min(begins)[-1] if begins else None
    if since is None and status == "active" and not any(of == "renew" for _, of in classes):
        since = event
    return since, until


def is_of_news(date: TextDate, published: str | None) -> bool:
    """Tell whether a date is that of what an item reports, not of what was so before: reckoned from its day, or in its month.

    Examples
    --------
    >>> is_of_news(TextDate(0, 10, "2025-03-12"), "2025-03-20"), is_of_news(TextDate(0, 4, "1985"), "2025-03-20")
    (True, False)
    """
    is_of_month = (
        bool(published) and len(date.since or "") == _DAY and str(date.since)[:7] == str(published)[:7]
    )
    return date.kind == "date" and (date.relative or is_of_month)


def _classes(cues: Sequence[Cue]) -> list[tuple[Cue, str]]:
    """Return what each word of a clause makes of a date; a noun alone is what the verb behind it is."""
    found = []
    for cue in cues:
        of = next((name for meaning, name in _CLASSES if meaning in cue.meanings), None)
        if of is None and cue.meanings & KINDS:
            of = "noun"
        if of:
            found.append((cue, of))
    return found


def _class_of(date: TextDate, classes: list[tuple[Cue, str]], limit: int) -> str | None:
    """Return what the first word behind a date makes of it, else the last before it."""
    behind = [(cue, of) for cue, of in classes if date.end <= cue.start < limit]
    verb = next(((cue, of) for cue, of in behind if of != "noun"), None)
    last = next((of for _, of in reversed(classes) if of != "noun"), None)
    if date.kind in ("range", "anniversary"):
        return "start"
    if date.kind == "since":
        return "dormant" if verb and verb[1] == "dormant" else "start"
    if any(0 <= date.start - cue.end <= _BESIDE for cue, of in classes if of == "planned"):
        return "planned"  # 争取今年秋天
    if not behind:
        later = [of for cue, of in classes if cue.start >= date.end and of != "noun"]
        if later and later[-1] != "start":
            return later[-1]
        before = [of for cue, of in classes if cue.end <= date.start]
        return "start" if before[-1:] in (["noun"], ["start"]) or later else before[-1] if before else None
    if verb is None:
        rest = [of for cue, of in classes if cue.start >= limit and of in ("ended", "dormant", "renew")]
        is_far = behind[0][0].start - date.end > _CLOSE and len(date.since or "") == _DAY
        return rest[-1] if rest and is_far else "start"
    if verb[1] == "start" and last in ("ended", "dormant", "renew") and len(date.since or "") == _DAY:
        return "start" if verb[0].start - date.end <= _CLOSE else last
    return verb[1]
