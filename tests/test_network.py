"""The numbers of a small network that can be counted by hand."""

import datetime as dt

import geopandas
import pandas as pd
import pytest
import shapely
from sistermap.geo.analysis.agreements import dormant, expiring, latest_year
from sistermap.geo.analysis.components import components, shared_networks
from sistermap.geo.analysis.continents import CONTINENT_OF, CONTINENTS, continents
from sistermap.geo.analysis.counts import count_ties, extremes, reach, totals
from sistermap.geo.analysis.coverage import coverage_gaps
from sistermap.geo.analysis.date_precision import last_day
from sistermap.geo.analysis.partners import partners
from sistermap.geo.layer import build_layer
from sistermap.geo.schema import GEOCODED, PLACES

PLACED = {
    "Busan": ("KR", 35.1, 129.0),
    "Shimonoseki": ("JP", 33.9, 130.9),
    "Fukuoka": ("JP", 33.6, 130.4),
    "Los Angeles": ("US", 34.0, -118.2),
    "Santos": ("BR", -23.9, -46.3),
    "Lima": ("PE", -12.0, -77.0),
}
TIES = [  # from, to, and what the list says
    {
        "from": "Busan",
        "to": "Shimonoseki",
        "kind": "sister",
        "since": "1976-10-11",
        "network": "OEAED",
        "until": "2026",
    },
    {
        "from": "Busan",
        "to": "Los Angeles",
        "kind": "sister",
        "since": "1967-12-18",
        "status": "active",
        "until": "2020-05",
    },
    {"from": "Busan", "to": "Fukuoka", "kind": "mou", "since": "2007", "status": "dormant"},
    {"from": "Busan", "to": "Fukuoka", "kind": "project", "network": "OEAED"},
    {
        "from": "Santos",
        "to": "Lima",
        "kind": "sister",
        "since": "1981",
        "status": "ended",
        "until": "2026-03",
    },
    {"from": "Busan", "to": "Busan", "kind": "visit", "since": "2019-04"},
]
MEMBERSHIPS = [
    {"from": "Busan", "network": "WeGO"},
    {"from": "Lima", "network": "WeGO"},
    {"from": "Busan", "network": "OEAED"},
]


def make(rows, own=()):
    made = []
    for i, row in enumerate(rows, 1):
        sides = {
            f"{side}_{column}": value
            for side in ("from", "to")
            if side in row
            for column, value in {"name": row[side], "verdict": "placed", "place_id": row[side]}.items()
        }
        rest = {key: value for key, value in row.items() if key not in ("from", "to")}
        made.append({"tie_id": f"t{i}", "row": i + 1, **sides, **rest})
    places = [
        {
            "place_id": name,
            "name": name,
            "level": "city",
            "country": country,
            "country_name": country,
            "lat": lat,
            "lon": lon,
        }
        for name, (country, lat, lon) in PLACED.items()
    ]
    regions = geopandas.GeoDataFrame(
        {column: ["-"] for column in ("place_id", "name", "level", "country")},
        geometry=[shapely.box(0, 0, 1, 1)],
        crs=4326,
    )
    return build_layer(
        pd.DataFrame(made).reindex(columns=[*GEOCODED, *own]),
        pd.DataFrame(places).reindex(columns=PLACES),
        regions,
    )


@pytest.fixture(scope="module")
def layer():
    return make(TIES + MEMBERSHIPS)


EMPTY = make([])


def test_totals_count_rows_places_and_groups(layer):
    assert totals(layer) == {
        "rows": 9, "ties": 6, "memberships": 3, "unplaced": 0, "places": 6,
        "countries": 5, "continents": 3, "networks": 2, "components": 2,
    }  # fmt: skip


def test_partners_are_the_far_ends_in_order(layer):
    table = partners(layer)
    assert table["name"].tolist() == ["Shimonoseki", "Los Angeles", "Fukuoka", "Fukuoka", "Lima", "Busan"]
    assert table["continent"].tolist() == ["Asia", "North America", "Asia", "Asia", "South America", "Asia"]
    assert table["tie_id"].tolist() == layer.ties["tie_id"].tolist()


