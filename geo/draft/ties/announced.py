"""Partners that a sentence only counts, and the next one names: "Leeds has two twins. They are Brno and Lille."."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .claim import Claim
from .parties import Parties, Party
from .sides import Group
from .tie_clause import Clause
from .who import Sides, fits

_CERTAINTY = 0.7
_KINDS = frozenset(("sister", "friendship"))
_LATEST_ENTRY = 3  # letters before the words that begin an entry


class Counted(NamedTuple):
    """Whose partners a sentence counts."""

    owner: Party
    kind: str
    paragraph: int


class Announced:
    """Follows whose partners an item counts, until it names them or goes on to something else.

    Parameters
    ----------
    parties
        Of the item.
    """

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._counted: Counted | None = None

    def count(self, clause: Clause, claim: Claim, groups: Sequence[Group], *, is_stated: bool) -> None:
        """Take note of a sentence that has a word for a tie; of one that states a tie itself, nothing is left to name."""
        is_of_home = any(cue.meanings & {"home", "pronoun"} for cue in clause.cues)
        names = [one for group in groups for one in group.mentions]
        owner = self._parties.of(names[0]) if len(names) == 1 else self._parties.home if is_of_home else None
        is_counted = claim.kind in _KINDS and claim.status == "active" and len(names) < 2 and not is_stated
        self._counted = (
            Counted(owner, claim.kind or "", clause.sentence.paragraph) if owner and is_counted else None
        )

    def sides(self, clause: Clause, groups: Sequence[Group]) -> list[Sides]:
        """Return the sides of a sentence that names the partners of who was counted: "They are …", "The oldest is …"."""
        counted = self._counted
        is_entry = any("entry" in cue.meanings and cue.start <= _LATEST_ENTRY for cue in clause.cues)
        if counted is None or not is_entry or clause.sentence.paragraph > counted.paragraph + 1:
            return []
        found = [(self._parties.of(one), one) for group in groups for one in group.mentions]
        return [
            Sides(counted.owner, party, _CERTAINTY, one)
            for party, one in found
            if fits(counted.owner, party, counted.kind)
            and party.mention.country != counted.owner.mention.country
        ]

    def claim(self, claim: Claim) -> Claim:
        """Return what such a sentence says, of the kind of tie that was counted."""
        kind = self._counted.kind if self._counted else "sister"
        return claim._replace(kind=kind, kinds=(kind,), acts=claim.acts | {"begin"})
