"""Digits of every script and Chinese numerals -> the digits 0 to 9."""

from __future__ import annotations

import re
import unicodedata

from ..normal_forms import normal_form

_HAN = dict(zip("〇○零一二三四五六七八九两兩", "000123456789" + "22", strict=True))
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}
_LETTERS = "".join([*_HAN, *_TENS])
# From its first numeral on, so that a long row of them is looked at only once.
_BEFORE_UNIT = re.compile(rf"(?<![{_LETTERS}])[{_LETTERS}]+(?=\s*[年月日号號])")


def with_plain_digits(text: str) -> str:
    """Write full-width, Arabic, Indic, Thai … digits and the Chinese numerals of years, months and days as 0 to 9.

    Raised digits are footnotes and vanish, and so does the number of a list in a circle.

    Examples
    --------
    >>> with_plain_digits("٢٠٠٩/١٠/٢٠"), with_plain_digits("民國八十七年"), with_plain_digits("平成元年")
    ('2009/10/20', '民國87年', '平成1年')
    >>> with_plain_digits("一千九百九十八年")
    '1998年'
    >>> with_plain_digits("二〇一六年十二月廿三日"), with_plain_digits("1998²"), with_plain_digits("１９９８")
    ('2016年12月23日', '1998', '1998')
    """
    if not text.isascii():
        text = normal_form("NFKC", "".join(map(_without_marks, text)))
        text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)
        text = re.sub("元(?=年)|正(?=月)", "1", text)
        text = _BEFORE_UNIT.sub(lambda match: _number(match[0]), text)
    return text


def _without_marks(char: str) -> str:
    if char > "\x7f" and not char.isalpha():
        kind = unicodedata.decomposition(char)
        if kind.startswith(("<super>", "<sub>")):
            return ""
        if kind.startswith("<circle>"):
            return " "
    return char


def _number(word: str) -> str:
    """Return a Chinese numeral, read digit by digit or by its tens and hundreds, as digits."""
    if not set(word) & set(_TENS):
        return "".join(_HAN[char] for char in word)
    total, digit = 0, 0
    for char in word:
        if char in _TENS:
            total += max(digit, 1) * _TENS[char]
            digit = 0
        else:
            digit = int(_HAN[char])
    return str(total + digit)
