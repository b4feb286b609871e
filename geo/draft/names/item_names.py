"""The names in the sentences of an item, joined with what says where they are, before they are judged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...gazetteer.keys import normalise
from ...gazetteer.place import NameType, Place
from ...schema import LEVELS
from .common_organisations import with_common_organisations
from .containment import Located, join_located
from .country_adjectives import country_adjectives
from .east_asian_names import TERMS, east_asian_names, east_asian_texts
from .latin_names import latin_names, latin_texts
from .name_spans import Known, known_countries, known_keys
from .name_support import supported
from .name_words import neighbours
from .unknown_names import with_unknown_towns

if TYPE_CHECKING:
    from ...gazetteer.store import Gazetteer

SENTENCES_AT_ONCE = 2_000  # whose names are looked up at once
_LOWER = re.compile(r"\b[^\W\d_A-Z]+\b")
_ARTICLE = re.compile(r"(?<!\w)(?:[Tt]he|le|la|el) \Z")
_NOUN = re.compile(r"\s(\w+)\b")


@dataclass(frozen=True, slots=True)
class Described:
    """What describes a place by its region: "the Ohio city", "the Wiltshire town"."""

    start: int  # of the region's name, in the sentence's text
    end: int
    region: Place  # a country, a region or a district


@dataclass(frozen=True, slots=True)
class ItemNames:
    """What the sentences of an item name, sentence by sentence."""

    joined: list[list[Located]]  # all names
    names: list[list[Located]]  # those that something supports
    described: list[list[Described]]
    adjectives: list[list[tuple[int, int, str]]]  # of countries


def find_names(texts: Sequence[str], language: str, known: Known) -> ItemNames:
    """Find the names in the sentences of an item.

    Examples
    --------
    >>> find_names(["Nothing"], "en", {}).names
    [[]]
    """
    joined = _joined(texts, language, known)
    described = [_described(text, some, known) for text, some in zip(texts, joined, strict=True)]
    adjectives = [country_adjectives(text, language) for text in texts]
    named = [_without(*every) for every in zip(texts, joined, described, adjectives, strict=True)]
    return ItemNames(joined, supported(texts, named, language), described, adjectives)


def known_names(texts: Sequence[str], language: str, gazetteer: Gazetteer) -> Known:
    """Return what the gazetteer has of all that may be a name in the sentences of an item.

    Examples
    --------
    >>> known_names([], "en", None)
    {}
    """
    found: Known = {}
    for at in range(0, len(texts), SENTENCES_AT_ONCE):
        some = set(_written(texts[at : at + SENTENCES_AT_ONCE], language))
        found |= {key: gazetteer.lookup(key) for key in known_keys(some, gazetteer)}
        for key, places in known_countries(some, gazetteer).items():
            found[key] = [*places, *(one for one in found.get(key, []) if one[0] != places[0][0])]
    return found


# ---- steps ----


def _written(texts: Sequence[str], language: str) -> Iterable[str]:
    for text in texts:
        yield from latin_texts(text)
        if language in TERMS:
            yield from east_asian_texts(text, language)


def _joined(texts: Sequence[str], language: str, known: Known) -> list[list[Located]]:
    lower = frozenset(word for text in texts for word in _LOWER.findall(text) if len(word) > 1)
    found = []
    for text in texts:
        spans = with_common_organisations(text, latin_names(text, language, known, lower), language)
        if language in TERMS:
            spans = sorted([*spans, *east_asian_names(text, language, known)], key=lambda span: span.start)
        some = join_located(text, spans, known, language)
        found.append(some if language in TERMS else with_unknown_towns(text, some, known, language))
    return found


def _described(text: str, names: Sequence[Located], known: Known) -> list[Described]:
    """Return the regions whose names describe a town: "the Ohio city"."""
    found = []
    for one in names:
        noun = _NOUN.match(text, one.end)
        if one.around or noun is None or noun[1] not in neighbours("region noun") or one.name.organisation:
            continue
        places = [place for place, kind in known.get(normalise(one.name.text), []) if kind < NameType.ALIAS]
        regions = [place for place in places if place.level != "city"]
        if regions:
            found.append(
                Described(one.start, one.end, min(regions, key=lambda place: LEVELS.index(place.level)))
            )
    return found


def _without(
    text: str,
    names: Sequence[Located],
    described: Sequence[Described],
    adjectives: Sequence[tuple[int, int, str]],
) -> list[Located]:
    """Return the names that neither are an adjective, as "Philippine" is, nor describe a town, nor are a river's."""
    spans = {(one.start, one.end) for one in described} | {(start, end) for start, end, _ in adjectives}
    return [one for one in names if (one.start, one.end) not in spans and not _is_river(text, one)]


def _is_river(text: str, one: Located) -> bool:
    """Tell whether an article is before a name of one word that needs evidence, or that is a town's: "the Oder"."""
    article = _ARTICLE.search(text[max(0, one.start - 5) : one.start])
    return article is not None and not one.around and not one.name.organisation and one.name.town
