"""Generic terms: words that say what kind of place a name is, such as Province, 도, 県, Oblast, City, Landkreis."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from ..gazetteer.keys import normalise
from .generic_term_words import (
    Levels,
    elided_link,
    joined_term,
    link_words,
    linking_languages,
    longest_term,
    terms_at,
    terms_of_districts,
    terms_with_points,
    words_apart,
)

MOST_WORDS = 6  # of a generic term
MOST_LETTERS_WITH_POINT = 3  # of an abbreviation that is none without
LEAST_LETTERS_BEFORE_CONCATENATED = 3
LEAST_LETTERS_AFTER_PREFIX = 2
_TERM_IN_BRACKETS = re.compile(r"(\w(?:.*?\S)??)\s*+[(\[（]([^()\[\]（）]++)[)\]）]")
_TOKEN = re.compile(r"[^\s\-‐-―]+")
_ABBREVIATION = re.compile(r"[^\W\d]{1,6}\.(?=[^\W\d_]{2})")


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
        for term, levels in sorted(terms_at("concatenated").items(), key=lambda item: -len(item[0]))
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
    return words_apart().get(key) or joined_term(key)


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
    return next((words_apart()[key] for key in keys if key in words_apart()), None)


def other_terms(levels: Levels) -> tuple[str, ...]:
    """Return the terms of the same languages for districts: sources have Kabupaten Sleman, columns Kab. Sleman.

    Examples
    --------
    >>> "Kabupaten" in map(str.capitalize, other_terms(strip_generic_term("Kab. Sleman")[0].levels))
    True
    """
    return terms_of_districts(levels.languages) if levels.usual == "admin2" else ()


def term_out_of_brackets(text: str) -> str:
    """Return a name with the generic term that is in brackets behind it as a word, empty if none is.

    Examples
    --------
    >>> term_out_of_brackets("Enz (district)"), term_out_of_brackets("Münster (Westf.)")
    ('Enz district', '')
    """
    match = _TERM_IN_BRACKETS.fullmatch(text)
    return f"{match[1]} {match[2]}" if match and levels_of_term(match[2]) else ""


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
    return f"{match[0]} {name[match.end() :]}" if match and normalise(match[0]) in words_apart() else name


def _strip_behind(name: str, tokens: list[re.Match[str]], keys: list[str], size: int) -> StrippedName | None:
    """Strip a term of `size` words behind the name: "Gmina Rudniki Municipality", "City of Glasgow District"."""
    key = "".join(keys[-size:])
    levels = words_apart().get(key)
    term = " ".join(token[0] for token in tokens[-size:])
    if not levels or key in terms_at("before") or not _is_alphabetic(term) or _lacks_point(key, term):
        return None
    return StrippedName(name[tokens[0].start() : tokens[-size - 1].end()], levels, term)


def _is_alphabetic(text: str) -> bool:
    """Tell whether a text is of letters, their marks and points: vowels of जिला are marks."""
    return all(char.isalpha() or char in " ." or unicodedata.category(char)[0] == "M" for char in text)


def _lacks_point(key: str, term: str) -> bool:
    """Tell whether a text is a short term only with a point: "Kr." is Kreis, KR Korea."""
    return len(key) <= MOST_LETTERS_WITH_POINT and "." not in term and key in terms_with_points()


def _strip_before(name: str, tokens: list[re.Match[str]], keys: list[str], size: int) -> StrippedName | None:
    """Strip a term of `size` words before the name, and what links them: "Ville de Genève"."""
    key, known = "".join(keys[:size]), words_apart()
    levels = known.get(key)
    if not levels or key in terms_at("behind"):
        return None
    start, links = size, link_words() if levels.languages & linking_languages() else frozenset[str]()
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
    bare = elided_link().sub("", name[tokens[start].start() : tokens[-1].end()], count=1)
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
    for at in range(max(1, len(key) - longest_term("suffix", "syllable")), len(key)):
        ending = key[at:]
        if levels := joined_term(ending):
            certain = ending in terms_at("suffix") or ending == last_word
            found.append(StrippedName(key[:at], levels, ending, certain=certain))
            if certain:
                break  # 边疆区 is no 区
    return found


def _strip_prefix(key: str) -> list[StrippedName]:
    prefixes = terms_at("prefix")
    beginnings = (key[:size] for size in range(longest_term("prefix"), 0, -1))
    return [
        StrippedName(key[len(beginning) :], prefixes[beginning], beginning)
        for beginning in beginnings
        if beginning in prefixes and len(key) >= len(beginning) + LEAST_LETTERS_AFTER_PREFIX
    ]
