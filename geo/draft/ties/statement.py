"""One tie as the sentences read so far state it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..item import Sentence
from ..names.mention import Mention
from ..names.name_support import bare_key
from ..proposal import Proposal
from .parties import Party

# Two places have one tie of these kinds with each other, whatever words an item has for it; documents are many.
ONE_TIE = frozenset(("sister", "friendship", "agreement"))


@dataclass(slots=True)
class Statement:
    """A tie of two parties, or the membership of one."""

    left: Party
    right: Party | None  # None of a membership
    kind: str  # of `geo.schema.KINDS`, or "agreement" where no sentence so far states which
    status: str | None
    since: str | None
    until: str | None
    sentence: Sentence
    certainty: float
    network: str | None = None
    is_dated: bool = field(default=False)  # whether `since` is what the text says of the beginning

    def is_of(self, left: Party, right: Party | None, kind: str) -> bool:
        """Tell whether a tie of two parties is this one."""
        if (
            right is None
            or self.right is None
            or {self.left.number, self.right.number} != {left.number, right.number}
        ):
            return False
        return self.kind == kind or {self.kind, kind} <= ONE_TIE or "agreement" in (self.kind, kind)

    def proposal(self) -> Proposal:
        """Return it as a row of the table of proposals."""
        left, right = self.left.mention, self.right.mention if self.right else None
        return Proposal(
            from_name=None if self.left.is_country else left.name,
            from_country=left.country,
            from_region=left.region,
            from_org=left.organisation,
            to_name=None
            if right is None or (self.right is not None and self.right.is_country)
            else right.name,
            to_country=right.country if right else None,
            to_region=right.region if right else None,
            to_org=right.organisation if right else None,
            kind="friendship" if self.kind == "agreement" else self.kind,
            status=self.status,
            since=self.since,
            until=self.until,
            network=self.network,
            title=None,
            evidence=self.sentence.text,
            line=self.sentence.line,
            confidence=round(self.certainty, 2),
            from_place=_place_key(left),
            to_place=_place_key(right) if right else None,
        )


def _place_key(mention: Mention) -> tuple[str, str]:
    """Return what the same place has in every language, as a city and as the region of its name."""
    name = mention.place.name if mention.place else mention.name
    return mention.country or "", bare_key(name)
