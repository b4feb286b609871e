"""Names as strings: one key for looking up. Nothing here knows a place."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

from ..normal_forms import normal_form

# Letters that Unicode does not take apart, and letters that are written in two ways.
_LETTERS = str.maketrans(
    {
        **{"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"},
        **{"ħ": "h", "ŋ": "ng", "ə": "a", "ŀ": "l", "ŧ": "t", "ĸ": "k", "ɨ": "i", "ʉ": "u"},
        **{"ё": "е", "ъ": None, "ь": None},
        **{"ـ": None, "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا"},
    }
)
# Marks that only colour a letter (accents, points, vowel signs of Arabic and Hebrew, variation selectors).
# Marks of Indic and Thai scripts and of kana make another letter and stay.
_ACCENT = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef\u02b0-\u02ff]"
)
# What is neither a letter nor a digit, except in scripts whose vowel signs are no letters to Python.
_BETWEEN = re.compile(r"(?![\u0900-\u1cff\u3099\u309a\ua800-\uabff])[\W_]")
_KANA_LETTER = re.compile("[\u3041-\u30ff]")
_HAN_LETTER = re.compile("[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")

_KANA: dict[str, str | int | None] = {
    **{chr(katakana): chr(katakana - 0x60) for katakana in range(0x30A1, 0x30F7)},
    **{"ー": None, "ヶ": "け", "ゖ": "け", "ヵ": "か", "ゕ": "か", "ヽ": None, "ゝ": None},
}
# ヴァ and バ are one sound in Japanese, and lists write both.
_VU = re.compile("ゔ([ぁぃぅぇぉ]?)")
_VU_ROW = {"": "ぶ", "ぁ": "ば", "ぃ": "び", "ぅ": "ぶ", "ぇ": "べ", "ぉ": "ぼ"}


@functools.lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """Return the key under which the gazetteer knows a name.

    Case, width, diacritics of Latin, Greek and Cyrillic, vowel points of Arabic and Hebrew, spaces and
    punctuation vanish. Katakana becomes hiragana without its long-vowel sign. Simplified, traditional and
    Japanese shapes of a Chinese character become one. Every script stays itself.

    Parameters
    ----------
    name
        A name as written.

    Returns
    -------
    str
        The key; empty if the name holds no letter and no digit.

    Examples
    --------
    >>> normalise("São Paulo"), normalise("Ｌiège"), normalise("가나 다"), normalise("廣島") == normalise("広島")
    ('saopaulo', 'liege', '가나다', True)
    """
    if name.isascii():
        return _NOT_ASCII_WORD.sub("", name.lower())
    text = normal_form("NFKD", name).casefold().translate(_LETTERS)
    text = normal_form("NFC", _ACCENT.sub("", normal_form("NFKD", text)))
    text = _BETWEEN.sub("", text)
    if _KANA_LETTER.search(text):
        text = _VU.sub(lambda match: _VU_ROW[match[1]], text.translate(_kana()))
    if _HAN_LETTER.search(text):
        text = text.translate(_han())
    return text


@functools.cache
def _kana() -> dict[int, str | int | None]:
    return str.maketrans(_KANA)


@functools.cache
def _han() -> dict[int, int]:
    """Load the shapes of Chinese characters; ``python -m sistermap.data.recipes`` writes the file, from Unihan and OpenCC."""
    table = json.loads(Path(__file__).with_name("han.json").read_text(encoding="utf-8"))
    return str.maketrans(table["shape"], table["stands_for"])
