"""Names of several words that hold a shorter one, which is meant: "Bristol City Council", "La France"."""

from __future__ import annotations

import re
from dataclasses import replace

from ...gazetteer.keys import normalise
from ...gazetteer.place import NameType
from ...naming.generic_terms import levels_of_term
from .name_spans import Known, NameSpan, Token
from .name_words import neighbours

# "Bürgermeister Martin ", "Mayor Ada B. ": a title and first names.
_FIRST_NAMES = re.compile(
    r"(?<![^\W\d_])(?P<title>[^\W\d_]{1,20})(?P<first>(?: [^\W\d_][^\W\d_'’-]{0,20}\.?){1,2}) \Z"
)
_LONGEST_TITLED = 66  # letters of a title and two first names


def is_council(text: str, last: Token, written: str, known: Known) -> bool:
    """Tell whether a generic term belongs to a council: Bristol City Council is Bristol's, Kansas City Council is not Kansas's.

    Examples
    --------
    >>> is_council("Bristol City Council", Token(8, 12, "City"), "Bristol City", {})
    True
    """
    if not text.startswith((" Council", " Hall"), last.end) or levels_of_term(last.text) is None:
        return False
    return all(
        kind > NameType.OFFICIAL or place.level != "city" for place, kind in known.get(normalise(written), [])
    )


def is_country_behind(written: str, known: Known) -> bool:
    """Tell whether a name is an article and a country: "La France", whatever town in America is called so.

    Examples
    --------
    >>> is_country_behind("La Paz", {})
    False
    """
    article, _, behind = written.partition(" ")
    return article in neighbours("word") and any(
        place.level == "country" and kind <= NameType.OFFICIAL
        for place, kind in known.get(normalise(behind), [])
    )


_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{2,20}) (?:(?:de|du|del) |d['’])?(?:(?:la|le|el) |l['’])?\Z")
_LONGEST_BEFORE = 32  # letters


def within_organisation(text: str, span: NameSpan, language: str) -> NameSpan:
    """Return a name within the organisation that is written small before it: "l'université de Lille".

    Examples
    --------
    >>> within_organisation("à l'université de Lille", NameSpan(18, 23, "Lille"), "fr").organisation
    (4, 23)
    >>> within_organisation("au maire de Lille", NameSpan(12, 17, "Lille"), "fr").organisation is None
    True
    """
    before = _BEFORE.search(text, max(0, span.start - _LONGEST_BEFORE), span.start)
    if span.organisation or span.dropped or before is None or not before[1].islower():
        return span
    if before[1].capitalize() not in neighbours("organisation", language):
        return span
    return replace(span, organisation=(before.start(1), span.end), weak=False)


def is_surname(text: str, start: int) -> bool:
    """Tell whether a name is that of a person, behind a title and first names.

    Examples
    --------
    >>> is_surname("Oberbürgermeister Martin Horn", 25), is_surname("Der Oberbürgermeister von Horn", 26)
    (True, False)
    """
    before = _FIRST_NAMES.search(text[max(0, start - _LONGEST_TITLED) : start])
    if before is None or before["title"] not in neighbours("person"):
        return False
    return all(name[0].isupper() for name in before["first"].split())
