"""The words in dates: what each may mean, in which languages."""

from __future__ import annotations

import bisect
import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ..gazetteer.keys import normalise
from ..months import MONTHS
from ..words import read_words
from .header_words import WORDS

# Words of these scripts follow one another without a blank, or, as Hangul's, have endings glued to them.
_WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3041-\u30ff\u3130-\u318f"
    "\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
_SHORTEST_STEM, _LONGEST_ENDING = 4, 4
_BUCKET = 3


class Month(NamedTuple):
    """A month that a word may name."""

    calendar: str
    number: int
    languages: frozenset[str]


class Meaning(NamedTuple):
    """What a word in a date may mean."""

    months: tuple[Month, ...] = ()
    era: str = ""  # the year before its first, or the name of a calendar
    roles: frozenset[str] = frozenset()  # the meanings of date_words.tsv
    languages: frozenset[str] = frozenset()


NOTHING = Meaning()
NO_LANGUAGE: frozenset[str] = frozenset()
_ROLES = frozenset(
    {"range", "until", "until_behind", "before", "before_behind", "about", "about_behind", "decade", "decade_before",
     "present", "year", "month", "month_before", "day", "day_before", "small"}
)  # fmt: skip


def is_without_blanks(text: str) -> bool:
    """Tell whether a word begins with a letter of a script in which words are found anywhere.

    Examples
    --------
    >>> is_without_blanks("년부터"), is_without_blanks("มีนาคม"), is_without_blanks("März")
    (True, True, False)
    """
    return _WITHOUT_BLANKS.match(text) is not None


def meaning_of(word: str) -> Meaning:
    """Return what a whole word, or a few of them, may mean; nothing for one that is not known.

    Examples
    --------
    >>> [(month.number, sorted(month.languages)) for month in meaning_of("srpnja").months]
    [(7, ['hr'])]
    >>> "range" in meaning_of("bis").roles, meaning_of("Busan") == NOTHING
    (True, True)
    """
    return _meaning(normalise(word), word.casefold())


@functools.lru_cache(maxsize=4096)
def begins_longer(word: str) -> bool:
    """Tell whether a known word, or several that are read as one, begin with these letters and go on.

    Examples
    --------
    >>> begins_longer("to"), begins_longer("Busan")
    (True, False)
    """
    key = normalise(word)
    at = bisect.bisect_right(_sorted_keys(), key)
    return at < len(_sorted_keys()) and _sorted_keys()[at].startswith(key)


@functools.cache
def _sorted_keys() -> list[str]:
    return sorted({*_months(), *_listed()})


@functools.lru_cache(maxsize=4096)
def inflected_month(word: str) -> Meaning:
    """Return the month that a word has the stem of, or is a slip of: kesäkuussa, květnu, Febuary.

    Examples
    --------
    >>> [inflected_month(word).months[0].number for word in ("szeptemberben", "květnu", "Febuary")]
    [9, 5, 2]
    >>> inflected_month("Marseille") == NOTHING
    True
    """
    key = normalise(word)
    stems: dict[int, list[Meaning]] = defaultdict(list)
    slips: list[Meaning] = []
    for name in _long_names().get(key[:_BUCKET], ()):
        shared = _shared(key, name)
        if shared >= max(_SHORTEST_STEM, len(name) - 2) and len(key) - shared <= _LONGEST_ENDING:
            stems[shared].append(_meaning(name))
        if min(len(key), len(name)) > 5 and abs(len(key) - len(name)) < 2:
            behind = _shared(key[shared:][::-1], name[shared:][::-1])
            if shared + behind >= max(len(key), len(name)) - 1:
                slips.append(_meaning(name))
    return _one_month(stems[max(stems)] if stems else slips)


