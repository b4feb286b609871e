"""Proof-reading of names: what is not placed, what its country has against it, how else it is spelt."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
from rapidfuzz import fuzz, process

from ..gazetteer.keys import normalise
from ..naming.relations import great_circle_km
from ..reasons import Reason, because, read_reason
from ..schema import SIDES
from ..scripts import script_of
from .findings import Finding, each, records
from .mentions import list_rows

# Codes of `reason_codes.NAME_CODES` by which the country is to blame, and what is found by the parameters of any.
COUNTRY_CODES = {
    "country_disagrees": ("country contradicts", "error"),
    "only_elsewhere": ("country contradicts", "error"),
    "unknown_with_country": ("unknown country", "error"),
}
COUNTRY_PARAMS = {
    "unknown_country": ("unknown country", "warning"),
    "misspelt_country": ("misspelt country", "note"),
}
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
    looks = (
        _unplaced,
        _similar_in_country,
        _countries,
        _without_country,
        _spellings,
        _resembling,
        _distant_coordinates,
    )
    return _once([found for look in looks for found in look(named)])


def _unplaced(named: pd.DataFrame) -> list[Finding]:
    """Find names without a place; `_countries` finds those whose country contradicts them."""
    bad = named[named["verdict"].ne("placed")]
    contradicted = [code for code, (finding, _) in COUNTRY_CODES.items() if finding == "country contradicts"]
    # What the user left out on purpose is no error.
    bad = bad[~bad["reason_code"].isin([*contradicted, "decision_to_skip"])]
    missing = bad["verdict"].ne("ambiguous")
    return [
        *_each_side(bad[missing], "name", "not placed", "error", _why),
        *_each_side(bad[~missing], "name", "ambiguous", "warning", _why),
    ]


def _why(row: Any) -> Reason:
    return read_reason(row.reason_code, row.reason_params) or because("name_not_placed", name=row.name)


def _similar_in_country(named: pd.DataFrame) -> list[Finding]:
    """Find names that were placed by transliteration or in spite of a slip: a person should review them once."""

    def read_as(row: Any) -> Reason:
        place = {"name": row.place_name, "level": row.level, "region": None, "country": row.country_code}
        return because("name_read_as", name=row.name, place=place)

    placed = named[named["verdict"].eq("placed")]
    fuzzy, transliterated = (placed[placed["match"].eq(match)] for match in ("fuzzy", "transliteration"))
    return [
        *_each_side(fuzzy, "name", "misspelt name", "warning", read_as),
        *_each_side(transliterated, "name", "read by transliteration", "note", read_as),
    ]


def _each_side(
    named: pd.DataFrame, column: str, finding: str, severity: str, why: Callable[[Any], Reason]
) -> list[Finding]:
    return [
        found
        for side in SIDES
        for found in each(named[named["side"] == side], f"{side}_{column}", finding, severity, why)
    ]


def _once(found: list[Finding]) -> list[Finding]:
    """Report the same about a name only once, with all its rows: a list of partners has its home in each."""
    rows: dict[tuple[Any, ...], list[Finding]] = {}
    for one in found:
        rows.setdefault((one.column, one.finding, one.why.code, one.why.params_json()), []).append(one)
    return [
        first._replace(
            why=first.why.with_params(also_at=list_rows([o.row for o in more], [o.sheet for o in more]))
        )
        if more
        else first
        for first, *more in rows.values()
    ]


def _countries(named: pd.DataFrame) -> list[Finding]:
    """Find names whose country was not understood, was misspelt, or contradicts them."""
    whys = [read_reason(*pair) for pair in zip(named["reason_code"], named["reason_params"], strict=True)]
    found: list[Finding] = []
    for row, why in zip(records(named), whys, strict=True):
        if why is None:
            continue
        by_param = (what for param, what in COUNTRY_PARAMS.items() if param in why.params)
        what = COUNTRY_CODES.get(why.code) or next(by_param, None)
        if what:
            found.append(Finding(row.row, row.sheet, f"{row.side}_country", *what, why))
    return found


def _without_country(named: pd.DataFrame) -> list[Finding]:
    """Find names without a country, beside them or within ("Busan, KR"); a table without any is one finding."""
    within = named["name"].str.contains(r"[,;、，(（]", regex=True)
    bare = named["country"].isna() & named["verdict"].notna() & ~within
    if bare.any() and named["country"].isna().all():
        return [Finding(None, None, None, "no country", "note", because("no_countries"))]
    return _each_side(
        named[bare].drop_duplicates("name"),
        "country",
        "no country",
        "note",
        lambda row: because("no_country", name=row.name),
    )


def _spellings(named: pd.DataFrame) -> list[Finding]:
    """Find names of one script that are one place; the one that is used most is the rule."""
    placed = named[named["place_id"].notna() & named["verdict"].eq("placed")]
    placed = placed.assign(script=placed["name"].map(lambda name: script_of(normalise(name))))
    group = ["place_id", "script"]
    placed = placed[placed.groupby(group)["name"].transform("nunique") > 1]
    counted = placed.assign(uses=placed.groupby([*group, "name"])["name"].transform("size"))
    usual = counted.sort_values("uses", ascending=False, kind="stable").drop_duplicates(group)
    both = counted.merge(usual[[*group, "name", "row", "sheet"]], on=group, suffixes=("", "_usual"))
    both = both[both["name"] != both["name_usual"]].drop_duplicates([*group, "name"])

    def spelling(row: Any) -> Reason:
        at = list_rows([row.row_usual], [row.sheet_usual])
        return because("two_spellings", name=row.name, count=int(row.uses), other_name=row.name_usual, at=at)

    return _each_side(both, "name", "spelling", "warning", spelling)


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
            why = because("spelling_close", name=row.name, other_name=like[0])
            found.append(Finding(row.row, row.sheet, f"{row.side}_name", "spelling", "warning", why))
    return found


def _distant_coordinates(named: pd.DataFrame) -> list[Finding]:
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
            place = {"name": one["name"], "level": one["level"], "region": None, "country": one["country"]}
            why = because("far_from_name", km=round(km), name=row.name, place=place)
            found.append(Finding(row.row, row.sheet, f"{row.side}_lat", "far from its name", "warning", why))
    return found
