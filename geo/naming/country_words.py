"""The word lists of countries in ``words/``, ready to be looked up; each is read when it is first needed."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from ..errors import SistermapError
from ..gazetteer.keys import normalise
from ..scripts import is_latin
from ..words import Word, read_words, words_by_meaning

_FOLDER = Path(__file__).with_name("words")
_CODE_COLUMNS = ["alpha_2", "alpha_3", "numeric", "olympic", "other", "listed_under"]
_NOT_IN_LONG_NAMES = frozenset(("of", "the", "and"))
# Latin keys of so few letters are many languages' words: "nam" is no Namibia, "Mỹ" no Malaysia.
_SHORT = 3
_SEVERAL = 3  # languages that call a country so: what one alone does is likelier a town's name
Countries = frozenset[str]


@functools.cache
def everyday_names() -> dict[str, Countries]:
    """Return what `word_key` gives for an everyday name or short form -> ISO 3166-1 alpha-2 of its countries.

    Examples
    --------
    >>> sorted(everyday_names()["fyrom"]), sorted(everyday_names()["土国"])
    (['MK'], ['TR'])
    """
    rest = countries_by_key(read_words(_FOLDER / "country_not_in_gazetteer.tsv"))
    return rest | countries_by_key(_everyday_rows())


def is_everyday_name(text: str, language: str | None = None) -> bool:
    """Tell whether a text is what a language, or several, call a country every day.

    Parameters
    ----------
    text
        A name.
    language
        BCP 47 tag; None takes what is in the list of everyday names, or is a country's name in several languages.

    Examples
    --------
    >>> is_everyday_name("USA"), is_everyday_name("Holland"), is_everyday_name("Salvador", "en")
    (True, True, False)
    """
    if language:
        return word_key(text) in _keys_in(language)
    several = _lines_of_names().count(f"\t{text}\t") >= _SEVERAL
    return several or word_key(text) in _keys_in(None)


@functools.cache
def _keys_in(language: str | None) -> frozenset[str]:
    rows = names_of_language(language) if language else _everyday_rows()
    return frozenset(word_key(row.word) for row in rows if row not in _column_rows())


@functools.cache
def names_in_columns() -> dict[str, Countries]:
    """Return what `word_key` gives for what only a column of countries means as a country -> ISO 3166-1 alpha-2."""
    return countries_by_key(_column_rows())


def countries_by_key(rows: Iterable[Word]) -> dict[str, Countries]:
    """Return what `word_key` gives for each word -> the countries of all its rows."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[word_key(row.word)].add(row.meaning)
    return {key: frozenset(codes) for key, codes in found.items()}


def word_key(text: str) -> str:
    """Return the key of a word in these lists: a short Latin one keeps its accents and its capitals.

    Examples
    --------
    >>> word_key("Côte d’Ivoire"), word_key("E.U.A."), word_key("Mỹ"), word_key("MỸ"), word_key("nam")
    ('cotedivoire', 'EUA', 'Mỹ', 'Mỹ', 'nam')
    """
    key = normalise(text)
    if len(key) > _SHORT or not is_latin(key):
        return key
    written = re.sub(r"[.\s]", "", text)
    return written if written.isascii() else written.capitalize()


@functools.cache
def names_of_language(language: str) -> tuple[Word, ...]:
    """Return the names of countries in a language: CLDR's, and the everyday ones.

    Examples
    --------
    >>> [name.word for name in names_of_language("fi") if name.meaning == "DE"]
    ['Saksa', 'Länsi-Saksa']
    """
    # All of CLDR's names are many, and a cell needs those of few languages.
    lines = _lines_of_names().split(f"\n{language}\t")[1:]
    names = [Word(language, *line.split("\n", 1)[0].split("\t")) for line in lines]
    rows = (*_everyday_rows(), *_column_rows())
    return (*names, *(row for row in rows if row.language == language))


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
    plain = text.replace("’", "").replace("'", "").replace("P.R.", "PR ").lower()
    words = [word for word in re.findall(r"[^\W\d_]+", plain) if word not in _NOT_IN_LONG_NAMES]
    return " ".join(_abbreviations().get(word, word) for word in words).split()


@functools.cache
def single_characters() -> dict[str, Countries]:
    """Return key of one character -> ISO 3166-1 alpha-2 of the countries that are written so."""
    found: dict[str, Countries] = {}
    for row in read_words(_FOLDER / "country_characters.tsv"):
        key = normalise(row.word)
        found[key] = found.get(key, frozenset()) | {row.meaning}
    return found


