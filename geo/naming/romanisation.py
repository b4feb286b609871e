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
    (r"yo|jo|io|ye|je|ie|ee", "e"),
    (r"ya|ja|ia|iya|ija", "a"),
    (r"yu|ju|iu", "u"),
    (r"i[jy]+|y[ji]+|ei|oi", "i"),
    (r"[yj]", "i"),
    (r"(.)\1+", r"\1"),
)
_PATTERNS = tuple((re.compile(pattern), new) for pattern, new in _FOLDS)


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