def segments(run: str) -> Iterator[tuple[str, Meaning]]:
    """Cut a run of letters of a script without blanks into the longest words that are known.

    A word of a single letter is only one where nothing else of the run is unknown: 今 is "now", but not in 今治.

    Examples
    --------
    >>> [part for part, meaning in segments("년부터체결")]
    ['년', '부터', '체결']
    """
    key, months, words = normalise(run), _months(), _listed()
    parts: list[tuple[str, Meaning]] = []
    at, unknown = 0, ""
    while at < len(key):
        sizes = range(min(_longest(), len(key) - at), 0, -1)
        size = next((n for n in sizes if (part := key[at : at + n]) in months or part in words), 0)
        if not size:
            unknown += key[at]
            at += 1
            continue
        if unknown:
            parts.append((unknown, NOTHING))
            unknown = ""
        parts.append((key[at : at + size], _meaning(key[at : at + size])))
        at += size
    if unknown:
        parts.append((unknown, NOTHING))
    whole = all(meaning is not NOTHING for _, meaning in parts)
    for part, meaning in parts:
        loose = len(part) == 1 and not whole and not meaning.roles & {"year", "month", "day"}
        yield part, NOTHING if loose and not meaning.era else meaning


@functools.cache
def era_letters() -> dict[str, str]:
    """Return the letters for eras, which are the same in all languages -> the year before their first."""
    return {row.word: row.meaning for row in read_words(WORDS / "eras.tsv") if row.language == "und"}


def _shared(one: str, other: str) -> int:
    """Count the letters that two words begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _one_month(found: list[Meaning]) -> Meaning:
    numbers = {month.number for meaning in found for month in meaning.months}
    if len(numbers) != 1:
        return NOTHING
    languages = NO_LANGUAGE.union(*(meaning.languages for meaning in found))
    return Meaning((Month("gregorian", numbers.pop(), languages),), languages=languages)


@functools.cache
def _longest() -> int:
    return max(len(key) for key in (*_months(), *_listed()) if is_without_blanks(key))


@functools.cache
def _long_names() -> dict[str, list[str]]:
    """Return the names of Gregorian months that are long enough for a stem, by their first letters."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, rows in _months().items():
        if len(key) >= _SHORTEST_STEM and any(meaning.isdigit() for _, meaning in rows):
            found[key[:_BUCKET]].append(key)
    return dict(found)


@functools.lru_cache(maxsize=4096)
def _meaning(key: str, written: str = "") -> Meaning:
    """Return what the word with a key may mean; only the words that a table has are made of their rows.

    Of rows that differ in their accents, those count that are as the word was written: đến is not den.
    """
    months: dict[tuple[str, int], frozenset[str]] = {}
    for languages, meaning in _months().get(key, ()):
        calendar, _, number = meaning.rpartition(" ")
        month = (calendar or "gregorian", int(number))
        months[month] = months.get(month, NO_LANGUAGE).union(languages.split(" "))
    era, roles, spoken = "", set[str](), set[str]().union(*months.values())
    rows = _listed().get(key, [])
    for language, meaning, _ in [row for row in rows if row[2] == written] or rows:
        if meaning in _ROLES:
            roles.add(meaning)
            spoken.add(language)
        else:
            era = meaning
    if not months and not era and not roles:
        return NOTHING
    return Meaning(
        tuple(Month(*month, languages) for month, languages in months.items()),
        era,
        frozenset(roles),
        frozenset(spoken),
    )


@functools.cache
def _months() -> dict[str, list[tuple[str, str]]]:
    """Return the keys of months -> languages and meanings. The words of the built list are keys already."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in (WORDS / "cldr_months.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        if line[0] != "#":
            languages, key, meaning = line.split("\t")
            found.setdefault(key, []).append((languages, meaning))
    for row in read_words(MONTHS):
        found.setdefault(normalise(row.word), []).append((row.language, row.meaning))
    return found


@functools.cache
def _listed() -> dict[str, list[tuple[str, str, str]]]:
    """Return the keys of eras and of the words among digits -> languages, meanings and spellings."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in (*read_words(WORDS / "eras.tsv"), *read_words(WORDS / "date_words.tsv")):
        if row.language != "und":
            word = row.word.strip("*")
            found.setdefault(normalise(word), []).append((row.language, row.meaning, word.casefold()))
    return found
