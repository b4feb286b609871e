"""Agreements in time: which of them end soon, and which are asleep."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from ..layer import Layer
from .network import partners


def expiring(layer: Layer, *, today: dt.date, months: int = 24) -> pd.DataFrame:
    """List the agreements whose term ends soon, or has ended though the list says nothing of it.

    Parameters
    ----------
    layer
        Any layer.
    today
        The day to count from.
    months
        How far to look ahead.

    Returns
    -------
    pandas.DataFrame
        The columns of `network.partners` behind expires (a date: the last day of the year or month where `until` says
        no more), precision (``year``, ``month`` or ``day``), days_left (negative where it is past). Soonest first. Ties
        with the status ``ended`` are left out.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> expiring(example_layer(), today=dt.date(2026, 1, 1))[["name", "precision", "days_left"]].values.tolist()
    [['Shimonoseki', 'year', 364]]
    """
    ties = partners(layer)
    ties = ties[ties["until"].notna() & ties["status"].ne("ended").fillna(True)]
    last = last_day(ties["until"])
    precision = ties["until"].astype(object).str.len().map({4: "year", 7: "month", 10: "day"})
    now = pd.Timestamp(today)
    table = pd.concat(
        [pd.DataFrame({"expires": last, "precision": precision, "days_left": (last - now).dt.days}), ties],
        axis=1,
    )
    soon = table["expires"] <= now + pd.DateOffset(months=months)
    return table[soon].sort_values("expires", kind="stable", ignore_index=True)


def dormant(layer: Layer, *, today: dt.date, years: int = 5, activity: str | None = None) -> pd.DataFrame:
    """List the ties that seem asleep.

    Parameters
    ----------
    layer
        Any layer.
    today
        The day to count from.
    years
        How long without activity makes a tie dormant.
    activity
        The user's column that tells of activity. Its latest year counts, whatever stands around it.

    Returns
    -------
    pandas.DataFrame
        The columns of `network.partners` behind last_active (a year, missing where the column tells none) and why:
        ``status`` (the list says so), ``years`` (active last before `today` less `years`) or ``none`` (the column
        tells of no activity). Longest asleep first. Ties with the status ``ended`` are left out.

    Raises
    ------
    KeyError
        If the ties have no column `activity`.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> dormant(example_layer(), today=dt.date(2026, 1, 1), activity="since", years=50)[["name", "last_active"]].values.tolist()
    [['Los Angeles', 1967]]
    """
    ties = partners(layer)
    ties = ties[ties["status"].ne("ended").fillna(True)]
    told = ties[activity] if activity is not None else pd.Series(None, index=ties.index, dtype=object)
    last = latest_year(told)
    why = pd.Series(None, index=ties.index, dtype=object)
    if activity is not None:
        why = why.mask(last.isna(), "none").mask((last < today.year - years).fillna(False), "years")
    why = why.mask(ties["status"].eq("dormant").fillna(False), "status")
    table = pd.concat([pd.DataFrame({"last_active": last, "why": why}), ties], axis=1)
    return table[why.notna()].sort_values(
        "last_active", na_position="first", kind="stable", ignore_index=True
    )


def last_day(dates: pd.Series[str]) -> pd.Series[pd.Timestamp]:
    """Return the last day that each YYYY, YYYY-MM or YYYY-MM-DD may mean.

    Examples
    --------
    >>> last_day(pd.Series(["2024", "2024-02", "2024-02-03"])).dt.date.astype(str).tolist()
    ['2024-12-31', '2024-02-29', '2024-02-03']
    """
    text = dates.astype(object)
    first = pd.to_datetime(
        text.str.cat(text.str.len().map({4: "-12-01", 7: "-01", 10: ""})), format="%Y-%m-%d"
    )
    last: pd.Series[pd.Timestamp] = first.where(text.str.len() == 10, first + pd.offsets.MonthEnd(0))
    return last


def latest_year(cells: pd.Series[str]) -> pd.Series[int]:
    """Return the latest year, 1900 to 2099, that each cell tells of; missing where it tells none.

    Examples
    --------
    >>> latest_year(pd.Series(["1998, 2016.3.15", "2019년", "never", None])).tolist()
    [2016, 2019, <NA>, <NA>]
    """
    years = cells.astype("string").str.extractall(r"(?<!\d)((?:19|20)\d\d)(?!\d)")[0].astype("Int64")
    latest: pd.Series[int] = years.groupby(level=0).max().reindex(cells.index)
    return latest