def test_partners_of_both_ends_list_a_tie_twice_and_a_loop_once(layer):
    assert partners(layer, side="both")["tie_id"].value_counts().to_dict() == {
        f"t{i}": 2 - (i == 6) for i in range(1, 7)
    }


def test_partners_keep_a_column_of_the_users_with_our_name():
    table = partners(make([{**TIES[0], "continent": "theirs"}], own=["continent"]))
    assert (table["continent"].item(), table["continent (original)"].item()) == ("Asia", "theirs")


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("kind", [("sister", 3), ("mou", 1), ("project", 1), ("visit", 1)]),
        ("status", [("active", 1), ("dormant", 1), ("ended", 1), (None, 3)]),
        ("network", [("OEAED", 2), (None, 4)]),
        ("country", [("JP", 3), ("KR", 1), ("PE", 1), ("US", 1)]),
        ("continent", [("Asia", 4), ("North America", 1), ("South America", 1)]),
        ("decade", [("1960s", 1), ("1970s", 1), ("1980s", 1), ("2000s", 1), ("2010s", 1), (None, 1)]),
    ],
)
def test_count_ties_by_each_trait(layer, by, expected):
    table = count_ties(layer, by)
    keys = [None if pd.isna(key) else key for key in table[by]]
    assert list(zip(keys, table["ties"], strict=True)) == expected
    assert table["share"].tolist() == pytest.approx([ties / 6 for _, ties in expected])


def test_count_ties_of_both_ends_counts_a_tie_once_a_country(layer):
    table = count_ties(layer, "country", side="both").set_index("country")["ties"]
    assert table.to_dict() == {"KR": 5, "JP": 3, "US": 1, "BR": 1, "PE": 1}


def test_reach_counts_partners_and_their_countries(layer):
    table = reach(layer).set_index("name")
    busan = table.loc["Busan"]
    assert (busan["ties"], busan["partners"], busan["countries"], busan["continents"]) == (5, 3, 2, 2)
    assert busan["oldest"] == "1967-12-18"
    assert busan["farthest_km"] == layer.ties["distance_km"][1]
    assert table.index[0] == "Busan"
    assert (table.loc["Fukuoka", "ties"], table.loc["Fukuoka", "partners"]) == (2, 1)


def test_components_are_joined_by_ties_and_not_by_memberships(layer):
    table = components(layer).set_index("name")
    assert table["component"].to_dict() == {
        "Busan": 1, "Shimonoseki": 1, "Los Angeles": 1, "Fukuoka": 1, "Santos": 2, "Lima": 2,
    }  # fmt: skip
    assert table["size"].to_dict()["Busan"] == 4 and table["size"].to_dict()["Lima"] == 2


def test_extremes_are_the_oldest_newest_farthest_and_nearest(layer):
    table = extremes(layer)
    found = table.groupby("extreme")["tie_id"].agg(list).to_dict()
    assert found == {"oldest": ["t2"], "newest": ["t6"], "farthest": ["t2"], "nearest": ["t3", "t4"]}


def test_shared_networks_tell_who_is_tied_within_one(layer):
    table = shared_networks(layer)
    assert table.groupby("network")["name"].agg(list).to_dict() == {
        "OEAED": ["Busan", "Shimonoseki", "Fukuoka"],
        "WeGO": ["Busan", "Lima"],
    }
    assert table["members"].tolist() == [3, 3, 3, 2, 2]
    assert table["tied"].tolist() == [True, True, True, False, False]


def test_coverage_gaps_are_continents_without_a_partner(layer):
    assert coverage_gaps(layer)["continent"].tolist() == ["Africa", "Europe", "Oceania"]


def test_coverage_gaps_are_countries_of_a_list_without_a_partner(layer):
    table = coverage_gaps(layer, ["JP", "vn", "BR", "VN"])
    assert list(zip(table["country"], table["continent"], strict=True)) == [
        ("VN", "Asia"),
        ("BR", "South America"),
    ]


