"""Names of several words that hold a shorter one, which is meant: "Bristol City Council", "La France"."""

from __future__ import annotations

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType
from ..naming.generic_terms import levels_of_term
from .name_spans import Known, Token
from .name_words import neighbours


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
