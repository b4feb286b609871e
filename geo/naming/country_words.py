"""The word lists of countries in ``words/``, ready to be looked up; each is read when it is first needed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from pathlib import Path

from ..errors import SistermapError
from ..gazetteer.keys import normalise
from ..words import Word, read_words

_FOLDER = Path(__file__).with_name("words")
_CODE_COLUMNS = ["alpha_2", "alpha_3", "olympic", "listed_under"]
_NOT_IN_LONG_NAMES = frozenset(("of", "the", "and"))


@functools.cache
def everyday_names() -> dict[str, str]:
    """Return key of an everyday name or short form -> ISO 3166-1 alpha-2.

    Examples
    --------
    >>> everyday_names()["fyrom"], everyday_names()["土国"]
    ('MK', 'TR')
    """
    return {normalise(row.word): row.meaning for row in read_words(_FOLDER / "country_names.tsv")}


@functools.cache
def adjectives() -> dict[str, str]:
    """Return key of an adjective -> ISO 3166-1 alpha-2."""
    return {normalise(row.word): row.meaning for row in read_words(_FOLDER / "country_adjectives.tsv")}


@functools.cache
def long_names() -> dict[tuple[str, ...], str]:
    """Return the words of a long name as `words_of_long_name` gives them, sorted -> ISO 3166-1 alpha-2."""
    rows = read_words(_FOLDER / "country_long_names.tsv")
    return {tuple(sorted(words_of_long_name(row.word))): row.meaning for row in rows}


def words_of_long_name(text: str) -> list[str]:
    """Return the words of a country's long name in lower case, abbreviations written out, "of" and "the" left out.

    Examples
    --------
    >>> words_of_long_name("Congo, Dem. Rep. of the")
    ['congo', 'democratic', 'republic']
    """
    plain = without_apostrophes(text.replace("P.R.", "PR ")).lower()
    words = [word for word in re.findall(r"[^\W\d_]+", plain) if word not in _NOT_IN_LONG_NAMES]
    return " ".join(_abbreviations().get(word, word) for word in words).split()


def without_apostrophes(text: str) -> str:
    """Return a text as the lists of forms and long names have it: Peoples for People's.

    Examples
    --------
    >>> without_apostrophes("People’s Republic of China")
    'Peoples Republic of China'
    """
    return text.replace("’", "").replace("'", "")


@functools.cache
def single_characters() -> dict[str, frozenset[str]]:
    """Return key of one character -> ISO 3166-1 alpha-2 of the countries that are written so."""
    found: dict[str, frozenset[str]] = {}
    for row in read_words(_FOLDER / "country_characters.tsv"):
        key = normalise(row.word)
        found[key] = found.get(key, frozenset()) | {row.meaning}
    return found


@functools.cache
def codes_of_three_letters() -> dict[str, frozenset[str]]:
    """Return alpha-3 of ISO 3166-1 and the Olympic Committee's code -> ISO 3166-1 alpha-2.

    Examples
    --------
    >>> sorted(codes_of_three_letters()["BRN"])  # Brunei to ISO, Bahrain to the Olympic Committee
    ['BH', 'BN']
    """
    found: dict[str, frozenset[str]] = {}
    for alpha_2, alpha_3, olympic, _ in _country_codes():
        for code in filter(None, (alpha_3, olympic)):
            found[code] = found.get(code, frozenset()) | {alpha_2}
    return found


@functools.cache
def territories() -> dict[str, frozenset[str]]:
    """Return alpha-2 -> the lands that lists count as part of this country: a list of France's towns has Réunion's.

    Examples
    --------
    >>> sorted(territories()["FI"])
    ['AX']
    """
    found: dict[str, frozenset[str]] = {}
    for alpha_2, _, _, listed_under in _country_codes():
        if listed_under:
            found[listed_under] = found.get(listed_under, frozenset()) | {alpha_2}
    return found


@functools.cache
def state_form() -> re.Pattern[str]:
    """Return the pattern of words such as "Republic" and "Kingdom of" around a name `without_apostrophes`."""
    words = (row.word for row in _forms() if row.meaning in ("form", "link"))
    return re.compile(rf"\b({_alternatives(words)})\b", re.IGNORECASE)


@functools.cache
def state_suffix() -> re.Pattern[str]:
    """Return the pattern of forms such as 공화국 and 人民共和国 at the end of a country's key."""
    modifiers = _alternatives(normalise(row.word) for row in _forms() if row.meaning == "modifier")
    suffixes = _alternatives(normalise(row.word) for row in _forms() if row.meaning == "suffix")
    return re.compile(f"({modifiers})*({suffixes})$")


@functools.cache
def adjective_ending() -> re.Pattern[str]:
    """Return the pattern of what makes an adjective of a country's name, in keys."""
    return re.compile(f"({_alternatives(row.word for row in _forms() if row.meaning == 'ending')})$")


# ---- files ----


@functools.cache
def _abbreviations() -> dict[str, str]:
    return {row.word: row.meaning for row in read_words(_FOLDER / "country_abbreviations.tsv")}


def _forms() -> tuple[Word, ...]:
    return read_words(_FOLDER / "country_forms.tsv")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


@functools.cache
def _country_codes() -> tuple[tuple[str, ...], ...]:
    """Read the codes of each country, and the country that lists may count it as part of; empty where none."""
    path = _FOLDER / "country_codes.tsv"
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    header, *rows = (line.split("\t") for line in lines)
    if header != _CODE_COLUMNS:
        raise SistermapError(f"{path}, row 1: is {header}, expected {', '.join(_CODE_COLUMNS)}")
    return tuple(map(tuple, rows))
