"""Words by which a text says that places are tied, how, and whether it is so yet."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from itertools import groupby
from typing import NamedTuple

from ...tables.date_words import is_without_blanks
from ...words import read_words
from ..word_lists import FOLDER

CUES = FOLDER / "cues.tsv"

_SAME = str.maketrans(dict.fromkeys("’‘ʼ`", "'") | {"\u00a0": " ", "\u2011": "-"})
_QUOTES = {"“": "”", "«": "»", "„": "“", "「": "」", "『": "』", "‹": "›"}
_LONGEST_GAP = 120  # letters between a German verb and its particle: "tritt dem Bündnis bei"
# A quotation of up to so many letters is a name or a term, not speech.
_LONGEST_TERM = {True: 14, False: 40}


class Cue(NamedTuple):
    """A word of cues.tsv in a sentence."""

    start: int
    end: int
    word: str
    meanings: frozenset[str]


def find_cues(text: str, language: str) -> list[Cue]:
    """Return the cues of a sentence in their order; of two that overlap, the first and longest.

    Parameters
    ----------
    text
        A sentence. What somebody says in it in quotation marks states no tie and has no cues.
    language
        One of `geo.draft.language.TEXT_LANGUAGES`.

    Returns
    -------
    list of Cue
        Empty where the sentence has none.

    Examples
    --------
    >>> [(cue.word, sorted(cue.meanings)) for cue in find_cues("They signed a sister city agreement.", "en")]
    [('They', ['pronoun']), ('signed', ['agreement', 'sign']), ('sister city', ['sister']), ('agreement', ['agreement'])]
    """
    pattern, meanings = _pattern(language)
    folded = fold(without_speech(text))
    return [
        Cue(match.start(), match.end(), text[match.start() : match.end()], meanings[match.lastindex or 0])
        for match in pattern.finditer(folded)
    ]


def fold(text: str) -> str:
    """Return a text in small letters with plain apostrophes, letter for letter.

    Examples
    --------
    >>> fold("L’ACCORD")
    "l'accord"
    """
    small = text.lower()
    if len(small) != len(text):  # a capital dotted I
        small = "".join(letter.lower()[0] for letter in text)
    return small.translate(_SAME)


def without_speech(text: str) -> str:
    """Return a text with blanks in the place of what somebody says in quotation marks, as long as before.

    Examples
    --------
    >>> without_speech('He added "we never signed anything at all with anybody", and left.')
    'He added                                               , and left.'
    >>> without_speech("das „Freundschaftsabkommen“ von 1990")
    'das „Freundschaftsabkommen“ von 1990'
    """
    found, begin, closing = list(text), -1, ""
    for at, letter in enumerate(text):
        if begin < 0:
            if letter in _QUOTES:
                begin, closing = at, _QUOTES[letter]
            elif letter == '"':
                begin, closing = at, '"'
        elif letter == closing or (closing == "“" and letter == "”"):
            _blank(found, begin, at + 1)
            begin = -1
    if begin >= 0:  # it ends in a later sentence
        _blank(found, begin, len(text))
    elif (late := max(text.rfind(mark) for mark in "”»」』")) >= 0 and not set(text[:late]) & {*_QUOTES, '"'}:
        _blank(found, 0, late + 1)  # it began in a sentence before
    return "".join(found)


def _blank(letters: list[str], begin: int, end: int) -> None:
    east_asian = any(letter > "\u3000" for letter in letters[begin + 1 : end - 1])
    if end - begin > _LONGEST_TERM[east_asian]:
        letters[begin:end] = " " * (end - begin)


@functools.cache
def _pattern(language: str) -> tuple[re.Pattern[str], list[frozenset[str]]]:
    """Return what finds any cue, and the meanings by the number of its group."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_words(CUES):
        if row.language == language:
            meanings[fold(row.word)].add(row.meaning)
    words = sorted(meanings, key=lambda word: (_core(word)[0], -len(_core(word)), word))
    # By their first letters: most places of a text begin none of them, and no place all of them.
    branches = [
        f"(?={re.escape(letter)})(?:{'|'.join(f'({_expression(word)})' for word in group)})"
        for letter, group in groupby(words, key=lambda word: _core(word)[0])
    ]
    any_letter = "".join(re.escape(letter) for letter in dict.fromkeys(_core(word)[0] for word in words))
    pattern = re.compile(f"(?=[{any_letter}])(?:{'|'.join(branches)})")
    return pattern, [frozenset(), *(frozenset(meanings[word]) for word in words)]


def _core(word: str) -> str:
    return word.strip("*")


def _expression(word: str) -> str:
    verb, gap, particle = word.partition("* ")
    if gap:
        return (
            rf"(?<!\w){re.escape(verb)}\w{{0,3}}(?=[^.;:,]{{0,{_LONGEST_GAP}}}\s{re.escape(particle)}(?!\w))"
        )
    core = re.escape(_core(word)).replace(r"\ ", r"\s")
    if word.startswith("*") and word.endswith("*"):
        return core
    if not word.endswith("*"):
        return rf"(?<!\w){core}(?!\w)"
    return rf"(?<!\w){core}" + ("" if is_without_blanks(core) else r"\w*")


@functools.cache
def folded_words(table: str, language: str) -> dict[str, frozenset[str]]:
    """Return the words of a language in a table in small letters, by meaning; none for a meaning without a word.

    Examples
    --------
    >>> "zwischen" in folded_words("roles", "de")["between"], folded_words("roles", "de")["unknown"]
    (True, frozenset())
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in read_words(FOLDER / f"{table}.tsv"):
        if row.language == language:
            found[row.meaning].add(fold(row.word.strip("*")))
    return defaultdict(frozenset, {meaning: frozenset(words) for meaning, words in found.items()})
