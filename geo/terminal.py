"""Text in columns for a terminal, where a Chinese, Japanese or Korean letter is two columns wide and a mark none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

# What moves the cursor, colours, reverses or hides what is printed: controls but line ends and tabs, the marks of the
# direction of text, the separators of lines; and lone surrogates, which no encoding can write.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\t\n\r\x0b\x0c\x85\u2028\u2029]")


def escaped(text: str) -> str:
    r"""Show what a terminal would obey instead of showing; lines and tabs stay.

    Examples
    --------
    >>> print(escaped("Bu\x1b[31msan \u202eevil \ud800\nSeoul"))
    Bu\x1b[31msan \u202eevil \ud800
    Seoul
    """
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def escaped_line(text: str) -> str:
    r"""Show a text as one line: line ends and tabs become blanks, all else is `escaped`.

    Examples
    --------
    >>> print(escaped_line("Bu\x00san\r\nKorea"))
    Bu\x00san Korea
    """
    return escaped(_LINE_END.sub(" ", text))


def display_width(text: str) -> int:
    """Return how many columns of a terminal a line takes.

    Examples
    --------
    >>> display_width("Busan"), display_width("부산"), display_width("e\u0301"), display_width("เมืองพี่")
    (5, 4, 1, 5)
    """
    return len(text) if text.isascii() else sum(map(_width_of, text))


def _width_of(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def padded(text: str, width: int) -> str:
    """Fill a line with blanks to a width.

    Examples
    --------
    >>> padded("부산", 6) + "|"
    '부산  |'
    """
    return text + " " * (width - display_width(text))


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines, between words where that is possible, and never wider than `width`.

    Examples
    --------
    >>> wrapped("the words of the label", 12), wrapped("자매결연도시", 8)
    (['the words of', 'the label'], ['자매결연', '도시'])
    """
    width = max(width, 2)  # one wide letter has to fit
    lines: list[str] = []
    line = ""
    for word in escaped_line(text).split():
        joined = f"{line} {word}" if line else word
        if display_width(joined) <= width:
            line = joined
            continue
        *whole, last = _pieces(word, width)
        lines += [line] if line else []
        lines += whole
        line = last
    return [*lines, line] if line or not lines else lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cut a word into pieces that are not wider than a line."""
    piece, used = "", 0
    for letter in word:
        more = _width_of(letter)
        if used + more > width:
            yield piece
            piece, used = "", 0
        piece, used = piece + letter, used + more
    yield piece


def side_by_side(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Write one row of a table: each cell wrapped to its width, two blanks between them.

    Examples
    --------
    >>> list(side_by_side(["자매도시", "to_name", "by its label"], [8, 8, 6]))
    ['자매도시  to_name   by its', '                    label']
    """
    columns = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for number in range(max(map(len, columns))):
        parts = (
            padded(lines[number] if number < len(lines) else "", width)
            for lines, width in zip(columns, widths, strict=True)
        )
        yield "  ".join(parts).rstrip()
