"""Where a cell may be cut into partners: from the marks that always divide to those that rarely do."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from enum import IntEnum

from ..normal_forms import normal_form
from ..words import words_by_meaning
from .header_words import WORDS


class Divider(IntEnum):
    """What stands between two partners, the clearest first; what is cut by one may be cut again by the next."""

    ITEM = 0  # bullets and numbers of a list
    LINE = 1
    SEMICOLON = 2
    SPACED_MARK = 3  # " / ", "、", " · "
    COMMA = 4  # and the word before the last: "Milan, Rome and Naples"
    AND = 5  # "Rome and Naples"
    MARK = 6  # "Tokyo/Osaka", "서울·부산"


# At the beginning of a cell or of a line; inside a line only where the same kind of mark is also at its beginning.
_BULLET = r"[•●○■□▪◦‣⁃∙➢►▶◆◇★☆※✓✔]"
_CIRCLED = r"[①-⓿❶-➓㉠-㉿]"
_NUMBER = r"\(?\d{1,2}(?:[.)．）](?!\d)|、)"
_ITEMS = tuple(
    re.compile(before + mark + r"\s*")
    for before, mark in (
        (rf"(?:^|(?<=[\s,;])|(?<={_BULLET}))", _BULLET),
        (rf"(?:^|(?<=[\s,;])|(?<={_BULLET}))", _NUMBER),
        ("", _CIRCLED),
    )
)
_DASHES = re.compile(r"^[-–—*·+‐]\s+", re.MULTILINE)
# The blanks around a mark are cut off its pieces: a pattern of blanks before a mark takes long on many blanks.
_MARKS = {
    Divider.LINE: re.compile(r"[\n\r\v\f\x85\u2028\u2029]|<br ?/?>", re.IGNORECASE),
    Divider.SEMICOLON: re.compile(r"[;；؛|｜]"),
    Divider.SPACED_MARK: re.compile(r"\s[/／·・•∙‧]\s|、"),
    Divider.COMMA: re.compile(r"[,，،]"),
    Divider.MARK: re.compile(r"[/／·・•∙‧]"),
}
_OPEN, _CLOSE = "([{（［【〔「『《", ")]}）］】〕」』》"


def cut(text: str, divider: Divider) -> list[str]:
    r"""Cut a text wherever a divider is, but for inside brackets; empty pieces are left out.

    Examples
    --------
    >>> cut("1. Kyoto 2. Lyon", Divider.ITEM), cut("Lyon (Rhône, France), Milan", Divider.COMMA)
    (['1. Kyoto', '2. Lyon'], ['Lyon (Rhône, France)', 'Milan'])
    >>> cut("Rome and Naples", Divider.AND), cut("Bosnia; Serbia", Divider.LINE)
    (['Rome', 'Naples'], ['Bosnia; Serbia'])
    """
    if divider is Divider.ITEM:
        return _items(text)
    if divider is Divider.AND:
        return cut_words(text, "and")
    return _between(text, _outside(text, _MARKS[divider]))


def cut_words(text: str, meaning: str) -> list[str]:
    """Cut a text at words for "and" or "or".

    Examples
    --------
    >>> cut_words("Al-Quds atau Jerusalem", "or"), cut_words("ميلانو وروما", "and")
    (['Al-Quds', 'Jerusalem'], ['ميلانو', 'روما'])
    """
    small = not text.isupper()  # "A Coruña" begins with no word for "and"
    marks = _outside(text, _words(meaning))
    return _between(text, [mark for mark in marks if not (small and _is_capital(mark[0].strip()))])


def may_be_several(text: str) -> bool:
    """Tell, quickly, whether there is anything at which a text may be cut.

    Examples
    --------
    >>> may_be_several("Busan"), may_be_several("Busan/Kobe")
    (False, True)
    """
    return _any_mark().search(text) is not None


def without_item_mark(text: str) -> str:
    """Return a piece without the bullet or the number before it.

    Examples
    --------
    >>> without_item_mark("2) Lyon"), without_item_mark("- Lyon"), without_item_mark("6 October City")
    ('Lyon', 'Lyon', '6 October City')
    """
    bare = _item_mark().sub("", text, count=1).strip()
    return bare or text.strip()


# ---- steps ----


def _is_capital(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _items(text: str) -> list[str]:
    starts = [match.start() for match in _DASHES.finditer(text)]
    if len(starts) > 1 and not text[: starts[0]].strip():
        return _from(text, starts)
    for mark in _ITEMS:
        found = _outside(text, mark)
        starts = [match.start() for match in found]
        if len(starts) > 1 and not text[: starts[0]].strip() and _rise(found):
            return _from(text, starts)
    return [text.strip()]


def _rise(marks: list[re.Match[str]]) -> bool:
    """Tell whether numbers of a list count up by one; bullets need not."""
    numbers = [int(digits[0]) for mark in marks if (digits := re.search(r"\d+", mark[0]))]
    return all(after == before + 1 for before, after in itertools.pairwise(numbers))


def _from(text: str, starts: list[int]) -> list[str]:
    ends = [*starts[1:], len(text)]
    pieces = [text[start:end].strip(" \t\r\n,;") for start, end in zip(starts, ends, strict=True)]
    return [piece for piece in pieces if without_item_mark(piece)]


def _between(text: str, marks: list[re.Match[str]]) -> list[str]:
    ends = [0, *(edge for mark in marks for edge in mark.span()), len(text)]
    pieces = [text[start:end].strip() for start, end in zip(ends[::2], ends[1::2], strict=True)]
    return [piece for piece in pieces if piece]


def _outside(text: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """Return the matches that are in no brackets; a bracket that is never closed hides nothing."""
    found = list(pattern.finditer(text))
    if not found or not any(char in _OPEN for char in text):
        return found
    hidden, stack = bytearray(len(text) + 1), list[int]()
    for at, char in enumerate(text):
        if char in _OPEN:
            stack.append(at)
        elif char in _CLOSE and stack:
            start = stack.pop()
            if not stack:
                hidden[start + 1 : at] = b"\1" * (at - start - 1)
    return [match for match in found if not hidden[match.start()]]


@functools.cache
def _words(meaning: str) -> re.Pattern[str]:
    """Return a pattern of words with blanks around them; scripts that write no blanks need none."""
    spaced, joined, prefixed = list[str](), list[str](), list[str]()
    for word in words_by_meaning(WORDS / "list_words.tsv")[meaning]:
        forms = {normal_form(form, word.strip("*")) for form in ("NFC", "NFKC")}  # և, եւ
        core = "|".join(map(re.escape, sorted(forms)))
        if word.endswith("*"):
            prefixed.append(core)
        elif unicodedata.name(word[0], "").split()[0] in _UNSPACED:
            joined.append(core)
        else:
            spaced.append(core)
    ways = [rf"\s(?:{'|'.join(sorted(spaced, key=len, reverse=True))})\s"]
    ways += [rf"\s(?:{'|'.join(prefixed)})(?=\w\w)"] if prefixed else []
    ways += ["|".join(sorted(joined, key=len, reverse=True))] if joined else []
    return re.compile("|".join(ways), re.IGNORECASE)


# As the Unicode names of their letters begin. Korean writes blanks around the word.
_UNSPACED = frozenset(
    {"CJK", "HIRAGANA", "THAI", "LAO", "KHMER", "MYANMAR", "AMPERSAND", "PLUS", "FULLWIDTH"}
)


@functools.cache
def _any_mark() -> re.Pattern[str]:
    marks = "|".join(mark.pattern for mark in _MARKS.values())
    return re.compile(
        f"{marks}|{_BULLET}|{_CIRCLED}|{_NUMBER}|{_words('and').pattern}|{_words('or').pattern}",
        re.IGNORECASE,
    )


@functools.cache
def _item_mark() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:[-–—*·+‐]\s+|{_BULLET}\s*|{_CIRCLED}\s*|{_NUMBER}\s*)")
