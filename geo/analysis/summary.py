"""All figures of a report, counted once, so that every document has the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import combining

import pandas as pd

from ..errors import TableError
from ..languages import name_in
from ..layer import Layer
from ..normal_forms import normal_form
from ..summed_ties import times_of, weigh_ties
from ..unplaced import unplaced_partners, unplaced_reasons
from .agreements import dormant, expiring
from .anniversaries import anniversaries
from .components import shared_networks
from .continents import CONTINENT_OF
from .counts import By, count_ties, extremes, sum_values, totals
from .coverage import coverage_gaps
from .in_common import partners_in_common
from .partners import Side, home_first, partner_side, partners

UNPLACED_NAMES = ("name", "country", "reason", "ties")
MOST_YEARS = 15  # from the first to the last: ties of more years are counted by decades


def summarise(
    layer: Layer,
    *,
    today: dt.date,
    lang: str = "en",
    home: str | None = None,
    names: Sequence[str] | None = None,
    countries: Iterable[str] | None = None,
    activity: str | None = None,
    years: int = 5,
    months: int = 24,
    country_names: Mapping[str, str] | None = None,
    unplaced_names: pd.DataFrame | None = None,
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
    home
        The place_id of the one home of the list: partners are at the other ends of its ties, wherever these have them.
    names
        What each place is called, in the order of ``layer.places``; by default its name in `lang`.
    countries
        Those where a partner might be, as `coverage.coverage_gaps` takes them.
    activity, years
        As `agreements.dormant` takes them.
    months
        How far ahead agreements that end are looked for.
    country_names
        What countries of `countries` are called, by their codes.
    unplaced_names
        Of a table of sums, the names that were not placed when it was made: name, country, reason and ties.

    Returns
    -------
    dict
        Frames by name: totals (one row; also both_ends, whether each end of a tie counts as a partner, and summed, whether
        the table is one of sums), values (one row a unit), kind, status, continent, country, time (by year, or by decade
        where there are more than `MOST_YEARS`), partners, pairs (most ties first), all_pairs, extremes, networks, members,
        shared, linked and most_partners (as `in_common.partners_in_common` has them),
        coverage_gaps, anniversaries (of this and the next year), expiring, dormant, unplaced, unplaced_names, undated,
        drafts, guessed. Partners and all pairs are in the order of homes, countries and names.

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
    layer = home_first(name_places(layer, lang, names), home)
    side, summed = partner_side(layer), times_of(layer.tie_rows) is not None
    ties = _with_home(layer, partners(layer))
    first, last = dt.date(today.year, 1, 1), dt.date(min(today.year + 1, dt.MAXYEAR), 12, 31)
    # A sum is of many ties: no day is the day of all of them.
    one_by_one = layer.changed(ties=layer.tie_rows.head(0)) if summed else layer
    pairs = _pairs(ties)
    events = anniversaries(one_by_one, start=first, end=last)
    guessed = layer.places[layer.places["guessed"].astype(bool)]
    return {
        "totals": _totals(layer, ties, side, summed),
        "values": sum_values(layer),
        "kind": count_ties(layer, "kind"),
        "status": count_ties(layer, "status"),
        "continent": count_ties(layer, "continent", side=side),
        "country": _most_first(count_ties(layer, "country", side=side)),
        "time": _count_by_time(layer),
        "partners": _in_order(ties),
        "pairs": pairs,
        "all_pairs": _in_order(pairs),
        "extremes": _extremes(layer),
        **_networks(layer),
        **partners_in_common(layer, side, home),
        "coverage_gaps": coverage_gaps(layer, codes, side=side).assign(
            country_name=lambda gaps: gaps["country"].map({**(country_names or {}), **_country_names(layer)})
        ),
        "anniversaries": events[events["event"] == "anniversary"].reset_index(drop=True),
        "expiring": _with_home(layer, expiring(one_by_one, today=today, months=months)),
        "dormant": _with_home(layer, dormant(one_by_one, today=today, years=years, activity=activity)),
        "unplaced": layer.unplaced.assign(reason=unplaced_reasons(layer.unplaced, lang)),
        "unplaced_names": pd.DataFrame(columns=UNPLACED_NAMES) if unplaced_names is None else unplaced_names,
        "undated": ties[ties["since"].isna()].reset_index(drop=True),
        "drafts": pd.concat([_drafts(layer.tie_rows), _drafts(layer.memberships)], ignore_index=True),
        "guessed": pd.DataFrame(guessed.drop(columns="geometry")),
    }


def _drafts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what of the rows is a proposal that is not confirmed."""
    return rows.loc[rows["draft"].eq(True) if "draft" in rows else [], ["tie_id", "row"]]


def _with_home(layer: Layer, ties: pd.DataFrame) -> pd.DataFrame:
    return ties.assign(home=ties["from_id"].map(layer.places.set_index("place_id")["name"]))


