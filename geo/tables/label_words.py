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
        self._sorted: set[int] = set()  # scripts
        self._unsorted: dict[str, list[int]] = {}  # first letter as written -> places in the list
        for at, word in enumerate(self._words):
            self._unsorted.setdefault(word[0], []).append(at)
        self._waiting: dict[str, list[int]] = {}  # first letter of the key -> places in the list
        self._meanings: dict[str, str] = {}  # key -> meaning

    def get(self, key: str) -> str | None:
        """Return what the label with this key means."""
        if not key:
            return None
        self._sort(_script(key[0]))
        for at in sorted(self._waiting.pop(key[0], ())):
            self._meanings.setdefault(normalise(self._words[at]), self._listed[at])
        return self._meanings.get(key)

    def _sort(self, script: int) -> None:
        """Put the words of a script where the first letters of their keys are looked up."""
        if script in self._sorted:
            return
        self._sorted.add(script)
        for letter in [letter for letter in self._unsorted if _script(letter) == script]:
            first = normalise(letter)[:1]
            for at in self._unsorted.pop(letter):
                # A mark before the first letter is not in the key.
                self._waiting.setdefault(first or normalise(self._words[at])[:1], []).append(at)


@functools.cache
def _script(letter: str) -> int:
    """Return a number that a letter and its key share: 0 for Latin letters and signs, one for all of East Asia."""
    code = ord(letter)
    if code < 0x370 or 0x1E00 <= code < 0x1F00 or 0x2000 <= code < 0x2E80:
        return 0
    return 0x2E80 if code >= 0x2E80 else 0x370 if code < 0x400 or 0x1F00 <= code < 0x2000 else code >> 8
