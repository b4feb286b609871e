"""The names of a Korean, Japanese or Chinese sentence without what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .cues import Cue, find_cues
from .mention import Mention
from .text_date import TextDate
from .text_dates import find_dates


def clean_names(text: str, mentions: Sequence[Mention], language: str) -> list[Mention]:
    """Return the names of a sentence, without words for a tie, points of lists and towns that only hold the next place."""
    cues, dates = find_cues(text, language), find_dates(text, language, None)
    names = [one for one in mentions if not _is_word(one, cues) and not _is_era(one, dates)]
    return _without_outer([_without_bullet(one) for one in names])


def is_in_name(cue: Cue, mentions: Sequence[Mention]) -> bool:
    """Tell whether what looks like a word is but a part of a name: 무산 in 무산제군, 有意 in 有意大利."""
    return any(
        (one.start <= cue.start and cue.end <= one.end and cue.end - cue.start < one.end - one.start)
        or cue.start < one.start < cue.end < one.end
        for one in mentions
    )


def _is_era(mention: Mention, dates: Sequence[TextDate]) -> bool:
    """Tell whether what looks like a name begins a year: 昭和49年."""
    return any(date.start <= mention.start and mention.end <= date.end for date in dates)


def _is_word(mention: Mention, cues: Sequence[Cue]) -> bool:
    """Tell whether what looks like a name is but the word for a tie, as 자매도시 might be a town."""
    return any(cue.start <= mention.name_start and mention.name_end <= cue.end for cue in cues)


def _without_bullet(mention: Mention) -> Mention:
    """Return a name without the point of a list before it: ・板倉町."""
    bare = mention.name.lstrip("・·")
    start = mention.name_start + len(mention.name) - len(bare)
    return replace(mention, name=bare, name_start=start, start=mention.start + len(mention.name) - len(bare))


def _without_outer(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the places of a sentence without the town that only says where the one right behind it is: 克拉玛依市独山子区."""
    return [
        one
        for at, one in enumerate(mentions)
        if one.organisation is not None
        or at + 1 == len(mentions)
        or mentions[at + 1].start != one.end
        or mentions[at + 1].country != one.country
    ]