@functools.cache
def namesakes() -> tuple[tuple[Countries, str, Countries], ...]:
    """Return countries of one name, a word of a state's form and which of them it says; none where it says another."""
    found = []
    for row in read_words(_FOLDER / "country_namesakes.tsv"):
        countries, _, form = row.word.partition(": ")
        one = frozenset[str]() if row.meaning == "none" else frozenset({row.meaning})
        found.append((frozenset(countries.split()), form, one))
    return tuple(found)


# ---- codes ----


@functools.cache
def codes_of_three_letters() -> dict[str, Countries]:
    """Return alpha-3 of ISO 3166-1 and the Olympic Committee's code -> ISO 3166-1 alpha-2.

    Examples
    --------
    >>> sorted(codes_of_three_letters()["BRN"])  # Brunei to ISO, Bahrain to the Olympic Committee
    ['BH', 'BN']
    """
    found: dict[str, Countries] = {}
    for row in _country_codes():
        for code in filter(None, (row["alpha_3"], row["olympic"])):
            found[code] = found.get(code, frozenset()) | {row["alpha_2"]}
    return found


@functools.cache
def other_codes() -> dict[str, Countries]:
    """Return the codes of football, of road vehicles and withdrawn ones -> ISO 3166-1 alpha-2.

    Examples
    --------
    >>> sorted(other_codes()["ROM"]), sorted(other_codes()["ENG"]), sorted(other_codes()["D"])
    (['RO'], ['GB'], ['DE'])
    """
    rows = ((code, row["alpha_2"]) for row in _country_codes() for code in row["other"].split())
    return {code: frozenset({alpha_2}) for code, alpha_2 in rows}


@functools.cache
def numeric_codes() -> dict[int, str]:
    """Return the numeric code of ISO 3166-1 -> alpha-2.

    Examples
    --------
    >>> numeric_codes()[410]
    'KR'
    """
    return {int(row["numeric"]): row["alpha_2"] for row in _country_codes() if row["numeric"]}


@functools.cache
def territories() -> dict[str, Countries]:
    """Return alpha-2 -> the lands that lists count as part of this country: a list of France's towns has Réunion's.

    Examples
    --------
    >>> sorted(territories()["FI"])
    ['AX']
    """
    found: dict[str, Countries] = {}
    for row in _country_codes():
        if above := row["listed_under"]:
            found[above] = found.get(above, frozenset()) | {row["alpha_2"]}
    return found


# ---- grammar ----


@functools.cache
def form_words() -> tuple[Word, ...]:
    """Return the words of a state's form, such as "Republic", with their stars."""
    return read_words(_FOLDER / "country_forms.tsv")


@functools.cache
def endings(language: str) -> tuple[str, ...]:
    """Return the keys of what a country's name and its forms end in, and that nothing may.

    Examples
    --------
    >>> "n" in endings("fi"), "" in endings("fi")
    (True, True)
    """
    rows = read_words(_FOLDER / "country_endings.tsv")
    return ("", *(normalise(row.word) for row in rows if (row.language, row.meaning) == (language, "ending")))


@functools.cache
def adjective_ending() -> re.Pattern[str]:
    """Return the pattern of what makes an adjective of a country's name, in keys."""
    words = words_by_meaning(_FOLDER / "country_endings.tsv")["adjective"]
    return re.compile(f"({'|'.join(re.escape(word) for word in words)})$")


# ---- files ----


def _column_rows() -> tuple[Word, ...]:
    return read_words(_FOLDER / "country_columns.tsv")


def _everyday_rows() -> tuple[Word, ...]:
    return read_words(_FOLDER / "country_names.tsv")


@functools.cache
def _lines_of_names() -> str:
    return (_FOLDER / "country_cldr.tsv").read_text(encoding="utf-8")


@functools.cache
def _abbreviations() -> dict[str, str]:
    return {row.word: row.meaning for row in read_words(_FOLDER / "country_abbreviations.tsv")}


@functools.cache
def _country_codes() -> tuple[dict[str, str], ...]:
    """Read the codes of each country, and the country that lists may count it as part of; empty where none."""
    path = _FOLDER / "country_codes.tsv"
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    header, *rows = (line.split("\t") for line in lines)
    if header != _CODE_COLUMNS:
        raise SistermapError(f"{path}, row 1: is {header}, expected {', '.join(_CODE_COLUMNS)}")
    return tuple(dict(zip(header, row, strict=True)) for row in rows)
