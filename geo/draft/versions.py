"""What is drafted from the versions of an item in several languages → what the item states, each tie once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .proposal import Drafts, Proposal
from .ties.statement import ONE_TIE

_Key = tuple[frozenset[object], str, bool]


def merge_versions(versions: Sequence[Drafts]) -> Drafts:
    """Merge the same ties of several languages: a known date wins over none, and the better evidence stays.

    Ties are the same if their places are, their kinds are no others, and their dates do not contradict each other.
    Names of networks and organisations are others in each language: those of the same places are the same where
    each language has as many of them.

    Parameters
    ----------
    versions
        Of one item, a language each.

    Examples
    --------
    >>> merge_versions([])
    Drafts(proposals=(), near_misses=(), issuer=None)
    """
    kept: list[Proposal] = []
    for version in versions:
        counts = [Counter(map(_key, some)) for some in (kept, version.proposals)]
        free = list(range(len(kept)))
        for proposal in version.proposals:
            at = _same(proposal, kept, free, counts)
            if at is None:
                kept.append(proposal)
            else:
                free.remove(at)
                kept[at] = _merged(kept[at], proposal)
    kept.sort(key=lambda one: one.line)
    misses = sorted((miss for version in versions for miss in version.near_misses), key=lambda one: one.line)
    return Drafts(tuple(kept), tuple(misses))


def _key(proposal: Proposal) -> _Key:
    """Return what two versions of a tie share: its places, its kind, and whether names are in it that are translated."""
    kind = "sister" if proposal.kind in ONE_TIE else proposal.kind
    is_named = bool(proposal.network or proposal.from_org or proposal.to_org)
    return frozenset((proposal.from_place, proposal.to_place)), kind, is_named


def _same(
    proposal: Proposal, kept: Sequence[Proposal], free: Sequence[int], counts: Sequence[Counter[_Key]]
) -> int | None:
    """Return which of the ties that are kept a further one is, of the same kind if there is one."""
    key = _key(proposal)
    if key[-1] and counts[0][key] != counts[1][key]:
        return None
    same = [at for at in free if _key(kept[at]) == key and _agree(kept[at].since, proposal.since)]
    return min(same, key=lambda at: (kept[at].kind != proposal.kind, at), default=None)


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one.startswith(other) or other.startswith(one)


def _merged(one: Proposal, other: Proposal) -> Proposal:
    """Keep the version with the more exact date, then the surer one, and add what only the other states."""
    better, worse = (one, other) if _rank(one) >= _rank(other) else (other, one)
    return replace(
        better,
        status=better.status or worse.status,
        since=better.since or worse.since,
        until=better.until or worse.until,
        title=better.title or worse.title,
        confidence=max(one.confidence, other.confidence),
    )


def _rank(proposal: Proposal) -> tuple[int, bool, float]:
    return len(proposal.since or ""), proposal.status is not None, proposal.confidence
