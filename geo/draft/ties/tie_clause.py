"""A part of a sentence that states something of a tie, with what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..dates.text_date import TextDate
from ..item import Sentence
from ..language import EAST_ASIAN
from ..names.mention import Mention
from .claim import Claim
from .cues import Cue
from .parties import Party
from .sides import Group, group_mentions
from .who import is_apposed

# Behind these "to" joins the other side: "jumelée à", "unida a".
_JOINED = frozenset(("sister", "friendship", "sign", "planned"))
# Of these there may be one more between sides that have a tie.
_PAPERS = frozenset(("mou", "intent", "project", "treaty", "other"))
# Words by which a sentence that names no side may be about a tie that was stated before.
MEANT = frozenset(("pronoun", "both", "agreement", "home"))


class Clause(NamedTuple):
    """A part of a sentence that states something, with what is in it, at the places of the sentence."""

    sentence: Sentence
    text: str
    named: Sequence[Mention]
    cues: Sequence[Cue]
    dates: Sequence[TextDate]


def groups_of(clause: Clause, named: Sequence[Mention], language: str, claim: Claim) -> list[Group]:
    """Return the names of a clause in groups; a project is at the place of one of its sides."""
    apposed = [one for one in named if is_apposed(clause.text, one, clause.cues)]
    if claim.kind == "project" and language in EAST_ASIAN:
        apposed = list(named)
    asides = [(date.start, date.end) for date in clause.dates]
    ties = [cue.end for cue in clause.cues if cue.meanings & _JOINED]
    return group_mentions(clause.text, named, language, apposed=apposed, asides=asides, ties=ties)


def with_apposed(clause: Clause, language: str) -> list[Clause]:
    """Return a clause in two where it names a tie beside what it is about: 자매도시인 다낭시에서 ODA 사업을."""
    if language not in EAST_ASIAN:
        return [clause]
    beside = [cue for cue in clause.cues if any(is_apposed(clause.text, one, [cue]) for one in clause.named)]
    rest = [cue for cue in clause.cues if cue not in beside]
    if not beside or not any(cue.meanings & _PAPERS for cue in rest):
        return [clause]
    return [clause._replace(cues=beside, dates=[]), clause._replace(cues=rest)]


def meant(topic: Party | None, cues: Sequence[Cue]) -> Party | None:
    """Return the party that a sentence begins with a pronoun for."""
    return topic if any("pronoun" in cue.meanings and cue.start < 12 for cue in cues) else None
