"""Names of places in sentences in Chinese, Japanese and Korean letters, which have no blanks or particles on end."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType
from ..scripts import EAST_ASIAN_LETTERS
from ..words import read_words
from .name_spans import Known, NameSpan

_WORDS = Path(__file__).with_name("words") / "name_endings.tsv"
_STRETCH = re.compile(f"[{EAST_ASIAN_LETTERS}ーヶ・]+")
LONGEST = 9  # letters of a name with its term
LEAST_PEOPLE = {False: 20_000, True: 100_000}  # whether a name of two letters has no term
_OWN_LETTER = re.compile("[\u30a1-\u30fc\u3400-\u9fff\uac00-\ud7a3]")
_KANA = re.compile("[\u30a1-\u30fa\u30fc]")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_HAN_TERMS = "市省县縣県区區旗盟州郡町村道府都"
_HANGUL_TERMS = "시군구현성주도읍면"


def east_asian_texts(text: str, language: str) -> list[str]:
    """Return all that may be a name in a sentence, for looking up at once.

    Examples
    --------
    >>> east_asian_texts("부산은", "ko")
    ['부산은', '부산']
    """
    return [
        text[start:end]
        for stretch in _stretches(text, language)
        for start, end in _pieces(text, stretch, language)
    ]


def _stretches(text: str, language: str) -> Iterator[tuple[int, int]]:
    for match in (_HANGUL if language == "ko" else _STRETCH).finditer(text):
        yield match.start(), match.end()


def _pieces(text: str, stretch: tuple[int, int], language: str) -> Iterator[tuple[int, int]]:
    start, end = stretch
    for first in range(start, end) if language != "ko" else range(start, min(start + LONGEST, end)):
        for last in range(min(first + LONGEST, end), first + 1, -1):
            yield first, last


def east_asian_names(text: str, language: str, known: Known) -> list[NameSpan]:
    """Return the names in a sentence, the longest first."""
    found: list[NameSpan] = []
    for stretch in _stretches(text, language):
        found += _in_stretch(text, stretch, language, known)
    return found


def _in_stretch(text: str, stretch: tuple[int, int], language: str, known: Known) -> Iterator[NameSpan]:
    at, end = stretch
    while at < end:
        for last in range(min(at + LONGEST, end), at + 1, -1):
            span = _name_at(text, at, last, stretch, language, known)
            if span is not None:
                yield span
                at = span.end if span.organisation is None else span.organisation[1]
                break
        else:
            if language == "ko":
                return  # a name begins a word, or is right behind another
            at += 1


def _name_at(
    text: str, at: int, last: int, stretch: tuple[int, int], language: str, known: Known
) -> NameSpan | None:
    written = text[at:last]
    term = written[-1] in (_HANGUL_TERMS if language == "ko" else _HAN_TERMS) and len(written) > 2
    if not _OWN_LETTER.search(written[0]) or not _OWN_LETTER.search(written[-1]):
        return None  # hiragana is grammar
    places = known.get(normalise(written), [])
    if term and not places:
        places = known.get(normalise(written[:-1]), []) if len(written) > 2 else []
    if not places:
        return None
    least = LEAST_PEOPLE[len(written) == 2]
    good = any(
        place.level == "country"
        or (kind < NameType.READING and (place.level == "admin1" or term or place.population >= least))
        or (term and place.level != "city")
        for place, kind in places
    )
    if not good:
        return None
    rest = text[last : stretch[1]]
    before = text[stretch[0] : at]
    if language == "ko":
        ending = _korean_ending(rest)
    elif language == "ja":
        ending = _japanese_ending(before, written, rest)
    else:
        ending = _chinese_ending(rest)
    if ending is None:
        return None
    if ending == "":
        return NameSpan(at, last, written)
    if ending == "other":
        return NameSpan(at, last, written, dropped=True)
    return NameSpan(at, last, written, organisation=(at, last + int(ending)))


@functools.cache
def endings(language: str, meaning: str) -> tuple[str, ...]:
    """Return the endings of a meaning, the longest first.

    Examples
    --------
    >>> "에서" in endings("ko", "particle")
    True
    """
    rows = (row for row in read_words(_WORDS) if row.language == language and row.meaning == meaning)
    return tuple(sorted((row.word for row in rows), key=lambda word: -len(word)))


def _korean_ending(rest: str) -> str | None:
    """Return "" where what is behind a name leaves it one, "other" or the length of the rest of an organisation's name."""
    if not rest or rest in endings("ko", "particle"):
        return ""
    for word in endings("ko", "organisation"):
        at = rest.find(word)
        if at >= 0 and (not rest[at + len(word) :] or rest[at + len(word) :] in endings("ko", "particle")):
            return str(at + len(word))
    if rest.startswith(endings("ko", "behind")):
        return ""
    if rest[0] in _HANGUL_TERMS and (not rest[1:] or rest[1:] in endings("ko", "particle")):
        return None
    return None


def _japanese_ending(before: str, written: str, rest: str) -> str | None:
    for word in endings("ja", "organisation"):
        if rest.startswith(word):
            return str(len(word))
    if _KANA.match(written):
        inside = (before and _KANA.match(before[-1])) or (rest and _KANA.match(rest[0]))
        return None if inside else ""
    return "" if not rest or not _is_han(rest[0]) or rest.startswith(endings("ja", "behind")) else None


def _chinese_ending(rest: str) -> str | None:
    for word in endings("zh", "organisation"):
        if 0 <= rest.find(word) <= 2:
            return str(rest.find(word) + len(word))
    if rest.startswith(endings("zh", "other")):
        return "other"
    return ""


def _is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"
