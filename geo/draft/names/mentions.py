"""The places that an item names: found in its sentences, and judged with the whole item as context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...gazetteer.keys import normalise
from ...gazetteer.place import NameType
from ...scripts import is_east_asian
from ..item import Item, Sentence
from .containment import Located
from .issuing_place import dateline_length, is_address, place_of_issuer
from .item_names import Described, ItemNames, find_names, known_names
from .judged_names import ItemContext, stated_country
from .mention import Mention
from .name_spans import Known
from .name_support import bare_key

if TYPE_CHECKING:
    from ...gazetteer.store import Gazetteer

__all__ = ["Described", "Mentions", "find_mentions"]

_LONGEST_ARTICLE = 4  # letters before the first name of a text
_OF_ISSUER = 4  # how often an issuer's country counts


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of an item, sentence by sentence, and the place of its issuer."""

    by_sentence: tuple[tuple[Mention, ...], ...]  # in order, not overlapping
    issuer: Mention | None  # None where nothing states it
    described: tuple[tuple[Described, ...], ...] = ()  # of each sentence


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
    texts = [sentence.text for sentence in sentences]
    known = known_names(texts, item.language, gazetteer)
    addresses = [_opening(sentence, item) for sentence in sentences]
    context = ItemContext(gazetteer)
    found = find_names(texts, item.language, known)
    issuer = _home(home, context) or _issuer(texts, found.joined, addresses, context, gazetteer)
    _count_countries(found, issuer, known, context)
    mentioned = _first_judged(texts, found.names, addresses, context, gazetteer)
    if new := _new_names(
        mentioned, known
    ):  # 프라이부르크 in the title is what the text calls 독일 프라이부르크시
        known |= new
        found = find_names(texts, item.language, known)
    names = _behind(found.names, addresses)
    own = _own_organisation(sentences, names) if issuer else None
    judged = tuple(
        tuple(_seated(_judged(text, some, context, gazetteer), issuer, own))
        for text, some in zip(texts, names, strict=True)
    )
    return Mentions(judged, issuer, tuple(tuple(of) for of in found.described))


# ---- context ----


def _opening(sentence: Sentence, item: Item) -> int:
    """Return how much of a sentence is an address or a dateline, where no name is a side."""
    if is_address(sentence, item):
        return len(sentence.text) + 1
    return dateline_length(sentence.text) if sentence.paragraph else 0


def _behind(names: Sequence[Sequence[Located]], addresses: Sequence[int]) -> list[list[Located]]:
    return [
        [one for one in some if one.start >= length] for some, length in zip(names, addresses, strict=True)
    ]


def _count_countries(found: ItemNames, issuer: Mention | None, known: Known, context: ItemContext) -> None:
    for every in found.adjectives:
        for _, _, code in every:
            context.add_country(code)
    for described in (described for every in found.described for described in every):
        context.add_region(described.region)
        context.add_country(described.region.country)
    for one in (one for some in found.names for one in some):
        for span in (one.name, *one.around):
            for place, kind in known.get(normalise(span.text), []):
                if place.level == "country":
                    context.add_country(place.country)
                elif place.level in ("admin1", "admin2") and kind < NameType.ALIAS and span is not one.name:
                    context.add_region(place)
    if issuer is not None and issuer.place is not None:
        context.add_country(issuer.place.country, _OF_ISSUER)
        context.add_placed(issuer.place)


def _first_judged(
    texts: Sequence[str],
    names: Sequence[Sequence[Located]],
    addresses: Sequence[int],
    context: ItemContext,
    gazetteer: Gazetteer,
) -> list[Mention]:
    """Judge every name by itself, first those whose place is stated: what is placed then decides what is not."""
    found = []
    for stated in (True, False):
        for text, some in zip(texts, _behind(names, addresses), strict=True):
            for mention in _judged(
                text, [one for one in some if bool(one.around) == stated], context, gazetteer
            ):
                if mention.place is not None:
                    context.add_placed(mention.place)
                    found.append(mention)
    return found


def _new_names(mentions: Sequence[Mention], known: Known) -> Known:
    """Return the names that only their sound in a country could place, with and without their generic terms."""
    return {
        key: [(mention.place, NameType.OFFICIAL)]
        for mention in mentions
        for key in (normalise(mention.name), bare_key(mention.name))
        if mention.place is not None and is_east_asian(mention.name) and key not in known and len(key) > 1
    }


def _home(home: str | None, context: ItemContext) -> Mention | None:
    if not home:
        return None
    name = home.partition(",")[0].strip()
    place, country = context.judge(home, (), None)
    return Mention(0, len(home), name, 0, len(name), place, country)


def _issuer(
    texts: Sequence[str],
    names: Sequence[Sequence[Located]],
    addresses: Sequence[int],
    context: ItemContext,
    gazetteer: Gazetteer,
) -> Mention | None:
    for text, some, length in zip(texts, names, addresses, strict=True):
        inside = [one for one in some if one.end <= length]
        if found := place_of_issuer(text, _judged(text, inside, context, gazetteer)):
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
        name.text if name.inflected else text[start : name.end],
        start,
        name.end,
        place,
        country,
        regions[0].text if regions else None,
        text[slice(*name.organisation)] if name.organisation else None,
    )
