"""Bytes of a text file -> its text, whatever encoding its program chose."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...errors import TableError
from ..header_words import count_known

SAMPLE = 100_000  # characters that are looked at for words of headers
# Tried in this order where no mark names the encoding; which one fits is judged by its letters.
ENCODINGS = ("cp949", "cp932", "gb18030", "big5", "cp1252")


def decode_text(content: bytes, path: str) -> str:
    """Decode by the mark at the beginning, as UTF-8, or as the encoding that makes most sense.

    Header words are the best evidence. Where there are none, the letters are.

    Parameters
    ----------
    content
        The bytes of a table of text.
    path
        For messages.

    Raises
    ------
    TableError
        If there is nothing in it.

    Examples
    --------
    >>> decode_text("국가,자매도시".encode("cp949"), "ties.csv")
    '국가,자매도시'
    """
    if not content.strip():
        raise TableError(f"{path} is empty; expected a header and at least one row")
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for zeros, encoding in ((content[1::2], "utf-16-le"), (content[::2], "utf-16-be")):
        if zeros.count(0) > len(zeros) // 3:  # UTF-16 without a mark, of mostly Latin letters
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    fitting: list[tuple[int, float, str]] = []
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        fitting.append((count_known(text[:SAMPLE]), _sense(text, encoding), text))
    return max(fitting, key=lambda found: found[:2])[2] if fitting else content.decode("latin-1")


def _sense(text: str, encoding: str) -> float:
    """Judge a decoding: the share of its letters beyond ASCII that are everyday ones of that encoding's language.

    Bytes of one East Asian encoding often make valid but rare characters of another. Everyday ones are those that
    the national standards list first: level 1 of GB 2312, JIS X 0208 and Big5, and the 2,350 syllables of KS X 1001.
    """
    foreign = [char for char in text if char > "\x7f"]
    everyday: Callable[[str], bool] = {
        "cp949": lambda char: "가" <= char <= "힣" and _lead(char, "euc_kr") is not None,
        "cp932": lambda char: "\u3041" <= char <= "\u30ff" or 0x88 <= (_lead(char, "cp932") or 0) <= 0x97,
        "gb18030": lambda char: 0xB0 <= (_lead(char, "gb2312") or 0) <= 0xD7,
        "big5": lambda char: 0xA4 <= (_lead(char, "big5") or 0) <= 0xC6 and char >= "\u4e00",
        "cp1252": lambda char: char.isalpha() and char <= "\u0178",
    }[encoding]
    if encoding == "cp1252":
        # A Western text has few such letters; East Asian bytes read as Western are all such letters.
        weight = 0.9 if len(foreign) * 3 < sum(map(str.isalpha, text)) else 0.0
    else:
        # And it has them inside a word, where East Asian ones seldom touch a Latin letter.
        runs = re.findall(r"[A-Za-z]?[^\x00-\x7f]+[A-Za-z]?", text)
        weight = 1 - 0.5 * sum(run[0].isascii() or run[-1].isascii() for run in runs) / max(1, len(runs))
    return weight * sum(bool(everyday(char)) for char in foreign) / max(1, len(foreign))


def _lead(char: str, encoding: str) -> int | None:
    try:
        encoded = char.encode(encoding)
    except UnicodeEncodeError:
        return None
    return encoded[0] if len(encoded) == 2 else None
