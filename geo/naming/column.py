"""A column of names -> answers. Each distinct name is judged once; the rows beside it tell what the list is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .answer import Answer
from .locate import locate

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

NEIGHBOURS = 8  # rows above and below that tell what a list is of


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
        One a name, in order. Names that are both a region and a city are judged again by the rows beside them.

    Examples
    --------
    >>> geocode_names([], None, None)
    []
    """
    pairs = list(zip(names, countries if countries is not None else [None] * len(names), strict=True))
    known: dict[tuple[str, str | None, str | None], Answer] = {}

    def judged(name: str, country: str | None, level: str | None) -> Answer:
        key = (name, country, level)
        if key not in known:
            known[key] = locate(name, country, gazetteer=gazetteer, level=level)
        return known[key]

    first = [judged(name, country, None) for name, country in pairs]
    answers = []
    for at, ((name, country), answer) in enumerate(zip(pairs, first, strict=True)):
        level = _habit(first, at) if _is_two_levels(answer) else None
        answers.append(answer if level is None else judged(name, country, level))
    return answers


def _is_two_levels(answer: Answer) -> bool:
    """Tell whether the likeliest candidates are a region and a city, and the name itself does not say which."""
    levels = {one.place.level for one in answer.candidates[:4]}
    return "admin1" in levels and len(levels) > 1 and "level" not in answer.candidates[0].evidence


def _habit(answers: Sequence[Answer], at: int) -> str | None:
    """Return the level of most of the rows around, where they agree: a list of provinces or one of cities."""
    around = [*answers[max(0, at - NEIGHBOURS) : at], *answers[at + 1 : at + 1 + NEIGHBOURS]]
    levels = Counter(
        "admin1" if one.place.level == "admin1" else "city"
        for one in around
        if one.place is not None and one.place.level != "country" and not _is_two_levels(one)
    )
    if not levels:
        return None
    level, times = levels.most_common(1)[0]
    return level if times >= 3 and times >= 0.6 * levels.total() else None
