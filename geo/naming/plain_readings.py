"""Korean and Japanese letters read as they stand -> Latin keys: 유가와라 and ゆがわら are Yugawara, whatever else sounds so."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from anyascii import anyascii

from ..gazetteer.keys import normalise
from ..scripts import HANGUL, KANA, script_of

# Countries whose names are read syllable by syllable in the neighbours' scripts.
READ_PLAINLY = frozenset(("CN", "HK", "JP", "MO", "TW"))
LEAST_SYLLABLES = 3  # two that sound alike are found in too many places
# Korean has no tsu and no zu, and writes no h in shi and sha.
_JAPANESE = (
    (r"l", "r"),
    (r"cheu|sseu", "tsu"),
    (r"jeu", "zu"),
    (r"eu", "u"),
    (r"si", "shi"),
    (r"sy", "sh"),
    (r"jy", "j"),
)
_LONG = ((r"ou|oo", "o"), (r"uu", "u"))
_UNVOICED = {"g": "k", "d": "t", "b": "p", "j": "ch"}


def plain_readings(text: str) -> Iterator[str]:
    """Yield the Latin keys that a name in Korean or Japanese letters is read as.

    Examples
    --------
    >>> next(plain_readings("유가와라")), "kinosaki" in plain_readings("기노사키"), "taishan" in plain_readings("타이산")
    ('yugawara', True, True)
    """
    key = normalise(text)
    script = script_of(key)
    if script not in (HANGUL, KANA) or len(key) < LEAST_SYLLABLES:
        return
    plain = normalise(anyascii(key))
    if script == KANA:
        yield from dict.fromkeys((plain, _replaced(plain, _LONG)))
        return
    forms = (_replaced(plain, _JAPANESE), plain, re.sub("s(?!h)", "sh", plain))
    first = _UNVOICED.get(plain[0])
    others = (first + form[1:] for form in forms) if first else ()
    yield from dict.fromkeys(itertools.chain(forms, others))


def _replaced(key: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for pattern, into in pairs:
        key = re.sub(pattern, into, key)
    return key
