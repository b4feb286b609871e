"""What is offered where a name is not known as it is written: a place of another level, or a place that part of it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..normal_forms import normal_form
from ..reasons import because
from ..scripts import is_written_without_blanks
from .abbreviations import is_small, words_meant, written_words
from .answer import MOST_KEPT, Answer, Candidate, place_param
from .candidates import candidates_by_key, is_own_name
from .cases import nominatives
from .country import agrees
from .generic_terms import levels_of_term, strip_generic_term
from .qualifiers import is_qualifier

if TYPE_CHECKING:
    from .cell_path import CellPath

LEAST_LETTERS = 5  # of a part that is a name by itself


def of_other_level(text: str, path: CellPath) -> Answer | None:
    """Return that the name is known, but not of a place such as its generic term says.

    Parameters
    ----------
    text
        The cell: "Chekhovsky District".
    path
        Knows the stated countries and the places.
    """
    for stripped in strip_generic_term(text):
        for name in dict.fromkeys((stripped.name, *nominatives(stripped))):
            found = _here(name, path) if len(name) > 1 else []
            if found:
                place = place_param(found[0].place, path.gazetteer)
                why = because("level_disagrees", name=text, part=name, place=place, term=stripped.term)
                return Answer("ambiguous", why, candidates=tuple(found[:MOST_KEPT]))
    return None


def known_part(text: str, path: CellPath) -> Answer | None:
    """Return that only some words of a name are known in the stated country: they are one of two joined towns, or the short form.

    Parameters
    ----------
    text
        The cell: "Gornji Vakuf-Uskoplje", "Frankenberg an der Eder".
    path
        Knows the stated countries and the places.
    """
    if not path.codes or is_written_without_blanks(text):
        return None
    text = normal_form("NFC", text)
    words = written_words(text)
    spans = [
        (words[first].start, words[last].start + len(words[last].text))
        for first in range(len(words))
        for last in range(first, len(words))
        # Of "San Juan del Monte" Monte is no short form.
        if last - first + 1 < len(words) and not (first and is_small(words[first - 1]))
    ]
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        part = text[start:end]
        if len(normalise(part)) < LEAST_LETTERS or not _is_name(part):
            continue
        found = [one for one in _here(part, path) if _is_usual(one)]
        if found:
            rest = f"{text[:start]} {text[end:]}".strip(" -‐–—/,;()")
            return _offered(text, part, " ".join(rest.split()), found, path)
    return None


# ---- steps ----


def _offered(text: str, part: str, rest: str, found: list[Candidate], path: CellPath) -> Answer:
    """Return the places of a part of a name, and those of what is left, if it is known too: Puurs-Sint-Amands is neither."""
    place = place_param(found[0].place, path.gazetteer)
    others = [one for one in _here(rest, path) if _is_usual(one)] if _is_name(rest) else []
    if others:
        why = because("uncertain", name=text, place=place)
    else:
        why = because("part_unknown", part=rest, known_part=part, place=place)
    half = MOST_KEPT // 2
    return Answer("ambiguous", why, candidates=(*found[:half], *others[:half]))


def _here(name: str, path: CellPath) -> list[Candidate]:
    """Return the places of a name that are in the stated countries, or anywhere where none is stated, the likeliest first."""
    found = [
        one
        for one in candidates_by_key(name, path.gazetteer)
        if not path.codes or agrees(one.place.country, path.codes, one.place.admin1)
    ]
    return sorted((one for one in found if one.place.level != "country"), key=lambda one: -one.log_odds)


def _is_usual(one: Candidate) -> bool:
    """Tell whether a name is the place's own, but for its article or its last words."""
    return is_own_name(one) or "words_missing" in one.features


def _is_name(part: str) -> bool:
    """Tell whether words may be a name: not only Saint, New, District and "am"."""
    words = written_words(part)
    if not words or is_small(words[0]) or is_small(words[-1]) or levels_of_term(part) is not None:
        return False
    return len(words) > 1 or not (is_qualifier(part) or words_meant(words[0].key))
