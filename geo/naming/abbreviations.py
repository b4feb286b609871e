"""Words of a name that are written short, and whether they are words of a name in full: Landsberg a. Lech, N. Vancouver."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import NamedTuple

from ..gazetteer.keys import normalise
from ..normal_forms import normal_form
from ..scripts import is_written_without_blanks
from ..words import read_words
from .particles import particles

ABBREVIATIONS = Path(__file__).with_name("words") / "name_abbreviations.tsv"
MOST_WORDS = 8  # of a name that is looked at word by word
LEAST_LETTERS_OF_WORD = 5  # of a name of one word that is cut short: Hódmezővásárh.
MOST_LETTERS_AFTER_MARK = (
    5  # of a word that is taken for a short one because of the mark before it: Weiden/Opf
)
MOST_LETTERS_OF_CONSONANTS = 4  # of a word without a vowel that is taken for a short one: Clermont-Fd
MOST_LETTERS_OF_CONTRACTION = 3  # where no full stop says that letters are left out: Weiden/Opf
_WORD = re.compile(r"([^\W\d_]+|\d+)(\.?)")
_MARK = re.compile(r"[/／(（\[]")
_VOWELS = frozenset("aeiouyаеєиіїоуыэюяαεηιουω")


class WrittenWord(NamedTuple):
    """One word of a cell."""

    text: str
    key: str
    dotted: bool  # a full stop follows
    marked: bool  # a slash or a bracket is before it
    start: int  # where it begins in the cell

    @property
    def is_short(self) -> bool:
        """Whether the word may be the beginning, or some letters, of another one."""
        if self.key.isdigit():
            return False
        return (
            self.dotted
            or len(self.key) == 1
            or (self.marked and len(self.key) <= MOST_LETTERS_AFTER_MARK)
            or (len(self.key) <= MOST_LETTERS_OF_CONSONANTS and _VOWELS.isdisjoint(self.key))
            or self.key in _short_words()
        )


@functools.lru_cache(maxsize=4096)
def written_words(name: str) -> tuple[WrittenWord, ...]:
    """Cut a name into its words, with what is written around them.

    Examples
    --------
    >>> [(word.text, word.dotted, word.marked) for word in written_words("Halle/S.")]
    [('Halle', False, False), ('S', True, True)]
    """
    text = normal_form("NFC", name)
    words: list[WrittenWord] = []
    end = 0
    for match in _WORD.finditer(text):
        marked = bool(words) and _MARK.search(text[end : match.start()]) is not None
        words.append(WrittenWord(match[1], normalise(match[1]), bool(match[2]), marked, match.start()))
        end = match.end()
    return tuple(word for word in words if word.key)


@functools.lru_cache(maxsize=4096)
def is_abbreviated(name: str) -> bool:
    """Tell whether a name may have short words, or lack small ones, so that its full form is to be looked for.

    Examples
    --------
    >>> [is_abbreviated(name) for name in ("Lauf a.d. Pegnitz", "Landsberg/Lech", "Mt. Vernon", "New York")]
    [True, True, True, False]
    """
    if name.isalpha():
        return False  # one word without a mark, as most names are
    words = written_words(name) if not is_written_without_blanks(name) else ()
    if len(words) == 1:
        return words[0].dotted and len(words[0].key) >= LEAST_LETTERS_OF_WORD
    return 1 < len(words) <= MOST_WORDS and any(
        word.is_short or word.marked or word.key in spelt_in_two_ways() for word in words
    )


@functools.lru_cache(maxsize=4096)
def has_open_word(name: str) -> bool:
    """Tell whether a name has a short word that says too little to be looked for by its letters: no "St" or "Mt".

    Examples
    --------
    >>> [has_open_word(name) for name in ("Halle/S.", "St. Gallen", "Paris")]
    [True, False, False]
    """
    return is_abbreviated(name) and any(
        (word.dotted or word.marked) and word.is_short and word.key not in spelt_in_two_ways()
        for word in written_words(name)
    )


def fits(word: WrittenWord, full: str) -> bool:
    """Tell whether a written word is the word of a full name that has the key `full`, or is short for it.

    Examples
    --------
    >>> [fits(written_words(word)[0], "wielkopolski") for word in ("Wielkopolski", "Wlkp.", "Wie.", "Maz.")]
    [True, True, True, False]
    """
    key = word.key
    if key == full or full in words_meant(key) or key in words_meant(full):
        return True
    if not word.is_short or not full.startswith(key[0]) or len(full) <= len(key):
        return False
    # What a listed word means is known: "Kg" is Kampung, not Kangkar.
    return full.startswith(key) or (_may_be_contraction(word) and _is_contraction(key, full))


def words_of(name: str) -> tuple[str, ...]:
    """Return the keys of the words of a name as a source writes it.

    Examples
    --------
    >>> words_of("Cortina d'Ampezzo"), words_of("Frankfurt (Oder)")
    (('cortina', 'd', 'ampezzo'), ('frankfurt', 'oder'))
    """
    return tuple(word.key for word in written_words(name))


@functools.lru_cache(maxsize=4096)
def words_meant(key: str) -> frozenset[str]:
    """Return the keys of the words that a short word usually means.

    Examples
    --------
    >>> sorted(words_meant("mt"))
    ['mont', 'mount']
    """
    return _meanings().get(key, frozenset())


def is_small(word: WrittenWord) -> bool:
    """Tell whether a written word is a small one such as "am", or the first letter of one.

    Examples
    --------
    >>> [is_small(word) for word in written_words("Lauf a.d. Pegnitz")]
    [False, True, True, False]
    """
    if word.key in inner_words():
        return True
    return word.text.islower() and len(word.key) <= 2 and word.is_short


def words_begun(word: WrittenWord) -> frozenset[str]:
    """Return the keys of the listed words that a short word means or, before a full stop, begins.

    Examples
    --------
    >>> sorted(words_begun(written_words("Нижн. Тагил")[0]))
    ['нижнее', 'нижнии', 'нижняя']
    """
    meant = words_meant(word.key)
    if word.dotted and not meant and len(word.key) > 1:
        return frozenset(one for one in _all_meanings() if one.startswith(word.key))
    return meant


# ---- steps ----


def _may_be_contraction(word: WrittenWord) -> bool:
    return (
        len(word.key) > 1
        and not words_meant(word.key)
        and (word.dotted or len(word.key) <= MOST_LETTERS_OF_CONTRACTION or _VOWELS.isdisjoint(word.key))
    )


def _is_contraction(key: str, full: str) -> bool:
    """Tell whether a key has some letters of a word, in their order: Wlkp for Wielkopolski."""
    letters = iter(full)
    return all(letter in letters for letter in key)


# ---- word lists ----


@functools.cache
def _meanings() -> dict[str, frozenset[str]]:
    meanings: dict[str, frozenset[str]] = {}
    for row in read_words(ABBREVIATIONS):
        key = normalise(row.word)
        meanings[key] = meanings.get(key, frozenset()) | {normalise(row.meaning)}
    for short in ("st", "saint"):  # both ways to write the title mean the same
        meanings[short] = meanings.get(short, frozenset()) | {"st", "saint"} - {short}
    return meanings


@functools.cache
def _all_meanings() -> frozenset[str]:
    return frozenset().union(*_meanings().values())


@functools.cache
def _short_words() -> frozenset[str]:
    """Return the short words that are so without a full stop too."""
    return frozenset(key for key in _meanings() if len(key) > 1 and key != "saint")


@functools.cache
def spelt_in_two_ways() -> frozenset[str]:
    """Return the words that sources themselves write in full and short: Saint Louis, St. Louis."""
    return frozenset(("st", "saint", "mt", "mount", "ft", "fort"))


@functools.cache
def inner_words() -> frozenset[str]:
    """Return the keys of small words within names."""
    return frozenset(map(normalise, particles("inner")))
