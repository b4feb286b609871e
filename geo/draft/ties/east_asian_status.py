"""Whether a tie is so yet, in languages whose verbs say it behind the word for the tie."""

from __future__ import annotations

from collections.abc import Sequence

from ..dates.text_date import TextDate
from .cues import Cue

_REACH_OF_DATE = 10  # letters from a date to the verb
_BEHIND, _BEFORE = 16, 30  # letters from the word for the tie to the verb that it is the object of


def read_status(text: str, language: str, cues: Sequence[Cue], nouns: Sequence[Cue]) -> str:
    """Return the status of a tie: what is signed is not planned, though something else is.

    Examples
    --------
    >>> from sistermap.geo.draft.ties.cues import find_cues
    >>> for text in ("자매결연을 맺고 축구 교류를 추진할 계획이다.", "자매결연 체결을 추진한다."):
    ...     cues = find_cues(text, "ko")
    ...     print(read_status(text, "ko", cues, cues[:1]))
    active
    planned
    """
    meanings = frozenset().union(*(cue.meanings for cue in cues)) if cues else frozenset()
    if "ended" in meanings:
        return "ended"
    if "dormant" in meanings and "resume" not in meanings:
        return "dormant"
    plans = [cue for cue in cues if "planned" in cue.meanings]
    if not plans:
        return "active"
    is_plan = _is_plan_chinese if language == "zh" else _is_plan
    return "planned" if any(is_plan(text, plan, cues, nouns) for plan in plans) else "active"


def _is_plan(text: str, plan: Cue, cues: Sequence[Cue], nouns: Sequence[Cue]) -> bool:
    """Tell whether a plan is about the tie, in Korean and Japanese."""
    if "pending" in plan.meanings:
        return True
    done = [cue for cue in cues if "done" in cue.meanings]
    return not any(
        0 <= cue.start - noun.end <= _BEHIND
        or (cue.start < plan.start and 0 <= noun.start - cue.end <= _BEFORE)
        for cue in done
        for noun in nouns
    )


def _is_plan_chinese(text: str, plan: Cue, cues: Sequence[Cue], nouns: Sequence[Cue]) -> bool:
    """Tell whether a plan is about the tie: it is before the verb, or in the same part of the sentence."""
    if "pending" in plan.meanings:
        return True
    ties = [cue for cue in (*cues, *nouns) if "sign" in cue.meanings or cue in nouns]
    before = [cue for cue in ties if cue.end <= plan.start]
    if any("done" in cue.meanings for cue in before):
        return False
    return any(not _is_parted(text, plan.end, cue.start) for cue in ties if cue.start >= plan.end) or any(
        not _is_parted(text, cue.end, plan.start) for cue in before
    )


def _is_parted(text: str, begin: int, end: int) -> bool:
    return any(mark in "，,。;；" for mark in text[begin:end])


def is_to_come(language: str, cues: Sequence[Cue], dates: Sequence[TextDate], published: str | None) -> bool:
    """Tell whether a tie is signed on a day after that of the text, though no word says so: 约定明年结为友好城市.

    Examples
    --------
    >>> from sistermap.geo.draft.ties.cues import find_cues
    >>> cues = find_cues("双方约定明年结为友好城市", "zh")
    >>> is_to_come("zh", cues, [TextDate(4, 6, "2025")], "2024-06-10")
    True
    """
    signs = [cue for cue in cues if "sign" in cue.meanings]
    is_done = language != "zh" and any("done" in cue.meanings for cue in signs)
    later = [
        date.end for date in dates if published and date.kind == "date" and (date.since or "") > published
    ]
    return not is_done and any(0 <= cue.start - end <= _REACH_OF_DATE for cue in signs for end in later)
