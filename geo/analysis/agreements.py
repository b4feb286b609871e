"""Agreements in time: which of them end soon, and which are dormant."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from ..layer import Layer
from .date_precision import last_day, precision
from .partners import partners


def expiring(layer: Layer, *, today: dt.date, months: int = 24) -> pd.DataFrame:
    """List the agreements whose term ends soon, or has ended although the list does not say so.

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
        The columns of `partners` behind expires (a date: the last day of the year or month where `until`
        gives no more), precision (``year``, ``month`` or ``day``), days_left (negative where it is past). Soonest first. Ties
        with the status ``ended`` are left out.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> expiring(example_layer(), today=dt.date(2026, 1, 1))[["name", "precision", "days_left"]].values.tolist()
    [['Shimonoseki', 'year', 364]]
    """
    ties = partners(layer)
    ties = ties[ties["until"].notna() & ties["status"].ne("ended").fillna(True)]
    until = ties["until"].astype(object)
    # Seconds: nanoseconds end in 2262, and an agreement without end is sometimes dated 9999.
    last = pd.Series(np.array([last_day(date) for date in until], dtype="datetime64[s]"), index=ties.index)
    now = pd.Timestamp(today)
    ends = {"expires": last, "precision": until.map(precision), "days_left": (last - now).dt.days}
    table = pd.concat([pd.DataFrame(ends), ties], axis=1)
    # No date is after the year 9999.
    left = 12 * (dt.MAXYEAR - today.year) + 12 - today.month
    soon = table["expires"] <= (now + pd.DateOffset(months=months) if months <= left else dt.datetime.max)
    return table[soon].sort_values("expires", kind="stable", ignore_index=True)


def dormant(layer: Layer, *, today: dt.date, years: int = 5, activity: str | None = None) -> pd.DataFrame:
    """List the ties that seem to be dormant.

    Parameters
    ----------
    layer
        Any layer.
    today
        The day to count from.
    years
        How long without activity makes a tie dormant.
    activity
        The user's column of activity. The latest year in a cell counts, whatever else is written there.

    Returns
    -------
    pandas.DataFrame
        The columns of `partners` behind last_active (a year, missing where the column has none) and why: ``status`` (the
        list says so), ``years`` (last active before `today` less `years`) or ``none`` (the column reports no activity).
        Longest dormant first. Ties with the status ``ended`` are left out.

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
    reported = ties[activity] if activity is not None else pd.Series(None, index=ties.index, dtype=object)
    last = latest_year(reported)
    why = pd.Series(None, index=ties.index, dtype=object)
    if activity is not None:
        why = why.mask(last.isna(), "none").mask((last < today.year - years).fillna(False), "years")
    why = why.mask(ties["status"].eq("dormant").fillna(False), "status")
    table = pd.concat([pd.DataFrame({"last_active": last, "why": why}), ties], axis=1)
    return table[why.notna()].sort_values(
        "last_active", na_position="first", kind="stable", ignore_index=True
    )


def latest_year(cells: pd.Series[str]) -> pd.Series[int]:
    """Return the latest year, 1900 to 2099, that each cell names; missing where it names none.

    Examples
    --------
    >>> latest_year(pd.Series(["1998, 2016.3.15", "2019년", "never", None])).tolist()
    [2016, 2019, <NA>, <NA>]
    """
    years = cells.astype("string").str.extractall(r"(?<!\d)((?:19|20)\d\d)(?!\d)")[0].astype("Int64")
    latest: pd.Series[int] = years.groupby(level=0).max().reindex(cells.index)
    return latest
