"""All numbers of a report, counted once, so that every document says the same."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable

import pandas as pd

from ..errors import TableError
from ..layer import Layer
from .agreements import dormant, expiring
from .continents import CONTINENT_OF
from .network import count_ties, extremes, partners, shared_networks, totals, white_spots


def gather_facts(
    layer: Layer,
    *,
    today: dt.date,
    lang: str = "en",
    countries: Iterable[str] | None = None,
    activity: str | None = None,
    years: int = 5,
    months: int = 24,
) -> dict[str, pd.DataFrame]:
    """Count and list everything that a report tells.

    Parameters
    ----------
    layer
        Any layer.
    today
        The day to count from.
    lang
        BCP 47 tag: places and countries are called by their names in it, if they have one.
    countries
        Those where a partner might be, as `network.white_spots` takes them.
    activity, years
        As `terms.dormant` takes them.
    months
        How far ahead agreements that end are looked for.

    Returns
    -------
    dict
        Frames by name: totals (one row), kind, status, continent, country, decade, partners, extremes, networks,
        white_spots, expiring, dormant, unplaced, undated, guessed.

    Raises
    ------
    TableError
        If the table has no column `activity`, or one of `countries` is no code.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> len(gather_facts(example_layer(), today=dt.date(2026, 1, 1))["partners"])
    2
    """
    if activity is not None and activity not in layer.ties.columns:
        raise TableError(f"the table has no column {activity!r} that tells of activity")
    asked = None if countries is None else [known_code(code) for code in countries]
    layer = call_places(layer, lang)
    ties = partners(layer)
    ties = ties.assign(home=ties["from_id"].map(layer.places.set_index("place_id")["name"]))
    called = dict(zip(layer.places["country"], layer.places["country_name"], strict=True))
    shared = shared_networks(layer)
    guessed = layer.places[layer.places["guessed"].astype(bool)]
    return {
        "totals": pd.DataFrame([totals(layer)]),
        "kind": count_ties(layer, "kind"),
        "status": count_ties(layer, "status"),
        "continent": count_ties(layer, "continent"),
        "country": count_ties(layer, "country"),
        "decade": count_ties(layer, "decade"),
        "partners": ties,
        "extremes": extremes(layer),
        "networks": shared.assign(country_name=shared["country"].map(called)),
        "white_spots": white_spots(layer, asked),
        "expiring": expiring(layer, today=today, months=months),
        "dormant": dormant(layer, today=today, years=years, activity=activity),
        "unplaced": layer.unplaced,
        "undated": ties[ties["since"].isna()].reset_index(drop=True),
        "guessed": pd.DataFrame(guessed.drop(columns="geometry")),
    }


def known_code(code: str) -> str:
    """Return a country's code in capitals.

    Raises
    ------
    TableError
        If it is none.

    Examples
    --------
    >>> known_code(" br")
    'BR'
    """
    found = code.strip().upper()
    if found not in CONTINENT_OF:
        raise TableError(f"country {code.strip()!r}: expected an ISO 3166-1 alpha-2 code such as BR")
    return found


def call_places(layer: Layer, lang: str) -> Layer:
    """Call places and countries by their names in a language; those without one keep the name they have.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> call_places(example_layer(), "ko").places["name"].tolist()
    ['Busan', 'Los Angeles', 'Shimonoseki']
    """
    named = {}
    for column, every in (("name", "names"), ("country_name", "country_names")):
        pairs = zip(layer.places[every], layer.places[column], strict=True)
        named[column] = [_in_language(tags, lang) or name for tags, name in pairs]
    places = layer.places.assign(**named)
    return Layer(places, layer.regions, layer.ties, layer.memberships, layer.unplaced)


def _in_language(tags: object, lang: str) -> str | None:
    found: dict[str, str] = json.loads(tags) if isinstance(tags, str) else {}
    return found.get(lang)
