"""One item → the ties that it states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..dates.text_date import TextDate
from ..dates.text_dates import find_dates
from ..item import Item, Sentence
from ..language import EAST_ASIAN
from ..names.clean_names import clean_names, is_in_name, is_loose
from ..names.mention import Mention
from ..names.mentions import find_mentions
from ..names.unknown_sides import with_countries
from ..proposal import Drafts, NearMiss
from .announced import Announced
from .claim import WITHOUT_TIE, Claim, carried_on, read_claim
from .cues import Cue, find_cues
from .east_asian_members import EastAsianNetworks
from .east_asian_networks import find_network
from .east_asian_sides import east_asian_sides, may_be_of_item
from .entries import Lists
from .members import Networks
from .merging import is_another, is_its_title, kind_of, merge, own_claims
from .parties import Parties, Party
from .same_day import last_day, with_days_before
from .sentence_parts import parts_of
from .sentences import split_sentences
from .sides import Group, group_mentions
from .statement import Statement
from .tie_clause import MEANT, Clause, groups_of, meant, with_apposed
from .unstated_pairs import unstated_pairs
from .visits import read_visit
from .who import Sides, fits, sides_of, sides_of_item

if TYPE_CHECKING:
    from ...gazetteer import Gazetteer


def draft_ties(item: Item, gazetteer: Gazetteer, home: str | None = None) -> Drafts:
    """Return the ties that an item states, and the sentences that nearly state one.

    Parameters
    ----------
    item
        A text.
    gazetteer
        Where its names are looked up.
    home
        The place of who issued it, such as ``"Busan, KR"``; None where the text says so itself.

    Returns
    -------
    Drafts
        Empty where the text states no tie.
    """
    sentences = split_sentences(item)
    found = find_mentions(sentences, item, gazetteer, home)
    names = list(found.by_sentence)
    if item.language in EAST_ASIAN:
        cleaned = [
            clean_names(each.text, some, item.language) for each, some in zip(sentences, names, strict=True)
        ]
        names = with_countries(cleaned, item.language, gazetteer)
    parties = Parties(item, sentences, names, found.issuer, found.described)
    reader = _Reader(item, parties, Counter(sentence.paragraph for sentence in sentences))
    for sentence, mentions in zip(sentences, names, strict=True):
        reader.read(sentence, mentions)
    issuer = found.issuer
    named = f"{issuer.name}, {issuer.country}" if issuer and issuer.country else None
    return replace(reader.drafts(), issuer=named)


class _Reader:
    """Reads sentences one after the other and keeps which ties they are about."""

    def __init__(self, item: Item, parties: Parties, sizes: Mapping[int, int]) -> None:
        self._item = item
        self._sizes = sizes  # how many sentences each paragraph has
        self._parties = parties
        self._networks = Networks(parties, item.language)
        self._lists = Lists()
        self._announced = Announced(parties)
        self._statements: list[Statement] = []
        self._visits: list[Statement] = []
        self._near_misses: list[NearMiss] = []
        self._kind: str | None = None  # of the ties that the item is about
        self._current: list[Sides] = []  # what the sentence before is about
        self._last_date: str | None = None
        self._east_asian_networks = EastAsianNetworks(parties, item.published)
        self._last_day: str | None = None  # the last whole day up to that of the item
        self._topic: Party | None = None
        self._partners: list[Party] = []  # that were named together last, away from home
        self._claim: Claim | None = None  # of the clause before

    def drafts(self) -> Drafts:
        """Return what was read; a visit counts only where the item knows no tie of the two that is in force."""
        tied = [each for each in self._statements if each.status not in ("planned", "negated")]
        visits = [
            visit
            for visit in self._visits
            if not any(each.is_of(visit.left, visit.right, "agreement") for each in tied)
        ]
        return Drafts(
            tuple(each.proposal() for each in [*self._statements, *visits[:1]]), tuple(self._near_misses)
        )

    def read(self, sentence: Sentence, mentions: Sequence[Mention]) -> None:
        """Read one sentence."""
        text, language = sentence.text, self._item.language
        cues = find_cues(text, language)
        dates = find_dates(text, language, self._item.published)
        dates = with_days_before(text, dates, self._last_day)
        if language in EAST_ASIAN:
            cues = [cue for cue in cues if not is_in_name(cue, mentions) and not is_loose(cue, cues)]
        named = self._parties.with_described(text, mentions, cues)
        topic = self._topic
        self._last_day = last_day(dates, self._item.published, self._last_day)
        stated = len(self._statements)
        for clause, number in parts_of(sentence, language, named, cues, dates):
            self._read_clause(clause, topic if number == 0 else self._topic, goes_on=number > 0)
        if language not in EAST_ASIAN and stated == len(self._statements):
            groups = group_mentions(text, named, language, asides=[(date.start, date.end) for date in dates])
            self._current = unstated_pairs(groups, self._parties) or self._current
        self._last_date = next(
            (date.since for date in dates if date.kind == "date" and date.since), self._last_date
        )
        self._partners = self._parties.abroad(named) or self._partners

    def _read_clause(self, clause: Clause, topic: Party | None, *, goes_on: bool) -> None:
        sentence, text, named, cues, dates = clause
        language = self._item.language
        network = find_network(text, language, dates) if language in EAST_ASIAN else None
        if network:
            named = [one for one in named if one.end <= network.start or one.start >= network.end]
        claim = read_claim(cues, dates, language, text, self._item.published)
        groups = groups_of(clause, named, language, claim)
        if language in EAST_ASIAN:
            members = self._east_asian_networks.read(sentence, network, groups, cues, dates)
        else:
            members = self._networks.read(sentence, named, groups, cues, dates) or None
        self._statements += [each for each in members or () if not self._has_member(each)]
        self._visits += read_visit(clause, groups, self._parties, self._item)
        entry = self._lists.read(sentence, named, cues, dates, self._sizes[sentence.paragraph] == 1)
        if entry and self._parties.home:
            self._read_entry(sentence, entry, named)
        elif members is None:
            topic = topic if goes_on else meant(topic, cues)
            for part in with_apposed(clause, language):
                own = read_claim(part.cues, part.dates, language, text, self._item.published)
                if goes_on and self._claim and language not in EAST_ASIAN:
                    own = carried_on(self._claim, own)
                self._claim = own
                sides, before = groups_of(part, named, language, own), len(self._statements)
                if listed := self._announced.sides(part, sides):
                    self._state_all(part, self._announced.claim(own), listed, part.named)
                else:
                    self._read_tie(part, own, sides, topic, goes_on=goes_on)
                    self._announced.count(part, own, sides, is_stated=before < len(self._statements))
        if groups and not goes_on:
            self._topic = self._parties.of(groups[0].mentions[0]) if groups[0].lead != "with" else None

    def _read_entry(self, sentence: Sentence, entry: Claim, named: Sequence[Mention]) -> None:
        """Read an entry of a list of partners: those of the home side, or of the side that the entry names first."""
        home, party = self._parties.home, self._parties.of(named[0])
        others = [self._parties.of(one) for one in named[1:]]
        abroad = [
            one for one in others if not one.is_country and one.mention.country != party.mention.country
        ]
        if home is not None and abroad and party.mention.country == home.mention.country:
            home, party = party, abroad[0]
        if home is not None and party.is_country == home.is_country and fits(home, party, entry.kind):
            self._state(Sides(home, party, 0.8, named[0]), entry, sentence)

    def _has_member(self, one: Statement) -> bool:
        return any(
            each.network == one.network and each.left is one.left for each in self._statements if each.network
        )

    def _read_tie(
        self, clause: Clause, claim: Claim, groups: list[Group], topic: Party | None, *, goes_on: bool
    ) -> None:
        sentence, text, named, cues, dates = clause
        is_east_asian = self._item.language in EAST_ASIAN
        acts = claim.acts - WITHOUT_TIE if is_east_asian else claim.acts
        is_meant = is_east_asian or bool(groups) or any(cue.meanings & MEANT for cue in cues)
        is_carried = claim.kind is None and bool(self._kind) and bool(acts) and is_meant
        if is_carried:
            claim = claim._replace(kind="agreement")
        if claim.status == "negated":
            if named:
                self._near_misses.append(NearMiss(sentence.text, sentence.line, "negated"))
                self._current = sides_of(text, claim, groups, cues, self._parties, topic)
            return
        sides: list[Sides] = []
        if claim.kind and is_east_asian:
            sides = east_asian_sides(text, claim, groups, cues, self._parties, topic, self._partners)
            named = [one for group in groups for one in group.mentions]
        if claim.kind and not sides:
            is_carried = is_carried or not claim.kinds
            sides = sides_of(text, claim, groups, cues, self._parties, topic)
        if not sides and claim.kind and self._current and (claim.acts or is_east_asian):
            if is_carried and is_east_asian:
                self._merge_into_current(named, claim, sentence)
                return
            if self._goes_on(claim, cues, dates, goes_on=goes_on):
                meant = named if is_east_asian else [one for group in groups for one in group.mentions]
                sides = self._sides_of_current(meant, text)
        is_of_both = any("both" in cue.meanings for cue in cues)
        if not sides and (claim.kinds or not is_east_asian) and claim.kind and claim.acts and is_of_both:
            sides = self._current or [Sides(*pair, 0.55) for pair in [self._parties.main_pair()] if pair]
        is_of_both = is_of_both and is_east_asian and claim.is_signed and bool(self._current)
        if is_east_asian:
            is_begun = bool(self._statements or self._current)
            may_go_on = may_be_of_item(sentence, named, cues, self._item.language, is_begun=is_begun)
        else:
            may_go_on = not goes_on and (bool(groups) or not named)
        may_go_on = may_go_on and self._goes_on(claim, cues, dates, goes_on=goes_on)
        if not sides and (claim.kinds or is_of_both) and may_go_on:
            sides = sides_of_item(claim, named, self._parties)
        self._state_all(clause, claim, sides, named)

    def _state_all(
        self, clause: Clause, claim: Claim, sides: Sequence[Sides], named: Sequence[Mention]
    ) -> None:
        sentence, dates = clause.sentence, clause.dates
        if sides:
            self._current = list(sides)
            own = own_claims(sentence.text, sides, claim, named, dates, self._item.language)
            for each, stated in zip(sides, own, strict=True):
                self._state(each, stated, sentence)
        elif claim.kinds and named and sentence.paragraph:
            self._near_misses.append(NearMiss(sentence.text, sentence.line, "one_side"))
        if claim.kinds and claim.kinds[0] in ("sister", "friendship", "mou", "treaty", "other"):
            self._kind = claim.kinds[0]
        elif claim.kind == "agreement":
            self._kind = self._kind or claim.kind

    def _goes_on(
        self, claim: Claim, cues: Sequence[Cue], dates: Sequence[TextDate], *, goes_on: bool
    ) -> bool:
        """Tell whether a sentence that names no two sides may be about those before."""
        if self._item.language not in EAST_ASIAN or goes_on or not self._current:
            return True
        if any(cue.meanings & {"both", "pronoun"} for cue in cues) or (dates and claim.is_signed):
            return True
        kinds = {each.kind for each in self._of_current()} | {"agreement"}
        return claim.kind in kinds and len(claim.kinds) < 2

    def _of_current(self) -> list[Statement]:
        """Return what was stated of the sides that the sentence before is about."""
        return [
            each
            for each in self._statements
            if any(each.is_of(sides.left, sides.right, "agreement") for sides in self._current)
        ]

    def _merge_into_current(self, named: Sequence[Mention], claim: Claim, sentence: Sentence) -> None:
        """Write what a sentence without a word for a tie says into the ties that it goes on about."""
        numbers = {self._parties.of(one).number for one in named}
        for each in self._of_current():
            if each.right is not None and numbers <= {each.left.number, each.right.number}:
                merge(each, each.kind, claim, sentence, 0.5)

    def _sides_of_current(self, named: Sequence[Mention], text: str) -> list[Sides]:
        """Return the ties before that a sentence goes on about: those whose partner it writes ("The Brno link"), else all."""
        numbers = {self._parties.of(one).number for one in named}
        written = [each for each in self._current if each.right.mention.name in text]
        return [
            Sides(each.left, each.right, 0.6)
            for each in written or self._current
            if numbers <= {each.left.number, each.right.number}
        ]

    def _state(self, sides: Sides, claim: Claim, sentence: Sentence) -> None:
        kind = kind_of(sides, claim, self._kind)
        for statement in self._statements:
            is_same = statement.is_of(sides.left, sides.right, kind) or is_its_title(statement, sides, kind)
            if is_same and not is_another(statement, kind, claim):
                merge(statement, kind, claim, sentence, sides.certainty)
                return
        last = self._last_day if self._item.language in EAST_ASIAN else self._last_date
        since = claim.since or (
            last
            if claim.is_signed
            and (claim.status == "active" or kind == "intent")
            and "renew" not in claim.acts
            else None
        )
        made = Statement(
            sides.left,
            sides.right,
            kind,
            claim.status,
            since,
            claim.until,
            sentence,
            sides.certainty,
            is_dated=claim.since is not None,
        )
        self._statements.append(made)
