"""The phrases by which texts date something, and where a text has one: "the 25th anniversary", 지난해 5월, "bis 1998".

The phrases are in words/date_phrases.tsv. They are put into a tree, and the longest that begins at a place is read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from ..words import read_words
from .date_parts import WORDS, part_readers
from .line import WITHOUT_BLANKS, Line, fold

_PIECES = re.compile(r"\{\w+\}|\s|[^\W\d_]+|\d+|.")
_CHOICES = re.compile(r"<([^<>]+)>|\[([^\[\]]+)\]")
_BLANKS = re.compile(r"[ \t\n\u200b]{1,3}")
_HANGUL = re.compile("[가-힣]{2}")
_LINKED = frozenset({"since", "until", "range", "anniversary", "count"})  # these are about a date


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase in a text."""

    start: int  # in the folded text
    end: int
    meaning: tuple[str, ...]
    parts: dict[str, int]
    dates: tuple[Phrase, ...] = ()  # which it links: "from … to …"


@dataclass(slots=True)
class _Node:
    """What may follow in a phrase."""

    words: dict[str, list[tuple[str, _Node]]] = field(default_factory=dict)  # by their first letter
    parts: dict[str, _Node] = field(default_factory=dict)
    blank: _Node | None = None
    meaning: tuple[str, ...] = ()


def find_phrases(line: Line) -> Iterator[Phrase]:
    """Yield the phrases of a text that date something, from left to right; the longest where several begin.

    Examples
    --------
    >>> from sistermap.geo.draft.line import read_line
    >>> [phrase.meaning for phrase in find_phrases(read_line("signed last year, valid until 2027", "en"))]
    [('year', '-1'), ('until',)]
    """
    at = 0
    while at < len(line.text):
        found = _longest(line, at, _tree(line.language, linked=True)) if _may_begin(line, at) else None
        if found:
            yield found
        at = found.end if found else at + 1


def _may_begin(line: Line, at: int) -> bool:
    inside = line.language == "ko" and at and _HANGUL.match(line.text, at - 1)  # 이 may also end a word
    return not inside and not line.text[at].isspace() and line.begins_word(at)


def _longest(line: Line, at: int, tree: _Node) -> Phrase | None:
    ends = list(_follow(line, at, tree, {}, (), at))
    return max(ends, key=lambda phrase: phrase.end, default=None)


def _follow(
    line: Line, at: int, node: _Node, parts: dict[str, int], dates: tuple[Phrase, ...], start: int
) -> Iterator[Phrase]:
    """Yield the phrases that go on from a node; each way through the tree is no longer than its longest phrase."""
    if node.meaning:
        yield Phrase(start, at, node.meaning, parts, dates)
    if node.blank and (blank := _BLANKS.match(line.text, at)):
        yield from _follow(line, blank.end(), node.blank, parts, dates, start)
    if at > start and line.language in WITHOUT_BLANKS and (blank := _BLANKS.match(line.text, at)):
        at = blank.end()
    for word, behind in node.words.get(line.text[at : at + 1], ()):
        if line.text.startswith(word, at) and line.ends_word(at + len(word)):
            yield from _follow(line, at + len(word), behind, parts, dates, start)
    for name, behind in node.parts.items():
        if name in ("when", "span"):
            date = (_range_at(line, at) if name == "span" else None) or _date_at(line, at)
            if date:
                yield from _follow(line, date.end, behind, parts, (*dates, date), start)
        elif found := _part_at(line, at, name):
            yield from _follow(line, found[0], behind, {**parts, **found[1]}, dates, start)


def _part_at(line: Line, at: int, name: str) -> tuple[int, dict[str, int]] | None:
    if (name, at) not in line.memory:
        line.memory[name, at] = part_readers()[name](line, at)
    found: tuple[int, dict[str, int]] | None = line.memory[name, at]
    return found


def _date_at(line: Line, at: int) -> Phrase | None:
    """Return the longest date that begins at a place, or a bare year or month: what is linked says that it is one."""
    if ("when", at) not in line.memory:
        found = _longest(line, at, _tree(line.language, linked=False))
        for name in ("y", "Month"):
            if not found and (part := _part_at(line, at, name)):
                found = Phrase(at, part[0], ("date",), part[1])
        line.memory["when", at] = found
    date: Phrase | None = line.memory["when", at]
    return date


def _range_at(line: Line, at: int) -> Phrase | None:
    found = _longest(line, at, _tree(line.language, linked=True))
    return found if found and found.meaning == ("range",) else None


@functools.cache
def _tree(language: str, *, linked: bool) -> _Node:
    root = _Node()
    for row in read_words(WORDS / "date_phrases.tsv"):
        meaning = tuple(row.meaning.split(" "))
        if row.language in (language, "mul") and (linked or meaning[0] not in _LINKED):
            for phrase in _written_out(row.word):
                _plant(root, phrase, meaning, glued=language in WITHOUT_BLANKS)
    return root


def _written_out(phrase: str) -> Iterator[str]:
    """Yield a phrase with each of its choices, <early|late>, and with and without what is in [square brackets]."""
    pieces = _CHOICES.split(phrase)
    choices = [
        [fixed] if number % 3 == 0 else [*fixed.split("|"), *([""] if number % 3 == 2 else [])]
        for number, fixed in enumerate(pieces)
        if fixed is not None
    ]
    for choice in product(*choices):
        yield " ".join("".join(choice).split(" ")).strip()


def _plant(root: _Node, phrase: str, meaning: tuple[str, ...], *, glued: bool) -> None:
    node = root
    for piece in _PIECES.findall(phrase):
        if piece.isspace() and glued:  # there may be one anywhere
            continue
        if piece.isspace():
            node.blank = node = node.blank or _Node()
        elif piece.startswith("{"):
            node = node.parts.setdefault(piece[1:-1], _Node())
        else:
            word = fold(piece)
            words = node.words.setdefault(word[0], [])
            known = next((behind for other, behind in words if other == word), None)
            if known is None:
                words.append((word, known := _Node()))
            node = known
    node.meaning = node.meaning or meaning
