"""A sentence in Latin script → its clauses that each join two sides: "Kiel signed with Brest, and Lübeck with Nantes"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ..names.mention import Mention
from ..word_lists import any_of, words_of
from .cues import Cue, fold
from .joints import roles

LONGEST_SUBJECT = 30  # letters from the beginning of a clause to the name of its subject
_ACTS = frozenset(("sign", "ended", "dormant", "planned", "never"))
MOST_BESIDE = 1  # words that say what the other side is: "con el estado brasileño de Paraná"
LONGEST_ACT = 14  # letters between the subject of a clause and what it does
_WORD = re.compile(r"[^\W\d_]+['’]?|[^\w\s]")
_TIE = frozenset(
    (
        "sister",
        "friendship",
        "mou",
        "intent",
        "other",
        "treaty",
        "project",
        "sign",
        "ended",
        "dormant",
        "planned",
    )
)
_NOUNS = _TIE - _ACTS
_MARKS = frozenset(",;:(")


def latin_clauses(
    text: str, language: str, cues: Sequence[Cue], mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """Return where the clauses of a sentence are; one where it is not to be cut.

    Parameters
    ----------
    text
        A sentence.
    language
        Of the text.
    cues
        In it.
    mentions
        The places that it names.

    Returns
    -------
    list of tuple
        Where each begins and ends.

    Examples
    --------
    >>> text = "Kiel signed a charter with Brest, and Lübeck one with Nantes."
    >>> names = [Mention(text.find(name), text.find(name) + len(name), name, 0, 0, None, None)
    ...          for name in ("Kiel", "Brest", "Lübeck", "Nantes")]
    >>> from sistermap.geo.draft.ties.cues import find_cues
    >>> [text[begin:end] for begin, end in latin_clauses(text, "en", find_cues(text, "en"), names)]
    ['Kiel signed a charter with Brest, ', 'and Lübeck one with Nantes.']
    """
    cuts = [0]
    for mark in _mark().finditer(text):
        at = mark.end()
        left = [one for one in mentions if cuts[-1] <= one.start < at]
        right = [one for one in mentions if one.start >= at]
        states = any(cue.meanings & _TIE and cue.start < at for cue in cues)
        is_amid = any(one.start < at < one.end for one in mentions)
        is_bare = not mark[0].strip()  # "and" alone, which may join two sides as well
        if not states or is_amid or not right or len(left) < 1 + is_bare:
            continue
        if (
            _acts_itself(text, at, right[0], cues)
            or _acts_again(at, left, right[0], cues)
            or (
                len(right) > 1
                and (
                    _has_subject(text, at, right, language) or _are_subjects(text, at, right, cues, language)
                )
            )
        ):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


@functools.cache
def _mark() -> re.Pattern[str]:
    """Return what finds where a clause may begin."""
    return re.compile(rf"[,;:]\s|\s(?={any_of(words_of('roles', 'clause'))}\s)")


def _acts_itself(text: str, at: int, subject: Mention, cues: Sequence[Cue]) -> bool:
    """Tell whether a clause begins with a name and what it does: "…, Lyon has ended its own"."""
    if any(letter in text[at : subject.start] for letter in ",(") or subject.start - at > LONGEST_SUBJECT:
        return False
    if len(text[at : subject.start].split()) > 1:
        return False
    return any(
        cue.meanings & _ACTS
        and 0 < cue.start - subject.end <= LONGEST_ACT
        and text[subject.end : cue.start].replace(" ", "").isalpha()
        for cue in cues
    )


def _acts_again(at: int, left: Sequence[Mention], other: Mention, cues: Sequence[Cue]) -> bool:
    """Tell whether a clause has the subject before it and a tie of its own: "Lyon, jumelée avec Brno, prépare un pacte avec …"."""
    begins = any(cue.meanings & _ACTS and 0 <= cue.start - at <= 1 for cue in cues)
    own = any(cue.meanings & (_NOUNS | {"agreement"}) and at < cue.start < other.start for cue in cues)
    before = any(cue.meanings & _NOUNS and cue.start < at for cue in cues)
    return begins and own and before and len(left) > 1


def _has_subject(text: str, at: int, mentions: Sequence[Mention], language: str) -> bool:
    """Tell whether a clause begins with its own subject, which "with" joins to the name behind."""
    subject, other = mentions[0], mentions[1]
    of = roles(language)
    if "," in text[at : subject.start]:
        return False
    before = _WORD.findall(fold(text[at : subject.start]))
    if subject.start - at > LONGEST_SUBJECT or any(
        word in of["with"] or word in of["between"] for word in before
    ):
        return False
    if before and before[-1] in of["place"] - of["empty"]:
        return False
    between = _WORD.findall(fold(text[subject.end : other.start]))
    joints = [number for number, word in enumerate(between) if word in of["with"]]
    if not joints or sum(word not in of["empty"] for word in between[joints[-1] + 1 :]) > MOST_BESIDE:
        return False
    return joints[-1] == 0 or between[joints[-1] - 1] not in _MARKS | words_of("roles", "no subject")


def _are_subjects(
    text: str, at: int, mentions: Sequence[Mention], cues: Sequence[Cue], language: str
) -> bool:
    """Tell whether a clause begins with two names that have a tie: "…, and Lyon and Milan have been sisters since"."""
    one, other = mentions[:2]
    of = roles(language)
    opening = _WORD.findall(fold(text[at : one.start]))
    between = _WORD.findall(fold(text[one.end : other.start]))
    if any(word not in of["empty"] | of["and"] for word in opening):
        return False
    if not between or any(word not in of["empty"] | of["and"] for word in between):
        return False
    return any(
        cue.meanings & _TIE
        and 0 < cue.start - other.end <= LONGEST_SUBJECT
        and text[other.end : cue.start].replace(" ", "").isalpha()
        for cue in cues
    )
