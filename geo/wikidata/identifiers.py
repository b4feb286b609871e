"""Which item of Wikidata a place is: by an identifier that our gazetteer and Wikidata share, never by its name."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..errors import GeocodeError
from ..lengths import NAME
from ..naming.country import read_country
from ..naming.home import resolve_home
from ..naming.locate import locate
from ..plurals import counted

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer
    from ..naming.answer import Answer

ITEM = "item"  # in the place of a property: the identifier is that of Wikidata itself
MOST_PLACES = 2_000
_Q_ID = re.compile(r"[Qq][1-9][0-9]{0,11}", re.ASCII)
# What is behind the level in a place_id, in full -> the property of Wikidata that has it, and how it is written there.
_SHARED = (
    (re.compile(r"(?:city:|admin[12]:GN\.)([1-9][0-9]{0,11})", re.ASCII), "P1566"),  # GeoNames
    (re.compile(r"admin[12]:([A-Z]{2}-[A-Z0-9]{1,3})", re.ASCII), "P300"),  # ISO 3166-2
    (re.compile(r"country:([A-Z]{2})", re.ASCII), "P297"),  # ISO 3166-1 alpha-2
    (re.compile(r"admin2:DE-([0-9]{5})", re.ASCII), "P440"),  # German district key
    (re.compile(r"admin2:US-([0-9]{5})", re.ASCII), "P882"),  # FIPS 6-4, of counties
)
_SHOWN = 5  # candidates in a message


class Identifier(NamedTuple):
    """What a place is in Wikidata: an item, or a property and its value."""

    requested: str  # as the user writes the place
    property: str  # such as "P1566", or `ITEM`
    value: str

    def __str__(self) -> str:
        """Write the place with its identifier, as messages have it."""
        shown = self.value if self.property == ITEM else f"{self.property} {self.value}"
        return self.requested if self.requested == self.value else f"{self.requested} ({shown})"


def identify_places(
    places: Iterable[str], *, gazetteer: Gazetteer, country: str | None = None
) -> list[Identifier]:
    """Say what each place is in Wikidata.

    Parameters
    ----------
    places
        Names such as ``"Seoul, KR"``, in any script; items such as ``"Q16520"``; or a `place_id` such as ``"city:1838524"``.
        A place that is given twice counts once.
    gazetteer
        The places.
    country
        The country of all names, in any language or as its ISO 3166-1 code.

    Raises
    ------
    GeocodeError
        If a name is not placed, with the candidates, if a place has no identifier that Wikidata has too, or if the country is
        not known.

    Examples
    --------
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     [one[1:] for one in identify_places(["부산", "Bavaria", "q8684"], gazetteer=gazetteer)]
    [('P1566', '1838524'), ('P300', 'DE-BY'), ('item', 'Q8684')]
    """
    if country is not None and not ((known := read_country(country, gazetteer)) and known.codes):
        raise GeocodeError(
            f"country {country[:40]!r}: is not known, expected its name in any language or its ISO 3166-1 code"
        )
    found: dict[tuple[str, str], Identifier] = {}
    problems = []
    for place in dict.fromkeys(_text(place) for place in places):
        try:
            one = _identify(place, country, gazetteer)
            found.setdefault(one[1:], one)
        except GeocodeError as problem:
            problems.append(problem)
    if problems:
        more = len(problems) - 1
        others = f" ({counted(more, 'other place')} cannot be used either.)" if more else ""
        raise GeocodeError(f"{problems[0]}{others}")
    if not found:
        raise GeocodeError('there is no place; expected one such as "Busan, KR" or Q16520')
    if len(found) > MOST_PLACES:
        raise GeocodeError(
            f"there are {len(found):,} places; expected at most {MOST_PLACES:,}: divide the list"
        )
    return list(found.values())


def _text(place: object) -> str:
    """Refuse what is no text, such as a missing cell of a column of names."""
    if not isinstance(place, str):
        raise GeocodeError(f'place {place!r}: is no text, expected a place such as "Busan, KR"')
    return place.strip()


def _identify(place: str, country: str | None, gazetteer: Gazetteer) -> Identifier:
    if _Q_ID.fullmatch(place):
        return Identifier(place, ITEM, place.upper())
    if len(place) > NAME:
        raise GeocodeError(
            f"place {place[:40] + ' …'!r} has {len(place):,} characters; expected a name of at most {NAME}"
        )
    place_id = place if gazetteer.place(place) else _place_id(place, country, gazetteer)
    for pattern, property_ in _SHARED:
        if shared := pattern.fullmatch(place_id):
            return Identifier(place, property_, shared[1])
    raise GeocodeError(
        f"place {place!r}: is {place_id}, which has no identifier that Wikidata has too; give its item, such as Q16520"
    )


def _place_id(name: str, country: str | None, gazetteer: Gazetteer) -> str:
    """Place a name as `find` does, or as the home of a list where no country is given beside it."""
    answer = locate(name, country, gazetteer=gazetteer)
    if answer.place is None and not country:
        with contextlib.suppress(GeocodeError):
            answer = resolve_home(name, gazetteer)
    if answer.verdict != "placed" or answer.place is None:
        raise GeocodeError(f"place {name!r}: {answer.reason} {_expected(answer)}")
    return answer.place.place_id


def _expected(answer: Answer) -> str:
    """Say what can be written in place of a name that is not placed."""
    places = [candidate.place for candidate in answer.candidates[:_SHOWN]]
    if not places:
        return 'Expected a place such as "Goyang, KR", or its item in Wikidata, such as Q16520.'
    listed = ", ".join(f"{p.place_id} ({p.name}, {p.admin1 or p.country})" for p in places)
    return (
        f'Expected one of {listed}; or a name such as "Goyang, KR"; or its item in Wikidata, such as Q16520.'
    )
