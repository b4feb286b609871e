"""The places that an item names: found in its sentences, and judged with the whole item as context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from .containment import Located, located
from .country_adjectives import country_adjectives
from .east_asian_names import east_asian_names, east_asian_texts
from .issuing_place import dateline_length, is_address
from .item import Item, Sentence
from .judged_names import ItemContext, country_of
from .latin_names import latin_names, latin_texts
from .mention import Mention
from .name_spans import Known, NameSpan, known_keys

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

_EAST_ASIAN = frozenset(("ko", "ja", "zh"))
_OF_ISSUER = 4  # how often an issuer's country counts


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of an item, sentence by sentence, and the place of its issuer."""

    by_sentence: tuple[tuple[Mention, ...], ...]  # in order, not overlapping
    issuer: Mention | None  # None where nothing states it


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
    names = [_located(sentence.text, item.language, known) for sentence in sentences]
    addresses = [is_address(sentence, item) for sentence in sentences]
    context = ItemContext(gazetteer)
    issuer = _issuer(sentences, names, addresses, known, context, home)
    _count_countries(sentences, names, known, context, item.language)
    judged = [
        () if address else _judged(sentence.text, some, known, context)
        for sentence, some, address in zip(sentences, names, addresses, strict=True)
    ]
    return Mentions(tuple(_with_places(mentions, issuer) for mentions in judged), issuer)


def _known(sentences: Sequence[Sentence], language: str, gazetteer: Gazetteer) -> Known:
    texts = {text for sentence in sentences for text in latin_texts(sentence.text)}
    if language in _EAST_ASIAN:
        texts |= {text for sentence in sentences for text in east_asian_texts(sentence.text, language)}
    keys = known_keys(texts, gazetteer)
    return {key: gazetteer.lookup(key) for key in keys}


def _located(text: str, language: str, known: Known) -> list[Located]:
    spans = latin_names(text, language, known)
    if language in _EAST_ASIAN:
        spans = sorted([*spans, *east_asian_names(text, language, known)], key=lambda span: span.start)
    return [one for one in located(text, spans, known, language) if not one.name.dropped]


# ---- who issued it ----


def _issuer(
    sentences: Sequence[Sentence],
    names: list[list[Located]],
    addresses: list[bool],
    known: Known,
    context: ItemContext,
    home: str | None,
) -> Mention | None:
    found: Mention | None = None
    if home:
        place, country = context.judge(home, (), None)
        found = Mention(0, len(home), home.partition(",")[0], 0, len(home.partition(",")[0]), place, country)
    for sentence, some, address in zip(sentences, names, addresses, strict=True):
        length = 0 if address or sentence.paragraph == 0 else dateline_length(sentence.text)
        if found is None and (address or length):
            inside = [one for one in some if address or one.end <= length]
            mentions = _judged(sentence.text, inside, known, context)
            found = next(
                (one for one in reversed(mentions) if one.place and one.place.level != "country"), None
            )
    if found is not None and found.country:
        context.add_country(found.country, _OF_ISSUER)
        if found.place and found.place.admin1:
            context.regions[found.place.admin1] += 1
    return found


def _count_countries(
    sentences: Sequence[Sentence],
    names: list[list[Located]],
    known: Known,
    context: ItemContext,
    language: str,
) -> None:
    for sentence, some in zip(sentences, names, strict=True):
        for _, _, code in country_adjectives(sentence.text, language):
            context.add_country(code)
        for one in some:
            for span in (one.name, *one.around):
                for place, _ in known.get(normalise(span.text), []):
                    if place.level == "country":
                        context.add_country(place.country)
                    elif place.level == "admin1" and normalise(place.name) == normalise(span.text):
                        context.regions[place.place_id.partition(":")[2]] += 1


# ---- judged ----


def _judged(text: str, names: list[Located], known: Known, context: ItemContext) -> tuple[Mention, ...]:
    return tuple(_mention(text, one, known, context) for one in names)


def _mention(text: str, one: Located, known: Known, context: ItemContext) -> Mention:
    name = one.name
    codes = [code for span in one.around if (code := country_of(span.text, known))]
    regions = [span.text for span in one.around if not country_of(span.text, known)]
    place, country = context.judge(name.text, regions, codes[0] if codes else None)
    written = _written(name)
    organisation = text[slice(*name.organisation)] if name.organisation else None
    region = regions[0] if regions else None
    return Mention(one.start, one.end, written, name.start, name.end, place, country, region, organisation)


def _written(name: NameSpan) -> str:
    return name.text


def _with_places(mentions: tuple[Mention, ...], issuer: Mention | None) -> tuple[Mention, ...]:
    return mentions
