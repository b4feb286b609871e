"""Generic terms: words that say what kind of place a name is, such as Province, 도, 県, Oblast, City, Landkreis."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Self

from ..errors import SistermapError
from ..gazetteer.keys import normalise
from ..schema import LEVELS
from ..words import read_words
from .particles import PARTICLES, alternatives, particles

TERMS = Path(__file__).with_name("words") / "generic_terms.tsv"
# Where a term is written: a word before or behind the name; only before it; only behind it; written together with the
# name, before it or behind it; behind it, where it may as well be the name's own last syllable; in Latin letters.
POSITIONS = ("word", "before", "behind", "prefix", "suffix", "syllable", "concatenated")
MOST_WORDS = 6  # of a generic term
MOST_LETTERS_WITH_POINT = 3  # of an abbreviation that is none without
LEAST_LETTERS_BEFORE_CONCATENATED = 3
LEAST_LETTERS_AFTER_PREFIX = 2
_TOKEN = re.compile(r"[^\s\-‐-―]+")
_ABBREVIATION = re.compile(r"[^\W\d]{1,6}\.(?=[^\W\d_]{2})")


class Levels(frozenset[str]):
    """Levels of `geo.schema.LEVELS` that a generic term may mean, and which it usually does.

    Examples
    --------
    >>> Levels(["city", "admin2"]).usual, Levels(["city", "admin2"]) == {"admin2", "city"}
    ('city', True)
    """

    usual: str
    usuals: frozenset[str]  # of every language: 縣 is a prefecture in Japan, and a county in China
    languages: frozenset[str]  # of the term, where it is known

    def __new__(
        cls, levels: Iterable[str], languages: Iterable[str] = (), usuals: Iterable[str] = ()
    ) -> Self:
        """Take the levels, the usual one first."""
        levels = tuple(levels)
        self = super().__new__(cls, levels)
        self.usual, self.languages = levels[0], frozenset(languages)
        self.usuals = frozenset(usuals) | {self.usual}
        return self


class StrippedName(NamedTuple):
    """A name without its generic term."""

    name: str
    levels: Levels  # which the term may mean
    term: str  # the generic term as written
    certain: bool = True  # whether it is a term, not perhaps the last syllable of the name itself


def strip_generic_term(name: str) -> list[StrippedName]:
    """Return the readings of a name without its generic term, the likeliest first.

    Parameters
    ----------
    name
        One name, without commas and brackets.

    Returns
    -------
    list of StrippedName
        Empty if the name has no generic term.

    Examples
    --------
    >>> [(stripped.name, sorted(stripped.levels)) for stripped in strip_generic_term("Jilin Province")]
    [('Jilin', ['admin1', 'admin2'])]
    >>> strip_generic_term("Ville de Genève")[0].name, strip_generic_term("히로시마시")[0].name
    ('Genève', '히로시마')
    """
    return [*_strip(name)]


def strip_concatenated_term(name: str) -> list[StrippedName]:
    """Return the readings of a name with a romanised term written together with it, the longest term first.

    Examples
    --------
    >>> strip_concatenated_term("Sagaken")[0].name
    'saga'
    """
    key = normalise(name)
    if not key.isascii():
        return []
    return [
        StrippedName(key[: -len(term)], levels, term)
        for term, levels in sorted(_terms("concatenated").items(), key=lambda item: -len(item[0]))
        if key.endswith(term) and len(key) >= len(term) + LEAST_LETTERS_BEFORE_CONCATENATED
    ]


def levels_of_term(text: str) -> Levels | None:
    """Return the levels that a text may mean if it is nothing but a generic term, else None.

    Examples
    --------
    >>> sorted(levels_of_term("Stadt")), levels_of_term("Berlin")
    (['admin2', 'city'], None)
    """
    key = normalise(text)
    if not _is_alphabetic(text.replace("-", "")) or _lacks_point(key, text):
        return None
    return _words().get(key) or _joined(key)


@functools.cache
def levels_of_type(text: str | None) -> Levels | None:
    """Return the levels that the gazetteer's type of a place usually has, by the generic term that ends it, or None.

    Examples
    --------
    >>> levels_of_type("Metropolitan department").usual, levels_of_type("Commune|Municipality").usual
    ('admin1', 'admin2')
    """
    words = (text or "").partition("|")[0].partition("(")[0].split()
    keys = (normalise("".join(words[at:])) for at in range(len(words)))
    return next((_words()[key] for key in keys if key in _words()), None)


def other_terms(levels: Levels) -> tuple[str, ...]:
    """Return the terms of the same languages for districts: sources have Kabupaten Sleman, columns Kab. Sleman.

    Examples
    --------
    >>> "Kabupaten" in map(str.capitalize, other_terms(strip_generic_term("Kab. Sleman")[0].levels))
    True
    """
    return _terms_of_districts(levels.languages) if levels.usual == "admin2" else ()


@functools.cache
def _terms_of_districts(languages: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        row.word
        for row in read_words(TERMS)
        if row.language in languages
        and row.meaning.split()[:2] in (["word", "admin2"], ["before", "admin2"], ["behind", "admin2"])
        and "." not in row.word
    )


# ---- one name ----


@functools.lru_cache(maxsize=65536)
def _strip(name: str) -> tuple[StrippedName, ...]:
    return tuple(_strip_words(name) or _strip_joined(name))


def _strip_words(name: str) -> list[StrippedName]:
    """Strip a term that is a word of its own, the longest term that is found behind or before the name."""
    name = _apart(name)
    tokens = list(_TOKEN.finditer(name))
    keys = [normalise(token[0]) for token in tokens]
    for size in range(min(MOST_WORDS, len(tokens) - 1), 0, -1):
        readings = (_strip_behind(name, tokens, keys, size), _strip_before(name, tokens, keys, size))
        if found := [one for one in readings if one is not None]:
            return found
    return []


def _apart(name: str) -> str:
    """Return a name with a blank behind an abbreviated term: "г.Казань", "จ.ขอนแก่น"."""
    match = _ABBREVIATION.match(name)
    return f"{match[0]} {name[match.end() :]}" if match and normalise(match[0]) in _words() else name


def _strip_behind(name: str, tokens: list[re.Match[str]], keys: list[str], size: int) -> StrippedName | None:
    """Strip a term of `size` words behind the name: "Gmina Rudniki Municipality", "City of Glasgow District"."""
    key = "".join(keys[-size:])
    levels = _words().get(key)
    term = " ".join(token[0] for token in tokens[-size:])
    if not levels or key in _terms("before") or not _is_alphabetic(term) or _lacks_point(key, term):
        return None
    return StrippedName(name[tokens[0].start() : tokens[-size - 1].end()], levels, term)


def _is_alphabetic(text: str) -> bool:
    """Tell whether a text is of letters, their marks and points: vowels of जिला are marks."""
    return all(char.isalpha() or char in " ." or unicodedata.category(char)[0] == "M" for char in text)


def _lacks_point(key: str, term: str) -> bool:
    """Tell whether a text is a short term only with a point: "Kr." is Kreis, KR Korea."""
    return len(key) <= MOST_LETTERS_WITH_POINT and "." not in term and key in _with_points()


def _strip_before(name: str, tokens: list[re.Match[str]], keys: list[str], size: int) -> StrippedName | None:
    """Strip a term of `size` words before the name, and what links them: "Ville de Genève"."""
    key, known = "".join(keys[:size]), _words()
    levels = known.get(key)
    if not levels or key in _terms("behind"):
        return None
    start, links = size, _links() if levels.languages & _linking_languages() else frozenset[str]()
    while start < len(tokens) - 1 and keys[start] in links:
        start += 1  # "Đà Nẵng" is no Portuguese "da"
    if "".join(keys[start:]) in known:
        return None  # "Free State Province" is no Free State called Province
    term = " ".join(token[0] for token in tokens[:size])
    # "Woj." is an abbreviation, "Gu" may be a part of the name.
    if size == 1 and len(key) <= 3 and term.isascii() and not term.endswith("."):
        return None
    if all(word in links for word in keys[start:]):
        return None  # "City of" is no city called Of
    bare = _elided().sub("", name[tokens[start].start() : tokens[-1].end()], count=1)
    return StrippedName(bare, levels, term) if normalise(bare) else None


def _strip_joined(name: str) -> list[StrippedName]:
    """Strip a term that is written together with a name, the longest first: 로스앤젤레스카운티, จังหวัดเชียงใหม่."""
    key = "" if name.isascii() else normalise(name)
    if key.isascii():
        return []
    found = [*_strip_suffix(key, _last_word(name)), *_strip_prefix(key)]
    return [one._replace(term=_as_written(name, one.term)) for one in found]


def _as_written(name: str, term: str) -> str:
    """Return a term in the letters of the name, 縣 and not its key 县."""
    return next((end for end in (name[-len(term) :], name[: len(term)]) if normalise(end) == term), term)


def _last_word(name: str) -> str:
    """Return the key of a last word that is written apart, as in 이르쿠츠크 주: it is no syllable of the name."""
    before, _, last = name.rstrip().rpartition(" ")
    return normalise(last) if before.strip() else ""


def _strip_suffix(key: str, last_word: str) -> list[StrippedName]:
    found = []
    for at in range(max(1, len(key) - _longest("suffix", "syllable")), len(key)):
        ending = key[at:]
        if levels := _joined(ending):
            certain = ending in _terms("suffix") or ending == last_word
            found.append(StrippedName(key[:at], levels, ending, certain=certain))
            if certain:
                break  # 边疆区 is no 区
    return found


def _strip_prefix(key: str) -> list[StrippedName]:
    prefixes = _terms("prefix")
    beginnings = (key[:size] for size in range(_longest("prefix"), 0, -1))
    return [
        StrippedName(key[len(beginning) :], prefixes[beginning], beginning)
        for beginning in beginnings
        if beginning in prefixes and len(key) >= len(beginning) + LEAST_LETTERS_AFTER_PREFIX
    ]


# ---- word lists ----


@functools.cache
def _words() -> dict[str, Levels]:
    """Return key of a term that is a word -> the levels it may mean."""
    return {**_terms("word"), **_terms("before"), **_terms("behind")}


def _joined(key: str) -> Levels | None:
    """Return the levels of a term that is written together with names, None if the key is none."""
    for position in ("suffix", "syllable", "prefix"):
        if levels := _terms(position).get(key):
            return levels
    return None


@functools.cache
def _longest(*positions: str) -> int:
    return max(len(key) for position in positions for key in _terms(position))


@functools.cache
def _terms(position: str) -> dict[str, Levels]:
    """Return key of a term in one of `POSITIONS` -> the levels it may mean, in every language that has it."""
    terms: dict[str, Levels] = {}
    for row in read_words(TERMS):
        where, *levels = row.meaning.split()
        if where not in POSITIONS or not levels or not set(levels) <= set(LEVELS):
            raise SistermapError(
                f"{TERMS}, {row.word!r}: the meaning is {row.meaning!r}, expected one of {', '.join(POSITIONS)}"
                f" and levels out of {', '.join(LEVELS)}"
            )
        if where == position:
            key = normalise(row.word)
            known = terms.get(key)
            first = [known.usual] if known else []
            languages = {row.language, *(known.languages if known else ())}
            usuals = {levels[0], *(known.usuals if known else ())}
            terms[key] = Levels([*first, *levels, *(known or ())], languages, usuals)
    return terms


@functools.cache
def _with_points() -> frozenset[str]:
    """Return keys of abbreviations in Latin letters that are written with a point."""
    words = [(normalise(row.word), row.word) for row in read_words(TERMS)]
    return frozenset(key for key, word in words if "." in word and key.isascii()) - {
        key for key, word in words if "." not in word
    }


@functools.cache
def _elided() -> re.Pattern[str]:
    """Return the pattern of a link that is written together with the name, as in "Ville d'Antibes"."""
    return re.compile(rf"^(?:{alternatives('elided')})['’]", re.IGNORECASE)


@functools.cache
def _links() -> frozenset[str]:
    """Return keys of words between a term and the name, such as "of"."""
    return frozenset(map(normalise, particles("link")))


@functools.cache
def _linking_languages() -> frozenset[str]:
    """Return the languages that link a term to a name, by their words for it."""
    return frozenset(row.language for row in read_words(PARTICLES) if row.meaning == "link")
