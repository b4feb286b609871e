"""The few numbers that a report begins with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ...geo.cells import legal_line
from ...geo.reasons import fill
from .outline import KeyFigure, KeyFigures, Words

MOST = 6
LONGEST = 24  # letters of a name that a label may hold


def key_figures(summary: Mapping[str, pd.DataFrame], words: Words, lang: str) -> KeyFigures:
    """Choose the numbers that say most about a list.

    Parameters
    ----------
    summary
        As `make_outline` takes it.
    words, lang
        Of the report.

    Returns
    -------
    KeyFigures
        At most `MOST`; none that is 0.
    """
    total = summary["totals"].iloc[0]
    counts = _of_ties(summary, words, lang) if total["ties"] else _of_members(summary, words, lang)
    known = [figure for figure in counts if figure.value]
    # What is not on the map explains why counts differ: it comes last, and is never the one left out.
    lacking = [figure for figure in known[-1:] if total["unplaced"]]
    return KeyFigures((*known[: len(known) - len(lacking)][: MOST - len(lacking)], *lacking))


def _of_ties(summary: Mapping[str, pd.DataFrame], words: Words, lang: str) -> Iterator[KeyFigure]:
    total = summary["totals"].iloc[0]
    yield _counted("ties", total["ties"], words, lang)
    yield from _sum_of_values(summary["values"], words)
    if total["partners"] != total["ties"]:
        yield _counted("places" if total["both_ends"] else "partners", total["partners"], words, lang)
    yield _counted("countries", total["partner_countries"], words, lang)
    for extreme, column, holds in (("oldest", "since", "year"), ("farthest", "distance_km", "km")):
        found = summary["extremes"].loc[summary["extremes"]["extreme"] == extreme]
        # A sum is of many ties: its year is no tie's.
        if len(found) and not (holds == "year" and total["summed"]):
            value = found[column].iloc[0]
            label = _named(f"key.{extreme}", found, summary, words)
            yield KeyFigure(label, int(value[:4]) if holds == "year" else float(value), holds)
    yield _counted("networks", total["networks"], words, lang)
    yield _counted("unplaced", total["unplaced"], words, lang)


def _of_members(summary: Mapping[str, pd.DataFrame], words: Words, lang: str) -> Iterator[KeyFigure]:
    total = summary["totals"].iloc[0]
    yield _counted("members", summary["members"]["place_id"].nunique(), words, lang)
    for name in ("networks", "countries", "unplaced"):
        yield _counted(name, total[name], words, lang)


def _counted(name: str, count: int, words: Words, lang: str) -> KeyFigure:
    return KeyFigure(fill(words, f"key.{name}", {"count": int(count)}, lang), int(count))


def _sum_of_values(sums: pd.DataFrame, words: Words) -> Iterator[KeyFigure]:
    """Give the sum of what the ties carry, where all of them count the same."""
    if len(sums) == 1:
        unit = sums["value_unit"].iloc[0]
        label = words["key.value"] if pd.isna(unit) else legal_line(str(unit))[:LONGEST]
        yield KeyFigure(label, float(sums["value"].iloc[0]), "value")


def _named(key: str, found: pd.DataFrame, summary: Mapping[str, pd.DataFrame], words: Words) -> str:
    """Name the partner of an extreme, where it is one, of the one home, and its name short."""
    name = legal_line(str(found["name"].iloc[0]))
    one_home = summary["partners"]["from_id"].nunique() == 1
    if len(found) > 1 or not one_home or len(name) > LONGEST:
        return words[key]
    return words[f"{key}_named"].format(name=name)
