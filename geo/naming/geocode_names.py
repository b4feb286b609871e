"""A column of names -> answers. Each distinct name is judged only once, alone and in each context."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..collector import collector_at_rest
from .answer import Answer
from .context import ListContext, ListEvidence
from .locate import locate
from .locate_ahead import locate_ahead

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

ROWS_AT_ONCE = 500  # whose names in other scripts are compared at once


def geocode_names(
    names: Sequence[str], countries: Sequence[str | None] | None, gazetteer: Gazetteer
) -> list[Answer]:
    """Judge every name of a column.

    Parameters
    ----------
    names
        The names as written.
    countries
        The country of each, or None if the list has no such column.
    gazetteer
        The places.

    Returns
    -------
    list of Answer
        One per name, in order. Names that may be a region or a city, and names without a country, are judged again
        with the context of the list.

    Raises
    ------
    ValueError
        If there are not as many countries as names.

    Examples
    --------
    >>> geocode_names([], None, None)
    []
    """
    queries = list(zip(names, countries if countries is not None else [None] * len(names), strict=True))

    @functools.cache
    def judged(name: str, country: str | None, context: ListContext | None) -> Answer:
        return locate(name, country, gazetteer=gazetteer, context=context)

    with collector_at_rest():  # candidates are in no cycles
        return _judge_all(queries, judged, gazetteer)


def _judge_all(
    queries: list[tuple[str, str | None]],
    judged: Callable[[str, str | None, ListContext | None], Answer],
    gazetteer: Gazetteer,
) -> list[Answer]:
    first: list[Answer] = []
    for rows in _batches(len(queries)):
        locate_ahead([(*queries[at], None) for at in rows], gazetteer)
        first += [judged(*queries[at], None) for at in rows]
    evidence = ListEvidence(queries, first)
    answers: list[Answer] = []
    for rows in _batches(len(queries)):
        contexts = [evidence.context(at) for at in rows]
        locate_ahead([(*queries[at], context) for at, context in zip(rows, contexts, strict=True)], gazetteer)
        answers += [
            first[at] if context is None else judged(*queries[at], context)
            for at, context in zip(rows, contexts, strict=True)
        ]
    return answers


def _batches(size: int) -> Iterator[range]:
    return (range(at, min(at + ROWS_AT_ONCE, size)) for at in range(0, size, ROWS_AT_ONCE))
