"""The memberships that a Korean, Japanese or Chinese item states, and which network its sentences are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..dates.text_date import TextDate
from ..item import Sentence
from .cues import Cue
from .east_asian_dates import read_when
from .east_asian_networks import EastAsianNetwork
from .parties import Parties, Party
from .sides import Group
from .statement import Statement

_ENTRY = re.compile("^[^:：。]{3,40}[:：][^。]{2,40}$")


class EastAsianNetworks:
    """Reads memberships sentence by sentence.

    Parameters
    ----------
    parties
        Of the item.
    published
        The day of the item.
    """

    def __init__(self, parties: Parties, published: str | None) -> None:
        self._parties = parties
        self._published = published
        self._name: str | None = None  # of the network that the item named last
        self._since: str | None = None  # when it began or was joined last
        self._text = ""  # of the sentence that named it last
        self._statements: list[Statement] = []

    def read(
        self,
        sentence: Sentence,
        name: EastAsianNetwork | None,
        groups: Sequence[Group],
        cues: Sequence[Cue],
        dates: Sequence[TextDate],
    ) -> list[Statement] | None:
        """Return the memberships that a sentence adds, or None where it is about none."""
        is_same = sentence.text == self._text
        if name is not None and name.text:
            self._name = name.text
        meanings = frozenset().union(*(cue.meanings for cue in cues)) if cues else frozenset()
        is_about = name is not None or "member" in meanings or "leave" in meanings
        if self._name is None or not is_about or not meanings & {"join", "leave"}:
            return None
        self._text = sentence.text
        members = self._members(groups, cues, sentence.text)
        if "negated" in meanings or not members:
            return None if "negated" not in meanings else []
        status = "ended" if "leave" in meanings else "planned" if "planned" in meanings else "active"
        since, until = read_when(cues, dates, status, self._published)
        if status == "active":
            since = since or (self._since if is_same else None)
            self._since = since
        return self._stated(sentence, members, status, since, until)

    def _members(self, groups: Sequence[Group], cues: Sequence[Cue], text: str) -> list[Party]:
        """Return who is a member; the home side where an entry of its list says no more: "○○연맹: 2007년 가입"."""
        found = []
        for one in (one for group in groups for one in group.mentions):
            party = self._parties.of(one)
            if not party.is_country and one.organisation is None and party not in found:
                found.append(party)
        is_entry = any("join" in cue.meanings for cue in cues) and bool(_ENTRY.search(text))
        if not found and (is_entry or any("home" in cue.meanings for cue in cues)) and self._parties.home:
            found = [self._parties.home]
        return found

    def _stated(
        self, sentence: Sentence, members: Sequence[Party], status: str, since: str | None, until: str | None
    ) -> list[Statement]:
        """Return new memberships, and write into the known ones what the sentence says of them."""
        added = []
        for party in members:
            known = next(
                (each for each in self._statements if each.left is party and each.network == self._name), None
            )
            if known is None:
                made = Statement(
                    party, None, "network", status, since, until, sentence, 0.75, network=self._name
                )
                added.append(made)
            elif status == "ended":
                known.status, known.until = status, until or known.until
            elif known.since is None and status == "active":
                known.since = since
        self._statements += added
        return added
