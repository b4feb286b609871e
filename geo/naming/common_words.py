"""Words that lists have in their cells and that are hardly a place's name: of headers, sums, continents and the world."""

from __future__ import annotations

import functools
from pathlib import Path

from ..gazetteer.keys import normalise
from ..words import read_words

_OWN = Path(__file__).with_name("words") / "common_words.tsv"
_OF_TABLES = (
    Path(__file__).parents[1] / "tables" / "words"
)  # lists of words only, which the readers of tables use too
# A town has this many people or more if its name may be meant in spite of the word. More languages than the reader's have
# words for columns, which are towns to him: asti is "until" in Finnish.
LARGE_TOWN = {True: 100_000, False: 15_000}  # whether the word is English, which lists of all languages have


def is_part_of_world(text: str) -> bool:
    """Tell whether a text is a continent, a part of one, or the world.

    Examples
    --------
    >>> is_part_of_world("Asia"), is_part_of_world("Азия"), is_part_of_world("Paris")
    (True, True, False)
    """
    return normalise(text) in _parts_of_world()


def is_common_word(text: str) -> bool:
    """Tell whether a text is a word of lists: of a header, a row of sums, or the world.

    Examples
    --------
    >>> is_common_word("Since"), is_common_word("도시명"), is_common_word("Paris")
    (True, True, False)
    """
    return normalise(text) in _words()


def least_people(text: str) -> int:
    """Return how many people a town that is called like a common word has at least, if it may be meant.

    Examples
    --------
    >>> least_people("Date"), least_people("Asti")
    (100000, 15000)
    """
    return LARGE_TOWN["en" in _words().get(normalise(text), ())]


@functools.cache
def _parts_of_world() -> frozenset[str]:
    rows = (*read_words(_OF_TABLES / "continents.tsv"), *read_words(_OWN))
    return frozenset(normalise(row.word) for row in rows if row.meaning != "word")


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    """Return key -> the languages in which it is a common word."""
    words: dict[str, frozenset[str]] = {}
    same: dict[frozenset[str], frozenset[str]] = {}  # each set is kept once
    lists = (_OWN, _OF_TABLES / "headers.tsv", _OF_TABLES / "totals.tsv", _OF_TABLES / "continents.tsv")
    for row in (row for path in lists for row in read_words(path)):
        key = normalise(row.word.strip("*"))
        languages = words.get(key, frozenset()) | {row.language}
        words[key] = same.setdefault(languages, languages)
    return words
