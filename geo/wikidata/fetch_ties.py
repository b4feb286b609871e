"""Places -> ties, from the service: the items of the places first, then what is stated of them, some places at a time."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from .accounts import account_for
from .identifiers import ITEM, Identifier
from .query import items_query, labels_query, ties_query
from .service import TooLargeError
from .statements import Answers, add_names, item_of, text_of
from .twin_ties import Row, twin_ties

if TYPE_CHECKING:
    from .service import Service

# How many in one request. Each page is a set of places, not a part of one long answer (LIMIT and OFFSET): for those the
# service would sort everything again for each page, and what is edited meanwhile would be in two pages or in none.
ITEMS_A_PAGE = 100
PLACES_A_PAGE = 10
NAMES_A_PAGE = 20

Progress = Callable[[int, int], object]
_T = TypeVar("_T")


@dataclass(frozen=True)
class FetchedTies:
    """The ties, and what is to be reported of them."""

    rows: list[Row]
    remarks: list[str]


def fetch_ties(
    identifiers: Sequence[Identifier],
    service: Service,
    *,
    languages: Sequence[str],
    today: dt.date,
    progress: Progress | None = None,
) -> FetchedTies:
    """Fetch what Wikidata states of the twinned places of some places.

    Parameters
    ----------
    identifiers
        The places.
    service
        What answers.
    languages
        Of names, the best first.
    today
        An end before it makes a tie one that has ended.
    progress
        Called with how many of how many places are done.

    Raises
    ------
    ServiceError
        If the service does not answer. Nothing is kept of what it answered before.
    """
    remarks: list[str] = []
    places = _find_items(identifiers, service, remarks)
    answers = Answers()
    done = 0
    for page in _pages(places, PLACES_A_PAGE):
        if progress:
            progress(done, len(places))
        _add_page(answers, page, service, languages)
        done += len(page)
    if progress:
        progress(done, len(places))
    _name_nameless(answers, service)
    rows = twin_ties(answers, places, languages=languages, today=today)
    remarks.extend(account_for(answers, rows, places))
    return FetchedTies(rows, remarks)


def _find_items(identifiers: Sequence[Identifier], service: Service, remarks: list[str]) -> list[str]:
    """Return the item of each place. Of a number that several items have, none is taken."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for page in _pages(identifiers, ITEMS_A_PAGE):
        for row in service.answer(items_query(page)):
            if item := item_of(row, "place"):
                property_ = text_of(row, "property")
                found[property_, item if property_ == ITEM else text_of(row, "value")].add(item)
    items = []
    for one in identifiers:
        of_place = sorted(found[one.property, one.value])
        if not of_place:
            remarks.append(f"{one}: Wikidata has no such item; give the item of the place, such as Q16520")
        elif len(of_place) > 1:
            remarks.append(f"{one}: {', '.join(of_place)} all have this number; left out, give one of them")
        items.extend(of_place if len(of_place) == 1 else [])
    return list(dict.fromkeys(items))


def _add_page(answers: Answers, places: Sequence[str], service: Service, languages: Sequence[str]) -> None:
    """Request the ties of some places; half of them at a time where they are too many for the service."""
    try:
        rows = service.answer(ties_query([Identifier(item, ITEM, item) for item in places], languages))
    except TooLargeError:
        if len(places) == 1:
            raise
        half = len(places) // 2
        _add_page(answers, places[:half], service, languages)
        _add_page(answers, places[half:], service, languages)
        return
    answers.add(rows)


def _name_nameless(answers: Answers, service: Service) -> None:
    """Request the names in all languages of the places that have none of the wanted ones."""
    nameless = sorted(q_id for q_id, item in answers.items.items() if not item.names)
    for page in _pages(nameless, NAMES_A_PAGE):
        add_names(answers.items, service.answer(labels_query(page)))


def _pages(all_of_them: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    return (all_of_them[at : at + size] for at in range(0, len(all_of_them), size))
