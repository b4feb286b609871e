"""The names of one cell taken together: a path from a country down to a town, names of one place, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..reasons import because
from ..scripts import EAST_ASIAN_LETTERS, is_east_asian
from .answer import MOST_KEPT, Answer, Candidate, place_param
from .cell import split_cell, split_pair
from .country import Country, agrees
from .generic_terms import levels_of_term, strip_generic_term
from .joined_towns import LARGE_CITY, is_joined, neighbours
from .particles import particles
from .path_ends import WEAK_KM, PathEnds, same_script
from .relations import COUNTY_KM, SAME_PLACE_KM, distance_km, is_member, lies_with
from .stated_levels import is_of_levels
from .tokens import Tokens
from .verdict import judge

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer
    from .context import ListContext

JOINED_SCORE = 0.9  # two neighbours of these names may still be two places
_SLASH = re.compile(r"[/／]")
_AND_SIGNS = frozenset("&＆")
_CONCATENATED = re.compile(f"[{EAST_ASIAN_LETTERS}]{{4,30}}")


class CellPath:
    """Judges the names of one cell, however the cell is cut.

    Parameters
    ----------
    stated
        What the country cell says, or None.
    gazetteer
        The places.
    context
        What the other rows of the list show, or None.

    Examples
    --------
    >>> CellPath(None, None, None).two_cities("Berlin") is None
    True
    """

    def __init__(self, stated: Country | None, gazetteer: Gazetteer, context: ListContext | None) -> None:
        self.stated, self.gazetteer, self.context = stated, gazetteer, context
        self.codes = stated.codes if stated else frozenset[str]()
        self._tokens = Tokens(self.codes, gazetteer)

    def judge(self, tokens: list[str], bracketed: frozenset[str]) -> Answer | None:
        """Return an answer if the tokens, taken together, name a place. `bracketed` are those in brackets."""
        tokens = self._with_terms(tokens)
        self._tokens.name_countries([tokens[0], tokens[-1]])
        words = [None if self._is_name(token, tokens) else levels_of_term(token) for token in tokens]
        levels = next((word for word in words if word), None)
        tokens = [token for token, word in zip(tokens, words, strict=True) if not word]
        known = [token for token in tokens if self._tokens.readings(token) or self._tokens.countries(token)]
        unknown = [token for token in tokens if token not in known and not token.isdigit()]
        ends = PathEnds(self._tokens, self.gazetteer, self._order(known, bracketed)).find(known, bracketed)
        found = [one for one in ends if levels is None or is_of_levels(one.place, levels)]
        if unknown or not all(map(self._tokens.countries, known)):
            found = [one for one in found if one.place.level != "country"]
        if not found:
            return self._disagreeing(known) if len(known) > 1 and not unknown else None
        if two := self._two_ways(tokens, found):
            return two
        unexplained = [
            token
            for token in unknown
            if any(same_script(token, other) for other in known) or _is_numbered(token)
        ]
        if unexplained:
            best = max(found, key=lambda one: one.log_odds)
            place = place_param(best.place, self.gazetteer)
            why = because("part_unknown", part=unexplained[0], known_part=known[0], place=place)
            return Answer("ambiguous", why, candidates=_likeliest(found))
        answer = judge(", ".join(tokens), found, self.stated, self.context, self.gazetteer)
        return self._if_surely_inside(answer, ", ".join(tokens), known)

    def _with_terms(self, tokens: list[str]) -> list[str]:
        """Put a level word behind the name before it, where the script parts the two: 로스앤젤레스 카운티."""
        joined: list[str] = []
        for token in tokens:
            whole = (
                f"{joined[-1]} {token}" if joined and is_east_asian(token) and levels_of_term(token) else ""
            )
            if whole and not self._tokens.known[token] and self._tokens.known[whole]:
                joined[-1] = whole
            else:
                joined.append(token)
        return joined

    def both(self, text: str) -> Answer | None:
        """Return an answer if a cell joins two names, each a place's own: it is no single one of them."""
        names = split_pair(text)
        groups = [self._tokens.own(name) for name in names]
        if len(names) != 2 or not all(groups):
            return None
        if is_joined(text) and (pair := neighbours(groups, in_country=bool(self.codes))):
            first, second = (place_param(each.place, self.gazetteer) for each in pair)
            why = because("known_joined", name=text, place=first, other=second)
            return Answer("placed", why, "alias", JOINED_SCORE, pair[0].place, pair)
        one, other = (max(group, key=lambda one: one.log_odds) for group in groups)
        first, second = (place_param(each.place, self.gazetteer) for each in (one, other))
        why = because("two_places", name=text, place=first, other=second)
        return Answer("ambiguous", why, candidates=(one, other))

    def two_cities(self, text: str) -> Answer | None:
        """Return an answer if a slash parts two cities of which the second does not tell where the first is: Bonn/Köln.

        A town may be called after a larger one beside it, Altdorf/Landshut, not after a smaller one.
        """
        names = split_pair(text) if _SLASH.search(text) else []
        if len(names) != 2 or any(map(self._tokens.countries, names)):
            return None
        cities = [
            [
                one
                for one in self._tokens.known[name]
                if one.place.level == "city" and (not self.codes or one.place.country in self.codes)
            ]
            for name in names
        ]
        if not all(cities) or {one.place.place_id for one in cities[0]} & {
            one.place.place_id for one in cities[1]
        }:
            return None
        one, other = (max(group, key=lambda one: one.log_odds) for group in cities)
        larger = one.place.population > other.place.population
        if any(
            region.place.level != "city" and lies_with(one.place, region.place, beside=False)
            for region in self._tokens.known[names[1]]
        ):
            return None  # Brest/Bretagne is in the region, not beside the village
        large = min(one.place.population, other.place.population) >= LARGE_CITY
        if distance_km(one.place, other.place) <= SAME_PLACE_KM or not (larger or large):
            return None
        first, second = (place_param(each.place, self.gazetteer) for each in (one, other))
        why = because("two_places", name=text, place=first, other=second)
        return Answer("ambiguous", why, candidates=(one, other))

    def split_concatenated(self, token: str) -> list[str]:
        """Cut a token of East Asian script that names several places on end: 吉林省吉林市, 중국상하이.

        Each piece is known, and all but the last end in a level word or are countries or regions.
        """
        if not _CONCATENATED.fullmatch(token) or self._tokens.known[token]:
            return [token]
        for at in range(len(token) - 2, 1, -1):
            head, tail = token[:at], token[at:]
            known = self._tokens.known[head]
            if self._tokens.countries(tail) and known:
                return [head, tail]
            if self._tokens.countries(head) or (
                known and (strip_generic_term(head) or self._tokens.is_region(head))
            ):
                rest = self.split_concatenated(tail)
                if len(rest) > 1 or self._tokens.known[tail]:
                    return [head, *rest]
        return self._split_behind_region(token)

    def _split_behind_region(self, token: str) -> list[str]:
        """Cut a token behind what sounds like a region of the stated country, and has its term: 俄克拉何马州塔尔萨市."""
        for at in range(3, len(token) - 1) if self.codes else ():
            head, tail = token[:at], token[at:]
            if not any("city" not in one.levels for one in strip_generic_term(head)):
                continue
            regions = [one for one in self._tokens.readings(head) if "level_stated" in one.features]
            if regions and self._tokens.is_here(regions) and self._tokens.readings(tail):
                return [head, tail]
        return [token]

    def at_ends(self, name: str) -> Iterator[list[str]]:
        """Cut off a country or a region that stands before or behind a name without a mark: Springfield IL."""
        words = name.split() if not is_east_asian(name) else []
        for size in range(1, min(3, len(words) - 1) + 1):
            head, tail = " ".join(words[:size]), " ".join(words[-size:])
            before, behind = " ".join(words[:-size]), " ".join(words[size:])
            if {words[-size - 1].lower(), words[size].lower()} & (particles("and") | _AND_SIGNS):
                continue
            if (self._tokens.countries(tail) or self._tokens.is_region(tail)) and self._tokens.known[before]:
                yield [before, tail]
            if self._tokens.countries(head) and self._tokens.known[behind]:
                yield [behind, head]

    def _is_name(self, token: str, tokens: list[str]) -> bool:
        """Tell whether a level word is a name here: Texas in "Paris TX", though tx. is a town in Vietnam."""
        return bool(len(tokens) > 1 and token.isupper() and self._tokens.by_code(token)) or self._is_gloss(
            token, tokens
        )

    def _is_gloss(self, token: str, tokens: list[str]) -> bool:
        """Tell whether a level word is another name of what the cell names beside it: Canton (Guangzhou)."""
        others = [other for other in tokens if other != token]
        if not others or levels_of_term(token) is None:
            return False
        mine = {one.place.place_id for one in self._tokens.known[token]}
        return any(one.place.place_id in mine for other in others for one in self._tokens.known[other])

    def _two_ways(self, tokens: list[str], found: list[Candidate]) -> Answer | None:
        """Ask where two letters are a country's code and a state's, and there is such a town in either: Salem, IN."""
        for token in tokens if not self.codes else ():
            countries = self._tokens.countries(token) if self._tokens.by_code(token) else frozenset()
            abroad = [one for one in found if one.place.country in countries]
            if abroad and len(abroad) < len(found):
                two = (abroad[0], next(one for one in found if one not in abroad))
                first, second = (place_param(one.place, self.gazetteer) for one in two)
                why = because("two_readings", part=token, place=first, other=second)
                return Answer("ambiguous", why, candidates=_likeliest(found))
        return None

    def ends_in_code(self, text: str) -> bool:
        """Tell whether a cell ends in the code of a region: São Paulo, SP is no Paulo of which SP is left over."""
        tokens = next((tokens for tokens in list(split_cell(text))[1:] if len(tokens) > 1), [])
        return bool(tokens and self._tokens.by_code(tokens[-1]))

    def is_open(self, text: str) -> bool:
        """Tell whether a cell is a path whose end is not known: 시드니 라이드시 is no name that may be transliterated as a whole."""
        *heads, last = text.split() or [""]
        if not is_east_asian(last) or not strip_generic_term(last):
            return False
        return any(
            self._tokens.known[head] and self._tokens.is_here(self._tokens.known[head]) for head in heads
        )

    def _order(self, known: list[str], bracketed: frozenset[str]) -> list[str]:
        """Return the tokens from the deepest up, if one end of the path shows which way it goes; empty if neither does.

        What is written on end in East Asian scripts goes down: 江苏省苏州市昆山市.
        """
        if len(known) < 2 or bracketed.intersection(known):
            return []
        first, last = (self._is_above_towns(token) for token in (known[0], known[-1]))
        if first != last:
            return known[::-1] if first else known
        terms = all(is_east_asian(token) and strip_generic_term(token) for token in known)
        return known[::-1] if terms and not first else []

    def _is_above_towns(self, token: str) -> bool:
        return bool(self._tokens.countries(token)) or self._tokens.is_region(token)

    def _if_surely_inside(self, answer: Answer, name: str, known: list[str]) -> Answer:
        """Ask where only the middle of a district tells that a town is in it, and a namesake is hardly farther.

        The middle of Nueva Ecija is 70 km from one San José and nearer than 60 from towns of three other provinces.
        """
        place = answer.place
        if place is None or place.level != "city":
            return answer
        readings = [one.place for token in known for one in self._tokens.readings(token)]
        namesakes = [
            one
            for one in readings
            if one.level == "city"
            and one.country == place.country
            and one.place_id != place.place_id
            and normalise(one.name) == normalise(place.name)
            and distance_km(one, place) > SAME_PLACE_KM
        ]
        districts = [one for one in readings if one.level == "admin2" and lies_with(place, one, beside=False)]
        weak = [
            one for one in districts if is_member(place, one) is None and distance_km(one, place) > WEAK_KM
        ]
        if (
            not weak
            or len(weak) < len(districts)
            or not any(distance_km(one, district) < 2 * COUNTY_KM for one in namesakes for district in weak)
        ):
            return answer
        why = because("uncertain", name=name, place=place_param(place, self.gazetteer))
        return Answer("ambiguous", why, score=answer.score, candidates=answer.candidates)

    def _here(self, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        """Return the candidates in the stated country: a reason names no place elsewhere where the country has one."""
        return (
            tuple(one for one in found if agrees(one.place.country, self.codes, one.place.admin1))
            if self.codes
            else found
        )

    def _disagreeing(self, known: list[str]) -> Answer | None:
        """Return that the parts of a cell are places that do not lie in one another."""
        found = _likeliest([one for token in known for one in self._tokens.readings(token)], most=200)
        found = (self._here(found) or found)[:MOST_KEPT]
        if not found:
            return None
        place = place_param(found[0].place, self.gazetteer)
        why = because("parts_disagree", part=known[0], other_part=known[-1], place=place)
        return Answer("ambiguous", why, candidates=found)


def _likeliest(found: list[Candidate], most: int = MOST_KEPT) -> tuple[Candidate, ...]:
    return tuple(sorted(found, key=lambda one: -one.log_odds)[:most])


def _is_numbered(token: str) -> bool:
    """Tell whether a token is a district of a number, such as 1구."""
    return any(char.isdigit() for char in token) and bool(strip_generic_term(token))
