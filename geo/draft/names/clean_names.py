"""The names of a Korean, Japanese or Chinese sentence without what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..dates.text_date import TextDate
from ..dates.text_dates import find_dates
from ..ties.cues import Cue, find_cues
from .mention import Mention
from .unknown_sides import with_unknown_sides

# A town's name with its term, without words that join or describe.
_UNKNOWN = re.compile(
    "[^\u0000-\u33ff\ua000-\uffff与與和及在的是了等各一二两兩三四五六七八九十第大某首都政府结結签簽]{1,6}?[市州县縣省郡府区區]"
)


def clean_names(text: str, mentions: Sequence[Mention], language: str) -> list[Mention]:
    """Return the names of a sentence, without words for a tie, points of lists and towns that only hold the next place."""
    cues, dates = find_cues(text, language), find_dates(text, language, None)
    names = [one for one in mentions if not _is_word(one, cues) and not _is_era(one, dates)]
    names = [_without_bullet(one) for one in names]
    if language == "zh":
        names = _behind_countries(text, [_town_of_harbour(text, one) for one in names])
    names = with_unknown_sides(text, names, language, cues, [(date.start, date.end) for date in dates])
    return _without_outer(names)


def is_loose(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Tell whether a verb belongs to another noun than the word for a tie: 계기가 됐다, and not 자매도시가 됐다."""
    return cue.word.startswith(("가 ", "이 ")) and all(other.end != cue.start for other in cues)


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
    return any(
        (cue.start <= mention.name_start and mention.name_end <= cue.end)
        or ("both" in cue.meanings and cue.start <= mention.name_start < cue.end)
        for cue in cues
    )


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


def _town_of_harbour(text: str, one: Mention) -> Mention:
    """Return the town that is called a harbour, 防城港市, for what looks like the body that runs one."""
    term = text[one.end : one.end + 1]
    if (
        not one.organisation
        or not one.organisation.endswith("港")
        or term not in ("市", "区", "區", "县", "縣")
    ):
        return one
    return replace(
        one, organisation=None, name=one.organisation + term, end=one.end + 1, name_end=one.end + 1
    )


def _behind_countries(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the places of a Chinese sentence with the unknown ones behind a country: 丹麦奥尔胡斯市, though 胡斯 is a town."""
    found: list[Mention] = []
    for at, one in enumerate(mentions):
        if found and one.start < found[-1].end:
            continue
        match = None
        if one.place is not None and one.place.level == "country" and one.organisation is None:
            match = _UNKNOWN.match(text, one.end)
        nexts = [other for other in mentions[at + 1 :] if match and other.start < match.end()]
        is_known = any(other.country == one.country for other in nexts)
        if match is None or is_known:
            found.append(one)
        else:
            begin, end = match.span()
            found.append(Mention(one.start, end, match[0], begin, end, None, one.country))
    return found
