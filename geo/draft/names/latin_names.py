"""Names of places in sentences in Latin letters: known names by their capitals, and what is beside them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import replace

from ...gazetteer.keys import normalise
from ...gazetteer.place import NameType, Place
from ...naming.generic_terms import levels_of_term
from .country_adjectives import country_adjectives
from .german_names import adjective_stems, genitive, has_determiner, town_of_adjective
from .longer_names import is_council, is_country_behind, is_surname, within_organisation
from .name_spans import Known, NameSpan, Token, latin_grams, tokens_of
from .name_words import neighbours

# People of a town whose name alone shows that it is meant, by whether the name is an alias; and of one that other
# evidence may show to be meant.
LEAST_PEOPLE = {False: 15_000, True: 100_000}
LEAST_PEOPLE_OF_NOUNS = {False: 100_000, True: 300_000}  # where every noun has a capital letter
LEAST_PEOPLE_OF_WEAK = {False: 500, True: 15_000}
LEAST_PEOPLE_OF_LIKELY = 10_000  # of a German name in a sentence about a tie
LEAST_PEOPLE_OF_LAKES = 20_000  # of a town that is called like a lake: "Lake Charles"
MOST_IN_RUN = 40  # words of the name of an organisation, or of a headline in capitals
ABBREVIATED = ("Mt. ", "Mt ", "St. ", "St ", "Ft. ", "Ft ")  # of names that the gazetteer does not have
LONGEST_WORD = 25
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,20}) (de |del |du |of )?\Z")
SHORT = 3  # letters of an abbreviation
_TITLE_WORDS, _TITLE_SHARE = 4, 0.9  # of words with capitals in a title that writes all of them so


def latin_texts(text: str) -> list[str]:
    """Return all that may be a name in a sentence, for looking up at once.

    Examples
    --------
    >>> latin_texts("Lwiws Oper")
    ['Lwiws', 'Lwiw', 'Lwiws Oper', 'Oper', 'Op', 'Open', 'Ope']
    """
    tokens = tokens_of(text)
    found = []
    for first, last in latin_grams(text, tokens):
        written = text[tokens[first].start : tokens[last].end]
        found.append(written)
        if first == last and written.endswith("s"):
            found.append(written[:-1])
        if first == last:
            found += adjective_stems(written)
    return found


def latin_names(text: str, language: str, known: Known, lower: frozenset[str]) -> list[NameSpan]:
    """Return the names in a sentence, the longest first, without those that are hardly a place's.

    Parameters
    ----------
    text
        The sentence.
    language
        Its language.
    known
        What the gazetteer has.
    lower
        The words that the item writes without a capital letter somewhere.
    """
    tokens = tokens_of(text)
    spans = _longest(text, tokens, language, known, lower)
    runs = [tokens[first : last + 1] for first, last in _runs(text, tokens)]
    titled = _is_titled(tokens) and language != "de"
    found: list[NameSpan] = []
    at = 0
    for span in spans:
        while at < len(runs) and runs[at][-1].end < span.end:
            at += 1
        inside = runs[at] if at < len(runs) and runs[at][0].start <= span.start else []
        beside = bool(found) and found[-1].dropped and text[found[-1].end : span.start] == "/"
        found.append(
            replace(span, dropped=True)
            if beside
            else _in_run(text, span, inside, tokens[0], lower, known, free=titled or language == "de")
        )
    found = [within_organisation(text, span, language) for span in found]
    return sorted([*found, *_unplaced(text, runs, found)], key=lambda span: span.start)


def _unplaced(text: str, runs: list[list[Token]], found: list[NameSpan]) -> Iterator[NameSpan]:
    """Give the universities whose names hold no known place: "University of the Ryukyus"."""
    starts = [span.start for span in found]
    for run in runs:
        words = {token.text for token in run}
        first, last = _opening(run), run[-1]
        held = bisect.bisect_left(starts, run[0].start) < bisect.bisect_left(starts, last.end)
        if (
            first is not last
            and not held
            and words & neighbours("seated")
            and not words & neighbours("other")
        ):
            name = text[first.start : last.end]
            yield NameSpan(first.start, last.end, name, organisation=(first.start, last.end), unknown=True)


def _is_titled(tokens: list[Token]) -> bool:
    long = [token for token in tokens if len(token.text) > SHORT]
    return len(long) > _TITLE_WORDS and sum(token.is_capital for token in long) >= _TITLE_SHARE * len(long)


# ---- known names ----


def _longest(
    text: str, tokens: list[Token], language: str, known: Known, lower: frozenset[str]
) -> list[NameSpan]:
    ends: dict[int, list[int]] = {}
    for first, last in latin_grams(text, tokens):
        ends.setdefault(first, []).append(last)
    shouted = _is_titled(tokens) and text.isupper()
    found: list[NameSpan] = []
    behind = 0
    for first, lasts in ends.items():
        for last in reversed(lasts) if first >= behind else ():
            span = (
                _alone(text, tokens, first, language, known, lower, shouted=shouted)
                if first == last
                else _several(text, tokens[first : last + 1], language, known, lower)
            )
            if span:
                found.append(span)
                behind = last + 1
                break
    return found


def _several(
    text: str, tokens: list[Token], language: str, known: Known, lower: frozenset[str]
) -> NameSpan | None:
    """Return a name of several words."""
    start, end = tokens[0].start, tokens[-1].end
    end += "(" in text[start:end]  # Frankfurt (Oder)
    written = text[start:end]
    if is_council(text, tokens[-1], written, known) or is_country_behind(written, known):
        return None
    weak = _is_weak(written, False, language, known, lower)
    return None if weak is None else NameSpan(start, end, written, weak)


def _alone(
    text: str, tokens: list[Token], first: int, language: str, known: Known, lower: frozenset[str],
    *, shouted: bool,
) -> NameSpan | None:  # fmt: skip
    """Return a name of one word, without the ending that German may give it."""
    start, end = tokens[first].start, tokens[first].end
    written = text[start:end]
    if written.isupper() and len(written) > SHORT + 1 and not shouted and first:
        written = ""  # ASEAN, UNESCO
    weak = _is_weak(written, True, language, known, lower)
    if language == "de":
        if weak is None:
            weak, end = genitive(text, tokens[first], known)
        if weak is None and (of := town_of_adjective(text, start, end, known)):
            return NameSpan(start, end, of, inflected=True)
        if has_determiner(text, tokens, first, written, known):
            return None
    if weak is None:
        return None
    places = known.get(normalise(text[start:end]), [])
    town = all(place.level in ("city", "admin2") for place, _ in places)
    likely = weak and _is_likely(text[start:end], places, language, lower, begins=first == 0)
    return NameSpan(start, end, text[start:end], weak, town=town, likely=likely)


def _is_weak(written: str, single: bool, language: str, known: Known, lower: frozenset[str]) -> bool | None:
    """Tell whether a name needs evidence; None where it is hardly a place's."""
    places = known.get(normalise(written), [])
    if not places or _is_word(written, places, single):
        return None
    short = single and len(written) <= SHORT
    if any(place.level == "country" for place, kind in places if kind <= NameType.OFFICIAL or not short):
        return None if short and not written.isupper() else written in neighbours("common")
    if short and written.isupper():
        return None
    doubtful = single and (written in neighbours("common") or written.lower() in lower)
    least = LEAST_PEOPLE_OF_NOUNS if single and language == "de" else LEAST_PEOPLE
    if not doubtful and any(_is_known(place, kind, least, not single) for place, kind in places):
        return False
    return True if any(_is_known(place, kind, LEAST_PEOPLE_OF_WEAK, True) for place, kind in places) else None


