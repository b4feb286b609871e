"""One item → the ties that it states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .claim import Claim, read_claim
from .clauses import EAST_ASIAN, split_clauses
from .cues import Cue, find_cues
from .dates_of_sides import dates_of_sides
from .east_asian_members import EastAsianNetworks
from .east_asian_networks import find_network
from .entries import Lists
from .item import Item, Sentence
from .members import Networks
from .mention import Mention
from .mentions import find_mentions
from .parties import Parties, Party
from .proposal import Drafts, NearMiss
from .same_day import with_days_before
from .sentences import split_sentences
from .sides import Group, group_mentions
from .statement import Statement
from .text_date import TextDate
from .text_dates import find_dates
from .visits import read_visit
from .who import Sides, fits, is_apposed, is_word, sides_of, sides_of_item

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
    parties = Parties(item, sentences, found.by_sentence, found.issuer, found.described)
    reader = _Reader(item, parties, Counter(sentence.paragraph for sentence in sentences))
    for sentence, mentions in zip(sentences, found.by_sentence, strict=True):
        reader.read(sentence, mentions)
    return reader.drafts()


class _Clause(NamedTuple):
    """A part of a sentence that states something, with what is in it, at the places of the sentence."""

    sentence: Sentence
    text: str
    named: Sequence[Mention]
    cues: Sequence[Cue]
    dates: Sequence[TextDate]


# Behind these "to" joins the other side: "jumelée à", "unida a".
_JOINED = frozenset(("sister", "friendship", "sign"))


class _Reader:
    """Reads sentences one after the other and keeps which ties they are about."""

    def __init__(self, item: Item, parties: Parties, sizes: Mapping[int, int]) -> None:
        self._item = item
        self._sizes = sizes  # how many sentences each paragraph has
        self._parties = parties
        self._networks = Networks(parties, item.language)
        self._lists = Lists()
        self._statements: list[Statement] = []
        self._visits: list[Statement] = []
        self._near_misses: list[NearMiss] = []
        self._kind: str | None = None  # of the ties that the item is about
        self._current: list[Sides] = []  # what the sentence before is about
        self._last_date: str | None = None
        self._east_asian_networks = EastAsianNetworks(parties, item.published)
        self._last_day: str | None = None  # the last whole day up to that of the item
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
        if language in EAST_ASIAN:
            dates = with_days_before(text, dates, self._last_day)
            mentions = [one for one in mentions if not is_word(one, cues)]
        named = self._parties.with_described(text, mentions, cues)
        topic = self._topic
        for number, (begin, end) in enumerate(split_clauses(text, language, cues, named)):
            clause = _Clause(
                sentence,
                " " * begin + text[begin:end],
                [one for one in named if begin <= one.start < end],
                [cue for cue in cues if begin <= cue.start < end],
                [date for date in dates if begin <= date.start < end],
            )
            self._read_clause(clause, topic if number == 0 else self._topic, goes_on=number > 0)
        self._remember_dates(dates)

    def _remember_dates(self, dates: Sequence[TextDate]) -> None:
        found = [date.since for date in dates if date.kind == "date" and date.since]
        self._last_date = next(iter(found), self._last_date)
        self._last_day = next(
            (day for day in found if len(day) == 10 and day <= (self._item.published or day)), self._last_day
        )

    def _read_clause(self, clause: _Clause, topic: Party | None, *, goes_on: bool) -> None:
        sentence, text, named, cues, dates = clause
        language = self._item.language
        claim = read_claim(cues, dates, language, text, self._item.published)
        network = find_network(text, language, dates) if language in EAST_ASIAN else None
        if network:
            named = [one for one in named if one.end <= network.start or one.start >= network.end]
        apposed = [one for one in named if is_apposed(text, one, cues)]
        groups = group_mentions(
            text,
            named,
            language,
            apposed=apposed,
            asides=[(date.start, date.end) for date in dates],
            ties=[cue.end for cue in cues if cue.meanings & _JOINED],
        )
        if language in EAST_ASIAN:
            members = self._east_asian_networks.read(sentence, network, groups, cues, dates)
        else:
            members = self._networks.read(sentence, named, groups, cues, dates) or None
        self._statements += [each for each in members or () if not self._has_member(each)]
        self._visits += read_visit(sentence, groups, cues, dates, self._parties, self._item)
        entry = self._lists.read(sentence, named, cues, dates, self._sizes[sentence.paragraph] == 1)
        if entry and self._parties.home:
            self._read_entry(sentence, entry, named)
        elif members is None:
            self._read_tie(clause, claim, groups, topic if goes_on else _meant(topic, cues))
        self._topic = self._parties.of(groups[0].mentions[0]) if groups and not goes_on else self._topic

    def _read_entry(self, sentence: Sentence, entry: Claim, named: Sequence[Mention]) -> None:
        """Read an entry of a list of partners: those of the home side, or of the side that the entry names first."""
        home, party = self._parties.home, self._parties.of(named[0])
        others = [self._parties.of(one) for one in named[1:]]
        abroad = [
            one for one in others if not one.is_country and one.mention.country != party.mention.country
        ]
        if home is not None and abroad and party.mention.country == home.mention.country:
            home, party = party, abroad[0]
        if home is not None and fits(home, party, entry.kind):
            self._state(Sides(home, party, 0.8, named[0]), entry, sentence)

    def _has_member(self, one: Statement) -> bool:
        return any(
            each.network == one.network and each.left is one.left for each in self._statements if each.network
        )

    def _read_tie(
        self,
        clause: _Clause,
        claim: Claim,
        groups: list[Group],
        topic: Party | None,
    ) -> None:
        sentence, text, named, cues, dates = clause
        if claim.kind is None and self._kind and claim.acts:
            claim = claim._replace(kind="agreement")
        if claim.status == "negated":
            if named:
                self._near_misses.append(NearMiss(sentence.text, sentence.line, "negated"))
                self._current = sides_of(text, claim, groups, cues, self._parties, topic)
            return
        sides = sides_of(text, claim, groups, cues, self._parties, topic) if claim.kind else []
        if not sides and claim.kind and claim.acts:
            sides = self._sides_of_current(named, cues)
        if not sides and claim.kinds and claim.acts and any("both" in cue.meanings for cue in cues):
            sides = self._current or [Sides(*pair, 0.55) for pair in [self._parties.main_pair()] if pair]
        if not sides and claim.kinds:
            sides = sides_of_item(claim, named, self._parties)
        if sides:
            self._current = sides
            own = _own(sentence.text, sides, claim, named, dates, self._item.language)
            for each, stated in zip(sides, own, strict=True):
                self._state(each, stated, sentence)
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
            if numbers <= {each.left.number, each.right.number}
        ]

    def _state(self, sides: Sides, claim: Claim, sentence: Sentence) -> None:
        kind = _kind_of(sides, claim, self._kind)
        for statement in self._statements:
            if statement.is_of(sides.left, sides.right, kind):
                _merge(statement, kind, claim, sentence, sides.certainty)
                return
        last = self._last_day if self._item.language in EAST_ASIAN else self._last_date
        since = claim.since or (
            last if claim.is_signed and claim.status == "active" and "renew" not in claim.acts else None
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


def _meant(topic: Party | None, cues: Sequence[Cue]) -> Party | None:
    """Return the party that a sentence begins with a pronoun for."""
    return topic if any("pronoun" in cue.meanings and cue.start < 12 for cue in cues) else None


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
    if kind == "friendship" and organisations:
        return "mou"
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
