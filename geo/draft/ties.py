"""One item → the ties that it states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .claim import Claim, read_claim
from .cues import Cue, find_cues
from .dates_of_sides import dates_of_sides
from .item import Item, Sentence
from .members import Networks
from .mention import Mention
from .mentions import find_mentions
from .parties import Parties, Party
from .proposal import Drafts, NearMiss
from .sentences import split_sentences
from .sides import Group, group_mentions
from .statement import Statement
from .text_date import TextDate
from .text_dates import find_dates
from .visits import read_visit
from .who import Sides, is_apposed, sides_of, sides_of_item

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer


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
    reader = _Reader(item, Parties(item, sentences, found.by_sentence, found.issuer, found.described))
    for sentence, mentions in zip(sentences, found.by_sentence, strict=True):
        reader.read(sentence, mentions)
    return reader.drafts()


class _Reader:
    """Reads sentences one after the other and keeps which ties they are about."""

    def __init__(self, item: Item, parties: Parties) -> None:
        self._item = item
        self._parties = parties
        self._networks = Networks(parties, item.language)
        self._statements: list[Statement] = []
        self._visits: list[Statement] = []
        self._near_misses: list[NearMiss] = []
        self._kind: str | None = None  # of the ties that the item is about
        self._current: list[Statement] = []  # what the sentence before is about
        self._last_date: str | None = None
        self._topic: Party | None = None

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
        claim = read_claim(cues, dates, language)
        named = self._parties.with_described(text, mentions, cues)
        apposed = [one for one in named if is_apposed(text, one, cues)]
        groups = group_mentions(
            text, named, language, apposed=apposed, asides=[(date.start, date.end) for date in dates]
        )
        members = self._networks.read(sentence, named, groups, cues, dates)
        self._statements += [each for each in members if not self._has_member(each)]
        self._visits += read_visit(sentence, groups, cues, dates, self._parties, self._item)
        if not members:
            self._read_tie(sentence, claim, named, groups, cues, dates)
        self._topic = self._parties.of(groups[0].mentions[0]) if groups else self._topic
        self._last_date = next(
            (date.since for date in dates if date.kind == "date" and date.since), self._last_date
        )

    def _has_member(self, one: Statement) -> bool:
        return any(
            each.network == one.network and each.left is one.left for each in self._statements if each.network
        )

    def _read_tie(
        self,
        sentence: Sentence,
        claim: Claim,
        named: Sequence[Mention],
        groups: list[Group],
        cues: Sequence[Cue],
        dates: Sequence[TextDate],
    ) -> None:
        if claim.kind is None and self._kind and claim.acts:
            claim = claim._replace(kind="agreement")
        if claim.status == "negated":
            if named:
                self._near_misses.append(NearMiss(sentence.text, sentence.line, "negated"))
            return
        topic = self._topic if any("pronoun" in cue.meanings and cue.start < 12 for cue in cues) else None
        sides = sides_of(sentence.text, claim, groups, cues, self._parties, topic) if claim.kind else []
        if not sides and claim.kind and self._current:
            sides = self._sides_of_current(named, cues)
        if not sides and claim.kinds:
            sides = sides_of_item(claim, named, self._parties)
        if sides:
            self._current = [
                self._state(each, own, sentence)
                for each, own in zip(
                    sides,
                    _own(sentence.text, sides, claim, named, dates, self._item.language),
                    strict=True,
                )
            ]
        elif claim.kinds and named and sentence.paragraph:
            self._near_misses.append(NearMiss(sentence.text, sentence.line, "one_side"))
        if claim.kinds:
            self._kind = (
                claim.kinds[0]
                if claim.kinds[0] in ("sister", "friendship", "mou", "treaty", "other")
                else self._kind
            )

    def _sides_of_current(self, named: Sequence[Mention], cues: Sequence[Cue]) -> list[Sides]:
        """Return the parties of the ties before, where a sentence goes on about them."""
        numbers = {self._parties.of(one).number for one in named}
        return [
            Sides(each.left, each.right, 0.6)
            for each in self._current
            if each.right is not None and numbers <= {each.left.number, each.right.number}
        ]

    def _state(self, sides: Sides, claim: Claim, sentence: Sentence) -> Statement:
        kind = _kind_of(sides, claim, self._kind)
        for statement in self._statements:
            if statement.is_of(sides.left, sides.right, kind):
                _merge(statement, kind, claim, sentence, sides.certainty)
                return statement
        since = claim.since or (
            self._last_date
            if claim.is_signed and claim.status == "active" and "renew" not in claim.acts
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
        return made


def _own(
    text: str,
    sides: Sequence[Sides],
    claim: Claim,
    named: Sequence[Mention],
    dates: Sequence[TextDate],
    language: str,
) -> list[Claim]:
    """Return what a sentence says of each of several ties: each has the date beside its own name."""
    names = sorted({one.name for one in sides if one.name}, key=lambda one: one.start)
    own = dates_of_sides(text, names, dates, [one.start for one in named], language)
    if own is None:
        return [claim] * len(sides)
    found = []
    for one in sides:
        date = own.get(names.index(one.name)) if one.name else None
        since = date.since if date and claim.status != "planned" and date.kind != "until" else None
        found.append(claim._replace(since=since, until=date.until if date else None))
    return found


def _kind_of(sides: Sides, claim: Claim, of_item: str | None) -> str:
    """Return the kind of a tie by what the sentence calls it and by who its sides are."""
    kind = claim.kind or "agreement"
    organisations = bool(sides.left.mention.organisation or sides.right.mention.organisation)
    if sides.left.is_country:
        return "treaty"
    if kind == "agreement":
        return "mou" if organisations else of_item if of_item in ("sister", "friendship") else "agreement"
    if kind == "sister" and organisations:
        return "other"
    return kind


def _merge(statement: Statement, kind: str, claim: Claim, sentence: Sentence, certainty: float) -> None:
    if statement.kind == "agreement":
        statement.kind = kind
    if claim.status in ("ended", "dormant"):
        statement.status = claim.status
    if claim.since and statement.status != "planned" and not statement.is_dated:
        statement.since, statement.is_dated = claim.since, True
    statement.until = statement.until or claim.until
    if statement.sentence.paragraph == 0:
        statement.sentence = sentence
    statement.certainty = max(statement.certainty, certainty)