def _is_likely(
    written: str, places: list[tuple[Place, NameType]], language: str, lower: frozenset[str], *, begins: bool
) -> bool:
    """Tell whether a name is likely a place's in a sentence about a tie: in German one of a town of some size."""
    if written in neighbours("common") or written.lower() in lower:
        return False
    if country_adjectives(written.lower(), language):
        return False  # "trente Allemands"
    if language == "de":
        return any(
            kind <= NameType.OFFICIAL and place.population >= LEAST_PEOPLE_OF_LIKELY for place, kind in places
        )
    return language in ("fr", "es") and not begins


def _is_word(written: str, places: list[tuple[Place, NameType]], single: bool) -> bool:
    """Tell whether a name is a word of the language, or of an organisation or a lake rather than a small town."""
    if single:
        return any(written in neighbours(meaning) for meaning in ("word", "other", "organisation"))
    words = set(written.split())
    if not words & (neighbours("other") | neighbours("organisation") - neighbours("harbour")):
        return False
    return all(place.population < LEAST_PEOPLE_OF_LAKES and place.level == "city" for place, _ in places)


def _is_known(place: Place, kind: NameType, least: dict[bool, int], several: bool) -> bool:
    """Tell whether a name is well enough known as a place's; one of several words is hardly anything else."""
    alias = kind > NameType.OFFICIAL
    if place.level in ("country", "admin1"):
        return not alias or several
    if place.level == "admin2":
        return several
    return place.population >= least[alias and not several] or (several and not alias)


