"""Names of places in sentences in Latin letters: known names by their capitals, and what is beside them."""

from __future__ import annotations

import functools
from pathlib import Path

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from ..naming.generic_terms import levels_of_term
from ..words import read_words
from .name_spans import Known, NameSpan, Token, latin_grams, tokens_of

_WORDS = Path(__file__).with_name("words") / "name_neighbours.tsv"
# People that a town has at least if its name alone, its own or an alias, shows that it is meant.
LEAST_PEOPLE = {False: 500, True: 15_000}
LEAST_PEOPLE_OF_NOUNS = {False: 5_000, True: 50_000}  # where every noun has a capital letter
LEAST_PEOPLE_OF_COMMON_WORD = 10_000_000
SHORT = 3


def latin_texts(text: str) -> list[str]:
    """Return all that may be a name in a sentence, for looking up at once.

    Examples
    --------
    >>> latin_texts("Lwiws Oper")
    ['Lwiws', 'Lwiw', 'Lwiws Oper', 'Oper']
    """
    tokens = tokens_of(text)
    found = []
    for first, last in latin_grams(text, tokens):
        written = text[tokens[first].start : tokens[last].end]
        found.append(written)
        if first == last and written.endswith("s"):
            found.append(written[:-1])
    return found


def latin_names(text: str, language: str, known: Known) -> list[NameSpan]:
    """Return the names in a sentence, the longest first, without those that are hardly a place's."""
    tokens = tokens_of(text)
    spans = _longest(text, tokens, language, known)
    runs = list(_runs(text, tokens))
    return [_in_run(text, span, tokens, runs, spans, language) for span in spans]


# ---- steps ----


@functools.cache
def neighbours(meaning: str) -> frozenset[str]:
    """Return the words of one meaning, of all languages: "Universität" is one in English too.

    Examples
    --------
    >>> "University" in neighbours("organisation")
    True
    """
    return frozenset(row.word for row in read_words(_WORDS) if row.meaning == meaning)


def _longest(text: str, tokens: list[Token], language: str, known: Known) -> list[NameSpan]:
    ends: dict[int, list[int]] = {}
    for first, last in latin_grams(text, tokens):
        ends.setdefault(first, []).append(last)
    found: list[NameSpan] = []
    behind = 0
    for first, lasts in ends.items():
        if first < behind:
            continue
        for last in reversed(lasts):
            start, end = tokens[first].start, tokens[last].end
            if _is_name(text, tokens, first, last, language, known):
                found.append(NameSpan(start, end, text[start:end]))
            elif first == last and _is_genitive(text, tokens, first, language, known):
                found.append(NameSpan(start, end - 1, text[start : end - 1]))
            else:
                continue
            behind = last + 1
            break
    return found


def _is_name(text: str, tokens: list[Token], first: int, last: int, language: str, known: Known) -> bool:
    written = text[tokens[first].start : tokens[last].end]
    places = known.get(normalise(written), [])
    if not places or (first == last and written in neighbours("common")):
        return False
    if any(place.level == "country" for place, _ in places):
        return len(written) > SHORT or written.isupper()
    if len(written) <= SHORT and written.isupper() and not text.isupper():
        return False
    nouns = language == "de" and first == last
    if nouns and _has_determiner(text, tokens, first):
        return False
    least = LEAST_PEOPLE_OF_NOUNS if nouns else LEAST_PEOPLE
    return any(_is_known_enough(place, kind, least, several=last > first) for place, kind in places)


def _is_known_enough(place: Place, kind: NameType, least: dict[bool, int], *, several: bool) -> bool:
    alias = kind > NameType.OFFICIAL
    if place.level != "city":
        return not alias or several
    return place.population >= least[alias] or (several and not alias)


def _is_genitive(text: str, tokens: list[Token], at: int, language: str, known: Known) -> bool:
    """Tell whether a word is a name and the ending of a genitive: "Frankfurts"."""
    word = tokens[at]
    if language != "de" or not word.text.endswith("s") or len(word.text) <= SHORT + 1:
        return False
    places = known.get(normalise(word.text[:-1]), [])
    return any(
        place.level == "country" or place.population >= LEAST_PEOPLE_OF_NOUNS[True] for place, _ in places
    )


def _has_determiner(text: str, tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].text.lower() in neighbours("determiner")


def _runs(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Return the first and last word of each stretch of words with capitals and the small words between them."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].is_capital:
            at += 1
            continue
        last = ahead = at
        while ahead + 1 < len(tokens) and text[tokens[ahead].end : tokens[ahead + 1].start] in " -'’":
            ahead += 1
            if tokens[ahead].is_capital:
                last = ahead
            elif tokens[ahead].text not in neighbours("inner"):
                break
        found.append((at, last))
        at = last + 1
    return found


def _in_run(
    text: str,
    span: NameSpan,
    tokens: list[Token],
    runs: list[tuple[int, int]],
    spans: list[NameSpan],
    language: str,
) -> NameSpan:
    """Return a name with the organisation that it is within, or dropped where it is within another name."""
    first, last = next(
        (run for run in runs if tokens[run[0]].start <= span.start and span.end <= tokens[run[1]].end),
        (-1, -1),
    )
    if first < 0:
        return span
    inside = tokens[first : last + 1]
    outside = [token for token in inside if not (span.start <= token.start and token.end <= span.end)]
    words = {token.text for token in outside}
    if words & neighbours("other"):  # "Kenya Airways" is no side, and no place
        return NameSpan(span.start, span.end, span.text, dropped=True)
    if words & neighbours("organisation"):
        start = inside[0].start if inside[0].text != "The" else inside[1].start
        return NameSpan(span.start, span.end, span.text, organisation=(start, inside[-1].end))
    span = _with_term(text, span, inside)
    if language == "de":
        return span
    beside = [t for t in outside if t.is_capital and (t.end == span.start - 1 or t.start == span.end + 1)]
    unknown = [t for t in beside if not _is_harmless(t, tokens[0], spans)]
    return NameSpan(span.start, span.end, span.text, dropped=bool(unknown))


def _with_term(text: str, span: NameSpan, inside: list[Token]) -> NameSpan:
    """Return a name with the generic term behind it: "Dongfang City"."""
    for token in inside:
        if token.start == span.end + 1 and token.is_capital and levels_of_term(token.text):
            return NameSpan(span.start, token.end, text[span.start : token.end])
    return span


def _is_harmless(token: Token, opening: Token, spans: list[NameSpan]) -> bool:
    """Tell whether a word with a capital letter beside a name is no part of it: a title, the sentence's first, a name."""
    named = any(span.start <= token.start and token.end <= span.end for span in spans)
    return (
        named
        or token is opening
        or token.text in neighbours("title")
        or levels_of_term(token.text) is not None
    )
