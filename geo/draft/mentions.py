"""The places that an item names: found in its sentences, and judged with the whole item as context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from .containment import Located, join_located
from .country_adjectives import country_adjectives
from .east_asian_names import TERMS, east_asian_names, east_asian_texts
from .issuing_place import dateline_length, is_address, place_of_issuer
from .item import Item, Sentence
from .judged_names import ItemContext, stated_country
from .latin_names import latin_names, latin_texts
from .mention import Mention
from .name_spans import Known, known_countries, known_keys
from .name_support import supported
from .name_words import neighbours

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

SENTENCES_AT_ONCE = 2_000  # whose names are looked up at once
_LONGEST_ARTICLE = 4  # letters before the first name of a text
_OF_ISSUER = 4  # how often an issuer's country counts
_LOWER = re.compile(r"\b[^\W\d_A-Z]+\b")
_NOUN = re.compile(r"\s(\w+)\b")


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of an item, sentence by sentence, and the place of its issuer."""

    by_sentence: tuple[tuple[Mention, ...], ...]  # in order, not overlapping
    issuer: Mention | None  # None where nothing states it
    described: tuple[tuple[Described, ...], ...] = ()  # of each sentence


@dataclass(frozen=True, slots=True)
class Described:
    """What describes a place by its region: "the Ohio city", "the Wiltshire town"."""

    start: int  # of the region's name, in the sentence's text
    end: int
    region: Place  # a region or a district


def find_mentions(
    sentences: Sequence[Sentence], item: Item, gazetteer: Gazetteer, home: str | None = None
) -> Mentions:
    """Find the places that an item names, and judge them with the whole item as context.

    Parameters
    ----------
    sentences
        All sentences of the item, those of its title first.
    item
        The item.
    gazetteer
        The places.
    home
        The user's own place, such as ``"Busan, KR"``: the place of its issuer.

    Returns
    -------
    Mentions
        The sentences of addresses have no mentions.

    Examples
    --------
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> item = Item("Lyon et Milan jumelées", None, (), "<stdin>", "fr")
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     found = find_mentions([Sentence(item.title, 1, 0)], item, gazetteer)
    >>> [(mention.name, mention.country) for mention in found.by_sentence[0]]
    [('Lyon', 'FR'), ('Milan', 'IT')]
    """
    known = _known(sentences, item.language, gazetteer)
    texts = [sentence.text for sentence in sentences]
    joined = _joined(texts, item.language, known)
    addresses = [is_address(sentence, item) for sentence in sentences]
    described = [_described(text, some, known) for text, some in zip(texts, joined, strict=True)]
    adjectives = [country_adjectives(text, item.language) for text in texts]
    named = [_without(*every) for every in zip(joined, described, adjectives, strict=True)]
    names = supported(texts, named, item.language)
    context = ItemContext(gazetteer)
    _count_countries(adjectives, names, known, context)
    for of in described:
        for one in of:
            context.add_region(one.region)
    issuer = _home(home, context) or _issuer(sentences, joined, addresses, context, gazetteer)
    if issuer is not None and issuer.place is not None:
        context.add_country(issuer.place.country, _OF_ISSUER)
        context.add_placed(issuer.place)
    names = [[] if address else some for some, address in zip(names, addresses, strict=True)]
    for text, some in zip(texts, names, strict=True):  # what is placed by itself decides what is not
        for mention in _judged(text, some, context, gazetteer):
            if mention.place is not None:
                context.add_placed(mention.place)
    own = _own_organisation(sentences, names) if issuer else None
    judged = tuple(
        tuple(_seated(_judged(text, some, context, gazetteer), issuer, own))
        for text, some in zip(texts, names, strict=True)
    )
    return Mentions(judged, issuer, tuple(tuple(of) for of in described))


# ---- names ----


def _known(sentences: Sequence[Sentence], language: str, gazetteer: Gazetteer) -> Known:
    found: Known = {}
    for at in range(0, len(sentences), SENTENCES_AT_ONCE):
        some = sentences[at : at + SENTENCES_AT_ONCE]
        texts = {text for sentence in some for text in latin_texts(sentence.text)}
        if language in TERMS:
            texts |= {text for sentence in some for text in east_asian_texts(sentence.text, language)}
        found |= known_countries(texts, gazetteer)
        found |= {key: gazetteer.lookup(key) for key in known_keys(texts, gazetteer)}
    return found


def _joined(texts: Sequence[str], language: str, known: Known) -> list[list[Located]]:
    lower = frozenset(word for text in texts for word in _LOWER.findall(text) if len(word) > 1)
    found = []
    for text in texts:
        spans = latin_names(text, language, known, lower)
        if language in TERMS:
            spans = sorted([*spans, *east_asian_names(text, language, known)], key=lambda span: span.start)
        found.append(join_located(text, spans, known, language))
    return found


