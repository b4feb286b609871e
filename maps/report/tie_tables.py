"""The tables of a report that list ties: all of them, and those that are something special."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from ...geo.cells import legal_line
from ..numbers import number_text
from ..page.columns import as_text
from ..page.rows import TIE_COLUMNS, TIE_INNER
from ..texts import page_words
from .outline import Table
from .tables import Row, TableWriter, is_known, known, records_of

MOST_ALIKE = 3  # ties that share an extreme: of more, it says nothing about any
# What is known of partners beside the columns of ties.
OF_PARTNERS = (
    "place_id", "name", "local_name", "level", "country", "country_name", "continent", "admin1", "admin1_name", "home",
)  # fmt: skip
LONG_LIST = 120  # rows, from which on there is a register too


def pairs(write: TableWriter, name: str, most: int | None = None) -> Iterator[Table]:
    """List the pairs of a table of sums: the first with the most ties, or all in the order of their names."""
    frame = write.summary["all_pairs"] if most is None else write.summary["pairs"].head(most)
    rows = [
        (
            _home(write, row),
            row["name"],
            write.label("country", row),
            row["ties"],
            known(row["value"]) or None,
        )
        for row in records_of(frame)
    ]
    heads = [
        ("home", "text"), ("partner", "text"), ("country", "text"), ("ties", "count"), ("value", "value"),
    ]  # fmt: skip
    yield from write.with_unit(write.table(name, heads, rows))


def extremes(write: TableWriter) -> Iterator[Table]:
    """List the oldest, newest, farthest and nearest ties, where there are several ties to choose from."""
    frame = write.summary["extremes"]
    alike = frame.groupby("extreme")["tie_id"].transform("size")
    if len(write.summary["partners"]) > 2:
        yield from ties(write, "extremes", frame[alike <= MOST_ALIKE], first="extreme", short=True)


def anniversaries(write: TableWriter) -> Iterator[Table]:
    """List the anniversaries of this and the next year."""
    rows = [
        (
            _day(row),
            row["years"],
            _home(write, row),
            marked(write, row, row["partner"]),
            write.label("country", row),
            row["date_text"],
        )
        for row in write.summary["anniversaries"].to_dict("records")
    ]
    heads = [
        ("date", "date"), ("years", "count"), ("home", "text"), ("partner", "text"), ("country", "text"), ("since", "date"),
    ]  # fmt: skip
    yield from write.table("anniversaries", heads, rows)


def partners(write: TableWriter) -> Iterator[Table]:
    """List every tie, or every pair of a table of sums; a long list also as a register of homes or countries."""
    is_summed = bool(write.summary["totals"].iloc[0]["summed"])
    tables = pairs(write, "all_pairs") if is_summed else ties(write, "partners", "partners")
    for table in tables:
        long = len(table.rows) > LONG_LIST
        register = _register(write, is_summed) if long else ()
        yield replace(table, register=register, own=() if is_summed else _own(write))


def _own(write: TableWriter) -> tuple[tuple[str, tuple[str | None, ...]], ...]:
    """Give the columns of the user's table that a list has no other place for, without those that are empty."""
    frame, words = write.summary["partners"], page_words()[write.lang]
    ours = {*TIE_COLUMNS, *TIE_INNER, *OF_PARTNERS}
    labels = {name: words[f"card.{name}"] for name in ("themes", "note") if name in frame}
    labels |= {name: legal_line(str(name)) for name in frame.columns if name not in ours}
    columns = (
        (label, [legal_line(text) or None for text in as_text(frame[name])]) for name, label in labels.items()
    )
    return tuple((label, tuple(cells)) for label, cells in columns if any(cells))


def _register(write: TableWriter, is_summed: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    frame = write.summary["all_pairs" if is_summed else "partners"]
    groups: dict[str, list[str]] = {}
    for row in records_of(frame):
        country = write.label("country", row) if is_known(row["country"]) else ""
        name, year = legal_line(str(row["name"])), known(row.get("since"))
        more = number_text(row["ties"], write.lang) if is_summed else str(year)[:4] if year else ""
        if write.has_homes:
            group, entry = str(row["home"]), f"{name} ({country})" if country else name
        else:
            group, entry = country or write.words["unknown"], name
        groups.setdefault(legal_line(group), []).append(f"{entry} {more}".strip())
    return tuple((group, tuple(entries)) for group, entries in groups.items())


def ties(
    write: TableWriter,
    name: str,
    of: str | pd.DataFrame,
    *,
    first: str | None = None,
    short: bool = False,
    dated: bool = True,
) -> Iterator[Table]:
    """List ties with the partner in front, behind the reason why they are listed."""
    frame = write.summary[of] if isinstance(of, str) else of
    holds: dict[str, tuple[str, Callable[[Row], Any]]] = {
        "home": ("text", lambda row: _home(write, row)),
        "partner": ("text", lambda row: row["name"]),
        "country": ("text", lambda row: write.label("country", row) if is_known(row["country"]) else None),
        "kind": ("text", lambda row: kind_text(write, row)),
        "status": ("text", lambda row: write.label("status", row) if is_known(row["status"]) else None),
        "since": ("date", lambda row: row["since"]),
        "until": ("date", lambda row: row["until"]),
        "value": ("value", lambda row: row["value"]),
        "distance": ("km", lambda row: row["distance_km"]),
        "title": ("text", lambda row: row["title"]),
        "sheet": ("text", lambda row: row["sheet"] if _has_sheets(write) else None),
        "row": ("count", lambda row: row["row"]),
    }  # fmt: skip
    if short:
        holds = {key: holds[key] for key in ("home", "partner", "country", "since", "distance")}
    if not dated:
        holds = {key: holds[key] for key in ("home", "partner", "country", "kind", "sheet", "row")}
    else:
        holds = {key: cell for key, cell in holds.items() if key not in ("sheet", "row")}
    if first == "days_left":
        holds = {"days_left": ("days", lambda row: days_left(write, row)), **holds}
    elif first is not None:
        holds = {first: ("text", lambda row: write.words[f"{first}.{row[first]}"]), **holds}
    rows = [tuple(known(cell(row)) for _, cell in holds.values()) for row in records_of(frame)]
    yield from write.table(name, [(label, what) for label, (what, _) in holds.items()], rows)


def days_left(write: TableWriter, row: Row) -> Any:
    """Count the days that an agreement has left; none where its end is known to the year or month alone."""
    if row["days_left"] < 0:
        return write.words["expired"]
    return int(row["days_left"]) if row["precision"] == "day" else None


def kind_text(write: TableWriter, row: Row) -> Any:
    """Name the kind as the counts and the map do; one that we have no word for, as the list does."""
    own = known(row["kind_original"])
    if (own and row["kind"] == "other") or not is_known(row["kind"]):
        text = own
    else:
        text = None if row["kind"] == "other" else write.label("kind", row)
    return marked(write, row, text)


def marked(write: TableWriter, row: Row, text: Any) -> Any:
    """Write behind a text that its tie is a proposal, where it is one."""
    if not is_known(row.get("draft")) or not row["draft"]:
        return text
    return f"{text} ({write.kinds['draft']})" if text else write.kinds["draft"]


def _home(write: TableWriter, row: Row) -> Any:
    """Name the user's own place, where the list has several."""
    return row["home"] if write.has_homes else None


def _has_sheets(write: TableWriter) -> bool:
    return write.summary["partners"]["sheet"].nunique() > 1


def _day(event: Row) -> str:
    """Return an anniversary's day, as precise as the list has it."""
    return str(event["date"])[: len(str(event["date_text"]))]
