"""Names of other scripts in Latin letters: one form for the usual ways to write a sound, Ozyorsk and Ozersk, Ayios and Agios."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..scripts import is_latin

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

# In this order: what several letters write, then single letters, then what is left of double ones.
_FOLDS: tuple[tuple[str, str], ...] = (
    (r"^(?:[ae]gh?i|[ae]yi)(?:os|oi|a|i)?(?=.{3})", "agi"),  # Saint, in Greek
    (r"^ne(?:a|o|os|oi)(?=.{4})", "ne"),  # New, in Greek, is of three genders
    (r"^(?:el|al)(?=.{3})", "al"),
    (r"shch|shh?|sch|sz", "s"),
    (r"tsch|tch|ch|cz", "c"),
    (r"zh|dzh|dj|dsh", "z"),
    (r"kh|gh", "h"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"ts|tz", "c"),
    (r"ck|q", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"ou|oo", "u"),
    (r"ee", "i"),
    (r"yo|jo|io|ye|je|ie", "e"),
    (r"iya|ija|ya|ja|ia", "A"),  # ия is no а
    (r"yu|ju|iu", "U"),
    (r"i[jy]+|y[ji]+|ei|oi", "i"),
    (r"[yj]", "i"),
    (r"(.)\1+", r"\1"),
)
# Long vowels of Japanese, and the syllables that the systems of Hepburn and Kunrei write otherwise.
_JAPANESE_FOLDS: tuple[tuple[str, str], ...] = (
    (r"o[ouh](?![aeiou])|ou|oo", "o"),
    (r"uu", "u"),
    (r"m(?=[bpm])", "n"),
    (r"sy|si(?=[^aeiou]|$)", "sh"),
    (r"ty|ti(?=[^aeiou]|$)|tch", "ch"),
    (r"[zj]y|zi(?=[^aeiou]|$)", "j"),
    (r"(?<=sh|ch)i(?![aeiou])|(?<=j)i(?![aeiou])", ""),
    (r"tu", "tsu"),
    (r"(?<![sc])hu", "fu"),
    (r"dzu|du", "zu"),
)
# Lines are folded each by itself: all names of a country at once.
_PATTERNS = tuple((re.compile(pattern, re.MULTILINE), new) for pattern, new in _FOLDS)
_JAPANESE_PATTERNS = tuple((re.compile(pattern, re.MULTILINE), new) for pattern, new in _JAPANESE_FOLDS)


def fold_japanese(key: str) -> str:
    """Return one form of a Japanese name in Latin letters for the usual ways to write it.

    Examples
    --------
    >>> fold_japanese("kouchi") == fold_japanese("kochi"), fold_japanese("matuyama") == fold_japanese("matsuyama")
    (True, True)
    """
    for pattern, new in _JAPANESE_PATTERNS:
        key = pattern.sub(new, key)
    return key


def fold_romanisation(key: str) -> str:
    """Return one form of a romanised name for all the usual ways to write it.

    Examples
    --------
    >>> fold_romanisation("zaporizhzhia") == fold_romanisation("zaporizhzhya")
    True
    >>> fold_romanisation("ayiosnikolaos") == fold_romanisation("agiosnikolaos")
    True
    """
    for pattern, new in _PATTERNS:
        key = pattern.sub(new, key)
    return key


def is_romanised(gazetteer: Gazetteer, country: str) -> bool:
    """Tell whether the names of a country are written in another script than Latin at home."""
    own = gazetteer.names(f"country:{country}").get(gazetteer.language(country) or "", "")
    return bool(own) and not is_latin(own)
