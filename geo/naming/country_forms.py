"""The form of a state around a country's name, in many languages: Federal Republic of Germany, Kiinan kansantasavalta."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ..gazetteer.keys import normalise
from .country_words import Countries, endings, form_words, names_of_language, namesakes

# Scripts that part no words; their forms are written together with the name.
_WITHOUT_BLANKS = ("zh-Hans", "zh-Hant", "ja", "ko", "th", "lo", "km", "my")
_BLOCKS = (
    ("thai", 0xE00, 0xE7F),
    ("lao", 0xE80, 0xEFF),
    ("burmese", 0x1000, 0x109F),
    ("hangul", 0x1100, 0x11FF),
    ("khmer", 0x1780, 0x17FF),
    ("han", 0x2E80, 0x9FFF),
    ("hangul", 0xAC00, 0xD7FF),
)
_WORD = re.compile(r"[^\s,;:()\[\]{}/.'’‘ʻʼ`´·・،؛«»\"“”״׳\-–—‑_，（）]+")
_MOST_WORDS = 4  # of one form: xã hội chủ nghĩa
_SHORTEST_STEM = 3
_NONE = ""  # the meaning of a word that is no form


class Formed(NamedTuple):
    """A name without the form of its state."""

    name: str
    forms: frozenset[str]  # what the form says, as the meanings in country_forms.tsv
    languages: tuple[str, ...]  # whose forms these are


def without_form(text: str) -> list[Formed]:
    """Return the names that a text may hold once the words of a state's form are cut off its ends.

    Parameters
    ----------
    text
        A cell such as "Korea, Republic of".

    Returns
    -------
    list of Formed
        One for each different rest, the shortest first; empty where no form is found, or nothing but form.

    Examples
    --------
    >>> [(one.name, sorted(one.forms)) for one in without_form("Republiken Polen")]
    [('Polen', ['republic'])]
    >>> [(one.name, sorted(one.forms)) for one in without_form("สาธารณรัฐประชาชนจีน")]
    [('จีน', ['peoples', 'republic'])]
    >>> without_form("Poland")
    []
    """
    found: dict[tuple[str, frozenset[str]], list[str]] = defaultdict(list)
    for one in (*_by_words(text), *_by_script(text)):
        found[one.name, one.forms].extend(one.languages)
    rests = [Formed(name, forms, tuple(dict.fromkeys(spoken))) for (name, forms), spoken in found.items()]
    return sorted(rests, key=lambda one: len(one.name))


def inflected(one: Formed) -> Countries:
    """Return the countries whose name, in a language of the form, the rest is a case or an adjective of.

    Examples
    --------
    >>> [sorted(inflected(one)) for one in without_form("Kiinan kansantasavalta")]
    [['CN']]
    """
    found = (_inflected_in(normalise(one.name), language) for language in one.languages)
    return frozenset().union(*found)


def distinguish(countries: Countries, forms: frozenset[str]) -> Countries:
    """Return which of the countries of one name a form says: the Republic of Korea, the Democratic Republic of the Congo.

    Examples
    --------
    >>> distinguish(frozenset({"KR"}), frozenset({"peoples", "republic"}))
    frozenset({'KP'})
    """
    for group, form, meant in namesakes():
        if form in forms and countries and countries <= group:
            return meant
    # There is no Northern Cyprus, and South America is not America.
    return frozenset() if forms & {"north", "south"} else countries


# ---- languages that part words ----


def _by_words(text: str) -> Iterator[Formed]:
    words = _WORD.findall(text)
    if len(words) < 2:
        return  # a form alone names no country
    keys = [normalise(word) for word in words]
    languages = {
        language
        for at in range(len(keys))
        for found in _forms_at(keys, at).values()
        for language, meaning in found.items()
        if meaning != "link"
    }
    for language in sorted(languages):
        for kept in ({_NONE, "north", "south"}, {_NONE}):  # Nam is the South, but not in Việt Nam
            first, last, forms = _cut(keys, language, kept)
            if forms and first < last:
                yield Formed(" ".join(words[first:last]), frozenset(forms), (language,))


def _cut(keys: list[str], language: str, kept: set[str]) -> tuple[int, int, set[str]]:
    """Return where the name begins and ends once the forms of a language are cut off, and what they say.

    Words of a meaning in `kept` are no form.
    """
    first, last, forms = 0, len(keys), set[str]()
    moved = True
    while moved and first < last:
        moved = False
        for size, found in sorted(_forms_at(keys, first).items(), reverse=True):
            if found.get(language, _NONE) not in kept and first + size <= last:
                first, moved = first + size, True
                forms.update(found[language].split())
                break
        for size in range(_MOST_WORDS, 0, -1):
            found = _forms_at(keys, last - size).get(size, {}) if last - size >= first else {}
            if found.get(language, _NONE) not in kept:
                last, moved = last - size, True
                forms.update(found[language].split())
                break
    return first, last, forms - {"link", "proclitic"}


def _forms_at(keys: list[str], at: int) -> dict[int, dict[str, str]]:
    """Return the forms that begin at a word: number of words -> language -> meaning."""
    whole, beginnings = _tables()
    found: dict[int, dict[str, str]] = {}
    for size in range(1, min(_MOST_WORDS, len(keys) - at) + 1):
        if known := whole.get(tuple(keys[at : at + size])):
            found[size] = known
    key = keys[at]
    for length in range(len(key), _SHORTEST_STEM - 1, -1):
        if known := beginnings.get(key[:length]):
            found[1] = known | found.get(1, {})
            break
    return found


@functools.cache
def _tables() -> tuple[dict[tuple[str, ...], dict[str, str]], dict[str, dict[str, str]]]:
    """Return the forms as words -> language -> meaning, and those with a star as beginning -> language -> meaning."""
    whole: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    beginnings: dict[str, dict[str, str]] = defaultdict(dict)
    for row in form_words():
        if row.language in _WITHOUT_BLANKS or row.meaning == "proclitic":
            continue
        keys = tuple(map(normalise, _WORD.findall(row.word.rstrip("*"))))
        table = beginnings if row.word.endswith("*") and len(keys) == 1 else whole
        known = table[keys[0] if table is beginnings else keys]  # type: ignore[index]
        # A word that is a link and a form in one language is the form.
        if known.get(row.language, "link") == "link":
            known[row.language] = row.meaning
    return dict(whole), dict(beginnings)


# ---- scripts without blanks ----


def _by_script(text: str) -> Iterator[Formed]:
    """Yield what is left after each piece of form that is cut off a text of Chinese, Thai and the like."""
    key, forms = normalise(text), set[str]()
    block = _block(key[:1])
    pieces, ends = _pieces().get(block, ()), _all_ends().get(block, ())
    while (key.startswith(ends) or key.endswith(ends)) and (
        cut := next((one for one in pieces if len(one[0]) < len(key) and _at_an_end(key, one[0])), None)
    ):
        piece, meaning = cut
        key = key.removeprefix(piece) if key.startswith(piece) else key.removesuffix(piece)
        forms.update(meaning.split())
        if stated := forms - {"link"}:
            yield Formed(key, frozenset(stated), ())


def _at_an_end(key: str, piece: str) -> bool:
    return key.startswith(piece) or key.endswith(piece)


@functools.cache
def _pieces() -> dict[str, list[tuple[str, str]]]:
    """Return the forms of each script without blanks with their meaning, the longest first."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in form_words():
        if row.language in _WITHOUT_BLANKS:
            key = normalise(row.word)
            found[_block(key[:1])].setdefault(key, row.meaning)
    return {block: sorted(pieces.items(), key=lambda one: -len(one[0])) for block, pieces in found.items()}