def test_expiring_looks_ahead_and_back_and_keeps_the_precision(layer):
    table = expiring(layer, today=dt.date(2026, 1, 1), months=12)
    assert list(
        zip(table["tie_id"], table["expires"].dt.date, table["precision"], table["days_left"], strict=True)
    ) == [
        ("t2", dt.date(2020, 5, 31), "month", -2041),
        ("t1", dt.date(2026, 12, 31), "year", 364),
    ]


@pytest.mark.parametrize(
    ("today", "months", "expected"),
    [(dt.date(9999, 12, 31), 24, 2), (dt.date(9998, 12, 31), 12, 2), (dt.date(9998, 12, 1), 12, 1)],
)
def test_expiring_looks_no_further_than_dates_go(layer, today, months, expected):
    until = layer.ties["until"].where(layer.ties["until"].isna(), "9999-12-31")
    until[until.notna().idxmax()] = "9998-12-31"
    ends = expiring(layer.changed(ties=layer.ties.assign(until=until)), today=today, months=months)
    assert len(ends) == expected


def test_expiring_leaves_out_what_is_further_off(layer):
    assert expiring(layer, today=dt.date(2026, 1, 1), months=6)["tie_id"].tolist() == ["t2"]


def test_expiring_of_an_agreement_dated_9999_is_far_off():
    assert expiring(make([{**TIES[0], "until": "9999"}]), today=dt.date(2026, 1, 1)).empty


def test_dormant_without_an_activity_column_is_what_the_list_says(layer):
    table = dormant(layer, today=dt.date(2026, 1, 1))
    assert list(zip(table["tie_id"], table["why"], strict=True)) == [("t3", "status")]


def test_dormant_reads_the_latest_year_of_the_activity_column():
    cells = ["visit 2019.3, festival 2021", "2020년", "2022", None, "2001"]
    rows = [{**tie, "Last visit": cell} for tie, cell in zip(TIES, cells, strict=False)]
    table = dormant(make(rows, own=["Last visit"]), today=dt.date(2026, 1, 1), activity="Last visit")
    found = [
        (t, None if pd.isna(y) else y, w)
        for t, y, w in zip(table["tie_id"], table["last_active"], table["why"], strict=True)
    ]
    assert found == [("t4", None, "none"), ("t2", 2020, "years"), ("t3", 2022, "status")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9999", "9999-12-31"),
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_last_day_of_each_precision(text, expected):
    assert last_day(text) == dt.date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1998, 2016.3.15", 2016), ("2019년 5월", 2019), ("12019", None), ("never", None), (None, None)],
)
def test_latest_year_of_a_cell(text, expected):
    [year] = latest_year(pd.Series([text], dtype=object))
    assert (None if pd.isna(year) else year) == expected


@pytest.mark.parametrize(
    ("country", "continent"),
    # United Nations M49, the ones that are mistaken most.
    [
        ("CY", "Asia"), ("TR", "Asia"), ("GE", "Asia"), ("KZ", "Asia"), ("TL", "Asia"), ("RU", "Europe"),
        ("EG", "Africa"), ("PA", "North America"), ("CO", "South America"), ("TT", "North America"),
        ("GL", "North America"), ("GU", "Oceania"), ("MU", "Africa"), ("AQ", "Antarctica"),
    ],
)  # fmt: skip
def test_continents_follow_m49(country, continent):
    assert continents(pd.Series([country])).tolist() == [continent]


def test_continents_have_every_country_once():
    assert len(CONTINENT_OF) == 250  # 249 of ISO 3166-1 and Kosovo
    assert set(CONTINENT_OF.values()) == set(CONTINENTS)


@pytest.mark.parametrize(
    "table",
    [
        partners, reach, components, extremes, shared_networks, lambda nothing: count_ties(nothing, "country"),
        lambda nothing: count_ties(nothing, "decade"), lambda nothing: expiring(nothing, today=dt.date(2026, 1, 1)),
        lambda nothing: dormant(nothing, today=dt.date(2026, 1, 1)),
    ],
)  # fmt: skip
def test_tables_of_nothing_have_columns_and_no_rows(table):
    assert len(table(EMPTY)) == 0
    assert len(table(EMPTY).columns) >= 3


def test_totals_of_nothing_are_zero():
    assert set(totals(EMPTY).values()) == {0}
