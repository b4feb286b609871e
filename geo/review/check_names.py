"""Proof-reading of names: what is not placed, what its country has against it, how else it is spelt."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from ..gazetteer.keys import normalise
from ..naming.relations import great_circle_km
from ..naming.ties import SKIPPED
from ..schema import SIDES
from .findings import Finding, each, records
from .mentions import tell_rows

# What `locate` says of the country cell, by the words that its sentences hold.
COUNTRY_REASONS = (
    ("; it would fit ", "country contradicts", "error"),
    ("nor is the country ", "unknown country", "error"),
    ("was not understood", "unknown country", "warning"),
    (" was read as ", "misspelt country", "note"),
)
RESEMBLING = 85  # of 100; rapidfuzz's ratio of two names that are one but for a slip
FAR_KM = {"city": 100.0, "admin2": 150.0, "admin1": 800.0, "country": 3000.0}


def check_names(named: pd.DataFrame) -> list[Finding]:
    """List what is odd about the names of a table.

    Parameters
    ----------
    named
        What `mentions.mentions` gives.

    Returns
    -------
    list of Finding
        In no order of rows.

    Examples
    --------
    >>> from sistermap.geo.review.mentions import mentions
    >>> named = mentions(pd.DataFrame([{"row": 2, "from_name": "Atlantis", "from_country": "Greece"}]))
    >>> [found.finding for found in check_names(named)]
    ['not placed']
    """
    looks = (_unplaced, _similar_in_country, _countries, _without_country, _spellings, _resembling, _far)
    return _once([found for look in looks for found in look(named)])


def _unplaced(named: pd.DataFrame) -> list[Finding]:
    """Find names without a place; those whose country is to blame are told by `_countries`."""
    bad = named[named["verdict"].ne("placed")]
    bad = bad[~bad["reason"].fillna("").str.contains(COUNTRY_REASONS[0][0], regex=False)]
    bad = bad[bad["reason"].ne(SKIPPED)]  # what the office left out on purpose is no error
    missing = bad["verdict"].ne("ambiguous")
    return [
        *_each_side(
            bad[missing],
            "name",
            "not placed",
            "error",
            lambda row: row.reason or f"{row.name!r} has no place",
        ),
        *_each_side(bad[~missing], "name", "ambiguous", "warning", lambda row: row.reason),
    ]


def _similar_in_country(named: pd.DataFrame) -> list[Finding]:
    """Find names that were placed by their sound or in spite of a slip: a person should see once what they were read as."""

    def told(row: Any) -> str:
        place = ", ".join(part for part in (row.place_name, row.country_code) if isinstance(part, str))
        return f"{row.name!r} was read as {place}"

    placed = named[named["verdict"].eq("placed")]
    return [
        *_each_side(placed[placed["match"].eq("fuzzy")], "name", "misspelt name", "warning", told),
        *_each_side(
            placed[placed["match"].eq("transliteration")], "name", "read by transliteration", "note", told
        ),
    ]


def _each_side(
    named: pd.DataFrame, column: str, finding: str, severity: str, told: Callable[[Any], str]
) -> list[Finding]:
    return [
        found
        for side in SIDES
        for found in each(named[named["side"] == side], f"{side}_{column}", finding, severity, told)
    ]


def _once(found: list[Finding]) -> list[Finding]:
    """Say the same of a name but once, with all its rows: a list of partners has its home in each."""
    rows: dict[tuple[Any, ...], list[Finding]] = {}
    for one in found:
        rows.setdefault((one.column, one.finding, one.message), []).append(one)
    return [
        first._replace(
            message=f"{first.message} (also in {tell_rows([o.row for o in more], [o.sheet for o in more])})"
        )
        if more
        else first
        for first, *more in rows.values()
    ]


def _countries(named: pd.DataFrame) -> list[Finding]:
    reason = named["reason"].fillna("")
    return [
        found
        for words, finding, severity in COUNTRY_REASONS
        for found in _each_side(
            named[reason.str.contains(words, regex=False)],
            "country",
            finding,
            severity,
            lambda row: row.reason,
        )
    ]


def _without_country(named: pd.DataFrame) -> list[Finding]:
    """Find names without a country, beside them or within ("Busan, KR"); a table without any is told once."""
    within = named["name"].str.contains(r"[,;、，(（]", regex=True)
    bare = named["country"].isna() & named["verdict"].notna() & ~within
    if bare.any() and named["country"].isna().all():
        return [
            Finding(None, None, None, "no country", "note", "no name has a country; many will be ambiguous")
        ]
    return _each_side(
        named[bare].drop_duplicates("name"),
        "country",
        "no country",
        "note",
        lambda row: f"{row.name!r} has no country",
    )


def _spellings(named: pd.DataFrame) -> list[Finding]:
    """Find names of one script that stand for one place; the one that is used most is the rule."""
    placed = named[named["place_id"].notna() & named["verdict"].eq("placed")]
    placed = placed.assign(script=placed["name"].map(_script))
    group = ["place_id", "script"]
    placed = placed[placed.groupby(group)["name"].transform("nunique") > 1]
    counted = placed.assign(uses=placed.groupby([*group, "name"])["name"].transform("size"))
    usual = counted.sort_values("uses", ascending=False, kind="stable").drop_duplicates(group)
    both = counted.merge(usual[[*group, "name", "row", "sheet"]], on=group, suffixes=("", "_usual"))
    both = both[both["name"] != both["name_usual"]].drop_duplicates([*group, "name"])

    def told(row: Any) -> str:
        where = tell_rows([row.row_usual], [row.sheet_usual])
        return f"{row.name!r} ({row.uses} times) and {row.name_usual!r} (row {where}) are one place"

    return _each_side(both, "name", "spelling", "warning", told)


def _script(name: str) -> str:
    """Return the script of a name, roughly: a name in another script is no other spelling."""
    first = normalise(name)[:1]
    if first.isascii():
        return "latin"
    return unicodedata.name(first, "OTHER").split()[0].lower()


def _resembling(named: pd.DataFrame) -> list[Finding]:
    """Find names without a place that are nearly another name of the same country in the table."""
    distinct = named.drop_duplicates(["name", "country"])
    placed = distinct[distinct["verdict"].eq("placed")]
    names = placed.groupby(placed["country"].fillna(""))["name"].agg(list).to_dict()
    found: list[Finding] = []
    for row in records(distinct[distinct["verdict"].ne("placed")]):
        known = names.get(row.country or "", [])
        like = process.extractOne(row.name, known, scorer=fuzz.ratio, score_cutoff=RESEMBLING)
        if like:
            message = f"{row.name!r} is nearly {like[0]!r}, which the table has too"
            found.append(Finding(row.row, row.sheet, f"{row.side}_name", "spelling", "warning", message))
    return found


def _far(named: pd.DataFrame) -> list[Finding]:
    """Find coordinates of the file's own that are far from every place of the name beside them."""
    found: list[Finding] = []
    own = named[named["match"].eq("coordinates") & named["candidates"].notna()]
    for row in records(own):
        near = [
            (great_circle_km(row.lat, row.lon, one["lat"], one["lon"]), one)
            for one in json.loads(row.candidates)
        ]
        if near and all(km > FAR_KM.get(one["level"], 100.0) for km, one in near):
            km, one = min(near, key=lambda pair: pair[0])
            message = f"the coordinates lie {km:,.0f} km from {row.name!r} ({one['name']}, {one['country']})"
            found.append(
                Finding(row.row, row.sheet, f"{row.side}_lat", "far from its name", "warning", message)
            )
    return found
