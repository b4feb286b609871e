"""The phrases by which texts date something, and where a text has one: "the 25th anniversary", 지난해 5월, "bis 1998".

The phrases are in words/date_phrases.tsv. They are put into a tree, and the longest that begins at a place is read.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from ...words import read_words
from ..language import EAST_ASIAN, TEXT_LANGUAGES
from .date_parts import WORDS, part_beginnings, part_readers
from .line import Line, fold
from .year_number import read_year_alone

_PIECES = re.compile(r"\{\w+\}|\s|[^\W\d_]+|\d+|.")
_CHOICES = re.compile(r"<([^<>]+)>|\[([^\[\]]+)\]")
_BLANKS = re.compile(r"[ \t\n\u200b]{1,3}")
_HANGUL = re.compile("[가-힣]{2}")
_LINKS = frozenset({"when", "span"})
_IN_DIGITS = frozenset({"y", "yy", "d", "d1", "iso", "numeric", "m"})
_IN_LETTERS = frozenset({"month", "Month", "weekday", "season", "era"})
_LATIN = frozenset(TEXT_LANGUAGES) - EAST_ASIAN
_ABOUT_DATES = frozenset({"since", "until", "range", "anniversary", "none"})
_INSIDE = {
    "linked": "dates",
    "stretches": "dates",
    "dates": "plain",
}  # the tree of what a phrase of a tree links


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
    >>> from sistermap.geo.draft.dates.line import read_line
    >>> [phrase.meaning for phrase in find_phrases(read_line("signed last year, valid until 2027", "en"))]
    [('year', '-1'), ('until',)]
    """
    at = 0
    while at < len(line.text):
        found = None
        if _may_begin(line, at):
            found = _phrase_at(line, at, "linked") or _year_alone(line, at)
        if found:
            yield found
        at = max(found.end, at + 1) if found else at + 1


def _may_begin(line: Line, at: int) -> bool:
    inside = line.language == "ko" and at and _HANGUL.match(line.text, at - 1)  # 이달 is not in 삼이달
    if inside or line.text[at].isspace() or not line.begins_word(at):
        return False
    return line.language in _LATIN or line.text[at].isdecimal() or line.text[at] in _beginnings(line.language)


@functools.cache
def _beginnings(language: str) -> frozenset[str]:
    """Return the letters that a phrase may begin with: few, where a word may begin at each letter of a text."""
    return frozenset({*_tree(language, "linked").words, *part_beginnings(language)})


def _year_alone(line: Line, at: int) -> Phrase | None:
    found = None if line.language in EAST_ASIAN else read_year_alone(line, at)
    return Phrase(at, found[0], ("date",), {"year": found[1]}) if found else None


def _phrase_at(line: Line, at: int, tree: str) -> Phrase | None:
    """Return the longest phrase of a tree that begins at a place. What a phrase links is from the tree inside it.

    The trees are inside one another no deeper than `_INSIDE` says, so no text is read in circles.
    """
    if (tree, at) not in line.memory:
        found = max(_follow(line, at, tree), key=lambda phrase: phrase.end, default=None)
        for name in ("y", "yy", "Month") if found is None and tree in ("dates", "plain") else ():
            if found is None and (part := _part_at(line, at, name)):
                found = Phrase(at, part[0], ("date",), part[1])
        line.memory[tree, at] = found
    phrase: Phrase | None = line.memory[tree, at]
    return phrase


def _follow(line: Line, start: int, tree: str) -> Iterator[Phrase]:
    """Yield all phrases of a tree that begin at a place; a way through a tree is no longer than its longest phrase."""
    glued = line.language in EAST_ASIAN
    ways: list[tuple[int, _Node, dict[str, int], tuple[Phrase, ...]]]
    ways = [(start, _tree(line.language, tree), {}, ())]
    while ways:
        at, node, parts, dates = ways.pop()
        if node.meaning:
            yield Phrase(start, at, node.meaning, parts, dates)
        blank = _BLANKS.match(line.text, at)
        if node.blank and blank:
            ways.append((blank.end(), node.blank, parts, dates))
        if glued and blank and at > start:
            at = blank.end()
        for word, behind in node.words.get(line.text[at : at + 1], ()):
            if line.text.startswith(word, at) and line.ends_word(at + len(word)):
                ways.append((at + len(word), behind, parts, dates))
        for name, behind in node.parts.items():
            if name in _LINKS:
                if date := _linked_at(line, at, name, tree):
                    ways.append((date.end, behind, parts, (*dates, date)))
            elif found := _part_at(line, at, name):
                ways.append((found[0], behind, {**parts, **found[1]}, dates))


def _linked_at(line: Line, at: int, name: str, tree: str) -> Phrase | None:
    stretch = _phrase_at(line, at, "stretches") if name == "span" else None
    return stretch or _phrase_at(line, at, _INSIDE[tree])


def _part_at(line: Line, at: int, name: str) -> tuple[int, dict[str, int]] | None:
    if name in (_IN_DIGITS if line.text[at : at + 1].isalpha() else _IN_LETTERS) and line.language in _LATIN:
        return None  # most places are inside words, and most parts are in digits
    if (name, at) not in line.memory:
        line.memory[name, at] = part_readers()[name](line, at)
    found: tuple[int, dict[str, int]] | None = line.memory[name, at]
    return found


@functools.cache
def _tree(language: str, tree: str) -> _Node:
    root = _Node()
    for row in read_words(WORDS / "date_phrases.tsv"):
        meaning = tuple(row.meaning.split(" "))
        if row.language in (language, "mul") and _is_in(tree, row.word, meaning[0]):
            for phrase in _written_out(row.word):
                _plant(root, phrase, meaning, glued=language in EAST_ASIAN)
    return root


def _is_in(tree: str, phrase: str, kind: str) -> bool:
    links = any(f"{{{name}}}" in phrase for name in _LINKS)
    if tree == "linked":
        return True
    if tree == "stretches":
        return kind == "range" and "{span}" not in phrase
    return kind not in _ABOUT_DATES and "{span}" not in phrase and not (tree == "plain" and links)


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