# ---- what is beside them ----


def _runs(text: str, tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Give the first and last word of each stretch of words with capitals and the small words between them."""
    at = 0
    while at < len(tokens):
        if not tokens[at].is_capital:
            at += 1
            continue
        last = ahead = at
        while ahead + 1 < min(len(tokens), at + MOST_IN_RUN) and text[
            tokens[ahead].end : tokens[ahead + 1].start
        ] in (" ", "-", "'", "’"):
            ahead += 1
            if tokens[ahead].is_capital:
                last = ahead
            elif tokens[ahead].text not in neighbours("inner"):
                break
        yield at, last
        at = last + 1


def _in_run(
    text: str,
    span: NameSpan,
    inside: list[Token],
    opening: Token,
    lower: frozenset[str],
    known: Known,
    *,
    free: bool,
) -> NameSpan:
    """Return a name with the organisation that it is within, or dropped where it is within another name."""
    outside = [token for token in inside if not (span.start <= token.start and token.end <= span.end)]
    words = {token.text for token in outside}
    before = _WORD_BEFORE.search(text[max(0, span.start - LONGEST_WORD) : span.start])
    person = before is not None and before[2] is None and before[1] in neighbours("person")
    if person or is_surname(text, span.start) or (before and before[1].lower() in neighbours("other before")):
        return replace(span, dropped=True)
    if words & neighbours("other"):
        return replace(span, dropped=True)
    if words & neighbours("organisation"):
        return replace(span, organisation=(_opening(inside).start, inside[-1].end), weak=False)
    span = _with_term(text, span, inside)
    if text[max(0, span.start - 4) : span.start].lstrip() in ABBREVIATED:
        return replace(span, dropped=True)
    beside = [t for t in outside if t.is_capital and (t.end == span.start - 1 or t.start == span.end + 1)]
    beside = [token for token in beside if not text[token.end : token.end + 1].isdecimal()]  # Ontario N1R 5W8
    unknown = [t for t in beside if not _is_harmless(t, opening, lower, known)]
    return replace(span, dropped=bool(unknown) and not free)


def _opening(inside: list[Token]) -> Token:
    """Return the first word of an organisation's name: not the article."""
    first = inside[0].text
    return inside[len(inside) > 1 and first in neighbours("word") and first not in neighbours("organisation")]


def _with_term(text: str, span: NameSpan, inside: list[Token]) -> NameSpan:
    """Return a name with the generic term behind it: "Dongfang City"."""
    for token in inside:
        council = text.startswith(" Council", token.end)  # Bristol City Council is of Bristol
        if token.start == span.end + 1 and token.is_capital and levels_of_term(token.text) and not council:
            return replace(span, end=token.end, text=text[span.start : token.end], weak=False)
    return span


def _is_harmless(token: Token, opening: Token, lower: frozenset[str], known: Known) -> bool:
    """Tell whether a word with a capital letter beside a name is no part of it: a title, a word of the text, a country."""
    if token.text in neighbours("title") or token.text in neighbours("word") or levels_of_term(token.text):
        return True
    if any(place.level == "country" for place, _ in known.get(normalise(token.text), [])):
        return True
    return token is opening and token.text.lower() in lower
