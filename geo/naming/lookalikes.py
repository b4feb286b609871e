"""Letters of another script that look like a word's own: Mоscow with a Cyrillic о is Moscow."""

from __future__ import annotations

import re

from ..normal_forms import normal_form

_LATIN = "ABCEHIJKMOPSTXYaceijopsxyABEHIKMNOPTXYZovu"
_OTHER = "АВСЕНІЈКМОРЅТХУасеіјорѕхуΑΒΕΗΙΚΜΝΟΡΤΧΥΖονυ"
_TO_LATIN = str.maketrans(_OTHER, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN[:25], _OTHER[:25])
_TO_GREEK = str.maketrans(_LATIN[25:], _OTHER[25:])
_IS_LATIN, _IS_CYRILLIC, _IS_GREEK = (
    re.compile(f"[{letters}]") for letters in ("A-Za-z", "\u0400-\u052f", "\u0370-\u03ff")
)


def in_one_script(text: str) -> str:
    """Return a text whose words of Latin letters and of Cyrillic or Greek ones that look alike are in one script.

    Examples
    --------
    >>> in_one_script("M\u043escow") == "Moscow", in_one_script("Lyon Лион")
    (True, 'Lyon Лион')
    """
    if text.isascii() or not _IS_LATIN.search(normal_form("NFD", text)):
        return text
    if not (_IS_CYRILLIC.search(text) or _IS_GREEK.search(text)):
        return text
    return "".join(map(_word_in_one_script, re.split(r"([\W_]+)", normal_form("NFC", text))))


def _word_in_one_script(word: str) -> str:
    letters = normal_form("NFD", word)
    latin = len(_IS_LATIN.findall(letters))
    for pattern, table in ((_IS_CYRILLIC, _TO_CYRILLIC), (_IS_GREEK, _TO_GREEK)):
        other = len(pattern.findall(letters))
        if not latin or not other:
            continue
        changed = letters.translate(_TO_LATIN if latin > other else table)
        if not (pattern if latin > other else _IS_LATIN).search(changed):
            return normal_form("NFC", changed)  # all that is of the other script looks alike
    return word
