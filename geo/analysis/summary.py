"""All figures of a report, counted once, so that every document has the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from ..errors import TableError
from ..languages import name_in
from ..layer import Layer
from ..unplaced import unplaced_reasons
from .agreements import dormant, expiring
from .components import shared_networks
from .continents import CONTINENT_OF
from .counts import count_ties, extremes, sum_values, totals
from .coverage import coverage_gaps
from .partners import partners


def summarise(
    layer: Layer,
    *,
    today: dt.date,
    lang: str = "en",
    countries: Iterable[str] | None = None,
    activity: str | None = None,
    years: int = 5,
    months: int = 24,
) -> dict[str, pd.DataFrame]:
    """Count and list everything that a report shows.

    Parameters
    ----------
    layer
        Any layer.
    today
        The day to count from.
    lang
        BCP 47 tag: places and countries get their names in it, if they have one; reasons are written in it.
    countries
        Those where a partner might be, as `coverage.coverage_gaps` takes them.
    activity, years
        As `agreements.dormant` takes them.
    months
        How far ahead agreements that end are looked for.

    Returns
    -------
    dict
        Frames by name: totals (one row), values (one row a unit), kind, status, continent, country, decade, partners, extremes, networks,
        coverage_gaps, expiring, dormant, unplaced, undated, guessed.

    Raises
    ------
    TableError
        If the table has no column `activity`, or one of `countries` is not a code.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> len(summarise(example_layer(), today=dt.date(2026, 1, 1))["partners"])
    2
    """
    if activity is not None and activity not in layer.tie_rows.columns:
        raise TableError(f"the table has no column {activity!r}, expected one that reports activity")
    codes = None if countries is None else [known_code(code) for code in countries]
    layer = name_places(layer, lang)
    ties = partners(layer)
    ties = ties.assign(home=ties["from_id"].map(layer.places.set_index("place_id")["name"]))
    country_names = dict(zip(layer.places["country"], layer.places["country_name"], strict=True))
    shared = shared_networks(layer)
    guessed = layer.places[layer.places["guessed"].astype(bool)]
    return {
        "totals": pd.DataFrame([totals(layer)]),
        "values": sum_values(layer),
        "kind": count_ties(layer, "kind"),
        "status": count_ties(layer, "status"),
        "continent": count_ties(layer, "continent"),
        "country": count_ties(layer, "country"),
        "decade": count_ties(layer, "decade"),
        "partners": ties,
        "extremes": extremes(layer),
        "networks": shared.assign(country_name=shared["country"].map(country_names)),
        "coverage_gaps": coverage_gaps(layer, codes),
        "expiring": expiring(layer, today=today, months=months),
        "dormant": dormant(layer, today=today, years=years, activity=activity),
        "unplaced": layer.unplaced.assign(reason=unplaced_reasons(layer.unplaced, lang)),
        "undated": ties[ties["since"].isna()].reset_index(drop=True),
        "guessed": pd.DataFrame(guessed.drop(columns="geometry")),
    }


def known_code(code: str) -> str:
    """Return a country's code in capitals.

    Raises
    ------
    TableError
        If it is not one.

    Examples
    --------
    >>> known_code(" br")
    'BR'
    """
    found = code.strip().upper()
    if found not in CONTINENT_OF:
        raise TableError(f"country {code.strip()!r}: expected an ISO 3166-1 alpha-2 code such as BR")
    return found


def name_places(layer: Layer, lang: str) -> Layer:
    """Give places and countries their names in a language; those without one keep the name they have.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> name_places(example_layer(), "ko").places["name"].tolist()
    ['Busan', 'Los Angeles', 'Shimonoseki']
    """
    named = {}
    for column, every in (("name", "names"), ("country_name", "country_names")):
        pairs = zip(layer.places[every], layer.places[column], strict=True)
        named[column] = [name_in(lang, tags, name) for tags, name in pairs]
    return layer.changed(places=layer.places.assign(**named))
