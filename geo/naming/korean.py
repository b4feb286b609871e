"""Korean names in Latin letters: one form for the McCune-Reischauer, Revised and everyday spellings of a sound."""

from __future__ import annotations

import re
from collections.abc import Callable

# In this order: vowels that the systems spell in several ways, then consonants that one writes voiced, another not.
_FOLDS: list[tuple[str, str | Callable[[re.Match[str]], str]]] = [
    (r"sh", "s"), (r"y?eo", lambda m: "yo" if m[0][0] == "y" else "o"), (r"eu|oo|woo", "u"), (r"ee", "i"), (r"ae|ai", "e"),
    (r"ui$", "i"), (r"ch|j", "c"), (r"g", "k"), (r"d", "t"), (r"b", "p"), (r"r", "l"), (r"(.)\1+", r"\1"),
]  # fmt: skip

# 충북 is 충청북도 in daily use, and so in Latin letters.
_PROVINCES = {
    "충": "충청",
    "전": "전라",
    "경": "경상",
    "chung": "Chungcheong",
    "jeon": "Jeolla",
    "gyeong": "Gyeongsang",
}
_SIDES = {"북": "북도", "남": "남도", "buk": "buk-do", "nam": "nam-do"}


def long_province(short: str) -> str | None:
    """Return the full name of a Korean province from its short one, or None.

    Examples
    --------
    >>> long_province("충북"), long_province("Gyeongnam"), long_province("부산")
    ('충청북도', 'Gyeongsangnam-do', None)
    """
    match = re.fullmatch("(충|전|경|chung|jeon|gyeong)(북|남|buk|nam)(특별자치도|도)?", short.strip().lower())
    return f"{_PROVINCES[match[1]]}{_SIDES[match[2]]}" if match else None


def fold_romanisation(key: str) -> str:
    """Return one form for the spellings of a Korean name.

    Parameters
    ----------
    key
        As `geo.gazetteer.keys.normalise` writes it, in Latin letters.

    Returns
    -------
    str
        Not a romanisation itself: only for comparing. Different sounds may fall together.

    Examples
    --------
    >>> fold_romanisation("kyongsangbukdo") == fold_romanisation("gyeongsangbukdo")
    True
    >>> fold_romanisation("cheju") == fold_romanisation("jeju"), fold_romanisation("pusan") == fold_romanisation("masan")
    (True, False)
    """
    for pattern, into in _FOLDS:
        key = re.sub(pattern, into, key, flags=re.MULTILINE)  # several names may be lines of one text
    return key
