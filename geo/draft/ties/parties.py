"""The places and organisations that an item is about, each once, whatever the text calls it."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...gazetteer.keys import normalise
from ...geodesic import distances_km
from ...naming.generic_terms import strip_generic_term
from ..item import Item, Sentence
from ..names.containment import is_in_unit
from ..names.country_adjectives import country_adjectives
from ..names.mention import Mention
from ..names.mentions import Described
from ..names.spoken_in import SPOKEN_IN
from ..word_lists import any_of, words_of
from .cues import Cue, find_cues

LEAST_SCORE = 2.0  # of a party that the title or the first paragraph is about
CLEARLY = (
    1.5  # how many times as much an item is about the town that "the Japanese city" is, as about the next
)
NEAR_KM = 40  # from the issuer's address to its town
_PEOPLE = re.compile(r"\b[Tt]he (?P<one>[A-Z][a-z]{2,20})s\b")  # the Australians


@dataclass(slots=True)
class Party:
    """One place or organisation."""

    number: int
    mention: Mention  # the one that says most
    score: float = 0.0  # how much the item is about it

    @property
    def is_country(self) -> bool:
        """Whether it is a country as a whole."""
        return (
            self.mention.organisation is None
            and self.mention.place is not None
            and self.mention.place.level == "country"
        )


class Parties:
    """All parties of an item.

    Parameters
    ----------
    sentences
        Of the item.
    mentions
        Of each sentence.
    issuer
        The place of who issued it.
    regions
        What describes a town by its region, of each sentence.
    """

    def __init__(
        self,
        item: Item,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        issuer: Mention | None,
        regions: Sequence[Sequence[Described]] = (),
    ) -> None:
        self._language = item.language
        self._regions = {
            sentence.text: found for sentence, found in zip(sentences, regions, strict=False) if found
        }
        self._by_key: dict[tuple[str, ...], Party] = {}
        self.all: list[Party] = []
        for sentence, found in zip(sentences, mentions, strict=True):
            for at, mention in enumerate(found):
                self.of(mention).score += _weight(sentence, at)
        self.is_issued = issuer is not None
        self.home = self._owner_of_list(item, mentions) or self._home(issuer)
        self.country = self._country()

    def of(self, mention: Mention) -> Party:
        """Return the party that a mention is of."""
        keys = list(_keys(mention))
        party = next((self._by_key[key] for key in keys if key in self._by_key), None)
        if party is None:
            party = Party(len(self.all), mention)
            self.all.append(party)
        elif len(mention.name) > len(party.mention.name) and party.mention.organisation is None:
            party.mention = (
                mention
                if mention.place or not party.mention.place
                else replace(mention, place=party.mention.place, country=party.mention.country)
            )
        for key in keys:
            self._by_key.setdefault(key, party)
        return party

    def _owner_of_list(self, item: Item, mentions: Sequence[Sequence[Mention]]) -> Party | None:
        """Return the place whose partners an item lists, as its title says: 群馬県の国際交流 提携先一覧."""
        title = mentions[0] if mentions else ()
        is_list = any("list" in cue.meanings for cue in find_cues(item.title, item.language))
        return self.of(title[0]) if is_list and len(title) == 1 else None

    def _home(self, issuer: Mention | None) -> Party | None:
        if issuer is None:
            sides = [
                party for party in self.all if not party.is_country and party.mention.organisation is None
            ]
            own = [party for party in sides if party.mention.country in SPOKEN_IN.get(self._language, ())]
            return max(own or sides, key=lambda party: (party.score, -party.number), default=None)
        for key in _keys(issuer):
            if key in self._by_key:
                return self._by_key[key]
        near = [
            party
            for party in self.all
            if _is_near(party.mention, issuer)
            and party.mention.organisation is None
            and party.score >= LEAST_SCORE
        ]
        return max(near, key=lambda party: party.score, default=None) or self.of(issuer)

    def _country(self) -> Party | None:
        """Return the country that an item about countries is issued in."""
        countries = [party for party in self.all if party.is_country and party.score >= LEAST_SCORE]
        return max(countries, key=lambda party: (party.score, -party.number), default=None)

    def abroad(self, named: Sequence[Mention]) -> list[Party]:
        """Return the partners that a sentence names together, away from home; none where they are not several."""
        found = {party.number: party for party in (self.of(one) for one in named)}.values()
        home = self.home
        if home is None:
            return []
        away = [
            each
            for each in found
            if each is not home and not each.is_country and each.mention.country != home.mention.country
        ]
        return away if len(away) > 1 else []

    def main_pair(self) -> tuple[Party, Party] | None:
        """Return the two parties that the item is about; None where it is not about two."""
        sides = sorted(
            (party for party in self.all if not party.is_country),
            key=lambda party: (-party.score, party.number),
        )
        home = self.home if self.home in sides else None
        rest = [party for party in sides if party is not home and party.mention.country]
        if home is not None:
            abroad = [party for party in rest if party.mention.country != home.mention.country] or rest
            return (home, abroad[0]) if abroad and abroad[0].score >= LEAST_SCORE else None
        return None

    def with_described(self, text: str, mentions: Sequence[Mention], cues: Sequence[Cue]) -> list[Mention]:
        """Return the names of a sentence and, in their places, the parties that it only describes."""
        found = list(mentions)
        for start, end, party in self.described(text, cues):
            if all(end <= one.start or start >= one.end for one in found):
                found.append(replace(party.mention, start=start, end=end, name_start=start, name_end=end))
        return sorted((self._as_described(text, one) for one in found), key=lambda one: one.start)

    def _as_described(self, text: str, mention: Mention) -> Mention:
        """Return the town that "the Ohio city" is, for the name of its region."""
        if mention.place is None or mention.place.level == "city" or mention.organisation:
            return mention
        if not (
            _noun_behind().match(text, mention.end) or _noun_before_region().search(text[: mention.start])
        ):
            return mention
        there = [
            party for party in self.all if party.mention is not mention and _is_in(party.mention, mention)
        ]
        if len(there) != 1:
            return mention
        return replace(
            there[0].mention,
            start=mention.start,
            end=mention.end,
            name_start=mention.start,
            name_end=mention.end,
        )

    def described(self, text: str, cues: Sequence[Cue]) -> Iterator[tuple[int, int, Party]]:
        """Give the parties that a sentence describes: "the Japanese city", and the home side where it says so."""
        for start, end, code in country_adjectives(text, self._language):
            span = _with_noun(text, start, end)
            there = [party for party in self.all if party.mention.country == code and not party.is_country]
            if span and (party := _meant(there)):
                yield *span, party
        for people in _PEOPLE.finditer(text) if self._language == "en" else ():
            for *_, code in country_adjectives(people["one"], self._language):
                there = [
                    party for party in self.all if party.mention.country == code and not party.is_country
                ]
                if party := _meant(there):
                    yield people.start(), people.end(), party
        for one in self._regions.get(text, ()):
            there = [
                party
                for party in self.all
                if (place := party.mention.place) is not None
                and place.level == "city"
                and one.region.place_id in (place.admin1, place.admin2, f"admin1:{place.admin1}")
            ]
            if (span := _with_noun(text, one.start, one.end)) and (party := _meant(there)):
                yield *span, party
        for cue in cues:
            if "home" in cue.meanings and self.home is not None:
                yield cue.start, cue.end, self.home


def _with_noun(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return from where to where a description goes: "Japanese city", "ville japonaise"."""
    if noun := _noun_behind().match(text, end):
        return start, noun.end()
    if noun := _noun_before().search(text[:start]):
        return noun.start(), end
    return None


