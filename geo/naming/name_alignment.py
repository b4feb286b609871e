"""The words of a written name beside those of a full one: whether the one is short for the other, and where to look."""

from __future__ import annotations

import functools
import re

from ..gazetteer.keys import normalise
from .abbreviations import (
    WrittenWord,
    fits,
    inner_words,
    is_small,
    spelt_in_two_ways,
    words_begun,
    words_meant,
)
from .particles import particles

# Costs of an alignment: the closest reading of a name is the one that is meant.
WORD_LEFT_OUT, WORD_ADDED = 1, 1


def alignment_cost(written: tuple[WrittenWord, ...], full: tuple[str, ...]) -> int | None:
    """Return how many small words the written name and the full one do not share; None if the full one is another.

    Parameters
    ----------
    written
        As `written_words` cuts the cell.
    full
        The keys of the words of a name in full.

    Examples
    --------
    >>> from sistermap.geo.naming.abbreviations import written_words
    >>> alignment_cost(written_words("Landsberg/Lech"), ("landsberg", "am", "lech"))
    1
    >>> alignment_cost(written_words("Frankfurt/O."), ("frankfurt", "am", "main")) is None
    True
    """
    small = inner_words()

    @functools.cache
    def cost(at: int, of: int) -> int | None:
        ways = []
        if at == len(written) and of == len(full):
            return 0
        if at < len(written) and of < len(full) and fits(written[at], full[of]):
            ways.append((0, cost(at + 1, of + 1)))
        if at + 1 < len(written) and of < len(full) and _are_joined(written[at], written[at + 1], full[of]):
            ways.append((0, cost(at + 2, of + 1)))
        if 0 < of < len(full) - 1 and full[of] in small:
            ways.append((WORD_LEFT_OUT, cost(at, of + 1)))
        if of == 0 and at == 0 and len(full) > 1 and full[0] in _titles():
            ways.append((WORD_LEFT_OUT, cost(at, 1)))
        if 0 < at < len(written) - 1 and is_small(written[at]):
            ways.append((WORD_ADDED, cost(at + 1, of)))
        return min((own + rest for own, rest in ways if rest is not None), default=None)

    return cost(0, 0)


def key_pattern(written: tuple[WrittenWord, ...]) -> re.Pattern[str]:
    """Return the pattern of keys that a full name may have: wider than `alignment_cost`, and quick.

    Examples
    --------
    >>> from sistermap.geo.naming.abbreviations import written_words
    >>> bool(key_pattern(written_words("Halle/S.")).fullmatch("hallesaale"))
    True
    """
    # Each word where it ends first, for good: what follows it has the most room so, and no way is tried again.
    words = (f"(?>.*?{_wide(word)})" for word in written if not is_small(word))
    return re.compile(f"{''.join(words)}.*+")


def strict_key_pattern(written: tuple[WrittenWord, ...]) -> re.Pattern[str] | None:
    """Return the pattern of keys of a name of which only small words are short; None where others are too.

    Examples
    --------
    >>> from sistermap.geo.naming.abbreviations import written_words
    >>> bool(strict_key_pattern(written_words("Châlons s/ Marne")).fullmatch("chalonssurmarne"))
    True
    >>> strict_key_pattern(written_words("Marburg/L.")) is None
    True
    """
    pieces: list[str] = []
    for at, word in enumerate(written):
        if 0 < at < len(written) - 1 and is_small(word):
            meant = [small for small in sorted(inner_words()) if fits(word, small)]
            pieces.append(f"(?:{'|'.join(map(re.escape, meant))})" if meant else "")
        elif (word.dotted or len(word.key) == 1) and not words_meant(word.key):
            return None
        else:
            pieces.append(
                f"(?:{'|'.join(re.escape(one) for one in (word.key, *sorted(words_meant(word.key))))})"
            )
    return re.compile("".join(pieces))


def whole_beginnings(written: tuple[WrittenWord, ...]) -> list[str]:
    """Return the keys with which the key of the full name begins, in the ways to write the first word in full.

    Examples
    --------
    >>> from sistermap.geo.naming.abbreviations import written_words
    >>> whole_beginnings(written_words("Landsberg a. Lech")), whole_beginnings(written_words("Xq. Vernon"))
    (['landsberg'], [])
    """
    first = written[0]
    if len(written) == 1:
        return [first.key]
    firsts = sorted({*words_begun(first), *(() if _is_only_short(first) else (first.key,))})
    tail = ""
    for word in written[1:]:
        if word.is_short or word.marked or is_small(word) or word.key in spelt_in_two_ways():
            break
        tail += word.key
    return [start + tail for start in firsts]


def whole_end(written: tuple[WrittenWord, ...]) -> str:
    """Return the key with which the key of the full name ends, where its first word is short; empty if it is not.

    Examples
    --------
    >>> from sistermap.geo.naming.abbreviations import written_words
    >>> whole_end(written_words("N. Vancouver")), whole_end(written_words("Lauf a.d. Pegnitz"))
    ('vancouver', '')
    """
    if not written[0].is_short:
        return ""
    tail = ""
    for word in reversed(written[1:]):
        if word.is_short or is_small(word) or word.key in spelt_in_two_ways():
            break
        tail = word.key + tail
        if word.marked:
            break
    return tail


# ---- steps ----


def _are_joined(first: WrittenWord, second: WrittenWord, full: str) -> bool:
    """Tell whether a source writes two words together: Tg. Balai is Tanjungbalai."""
    return full.endswith(second.key) and full[: -len(second.key)] in {first.key, *words_meant(first.key)}


def _is_only_short(word: WrittenWord) -> bool:
    return word.dotted and word.is_short and not words_meant(word.key)  # L'Hospitalet begins with an article


def _wide(word: WrittenWord) -> str:
    if word.is_short:
        return f"(?:{'|'.join(sorted({word.key[0], *(one[0] for one in words_meant(word.key))}))})"
    shortest_first = sorted({word.key, *words_meant(word.key)}, key=lambda one: (len(one), one))
    return f"(?:{'|'.join(map(re.escape, shortest_first))})"


@functools.cache
def _titles() -> frozenset[str]:
    return frozenset(map(normalise, particles("title")))
