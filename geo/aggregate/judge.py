"""Names judged on the workers, each of which opens the gazetteer itself, once."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..collector import collector_at_rest
from ..naming.answer import Answer
from ..naming.context import (
    LEAST_COMMON_NAMES,
    LEAST_COMMON_SHARE,
    CountryCounts,
    ListContext,
    has_two_levels,
    is_country_or_less,
)
from ..naming.country_answer import locate_country
from ..naming.locate import locate
from ..naming.locate_ahead import locate_ahead
from .windows import LEVELS, level_of

if TYPE_CHECKING:
    import pandas as pd

    from ..gazetteer import Gazetteer
    from .ties import Query

OpenGazetteer = Callable[[], "Gazetteer"]
_one_at_a_time = threading.Lock()  # a worker may have several threads, its store serves one in turn


@dataclass(frozen=True)
class Found:
    """What a name was found to be by itself, as far as other names have to know it."""

    level: int  # of `windows.LEVELS`, 0 where it shows none
    needs_level: bool  # whether the rows around decide between a region and a city
    place_id: str | None
    country: str  # of the place
    likeliest: str  # country of the likeliest candidate


@dataclass(frozen=True)
class WholeList:
    """What a list shows of each of its names."""

    counts: tuple[tuple[str, int], ...]
    common_country: str


def judge(queries: Sequence[Query], open_gazetteer: OpenGazetteer) -> tuple[list[Found], pd.DataFrame]:
    """Judge names by themselves; return also their answers, as rows of `schema.ANSWER`."""
    with _one_at_a_time, collector_at_rest():
        gazetteer = open_gazetteer()
        locate_ahead([(name, country, None) for name, country, _ in queries], gazetteer)
        answers = [locate(name, country, gazetteer=gazetteer) for name, country, _ in queries]
        return [_found(answer) for answer in answers], _rows(queries, answers, gazetteer)


def judge_in_context(
    queries: Sequence[tuple[Query, int, str]], whole: WholeList, open_gazetteer: OpenGazetteer
) -> pd.DataFrame:
    """Judge names again by what the other rows show: a name, a level of `LEVELS`, and the country that it was found in."""
    counts = CountryCounts(Counter(dict(whole.counts)))
    contexts = [_context(query, level, own, counts, whole.common_country) for query, level, own in queries]
    open_names = [query for query, _, _ in queries]
    with _one_at_a_time, collector_at_rest():
        gazetteer = open_gazetteer()
        locate_ahead(
            [
                (name, country, context)
                for (name, country, _), context in zip(open_names, contexts, strict=True)
            ],
            gazetteer,
        )
        answers = [
            locate(name, country, gazetteer=gazetteer, context=context)
            for (name, country, _), context in zip(open_names, contexts, strict=True)
        ]
        return _rows(open_names, answers, gazetteer)


def find_whole(queries: Sequence[Query], found: Sequence[Found]) -> WholeList:
    """Say what a list shows: how many places of each country it names, and whether nearly all names are of one."""
    places = {one.place_id: one.country for one in found if one.place_id}
    likeliest = {query[0]: one.likeliest for query, one in zip(queries, found, strict=True) if one.likeliest}
    countries = Counter(likeliest.values())
    country, times = countries.most_common(1)[0] if countries else ("", 0)
    common = len(likeliest) >= LEAST_COMMON_NAMES and times >= LEAST_COMMON_SHARE * len(likeliest)
    return WholeList(tuple(Counter(places.values()).items()), country if common else "")


def needs_context(query: Query, whole: WholeList, level: int) -> bool:
    """Tell whether a name is judged again: by the level of the rows around, or, without a country, by the list."""
    return bool(level) or (bool(whole.counts) and not (query[1] or "").strip())


def _context(
    query: Query, level: int, own: str, counts: CountryCounts, common_country: str
) -> ListContext | None:
    name = LEVELS[level]
    if not counts.counts or (query[1] or "").strip():
        return ListContext(name) if name else None
    # Parts have no order: the rows beside a name say nothing of its country, the whole list does.
    return ListContext(name, counts, own, common_country=common_country)


def _found(answer: Answer) -> Found:
    place = answer.place
    best = place or (answer.candidates[0].place if answer.candidates else None)
    return Found(
        level_of(answer),
        has_two_levels(answer) or is_country_or_less(answer),
        place.place_id if place else None,
        place.country if place else "",
        best.country if best else "",
    )


def _rows(queries: Sequence[Query], answers: Sequence[Answer], gazetteer: Gazetteer) -> pd.DataFrame:
    import pandas as pd

    from ..naming.geocode_ties import answer_columns

    final: list[Answer | None] = [
        (locate_country(name, gazetteer) or answer) if alone else answer
        for (name, _, alone), answer in zip(queries, answers, strict=True)
    ]
    return answer_columns(final, pd.RangeIndex(len(final)), candidates=False)
