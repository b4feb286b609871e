"""The visit that a sentence states, where it took place."""

from __future__ import annotations

from collections.abc import Sequence

from ..item import Item
from ..language import EAST_ASIAN
from .parties import Parties, Party
from .sides import Group
from .statement import Statement
from .tie_clause import Clause


def read_visit(clause: Clause, groups: Sequence[Group], parties: Parties, item: Item) -> list[Statement]:
    """Return the visit of one named side to another that a sentence states, at most one."""
    sentence, _, named, cues, dates = clause
    meanings = frozenset().union(*(cue.meanings for cue in cues)) if cues else frozenset()
    is_received = "receive" in meanings and "visitor" in meanings
    if not (is_received or "visit" in meanings) or meanings & {"planned", "negated"}:
        return []
    if item.language in EAST_ASIAN and "envoy" not in meanings:
        return []
    if any(len({parties.of(one).number for one in group.mentions}) > 1 for group in groups):
        return []  # both are where somebody was
    found: list[Party] = []
    names = [one for group in groups for one in group.mentions] if item.language in EAST_ASIAN else named
    for one in names:
        party = parties.of(one)
        if party not in found and not party.is_country:
            found.append(party)
    if len(found) == 1 and parties.home is not None and parties.home is not found[0]:
        found.insert(0, parties.home)
    since = next((date.since for date in dates if date.kind in ("date", "range") and date.since), None)
    if len(found) != 2 or since is None or (item.published and since > item.published):
        return []
    if found[0].mention.country == found[1].mention.country:
        return []
    return [Statement(found[0], found[1], "visit", None, since, None, sentence, 0.6)]
