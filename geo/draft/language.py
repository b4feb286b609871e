"""The language that a text is written in."""

from __future__ import annotations

import functools
import re
from collections import Counter
from pathlib import Path

from ..words import read_words

TEXT_LANGUAGES = ("en", "ko", "ja", "zh", "de", "fr", "es")  # whose texts are read
WORDS = Path(__file__).with_name("words")
JUDGED = 20_000  # characters of a text that are looked at
LONGEST_UNKNOWN = 20_000  # characters of a text that is read although it is in none of the languages

_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa]")
_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_]+")
# A letter of Chinese, Japanese or Korean writes about as much as three of an alphabet.
_LETTERS_A_SIGN = 3
_LEAST_KANA = (
    0.05  # of the signs of a Japanese text; names of firms and stations bring a few to a Chinese one
)
# Of the words of any text in one of the languages: a list of names has none. Other languages share some of them.
_LEAST_FUNCTION_WORDS = 0.12


def language_of(text: str) -> str | None:
    """Return the language of a text, by its script and, of Latin ones, by the words that every text has.

    Parameters
    ----------
    text
        Of a sentence at least; of a long one only the beginning is looked at.

    Returns
    -------
    str or None
        One of `TEXT_LANGUAGES`, None where it is in another language, or too short to tell.

    Examples
    --------
    >>> language_of("부산시는 시모노세키시와 자매결연을 맺었다."), language_of("両市は友好都市になった。"), language_of("两市结为友好城市。")
    ('ko', 'ja', 'zh')
    >>> language_of("Die beiden Städte haben die Partnerschaft besiegelt."), language_of("Busan, Kobe, Lyon")
    ('de', None)
    """
    text = text[:JUDGED]
    hangul, kana, han = (len(script.findall(text)) for script in (_HANGUL, _KANA, _HAN))
    words = [word.casefold() for word in _WORD.findall(text)]
    signs = hangul + kana + han
    letters = sum(map(len, words)) - signs
    if signs * _LETTERS_A_SIGN > letters:
        if hangul > kana + han:
            return "ko"
        return "ja" if kana >= _LEAST_KANA * signs else "zh"
    return _latin_language(words)


def _latin_language(words: list[str]) -> str | None:
    """Return the language whose function words are the most, if there are as many as a text has."""
    latin = [word for word in words if word[0] < "\u0250"]
    found = Counter(language for word in latin for language in _function_words().get(word, ()))
    if not found:
        return None
    language, count = found.most_common(1)[0]
    return language if count >= _LEAST_FUNCTION_WORDS * len(words) else None


@functools.cache
def _function_words() -> dict[str, tuple[str, ...]]:
    by_word: dict[str, tuple[str, ...]] = {}
    for language, word, _ in read_words(WORDS / "function_words.tsv"):
        by_word[word] = (*by_word.get(word, ()), language)
    return by_word
