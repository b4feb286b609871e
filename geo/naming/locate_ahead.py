"""Many names before each is judged: what takes long for one of them is done for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import lengths
from ..gazetteer.keys import normalise
from ..scripts import is_latin
from .candidates import candidates_by_key
from .cell import clean
from .country import agrees, read_country
from .similar_names import transliterations_ahead

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer
    from .context import ListContext


def locate_ahead(
    queries: Iterable[tuple[str | None, str | None, ListContext | None]], gazetteer: Gazetteer
) -> None:
    """Compare at once what many names may transliterate, so that `locate` of each is several times as fast.

    Parameters
    ----------
    queries
        Names, country cells and contexts, as `locate` takes them.
    gazetteer
        The places.
    """
    requests = [
        (name, countries)
        for query in dict.fromkeys(queries)
        for name, countries in _to_transliterate(*query, gazetteer)
    ]
    transliterations_ahead(requests, gazetteer)


def _to_transliterate(
    name: str | None, country: str | None, context: ListContext | None, gazetteer: Gazetteer
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a name that nothing is called, if it is in another script, and the countries to look in."""
    text = clean(" ".join(name.split())) if isinstance(name, str) and not name.isascii() else ""
    if len(text) > lengths.NAME or is_latin(normalise(text)):
        return
    stated = read_country(country if isinstance(country, str) else None, gazetteer)
    codes = stated.codes if stated else frozenset()
    if any(
        agrees(place.country, codes, place.admin1) or not codes
        for place, _ in gazetteer.lookup(normalise(text))
    ):
        return
    found = candidates_by_key(text, gazetteer)
    if codes:
        if not any(agrees(one.place.country, codes, one.place.admin1) for one in found):
            yield text, tuple(sorted(codes))
    elif not found:
        if context and context.countries:
            yield text, context.countries
        yield text, ()
