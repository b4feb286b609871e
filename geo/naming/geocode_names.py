"""A column of names -> answers. Each distinct name is judged only once, alone and in each context."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .answer import Answer
from .context import ListContext, ListEvidence
from .locate import locate

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer


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

    first = [judged(name, country, None) for name, country in queries]
    evidence = ListEvidence(queries, first)
    answers = []
    for at, ((name, country), answer) in enumerate(zip(queries, first, strict=True)):
        context = evidence.context(at)
        answers.append(answer if context is None else judged(name, country, context))
    return answers