@functools.cache
def _all_ends() -> dict[str, tuple[str, ...]]:
    """Return the forms of each script as `startswith` takes them: few names begin or end with one."""
    return {block: tuple(piece for piece, _ in pieces) for block, pieces in _pieces().items()}


def _block(letter: str) -> str:
    """Return which of the scripts a letter is of; the kana of Japanese go with the Chinese characters."""
    number = ord(letter) if letter else 0
    for name, first, last in _BLOCKS:
        if first <= number <= last:
            return name
    return ""


# ---- grammar ----


def _inflected_in(key: str, language: str) -> Countries:
    stems = _stems(language)
    own = [key.removesuffix(ending) for ending in endings(language) if key.endswith(ending)]
    for prefix in _proclitics(language):
        own += [stem.removeprefix(prefix) for stem in own if stem.startswith(prefix)]
    for stem in sorted(set(own), key=len, reverse=True):
        if len(stem) >= _SHORTEST_STEM and stem in stems:
            return stems[stem]
    return frozenset()


@functools.cache
def _stems(language: str) -> dict[str, Countries]:
    """Return what the names of countries in a language begin with, each ending cut -> ISO 3166-1 alpha-2."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in names_of_language(language):
        key = normalise(row.word)
        keys = [key, *(key.removeprefix(one) for one in _proclitics(language) if key.startswith(one))]
        for one in keys:
            for ending in endings(language):
                if one.endswith(ending):
                    found[one.removesuffix(ending)].add(row.meaning)
    return {stem: frozenset(codes) for stem, codes in found.items()}


@functools.cache
def _proclitics(language: str) -> tuple[str, ...]:
    rows = form_words()
    return tuple(
        normalise(row.word) for row in rows if (row.language, row.meaning) == (language, "proclitic")
    )
