"""Adjectives of countries in a sentence: "the Japanese city", ukrainische, russe."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from ...gazetteer.keys import normalise
from ...words import read_words

_WORDS = Path(__file__).parents[1] / "words" / "country_adjectives.tsv"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_ENDING = 4  # -iennes behind -ienn


def country_adjectives(text: str, language: str) -> list[tuple[int, int, str]]:
    """Return the adjectives of countries in a sentence: where each begins and ends, and ISO 3166-1 alpha-2.

    Parameters
    ----------
    text
        The sentence.
    language
        One of `geo.draft.language.TEXT_LANGUAGES`; Korean, Japanese and Chinese have no such adjectives.

    Examples
    --------
    >>> country_adjectives("the Dutch port", "en"), country_adjectives("ukrainische Städte", "de")
    ([(4, 9, 'NL')], [(0, 11, 'UA')])
    >>> country_adjectives("l'Italie, port italien", "fr"), country_adjectives("la ciudad japonesa", "es")
    ([(15, 22, 'IT')], [(10, 18, 'JP')])
    """
    whole, stems = _adjectives(language)
    found = []
    for word in _WORD.finditer(text) if whole or stems else ():
        if (
            word[0][0].isupper() != (language == "en")
            and word[0] != "Schweizer"
            and (word.start() or language != "de")
        ):
            continue  # "la China"; "Ukrainische Städte" begins a German sentence
        if code := whole.get(key := normalise(word[0])) or _of_stem(key, stems):
            found.append((word.start(), word.end(), code))
    return found


@functools.cache
def _adjectives(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the keys of whole adjectives and of stems -> ISO 3166-1 alpha-2."""
    whole: dict[str, str] = {}
    stems: dict[str, str] = {}
    for row in read_words(_WORDS):
        if row.language == language:
            (stems if row.word.endswith("*") else whole)[normalise(row.word)] = row.meaning
    return whole, stems


def _of_stem(key: str, stems: dict[str, str]) -> str | None:
    """Return the country of the stem that a word is, but for the endings of German, French and Spanish adjectives."""
    for length in range(len(key), max(0, len(key) - _LONGEST_ENDING) - 1, -1):
        if (code := stems.get(key[:length])) and _ENDING.fullmatch(key, length):
            return code
    return None


_ENDING = re.compile("e?[nrms]?|n?es?|[oa]s?|es|ns?")
