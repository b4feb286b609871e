"""Thousands of labels of columns, found by their keys without making the key of every one of them."""

from __future__ import annotations

import functools
from pathlib import Path

from ..gazetteer.keys import normalise
from ..words import read_columns


class LabelWords:
    """The labels of a word list and what they mean; of two that share a key, the first counts.

    Making ten thousand keys takes longer than reading a table. Labels are held by their first letter, and only those
    that begin as the label that is looked up get their keys.

    Examples
    --------
    >>> words = LabelWords(Path(__file__).with_name("words") / "headers.tsv")
    >>> words.get(normalise("Date signed")), words.get(normalise("도시명")), words.get(normalise("Weather"))
    ('since', 'name', None)
    """

    def __init__(self, path: Path) -> None:
        _, self._words, self._listed = read_columns(path)
        by_letter: dict[str, list[int]] = {}
        for at, word in enumerate(self._words):
            by_letter.setdefault(word[0], []).append(at)
        self._waiting: dict[str, list[int]] = {}
        for letter, places in by_letter.items():
            if first := _first_letter(letter):
                self._waiting.setdefault(first, []).extend(places)
                continue
            for at in places:
                self._waiting.setdefault(_first_of_key(self._words[at]), []).append(at)
        self._meanings: dict[str, str] = {}

    def get(self, key: str) -> str | None:
        """Return what the label with this key means."""
        if key and (waiting := self._waiting.pop(key[0], None)):
            for at in sorted(waiting):
                self._meanings.setdefault(normalise(self._words[at]), self._listed[at])
        return self._meanings.get(key)


@functools.cache
def _first_letter(letter: str) -> str:
    return normalise(letter)[:1]


def _first_of_key(word: str) -> str:
    """Return the first character of a word's key: marks before the first letter are not in it."""
    return next((first for letter in word if (first := _first_letter(letter))), "")
