"""A text as its dates are looked for in it: folded letter by letter, with the way back to the text as it was written."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from ...normal_forms import normal_form
from ...scripts import LAST_LATIN


@dataclass(frozen=True, slots=True)
class Line:
    """A text, folded: small letters of plain width without accents."""

    source: str
    text: str
    at: tuple[
        int, ...
    ]  # where each letter of `text` is in `source`, which has other lengths (ß, é), and the end
    language: str
    memory: dict[Any, Any] = field(default_factory=dict)  # what was read at a place is read only once

    def is_capital(self, at: int) -> bool:
        """Tell whether a letter is a capital in the text as it was written."""
        return at < len(self.text) and self.source[self.at[at]].isupper()

    def begins_word(self, at: int) -> bool:
        """Tell whether no word or number goes on at a place."""
        return at == 0 or at >= len(self.text) or not self._goes_on(at - 1, at)

    def ends_word(self, at: int) -> bool:
        """Tell whether a word or number ends before a place."""
        return at >= len(self.text) or not self._goes_on(at - 1, at)

    def _goes_on(self, before: int, behind: int) -> bool:
        one, other = self.text[before], self.text[behind]
        if one.isdecimal() or other.isdecimal():
            return one.isdecimal() == other.isdecimal() or is_latin(one) or is_latin(other)
        return is_latin(one) and is_latin(other)


def read_line(text: str, language: str) -> Line:
    """Fold a text.

    Examples
    --------
    >>> read_line("Le 1er Février ２００３", "fr").text
    'le 1er fevrier 2003'
    """
    letters: list[str] = []
    at: list[int] = []
    for number, char in enumerate(text):
        for letter in _folded(char):
            letters.append(letter)
            at.append(number)
    return Line(text, "".join(letters), (*at, len(text)), language)


def fold(word: str) -> str:
    """Return a word of a list as it is in the text of a `Line`.

    Examples
    --------
    >>> fold("Février"), fold("dreißig")
    ('fevrier', 'dreissig')
    """
    return "".join(map(_folded, word))


def is_latin(char: str) -> bool:
    """Tell whether a character is a letter of the Latin script.

    Examples
    --------
    >>> is_latin("a"), is_latin("年"), is_latin("7")
    (True, False, False)
    """
    return char <= LAST_LATIN and char.isalpha()


@functools.lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    if char < "\x80":
        return char.lower()
    if "\u0300" <= char <= "\u036f":
        return ""
    if char in "\u00a0\u202f\u2009\u3000":
        return " "
    plain = normal_form("NFKC", char)
    if len(plain) == 1 and plain <= LAST_LATIN:
        plain = normal_form("NFD", plain.casefold())
        return "".join(letter for letter in plain if not unicodedata.combining(letter))
    return plain.casefold() if len(plain) == 1 else char
