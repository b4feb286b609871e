"""Normal forms of Unicode in time that is linear in the text."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

MOST_MARKS = 30  # on one letter: the Stream-Safe Text Format, Unicode Standard Annex 15, section 13
JOINER = "\u034f"  # COMBINING GRAPHEME JOINER, which that format puts between more of them
SHORT = 300  # characters; the marks of a shorter text are sorted at once, whatever they are
_LAST_MARK = 0x1E94A
# But for two of Japanese no mark is a letter, a digit or ASCII: most texts need no list of all marks, which takes a while to make.
_MAY_BE_MARKS = re.compile(rf"(?:[^\w\s\x00-\x7f]|[\uff9e\uff9f]){{{MOST_MARKS}}}")


def normal_form(form: Form, text: str) -> str:
    r"""Return a normal form of a text; among more than `MOST_MARKS` marks on one letter a joiner is put.

    Unicode sorts the marks on a letter, and Python's `unicodedata` takes the square of their number for it: ten seconds
    for a cell of 100,000 marks.

    Parameters
    ----------
    form
        As Python's unicodedata takes it.
    text
        Any text.

    Examples
    --------
    >>> normal_form("NFC", "e\u0301"), normal_form("NFKC", "ＭＯＵ")
    ('é', 'MOU')
    >>> len(normal_form("NFD", "a" + "\u0316\u0301" * 200))
    414
    """
    if text.isascii():
        return text
    if len(text) > SHORT and _MAY_BE_MARKS.search(text):
        text = _many_marks().sub(rf"\g<0>{JOINER}", text)
    return unicodedata.normalize(form, text)


@functools.cache
def _many_marks() -> re.Pattern[str]:
    codes = [code for code in range(0x300, _LAST_MARK + 1) if _is_mark(chr(code))]
    firsts = [code for code in codes if not _is_mark(chr(code - 1))]
    lasts = [code for code in codes if not _is_mark(chr(code + 1))]
    ranges = [f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True)]
    marks = "".join(ranges)
    # The first may be any letter of scripts beyond U+FFFF: their ranges are compared one by one at every place.
    begin = "".join(one for one in ranges if one <= "\uffff") + f"\U00010000-{chr(_LAST_MARK)}"
    return re.compile(f"[{begin}][{marks}]{{{MOST_MARKS - 1}}}(?=[{marks}])")


def _is_mark(char: str) -> bool:
    """Tell whether a character is sorted among the marks before it, also where it is short for several."""
    if unicodedata.combining(char):
        return True
    parts = unicodedata.decomposition(char) and unicodedata.normalize("NFKD", char)
    return bool(parts) and all(map(unicodedata.combining, parts))
