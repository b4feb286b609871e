"""Statements -> ties: what both sides state is one row, and what contradicts is two."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..languages import LANGUAGES
from .query import FALLBACKS
from .statements import Answers, Item, Statement
from .time_value import read_time

COLUMNS = (
    "from_name", "from_country", "from_lat", "from_lon", "to_name", "to_country", "to_lat", "to_lon", "kind", "kind_original",
    "since", "until", "status", "source", "named_by", "other_sources", "references", "from_wikidata", "to_wikidata", "note",
)  # fmt: skip
KIND = "twinned administrative body"  # what Wikidata calls the property P190 in English
DEPRECATED = "its rank is deprecated: Wikidata holds it to be wrong"
OWN_TWIN = "the place names itself"
NO_NAME = "a side has no name in any language"
MOST_JOINED = 100  # statements of one pair, each of which is compared with all others; of more, each is a row
_RANKS = ("PreferredRank", "NormalRank")

Row = dict[str, Any]


@dataclass
class _Dated:
    """A statement with its dates read."""

    statement: Statement
    since: str | None = None
    until: str | None = None
    remarks: list[str] = field(default_factory=list)


def twin_ties(
    answers: Answers, places: Sequence[str], *, languages: Sequence[str], today: dt.date
) -> list[Row]:
    """Make a row of each tie; statements that are none are added to those set aside.

    Parameters
    ----------
    answers
        What was answered.
    places
        The items that were requested, in the order in which they become the first side.
    languages
        Of names, the best first.
    today
        An end before it makes a tie one that has ended.

    Returns
    -------
    list of dict
        `COLUMNS`, in the order of the places, then by the name of the partner.
    """
    order = {place: number for number, place in enumerate(places)}
    pairs: dict[tuple[str, str], list[_Dated]] = defaultdict(list)
    for statement in answers.statements.values():
        if why := _no_tie(statement, answers.items):
            answers.set_aside[statement.address] = why
            continue
        sides = sorted(
            (statement.subject, statement.twin), key=lambda item: (order.get(item, len(order)), item)
        )
        pairs[sides[0], sides[1]].append(_dated(statement))
    rows = [
        _row(pair, together, answers.items, languages, today)
        for pair, stated in pairs.items()
        for together in _agreeing(pair[0], stated)
    ]
    return sorted(rows, key=lambda row: _order(row, order))


def _order(row: Row, order: Mapping[str, int]) -> tuple[int | str, ...]:
    """Return what rows are sorted by: where places were given, then names, then dates."""
    place = order.get(row["from_wikidata"], len(order))
    return (place, row["to_name"], row["to_wikidata"], row["since"] or "", row["source"])


def name_of(item: Item, languages: Iterable[str]) -> tuple[str, str] | None:
    """Return what a place is called and in which language: the first of `languages`, else the first of others, if any."""
    ours = (tag.lower() for tag in LANGUAGES)
    for language in (*languages, *FALLBACKS, *ours, *sorted(item.names)):
        if name := item.names.get(language):
            return name, language
    return None


def _no_tie(statement: Statement, items: Mapping[str, Item]) -> str | None:
    if statement.rank not in _RANKS:
        return DEPRECATED
    if statement.subject == statement.twin:
        return OWN_TWIN
    sides = (items[statement.subject], items[statement.twin])
    return None if all(item.names for item in sides) else NO_NAME


def _dated(statement: Statement) -> _Dated:
    """Read the dates: the start, or else the point in time, and the end."""
    dated = _Dated(statement)
    dated.since = _date("since", statement.starts or statement.times, dated.remarks, min)
    dated.until = _date("until", statement.ends, dated.remarks, max)
    if statement.has_end and not statement.ends:
        dated.remarks.append("ended, it is not stated when")
    return dated


def _date(what: str, times: Iterable[tuple[str, str]], remarks: list[str], which: Any) -> str | None:
    read = [read_time(*time) for time in sorted(times)]
    remarks.extend(f"{what}: {one.remark}" for one in read if one.remark)
    dates = [one.date for one in read if one.date]
    if len(dates) > 1:
        remarks.append(f"{what}: {', '.join(dates)} are all stated")
    return which(dates) if dates else None


def _agreeing(first: str, stated: list[_Dated]) -> Iterator[list[_Dated]]:
    """Divide the statements of a pair into those that can be about one tie, the first side's own before others."""
    stated.sort(
        key=lambda one: (
            one.statement.subject != first,
            _RANKS.index(one.statement.rank),
            one.since or "9",
            one.statement.address,
        )
    )
    if len(stated) > MOST_JOINED:
        yield from ([one] for one in stated)
        return
    groups: list[list[_Dated]] = []
    for one in stated:
        for group in groups:
            if all(_agree(one.since, other.since) and _agree(one.until, other.until) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    yield from groups


def _agree(one: str | None, other: str | None) -> bool:
    """Tell whether two dates can be the same: one is more precise, or not stated."""
    return not (one and other) or one.startswith(other) or other.startswith(one)


def _row(
    pair: tuple[str, str],
    stated: list[_Dated],
    items: Mapping[str, Item],
    languages: Sequence[str],
    today: dt.date,
) -> Row:
    since, until = (
        max((getattr(one, what) for one in stated if getattr(one, what)), key=len, default=None)
        for what in ("since", "until")
    )
    ended = any(one.statement.has_end for one in stated) and (
        until is None or until < today.isoformat()[: len(until)]
    )
    references = sorted({each for one in stated for each in one.statement.references})
    remarks = [remark for one in stated for remark in one.remarks]
    if ended and not all(one.statement.has_end for one in stated):
        remarks.append("the end is not in every statement")
    row: Row = dict.fromkeys(COLUMNS)
    for side, item in zip(("from", "to"), pair, strict=True):
        row |= _side(side, item, items[item], languages, remarks)
    row |= {
        "kind": "sister",
        "kind_original": KIND,
        "since": since,
        "until": until,
        "status": "ended" if ended else None,
        "source": stated[0].statement.address,
        "named_by": _named_by(pair, stated),
        "other_sources": "; ".join(one.statement.address for one in stated[1:]) or None,
        "references": "; ".join(references) or None,
        "note": "; ".join(dict.fromkeys(remarks)) or None,
    }
    return row


def _side(side: str, q_id: str, item: Item, languages: Sequence[str], remarks: list[str]) -> Row:
    """Return one end of a tie. What is stated in two ways is not chosen between."""
    name, language = name_of(item, languages) or ("", "")
    if language not in (*languages, "mul"):
        remarks.append(f"{side}_name is in {language}")
    if len(item.countries) > 1:
        remarks.append(f"{side}_country: {', '.join(sorted(item.countries))} are all stated")
    if len(item.points) > 1:
        remarks.append(f"{side}: {len(item.points)} positions are stated, the first of them is taken")
    lat, lon = min(item.points, default=(None, None))
    return {
        f"{side}_name": name,
        f"{side}_country": next(iter(item.countries)) if len(item.countries) == 1 else None,
        f"{side}_lat": lat,
        f"{side}_lon": lon,
        f"{side}_wikidata": q_id,
    }


def _named_by(pair: tuple[str, str], stated: Iterable[_Dated]) -> str:
    """Say which item names the other, in words that no reading of the table takes for places."""
    sides = {one.statement.subject for one in stated}
    return "both items" if len(sides) > 1 else ("first item" if pair[0] in sides else "second item")
