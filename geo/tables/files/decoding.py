"""Bytes of a text file -> its text, whatever encoding its program chose."""

from __future__ import annotations

import codecs
import math
import re
from typing import NamedTuple

from ...errors import TableError
from ...normal_forms import normal_form
from ..encoding_names import check_encoding
from ..header_words import count_known
from .letters import likelihood

SAMPLE = 20_000  # bytes of lines beyond ASCII that are judged
CLOSE = 3.0  # an encoding whose likelihood is less than e to the third below the best may be meant as well

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before that of UTF-16, with which it begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x1b$B", "iso2022_jp"),
    (b"\x1b$@", "iso2022_jp"),
)
_WEST = ("de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "is", "ca", "gl", "eu", "ga", "af")
_CENTRE = ("pl", "cs", "sk", "hu", "sl", "hr", "bs", "sr-Latn", "ro", "sq", "de")
_CYRILLIC = ("ru", "uk", "bg", "sr", "mk", "be")
# Encoding -> the languages that come in it. Of two that fit as well, the one further up is taken; the number is how
# often it is met beside the first one of its script, as a power of e.
ENCODINGS: dict[str, tuple[float, tuple[str, ...]]] = {
    "cp1252": (0.0, _WEST),
    "cp1250": (-0.5, _CENTRE),
    "cp1251": (0.0, _CYRILLIC),
    "cp1253": (0.0, ("el",)),
    "cp1254": (-0.5, ("tr", "de", "fr", "sv")),
    "cp1255": (0.0, ("he",)),
    "cp1256": (0.0, ("ar", "fa", "ur")),
    "cp1257": (-2.0, ("lt", "lv", "et")),
    "cp1258": (-1.0, ("vi",)),
    "cp874": (0.0, ("th",)),
    "cp949": (0.0, ("ko",)),
    "cp932": (0.0, ("ja",)),
    "gb18030": (0.0, ("zh-Hans", "zh-Hant")),
    "cp950": (0.0, ("zh-Hant",)),
    "euc_jp": (-1.0, ("ja",)),
    "koi8_r": (-2.0, ("ru", "bg")),
    "koi8_u": (-2.0, ("uk", "ru")),
    "iso8859_2": (-2.0, _CENTRE),
    "iso8859_5": (-4.0, _CYRILLIC),
    "iso8859_7": (-2.0, ("el",)),
    "iso8859_15": (-2.0, _WEST),
    "mac_roman": (-2.0, _WEST),
    "mac_latin2": (-6.0, _CENTRE),
    "cp866": (-4.0, ("ru", "be", "uk", "bg")),
    "cp852": (-6.0, _CENTRE),
    "cp850": (-6.0, _WEST),
    "big5hkscs": (-2.0, ("zh-Hant",)),
    "utf-8": (3.0, tuple(dict.fromkeys((*_WEST, *_CENTRE, *_CYRILLIC, "el", "tr", "he", "ar", "vi", "th", "ko", "ja", "zh-Hans", "zh-Hant")))),
}  # fmt: skip


class Decoded(NamedTuple):
    """A text, and how it was decoded."""

    text: str
    encoding: str
    other: str | None = None  # the encoding that is nearly as likely and makes another text
    damaged: bool = False  # whether bytes that are none of the encoding became U+FFFD


def decode_text(content: bytes, path: str, encoding: str | None = None) -> Decoded:
    """Decode by the mark at the beginning, as UTF-8, or as the encoding that makes most sense.

    How likely an encoding is, is how likely the words that it makes are in the languages that are written in it.

    Parameters
    ----------
    content
        The bytes of a table of text.
    path
        For messages.
    encoding
        The name that Python has for it, where the user knows.

    Raises
    ------
    TableError
        If there is nothing in it, or the encoding is not known.

    Examples
    --------
    >>> decode_text("국가,자매도시".encode("cp949"), "ties.csv")
    Decoded(text='국가,자매도시', encoding='cp949', other=None, damaged=False)
    """
    if not content or content.isspace():
        raise TableError(f"{path} is empty; expected a header and at least one row")
    if encoding is not None:
        return _decode(content, _known_encoding(encoding, path))
    if marked := _marked(content):
        return _decode(content, marked)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    ranked = _ranked(_sample(content))
    best, _, text = ranked[0]
    encoding = next(
        name for name in ENCODINGS if any(name == other and made == text for _, other, made in ranked)
    )
    other = next((other for score, other, made in ranked[1:] if made != text and score > best - CLOSE), None)
    return _decode(content, encoding)._replace(other=other)


def _known_encoding(encoding: str, path: str) -> str:
    """Return Python's name of an encoding that makes text of bytes."""
    check_encoding(encoding, f"{path}: ")
    name = codecs.lookup(encoding.strip()).name
    return "utf-8-sig" if name == "utf-8" else name


def _decode(content: bytes, encoding: str) -> Decoded:
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    try:
        text, damaged = content.decode(encoding), False
    except UnicodeError:
        text, damaged = content.decode(encoding, errors="replace"), True
    if encoding == "cp1258":  # it writes tones behind their letters
        text = normal_form("NFC", text)
    return Decoded(text, name, damaged=damaged)


def _marked(content: bytes) -> str | None:
    """Return the encoding that a mark or the zeros of UTF-16 give away."""
    for mark, encoding in _MARKS:
        if content.startswith(mark) or (mark[0] == 0x1B and content.isascii() and mark in content):
            return encoding
    if b"\0" not in content:
        return None
    # UTF-16 without a mark: commas, digits and line ends have a zero, all of them on one side.
    ascii_of = {
        encoding: len(re.findall(r"[\t\r\n -~]", content.decode(encoding, errors="ignore")))
        for encoding in ("utf-16-le", "utf-16-be")
    }
    likely, unlikely = sorted(ascii_of, key=lambda encoding: ascii_of[encoding], reverse=True)
    made = content.decode(likely, errors="replace")
    is_text = ascii_of[likely] > 2 * ascii_of[unlikely] and not re.search(r"[\0\ufffd]", made)
    return likely if is_text and re.search(r"[\r\n]", made) else None


def _sample(content: bytes) -> bytes:
    """Return the first lines that are not all ASCII, until they are `SAMPLE` bytes; the first line is the header."""
    found: list[bytes] = []
    size = 0
    for line in re.split(rb"[\r\n]+", content):
        if not line.isascii():
            found.append(line[:SAMPLE])
            size += len(line)
        if size >= SAMPLE:
            break
    return b"\n".join(found)


def _ranked(sample: bytes) -> list[tuple[float, str, str]]:
    """Return how likely each encoding is, with its name and the text that it makes, the likeliest first."""
    found = []
    for encoding, (usual, languages) in ENCODINGS.items():
        text = _decode(sample, encoding).text
        score = usual + 3 * count_known(text) + _sense(text, languages)
        found.append((score, encoding, text))
    return sorted(found, key=lambda each: each[0], reverse=True)


def _sense(text: str, languages: tuple[str, ...]) -> float:
    """Return the logarithm of how likely the words beyond ASCII are: most in one language, some in the others."""
    found = [word for word in re.findall(r"[A-Za-z\x80-\U0010ffff]+", text) if not word.isascii()]
    words = [*{word for word in found if "\ufffd" not in word}, *(word for word in found if "\ufffd" in word)]
    by_language = {language: [likelihood(word, language) for word in words] for language in languages}
    anywhere = [max(scores) for scores in zip(*by_language.values(), strict=True)]
    return max(
        math.fsum(max(own, other - 1.5) for own, other in zip(scores, anywhere, strict=True))
        for scores in by_language.values()
    )
