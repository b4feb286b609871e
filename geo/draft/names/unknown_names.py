"""Towns that the gazetteer does not know under the name that a text gives, beside their country: "St Niklaas in Belgium"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...gazetteer.keys import normalise
from .containment import Located
from .name_spans import Known, NameSpan
from .name_words import neighbours

_WINDOW = 60  # letters before a country's name that are looked at
_NAME = re.compile(
    r"(?P<before>(?<!\w)[^\W\d_]{1,10}|,) (?P<name>[A-ZÀ-Þ][\w'’.-]{1,20}(?:[ -][A-ZÀ-Þ][\w'’-]{1,20}| (?:de|of|am|la|del|sur)){0,3})"
    r"(?:,? (?:in|en|au|aux|im) (?:the |la |der )?|, | ?\()\Z"
)


def with_unknown_towns(text: str, names: Sequence[Located], known: Known, language: str) -> list[Located]:
    """Add the names of unknown towns before the name of a country, which then only says where they are.

    Examples
    --------
    >>> with_unknown_towns("", [], {}, "en")
    []
    """
    found: list[Located] = []
    for one in names:
        begin = max(found[-1].end if found else 0, one.start - _WINDOW)
        match = _NAME.search(text, begin, one.start) if _is_country(one, known) else None
        if match and _is_town(match, language, begin == (found[-1].end if found else -1)):
            name = NameSpan(match.start("name"), match.end("name"), match["name"])
            closed = text[one.start - 1] == "(" and text[one.end : one.end + 1] == ")"
            one = Located(name, (one.name,), name.start, one.end + closed)
        found.append(one)
    return found


def _is_country(one: Located, known: Known) -> bool:
    places = known.get(normalise(one.name.text), [])
    return (
        not one.around and not one.name.organisation and any(place.level == "country" for place, _ in places)
    )


def _is_town(match: re.Match[str], language: str, behind_name: bool) -> bool:
    """Tell whether words with capitals are a town's name by the preposition, or the list, that they are in."""
    words = match["name"].split()
    if any(word in neighbours("word") | neighbours("person") | neighbours("other") for word in words):
        return False
    if match["before"] == ",":
        return behind_name
    return match["before"] in neighbours("preposition", language) or match["before"] in (
        "and",
        "und",
        "et",
        "y",
        "e",
    )