def _extremes(layer: Layer) -> pd.DataFrame:
    """Find the extremes, of dates also among the rows that are not placed, which have a partner and no distance."""
    found = _with_home(layer, extremes(layer))
    rows = unplaced_partners(layer.unplaced, layer.home)
    rows = rows[rows["since"].notna() & rows["name"].notna()]
    for extreme, most in (("oldest", min), ("newest", max)):
        if rows.empty:
            break
        is_it = found["extreme"] == extreme
        limit = most([*found.loc[is_it, "since"], *rows["since"]])
        beyond = rows[rows["since"] == limit].assign(extreme=extreme).reindex(columns=found.columns)
        kept = found[~is_it | (found["since"] == limit)]
        found = pd.concat([kept.astype(object), beyond.astype(object)], ignore_index=True)
    order = {extreme: at for at, extreme in enumerate(("oldest", "newest", "farthest", "nearest"))}
    return found.sort_values(
        "extreme", key=lambda column: column.map(order), kind="stable", ignore_index=True
    )


def _in_order(ties: pd.DataFrame) -> pd.DataFrame:
    order = [column for column in ("home", "country_name", "name", "since") if column in ties]
    return ties.sort_values(order, kind="stable", key=_collated, ignore_index=True)


def _most_first(counts: pd.DataFrame) -> pd.DataFrame:
    """Put countries of one number in the order of their names, and those that are not known at the end."""
    known = counts[counts["country"].notna()]
    called = known["country_name"].astype(object).fillna(known["country"].astype(object))
    named = known.assign(at=_collated(called))
    ordered = named.sort_values(["ties", "at"], ascending=[False, True], kind="stable").drop(columns="at")
    return pd.concat([ordered, counts[counts["country"].isna()]], ignore_index=True)


def _collated(column: pd.Series[str]) -> pd.Series[str]:
    """Leave marks and capitals out of account: Łódź is not behind Zürich, nor is Österreich."""
    plain = {
        text: "".join(char for char in normal_form("NFKD", text.casefold()) if not combining(char)).replace(
            "ł", "l"
        )
        for text in column.dropna().astype(str).unique()
    }
    return column.astype(object).map(lambda text: plain.get(text, text), na_action="ignore")


def _country_names(layer: Layer) -> dict[str, str]:
    return dict(zip(layer.places["country"], layer.places["country_name"], strict=True))


def _totals(layer: Layer, ties: pd.DataFrame, side: Side, summed: bool) -> pd.DataFrame:
    """Count, also the partners alone: the places at the far ends, which are all where each end is a partner."""
    away = partners(layer, side="both") if side == "both" else ties[ties["place_id"] != ties["from_id"]]
    far = {"partners": away["place_id"].nunique(), "partner_countries": away["country"].nunique()}
    return pd.DataFrame([{**totals(layer), **far, "both_ends": side == "both", "summed": summed}])


def _count_by_time(layer: Layer) -> pd.DataFrame:
    """Count by year or decade, the empty ones between the first and the last too; the column is `time`, a number."""
    known = layer.tie_rows["since"].dropna().astype(str).str[:4].astype(int)
    by: By = "decade" if len(known) and known.max() - known.min() > MOST_YEARS else "year"
    table = count_ties(layer, by)
    step = 10 if by == "decade" else 1
    first, last = (int(end) // step * step for end in ((known.min(), known.max()) if len(known) else (0, -1)))
    table["time"] = pd.to_numeric(table[by].astype(object).str[:4]).astype("Int64")
    dated = table[table["time"].notna()].set_index("time").reindex(range(first, last + 1, step))
    filled = dated.fillna({"ties": 0, "share": 0.0}).reset_index(names="time").drop(columns=by)
    whole = pd.concat([filled, table[table["time"].isna()].drop(columns=by)], ignore_index=True)
    return whole.assign(step=step, ties=whole["ties"].astype(int))


def _pairs(ties: pd.DataFrame) -> pd.DataFrame:
    """Add up the ties of each pair of places, most first."""
    columns = ["home", "name", "country", "country_name"]
    rows = ties[[*columns, "from_id", "place_id"]].assign(
        ties=weigh_ties(ties), value=ties["value"].astype(float), since=ties["since"]
    )
    by_pair = rows.groupby(["from_id", "place_id"], sort=False)
    table = by_pair.agg(
        **{column: (column, "first") for column in columns}, ties=("ties", "sum"), value=("value", "sum")
    )
    return table.sort_values("ties", ascending=False, kind="stable").reset_index()


def _networks(layer: Layer) -> dict[str, pd.DataFrame]:
    """List networks with their members, and the members one by one with what the list has of each."""
    shared = shared_networks(layer)
    shared = shared.assign(country_name=shared["country"].map(_country_names(layer)))
    details = layer.memberships[["network", "place_id", "role", "since", "row"]].drop_duplicates(
        ["network", "place_id"]
    )
    members = shared.merge(details.astype(object), on=["network", "place_id"], how="left")
    by_network = members.groupby("network", sort=False)
    networks = by_network.agg(
        members=("place_id", "size"), countries=("country", "nunique"), tied=("tied", "sum")
    )
    return {"networks": networks.reset_index(), "members": members}


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


def name_places(layer: Layer, lang: str, names: Sequence[str] | None = None) -> Layer:
    """Give places and countries their names in a language; those without one keep the name they have.

    Parameters
    ----------
    layer
        Any layer.
    lang
        BCP 47 tag.
    names
        What each place is called, where that is known better.

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
    if names is not None:
        named["name"] = list(names)
    return layer.changed(places=layer.places.assign(**named))
