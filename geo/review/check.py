"""The proof-reading of a table: everything odd about it, in one list with rows."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from typing import Any

import pandas as pd

from ..gazetteer.keys import normalise
from ..reasons import Reason, because
from ..schema import SIDES
from ..tables.plan import Note
from .check_names import check_names
from .findings import Finding, each, findings_table
from .mentions import list_rows, mentions

FIRST_YEAR = "1900"


def check(
    geocoded: pd.DataFrame, *, notes: Iterable[Note] = (), today: dt.date | None = None, lang: str = "en"
) -> pd.DataFrame:
    """List everything odd about a table.

    Parameters
    ----------
    geocoded
        `schema.GEOCODED`.
    notes
        What was noted while the table was read, which are findings too.
    today
        What lies after it is in the future. By default, the day of the call.
    lang
        The language of the messages: a BCP 47 tag of `languages.LANGUAGES`.

    Returns
    -------
    pandas.DataFrame
        The columns `findings.COLUMNS`, in the order of the rows. Findings about the whole file come first, without
        a row. No rows where nothing is odd.

    Examples
    --------
    >>> row = {"row": 2, "from_name": "Seoul", "from_verdict": "placed", "network": "WeGO", "since": "2991"}
    >>> frame = pd.DataFrame([row])
    >>> check(frame)[["row", "finding"]].values.tolist()
    [[<NA>, 'no country'], [2, 'future date']]
    """
    geocoded = _whole(geocoded)
    now = (today or dt.date.today()).isoformat()
    found = _notes(notes, geocoded)
    for look in (_gaps, _nameless, _same_place, _repeated_ties, _words):
        found += look(geocoded)
    found += _dates(geocoded, now)
    found += check_names(mentions(geocoded))
    table = findings_table(found, lang)
    table["row"] = table["row"].astype("Int64")
    sheets = {sheet: at for at, sheet in enumerate(geocoded["sheet"].dropna().unique())}
    order = pd.DataFrame({"sheet": table["sheet"].map(sheets).fillna(-1), "row": table["row"].fillna(-1)})
    return table.loc[order.sort_values(["sheet", "row"], kind="stable").index].reset_index(drop=True)


def _notes(notes: Iterable[Note], geocoded: pd.DataFrame) -> list[Finding]:
    """Turn notes into findings. The rows of a file of one sheet have no sheet, and neither do notes on them."""
    named = geocoded["sheet"].notna().any()
    return [
        Finding(
            note.row,
            note.sheet if named or note.row is None else None,
            None,
            "reading",
            "note",
            note.why,
        )
        for note in notes
    ]


def _whole(geocoded: pd.DataFrame) -> pd.DataFrame:
    """Make sure of the columns that are looked at, with None for what is missing."""
    wanted = [
        *("row", "sheet", "kind", "kind_original", "status", "status_original", "since", "until", "network"),
        *(
            f"{side}_{column}"
            for side in SIDES
            for column in ("name", "org", "country", "verdict", "place_id")
        ),
    ]
    table = geocoded.reindex(columns=[*geocoded.columns, *(c for c in wanted if c not in geocoded)])
    table[wanted] = table[wanted].astype(object).where(table[wanted].notna(), None)
    return table


# ---- rows ----


def _gaps(geocoded: pd.DataFrame) -> list[Finding]:
    """Find row numbers between the first and the last that hold no tie."""
    found: list[Finding] = []
    numbers_of: dict[Any, list[int]] = (
        geocoded.groupby(geocoded["sheet"].fillna(""), sort=False)["row"].agg(list).to_dict()
    )
    for sheet, numbers in numbers_of.items():
        numbers = sorted(set(numbers))
        for before, after in itertools.pairwise(numbers):
            if after - before > 1:
                first, last = str(before + 1), str(after - 1)
                why = because("row_empty", row=first)
                if first != last:
                    why = because("rows_empty", row=first, last_row=last)
                found.append(Finding(before + 1, sheet or None, None, "empty row", "note", why))
    return found


def _nameless(geocoded: pd.DataFrame) -> list[Finding]:
    named = {
        side: geocoded[[f"{side}_name", f"{side}_org", f"{side}_country", f"{side}_verdict"]]
        .notna()
        .any(axis=1)
        for side in SIDES
    }
    no_partner = named["from"] & ~named["to"] & geocoded["network"].isna()
    return [
        *each(
            geocoded[~named["from"]], "from_name", "no place", "error", lambda _: because("row_without_place")
        ),
        *each(
            geocoded[no_partner], "to_name", "no partner", "error", lambda _: because("row_without_partner")
        ),
    ]


def _same_place(geocoded: pd.DataFrame) -> list[Finding]:
    """Find ties that end where they begin, unless two organisations of one place made them."""
    same = geocoded["from_place_id"].notna() & (geocoded["from_place_id"] == geocoded["to_place_id"])
    apart = geocoded["from_org"].fillna("") != geocoded["to_org"].fillna("")
    return each(
        geocoded[same & ~apart], "to_name", "same place", "warning",
        lambda row: because("same_place", name=row.from_name or "–", other_name=row.to_name or "–"),
    )  # fmt: skip


def _repeated_ties(geocoded: pd.DataFrame) -> list[Finding]:
    """Find ties of the same two ends, in either direction, and of the same kind."""
    ends = []
    for side in SIDES:
        place = geocoded[f"{side}_place_id"]
        words = [
            "|".join(normalise(str(part)) if part else "" for part in parts)
            for parts in zip(geocoded[f"{side}_name"], geocoded[f"{side}_country"], strict=True)
        ]
        org = geocoded[f"{side}_org"].fillna("").astype(str).map(normalise)
        ends.append(place.where(place.notna(), pd.Series(words, index=geocoded.index)) + "|" + org)
    pair = [f"{min(a, b)}~{max(a, b)}" for a, b in zip(*ends, strict=True)]
    network = geocoded["network"].fillna("").astype(str).map(normalise)
    key = pd.Series(pair, index=geocoded.index) + "~" + network + "~" + geocoded["kind"].fillna("")
    named = pd.Series([ends != "|~|" for ends in pair], index=geocoded.index)
    again = key.duplicated() & named
    table = geocoded[["row", "sheet", "since"]].assign(key=key)
    first = table.drop_duplicates("key").set_index("key").add_suffix("_first")
    both = table[again].join(first, on="key").astype(object)
    both = both.where(both.notna(), None)
    same = both["since"].fillna("") == both["since_first"].fillna("")
    return [
        *each(both[same], "since", "same tie twice", "warning", _same_tie),
        *each(both[~same], "since", "same tie, other date", "warning", _same_tie),
    ]


def _same_tie(row: Any) -> Reason:
    """Return in which row the same tie is, and how its date differs."""
    at, there, here = list_rows([row.row_first], [row.sheet_first]), row.since_first, row.since
    if (there or "") == (here or ""):
        return because("same_tie", at=at)
    if not here:
        return because("same_tie_date_only_there", at=at, date_there=there)
    if not there:
        return because("same_tie_date_only_here", at=at, date_here=here)
    return because("same_tie_other_date", at=at, date_there=there, date_here=here)


def _words(geocoded: pd.DataFrame) -> list[Finding]:
    """Find kinds and statuses that are none of ours."""
    kind = geocoded["kind_original"].notna() & geocoded["kind"].eq("other")
    status = geocoded["status_original"].notna() & geocoded["status"].isna()
    return [
        *each(
            geocoded[kind].drop_duplicates(["sheet", "kind_original"]), "kind", "unknown kind", "note",
            lambda row: because("kind_unknown", kind=row.kind_original),
        ),
        *each(
            geocoded[status].drop_duplicates(["sheet", "status_original"]), "status", "unknown status", "note",
            lambda row: because("status_unknown", status=row.status_original),
        ),
    ]  # fmt: skip


def _dates(geocoded: pd.DataFrame, now: str) -> list[Finding]:
    """Find dates that cannot be; each is compared at the precision that it was written with."""
    since, until = (geocoded[column].fillna("").astype(str) for column in ("since", "until"))
    ahead = [bool(date) and date > now[: len(date)] for date in since]
    backward = [
        bool(a and b) and b[: min(len(a), len(b))] < a[: min(len(a), len(b))]
        for a, b in zip(since, until, strict=True)
    ]
    planned = geocoded["status"].eq("planned")
    found = [
        *each(
            geocoded[pd.Series(ahead, index=geocoded.index) & ~planned], "since", "future date", "warning",
            lambda row: because("date_in_future", date=row.since),
        ),
        *each(
            geocoded[pd.Series(backward, index=geocoded.index)], "until", "ends before it begins", "error",
            lambda row: because("end_before_start", until=row.until, since=row.since),
        ),
    ]  # fmt: skip
    for column in ("since", "until"):
        dates = geocoded[["row", "sheet"]].assign(date=geocoded[column])
        old = dates["date"].notna() & (dates["date"].fillna("").astype(str).str[:4] < FIRST_YEAR)
        found += each(
            dates[old], column, "date before 1900", "warning",
            lambda row: because("date_early", date=row.date, year=FIRST_YEAR),
        )  # fmt: skip
    return found