def _described(text: str, names: Sequence[Located], known: Known) -> list[Described]:
    """Return the regions whose names describe a town: "the Ohio city"."""
    found = []
    for one in names:
        noun = _NOUN.match(text, one.end)
        if one.around or noun is None or noun[1] not in neighbours("region noun") or one.name.organisation:
            continue
        places = [place for place, kind in known.get(normalise(one.name.text), []) if kind < NameType.ALIAS]
        regions = [place for place in places if place.level in ("admin1", "admin2")]
        if regions:
            found.append(Described(one.start, one.end, min(regions, key=lambda place: place.level)))
    return found


def _without(
    names: Sequence[Located], described: Sequence[Described], adjectives: Sequence[tuple[int, int, str]]
) -> list[Located]:
    """Return the names that neither are an adjective, as "Philippine" is, nor describe a town."""
    spans = {(one.start, one.end) for one in described} | {(start, end) for start, end, _ in adjectives}
    return [one for one in names if (one.start, one.end) not in spans]


# ---- context ----


def _count_countries(
    adjectives: Sequence[Sequence[tuple[int, int, str]]],
    names: Sequence[Sequence[Located]],
    known: Known,
    context: ItemContext,
) -> None:
    for every in adjectives:
        for _, _, code in every:
            context.add_country(code)
    for one in (one for some in names for one in some):
        for span in (one.name, *one.around):
            for place, kind in known.get(normalise(span.text), []):
                if place.level == "country":
                    context.add_country(place.country)
                elif place.level in ("admin1", "admin2") and kind < NameType.ALIAS and span is not one.name:
                    context.add_region(place)


def _home(home: str | None, context: ItemContext) -> Mention | None:
    if not home:
        return None
    name = home.partition(",")[0].strip()
    place, country = context.judge(home, (), None)
    return Mention(0, len(home), name, 0, len(name), place, country)


def _issuer(
    sentences: Sequence[Sentence],
    names: Sequence[Sequence[Located]],
    addresses: Sequence[bool],
    context: ItemContext,
    gazetteer: Gazetteer,
) -> Mention | None:
    for sentence, some, address in zip(sentences, names, addresses, strict=True):
        length = 0 if address or sentence.paragraph == 0 else dateline_length(sentence.text)
        if address or length:
            inside = [one for one in some if address or one.end <= length]
            mentions = _judged(sentence.text, inside, context, gazetteer)
            if found := place_of_issuer(sentence.text, mentions):
                return found
    return None


# ---- judged ----


def _judged(
    text: str, names: Sequence[Located], context: ItemContext, gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    mentions = ((one.name, _mention(text, one, context, gazetteer)) for one in names)
    return tuple(one for name, one in mentions if one.place or one.organisation or not name.unknown)


def _own_organisation(sentences: Sequence[Sentence], names: Sequence[Sequence[Located]]) -> str | None:
    """Return the organisation of unknown seat with which the item's text begins: it is the issuer."""
    for sentence, some in zip(sentences, names, strict=True):
        if sentence.paragraph == 1:
            first = next((one for one in some if one.start <= _LONGEST_ARTICLE), None)
            return first.name.text if first and first.name.unknown and first.name.organisation else None
    return None


def _seated(mentions: Sequence[Mention], issuer: Mention | None, own: str | None) -> Iterator[Mention]:
    """Give the mentions that have a name of the gazetteer, and the issuer's own organisation at its place."""
    for one in mentions:
        if one.name != one.organisation:
            yield one
        elif issuer is not None and one.organisation == own:
            yield replace(one, name=issuer.name, place=issuer.place, country=issuer.country)


def _mention(text: str, one: Located, context: ItemContext, gazetteer: Gazetteer) -> Mention:
    name = one.name
    if name.unknown and name.organisation and one.around:  # Waseda University in Tokyo
        name = replace(one.around[0], organisation=name.organisation)
        one = replace(one, around=one.around[1:])
    countries = [code for span in one.around if (code := stated_country(span.text, gazetteer))]
    regions = [span for span in one.around if not stated_country(span.text, gazetteer)]
    country = countries[-1] if countries else None
    place, country = context.judge(name.text, [span.text for span in regions], country)
    start = name.start
    if regions and len(name.text) == 2 and name.text[-1] in "구区區":
        start = min(start, regions[0].start)  # 울산 중구: many towns have a middle quarter
    return Mention(
        one.start,
        one.end,
        text[start : name.end],
        start,
        name.end,
        place,
        country,
        regions[0].text if regions else None,
        text[slice(*name.organisation)] if name.organisation else None,
    )
