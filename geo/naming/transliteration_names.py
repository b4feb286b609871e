"""The Latin names of many places as columns: which are nearest to a guess, and the letters of each as numbers."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..gazetteer.keys import normalise
from ..normal_forms import normal_form

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Distances are normalised Levenshtein distances from the guess, 0 to 1.
MAX_DISTANCE = 0.7  # excluded
MAX_DISTANCE_BEHIND_NEAREST = 0.3
_ROUNDING = 1e-5  # of distances in single precision, by which names are chosen to be measured exactly
_GUESSES = 256  # compared at once: more need more memory and no less time

_BETWEEN = (string.punctuation + " ").encode()
_APOSTROPHES = "'’ʻʼ`"
_LETTER = re.compile(r"[^\W\d_]")
_BAR, _OTHER_LETTER = ord("|"), 0x7F
# A letter is one byte: that of Latin-1; those behind Latin-1 have bytes that are no small letters there.
_BYTES = {char: ord(char) for char in "|abcdefghijklmnopqrstuvwxyzßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ"} | {
    char: 0x80 + at for at, char in enumerate(filter(str.islower, map(chr, range(0x100, 0x17F))))
}


class Nearest(NamedTuple):
    """Names near to guesses, in columns of equal length: those of a guess together, the nearest first."""

    guess: NDArray[np.intp]  # which of the guesses
    at: NDArray[np.intp]  # which of the names
    distance: NDArray[np.float64]


class LatinNames:
    """The Latin names of a country's places, or of the larger places of the world.

    Parameters
    ----------
    names
        As `Gazetteer.latin_names` gives them.

    Attributes
    ----------
    rowids
        The number of each name's place. Names stand by the first letters of their skeletons, otherwise in the order given.
    is_primary
        Whether a name is its place's primary name.
    initials
        The first letters that there are.

    Examples
    --------
    >>> names = LatinNames([("Lyon", 7, 0), ("Lille", 8, 0), ("lilla", 8, 1)])
    >>> [names.name(at) for at in names.nearest(["lila"], [frozenset("l")], 2).at]
    ['lilla', 'Lille']
    """

    def __init__(self, names: Sequence[tuple[str, int, int]]) -> None:
        found = skeletons([name for name, _, _ in names]) if names else []
        ats: dict[str, list[int]] = defaultdict(list)
        for at, skeleton in enumerate(found):
            ats[skeleton[:1]].append(at)
        order = [at for initial in sorted(ats) for at in ats[initial]]
        self.rowids = np.array([names[at][1] for at in order], dtype=np.int32)
        self.is_primary = np.array([not names[at][2] for at in order], dtype=np.bool_)
        self.initials = frozenset(ats)
        # Many names in one text take a fourth of the memory that they take one by one.
        ordered = [names[at][0] for at in order]
        self._names = "\n".join(ordered).encode()
        self._name_ends = np.cumsum([len(name.encode()) + 1 for name in ordered], dtype=np.int32) - 1
        self._codes = np.frombuffer(letter_codes(ordered), dtype=np.uint8)
        self._ends = np.flatnonzero(self._codes == ord("\n")).astype(np.int32)
        self._lengths = np.array([len(found[at]) for at in order], dtype=np.float32)
        self._by_initial: dict[str, tuple[int, str]] = {}
        first = 0
        for initial in sorted(ats):
            self._by_initial[initial] = first, "\n".join(found[at] for at in ats[initial])
            first += len(ats[initial])
        self._firsts = np.array([first for first, _ in self._by_initial.values()])

    def name(self, at: int) -> str:
        """Return a name as written."""
        start = int(self._name_ends[at - 1]) + 1 if at else 0
        return self._names[start : self._name_ends[at]].decode()

    def letters(self, ats: NDArray[np.intp]) -> tuple[NDArray[np.uint8], NDArray[np.intp]]:
        """Return the letters of names as rows of bytes, filled up with 0, and how many there are."""
        starts = np.where(ats > 0, self._ends[ats - 1] + 1, 0)
        sizes = (self._ends[ats] - starts).astype(np.intp)
        steps = np.arange(sizes.max(initial=0))
        inside = steps < sizes[:, None]
        return np.where(inside, self._codes[np.where(inside, starts[:, None] + steps, 0)], np.uint8(0)), sizes

    def nearest(self, guesses: Sequence[str], initials: Sequence[frozenset[str]], most: int) -> Nearest:
        """Return the names nearest to guesses, at most so many of each.

        Parameters
        ----------
        guesses
            As `skeletons` writes them.
        initials
            The letters that a name may begin with, for each guess.
        most
            Names of a guess, at most.
        """
        parts = [(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp), np.empty(0))]
        for first in range(0, len(guesses), _GUESSES):
            chunk = slice(first, first + _GUESSES)
            guess, at, distance = self._nearest(guesses[chunk], initials[chunk], most)
            parts.append((guess + first, at, distance))
        return Nearest(*map(np.concatenate, zip(*parts, strict=True)))

    def _nearest(self, guesses: Sequence[str], initials: Sequence[frozenset[str]], most: int) -> Nearest:
        sizes = np.array([len(guess) for guess in guesses], dtype=np.float32)
        limits = np.full(len(guesses), MAX_DISTANCE + _ROUNDING, dtype=np.float32)
        chosen = [(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp), np.empty(0))]
        for initial in sorted(self.initials & frozenset().union(*initials)):
            mine = np.array([at for at, one in enumerate(initials) if initial in one], dtype=np.intp)
            first, text = self._by_initial[initial]
            others = text.split("\n")
            edits = _edits([guesses[at] for at in mine], others)
            longer = np.maximum(sizes[mine, None], self._lengths[first : first + len(others)])
            shares = edits / np.maximum(longer, 1)
            near = shares.min(axis=1) + np.float32(MAX_DISTANCE_BEHIND_NEAREST + _ROUNDING)
            limits[mine] = least = np.minimum(limits[mine], near)
            if len(others) > most:
                least = np.minimum(least, np.partition(shares, most - 1, axis=1)[:, most - 1])
            rows, columns = np.nonzero(shares <= least[:, None])
            exact = edits[rows, columns] / np.maximum(longer[rows, columns], 1).astype(np.float64)
            chosen.append((mine[rows], first + columns, exact))
        return self._ordered(Nearest(*map(np.concatenate, zip(*chosen, strict=True))), most)

    def _ordered(self, near: Nearest, most: int) -> Nearest:
        """Return the names within the limits of each guess, the nearest first, at most so many of each guess."""
        nearest = np.full(near.guess.max(initial=0) + 1, np.inf)
        np.minimum.at(nearest, near.guess, near.distance)
        limits = nearest[near.guess] + MAX_DISTANCE_BEHIND_NEAREST
        near = _taken(near, (near.distance < MAX_DISTANCE) & (near.distance <= limits))
        # Of names with one initial those that stand first remain: their order is that of their places.
        group = near.guess * len(self._firsts) + np.searchsorted(self._firsts, near.at, side="right") - 1
        crowded = np.bincount(group, minlength=1)[group] > most
        if crowded.any():
            some = np.flatnonzero(crowded)
            some = some[np.lexsort((near.at[some], near.distance[some], group[some]))]
            rest = np.flatnonzero(~crowded)
            near = _taken(near, np.concatenate((rest, some[_ranks(group[some]) < most])))
        # Cities of a country are numbered by population, the largest first.
        near = _taken(near, np.lexsort((near.at, self.rowids[near.at], near.distance, near.guess)))
        return _taken(near, _ranks(near.guess) < most)


def skeletons(names: Sequence[str]) -> list[str]:
    """Return the keys of names without double letters; made of all names at once, in a tenth of the time.

    Examples
    --------
    >>> skeletons(["Łódź", "Massa"])
    ['lodz', 'masa']
    """
    text = "\n".join(names).lower()
    if not text.isascii():
        for char in {char for char in set(text) if char > "\x7f"}:
            text = text.replace(char, normalise(char))
    packed = text.encode("ascii", "ignore").translate(None, _BETWEEN)
    for letter in string.ascii_lowercase.encode():
        packed = packed.replace(bytes((letter, letter)), bytes((letter,)))
    return packed.decode().split("\n")


def letter_codes(names: Sequence[str]) -> bytes:
    r"""Return what `geo.naming.transliteration_units.letters` writes of names, a byte a letter and a line a name.

    Examples
    --------
    >>> letter_codes(["Saint-Denis", "L'Aquila"])
    b'|saint|denis|\n|laquila|\n'
    """
    text = normal_form("NFC", "\n".join(names).casefold().replace("i\u0307", "i"))
    # Those of Latin-1 first: what is put in for the others are characters of Latin-1.
    for char in sorted(char for char in set(text) if char > "\x7f"):
        simple = char if char < "\u017f" or not char.isalpha() else normalise(char)
        text = text.replace(char, "".join(chr(code_of(one)) for one in simple if one not in _APOSTROPHES))
    codes = text.encode("latin-1").translate(_CODES, _APOSTROPHES.encode("ascii", "ignore"))
    codes = b"|" + codes.replace(b"\n", b"|\n|") + b"|\n"
    while b"||" in codes:
        codes = codes.replace(b"||", b"|")
    return codes


def code_of(char: str) -> int:
    """Return the byte of a character of a name in small letters: a bar for what is no letter."""
    if char in _BYTES:
        return _BYTES[char]
    return _OTHER_LETTER if _LETTER.fullmatch(char) else _BAR


# What is put in place of the bytes of a text in Latin-1 whose letters are coded.
_CODES = bytes(
    code if code >= _OTHER_LETTER or chr(code) == "\n" or chr(code) in string.ascii_lowercase else _BAR
    for code in range(256)
)


def _edits(guesses: list[str], names: list[str]) -> NDArray[np.uint8] | NDArray[np.uint32]:
    """Return the Levenshtein distance of each guess from each name."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    # A distance is at most the length of the longer one.
    fits = max(map(len, guesses)) < 256 and max(map(len, names)) < 256
    return process.cdist(guesses, names, scorer=Levenshtein.distance, dtype=np.uint8 if fits else np.uint32)


def _taken(near: Nearest, which: NDArray[np.bool_] | NDArray[np.intp]) -> Nearest:
    return Nearest(near.guess[which], near.at[which], near.distance[which])


def _ranks(groups: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return how many equal numbers stand before each one, where equal ones stand together."""
    steps = np.arange(len(groups))
    begins = np.flatnonzero(np.diff(groups, prepend=-1))
    return steps - np.repeat(begins, np.diff(begins, append=len(groups)))
