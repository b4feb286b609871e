"""What a text is read as: ties that it states, and sentences that nearly state one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Proposal:
    """One tie or membership that a text states, which a user confirms."""

    from_name: str | None  # as the text writes it; None where a country is the side
    from_country: str | None  # ISO 3166-1 alpha-2
    from_region: str | None
    from_org: str | None
    to_name: str | None  # all of this side is None for a membership
    to_country: str | None
    to_region: str | None
    to_org: str | None
    kind: str  # one of `geo.schema.KINDS`
    status: str | None  # one of `geo.schema.STATUSES`
    since: str | None
    until: str | None
    network: str | None
    title: str | None  # the name of the agreement or project, as the text writes it
    evidence: str  # the sentence
    line: int  # of the sentence in the file, 1-based
    confidence: float  # 0 to 1
    # Of each side, what is the same whatever the language of its name; None of a membership's second.
    from_place: tuple[str, str] | None = None
    to_place: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A sentence that nearly states a tie, and why it does not."""

    evidence: str
    line: int
    reason_code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drafts:
    """What one item is read as."""

    proposals: tuple[Proposal, ...]
    near_misses: tuple[NearMiss, ...]
    issuer: str | None = (
        None  # the place that a dateline or an address says it is from, as ``home`` is written
    )
