"""The places that a sentence names → the pairs of them that its words join."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..names.mention import Mention
from .cues import fold
from .joints import PARTICLES, SUBJECTS, joint_of, opening, own_particle, particle_behind, roles

MOST_EACH_WITH_EACH = 3  # parties of one agreement of which each is tied with each
LONGEST_VERB = 6  # letters between a verb that ties and the name of its object: "lie la Savoie à …"
LONGEST_TO = 30  # letters between the word for a tie and a name that "to" joins to it

_WITH = frozenset(("와", "과", "랑", "하고", "と"))
_PLACE = frozenset(("에서", "에", "으로", "로", "で", "から", "へ"))
_OWNER = frozenset("의の")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_BRACKETS = re.compile(r"[(（][^()（）]{0,60}[)）]")
_WORD = re.compile(r"[^\W\d_]+['’]?|\d+|[^\w\s]")


@dataclass(slots=True)
class Group:
    """Names that are side by side in a sentence: "Osaka, Kobe and Busan"."""

    mentions: list[Mention]
    joints: list[str] = field(default_factory=list)  # "and" or "list", between each two
    lead: str = ""  # how it is joined to the group before: "with", "between" or ""
    particle: str = ""  # behind it, in Korean and Japanese
    is_owner: bool = False  # "Norfolk's", 부산의


class Pair(NamedTuple):
    """Two sides that the words of a sentence join."""

    left: Mention
    right: Mention
    by: str  # "with", "and", "pairs", "each", "dash"


def group_mentions(
    text: str,
    mentions: Sequence[Mention],
    language: str,
    *,
    apposed: Sequence[Mention] = (),
    asides: Sequence[tuple[int, int]] = (),
    ties: Sequence[int] = (),
) -> list[Group]:
    """Return the names of a sentence in groups; those at which something only happens are left out.

    Examples
    --------
    >>> names = [Mention(at, at + 5, name, at, at + 5, None, None) for at, name in ((0, "Osaka"), (19, "Busan"))]
    >>> [(group.lead, [one.name for one in group.mentions]) for group in group_mentions("Osaka signed with  Busan.", names, "en")]
    [('', ['Osaka']), ('with', ['Busan'])]
    """
    groups: list[Group] = []
    end, is_place = 0, False
    bare = _without_asides(text, asides, language)
    for mention in mentions:
        gap = bare[end : mention.start]
        joint = joint_of(gap, language) if groups or end else opening(gap, language)
        if joint == "place" and _is_tied_to(bare, mention, mentions, ties, language):
            joint = "with"
        particle = particle_behind(text[mention.end :], language)
        joined = joint in ("and", "list", "dash") and bool(groups)
        is_place = is_place if joint in ("and", "list") and end else joint == "place"
        if language in PARTICLES:
            particle = particle or own_particle(text, mention)
            joined = joined and groups[-1].particle not in SUBJECTS
            is_place = particle in _PLACE
        end = mention.end
        is_place = is_place and mention not in apposed  # nor are those listed behind it
        if is_place and mention.organisation is None:
            continue
        if joined and not groups[-1].particle.startswith("!"):
            groups[-1].mentions.append(mention)
            groups[-1].joints.append(joint)
        else:
            groups.append(Group([mention], lead=joint if joint in ("with", "between") else ""))
        groups[-1].particle = particle
        if _POSSESSIVE.match(text, mention.end) or particle in _OWNER:
            groups[-1].is_owner = True
            end += 2 if text.startswith(("'s", "’s"), mention.end) else 0
        if (
            language == "ko"
            and particle in _WITH
            and text[mention.end + len(particle) :].lstrip().startswith(",")
        ):
            groups[-1].particle = (
                "!" + particle
            )  # 윈청시와, 충주시는 …: the next name begins a pair of its own
    return groups


def _is_tied_to(
    text: str, mention: Mention, mentions: Sequence[Mention], ties: Sequence[int], language: str
) -> bool:
    """Tell whether a preposition of place joins a name to the word for the tie: "jumelée à", "lie Brest à Kiel"."""
    of = roles(language)
    before = [one for one in mentions if one.end <= mention.start]
    if before and any(0 <= before[-1].start - end <= LONGEST_VERB for end in ties):
        joint = _WORD.findall(fold(text[before[-1].end : mention.start]))
        if joint[:1] and joint[0] in of["to"] and all(word in of["empty"] for word in joint[1:]):
            return True
    for end in ties:
        words = (
            _WORD.findall(fold(text[end : mention.start])) if 0 <= mention.start - end <= LONGEST_TO else []
        )
        if words and all(word in of["to"] or word in of["empty"] for word in words):
            return any(word in of["to"] for word in words)
    return False


def _without_asides(text: str, asides: Sequence[tuple[int, int]], language: str) -> str:
    """Return a text with blanks in the place of its dates, with their prepositions, and of what is in brackets."""
    letters = list(text)
    spans = [(_begin_of_date(text, start, language), end) for start, end in asides]
    for start, end in [*spans, *(match.span() for match in _BRACKETS.finditer(text))]:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _begin_of_date(text: str, start: int, language: str) -> int:
    """Return where a date begins with the preposition before it: "in March 2012"."""
    before = text[max(0, start - 12) : start].split()
    if language in PARTICLES or language == "zh" or not before or not text[start - 1 : start].isspace():
        return start
    word = before[-1]
    is_role = fold(word) in roles(language)["place"] or fold(word) in roles(language)["on"]
    return text.rindex(word, 0, start) if is_role else start


def join_sides(groups: Sequence[Group], *, in_pairs: bool = False) -> tuple[list[Pair], list[Group]]:
    """Return the pairs that the words of a sentence join, and the groups that are in none of them.

    Parameters
    ----------
    groups
        Of one sentence.
    in_pairs
        Whether the sentence says that it names pairs: "respectively", 각각.
    """
    pairs: list[Pair] = []
    lefts: dict[int, list[Mention]] = {}  # of each group that is in a pair, whom it is tied with
    for at, group in enumerate(groups):
        before = _before(groups, at, lefts)
        if apart := _alternating(group):
            pairs += [Pair(left, right, "pairs") for left, right in apart]
            lefts[at] = []
        elif group.lead == "between" and len(group.mentions) == 2:
            pairs.append(Pair(group.mentions[0], group.mentions[1], "and"))
            lefts[at] = []
        elif before and (group.lead == "with" or group.particle.lstrip("!") in _WITH):
            rights = (
                [one for each in _run(groups, at) for one in each.mentions] if in_pairs else group.mentions
            )
            if in_pairs and len(before) == len(rights) > 1:
                pairs += [Pair(one, other, "pairs") for one, other in zip(before, rights, strict=True)]
                lefts |= {key: [] for key in range(at - 1, at + len(_run(groups, at)))}
                break
            pairs += [Pair(one, other, "with") for one in before for other in group.mentions]
            lefts.setdefault(at - 1, [])
            lefts[at] = before if group.lead == "with" or group.particle.startswith("!") else []
        elif len(group.mentions) == 2 and group.joints[0] == "dash":
            pairs.append(Pair(group.mentions[0], group.mentions[1], "dash"))
            lefts[at] = []
    return pairs, [group for at, group in enumerate(groups) if at not in lefts]


def _before(groups: Sequence[Group], at: int, lefts: dict[int, list[Mention]]) -> list[Mention]:
    """Return whom "with" joins to a group: whom the group before is tied with, or that group itself.

    "with Cuenca" alone is no subject: in "It is twinned with Cuenca and with Loja" the subject is nowhere named.
    """
    if at == 0 or at - 1 in lefts:
        return lefts.get(at - 1, [])
    return [] if groups[at].lead == groups[at - 1].lead == "with" else groups[at - 1].mentions


def _run(groups: Sequence[Group], at: int) -> list[Group]:
    """Return a group and those behind it that "with" joins as well."""
    found = [groups[at]]
    for group in groups[at + 1 :]:
        if group.lead != "with":
            break
        found.append(group)
    return found


def each_with_each(mentions: Sequence[Mention]) -> Iterator[Pair]:
    """Give all pairs of the parties of one agreement; none where they are too many to be tied with one another."""
    if 2 <= len(mentions) <= MOST_EACH_WITH_EACH:
        for at, left in enumerate(mentions):
            for right in mentions[at + 1 :]:
                yield Pair(left, right, "and" if len(mentions) == 2 else "each")


def _alternating(group: Group) -> list[tuple[Mention, Mention]]:
    """Return "A and B, C and D" in pairs."""
    joints = group.joints
    if len(group.mentions) < 4 or len(group.mentions) % 2:
        return []
    if any(joint != "and" for joint in joints[::2]) or any(joint != "list" for joint in joints[1::2]):
        return []
    return list(zip(group.mentions[::2], group.mentions[1::2], strict=True))