@functools.cache
def _noun_behind() -> re.Pattern[str]:
    nouns = any_of(words_of("describing_nouns", "behind"))
    return re.compile(rf"\s(?:\w+\s)?{nouns}\b")


@functools.cache
def _noun_before() -> re.Pattern[str]:
    nouns = any_of(words_of("describing_nouns", "before"))
    return re.compile(rf"{nouns}\s$")


@functools.cache
def _noun_before_region() -> re.Pattern[str]:
    """Return what finds the noun and the small word behind it, of one language: "the city in", "la ville de"."""
    table, found = "describing_nouns", []
    for language in ("de", "en", "es", "fr"):
        heads, links = (any_of(words_of(table, meaning, language)) for meaning in ("head", "link"))
        found.append(f"{heads} {links}")
    return re.compile(rf"(?:{'|'.join(found)})\s?$")


def _meant(there: Sequence[Party]) -> Party | None:
    """Return whom a description means: the only one, or the one that the item is clearly most about."""
    first, *rest = [*sorted(there, key=lambda party: (-party.score, party.number)), None]
    if first is None or rest[0] is None or first.score >= max(LEAST_SCORE, CLEARLY * rest[0].score):
        return first
    return None


def _weight(sentence: Sentence, at: int) -> float:
    """Return how much a mention says of what an item is about: the title and the first paragraph say most."""
    return {0: 3.0, 1: 2.0}.get(sentence.paragraph, 1.0) * (1.0 if at < 2 else 0.5)


def _keys(mention: Mention) -> Iterator[tuple[str, ...]]:
    """Give the keys under which one party is known."""
    if mention.organisation is not None:
        yield "organisation", normalise(mention.organisation)
        return
    if mention.place is not None:
        yield "place", mention.place.place_id
    country = mention.country or ""
    yield "name", normalise(mention.name), country
    for stripped in strip_generic_term(mention.name):
        yield "name", normalise(stripped.name), country


def _is_in(mention: Mention, region: Mention) -> bool:
    """Tell whether a town is in a region or a country."""
    place, outer = mention.place, region.place
    if place is None or outer is None or place.level != "city" or place.country != outer.country:
        return False
    return is_in_unit(place, outer)


def _is_near(mention: Mention, other: Mention) -> bool:
    one, two = mention.place, other.place
    if one is None or two is None or one.level == "country" or one.country != two.country:
        return False
    if two.place_id == one.place_id or (one.level == "admin1" and one.admin1 == two.admin1):
        return True
    return float(distances_km([one.lon], [one.lat], [two.lon], [two.lat])[0]) < NEAR_KM
