"""The language that a text is written in."""

from __future__ import annotations

import functools
import re
from collections import Counter
from pathlib import Path

from ..words import read_words

TEXT_LANGUAGES = ("en", "ko", "ja", "zh", "de", "fr", "es")  # whose texts are read
EAST_ASIAN = frozenset(
    ("ko", "ja", "zh")
)  # words follow one another, or endings are written together with them
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
_SENTENCE_WORDS = (
    8  # that a paragraph has at least which is clearly in another language than the text around it
)
_SENTENCE_SIGNS = 12
_CLEAR_BY_WORDS = 3  # more than of any other language


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


def clear_language_of(text: str) -> str | None:
    """Return the language of a paragraph that is at least a sentence long and clearly in it.

    Examples
    --------
    >>> clear_language_of("The two cities have signed a pact in the town hall."), clear_language_of("A pact of the two")
    ('en', None)
    >>> clear_language_of("両市は友好都市となる協定を結んだ。"), clear_language_of("長崎県長崎市文教町一丁目十四番地")
    ('ja', None)
    """
    text = text[:JUDGED]
    language = language_of(text)
    if language in EAST_ASIAN:
        signs = sum(len(script.findall(text)) for script in (_HANGUL, _KANA, _HAN))
        # A list of names in Han signs is Japanese as well as Chinese.
        is_sentence = language != "zh" or "。" in text
        return language if signs >= _SENTENCE_SIGNS and is_sentence else None
    words = [word.casefold() for word in _WORD.findall(text)]
    if language is None or len(words) < _SENTENCE_WORDS:
        return None
    counts = _counts_by_language(words)
    others = max((count for of, count in counts.items() if of != language), default=0)
    # Other languages share some of the words: "la" and "se" are French as well as Spanish.
    return language if counts[language] >= max(1.5 * others, others + _CLEAR_BY_WORDS) else None


def _latin_language(words: list[str]) -> str | None:
    """Return the language whose function words are the most, if there are as many as a text has."""
    found = _counts_by_language(words)
    if not found:
        return None
    language, count = found.most_common(1)[0]
    return language if count >= _LEAST_FUNCTION_WORDS * len(words) else None


def _counts_by_language(words: list[str]) -> Counter[str]:
    """Count the function words of each language."""
    latin = [word for word in words if word[0] < "\u0250"]
    return Counter(language for word in latin for language in _function_words().get(word, ()))


@functools.cache
def _function_words() -> dict[str, tuple[str, ...]]:
    by_word: dict[str, tuple[str, ...]] = {}
    for language, word, _ in read_words(WORDS / "function_words.tsv"):
        by_word[word] = (*by_word.get(word, ()), language)
    return by_word
