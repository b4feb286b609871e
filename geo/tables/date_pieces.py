"""A cell -> its numbers, words and marks, each with what it may be on its own; `date_tokens` has the kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .date_words import (
    NOTHING,
    Meaning,
    Month,
    begins_longer,
    era_letters,
    is_without_blanks,
    meaning_of,
    segments,
)
from .numerals import with_plain_digits


class Token(NamedTuple):
    """A piece of a cell."""

    kind: str
    text: str
    value: int = 0
    months: tuple[Month, ...] = ()
    calendar: str = ""  # that an era names, of a year
    roles: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0970-\u1cff\u1dc0-\u1dff\u3099\u309a\ua800-\uabff"
_LETTERS = rf"(?:[^\W\d_]|[{_MARKS}])+"
_PIECES = re.compile(
    rf"(?P<word>{_LETTERS}(?:[.'’ʼ‘`´]{_LETTERS})*)|(?P<number>\d+)|(?P<line>\s*[\r\n]\s*)|(?P<blank>[\s\u200b-\u200f]+)|(?P<mark>.)",
    re.DOTALL,
)
_MARK_KINDS = {
    **dict.fromkeys("-‐‑−", "-"),
    **dict.fromkeys("~–—―〜∼→⁓", "~"),
    **dict.fromkeys(".。·・‧•", "."),
    **dict.fromkeys("/⁄\\", "/"),
    **dict.fromkeys(",،、;؛|", ","),
    **dict.fromkeys("([{（【", "("),
    **dict.fromkeys(")]}）】", ")"),
    **dict.fromkeys("'’‘ʼ`´", "'"),
}
_APART = re.compile(r"[.'’ʼ‘`´]")
_TIME = re.compile(
    r"(?:(?<=\d)T|(?<![\d:.]))\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:\s?[ap]\.?m\.?(?!\w))?(?:\s?Z|\s?[+-]\d\d:?\d\d)?(?![\d:])",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\[[^\]\[\d]{0,12}\d{1,3}\]")
_MOST_WORDS = 4  # of a month or of "to the present day"
_LONGEST_ACRONYM = 4


def read_pieces(text: str) -> Iterator[Token]:
    """Yield the pieces of a text from left to right, without times of day and the numbers of footnotes.

    Examples
    --------
    >>> [(piece.kind, piece.text) for piece in read_pieces("15 May 1998[2]") if piece.kind != " "]
    [('N', '15'), ('M', 'May'), ('Y', '1998')]
    """
    text = _FOOTNOTE.sub("", _TIME.sub(" ", with_plain_digits(text)))
    pieces = [(match.lastgroup or "", match[0]) for match in _PIECES.finditer(text)]
    at = 0
    while at < len(pieces):
        group, piece = pieces[at]
        if group == "number":
            yield _number(piece)
        elif group == "blank":
            yield Token(" ", " ")
        elif group == "line":
            yield Token(";", piece)
        elif group == "mark":
            yield Token(_MARK_KINDS.get(piece, "?"), piece)
        elif is_without_blanks(piece):
            yield from (_word(part, meaning) for part, meaning in segments(piece))
        else:
            size, meaning = _longest_known([word for _, word in pieces[at : at + 2 * _MOST_WORDS - 1]])
            if size:
                yield _word("".join(word for _, word in pieces[at : at + size]), meaning)
                at += size
                continue
            yield from _parts(piece)
        at += 1


def _longest_known(words: list[str]) -> tuple[int, Meaning]:
    """Return how many pieces from the first on are one known word, and what it means."""
    most = len(words) if begins_longer(words[0]) else 1
    for size in range(most, 0, -1):
        if all(word.isspace() or word in ".-" for word in words[1:size:2]):
            piece = "".join(words[:size])
            if piece[-1] not in ".- " and (meaning := meaning_of(piece)) is not NOTHING:
                return size, meaning
    return 0, NOTHING


def _parts(piece: str) -> Iterator[Token]:
    """Take an unknown word apart at its apostrophes and full stops: d'abril, гг.Москва."""
    parts = _APART.split(piece)
    for part in parts:
        if part:
            yield _word(part, meaning_of(part) if len(parts) > 1 else NOTHING)


def _word(text: str, meaning: Meaning) -> Token:
    roles = meaning.roles
    era = meaning.era
    if era and text.isascii() and len(text) <= _LONGEST_ACRONYM and not text.isupper():
        era = ""  # "be" and "ah" are words
    if era:
        return Token("E", text, calendar=era, roles=roles, languages=meaning.languages)
    if meaning.months:
        return Token("M", text, 0, meaning.months, roles=roles, languages=meaning.languages)
    if letter := era_letters().get(text):
        return Token("e", text, calendar=letter, roles=roles)
    if roles:
        return Token("k", text, roles=roles, languages=meaning.languages)
    return Token("x", text)


def _number(digits: str) -> Token:
    if len(digits) <= 2:
        return Token("N", digits, int(digits))
    if len(digits) == 3:
        return Token("W", digits, int(digits))
    if len(digits) == 4:
        return Token("Y", digits, int(digits))
    compact = re.fullmatch(r"(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?", digits)
    return Token("C" if compact else "J", digits)
