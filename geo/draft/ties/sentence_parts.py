"""A sentence, with what was found in it → its parts that each state something of a tie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..dates.text_date import TextDate
from ..item import Sentence
from ..language import EAST_ASIAN
from ..names.mention import Mention
from .asides import find_aside
from .clauses import shared_verb, split_clauses
from .cues import Cue
from .tie_clause import Clause


class Part(NamedTuple):
    """A clause of a sentence, or an aside in one."""

    clause: Clause
    number: int  # of the clause in its sentence, from 0


def parts_of(
    sentence: Sentence, language: str, named: Sequence[Mention], cues: Sequence[Cue], dates: Sequence[TextDate]
) -> Iterator[Part]:  # fmt: skip
    """Give the clauses of a sentence in their order, and before each the aside that it has of its own."""
    text = sentence.text
    for number, (begin, end) in enumerate(split_clauses(text, language, cues, named)):
        aside = None if language in EAST_ASIAN else find_aside(text, begin, end, cues, named)
        outside = [(begin, end)]
        if aside is not None:
            subject = (aside.subject.start, aside.subject.end)
            yield Part(_clause(sentence, [subject, (aside.start, aside.end)], named, cues, dates), number)
            outside = [(begin, aside.start), (aside.end, end)]
        clause = _clause(sentence, outside, named, cues, dates)
        if language in EAST_ASIAN:
            verbs, days = shared_verb(text, end, cues, dates)
            clause = clause._replace(cues=[*clause.cues, *verbs], dates=[*clause.dates, *days])
        yield Part(clause, number)


def _clause(
    sentence: Sentence, spans: Sequence[tuple[int, int]], named: Sequence[Mention], cues: Sequence[Cue],
    dates: Sequence[TextDate],
) -> Clause:  # fmt: skip
    """Return what is within some stretches of a sentence, at its places in the sentence."""

    def is_within(at: int) -> bool:
        return any(begin <= at < end for begin, end in spans)

    last = spans[-1][1]
    text = "".join(letter if is_within(at) else " " for at, letter in enumerate(sentence.text[:last]))
    return Clause(
        sentence,
        text,
        [one for one in named if is_within(one.start)],
        [cue for cue in cues if is_within(cue.start)],
        [date for date in dates if is_within(date.start)],
    )
