"""The parties of the tie that a sentence is about: those that its words join, else those that the item is about."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from ..names.containment import is_in_unit
from ..names.mention import Mention
from ..word_lists import any_of, words_of
from .claim import Claim
from .cues import Cue, fold
from .parties import Parties, Party
from .sides import Group, each_with_each, join_sides

# Marks between "sister city" and the name of one.
_BEFORE_NAME = r"[\s,:：、(（「“\"]*+"
_LONGEST_APPOSED = 12
LONGEST_HAS = 3  # words between a subject and its partners: "Kiel hat zwölf Partnerstädte"


class Sides(NamedTuple):
    """Two parties that a sentence ties."""

    left: Party
    right: Party
    certainty: float
    name: Mention | None = None  # of the right side, where the sentence names it


def is_apposed(text: str, mention: Mention, cues: Sequence[Cue]) -> bool:
    """Tell whether a name is right behind the word for what it is: "its sister city Osaka", 자매도시인 다낭시."""
    return any(
        cue.meanings & {"sister", "friendship"}
        and 0 <= mention.start - cue.end <= _LONGEST_APPOSED
        and _apposed().fullmatch(text, cue.end, mention.start)
        for cue in cues
    )


@functools.cache
def _apposed() -> re.Pattern[str]:
    words = any_of(words_of("roles", "apposed"))
    return re.compile(f"{_BEFORE_NAME}{words}?{_BEFORE_NAME}")


def sides_of(
    text: str,
    claim: Claim,
    groups: list[Group],
    cues: Sequence[Cue],
    parties: Parties,
    topic: Party | None = None,
) -> list[Sides]:
    """Return the parties that the words of a sentence tie.

    Returns
    -------
    list of Sides
        Empty where the sentence joins no two names; see `sides_of_item` then.
    """
    meanings = frozenset().union(*(cue.meanings for cue in cues)) if cues else frozenset()
    joined, left_over = join_sides(groups, in_pairs="each" in meanings)
    found = _fitting([(pair.left, pair.right) for pair in joined], claim, parties, 0.9)
    is_strong = claim.kind not in (None, "agreement")
    home = parties.home
    for group in left_over:
        subject = parties.country if parties.of(group.mentions[0]).is_country else topic or home
        if topic is None and (behind := _subject_behind(group, left_over, parties)):
            subject = behind
        if group.lead == "with" and subject is not None:
            found += _fitting([(subject.mention, one) for one in group.mentions], claim, parties, 0.8)
    left_over = [group for group in left_over if group.lead != "with"]
    for at, group in enumerate(left_over):
        if home is not None and is_strong and is_apposed(text, group.mentions[0], cues):
            if _are_both(text, group, cues):
                found += _fitting([(group.mentions[0], group.mentions[1])], claim, parties, 0.85)
                continue
            before = left_over[at - 1] if at else None
            owner = (
                before.mentions[-1]
                if before and (before.is_owner or _is_of(text, before, group, cues))
                else (topic or home).mention
            )
            found += _fitting([(owner, one) for one in group.mentions], claim, parties, 0.85)
    if found or not (is_strong or _is_act_of_two(claim, left_over, cues)):
        return _unique(found)
    return _unique(_by_place(claim, left_over, parties))


def _is_act_of_two(claim: Claim, groups: Sequence[Group], cues: Sequence[Cue]) -> bool:
    """Tell whether two names have an agreement that no word calls a twinning: "Leeds and Brno signed a partnership"."""
    is_named = any("agreement" in cue.meanings and "sign" not in cue.meanings for cue in cues)
    is_pair = len(groups) == 1 and groups[0].joints == ["and"]
    is_pair = is_pair or (len(groups) == 2 and groups[1].is_owner and _is_right_behind(groups[1], cues))
    return (
        claim.kind == "agreement" and is_named and is_pair and bool(claim.acts & {"sign", "begin", "ended"})
    )


def _is_right_behind(owner: Group, cues: Sequence[Cue]) -> bool:
    """Tell whether the word for an agreement is that of the name before it: "has been Cardiff's partner"."""
    end = owner.mentions[-1].end
    return any("agreement" in cue.meanings and 0 <= cue.start - end <= _LONGEST_APPOSED for cue in cues)


def _subject_behind(group: Group, groups: Sequence[Group], parties: Parties) -> Party | None:
    """Return the subject behind "with Brno" at the head of a sentence: "Mit Brno ist Kassel verschwistert"."""
    if group is not groups[0] or len(groups) < 2 or groups[1].lead or len(groups[1].mentions) > 1:
        return None
    party = parties.of(groups[1].mentions[0])
    if party.is_country or (parties.is_issued and party is not parties.home):
        return None
    return party


def _are_both(text: str, group: Group, cues: Sequence[Cue]) -> bool:
    """Tell whether a tie is that of two names: "the twinning of Leeds and Brno", "el hermanamiento de Bilbao y Burdeos"."""
    if group.joints != ["and"] or words_of("roles", "whose") & set(
        fold(text[group.mentions[0].end : group.mentions[1].start]).split()
    ):
        return False
    start = group.mentions[0].start
    ties = [cue for cue in cues if "sister" in cue.meanings and 0 <= start - cue.end <= _LONGEST_APPOSED]
    words = fold(text[ties[-1].end : start]).split() if ties else []
    return bool(words_of("roles", "whose") & set(words)) and fold(ties[-1].word).endswith(
        tuple(words_of("roles", "relation"))
    )


def _is_of(text: str, before: Group, group: Group, cues: Sequence[Cue]) -> bool:
    """Tell whether the name before the word for the tie has it: "Omaha is a sister city of Shizuoka", "Kiel and its twin"."""
    start, end = before.mentions[-1].end, group.mentions[0].start
    ties = [
        cue
        for cue in cues
        if cue.meanings & {"sister", "friendship"} and start <= cue.start and cue.end <= end
    ]
    if not ties:
        return False
    words = fold(text[ties[-1].end : end]).split()
    between = text[start : ties[0].start]
    owns = fold(between).split()
    if before.lead == "" and 0 < len(owns) <= LONGEST_HAS and between.replace(" ", "").isalpha():
        return True
    return (
        bool(words_of("roles", "whose") & set(words[-2:]) or words_of("roles", "its") & set(owns[-2:]))
        and before.lead == ""
    )


def _without_repeated(groups: Sequence[Group], parties: Parties) -> list[Group]:
    """Return the groups of which some name was not named before them."""
    found: list[Group] = []
    seen: set[int] = set()
    for group in groups:
        numbers = {parties.of(one).number for one in group.mentions}
        if not numbers <= seen:
            found.append(group)
        seen |= numbers
    return found


def _by_place(claim: Claim, groups: list[Group], parties: Parties) -> list[Sides]:
    """Return the sides of a sentence that names a tie, by where its names are."""
    home, groups = parties.home, _without_repeated(groups, parties)
    is_of_all = home is None or (claim.is_signed and not parties.is_issued)
    if len(groups) == 1 and claim.acts and is_of_all:
        found = [(pair.left, pair.right) for pair in each_with_each(groups[0].mentions)]
        return _fitting(found, claim, parties, 0.7)
    if len(groups) == 1 and len(groups[0].mentions) == 2:
        return _fitting([(groups[0].mentions[0], groups[0].mentions[1])], claim, parties, 0.8)
    if len(groups) >= 2 and len(groups[0].mentions) == 1:
        first, rest = groups[0].mentions[0], [one for group in groups[1:] for one in group.mentions]
        distinct = {parties.of(one).number for one in rest} - {parties.of(first).number}
        if len(distinct) == 1 or (len(groups) == 2 and (claim.acts or _are_partners(claim, groups))):
            return _fitting([(first, one) for one in rest], claim, parties, 0.7)
    return []


def _are_partners(claim: Claim, groups: list[Group]) -> bool:
    """Tell whether a list of names behind the word for the tie is of partners: "Lyon has twin towns: Leeds, Brno, Faro"."""
    listed = groups[1]
    return claim.kind == "sister" and 0 <= claim.at < listed.mentions[0].start and len(listed.mentions) > 1


def sides_of_item(claim: Claim, mentions: Sequence[Mention], parties: Parties) -> list[Sides]:
    """Return the parties that a sentence with a tie and at most one name is about."""
    main = parties.main_pair()
    named = {parties.of(one).number: parties.of(one) for one in mentions}
    if len(named) > 1 or not claim.acts:
        return []
    if not named:
        return [Sides(*main, 0.5)] if main else []
    [party] = named.values()
    if main and party in main:
        return [Sides(*main, 0.55)]
    home = parties.home
    if home is None:
        return []
    return _fitting([(home.mention, party.mention)], claim, parties, 0.5)


def _fitting(
    pairs: Sequence[tuple[Mention, Mention]], claim: Claim, parties: Parties, certainty: float
) -> list[Sides]:
    found = [Sides(parties.of(one), parties.of(other), certainty, other) for one, other in pairs]
    return [sides for sides in found if fits(sides.left, sides.right, claim.kind)]


def fits(left: Party, right: Party, kind: str | None) -> bool:
    """Tell whether two parties can have a tie: not one with itself, and a country only with a country or a region abroad."""
    if left is right:
        return False
    if left.is_country != right.is_country:
        return kind in ("sister", "friendship", "agreement") and (_is_region(left) or _is_region(right))
    if left.is_country and kind not in ("treaty", "agreement", "mou", "friendship"):
        return False
    if left.mention.organisation or right.mention.organisation:
        one, other = left.mention.place, right.mention.place  # a town has no tie with its own port
        return one is None or other is None or one.place_id != other.place_id
    return not _holds(left, right) and not _holds(right, left)


def _is_region(party: Party) -> bool:
    place = party.mention.place
    return party.mention.organisation is None and place is not None and place.level == "admin1"


def _holds(outer: Party, inner: Party) -> bool:
    one, other = outer.mention.place, inner.mention.place
    if one is None or other is None:
        return False
    return one.level == "admin1" and other.level != "admin1" and is_in_unit(other, one)


def _unique(found: Sequence[Sides]) -> list[Sides]:
    seen: dict[frozenset[int], Sides] = {}
    for sides in found:
        seen.setdefault(frozenset((sides.left.number, sides.right.number)), sides)
    return list(seen.values())
