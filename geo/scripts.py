"""Which script a text is written in: one rule for keys of names, cells and headers. Nothing here knows a place."""

from __future__ import annotations

import functools
import re
import unicodedata

LAST_LATIN = "\u024f"  # the end of Latin Extended-B; what else is below is a digit or a mark, which has no script of its own
# Scripts as the Unicode names of their letters begin. The key of a name is never in katakana.
LATIN, HAN, KANA, HANGUL = "LATIN", "CJK", "HIRAGANA", "HANGUL"
# What stands within the brackets of a pattern.
LATIN_LETTERS = "A-Za-z\u00c0-\u024f"
EAST_ASIAN_LETTERS = "\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN_LETTERS}]")
# And of Thai, Lao, Burmese and Khmer.
_WITHOUT_BLANKS = re.compile(f"[{EAST_ASIAN_LETTERS}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def is_latin(text: str) -> bool:
    """Tell whether a text begins with a Latin letter, or with a digit or a mark; so does an empty text.

    Examples
    --------
    >>> is_latin("Łódź"), is_latin("1st"), is_latin(""), is_latin("Москва"), is_latin("부산")
    (True, True, True, False, False)
    """
    return text[:1] <= LAST_LATIN


def is_east_asian(text: str) -> bool:
    """Tell whether a text holds a letter of a Chinese, Japanese or Korean script; their marks are none.

    Examples
    --------
    >>> is_east_asian("Busan 부산"), is_east_asian("佐々木"), is_east_asian("Lyon、"), is_east_asian("Москва")
    (True, True, False, False)
    """
    return _EAST_ASIAN.search(text) is not None


def is_written_without_blanks(text: str) -> bool:
    """Tell whether a text holds a letter of a script in which a blank parts names, not the words of one name.

    Examples
    --------
    >>> is_written_without_blanks("香川県 丸亀市"), is_written_without_blanks("เมืองเชียงตุง รัฐฉาน"), is_written_without_blanks("New York")
    (True, True, False)
    """
    return _WITHOUT_BLANKS.search(text) is not None


def script_of(text: str) -> str:
    """Return the script of a text's first character as Unicode names it; what `is_latin` is Latin.

    Examples
    --------
    >>> script_of("ぱり"), script_of("巴黎"), script_of("paris"), script_of("париж"), script_of("파리")
    ('HIRAGANA', 'CJK', 'LATIN', 'CYRILLIC', 'HANGUL')
    """
    return LATIN if text[:1] <= LAST_LATIN else _script_of_letter(text[0])


@functools.cache
def _script_of_letter(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
