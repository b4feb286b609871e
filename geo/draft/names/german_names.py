"""The endings and articles of German names: "Frankfurts", "der Erfurter Stadtrat", "die Göttinger Partnerschaft"."""

from __future__ import annotations

import re

from ...gazetteer.keys import normalise
from ...gazetteer.place import NameType
from .name_spans import Known, Token
from .name_words import neighbours

LEAST_PEOPLE = 10_000  # of a town whose adjective or genitive is read
LEAST_PEOPLE_OF_SURE = 100_000  # of a town whose genitive needs no evidence
SHORTEST = 5  # letters of a genitive
# What an adjective in -er may be without, and with, in the place of its ending: Erfurt-er, Göttingen, Karlsruhe, Dresd(e)n-er.
_ENDINGS = (("er", ""), ("er", "en"), ("er", "e"), ("ner", "en"), ("enser", "e"), ("aner", ""))
_NOUN = re.compile(r" (\w+)")


def adjective_stems(word: str) -> list[str]:
    """Return the names of towns of which a word may be the adjective.

    Examples
    --------
    >>> adjective_stems("Bremer"), adjective_stems("Bremen")
    (['Brem', 'Bremen', 'Breme'], [])
    """
    return [
        word[: -len(end)] + other
        for end, other in _ENDINGS
        if word.endswith(end) and len(word) > len(end) + 1
    ]


def town_of_adjective(text: str, start: int, end: int, known: Known) -> str | None:
    """Return the town whose adjective is before a word for its council, its mayor or its tie.

    Examples
    --------
    >>> town_of_adjective("der Erfurter Dom", 4, 12, {}) is None
    True
    """
    noun = _NOUN.match(text, end)
    if noun is None or not noun[1].startswith(tuple(neighbours("town noun", "de"))):
        return None
    most = {
        name: max(
            (place.population for place, kind in known.get(normalise(name), []) if kind <= NameType.OFFICIAL),
            default=0,
        )
        for name in adjective_stems(text[start:end])
    }
    best = max(most, key=lambda name: most[name], default=None)
    return best if best is not None and most[best] >= LEAST_PEOPLE else None


def genitive(text: str, token: Token, known: Known) -> tuple[bool | None, int]:
    """Return whether a name with the ending of a genitive needs evidence, None where it is none, and where the name ends.

    Examples
    --------
    >>> genitive("Frankfurts Partner", Token(0, 10, "Frankfurts"), {})
    (None, 10)
    """
    bare = token.text[:-1]
    if not token.text.endswith("s") or len(token.text) < SHORTEST or bare in neighbours("word"):
        return None, token.end
    places = [place for place, kind in known.get(normalise(bare), []) if kind <= NameType.OFFICIAL]
    if any(place.level in ("country", "admin1") for place in places):
        return False, token.end - 1
    people = max((place.population for place in places), default=0)
    if people < LEAST_PEOPLE:
        return None, token.end
    return people < LEAST_PEOPLE_OF_SURE, token.end - 1


def has_determiner(text: str, tokens: list[Token], at: int, written: str, known: Known) -> bool:
    """Tell whether an article is before a word, as before nouns and few countries: "die Ukraine".

    Behind a comma it may be what a clause begins with: "die Partnerschaft, die Dortmund einging".

    Examples
    --------
    >>> words = [Token(0, 3, "Die"), Token(4, 9, "Halle")]
    >>> has_determiner("Die Halle", words, 1, "Halle", {})
    True
    """
    if at == 0 or tokens[at - 1].text.lower() not in neighbours("determiner", "de"):
        return False
    if text[: tokens[at - 1].start].endswith(", "):
        return False
    return all(place.level != "country" for place, _ in known.get(normalise(written), []))
