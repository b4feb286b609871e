"""Whom a Korean, Japanese or Chinese sentence ties that does not join two names: "the two cities", "its sister cities are"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..item import Sentence
from ..names.mention import Mention
from ..names.name_words import endings
from .claim import Claim
from .cues import Cue
from .east_asian_dates import KINDS
from .parties import Parties, Party
from .sides import Group
from .who import Sides, fits

_UNNAMED = {
    "ko": re.compile(r"(?<![가-힣])[가-힣]{2,10}[와과]\s"),
    "ja": re.compile("(?<![㐀-鿿ァ-ヶー])[㐀-鿿ァ-ヶー]{2,12}と"),
}
_TOPIC = re.compile(
    r"(?:로|으로|에|として|に)?(?:는|은|は)[\s、,]?"
    r"|[一二两兩三四五六七八九十\d]{0,3}[个個座对對]?[,，]?(?:分别|分別)?(?:为|為|是|有|包括|計有|计有|共有)?[:：]?\s?"
)
_WITH_BEHIND = re.compile(r"[와과]|と|との")
_WITH_BEFORE = "与與和同跟"
_SUBJECT = frozenset("은는이가도はがも")
_WITH = frozenset(("와", "과", "と"))


def east_asian_sides(
    text: str, claim: Claim, groups: Sequence[Group], cues: Sequence[Cue], parties: Parties,
    subject: Party | None, partners: Sequence[Party],
) -> list[Sides]:  # fmt: skip
    """Return the parties that a clause ties; none where its own names are joined, see `geo.draft.ties.who.sides_of` then.

    Parameters
    ----------
    subject
        Whom the clause before is about.
    partners
        The parties abroad that the text named together last.
    """
    return (
        _with_both(text, groups, cues, parties, partners)
        or _listed(text, claim, groups, cues, parties, subject)
        or _one_with_many(claim, groups, parties)
        or _agreeing(claim, groups, parties)
        or _with_alone(claim, groups, cues, parties, subject)
    )


def may_be_of_item(
    sentence: Sentence, named: Sequence[Mention], cues: Sequence[Cue], language: str, *, is_begun: bool
) -> bool:
    """Tell whether a sentence that joins no two names may be about those of the item.

    Parameters
    ----------
    is_begun
        Whether a sentence before stated a tie: else this one has to name a side, or to say "both" or "our city".
    """
    if not sentence.paragraph or is_with_unnamed(sentence.text, named, cues, language):
        return False
    return is_begun or bool(named) or any(cue.meanings & {"both", "home", "pronoun", "envoy"} for cue in cues)


def is_with_unnamed(text: str, mentions: Sequence[Mention], cues: Sequence[Cue], language: str) -> bool:
    """Tell whether a tie is with somebody who is no place: 한 보험사와 업무협약을, 銀行と協定を.

    Examples
    --------
    >>> from sistermap.geo.draft.ties.cues import find_cues
    >>> [is_with_unnamed(text, [], find_cues(text, "ko"), "ko") for text in ("보험사와 협약을 맺었다", "양측과 협약을 맺었다")]
    [True, False]
    """
    pattern = _UNNAMED.get(language)
    starts = {cue.start for cue in cues if cue.meanings & KINDS}
    return pattern is not None and any(
        match.end() in starts
        and not match[0].rstrip()[:-1].endswith(endings(language, "behind"))
        and not any(one.start < match.end() and match.start() < one.end for one in mentions)
        and not any(cue.start < match.end() and match.start() < cue.end for cue in cues)
        for match in pattern.finditer(text)
    )


def _with_both(
    text: str, groups: Sequence[Group], cues: Sequence[Cue], parties: Parties, partners: Sequence[Party]
) -> list[Sides]:
    """Return the home side with each of "with the two cities", of which it is none: 도는 두 곳과."""
    home = parties.home
    is_with = any(
        "both" in cue.meanings
        and (
            _WITH_BEHIND.match(text, cue.end)
            or text[max(0, cue.start - 1) : cue.start] in tuple(_WITH_BEFORE)
        )
        for cue in cues
    )
    if not is_with or home is None or len(partners) != 2:
        return []
    if any(parties.of(one) is not home for group in groups for one in group.mentions):
        return []
    return [Sides(home, each, 0.7) for each in partners if fits(home, each, "friendship")]


def _listed(
    text: str,
    claim: Claim,
    groups: Sequence[Group],
    cues: Sequence[Cue],
    parties: Parties,
    subject: Party | None,
) -> list[Sides]:
    """Return the owner with each of a list behind the word for the tie: 드레스덴의 자매도시는 코번트리와 피렌체이다."""
    heads = [
        cue.end + len(match[0])
        for cue in cues
        if cue.meanings & {"sister", "friendship"} and (match := _TOPIC.match(text, cue.end)) and match[0]
    ]
    if not heads or claim.kind is None:
        return []
    names = [one for group in groups for one in group.mentions]
    before = [one for one in names if one.end <= heads[0]]
    listed = [one for one in names if one.start >= heads[0]]
    owner = parties.of(before[-1]) if before else subject or parties.home
    if owner is None or len(before) > 1:
        return []
    return _fitting(owner, listed, claim, parties, 0.85)


def _one_with_many(claim: Claim, groups: Sequence[Group], parties: Parties) -> list[Sides]:
    """Return the first of a group with those abroad behind "with": 云南省与老挝琅南塔省、越南老街省."""
    if len(groups) != 1 or claim.kind is None or len(groups[0].mentions) < 3:
        return []
    first, *others = groups[0].mentions
    is_list = groups[0].joints[0] == "and" and "list" in groups[0].joints[1:] and not groups[0].particle
    if not is_list or any(one.country in (None, first.country) for one in others):
        return []
    return _fitting(parties.of(first), others, claim, parties, 0.75)


def _agreeing(claim: Claim, groups: Sequence[Group], parties: Parties) -> list[Sides]:
    """Return the two subjects of "signed an agreement", which are of two countries: 한국과 르완다가 서명한 협정."""
    if claim.kind != "agreement" or "sign" not in claim.acts or len(groups) != 1:
        return []
    names = groups[0].mentions
    if len(names) != 2 or (groups[0].particle and groups[0].particle not in _SUBJECT):
        return []
    left, right = (parties.of(one) for one in names)
    if left.mention.country == right.mention.country:
        return []
    return _fitting(left, [names[1]], claim, parties, 0.7)


def _with_alone(
    claim: Claim, groups: Sequence[Group], cues: Sequence[Cue], parties: Parties, subject: Party | None
) -> list[Sides]:
    """Return the side that is not named with the one that "with" is behind: 韓国の高城郡とは平成19年に友好提携を結び."""
    subject = subject or parties.home
    if claim.kind is None or subject is None or not groups:
        return []
    if groups[0].particle.lstrip("!") not in _WITH or any(group.particle in _SUBJECT for group in groups):
        return []
    end = groups[0].mentions[-1].end
    if not any(cue.start >= end and cue.meanings & KINDS for cue in cues):
        return []
    return _fitting(subject, groups[0].mentions, claim, parties, 0.75)


def _fitting(
    left: Party, names: Sequence[Mention], claim: Claim, parties: Parties, certainty: float
) -> list[Sides]:
    found = [Sides(left, parties.of(one), certainty, one) for one in names]
    return [sides for sides in found if fits(left, sides.right, claim.kind)]
