"""How a name sounds: spellings of one sound in different scripts, and how far apart two of them are.

파리, パリ, 巴黎 and Париж are spellings of a sound. Each is romanised and cut down to some twenty phonemes, then
two strings of phonemes are compared: a vowel more or less costs little, a consonant of another kind a whole one.
"""

from __future__ import annotations

import functools
import itertools
import re
import string
import unicodedata

from anyascii import anyascii

VOWELS = frozenset("aeiou")

# Romanised digraphs and letters -> phonemes. x stands for the hissing sounds between s and ch, v for what is v, w
# or a vowel in other scripts, y for the glide.
_LATIN = (
    ("sch", "x"), ("tsch", "x"), ("tch", "x"), ("szcz", "x"), ("sh", "x"), ("ch", "x"), ("cz", "x"), ("sz", "x"),
    ("zh", "x"), ("ts", "s"), ("tz", "s"), ("dz", "s"), ("rz", "x"), ("cs", "x"), ("zs", "x"),
    ("ph", "f"), ("th", "t"), ("gh", "g"), ("kh", "h"), ("rh", "r"), ("ck", "k"), ("qu", "kv"), ("ng", "n"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("gn", "ni"), ("nh", "ni"), ("lh", "li"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("eu", "o"), ("ae", "e"), ("oe", "o"), ("ue", "u"), ("ie", "i"), ("ea", "i"), ("ei", "ai"),
    ("ey", "i"), ("ay", "e"), ("au", "o"), ("x", "ks"), ("c", "k"), ("q", "k"), ("z", "s"), ("w", "v"),
)  # fmt: skip
_KOREAN = (
    ("eo", "o"), ("eu", ""), ("ae", "e"), ("oe", "e"), ("wi", "vi"), ("ui", "i"), ("ch", "x"), ("ng", "n"),
    ("sh", "x"), ("w", "v"), ("j", "x"),
)  # fmt: skip
_KOREAN_OF_JAPAN = tuple((source, "u" if source == "eu" else sound) for source, sound in _KOREAN)
# Chinese characters that spell a foreign name, and the Pinyin of a Chinese one as its neighbours hear it.
_CHINESE = (
    ("zh", "x"), ("ch", "x"), ("sh", "x"), ("ng", "n"), ("x", "c"), ("q", "x"), ("z", "s"), ("c", "s"), ("er", "r"),
    ("w", "v"),
)  # fmt: skip
_PINYIN = (
    ("zh", "x"), ("ch", "x"), ("sh", "x"), ("ng", "n"), ("x", "s"), ("q", "x"), ("j", "x"), ("z", "x"), ("c", "x"),
    ("wu", "u"), ("w", "u"), ("yi", "i"), ("yu", "vi"), ("ian", "yen"), ("yan", "yen"), ("en", "on"), ("eng", "on"),
    ("er", "ol"), ("si", "su"), ("zi", "xu"), ("zhi", "xu"), ("chi", "xu"), ("shi", "su"), ("ri", "lu"),
)  # fmt: skip
_KANA = (("sh", "x"), ("ch", "x"), ("ts", "s"), ("j", "x"), ("z", "s"), ("w", "v"))

# Consonants that one script writes for another's, and what the change costs.
_NEAR = {
    frozenset(pair): cost
    for cost, pairs in {
        0.08: ("xs", "gk", "td", "pb", "rl", "jx", "cx", "cs", "hf", "bv", "fv"),
        0.15: ("js", "gj", "pv", "jy", "pf", "bf", "gx"),
        0.25: ("ch", "jk", "gh", "mn", "sd"),
        0.35: ("kh", "st", "xt", "jt", "vh", "xk", "sk", "cy", "gs", "yx", "jd", "xd"),
    }.items()
    for pair in pairs
}
_DROP = {"h": 0.3, "v": 0.35, "y": 0.1, "j": 0.4, "r": 0.3, "l": 0.5, "n": 0.6, "g": 0.6, "t": 0.6, "d": 0.6}
_VOWEL_CHANGE, _VOWEL_DROP, _GLIDE, _CONSONANT = 0.2, 0.15, 0.25, 1.0


@functools.lru_cache(maxsize=400_000)
def phonemes(name: str, country: str = "") -> str:
    """Return the sound of a name as a string of phonemes.

    Parameters
    ----------
    name
        A name in any script. Chinese characters are read in Mandarin.
    country
        ISO 3166-1 alpha-2 of the place, where it is known: a Latin name in China is read as Pinyin, in Japan as
        Hepburn, in Korea as Revised Romanisation.

    Returns
    -------
    str
        Small letters, doubled ones once; empty if nothing sounds.

    Examples
    --------
    >>> phonemes("파리"), phonemes("Paris"), phonemes("シエナ"), phonemes("Siena")
    ('pali', 'paris', 'xiena', 'sina')
    """
    text, rules = _romanise(name, country)
    text = rules.sub(lambda match: _TABLES[rules][match[0]], text)
    return re.sub(r"(.)\1+", r"\1", re.sub("[^a-z]", "", text))


def distance(one: str, other: str, far: float = 1.0) -> float:
    """Return how far two strings of phonemes are apart, from 0 (the same) to about 1 (nothing in common).

    Parameters
    ----------
    one, other
        As `phonemes` gives them.
    far
        What is farther apart than this is not measured any closer: 1 is given.

    Examples
    --------
    >>> distance(phonemes("런던"), phonemes("London")) < 0.15 < distance(phonemes("런던"), phonemes("Madrid"))
    True
    """
    if not one or not other:
        return 1.0
    heaviest = max(_weight(one), _weight(other))
    drops = [_drop(letter) for letter in other]
    row = [0.0, *itertools.accumulate(drops)]
    for letter in one:
        change, drop = _changes(letter), _drop(letter)
        left = row[0] + drop
        next_row = [left]
        for at, against in enumerate(other):
            swap, gone, more = row[at] + change[against], row[at + 1] + drop, left + drops[at]
            left = swap if swap <= gone and swap <= more else gone if gone <= more else more
            next_row.append(left)
        row = next_row
        if min(row) > far * heaviest:
            return 1.0
    return row[-1] / heaviest


def skeleton(sound: str) -> str:
    """Return the consonants of phonemes, the near ones made one: a quick first sieve.

    Examples
    --------
    >>> skeleton("london"), skeleton("lonton")
    ('lntn', 'lntn')
    """
    return re.sub(r"(.)\1+", r"\1", sound.translate(_SIEVE))


_SIEVE = str.maketrans({**dict.fromkeys("aeiouhyr"), **dict(zip("bdxcjgfv", "ptssskpp", strict=True))})


def _romanise(name: str, country: str) -> tuple[str, re.Pattern[str]]:
    first = next((char for char in name if char.isalpha()), "a")
    script = "LATIN" if first.isascii() else unicodedata.name(first, "LATIN").split()[0]
    text = anyascii(unicodedata.normalize("NFC", name)).lower()
    return text, _RULES.get(f"{script} of {country}") or _RULES.get(script, _RULES["LATIN"])


@functools.cache
def _changes(letter: str) -> dict[str, float]:
    """Return what it costs to change a letter into each other one."""
    return {other: _change(letter, other) for other in string.ascii_lowercase}


def _change(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if one in VOWELS and other in VOWELS:
        return _VOWEL_CHANGE
    if one in VOWELS or other in VOWELS:
        return _GLIDE if {one, other} & set("yv") else _CONSONANT
    return _NEAR.get(frozenset((one, other)), _CONSONANT)


@functools.cache
def _drop(letter: str) -> float:
    return _VOWEL_DROP if letter in VOWELS else _DROP.get(letter, _CONSONANT)


@functools.lru_cache(maxsize=200_000)
def _weight(sound: str) -> float:
    return sum(0.3 if letter in VOWELS else 1.0 for letter in sound)


def _pattern(table: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted((source for source, _ in table), key=len, reverse=True)))


_BY_SCRIPT = {
    "LATIN": _LATIN, "HANGUL": _KOREAN, "HANGUL of JP": _KOREAN_OF_JAPAN, "CJK": _CHINESE, "KATAKANA": _KANA,
    "HIRAGANA": _KANA, "LATIN of CN": _PINYIN, "LATIN of TW": _PINYIN, "LATIN of JP": _KANA, "LATIN of KR": _KOREAN,
    "LATIN of KP": _KOREAN,
}  # fmt: skip
_RULES = {script: _pattern(table) for script, table in _BY_SCRIPT.items()}
_TABLES = {rules: dict(_BY_SCRIPT[script]) for script, rules in _RULES.items()}
