"""How likely a text is in a language, by which of its letters follow which."""

from __future__ import annotations

import csv
import functools
import math
from dataclasses import dataclass, field
from pathlib import Path

from ...scripts import is_latin

LETTERS = Path(__file__).with_name("letters.tsv")

EDGE = "_"  # in the table: where a word begins or ends
IDEOGRAPHS = {
    "ja": ("cp932", 0x88, 0x97),
    "ko": ("euc_kr", 0xB0, 0xC8),
    "zh-Hans": ("gb2312", 0xB0, 0xD7),
} | {"zh-Hant": ("big5", 0xA4, 0xC6)}
"""Languages of many signs: the national standard, and the first bytes of its everyday signs."""

MARKS = "’‘“”„«»–—…·•°ºª№€§、。・，：；（）「」『』【】《》／！？～＆\u3000\xa0①②③④⑤\u200c\u200e\u200f،؛؟־״׳"
SELDOM = "…•°ºª№€§\xa0\u200c\u200e\u200f؟"
_MARK = math.log(1 / 300)  # signs that lists of any language have
_INSIDE = math.log(0.005)  # such a sign between two letters: W№rzburg
_MAY_JOIN = "’·–—・\xa0\u200c־״׳"
_FOREIGN = math.log(1e-5)  # a letter that the language does not have
_NOISE = math.log(1e-7)  # control characters, boxes, and signs that no list has
_CASE = math.log(0.01)  # a capital behind a small letter: aŃ
_SCRIPTS = math.log(0.001)  # letters of two scripts in one word
_ASCII = math.log(1 / 60)
_JOINED = math.log(0.05)  # an ideograph that touches a Latin letter
_UNSEEN = 3e-5  # how likely a pair of known letters is that was never seen
_EVERYDAY, _RARE = math.log(1 / 20_000), math.log(1e-6)  # ideographs that were not counted


@dataclass(slots=True)
class _Language:
    total: int = 0
    alone: dict[str, int] = field(default_factory=dict)
    after: dict[str, dict[str, int]] = field(default_factory=dict)


def likelihood(word: str, language: str) -> float:
    """Return the logarithm of how likely a word is in a language; ASCII beside ASCII counts nothing.

    Parameters
    ----------
    word
        Letters without blanks, digits and ASCII punctuation.
    language
        A BCP 47 tag of the table beside this module.

    Examples
    --------
    >>> likelihood("Gdańsk", "pl") > likelihood("Gdañsk", "es")
    True
    """
    known = _languages()[language]
    return _ideographs(word, language, known) if language in IDEOGRAPHS else _letters(word, known)


def _letters(word: str, known: _Language) -> float:
    found = 0.0
    before, small = EDGE, False
    for at, char in enumerate(f"{word}{EDGE}"):
        letter = lower if len(lower := char.lower()) == 1 else char
        if char not in known.alone and letter not in known.alone and not char.isascii():
            found += _mark(char)
            found += (
                _INSIDE
                if char not in _MAY_JOIN and word[:at][-1:].isalpha() and word[at + 1 :][:1].isalpha()
                else 0
            )
            before = EDGE
        elif not (before.isascii() and letter.isascii()):
            pairs = known.after.get(before, {}).get(letter, 0) / max(1, known.alone.get(before, 0))
            alone = known.alone.get(letter, 0) / known.total
            found += math.log(0.95 * pairs + 0.05 * alone * alone + _UNSEEN)
        if char.isalpha():
            found += (
                _SCRIPTS
                if word[:at][-1:].isascii() and word[:at][-1:].isalpha() and not _is_latin(char)
                else 0
            )
            found += (
                _SCRIPTS if char.isascii() and word[:at][-1:].isalpha() and not _is_latin(word[at - 1]) else 0
            )
            found += _CASE if small and char.isupper() and not (char.isascii() and before.isascii()) else 0
            small = char.islower() and char.upper() != char
        before = letter if char in known.alone or letter in known.alone or char.isascii() else EDGE
    return found


def _mark(char: str) -> float:
    if char not in MARKS:
        return _FOREIGN if char.isalpha() else _NOISE
    return _MARK * (1.5 if char in SELDOM else 1)


def _is_latin(letter: str) -> bool:
    return is_latin(letter) or "\u1e00" <= letter <= "\u1eff"


def _ideographs(word: str, language: str, known: _Language) -> float:
    found, latin = 0.0, None
    for char in word:
        if char.isascii():
            found += _ASCII
        elif count := known.alone.get(char):
            found += math.log(count / known.total)
        else:
            found += _mark(char) if char in MARKS else _uncounted(char, language)
        if char.isalpha():
            found += _JOINED if latin is not None and latin != char.isascii() else 0
            latin = char.isascii()
    return found


def _uncounted(char: str, language: str) -> float:
    standard, first, last = IDEOGRAPHS[language]
    try:
        encoded = char.encode(standard)
    except UnicodeEncodeError:
        return _RARE + _CASE if char.isalpha() else _NOISE
    if language == "ja" and "ｦ" <= char <= "ﾟ":  # half a cell wide: one byte
        return math.log(1e-4)
    return _EVERYDAY if len(encoded) == 2 and first <= encoded[0] <= last else _RARE


@functools.cache
def _languages() -> dict[str, _Language]:
    languages: dict[str, _Language] = {}
    with LETTERS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            known = languages.setdefault(row["language"], _Language())
            known.alone[row["letter"]] = int(row["count"])
            known.total += int(row["count"])
            if row["followers"]:
                known.after[row["letter"]] = {pair[0]: int(pair[1:]) for pair in row["followers"].split(" ")}
    return languages
